"""From the bytes of a DOCX file to blocks: what a person sees in Word, whether Word, WPS or LibreOffice wrote it."""

from collections.abc import Callable
from functools import cache, cached_property
from typing import Final

from plancheck.docx import xml
from plancheck.docx.body import Body
from plancheck.docx.numbering import Numbering
from plancheck.docx.package import Package
from plancheck.docx.pages import Footers, read_pages
from plancheck.docx.styles import Styles, parse_styles
from plancheck.errors import UnreadableDocument
from plancheck.limits import DEFAULT, UNTIMED, Clock, Limits
from plancheck.plan import Block, PageSetup

__all__ = ["read_blocks"]

_MAIN_TYPE: Final = "wordprocessingml.document.main+xml"
_LEFT_OUT: Final = {  # by relationship
    "aFChunk": "an embedded document (altChunk)",
    "diagramData": "the text of a diagram (SmartArt)",
    "subDocument": "a subdocument of a master document",
}


def read_blocks(
    data: bytes, limits: Limits = DEFAULT, clock: Clock = UNTIMED
) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[PageSetup, ...]]:
    """Read a DOCX file.

    Returns its blocks in reading order (footnotes and endnotes last), notes on what was left out, in English, and the
    page layouts.
    Raises UnreadableDocument for anything that is no readable Word file.
    """
    package = Package(data, limits, clock)
    main = _main_part(package, limits)
    content = package.read(main)
    if content is None:
        raise UnreadableDocument("corrupt", f"{main} is missing")
    root = xml.parse(content, main, limits)
    if xml.NAMES[root.tag] != "document":
        raise UnreadableDocument("not-docx", f"{main} is no Word document")
    stories = xml.children(root, "body")  # some generators write several; none is dropped
    if not stories:
        raise UnreadableDocument("corrupt", f"{main} has no body")
    parts = _Parts(package, main, limits)
    try:
        blocks, pages = _read(stories, parts, limits, clock)
    except RecursionError:  # libxml2 stops at 256 levels; a caller may have used up the stack before
        raise UnreadableDocument("unsafe", "nested too deeply") from None
    for kind, what in _LEFT_OUT.items():
        if kind in parts.related:
            parts.notes.append(f"{what} was left out")
    return blocks, tuple(parts.notes), pages


_Parser = Callable[[bytes, str, Limits], xml.Element]


class _Parts:
    """The parts that the main part refers to; a missing or damaged one is noted and read as empty."""

    def __init__(self, package: Package, main: str, limits: Limits) -> None:
        self._package = package
        self._limits = limits
        self._main = main
        self.related = package.related(main)
        self.notes: list[str] = []

    def find(self, kind: str, parse: _Parser = xml.parse) -> xml.Element | None:
        """Return the root of the first part in that relationship."""
        for name in self.related.get(kind, ())[:1]:
            return self._parsed(name, parse)
        return None

    @cached_property
    def _identified(self) -> dict[str, str]:
        return self._package.identified(self._main)

    def footer(self, identity: str) -> xml.Element | None:
        """Return the root of the footer in the relationship of that id."""
        name = self._identified.get(identity)
        return self._parsed(name, xml.parse) if name is not None else None

    def two_sided(self) -> bool:
        """Whether odd and even pages have footers of their own."""
        root = self.find("settings")
        return root is not None and xml.switched_on(xml.child(root, "evenAndOddHeaders")) is True

    def _parsed(self, name: str, parse: _Parser) -> xml.Element | None:
        try:
            content = self._package.read(name)
            if content is not None:
                return parse(content, name, self._limits)
            self._note(f"{name} is missing")
        except UnreadableDocument as error:
            if error.code != "corrupt":
                raise
            self._note(f"{name} is damaged and was left out")
        return None

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes.append(text)


def _read(
    stories: list[xml.Element], parts: _Parts, limits: Limits, clock: Clock
) -> tuple[tuple[Block, ...], tuple[PageSetup, ...]]:
    @cache
    def theme_fonts() -> dict[str, str]:
        return _theme_fonts(parts.find("theme"))

    styles = Styles(parts.find("styles", parse_styles), lambda name: theme_fonts().get(name))

    def read() -> Body:
        body = Body(styles, Numbering(lambda: parts.find("numbering"), styles), limits, clock)
        for story in stories:
            body.read(story)
        return body

    body = read()
    unclosed = body.inline.fields.unclosed
    if unclosed:  # a damaged file: what begins and never ends is no field; read again without
        for mark in unclosed:
            mark.attrib.clear()
        body = read()
    for kind in ("footnote", "endnote"):
        wanted = [identity for reference, identity in body.inline.references if reference == kind + "Reference"]
        notes = parts.find(kind + "s") if wanted else None
        known = {xml.attribute(note, "id"): note for note in (notes if notes is not None else ())}
        for identity in wanted:
            note = known.get(identity)
            if note is not None and xml.attribute(note, "type") in (None, "normal"):
                body.read(note, "note")
    pages = read_pages(body.sections, Footers(parts.footer, parts.two_sided, styles, body.inline.look))
    return tuple(body.blocks), pages


def _main_part(package: Package, limits: Limits) -> str:
    for name in package.related().get("officeDocument", ()):
        if name in package:
            return name
    if "word/document.xml" in package:
        return "word/document.xml"
    types = package.read("[Content_Types].xml")
    if types is None:
        raise UnreadableDocument("not-docx", "a zip file, but no Office file")
    for item in xml.parse(types, "[Content_Types].xml", limits):
        name = item.get("PartName", "").lstrip("/")
        if _MAIN_TYPE in item.get("ContentType", "") and name in package:
            return name
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in package.names()):
        raise UnreadableDocument("not-docx", "another kind of Office file")
    raise UnreadableDocument("corrupt", "the main part is missing")


def _theme_fonts(root: xml.Element | None) -> dict[str, str]:
    """Return the East Asian fonts of the theme by the names that styles use for them."""
    found: dict[str, str] = {}
    for node in root.iter("{*}majorFont", "{*}minorFont") if root is not None else ():
        kind = xml.NAMES[node.tag]
        named = {xml.NAMES[item.tag]: item.get("typeface") for item in node}
        chinese = next((item.get("typeface") for item in node if item.get("script") == "Hans"), None)
        font = named.get("ea") or chinese
        if font:
            found[kind.removesuffix("Font") + "EastAsia"] = font
    return found
