"""Chinese numerals in both directions, and the number formats of automatic numbering.

`parse` reads what people write (十二, 一百零五, 二〇二三, 廿三, 贰拾); `render` writes what Word displays for a number
format of ISO 29500-1 §17.18.59 (ST_NumberFormat). Where Word, WPS and LibreOffice differ, which is from 100 on, the
form a Chinese reader expects is taken: 一百零一 for every counting format.
"""

from functools import lru_cache
from typing import Final

_DIGITS: Final = {
    char: value
    for value, chars in enumerate(
        (
            "〇零○Ｏ０0",
            "一壹弌１1",
            "二贰貳弐两兩２2",
            "三叁參叄参３3",
            "四肆４4",
            "五伍５5",
            "六陆陸６6",
            "七柒７7",
            "八捌８8",
            "九玖９9",
        )
    )
    for char in chars
}
_TENS: Final = {"廿": 20, "卄": 20, "卅": 30, "卌": 40}
_UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS: Final = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_LONGEST: Final = (
    24  # 九千九百九十九亿九千九百九十九万九千九百九十九 has 23 characters; more is no number a person wrote
)


@lru_cache(maxsize=4096)
def parse(text: str) -> int | None:
    """Return the number that `text` is as a whole, None where it is none.

    Read are counting forms below 一万亿 (十二, 两百零五, 廿三, financial 贰拾), digits one by one (二〇二三, 一九九八)
    and Arabic digits, half or full width. 一百五 (105 or 150?), 百一 and 十十 are no numbers.
    """
    if not text or len(text) > _LONGEST:
        return None
    if all(char in _DIGITS for char in text):
        number = 0
        for char in text:
            number = number * 10 + _DIGITS[char]
        return number
    total = 0
    above = 10**12
    for group, unit in _split_groups(text):
        value = _parse_below_10000(group)
        if value is None or unit >= above:
            return None
        total += value * unit
        above = unit
    return total


def _split_groups(text: str) -> list[tuple[str, int]]:
    """Cut at 亿 and 万: "三万二千" gives ("三", 10000), ("二千", 1)."""
    groups: list[tuple[str, int]] = []
    start = 0
    for index, char in enumerate(text):
        if char in _GROUPS:
            groups.append((text[start:index], _GROUPS[char]))
            start = index + 1
    if start < len(text):
        groups.append((text[start:], 1))
    return groups


def _parse_below_10000(text: str) -> int | None:
    total = 0
    digit: int | None = None  # read, its unit still to come
    above = 10**4  # the last unit read; the next must be smaller
    zero = False  # 零 read since then
    for index, char in enumerate(text):
        if char in _TENS:
            if digit or above <= 10:
                return None
            total, above, digit, zero = total + _TENS[char], 10, None, False
        elif char in _UNITS:
            unit = _UNITS[char]
            if unit >= above or (digit == 0 and unit != 10):
                return None
            if digit is None and (unit != 10 or index):
                return None
            total, above, digit, zero = total + (digit or 1) * unit, unit, None, False
        elif char in _DIGITS:
            if digit:
                return None
            zero = digit == 0
            digit = _DIGITS[char]
        else:
            return None
    if digit is None:
        return total if text and above < 10**4 else None
    return total + digit if zero or above in (10, 10**4) or not digit else None


_SIMPLE: Final = ("〇一二三四五六七八九", "零", "十百千", "万亿")
_LEGAL_SIMPLE: Final = ("零壹贰叁肆伍陆柒捌玖", "零", "拾佰仟", "万亿")
_LEGAL_TRADITIONAL: Final = ("零壹貳參肆伍陸柒捌玖", "零", "拾佰仟", "萬億")


