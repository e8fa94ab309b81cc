"""Rule files as nodes that know their line: strings stay strings, and every mistake names its place.

YAML's guesses (否 is fine, but no, on, 2012-06-29 and 1.0 are not what a clerk means) are switched off: every scalar is a
string, and the loader asks for numbers where it wants them.
"""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import NamedTuple

import yaml

from plancheck.errors import RuleError

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Node(NamedTuple):
    """A part of a rule file."""

    raw: yaml.Node
    file: str

    def error(self, message: str) -> RuleError:
        """Return an error that points here."""
        return RuleError(message, self.file, self.raw.start_mark.line + 1)

    def text(self) -> str:
        """Return a scalar's words."""
        if not isinstance(self.raw, yaml.ScalarNode):
            raise self.error("expected text")
        return str(self.raw.value).strip()

    def items(self) -> Iterator["Node"]:
        """Yield the entries of a list."""
        if not isinstance(self.raw, yaml.SequenceNode):
            raise self.error("expected a list (lines that begin with -)")
        for item in self.raw.value:
            yield Node(item, self.file)

    def table(self, keys: Collection[str] | None = None) -> dict[str, "Node"]:
        """Return the entries of a mapping; with `keys`, others than those are a mistake."""
        if not isinstance(self.raw, yaml.MappingNode):
            raise self.error("expected keys and values (key: value)")
        found: dict[str, Node] = {}
        for key, value in self.raw.value:
            name = Node(key, self.file).text()
            if name in found:
                raise Node(key, self.file).error(f"key {name!r} stands here twice")
            if keys is not None and name not in keys:
                raise Node(key, self.file).error(f"unknown key {name!r}{nearest(name, keys)}")
            found[name] = Node(value, self.file)
        return found


def compose(text: str, file: str) -> Node:
    """Return the root of a rule file; RuleError where it is no YAML."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise RuleError(f"not valid YAML: {error.problem}", file, line) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise RuleError(f"not valid YAML: {error}", file) from None
    if root is None:
        raise RuleError("the file is empty", file)
    return Node(root, file)


def nearest(name: str, known: Collection[str]) -> str:
    """Return a hint at the nearest known names, "" where none is near."""
    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"; did you mean {' / '.join(close)}?" if close else f"; known: {', '.join(sorted(known))}"
