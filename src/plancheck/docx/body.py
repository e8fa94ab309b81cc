"""The body: one walk over the document that yields what a person sees in Word as blocks."""

from dataclasses import dataclass
from typing import Final

from plancheck.docx.inline import SKIPPED, Collected, Inline
from plancheck.docx.markup import cells, chosen, is_contents
from plancheck.docx.numbering import Label, Numbering
from plancheck.docx.styles import Properties, Resolved, Styles, paragraph_properties
from plancheck.docx.xml import NAMES, Element, child, value
from plancheck.errors import UnreadableDocument
from plancheck.limits import Clock, Limits
from plancheck.plan import Block, Cell, Look

_DEFAULT_SIZE: Final = 10.5  # points; what an indent in twips is measured against where no size is told
_NO_LABEL: Final = Label("", "", 0)
_OFTEN: Final = 256  # blocks between two looks at the clock


@dataclass(slots=True)
class _Carried:
    """A paragraph whose mark is deleted or hidden: the next one goes on in the same line.

    Attributes:
        content: its text.
        look: its style and direct properties.
        label: its number, where it is the first of the line.
        leads: whether the line is its own (a hidden mark), or the next paragraph's (a deleted one).

    """

    content: Collected
    look: tuple[Resolved, Properties]
    label: Label
    leads: bool


