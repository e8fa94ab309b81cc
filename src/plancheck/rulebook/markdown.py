"""A rule set's page as Markdown."""

import re
from collections.abc import Iterator
from typing import Final

from plancheck.rulebook.pages import Page, Part, Table

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(page: Page) -> str:
    """Return the page as Markdown with a closing newline."""
    return "\n".join(_lines(page)).rstrip("\n") + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield f"# {_plain(page.title)}"
    yield ""
    for fact in page.facts:
        yield _plain(fact)
        yield ""
    if len(page.entries) > 1:
        yield f"## {page.contents}"
        yield ""
        yield from (f"- [{_plain(entry.title)}](#{entry.id})" for entry in page.entries)
        yield ""
    for entry in page.entries:
        yield f'<a id="{entry.id}"></a>'
        yield ""
        yield f"## {_plain(entry.title)}"
        yield ""
        yield f"`{entry.id}` · {_plain(entry.facts)}"
        yield ""
        for heading, part in entry.parts:
            yield f"### {heading}"
            yield ""
            yield from _part(part)
            yield ""
    if page.off:
        yield f"## {page.off_title}"
        yield ""
        yield from (f"- `{rule}`: {_plain(reason)}" for rule, reason in page.off)


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Table):
        yield f"| {' | '.join(_plain(cell) for cell in part.head)} |"
        yield f"|{'---|' * len(part.head)}"
        yield from (f"| {' | '.join(_plain(cell) for cell in row)} |" for row in part.rows)
    elif isinstance(part, str):
        yield _plain(part)
    else:
        for place, text in enumerate(part):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            if place:
                yield ""
            yield f"{fence}text"
            yield text.strip("\n")
            yield fence


def _plain(text: str) -> str:
    """Return words that Markdown shows as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
