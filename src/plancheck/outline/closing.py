"""How a paper closes: signature, date, list of annexes, annexes, imprint."""

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from plancheck.chinese.fold import fold
from plancheck.outline.labels import label_at
from plancheck.outline.lines import Line, Page
from plancheck.outline.paper import ANNEX, ORGANISATION, Anatomy, Annex, date_in, is_imprint, label_of

_CHAPTERS: Final = ("一", "章", "部分")


def close(anatomy: Anatomy, page: Page, folded: list[str], start: int, contents: set[int]) -> None:
    """Sort the lines after the title into body, closing lines and annexes."""
    lines = page.lines
    dates = [n for n in range(start, len(lines)) if date_in(folded[n]) and not lines[n].in_table]
    first_annex = _first_annex(lines, folded, start, dates)
    end = first_annex if first_annex is not None else len(lines)
    anatomy.body = [n for n in range(start, end) if n not in contents]
    dates = [n for n in dates if n < end]
    signed = dates[-1] if dates else None
    if signed is not None and _label_after(lines, signed, end):
        signed = None  # a date in mid-body
    if signed is None:
        signature = signature_before(lines, folded, _last_plain(lines, folded, start, end) + 1, start, dated=False)
    else:
        anatomy.date = signed
        named = date_in(folded[signed])
        if named and named.start() > 0:
            signature = [signed]
        else:
            signature = signature_before(lines, folded, signed, start, dated=True)
    anatomy.signature = signature or anatomy.signature  # a wrapped plan may be signed in its notice only
    anatomy.closing = {*signature, *([signed] if signed is not None else [])}
    for n in range(start, end):
        if is_imprint(folded[n]) and (signed is None or n > signed or n + 3 >= end):
            anatomy.closing.add(n)
    anatomy.closing |= _annex_notes(lines, folded, start, end)
    if signed is not None:
        anatomy.closing |= set(range(signed, end))
    if first_annex is not None:
        _collect_annexes(anatomy, lines, folded, first_annex)


def split_glued_signature(page: Page) -> bool:
    """Split the last line before a signature and date that run on in it; whether it did."""
    if not page.lines:
        return False
    last = page.lines[-1]
    stop = max(last.text.rfind(mark) for mark in "。；！")
    if last.in_table or stop < 0 or stop + 1 == len(last) or not date_in(fold(last.text[stop + 1 :]).text):
        return False
    cut = last.start + stop + 1
    page.lines[-1:] = [replace(last, end=cut), replace(last, start=cut, is_first=False)]
    return True


def _label_after(lines: list[Line], index: int, end: int) -> bool:
    """Whether numbered lines in number follow, or one that counts on: then the paper does not end here."""
    after = [label for line in lines[index + 1 : end] if (label := label_of(line)) is not None]
    if len(after) != 1:
        return len(after) >= 2
    before = [label for line in lines[:index] if (label := label_of(line)) is not None and label.system in _CHAPTERS]
    return bool(before) and after[0].system == before[-1].system and after[0].ordinal == before[-1].ordinal + 1


def _last_plain(lines: list[Line], folded: list[str], start: int, end: int) -> int:
    index = end - 1
    while index > start and (is_imprint(folded[index]) or lines[index].in_table):
        index -= 1
    return index


def signature_before(lines: list[Line], folded: list[str], index: int, start: int, *, dated: bool) -> list[int]:
    """Return the lines right before `index` that name the signing offices."""
    found: list[int] = []
    for n in range(index - 1, max(start, index - 9) - 1, -1):
        line, text = lines[n], folded[n]
        if line.in_table or len(text) > 60 or any(stop in text for stop in "。;:!?《") or text[-1] in ",、":
            break
        if label_at(line.source.text, line.start, line.end) or ANNEX.match(text):
            break
        organisation = ORGANISATION.search(text) is not None and len(text) >= 4
        if not organisation and not (dated and line.source.alignment == "right"):
            break
        found.insert(0, n)
    return found


def _annex_notes(lines: list[Line], folded: list[str], start: int, end: int) -> set[int]:
    """Return the lines of lists of annexes: 附件：1. …, and the lines below that count on."""
    found: set[int] = set()
    n = start
    while n < end:
        match = ANNEX.match(folded[n])
        if not match or len(folded[n]) > 80 or folded[n].endswith("。"):
            n += 1
            continue
        found.add(n)
        expected = 2
        n += 1
        while n < end:
            label = label_at(lines[n].source.text, lines[n].start, lines[n].end)
            another = ANNEX.match(folded[n])
            if (
                another
                or (label is not None and label.ordinal == expected and len(folded[n]) <= 60)
                or (label is not None and label.ordinal == 1 and expected == 2 and not match["title"])
            ):
                found.add(n)
                expected = label.ordinal + 1 if label is not None else expected
                n += 1
            else:
                break
    return found


def _first_annex(lines: list[Line], folded: list[str], start: int, dates: list[int]) -> int | None:
    """Return the line where the first annex begins."""
    numbered_before = False
    for n in range(start, len(lines)):
        line = lines[n]
        match = ANNEX.match(folded[n])
        if match is None or line.in_table or len(folded[n]) > 60 or folded[n].endswith("。") or not line.is_first:
            numbered_before = numbered_before or label_at(line.source.text, line.start, line.end) is not None
            continue
        if not numbered_before:
            continue  # before the plan's own body: the plan is the annex of a notice
        following = bisect_right(dates, n)
        closing_after = following < len(dates) and dates[following] <= n + 12 and not dates[-1] < n
        if closing_after or n + 1 >= len(lines):
            continue
        if (dates and dates[0] < n) or line.source.outline is not None or line.source.page_break:
            return n
        if (not match["mark"] and (match["title"] or match["number"])) or not match["title"]:
            return n
        if match["mark"] and any(lines[m].in_table for m in range(n + 1, min(n + 3, len(lines)))):
            return n
    return None


def _collect_annexes(anatomy: Anatomy, lines: list[Line], folded: list[str], first: int) -> None:
    n = first
    while n < len(lines):
        match = ANNEX.match(folded[n])
        is_heading = (
            match is not None and not lines[n].in_table and len(folded[n]) <= 60 and not folded[n].endswith("。")
        )
        if is_heading and match is not None:
            text = lines[n].text
            found = re.match(
                r"附[\s\u3000]*(?:件|表|录|图)?[\s\u3000]*[一二三四五六七八九十\d０-９]{0,3}[\s\u3000]*[:：.．、]?[\s\u3000]*",
                text,
            )
            cut = found.end() if found else len(text)
            label = "附件" + match["number"]
            title = text[cut:].strip()
            annex = Annex(n, label, title)
            if not title and n + 1 < len(lines) and not lines[n + 1].in_table and len(folded[n + 1]) <= 50:
                annex.title, annex.title_line = lines[n + 1].text, n + 1
                n += 1
            anatomy.annexes.append(annex)
        elif is_imprint(folded[n]) and n + 4 >= len(lines):
            anatomy.imprint.append(n)
        else:
            anatomy.annexes[-1].lines.append(n)
        n += 1
