"""Headings without a number: told by look, style, words and what follows."""

import re
from typing import Final

from plancheck.outline import lexicon
from plancheck.outline.candidate import LINE, SENTENCE, UNNUMBERED, Candidate
from plancheck.outline.lines import Line, Page
from plancheck.plan import Look

_ADDRESSED: Final = re.compile(
    "^(?:亲爱|尊敬)的|各(?:单位|部门|科室|股室|处室|乡|镇|村|社区|街道|学校|年级|班|支部|党|分公司|县|市)"
)
_PASTED: Final = 400  # characters; few paragraphs of a plan are as long
_ENOUGH: Final = 3
_CHAPTER: Final = re.compile(r"(?:^|[。！？\s])(?:[一二三]、|第[一二三][、章条，])")
_AFTER_SENTENCE: Final = re.compile(rf"(?<=[。！？])(?:{lexicon.LEXEME.pattern})(?![和与及、的之是要，。；：])")
_HEADING_STYLE_FONTS: Final = ("黑体", "楷", "小标宋", "Hei", "Kai", "宋体-标题")


def find_unnumbered(page: Page, index: int, line: Line, following: Line | None, *, numbered: bool) -> Candidate | None:
    """Return the candidate that a line without a number is; None where it is plainly text."""
    score = _unnumbered_score(page, line, following, numbered=numbered)
    if score is None:
        return None
    outline = line.source.outline if line.is_first else None
    look = line.source.look(line.start)
    stands_out = look != page.body_look
    return Candidate(index, line.start, line.start, UNNUMBERED, 0, (), LINE, score, look, stands_out, outline)


def find_unnumbered_inside(page: Page, index: int, line: Line) -> list[Candidate]:
    """Return the headings of a whole plan without numbers that was pasted into one line, told by their words alone.

    A single word of a heading after a sentence is text; several, where nothing is numbered 一、, divide a plan.
    """
    if line.end - line.start < _PASTED or _CHAPTER.search(line.source.text, line.start, line.end):
        return []
    text, look = line.source.text, line.source.look(line.start)
    found = {match[0]: match.start() for match in _AFTER_SENTENCE.finditer(text, line.start, line.end)}
    if len(found) < _ENOUGH:
        return []
    return [
        Candidate(index, start, start, UNNUMBERED, 0, (), SENTENCE, 2.0, look, look != page.body_look)
        for start in sorted(found.values())
    ]


def _unnumbered_score(page: Page, line: Line, following: Line | None, *, numbered: bool) -> float | None:
    source, length = line.source, len(line)
    styled = line.is_first and source.outline is not None
    lead = _lead_look(line) if len(source.looks) > 1 else None
    if lead is None and source.text[line.start] in lexicon.LEXEME_BEGINNINGS:
        lead = _lead_words(line, "。" if numbered else "：:")
    if not styled and ((length > 40 and lead is None) or following is None):
        return None
    text = line.text
    if lexicon.ROLE.match(text) or source.alignment == "right":
        return None
    look = source.look(line.start)
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
        if stripped.endswith(("如下", "下列", "名单", "以下", "包括")) or _ADDRESSED.search(stripped):
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
    index = line.source.look_index(line.start)
    if index == len(line.source.looks) or line.source.looks[index][0] >= line.end:
        return None
    end, look = line.source.looks[index]
    lead = end - line.start
    return lead if 2 <= lead <= 40 and _stands_out(look, line.source.look(end)) else None


def _lead_words(line: Line, marks: str) -> int | None:
    """Return the length of a head noun and mark that begin a line of text (活动主题：……), if one does."""
    text = line.source.text
    match = lexicon.LEXEME.match(text, line.start, line.end)
    if match is None or match.end() + 1 >= line.end or text[match.end()] not in marks:
        return None
    return match.end() + 1 - line.start


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
