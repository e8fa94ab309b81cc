"""Kind "truncated-sentence": a paragraph of prose that stops in mid-sentence.

Two things show it: words that cannot end a sentence (要, 对……, a comma), and a missing end mark where the plan's other
paragraphs have theirs. Lists, rosters, slogans, verse and lines that go on in the next one have no end mark either.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import fold
from plancheck.chinese.scanning import any_of
from plancheck.elements.view import Line
from plancheck.outline import lexicon
from plancheck.plan import Plan, Section
from plancheck.rule import Rule

_PROSE: Final = 20
"""Folded characters; a shorter line may be a slogan or an entry of a list."""
_PLAIN: Final = 30
"""Folded characters a paragraph must have for a missing end mark alone to tell against it."""
_LONG: Final = 45
"""The same of a paragraph without a verb that plans are full of."""
_CLAUSES: Final = 12
"""Folded characters; a shorter line of two clauses is a line of verse, a label."""
_OPENED: Final = 14
"""Folded characters; a last clause that opens with a preposition and is no longer has no verb yet."""
_SHOWN: Final = 8
_STOPS: Final = "。;:!?"
_LISTED: Final = re.compile(r"[^,。;、]{1,9}:|[-●•·*■◆▲]|附[件表]")
_HEADED: Final = ("。", "：", ":")
_WRAPPED: Final = 3
_FEW: Final = 3
# 提高到90, not a telephone number or a time.
_NUMBER: Final = re.compile(r"[\u4e00-\u9fff]\d{1,4}%?$")
_OPENING: Final = re.compile(
    rf"第?[一二三四五六七八九十\d]{{1,3}}[、.是]|第[一二三四五六七八九十]|\(|附件|{lexicon.OPENING.pattern}"
)


class _End(NamedTuple):
    """A paragraph without an end mark.

    Attributes:
        line: the line.
        goes_on: whether a line of text follows it in the same section.
        continued: whether that line looks like its continuation.
        part: "front", "body" or "annex".
        after_stop: whether a stop stands before its last words: in it, or after its heading (加强领导。各单位……).

    """

    line: Line
    goes_on: bool
    continued: bool
    part: str
    after_stop: bool


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    lines = [line for line in context.view.lines if line.passage.part != "back" and line.cell is None and line.text]
    body = [line for line in lines if line.passage.kind == "text" and line.passage.part == "body"]
    open_ = list(_open_ends(context.plan, lines))
    if not open_:
        return
    wrapped = sum(end.goes_on for end in open_) >= _WRAPPED
    without = sum(end.part == "body" and len(end.line.text) >= _PROSE for end in open_)
    with_ = sum(line.text[-1] in _STOPS for line in body)
    usual = without < with_ if without <= _FEW else 4 * without < with_
    lists = _lists(lines)
    for rule in rules:
        cues = _Cues.of(rule)
        for end in open_:
            if end.continued or (end.goes_on and wrapped):
                continue
            reason = cues.broken_off(end.line.text)
            if not reason and usual and end.part == "body" and id(end.line) not in lists and cues.is_sentence(end):
                reason = "no-end"
            if reason:
                yield Hit(rule, reason, (end.line.span(_last_words(end.line.text)),))


def _is_prose(text: str, *, after_stop: bool) -> bool:
    return after_stop or ("," in text[:-1] and len(text) >= _CLAUSES)


def _open_ends(plan: Plan, lines: Sequence[Line]) -> Iterator[_End]:
    """Yield the paragraphs of prose that have no end mark."""
    for line, following in zip(lines, [*lines, None][1:], strict=True):
        text = line.text
        if line.passage.kind != "text" or not _is_open(text) or _LISTED.match(text):
            continue
        block, start, _ = line.passage.span
        after_stop = (
            any(stop in text[:-1] for stop in "。;") or plan.blocks[block].text[:start].rstrip()[-1:] in _HEADED
        )
        if not _is_prose(text, after_stop=after_stop):
            continue
        goes_on = following is not None and following.passage.kind == "text" and _home(following) == _home(line)
        continued = goes_on and following is not None and not _begins(plan, line, following)
        yield _End(line, goes_on, continued, line.passage.part, after_stop)


def _begins(plan: Plan, line: Line, following: Line) -> bool:
    """Whether a line begins a paragraph rather than going on with the line before it."""
    block, start, _ = following.passage.span
    text = plan.blocks[block].text
    if start > 0 and text[start - 1].isspace() and text[start - 1] != "\n":
        return True  # indented with spaces
    if block == line.passage.span.block:
        return False
    return plan.blocks[block].indent > 0 or _OPENING.match(following.text) is not None


def _is_open(text: str) -> bool:
    """Whether the last character is one that a sentence goes on after: a Chinese character, a comma, a short number."""
    last = text[-1]
    if last in ",、" or "\u4e00" <= last <= "\u9fff":
        return True
    return (last == "%" or last.isdecimal()) and _NUMBER.search(text, max(0, len(text) - 12)) is not None


def _home(line: Line) -> int:
    path = line.passage.path
    return id(path[-1]) if path else 0


def _lists(lines: Sequence[Line]) -> set[int]:
    """Return the lines (by id) that lack their end mark in company: entries of a list that is written so."""
    found: set[int] = set()
    by_section: dict[int, list[Line]] = {}
    last: dict[int, tuple[Section | None, Line]] = {}
    for line in lines:
        if line.passage.kind == "text":
            by_section.setdefault(_home(line), []).append(line)
            path = line.passage.path
            last[_home(line)] = (path[-2] if len(path) > 1 else None, line)
    siblings: dict[int, list[Line]] = {}
    for parent, line in last.values():
        siblings.setdefault(id(parent), []).append(line)
    for group in (*by_section.values(), *siblings.values()):
        without = [line for line in group if _is_open(line.text)]
        if len(without) > 1 and 2 * len(without) >= len(group):
            found.update(map(id, without))
    return found


class _Cues(NamedTuple):
    """The words of a rule, compiled."""

    dangling: tuple[str, ...]
    closing: tuple[str, ...]
    alone: frozenset[str]
    openers: tuple[str, ...]
    leads: tuple[str, ...]
    predicates: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, rule: Rule) -> "_Cues":
        words = {name: tuple(fold(word).text for word in rule.options[name]) for name in cls._fields}
        return cls(
            words["dangling"],
            words["closing"],
            frozenset(words["alone"]),
            words["openers"],
            words["leads"],
            any_of(words["predicates"]),
        )

    def broken_off(self, text: str) -> str:
        """Return why the last words cannot end a sentence; "" where they can."""
        if text[-1] in ",、":
            return "comma"
        clause = text[max(text.rfind(stop) for stop in "," + _STOPS) + 1 :]
        if clause in self.alone:
            return "broken-off"
        if clause.endswith(self.dangling) and not clause.endswith(self.closing):
            return "broken-off"
        if len(clause) <= _OPENED and len(text) >= _PROSE and clause.startswith(self.openers):
            return "broken-off"
        return ""

    def is_sentence(self, end: _End) -> bool:
        """Whether a paragraph is prose that should have an end mark."""
        text = end.line.text
        if text.rstrip("0123456789").endswith(self.leads):
            return False
        if end.after_stop:
            return len(text) >= _CLAUSES
        return len(text) >= (_PLAIN if self.predicates.search(text) else _LONG)


def _last_words(text: str) -> int:
    """Return where the last clause begins, with the one before it where it is short."""
    start = len(text)
    while start > 0 and len(text) - start < _SHOWN:
        start = max(text.rfind(stop, 0, start - 1) for stop in "," + _STOPS) + 1
    return start


KIND: Final = Kind(
    name="truncated-sentence",
    doc="A paragraph of prose that stops in mid-sentence: its last words cannot end one, or it alone among the plan's "
    "paragraphs has no end mark. Points at the last clause.",
    options={
        "dangling": Option("texts", "words that cannot end a sentence (并, 以及)"),
        "closing": Option("texts", "words that can, though they end in one of those (参与, 重要)", ()),
        "alone": Option("texts", "words that cannot be the whole last clause (同时)", ()),
        "openers": Option("texts", "prepositions; a short last clause that opens with one has no verb (对, 根据)", ()),
        "leads": Option("texts", "last words that lead over to what follows (如下)", ()),
        "predicates": Option("texts", "verbs of plans; prose has some (开展, 加强)", ()),
    },
    reasons={
        "broken-off": "the last words cannot end a sentence",
        "comma": "it ends in a comma",
        "no-end": "it has no end mark, the other paragraphs have",
    },
    judge=_judge,
)
