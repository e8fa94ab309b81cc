"""The parts of an official paper, and the forms by which a line is told to be one of them."""

import re
from dataclasses import dataclass, field
from typing import Final

from plancheck.outline.labels import Label, label_at
from plancheck.outline.lines import Line

GENRE: Final = (
    "方案|计划|规划|要点|意见|通知|通报|安排|办法|细则|预案|决定|报告|请示|纪要|总结|制度|规程|规定|措施|指引|指南|部署|打算|清单|任务书|倡议书|纲要|"
    "公告|通告|条例|设想|举措"
)
TITLE_END: Final = re.compile(rf"(?:{GENRE})(?:\([^()]{{1,24}}\)|篇[一二三四五六七八九十\d]{{0,3}})*$")
NUMBER: Final = re.compile(
    r"^(?P<number>[\u3007\u4e00-\u9fff]{1,14}?[\[(【〔]?(?:\[|\(|〔|【|『|\")?(?:19|20)\d\d(?:\]|\)|〕|】|』|\")第?\d{1,4}号)"
)
MASTHEAD: Final = re.compile(
    r"^(?:[\u3007\u4e00-\u9fff()\"、·]{2,60}文件|(?:绝密|机密|秘密|内部资料|内部文件|特急|加急|平急|急件)[\u4e00-\u9fff★☆\d]{0,12}|\d{3,7}|"
    r"签发人[::].{1,12}|[(]?(?:征求意见稿|送审稿|讨论稿|草案|初稿|代拟稿)[)]?|第\d{1,4}期)$"
)
_NUMERAL: Final = r"[\d〇○零一二三四五六七八九十]"
_LEFT_OPEN: Final = "[Xx×*_]"  # 2014年X月X日, 20××年×月×日; folding leaves nothing of a blank (2014年 月 日)
DATE: Final = re.compile(
    rf"(?P<year>{_NUMERAL}{{4}}|(?:19|20)\d?{_LEFT_OPEN}{{0,2}}|{_LEFT_OPEN}{{2,4}})年"
    rf"(?P<month>{_NUMERAL}{{1,3}}|{_LEFT_OPEN}{{0,4}})月(?:(?P<day>{_NUMERAL}{{1,3}}|{_LEFT_OPEN}{{0,4}})日)?$"
)
ORGANISATION: Final = re.compile(
    r"(?:委员会|人民政府|政府|办公室|[委办局厅部院校署]|中学|小学|大学|学院|幼儿园|公司|集团|街道|办事处|中心|[站所社会]|农场|林场|[矿团]|[总支大]队|党组|"
    r"党委|支部|[镇乡村县市州]|领导小组|指挥部|医院|银行|工会|法庭)(?:\((?:盖?章|公章|代章|公司)\))?$"
)
ANNEX: Final = re.compile(
    r"^附(?:件|表|录|图|(?=:))(?P<number>[一二三四五六七八九十\d]{0,3})(?P<mark>[:.、]?)(?P<title>.*)$"
)
_IMPRINT: Final = re.compile(
    r"^(?:抄送|抄报|主送|分送|发送|报送)[::].+|.{2,30}年\d{1,2}月\d{1,2}日印发?$|^\(此件.{2,20}\)$|^\(?(?:共印|印)\d+份\)?|"
    r"^主题词[::]|^\(?联系人[::].{2,60}\)$|^\(?信息公开选项[::]|^校对[::]|^(?:相关(?:推荐|阅读|文章|范文)|推荐阅读|延伸阅读|猜你喜欢|上一篇|下一篇|本文来源)[::]"
)
_IMPRINT_BEGINS: Final = "抄主分发报(共印联信校相推延猜上下本"
_IMPRINT_ENDS: Final = "印发"
_LONGEST_DATE: Final = 40  # characters, with the office before it
ADDRESSEE: Final = re.compile(r"^[^。；;！？]{2,400}[:：]$")


@dataclass(slots=True)
class Annex:
    """An annex: its heading line, label (附件1), title (in the line below the label, or not), and the lines below."""

    heading: int
    label: str
    title: str
    title_line: int | None = None
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


def date_in(folded: str) -> re.Match[str] | None:
    """Return the date that a line consists of, alone or after the name of an office (folded text).

    Parts of it may have been left open (2014年X月X日).
    """
    if len(folded) > _LONGEST_DATE + 2:  # most lines
        return None
    text = folded.removeprefix("(").removesuffix(")")
    if len(text) > _LONGEST_DATE or not text.endswith(("日", "月")) or any(stop in text for stop in "。,;:"):
        return None
    match = DATE.search(text)
    if match is None:
        return None
    return match if match.start() == 0 or ORGANISATION.search(text[: match.start()]) else None


def is_imprint(folded: str) -> bool:
    """Whether a line (folded text) belongs to the imprint."""
    if folded[:1] not in _IMPRINT_BEGINS and folded[-1:] not in _IMPRINT_ENDS:
        return False
    return _IMPRINT.match(folded) is not None


def label_of(line: Line) -> Label | None:
    """Return the label a line begins with, if it begins with one."""
    return label_at(line.source.text, line.start, line.end)
