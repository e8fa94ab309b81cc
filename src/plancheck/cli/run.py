"""A run over files: those known from the cache at once, the others here or in workers, as they are done or in order."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from plancheck import messages
from plancheck.batch import PoolError, patterns, warm
from plancheck.batch.outcome import Outcome
from plancheck.cli.caching import Cache
from plancheck.cli.options import Options
from plancheck.cli.settings import Settings
from plancheck.cli.silences import Silences
from plancheck.cli.worker import RULES_WRONG, Job, Task, work
from plancheck.inputs import STDIN, Input

if TYPE_CHECKING:
    from plancheck.batch.pool import Lost, Pool

_FEW: Final = 4
"""So many files are done here sooner than a worker has started."""
_WINDOW: Final = 256
"""Results that may wait for an earlier file where order is kept."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def _pool(size: int, task: Task) -> "Pool[Job, Outcome | str]":
    from plancheck.batch.pool import Pool  # noqa: PLC0415 - imports multiprocessing

    return Pool(size, work, task)


class Run:
    """Judges files one after the other, or several at once.

    `ordered` keeps the order of the files; else each outcome comes as soon as it is there. `packed` tells that reports
    are wanted as JSON, not as objects.
    """

    def __init__(
        self, found: Sequence[Input], options: Options, settings: Settings, silences: Silences, *, ordered: bool
    ) -> None:
        self._found = found
        self._options = options
        self._settings = settings
        self._silences = silences
        self._ordered = ordered
        self._judged = False
        self._waiting: dict[int, Outcome] = {}
        self._next = 0
        self._cache = Cache(options, settings)
        self._jobs: dict[int, tuple[int, Job]] = {}
        size = min(options.jobs or cores(), len(found))
        several = size > 1 and (options.jobs or len(found) > _FEW)
        packed = settings.format not in settings.plugins.reporters
        self._pool = _pool(size, Task(options, packed)) if several else None

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what became of each file."""
        for number, outcome in self._as_done():
            if not self._ordered:
                self._next += 1
                yield outcome
                continue
            self._waiting[number] = outcome
            while self._next in self._waiting:
                self._next += 1
                yield self._waiting.pop(self._next - 1)

    def left(self) -> Iterator[Outcome]:
        """Yield what is done but waits for an earlier file, where the user breaks off."""
        while self._waiting:
            yield self._waiting.pop(min(self._waiting))

    def close(self) -> None:
        """End the workers and keep what may be of use next time."""
        if self._pool is not None:
            self._pool.close()
        self._cache.close()
        if self._judged:
            patterns.save()

    def _as_done(self) -> Iterator[tuple[int, Outcome]]:
        for number, item in enumerate(self._found):
            job = Job(item, self._silences.of(item.path))
            known = self._cache.find(job)
            if known is not None:
                yield number, known
                continue
            while self._pool and self._pool.busy and (not self._pool.room or number - self._next >= _WINDOW):
                yield from self._collected()
            if self._pool is None or item.problem is not None or item.path == STDIN:
                yield number, self._here(job)
            else:
                self._jobs[self._pool.submit(job)] = number, job
        while self._jobs:
            yield from self._collected()

    def _here(self, job: Job) -> Outcome:
        warm.up()
        from plancheck.cli.judging import judge  # noqa: PLC0415 - imports all that reads and judges

        self._judged = True
        outcome = Outcome.of(judge(job, self._options, self._settings))
        self._cache.keep(job, outcome)
        return outcome

    def _collected(self) -> Iterator[tuple[int, Outcome]]:
        if self._pool is None:
            return
        try:
            for ticket, answer in self._pool.done():
                number, job = self._jobs.pop(ticket)
                yield number, self._answer(job, answer)
        except PoolError:  # no workers are to be had: everything is done here
            self._pool.close()
            self._pool = None
            jobs, self._jobs = self._jobs, {}
            for number, job in jobs.values():
                yield number, self._here(job)

    def _answer(self, job: Job, answer: "Outcome | str | Lost") -> Outcome:
        if isinstance(answer, Outcome):
            self._cache.keep(job, answer)
            return answer
        if answer == RULES_WRONG:
            return self._here(job)
        from plancheck.cli.judging import unreadable  # noqa: PLC0415 - as above

        error = "corrupt", messages.say(self._options.lang, "worker-died")
        return Outcome.of(unreadable(job.item, error))
