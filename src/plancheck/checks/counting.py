"""Counting: where a row of numbers skips, repeats or steps back, with as few mistakes assumed as explain it.

Pure arithmetic; which labels the numbers come from is plancheck.checks.siblings' business.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

_WIDEST: Final = 3
"""More numbers missing at once than this are no slip of the pen but something else that looked like a label."""


class Slip(NamedTuple):
    """A place where the numbers do not count on.

    Attributes:
        place: which number is wrong; for a repetition the second one.
        kind: "gap" or "duplicate".
        reason: "start" (the first number is not 1), "skip", "order" (two have changed places), "wrong" (one number out
            of line), "repeat", "first-wrong" (of two equal numbers the first is out of line).
        missing: the numbers that are missing, or the one that should stand there.

    """

    place: int
    kind: str
    reason: str
    missing: tuple[int, ...] = ()


def slips(numbers: Sequence[int], before: int = 0) -> list[Slip]:
    """Return the slips in a row of numbers that should count on by one.

    `before` is where the row may go on from, beside starting with 1. A row that starts again from 1 is a new list.
    """
    found: list[Slip] = []
    at = before if numbers and before and numbers[0] == before + 1 else 0
    seen: set[int] = set()
    skip = False
    for index, number in enumerate(numbers):
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if skip:  # the second of two equal numbers, told of already
            skip = False
        elif number == at + 1:
            at = number
        elif number == 1 and at >= 2 and following != at + 2:
            at = 1
            seen.clear()
        elif number <= at:
            if number in seen:
                found.append(Slip(index, "duplicate", "repeat", (at + 1,)))
            at = _after_repeat(at, number, following)
        elif following == at + 2 and number == following:
            found.append(Slip(index + 1, "duplicate", "first-wrong", (at + 1,)))
            at, skip = number, True
        elif following == at + 2:
            found.append(Slip(index, "gap", "wrong", (at + 1,)))
            at += 1
            continue  # its own number was not meant
        elif following == at + 1:
            found.append(Slip(index, "gap", "order", (following,)))
        else:
            missing = tuple(value for value in range(at + 1, number) if value not in seen) if number - at < 100 else ()
            if 0 < len(missing) <= _WIDEST:
                found.append(Slip(index, "gap", "start" if index == 0 else "skip", missing))
            at = number
        seen.add(number)
    return found


def _after_repeat(at: int, number: int, following: int | None) -> int:
    """Return how far the row has counted after a number that was there before."""
    if following is None or following == at + 1:
        return at
    if following > at + 1:
        return at + 1  # the repeated number was meant to be the next one
    return number if following == number + 1 else at
