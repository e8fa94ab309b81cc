"""What stands beside the code: rule files (at the top of the repository in a checkout) and tables of words.

An installed package is nearly always a folder, which is looked at directly; importlib.resources, which knows archives
too, takes longer to import than the tables to read.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from plancheck.errors import RuleError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HERE: Final = Path(__file__).parent


def rules_root() -> "Traversable":
    """Return the folder of the shipped rule sets; raise RuleError where the installation lost it."""
    packaged = package() / "_rules"
    if packaged.is_dir():
        return packaged
    # The marker keeps a stranger's folder named rules from being taken for ours.
    checkout = Path(__file__).parents[2] / "rules"
    if (checkout / "baseline").is_dir():
        return checkout
    raise RuleError("the shipped rule sets are missing; install plancheck again")


def package() -> "Traversable":
    """Return the folder of the package."""
    if _HERE.is_dir():
        return _HERE
    from importlib.resources import files  # noqa: PLC0415 - only inside an archive

    return files("plancheck")
