"""Short names for OpenDocument's elements and attributes ("text:p"), lengths, and search among children."""

import re
from collections.abc import Iterator
from typing import Final

from plancheck_odt.package import Element

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = {
    f"{_OASIS}office:1.0": "office", f"{_OASIS}text:1.0": "text", f"{_OASIS}table:1.0": "table",
    f"{_OASIS}style:1.0": "style", f"{_OASIS}drawing:1.0": "draw", f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}svg-compatible:1.0": "svg", "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}  # fmt: skip
_LENGTH: Final = re.compile(r"(-?[\d.]+)(cm|mm|in|pt|pc|px|ic|em)")
_TWIPS: Final = {"cm": 1440 / 2.54, "mm": 1440 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "px": 15.0}


class _Names(dict[object, str]):
    """Short names by full ones, filled as they are met; "" for comments and the like."""

    def __missing__(self, tag: object) -> str:
        name = ""
        if isinstance(tag, str):
            space, _, local = tag.rpartition("}")
            name = f"{_SPACES.get(space[1:], '?')}:{local}"
            self[tag] = name
        return name


NAMES: Final = _Names()


class _Tags(dict[str, str]):
    """Full names by short ones."""

    def __missing__(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        space = next(uri for uri, short in _SPACES.items() if short == prefix)
        found = self[name] = f"{{{space}}}{local}"
        return found


TAGS: Final = _Tags()


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute by its short name."""
    return element.get(TAGS[name])


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of that short name."""
    return element.find(TAGS[name]) if element is not None else None


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the children of those short names."""
    for item in element if element is not None else ():
        if NAMES[item.tag] in names:
            yield item


def count(text: str | None, default: int, most: int) -> int:
    """Return a number of repetitions between 0 and `most`; what is no number is the default."""
    if not text or not text.isdecimal() or len(text) > 9:
        return default if not text or not text.isdecimal() else most
    return min(int(text), most)


def twips(text: str | None) -> int | None:
    """Return an absolute length in twentieths of a point."""
    match = _LENGTH.fullmatch(text or "")
    if match is None or match[2] not in _TWIPS:
        return None
    try:
        return round(float(match[1]) * _TWIPS[match[2]])
    except (ValueError, OverflowError):
        return None


def characters(text: str | None, size: float) -> float | None:
    """Return a length in characters of a size in points."""
    match = _LENGTH.fullmatch(text or "")
    if match is not None and match[2] in ("ic", "em"):
        try:
            return float(match[1])
        except ValueError:
            return None
    length = twips(text)
    return None if length is None else length / 20 / size
