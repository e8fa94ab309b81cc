"""Document number, list of annexes, signature and date, and the annexes themselves (7.2.5, 7.3.4, 7.3.5, 7.3.7)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from plancheck import Passage, Span

from plancheck_gbt9704.asking import Deviation, Sheet, Wanted, squeezed
from plancheck_gbt9704.text import looks
from plancheck_gbt9704.typography import leading, trailing

_NUMBER: Final = re.compile(r"(?P<open>\D)(?:19|20)\d\d(?P<close>\D)(?P<ordinal>第?)(?P<serial>\d+)号")
_NOTE: Final = re.compile(r"附件\s*(?P<colon>[:：]?)\s*(?P<rest>.*)", re.DOTALL)
_ITEM: Final = re.compile(r"\s*(?:附件)?\s*(?P<serial>\d+)\s*(?P<mark>[.．、:：,，]?)")
_END_MARKS: Final = "。；;，,"
_DATE: Final = re.compile(r"(?:19|20)\d\d年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_ONES: Final = "一二三四五六七八九"
_SPELT_DATE: Final = re.compile(rf"[一二][〇○零ΟO0{_ONES}]{{3}}年[{_ONES}十]{{1,2}}月[{_ONES}十]{{1,3}}日")
_SLACK: Final = 0.35
_LEAST_FROM_RIGHT: Final = 1.5  # characters; the standard has two or four; half a character is no fault
_LEAST_FROM_LEFT: Final = 8.0  # characters; a date that begins before has not been moved to the right


def number(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:  # noqa: ARG001 - all items are asked alike
    """Find a year that is not in 〔〕, 第 or zeros before the serial number."""
    told = sheet.plan.number
    match = _NUMBER.search(told) if told else None
    if told is None or match is None:
        return
    spans = _where(sheet, told)
    if match["open"] != "〔" or match["close"] != "〕":
        yield Deviation("brackets", spans, {"found": match["open"] + match["close"]})
    if match["ordinal"]:
        yield Deviation("ordinal", spans)
    if match["serial"].startswith("0"):
        yield Deviation("zero", spans)


def _where(sheet: Sheet, told: str) -> tuple[Span, ...]:
    for index, block in enumerate(sheet.plan.blocks):
        if squeezed(told) in squeezed(block.text):
            return (Span(index, len(block.text) - len(block.text.lstrip()), len(block.text.rstrip())),)
    return ()


def annex_note(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:  # noqa: ARG001
    """Find 附件： not two characters from the margin, annexes not numbered 1. 2., marks after their names."""
    lines = list(_note_lines(sheet))
    if not lines:
        return
    first = lines[0]
    block = sheet.block(first.span)
    indent = leading(block) if sheet.shaped and sheet.begins(first.span) and block.cell is None else None
    if indent is not None and abs(indent - 2) > _SLACK:
        yield Deviation("indent", (first.span,), {"found": f"{indent:.1f}".removesuffix(".0"), "count": 1})
    match = _NOTE.match(first.text.strip())
    if match and match["colon"] != "：" and (match["colon"] or not match["rest"][:1].isdigit()):
        yield Deviation("colon", (first.span,))
    ended = tuple(line.span for line in lines if line.text.strip().endswith(tuple(_END_MARKS)))
    if ended:
        yield Deviation("end-mark", ended)
    names = [match["rest"] if match else "", *(line.text for line in lines[1:])]
    marks = [item for name in names if (item := _ITEM.match(unicodedata.normalize("NFKC", name))) is not None]
    if len(lines) > 1 and (len(marks) < len(lines) or any(mark["mark"] != "." for mark in marks)):
        yield Deviation("numbers", (first.span,))


def _note_lines(sheet: Sheet) -> Iterator[Passage]:
    """Yield the lines of the list of annexes: 附件： and the numbered lines that follow it."""
    lines = sheet.last
    dated = max((index for index, line in enumerate(lines) if _is_date(_folded(line.text))), default=-1)
    begin = next((at for at in reversed(range(len(lines))) if _begins_note(lines[at], before_date=at < dated)), None)
    if begin is None:
        return
    yield lines[begin]
    for line in lines[begin + 1 :]:
        if not _ITEM.match(unicodedata.normalize("NFKC", line.text.strip())) or _is_date(_folded(line.text)):
            return
        yield line


def _begins_note(line: Passage, *, before_date: bool) -> bool:
    """Whether a line begins the list; one without a colon that follows the date is the heading of an annex."""
    match = _NOTE.fullmatch(line.text.strip())
    if match is None or not match["rest"]:
        return False
    return bool(match["colon"]) or (line.part == "back" and before_date)


def signature(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:  # noqa: ARG001
    """Find a date not in Arabic digits without padding, or not on the right two or four characters from the edge."""
    dated = next((line for line in reversed(sheet.closing) if _is_date(_folded(line.text))), None)
    if dated is None:
        return
    text = _folded(dated.text)
    match = _DATE.fullmatch(text)
    if match is None:
        yield Deviation("numerals", (dated.span,))
    elif match["month"].startswith("0") or match["day"].startswith("0"):
        yield Deviation("zero", (dated.span,))
    block = sheet.block(dated.span)
    if not sheet.shaped or not sheet.runs(dated.span.block) or "\n" in block.text.strip():
        return
    if block.alignment in ("right", "end"):
        if trailing(block) < _LEAST_FROM_RIGHT:
            yield Deviation("edge", (dated.span,))
    elif block.alignment in (None, "left", "start", "both"):
        space = leading(block)
        if space is not None and space < _LEAST_FROM_LEFT:
            yield Deviation("left", (dated.span,))


def _folded(text: str) -> str:
    return squeezed(unicodedata.normalize("NFKC", text))


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None or _SPELT_DATE.fullmatch(text) is not None


def annex(sheet: Sheet, wanted: Wanted) -> Iterator[Deviation]:
    """Find an annex on no new page, or its 附件1 not in 黑体 of size 三号."""
    if not sheet.shaped:
        return
    headings = [section for section in sheet.plan.sections if section.is_annex and sheet.runs(section.block)]
    together = tuple(section.heading for section in headings if not sheet.block(section.heading).page_break)
    if together:
        yield Deviation("page", together)
    labels = [
        Span(section.block, section.heading.start, section.heading.start + len(section.label)) for section in headings
    ]
    yield from looks(sheet, labels, wanted.fonts[:1], wanted.sizes)
