"""plancheck reads government work plans (DOCX) and checks them for the elements they must contain.

`check` judges a plan, `read` only reads it; everything else here is what these two take, return or raise. Nothing
else is public.
"""

from typing import TYPE_CHECKING, Any

from plancheck._version import __version__

if TYPE_CHECKING:
    from plancheck.engine import check
    from plancheck.errors import PlancheckError, RuleError, UnreadableDocument
    from plancheck.plan import Block, Plan, Section, Span
    from plancheck.reading import read
    from plancheck.report import Evidence, Finding, Report

__all__ = [
    "Block",
    "Evidence",
    "Finding",
    "Plan",
    "PlancheckError",
    "Report",
    "RuleError",
    "Section",
    "Span",
    "UnreadableDocument",
    "__version__",
    "check",
    "read",
]

_HOMES = {
    "check": "plancheck.engine",
    "read": "plancheck.reading",
    **dict.fromkeys(("PlancheckError", "RuleError", "UnreadableDocument"), "plancheck.errors"),
    **dict.fromkeys(("Block", "Plan", "Section", "Span"), "plancheck.plan"),
    **dict.fromkeys(("Evidence", "Finding", "Report"), "plancheck.report"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `plancheck --help` loads nothing it does not need."""
    if name not in _HOMES:
        raise AttributeError(f"module 'plancheck' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - kept off the path of --version

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
