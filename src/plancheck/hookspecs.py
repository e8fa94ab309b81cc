"""The hooks a plug-in can implement (pluggy; entry-point group "plancheck").

A plug-in is a module or object with functions of these names, marked with `plancheck.hookimpl`. All but the last are
called once, when plug-ins are loaded; what they return is then used like the built-in parts. A function may leave out
arguments it does not need, so that a hook can grow. `API_VERSION` rises when a hook changes its meaning; a plug-in may
name the version it was written for as `plancheck_api`, and one for a later version is not loaded.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final, Protocol

import pluggy

from plancheck.checks import Kind
from plancheck.elements import Recogniser
from plancheck.plan import Block, PageSetup, Plan
from plancheck.report import Report

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

API_VERSION: Final = 1
hookspec = pluggy.HookspecMarker("plancheck")
hookimpl = pluggy.HookimplMarker("plancheck")


Reading = tuple[tuple[Block, ...], tuple[str, ...]] | tuple[tuple[Block, ...], tuple[str, ...], tuple[PageSetup, ...]]
"""What a reader returns: blocks, notes and, where the format tells them, page layouts."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Turns the bytes of another file format into blocks.

    Attributes:
        name: of the format, e.g. "odt".
        suffixes: file names it is tried for in folders, lower case with the dot.
        accepts: whether these bytes are of the format, told from the bytes alone.
        read: returns the blocks in reading order, notes on what was left out (English) and, where the format tells
            them, the page layouts; raises plancheck.UnreadableDocument.
        patience: seconds that reading may take; the most that is granted is a minute.

    """

    name: str
    suffixes: tuple[str, ...]
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes], Reading]
    patience: float = 10.0


class Writer(Protocol):
    """Shows reports, one by one as files are done."""

    def add(self, report: Report) -> None:
        """Take the report on one file."""

    def close(self) -> None:
        """End after the last report."""


@dataclass(frozen=True, slots=True)
class Reporter:
    """A format for `plancheck check --format NAME`.

    Attributes:
        name: of the format.
        doc: one line for the help, English.
        create: returns a writer onto a binary stream, in a language ("zh" or "en").

    """

    name: str
    doc: str
    create: Callable[[IO[bytes], str], Writer]


@dataclass(frozen=True, slots=True)
class Command:
    """A command for `plancheck NAME WORDS...`.

    Attributes:
        name: as typed.
        doc: one line for the help, English.
        run: takes the words after the name and the language, returns the exit status.

    """

    name: str
    doc: str
    run: Callable[[list[str], str], int]


class Hooks:
    """The specifications, by name."""

    @hookspec
    def plancheck_readers(self) -> Iterable[Reader]:
        """Return readers for other file formats."""
        raise NotImplementedError

    @hookspec
    def plancheck_rules(self) -> "Iterable[Traversable]":
        """Return folders of rule sets, as `importlib.resources.files` gives them; ids count from the folder down."""
        raise NotImplementedError

    @hookspec
    def plancheck_elements(self) -> Mapping[str, Recogniser]:
        """Return recognisers of further elements by id: functions from a View to an Element."""
        raise NotImplementedError

    @hookspec
    def plancheck_kinds(self) -> Iterable[Kind]:
        """Return further kinds of check."""
        raise NotImplementedError

    @hookspec
    def plancheck_reporters(self) -> Iterable[Reporter]:
        """Return further report formats."""
        raise NotImplementedError

    @hookspec
    def plancheck_commands(self) -> Iterable[Command]:
        """Return further commands."""
        raise NotImplementedError

    @hookspec
    def plancheck_report(self, report: Report, plan: Plan) -> Report | None:
        """Have the last word on a report: return another, or None to leave it. Called once for each plan checked."""
        raise NotImplementedError
