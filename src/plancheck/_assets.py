"""Where the rule files stand: inside the package when installed, at the top of the repository in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from plancheck.errors import RuleError


def rules_root() -> Traversable:
    """Return the folder of the shipped rule sets; raise RuleError where the installation lost it."""
    packaged = files("plancheck") / "_rules"
    if packaged.is_dir():
        return packaged
    # The marker keeps a stranger's folder named rules from being taken for ours.
    checkout = Path(__file__).parents[2] / "rules"
    if (checkout / "baseline").is_dir():
        return checkout
    raise RuleError("the shipped rule sets are missing; install plancheck again")
