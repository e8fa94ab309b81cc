"""Kind "personal-data": numbers of identity cards, mobile telephones and bank cards in a plan's text.

A plan goes to many hands and often onto a web site. Numbers are told by their form and their check digits, and only
masked in what is said of them; an office's telephone is no personal data.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.elements.view import Line
from plancheck.rule import Rule

_ASCII: Final = {0xFF10 + digit: ord("0") + digit for digit in range(10)} | {0xFF38: ord("X"), 0xFF58: ord("x")}
# Digits as people group them: 138 1234 5678, 6222 0212 3456 7890 123. No digit or letter stands on either side.
_NUMBER: Final = re.compile(r"(?<![0-9A-Za-z])[0-9](?:[ \-]?[0-9]){9,18}[Xx]?(?![0-9A-Za-z])")
_FOLDED: Final = re.compile(r"[0-9][0-9\-]{9}")  # what is left of one in folded text, without its spaces
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_IDENTITY: Final = re.compile(r"[1-9][0-9]{16}[0-9X]")
_CARD: Final = re.compile(r"62[0-9]{14,17}")
_OTHER_CARD: Final = re.compile(r"[3-6][0-9]{14,18}")
_CARD_WORDS: Final = re.compile(r"卡号|银行卡|借记卡|信用卡|储蓄卡")
_ONE_DIGIT: Final = re.compile(r"([0-9])\1{7}")  # 13800000000 stands for a number
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, ISO 7064 MOD 11-2
_CHECK: Final = "10X98765432"


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    found = [hit for line in context.view.lines_with(_FOLDED) for hit in _numbers(line)]
    for rule in rules:
        told: set[str] = set()
        for line, kind, digits, start, end in found:
            if kind in rule.options["numbers"] and digits not in told:
                told.add(digits)
                span = line.passage.span
                place = span._replace(start=span.start + start, end=span.start + end)
                yield Hit(rule, kind, [place], {"masked": _mask(digits)})


def _numbers(line: Line) -> Iterator[tuple[Line, str, str, int, int]]:
    """Yield the personal numbers of a line: kind, digits, and where they stand in the line's own words."""
    text = line.passage.text.translate(_ASCII)
    cards = _CARD_WORDS.search(text) is not None
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[ \-]", "", match[0]).upper()
        if _ONE_DIGIT.search(digits):
            continue
        kind = next((kind for kind, holds in _KINDS.items() if holds(digits)), None)
        if kind is None and cards and _OTHER_CARD.fullmatch(digits) and _is_luhn(digits):
            kind = "bank-card"
        if kind is not None:
            yield line, kind, digits, match.start(), match.end()


def _is_identity(digits: str) -> bool:
    if not _IDENTITY.fullmatch(digits):
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return 1900 <= born.year <= 2100 and _CHECK[total % 11] == digits[17]


def _is_mobile(digits: str) -> bool:
    return _MOBILE.fullmatch(digits) is not None


def _is_card(digits: str) -> bool:
    return _CARD.fullmatch(digits) is not None and _is_luhn(digits)


def _is_luhn(digits: str) -> bool:
    """Whether the check digit is right (ISO/IEC 7812)."""
    doubled = "0246813579"
    total = sum(int(doubled[int(digit)] if index % 2 else digit) for index, digit in enumerate(reversed(digits)))
    return total % 10 == 0


_KINDS: Final[dict[str, Callable[[str], bool]]] = {
    "identity-card": _is_identity,
    "mobile": _is_mobile,
    "bank-card": _is_card,
}


def _mask(digits: str) -> str:
    return digits[:3] + "*" * (len(digits) - 5) + digits[-2:]


KIND: Final = Kind(
    name="personal-data",
    doc="Numbers of identity cards, mobile telephones and bank cards, told by form and check digit. "
    "The location's words hold the number; the message masks it.",
    options={
        "numbers": Option("texts", "which numbers to look for", tuple(_KINDS), choices=tuple(_KINDS)),
    },
    reasons={
        "identity-card": "the number of an identity card with a valid check digit; {masked}",
        "mobile": "the number of a mobile telephone; {masked}",
        "bank-card": "the number of a bank card with a valid check digit; {masked}",
    },
    judge=_judge,
)
