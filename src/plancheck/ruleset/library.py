"""Where rule sets are found: the shipped ones, those of plug-ins, and files or folders a user names.

A rule set is a file `ruleset.yaml` in a folder; the folders from the root down spell its id (province/hubei). A single
file can also be named by its path. A rule file can only refer to ids of its own root and of the shipped ones: it never
makes plancheck open another file.
"""

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from plancheck._assets import rules_root
from plancheck.errors import RuleError
from plancheck.ruleset.nodes import nearest

FILE: Final = "ruleset.yaml"
_MAX_SETS: Final = 2000


class Source:
    """A rule file: its id, its bytes, and the name that messages show."""

    def __init__(self, name: str, place: Traversable, shown: str, root: "Traversable | None") -> None:
        """Name a rule file without reading it yet."""
        self.id = name
        self.shown = shown
        self.root = root
        self._place = place

    def read(self) -> bytes:
        """Return the file's bytes; RuleError where it cannot be read."""
        try:
            return self._place.read_bytes()
        except OSError as error:
            raise RuleError(f"cannot read the rule file: {error.strerror or error}", self.shown) from None


class Library:
    """All rule sets that can be named."""

    def __init__(self, roots: Sequence[Traversable] = ()) -> None:
        """Look in `roots` (of plug-ins) after the shipped rule sets."""
        self._roots = (rules_root(), *roots)

    def ids(self) -> list[str]:
        """Return the ids of all rule sets that can be named by id, in order."""
        return sorted({name for root in self._roots for name in _names(root)})

    def find(self, name: str, beside: Traversable | None = None) -> Source:
        """Return a rule set's file by id or, where no root is given, by path; RuleError where there is none.

        `beside` is the root of the rule file that refers to it: its neighbours come first.
        """
        for root in ((beside, *self._roots) if beside is not None else self._roots):
            place = _inside(root, name)
            if place is not None:
                return Source(name, place, _shown(root, name), root)
        path = Path(name)
        if beside is None and (path.suffix in (".yaml", ".yml") or path.exists() or "\\" in name or name.startswith(".")):
            return _from_path(path)
        raise RuleError(f"unknown rule set {name!r}{nearest(name, self.ids())}")


def _names(folder: Traversable, above: str = "", depth: int = 0) -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith((".", "_")) and depth < 6:
            name = above + entry.name
            if (entry / FILE).is_file():
                yield name
            yield from _names(entry, name + "/", depth + 1)


def _inside(root: Traversable, name: str) -> Traversable | None:
    parts = name.split("/")
    if any(part in ("", ".", "..") or "\\" in part or ":" in part for part in parts):
        return None
    place = root
    for part in parts:
        place /= part
    place /= FILE
    return place if place.is_file() else None


def _shown(root: Traversable, name: str) -> str:
    return f"rules/{name}/{FILE}" if not isinstance(root, Path) else str(root / name / FILE)


def _from_path(path: Path) -> Source:
    """Return the rule file at a path, or in the folder there."""
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        raise RuleError(f"no rule file {file}")
    return Source(file.parent.name if file.name == FILE else file.stem, file, str(file), None)


def root_of(source: Source, name: str) -> Traversable | None:
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
