"""What goes to a worker process, and what the worker does with it. Light, for a worker imports it first of all."""

# ruff: noqa: PLC0415 - all that judges is imported in the worker, after warming up
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from plancheck.batch import patterns, warm
from plancheck.cli.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancheck.batch.outcome import Outcome
    from plancheck.inputs import Input
    from plancheck.silencing import Silence

RULES_WRONG: Final = "rules wrong"
"""What a worker answers where a rule set has a mistake: the parent looks itself and tells it."""


class Job(NamedTuple):
    """A file to judge, and what is silenced in it."""

    item: "Input"
    silences: "Sequence[Silence]"


class Task(NamedTuple):
    """What a worker is for.

    Attributes:
        options: those of the command.
        packed: whether reports are wanted as JSON, not as objects.

    """

    options: Options
    packed: bool


def work(task: Task) -> "Callable[[Job], Outcome | str]":
    """Return what does a worker's jobs; called in the worker."""
    warm.up()
    from plancheck.batch.outcome import Outcome
    from plancheck.cli.judging import judge
    from plancheck.cli.settings import settle
    from plancheck.errors import RuleError

    settings = settle(task.options)
    keep = cache(patterns.save)  # after the first file, which has had nearly everything imported

    def done(job: Job) -> Outcome | str:
        try:
            outcome = Outcome.of(judge(job, task.options, settings))
        except RuleError:
            return RULES_WRONG
        keep()
        return outcome.light() if task.packed else outcome

    return done
