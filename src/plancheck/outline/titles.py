"""Where a heading's own words end and its text begins."""

from typing import Final

from plancheck.outline import lexicon
from plancheck.plan import Block

_STOPS: Final = "。；;！？!?：:"
_TAIL: Final = " \t\u3000\xa0。：:；;，,、．."
_OPENERS: Final = {"《": "》", "“": "”", "（": "）", "(": ")", "〔": "〕", "「": "」"}
_LONG: Final = 30  # characters; a title printed in 2号 or 3号 rarely fills more than a line of 28 (GB/T 9704-2012 5.2.3)


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
    stop = _first_stop(text, start, end)
    if stop >= end - 1 and end - start <= _LONG:
        return end
    if stop - start > 12:
        glued = _glued_end(text, start, stop)
        if glued is not None:
            return glued
    if stop - start > _LONG and stop < end - 1:
        pause = _pause(text, start, stop)
        if pause is not None:
            return pause
    return min(stop + 1, end)


def _look_change(block: Block, start: int, end: int) -> int | None:
    """Return where the look changes after a run-in heading, when it does so once and at a boundary."""
    before = start
    for offset, _ in block.looks:
        if offset <= start:
            continue
        if offset >= end:
            return None
        before = offset
        break
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
    closer = ""
    opened = start
    for index in range(start, end):
        char = text[index]
        if closer:
            if char == closer:
                closer = ""
            elif index - opened > 60:
                closer = ""
        elif char in _OPENERS:
            closer, opened = _OPENERS[char], index
        elif char in _STOPS:
            return index
    return end


def _glued_end(text: str, start: int, stop: int) -> int | None:
    """Return the end of a heading that runs into its text with no mark between (指导思想以……为指导)."""
    match = lexicon.GLUED_HEAD.match(text[start : start + 40])
    if not match:
        return None
    end = start + match.end()
    if end >= stop or not lexicon.OPENING.match(text, end):
        return None
    return end


def _pause(text: str, start: int, stop: int) -> int | None:
    """Return the first comma after a short topic in one long sentence."""
    for index in range(start + 2, min(stop, start + _LONG)):
        if text[index] in "，,":
            return index + 1
    return None
