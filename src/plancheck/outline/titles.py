"""Where a heading's own words end and its text begins."""

import re
from typing import Final

from plancheck.outline import lexicon
from plancheck.plan import Block

_STOPS: Final = "。；;！？!?：:"
_TAIL: Final = " \t\u3000\xa0。：:；;，,、．."
_OPENERS: Final = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕", "「": "」"}
_FAR: Final = 61  # characters after which a quotation or bracket that is not closed is taken for closed
_STOP_OR_OPENER: Final = re.compile(rf"[{_STOPS}{re.escape(''.join(_OPENERS))}]")
_COMMA: Final = re.compile("[，,]")
_SHORT: Final = 10  # characters; few headings without a mark inside are longer
_LONG: Final = (
    30  # characters; a title printed in 2号 or 3号 rarely fills more than a line of 28 (GB/T 9704-2012 5.2.3)
)
_TWO_LINES: Final = 45  # characters; no sentence that a whole paragraph is goes without a stop, but a title does
_LONGEST: Final = 400  # characters; what goes on for longer without a stop is text
# A topic and what is said of it, in one sentence: 机构组建文件，5月15日前； 与维护稳定相结合，民兵……
_TOPIC: Final = re.compile(r"[^，,]{2,28}(?:相结合|结合起来)$")
_SENTENCE: Final = re.compile(r"(?:次年|每[年月季周半]|(?:20)?\d\d年|\d{1,2}月|由|各)")
_SPACE: Final = re.compile(r"[^\s，,。；：、]{3,20}(?=[ \u3000])")


def title_end(block: Block, start: int, end: int) -> tuple[int, int]:
    """Return where the title that begins at `start` ends, and where the text after it begins.

    `end` is where the line, or the part of it before the next heading, ends. Offsets are into `block.text`; closing
    punctuation stands between the two results.
    """
    text = block.text
    stop = _end(block, start, end)
    title = stop
    while title > start and text[title - 1] in _TAIL:
        title -= 1
    if title == start:
        title = stop
    body = stop
    while body < end and text[body] in _TAIL:
        body += 1
    return title, body


def _end(block: Block, start: int, end: int) -> int:
    text = block.text
    change = _look_change(block, start, end)
    if change is not None:
        return change
    stop = _first_stop(text, start, min(end, start + _LONGEST))
    comma = _first_comma(text, start, stop)
    first = min(comma, stop)
    if first < end - 1 or end - start > 2 * _SHORT:
        glued = _glued_end(text, start, first)
        if glued is not None:
            return glued
    space = _SPACE.match(text, start, stop)
    if space and stop - space.end() > _SHORT:
        return space.end()
    is_item = stop < end and text[stop] in "；;"  # the parts of one long sentence have no topic of their own
    if comma < stop and (
        (stop - start > (_LONG if stop < end else _TWO_LINES) and not is_item)
        or _TOPIC.match(text, start, comma)
        or _SENTENCE.match(text, comma + 1, end)
    ):
        return comma + 1
    return min(stop + 1, end)


def _look_change(block: Block, start: int, end: int) -> int | None:
    """Return where the look changes after a run-in heading, when it does so once and at a boundary."""
    looks = block.looks
    if looks and looks[0][0] >= end:  # most blocks have one look throughout
        return None
    index = block.look_index(start)
    before = looks[index][0] if index < len(looks) else start
    if index < len(looks) and before >= end:
        return None
    words = block.text[start:before]
    if not 2 <= len(words) <= 60 or any(stop in words[:-1] for stop in "。；！？"):
        return None
    if words[-1] in _STOPS or block.text[before] in _STOPS:
        return before + (words[-1] not in _STOPS)
    # Without a closing mark only a heading face (bold, 黑体, 楷体) before plain text is told from a stray font.
    first, rest = block.look(start), block.look(before)
    return before if (first.bold and not rest.bold) or first.font != rest.font else None


def _first_stop(text: str, start: int, end: int) -> int:
    """Return the offset of the first sentence stop outside quotes and brackets, or `end`."""
    while match := _STOP_OR_OPENER.search(text, start, end):
        char, index = match[0], match.start()
        if char not in _OPENERS:
            return index
        closed = text.find(_OPENERS[char], index + 1, index + _FAR)
        start = closed + 1 if closed >= 0 else index + _FAR + 1
    return end


def _glued_end(text: str, start: int, stop: int) -> int | None:
    """Return the end of a heading that runs into its text with no mark between (指导思想以……为指导)."""
    match = lexicon.GLUED_HEAD.match(text[start : start + 40])
    if not match:
        return None
    end = start + match.end()
    if end >= stop or text[end] in "和与及、的之暨上下中内外阶工任情方体会机制等":
        return None
    known = stop - start > 1.5 * _SHORT and lexicon.LEXEME.fullmatch(text, start, end)
    return end if known or lexicon.OPENING.match(text, end) else None


def _first_comma(text: str, start: int, stop: int) -> int:
    """Return the offset of the first comma after at least two characters, or `stop`."""
    comma = _COMMA.search(text, start + 2, stop) if start + 2 < stop else None
    return comma.start() if comma else stop
