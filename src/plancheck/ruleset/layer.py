"""One rule file, checked for its form: a layer, whose rules may still lack what they inherit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from plancheck.errors import RuleError
from plancheck.rule import LEVELS, SEVERITIES, Case, Condition, Examples, Validity
from plancheck.ruleset.nodes import Node

SET_KEYS: Final = (
    "id", "version", "title", "note", "extends", "valid_from", "valid_to", "fits", "rules", "en",
)  # fmt: skip
RULE_KEYS: Final = (
    "id", "check", "title", "severity", "requirement", "basis", "cases", "when", "valid_from", "valid_to", "examples",
    "off", "add", "en",
)  # fmt: skip
_T = TypeVar("_T")
_TRANSLATED: Final = ("title", "requirement", "basis", "cases")


@dataclass(slots=True)
class Entry:
    """What one layer says of one rule: the fields it gives, options by name still as nodes."""

    node: Node
    id: str
    check: Node | None = None
    fields: dict[str, object] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    options: dict[str, Node] = field(default_factory=dict)
    added: dict[str, Node] = field(default_factory=dict)
    off: str | None = None


@dataclass(slots=True)
class Layer:
    """A rule file, decoded."""

    id: str
    version: str
    title: str
    extends: tuple[tuple[str, Node], ...]
    validity: Validity
    fits: Condition | None
    entries: list[Entry]
    mistakes: list[RuleError]


def decode(root: Node, name: str, lang: str) -> Layer:
    """Decode a rule file in a language ("zh" or "en"); mistakes are collected, so that all can be shown at once."""
    mistakes: list[RuleError] = []

    def attempt(decoder: Callable[[Node], _T], node: Node | None, default: _T) -> _T:
        if node is None:
            return default
        try:
            return decoder(node)
        except RuleError as error:
            mistakes.append(error)
            return default

    keys = _table(root, SET_KEYS, ("version", "title"), mistakes)
    english = attempt(lambda node: node.table(("title", "note")), keys.get("en"), {}) if lang == "en" else {}
    entries = []
    for node in attempt(lambda node: list(node.items()), keys.get("rules"), []):
        entry = _entry(node, lang, mistakes)
        if entry is not None:
            if any(other.id == entry.id for other in entries):
                mistakes.append(node.error(f"the rule {entry.id!r} stands here twice"))
            entries.append(entry)
    title = english.get("title", keys.get("title"))
    return Layer(
        id=attempt(Node.text, keys.get("id"), name),
        version=attempt(Node.text, keys.get("version"), ""),
        title=attempt(Node.text, title, name),
        extends=attempt(_extends, keys.get("extends"), ()),
        validity=attempt(lambda _: validity(keys), keys.get("valid_from") or keys.get("valid_to"), Validity()),
        fits=attempt(condition, keys.get("fits"), None),
        entries=entries,
        mistakes=mistakes,
    )


def _table(node: Node, keys: tuple[str, ...], needed: tuple[str, ...], mistakes: list[RuleError]) -> dict[str, Node]:
    """Return a mapping's entries, collecting unknown and missing keys instead of stopping at the first."""
    try:
        found = node.table()
    except RuleError as error:
        mistakes.append(error)
        return {}
    for name in list(found):
        if name not in keys:
            try:
                node.table(keys)
            except RuleError as error:
                mistakes.append(error)
            break
    mistakes.extend(node.error(f"the key {name!r} is missing") for name in needed if name not in found)
    return found


def _extends(node: Node) -> tuple[tuple[str, Node], ...]:
    if isinstance(node.raw.value, str):
        return ((node.text(), node),)
    return tuple((item.text(), item) for item in node.items())


def _entry(node: Node, lang: str, mistakes: list[RuleError]) -> Entry | None:
    try:
        keys = node.table(needed=("id",))
        entry = Entry(node, keys["id"].text(), keys.get("check"))
    except RuleError as error:
        mistakes.append(error)
        return None
    english: Mapping[str, Node] = {}
    decoders: dict[str, Callable[[Node], object]] = {
        "title": Node.text,
        "requirement": Node.text,
        "basis": Node.text,
        "severity": lambda item: item.choice(SEVERITIES),
        "when": condition,
        "examples": examples,
    }
    if lang == "en" and "en" in keys:
        try:
            english = keys["en"].table(_TRANSLATED)
        except RuleError as error:
            mistakes.append(error)
    for name, item in {**keys, **{key: value for key, value in english.items() if key != "cases"}}.items():
        try:
            if name in decoders:
                entry.fields[name] = decoders[name](item)
            elif name == "cases":
                entry.cases |= cases(item)
            elif name == "off":
                entry.off = item.text()
            elif name == "add":
                entry.added = item.table()
            elif name in ("valid_from", "valid_to"):
                entry.fields["validity"] = validity(keys)
            elif name not in RULE_KEYS:
                entry.options[name] = item
        except RuleError as error:
            mistakes.append(error)
    if "cases" in english:
        try:
            entry.cases |= cases(english["cases"])
        except RuleError as error:
            mistakes.append(error)
    return entry


def validity(keys: Mapping[str, Node]) -> Validity:
    """Return from when to when something is in force."""
    since, until = keys.get("valid_from"), keys.get("valid_to")
    return Validity(since.day() if since else None, until.day() if until else None)


def cases(node: Node) -> dict[str, Case]:
    """Return what to tell, by reason."""
    found = {}
    for reason, item in node.table().items():
        keys = item.table(("message", "fix", "severity"), ("message", "fix"))
        severity = keys["severity"].choice(SEVERITIES) if "severity" in keys else None
        found[reason] = Case(keys["message"].text(), keys["fix"].text(), severity)
    return found


def condition(node: Node) -> Condition:
    """Return which plans something is for."""
    words = ("topic", "place", "bureau", "genre")
    keys = node.table((*words, "level", "year_from", "year_to"))
    return Condition(
        **{name: keys[name].texts() for name in words if name in keys},
        level=tuple(item.choice(LEVELS) for item in keys["level"].items()) if "level" in keys else (),
        year_from=keys["year_from"].number() if "year_from" in keys else None,
        year_to=keys["year_to"].number() if "year_to" in keys else None,
    )


def examples(node: Node) -> Examples:
    """Return a rule's examples."""
    keys = node.table(("pass", "fail"))
    return Examples(
        keys["pass"].texts() if "pass" in keys else (),
        keys["fail"].texts() if "fail" in keys else (),
    )
