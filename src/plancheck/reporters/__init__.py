"""Reporters show reports: each takes them one by one as files are done, and is closed after the last."""

# ruff: noqa: PLC0415 - rich and json wait until they are wanted
from typing import TYPE_CHECKING, Any, Final, Protocol, TextIO, runtime_checkable

if TYPE_CHECKING:
    from plancheck.plan import Plan
    from plancheck.report import Report

FORMATS: Final = ("console", "json", "jsonl")


class Output(Protocol):
    """Where a reporter writes."""

    @property
    def text(self) -> TextIO:
        """A stream for text that is read by people; what its encoding lacks is replaced."""

    def write(self, data: bytes) -> None:
        """Write bytes and send them off."""


class Reporter(Protocol):
    """Shows reports."""

    def add(self, report: "Report") -> None:
        """Take the report on one file."""

    def close(self) -> None:
        """End after the last report, or after fewer than announced where the user broke off."""


@runtime_checkable
class LineReporter(Reporter, Protocol):
    """Shows reports that may have been made elsewhere, as lines of JSON."""

    def add_line(self, line: bytes) -> None:
        """Take the report on one file, as the contract's file object in one line."""


def create(name: str, output: Output, *, lang: str, total: int) -> Reporter:
    """Return the reporter of a format, for `total` files; only what this format needs is imported."""
    if name == "console":
        from plancheck.reporters.console import ConsoleReporter

        return ConsoleReporter(output.text, lang=lang, total=total)
    from plancheck.reporters.json import JsonLinesReporter, JsonReporter

    return JsonReporter(output, total) if name == "json" else JsonLinesReporter(output)


def print_outline(stream: TextIO, plan: "Plan", *, lang: str) -> None:
    """Print the section tree of a plan for people."""
    from plancheck.reporters.console import OutlineView
    from plancheck.reporters.page import console

    console(stream).print(OutlineView(plan.title, plan.sections, lang))


def encode(value: Any, *, indent: int | None = None) -> bytes:
    """Return a value as JSON in UTF-8, with a closing newline."""
    from plancheck.reporters import json

    return json.encode(value, indent=indent)
