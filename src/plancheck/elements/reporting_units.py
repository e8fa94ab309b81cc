"""The stretches of text that duties to report are looked for in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plancheck.chinese.fold import Folded, fold
from plancheck.chinese.times import find
from plancheck.elements.reporting_verbs import by_applicants, verbs
from plancheck.elements.view import Line, View, data_cell
from plancheck.plan import Section, Span


@dataclass(slots=True)  # made by the thousand, and twice as fast as a frozen one
class Unit:
    """A paragraph or heading, heading and run-in text joined, without its label.

    Attributes:
        block: the block it stands in.
        start: offset in the block's text.
        folded: its folded words.
        original: its words as written.
        reporting: it stands below a heading or a lead-in that is about reporting, so that a time alone is a duty.
        listed: below a lead-in that ends with a colon: an item of its list.
        aside: in an annex, a table of several columns or after the last section, where only duties with a time count.

    """

    block: int
    start: int
    folded: Folded
    original: str
    reporting: bool = False
    listed: bool = False
    aside: bool = False

    @property
    def text(self) -> str:
        """The folded words."""
        return self.folded.text

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the folded words stands."""
        first, last = self.folded.original(start, end)
        return Span(self.block, self.start + first, self.start + last)

    def words(self, start: int, end: int) -> str:
        """Return a stretch of the folded words as written."""
        first, last = self.folded.original(start, end)
        return self.original[first:last]


_ABOUT_REPORTING: Final = re.compile(
    r"报送|上报|呈报|申报|填报|报备|提交|递交|材料.{0,4}[报交]|信息.{0,4}报|报告(?:制度|时限|时间|要求|情况)|交送"
)
_LEADS: Final = re.compile(r"(?:如下|以下|下列)?[^。;]{0,40}:$")
_LONGEST_ITEM: Final = 80
_LONGEST_HEADING: Final = 24


def units(view: View) -> Iterator[Unit]:
    """Yield the plan's text in reading order, table cells included."""
    lead: tuple[Section, ...] | None = None
    semicolons = False  # the lead-in's items end with one, so that the first that ends with 。 is the last
    lines = view.lines
    cells = [line.cell for line in lines if line.cell]
    # A table of one column is layout: a box drawn around running text.
    grids = {cell.table for cell in cells if cell.column}
    about = _about_reporting(view)
    index = 0
    while index < len(lines):
        line = lines[index]
        view.clock.look()
        index += 1
        passage = line.passage
        block, start, end = passage.span
        if passage.kind == "heading":
            label = passage.path[-1].label
            if label and passage.text.startswith(label):
                start += len(label)
            if index < len(lines) and _runs_in(line, lines[index]):
                end = lines[index].passage.span.end
                index += 1
        whole = (start, end) == passage.span[1:]
        original = passage.text if whole else view.plan.blocks[block].text[start:end]
        if lead is not None and passage.path[: len(lead)] != lead:
            lead = None
        above = passage.path if passage.kind == "text" else passage.path[:-1]
        listed = lead is not None and len(original) <= _LONGEST_ITEM
        folded = line.folded if whole else fold(original)
        yield Unit(
            block,
            start,
            folded,
            original,
            reporting=listed
            or any(id(section) in about for section in above[-2:])
            or (passage.kind == "heading" and id(passage.path[-1]) in about),
            listed=listed,
            aside=passage.part in ("annex", "back") or (line.cell is not None and line.cell.table in grids),
        )
        if passage.kind == "text" or end > passage.span.end:
            if folded.text.endswith(":") and _announces(folded.text):
                lead, semicolons = passage.path, False
            elif not listed or (semicolons and folded.text.endswith("。")):
                lead = None
            else:
                semicolons = folded.text.endswith(";")


def _announces(text: str) -> bool:
    """Whether the last sentence of a text leads over to a list of reports (按时报送以下材料：)."""
    tail = re.split(r"[。;]", text)[-1]
    return _LEADS.search(tail) is not None and any(verbs(tail))


def _about_reporting(view: View) -> set[int]:
    """Return the sections (by id) whose headings announce reporting (材料上报时限, 信息报送)."""
    return {
        id(section)
        for top in view.plan.sections
        for section in top.walk()
        if len(section.title) <= _LONGEST_HEADING
        and "创建" not in section.title
        and _ABOUT_REPORTING.search(view.titles[id(section)])
        and not by_applicants(view.titles[id(section)])
    }


def _runs_in(heading: Line, text: Line) -> bool:
    one, two = heading.passage.span, text.passage.span
    return text.passage.kind == "text" and one.block == two.block and one.end <= two.start


# Tables: the time in one cell, the report in another

_TIME_HEAD: Final = re.compile(r"时间|时限|期限|截止|日期|频次|频率|周期")
_REPORT_HEAD: Final = re.compile(r"报送|上报|申报|提交|报备|填报|呈报|材料名称|报告名称|报给|^材料$")
_WORK: Final = re.compile(r"召开|动员|宣传|开展|启动|检查|验收|培训|组织|学习|督查|督导|实施|公示|评选|表彰")


def rows(view: View) -> Iterator[list[tuple[Unit, str | None]]]:
    """Yield, for each table row that tells of reporting, its cells that hold the time, with what is reported."""
    if not any(line.cell for line in view.lines):
        return
    tables: dict[int, dict[int, dict[int, list[Unit]]]] = {}
    reporting: dict[int, bool] = {}
    for unit in units(view):
        cell = data_cell(view.plan, unit.block)
        if cell:
            tables.setdefault(cell.table, {}).setdefault(cell.row, {}).setdefault(cell.column, []).append(unit)
            reporting[cell.table] = reporting.get(cell.table, False) or unit.reporting
    for number, table in tables.items():
        order = sorted(table)
        head = {column: "".join(unit.text for unit in cells) for column, cells in table[order[0]].items()}
        times = [column for column, text in head.items() if _TIME_HEAD.search(text) and len(text) <= 12]
        about = [column for column, text in head.items() if _REPORT_HEAD.search(text) and len(text) <= 12]
        if not times:
            continue
        for row in order[1:]:
            found = _row(table[row], times, about, under=reporting[number], tasks=any("完成" in head[i] for i in times))
            if found:
                yield found


def _row(
    cells: dict[int, list[Unit]], times: list[int], about: list[int], *, under: bool, tasks: bool
) -> list[tuple[Unit, str | None]]:
    others = {column: units_ for column, units_ in cells.items() if column not in times}
    told = [unit for units_ in others.values() for unit in units_ if _reports(unit, tasks=tasks)]
    named = [unit for column in about for unit in cells.get(column, ()) if column not in times and unit.text]
    if not (about or under or told):
        return []
    if not (about or under) and any(_WORK.search(unit.text) for unit in told):
        return []
    what = (named or told or [unit for units_ in others.values() for unit in units_ if not unit.text.isdigit()])[:1]
    name = what[0].original.strip() if what else None
    return [(unit, name) for column in times for unit in cells.get(column, ()) if find(unit.text)]


def _reports(unit: Unit, *, tasks: bool) -> bool:
    """Tell whether a cell reports; where times are of tasks (完成时限), only words that can mean nothing else count."""
    return any(not (tasks and verb.needs_time) for verb in verbs(unit.text))
