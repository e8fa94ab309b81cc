"""Worker processes: jobs in, results out as they are done; the death of one costs one job.

The pool of the standard library gives up as a whole when a worker is killed (for want of memory, say). Here each worker
has a line of its own, so that it is known which job it died of; another takes its place and goes on with the next.
"""

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Final, Generic, TypeVar

from plancheck.batch import PoolError

_AHEAD: Final = 2
"""Jobs a worker has at hand, so that it never waits for the next."""
_FAREWELL: Final = 1.0
"""Seconds a worker gets to end by itself."""

J = TypeVar("J")
R = TypeVar("R")


class Lost:
    """Instead of a result: the worker died of the job."""


class _Worker(Generic[J]):
    """A process and the jobs it has been given, the one it works on first."""

    def __init__(self, process: BaseProcess, line: Connection) -> None:
        self.process = process
        self.line = line
        self.jobs: deque[tuple[int, J]] = deque()
        self.ready = False

    def send(self, number: int, job: J) -> None:
        self.jobs.append((number, job))
        with suppress(OSError):  # one that died is noticed when it is listened to
            self.line.send(job)


class Pool(Generic[J, R]):
    """Processes that work on jobs.

    `setup` is called once in every worker with `argument`; what it returns does the jobs. Both, and jobs and results,
    must be such as can be pickled; a result is what the job's call returns, which should not raise.
    """

    def __init__(self, size: int, setup: Callable[[Any], Callable[[J], R]], argument: object) -> None:
        """Prepare for at most `size` processes; they are started as jobs come in."""
        self._size = size
        self._task = (setup, argument)
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker[J]] = []
        self._number = 0

    def __enter__(self) -> "Pool[J, R]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def busy(self) -> bool:
        """Whether a job is not done yet."""
        return any(worker.jobs for worker in self._workers)

    @property
    def room(self) -> bool:
        """Whether another job can be taken."""
        return len(self._workers) < self._size or any(len(worker.jobs) < _AHEAD for worker in self._workers)

    def submit(self, job: J) -> int:
        """Give a job to an idle worker, a new one or the one with the fewest jobs; return the job's number."""
        number = self._number
        self._number += 1
        idle = next((worker for worker in self._workers if not worker.jobs), None)
        if idle is None and len(self._workers) < self._size:
            idle = self._start()
        worker = idle or min(self._workers, key=lambda worker: len(worker.jobs))
        worker.send(number, job)
        return number

    def done(self, timeout: float | None = None) -> Iterator[tuple[int, R | Lost]]:
        """Yield the numbers and results of jobs that are done, after waiting until one is or the time is up."""
        lines = {worker.line: worker for worker in self._workers if worker.jobs}
        for line in wait(list(lines), timeout):
            worker = lines[line]  # type: ignore[index]  # typed for all that can be waited for
            try:
                answer = worker.line.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            if not worker.ready:
                worker.ready = True
                continue
            number, _ = worker.jobs.popleft()
            yield number, answer

    def close(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            if worker.jobs:
                worker.process.terminate()
            worker.line.close()
        for worker in self._workers:
            worker.process.join(_FAREWELL)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _start(self) -> _Worker[J]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, *self._task), daemon=True)
        try:
            with _deaf_to_interrupts():
                process.start()
        except OSError as error:
            ours.close()
            raise PoolError(str(error)) from error
        finally:
            theirs.close()
        worker: _Worker[J] = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker[J]) -> Iterator[tuple[int, Lost]]:
        """Take a dead worker out; the job it worked on is lost, the next goes to another."""
        self._workers.remove(worker)
        worker.line.close()
        worker.process.join(_FAREWELL)
        if not worker.ready:
            raise PoolError(f"a worker ended before it began (exit code {worker.process.exitcode})")
        (number, _), *rest = worker.jobs
        if rest:
            heir = self._start()
            for left_number, job in rest:
                heir.send(left_number, job)
        yield number, Lost()


def _serve(line: Connection, setup: Callable[[Any], Callable[[J], R]], argument: object) -> None:
    """Do jobs until the line is closed: what a worker process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent ends its workers
    work = setup(argument)
    jobs: SimpleQueue[tuple[J] | None] = SimpleQueue()
    # Jobs are taken in at once, so that the parent can always send, even while this side sends a long result.
    threading.Thread(target=_listen, args=(line, jobs), daemon=True).start()
    with suppress(OSError):  # the parent is gone
        line.send(None)
        while (job := jobs.get()) is not None:
            line.send(work(*job))


def _listen(line: Connection, jobs: "SimpleQueue[tuple[J] | None]") -> None:
    with suppress(EOFError, OSError):
        while True:
            jobs.put((line.recv(),))
    jobs.put(None)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Hold back Ctrl-C, so that a process started meanwhile does not hear it from its first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    if not hasattr(signal, "pthread_sigmask"):
        with _ignored():
            yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - POSIX only

    resource_tracker.ensure_running()  # starting it would lift the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)  # what came meanwhile comes now


@contextmanager
def _ignored() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
