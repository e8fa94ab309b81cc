"""Rule sets: what a plan must contain, as data in layers. The files stand in the top-level folder rules/."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from plancheck import checks
from plancheck.checks import Kind
from plancheck.plan import Plan
from plancheck.rule import RuleSet
from plancheck.ruleset.fit import Facts, fits
from plancheck.ruleset.layer import decode
from plancheck.ruleset.library import Library
from plancheck.ruleset.merge import merge
from plancheck.ruleset.nodes import compose

__all__ = ["Facts", "Library", "available", "choose", "fits", "load"]

BASE = "baseline"


def available(library: Library | None = None, lang: str = "zh") -> list[tuple[str, str]]:
    """Return (id, title) of every rule set that can be named by id, in order of id."""
    library = library or Library()
    return [
        (name, decode(compose(source.read(), source.shown), name, lang).title)
        for name in library.ids()
        for source in [library.find(name)]
    ]


@lru_cache(maxsize=64)
def _shipped(names: tuple[str, ...], lang: str) -> RuleSet:
    return merge(names, Library(), checks.kind, lang)


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
    if library is None and kind_of is None and set(names) <= set(Library().ids()):
        return _shipped(tuple(names), lang)  # the shipped files do not change while a process runs
    return merge(names, library or Library(), kind_of or checks.kind, lang)


def choose(plan: Plan, library: Library | None = None) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the ids of the most specific rule sets that fit a plan, and by which words each fits.

    Never less than the baseline; sets that another chosen one extends are not named again.
    """
    facts = Facts.of(plan)
    conditions, parents = _catalogue() if library is None else _survey(library)
    fitting = {name: words for name, condition in conditions.items() if (words := fits(condition, facts)) is not None}
    below: set[str] = set()
    for name in fitting:
        below |= _ancestors(name, parents)
    chosen = sorted((name for name in fitting if name not in below), key=lambda name: (len(_ancestors(name, parents)), name))
    return tuple(chosen) or (BASE,), {name: fitting[name] for name in chosen}


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
def _catalogue():  # type: ignore[no-untyped-def]  # noqa: ANN202 - as _survey
    return _survey(Library())


def _survey(library: Library):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """Return the condition of every rule set that has one, and what each extends."""
    layers = {name: decode(compose(library.find(name).read(), name), name, "zh") for name in library.ids()}
    conditions = {name: layer.fits for name, layer in layers.items() if layer.fits is not None}
    return conditions, {name: tuple(parent for parent, _ in layer.extends) for name, layer in layers.items()}
