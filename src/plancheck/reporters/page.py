"""A page of the console report: its signs and lines.

Lines are set here (see layout) and not by rich, which breaks Chinese text anywhere, also before a full stop.
"""

import os
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Protocol, TextIO

from plancheck import messages
from plancheck.plan import Section
from plancheck.report import Evidence, Report
from plancheck.reporters.layout import clean, cut, wrap
from plancheck.reporters.text import Text, cell_len

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


class Console(Protocol):
    """Where pages are printed."""

    def print(self, page: "Page") -> None:
        """Print a page."""


def console(stream: TextIO) -> Console:
    """Return where to print pages: a terminal with its colours, or a pipe or file that takes text alone."""
    # As rich, which has the last word, sees it.
    if stream.isatty() or os.environ.get("FORCE_COLOR") or os.environ.get("TTY_COMPATIBLE") == "1":
        from plancheck.reporters.terminal import Terminal  # noqa: PLC0415 - imports rich

        return Terminal(stream)
    return _Plain(stream)


class _Plain:
    """A stream that takes text alone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def print(self, page: "Page") -> None:
        lines = page.set_for(_columns(), getattr(self._stream, "encoding", None))
        self._stream.write("".join(f"{str(line).rstrip()}\n" for line in lines))
        self._stream.flush()


def _columns() -> int:
    """Return the width to set pages for: as told by COLUMNS, of the terminal the process was started from, or 80."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told):
        return int(told)
    for stream in (0, 1, 2):
        try:
            columns = os.get_terminal_size(stream).columns
        except (OSError, ValueError, AttributeError):
            continue
        if columns:
            return columns
    return 80


class Page:
    """A page of lines in one language, set for the console it is printed on."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.width = _WIDEST
        self.marks = Marks("utf-8")
        self._titled: dict[int, dict[str, list[Section]]] = {}

    def set_for(self, width: int, encoding: str | None) -> Iterator[Text]:
        """Yield the lines, set for a stream of this width and encoding."""
        self.width = max(_NARROWEST, min(width, _WIDEST))
        self.marks = Marks(encoding)
        return self.lines()

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
            return " > ".join(clean(name) for name in self._labelled(report.sections, evidence))
        first = report.sections[0].block if report.sections else None
        return "" if first is None else self.say("front" if evidence.block < first else "back")

    def _labelled(self, sections: tuple[Section, ...], evidence: Evidence) -> list[str]:
        """Return the sections evidence stands in with their labels: the last of these titles that begin before it."""
        names: list[str] = []
        for title in evidence.section:
            fitting = self._of_title(sections, title)
            place = bisect_right(fitting, evidence.block, key=_block) - 1
            if place < 0:
                names.append(title)
                sections = ()
                continue
            found = fitting[place]
            gap = " " if found.label[-1:].isalnum() or found.label.endswith(".") else ""
            names.append(f"{found.label}{gap}{title}")
            sections = found.children
        return names

    def _of_title(self, sections: tuple[Section, ...], title: str) -> list[Section]:
        if id(sections) not in self._titled:  # a report lives as long as its page
            titled = self._titled[id(sections)] = {}
            for section in sections:
                titled.setdefault(section.title, []).append(section)
        return self._titled[id(sections)].get(title, [])

    def file_name(self, report: Report) -> str:
        """Return the file's name for the reader."""
        return self.say("stdin") if report.path in (None, "-") else clean(str(report.path))


def quoted(text: str, lang: str) -> str:
    """Return words of the document in quotation marks that do not clash with their own."""
    text = clean(text)
    return f"“{text}”" if lang == "en" or "“" not in text else f"「{text}」"


def _block(section: Section) -> int:
    return section.block
