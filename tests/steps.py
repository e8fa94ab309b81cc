"""Counts the steps of Python that a call takes: how work grows is told without a clock, the same on every computer."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

_T = TypeVar("_T")


def steps(work: Callable[[], object]) -> int:
    """Return how many lines a call runs through, its own and those of whatever it calls in this thread.

    Entering a function counts as one more, since a generator is entered again for each thing it yields. What runs
    inside C (an expression, a search in a string, a copy of a list) takes no steps: see tests/security/test_linear.py
    for how that is guarded.
    """
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> object:
        nonlocal count
        count += event in ("line", "call")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def assert_linear(work: Callable[[_T], object], made: Callable[[int], _T], size: int, *, most: float = 5) -> None:
    """Assert that four times the input takes about four times the steps; the square of it would take up to sixteen.

    Args:
        work: what is measured.
        made: makes its input of a size; its own steps do not count.
        size: of the smaller input. Where a pair of things takes a step and each thing by itself a hundred, it needs
            some tens of things for the square to show.
        most: how many times the steps of the smaller input the larger one may take.

    """
    small, large = made(size), made(4 * size)
    work(small)  # what is loaded or compiled once is no part of the growth
    few, many = steps(lambda: work(small)), steps(lambda: work(large))
    assert many <= most * few, f"{few} steps at {size}, {many} at {4 * size}: {many / few:.1f} times as many"
