"""Kind "placeholder": what a template left open and nobody filled in."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from plancheck.checks.blanks import BLANK, NOTE, SIGNS, Mark, Words, find_marks
from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import Folded, fold
from plancheck.chinese.scanning import of_rule
from plancheck.elements.view import View
from plancheck.plan import Span
from plancheck.rule import Rule

_NEAR: Final = 4
"""Folded characters between two marks of one place: XX县XX局, 20XX年XX月XX日."""
_STOPS: Final = frozenset('。;:!?,()"《》')
_AROUND: Final = 12
_CUE: Final = 24
_QUOTED: Final = 40
"""Folded characters between an opening quotation mark and a mark inside; more, and a closing one was forgotten."""
_RULES: Final = "_-*○〇◯★☆.…年月日"
"""What lines consist of that separate parts of a page, or wait for the day of signing."""
_PAGE: Final = " .·…-_0123456789"


class _Line(NamedTuple):
    """A line to look at.

    Attributes:
        block: its block.
        offset: where it begins in the block.
        text: its words as in the document.
        folded: the same, folded.
        in_cell: whether it stands in a table.
        annex: the title of the annex it stands in, "" elsewhere.
        is_head: whether it belongs to title, masthead or cover, where one name may stand several times.

    """

    block: int
    offset: int
    text: str
    folded: Folded
    in_cell: bool = False
    annex: str = ""
    is_head: bool = False


class _Cues(NamedTuple):
    """The words of a rule, compiled.

    `hints` are what a line holds one of that was left open, unless white space shows it.
    """

    hints: tuple[str, ...]
    words: Words
    forms: re.Pattern[str]
    signatures: re.Pattern[str]
    naming: re.Pattern[str]


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    heads = list(_heads(context))
    for rule in rules:
        cues = _cues(rule)
        told: set[str] = set()
        for line in (*heads, *_lines(context.view, cues.hints)):
            alike: dict[tuple[str, str, int, int], list[Span]] = {}
            for mark in _places(line, cues):
                words = line.folded.text[mark.start : mark.end]
                if line.is_head and words in told:
                    continue
                told.add(words)
                begin, end = line.folded.original(mark.start, mark.end)
                span = Span(line.block, line.offset + begin, line.offset + end)
                alike.setdefault((mark.kind, words, *_told_with(line.folded.text, mark)), []).append(span)
            for (kind, *_), spans in alike.items():
                begin, end = (place - line.offset for place in spans[0][1:])
                values = {"around": line.text[max(0, begin - _AROUND) : end + _AROUND].strip()}
                yield Hit(rule, kind, spans, values)


def _told_with(text: str, mark: Mark) -> tuple[int, int]:
    """Return the sentence or the place that tells marks of the same words apart.

    Of fields it is the sentence: 联系人：×××，电话：××× is one thing to be told, with both places.
    """
    is_field = text[max(0, mark.start - 1) : mark.start] == ":"
    return (text.count("。", 0, mark.start), -1) if is_field else (-1, mark.start)


@lru_cache(maxsize=64)
def _cues(rule: Rule) -> _Cues:
    def choice(name: str) -> str:
        words = sorted((fold(word).text for word in rule.options[name]), key=len, reverse=True)
        return "|".join(map(re.escape, words)) or "(?!)"

    noted = [fold(word).text for name in ("phrases", "endings", "fills") for word in rule.options[name]]
    noted += ["称)"] if any(word.endswith("称") for word in rule.options["slots"]) else []
    return _Cues(
        hints=(*SIGNS, *noted),
        words=Words(
            unit=of_rule(choice("units")),
            solid=of_rule(choice("solid")),
            slots=of_rule(choice("slots")),
            fills=of_rule(choice("fills")),
            phrases=of_rule(rf"(?:{choice('phrases')})|(?<![等期对看接])(?:{choice('endings')})(?=[。,;:、!?)\]】]|$)"),
        ),
        forms=of_rule(rf"(?:{choice('forms')})(?:\([^()]*\))?$"),
        signatures=of_rule(choice("signatures")),
        naming=of_rule(choice("naming")),
    )


def _lines(view: View, hints: Sequence[str]) -> Iterator[_Line]:
    """Yield the lines of the plan in which something may have been left open."""
    hinted = set(map(id, view.lines_holding(hints)))
    for line in view.lines:
        if line.folded.aligned and id(line) not in hinted:
            continue
        passage = line.passage
        annex = passage.path[0].title if passage.part == "annex" else ""
        block, offset, _ = passage.span
        yield _Line(block, offset, passage.text, line.folded, line.cell is not None, fold(annex).text)


def _heads(context: Context) -> Iterator[_Line]:
    """Yield the lines of title, masthead and cover: those that belong to no part of the plan's text."""
    lines = context.view.lines
    ends = {line.passage.span.block: line.passage.span.end for line in lines}
    taken: dict[int, list[Span]] | None = None
    headings: set[str] = set()
    for number, block in enumerate(context.plan.blocks):
        if block.place in ("note", "toc") or block.cell is not None:
            continue
        if ends.get(number) and "\n" not in block.text:
            continue
        if taken is None:
            taken = {}
            for line in lines:
                taken.setdefault(line.passage.span.block, []).append(line.passage.span)
            headings = {line.text for line in lines if line.passage.kind == "heading"}
        spans = taken.get(number, ())
        start = 0
        for piece in block.text.split("\n"):
            end = start + len(piece)
            if piece.strip() and not _overlap(spans, start, end):
                folded = fold(piece)
                if folded.text.rstrip(_PAGE) not in headings:  # a line of a table of contents repeats a heading
                    yield _Line(number, start, piece, folded, is_head=True)
            start = end + 1


