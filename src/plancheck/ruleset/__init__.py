"""Rule sets: what a plan must contain, as data in layers. The files stand in the top-level folder rules/."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache

from plancheck import checks
from plancheck.checks import Kind
from plancheck.errors import RuleError
from plancheck.plan import Plan
from plancheck.rule import Condition, RuleSet, Validity
from plancheck.ruleset.fit import Facts, fits
from plancheck.ruleset.layer import Layer, decode
from plancheck.ruleset.library import Library, Source, shipped_ids
from plancheck.ruleset.memory import Memory
from plancheck.ruleset.merge import merge
from plancheck.ruleset.nodes import compose

__all__ = ["Facts", "Library", "available", "choose", "fits", "load"]

BASE = "baseline"


def available(library: Library | None = None, lang: str = "zh") -> list[tuple[str, str]]:
    """Return (id, title) of every rule set that can be named by id, in order of id."""
    library = library or Library()
    return [(name, _head(library.find(name), lang).title) for name in library.ids()]


@lru_cache(maxsize=64)
def _shipped(names: tuple[str, ...], lang: str) -> RuleSet:
    return merge(names, Library(), checks.kind, lang)


_own = Memory()


def load(
    names: Sequence[str], lang: str = "zh", library: Library | None = None, kind_of: Callable[[str], Kind] | None = None
) -> RuleSet:
    """Return the rule set that the named ones make together, the later on top of the earlier.

    Args:
        names: ids or, for files and folders of one's own, paths.
        lang: language of its texts, "zh" or "en" (Chinese where there is no English).
        library: where to look for ids; the shipped rule sets by default.
        kind_of: returns a kind of check by name; the built-in kinds by default.

    Raises:
        RuleError: an unknown name, or a mistake in a file; `.others` are further mistakes.

    """
    names = tuple(names) or (BASE,)
    if library is not None or kind_of is not None:
        return merge(names, library or Library(), kind_of or checks.kind, lang)
    if shipped_ids().issuperset(names):
        return _shipped(names, lang)
    return _own.load(names, lang, lambda read: merge(names, Library(), checks.kind, lang, read))


def choose(
    plan: Plan, library: Library | None = None, day: date | None = None
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the ids of the most specific rule sets that fit a plan, and by which words each fits.

    Never less than the baseline; sets that another chosen one extends are not named again, and sets not in force on
    `day` are left out.
    """
    facts = Facts.of(plan)
    conditions, parents = _catalogue() if library is None else _surveyed(library)
    fitting = {
        name: words
        for name, (condition, validity) in conditions.items()
        if validity.holds(day) and (words := fits(condition, facts)) is not None
    }
    above = {name: _ancestors(name, parents) for name in fitting}
    extended = set[str]().union(*above.values())
    chosen = sorted(fitting.keys() - extended, key=lambda name: (len(above[name]), name))
    if BASE not in extended and BASE not in chosen:
        chosen.insert(0, BASE)
    return tuple(chosen), {name: fitting[name] for name in chosen if name in fitting}


def _ancestors(name: str, parents: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    todo = list(parents.get(name, ()))
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo.extend(parents.get(parent, ()))
    return found


_RULES = re.compile(rb"^rules[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?:(?:[ \t#-][^\n]*|\r?)(?:\n|\Z))*", re.MULTILINE)


def _head(source: Source, lang: str = "zh") -> Layer:
    """Return a rule file without its rules, which are nearly all of it."""
    data = source.read()
    try:
        return decode(compose(_RULES.sub(b"", data), source.shown), source.id, lang)
    except RuleError:  # written in some other way than the usual one
        return decode(compose(data, source.shown), source.id, lang)


_Survey = tuple[dict[str, tuple[Condition, Validity]], dict[str, tuple[str, ...]]]


@lru_cache(maxsize=1)
def _catalogue() -> _Survey:
    return _survey(Library())


@lru_cache(maxsize=4)
def _surveyed(library: Library) -> _Survey:
    """Return the survey of a library that is kept, as that of plug-ins is: its files do not change meanwhile."""
    return _survey(library)


def _survey(library: Library) -> _Survey:
    """Return which plans every rule set with a condition is for and when it is in force, and what each set extends.

    One whose head cannot be read is left out: whoever names it is told why, others are not kept from their check.
    """
    layers = {}
    for name in library.ids():
        with suppress(RuleError):
            layers[name] = _head(library.find(name))
    conditions = {name: (layer.fits, layer.validity) for name, layer in layers.items() if layer.fits is not None}
    return conditions, {name: tuple(parent for parent, _ in layer.extends) for name, layer in layers.items()}
