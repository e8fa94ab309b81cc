"""Rule sets as JSON, so that the next process need not read, merge and verify YAML.

Only the command line names a folder for it. A file is named after the code and the rule files it was made from, holds
data and nothing else, and is written only where it reads back as exactly the same rule set.
"""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, TypeVar

from plancheck.rule import Case, Condition, Examples, Rule, RuleSet, SwitchedOff, Validity

_CLASSES: Final = {one.__name__: one for one in (Case, Condition, Examples, Rule, RuleSet, SwitchedOff, Validity)}
_DEFAULTS: Final = {one: {item.name: item.default for item in fields(one)} for one in _CLASSES.values()}
_TAG: Final = "\0"
"""Marks a JSON object that stands for something else than a table; no key of a rule file has it."""
_T = TypeVar("_T")


class Shelf:
    """Where compiled rule sets lie, if anywhere."""

    def __init__(self) -> None:
        """Begin without a place."""
        self._folder: Path | None = None
        self._state = ""

    def use(self, folder: Path | None, state: str) -> None:
        """Keep rule sets in a folder; `state` tells of code and rule files, all of which a rule set depends on."""
        self._folder, self._state = folder, sha256(state.encode()).hexdigest()[:16]

    def get(self, name: str, make: Callable[[], _T]) -> _T:
        """Return what lies there under a name, else what `make` makes, which is then laid there."""
        if self._folder is None:
            return make()
        file = self._folder / f"rules-{self._state}-{sha256(name.encode()).hexdigest()[:16]}.json"
        with suppress(OSError, ValueError, LookupError, TypeError):  # not there, or not whole
            found: _T = _unpacked(json.loads(_whole(file.read_bytes())))
            return found
        made = make()
        with suppress(OSError, TypeError):
            self._put(file, made)
        return made

    def _put(self, file: Path, made: object) -> None:
        data = json.dumps(_packed(made), ensure_ascii=False).encode()
        if repr(_unpacked(json.loads(data))) != repr(made) or self._folder is None:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
        draft.write_bytes(sha256(data).digest() + data)
        draft.replace(file)
        for other in self._folder.glob("rules-*.json"):
            if not other.name.startswith(f"rules-{self._state}-"):
                other.unlink(missing_ok=True)


def _whole(data: bytes) -> bytes:
    """Return what stands after the digest; ValueError where that does not fit."""
    if sha256(data[32:]).digest() != data[:32]:
        raise ValueError("damaged")
    return data[32:]


def _packed(value: Any) -> Any:
    """Return a value as JSON has it: tuples as lists, everything else that JSON lacks as a marked object."""
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _packed(item) for key, item in value.items()}
    if isinstance(value, date):
        return {_TAG: "date", "": value.isoformat()}
    if type(value).__name__ in _CLASSES:
        defaults = _DEFAULTS[type(value)]
        told = {name: getattr(value, name) for name in defaults}
        return {_TAG: type(value).__name__, **{k: _packed(v) for k, v in told.items() if v != defaults[k]}}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{value!r:.80} cannot be kept")


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_unpacked(item) for item in value])
    if isinstance(value, dict):
        name = value.pop(_TAG, None)
        if name == "date":
            return date.fromisoformat(value[""])
        told = {key: _unpacked(item) for key, item in value.items()}
        return told if name is None else _CLASSES[name](**told)
    return value


SHELF: Final = Shelf()
"""The one of this process."""
