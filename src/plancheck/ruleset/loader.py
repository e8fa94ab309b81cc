"""Reads rule sets: rules/ID/ruleset.yaml, strictly, in the language asked for."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Final

from plancheck._assets import rules_root
from plancheck.elements import ELEMENTS
from plancheck.errors import RuleError
from plancheck.ruleset.model import SEVERITIES, Advice, Rule, RuleSet
from plancheck.ruleset.nodes import Node, compose, nearest

_FILE: Final = "ruleset.yaml"
_SET_KEYS: Final = ("id", "version", "title", "rules", "en")
_RULE_KEYS: Final = ("id", "check", "element", "title", "severity", "requirement", "basis", "missing", "partial", "en")
_TRANSLATED: Final = ("title", "requirement", "basis", "missing", "partial")


def available() -> list[tuple[str, str]]:
    """Return (id, title) of every shipped rule set, in order of id."""
    return [(name, load(name).title) for name in sorted(_names(rules_root()))]


@lru_cache(maxsize=64)
def load(name: str, lang: str = "zh") -> RuleSet:
    """Return a shipped rule set by id, with its texts in `lang` ("zh" or "en"; Chinese where there is no English).

    Raises RuleError for an unknown name or a mistake in the file.
    """
    root = rules_root()
    if name not in (known := set(_names(root))):
        raise RuleError(f"unknown rule set {name!r}{nearest(name, known)}")
    place = root
    for part in name.split("/"):
        place /= part
    data = (place / _FILE).read_bytes()
    top = compose(data.decode("utf-8-sig"), f"rules/{name}/{_FILE}").table(_SET_KEYS)
    rules = tuple(_rule(node, lang) for node in top["rules"].items())
    english = top["en"].table(("title",)) if lang == "en" and "en" in top else {}
    return RuleSet(
        id=name,
        version=top["version"].text(),
        title=english.get("title", top["title"]).text(),
        layers=(name,),
        digest=hashlib.sha256(data).hexdigest(),
        rules=rules,
    )


def _names(folder: Traversable, above: str = "") -> Iterator[str]:
    """Yield the ids of all rule sets below a folder."""
    for entry in folder.iterdir():
        if entry.is_dir():
            name = above + entry.name
            if (entry / _FILE).is_file():
                yield name
            yield from _names(entry, name + "/")


def _rule(node: Node, lang: str) -> Rule:
    keys = node.table(_RULE_KEYS)
    for name in ("id", "check", "element", "title", "severity", "requirement", "missing", "partial"):
        if name not in keys:
            raise node.error(f"a rule needs the key {name!r}")
    _one_of(keys["check"], ("element",))
    _one_of(keys["element"], tuple(ELEMENTS))
    _one_of(keys["severity"], SEVERITIES)
    told = dict(keys)
    if lang == "en" and "en" in keys:
        told |= keys["en"].table(_TRANSLATED)
    advice = {"missing": _advice(told["missing"])}
    for reason, case in told["partial"].table().items():
        advice["partial" if reason == "default" else f"partial/{reason}"] = _advice(case)
    if "partial" not in advice:
        raise told["partial"].error("partial needs a case named default")
    return Rule(
        id=keys["id"].text(),
        check=keys["check"].text(),
        element=keys["element"].text(),
        title=told["title"].text(),
        severity=keys["severity"].text(),
        requirement=told["requirement"].text(),
        basis=told["basis"].text() if "basis" in told else None,
        advice=advice,
    )


def _advice(node: Node) -> Advice:
    keys = node.table(("message", "fix"))
    for name in ("message", "fix"):
        if name not in keys:
            raise node.error(f"expected the key {name!r}")
    return Advice(keys["message"].text(), keys["fix"].text())


def _one_of(node: Node, known: tuple[str, ...]) -> None:
    if node.text() not in known:
        raise node.error(f"unknown value {node.text()!r}{nearest(node.text(), known)}")
