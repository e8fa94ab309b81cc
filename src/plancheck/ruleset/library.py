"""Where rule sets are found: the shipped ones, those of plug-ins, and files or folders a user names.

A rule set is a file `ruleset.yaml` in a folder; the folders from the root down spell its id (province/hubei). A single
file can also be named by its path. A rule file can only refer to ids of its own root and of the shipped ones: it never
makes plancheck open another file.
"""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plancheck._assets import rules_root
from plancheck.errors import RuleError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILE: Final = "ruleset.yaml"
MAX_BYTES: Final = 2 * 2**20
"""Size of one rule file. Ten thousand phrases have some hundred kilobytes."""
_DEEPEST: Final = 6
"""Folders an id may have."""


class Source:
    """A rule file: its id, its bytes, and the name that messages show.

    `root` is the folder that its id counts from, None for a file named by its path.
    """

    def __init__(self, name: str, place: "Traversable", shown: str, root: "Traversable | None") -> None:
        """Name a rule file without reading it yet."""
        self.id = name
        self.shown = shown
        self.root = root
        self.place = place

    def read(self) -> bytes:
        """Return the file's bytes; RuleError where it cannot be read, or should not be."""
        try:
            with self.place.open("rb") as file:
                data: bytes = file.read(MAX_BYTES + 1)
        except OSError as error:
            raise RuleError(f"cannot read the rule file: {error.strerror or error}", self.shown) from None
        if len(data) > MAX_BYTES:
            raise RuleError(f"the file has more than {MAX_BYTES} bytes", self.shown)
        return data


class Library:
    """All rule sets that can be named."""

    def __init__(self, roots: "Sequence[Traversable]" = ()) -> None:
        """Look in `roots` (of plug-ins) after the shipped rule sets."""
        self._roots = (rules_root(), *roots)

    def ids(self) -> list[str]:
        """Return the ids of all rule sets that can be named by id, in order."""
        return sorted({name for root in self._roots for name in _names(root)})

    def find(self, name: str, beside: "Traversable | None" = None) -> Source:
        """Return a rule set's file by id or, where no root is given, by path; RuleError where there is none.

        `beside` is the root of the rule file that refers to it: its neighbours come first.
        """
        for root in (beside, *self._roots) if beside is not None else self._roots:
            place = _inside(root, name)
            if place is not None:
                return Source(name, place, _shown(root, name), root)
        if beside is None and _is_path(name):
            return _from_path(Path(name))
        from plancheck.ruleset.nodes import nearest  # noqa: PLC0415 - imports the reader of YAML

        raise RuleError(f"unknown rule set {name!r}{nearest(name, self.ids())}")

    def survey(self, root: "Traversable") -> Iterator[Source]:
        """Yield the rule sets of one root, in order of id."""
        for name in sorted(_names(root)):
            yield self.find(name, root)


@cache
def shipped_ids() -> frozenset[str]:
    """Return the ids of the shipped rule sets, which do not change while a process runs."""
    return frozenset(_names(rules_root()))


def _names(folder: "Traversable", above: str = "", depth: int = 1) -> Iterator[str]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return  # a folder that may not be looked into holds no rule set for this user
    for entry in entries:
        if entry.is_dir() and not entry.name.startswith((".", "_")):
            name = above + entry.name
            if (entry / FILE).is_file():
                yield name
            if depth < _DEEPEST:
                yield from _names(entry, name + "/", depth + 1)


def _inside(root: "Traversable", name: str) -> "Traversable | None":
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        return None
    place = root
    for part in parts:
        place /= part
    return place / FILE if _is_file(place / FILE) else None


def _is_file(place: "Traversable") -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):  # a name too long, or with NUL
        return False


def _is_path(name: str) -> bool:
    """Whether a name that is no id is meant as a path."""
    path = Path(name)
    try:
        return path.suffix in (".yaml", ".yml") or "\\" in name or name.startswith(".") or path.exists()
    except (OSError, ValueError):
        return False


def _shown(root: "Traversable", name: str) -> str:
    return str(root / name / FILE) if isinstance(root, Path) else f"rules/{name}/{FILE}"


def _from_path(path: Path) -> Source:
    """Return the rule file at a path, or in the folder there."""
    file = path / FILE if os.path.isdir(path) else path  # noqa: PTH112 - false for a name too long
    if not _is_file(file):
        raise RuleError(f"no rule file {file}")
    return Source(file.resolve().parent.name if file.name == FILE else file.stem, file, str(file), None)


def root_of(source: Source, name: str) -> "Traversable":
    """Return the folder that the ids of a rule file named by path count from, by the id it gives itself.

    bureau/x/ruleset.yaml with the id bureau/x stands two folders below its root; any other file in its root itself.
    """
    if source.root is not None:
        return source.root
    file = Path(source.shown).resolve()
    parts = tuple(name.split("/"))
    if file.name == FILE and file.parent.parts[-len(parts) :] == parts:
        return file.parents[len(parts)]
    return file.parent
