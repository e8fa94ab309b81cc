"""Where a row of numbers does not count on: as few mistakes as explain it."""

from __future__ import annotations

import pytest

from plancheck.checks.counting import slips


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ([], []),
        ([1], []),
        ([1, 2, 3, 4], []),
        ([1, 2, 1, 2, 3], []),  # a second list
        ([1, 2, 3, 1], []),
        ([1, 2, 4], [(2, "gap", "skip", (3,))]),
        ([1, 5], [(1, "gap", "skip", (2, 3, 4))]),
        ([1, 6], []),  # too much is missing: something else looked like a label
        ([2, 3], [(0, "gap", "start", (1,))]),
        ([3], [(0, "gap", "start", (1, 2))]),
        ([1, 2, 2, 3], [(2, "duplicate", "repeat", (3,))]),
        ([1, 2, 2, 4], [(2, "duplicate", "repeat", (3,))]),  # the second 2 was to be 3: nothing is missing
        ([1, 2, 2], [(2, "duplicate", "repeat", (3,))]),
        ([1, 1, 2], [(1, "duplicate", "repeat", (2,))]),
        ([1, 2, 2, 3, 5], [(2, "duplicate", "repeat", (3,)), (4, "gap", "skip", (4,))]),
        ([1, 2, 4, 4, 5], [(3, "duplicate", "first-wrong", (3,))]),
        ([1, 2, 3, 2, 5], [(3, "duplicate", "repeat", (4,))]),
        ([1, 2, 3, 1, 5], [(3, "duplicate", "repeat", (4,))]),  # no second list: 5 goes on
        ([1, 2, 3, 2, 3, 4], [(3, "duplicate", "repeat", (4,))]),
        ([1, 2, 7, 4], [(2, "gap", "wrong", (3,))]),
        ([1, 2, 4, 3, 5], [(2, "gap", "order", (3,))]),
    ],
)
def test_slips(numbers: list[int], told: list[tuple[int, str, str, tuple[int, ...]]]) -> None:
    assert [tuple(slip) for slip in slips(numbers)] == told


def test_numbering_that_runs_on_through_the_parents() -> None:
    assert slips([4, 5, 6], before=3) == []
    assert [tuple(slip) for slip in slips([5, 6], before=3)] == []  # neither 1 nor 4 can be told to be missing
    assert slips([1, 2], before=3) == []
