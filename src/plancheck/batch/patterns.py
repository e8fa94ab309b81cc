"""Regular expressions, kept compiled between two runs of the command.

Plancheck has some four hundred; Python compiles each anew in every process, in Python, which takes longer than all the
rest of a short check. So the command keeps what the compiler makes of them (numbers for the matching engine) in the
cache folder, and hands it to the `re` module before the modules that ask for it are imported. `re` then finds them as
though it had compiled them itself; where anything is not as expected, it compiles as ever.

What is kept is data. It is for one version of Python and of plancheck; a digest tells whether it is whole; on POSIX it
must belong to the user and be writable by nobody else; and the engine checks each program before it takes it. Only
patterns written in modules or made of a rule's words are kept, never one made of a document's.
"""

import hashlib
import json
import os
import re
import sys
from array import array
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any, Final
from zlib import crc32

from plancheck._version import __version__
from plancheck.batch import folder
from plancheck.chinese.scanning import is_of_rule

_MOST: Final = 480
"""The `re` module itself keeps 512."""
_MOST_PASSED_OVER: Final = 5000
_WORTHWHILE: Final = 5
"""So few are compiled anew each time: those that stand in functions, and those of document's words."""
_DIGEST: Final = 32
_LENGTH: Final = 8

_Row = tuple[str, int, int, int, int, dict[str, int], list[str | None]]
"""Pattern, flags as asked, flags as they are, length of the program, groups, names of groups, and names by number."""

_passed_over: set[int] = set()
"""Checksums of patterns that are not kept, so that they are not looked at again in every run."""
_kept: dict[tuple[str, int], tuple[_Row, "array[int]"]] = {}


def restore() -> None:
    """Give the `re` module what was compiled in earlier runs."""
    file = _file()
    if file is None:
        return
    try:
        data = _own(file)
        if data is None or hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
            return
        end = _DIGEST + _LENGTH + int.from_bytes(data[_DIGEST : _DIGEST + _LENGTH], "little")
        numbers = array("I", data[end:])
        compiled, cache = _engine()
        place = 0
        head = json.loads(data[_DIGEST + _LENGTH : end])
        _passed_over.update(head["passed over"])
        for row in head["rows"]:
            pattern, asked, flags, length, groups, names, by_number = row
            program = numbers[place : place + length]
            place += length
            _kept[pattern, asked] = row, program
            cache[str, pattern, asked] = compiled(pattern, flags, program.tolist(), groups, names, tuple(by_number))
    except Exception:  # noqa: BLE001 - whatever it is, `re` compiles by itself
        _kept.clear()


def save() -> None:
    """Keep what this process had to compile, if there is much of it."""
    file = _file()
    if file is None:
        return
    try:
        cache = _engine()[1]
        new = {(pattern, asked) for kind, pattern, asked in cache if kind is str and (pattern, asked) not in _kept}
        if sum(_sum(pattern) not in _passed_over for pattern, _ in new) < _WORTHWHILE:
            return
        here = dict(_compiled_here(cache))
    except Exception:  # noqa: BLE001 - another `re` than the one known here
        return
    if folder.made() is None:
        return
    kept = dict(islice({**here, **_kept}.items(), _MOST))  # what other commands use, as far as there is room
    rows = kept.values()
    passed_over = sorted(_passed_over.union(_sum(pattern) for pattern, asked in new if (pattern, asked) not in kept))
    del passed_over[_MOST_PASSED_OVER:]
    head = json.dumps({"rows": [row for row, _ in rows], "passed over": passed_over}).encode()
    body = len(head).to_bytes(_LENGTH, "little") + head + b"".join(program.tobytes() for _, program in rows)
    folder.write(file, hashlib.sha256(body).digest() + body)


def _compiled_here(
    cache: dict[tuple[type, str, int], re.Pattern[str]],
) -> Iterator[tuple[tuple[str, int], tuple[_Row, "array[int]"]]]:
    """Yield all patterns that stand in the modules of this process, with their programs."""
    code, parse = re._compiler._code, re._parser.parse  # type: ignore[attr-defined]  # noqa: SLF001
    standing, literals = {id(value) for value in _constants()}, set(_literals())
    for (kind, pattern, asked), found in list(cache.items()):
        if kind is not str or asked & re.DEBUG:
            continue
        if not (id(found) in standing or pattern in literals or is_of_rule(pattern)):
            continue
        known = _kept.get((pattern, asked))
        if known is None:
            program = array("I", code(parse(pattern, asked), asked))
            names = dict(found.groupindex)
            by_number: list[str | None] = [None] * (found.groups + 1)
            for name, number in names.items():
                by_number[number] = name
            known = (pattern, asked, found.flags, len(program), found.groups, names, by_number), program
        yield (pattern, asked), known


def _constants() -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that stand in modules, alone or in a table."""
    for module in [module for name, module in sys.modules.items() if name != "re"]:  # whose cache holds them all
        for value in list(getattr(module, "__dict__", {}).values()):
            if isinstance(value, re.Pattern):
                yield value
            elif isinstance(value, dict | list | tuple | frozenset):
                items = value.values() if isinstance(value, dict) else value
                yield from (item for item in items if isinstance(item, re.Pattern))


def _literals() -> Iterator[str]:
    """Yield the texts that are written in functions of plancheck."""
    todo: list[Any] = [module for name, module in sys.modules.items() if name.startswith("plancheck")]
    seen: set[int] = set()
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, ModuleType | type):
            todo += [value for value in vars(one).values() if isinstance(value, type | FunctionType)]
        elif isinstance(one, FunctionType):
            todo.append(one.__code__)
        else:
            yield from (value for value in one.co_consts if isinstance(value, str))
            todo += [value for value in one.co_consts if isinstance(value, CodeType)]


def _sum(pattern: str) -> int:
    return crc32(pattern.encode("utf-8", "surrogatepass"))


def _engine() -> tuple[Any, dict[tuple[type, str, int], re.Pattern[str]]]:
    """Return the engine's constructor and the `re` module's own cache."""
    engine = import_module("_sre")  # other implementations of Python have none
    return engine.compile, re._cache  # type: ignore[attr-defined]  # noqa: SLF001


def _file() -> Path | None:
    """Return the file for this Python and this plancheck."""
    place = folder.folder()
    if place is None or sys.implementation.name != "cpython":
        return None
    version = hashlib.sha256(f"{sys.version} {sys.byteorder} {re.__file__} {__version__}".encode()).hexdigest()
    return place / f"patterns-1-{version[:16]}.bin"


def _own(file: Path) -> bytes | None:
    """Return a file's bytes, if nobody else can have written them."""
    with file.open("rb") as opened:
        facts = os.fstat(opened.fileno())
        if hasattr(os, "getuid") and (facts.st_uid != os.getuid() or facts.st_mode & 0o022):
            return None
        return opened.read()
