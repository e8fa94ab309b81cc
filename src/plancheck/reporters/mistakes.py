"""Mistakes in rule files for people: place, what is wrong, and the line with a mark below the spot."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from plancheck.errors import RuleError
from plancheck.messages.mistakes import words
from plancheck.reporters.layout import clean, cut
from plancheck.reporters.page import Page, console
from plancheck.reporters.text import Text, cell_len


def print_mistakes(stream: TextIO, found: Mapping[str, Sequence[RuleError]], n: int, *, lang: str) -> None:
    """Print the mistakes of rule files, by file; `n` is how many rule sets were looked at."""
    console(stream).print(_Mistakes(found, n, lang))


class _Mistakes(Page):
    def __init__(self, found: Mapping[str, Sequence[RuleError]], n: int, lang: str) -> None:
        super().__init__(lang)
        self.found = found
        self.n = n

    def lines(self) -> Iterator[Text]:
        for file, mistakes in self.found.items():
            rows = _rows(file) if any(mistake.line for mistake in mistakes) else []
            for mistake in mistakes:
                place = f"{file}:{mistake.line}:{mistake.column}" if mistake.line else file
                yield from self.hang(Text(), place, "plancheck.head")
                yield from self.hang(Text("  "), words(mistake, self.lang), "plancheck.error")
                if 0 < mistake.line <= len(rows):
                    yield from self._excerpt(rows[mistake.line - 1], mistake)
                yield Text()
        total = sum(map(len, self.found.values()))
        if total:
            files = self.say("n-files-wrong", n=len(self.found))
            yield Text(self.say("n-mistakes", n=total, files=files), "plancheck.fail")
        else:
            yield Text(self.say("no-mistakes", n=self.n), "plancheck.pass")

    def _excerpt(self, row: str, mistake: RuleError) -> Iterator[Text]:
        number = f"  {mistake.line} | "
        room = self.width - len(number)
        row = row[: 4 * room]  # a file of one line may be long and hold many mistakes
        before = cell_len(_shown(row[: mistake.column - 1])) if mistake.column <= len(row) + 1 else room
        yield Text(number, "plancheck.dim").append(cut(_shown(row), room, self.marks.ellipsis))
        if before < room:
            yield Text(" " * (len(number) - 2) + "| ", "plancheck.dim").append(" " * before + "^", "plancheck.error")


def _shown(row: str) -> str:
    """Return a line of a file so that it does nothing on a console, its indentation kept."""
    body = row.lstrip(" ")
    return " " * (len(row) - len(body)) + (clean(body) + " " * (len(body) - len(body.rstrip(" "))))


def _rows(file: str) -> list[str]:
    try:
        return Path(file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
    except (OSError, ValueError):
        return []
