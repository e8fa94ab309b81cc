"""Kind "phrase-absent": words that must not stand in the plan, with what to write instead."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import ARROW, EXCEPT, MOST_HITS, PHRASES, WHERE, Found, Occurrences, mistake
from plancheck.checks.text import Text
from plancheck.rule import Rule

_LONGEST_NAME: Final = 100


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    text = context.text
    found = Occurrences(context, rules)
    for index in found.rules():
        rule, told = rules[index], 0
        for one in found.of(index):
            if told == MOST_HITS:
                break
            if rule.options["in_names"] or not _in_name(text, one):
                told += 1
                instead = _instead(rule)[one.phrase] or rule.options["instead"]
                yield Hit(rule, "found", text.spans(one.start, one.end), {"instead": instead})


def _in_name(text: Text, one: Found) -> bool:
    """Whether words stand inside 《…》: the name of a document or activity stays as its author wrote it."""
    begin = max(text.segment(one.start).start, one.start - _LONGEST_NAME)
    return text.words.rfind("《", begin, one.start) > text.words.rfind("》", begin, one.start)


@lru_cache(maxsize=1024)
def _instead(rule: Rule) -> tuple[str, ...]:
    """Return for each phrase of a rule what is written after its arrow; "" where there is none."""
    return tuple(words.partition(ARROW)[2].strip() for words in rule.options["phrases"])


def _phrase_mistake(words: str) -> str:
    return mistake(words.partition(ARROW)[0])


def _mistake(options: Mapping[str, Any]) -> str:
    return "" if options["phrases"] else "phrases is empty"


KIND: Final = Kind(
    name="phrase-absent",
    doc="Words that must not stand in the plan. Each occurrence is shown, with what to write instead.",
    options={
        "phrases": Option(
            "texts",
            PHRASES.doc + "; the right form of one may follow an arrow (台帐→台账)",
            mistake=_phrase_mistake,
        ),
        "instead": Option("text", "what to write instead, for phrases without an arrow", ""),
        "in_names": Option("flag", "whether words inside 《…》 count too", default=False),
        **WHERE,
        "except": EXCEPT,
    },
    reasons={"found": "the words are there: {text}; {instead} is what to write"},
    judge=_judge,
    mistake=_mistake,
)
