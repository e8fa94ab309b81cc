"""Kind "phrase-variant": a near miss of a fixed phrase.

共同团结进步、共同繁荣发展 for 共同团结奋斗、共同繁荣发展. What counts as near, and what does not (other numbers, words
put in between, another beginning), is told in plancheck.chinese.phrases.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import fold
from plancheck.chinese.phrases import PhraseBook, plain
from plancheck.rule import Rule


class _Same:
    """A rule's options as a key: the same ones, not equal ones, so that thousands of phrases need not be compared."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        self.options = options

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.options is other.options

    def __hash__(self) -> int:
        return id(self.options)


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    book, shown = _book(tuple(_Same(rule.options) for rule in rules))
    text = context.text
    for variant in book.search(text.words):
        rule, phrase = shown[variant.phrase]
        spans = text.spans(variant.start, variant.end)
        values = {"phrase": phrase} if spans else {"phrase": phrase, "text": text.words[variant.start : variant.end]}
        yield Hit(rules[rule], "known" if variant.known else "near", spans, values)


@lru_cache(maxsize=16)
def _book(rules: tuple[_Same, ...]) -> tuple[PhraseBook, dict[str, tuple[int, str]]]:
    """Return the phrases of all rules as one book, and for each folded phrase the rule and the spelling to show.

    Rules do not change while a process runs, and filing thousands of phrases takes longer than reading a plan.
    """
    shown: dict[str, tuple[int, str]] = {}
    confusions: dict[str, str] = {}
    allowed: list[str] = []
    for number, rule in enumerate(rules):
        for entry in rule.options["phrases"]:
            phrase = fold(entry["phrase"]).text
            shown.setdefault(phrase, (number, entry["phrase"]))
            for wrong in entry["confusions"]:
                confusions.setdefault(fold(wrong).text, phrase)
        allowed.extend(fold(words).text for words in rule.options["allowed"])
    return PhraseBook(list(shown), confusions, allowed), shown


def _mistake(words: str) -> str:
    """Say what is wrong with a phrase, "" for nothing."""
    return "" if len(plain(fold(words).text)) > 3 else "a phrase needs at least four characters"


KIND: Final = Kind(
    name="phrase-variant",
    doc=(
        "A near miss of a fixed phrase. Phrases of six characters and more are compared as a whole: about a quarter of "
        "the characters may differ, inside the phrase or, in quotation marks, anywhere. Phrases of five must differ in "
        "the third, or stand in quotation marks; shorter ones, and wordings that are farther off, are found where they "
        "are listed as confusions. Of a phrase that is a list, the first or last item may be another one, and the "
        "items may stand in another order. What is itself a phrase of the list, or allowed, is never a near miss."
    ),
    options={
        "phrases": Option(
            "entries",
            "the right wordings, punctuated as they should be shown",
            keys={
                "phrase": Option("text", "the right wording", mistake=_mistake),
                "confusions": Option("texts", "wrong wordings met in practice", (), mistake=_mistake),
            },
        ),
        "allowed": Option("texts", "further right wordings that look like near misses of a phrase", ()),
    },
    reasons={
        "near": "the words are near a phrase; {phrase}",
        "known": "the words are listed as a confusion of a phrase; {phrase}",
    },
    judge=_judge,
)
