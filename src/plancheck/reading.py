"""From whatever the caller has (path, bytes, open file) to a plan."""

import os
import stat
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from plancheck import plugins as plugging
from plancheck.docx import read_blocks
from plancheck.errors import UnreadableDocument
from plancheck.limits import DEFAULT, UNTIMED, Clock, Limits
from plancheck.outline import build_plan
from plancheck.plan import Block, Plan
from plancheck.plugins import Plugins
from plancheck.report import Problem

if TYPE_CHECKING:
    from plancheck.hookspecs import Reader, Reading

_PAUSE: Final = 0.1
_PIECE: Final = 2**20
Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO


def read(source: Source, *, plugins: Plugins | None = None, limits: Limits = DEFAULT) -> Plan:
    """Read a plan and find its section tree; no rule is run.

    Args:
        source: path of a DOCX file, its bytes, or a binary file object (read to its end, not closed).
        plugins: plug-ins whose readers are tried for other formats; those installed by default.
        limits: how much of a file is read, and for how long.

    Raises:
        UnreadableDocument: the source is no plan that can be read; `.code` says why.

    """
    added = plugging.installed() if plugins is None else plugins
    clock = limits.clock()
    return parse(load(source, limits), added, limits=limits, clock=clock)


def load(source: Source, limits: Limits = DEFAULT) -> bytes:
    """Return the bytes of a source; raise UnreadableDocument (not-found, too-large) where there are none."""
    if isinstance(source, bytes):
        return source
    if isinstance(source, bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str | os.PathLike):
        return _load_file(Path(source), limits)
    data = source.read(limits.file_bytes + 1)
    if not isinstance(data, bytes):
        raise TypeError("source must be opened in binary mode")
    return data  # the package refuses what is longer than the limit


def parse(
    data: bytes,
    plugins: Plugins,
    problems: list[Problem] | None = None,
    *,
    limits: Limits = DEFAULT,
    clock: Clock = UNTIMED,
) -> Plan:
    """Return the plan in the bytes of a file: DOCX, or a format that a plug-in reads; raise UnreadableDocument.

    Readers that fail when they are asked whether the bytes are theirs are added to `problems` and passed over.
    """
    if len(data) > limits.file_bytes:
        raise UnreadableDocument("too-large", f"the file has {len(data)} bytes")
    for reader, owner in plugins.readers:
        accepted, problem = plugging.guarded(owner, f"reader {reader.name}", partial(reader.accepts, data))
        if problem is not None and problems is not None:
            problems.append(problem)
        if problem is None and accepted:
            with clock.stopped():
                found, problem = plugging.guarded(
                    owner, f"reader {reader.name}", partial(_blocks, reader, data), reader.patience
                )
            if found is None:
                why = problem.message if problem else "nothing read"
                code = "timeout" if why.startswith(plugging.LATE) else "corrupt"
                raise UnreadableDocument(code, f"plug-in {owner}: {why}")
            _measure(found[0], limits)
            return _outlined(found, clock)
    return _outlined(read_blocks(data, limits, clock), clock)


def _outlined(found: "Reading", clock: Clock) -> Plan:
    blocks, notes, *pages = found
    return build_plan(blocks, notes, pages[0] if pages else (), clock)


def _measure(blocks: Sequence[Block], limits: Limits) -> None:
    """Refuse what a plug-in has read beyond the limits."""
    if len(blocks) > limits.paragraphs:
        raise UnreadableDocument("too-large", f"over {limits.paragraphs} paragraphs")
    if sum(len(block.text) for block in blocks) > limits.characters:
        raise UnreadableDocument("too-large", f"over {limits.characters} characters")


def _blocks(reader: "Reader", data: bytes) -> "Reading":
    """Return what a reader makes of a file, once it has the right shape."""
    found = reader.read(data)
    shaped = isinstance(found, tuple) and len(found) in (2, 3)
    if not shaped or not all(isinstance(block, Block) for block in found[0]):
        raise TypeError(f"{found!r:.80} is not (blocks, notes)")
    return found


def _load_file(path: Path, limits: Limits) -> bytes:
    try:
        facts = path.stat()
        if stat.S_ISDIR(facts.st_mode):
            raise UnreadableDocument("not-found", f"{path} is a folder")
        if facts.st_size > limits.file_bytes:
            raise UnreadableDocument("too-large", f"{path} has {facts.st_size} bytes")
        if stat.S_ISFIFO(facts.st_mode):
            return _load_pipe(path, limits)
        with path.open("rb") as file:
            return file.read(limits.file_bytes + 1)  # a device tells no size and may never end
    except (OSError, ValueError) as error:  # ValueError: a name with NUL
        raise UnreadableDocument("not-found", str(error)) from None


def _load_pipe(path: Path, limits: Limits) -> bytes:
    """Return what comes out of a named pipe; one that nobody writes to is not waited for any longer than a check."""
    import select  # noqa: PLC0415 - pipes are rare

    clock = limits.clock()
    pieces: list[bytes] = []
    size = 0
    with open(path, "rb", buffering=0, opener=_without_waiting) as pipe:
        while size <= limits.file_bytes:
            while not select.select([pipe], [], [], _PAUSE)[0]:
                clock.look()
            piece = pipe.read(_PIECE)
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces)


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)
