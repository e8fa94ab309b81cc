"""What a kind of check is: the options a rule gives it, the reasons it gives, and the function that judges."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.plan import Span
from plancheck.report import Element
from plancheck.rule import Rule

REQUIRED: Final = object()
OPTION_TYPES: Final = ("text", "texts", "number", "flag", "date", "entries")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing a rule can tell its kind of check.

    Attributes:
        type: "text" (str), "texts" (tuple of str), "number" (int), "flag" (bool: yes/no, true/false, 是/否), "date"
            (datetime.date from YYYY-MM-DD) or "entries" (tuple of dicts whose keys are `keys`).
        doc: what it means, for rule authors.
        default: what holds where a rule leaves it out; REQUIRED where it must not.
        choices: the values allowed, empty for any.
        keys: for "entries", the options of each entry; an entry written as bare text stands for the first of them.
        mistake: says what is wrong with one value ("" for nothing), so that a rule file is refused when it is loaded.

    """

    type: str
    doc: str
    default: Any = REQUIRED
    choices: tuple[str, ...] = ()
    keys: Mapping[str, "Option"] = field(default_factory=dict)
    mistake: Callable[[Any], str] | None = None


class Hit(NamedTuple):
    """What a check has to say of one place (or of the plan) under one rule.

    Attributes:
        rule: the rule that was judged.
        reason: a code the kind documents; it chooses the rule's case. "" says that all is well (elements only).
        spans: the words it rests on, the best first; empty for the plan as a whole.
        values: what the messages' templates may show, beside {text}, the words of the first span.
        element: for the kind "element", what was recognised.
        milder: one step milder than the rule's severity (a partial element).

    """

    rule: Rule
    reason: str
    spans: Sequence[Span] = ()
    values: Mapping[str, Any] = {}
    element: Element | None = None
    milder: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check.

    Attributes:
        name: as rules name it.
        doc: what it finds, one paragraph for rule authors.
        options: what a rule can tell it.
        reasons: the codes it gives, with their meaning; a rule words each (or "default") under `cases`.
        judge: judges all rules of this kind in one pass over the plan, so that a thousand rules do not cost a
            thousand passes.
        mistake: says what is wrong with a rule's options taken together ("" for nothing).
        finer_reasons: it gives further reasons, documented elsewhere (an element's own).

    """

    name: str
    doc: str
    options: Mapping[str, Option]
    reasons: Mapping[str, str]
    judge: Callable[[Context, Sequence[Rule]], Iterable[Hit]]
    mistake: Callable[[Mapping[str, Any]], str] | None = None
    finer_reasons: bool = False
