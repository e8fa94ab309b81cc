"""What a report depends on besides the file: the code and rules at work, plug-ins, and what was asked for.

Anything that could make a difference is part of the key, for a cache that is asked too narrowly tells lies.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from plancheck import _assets
from plancheck._version import __version__

_CODE: Final = (".py", ".yaml", ".txt", ".json", ".so", ".pyd")


def key(*parts: object) -> str:
    """Return a digest of the parts' representations, which tell them wholly (texts, numbers, dates, dataclasses)."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def code() -> str:
    """Return a digest of this plancheck: version, files of the package as they stand, contents of the rule files."""
    rules = _assets.rules_root()
    contents = _digest(_contents(rules)) if isinstance(rules, Path) else str(rules)
    return key(__version__, state(Path(__file__).parents[1]), contents)


def state(place: Path) -> str:
    """Return a digest of names, sizes and times of the code files in a folder and below, or of one file."""
    return key(*sorted(_facts(str(place))))


def _facts(place: str) -> Iterator[tuple[str, int, int]]:
    try:
        if not os.path.isdir(place):  # noqa: PTH112
            found = os.stat(place)  # noqa: PTH116
            yield place, found.st_size, found.st_mtime_ns
            return
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir():
                    if not entry.name.startswith((".", "__")):
                        yield from _facts(entry.path)
                elif entry.name.endswith(_CODE):
                    found = entry.stat()
                    yield entry.path, found.st_size, found.st_mtime_ns
    except OSError as error:  # what cannot be looked at is at least not taken for what could be
        yield f"{place}: {error}", 0, 0


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".yaml", ".yml")):
                file = Path(place, name)
                yield str(file.relative_to(folder)), file.read_bytes()


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    found = hashlib.sha256()
    for name, data in parts:
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
