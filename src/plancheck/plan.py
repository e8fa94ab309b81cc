"""The nouns of a plan that has been read: pure data, no XML, no rules.

Offsets are Python string offsets (Unicode code points) into `Block.text`, end exclusive.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of one block's text."""

    block: int
    start: int
    end: int


class Look(NamedTuple):
    """How a stretch of text looks, after style inheritance.

    Attributes:
        bold: bold as displayed.
        size: font size in points, None where nothing tells.
        font: the East Asian font's name, None where nothing tells.

    """

    bold: bool = False
    size: float | None = None
    font: str | None = None


class Cell(NamedTuple):
    """Where in a table a block stands: the innermost table's number in the file, its row and column, from 0."""

    table: int
    row: int
    column: int


class Block(NamedTuple):  # made by the thousand, and four times as fast as a frozen dataclass
    r"""One paragraph as a person sees it.

    Attributes:
        text: the visible text; a soft line break is "\n", a tab "\t". An automatic number stands at its start, with
            the space or tab Word shows after it.
        label: the automatic number as displayed, without what follows it ("一、", "1.2", "•"); "" without one.
            `text` starts with it.
        place: "body", "cell" (in a table), "textbox", "note" (footnote or endnote) or "toc" (generated table of
            contents).
        cell: position in the innermost table, for blocks in tables.
        style: name of the paragraph style as stored ("heading 1", "标题 1"), or None.
        outline: outline level as Word counts, 1 to 9, from the paragraph or its style; None for body text.
        numbering: level of the automatic number, 0 to 8; None without one.
        alignment: "left", "center", "right", "both" …, None where nothing tells.
        indent: first-line indent in characters of this paragraph's size, 0.0 where none.
        left: indent of all lines from the left margin, in the same measure; automatic numbers' own not counted.
        right: indent of all lines from the right margin, in the same measure.
        looks: (end offset, Look) pairs that cover the text in order.
        page_break: a page break stands before this block.

    """

    text: str
    label: str = ""
    place: str = "body"
    cell: Cell | None = None
    style: str | None = None
    outline: int | None = None
    numbering: int | None = None
    alignment: str | None = None
    indent: float = 0.0
    looks: tuple[tuple[int, Look], ...] = ()
    page_break: bool = False
    left: float = 0.0
    right: float = 0.0

    def look(self, offset: int) -> Look:
        """Return how the character at `offset` looks."""
        if self.looks and offset < self.looks[0][0]:  # most blocks have one look throughout
            return self.looks[0][1]
        index = self.look_index(offset)
        return self.looks[index][1] if index < len(self.looks) else Look()

    def look_index(self, offset: int) -> int:
        """Return the place in `looks` of the character at `offset`, their number behind the last."""
        return bisect_right(self.looks, offset, key=itemgetter(0))


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or headed unit of the plan.

    Attributes:
        level: depth in the tree, 1 right below the title.
        label: what is displayed before the title ("一、", "（二）", "附件1"), "" for none.
        ordinal: the label's number, None without one.
        title: the heading's own words, without a closing 。or ：.
        heading: the words of label and title in the document.
        text: the section's own text (not its children's), in reading order; one span a line.
        children: the sections below it.
        title_line: where the title stands when the label has a line of its own above it (附件1), else None.

    """

    level: int
    label: str
    ordinal: int | None
    title: str
    heading: Span
    text: tuple[Span, ...] = ()
    children: tuple["Section", ...] = ()
    title_line: Span | None = None

    @property
    def block(self) -> int:
        """The block the heading stands in."""
        return self.heading.block

    @property
    def is_annex(self) -> bool:
        """Whether this is an annex (附件1 …) rather than a part of the body."""
        return self.level == 1 and self.label.startswith("附")

    def walk(self) -> Iterator["Section"]:
        """Yield this section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class PageNumber(NamedTuple):
    """A line of a footer that shows the page number.

    Attributes:
        pages: which pages have it: "all", "odd", "even" or "first".
        text: the line as page 1 shows it, e.g. "— 1 —".
        alignment: "left", "center", "right", "outside" …, None where nothing tells.
        look: how the number looks.

    """

    pages: str
    text: str
    alignment: str | None = None
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The paper of one section in Word's sense: a stretch of the document with one page layout.

    Lengths are in twips (1440 to the inch), None where nothing tells.

    Attributes:
        block: the first block on it.
        width: of the paper as it lies.
        height: of the paper as it lies.
        top: margin above the text.
        bottom: margin below the text.
        left: margin left of the text, with the room for the binding.
        right: margin right of the text.
        numbers: the page numbers in its footers.

    """

    block: int
    width: int | None = None
    height: int | None = None
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None
    numbers: tuple[PageNumber, ...] = ()


class Passage(NamedTuple):
    """One line of the plan with its place in the tree, headings included.

    Attributes:
        span: where it stands.
        text: its words, exactly as in the block.
        path: the sections it stands in, outermost first; empty before the first section and after the last.
        kind: "heading" or "text".
        part: "front" (before the first section), "body", "annex" or "back" (signature, date, imprint).

    """

    span: Span
    text: str
    path: tuple[Section, ...]
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that has been read.

    Attributes:
        title: the plan's own title, broken lines joined; None where there is none.
        issuer: the office that issues it, several joined with 、.
        year: the plan's year.
        number: 发文字号, e.g. 西政发〔2018〕11号.
        date: 成文日期, ISO 8601 (YYYY-MM-DD).
        addressees: 主送机关 as written, without the colon.
        blocks: every paragraph in reading order, table cells included.
        sections: the section tree.
        front: the lines between title and first section (addressees, preamble).
        back: the lines after the last section that belong to none: 附件说明, signature, date, imprint.
        layout_tables: numbers of the tables that hold the plan itself rather than data (a form with one big cell).
        notes: what the reader left out or could not read, in English, for logs.
        pages: the page layouts in reading order; empty where the format or its reader tells none.

    """

    blocks: tuple[Block, ...]
    title: str | None = None
    issuer: str | None = None
    year: int | None = None
    number: str | None = None
    date: str | None = None
    addressees: str | None = None
    sections: tuple[Section, ...] = ()
    front: tuple[Span, ...] = ()
    back: tuple[Span, ...] = ()
    layout_tables: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    pages: tuple[PageSetup, ...] = ()

    def text(self, span: Span) -> str:
        """Return the words of a span."""
        return self.blocks[span.block].text[span.start : span.end]

    def passages(self) -> list[Passage]:
        """Return every line of the plan in reading order with its place in the tree."""
        texts = [block.text for block in self.blocks]
        found: list[Passage] = []

        def add(spans: Iterable[Span], path: tuple[Section, ...], kind: str, part: str) -> None:
            for span in spans:
                block, start, end = span
                found.append(Passage(span, texts[block][start:end], path, kind, part))

        def descend(section: Section, above: tuple[Section, ...], part: str) -> None:
            path = (*above, section)
            add((section.heading, *([section.title_line] if section.title_line else ())), path, "heading", part)
            add(section.text, path, "text", part)
            for child in section.children:
                descend(child, path, part)

        add(self.front, (), "text", "front")
        for section in self.sections:
            descend(section, (), "annex" if section.is_annex else "body")
        add(self.back, (), "text", "back")
        found.sort(key=itemgetter(0))
        return found