def _counting(number: int, script: tuple[str, str, str, str]) -> str:
    digits, zero, units, groups = script
    if number == 0:
        return zero
    parts = []
    rest, group = number, 0
    while rest:
        rest, value = divmod(rest, 10**4)
        if value:
            text = ""
            gap = False
            for place in (3, 2, 1, 0):
                digit = value // 10**place % 10
                if digit:
                    text += (zero if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
                    gap = False
                else:
                    gap = True
            if rest and value < 1000:
                text = zero + text
            parts.append(text + (groups[group - 1] if group else ""))
        elif parts and not parts[-1].startswith(zero):
            parts.append(zero)
        group += 1
    text = "".join(reversed(parts))
    # 一十二 is said 十二; in financial writing the 壹 stays so that nothing can be put before it.
    return text[1:] if script is _SIMPLE and text.startswith("一十") else text


def _from_set(number: int, first: str, count: int) -> str:
    """Return the number-th of consecutive characters, decimal beyond them, as Word does."""
    return chr(ord(first) + number - 1) if 1 <= number <= count else str(number)


def _listed(number: int, chars: str) -> str:
    return chars[number - 1] if 1 <= number <= len(chars) else str(number)


def _letters(number: int) -> str:
    # Word repeats the letter: z, aa, bb … zz, aaa.
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1) if 1 <= number <= 780 else str(number)


def _roman(number: int) -> str:
    if not 1 <= number < 32768:
        return str(number)
    text = ""
    for value, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        text += letters * (number // value)
        number %= value
    return text


def _ordinal(number: int) -> str:
    suffix = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


_COUNTING_FORMATS: Final = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)
_DIGIT_FORMATS: Final = frozenset(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"))
_FULL_WIDTH: Final = str.maketrans("0123456789", "０１２３４５６７８９")
_IDEOGRAPHIC: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_AIUEO: Final = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA: Final = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"


@lru_cache(maxsize=4096)
def render(number: int, number_format: str) -> str:
    """Return a number of automatic numbering as displayed.

    `number_format` is a value of ST_NumberFormat, or the pattern of a custom format ("001, 002, 003, ..."). Formats
    without a place in Chinese documents, and numbers beyond what a format can write, come out decimal; so do
    negative numbers. "none" and "bullet" write nothing.
    """
    if number_format in ("none", "bullet"):
        return ""
    if number < 0:
        return str(number)
    if number_format in _COUNTING_FORMATS:
        return _counting(number, _SIMPLE)
    if number_format in _DIGIT_FORMATS:
        return str(number).translate(_IDEOGRAPHIC)
    if number_format[:1] == "0":  # a custom format shows its first numbers: as many digits as those
        return str(number).zfill(min(len(number_format.partition(",")[0].strip()), 9))
    match number_format:
        case "chineseLegalSimplified":
            return _counting(number, _LEGAL_SIMPLE)
        case "ideographLegalTraditional" | "japaneseLegal":
            return _counting(number, _LEGAL_TRADITIONAL)
        case "ideographTraditional":
            return _listed(number, "甲乙丙丁戊己庚辛壬癸")
        case "ideographZodiac":
            return _listed(number, "子丑寅卯辰巳午未申酉戌亥")
        case "ideographZodiacTraditional":
            stem, branch = (number - 1) % 10, (number - 1) % 12
            cycle = "甲乙丙丁戊己庚辛壬癸"[stem] + "子丑寅卯辰巳午未申酉戌亥"[branch]
            return cycle if 1 <= number <= 60 else str(number)
        case "ideographEnclosedCircle":
            return _from_set(number, "㈠", 10)
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return _from_set(number, "①", 20)
        case "decimalEnclosedParen":
            return _from_set(number, "⑴", 20)
        case "decimalEnclosedFullstop":
            return _from_set(number, "⒈", 20)
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate(_FULL_WIDTH)
        case "decimalZero":
            return f"{number:02}"
        case "ordinal":
            return _ordinal(number)
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
        case "numberInDash":
            return f"- {number} -"
        case "aiueo" | "aiueoFullWidth":
            return _listed(number, _AIUEO)
        case "iroha" | "irohaFullWidth":
            return _listed(number, _IROHA)
        case _:
            return str(number)
