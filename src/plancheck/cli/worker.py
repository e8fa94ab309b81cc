"""What goes to a worker process, and what the worker does with it. Light, for a worker imports it first of all."""

# ruff: noqa: PLC0415 - all that judges is imported in the worker, after warming up
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from plancheck.batch import warm
from plancheck.cli.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plancheck.batch.outcome import Outcome
    from plancheck.inputs import Input
    from plancheck.silencing import Silence

RULES_WRONG: Final = "rules wrong"
"""What a worker answers where a rule set has a mistake: the parent looks itself and tells it."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to judge, and what is silenced in it."""

    item: "Input"
    silences: "Sequence[Silence]"


@dataclass(frozen=True, slots=True)
class Task:
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

    def done(job: Job) -> Outcome | str:
        try:
            outcome = Outcome.of(judge(job, task.options, settings))
        except RuleError:
            return RULES_WRONG
        return outcome.light() if task.packed else outcome

    return done
