"""Kind "occurrence": words that must stand in the plan at least, or at most, so many times."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import EXCEPT, MOST_HITS, PHRASES, WHERE, Occurrences
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    found = Occurrences(context, rules)
    for index, rule in enumerate(rules):
        places = found.of(index)
        least, most = rule.options["at_least"], rule.options["at_most"]
        values = {"count": len(places), "at_least": least, "at_most": most}
        if most is not None and len(places) > most:
            # The words that are one too many, and those after them.
            more = places[most : most + MOST_HITS]
            spans = [span for one in more for span in context.text.spans(one.start, one.end)]
            yield Hit(rule, "too-many", tuple(spans), values)
        elif least is not None and len(places) < least:
            spans = [span for one in places for span in context.text.spans(one.start, one.end)]
            yield Hit(rule, "too-few", tuple(spans), values)


def _mistake(options: Mapping[str, Any]) -> str:
    least, most = options["at_least"], options["at_most"]
    if least is None and most is None:
        return "give at_least, at_most or both"
    if least is not None and most is not None and least > most:
        return f"at_least {least} is more than at_most {most}"
    return "at_least and at_most count from 0" if min(least or 0, most or 0) < 0 else ""


KIND: Final = Kind(
    name="occurrence",
    doc="How often words stand in the plan: all phrases of the rule counted together.",
    options={
        "phrases": PHRASES,
        "at_least": Option("number", "least number of times", None),
        "at_most": Option("number", "greatest number of times", None),
        **WHERE,
        "except": EXCEPT,
    },
    reasons={
        "too-few": "they stand there fewer times; {count}, {at_least}",
        "too-many": "they stand there more often; {count}, {at_most}",
    },
    judge=_judge,
    mistake=_mistake,
)
