"""The kind of check `gbt9704`: one item of the standard a rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from plancheck import Context, Hit, Kind, Option, Rule

from plancheck_gbt9704 import ending, page, text
from plancheck_gbt9704.asking import Deviation, Sheet, Wanted
from plancheck_gbt9704.typography import CLASSES, SIZES

REASONS: Final = {
    "paper": "paper: it is not A4; {width} × {height} mm",
    "margins": "margins: they differ from the standard's; {top}, {bottom}, {left}, {right} in mm",
    "font": "body, title, hierarchy, annex: {count} places in another font; {found}, {expected}, {layer} (hierarchy)",
    "size": "the same items and page-number: another size; {found}, {expected}, {count}, {layer}",
    "alignment": "title: it is not centred",
    "colon": "addressees, annex-note: no full-width colon",
    "indent": "indent, addressees, annex-note: the first line stands elsewhere; {found} in characters, {count}",
    "label": "hierarchy: {count} marks that the standard does not have; {found}, {expected}",
    "order": "hierarchy: a layer that stands under its equal or its inferior; {found}, {above}",
    "end-mark": "annex-note: a mark after the name of an annex",
    "numbers": "annex-note: several annexes that are not numbered 1. 2.",
    "numerals": "signature: the date is not in Arabic digits",
    "zero": "signature, number: padded with zeros",
    "left": "signature: the date stands on the left",
    "edge": "signature: the date touches the right margin",
    "brackets": "number: the year is not in 〔〕; {found}",
    "ordinal": "number: 第 before the serial number",
    "missing": "page-number: no footer has one",
    "digits": "page-number: it is not in Arabic digits; {found}",
    "dashes": "page-number: not between two dashes; {found}",
    "side": "page-number: not on the right of odd and the left of even pages; {found}",
    "page": "annex: it begins on no new page",
}


class _Item(NamedTuple):
    """An item of the standard: what looks at it, and the fonts and sizes that hold where a rule names none."""

    look: Callable[[Sheet, Wanted], Iterator[Deviation]]
    fonts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    lengths: bool = False


ITEMS: Final[Mapping[str, _Item]] = {
    "paper": _Item(page.paper, lengths=True),
    "margins": _Item(page.margins, lengths=True),
    "body": _Item(text.body, ("仿宋",), ("三号",)),
    "title": _Item(text.title, ("小标宋",), ("二号",)),
    "addressees": _Item(text.addressees),
    "indent": _Item(text.indent),
    "hierarchy": _Item(text.hierarchy, ("黑体", "楷体", "仿宋", "仿宋"), ("三号",)),
    "annex-note": _Item(ending.annex_note),
    "signature": _Item(ending.signature),
    "annex": _Item(ending.annex, ("黑体",), ("三号",)),
    "page-number": _Item(page.page_number, (), ("四号",)),
    "number": _Item(ending.number),
}


def judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    """Yield what is not as the standard has it, rule by rule."""
    sheet = Sheet(context)
    for rule in rules:
        item = ITEMS[rule.options["item"]]
        wanted = Wanted(
            rule.options["fonts"] or item.fonts, rule.options["sizes"] or item.sizes, rule.options["tolerance"]
        )
        for deviation in item.look(sheet, wanted):
            yield Hit(rule, deviation.reason, deviation.spans[:1], deviation.values or {})


def _mistake(options: Mapping[str, Any]) -> str:
    item = ITEMS[options["item"]]
    for key, heeded in (("fonts", item.fonts), ("sizes", item.sizes)):
        if options[key] and not heeded:
            return f"{key} mean nothing to the item {options['item']}"
    if options["tolerance"] != 1 and not item.lengths:
        return f"tolerance means nothing to the item {options['item']}"
    return ""


def _font_mistake(name: str) -> str:
    wrong = [part for part in name.split("/") if part not in CLASSES]
    return f"unknown class of fonts {wrong[0]!r}; known: {'、'.join(CLASSES)}" if wrong else ""


def _tolerance_mistake(value: int) -> str:
    return "" if 0 <= value <= 20 else "expected 0 to 20 millimetres"


KIND: Final = Kind(
    name="gbt9704",
    doc=(
        "Finds where the layout differs from GB/T 9704-2012, one item of the standard a rule. What a file does not "
        "tell (a font that no style names, a format without page layouts) is passed over."
    ),
    options={
        "item": Option("text", "what to look at", choices=tuple(ITEMS)),
        "fonts": Option(
            "texts",
            "classes of fonts instead of the standard's, alternatives joined with /; for hierarchy one for each layer",
            default=(),
            mistake=_font_mistake,
        ),
        "sizes": Option("texts", "sizes instead of the standard's", default=(), choices=tuple(SIZES)),
        "tolerance": Option("number", "millimetres that lengths may differ", default=1, mistake=_tolerance_mistake),
    },
    reasons=REASONS,
    judge=judge,
    mistake=_mistake,
)