class Body:
    """Walks stories (body, notes) and collects blocks; one instance a document, since numbers and fields go on.

    Attributes:
        blocks: the blocks so far.
        sections: the properties of each section (w:sectPr) with the number of its first block.
        inline: the reader of what stands in paragraphs.

    """

    def __init__(self, styles: Styles, numbering: Numbering, limits: Limits, clock: Clock) -> None:
        """Start with no blocks."""
        self._limits = limits
        self._clock = clock
        self.blocks: list[Block] = []
        self.sections: list[tuple[int, Element]] = []
        self.inline = Inline(styles, self._text_box)
        self._styles = styles
        self._numbering = numbering
        self._tables = 0
        self._characters = 0
        self._carried: _Carried | None = None
        self._style_indents: dict[tuple[int, float | None], tuple[float, float, float]] = {}
        self._page_break = False  # one stands before the next text
        self._section = 0  # the block at which the current section begins

    def read(self, story: Element, place: str = "body") -> None:
        """Read a whole story: the body, or a note."""
        self._container(story, None, place)
        self.inline.fields.close()

    def _container(self, element: Element, cell: Cell | None, place: str) -> None:
        self._walk(element, cell, place)
        self._flush()

    def _text_box(self, element: Element, cell: Cell | None, place: str) -> None:
        self._container(element, cell, "textbox" if place == "body" else place)

    def _walk(self, container: Element, cell: Cell | None, place: str) -> None:
        """Read the paragraphs and tables of a container in reading order."""
        for element in container:
            kind = NAMES[element.tag]
            if kind == "p":
                self._paragraph(element, cell, place)
            elif kind == "tbl":
                self._flush()
                number, self._tables = self._tables, self._tables + 1
                for row, column, content in cells(element):
                    self._container(content, Cell(number, row, column), "cell" if place == "body" else place)
            elif kind == "sdt":
                inside = child(element, "sdtContent")
                if inside is not None:
                    self._walk(inside, cell, "toc" if place != "note" and is_contents(element) else place)
            elif kind == "AlternateContent":
                branch = chosen(element)
                if branch is not None:
                    self._walk(branch, cell, place)
            elif kind in ("oMathPara", "oMath"):
                collected = Collected(cell, place)
                self.inline.read(element, collected, None)
                self._emit(collected, self._styles.resolve(None), {}, _NO_LABEL)
            elif kind == "sectPr":
                self._end_section(element)
            elif kind not in SKIPPED:
                self._walk(element, cell, place)

    def _paragraph(self, element: Element, cell: Cell | None, place: str) -> None:
        direct: Properties = {}
        about = child(element, "pPr")
        if about is not None:
            direct = paragraph_properties(about)
        style_id = self._styles.of_paragraph(direct.get("pstyle"))
        style = self._styles.resolve(style_id)
        carried, self._carried = self._carried, None
        collected = carried.content if carried is not None else Collected(cell, place)
        before, listed = collected.length, self.inline.fields.contents
        self.inline.read(element, collected, style_id)
        if "mark_deleted" in direct:
            if carried is None:
                carried = _Carried(collected, (style, direct), _NO_LABEL, leads=False)
            self._carried = carried if collected.length or carried.label.text else None
            return
        section = direct.get("section")
        hidden = direct.get("mark_hidden", style.run.get("hidden"))
        label = _NO_LABEL
        if collected.length > before or not (hidden or section is not None):
            label = self._label(direct, style)
        if carried is not None and carried.leads:
            label, (style, direct) = carried.label, carried.look
        if hidden:
            if collected.length or label.text:
                self._carried = _Carried(collected, (style, direct), label, leads=True)
        else:
            if not collected.length and listed:
                collected.listed = 1
            self._emit(collected, style, direct, label)
        if section is not None:
            self._end_section(section)

    def _flush(self) -> None:
        """End a line whose last paragraph mark is deleted or hidden."""
        carried, self._carried = self._carried, None
        if carried is not None:
            self._emit(carried.content, *carried.look, carried.label)

    def _label(self, direct: Properties, style: Resolved) -> Label:
        num = direct.get("num", style.paragraph.get("num"))
        if not num:
            return _NO_LABEL
        level = direct.get("level", style.paragraph.get("level"))
        return self._numbering.next_label(num, level, () if "level" in direct else style.chain) or _NO_LABEL

    def _emit(self, collected: Collected, style: Resolved, direct: Properties, label: Label) -> None:
        text = "".join(collected.pieces)
        looks = collected.looks
        shown, suffix, level = label
        if shown:
            shift = len(shown) + len(suffix)
            text = shown + suffix + text
            looks = [(end + shift, look) for end, look in looks] or [(shift, self._plain(style))]
        self._characters += len(text)
        number, limits = len(self.blocks), self._limits
        if number >= limits.paragraphs:
            raise UnreadableDocument("too-large", f"over {limits.paragraphs} paragraphs")
        if self._characters > limits.characters:
            raise UnreadableDocument("too-large", f"over {limits.characters} characters")
        if not number % _OFTEN:
            self._clock.look()
        place = collected.place
        if place != "note" and (style.lists_contents or collected.listed * 2 > collected.length):
            place = "toc"
        properties = {**style.paragraph, **direct} if direct else style.paragraph
        page_break = self._page_break or collected.page_break or bool(properties.get("page_break"))
        if text and not text.isspace():
            self._page_break = collected.break_after
        else:
            self._page_break = page_break or collected.break_after
            page_break = False
        size = (looks[0][1].size if looks else None) or style.run.get("size")
        indent, left, right = self._indents(properties, size, own=bool(direct))
        self.blocks.append(
            Block(
                text,
                shown,
                place,
                collected.cell,
                style.name,
                properties.get("outline"),
                level if shown else None,
                properties.get("align"),
                indent,
                tuple(looks),
                page_break,
                left,
                right,
            )
        )

    def _indents(self, properties: Properties, size: float | None, *, own: bool) -> tuple[float, float, float]:
        """Return first-line, left and right indent; those of a style are remembered, those of `own` properties not."""
        key = (id(properties), size)
        known = None if own else self._style_indents.get(key)
        if known is None:
            known = (
                _indent("indent", properties, size),
                _indent("left", properties, size),
                _indent("right", properties, size),
            )
            if not own:
                self._style_indents[key] = known
        return known

    def _plain(self, style: Resolved) -> Look:
        return Look(bool(style.run.get("bold")), style.run.get("size"), style.run.get("font"))

    def _end_section(self, properties: Element) -> None:
        """Read the end of a section, which tells how it began: on a new page, or (continuous) not."""
        begin, self._section = self._section, len(self.blocks)
        self.sections.append((begin, properties))
        if begin == 0 or value(properties, "type") in ("continuous", "nextColumn"):
            return
        for index in range(begin, len(self.blocks)):
            block = self.blocks[index]
            if block.text.strip():
                self.blocks[index] = block._replace(page_break=True)
                break


def _indent(name: str, properties: Properties, size: float | None) -> float:
    chars = properties.get(name + "_chars")
    if chars is not None:
        return float(chars)
    length = properties.get(name + "_twips")
    return length / 20 / (size or _DEFAULT_SIZE) if length else 0.0
