"""A process made ready: compiled patterns and rule sets of earlier runs are put where they are looked for."""

from functools import cache

from plancheck.batch import folder, identity, patterns
from plancheck.errors import RuleError


@cache
def up() -> None:
    """Use what earlier runs left in the cache folder; to be called before what reads and judges is imported."""
    patterns.restore()
    place = folder.folder()
    if place is not None:
        from plancheck.ruleset.compiled import SHELF  # noqa: PLC0415 - imports modules with patterns

        try:
            SHELF.use(place, identity.code())
        except RuleError:  # no shipped rule sets: told where they are asked for
            return
