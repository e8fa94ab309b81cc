"""Kind "count-mismatch": an announced number and the list that follows disagree.

Only a list that is clearly the announcement's own is counted: in brackets or after 即 right behind it, 一是……二是……
behind it, numbered sections or dashes below it. Where the list can be read as having the announced number, nothing is
said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from plancheck.checks import announcements
from plancheck.checks.announcements import Announcement
from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.listings import BEFORE, REACH, Count, Lists, near, sentence
from plancheck.chinese import enumerations, numerals
from plancheck.chinese.fold import fold
from plancheck.elements.combinations import MARK, OTHER_MARKS
from plancheck.elements.view import Line
from plancheck.plan import Section, Span
from plancheck.rule import Rule

_SCOPE: Final = 16
"""Lines after an announcement that its list may begin or go on in."""
_MOST: Final = 1000
"""Announcements looked at in one plan; more is no plan a person wrote."""
_HEAD: Final = re.compile(r":\n?|[,:]?(?:即|就是|也就是)[:,]?|(?=\()")
_BULLET: Final = re.compile(r"(?:-{1,3}|[•·●■◆▪◇○*])(?=\S)")
_TABLE: Final = re.compile(r"表|附件|附后|另行|另文|略")
_NUMBERED: Final = re.compile("^(?:[0-9]+|[两一二三四五六七八九十]+)(?:个|大|项|条|类|批|家|所)?")
_SUMS: Final = frozenset(("合计", "总计", "小计", "共计"))
_TABLE_BELOW: Final = re.compile("下表|见表|列表如下")
_TABLE_LINES: Final = 60
_OTHERS: Final = re.compile(r"(?:以下|下列|下面|如下)[\u4e00-\u9fff]")
# 进机关、进企业和进社区
_PLACES: Final = re.compile(r"走?进入?[^,。;:、()进]{1,9}(?:(?:[、,]|以及|[和及])走?进入?[^,。;:、()进]{1,9}){2,}")
_DIGITS: Final = re.compile(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}")


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for rule in rules:
        seen: set[Span] = set()
        for line, one, count in _Reader(context, _lists(rule)).disagreements():
            span = line.span(one.start, one.end)
            if span not in seen:
                seen.add(span)
                values = {"claimed": one.claimed, "found": count.found, "missing": count.missing}
                reason = "missing-item" if count.missing else "fewer" if count.found < one.claimed else "more"
                yield Hit(rule, reason, (span,), values)


@lru_cache(maxsize=64)
def _lists(rule: Rule) -> Lists:
    return Lists(rule.options["sets"])


class _Reader:
    """Reads a plan for announcements and their lists."""

    def __init__(self, context: Context, lists: Lists) -> None:
        self._lines = context.view.lines
        self._context = context
        self._lists = lists

    def disagreements(self) -> Iterator[tuple[Line, Announcement, Count]]:
        """Yield the announcements whose lists disagree, with their lines and what was counted."""
        left = _MOST
        for index in self._context.view.numbers_with(announcements.BEGINS):
            line = self._lines[index]
            if line.cell is not None:
                continue
            if left <= 0:
                return
            found = [one for one in islice(announcements.find(line.text), left) if not self._is_label(line, one)]
            left -= len(found)
            for number, one in enumerate(found):
                edge = found[number + 1].start if number + 1 < len(found) else len(line.text)
                count = self._lists.beside(self._run_on(index), one, edge)
                if count is None and not self._lists.known(one):
                    count = self._below(index, one, found, last=number + 1 == len(found))
                if count is not None and count.found != one.claimed:
                    yield line, one, count

    def _run_on(self, index: int) -> str:
        """Return a line's words; a heading's with those that run on behind it in the same paragraph."""
        line = self._lines[index]
        if line.passage.kind != "heading" or index + 1 == len(self._lines):
            return line.text
        follows = self._lines[index + 1]
        if follows.passage.kind != "text" or follows.passage.span.block != line.passage.span.block:
            return line.text
        between = line.passage.span._replace(start=line.passage.span.end, end=follows.passage.span.start)
        return line.text + fold(self._context.plan.text(between)).text + follows.text

    def _is_label(self, line: Line, one: Announcement) -> bool:
        """Whether the number is the heading's own (四个工作要求 for 四、工作要求)."""
        path = line.passage.path
        if line.passage.kind != "heading" or one.start:
            return False
        siblings = path[-2].children if len(path) > 1 else self._context.plan.sections
        return bool(path[-1].label) or any(section is path[-1] for section in siblings[one.claimed - 1 : one.claimed])

    def _below(self, index: int, one: Announcement, found: Sequence[Announcement], *, last: bool) -> Count | None:
        """Return what follows: ordinals, dashes, numbered sections; None where that is no list of its own."""
        line = self._lines[index]
        count = self._run(index, one, last=last)
        if count is None and last:
            count = self._bullets(index, one) or self._places(index, one)
        if count is None and last and one.listed:
            count = self._children(index, one)
        if count is None and last and (rows := self._rows(index, one)):
            return Count(rows)
        if one.name.endswith(MARK) or (count is None and one.name.endswith(OTHER_MARKS)):
            return self._combinations(line, one, count)
        begin = line.text.rfind("。", 0, one.start)
        beside = [other for other in found if other.start > begin]  # in the same sentence: 两个方面、六项任务
        if count is None or count == one.claimed or any(other.claimed == count for other in beside):
            return None
        # 从两个方面抓好六项任务：一是……二是 lists the other of the two.
        before = line.text[max(0, one.start - BEFORE, begin) : one.start]
        return None if count in announcements.counts(before) else Count(count)

    def _run(self, index: int, one: Announcement, *, last: bool) -> int | None:
        """Return how far the ordinals behind an announcement count; None without any."""
        rest = self._lines[index].text[one.after : one.after + REACH]
        if last:
            rest = "\n".join([rest, *(other.text for other in self._following(index))])[:REACH]
        head = _HEAD.match(rest)
        close = head.end() + 2 if head else 0
        found = enumerations.run(rest, 0, 60 if one.listed else close)
        if found is None:
            return None
        gap = rest[: found.start]
        if len(re.findall("[。!?]", gap)) > 2 or _OTHERS.search(gap) or any(announcements.find(gap)):
            return None
        if found.last == one.claimed:
            return one.claimed
        return found.length if found.start <= close or near(found.length, one.claimed) else None

    def _following(self, index: int) -> list[Line]:
        """Return the lines after a line that belong to the same section itself."""
        path = self._lines[index].passage.path
        found = []
        for line in self._lines[index + 1 : index + 1 + _SCOPE]:
            here = line.passage
            if here.kind == "heading" or line.cell is not None or len(here.path) != len(path):
                break
            found.append(line)
        return found

    def _bullets(self, index: int, one: Announcement) -> int | None:
        """Return how many lines that begin with a dash follow right behind."""
        if len(self._lines[index].text) > one.after + 1 or self._lines[index].text[one.after :] not in ("", ":", "。"):
            return None
        count = 0
        for line in self._following(index):
            if not _BULLET.match(line.text):
                break
            count += 1
        return count if count > 1 and near(count, one.claimed) else None

    def _places(self, index: int, one: Announcement) -> int | None:
        """Return how many places follow an N进 (六进……进机关、进企业、进社区); None without any."""
        if not one.name.endswith("进"):
            return None
        rest = self._lines[index].text[one.after : one.after + 200]
        rest = "\n".join([rest, *(other.text for other in self._following(index)[:1])])[:200]
        match = _PLACES.search(rest)
        if match is None or match.start() > 60 or any(announcements.find(rest[: match.start()])):
            return None
        if "等" in rest[match.end() - 1 : match.end() + 1]:
            return None
        count = len(re.findall("进", match[0]))
        return count if near(count, one.claimed) else None

    def _rows(self, index: int, one: Announcement) -> int | None:
        """Return how many the table right below lists (分四个阶段,具体安排如下表); None where it lists none."""
        noun = _NUMBERED.sub("", one.name)
        if len(noun) < 2 or not _TABLE_BELOW.search(self._lines[index].text, one.after):
            return None
        cells = [line for line in self._lines[index + 1 : index + 1 + _TABLE_LINES] if line.cell is not None]
        table = cells[0].cell.table if cells and cells[0].cell else None
        header = next((line.cell for line in cells if line.cell and _heads(line.text, noun)), None)
        if header is None or header.table != table or header.row > 1:
            return None
        column = {
            line.text
            for line in cells
            if line.cell
            and (line.cell.table, line.cell.column) == (table, header.column)
            and line.cell.row > header.row
            and line.text not in _SUMS
        }
        return len(column) if near(len(column), one.claimed) else None

    def _children(self, index: int, one: Announcement) -> int | None:
        """Return how many numbered sections stand below; None where they are not the announcement's list."""
        line = self._lines[index]
        path = line.passage.path
        if not path or not path[-1].children:
            return None
        titles = [self._context.view.titles[id(child)] for child in path[-1].children]
        if one.name.endswith("个一") and len(titles) > 1 and all("一" in title for title in titles):
            return len(titles) if near(len(titles), one.claimed) else None
        rest = "".join([line.text[one.after : one.after + 100], *(other.text for other in self._following(index))])
        if len(rest) > 80 or _TABLE.search(rest) or _OTHERS.search(rest) or any(announcements.find(rest)):
            return None
        ordinals = [_ordinal(child) for child in path[-1].children]
        if ordinals[0] != 1 or None in ordinals:
            return None
        if one.claimed in (len(ordinals), ordinals[-1], len(set(ordinals))):
            return one.claimed
        if sum(title.count(one.name[-2:]) for title in titles) == one.claimed:  # 建立通报制度、考核制度
            return one.claimed
        # Sections below that are no list of the announced things are seldom one short, or built alike.
        final = re.match(r"[\"]?[^,。;:]{0,10}(?:[。:]|$)", line.text[one.after :]) or line.passage.kind == "text"
        alike = len(titles) > 2 and len({title[-1:] for title in titles}) == 1
        slip = (abs(len(ordinals) - one.claimed) == 1 and final) or alike
        return len(ordinals) if slip and near(len(ordinals), one.claimed) else None

    def _combinations(self, line: Line, one: Announcement, count: int | None) -> Count | None:
        """Compare with the combinations that the element of that name recognises behind this announcement."""
        element = self._context.element("six-combinations")
        found = element.fields.get("found")
        if count == one.claimed or not element.evidence or element.evidence[0] != line.span(one.start, one.end):
            return None
        if not isinstance(found, int) or found < 2 or element.fields.get("claimed") != one.claimed:
            return None
        if found < one.claimed:
            # What is listed otherwise than as 与……相结合 is listed all the same.
            listed = sentence(line.text, one.after + 1)
            return None if listed.count(";") + 1 == one.claimed else Count(found)
        return Count(found) if count == found > one.claimed else None


def _heads(text: str, noun: str) -> bool:
    """Whether a cell heads the column of the things that are announced: 阶段, 小区名称."""
    return text.removesuffix("名称") == noun


def _ordinal(section: Section) -> int | None:
    if section.ordinal is not None:
        return section.ordinal
    match = _DIGITS.search(fold(section.label).text)
    return numerals.parse(match[0]) if match else None


KIND: Final = Kind(
    name="count-mismatch",
    doc="An announced number (六个结合, 以下四项措施, “五落实”) and the list that follows it disagree.",
    options={
        "sets": Option(
            "entries",
            "sets whose items are known, so that the missing one can be named",
            (),
            keys={
                "name": Option("text", "what the set is called, e.g. 五个认同"),
                "items": Option(
                    "texts", "a word or words that tell each item, e.g. 中华文化; several ways are joined by |"
                ),
            },
        ),
    },
    reasons={
        "fewer": "fewer are listed than announced; {claimed}, {found}",
        "more": "more are listed than announced; {claimed}, {found}",
        "missing-item": "a known item of a known set is not listed; {claimed}, {found}, {missing}",
    },
    judge=_judge,
)
