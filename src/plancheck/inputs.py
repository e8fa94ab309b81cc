"""From the paths on a command line to the files to check: folders, patterns and "-" resolved, in order."""

import glob
import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from plancheck.errors import UnreadableDocument

STDIN: Final = "-"

OWN_SILENCE: Final = ".plancheck.yaml"
"""What the name of a plan's own silencing file has after the plan's."""
FOLDER_SILENCE: Final = "plancheck.silence.yaml"
_SUFFIXES: Final = (".docx", ".docm")
_LEGACY: Final = (".doc", ".wps", ".dot", ".wpt")
_OWNER: Final = "~$"
_MAX_HASHED: Final = 2**30
"""A refused file larger than this is not read only to give its digest."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to check.

    Attributes:
        path: as given on the command line, or below a folder given there; "-" is standard input.
        problem: why there is nothing to check, known before any reading.

    """

    path: str
    problem: UnreadableDocument | None = None


def expand(paths: Sequence[str], further: Collection[str] = ()) -> list[Input]:
    """Return what to check, in the order given; never fewer inputs than paths.

    `further` are the suffixes of files that plug-ins read, looked for in folders besides .docx.
    """
    suffixes = (*_SUFFIXES, *further)
    return [found for path in paths for found in _expand(path, suffixes)]


def passed_over(path: str, further: Collection[str] = ()) -> int:
    """Return how many old .doc and .wps files a folder holds that a check of the folder passes over."""
    legacy = tuple(suffix for suffix in _LEGACY if suffix not in further)
    return sum(1 for _ in _walk(path, legacy)) if os.path.isdir(path) else 0  # noqa: PTH112


def silencing_files(path: str) -> list[tuple[Path, bool]]:
    """Return the silencing files beside a plan; each with whether it is the plan's own or its folder's."""
    if path == STDIN:
        return []
    plan = Path(path)
    found = ((plan.with_name(plan.name + OWN_SILENCE), True), (plan.with_name(FOLDER_SILENCE), False))
    return [(file, own) for file, own in found if os.path.isfile(file)]  # noqa: PTH113 - a name may get too long


def digest(path: str, data: bytes | None = None) -> str | None:
    """Return the SHA-256 of an input that was refused, read already or not; None where it cannot be read."""
    import hashlib  # noqa: PLC0415 - only for files that were refused

    if data is not None:
        return hashlib.sha256(data).hexdigest()
    try:
        facts = os.stat(path)  # noqa: PTH116 - a path that may be no valid one
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _MAX_HASHED:
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def explain(path: str, error: UnreadableDocument) -> UnreadableDocument:
    """Return the error with the case its path betrays, where that has a sentence of its own."""
    if error.code == "not-docx" and os.path.basename(path).startswith(_OWNER):  # noqa: PTH119
        return UnreadableDocument(error.code, "owner-file")
    return error


def _expand(path: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    if path == STDIN:
        yield Input(path)
    elif os.path.isdir(path):  # noqa: PTH112
        yield from _folder(path, suffixes)
    elif glob.has_magic(path) and not os.path.lexists(path):
        yield from _pattern(path, suffixes)
    else:
        yield Input(path)


def _folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    problems: list[Input] = []

    def closed(error: OSError) -> None:
        problems.append(Input(os.fsdecode(error.filename or folder), UnreadableDocument("not-found", "closed-folder")))

    plans = sorted(_walk(folder, suffixes, closed))
    yield from (Input(os.path.join(folder, *parts)) for parts in plans)  # noqa: PTH118 - keeps "./" as it was given
    yield from problems
    if not plans and not problems:
        yield Input(folder, UnreadableDocument("not-found", "empty-folder"))


def _walk(
    folder: str, suffixes: tuple[str, ...], closed: Callable[[OSError], None] | None = None
) -> Iterator[tuple[str, ...]]:
    """Yield the path, in parts, of each file below a folder with one of the suffixes; none hidden, no owner files."""
    for place, folders, files in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        parts = Path(os.path.relpath(place, folder)).parts
        for name in files:
            if name.lower().endswith(suffixes) and not name.startswith((".", _OWNER)):
                yield (*parts, name)


def _pattern(pattern: str, suffixes: tuple[str, ...]) -> Iterator[Input]:
    deep = "**" in pattern
    found = False
    for path in sorted(glob.glob(pattern, recursive=True), key=lambda path: Path(path).parts):  # noqa: PTH207
        if os.path.basename(path).startswith(_OWNER):  # noqa: PTH119
            continue
        if not os.path.isdir(path):  # noqa: PTH112
            found = True
            yield Input(path)
        elif not deep:  # a pattern with ** already names what stands in its folders
            found = True
            yield from _folder(path, suffixes)
    if not found:
        yield Input(pattern, UnreadableDocument("not-found", "no-match"))
