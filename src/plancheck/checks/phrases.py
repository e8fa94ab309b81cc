"""Looking for many phrases at once, and what all rules about phrases share: where to look and what not to count.

A phrase is found by its first two characters: one pass over the text looks every pair of characters up in a table of
all phrases of all rules. That costs the same for ten rules and for a thousand, needs no compiled automaton, and is
linear for any text: a place is looked at once, and the phrases with its two characters are few.
"""

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from plancheck.checks.context import Context
from plancheck.checks.kind import Option
from plancheck.checks.text import Segment
from plancheck.chinese.fold import fold
from plancheck.rule import Rule

MOST_HITS: Final = 20
"""Findings of one rule: a reader who has seen twenty has understood."""
LONGEST: Final = 200
"""Characters a phrase may have."""
ARROW: Final = "→"
"""Between a phrase and what to write instead."""
_ANYWHERE: Final = "any"
_T = TypeVar("_T")


class Phrases(Generic[_T]):
    """A set of phrases, each with what it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, _T]]) -> None:
        """Prepare phrases; they are folded as the text is."""
        self._pairs: dict[str, list[tuple[str, _T]]] = {}
        self._single: dict[str, list[_T]] = {}
        for phrase, meaning in phrases:
            words = fold(phrase).text
            if len(words) == 1:
                self._single.setdefault(words, []).append(meaning)
            elif words:
                self._pairs.setdefault(words[:2], []).append((words, meaning))

    def find(self, text: str) -> Iterator[tuple[int, int, _T]]:
        """Yield start, end and meaning of every occurrence in folded text, overlapping ones too."""
        pairs = self._pairs
        for at, pair in enumerate(map(operator.add, text, text[1:])):
            if pair in pairs:
                for words, meaning in pairs[pair]:
                    if text.startswith(words, at):
                        yield at, at + len(words), meaning
        for char, meanings in self._single.items():
            at = text.find(char)
            while at >= 0:
                for meaning in meanings:
                    yield at, at + 1, meaning
                at = text.find(char, at + 1)


def mistake(phrase: str) -> str:
    """Say what is wrong with a phrase of a rule file; "" for nothing."""
    if len(phrase) > LONGEST:
        return f"a phrase has at most {LONGEST} characters, this one has {len(phrase)}"
    if ARROW in phrase:
        return f"{ARROW} and a right form stand in rules of kind phrase-absent only"
    if any(not fold(part).text for part in phrase.split("|")):
        return "a phrase (or one of its alternatives joined by |) has no visible character"
    return ""


PHRASES: Final = Option(
    "texts",
    "phrases; several ways to say the same are joined by | (台帐|台账). Width, traditional script, spaces and the kind "
    "of quotation marks and dashes make no difference",
    mistake=mistake,
)

WHERE: Final[Mapping[str, Option]] = {
    "scope": Option(
        "texts",
        "where to look: title, heading, text (of sections and preamble), or any",
        (_ANYWHERE,),
        choices=(_ANYWHERE, "title", "heading", "text"),
    ),
    "part": Option(
        "texts",
        "in which part of the paper: front (title and preamble), body, annex, back (signature); all by default",
        (),
        choices=("front", "body", "annex", "back"),
    ),
    "section": Option(
        "texts", "only in sections whose title, or a title above it, holds one of these words", (), mistake=mistake
    ),
}
"""Options of every rule that looks for words."""

EXCEPT: Final = Option(
    "texts", "longer phrases inside which a phrase does not count (结合 inside 团结合作)", (), mistake=mistake
)


class Found(NamedTuple):
    """One occurrence of a phrase of a rule: where in the joined text, and the phrase's number among the rule's."""

    start: int
    end: int
    phrase: int


EXCEPTION: Final = -1
"""In the place of a phrase's number: one of the rule's exceptions."""


@lru_cache(maxsize=64)
def prepared(rules: tuple[Rule, ...], option: str) -> Phrases[tuple[int, int]]:
    """Return the phrases of rules, each with the rule's number and its own; remembered by the rules."""

    def wanted() -> Iterator[tuple[str, tuple[int, int]]]:
        for number, rule in enumerate(rules):
            for phrase, words in enumerate(rule.options[option]):
                for alternative in words.partition(ARROW)[0].split("|"):
                    yield alternative, (number, phrase)
            for words in rule.options.get("except", ()):
                for alternative in words.split("|"):
                    yield alternative, (number, EXCEPTION)

    return Phrases(wanted())


def occurrences(context: Context, rules: Sequence[Rule], option: str = "phrases") -> dict[int, list[Found]]:
    """Return where the phrases of rules stand, by the rule's number, in one pass over the plan.

    Left out is what a rule does not ask for (its scope, part, section, except) and what lies inside a longer phrase
    of the same rule. Rules none of whose phrases is there have no entry.
    """
    text = context.text
    places: dict[int, list[Found]] = {}
    for start, end, (number, phrase) in prepared(tuple(rules), option).find(text.words):
        places.setdefault(number, []).append(Found(start, end, phrase))
    found = {}
    for number, all_of_rule in places.items():
        options = rules[number].options
        asked = [
            one
            for one in _outermost(all_of_rule)
            if one.phrase != EXCEPTION and admits(options, text.segment(one.start))
        ]
        if asked:
            found[number] = asked
    return found


def _outermost(places: list[Found]) -> Iterator[Found]:
    """Yield those that no earlier or longer one holds; of equal ones an exception."""
    reached = 0
    for one in sorted(places, key=lambda one: (one.start, -one.end, one.phrase)):
        if one.end > reached:
            reached = one.end
            yield one


def admits(options: Mapping[str, Any], segment: Segment) -> bool:
    """Whether a rule looks for words in a line."""
    scope, part, titles = options["scope"], options["part"], options["section"]
    if _ANYWHERE not in scope and segment.kind not in scope:
        return False
    if part and segment.part not in part:
        return False
    return not titles or any(titled(section.title, titles) for section in segment.path)


def titled(title: str, words: Sequence[str], but: Sequence[str] = ()) -> bool:
    """Whether a section's title holds one of some words (alternatives joined by |), and none of others."""
    title = fold(title).text
    return _holds(title, words) and not _holds(title, but)


def _holds(title: str, words: Sequence[str]) -> bool:
    return any(fold(part).text in title for word in words for part in word.split("|"))


def first(words: str) -> str:
    """Return the first of a phrase's alternatives: its name for readers."""
    return words.partition("|")[0]
