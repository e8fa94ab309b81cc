"""One rule file, checked for its form: a layer, whose rules may still lack what they inherit."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from plancheck.errors import RuleError
from plancheck.rule import LEVELS, SEVERITIES, Case, Condition, Examples, Validity
from plancheck.ruleset.nodes import NO, YES, Node

SET_KEYS: Final = (
    "id", "version", "title", "note", "extends", "valid_from", "valid_to", "fits", "rules", "en",
)  # fmt: skip
RULE_KEYS: Final = (
    "id", "check", "title", "severity", "requirement", "basis", "cases", "when", "valid_from", "valid_to", "examples",
    "off", "add", "en",
)  # fmt: skip
_TRANSLATED: Final = ("title", "requirement", "basis", "cases")
_ID: Final = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
_LONGEST_ID: Final = 100
_T = TypeVar("_T")


@dataclass(slots=True)
class Entry:
    """What one layer says of one rule: the fields it gives, options by name still as nodes; `broken` have mistakes."""

    node: Node
    id: str
    check: Node | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    reasons: dict[str, Node] = field(default_factory=dict)
    options: dict[str, Node] = field(default_factory=dict)
    added: dict[str, Node] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    off: str | None = None


@dataclass(slots=True)
class Layer:
    """A rule file, decoded."""

    id: str
    version: str
    title: str
    note: str
    extends: tuple[tuple[str, Node], ...]
    validity: Validity
    fits: Condition | None
    entries: list[Entry]
    mistakes: list[RuleError]


class _Decoder:
    """Decodes what is well formed and collects the mistakes of the rest, so that all can be shown at once."""

    def __init__(self) -> None:
        self.mistakes: list[RuleError] = []

    def attempt(self, decode: Callable[[Node], _T], node: Node | None, default: _T) -> _T:
        """Return what `decode` makes of a node, `default` where there is none or it has a mistake."""
        if node is None:
            return default
        try:
            return decode(node)
        except RuleError as error:
            self.mistakes.append(error)
            return default

    def table(self, node: Node, keys: tuple[str, ...] | None, needed: tuple[str, ...] = ()) -> dict[str, Node]:
        """Return the entries of a mapping as far as they are known."""
        return self.attempt(lambda node: node.table(keys, needed, self.mistakes), node, {})


def decode(root: Node, name: str, lang: str) -> Layer:
    """Decode a rule file in a language ("zh" or "en"); `name` is its id where it gives none."""
    decoder = _Decoder()
    keys = decoder.table(root, SET_KEYS, ("version", "title"))
    english = decoder.table(keys["en"], ("title", "note")) if "en" in keys else {}
    told = {**keys, **english} if lang == "en" else keys
    entries: list[Entry] = []
    seen: set[str] = set()
    none: Sequence[Node] = ()
    for node in decoder.attempt(_items, keys.get("rules"), none):
        entry = _entry(node, lang, decoder)
        if entry is not None:
            if entry.id in seen:
                decoder.mistakes.append(node.error(f"the rule {entry.id!r} stands here twice"))
            seen.add(entry.id)
            entries.append(entry)
    return Layer(
        id=decoder.attempt(_id, keys.get("id"), name),
        version=decoder.attempt(Node.text, keys.get("version"), ""),
        title=decoder.attempt(Node.text, told.get("title"), name),
        note=decoder.attempt(Node.text, told.get("note"), ""),
        extends=decoder.attempt(_extends, keys.get("extends"), ()),
        validity=decoder.attempt(lambda _: validity(keys), keys.get("valid_from") or keys.get("valid_to"), Validity()),
        fits=decoder.attempt(condition, keys.get("fits"), None),
        entries=entries,
        mistakes=decoder.mistakes,
    )


def _id(node: Node) -> str:
    name = node.text()
    if not _ID.fullmatch(name) or len(name) > _LONGEST_ID:
        raise node.error(f"expected an id (letters, digits, - and . , parts joined by /), not {name!r}")
    return name


def _items(node: Node) -> Sequence[Node]:
    return tuple(node.items())


def _extends(node: Node) -> tuple[tuple[str, Node], ...]:
    return tuple((item.words(), item) for item in node.each())


def _entry(node: Node, lang: str, decoder: _Decoder) -> Entry | None:
    keys = decoder.table(node, None, ("id",))
    name = decoder.attempt(_id, keys.get("id"), None)
    if name is None:
        return None
    entry = Entry(node, name, keys.get("check"))
    decoders: dict[str, Callable[[Node], object]] = {
        "title": Node.words,
        "requirement": Node.text,
        "basis": Node.text,
        "severity": lambda item: item.choice(SEVERITIES),
        "when": condition,
        "examples": examples,
        "valid_from": Node.day,
        "valid_to": Node.day,
    }
    for key, item in keys.items():
        if key in decoders:
            value = decoder.attempt(decoders[key], item, None)
            if value is None:
                entry.broken.add(key)
            else:
                entry.fields[key] = value
        elif key not in RULE_KEYS:
            entry.options[key] = item
    if "cases" in keys:
        entry.cases = decoder.attempt(cases, keys["cases"], {})
        entry.reasons = decoder.attempt(Node.table, keys["cases"], {}) if entry.cases else {}
    entry.off = decoder.attempt(_off, keys.get("off"), None)
    entry.added = decoder.table(keys["add"], None) if "add" in keys else {}
    english = decoder.table(keys["en"], _TRANSLATED) if "en" in keys else {}
    in_english = {key: decoder.attempt(Node.text, item, "") for key, item in english.items() if key != "cases"}
    english_cases = decoder.attempt(cases, english["cases"], dict[str, Case]()) if "cases" in english else {}
    if lang == "en":
        entry.fields |= in_english
        # The severity of a case is no translation: it holds in every language.
        entry.cases |= {
            reason: Case(case.message, case.fix, case.severity or _severity(entry.cases.get(reason)))
            for reason, case in english_cases.items()
        }
    return entry


def _severity(case: Case | None) -> str | None:
    return case.severity if case else None


def _off(node: Node) -> str | None:
    """Return why a rule is switched off; None where `off: no` says that it is not."""
    word = node.text()
    if word.lower() in NO:
        return None
    if not word or word.lower() in YES:
        raise node.error("expected the reason why the rule is switched off (off: reason)")
    return word


def validity(keys: Mapping[str, Node]) -> Validity:
    """Return from when to when something is in force."""
    since, until = keys.get("valid_from"), keys.get("valid_to")
    found = Validity(since.day() if since else None, until.day() if until else None)
    if until and found.since and found.until and found.since > found.until:
        raise until.error(f"valid_to {found.until} lies before valid_from {found.since}")
    return found


def cases(node: Node) -> dict[str, Case]:
    """Return what to tell, by reason."""
    found = {}
    for reason, item in node.table().items():
        keys = item.table(("message", "fix", "severity"), ("message", "fix"))
        severity = keys["severity"].choice(SEVERITIES) if "severity" in keys else None
        found[reason] = Case(keys["message"].words(), keys["fix"].text(), severity)
    return found


def condition(node: Node) -> Condition:
    """Return which plans something is for."""
    words = ("topic", "place", "bureau", "genre")
    keys = node.table((*words, "level", "year_from", "year_to"))
    found = Condition(
        **{name: keys[name].texts() for name in words if name in keys},
        level=tuple(item.choice(LEVELS) for item in keys["level"].each()) if "level" in keys else (),
        year_from=keys["year_from"].number() if "year_from" in keys else None,
        year_to=keys["year_to"].number() if "year_to" in keys else None,
    )
    if found.year_from is not None and found.year_to is not None and found.year_from > found.year_to:
        raise keys["year_to"].error(f"year_to {found.year_to} lies before year_from {found.year_from}")
    return found


def examples(node: Node) -> Examples:
    """Return a rule's examples."""
    keys = node.table(("pass", "fail"))
    return Examples(
        keys["pass"].texts() if "pass" in keys else (),
        keys["fail"].texts() if "fail" in keys else (),
    )
