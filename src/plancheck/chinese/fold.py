"""Folding: what is compared when words are compared.

Width (Unicode NFKC), traditional script, white space, quotation marks and invisible characters make no difference to
a reader, so they are folded away before matching; every folded character remembers where it came from, so that the
report quotes the original words and offsets.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

_QUOTES = "“”„‟«»「」『』〝〞〟＂‘’‚‛｀´＇"
_DASHES = "-‐‑‒–—―−－─━"


class Folded(NamedTuple):
    """Folded text and the way back.

    Attributes:
        text: the folded text.
        offsets: for each folded character the offset of the character it came from; one more entry closes the text.

    """

    text: str
    offsets: Sequence[int]

    @property
    def aligned(self) -> bool:
        """Whether every character stands for one of the text's: none was dropped or became several."""
        return isinstance(self.offsets, range)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end offsets in the original of a stretch of the folded text."""
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold `text` for comparison.

    The result has half-width letters, digits and punctuation (，→ ","; 。and 、 stay), simplified characters, straight
    quotes ("), one kind of dash (-), and no white space or invisible characters at all.
    """
    table = _Table.shared
    folded = text.translate(table)
    if len(folded) == len(text) and "\0" not in folded:
        return Folded(folded, range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        piece = table[ord(char)]
        if piece != "\0":
            pieces.append(piece)
            offsets.extend([index] * len(piece))
    offsets.append(len(text))
    return Folded("".join(pieces), offsets)


def fold_lines(texts: Sequence[str]) -> list[Folded]:
    """Fold many texts as `fold` would each; one pass over all of them is ten times quicker."""
    return [
        fold(text) if piece is None else Folded(piece, range(len(piece) + 1))
        for text, piece in zip(texts, _quickly(texts), strict=True)
    ]


def fold_texts(texts: Sequence[str]) -> list[str]:
    """Return the folded texts alone, for who needs no way back: see `fold_lines`."""
    return [fold(text).text if piece is None else piece for text, piece in zip(texts, _quickly(texts), strict=True)]


def _quickly(texts: Sequence[str]) -> Sequence[str | None]:
    """Return the texts folded in one pass, None for those that hold what must be looked at by character."""
    whole = "\n".join(texts)
    for char, piece in _FREQUENT:
        whole = whole.replace(char, piece)
    pieces = whole.split("\n")
    if len(pieces) != len(texts):  # a text with a line break of its own
        return [None] * len(texts)
    if _is_plain(whole):
        return pieces
    return [piece if _is_plain(piece) else None for piece in pieces]


def visible(text: str) -> tuple[int, int]:
    """Return where the first visible character of `text` stands and where the last one ends; equal without any."""
    table = _Table.shared
    start, end = 0, len(text)
    while start < end and table[ord(text[start])] == "\0":
        start += 1
    while end > start and table[ord(text[end - 1])] == "\0":
        end -= 1
    return start, end


def _is_plain(text: str) -> bool:
    """Whether folding changes nothing in a text, told quickly; False where that is not certain."""
    if _PLAIN.fullmatch(text) is None:
        return False
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


class _Table(dict[int, str]):
    """A str.translate table that fills itself: each character is looked at once per process.

    A dropped character becomes NUL (which no document text holds), so that `fold` sees that offsets moved.
    """

    shared: "_Table"

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


_Table.shared = _Table()


def _fold_char(char: str) -> str:
    if char in _QUOTES:
        return '"'
    if char in _DASHES:
        return "-"
    if char.isspace() or unicodedata.category(char) in ("Cf", "Cc", "Mn"):
        return "\0"
    normal = unicodedata.normalize("NFKC", char)
    visible = [piece for piece in normal if not piece.isspace() and unicodedata.category(piece) != "Mn"]
    return "".join(map(_simplify, visible)) or "\0"


def _simplify(char: str) -> str:
    # Simplified text is GB 2312 nearly throughout, so the converter is loaded only when something else turns up.
    if char < "\u3400":
        return char
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        simple = _converter().convert(char)
        return simple if len(simple) == 1 else char
    return char


@cache
def _converter():  # type: ignore[no-untyped-def]  # noqa: ANN202 - opencc ships no types
    import opencc  # noqa: PLC0415 - 10 ms, needed for traditional script only

    return opencc.OpenCC("t2s")


# Most of what is folded in running text, each character to one other; to replace these few in a long text costs a
# tenth of a look at every character.
_FREQUENT: Final = tuple((char, _fold_char(char)) for char in "，：；！？（）“”—－０１２３４５６７８９")
# What folding leaves alone; of the ideographs only those of GB 2312 surely are simplified.
_PLAIN: Final = re.compile(r"[\n!-~、。〈-》【】〔〕\u4e00-\u9fff]*")
