"""Candidates: every place where a heading could begin, with what speaks for and against it.

Scores are log-odds in effect: they add up, zero is even. Sequence is not judged here (see decode).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from plancheck.outline import lexicon
from plancheck.outline.labels import Label, find_labels, label_at
from plancheck.outline.lines import Line, Page
from plancheck.plan import Look

UNNUMBERED: Final = "none"
MIDDLE, SENTENCE, LINE = range(3)
_BOUNDARY: Final = frozenset('。！？!?”’」』"')
_QUOTE_OPEN: Final = frozenset('“‘《「『〈"(（〔[')
_REFERENCE_BEFORE: Final = frozenset(
    "见按照第款条项及至到和与或之附表图件其逐统唯单专同万周星期届版月初年号约近达超超过共"
)
_REFERENCE_AFTER: Final = frozenset("项款条目中至到点类种个")
_PUNCTUATION_AFTER: Final = frozenset("，。、；：,;:）)》”’』」？！?!")
_NUMERALS: Final = frozenset("一二三四五六七八九十百千0123456789０１２３４５６７８９两")
_UNITS: Final = frozenset("万亿千百%％‰元个米公里倍度年月日号吨亩人户名")
_INLINE: Final = frozenset({"(1)", "1)", "①", "(A)"})
_HEADING_STYLE_FONTS: Final = ("黑体", "楷", "小标宋", "Hei", "Kai", "宋体-标题")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a heading could begin.

    Attributes:
        line: index of its line.
        start: offset in the block where label (or title) begins.
        body: offset after the label, where the title begins.
        system: the label's system, or UNNUMBERED.
        ordinal: the label's number, 0 without one.
        prefix: numbers before the last one in 2.1.3.
        firm: how firmly it stands: LINE where it begins a line, SENTENCE after the end of a sentence, else MIDDLE.
        score: what speaks for a heading here, apart from sequence.
        look: how its first character looks.
        stands_out: whether that differs from most of the plan's text.
        outline: Word's outline level of the paragraph (1 to 9), where the candidate begins its paragraph.
        numbering: level of the automatic number it carries, None without one.
        bare: its number has no mark at all.
        counts_on: the last number of its system before it was the one before its own.

    """

    line: int
    start: int
    body: int
    system: str
    ordinal: int
    prefix: tuple[int, ...]
    firm: int
    score: float
    look: Look
    stands_out: bool
    outline: int | None = None
    numbering: int | None = None
    bare: bool = False
    counts_on: bool = False


def find_candidates(page: Page, lines: Sequence[int], *, numbered: bool) -> list[Candidate]:
    """Return the candidates in the given lines (indexes into page.lines), in reading order.

    `numbered` tells that the plan numbers its headings, so that an unnumbered one needs better reasons.
    """
    found: list[Candidate] = []
    last: dict[str, int] = {}
    for position, index in enumerate(lines):
        line = page.lines[index]
        if line.in_table:
            continue
        following = page.lines[lines[position + 1]] if position + 1 < len(lines) else None
        first = _at_line_start(page, index, line, following, numbered=numbered)
        if first:
            found.append(replace(first, counts_on=last.get(first.system) == first.ordinal - 1))
            last[first.system] = first.ordinal
        found.extend(_inside(page, index, line, first.body if first else line.start + 1))
    return found


def _at_line_start(page: Page, index: int, line: Line, following: Line | None, *, numbered: bool) -> Candidate | None:
    text, block = line.source.text, line.source
    label = label_at(text, line.start, line.end)
    outline = block.outline if line.is_first else None
    numbering = block.numbering if line.is_first and block.label else None
    look = block.look(line.start)
    if numbering is not None and (label is None or label.end < line.start + len(block.label)):
        auto = _automatic(line, label)
        if auto is None:
            return _unnumbered(page, index, line, following, numbered=numbered)
        label = auto
    if label is None:
        return _unnumbered(page, index, line, following, numbered=numbered)
    bare = (
        label.weak
        and label.end == label.start + len(text[label.start : label.end].rstrip())
        and (text[label.end - 1] in _NUMERALS)
    )
    score = 2.5 + _start_context(line, label, bare=bare)
    if numbering is not None:
        score += 3.0
    if outline is not None:
        score += 2.0
    if look != page.body_look:
        score += 0.5
    body = _skip_blank(text, label.end, line.end)
    score += _title_score(text, body, line.end, at_start=True)
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
    if after[0] in _PUNCTUATION_AFTER:
        score -= 4.0
    if label.system in ("一", "1") and not bare and _counts_on(text, label, after):
        score -= 9.0  # 三、四中全会; 1、2月份
    if label.system.startswith("1.1") and after[0] == "是":
        score -= 4.0  # 6.5是环境日
    if label.system.startswith("1.1") and after[0] in _UNITS:
        score -= 3.0 if after[0] in "年个" else 9.0  # 3.8万亩; but 1.2年内要达到的程度
    if label.system in ("1", "1)") and label.weak and after[0] in _UNITS:
        score -= 4.0
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


