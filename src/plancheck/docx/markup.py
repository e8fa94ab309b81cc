"""Wrappers around content: alternatives, content controls, table grids."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plancheck.docx.xml import NAMES, Element, attribute, child, integer, value
from plancheck.errors import UnreadableDocument

# Namespaces that Word itself knows: not those of its trial versions of 2008, nor WPS's own.
_UNDERSTOOD: Final = re.compile(
    r"http://schemas\.microsoft\.com/office/(?:.+/)?(?:2006|20[12]\d)/"
    r"|http://schemas\.openxmlformats\.org/|http://purl\.oclc\.org/ooxml/|urn:schemas-microsoft-com:"
)
_MOST_SPACES: Final = 256  # in scope at one place; Word declares some forty
_GALLERIES: Final = frozenset(("Table of Contents", "Custom Table of Contents"))
_WRAPPERS: Final = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


def chosen(alternatives: Element) -> Element | None:
    """Return the branch of mc:AlternateContent that Word shows, so that nothing is read twice.

    That is the first choice all of whose required namespaces are understood, else the fallback (ISO 29500-3 §7.6).
    """
    for branch in alternatives:
        if NAMES[branch.tag] == "Fallback":
            return branch
        known = branch.nsmap
        if len(known) > _MOST_SPACES:
            raise UnreadableDocument("unsafe", f"over {_MOST_SPACES} namespaces")
        spaces = (known.get(prefix, "") for prefix in branch.get("Requires", "").split())
        if all(_UNDERSTOOD.match(space) for space in spaces):
            return branch
    return None


def is_contents(sdt: Element) -> bool:
    """Whether a content control holds a generated table of contents."""
    properties = child(sdt, "sdtPr")
    for item in properties if properties is not None else ():
        if NAMES[item.tag] in ("docPartObj", "docPartList"):
            return value(item, "docPartGallery") in _GALLERIES
    return False


class Place(NamedTuple):
    """A visible cell and where it stands, rows and columns from 0."""

    row: int
    column: int
    cell: Element


def cells(table: Element) -> Iterator[Place]:
    """Yield the visible cells of a table, row by row; deleted ones and those merged into others are left out."""
    row = 0
    for line in _unwrapped(table, "tr"):
        about = child(line, "trPr")
        if about is not None and child(about, "del") is not None:
            continue
        column = (integer(value(about, "gridBefore")) or 0) if about is not None else 0
        for cell in _unwrapped(line, "tc"):
            about = child(cell, "tcPr")
            span, hidden = 1, False
            if about is not None:
                span = integer(value(about, "gridSpan")) or 1
                hidden = child(about, "cellDel") is not None or _goes_on(about, "vMerge") or _goes_on(about, "hMerge")
            if not hidden:
                yield Place(row, column, cell)
            column += max(1, span)
        row += 1


def _goes_on(about: Element, name: str) -> bool:
    merge = child(about, name)
    return merge is not None and attribute(merge, "val") != "restart"


def _unwrapped(element: Element, name: str) -> list[Element]:
    """Return rows or cells, also those inside content controls and insertions."""
    found: list[Element] = []
    for item in element:
        kind = NAMES[item.tag]
        if kind == name:
            found.append(item)
        elif kind in _WRAPPERS:
            found.extend(_unwrapped(item, name))
        elif kind == "AlternateContent":
            branch = chosen(item)
            if branch is not None:
                found.extend(_unwrapped(branch, name))
    return found
