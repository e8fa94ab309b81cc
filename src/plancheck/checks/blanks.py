"""Marks that stand for words to be filled in, and what else they can mean.

XX, ×××, ***, ____, 某某, ○○, （ 月 日）, 【单位名称】. Every mark has an honest use as well (X光机, 二○一一年, 3×3, a
footnote's star, a line to sign on), so each is judged by what stands before and after it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from plancheck.chinese.fold import Folded

STAND_IN, BLANK, NOTE = "stand-in", "blank", "note"

# On folded text. Long runs of one mark are read in one go; nothing here repeats a repetition.
_MARK: Final = re.compile(
    r"""
    (?P<year>(?<!\d)(?:19|20)\d?[Xx×*○〇?_]{1,2}(?=[年级届\])〕】]))
  | (?P<x>[Xx×✕╳]{2,})
  | (?P<star>\*{2,}[Xx×]?)
  | (?P<line>_{2,})
  | (?P<someone>某年某月(?:某日)?|某月某日|某{2,})
  | (?P<somewhere>某(?:省|市|州|县|区|旗|乡|镇|街道)(?=[\u4e00-\u9fff]{2}))
  | (?P<ring>[○〇◯]{2,})
  | (?P<shape>[△□◇☆★●■▲◆]{2,4})
  | (?P<one>[Xx×*○◯△])
    """,
    re.VERBOSE,
)
SIGNS: Final = "Xx×✕╳*_某○〇◯△□◇☆★●■▲◆?【[{<"
"""What every mark on folded text holds one of, but for notes in words and in round brackets."""
_BRACKET: Final = re.compile(r"[【\[{<(][^【\[{<(】\]}>)]{0,24}[】\]}>)]")
# On the text as it stands, since white space is what these are made of.
_B: Final = r"[ \t\u3000\xa0_＿]"
_YEAR: Final = rf"(?:(?:19|20)\d{{0,2}}{_B}{{0,6}}|{_B}{{0,12}})年"
_MONTH_DAY: Final = rf"{_B}{{1,12}}月(?:{_B}{{1,12}}日)?"
_SPACE: Final = re.compile(
    rf"""
    (?P<bracketed>[（(](?:{_YEAR})?{_MONTH_DAY}
        (?:{_B}{{0,4}}[-—–－~～至到]{{1,2}}(?:{_YEAR})?(?:{_B}{{0,12}}月)?(?:{_B}{{0,12}}日)?)?{_B}{{0,12}}[)）])
  | (?P<dated>(?:19|20)\d\d{_B}{{0,3}}年{_B}{{1,12}}月{_B}{{1,12}}日)
  | (?P<month>(?:19|20)\d\d{_B}{{0,3}}年{_B}{{2,12}}月(?![度均]))
  | (?P<day>(?<![\d一二三四五六七八九十 \t\u3000\xa0_＿]){_B}{{1,12}}月{_B}{{1,12}}日)
  | (?P<number>[〔\[【(（](?:19|20)\d\d[〕\]】)）]第?{_B}{{1,12}}号)
  | (?P<hollow>[（(][ \t\u3000\xa0]{{2,24}}[)）])
    """,
    re.VERBOSE,
)
_CENTURY: Final = re.compile(rf"20(?<!\d20)(?:{_B}{{2,6}}年|{_B}年(?=\d{{1,2}}月))")
_DIGITS: Final = frozenset("〇零一二三四五六七八九十百千万两0123456789")
_FIGURES: Final = frozenset("率数量额值重")
"""What words for indicators end in (知晓率**), which are what footnotes are put to."""
_LEADS_TO_PLACE: Final = frozenset("在由到向报与给请将把,。;:") | {""}
_TOLD_OF: Final = re.compile("例如|比如|案例|事例|典型|曾|发生|事故|教训")
_SLOT: Final = 4  # characters of what a round bracket names (单位名称); shorter words stand there for other reasons
_BOLD: Final = 30


class Mark(NamedTuple):
    """A mark in a line.

    Attributes:
        start: where it begins in the folded text.
        end: where it ends there.
        kind: STAND_IN (for words), BLANK (a gap to write in) or NOTE (a note to the writer).

    """

    start: int
    end: int
    kind: str


class Words(NamedTuple):
    """What a rule tells of the words around marks.

    Attributes:
        unit: what a single mark may stand before (县, 月) and what belongs to the place that is quoted.
        solid: what makes a word with the mark before it (XX染色体).
        slots: names of what is to be filled in (单位名称), as the whole content of a bracket.
        fills: what a note to the writer says (填写).
        phrases: notes to the writer outside brackets.

    """

    unit: re.Pattern[str]
    solid: re.Pattern[str]
    slots: re.Pattern[str]
    fills: re.Pattern[str]
    phrases: re.Pattern[str]


def find_marks(text: str, folded: Folded, words: Words) -> list[Mark]:
    """Return the marks in a line that stand for words, in order; `text` is the line, `folded` the same folded."""
    line = folded.text
    found = list(_symbols(line, words))
    found += [Mark(match.start(), match.end(), NOTE) for match in words.phrases.finditer(line)]
    found += [Mark(*match.span(), NOTE) for match in _BRACKET.finditer(line) if _is_note(line, *match.span(), words)]
    if "月" in text or "号" in text or "(" in line or "20" in text:
        for match in chain(_SPACE.finditer(text), _CENTURY.finditer(text)):
            start = bisect_left(folded.offsets, match.start())
            end = bisect_left(folded.offsets, match.end())
            found.append(Mark(start, max(end, start), BLANK))
    found.sort()
    return found


def _symbols(line: str, words: Words) -> Iterator[Mark]:
    for match in _MARK.finditer(line):
        name = match.lastgroup or ""
        start, end = match.span()
        before, after = line[start - 1 : start], line[end : end + 1]
        if _means_blank(name, line, start, end, before, after, words):
            yield Mark(start, end, BLANK if name == "line" else STAND_IN)


def _means_blank(name: str, line: str, start: int, end: int, before: str, after: str, words: Words) -> bool:
    """Whether a mark stands for words, judged by its neighbours."""
    match name:
        case "year" | "someone":
            return True
        case "somewhere":  # 在某县卫生院设点; not 如某县, 某县发生的事故
            return before in _LEADS_TO_PLACE and _TOLD_OF.search(line) is None
        case "x":
            return not (_is_ascii_word(before) or _is_ascii_word(after) or words.solid.match(line, end))
        case "star":
            return _star(line, start, end, before, after, words)
        case "line":
            return not (_is_ascii_word(before) and _is_ascii_word(after))
        case "ring":
            return before not in _DIGITS and after not in _DIGITS
        case "shape":
            return words.unit.match(line, end) is not None
        case _:
            return _one(line, start, end, before, words)


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _star(line: str, start: int, end: int, before: str, after: str, words: Words) -> bool:
    if _is_ascii_word(before) or _is_ascii_word(after) or before in ("带", "标", "打", "注"):
        return False
    if (start == 0 and after in ("", "注", "标", "为", "带", "号", "表", "指")) or line.startswith(
        ("注:", "注释", "说明:")
    ):
        return False  # the note that explains the stars
    if end - start == 2:
        if not after or after in "。,;:、!?)" or before in _FIGURES:
            return False  # a footnote's mark
        if _is_bold(line, start, end, words):
            return False
    return True


def _is_bold(line: str, start: int, end: int, words: Words) -> bool:
    """Whether two stars open or close bold type as in plain-text mark-up: **重点任务**."""
    following = line.find("**", end, end + _BOLD)
    if following > end + 1 and words.unit.match(line, end) is None:
        return True
    opening = line.rfind("**", max(0, start - _BOLD), start)
    return opening >= 0 and start - opening > 3 and words.unit.match(line, opening + 2) is None


def _one(line: str, start: int, end: int, before: str, words: Words) -> bool:
    """Whether a single mark stands for a name or number: X县, ×月×日; not 1+X, 3×县, 二○年."""
    unit = words.unit.match(line, end)
    if unit is None or len(unit[0]) > 2 or _is_ascii_word(before) or before in _DIGITS or (before and before in "+-*×"):
        return False
    if unit[0] in ("号", "名", "个", "人", "项", "元", "户", "次", "场", "吨"):
        return before in ("〕", "]", ")", "第") and unit[0] == "号"
    # A star after a word is a footnote's.
    return (
        line[start] != "*"
        or not before
        or not ("\u4e00" <= before <= "\u9fff")
        or before in "在由经向对于是为全从及和与到"
    )


def _is_note(line: str, start: int, end: int, words: Words) -> bool:
    """Whether brackets hold a note to the writer, or the name of what is to be written there."""
    content, after = line[start + 1 : end - 1], line[end : end + 1]
    if line[start] == "(":  # （请填写……） is such a note; （由统计员填写） tells who does it
        named = len(content) >= _SLOT and content.endswith("称") and after not in ("", ":")  # 成立（单位名称）领导小组
        return (named and words.slots.fullmatch(content) is not None) or (
            words.fills.match(content.removeprefix("请").removeprefix("在")) is not None
            and "附" not in content
            and "表" not in content
        )
    if words.fills.search(content):
        return "附" not in content
    if not content and line[start] != "【":
        return False
    if not content:
        return start > 0 or after != ""
    return start > 0 and after not in ("", ":") and words.slots.fullmatch(content) is not None
