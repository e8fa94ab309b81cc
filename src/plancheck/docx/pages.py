"""Page layouts: paper, margins and page numbers of each section in Word's sense (ISO 29500-1 §17.6 and §17.10)."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Final

from plancheck.chinese.numerals import render
from plancheck.docx.inline import SKIPPED
from plancheck.docx.markup import chosen
from plancheck.docx.styles import Styles, paragraph_properties
from plancheck.docx.xml import NAMES, Element, attribute, child, children, switched_on, twips
from plancheck.plan import Look, PageNumber, PageSetup

_HERE: Final = "\0"  # where a footer's line shows the page number; no XML holds it
_MOST: Final = 20  # lines of a footer that show it; one or two are usual
_PAGE: Final = re.compile(r"\s*PAGE(?![A-Za-z])", re.IGNORECASE)
_DASHED: Final = re.compile(r"\\\*\s*ArabicDash", re.IGNORECASE)


class Footers:
    """The footers of a document, each read when a section first shows it."""

    def __init__(
        self,
        find: Callable[[str], Element | None],
        two_sided: Callable[[], bool],
        styles: Styles,
        look: Callable[[Element | None, str | None], tuple[Look, bool]],
    ) -> None:
        """Take what is needed of the document.

        Args:
            find: returns a footer by the id of its relationship.
            two_sided: whether odd and even pages have footers of their own.
            styles: the document's styles.
            look: returns how a run with these properties looks in a paragraph style, and whether it is hidden.

        """
        self._two_sided = two_sided
        self._styles = styles
        self._look = look
        self._find = cache(find)
        self._numbers: dict[str, tuple[PageNumber, ...]] = {}

    @cached_property
    def two_sided(self) -> bool:
        """Whether odd and even pages have footers of their own."""
        return self._two_sided()

    def numbers(self, identity: str, pages: str, number_format: str) -> Iterator[PageNumber]:
        """Yield the lines of a footer that show the page number; `pages` and the format are the section's."""
        if identity not in self._numbers:
            root = self._find(identity)
            found = self._lines(root, None) if root is not None else ()
            self._numbers[identity] = tuple(islice(dict.fromkeys(found), _MOST))
        shown = render(1, number_format)
        for line in self._numbers[identity]:
            yield line._replace(pages=pages, text=line.text.replace(_HERE, shown).strip())

    def _lines(self, root: Element, aligned: str | None) -> Iterator[PageNumber]:
        """Walk a footer; `aligned` is where the frame or drawing stands that holds what is walked."""
        for item in root:
            kind = NAMES[item.tag]
            if kind == "AlternateContent":
                branch = chosen(item)
                if branch is not None:
                    yield from self._lines(branch, aligned)
                continue
            if kind == "p":
                yield from self._line(item, aligned)
            place = _anchored(item) if kind == "anchor" else None
            yield from self._lines(item, place or aligned)

    def _line(self, paragraph: Element, aligned: str | None) -> Iterator[PageNumber]:
        about = child(paragraph, "pPr")
        direct = paragraph_properties(about) if about is not None else {}
        style_id = self._styles.of_paragraph(direct.get("pstyle"))
        line = _Line()
        for run in _runs(paragraph):
            line.add(run)
        if line.shown:
            frame = child(about, "framePr") if about is not None else None
            place = attribute(frame, "xAlign") if frame is not None else None
            inherited = self._styles.resolve(style_id).paragraph.get("align")
            alignment = place or aligned or direct.get("align", inherited)
            yield PageNumber("", "".join(line.pieces), alignment, self._look(line.shown[0], style_id)[0])


