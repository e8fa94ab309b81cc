"""Measuring: processor time of functions side by side, and time and memory of processes of their own."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import plans

Work = Callable[[bytes], object]


class Side(NamedTuple):
    """What a function took.

    Attributes:
        milliseconds: the median of all rounds.
        ratio: the median of what the first function took in the same round, over this one.

    """

    milliseconds: float
    ratio: float


def side_by_side(parts: plans.Parts, works: Mapping[str, Work], rounds: int) -> dict[str, Side]:
    """Run functions in turn on one text a round, another each round; compare all with the first."""
    took: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work(plans.text(parts, "warm"))
    for number in range(rounds):
        data = plans.text(parts, f"{os.getpid()}-{number}")
        for name, work in works.items():
            gc.collect()
            begin = time.process_time()
            work(data)
            took[name].append((time.process_time() - begin) * 1000)
    first = next(iter(took.values()))
    return {
        name: Side(
            statistics.median(times),
            statistics.median(one / other for one, other in zip(first, times, strict=True)),
        )
        for name, times in took.items()
    }


class Process(NamedTuple):
    """What a process took: seconds of processor time, and megabytes at its peak."""

    seconds: float
    megabytes: float


# The child tells its own peak: getrusage of the parent knows only the largest of all its children.
_TOLD = "import atexit, resource, sys; atexit.register(lambda: print('\\n#', resource.getrusage(0).ru_maxrss, file=sys.stderr))\n"


def process(code: str, *arguments: str, rounds: int = 5) -> Process:
    """Run Python code in processes of their own; return the least of each figure."""
    found = [_process(code, arguments) for _ in range(rounds)]
    return Process(min(one.seconds for one in found), min(one.megabytes for one in found))


def _process(code: str, arguments: Sequence[str]) -> Process:
    before = os.times()
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", _TOLD + code, *arguments], capture_output=True, check=False
    )
    after = os.times()
    peak = int(done.stderr.rpartition(b"#")[2])
    unit = 1024**2 if sys.platform == "darwin" else 1024
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Process(spent, peak / unit)
