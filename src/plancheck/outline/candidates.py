"""Candidates: every place where a heading could begin, with what speaks for and against it.

Scores are log-odds in effect: they add up, zero is even. Sequence is not judged here (see decode).
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from plancheck.limits import UNTIMED, Clock
from plancheck.outline.candidate import LINE, Candidate
from plancheck.outline.inside import find_inside
from plancheck.outline.labels import Label, label_at
from plancheck.outline.lines import Line, Page
from plancheck.outline.unnumbered import find_unnumbered, find_unnumbered_inside
from plancheck.outline.wording import PUNCTUATION_AFTER, UNITS, counts_on, is_bare, skip_blank, title_score

_OFTEN: Final = 256  # lines between two looks at the clock
_REFERENCE_AFTER: Final = frozenset("项款条目中至到点类种个")


Read = tuple[Candidate | None, int, list[Candidate]]
"""What was read of a line: the label it begins with, and what stands inside from an offset on."""


def find_candidates(
    page: Page, lines: Sequence[int], clock: Clock = UNTIMED, *, numbered: bool, read: dict[int, Read] | None = None
) -> list[Candidate]:
    """Return the candidates in the given lines (indexes into page.lines), in reading order.

    `numbered` tells that the plan numbers its headings, so that an unnumbered one needs better reasons. Who asks both
    ways gives a dictionary twice, `read`, so that labels are looked for once.
    """
    read = {} if read is None else read
    found: list[Candidate] = []
    last: dict[str, int] = {}
    for position, index in enumerate(lines):
        line = page.lines[index]
        if not position % _OFTEN:
            clock.look()
        if line.in_table:
            continue
        known = read.get(index)
        first = labelled = known[0] if known else _labelled(page, index, line)
        if first is None:
            following = page.lines[lines[position + 1]] if position + 1 < len(lines) else None
            first = find_unnumbered(page, index, line, following, numbered=numbered)
        start = line.start + 1
        if first is not None:
            first.counts_on = last.get(first.system) == first.ordinal - 1
            found.append(first)
            last[first.system] = first.ordinal
            start = first.body
        if known is None or known[1] != start:
            inside = find_inside(page, index, line, start)
            if unnumbered := find_unnumbered_inside(page, index, line):
                inside = sorted([*inside, *unnumbered], key=attrgetter("start"))
            known = read[index] = (labelled, start, inside)
        found.extend(known[2])
    return found


def _labelled(page: Page, index: int, line: Line) -> Candidate | None:
    """Return the candidate that a line with a number is, None for one without."""
    block = line.source
    text = block.text
    label = label_at(text, line.start, line.end)
    if label is None and not block.label:
        return None
    outline = block.outline if line.is_first else None
    numbering = block.numbering if line.is_first and block.label else None
    if numbering is not None and (label is None or label.end < line.start + len(block.label)):
        label = _automatic(line, label)
    if label is None:
        return None
    look = block.look(line.start)
    bare = is_bare(text, label)
    score = 2.5 + _start_context(line, label, bare=bare)
    if numbering is not None:
        score += 3.0
    if outline is not None:
        score += 2.0
    if look != page.body_look:
        score += 0.5
    body = skip_blank(text, label.end, line.end)
    score += title_score(text, body, line.end, at_start=True)
    return Candidate(
        index,
        label.start,
        body,
        label.system,
        label.ordinal,
        label.prefix,
        LINE,
        score,
        look,
        look != page.body_look,
        outline,
        numbering,
        bare,
    )


def _automatic(line: Line, label: Label | None) -> Label | None:
    """Return the automatic number as a label, even one of a form that nobody types; a bullet is none."""
    shown = line.source.label
    digits = [int(char) for char in shown if char.isdecimal()]
    if label is not None and label.start == line.start:
        return label._replace(end=max(label.end, line.start + len(shown)), weak=False)
    if not digits:
        return None
    return Label(line.start, line.start + len(shown), "1", digits[-1])


def _start_context(line: Line, label: Label, *, bare: bool) -> float:
    text = line.source.text
    after = text[label.end : label.end + 6].lstrip("\u3000 \t")
    score = 0.0
    if not after:
        return -2.0
    if after[0] in PUNCTUATION_AFTER:
        score -= 4.0
    if label.system in ("一", "1") and not bare and counts_on(text, label, after):
        score -= 9.0  # 三、四中全会; 1、2月份
    if label.system.startswith("1.1") and after[0] == "是":
        score -= 4.0  # 6.5是环境日
    if label.system.startswith("1.1") and after[0] in UNITS:
        score -= 3.0 if after[0] in "年个" else 9.0  # 3.8万亩; but 1.2年内要达到的程度
    if label.system in ("1", "1)") and label.weak and after[0] in UNITS:
        score -= 4.0
    if label.system == "阶段" and after[0] in "为是的要以从":
        score -= 9.0  # 第一阶段为筹备阶段
    if (
        label.system in ("(一)", "(1)")
        and after[0] in _REFERENCE_AFTER
        and len(after) > 1
        and after[0] not in "中点类个"
    ):
        score -= 4.0
    if bare:
        short = len(line) - (label.end - line.start) <= 16 and not _has_inner_stop(text, label.end, line.end)
        score -= 1.0 if short else 4.0
    elif label.weak:
        score -= 0.5
    return score


def _has_inner_stop(text: str, start: int, end: int) -> bool:
    return any(char in "。；！？" for char in text[start : end - 1])
