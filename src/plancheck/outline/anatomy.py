"""The anatomy of an official paper: what stands around the body and is no section of it.

Parts and their order follow GB/T 9704-2012 clause 7: masthead and number (7.2), title and addressees (7.3.1, 7.3.2),
body, list of annexes (附件说明, 7.3.4), signature and date (7.3.5), annexes (7.3.7), imprint (7.4). A notice may wrap
the plan, a cover page and a typed table of contents may stand before it.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from plancheck.chinese.fold import fold
from plancheck.outline.labels import Label, label_at
from plancheck.outline.lines import Line, Page

_GENRE: Final = (
    "方案|计划|规划|要点|意见|通知|通报|安排|办法|细则|预案|决定|报告|请示|纪要|总结|制度|规程|规定|措施|指引|指南|部署|打算|清单|任务书|倡议书|纲要|"
    "公告|通告|条例|设想|举措"
)
TITLE_END: Final = re.compile(rf"(?:{_GENRE})(?:\([^()]{{1,24}}\)|篇[一二三四五六七八九十\d]{{0,3}})*$")
_GLUED_TITLE: Final = re.compile(
    rf"^[^，。；：！？,;:!?]{{4,60}}?(?:{_GENRE})(?:[（(][^（()）]{{1,24}}[）)])?(?=[\s\u3000]|[一二三]、|第[一二三]|[（(]一|为|根据|按照|今年|各[^\s]|近年|以[^\s]{{2}})"
)
NUMBER: Final = re.compile(
    r"^(?P<number>[\u3007\u4e00-\u9fff]{1,14}?[\[(【〔]?(?:\[|\(|〔|【|『|\")?(?:19|20)\d\d(?:\]|\)|〕|】|』|\")第?\d{1,4}号)"
)
_MASTHEAD: Final = re.compile(
    r"^(?:[\u3007\u4e00-\u9fff()\"、·]{2,60}文件|(?:绝密|机密|秘密|内部资料|内部文件|特急|加急|平急|急件)[\u4e00-\u9fff★☆\d]{0,12}|\d{3,7}|"
    r"签发人[::].{1,12}|[(]?(?:征求意见稿|送审稿|讨论稿|草案|初稿|代拟稿)[)]?|第\d{1,4}期)$"
)
_NUMERAL: Final = r"[\d〇○零一二三四五六七八九十]"
DATE: Final = re.compile(
    rf"(?P<year>{_NUMERAL}{{4}})年(?P<month>{_NUMERAL}{{1,3}})月(?:(?P<day>{_NUMERAL}{{1,3}})日)?$"
)
ORGANISATION: Final = re.compile(
    r"(?:委员会|人民政府|政府|办公室|[委办局厅部院校署]|中学|小学|大学|学院|幼儿园|公司|集团|街道|办事处|中心|[站所社会]|农场|林场|[矿团]|[总支大]队|党组|"
    r"党委|支部|[镇乡村县市州]|领导小组|指挥部|医院|银行|工会)(?:\((?:盖?章|公章|代章)\))?$"
)
_ANNEX: Final = re.compile(
    r"^附(?:件|表|录|图)(?P<number>[一二三四五六七八九十\d]{0,3})(?P<mark>[:.、]?)(?P<title>.*)$"
)
_IMPRINT: Final = re.compile(
    r"^(?:抄送|抄报|主送|分送|发送|报送)[::].+|.{2,30}年\d{1,2}月\d{1,2}日印发?$|^\(此件.{2,20}\)$|^\(?(?:共印|印)\d+份\)?|"
    r"^主题词[::]|^\(?联系人[::].{2,60}\)$|^\(?信息公开选项[::]|^校对[::]|^(?:相关(?:推荐|阅读|文章|范文)|推荐阅读|延伸阅读|猜你喜欢|上一篇|下一篇|本文来源)[::]"
)
_WRAPPED: Final = re.compile(r"《([^《》]{4,80}(?:《[^《》]{2,40}》)?[^《》]{0,40})》")
# What stands in brackets below a title and belongs to it: （试行）, （2025年秋季学期）; not a date, not who adopted it.
_SUBTITLE: Final = re.compile(r"\((?![^()]*(?:通过|公开|印发|批准|报送))[^()]{2,16}\)")
_TOC_HEAD: Final = frozenset({"目录", "目次", "contents"})
_TOC_PAGE: Final = re.compile(r"(?:[\t .·…．。\-—_]{2,}|\t|\s{2,})\d{1,3}\s*$")
_CHAPTERS: Final = ("一", "章", "部分")
_ADDRESSEE: Final = re.compile(r"^[^。；;！？]{2,400}[:：]$")


@dataclass(slots=True)
class Annex:
    """An annex: its heading line, label (附件1), title, and the lines below."""

    heading: int
    label: str
    title: str
    lines: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Anatomy:
    """Which lines (indexes into the page) are what.

    Attributes:
        title: the plan's title, its broken lines joined; None where none was found.
        head: masthead, number and title lines.
        wrapper: lines of the notice or cover page before the plan's own title.
        body: lines between title and annexes that belong to preamble or sections.
        signature: lines of the signature, the last group in the file before the annexes.
        date: line of the date below it, or None.
        closing: lines of signature, date, list of annexes and imprint: never headings.
        annexes: the annexes.
        imprint: lines after the annexes.

    """

    title: str | None = None
    head: list[int] = field(default_factory=list)
    wrapper: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    signature: list[int] = field(default_factory=list)
    date: int | None = None
    closing: set[int] = field(default_factory=set)
    annexes: list[Annex] = field(default_factory=list)
    imprint: list[int] = field(default_factory=list)


def dissect(page: Page) -> Anatomy:
    """Find the parts of the paper; may split the first line of `page` where a title is glued to the text."""
    anatomy = Anatomy()
    lines = page.lines
    folded = [fold(line.text).text for line in lines]
    if _split_glued_signature(page):
        folded[-1:] = [fold(line.text).text for line in lines[-2:]]
    contents = _table_of_contents(folded, lines)
    title_lines, title = _first_title(page, folded, contents)
    if title is None and lines:
        split = _split_glued_title(page)
        if split:
            folded[:1] = [fold(line.text).text for line in lines[:2]]
            contents = {index + 1 for index in contents}
            title_lines, title = [0], lines[0].text
    start = title_lines[-1] + 1 if title_lines else 0
    anatomy.head = list(range(start))
    again = _title_again(folded, lines, title, start)
    if again:
        own_lines, title = again
        anatomy.wrapper = [index for index in range(start, own_lines[0]) if index not in contents]
        anatomy.head += own_lines
        dates = [index for index in anatomy.wrapper if date_in(folded[index])]
        if dates:
            anatomy.date = dates[-1]
            anatomy.signature = _signature_before(lines, folded, dates[-1], title_lines[-1] + 1, dated=True)
        start = own_lines[-1] + 1
    anatomy.title = _joined(title) if title else None
    _close(anatomy, page, folded, start, contents)
    return anatomy


def _joined(title: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f])[\s\u3000]+|[\s\u3000]+(?=[^\x00-\x7f])", "", title.strip())


def _first_title(page: Page, folded: list[str], contents: set[int]) -> tuple[list[int], str | None]:
    """Return the lines of the first title in the file and its text."""
    lines = page.lines
    index = _masthead_end(folded)
    while index < min(len(lines), 12) and (
        _MASTHEAD.match(folded[index])
        or NUMBER.match(folded[index])
        or index in contents
        or not folded[index].strip("-_")
    ):
        index += 1
    if index >= len(lines) or lines[index].in_table:
        return [], None
    taken = [index]
    text = lines[index].text
    if len(text) > 80 or _ADDRESSEE.match(text) or text.endswith("。"):
        return [], None
    first = lines[index]
    while not TITLE_END.search(fold(text).text):
        following = taken[-1] + 1
        if following >= len(lines) or len(taken) >= 6 or not _goes_on(lines[following], folded[following], first):
            break
        taken.append(following)
        text += "\n" + lines[following].text
    complete = bool(TITLE_END.search(fold(text).text))
    if not complete:
        # Lines that merely followed are given back, unless they look like one heading in a face of its own.
        same = [n for n in taken if lines[n].source.look(lines[n].start) == first.source.look(first.start)]
        if not (len(same) == len(taken) and first.source.look(first.start) != page.body_look):
            taken, text = taken[:1], first.text
    following = taken[-1] + 1
    if (
        following < len(lines)
        and _SUBTITLE.fullmatch(folded[following])
        and not DATE.search(folded[following].rstrip(")"))
    ):
        taken.append(following)
        text += lines[following].text
    return taken, text.replace("\n", "")


def _masthead_end(folded: list[str]) -> int:
    """Return the line after a masthead of several lines (offices, the last with 文件), 0 where there is none."""
    for index, text in enumerate(folded[:8]):
        if _MASTHEAD.match(text) and text.endswith("文件"):
            return index + 1
        if len(text) > 30 or not ORGANISATION.search(text):
            break
    return 0


def _goes_on(line: Line, folded: str, first: Line) -> bool:
    """Whether a line can be the next line of a title broken over several."""
    if line.in_table or len(folded) > 45 or folded[-1] in "。:;," or label_at(line.source.text, line.start, line.end):
        return False
    if NUMBER.match(folded) or DATE.fullmatch(folded) or _ADDRESSEE.match(line.text):
        return False
    if line.source.look(line.start).size == first.source.look(first.start).size:
        return True
    # A cover may print the office and the name of its plan in two sizes.
    return (
        line.source.alignment == first.source.alignment == "center"
        and TITLE_END.search(folded) is not None
        and ORGANISATION.search(fold(first.text).text) is not None
    )


def _split_glued_title(page: Page) -> bool:
    """Split the first line after a title that runs into the text; whether it did."""
    first = page.lines[0]
    match = _GLUED_TITLE.match(first.text)
    if first.in_table or not match:
        return False
    cut = first.start + match.end()
    text = first.source.text
    begin = cut
    while begin < first.end and text[begin].isspace():
        begin += 1
    page.lines[:1] = [replace(first, end=cut), replace(first, start=begin, is_first=False)]
    return True


def _split_glued_signature(page: Page) -> bool:
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


def _title_again(folded: list[str], lines: list[Line], title: str | None, start: int) -> tuple[list[int], str] | None:
    """Return the plan's own title where a notice or a cover page stands before it, if one does."""
    wanted: list[str] = []
    opening = "".join(folded[: start + 8])
    if title:
        wanted.append(fold(title).text)
    wanted.extend(match[1] for match in _WRAPPED.finditer(opening) if TITLE_END.search(match[1]))
    found: tuple[list[int], str] | None = None
    if not wanted:
        return None
    longest = max(map(len, wanted)) + 12
    for index in range(start, len(lines)):
        if (
            lines[index].in_table
            or len(folded[index]) > longest
            or label_at(lines[index].source.text, lines[index].start, lines[index].end)
        ):
            continue
        joined, text = "", ""
        for following in range(index, min(index + 5, len(lines))):
            joined += folded[following]
            text += lines[following].text
            if len(joined) > longest:
                break
            if joined in wanted:
                if _has_body_after(lines, following):
                    found = (list(range(index, following + 1)), text)
                break
        if found:
            break
    return found


