"""plancheck plug-in: the rule set bureau/forestry, for plans of forestry and grassland bureaus. Data, and one hook."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from plancheck import hookimpl

plancheck_api: Final = 1


@hookimpl
def plancheck_rules() -> Iterable[Traversable]:
    """Return the folder of the rule set."""
    return [files(__name__) / "rules"]
