"""Paper, margins and page numbers (clauses 5.1, 5.2.1 and 7.5)."""

import re
from collections.abc import Iterator
from typing import Final

from plancheck import PageNumber, PageSetup

from plancheck_gbt9704.asking import Deviation, Sheet, Wanted
from plancheck_gbt9704.typography import is_size, size_name

_TWIPS: Final = 1440 / 25.4  # to the millimetre
_A4: Final = (210, 297)
_TOP: Final = 37
_LEFT: Final = 28
_TYPE_AREA: Final = (156, 225)
# Files store whole points or tenths of a millimetre: 210 mm is 11906 twips in Word, 11907 in others.
_ROUNDING: Final = 0.15
_DASHED: Final = re.compile(r"[—―─－]\s*\d+\s*[—―─－]")
_SIDES: Final = {
    "odd": ("right", "end", "outside"),
    "even": ("left", "start", "both", "outside", None),
    "all": ("outside",),
}


def paper(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find paper that is not A4, upright or (for a wide table) lying."""
    for page in sheet.plan.pages:
        if page.width is None or page.height is None:
            continue
        sides = sorted((page.width / _TWIPS, page.height / _TWIPS))
        if any(abs(side - norm) > wanted.tolerance for side, norm in zip(sides, _A4, strict=True)):
            values = {"width": _shown(page.width), "height": _shown(page.height)}
            yield Deviation("paper", (), values)
            return


def margins(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find margins other than 37 mm above, 28 mm at the binding, around 156 by 225 mm; lying pages hold tables."""
    for page in sheet.plan.pages:
        sizes = _inside(page)
        if sizes is None:
            continue
        norms = (_TOP, _LEFT, *_TYPE_AREA)
        if any(abs(size - norm) > wanted.tolerance + _ROUNDING for size, norm in zip(sizes, norms, strict=True)):
            names = ("top", "bottom", "left", "right")
            yield Deviation("margins", (), {name: _shown(getattr(page, name)) for name in names})
            return


def _inside(page: PageSetup) -> tuple[float, float, float, float] | None:
    """Return top and left margin, width and height of the type area in mm; None where one of them is not told."""
    width, height = page.width, page.height
    top, bottom, left, right = page.top, page.bottom, page.left, page.right
    if width is None or height is None or top is None or bottom is None or left is None or right is None:
        return None
    if width > height:
        return None
    return top / _TWIPS, left / _TWIPS, (width - left - right) / _TWIPS, (height - top - bottom) / _TWIPS


def page_number(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find no page number, or one not in digits of 四号 between dashes, on the right of odd and left of even pages."""
    if not sheet.plan.pages:
        return
    numbers = [number for page in sheet.plan.pages for number in page.numbers]
    if not numbers:
        yield Deviation("missing")
        return
    for reason, of in (("digits", _digits), ("dashes", _dashes), ("side", _side)):
        wrong = next((number for number in numbers if of(number)), None)
        if wrong is not None:
            yield Deviation(reason, (), {"found": wrong.text})
            if reason == "digits":
                break
    for number in numbers:
        if number.look.size is not None and not is_size(number.look.size, wanted.sizes):
            yield Deviation("size", (), {"found": size_name(number.look.size), "expected": "、".join(wanted.sizes)})
            return


def _digits(number: PageNumber) -> bool:
    return not any(char in "0123456789" for char in number.text)


def _dashes(number: PageNumber) -> bool:
    return _DASHED.fullmatch(number.text) is None


def _side(number: PageNumber) -> bool:
    return number.pages in _SIDES and number.alignment not in _SIDES[number.pages]


def _shown(length: int) -> str:
    return f"{length / _TWIPS:.1f}".removesuffix(".0")
