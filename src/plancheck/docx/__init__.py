"""From the bytes of a DOCX file to blocks: what a person sees in Word, Word's and WPS's and LibreOffice's files alike."""

from functools import cache

from plancheck.docx import xml
from plancheck.docx.body import Body
from plancheck.docx.numbering import Numbering
from plancheck.docx.package import Package
from plancheck.docx.styles import Styles
from plancheck.errors import UnreadableDocument
from plancheck.plan import Block

__all__ = ["read_blocks"]


def read_blocks(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Read a DOCX file.

    Returns its blocks in reading order (footnotes and endnotes last) and notes on what was left out, in English.
    Raises UnreadableDocument for anything that is no readable Word file.
    """
    package = Package(data)
    main = _main_part(package)
    content = package.read(main)
    if content is None:
        raise UnreadableDocument("corrupt", f"{main} is missing")
    root = xml.parse(content, main)
    if xml.NAMES[root.tag] != "document":
        raise UnreadableDocument("not-docx", f"{main} is no Word document")
    related = package.related(main)
    notes: list[str] = []

    def part(kind: str) -> xml.Element | None:
        for name in related.get(kind, ()):
            found = package.read(name)
            if found is None:
                notes.append(f"{name} is missing")
                continue
            try:
                return xml.parse(found, name)
            except UnreadableDocument as error:
                if error.code != "corrupt":
                    raise
                notes.append(f"{name} is damaged and was left out")
        return None

    @cache
    def theme_fonts() -> dict[str, str]:
        return _theme_fonts(part("theme"))

    styles = Styles(part("styles"), lambda name: theme_fonts().get(name))
    body = Body(styles, Numbering(part("numbering"), styles))
    story = xml.child(root, "body")
    if story is None:
        raise UnreadableDocument("corrupt", f"{main} has no body")
    body.walk(story)
    for kind in ("footnotes", "endnotes"):
        story = part(kind)
        for note in story if story is not None else ():
            if xml.attribute(note, "type") in (None, "normal"):
                body.walk(note, place="note")
    if "aFChunk" in related:
        notes.append("an embedded document (altChunk) was left out")
    return tuple(body.blocks), tuple(notes)


def _main_part(package: Package) -> str:
    for name in package.related().get("officeDocument", ()):
        if name in package:
            return name
    if "word/document.xml" in package:
        return "word/document.xml"
    if "[content_types].xml" not in package:
        raise UnreadableDocument("not-docx", "a zip file, but no Office file")
    if any(name.startswith(("xl/", "ppt/", "visio/")) for name in package.names()):
        raise UnreadableDocument("not-docx", "another kind of Office file")
    raise UnreadableDocument("corrupt", "the main part is missing")


def _theme_fonts(root: xml.Element | None) -> dict[str, str]:
    """Return the East Asian fonts of the theme by the names that styles use for them."""
    found: dict[str, str] = {}
    for node in root.iter() if root is not None else ():
        kind = xml.NAMES[node.tag]
        if kind not in ("majorFont", "minorFont"):
            continue
        named = {xml.NAMES[item.tag]: item.get("typeface") for item in node}
        chinese = next((item.get("typeface") for item in node if item.get("script") == "Hans"), None)
        font = named.get("ea") or chinese
        if font:
            found[kind.removesuffix("Font") + "EastAsia"] = font
    return found
