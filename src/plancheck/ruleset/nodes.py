"""Rule files as nodes that know their place: strings stay strings, and every mistake says where it is.

YAML's guesses (no, on, 2012-06-29 and 1.0 are not what a clerk means) are switched off: every scalar is a string, and
the decoder asks for numbers and dates where it wants them. Anchors and aliases are refused: a few of them can stand for
billions of entries.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final, NamedTuple

import yaml

from plancheck.errors import RuleError
from plancheck.ruleset.library import MAX_BYTES

_MAX_DEPTH: Final = 30
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
YES: Final = ("yes", "true", "是")
NO: Final = ("no", "false", "否")


class Node(NamedTuple):
    """A part of a rule file; `key` is the key it is the value of."""

    raw: yaml.Node
    file: str
    key: yaml.Node | None = None

    def error(self, message: str) -> RuleError:
        """Return an error that points here."""
        mark = self.raw.start_mark
        return RuleError(message, self.file, mark.line + 1, mark.column + 1)

    def key_error(self, message: str) -> RuleError:
        """Return an error that points at the key."""
        return (self if self.key is None else Node(self.key, self.file)).error(message)

    def text(self) -> str:
        """Return a scalar's words."""
        if not isinstance(self.raw, yaml.ScalarNode):
            raise self.error("expected text")
        return str(self.raw.value).strip()

    def words(self) -> str:
        """Return a scalar's words, which must not be empty."""
        if not self.text():
            raise self.error("expected text, but nothing stands here")
        return self.text()

    def alone(self) -> bool:
        """Whether this is text rather than a list or a mapping."""
        return isinstance(self.raw, yaml.ScalarNode)

    def texts(self) -> tuple[str, ...]:
        """Return a list of words; one alone may stand without the list."""
        return tuple(item.words() for item in self.each())

    def each(self) -> Iterator["Node"]:
        """Yield the entries of a list; text or a mapping alone may stand without the list."""
        if isinstance(self.raw, yaml.SequenceNode):
            yield from self.items()
        else:
            yield self

    def number(self) -> int:
        """Return a whole number."""
        try:
            return int(self.text())
        except ValueError:
            raise self.error(f"expected a whole number, not {self.text()!r}") from None

    def flag(self) -> bool:
        """Return yes or no."""
        word = self.text().lower()
        if word not in YES + NO:
            raise self.error(f"expected yes or no, not {self.text()!r}")
        return word in YES

    def day(self) -> date:
        """Return a date written YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.error(f"expected a date as YYYY-MM-DD, not {self.text()!r}") from None

    def choice(self, known: Collection[str]) -> str:
        """Return one of the words known."""
        word = self.text()
        if word not in known:
            raise self.error(f"unknown value {word!r}{nearest(word, known)}")
        return word

    def items(self) -> Iterator["Node"]:
        """Yield the entries of a list."""
        if not isinstance(self.raw, yaml.SequenceNode):
            raise self.error("expected a list (lines that begin with -)")
        for item in self.raw.value:
            yield Node(item, self.file)

    def table(
        self,
        keys: Collection[str] | None = None,
        needed: Collection[str] = (),
        mistakes: list[RuleError] | None = None,
    ) -> dict[str, "Node"]:
        """Return the entries of a mapping; keys other than `keys` are a mistake, and so is one of `needed` left out.

        Mistakes in its keys are added to `mistakes` where that is given, and the first is raised where it is not.
        """
        if not isinstance(self.raw, yaml.MappingNode):
            raise self.error("expected keys and values (key: value)")
        wrong: list[RuleError] = []
        found: dict[str, Node] = {}
        for raw, value in self.raw.value:
            key = Node(raw, self.file)
            name = key.text()
            if name in found:
                wrong.append(key.error(f"key {name!r} stands here twice"))
            elif keys is not None and name not in keys:
                wrong.append(key.error(f"unknown key {name!r}{nearest(name, keys)}"))
            else:
                found[name] = Node(value, self.file, raw)
        wrong.extend(self.error(f"the key {name!r} is missing") for name in needed if name not in found)
        if wrong and mistakes is None:
            raise wrong[0]
        if mistakes is not None:
            mistakes.extend(wrong)
        return found


def compose(data: bytes, file: str) -> Node:
    """Return the root of a rule file; RuleError where it is no YAML."""
    if len(data) > MAX_BYTES:
        raise RuleError(f"the file has {len(data)} bytes; {MAX_BYTES} are allowed", file)
    try:
        text = data.decode("utf-8-sig")
        root = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        raise RuleError(f"not UTF-8 at byte {error.start}; save the file as UTF-8", file) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise RuleError(f"not valid YAML: {error.problem or error.context}", file, *place) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise RuleError(f"not valid YAML: {error}", file) from None
    if root is None:
        raise RuleError("the file is empty", file)
    _refuse_aliases(Node(root, file))
    return Node(root, file)


def _refuse_aliases(root: Node) -> None:
    seen: set[int] = set()
    todo: list[tuple[yaml.Node, int]] = [(root.raw, 0)]
    while todo:
        raw, depth = todo.pop()
        if id(raw) in seen or depth > _MAX_DEPTH:
            raise Node(raw, root.file).error("anchors, aliases and very deep nesting are not allowed")
        seen.add(id(raw))
        if isinstance(raw, yaml.SequenceNode):
            todo.extend((item, depth + 1) for item in raw.value)
        elif isinstance(raw, yaml.MappingNode):
            todo.extend((item, depth + 1) for pair in raw.value for item in pair)


def nearest(name: str, known: Collection[str]) -> str:
    """Return a hint at the nearest known names, or at all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is a mistake

    close = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"; did you mean {' / '.join(close)}?" if close else f"; known: {', '.join(sorted(known))}"