def _overlap(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which stand in order and apart, has words between two offsets."""
    index = bisect_left(spans, end, key=lambda span: span.start) - 1
    return index >= 0 and spans[index].end > start


def _places(line: _Line, cues: _Cues) -> Iterator[Mark]:
    """Yield the places in a line that were left open; marks that stand close together are one place."""
    text = line.folded.text
    if not text.strip(_RULES) or (line.annex and cues.forms.search(line.annex)):
        return  # a ruled line; a form that others are to fill in
    quotes: list[int] | None = None
    open_: Mark | None = None
    for mark in find_marks(line.text, line.folded, cues.words):
        if quotes is None:
            quotes = [index for index, char in enumerate(text) if char == '"']
        if (mark.kind == BLANK and _to_be_written(line, cues)) or _is_sample(text, mark, quotes, cues):
            continue
        unit = cues.words.unit.match(text, mark.end) if mark.kind != NOTE else None
        grown = mark._replace(end=unit.end() if unit else mark.end)
        if open_ is not None and _close(text, open_, grown):
            open_ = open_._replace(end=max(open_.end, grown.end))
            continue
        if open_ is not None:
            yield open_
        open_ = grown
    if open_ is not None:
        yield open_


def _close(text: str, one: Mark, other: Mark) -> bool:
    between = text[one.end : other.start]
    return len(between) <= _NEAR and not _STOPS.intersection(between)


def _to_be_written(line: _Line, cues: _Cues) -> bool:
    """Whether gaps in this line are meant for a pen: cells of a table, lines to sign on."""
    return line.in_cell or cues.signatures.search(line.folded.text) is not None


def _is_sample(text: str, mark: Mark, quotes: Sequence[int], cues: _Cues) -> bool:
    """Whether the mark stands in a pattern that is given to others: 文件名为“XX乡镇+总结”, “我和××的故事”.

    `quotes` are the offsets of the quotation marks of the line.
    """
    start, end = mark.start, mark.end
    sentence = max(start - _CUE, *(text.rfind(char, max(0, start - _CUE), start) for char in "。;"), 0)
    if cues.naming.search(text, sentence, start):
        return True
    before = bisect_left(quotes, start)
    opening = quotes[before - 1] if before % 2 else -1
    title = text.rfind("《", max(0, start - _QUOTED), start)
    if title >= 0 and text.find("》", title, start) < 0:
        opening = max(opening, title)
    if opening < start - _QUOTED:
        return False
    stop = re.search("[。;]", text[end : end + _QUOTED])
    return (
        text[opening + 1] == "我"
        or cues.naming.search(text, end, end + (stop.start() if stop else _QUOTED)) is not None
    )


KIND: Final = Kind(
    name="placeholder",
    doc="Leftovers of a template: XX县, ×××, ***, 20**年, ____, 某某, ○○, empty dates （ 月 日）, 【单位名称】, notes "
    "to the writer. Blanks in tables, in annexed forms and on lines to sign on are meant to be blank. Marks that stand "
    "close together are one finding.",
    options={
        "units": Option(
            "texts", "words that name what a mark stands for (县, 月, 人次); a single X counts before a short one"
        ),
        "solid": Option("texts", "words that follow a mark without making it a leftover (染色体)", ()),
        "slots": Option("texts", "what a bracket in mid-sentence names when it is to be filled in (单位名称)", ()),
        "fills": Option("texts", "what a bracketed note to the writer says (填写)", ()),
        "phrases": Option("texts", "notes to the writer, wherever they stand (此处填写)", ()),
        "endings": Option("texts", "words that say something is still open, at the end of a clause (待定)", ()),
        "forms": Option("texts", "last words of the titles of annexes that are forms (推荐表)", ()),
        "signatures": Option("texts", "words of lines that are signed or filled in by hand (签字)", ()),
        "naming": Option("texts", "words before a pattern that is given as an example (文件名, 例如)", ()),
    },
    reasons={
        "stand-in": "a sign stands for a name or number; {around} shows where",
        "blank": "a gap was left to write in; {around}",
        "note": "a note to the writer was left in; {around}",
    },
    judge=_judge,
)
