"""Kind "heading-promise": a heading that promises something its text does not hold (成员名单 without a member)."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import fold
from plancheck.chinese.scanning import of_rule
from plancheck.elements.headings import sections
from plancheck.rule import Rule

_LONGEST: Final = 24  # characters; a longer "heading" is a sentence and promises nothing
_ELSEWHERE: Final = re.compile(r"附件|附表|附后|另行|另发|另文|见下|下表|[(]略[)]|略。?$")


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    promises = [(rule, *promise) for rule in rules for promise in _promises(rule)]
    for section, title, _ in sections(context.view):
        if len(title) > _LONGEST:
            continue
        asked = [entry for entry in promises if entry[2].search(title) and entry[3].search(title)]
        if not asked:
            continue
        lines = context.view.lines_below(section)
        below = [fold(child.title).text for child in section.walk() if child is not section]
        texts = [line.text for line in lines] + below
        if not any(line.text for line in lines) or any(_ELSEWHERE.search(text) for text in texts):
            continue  # an empty section is told as such; a table elsewhere holds what is promised
        for rule, promised, _, _, needed in asked:
            if not any(needed.search(text) for text in texts):
                yield Hit(rule, "lacking", [section.heading], {"promised": promised, "heading": section.title})


@lru_cache(maxsize=64)
def _promises(rule: Rule) -> list[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """Return a rule's promises: the name, and patterns of heading, of what the heading holds too, and of the text."""
    return [
        (promise["promised"], _any_of(promise["heading"]), _any_of(promise["with"]), _any_of(promise["text"]))
        for promise in rule.options["promises"]
    ]


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return of_rule("|".join(map(re.escape, words)))  # without words it asks for nothing


KIND: Final = Kind(
    name="heading-promise",
    doc="A heading promises something (goals, a roster, times) of which the text below it holds no word.",
    options={
        "promises": Option(
            "entries",
            "what headings promise",
            keys={
                "promised": Option("text", "what is promised, for the message"),
                "heading": Option("texts", "words of which one stands in the heading"),
                "with": Option("texts", "further words of which one must stand in the heading too", ()),
                "text": Option("texts", "words of which one stands in the text where the promise is kept"),
            },
        ),
    },
    reasons={"lacking": "the text holds nothing of what the heading promises; {promised}, {heading}"},
    judge=_judge,
)