def _has_body_after(lines: list[Line], index: int) -> bool:
    """Whether sections follow: a title that returns in an annex or a list of papers is no second title."""
    return any(
        (label := label_at(line.source.text, line.start, line.end)) is not None and label.ordinal == 1
        for line in lines[index + 1 :]
    ) or sum(len(line) for line in lines[index + 1 :]) > sum(len(line) for line in lines[: index + 1])


def _table_of_contents(folded: list[str], lines: list[Line]) -> set[int]:
    """Return the lines of a typed table of contents."""
    found: set[int] = set()
    for index, text in enumerate(folded):
        if text.lower() not in _TOC_HEAD:
            continue
        found.add(index)
        later: dict[str, int] = {}
        for position in range(index + 1, len(folded)):
            later[folded[position][:20]] = position
        for position in range(index + 1, len(folded)):
            entry = lines[position].text
            plain = fold(_TOC_PAGE.sub("", entry)).text.rstrip(".…·-")
            if _TOC_PAGE.search(entry) or (plain and len(plain) <= 40 and _returns(plain, later, position)):
                found.add(position)
            else:
                break
        break
    return found


def _returns(plain: str, later: dict[str, int], position: int) -> bool:
    return later.get(plain[:20], position) > position


def _close(anatomy: Anatomy, page: Page, folded: list[str], start: int, contents: set[int]) -> None:
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
        signature = _signature_before(lines, folded, _last_plain(lines, folded, start, end) + 1, start, dated=False)
    else:
        anatomy.date = signed
        named = date_in(folded[signed])
        if named and named.start() > 0:
            signature = [signed]
        else:
            signature = _signature_before(lines, folded, signed, start, dated=True)
    anatomy.signature = signature or anatomy.signature  # a wrapped plan may be signed in its notice only
    anatomy.closing = {*signature, *([signed] if signed is not None else [])}
    for n in range(start, end):
        if _IMPRINT.match(folded[n]) and (signed is None or n > signed or n + 3 >= end):
            anatomy.closing.add(n)
    anatomy.closing |= _annex_notes(lines, folded, start, end)
    if signed is not None:
        anatomy.closing |= set(range(signed, end))
    if first_annex is not None:
        _collect_annexes(anatomy, lines, folded, first_annex)


