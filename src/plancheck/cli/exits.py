"""Exit statuses, and the failure that ends in one."""

import os
import sys
from enum import IntEnum


class Exit(IntEnum):
    """What the exit status says; over many files the highest counts."""

    CLEAN = 0
    """Every plan passes."""
    FINDINGS = 1
    """A plan fails, by the measure of --fail-on."""
    UNUSABLE = 2
    """Wrong usage, a rule set in error, or an input that could not be read. Nothing silences it."""
    INTERRUPTED = 130
    """The user broke off (128 + SIGINT)."""
    PIPE_CLOSED = 141
    """The reader of the output went away (128 + SIGPIPE)."""


class Failure(Exception):  # noqa: N818 - what ends a command, not what went wrong inside it
    """What keeps a command from doing its work, told in the user's language; ends in Exit.UNUSABLE.

    Attributes:
        advice: what to do about it, or "".

    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


def tell(text: str) -> None:
    """Write lines to standard error; no control character of a file name or a message is obeyed by a terminal."""
    from plancheck.reporters.layout import harmless  # noqa: PLC0415 - hardly ever needed

    if sys.stderr is None:  # closed before the start
        return
    sys.stderr.write(harmless(text) + "\n")


def debug(error: BaseException) -> None:
    """Print where an unexpected error came from, for developers who asked for it."""
    if os.environ.get("PLANCHECK_DEBUG"):
        import traceback  # noqa: PLC0415 - hardly ever wanted

        traceback.print_exception(error)
