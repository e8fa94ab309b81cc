"""Looking for many phrases at once, and what all rules about phrases share: where to look and what not to count.

A phrase is found by its first two characters: one pass over the text looks every pair of characters up in a table of
all phrases of all rules. That costs the same for ten rules and for a thousand, needs no compiled automaton, and is
linear for any text: a place is looked at once, and the phrases with its two characters are few.
"""

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
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
    """A set of phrases, each with what it stands for.

    Attributes:
        meanings: what each phrase stands for, by its number; phrases that fold alike are one.

    """

    def __init__(self, phrases: Iterable[tuple[str, _T]]) -> None:
        """Prepare phrases; they are folded as the text is."""
        meanings: dict[str, list[_T]] = {}
        for phrase, meaning in phrases:
            if words := fold(phrase).text:
                meanings.setdefault(words, []).append(meaning)
        self.words = list(meanings)
        self.meanings = list(meanings.values())
        self._pairs: dict[str, list[tuple[str, int]]] = {}
        for number, words in enumerate(self.words):
            self._pairs.setdefault(words[:2], []).append((words, number))

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and number of each occurrence in folded text, overlapping ones too, a phrase's in order."""
        pairs = self._pairs
        for at, pair in enumerate(map(operator.add, text, text[1:])):
            if pair in pairs:
                for words, number in pairs[pair]:
                    if text.startswith(words, at):
                        yield at, at + len(words), number
        for char in (key for key in pairs if len(key) == 1):
            number = pairs[char][0][1]
            at = text.find(char)
            while at >= 0:
                yield at, at + 1, number
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


class Prepared:
    """The phrases of rules, each with the rule's number and its own number among the rule's."""

    def __init__(self, rules: Sequence[Rule], option: str) -> None:
        """Prepare the phrases and the exceptions of rules."""
        self.phrases = Phrases(self._wanted(rules, option))
        self.of_rule: list[list[tuple[int, int]]] = [[] for _ in rules]
        for number, meanings in enumerate(self.phrases.meanings):
            for rule, phrase in meanings:
                self.of_rule[rule].append((number, phrase))

    @staticmethod
    def _wanted(rules: Sequence[Rule], option: str) -> Iterator[tuple[str, tuple[int, int]]]:
        for number, rule in enumerate(rules):
            for phrase, words in enumerate(rule.options[option]):
                for alternative in words.partition(ARROW)[0].split("|"):
                    yield alternative, (number, phrase)
            for words in rule.options.get("except", ()):
                for alternative in words.split("|"):
                    yield alternative, (number, EXCEPTION)

    @cached_property
    def apart(self) -> list[bool]:
        """Whether no phrase of a rule (or exception) holds another: then each occurrence counts by itself."""
        apart = [all(phrase != EXCEPTION for _, phrase in of_rule) for of_rule in self.of_rule]
        users = [{rule for rule, _ in meanings} for meanings in self.phrases.meanings]
        for number, words in enumerate(self.phrases.words):
            for _, _, inside in self.phrases.find(words):
                for rule in users[number] & users[inside] if inside != number else ():
                    apart[rule] = False
        return apart


@lru_cache(maxsize=64)
def prepared(rules: tuple[Rule, ...], option: str) -> Prepared:
    """Return the phrases of rules, remembered by the rules."""
    return Prepared(rules, option)


class Occurrences:
    """Where the phrases of rules stand, found in one pass over the plan and judged when a rule asks."""

    def __init__(self, context: Context, rules: Sequence[Rule], option: str = "phrases") -> None:
        """Look for the phrases of rules."""
        self._text = context.text
        self._rules = rules
        self._prepared = prepared(tuple(rules), option)
        self._places: dict[int, list[tuple[int, int]]] = {}
        for start, end, number in self._prepared.phrases.find(self._text.words):
            self._places.setdefault(number, []).append((start, end))

    def rules(self) -> list[int]:
        """Return the numbers of the rules of which some phrase stands somewhere."""
        meanings = self._prepared.phrases.meanings
        return sorted({rule for number in self._places for rule, _ in meanings[number]})

    def of(self, rule: int) -> list[Found]:
        """Return where a rule's phrases stand, in reading order.

        Left out is what the rule does not ask for (its scope, part, section, except) and what lies inside a longer
        phrase of the same rule.
        """
        found = [
            Found(start, end, phrase)
            for number, phrase in self._prepared.of_rule[rule]
            for start, end in self._places.get(number, ())
        ]
        return [one for one in _outermost(found) if one.phrase != EXCEPTION and self._asked(rule, one.start)]

    def first(self, rule: int) -> dict[int, Found]:
        """Return the first occurrence of each of a rule's phrases that stand somewhere, by the phrase's number."""
        first: dict[int, Found] = {}
        if not self._prepared.apart[rule]:
            for one in self.of(rule):
                first.setdefault(one.phrase, one)
            return first
        everywhere = _everywhere(self._rules[rule].options)
        for number, phrase in self._prepared.of_rule[rule]:
            places = self._places.get(number)
            if places is None:
                continue
            place = places[0] if everywhere else next((one for one in places if self._asked(rule, one[0])), None)
            if place and (phrase not in first or place < first[phrase][:2]):
                first[phrase] = Found(*place, phrase)
        return first

    def _asked(self, rule: int, start: int) -> bool:
        options = self._rules[rule].options
        return _everywhere(options) or admits(options, self._text.segment(start))


def _outermost(places: list[Found]) -> Iterator[Found]:
    """Yield those that no earlier or longer one holds; of equal ones an exception."""
    reached = 0
    for one in sorted(places, key=lambda one: (one.start, -one.end, one.phrase)):
        if one.end > reached:
            reached = one.end
            yield one


def _everywhere(options: Mapping[str, Any]) -> bool:
    return options["scope"] == (_ANYWHERE,) and not options["part"] and not options["section"]


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
