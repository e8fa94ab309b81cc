"""The facts of the document: who issues it, when, under which number, to whom (GB/T 9704-2012 clauses 7.2 and 7.3)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from plancheck.chinese import numerals
from plancheck.chinese.fold import fold
from plancheck.outline.lines import Page
from plancheck.outline.paper import NUMBER, ORGANISATION, Anatomy, date_in

_YEAR: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=年|-|—|/|~|至|\)|、)|([二][〇○零Oo0]{1}[〇○零一二三四五六七八九]{2})年"
)
_OFFICE: Final = (
    "(?:自治)?(?:人民政府办公[室厅]|人民政府|委员会办公室|委员会|工作办公室|办公[室厅]|街道办事处|办事处|委办公[室厅]|管理局|总局|[局厅]|中心小学|中心学校|小学|中学|学校|"
    "大学|学院|幼儿园|医院|卫生院|有限责任公司|有限公司|集团公司|集团|公司|农场|林场|委|街道|支队|大队|总队|党组|工会|研究[院所]|中心|社区|分行|支行|站|所|处|部|院)"
)
# The office at the head of a title: everything before year, 关于 or the verb.
_TITLE_ISSUER: Final = re.compile(
    rf"^(?P<issuer>[\u4e00-\u9fff·()、\"\s]{{2,36}}?{_OFFICE})(?=(?:20|19)\d\d|二[〇○零]|关于|印发|转发|开展|创建|创造|做好|推进|实施|落实|深入|贯彻|进一步|"
    rf"加强|\"|民族|铸牢|全[国省市县]|学习|《)"
)
_PLACE_ISSUER: Final = re.compile(
    r"^(?P<place>[\u4e00-\u9fff]{2,10}?(?:自治州|自治县|自治旗|自治区|[省市州县区旗镇乡]|街道|农场|林场|村|社区))(?=(?:20|19)\d\d|二[〇○零]|关于|开展|创建|创造|推进|民族|铸牢|"
    r"做好|实施|落实|深入|建设|加强|全面|进一步|学习|争创|\")"
)
# Whatever stands before the year or 关于 is an office too, if it is no activity (龙泽海关2023年……).
_DATED_ISSUER: Final = re.compile(
    r"^(?P<issuer>(?!关于|印发|全[国省州市县区旗乡镇]|开展|推进|创建|深化|加强|落实)(?:(?!开展|推进|创建|深化|加强|落实|实施|做好|活动|工作|民族|[\"《]).){4,30}?)(?=(?:20|19)\d\d|二[〇○零]|关于)"
)
_SETS_UP: Final = re.compile(
    r"(?:^|[，。；：,;:])(?:经研究[,，]?)?(?:决定[,，]?)?(?:在)?(?P<who>[\u4e00-\u9fff]{0,12}?(?:局|委|厅|办|街道|镇|乡|县|校|院|公司|集团|中心|党委|党组|州|市|村|社区))"
    r"(?:党组|党委|机关)?(?:决定)?(?:成立|设立|组建)(?P<own>[\u4e00-\u9fff]{2,8}?(?:街道|[镇乡县市州局校村]))?[^。；;]{0,90}?(?:领导小组|专班|指挥部|委员会|协调小组)"
)
_OWN_NAME: Final = re.compile(
    r"(?:结合|经)(?P<who>[\u4e00-\u9fff]{2,12}?(?:局|委|厅|街道|[镇乡县市州校院村]|公司|集团|中心|社区|农场))(?:党[委组])?(?:工作)?(?:实际|研究)"
)
_ADDRESSEES: Final = re.compile(r"^(?P<who>[^。；;！？!?]{2,400}?)[:：]")
_ADDRESSED: Final = re.compile(r"[各局委办室厅县市州区乡镇校院所站部门单位支行司团队矿班组村]")


@dataclass(frozen=True, slots=True)
class Facts:
    """What `Plan` tells of the document beside its text; None where the text does not tell."""

    title: str | None
    issuer: str | None
    year: int | None
    number: str | None
    date: str | None
    addressees: str | None


def read_facts(page: Page, anatomy: Anatomy, front: Sequence[str], body: Iterable[str]) -> Facts:
    """Read the facts from the paper's parts, the preamble's lines and the section lines."""
    head = [page.lines[index].text for index in anatomy.head]
    number = _number([*head, *front[:3]])
    date, dated = _date(page, anatomy, [*head, *front[:12]])
    return Facts(
        title=anatomy.title,
        issuer=_issuer(page, anatomy, head, chain(front, body)),
        year=_year(anatomy.title, number, dated, front),
        number=number,
        date=date,
        addressees=_addressees(front, number),
    )


def _number(lines: Sequence[str]) -> str | None:
    for line in lines:
        match = NUMBER.match(fold(line).text)
        if match:
            start, end = fold(line).original(match.start("number"), match.end("number"))
            return re.sub(r"\s", "", line[start:end])
    return None


def _date(page: Page, anatomy: Anatomy, head: Sequence[str]) -> tuple[str | None, int | None]:
    """Return the date as ISO 8601, and the year of a date line even where it tells no day (cover pages)."""
    lines = [page.lines[anatomy.date].text] if anatomy.date is not None else []
    dated = None
    for line in [*lines, *head]:
        match = date_in(fold(line).text)
        if match is None:
            continue
        year, month = _numeral(match["year"]), _numeral(match["month"])
        day = _numeral(match["day"]) if match["day"] else None
        dated = dated or (year if year and year > 1900 else None)  # 20  年 was left open
        try:
            return date(year or 0, month or 0, day or 0).isoformat(), year
        except ValueError:  # no day, or a day that does not exist
            continue
    return None, dated


def _numeral(text: str) -> int | None:
    return int(text) if text.isdecimal() else numerals.parse(text.replace("○", "〇"))


def _year(title: str | None, number: str | None, dated: int | None, front: Sequence[str]) -> int | None:
    """Return the plan's year: title, then number, then date, then the first year the preamble tells."""
    if title:
        year = _first_year(title)
        if year:
            return year
    if number:
        match = re.search(r"(?:19|20)\d\d", fold(number).text)
        if match:
            return int(match[0])
    if dated:
        return dated
    for line in front:
        year = _first_year(line)
        if year:
            return year
    return None


