"""How much of a file is read, and for how long it is judged, before it is refused.

A plan has some hundred paragraphs and takes a fraction of a second; the limits leave a thousandfold margin and keep a
hostile file from filling the memory or holding up a portal. Each is looked at before the work it bounds is done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Final

from plancheck.errors import UnreadableDocument

MAX_DEPTH: Final = 256
"""Levels of XML at which libxml2 stops by itself; a limit can be lower, not higher."""

BOMB_BYTES: Final = 16 * 2**20
"""Below this size no ratio is a danger: blank tables and empty paragraphs pack very well."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may ask of its reader. What is beyond is refused: UnreadableDocument "too-large", or as told here.

    Attributes:
        file_bytes: size of the file. Scanned annexes make plans of some ten megabytes.
        parts: entries in the zip directory, which is loaded as a whole. A report with many pictures has some hundred.
        part_bytes: unpacked size of one part that is read. The largest document.xml in the public collections has
            15 MB.
        unpacked_bytes: unpacked size of all parts that are read together; pictures are not.
        ratio: unpacked to packed size of a part above BOMB_BYTES, beyond which a file is "unsafe". XML of real files
            packs 10 to 60 times; deflate ends at 1032.
        nodes: tags and attributes of all parts that are read, each of which takes up to 200 bytes of memory once
            parsed. The most in the public collections are 1.2 million.
        depth: levels of nested XML, beyond which a file is "unsafe"; MAX_DEPTH at most.
        paragraphs: paragraphs in all, those in tables and empty ones too. The longest novels have 30,000.
        characters: characters of visible text in all, automatic numbers included; about 2,000 pages.
        seconds: time for reading and judging together, beyond which it ends in "timeout"; None for any. The clock is
            looked at between two steps of the work, each of which is short within the other limits.

    """

    file_bytes: int = 200 * 2**20
    parts: int = 20_000
    part_bytes: int = 64 * 2**20
    unpacked_bytes: int = 128 * 2**20
    ratio: int = 150
    nodes: int = 2_000_000
    depth: int = MAX_DEPTH
    paragraphs: int = 100_000
    characters: int = 2_000_000
    seconds: float | None = 8.0

    def clock(self) -> "Clock":
        """Return a clock that starts now."""
        return Clock(self.seconds)


class Clock:
    """Tells when the time for one file is up."""

    __slots__ = ("_end", "_seconds")

    def __init__(self, seconds: float | None) -> None:
        """Start now; None for a clock that never stops the work."""
        self._seconds = seconds
        self._end = None if seconds is None else monotonic() + seconds

    def look(self) -> None:
        """Raise UnreadableDocument, code "timeout", where the time is up."""
        if self._end is not None and monotonic() > self._end:
            raise UnreadableDocument("timeout", f"not done after {self._seconds:g} s")

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Leave out the time of what has a limit of its own (a plug-in's reader) or is no work on the file."""
        began = monotonic()
        yield
        if self._end is not None:
            self._end += monotonic() - began


DEFAULT: Final = Limits()
UNTIMED: Final = Clock(None)
"""The clock of whatever is asked without one."""
