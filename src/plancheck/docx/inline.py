"""Inline content: the visible text of one paragraph, with its looks."""

from collections.abc import Callable
from typing import Final

from plancheck.docx.fields import Fields, makes_contents
from plancheck.docx.markup import chosen
from plancheck.docx.styles import Properties, Styles
from plancheck.docx.symbols import symbol
from plancheck.docx.xml import NAMES, Element, attribute
from plancheck.plan import Cell, Look

# What holds no visible text of its own place: deleted and moved-away text, properties, codes, marks.
SKIPPED: Final = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "delText", "delInstrText", "sdtPr", "sdtEndPr", "rt", "rubyPr", "tblPr",
     "tblGrid", "tcPr", "trPr", "sectPr", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
     "commentRangeEnd", "commentReference", "fldData", "customXmlPr"}
)  # fmt: skip
_DRAWN: Final = frozenset({"drawing", "pict", "object"})
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS: Final = " \t\r\n"


class Collected:
    """Text and looks of one paragraph as they are collected.

    Attributes:
        cell: where in a table the paragraph stands.
        place: its place as of `Block.place`.
        pieces: the text so far; `length` is its length.
        looks: (end offset, Look) pairs.
        listed: characters that stand in a table of contents.
        page_break: a page break stands before the text.
        break_after: a page break stands after the text.

    """

    __slots__ = ("break_after", "cell", "length", "listed", "looks", "page_break", "pieces", "place")

    def __init__(self, cell: Cell | None, place: str) -> None:
        """Start empty."""
        self.cell = cell
        self.place = place
        self.pieces: list[str] = []
        self.length = 0
        self.looks: list[tuple[int, Look]] = []
        self.listed = 0
        self.page_break = self.break_after = False

    def add(self, text: str, look: Look) -> None:
        """Add text on the right."""
        if self.break_after:
            self.break_after = False
            text = "\n" + text
        self.pieces.append(text)
        self.length += len(text)
        if self.looks and self.looks[-1][1] == look:
            self.looks.pop()
        self.looks.append((self.length, look))

    def new_page(self) -> None:
        """Note a page break at this place."""
        if self.length:
            self.break_after = True
        else:
            self.page_break = True


class Inline:
    """Reads the content of paragraphs; one instance a document, since fields go on from paragraph to paragraph.

    Attributes:
        fields: the fields open at this place.
        references: the footnotes and endnotes referred to, as (kind of reference, id), in order.

    """

    def __init__(self, styles: Styles, text_box: Callable[[Element, Cell | None, str], None]) -> None:
        """`text_box` is called with the content of each text box met, and with where its anchor stands."""
        self._styles = styles
        self._text_box = text_box
        self._looks: dict[object, tuple[Look, bool]] = {}
        self.fields = Fields()
        self.references: dict[tuple[str, str], None] = {}

    def read(self, element: Element, into: Collected, style: str | None) -> None:
        """Read what stands in a paragraph, or in a wrapper within one."""
        for item in element:
            kind = NAMES[item.tag]
            if kind == "r":
                self._run(item, into, style)
            elif kind in SKIPPED:
                continue
            elif kind == "AlternateContent":
                branch = chosen(item)
                if branch is not None:
                    self.read(branch, into, style)
            elif kind in _DRAWN:
                self._drawn(item, into)
            elif kind == "fldSimple" and makes_contents(attribute(item, "instr")):
                self.fields.contents += 1
                self.read(item, into, style)
                self.fields.contents -= 1
            else:  # hyperlinks, smart tags, content controls, insertions, other fields, ruby base text, formulas …
                self.read(item, into, style)

    def _run(self, run: Element, into: Collected, style: str | None, look: Look | None = None) -> None:
        hidden = False
        fields = self.fields
        for item in run:
            kind = NAMES[item.tag]
            if kind == "t":
                if hidden or fields.hiding:
                    continue
                text = item.text
                if not text:
                    continue
                if text[0] <= " " or text[-1] <= " " or "\n" in text:
                    text = _spaced(item, text)
            elif kind == "rPr":
                look, hidden = self.look(item, style)
                continue
            elif kind == "fldChar":
                text = self.fields.mark(item)
            elif kind == "instrText":
                self.fields.instruct(item.text or "")
                continue
            elif hidden or self.fields.hiding or kind in SKIPPED:
                continue
            else:
                text = self._special(item, kind, into, style, look)
            if text and not hidden:
                if look is None:
                    look = self.look(None, style)[0]
                self._show(text, look, into)

    def _show(self, text: str, look: Look, into: Collected) -> None:
        into.add(text, look)
        fields = self.fields
        fields.visible()
        if fields.contents:
            into.listed += len(text)

    def _special(self, item: Element, kind: str, into: Collected, style: str | None, look: Look | None) -> str:
        """Return the text of what is no w:t in a run; read what holds more than text."""
        if kind in ("tab", "ptab"):
            return "\t"
        if kind in ("br", "cr"):
            if attribute(item, "type") not in ("page", "column"):
                return "\n"
            into.new_page()
        elif kind == "noBreakHyphen":
            return "-"
        elif kind == "sym":
            return symbol(attribute(item, "char"), attribute(item, "font"))
        elif kind == "symEx":
            found = {str(name).rpartition("}")[2]: str(said) for name, said in item.attrib.items()}
            return symbol(found.get("char"), found.get("font"))
        elif kind in ("footnoteReference", "endnoteReference"):
            self.references[kind, attribute(item, "id") or ""] = None
        elif kind in _DRAWN:
            self._drawn(item, into)
        elif kind == "AlternateContent":
            branch = chosen(item)
            if branch is not None:
                self._run(branch, into, style, look)
        elif kind in ("ruby", "rubyBase"):
            self.read(item, into, style)
        return ""

    def look(self, direct: Element | None, style: str | None) -> tuple[Look, bool]:
        """Return how a run looks and whether it is hidden."""
        said: Properties = self._styles.run_properties(direct) if direct is not None else {}
        key = (style, *said.items()) if said else style
        known = self._looks.get(key)
        if known is None:
            base = self._styles.resolve(style).run
            own = self._styles.own_run(said["style"]) if said.get("style") else {}
            merged = {**base, **own, **said}
            if "bold" not in said and base.get("bold") and own.get("bold"):
                merged["bold"] = False  # toggles cancel out between paragraph and character style (§17.7.3)
            look = Look(bool(merged.get("bold")), merged.get("size"), merged.get("font"))
            known = self._looks[key] = (look, bool(merged.get("hidden")))
        return known

    def _drawn(self, element: Element, into: Collected) -> None:
        """Read the text boxes of a drawing as blocks of their own, before the paragraph that anchors them."""
        for item in element:
            kind = NAMES[item.tag]
            if kind == "txbxContent":
                outer = self.fields
                self.fields = outer.suspend()
                self._text_box(item, into.cell, into.place)
                self.fields.close()
                self.fields = outer
            elif kind == "AlternateContent":
                branch = chosen(item)
                if branch is not None:
                    self._drawn(branch, into)
            elif len(item):
                self._drawn(item, into)


def _spaced(item: Element, text: str) -> str:
    """Return text as Word shows its white space: kept only where asked for, a line end of the file as a space."""
    if text[0] <= " " or text[-1] <= " ":
        said = item.get(_SPACE) or next((found for up in item.iterancestors() if (found := up.get(_SPACE))), None)
        if said != "preserve":
            text = text.strip(_BLANKS)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
