"""What the words around a label say for and against a heading."""

from typing import Final

from plancheck.outline import lexicon
from plancheck.outline.labels import Label

PUNCTUATION_AFTER: Final = frozenset("，。、；：,;:）)》”’』」？！?!")
NUMERALS: Final = frozenset("一二三四五六七八九十百千0123456789０１２３４５６７８９两")
UNITS: Final = frozenset("万亿千百%％‰元个米公里倍度年月日号吨亩人户名")


def counts_on(text: str, label: Label, after: str) -> bool:
    """Whether the text goes on with another number, as enumerations do, rather than with a year."""
    if after[0] not in NUMERALS:
        return False
    run = 0
    while run < len(after) and after[run] in NUMERALS:
        run += 1
    if run >= 4:
        return False
    mark = text[label.end - 1]
    if mark in ".．" and after[run : run + 1] in ("月", "日"):
        return False
    if label.system == "一" and after[0] in "0123456789０１２３４５６７８９":
        return False
    if label.system == "一" and mark in ".．":
        return False
    # 2、3个村 counts on; 2、一要 or 二、两个 does not: the numeral must be of the same kind.
    return not (label.system == "1" and after[0] in "一二三四五六七八九十两百千")


def is_bare(text: str, label: Label) -> bool:
    """Whether a label is a numeral that lost its mark."""
    return label.weak and text[label.end - 1] in NUMERALS


def title_score(text: str, start: int, end: int, *, at_start: bool) -> float:
    """Score the words after a label as a title."""
    stop = start
    limit = min(end, start + 45)
    while stop < limit and text[stop] not in "。；：！？;:":
        stop += 1
    length = stop - start
    if length == 0:
        return -2.0
    score = 0.0
    if stop < limit and text[stop] in "。：" and length <= 25:
        score += 1.0
    elif stop == end and length <= 30:
        score += 0.7
    if length >= 45 and not at_start:
        score -= 0.5
    if lexicon.LEXEME.search(text, start, min(stop, start + 16)):
        score += 1.0
    return score


def skip_blank(text: str, start: int, end: int) -> int:
    """Return where the white space that begins at `start` ends."""
    while start < end and text[start] in " \t\u3000\xa0":
        start += 1
    return start
