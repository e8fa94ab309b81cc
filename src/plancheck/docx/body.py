"""The body: one walk over the document that yields what a person sees in Word as blocks."""

from typing import Final

from plancheck.docx.limits import MAX_CHARACTERS, MAX_PARAGRAPHS
from plancheck.docx.numbering import Numbering
from plancheck.docx.styles import Properties, Styles, is_toc, paragraph_properties
from plancheck.docx.xml import NAMES, Element, attribute, child, integer, value
from plancheck.errors import UnreadableDocument
from plancheck.plan import Block, Cell, Look

# What holds no visible text of its own place: deleted and moved-away text, properties, codes.
_SKIPPED: Final = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "delText", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "rt", "rubyPr",
     "tblPr", "tblGrid", "tcPr", "trPr", "sectPr", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
     "commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference", "fldData", "customXmlPr"}
)  # fmt: skip
_DRAWN: Final = frozenset({"drawing", "pict", "object"})
_DEFAULT_SIZE: Final = 10.5  # points; what an indent in twips is measured against where no size is told


class _Paragraph:
    """Text and looks of one paragraph as they are collected."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.looks: list[tuple[int, Look]] = []
        self.page_break = False

    def add(self, text: str, look: Look) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if self.looks and self.looks[-1][1] == look:
            self.looks.pop()
        self.looks.append((self.length, look))


class Body:
    """Walks a story (body, notes) and collects blocks; one instance a document, since numbers and fields go on."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self._styles = styles
        self._numbering = numbering
        self._looks: dict[tuple[str | None, bytes], tuple[Look, bool]] = {}
        self._tables = 0
        self._characters = 0
        self._fields: list[list[bool]] = []  # [is the code part, is a table of contents] of each open field
        self._carried: _Paragraph | None = None

    def walk(self, container: Element, cell: Cell | None = None, place: str = "body") -> None:
        """Read the paragraphs and tables of a container in reading order."""
        for element in container:
            kind = NAMES[element.tag]
            if kind == "p":
                self._paragraph(element, cell, place)
            elif kind == "tbl":
                self._table(element, place)
            elif kind == "sdt":
                content = child(element, "sdtContent")
                if content is not None:
                    self.walk(content, cell, "toc" if _is_contents(element) else place)
            elif kind == "AlternateContent":
                choice = _choice(element)
                if choice is not None:
                    self.walk(choice, cell, place)
            elif kind not in _SKIPPED:
                self.walk(element, cell, place)

    def _table(self, table: Element, place: str) -> None:
        number, self._tables = self._tables, self._tables + 1
        rows = 0
        for row in _flat(table, "tr"):
            properties = child(row, "trPr")
            if properties is not None and child(properties, "del") is not None:
                continue
            column = 0
            for cell in _flat(row, "tc"):
                about = child(cell, "tcPr")
                span, merged = 1, False
                if about is not None:
                    span = integer(value(about, "gridSpan")) or 1
                    merge = child(about, "vMerge")
                    merged = merge is not None and attribute(merge, "val") != "restart"
                if not merged:
                    self.walk(cell, Cell(number, rows, column), "cell" if place == "body" else place)
                column += max(1, span)
            rows += 1

    def _paragraph(self, element: Element, cell: Cell | None, place: str) -> None:
        direct: Properties = {}
        mark_deleted = False
        about = child(element, "pPr")
        if about is not None:
            direct = paragraph_properties(about)
            mark = child(about, "rPr")
            mark_deleted = mark is not None and (child(mark, "del") is not None or child(mark, "moveFrom") is not None)
        style_id = direct.get("pstyle") or self._styles.default_paragraph
        name, inherited, run_base = self._styles.resolve(style_id)
        collected = self._carried or _Paragraph()
        self._carried = None
        in_contents = place == "toc" or is_toc(name) or self._in_contents()
        anchor = len(self.blocks)
        self._inline(element, collected, style_id, cell, place)
        if mark_deleted:
            self._carried = collected if collected.length else None
            return
        text = "".join(collected.pieces)
        looks = collected.looks
        properties = {**inherited, **direct}
        label, numbering_level = "", None
        if text.strip() or anchor == len(self.blocks):
            label, suffix, numbering_level = self._label(direct, inherited, bool(text.strip()))
            if label:
                shift = len(label) + len(suffix)
                text = label + suffix + text
                looks = [(end + shift, look) for end, look in looks] or [(shift, Look())]
        self._characters += len(text)
        if len(self.blocks) >= MAX_PARAGRAPHS:
            raise UnreadableDocument("too-large", f"over {MAX_PARAGRAPHS} paragraphs")
        if self._characters > MAX_CHARACTERS:
            raise UnreadableDocument("too-large", f"over {MAX_CHARACTERS} characters")
        size = run_base.get("size") or _DEFAULT_SIZE
        indent = properties.get("indent_chars")
        if indent is None:
            indent = properties.get("indent_twips", 0) / 20 / size
        self.blocks.append(
            Block(
                text,
                label,
                "toc" if in_contents or (place == "body" and self._in_contents()) else place,
                cell,
                name,
                properties.get("outline"),
                numbering_level,
                properties.get("align"),
                indent,
                tuple(looks),
                collected.page_break or bool(properties.get("page_break")),
            )
        )

    def _label(self, direct: Properties, inherited: Properties, visible: bool) -> tuple[str, str, int | None]:  # noqa: FBT001
        num = direct.get("num", inherited.get("num"))
        if not num or not visible:
            return "", "", None
        style = None if "num" in direct else inherited.get("style")
        level = direct.get("level", inherited.get("level") if "num" not in direct else None)
        found = self._numbering.next_label(num, level if level is not None or style else 0, style)
        return found if found and found[0] else ("", "", None)

    def _inline(self, element: Element, into: _Paragraph, style: str | None, cell: Cell | None, place: str) -> None:
        for item in element:
            kind = NAMES[item.tag]
            if kind == "r":
                self._run(item, into, style, cell, place)
            elif kind in _SKIPPED:
                continue
            elif kind == "AlternateContent":
                choice = _choice(item)
                if choice is not None:
                    self._inline(choice, into, style, cell, place)
            elif kind == "t" and "math" in item.tag:
                into.add(item.text or "", Look())
            elif kind in _DRAWN:
                self._drawn(item, cell, place)
            else:  # hyperlinks, smart tags, content controls, insertions, fldSimple, ruby base text …
                self._inline(item, into, style, cell, place)

    def _run(self, run: Element, into: _Paragraph, style: str | None, cell: Cell | None, place: str) -> None:
        look: Look | None = None
        for item in run:
            kind = NAMES[item.tag]
            if kind == "rPr":
                look, hidden = self._look(item, style)
                if hidden:
                    return
                continue
            if kind == "fldChar":
                self._field(attribute(item, "fldCharType"))
                continue
            if kind == "instrText":
                if self._fields and (item.text or "").strip().upper().startswith("TOC"):
                    self._fields[-1][1] = True
                continue
            if kind in _SKIPPED or any(code for code, _ in self._fields):
                continue
            text = ""
            if kind == "t":
                text = item.text or ""
            elif kind in ("tab", "ptab"):
                text = "\t"
            elif kind in ("br", "cr"):
                if attribute(item, "type") in ("page", "column"):
                    into.page_break = True
                else:
                    text = "\n"
            elif kind == "noBreakHyphen":
                text = "-"
            elif kind == "sym":
                text = _symbol(attribute(item, "char"))
            elif kind in _DRAWN:
                self._drawn(item, cell, place)
            elif kind == "AlternateContent":
                choice = _choice(item)
                if choice is not None:
                    self._inline(choice, into, style, cell, place)
            elif kind in ("ruby", "rubyBase"):
                self._inline(item, into, style, cell, place)
            if text:
                if look is None:
                    look = self._look(None, style)[0]
                into.add(text, look)

    def _look(self, direct: Element | None, style: str | None) -> tuple[Look, bool]:
        """Return how a run looks and whether it is hidden."""
        said = self._styles.run_properties(direct) if direct is not None else {}
        key = (style, repr(said).encode())
        known = self._looks.get(key)
        if known is None:
            base = self._styles.resolve(style)[2]
            own = self._styles.resolve(said["style"])[2] if said.get("style") else {}
            merged = {**base, **own, **said}
            if "bold" not in said and base.get("bold") and own.get("bold"):
                merged["bold"] = False  # toggles cancel out between paragraph and character style (§17.7.3)
            look = Look(bool(merged.get("bold")), merged.get("size"), merged.get("font"))
            known = self._looks[key] = (look, bool(merged.get("hidden")))
        return known

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append([True, False])
        elif kind == "separate" and self._fields:
            self._fields[-1][0] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_contents(self) -> bool:
        return any(contents for _, contents in self._fields)

    def _drawn(self, element: Element, cell: Cell | None, place: str) -> None:
        """Read the text boxes of a drawing as blocks of their own, before the paragraph that anchors them."""
        for item in element:
            kind = NAMES[item.tag]
            if kind == "txbxContent":
                fields, self._fields = self._fields, []
                self.walk(item, cell, "textbox" if place == "body" else place)
                self._fields = fields
            elif kind == "AlternateContent":
                choice = _choice(item)
                if choice is not None:
                    self._drawn(choice, cell, place)
            elif len(item):
                self._drawn(item, cell, place)


def _choice(element: Element) -> Element | None:
    """Return the first choice of alternate contents, else the fallback: the same thing is never shown twice."""
    return element[0] if len(element) else None


def _flat(element: Element, name: str) -> list[Element]:
    """Return rows or cells, also those inside content controls and insertions."""
    found: list[Element] = []
    for item in element:
        kind = NAMES[item.tag]
        if kind == name:
            found.append(item)
        elif kind in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            found.extend(_flat(item, name))
    return found


def _is_contents(sdt: Element) -> bool:
    properties = child(sdt, "sdtPr")
    document_part = child(properties, "docPartObj") if properties is not None else None
    gallery = value(document_part, "docPartGallery") if document_part is not None else None
    return gallery == "Table of Contents"


def _symbol(char: str | None) -> str:
    """Return a symbol's character; one of a symbol font's private characters is shown as a dot."""
    try:
        code = int(char or "", 16)
    except ValueError:
        return ""
    if 0xE000 <= code <= 0xF8FF or code < 0x20 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "•"
    return chr(code)
