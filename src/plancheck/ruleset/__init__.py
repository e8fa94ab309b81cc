"""Rule sets: what a plan must contain, as data in layers. The files stand in the top-level folder rules/.

What loads and chooses them is imported where it is asked for: a report that lies in the cache needs only their ids.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from plancheck.ruleset.library import Library, Source, shipped_ids
from plancheck.ruleset.memory import Memory

if TYPE_CHECKING:
    from datetime import date

    from plancheck.checks import Kind
    from plancheck.plan import Plan
    from plancheck.rule import RuleSet
    from plancheck.ruleset.survey import Survey

__all__ = ["AUTO", "Library", "available", "choose", "load"]

BASE = "baseline"
AUTO = "auto"
"""Instead of an id: the most specific rule sets that fit the plan."""


def available(library: Library | None = None, lang: str = "zh") -> list[tuple[str, str]]:
    """Return (id, title) of every rule set that can be named by id, in order of id."""
    from plancheck.ruleset.survey import head  # noqa: PLC0415 - as in _merge

    library = library or Library()
    return [(name, head(library.find(name), lang).title) for name in library.ids()]


@lru_cache(maxsize=64)
def _shipped(names: tuple[str, ...], lang: str) -> "RuleSet":
    from plancheck.ruleset.compiled import SHELF  # noqa: PLC0415

    return SHELF.get(f"{lang} {names}", lambda: _merge(names, Library(), lang))


_own = Memory()


def load(
    names: Sequence[str],
    lang: str = "zh",
    library: Library | None = None,
    kind_of: "Callable[[str], Kind] | None" = None,
) -> "RuleSet":
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
        return _merge(names, library or Library(), lang, kind_of)
    if shipped_ids().issuperset(names):
        return _shipped(names, lang)
    return _own.load(names, lang, lambda read: _merge(names, Library(), lang, read=read))


def choose(
    plan: "Plan", library: Library | None = None, day: "date | None" = None
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the ids of the most specific rule sets that fit a plan, and by which words each fits.

    Never less than the baseline; sets that another chosen one extends are not named again, and sets not in force on
    `day` are left out.
    """
    from plancheck.ruleset.fit import Facts, fits  # noqa: PLC0415

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
    from plancheck.ruleset.compiled import SHELF  # noqa: PLC0415

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
    lang: str,
    kind_of: "Callable[[str], Kind] | None" = None,
    read: list[Source] | None = None,
) -> "RuleSet":
    from plancheck import checks  # noqa: PLC0415
    from plancheck.ruleset.merge import merge  # noqa: PLC0415 - imports the reader of YAML

    return merge(names, library, kind_of or checks.kind, lang, read)
