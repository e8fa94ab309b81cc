"""Kind "numbering-duplicate": numbered siblings that repeat a number."""

from collections.abc import Iterable, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.counting import slips
from plancheck.checks.kind import Hit, Kind
from plancheck.checks.siblings import all_series, respell
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for series in context.once(all_series):
        items = series.items
        firsts = {item.ordinal: item for item in reversed(items)}
        for slip in slips([item.ordinal for item in items], series.before):
            item = items[slip.place]
            if slip.kind != "duplicate" or item.automatic:
                continue  # a word processor that counts starts a second list; nobody typed the number twice
            label = item.section.label
            first = firsts[item.ordinal]
            values = {
                "label": label,
                "should": f"“{respell(label, slip.missing[0])}”",
                "first": first.section.title,
                "second": item.section.title,
            }
            for rule in rules:
                yield Hit(rule, slip.reason, (item.span, first.span), values)


KIND: Final = Kind(
    name="numbering-duplicate",
    doc="Numbered headings under one parent that repeat a number (二、 二、), points at the second. Automatic numbers "
    "are never at fault.",
    options={},
    reasons={
        "repeat": "the number stands there again; {first} and {second} are the headings, {should} is the next number",
        "first-wrong": "of two equal numbers the first is out of line; {should} is what should stand there",
    },
    judge=_judge,
)
