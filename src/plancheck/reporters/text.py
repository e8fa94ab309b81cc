"""Lines of text with styles, and how wide they are: what pages are made of.

Rich shows them on terminals (see terminal). A pipe or a file takes them as they are, without rich, whose import would
take longer than the report.
"""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)
def cell_len(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cc", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


class Text:
    """A line: parts with a style each, over the style of the whole."""

    __slots__ = ("parts", "style")

    def __init__(self, text: str = "", style: str = "") -> None:
        """Begin with a text; `style` is that of the whole line."""
        self.style = style
        self.parts: list[tuple[str | Text, str]] = [(text, "")] if text else []

    def append(self, text: str, style: str = "") -> "Text":
        """Add a text and return the line."""
        if text:
            self.parts.append((text, style))
        return self

    def append_text(self, text: "Text") -> "Text":
        """Add another line's text with its styles, and return the line."""
        self.parts.append((text.copy(), ""))
        return self

    def copy(self) -> "Text":
        """Return another line of the same parts."""
        copied = Text("", self.style)
        copied.parts = list(self.parts)
        return copied

    def __add__(self, other: "Text") -> "Text":
        return self.copy().append_text(other)

    def __str__(self) -> str:
        return "".join(str(part) for part, _ in self.parts)

    @property
    def cell_len(self) -> int:
        """How many columns the line takes."""
        return cell_len(str(self))
