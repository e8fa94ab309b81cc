"""The JSON Schema of rule files, so that editors complete and check them while a clerk types.

Everything that depends on kinds of check is generated from them. The schema takes what the loader takes: a number or a
date may also be text, one word may stand for a list of one.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from plancheck.checks import REQUIRED, Kind, Option
from plancheck.rule import LEVELS, SEVERITIES
from plancheck.rulebook.words import CASES, CONDITIONS, RULE_KEYS, SET_KEYS, option_doc

_Schema = dict[str, Any]
TEXT: Final = {"type": ["string", "number", "boolean"]}
_WORDS: Final = {"$ref": "#/$defs/words"}
_DAY: Final = {"$ref": "#/$defs/day"}


def schema(kinds: Sequence[Kind]) -> _Schema:
    """Return the JSON Schema (draft 2020-12) of rule files for these kinds of check."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:plancheck:schema:rules:1",
        "title": "plancheck 规则集",
        "description": "ruleset.yaml，由 plancheck schema rules 生成。",
        "type": "object",
        "required": ["version", "title"],
        "additionalProperties": False,
        "properties": {key: {**_set_key(key), "description": doc} for key, doc in SET_KEYS.items()},
        # A rule set that extends none has no rule to inherit from: each of its rules is complete.
        "if": {"required": ["extends"]},
        "else": {"properties": {"rules": {"items": {"$ref": "#/$defs/complete"}}}},
        "$defs": {
            "text": {"type": ["string", "number", "boolean"], "minLength": 1},
            "words": {"anyOf": [{"$ref": "#/$defs/text"}, {"type": "array", "items": {"$ref": "#/$defs/text"}}]},
            "day": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
            "number": {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[+-]?[0-9]+$"}]},
            "flag": {"enum": [True, False, "yes", "no", "true", "false", "是", "否"]},
            "id": {"type": ["string", "number"], "pattern": r"^[\w.-]+(/[\w.-]+)*$", "maxLength": 100},
            "severity": {"enum": list(SEVERITIES)},
            "condition": _object({name: (_condition(name), doc) for name, doc in CONDITIONS.items()}),
            "examples": _object(
                {"pass": (_WORDS, "查不出问题的方案片段"), "fail": (_WORDS, "查得出问题的方案片段")},
            ),
            "case": _object(
                {
                    "message": ({"$ref": "#/$defs/text"}, CASES["message"]),
                    "fix": (TEXT, CASES["fix"]),
                    "severity": ({"$ref": "#/$defs/severity"}, CASES["severity"]),
                },
                "message",
                "fix",
            ),
            "rule": _rule(kinds),
            "complete": _complete(kinds),
            "cases": _cases(None),
            **{f"cases.{kind.name}": _cases(kind) for kind in kinds},
            **{f"check.{kind.name}": _of_kind(kind) for kind in kinds},
            "inherited": _inherited(kinds),
        },
    }


def _object(keys: Mapping[str, tuple[Any, str]], *needed: str) -> _Schema:
    found: _Schema = {"type": "object", "additionalProperties": False}
    if needed:
        found["required"] = list(needed)
    found["properties"] = {name: {**part, "description": doc} for name, (part, doc) in keys.items()}
    return found


def _condition(name: str) -> _Schema:
    if name == "level":
        return {"anyOf": [{"enum": list(LEVELS)}, {"type": "array", "items": {"enum": list(LEVELS)}}]}
    return {"$ref": "#/$defs/number"} if name.startswith("year_") else dict(_WORDS)


def _set_key(key: str) -> _Schema:
    special: Mapping[str, _Schema] = {
        "id": {"$ref": "#/$defs/id"},
        "extends": _WORDS,
        "valid_from": _DAY,
        "valid_to": _DAY,
        "fits": {"$ref": "#/$defs/condition"},
        "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        "en": _object({"title": (TEXT, "英文名称"), "note": (TEXT, "英文说明")}),
    }
    return dict(special.get(key, TEXT))


def _rule_key(key: str, kind: Kind | None) -> _Schema:
    cases = {"$ref": f"#/$defs/cases.{kind.name}" if kind else "#/$defs/cases"}
    special: Mapping[str, _Schema] = {
        "id": {"$ref": "#/$defs/id"},
        "check": {"$ref": "#/$defs/text"},
        "title": {"$ref": "#/$defs/text"},
        "severity": {"$ref": "#/$defs/severity"},
        "cases": cases,
        "when": {"$ref": "#/$defs/condition"},
        "valid_from": _DAY,
        "valid_to": _DAY,
        "examples": {"$ref": "#/$defs/examples"},
        "off": {**TEXT, "not": {"enum": [True, "true", "yes", "是", ""]}},
        "add": {"type": "object"},
        "en": _object(
            {
                "title": (TEXT, "英文"),
                "requirement": (TEXT, "英文"),
                "basis": (TEXT, "英文"),
                "cases": (cases, "英文"),
            }
        ),
    }
    return dict(special.get(key, TEXT))


