"""plancheck plug-in: the layout that GB/T 9704-2012 (党政机关公文格式) asks of official documents."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from plancheck import Kind, hookimpl

from plancheck_gbt9704.kind import KIND

plancheck_api: Final = 1


@hookimpl
def plancheck_kinds() -> Iterable[Kind]:
    """Return the kind of check `gbt9704`."""
    return [KIND]


@hookimpl
def plancheck_rules() -> Iterable[Traversable]:
    """Return the folder of the rule set format/gbt9704."""
    return [files(__name__) / "rules"]
