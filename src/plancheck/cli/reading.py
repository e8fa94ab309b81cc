"""Where the bytes of an input come from."""

import sys

from plancheck.cli.options import Options
from plancheck.inputs import STDIN, Input
from plancheck.limits import DEFAULT, Limits


def limits_of(options: Options) -> Limits:
    """Return the limits that hold."""
    return Limits(
        file_bytes=DEFAULT.file_bytes if options.max_size is None else options.max_size,
        seconds=DEFAULT.seconds if options.timeout is None else options.timeout,
    )


def from_stdin(item: Input, limits: Limits) -> bytes | None:
    """Return what standard input holds, up to the limit, if that is the input."""
    return sys.stdin.buffer.read(limits.file_bytes + 1) if item.path == STDIN else None


def source(item: Input, data: bytes | None) -> str | bytes:
    """Return what to read; raises UnreadableDocument where that is known to be in vain."""
    if item.problem is not None:
        raise item.problem
    return item.path if data is None else data
