"""Rule sets: what a plan must contain, as data in layers. The files stand in the top-level folder rules/."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from plancheck import checks
from plancheck.checks import Kind
from plancheck.plan import Plan
from plancheck.rule import RuleSet
from plancheck.ruleset.compiled import SHELF
from plancheck.ruleset.fit import Facts, fits
from plancheck.ruleset.library import Library, Source, shipped_ids
from plancheck.ruleset.memory import Memory

if TYPE_CHECKING:
    from plancheck.ruleset.survey import Survey

__all__ = ["AUTO", "Facts", "Library", "available", "choose", "fits", "load"]

BASE = "baseline"
AUTO = "auto"
"""Instead of an id: the most specific rule sets that fit the plan."""


def available(library: Library | None = None, lang: str = "zh") -> list[tuple[str, str]]:
    """Return (id, title) of every rule set that can be named by id, in order of id."""
    from plancheck.ruleset.survey import head  # noqa: PLC0415 - as in _merge

    library = library or Library()
    return [(name, head(library.find(name), lang).title) for name in library.ids()]


@lru_cache(maxsize=64)
def _shipped(names: tuple[str, ...], lang: str) -> RuleSet:
    return SHELF.get(f"{lang} {names}", lambda: _merge(names, Library(), checks.kind, lang))


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
        return _merge(names, library or Library(), kind_of or checks.kind, lang)
    if shipped_ids().issuperset(names):
        return _shipped(names, lang)
    return _own.load(names, lang, lambda read: _merge(names, Library(), checks.kind, lang, read))


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


@lru_cache(maxsize=1)
def _catalogue() -> "Survey":
    return SHELF.get("survey", lambda: _survey(Library()))


@lru_cache(maxsize=4)
def _surveyed(library: Library) -> "Survey":
    """Return the survey of a library that is kept, as that of plug-ins is: its files do not change meanwhile."""
    return _survey(library)


def _survey(library: Library) -> "Survey":
    from plancheck.ruleset.survey import survey  # noqa: PLC0415 - as in _merge

    return survey(library)


def _merge(
    names: Sequence[str],
    library: Library,
    kind_of: Callable[[str], Kind],
    lang: str,
    read: list[Source] | None = None,
) -> RuleSet:
    from plancheck.ruleset.merge import merge  # noqa: PLC0415 - imports the reader of YAML

    return merge(names, library, kind_of, lang, read)
