"""Labels: every form in which a number can stand before a heading, and where one could begin in a line.

A label's `system` is what its siblings share (一、 二、 三、): the kind of numeral and its wrapping. Marks
after it (、 or .) and width make no other system, so that 1. 2、 3． count on.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from string import ascii_letters, digits
from typing import Final, NamedTuple

from plancheck.chinese import numerals
from plancheck.chinese.scanning import scan

# Systems from the outermost that offices use to the innermost; the place in the order is only a hint, since levels
# are relative to the document (1. may stand right under 一、, GB/T 9704-2012 7.3.3).
RANK: Final = {
    "编": 0.0, "篇": 0.0, "部分": 0.5, "章": 1.0, "节": 1.5, "条": 2.0, "stem": 2.0, "roman": 2.0, "第": 2.0,
    "阶段": 2.5, "步": 2.5,
    "一": 2.0, "(一)": 3.0, "1": 4.0, "1.1": 5.0, "1.1.1": 6.0, "1.1.1.1": 7.0, "(1)": 5.0, "1)": 5.5, "①": 6.0,
    "A": 6.0, "(A)": 6.5,
}  # fmt: skip
# Which systems count on in one another's place when a label is of the wrong system: （2） among （一）（三）.
_KIN: Final = ({"(一)", "(1)"}, {"1", "1)", "(1)", "①"}, {"一", "第", "1", "(一)", "roman", "stem"}, {"A", "(A)"})

_CN: Final = "〇零一二三四五六七八九十百两壹贰貳叁參肆伍陆陸柒捌玖拾"
_D: Final = "0-9０-９"
_OPEN: Final = r"(（〔\[［【"
_CLOSE: Final = r")）〕\]］】"
_UNITS: Final = "编|篇|章|节|条|部分|阶段"
_GAP: Final = r"[ \t\u3000\xa0]{0,3}"

_LABEL: Final = re.compile(
    rf"""
    第{_GAP}(?P<unit_number>[{_CN}]{{1,5}}|[{_D}]{{1,3}}){_GAP}(?P<unit>{_UNITS})(?P<unit_mark>[、，,：:.．]?)
  | 第{_GAP}(?P<step>[{_CN}]{{1,3}}|[{_D}]{{1,2}}){_GAP}步(?P<step_mark>[、：:])
  | 第{_GAP}(?P<ordinal>[{_CN}]{{1,3}}){_GAP}(?P<ordinal_mark>[、，,：:])
  | (?P<open>[{_OPEN}]){_GAP}(?:(?P<paren_cn>[{_CN}]{{1,4}})|(?P<paren_d>[{_D}]{{1,2}})|(?P<paren_a>[A-Za-z])){_GAP}
        (?P<close>[{_CLOSE}])(?P<paren_mark>[、.．：:]?)
  | (?P<decimals>(?<![{_D}.．A-Za-z])[{_D}]{{1,2}}(?:[.．][{_D}]{{1,2}}){{1,3}})(?P<decimals_mark>[、.．]?)
        (?![{_D}]|月(?![报度例]))
  | (?P<cn>(?<![{_CN}第])[{_CN}]{{1,4}}){_GAP}(?P<cn_mark>[、.．，,：:])
  | (?P<d>(?<![{_D}.．A-Za-z])[{_D}]{{1,2}}){_GAP}(?P<d_mark>[、.．，,)）：:])
        (?:(?![{_D}])|(?=[12１２][{_D}]{{3}}年)|(?<=[.．])(?=[{_D}]{{1,2}}月))
  | (?P<circled>[①-⑳㉑-㉟❶-❿➀-➉⓵-⓾])(?P<circled_mark>[、.．]?)
  | (?P<glyph>[㈠-㈩⑴-⒇⒈-⒛])(?P<glyph_mark>[、]?)
  | (?P<roman>[Ⅰ-Ⅻ]|(?<![A-Za-z])[IVX]{{1,4}}(?=[、.．]))(?P<roman_mark>[、.．]?)
  | (?P<stem>(?<![\u4e00-\u9fff])[甲乙丙丁戊己庚辛壬癸])(?P<stem_mark>[、.．])
  | (?P<letter>(?<![A-Za-z0-9])[A-Za-z])(?P<letter_mark>[、.．)）])
  | (?P<volume>(?<![\u4e00-\u9fff])[上下])篇(?P<volume_mark>[、：:]|(?=[ \t\u3000\xa0]))
    """,
    re.VERBOSE,
)
# What every label has, told quickly: most lines of running text have none of it. All begin with one class of
# characters, since that is what is searched for fastest.
_COUNTS: Final = rf"{_CN}{_D}A-Za-z甲乙丙丁戊己庚辛壬癸"
_SINGLE: Final = "①-⑳㉑-㉟❶-❿➀-➉⓵-⓾㈠-㈩⑴-⒇⒈-⒛Ⅰ-Ⅻ"
_HINT: Final = re.compile(
    rf"[{_COUNTS}第{_SINGLE}](?:(?<=[{_COUNTS}]){_GAP}[、.．，,：:)）\]］】〕]|"
    rf"(?<=第){_GAP}[{_CN}{_D} \t\u3000]{{1,9}}(?:{_UNITS}|步[、：:])|(?<=[{_SINGLE}]))"
)
_FIRST: Final = re.compile(rf"[第{_OPEN}{_COUNTS}{_SINGLE}]")
_BEGINNINGS: Final = frozenset(
    "第上下(（〔[［【甲乙丙丁戊己庚辛壬癸" + _CN + ascii_letters + digits + "０１２３４５６７８９"
).union(*(map(chr, range(ord(first), ord(last) + 1)) for first, _, last in re.findall("(.)(-)(.)", _SINGLE)))
# A numeral with no mark at all (三组织机构, 2 工作目标); only at the beginning of a line.
_BARE: Final = re.compile(
    rf"(?:(?P<cn>[{_CN}]{{1,3}})|(?P<d>[{_D}]{{1,2}}))(?P<gap>[ \t\u3000\xa0]{{0,3}})(?![{_CN}])(?=[\u4e00-\u9fff“《])"
)
_NUMERALS: Final = frozenset(_CN) | frozenset("0123456789０１２３４５６７８９")
# What may not follow a bare numeral that is a label: measure words and the like (三年, 四个, 一是, 5月).
_MEASURES: Final = frozenset("年月日号个项条次是要方种类名人户家元万亿千百点时周天季度位级届层批期所座支处套篇本件块台"
                             "大中小二两半些直定般致切起同体旦律"
                             "村镇乡县市州省区矿校班队院线面边手心把些对轮场份双员流")  # fmt: skip
_TIMES: Final = "年月日周天季"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"


class Label(NamedTuple):
    """A label as displayed.

    Attributes:
        start: offset of its first character.
        end: offset after its last character (mark included, white space after it not).
        system: what siblings share; a key of RANK.
        ordinal: its number.
        weak: its mark is one that prose uses too (，：or none), so it is a label only where a line begins.
        prefix: the numbers before the last in 2.1.3: (2, 1).

    """

    start: int
    end: int
    system: str
    ordinal: int
    weak: bool = False
    prefix: tuple[int, ...] = ()


def find_labels(text: str, start: int, end: int) -> Sequence[Label]:
    """Return every place between `start` and `end` where a label could stand, in order."""
    if _HINT.search(text, start, end) is None:
        return ()
    return [label for match in scan(_LABEL, _FIRST, text, start, end) if (label := _interpret(match))]


def label_at(text: str, start: int, end: int) -> Label | None:
    """Return the label that begins exactly at `start`, bare numerals included."""
    if text[start : start + 1] not in _BEGINNINGS:
        return None
    match = _LABEL.match(text, start, end)
    label = _interpret(match) if match else None
    return label or _bare(text, start, end)


def kin(one: str, other: str) -> bool:
    """Return whether a label of one system may stand, by mistake, in a sequence of the other."""
    return any(one in group and other in group for group in _KIN)


def _bare(text: str, start: int, end: int) -> Label | None:
    match = _BARE.match(text, start, end)
    if not match or match.end() >= end:
        return None
    spaced = bool(match["gap"])
    if text[match.end()] in _TIMES or (
        text[match.end()] in _MEASURES and not (spaced and match["d"]) and end - start > 12
    ):
        return None  # 三年来…; but a short line may have lost its mark (四个工作要求)
    numeral = match["cn"] or match["d"]
    ordinal = _number(numeral)
    if ordinal is None or not 0 < ordinal <= 40:
        return None
    last = match.end("cn") if match["cn"] else match.end("d")
    return Label(start, last, "一" if match["cn"] else "1", ordinal, weak=True)


def _interpret(match: re.Match[str]) -> Label | None:
    kind = match.lastgroup or ""
    start, end = match.span()
    system: str
    ordinal: int | None
    weak = False
    prefix: tuple[int, ...] = ()
    if kind == "unit_mark":
        system, ordinal = match["unit"], _number(match["unit_number"])
    elif kind == "step_mark":
        system, ordinal = "步", _number(match["step"])
    elif kind == "ordinal_mark":
        system, ordinal, weak = "第", _number(match["ordinal"]), True
    elif kind == "paren_mark":
        if match["paren_cn"]:
            system, ordinal = "(一)", _number(match["paren_cn"])
        elif match["paren_d"]:
            system, ordinal = "(1)", int(match["paren_d"])
        else:
            system, ordinal = "(A)", ord(match["paren_a"].lower()) - 96
    elif kind == "decimals_mark":
        parts = [int(part) for part in re.split("[.．]", match["decimals"])]
        system, ordinal, prefix = ".".join("1" * len(parts)), parts[-1], tuple(parts[:-1])
    elif kind == "cn_mark":
        system, ordinal, weak = "一", _number(match["cn"]), match["cn_mark"] in "，,：:"
    elif kind == "d_mark":
        system = "1)" if match["d_mark"] in ")）" else "1"
        ordinal, weak = int(match["d"]), match["d_mark"] in "，,：:"
    elif kind == "circled_mark":
        system, ordinal = "①", int(unicodedata.numeric(match["circled"]))
    elif kind == "glyph_mark":
        glyph = match["glyph"]
        system = "(一)" if glyph <= "㈩" and glyph >= "㈠" else "(1)" if glyph <= "⒇" else "1"
        ordinal = int(unicodedata.numeric(glyph))
    elif kind == "roman_mark":
        system, ordinal = "roman", _roman(match["roman"])
    elif kind == "volume_mark":
        system, ordinal = "篇", 1 + (match["volume"] == "下")
    elif kind == "stem_mark":
        system, ordinal = "stem", _STEMS.index(match["stem"]) + 1
    else:
        system, ordinal = "A", ord(match["letter"].lower()) - 96
    if ordinal is None or ordinal > 400:
        return None
    return Label(start, end, system, ordinal, weak, prefix)


@lru_cache(maxsize=4096)
def _number(numeral: str) -> int | None:
    """Read a numeral that counts (十二), not one that spells digits (五一, 二〇二一)."""
    if numeral[0] in _NUMERALS and numeral.isdecimal():
        return int(numeral)
    if len(numeral) > 1 and not set(numeral) & set("十百拾"):
        return None
    return numerals.parse(numeral)


def _roman(text: str) -> int | None:
    plain = unicodedata.normalize("NFKC", text)
    total = 0
    for char, following in zip(plain, plain[1:] + " ", strict=True):
        value = {"I": 1, "V": 5, "X": 10}.get(char)
        if value is None:
            return None
        total += -value if {"I": 1, "V": 5, "X": 10}.get(following, 0) > value else value
    return total
