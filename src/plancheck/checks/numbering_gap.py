"""Kind "numbering-gap": numbered siblings that skip a number."""

from collections.abc import Iterable, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.counting import slips
from plancheck.checks.kind import Hit, Kind
from plancheck.checks.siblings import all_series, respell, stands_between
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    plan = context.plan
    for series in context.once(all_series):
        items = series.items
        for slip in slips([item.ordinal for item in items], series.before):
            if slip.kind != "gap":
                continue
            item = items[slip.place]
            start = items[slip.place - 1].span if slip.place else series.start
            system = item.form.system
            if slip.reason in ("start", "skip") and any(
                stands_between(plan, number, system, start, item.span) for number in slip.missing
            ):
                continue
            label = item.section.label
            values = {"label": label, "missing": "、".join(f"“{respell(label, number)}”" for number in slip.missing)}
            for rule in rules:
                yield Hit(rule, slip.reason, (item.span,), values)


KIND: Final = Kind(
    name="numbering-gap",
    doc="Numbered headings under one parent that skip a number (一、 三、), points at the label after the gap. "
    "Articles (条) count on through chapters; a list that starts again from 1 is a new list.",
    options={},
    reasons={
        "start": "the first heading does not have the first number; {missing}",
        "skip": "one or more numbers are missing; {missing}",
        "wrong": "one number is out of line with those before and after it; {missing} is what should stand there",
        "order": "two numbers have changed places; {missing} comes after it",
    },
    judge=_judge,
)