def date_in(folded: str) -> re.Match[str] | None:
    """Return the date that a line consists of, alone or after the name of an office (folded text)."""
    text = folded.removeprefix("(").removesuffix(")")
    match = DATE.search(text)
    if match is None or len(text) > 40 or any(stop in text for stop in "。,;:"):
        return None
    return match if match.start() == 0 or ORGANISATION.search(text[: match.start()]) else None


def _label_after(lines: list[Line], index: int, end: int) -> bool:
    """Whether numbered lines in number follow, or one that counts on: then the paper does not end here."""
    after = [label for line in lines[index + 1 : end] if (label := _label(line)) is not None]
    if len(after) != 1:
        return len(after) >= 2
    before = [label for line in lines[:index] if (label := _label(line)) is not None and label.system in _CHAPTERS]
    return bool(before) and after[0].system == before[-1].system and after[0].ordinal == before[-1].ordinal + 1


def _label(line: Line) -> Label | None:
    return label_at(line.source.text, line.start, line.end)


def _last_plain(lines: list[Line], folded: list[str], start: int, end: int) -> int:
    index = end - 1
    while index > start and (_IMPRINT.match(folded[index]) or lines[index].in_table):
        index -= 1
    return index


def _signature_before(lines: list[Line], folded: list[str], index: int, start: int, *, dated: bool) -> list[int]:
    """Return the lines right before `index` that name the signing offices."""
    found: list[int] = []
    for n in range(index - 1, max(start, index - 9) - 1, -1):
        line, text = lines[n], folded[n]
        if line.in_table or len(text) > 60 or any(stop in text for stop in "。;:!?《") or text[-1] in ",、":
            break
        if label_at(line.source.text, line.start, line.end) or _ANNEX.match(text):
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
        match = _ANNEX.match(folded[n])
        if not match or len(folded[n]) > 80 or folded[n].endswith("。"):
            n += 1
            continue
        found.add(n)
        expected = 2
        n += 1
        while n < end:
            label = label_at(lines[n].source.text, lines[n].start, lines[n].end)
            another = _ANNEX.match(folded[n])
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
        match = _ANNEX.match(folded[n])
        if match is None or line.in_table or len(folded[n]) > 60 or folded[n].endswith("。") or not line.is_first:
            numbered_before = numbered_before or label_at(line.source.text, line.start, line.end) is not None
            continue
        if not numbered_before:
            continue  # before the plan's own body: the plan is the annex of a notice
        closing_after = any(n < date <= n + 12 for date in dates) and not any(date < n for date in dates[-1:])
        if closing_after or n + 1 >= len(lines):
            continue
        if any(date < n for date in dates) or line.source.outline is not None or line.source.page_break:
            return n
        if (not match["mark"] and (match["title"] or match["number"])) or not match["title"]:
            return n
        rest = [folded[m] for m in range(n + 1, len(lines))]
        if match["mark"] and any(lines[m].in_table for m in range(n + 1, min(n + 3, len(lines)))) and rest:
            return n
    return None


def _collect_annexes(anatomy: Anatomy, lines: list[Line], folded: list[str], first: int) -> None:
    n = first
    while n < len(lines):
        match = _ANNEX.match(folded[n])
        is_heading = (
            match is not None and not lines[n].in_table and len(folded[n]) <= 60 and not folded[n].endswith("。")
        )
        if is_heading and match is not None:
            text = lines[n].text
            found = re.match(
                r"附[\s\u3000]*(?:件|表|录|图)[\s\u3000]*[一二三四五六七八九十\d０-９]{0,3}[\s\u3000]*[:：.．、]?[\s\u3000]*",
                text,
            )
            cut = found.end() if found else len(text)
            label = "附件" + match["number"]
            title = text[cut:].strip()
            annex = Annex(n, label, title)
            if not title and n + 1 < len(lines) and not lines[n + 1].in_table and len(folded[n + 1]) <= 50:
                annex.title = lines[n + 1].text
                n += 1
            anatomy.annexes.append(annex)
        elif _IMPRINT.match(folded[n]) and n + 4 >= len(lines):
            anatomy.imprint.append(n)
        else:
            anatomy.annexes[-1].lines.append(n)
        n += 1
