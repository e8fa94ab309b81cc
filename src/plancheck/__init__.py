"""plancheck reads government work plans (DOCX) and checks them for the elements they must contain.

`check` judges a plan, `read` only reads it; everything else here is what these two take, return or raise, and what a
plug-in is written with. Nothing else is public.
"""

from typing import TYPE_CHECKING, Any

from plancheck._version import __version__

if TYPE_CHECKING:
    from plancheck.checking import check
    from plancheck.checks import REQUIRED, Context, Hit, Kind, Option
    from plancheck.elements import View
    from plancheck.errors import PlancheckError, RuleError, UnreadableDocument
    from plancheck.hookspecs import Command, Reader, Reporter, hookimpl
    from plancheck.limits import Limits
    from plancheck.plan import Block, Cell, Look, PageNumber, PageSetup, Passage, Plan, Section, Span
    from plancheck.reading import read
    from plancheck.report import Element, Evidence, Finding, Report
    from plancheck.rule import Rule, RuleSet
    from plancheck.silencing import Silence

__all__ = [
    "REQUIRED",
    "Block",
    "Cell",
    "Command",
    "Context",
    "Element",
    "Evidence",
    "Finding",
    "Hit",
    "Kind",
    "Limits",
    "Look",
    "Option",
    "PageNumber",
    "PageSetup",
    "Passage",
    "Plan",
    "PlancheckError",
    "Reader",
    "Report",
    "Reporter",
    "Rule",
    "RuleError",
    "RuleSet",
    "Section",
    "Silence",
    "Span",
    "UnreadableDocument",
    "View",
    "__version__",
    "check",
    "hookimpl",
    "read",
]

_HOMES = {
    "check": "plancheck.checking",
    "read": "plancheck.reading",
    **dict.fromkeys(("REQUIRED", "Context", "Hit", "Kind", "Option"), "plancheck.checks"),
    "View": "plancheck.elements",
    **dict.fromkeys(("PlancheckError", "RuleError", "UnreadableDocument"), "plancheck.errors"),
    **dict.fromkeys(("Command", "Reader", "Reporter", "hookimpl"), "plancheck.hookspecs"),
    "Limits": "plancheck.limits",
    **dict.fromkeys(
        ("Block", "Cell", "Look", "PageNumber", "PageSetup", "Passage", "Plan", "Section", "Span"), "plancheck.plan"
    ),
    **dict.fromkeys(("Element", "Evidence", "Finding", "Report"), "plancheck.report"),
    **dict.fromkeys(("Rule", "RuleSet"), "plancheck.rule"),
    "Silence": "plancheck.silencing",
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
