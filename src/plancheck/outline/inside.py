"""Labels in mid-line, where sub-items or a whole plan were pasted together."""

import re
from itertools import zip_longest
from typing import Final

from plancheck.chinese import numerals
from plancheck.outline import lexicon
from plancheck.outline.candidate import MIDDLE, SENTENCE, Candidate
from plancheck.outline.labels import Label, find_labels
from plancheck.outline.lines import Line, Page
from plancheck.outline.wording import NUMERALS, PUNCTUATION_AFTER, UNITS, counts_on, is_bare, skip_blank, title_score

_BOUNDARY: Final = frozenset('。！？!?”’」』"')
_QUOTE_OPEN: Final = frozenset('“‘《「『〈"(（〔[')
_REFERENCE_BEFORE: Final = frozenset(
    "见按照第款条项及至到和与或之附表图件其逐统唯单专同万周星期届版月初年号约近达超超过共"
)
_BARE: Final = re.compile(
    r"[一二三四五六七八九十](?:(?<=[。！？].)|(?<=[。！？][ \u3000].)|(?<=[。！？][ \u3000]{2}.))"
    r"(?:(?<=十)[一二三四五])?"
    rf"(?=[{''.join(sorted(lexicon.LEXEME_BEGINNINGS))}])"
)
_INLINE: Final = frozenset({"(1)", "1)", "①", "(A)"})


def find_inside(page: Page, index: int, line: Line, start: int) -> list[Candidate]:
    """Return the labels that could begin a heading in mid-line, where a plan was pasted together."""
    text = line.source.text
    labels = find_labels(text, start, line.end)
    if _BARE.search(text, start, line.end):
        labels = sorted([*labels, *_without_marks(text, start, line.end)])
    if not labels:
        return []
    found: list[Candidate] = []
    depth = _Depth(text, line.start)
    for label, following in zip_longest(labels, labels[1:]):
        if label.start <= line.start or not _may_stand_inside(text, line, label, following):
            continue
        if label.end >= line.end or (following is not None and _is_cited(label, following)):
            continue
        score = _inside_context(text, line, label) + (-5.0 if depth.at(label.start) else 0.0)
        if score < -8.0:
            continue
        body = skip_blank(text, label.end, line.end)
        score += title_score(text, body, line.end, at_start=False)
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
                bare=is_bare(text, label),
            )
        )
    return found


def _without_marks(text: str, start: int, end: int) -> list[Label]:
    """Return numerals that lost their mark where a plan was pasted together: ……落实到位。三组织机构成立……."""
    found = []
    for match in _BARE.finditer(text, start, end):
        if lexicon.LEXEME.match(text, match.end(), end):
            ordinal = numerals.parse(match[0])
            found.append(Label(*match.span(), "一", ordinal or 0, weak=True))
    return found


def _is_cited(label: Label, following: Label) -> bool:
    """Whether another number of its kind follows at once: clauses are cited, no heading begins."""
    return label.system == following.system and label.end == following.start


def _may_stand_inside(text: str, line: Line, label: Label, following: Label | None) -> bool:
    """Whether a label of this form can begin a heading in mid-line at all; some only after the end of a sentence."""
    if label.system in ("阶段", "步", "A"):
        return False
    if label.system == "第":  # 第一，要…… in running text counts off arguments; 第一，指导思想 is a heading
        known = lexicon.LEXEME.search(text, label.end, label.end + 12) or (
            following is not None and _is_title(text, label.end, following.start)
        )
        return bool(known) and _firmness(text, line, label) == SENTENCE
    if is_bare(text, label):
        return label.ordinal > 1
    if label.weak or label.system == "roman":
        return label.system in ("1", "roman") and _firmness(text, line, label) == SENTENCE
    return True


def _inside_context(text: str, line: Line, label: Label) -> float:
    before, after = text[label.start - 1], text[label.end : label.end + 6].lstrip("\u3000 \t")
    if before in _QUOTE_OPEN or not after or after[0] in PUNCTUATION_AFTER:
        return -9.0
    if label.system in ("一", "1") and (counts_on(text, label, after) or before in NUMERALS):
        return -9.0
    if label.system.startswith("1.1") and (
        (after[0] in UNITS and after[0] not in "年个")
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
    space = before.isspace()
    if space:
        before = _last_before(text, line.start, label.start)
    if before in _BOUNDARY:
        # （四） or 四、 after the end of a sentence is hardly anything else than a heading's number.
        if label.system in ("(一)", "一"):
            return 1.5
        if label.system == "1" and not label.weak:
            return 1.0
        return 0.8 if space else 0.5
    if space:
        return -0.5 if before in "、，," else 0.3
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
    before = _last_before(text, line.start, label.start)
    return SENTENCE if before in _BOUNDARY or _ends_remark(text, line.start, label.start) else MIDDLE


def _last_before(text: str, start: int, offset: int) -> str:
    """Return the last character before `offset` that is no white space, "" where there is none."""
    while offset > start and text[offset - 1].isspace():
        offset -= 1
    return text[offset - 1 : offset] if offset > start else ""


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


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
