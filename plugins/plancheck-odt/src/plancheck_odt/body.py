"""The text: one walk over office:text that yields what a person sees as blocks."""

from dataclasses import dataclass, field
from typing import Final

from plancheck import Block, Cell, UnreadableDocument

from plancheck_odt.inline import Collected, Inline
from plancheck_odt.numbering import Counts, Label, Numbering
from plancheck_odt.package import Element
from plancheck_odt.styles import Style, Styles
from plancheck_odt.xml import NAMES, attribute, characters, child, count

MAX_PARAGRAPHS: Final = 100_000
MAX_CHARACTERS: Final = 5_000_000
_DEFAULT_SIZE: Final = 12.0  # points, where no style tells
_MOST_COLUMNS: Final = 16_384
_MOST_ROWS: Final = 1_048_576
_SKIPPED: Final = frozenset(
    {"text:tracked-changes", "text:variable-decls", "text:sequence-decls", "text:user-field-decls",
     "text:dde-connection-decls", "office:forms", "text:table-of-content-source", "office:event-listeners",
     "text:alphabetical-index-auto-mark-file", "office:annotation"}
)  # fmt: skip
_ROWS: Final = frozenset({"table:table-row-group", "table:table-header-rows", "table:table-rows"})


@dataclass(slots=True)
class _Item:
    """The list item that is being read: its first paragraph bears the label."""

    counts: Counts
    style: str
    level: int
    start: str | None = None
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a paragraph stands."""

    place: str = "body"
    cell: Cell | None = None
    item: _Item | None = None


@dataclass(slots=True)
class Body:
    """Walks a text and collects blocks.

    Attributes:
        blocks: the blocks so far.
        master: the master page of the first paragraph, "" for the standard one.

    """

    styles: Styles
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list)
    master: str = ""
    _inline: Inline = field(init=False)
    _tables: int = 0
    _characters: int = 0
    _break: bool = False
    _begun: bool = False

    def __post_init__(self) -> None:
        self._inline = Inline(self.styles, self._text_box)

    def read(self, text: Element) -> None:
        """Read the whole text; notes come last."""
        self._walk(text, _Where())
        for note in self._inline.notes:
            self._walk(note, _Where("note"))

    def _text_box(self, content: Element, cell: Cell | None, place: str) -> None:
        self._walk(content, _Where("textbox" if place == "body" else place, cell))

    def _walk(self, container: Element, where: _Where) -> None:
        for element in container:
            kind = NAMES[element.tag]
            if kind in ("text:p", "text:h"):
                self._paragraph(element, where, heading=kind == "text:h")
            elif kind == "text:list":
                self._list(element, where)
            elif kind == "text:numbered-paragraph":
                style = attribute(element, "text:style-name") or ""
                level = count(attribute(element, "text:level"), 1, 10)
                counts = self.numbering.open(element, style)
                item = _Item(counts, style, level, attribute(element, "text:start-value"))
                self._walk(element, _Where(where.place, where.cell, item))
            elif kind == "table:table":
                self._table(element, where)
            elif kind == "text:section":
                if attribute(element, "text:display") != "none":
                    self._walk(element, where)
            elif kind == "text:table-of-content":
                self._walk(element, _Where("toc" if where.place == "body" else where.place, where.cell))
            elif kind.startswith("draw:"):
                self._inline.drawn(element, where.cell, where.place)
            elif kind not in _SKIPPED:
                self._walk(element, where)

    def _list(self, element: Element, where: _Where) -> None:
        outer = where.item
        style = attribute(element, "text:style-name") or (outer.style if outer else "")
        level = outer.level + 1 if outer else 1
        counts = outer.counts if outer else self.numbering.open(element, style)
        for entry in element:
            kind = NAMES[entry.tag]
            own = attribute(entry, "text:style-override") or style
            item = _Item(counts, own, level, attribute(entry, "text:start-value"), labelled=kind != "text:list-item")
            if kind in ("text:list-item", "text:list-header"):
                self._walk(entry, _Where(where.place, where.cell, item))

    def _table(self, table: Element, where: _Where) -> None:
        number, self._tables = self._tables, self._tables + 1
        row = 0
        for line in _lines(table):
            column = 0
            for cell in line:
                kind = NAMES[cell.tag]
                if kind == "table:table-cell":
                    place = "cell" if where.place == "body" else where.place
                    self._walk(cell, _Where(place, Cell(number, row, column)))
                if kind in ("table:table-cell", "table:covered-table-cell"):
                    column += count(attribute(cell, "table:number-columns-repeated"), 1, _MOST_COLUMNS)
            row += count(attribute(line, "table:number-rows-repeated"), 1, _MOST_ROWS)

    def _paragraph(self, element: Element, where: _Where, *, heading: bool) -> None:
        name = attribute(element, "text:style-name") or ""
        style = self.styles.paragraph(name)
        if not self._begun:
            self._begun, self.master = where.place == "body", style.master
        collected = Collected(where.cell, where.place)
        self._inline.read(element, collected, name)
        collected.finish()
        if collected.hidden:
            return
        level = count(attribute(element, "text:outline-level"), 1, 10) if heading else None
        label = self._label(element, where, level)
        self._emit(collected, style, name, label, min(level, 9) if level else style.outline)

    def _label(self, element: Element, where: _Where, level: int | None) -> Label:
        item = where.item
        if item is not None:
            if item.labelled:
                return Label()
            item.labelled = True
            return self.numbering.item(item.counts, item.style, item.level, item.start)
        return self.numbering.heading(element, level) if level else Label()

    def _emit(self, collected: Collected, style: Style, name: str, label: Label, outline: int | None) -> None:
        text = collected.text()
        looks = collected.looks()
        if label.text:
            shift = len(label.text) + len(label.suffix)
            text = label.text + label.suffix + text
            looks = [(end + shift, look) for end, look in looks] or [(shift, self.styles.look(name, ())[0])]
        self._characters += len(text)
        if len(self.blocks) >= MAX_PARAGRAPHS:
            raise UnreadableDocument("too-large", f"over {MAX_PARAGRAPHS} paragraphs")
        if self._characters > MAX_CHARACTERS:
            raise UnreadableDocument("too-large", f"over {MAX_CHARACTERS} characters")
        size = (looks[0][1].size if looks else None) or style.text.get("size") or _DEFAULT_SIZE
        about = style.paragraph
        page_break = self._break or about.get("break_before") == "page" or (bool(style.master) and bool(self.blocks))
        after = about.get("break_after") == "page"
        if text and not text.isspace():
            self._break = after
        else:  # a blank paragraph passes its page break on
            self._break, page_break = page_break or after, False
        self.blocks.append(
            Block(
                text=text,
                label=label.text,
                place=collected.place,
                cell=collected.cell,
                style=style.name,
                outline=outline,
                numbering=label.level if label.text else None,
                alignment=about.get("align"),
                indent=characters(about.get("indent"), size) or 0.0,
                looks=tuple(looks),
                page_break=page_break,
                left=characters(about.get("left"), size) or 0.0,
                right=characters(about.get("right"), size) or 0.0,
            )
        )


def _lines(table: Element) -> list[Element]:
    """Return the rows of a table, those of groups and of the repeated head too."""
    found: list[Element] = []
    for item in table:
        kind = NAMES[item.tag]
        if kind == "table:table-row":
            found.append(item)
        elif kind in _ROWS:
            found.extend(_lines(item))
    return found


def text_of(content: Element) -> Element:
    """Return office:text; UnreadableDocument for another kind of document."""
    body = child(content, "office:body")
    text = child(body, "office:text")
    if text is None:
        what = "no body" if body is None or not len(body) else f"it holds {NAMES[body[0].tag]}"
        raise UnreadableDocument("corrupt" if body is None else "not-docx", f"no OpenDocument text: {what}")
    return text
