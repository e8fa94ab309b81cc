"""Numbers as automatic numbering shows them, by `style:num-format` ("1", "a", "一, 二, 三, ...", "甲, 乙, 丙, ...")."""

from typing import Final

_SIMPLE: Final = ("零一二三四五六七八九", "十百千")
_LEGAL: Final = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_TRADITIONAL: Final = ("零壹貳參肆伍陸柒捌玖", "拾佰仟")
_CYCLES: Final = {
    "甲": "甲乙丙丁戊己庚辛壬癸",
    "子": "子丑寅卯辰巳午未申酉戌亥",
    "①": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "⑴": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "㈠": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
}
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST: Final = 9999
"""Beyond it counting numbers come out in digits: no list of a plan is so long."""


def render(number: int, number_format: str) -> str:
    """Return a number in a format; one that is not known, or cannot write the number, gives digits."""
    first = number_format[:1]
    if not first:
        return ""
    if first in _CYCLES:
        return _CYCLES[first][number - 1] if 1 <= number <= len(_CYCLES[first]) else str(number)
    match first:
        case "一":
            return _counting(number, _SIMPLE)
        case "壹":
            return _counting(number, _TRADITIONAL if "貳" in number_format else _LEGAL)
        case "１":
            return str(number).translate(_FULL_WIDTH)
        case "0":
            return str(number).zfill(min(len(number_format.partition(",")[0]), 9))
        case "a":
            return _letters(number)
        case "A":
            return _letters(number).upper()
        case "i":
            return _roman(number)
        case "I":
            return _roman(number).upper()
        case _:
            return str(number)


def _counting(number: int, script: tuple[str, str]) -> str:
    digits, units = script
    if not 0 <= number <= _LARGEST:
        return str(number)
    if number == 0:
        return digits[0]
    text = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return text[1:] if text.startswith("一十") else text


def _letters(number: int) -> str:
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1) if 1 <= number <= 780 else str(number)


def _roman(number: int) -> str:
    if not 1 <= number <= _LARGEST:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
