"""From whatever the caller has (path, bytes, open file) to a plan."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from plancheck import plugins as plugging
from plancheck.docx import read_blocks
from plancheck.docx.limits import MAX_FILE_BYTES
from plancheck.errors import UnreadableDocument
from plancheck.outline import build_plan
from plancheck.plan import Block, Plan
from plancheck.plugins import Plugins
from plancheck.report import Problem

if TYPE_CHECKING:
    from plancheck.hookspecs import Reader, Reading

Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO


def read(source: Source, *, plugins: Plugins | None = None) -> Plan:
    """Read a plan and find its section tree; no rule is run.

    Args:
        source: path of a DOCX file, its bytes, or a binary file object (read to its end, not closed).
        plugins: plug-ins whose readers are tried for other formats; those installed by default.

    Raises:
        UnreadableDocument: the source is no plan that can be read; `.code` says why.

    """
    return parse(load(source), plugging.installed() if plugins is None else plugins)


def load(source: Source) -> bytes:
    """Return the bytes of a source; raise UnreadableDocument (not-found, too-large) where there are none."""
    if isinstance(source, bytes):
        return source
    if isinstance(source, bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str | os.PathLike):
        return _load_file(Path(source))
    data = source.read(MAX_FILE_BYTES + 1)
    if not isinstance(data, bytes):
        raise TypeError("source must be opened in binary mode")
    return data  # the package refuses what is longer than the limit


def parse(data: bytes, plugins: Plugins, problems: list[Problem] | None = None) -> Plan:
    """Return the plan in the bytes of a file: DOCX, or a format that a plug-in reads; raise UnreadableDocument.

    Readers that fail when they are asked whether the bytes are theirs are added to `problems` and passed over.
    """
    for reader, owner in plugins.readers:
        accepted, problem = plugging.guarded(owner, f"reader {reader.name}", partial(reader.accepts, data))
        if problem is not None and problems is not None:
            problems.append(problem)
        if problem is None and accepted:
            found, problem = plugging.guarded(
                owner, f"reader {reader.name}", partial(_blocks, reader, data), reader.patience
            )
            if found is None:
                why = problem.message if problem else "nothing read"
                code = "timeout" if why.startswith(plugging.LATE) else "corrupt"
                raise UnreadableDocument(code, f"plug-in {owner}: {why}")
            return build_plan(*found)
    return build_plan(*read_blocks(data))


def _blocks(reader: "Reader", data: bytes) -> "Reading":
    """Return what a reader makes of a file, once it has the right shape."""
    found = reader.read(data)
    shaped = isinstance(found, tuple) and len(found) in (2, 3)
    if not shaped or not all(isinstance(block, Block) for block in found[0]):
        raise TypeError(f"{found!r:.80} is not (blocks, notes)")
    return found


def _load_file(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableDocument("not-found", f"{path} is a folder")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise UnreadableDocument("too-large", f"{path} has {size} bytes")
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)  # a device or a pipe tells no size and may never end
    except (OSError, ValueError) as error:  # ValueError: a name with NUL
        raise UnreadableDocument("not-found", str(error)) from None
