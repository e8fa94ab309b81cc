"""Laying a phrase against a text: which stretch of the text stands for it, and what differs (edit distance)."""

from collections.abc import Sequence
from typing import NamedTuple


class Slip(NamedTuple):
    """One edit.

    Attributes:
        place: offset in the text.
        told: the text's character, "" where it lacks one.
        meant: the phrase's character, "" where the text has one too many.
        at: offset in the phrase.

    """

    place: int
    told: str
    meant: str
    at: int


def lay(phrase: str, offset: int, words: str, place: int, slips: int) -> tuple[int, int, list[Slip]] | None:
    """Lay a phrase against a text, its three characters from `offset` on at `place`.

    Returns start and end of the stretch that stands for the phrase, and what differs; None with more than `slips`.
    """
    left = _align(phrase[:offset][::-1], words[max(0, place - offset - slips) : place][::-1], slips)
    if left is None:
        return None
    right = _align(phrase[offset + 3 :], words[place + 3 : place + len(phrase) - offset + slips], slips - len(left[1]))
    if right is None:
        return None
    edits = [
        Slip(place - edit.place - bool(edit.told), edit.told, edit.meant, offset - edit.at - bool(edit.meant))
        for edit in left[1]
    ]
    edits += [Slip(place + 3 + edit.place, edit.told, edit.meant, offset + 3 + edit.at) for edit in right[1]]
    return place - left[0], place + 3 + right[0], edits


def _align(meant: str, told: str, slips: int) -> tuple[int, list[Slip]] | None:
    """Return how much of `told`, from its beginning, stands for all of `meant`, and the slips; None with too many.

    Where several stretches are equally near, one that ends like `meant` is taken, then the one nearest in length.
    """
    told = told.partition("\n")[0]
    if told.startswith(meant):
        return len(meant), []
    width = len(told) + 1
    rows = [list(range(width))]
    for row, char in enumerate(meant, 1):
        above = rows[-1]
        line = [row]
        for column in range(1, width):
            best = above[column - 1] + (char != told[column - 1])
            line.append(min(best, above[column] + 1, line[column - 1] + 1))
        if min(line) > slips:
            return None
        rows.append(line)
    last = rows[-1]
    end = min(range(width), key=lambda at: (last[at], at == 0 or told[at - 1] != meant[-1], abs(at - len(meant))))
    return (end, _edits(rows, meant, told, end)) if last[end] <= slips else None


def _edits(rows: Sequence[Sequence[int]], meant: str, told: str, column: int) -> list[Slip]:
    """Return the way back through the table of distances."""
    found = []
    row = len(meant)
    while row or column:
        here = rows[row][column]
        if row and column and here == rows[row - 1][column - 1] + (meant[row - 1] != told[column - 1]):
            row, column = row - 1, column - 1
            if meant[row] != told[column]:
                found.append(Slip(column, told[column], meant[row], row))
        elif row and here == rows[row - 1][column] + 1:
            row -= 1
            found.append(Slip(column, "", meant[row], row))
        else:
            column -= 1
            found.append(Slip(column, told[column], "", row))
    return found
