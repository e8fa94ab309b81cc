"""The plan as recognisers read it: lines in reading order, folded for comparison, with the way back to the document."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final

from plancheck.chinese.fold import Folded, fold_lines
from plancheck.limits import UNTIMED, Clock
from plancheck.plan import Cell, Passage, Plan, Section, Span

_LONGEST: Final = 8000
"""Characters of a line. What looks at a line may take the square of its length; a file of one line is cut."""
_OFTEN: Final = 8
"""Lines between two looks at the clock."""
_SENTENCE_END: Final = re.compile("[。；！？!?;][”’」』）)]*")


@dataclass(slots=True)  # made by the thousand, and twice as fast as a frozen one
class Line:
    """One line of the plan.

    Attributes:
        passage: where it stands, in which sections, and its words as in the document.
        folded: the same words folded (half width, simplified, no white space: see plancheck.chinese.fold).
        cell: the table cell the line stands in, None outside tables of data (a form that holds the whole plan is none).
        text: the folded words; offsets below are offsets into it.

    """

    passage: Passage
    folded: Folded
    cell: Cell | None = None
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep at hand what every check asks for."""
        self.text = self.folded.text

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return where a stretch of the folded words stands in the document."""
        begin, stop = self.folded.original(start, len(self.text) if end is None else end)
        block, offset, _ = self.passage.span
        return Span(block, offset + begin, offset + stop)

    def words(self, start: int = 0, end: int | None = None) -> str:
        """Return a stretch of the folded words as it stands in the document."""
        begin, stop = self.folded.original(start, len(self.text) if end is None else end)
        return self.passage.text[begin:stop]


class Lines(list[Line]):
    """Lines that look at the clock as they are gone through."""

    def __init__(self, lines: Iterable[Line], clock: Clock) -> None:
        """Take lines and a clock."""
        super().__init__(lines)
        self._clock = clock

    def __iter__(self) -> Iterator[Line]:
        """Yield the lines."""
        look = self._clock.look
        for start in range(0, len(self), _OFTEN):
            look()
            yield from self[start : start + _OFTEN]


class View:
    """A plan prepared for recognition; made once a check and shared by all recognisers."""

    def __init__(self, plan: Plan, clock: Clock = UNTIMED) -> None:
        """Fold the lines of `plan`; the clock is looked at wherever they are gone through."""
        self.plan = plan
        self.clock = clock
        passages = plan.passages()
        if any(len(block.text) > _LONGEST for block in plan.blocks):
            passages = [piece for passage in passages for piece in _pieces(passage)]
        folded = fold_lines([passage.text for passage in passages])
        cells = {number: data_cell(plan, number) for number, block in enumerate(plan.blocks) if block.cell}
        lines = [
            Line(passage, words, cells.get(passage.span.block) if cells else None)
            for passage, words in zip(passages, folded, strict=True)
        ]
        self.lines = Lines(lines, clock)

    @cached_property
    def whole(self) -> str:
        """The folded words of all lines, a line break between two; what is rare is quickly searched for here."""
        return "\n".join([line.text for line in list.__iter__(self.lines)])

    @cached_property
    def _starts(self) -> list[int]:
        starts, offset = [], 0
        for line in list.__iter__(self.lines):
            starts.append(offset)
            offset += len(line.text) + 1
        return starts

    def numbers_with(self, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield the numbers of the lines a pattern matches somewhere in, in order; one pass over the whole text.

        The pattern must not match a line break. What asks a thousand lines one by one asks this first.
        """
        whole, starts = self.whole, self._starts
        match = pattern.search(whole)
        while match:
            index = bisect_right(starts, match.start())
            yield index - 1
            if index == len(starts):
                return
            match = pattern.search(whole, starts[index])

    def lines_with(self, pattern: re.Pattern[str]) -> Iterator[Line]:
        """Yield the lines a pattern matches somewhere in, in reading order: see `numbers_with`."""
        return map(self.lines.__getitem__, self.numbers_with(pattern))

    def mentions(self, word: str) -> bool:
        """Whether a word stands somewhere.

        One that stands nowhere mostly has a character that stands nowhere, which is told twenty times as fast.
        """
        return all(map(self.whole.__contains__, word)) and word in self.whole

    def numbers_holding(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of the lines in which one of some words stands, in order.

        For words that are rare this is much quicker than a pattern of them: see `mentions`.
        """
        whole, starts = self.whole, self._starts
        found: set[int] = set()
        for word in filter(self.mentions, words):
            at = whole.find(word)
            while at >= 0:
                index = bisect_right(starts, at)
                found.add(index - 1)
                at = whole.find(word, starts[index]) if index < len(starts) else -1
        return sorted(found)

    def lines_holding(self, words: Iterable[str]) -> list[Line]:
        """Return the lines in which one of some words stands, in reading order: see `numbers_holding`."""
        return [self.lines[number] for number in self.numbers_holding(words)]

    @cached_property
    def titles(self) -> dict[int, str]:
        """The folded titles of all sections, by id(section)."""
        sections = [section for top in self.plan.sections for section in top.walk()]
        folded = fold_lines([section.title for section in sections])
        return {id(section): title.text for section, title in zip(sections, folded, strict=True)}

    @cached_property
    def by_section(self) -> dict[int, list[Line]]:
        """The lines right below each heading (the heading itself and children's lines left out), by id(section)."""
        found: dict[int, list[Line]] = {}
        for line in self.lines:
            if line.passage.path and line.passage.kind == "text":
                found.setdefault(id(line.passage.path[-1]), Lines((), self.clock)).append(line)
        return found

    def lines_below(self, section: Section) -> list[Line]:
        """Return the text lines of a section and of all sections below it, in reading order."""
        below = chain.from_iterable(self.by_section.get(id(part), ()) for part in section.walk())
        return Lines(below, self.clock)


def _pieces(passage: Passage) -> Iterator[Passage]:
    """Yield a passage, in pieces where it is longer than any line of a real plan; behind sentences if it has any."""
    if len(passage.text) <= _LONGEST:
        yield passage
        return
    (block, start, stop), text = passage.span, passage.text
    begin = 0
    while len(text) - begin > _LONGEST:
        limit = begin + _LONGEST
        end = max((match.end() for match in _SENTENCE_END.finditer(text, begin + _LONGEST // 2, limit)), default=limit)
        yield passage._replace(span=Span(block, start + begin, start + end), text=text[begin:end])
        begin = end
    yield passage._replace(span=Span(block, start + begin, stop), text=text[begin:])


def data_cell(plan: Plan, block: int) -> Cell | None:
    """Return the cell a block stands in, None where its table holds the plan itself."""
    cell = plan.blocks[block].cell
    return None if cell is None or cell.table in plan.layout_tables else cell
