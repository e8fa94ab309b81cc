"""Kind "phrase": words that must stand in the plan, or at least some of several."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import EXCEPT, PHRASES, WHERE, Occurrences, first
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    found = Occurrences(context, rules)
    standing = frozenset(found.rules())
    for index, rule in enumerate(rules):
        phrases, wanted = rule.options["phrases"], rule.options["at_least"]
        present = found.first(index) if index in standing else {}
        if len(present) < wanted:
            lacking = "、".join([first(words) for number, words in enumerate(phrases) if number not in present])
            values = {"found": len(present), "wanted": wanted, "lacking": lacking}
            place = min(present.values(), default=None)
            yield Hit(
                rule,
                "too-few" if place else "missing",
                context.text.spans(place.start, place.end) if place else (),
                values,
            )


def _mistake(options: Mapping[str, Any]) -> str:
    most = len(options["phrases"])
    if not 1 <= options["at_least"] <= most:
        return f"at_least must lie between 1 and the number of phrases, {most}"
    return ""


KIND: Final = Kind(
    name="phrase",
    doc="Words that must stand in the plan: one of the phrases, or at least so many different ones.",
    options={
        "phrases": PHRASES,
        "at_least": Option("number", "how many different ones must be there", 1),
        **WHERE,
        "except": EXCEPT,
    },
    reasons={
        "missing": "none of the phrases is there; {lacking} names them, {wanted} how many are asked for",
        "too-few": "some are there, but fewer than asked for; {found}, {wanted}, {lacking}",
    },
    judge=_judge,
    mistake=_mistake,
)