def _cases(kind: Kind | None) -> _Schema:
    """Return the schema of `cases`; only reasons that the kind gives, where these are known."""
    case = {"$ref": "#/$defs/case"}
    if kind is None:
        return {"type": "object", "additionalProperties": case}
    reasons = {reason: {**case, "description": doc} for reason, doc in kind.reasons.items()}
    reasons["default"] = {**case, "description": CASES["default"]}
    return {"type": "object", "properties": reasons, "additionalProperties": case if kind.finer_reasons else False}


def _rule(kinds: Sequence[Kind]) -> _Schema:
    """Return the schema of any rule: what its kind takes, or, without `check`, what an inherited rule may take."""
    branches = [
        {
            "if": {"required": ["check"], "properties": {"check": {"const": kind.name}}},
            "then": {"$ref": f"#/$defs/check.{kind.name}"},
        }
        for kind in kinds
    ]
    return {
        "type": "object",
        "required": ["id"],
        "properties": {"check": {"enum": [kind.name for kind in kinds], "description": RULE_KEYS["check"]}},
        "allOf": [*branches, {"if": {"not": {"required": ["check"]}}, "then": {"$ref": "#/$defs/inherited"}}],
    }


def _complete(kinds: Sequence[Kind]) -> _Schema:
    needs = {kind.name: [name for name, option in kind.options.items() if option.default is REQUIRED] for kind in kinds}
    return {
        "required": ["check", "title", "severity"],
        "allOf": [
            {"if": {"properties": {"check": {"const": name}}}, "then": {"required": needed}}
            for name, needed in needs.items()
            if needed
        ],
    }


def _of_kind(kind: Kind) -> _Schema:
    """Return the schema of a rule of one kind."""
    keys = {key: {**_rule_key(key, kind), "description": doc} for key, doc in RULE_KEYS.items()}
    options = {name: _option(option, option_doc(kind.name, name, option)) for name, option in kind.options.items()}
    lists = {name: part for name, part in options.items() if kind.options[name].type in ("texts", "entries")}
    keys["add"] |= {"properties": lists, "additionalProperties": False}
    return {"type": "object", "description": kind.doc, "additionalProperties": False, "properties": {**keys, **options}}


def _inherited(kinds: Sequence[Kind]) -> _Schema:
    """Return the schema of a rule whose kind stands in another layer: any option of any kind."""
    keys = {key: {**_rule_key(key, None), "description": doc} for key, doc in RULE_KEYS.items()}
    options: dict[str, list[_Schema]] = {}
    for kind in kinds:
        for name, option in kind.options.items():
            part = _option(option, "")
            if part not in options.setdefault(name, []):
                options[name].append(part)
    either = {name: parts[0] if len(parts) == 1 else {"anyOf": parts} for name, parts in options.items()}
    return {"type": "object", "additionalProperties": False, "properties": {**keys, **either}}


def _option(option: Option, doc: str) -> _Schema:
    found = _value(option)
    if doc:
        found["description"] = doc
    if option.default is not REQUIRED and isinstance(option.default, str | int | bool) and option.default != "":
        found["default"] = option.default
    return found


def _value(option: Option) -> _Schema:
    match option.type:
        case "number" | "flag" | "day":
            return {"$ref": f"#/$defs/{option.type}"}
        case "date":
            return {"$ref": "#/$defs/day"}
        case "entries":
            row = _row(option.keys)
            return {"anyOf": [row, {"type": "array", "items": row}]}
        case "texts" if option.choices:
            one = {"enum": list(option.choices)}
            return {"anyOf": [one, {"type": "array", "items": one}]}
        case "texts":
            return dict(_WORDS)
        case _:
            return {"enum": list(option.choices)} if option.choices else {"$ref": "#/$defs/text"}


def _row(keys: Mapping[str, Option]) -> _Schema:
    """Return the schema of one entry; bare text stands for its first key."""
    needed = [name for name, key in keys.items() if key.default is REQUIRED]
    row = _object({name: (_option(key, ""), key.doc) for name, key in keys.items()}, *needed)
    return row if needed[1:] else {"anyOf": [{"$ref": "#/$defs/text"}, row]}
