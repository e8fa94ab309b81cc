"""One file, judged: in this process, or in a worker."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from plancheck import checking, inputs, messages
from plancheck.batch.outcome import Outcome
from plancheck.cli.exits import debug
from plancheck.cli.options import Options
from plancheck.cli.reading import from_stdin, source
from plancheck.cli.settings import Settings, settle
from plancheck.errors import RuleError, UnreadableDocument
from plancheck.inputs import Input
from plancheck.report import Report
from plancheck.silencing import Silence

RULES_WRONG: Final = "rules wrong"
"""What a worker answers where a rule set has a mistake: the parent looks itself and tells it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to judge, and what is silenced in it."""

    item: Input
    silences: Sequence[Silence]


def judge(job: Job, options: Options, settings: Settings) -> Report:
    """Check one input; whatever is wrong with it becomes its report."""
    item = job.item
    data: bytes | None = None
    try:
        data = from_stdin(item)
        report = checking.check(
            source(item, data),
            settings.rules,
            lang=settings.lang,
            as_of=options.as_of,
            plugins=settings.plugins,
            silence=job.silences,
        )
        return replace(report, path=item.path)
    except UnreadableDocument as error:
        told = error.code, messages.unreadable(inputs.explain(item.path, error), options.lang)
    except RuleError:
        raise
    except Exception as error:  # noqa: BLE001 - one file's trouble must not take the others down
        debug(error)
        told = "corrupt", messages.bug(error, options.lang)
    return unreadable(item, told, data)


def unreadable(item: Input, error: tuple[str, str], data: bytes | None = None) -> Report:
    """Return the report on an input that could not be checked."""
    return Report(path=item.path, sha256=inputs.digest(item.path, data), status="unreadable", error=error)


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker is for.

    Attributes:
        options: those of the command.
        packed: whether reports are wanted as JSON, not as objects.

    """

    options: Options
    packed: bool


def work(task: Task) -> Callable[[Job], Outcome | str]:
    """Return what does a worker's jobs; called in the worker."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    settings = settle(task.options)

    def done(job: Job) -> Outcome | str:
        try:
            outcome = Outcome.of(judge(job, task.options, settings))
        except RuleError:
            return RULES_WRONG
        return outcome.light() if task.packed else outcome

    return done