class _Line:
    """A footer's line as it is read.

    Attributes:
        pieces: its text so far; where the page number stands, _HERE.
        shown: the properties of the runs that show a page number.

    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.shown: list[Element | None] = []
        self._code: str | None = None  # of the field whose code or number is being read
        self._told = False

    def add(self, run: Element) -> None:
        """Read a run or a simple field."""
        if NAMES[run.tag] == "fldSimple":
            inner = next((item for item in run.iter() if NAMES[item.tag] == "r"), run)
            if _PAGE.match(attribute(run, "instr") or ""):
                self._number(attribute(run, "instr") or "", inner)
            return
        for item in run:
            kind = NAMES[item.tag]
            if kind == "fldChar":
                self._mark(attribute(item, "fldCharType"), run)
            elif kind == "instrText" and self._code is not None:
                self._code += item.text or ""
            elif kind == "pgNum":
                self._number("", run)
            elif kind == "t" and self._code is None:
                self.pieces.append(item.text or "")

    def _mark(self, kind: str | None, run: Element) -> None:
        if kind == "begin":
            self._code, self._told = "", False
        elif self._code is not None and _PAGE.match(self._code):
            if not self._told:
                self._number(self._code, run)
                self._told = True  # the result that is stored is of another page
            if kind == "end":
                self._code = None
        else:
            self._code = None

    def _number(self, code: str, run: Element) -> None:
        self.pieces.append(render(1, "numberInDash") if _DASHED.search(code) else _HERE)
        self.shown.append(child(run, "rPr"))


def read_pages(sections: Sequence[tuple[int, Element]], footers: Footers) -> tuple[PageSetup, ...]:
    """Return the page layout of each section, told by its first block and its w:sectPr."""
    found = []
    inherited: dict[str, str] = {}
    for block, properties in sections:
        for reference in children(properties, "footerReference"):
            identity = next((str(said) for name, said in reference.attrib.items() if NAMES[str(name)] == "id"), "")
            inherited[attribute(reference, "type") or "default"] = identity
        found.append(_page(block, properties, inherited, footers))
    return tuple(found)


def _page(block: int, properties: Element, references: dict[str, str], footers: Footers) -> PageSetup:
    paper, margins = child(properties, "pgSz"), child(properties, "pgMar")
    gutter = _length(margins, "gutter") or 0
    bound_left = switched_on(child(properties, "rtlGutter")) is not True
    left, right = _length(margins, "left"), _length(margins, "right")
    return PageSetup(
        block=block,
        width=_length(paper, "w"),
        height=_length(paper, "h"),
        top=_length(margins, "top"),
        bottom=_length(margins, "bottom"),
        left=left + gutter if left is not None and bound_left else left,
        right=right + gutter if right is not None and not bound_left else right,
        numbers=_numbers(properties, references, footers) if references else (),
    )


def _numbers(properties: Element, references: dict[str, str], footers: Footers) -> tuple[PageNumber, ...]:
    form = child(properties, "pgNumType")
    number_format = (attribute(form, "fmt") if form is not None else None) or "decimal"
    two_sided = "even" in references and footers.two_sided
    shown = {"default": "odd" if two_sided else "all"}
    if two_sided:
        shown["even"] = "even"
    if switched_on(child(properties, "titlePg")):
        shown["first"] = "first"
    return tuple(
        number
        for kind, pages in shown.items()
        if kind in references
        for number in footers.numbers(references[kind], pages, number_format)
    )


def _length(element: Element | None, name: str) -> int | None:
    length = twips(attribute(element, name)) if element is not None else None
    return None if length is None else abs(length)  # a negative margin is one that headers do not push away


def _runs(element: Element) -> Iterator[Element]:
    """Yield the runs and simple fields of a paragraph, those in content controls, links and insertions too."""
    for item in element:
        kind = NAMES[item.tag]
        if kind in ("r", "fldSimple"):
            yield item
        elif kind not in SKIPPED and kind != "p":
            yield from _runs(item)


def _anchored(anchor: Element) -> str | None:
    """Return where across the page a drawing stands (wp:positionH)."""
    position = child(anchor, "positionH")
    align = child(position, "align") if position is not None else None
    return (align.text or "").strip() or None if align is not None else None
