"""Kind "element": a required element of the plan, with the fields and thresholds a rule asks of it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.elements import ELEMENTS
from plancheck.report import Element
from plancheck.rule import Rule

if TYPE_CHECKING:
    from datetime import date


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for rule in rules:
        element = context.element(rule.options["element"])
        reason, values = element.status if element.status == "missing" else element.reason, dict(element.fields)
        if element.status == "met":
            reason, more = _falls_short(element, rule)
            values |= more
        elif element.status == "partial":
            reason = reason or "partial"
        yield Hit(rule, reason, element.evidence, values, element, milder=element.status == "partial")


def _falls_short(element: Element, rule: Rule) -> tuple[str, dict[str, object]]:
    """Return why an element that is there does not satisfy this rule; "" where it does."""
    untold = [name for name in rule.options["fields"] if not element.fields.get(name)]
    if untold:
        return "field-missing", {"fields": "、".join(untold)}
    for limit in rule.options["at_least"]:
        told = element.fields.get(limit["field"])
        number = len(told) if isinstance(told, list | tuple) else told
        if isinstance(number, int) and number < limit["number"]:
            return "too-few", {"field": limit["field"], "told": number, "wanted": limit["number"]}
    latest: date | None = rule.options["not_later_than"]
    items = [item for item in element.fields.get("items") or [] if isinstance(item, dict)]
    dues = [str(item["due"]) for item in items if item.get("due")]
    late = [due for due in dues if latest and due[: len(due)] > latest.isoformat()[: len(due)]]
    if late:
        return "too-late", {"due": late[0], "latest": latest.isoformat() if latest else ""}
    return "", {}


KIND: Final = Kind(
    name="element",
    doc="A required element: whether the plan contains it, by what its text says.",
    options={
        "element": Option("text", "id of the element", choices=tuple(ELEMENTS)),
        "fields": Option("texts", "fields the element must tell, e.g. leader, office", ()),
        "at_least": Option(
            "entries",
            "numeric fields (or lists) with the least value asked for",
            (),
            keys={"field": Option("text", "name of the field"), "number": Option("number", "least value")},
        ),
        "not_later_than": Option("date", "no deadline may be later than this day", None),
    },
    reasons={
        "missing": "the plan does not contain it",
        "partial": "it is there, incomplete; each element gives finer reasons (in-passing, heading-only, no-leader …)",
        "field-missing": "a field the rule asks for is not told; {fields}",
        "too-few": "a number falls short; {field}, {told}, {wanted}",
        "too-late": "a deadline is later than allowed; {due}, {latest}",
    },
    judge=_judge,
    finer_reasons=True,
)
