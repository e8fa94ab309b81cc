"""Lines: what a reader sees as one line of the plan, the unit the outline works on.

A block is a paragraph; soft breaks split it into lines. White space and invisible characters around a line belong to
none, and a line of nothing else is no line.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plancheck.chinese.fold import visible
from plancheck.plan import Block, Look, Span

_FORM_COLUMNS = 3


@dataclass(slots=True)  # made by the thousand, and twice as fast as a frozen one
class Line:
    """One line of a block.

    Attributes:
        block: number of its block.
        start: offset of its first visible character in the block's text.
        end: offset after its last visible character.
        source: the block.
        is_first: whether it is the first line of its block with visible text.
        in_table: whether it stands in a table that holds data, not the plan itself.

    """

    block: int
    start: int
    end: int
    source: Block
    is_first: bool
    in_table: bool

    @property
    def text(self) -> str:
        """The line's words."""
        return self.source.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.block, self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start


class Page(NamedTuple):
    """The lines of a plan, how most of their text looks, and which tables hold the plan itself."""

    lines: list[Line]
    body_look: Look
    layout_tables: frozenset[int] = frozenset()


def split_lines(blocks: Sequence[Block]) -> Page:
    """Split the blocks that carry the plan (not notes, not a generated table of contents) into lines."""
    layout_tables = frozenset(_layout_tables(blocks))
    lines: list[Line] = []
    looks: Counter[Look] = Counter()
    for number, block in enumerate(blocks):
        text, cell = block.text, block.cell
        if not text or block.place in ("note", "toc"):
            continue
        in_table = cell is not None and cell.table not in layout_tables
        start, is_first = 0, True
        for piece in text.split("\n"):
            begin, end = visible(piece)
            if begin < end:
                lines.append(Line(number, start + begin, start + end, block, is_first, in_table))
                is_first = False
            start += len(piece) + 1
        before = 0
        for end, look in block.looks:
            looks[look] += end - before
            before = end
    return Page(lines, looks.most_common(1)[0][0] if looks else Look(), layout_tables)


def _layout_tables(blocks: Sequence[Block]) -> set[int]:
    """Return the tables that hold the plan itself: most of the file's words stand in them."""
    in_table: Counter[int] = Counter()
    columns: dict[int, int] = {}
    for block in blocks:
        cell = block.cell
        if cell is not None:
            in_table[cell.table] += len(block.text)
            columns[cell.table] = max(columns.get(cell.table, 0), cell.column + 1)
    if not in_table:
        return set()
    total = sum(len(block.text) for block in blocks)
    # Data tables are wide or short; a form that holds a plan has one cell, or headings beside text.
    return {
        table
        for table, length in in_table.items()
        if length > max(200, 0.5 * total) and columns[table] <= _FORM_COLUMNS
    }
