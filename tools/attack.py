"""Runs the hostile files of tests/security/hostile.py large, each in a process of its own, and tells what is slow.

    python -m tools.attack [--size 200000] [--growth] [--only WORDS] [--seconds 10]

With `--growth` each is made at a quarter of the size too; what takes more than six times as long for four times the
text is marked. Without, the limits hold, and what ends in neither report nor refusal within the seconds is marked.
"""

import argparse
import multiprocessing as mp
import resource
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from tests.security import hostile

import plancheck

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection


def _serve(pipe: "Connection", seconds: float | None) -> None:
    limits = plancheck.Limits() if seconds is not None else plancheck.Limits(seconds=None)
    while True:
        data = pipe.recv_bytes()
        began = time.process_time()
        try:
            told = f"{len(plancheck.check(data, limits=limits).findings)} findings"
        except plancheck.UnreadableDocument as error:
            told = str(error)
        except Exception as error:  # noqa: BLE001 - the thing looked for
            told = f"CRASH {error!r}"[:200]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        pipe.send((told, time.process_time() - began, peak))


class Worker:
    """A process that checks, replaced when it hangs."""

    def __init__(self, seconds: float | None) -> None:
        self._limit = seconds
        self.start()

    def start(self) -> None:
        """Start a process and let it load its rules."""
        self._pipe, theirs = mp.Pipe()
        self._process = mp.Process(target=_serve, args=(theirs, self._limit), daemon=True)
        self._process.start()
        self.ask(hostile.one_paragraph("甲", 10), 60)

    def ask(self, data: bytes, seconds: float) -> tuple[str, float, int]:
        """Return what came of it, how long it took and the peak of memory so far."""
        self._pipe.send_bytes(data)
        try:
            if self._pipe.poll(seconds):
                told: tuple[str, float, int] = self._pipe.recv()
                return told
            told = "HANG", seconds, 0
        except EOFError:
            told = "DIED", seconds, 0
        self._process.kill()
        self.start()
        return told


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--megabytes", type=int, default=600)
    asked = parser.parse_args()
    cases: dict[str, Callable[[int], bytes]] = {
        f"{shape}: {words}": partial(make, words)
        for words in hostile.PATTERNS
        for shape, make in hostile.SHAPES.items()
    }
    cases |= {name: lambda size, make=make: make(size // 40) for name, make in hostile.STRUCTURES.items()}
    worker = Worker(None if asked.growth else asked.seconds)
    slowest, fattest, bad, done = (0.0, ""), (0, ""), 0, 0
    for name, make in cases.items():
        if asked.only not in name:
            continue
        done += 1
        told, took, peak = worker.ask(make(asked.size), asked.seconds)
        slowest, fattest = max(slowest, (took, name)), max(fattest, (peak, name))
        wrong = told.startswith(("CRASH", "HANG", "DIED")) or peak > asked.megabytes
        growth = ""
        if asked.growth and took > 1 and not wrong:
            before = worker.ask(make(asked.size // 4), asked.seconds)[1]
            growth = f" x{took / before:.1f}"
            wrong = took > 6 * before
        bad += wrong
        if wrong or took > asked.seconds / 2:
            print(f"{'BAD ' if wrong else ''}{name!r}: {took:.1f} s{growth} {told} {peak} MB", flush=True)
    print(f"{done} files, {bad} bad")
    print(f"slowest {slowest[0]:.1f} s ({slowest[1]}), most memory {fattest[0]} MB ({fattest[1]})")
    return 1 if bad else 0


if __name__ == "__main__":
    mp.set_start_method("fork")
    sys.exit(main())
