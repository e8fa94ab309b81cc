"""Pages on a terminal: colours and widths are rich's business, on every platform."""

from typing import TYPE_CHECKING, Final, TextIO

from rich.console import Console
from rich.text import Text as RichText
from rich.theme import Theme

if TYPE_CHECKING:
    from plancheck.reporters.page import Page
    from plancheck.reporters.text import Text

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


class _Console(Console):
    """A console that leaves a closed pipe to its caller; rich would end the process."""

    def on_broken_pipe(self) -> None:
        """Raise the error again."""
        raise  # noqa: PLE0704 - called while it is being handled


class Terminal:
    """A terminal that pages are printed on."""

    def __init__(self, stream: TextIO) -> None:
        """Take a terminal's stream, or one that shall be treated so (FORCE_COLOR)."""
        # Lines come ready-made: text from a document must never be taken for markup.
        self._console = _Console(file=stream, theme=THEME, highlight=False, markup=False, emoji=False, soft_wrap=True)

    def print(self, page: "Page") -> None:
        """Print a page."""
        for line in page.set_for(self._console.width, self._console.encoding):
            text = rich(line)
            text.rstrip()
            self._console.print(text)


def rich(line: "Text") -> RichText:
    """Return a line as rich has it."""
    text = RichText(style=line.style)
    for part, style in line.parts:
        if isinstance(part, str):
            text.append(part, style)
        else:
            text.append_text(rich(part))
    return text
