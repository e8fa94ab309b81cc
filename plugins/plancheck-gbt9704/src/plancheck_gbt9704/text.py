"""Title, addressees, running text and its layers (clauses 5.2.2, 7.3.1, 7.3.2 and 7.3.3)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from plancheck import Look, Passage, Section, Span

from plancheck_gbt9704.asking import Deviation, Sheet, Wanted
from plancheck_gbt9704.typography import font_class, is_size, leading, main_look, size_name

_NUMERAL: Final = "[〇零一二三四五六七八九十百]+"
_LAYERS: Final = (
    ("一、", re.compile(_NUMERAL + "、")),
    ("（一）", re.compile(rf"\({_NUMERAL}\)")),
    ("1.", re.compile(r"\d+\.")),
    ("（1）", re.compile(r"\(\d+\)")),
)
# Marks that stand for a layer of the standard but are not written as it has them.
_OTHER_MARKS: Final = (
    (1, re.compile(rf"\({_NUMERAL}\)[、.,]")),
    (2, re.compile(r"\d+[、,]")),
    (3, re.compile(r"\(\d+\)[、.,]|\d+\)")),
)
_INDENT: Final = 2.0
_PLACED: Final = 4.0  # a line that stands further in has been placed below another (a roster's second name)
_SLACK: Final = 0.35  # characters; an indent is often stored in points of another size


def title(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find a title not in 小标宋 of size 二号, or not centred."""
    if not sheet.title or not sheet.shaped:
        return
    yield from looks(sheet, sheet.title, wanted.fonts[:1], wanted.sizes)
    aside = [span for span in sheet.title if sheet.block(span).alignment not in ("center", "distribute")]
    if aside:
        yield Deviation("alignment", tuple(aside))


def addressees(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:  # noqa: ARG001 - all items are asked alike
    """Find addressees not flush left, or without a full-width colon."""
    named = sheet.plan.addressees
    if not named:
        return
    for line in sheet.lines:
        if line.part != "front" or not line.text.strip().startswith(named):
            continue
        if line.text.strip()[len(named) :].startswith(":"):
            yield Deviation("colon", (line.span,))
        block = sheet.block(line.span)
        indent = leading(block) if sheet.shaped and sheet.begins(line.span) else None
        if indent is not None and indent > _SLACK and block.alignment not in ("center", "right"):
            yield Deviation("indent", (line.span,), {"found": f"{indent:.1f}".removesuffix(".0")})
        return


def body(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find text not in 仿宋 of size 三号."""
    spans = [
        line.span
        for line in sheet.lines
        if line.kind == "text"
        and not _is_number(sheet, line.text)
        and not (line.part == "front" and _aside(sheet, line))
    ]
    yield from looks(sheet, spans, wanted.fonts[:1], wanted.sizes)


def indent(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:  # noqa: ARG001
    """Find paragraphs that do not begin two characters from the margin."""
    if not sheet.shaped:
        return
    found: list[Span] = []
    first = 0.0
    for line in sheet.lines:
        if not sheet.begins(line.span) or _aside(sheet, line):
            continue
        if line.part == "front" and sheet.plan.addressees and line.text.strip().startswith(sheet.plan.addressees):
            continue
        if line.part == "front" and _is_number(sheet, line.text):
            continue
        space = leading(sheet.block(line.span))
        if space is not None and space < _PLACED and abs(space - _INDENT) > _SLACK:
            first = first if found else space
            found.append(line.span)
    if found:
        yield Deviation("indent", tuple(found), {"count": len(found), "found": f"{first:.1f}".removesuffix(".0")})


def hierarchy(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find 一、 not in 黑体, （一） not in 楷体, 1. and （1） not in 仿宋; other sizes, marks and orders.

    Layers may be left out.
    """
    by_layer: dict[int, list[Span]] = {}
    marked: dict[int, list[Section]] = {}
    for section, above in sheet.sections:
        if not sheet.runs(section.block) or (above or (section,))[0].is_annex:
            continue
        shown = section.label.strip()
        layer = _layer(shown)
        if layer is None:
            plain = _plain(shown)
            other = next((number for number, mark in _OTHER_MARKS if mark.fullmatch(plain)), None)
            if other is not None:
                marked.setdefault(other, []).append(section)
            continue
        outer = next((found for parent in reversed(above) if (found := _layer(parent.label))), None)
        if outer is not None and layer <= outer:
            yield Deviation("order", (section.heading,), {"found": shown, "above": _LAYERS[outer - 1][0]})
        by_layer.setdefault(layer, []).append(section.heading)
    for other, sections in sorted(marked.items()):
        values = {"found": sections[0].label.strip(), "expected": _LAYERS[other][0], "count": len(sections)}
        yield Deviation("label", tuple(section.heading for section in sections), values)
    for layer, spans in sorted(by_layer.items()):
        fonts = wanted.fonts[min(layer, len(wanted.fonts)) - 1 :][:1]
        for deviation in looks(sheet, spans, fonts, wanted.sizes):
            told = {**(deviation.values or {}), "layer": _LAYERS[layer - 1][0]}
            yield Deviation(deviation.reason, deviation.spans, told)


def _aside(sheet: Sheet, line: Passage) -> bool:
    """Whether a line is no running text: in the middle or on the right (a cover, a signature), or a title's note."""
    text = line.text.strip()
    if line.part == "front" and text.startswith(("（", "(")) and text.endswith(("）", ")")):
        return True
    return sheet.block(line.span).alignment in ("center", "right", "end", "distribute")


def _plain(label: str) -> str:
    return unicodedata.normalize("NFKC", label).replace(" ", "")


def _layer(label: str) -> int | None:
    plain = _plain(label)
    return next((number for number, (_, mark) in enumerate(_LAYERS, 1) if mark.fullmatch(plain)), None)


def _is_number(sheet: Sheet, text: str) -> bool:
    return bool(sheet.plan.number) and re.sub(r"\s", "", text).startswith(str(sheet.plan.number))


def looks(sheet: Sheet, spans: Iterable[Span], fonts: tuple[str, ...], sizes: tuple[str, ...]) -> Iterator[Deviation]:
    """Yield one deviation for all spans in another font, one for all of another size; what is not told is passed."""
    allowed = tuple(name for font in fonts for name in font.split("/"))
    shown = [(span, look) for span in spans if (look := main_look(sheet.block(span), span)) is not None]
    fonted = [(span, look) for span, look in shown if look.font and font_class(look.font) not in allowed]
    sized = [(span, look) for span, look in shown if look.size and not is_size(look.size, sizes)]
    if allowed and fonted:
        yield _gathered("font", fonted, str(fonted[0][1].font), allowed)
    if sizes and sized:
        yield _gathered("size", sized, size_name(sized[0][1].size or 0), sizes)


def _gathered(reason: str, found: list[tuple[Span, Look]], first: str, allowed: tuple[str, ...]) -> Deviation:
    spans = tuple(span for span, _ in found)
    return Deviation(reason, spans, {"found": first, "expected": "、".join(allowed), "count": len(found)})