def _counts_on(text: str, label: Label, after: str) -> bool:
    """Whether the text goes on with another number, as enumerations do, rather than with a year."""
    if after[0] not in _NUMERALS:
        return False
    run = 0
    while run < len(after) and after[run] in _NUMERALS:
        run += 1
    if run >= 4:
        return False
    mark = text[label.end - 1]
    if mark in ".．" and after[run : run + 1] in ("月", "日"):
        return False
    if label.system == "一" and after[0] in "0123456789０１２３４５６７８９":
        return False
    # 2、3个村 counts on; 2、一要 or 二、两个 does not: the numeral must be of the same kind and the next number.
    return not (label.system == "1" and after[0] in "一二三四五六七八九十两百千")


def _has_inner_stop(text: str, start: int, end: int) -> bool:
    return any(char in "。；！？" for char in text[start : end - 1])


def _title_score(text: str, start: int, end: int, *, at_start: bool) -> float:
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


def _inside(page: Page, index: int, line: Line, start: int) -> list[Candidate]:
    """Return the labels that could begin a heading in mid-line, where a plan was pasted together."""
    text = line.source.text
    found: list[Candidate] = []
    depth = _Depth(text, line.start)
    labels = list(find_labels(text, start, line.end))
    for label, following in zip_longest(labels, labels[1:]):
        if label.start <= line.start or not _may_stand_inside(text, line, label):
            continue
        if label.end >= line.end or (following is not None and _is_cited(label, following)):
            continue
        score = _inside_context(text, line, label) + (-5.0 if depth.at(label.start) else 0.0)
        if score < -8.0:
            continue
        body = _skip_blank(text, label.end, line.end)
        score += _title_score(text, body, line.end, at_start=False)
        if following is not None and _is_title(text, body, following.start):
            score += 1.0
        if label.system in _INLINE and not _has_short_title(text, body, line.end):
            score -= 2.0  # (1)…；(2)…；(3)… counts off the parts of one sentence
        look = line.source.look(label.start)
        found.append(
            Candidate(
                index,
                label.start,
                body,
                label.system,
                label.ordinal,
                label.prefix,
                _firmness(text, line, label),
                score,
                look,
                look != page.body_look,
            )
        )
    return found


def _is_cited(label: Label, following: Label) -> bool:
    """Whether another number of its kind follows at once: clauses are cited, no heading begins."""
    return label.system == following.system and label.end == following.start


def _may_stand_inside(text: str, line: Line, label: Label) -> bool:
    """Whether a label of this form can begin a heading in mid-line at all; some only after the end of a sentence."""
    if label.system in ("阶段", "A"):
        return False
    if label.system == "第":  # 第一，要…… in running text counts off arguments; 第一，指导思想 is a heading
        known = lexicon.LEXEME.search(text, label.end, label.end + 12)
        return known is not None and _firmness(text, line, label) == SENTENCE
    if label.weak or label.system == "roman":
        return label.system in ("1", "roman") and _firmness(text, line, label) == SENTENCE
    return True


def _inside_context(text: str, line: Line, label: Label) -> float:
    before, after = text[label.start - 1], text[label.end : label.end + 6].lstrip("\u3000 \t")
    if before in _QUOTE_OPEN or not after or after[0] in _PUNCTUATION_AFTER:
        return -9.0
    if label.system in ("一", "1") and (_counts_on(text, label, after) or before in _NUMERALS):
        return -9.0
    if label.system.startswith("1.1") and (
        (after[0] in _UNITS and after[0] not in "年个")
        or (before not in "。；：;！？ \u3000\t）)" and not _is_han(before))
    ):
        return -9.0
    if label.system in ("(一)", "(1)") and after[0] in "项款条目至到":
        return -9.0
    if _ends_remark(text, line.start, label.start):
        return 0.3
    if label.system in ("章", "节", "条", "部分", "篇", "编") and before not in _BOUNDARY and not before.isspace():
        return -3.0
    inline = label.system in _INLINE
    if before in _BOUNDARY:
        return 0.5
    if before.isspace():
        earlier = text[line.start : label.start].rstrip()[-1:]
        return 0.8 if earlier in _BOUNDARY else -0.5 if earlier in "、，," else 0.3
    if before in "；;":
        return -2.5 if inline else -0.5
    if before in "：:":
        return -1.5 if inline else -0.3
    if before in "，,、":
        return -5.0
    if before in _REFERENCE_BEFORE:
        return -4.0 if label.system in ("一", "1", "(一)", "(1)") else -1.5
    if label.system == "1":
        return -1.0 if _is_han(before) or before in ")）" else -4.0
    return -0.7


def _firmness(text: str, line: Line, label: Label) -> int:
    before = text[line.start : label.start].rstrip()[-1:]
    return SENTENCE if before in _BOUNDARY or _ends_remark(text, line.start, label.start) else MIDDLE


