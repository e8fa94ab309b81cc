"""Setting Chinese text in columns: width, line breaks, and what a terminal must not obey."""

import re
from typing import Final

from plancheck.reporters.text import cell_len

# C0 and C1 controls, marks of direction, lone surrogates.
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SPACES: Final = re.compile(r"\s+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

_OPENING: Final = "（《〈「『【〔［｛“‘(\\[{"
_CLOSING: Final = "，。、；：？！）》〉」』】〕］｝”’…—·,.;:?!)\\]}%％"
# A chunk is what stays on one line: opening marks, one ideograph or one word, closing marks, the spaces after it.
# A number takes its unit along: 2018年 and 10日 are not broken.
_CHUNK: Final = re.compile(
    f"[{_OPENING}]*(?:[0-9A-Za-z_./\\\\#@&+=*~-]+[年月日个项号条章]?|[^\\s{_CLOSING}])?[{_CLOSING}]*[ ]*",
)


def clean(text: str) -> str:
    """Return text as one line that shows what stands in it and does nothing else.

    White space becomes a space, invisible characters go, control characters are written out.
    """
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return _CONTROLS.sub(_written_out, text).strip()


def harmless(text: str) -> str:
    """Return text of several lines in which control characters are written out: file names may hold any."""
    return "\n".join(_CONTROLS.sub(_written_out, line) for line in text.split("\n"))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most `width` cells.

    No line begins with a closing mark or ends with an opening one; words and numbers stay whole where they fit.
    """
    lines: list[str] = []
    line, used = "", 0
    for chunk in _CHUNK.findall(text):
        if line and used + cell_len(chunk.rstrip()) > width:
            lines.append(line.rstrip())
            line, used = "", 0
        rest = chunk
        while cell_len(rest.rstrip()) > width:
            head = _fitting(rest, width)
            lines.append(head)
            rest = rest[len(head) :]
        line, used = line + rest, used + cell_len(rest)
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def cut(text: str, cells: int, ellipsis: str = "…") -> str:
    """Return text that takes at most `cells`, its end replaced by an ellipsis where it is longer."""
    if cell_len(text) <= cells:
        return text
    return _fitting(text, cells - cell_len(ellipsis)).rstrip() + ellipsis


def pad(text: str, cells: int) -> str:
    """Return text filled up with spaces to `cells`."""
    return text + " " * max(0, cells - cell_len(text))


def _fitting(text: str, cells: int) -> str:
    """Return the longest beginning of text that takes at most `cells`, but one character at least."""
    used = 0
    for place, character in enumerate(text):
        used += cell_len(character)
        if used > cells and place:
            return text[:place]
    return text
