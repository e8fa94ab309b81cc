"""A page of the console report: its signs, colours and lines.

Lines are set here (see layout) and handed to rich ready-made, for two reasons: rich breaks Chinese text anywhere, also
before a full stop, and text from a document must never be taken for markup.
"""

from collections.abc import Iterator
from typing import Final, TextIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text
from rich.theme import Theme

from plancheck import messages
from plancheck.plan import Section
from plancheck.report import Evidence, Report
from plancheck.reporters.layout import clean, cut, wrap

THEME: Final = Theme(
    {
        "plancheck.title": "bold",
        "plancheck.head": "bold",
        "plancheck.rule": "dim",
        "plancheck.dim": "dim",
        "plancheck.quote": "none",
        "plancheck.fix": "green",
        "plancheck.met": "green",
        "plancheck.partial": "yellow",
        "plancheck.missing": "bold red",
        "plancheck.error": "bold red",
        "plancheck.warning": "yellow",
        "plancheck.info": "cyan",
        "plancheck.pass": "bold green",
        "plancheck.fail": "bold red",
        "plancheck.unreadable": "bold red",
    }
)

_WIDEST: Final = 100
"""Longer lines of Chinese text tire the eye."""
_NARROWEST: Final = 40

_MARKS: Final = (
    # met, partial, missing, line, ellipsis, arrow, dot: the first row the stream's encoding can carry
    ("✓", "◐", "✗", "─", "…", "→", "·"),
    ("√", "○", "×", "─", "…", "→", "·"),
    ("[OK]", "[~]", "[X]", "-", "...", "->", "|"),
)


class Marks:
    """The signs of a report, as the encoding of its stream allows."""

    def __init__(self, encoding: str | None) -> None:
        row = next(row for row in _MARKS if _carries(encoding, "".join(row)))
        self.met, self.partial, self.missing, self.line, self.ellipsis, self.arrow, self.dot = row
        self.width = max(cell_len(mark) for mark in row[:3])

    def of(self, status: str) -> str:
        """Return the sign of an element's status or of a verdict."""
        known = {"met": self.met, "pass": self.met, "partial": self.partial, "unreadable": "!"}
        return known.get(status, self.missing)


def _carries(encoding: str | None, text: str) -> bool:
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return text.isascii()
    return True


class _Console(Console):
    """A console that leaves a closed pipe to its caller; rich would end the process."""

    def on_broken_pipe(self) -> None:
        """Raise the error again."""
        raise  # noqa: PLE0704 - called while it is being handled


def console(stream: TextIO) -> Console:
    """Return a console on a stream that takes text as text."""
    return _Console(file=stream, theme=THEME, highlight=False, markup=False, emoji=False, soft_wrap=True)


class Page:
    """A page of lines in one language, set for the console it is printed on."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.width = _WIDEST
        self.marks = Marks("utf-8")

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.width = max(_NARROWEST, min(options.max_width, _WIDEST))
        self.marks = Marks(console.encoding)
        for line in self.lines():
            line.rstrip()
            yield line

    def lines(self) -> Iterator[Text]:
        """Yield the lines of the page."""
        raise NotImplementedError

    def say(self, key: str, /, **values: object) -> str:
        """Return a text in the page's language."""
        return messages.say(self.lang, key, **values)

    def hang(self, head: Text, body: str, style: str = "", *, most: int = 0) -> Iterator[Text]:
        """Yield a paragraph whose lines stand right of its head; at most `most` lines, the last one cut short."""
        indent = head.cell_len
        room = max(8, self.width - indent)
        text = clean(body)
        rows = wrap(text, room)
        if most and len(rows) > most:
            end = self.marks.ellipsis + (text[-1] if text[-1] in "”」" else "")
            rows = [*rows[: most - 1], cut(rows[most - 1] + rows[most], room - cell_len(end), "") + end]
        for number, row in enumerate(rows):
            yield (head.copy() if number == 0 else Text(" " * indent)).append(row, style)

    def rule(self) -> Text:
        """Return a line across the page."""
        return Text(self.marks.line * self.width, "plancheck.rule")

    def counts(self, report: Report, *severities: str) -> str:
        """Return "2 errors, 1 warning", of those that occur."""
        told = [self.say(f"n-{name}", n=n) for name in severities if (n := report.count(name))]
        last = self.say("and").join(told[-2:])
        return self.say("comma").join([*told[:-2], last])

    def path(self, report: Report, evidence: Evidence | None) -> str:
        """Return where evidence stands, as a reader would say it."""
        if evidence is None:
            return self.say("whole")
        if evidence.section:
            return " > ".join(clean(name) for name in _labelled(report.sections, evidence))
        first = report.sections[0].block if report.sections else None
        return "" if first is None else self.say("front" if evidence.block < first else "back")

    def file_name(self, report: Report) -> str:
        """Return the file's name for the reader."""
        return self.say("stdin") if report.path in (None, "-") else clean(str(report.path))


def quoted(text: str, lang: str) -> str:
    """Return words of the document in quotation marks that do not clash with their own."""
    text = clean(text)
    return f"“{text}”" if lang == "en" or "“" not in text else f"「{text}」"


def _labelled(sections: tuple[Section, ...], evidence: Evidence) -> list[str]:
    """Return the sections evidence stands in with their labels: the last ones of these titles that begin before it."""
    names: list[str] = []
    for title in evidence.section:
        fitting = [section for section in sections if section.title == title and section.block <= evidence.block]
        if not fitting:
            names.append(title)
            sections = ()
            continue
        gap = " " if fitting[-1].label[-1:].isalnum() or fitting[-1].label.endswith(".") else ""
        names.append(f"{fitting[-1].label}{gap}{title}")
        sections = fitting[-1].children
    return names