def _first_year(text: str) -> int | None:
    match = _YEAR.search(fold(text).text)
    if not match:
        return None
    return int(match[1]) if match[1] else _numeral(match[2])


def _issuer(page: Page, anatomy: Anatomy, head: Sequence[str], text: Iterable[str]) -> str | None:
    """Return who issues the plan: the signature, else the masthead, else the title, else who sets up the group."""
    names: list[str] = []
    for index in anatomy.signature:
        line = re.sub(r"[(（](?:盖章|公章|章|代章)[)）]", "", page.lines[index].text)
        line = re.sub(rf"[{'〇○零一二三四五六七八九十'}\d０-９]{{4}}年.*$", "", line)
        names.extend(_names(line))
    if not names:
        names.extend(_masthead(head))
    if not names and anatomy.title:
        names.extend(_from_title(anatomy.title))
    lines = list(text) if not names else []
    for pattern in (_SETS_UP, _OWN_NAME):
        for line in lines if not names else ():
            match = pattern.search(line[:2000])
            found = match.groupdict() if match else {}
            for name in (found.get("who"), found.get("own")):
                if name and len(name) > 2 and name[0] not in "我本全各" and "党" not in name:
                    names.append(name)
                    break
            if names:
                break
    return "、".join(dict.fromkeys(names)) or None


def _masthead(head: Sequence[str]) -> list[str]:
    """Return the offices of a masthead: those above one another, the last with 文件."""
    last = next((n for n, line in enumerate(head) if line.rstrip().endswith("文件") and len(line) > 4), None)
    if last is None:
        return []
    first = last
    while first > 0 and ORGANISATION.search(fold(head[first - 1]).text):
        first -= 1
    return [name for line in head[first : last + 1] for name in _names(line.rstrip().removesuffix("文件"))]


def _names(line: str) -> list[str]:
    """Split a line that names several offices; spaces inside one name (民 政 局) split nothing."""
    pieces = [piece for piece in re.split(r"[\s\u3000、]+", line.strip()) if piece]
    if all(len(piece) > 3 for piece in pieces):
        return pieces
    return ["".join(pieces)] if pieces else []


def _from_title(title: str) -> list[str]:
    plain = fold(title).text
    for pattern, group in ((_TITLE_ISSUER, "issuer"), (_PLACE_ISSUER, "place"), (_DATED_ISSUER, "issuer")):
        match = pattern.match(plain)
        if match:
            start, end = fold(title).original(match.start(group), match.end(group))
            return [title[start:end]]
    return []


def _addressees(front: Sequence[str], number: str | None) -> str | None:
    for line in front[:4]:
        text = line
        if number and re.sub(r"\s", "", text).startswith(number):
            text = text[len(number) :].lstrip()
            if not text:
                continue
        match = _ADDRESSEES.match(text)
        if match and _ADDRESSED.search(match["who"]) and not re.search(r"(?:如下|通知|方案|计划|安排)$", match["who"]):
            return match["who"].strip()
    return None
