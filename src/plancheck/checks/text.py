"""The plan as one folded text, title included, with the way from a place in it back to line, section and document."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from plancheck.chinese.fold import Folded, fold
from plancheck.elements.view import View
from plancheck.plan import Plan, Section, Span

_TITLE_BLOCKS = 60
"""Paragraphs in which the title is looked for; a wrapped plan has a whole notice before it."""


class Segment(NamedTuple):
    """A line of the plan (or a part of its title) in the joined text.

    Attributes:
        start: where it begins in the joined text.
        folded: its words, folded.
        span: where it stands in the document; None for a title that stands nowhere as such.
        kind: "title", "heading" or "text".
        part: "front" (title included), "body", "annex" or "back".
        path: the sections it stands in, outermost first.

    """

    start: int
    folded: Folded
    span: Span | None
    kind: str
    part: str
    path: tuple[Section, ...] = ()


class Text:
    """The joined text: title and lines one after the other, a line feed between them.

    Attributes:
        words: the folded words; no words run over a line feed.

    """

    def __init__(self, view: View) -> None:
        """Join a plan's title and lines."""
        self._view = view
        self._title = _title(view.plan)
        title = "".join(folded.text for folded, _ in self._title)
        self.words = "\n".join([*([title] if self._title else []), *([view.whole] if view.lines else []), ""])

    @cached_property
    def segments(self) -> Sequence[Segment]:
        """The lines, in order."""
        segments: list[Segment] = []
        at = 0
        for number, (folded, place) in enumerate(self._title, 1):
            segments.append(Segment(at, folded, place, "title", "front"))
            at += len(folded.text) + (number == len(self._title))
        for line in self._view.lines:
            span, _, path, kind, part = line.passage
            segments.append(Segment(at, line.folded, span, kind, part, path))
            at += len(line.text) + 1
        return segments

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def segment(self, offset: int) -> Segment:
        """Return the line a place in the text lies in."""
        return self.segments[bisect_right(self._starts, offset) - 1]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where a stretch of one line stands in the document; empty where it stands nowhere."""
        segment = self.segment(start)
        if segment.span is None:
            return ()
        begin, stop = segment.folded.original(start - segment.start, min(end - segment.start, len(segment.folded.text)))
        return (Span(segment.span.block, segment.span.start + begin, segment.span.start + stop),)

    def sentence(self, offset: int, stops: str = "。;!?") -> tuple[int, int]:
        """Return begin and end of the sentence a place lies in, its mark included."""
        segment = self.segment(offset)
        line, at = segment.folded.text, offset - segment.start
        begin = max(line.rfind(stop, 0, at) for stop in stops) + 1
        ends = [end for stop in stops if (end := line.find(stop, at)) >= 0]
        return segment.start + begin, segment.start + (min(ends) + 1 if ends else len(line))


def _title(plan: Plan) -> list[tuple[Folded, Span | None]]:
    """Return the title's lines as they stand in the document, or the title itself where they are not found."""
    if not plan.title:
        return []
    title = fold(plan.title)
    lines = list(_first_lines(plan))
    for index, (line, span) in enumerate(lines):
        first = fold(line)
        if not first.text:
            continue
        if title.text in first.text:
            begin = first.text.index(title.text)
            start, end = first.original(begin, begin + len(title.text))
            words = Span(span.block, span.start + start, span.start + end)
            return [(fold(plan.text(words)), words)]
        found: list[tuple[Folded, Span | None]] = []
        rest = title.text
        for below, place in lines[index:]:
            folded = fold(below)
            if not rest or not rest.startswith(folded.text):
                break
            if folded.text:
                found.append((folded, place))
                rest = rest[len(folded.text) :]
        if found and not rest:
            return found
    return [(title, None)]


def _first_lines(plan: Plan) -> Iterable[tuple[str, Span]]:
    for block, text in enumerate(block.text for block in plan.blocks[:_TITLE_BLOCKS]):
        start = 0
        for line in text.split("\n"):
            yield line, Span(block, start, start + len(line))
            start += len(line) + 1
