"""Where the bytes of an input come from."""

import sys

from plancheck.inputs import STDIN, Input
from plancheck.limits import DEFAULT, Limits


def from_stdin(item: Input, limits: Limits = DEFAULT) -> bytes | None:
    """Return what standard input holds, up to the limit, if that is the input."""
    return sys.stdin.buffer.read(limits.file_bytes + 1) if item.path == STDIN else None


def source(item: Input, data: bytes | None) -> str | bytes:
    """Return what to read; raises UnreadableDocument where that is known to be in vain."""
    if item.problem is not None:
        raise item.problem
    return item.path if data is None else data
