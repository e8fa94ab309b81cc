"""Inline content: the visible text of one paragraph, with its looks."""

import re
from collections.abc import Callable
from typing import Final

from plancheck import Cell, Look

from plancheck_odt.package import Element
from plancheck_odt.styles import Styles
from plancheck_odt.xml import NAMES, attribute, child, count

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 1000
"""What one text:s may stand for: a number in a hostile file costs it nothing and memory here."""
_SKIPPED: Final = frozenset(
    {"office:annotation", "office:annotation-end", "text:note-citation", "text:ruby-text", "text:change",
     "text:change-start", "text:change-end", "text:bookmark", "text:bookmark-start", "text:bookmark-end",
     "text:soft-page-break", "office:event-listeners", "text:tracked-changes", "text:alphabetical-index-mark",
     "text:toc-mark", "text:user-index-mark"}
)  # fmt: skip
_HIDES: Final = frozenset({"text:hidden-text", "text:hidden-paragraph"})


class Collected:
    """Text and looks of one paragraph as they are collected.

    Attributes:
        cell: where in a table the paragraph stands.
        place: its place as of `Block.place`.
        hidden: whether a field hides the whole paragraph.

    """

    def __init__(self, cell: Cell | None, place: str) -> None:
        """Start empty."""
        self.cell = cell
        self.place = place
        self.hidden = False
        self._pieces: list[tuple[str, Look]] = []
        self._blank = True  # white space is dropped at the start and after other white space

    def add(self, text: str, look: Look) -> None:
        """Add text as it stands in the file: white space counts once, and not at the start."""
        text = _BLANKS.sub(" ", text)
        if self._blank:
            text = text.removeprefix(" ")
        if text:
            self._blank = text.endswith(" ")
            self._pieces.append((text, look))

    def add_exactly(self, text: str, look: Look) -> None:
        """Add spaces, tabs and line breaks that elements stand for."""
        self._pieces.append((text, look))
        self._blank = False

    def finish(self) -> None:
        """Drop white space at the end, as at the start."""
        if self._blank and self._pieces and self._pieces[-1][0].endswith(" "):
            text, look = self._pieces.pop()
            if text != " ":
                self._pieces.append((text[:-1], look))

    def text(self) -> str:
        """Return the text so far."""
        return "".join(piece for piece, _ in self._pieces)

    def looks(self) -> list[tuple[int, Look]]:
        """Return the looks as of `Block.looks`."""
        found: list[tuple[int, Look]] = []
        end = 0
        for piece, look in self._pieces:
            end += len(piece)
            if found and found[-1][1] == look:
                found.pop()
            found.append((end, look))
        return found


class Inline:
    """Reads the content of paragraphs.

    Attributes:
        notes: the bodies of footnotes and endnotes met, in order.

    """

    def __init__(self, styles: Styles, text_box: Callable[[Element, Cell | None, str], None]) -> None:
        """`text_box` is called with the content of each text box met, and with where its anchor stands."""
        self.notes: list[Element] = []
        self._styles = styles
        self._text_box = text_box

    def read(self, element: Element, into: Collected, paragraph: str, spans: tuple[str, ...] = ()) -> None:
        """Read what stands in a paragraph, or in a wrapper within one."""
        look, hidden = self._styles.look(paragraph, spans)
        if element.text and not hidden:
            into.add(element.text, look)
        for item in element:
            self._item(NAMES[item.tag], item, into, paragraph, spans)
            if item.tail and not hidden:
                into.add(item.tail, look)

    def _item(self, kind: str, item: Element, into: Collected, paragraph: str, spans: tuple[str, ...]) -> None:
        look, hidden = self._styles.look(paragraph, spans)
        if kind == "text:span":
            name = attribute(item, "text:style-name")
            self.read(item, into, paragraph, (*spans, name) if name else spans)
        elif kind in ("text:s", "text:tab", "text:line-break"):
            if not hidden:
                spaces = " " * count(attribute(item, "text:c"), 1, _MOST_SPACES)
                into.add_exactly({"text:s": spaces, "text:tab": "\t"}.get(kind, "\n"), look)
        elif kind == "text:note":
            body = child(item, "text:note-body")
            if body is not None:
                self.notes.append(body)
        elif kind in _HIDES:
            if attribute(item, "text:is-hidden") == "true":
                into.hidden = into.hidden or kind == "text:hidden-paragraph"
            else:
                self.read(item, into, paragraph, spans)
        elif kind.startswith("draw:"):
            self.drawn(item, into.cell, into.place)
        elif kind not in _SKIPPED:  # links, fields, ruby base text, metadata …
            self.read(item, into, paragraph, spans)

    def drawn(self, element: Element, cell: Cell | None, place: str) -> None:
        """Read the text boxes and shapes of a drawing as blocks of their own, before the paragraph they belong to."""
        kind = NAMES[element.tag]
        if kind in ("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:line", "draw:polygon"):
            self._text_box(element, cell, place)
        elif kind in ("draw:frame", "draw:g", "draw:a"):
            for item in element:
                self.drawn(item, cell, place)
