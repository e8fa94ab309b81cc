"""A candidate: a place where a heading could begin."""

from dataclasses import dataclass
from typing import Final

from plancheck.plan import Look

UNNUMBERED: Final = "none"
MIDDLE, SENTENCE, LINE = range(3)


@dataclass(slots=True)
class Candidate:
    """A place where a heading could begin.

    Attributes:
        line: index of its line.
        start: offset in the block where label (or title) begins.
        body: offset after the label, where the title begins.
        system: the label's system, or UNNUMBERED.
        ordinal: the label's number, 0 without one.
        prefix: numbers before the last one in 2.1.3.
        firm: how firmly it stands: LINE where it begins a line, SENTENCE after the end of a sentence, else MIDDLE.
        score: what speaks for a heading here, apart from sequence.
        look: how its first character looks.
        stands_out: whether that differs from most of the plan's text.
        outline: Word's outline level of the paragraph (1 to 9), where the candidate begins its paragraph.
        numbering: level of the automatic number it carries, None without one.
        bare: its number has no mark at all.
        counts_on: the last number of its system before it was the one before its own.

    """

    line: int
    start: int
    body: int
    system: str
    ordinal: int
    prefix: tuple[int, ...]
    firm: int
    score: float
    look: Look
    stands_out: bool
    outline: int | None = None
    numbering: int | None = None
    bare: bool = False
    counts_on: bool = False