def _ends_remark(text: str, start: int, offset: int) -> bool:
    """Whether a remark in brackets ends right before `offset` that closes an item: （责任单位：县教育局）."""
    if offset <= start or text[offset - 1] not in "）)":
        return False
    opened = max(text.rfind(mark, max(start, offset - 80), offset) for mark in "（(")
    return opened > start and offset - opened > 6 and any(mark in text[opened:offset] for mark in "：:")


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether the words up to the next label are a title with no text of its own (主要任务（一）宣传发动)."""
    return 2 <= end - start <= 24 and not any(char in "。；！？，：;:," for char in text[start:end].rstrip("。：:"))


def _has_short_title(text: str, start: int, end: int) -> bool:
    """Whether a title of up to 20 characters with a stop of its own stands here (路网。)."""
    for index in range(start, min(end, start + 21)):
        if text[index] in "。：:":
            return True
        if text[index] in "；;，,":
            return False
    return end - start <= 20


class _Depth:
    """Tells whether an offset stands inside 《》 or “”, asked in rising order."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.position, self.level = text, start, 0
        self.opened = start

    def at(self, offset: int) -> bool:
        for index in range(self.position, offset):
            char = self.text[index]
            if char in "《“":
                self.level, self.opened = 1, index
            elif char in "》”":
                self.level = 0
        self.position = offset
        # A quotation mark that is never closed must not swallow the rest of the plan.
        return self.level > 0 and offset - self.opened < 60


def _unnumbered(page: Page, index: int, line: Line, following: Line | None, *, numbered: bool) -> Candidate | None:
    score = _unnumbered_score(page, line, following, numbered=numbered)
    if score is None:
        return None
    outline = line.source.outline if line.is_first else None
    look = line.source.look(line.start)
    stands_out = look != page.body_look
    return Candidate(index, line.start, line.start, UNNUMBERED, 0, (), LINE, score, look, stands_out, outline)


def _unnumbered_score(page: Page, line: Line, following: Line | None, *, numbered: bool) -> float | None:
    text = line.text
    length = len(text)
    styled = line.is_first and line.source.outline is not None
    look = line.source.look(line.start)
    lead = _lead_look(line)
    if lead is None:
        lead = _lead_words(line, "。" if numbered else "：:")
    if lexicon.ROLE.match(text) or line.source.alignment == "right":
        return None
    if not styled and ((length > 40 and lead is None) or following is None):
        return None
    score = -3.0 if numbered else -0.3  # where nothing is numbered, a short line over a long one is a heading
    if styled:
        score += 6.0
    whole = lead is None
    if lead is not None:
        score += 1.0 if not numbered else 0.5
        length = lead
        text = text[:lead]
    stripped = text.rstrip("。：:")
    if _stands_out(look, page.body_look):
        score += 2.0
    lexeme = lexicon.LEXEME.search(stripped)
    if lexeme and lexeme.end() == len(stripped) and len(stripped) <= 14:
        score += 2.5
    elif lexeme and len(stripped) <= 14:
        score += 1.0
    if length > 30:
        score -= 2.0
    if any(char in "。；！？" for char in stripped):
        score -= 4.0
    if text[-1] in "；;，,、":
        score -= 6.0
    elif text[-1] == "：" or text[-1] == ":":
        score -= 1.0
        if stripped.endswith(("如下", "下列", "名单", "以下", "包括")):
            score -= 3.0
    elif text[-1] == "。":
        score -= 0.5 if lexeme else 2.5
    if numbered and ("，" in stripped or "," in stripped):
        score -= 1.0
    if stripped.startswith(("——", "—", "●", "•", "-", "－", "（", "(", "“", "《", "附", "各")):
        score -= 3.0
    if whole and following is not None:
        long_next = len(following) > 1.5 * length and len(following) > 25
        score += 0.7 if long_next else -1.0
    return score if score > -3.5 else None


def _lead_look(line: Line) -> int | None:
    """Return the length of the line's beginning that stands out by its look from the rest, if it does."""
    before = line.start
    for end, look in line.source.looks:
        if end <= line.start:
            continue
        if end >= line.end:
            return None
        rest = line.source.look(end)
        lead = end - before
        return lead if _stands_out(look, rest) and 2 <= lead <= 40 else None
    return None


def _lead_words(line: Line, marks: str) -> int | None:
    """Return the length of a head noun and mark that begin a line of text (活动主题：……), if one does."""
    match = lexicon.LEXEME.match(line.text)
    if match is None or match.end() + 1 >= len(line) or line.text[match.end()] not in marks:
        return None
    return match.end() + 1


def _stands_out(look: Look, other: Look) -> bool:
    """Whether text of this look would be seen as a heading beside text of the other."""
    if look.bold and not other.bold:
        return True
    if (look.size or 0) > (other.size or 0) > 0:
        return True
    return bool(
        look.font
        and look.font != other.font
        and look.font.startswith(_HEADING_STYLE_FONTS)
        and not (other.font or "").startswith(_HEADING_STYLE_FONTS)
    )


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start] in " \t\u3000\xa0":
        start += 1
    return start


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
