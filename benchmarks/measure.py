"""Measuring: processor time of functions side by side, and time and memory of processes of their own."""

import gc
import os
import resource
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


# The child tells its own peak, as the kernel notes it for the program alone; what getrusage tells begins with the
# parent's on Linux.
_TOLD = """
import atexit, sys
def told():
    try:
        with open("/proc/self/status") as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    except OSError:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    print("\\n#", peak, file=sys.stderr)
atexit.register(told)
"""


def process(code: str, *arguments: str, rounds: int = 5) -> Process:
    """Run Python code in processes of their own; return the least of each figure."""
    found = [_process(code, arguments) for _ in range(rounds)]
    return Process(min(one.seconds for one in found), min(one.megabytes for one in found))


def _process(code: str, arguments: Sequence[str]) -> Process:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)  # os.times() counts in hundredths of a second
    done = subprocess.run(  # noqa: S603 - this interpreter
        [sys.executable, "-c", _TOLD + code, *arguments], capture_output=True, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = int(done.stderr.rpartition(b"#")[2])
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Process(spent, peak / 1024)
