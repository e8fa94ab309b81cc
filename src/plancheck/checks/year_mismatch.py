"""Kind "year-mismatch": a year of another plan, left over or mistyped.

A plan speaks of other years with good reason: earlier events, laws, statistics, follow-up. Only words that tell the
plan's own year are compared with it: the plan by name, its purpose, the heading of its tasks, its goals, its periods,
its number and its date.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind
from plancheck.chinese import numerals
from plancheck.chinese.fold import fold
from plancheck.elements.view import Line
from plancheck.plan import Plan, Span
from plancheck.rule import Rule

_Y: Final = r"(?P<year>(?:19|20)[0-9]{2}|二[〇零○oO][〇零○一二三四五六七八九]{2})年"
_ANY: Final = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2}|二[〇零○oO][〇零○一二三四五六七八九]{2})(?=年|-|~|至|/|\)|、)"
)
_RANGE: Final = re.compile(
    r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})年?(?:-{1,2}|~|至|到|/)(?P<last>(?:19|20)?[0-9]{2})(?=年|\)|学年|,|$)"
)
_LASTING: Final = re.compile(
    r"(?P<count>[两二三四五六七八九十])年(?:行动|规划|计划|攻坚|提升|实施)|[“\"]?十[一二三四五六]五"
)
_OWN: Final = (
    r"(?:我|本|全)(?:省|州|市|县|区|旗|乡|镇|街道|村|社区|校|院|局|委|办|厅|站|所|中心|公司|集团|系统|单位|团|场|园)"
)
_PLAN: Final = r"(?:方案|计划|要点|安排|规划)"
# 制定我局2019年……方案
_SELF: Final = re.compile(
    rf"(?:^|[,。;:])(?:现|特|并|结合实际)?(?:研究|决定)?(?:制定|制订|拟定|拟订|编制|提出)(?:出|了)?(?:以下|下列|如下|本)?(?:{_OWN})?{_Y}[^,。;《》]{{0,40}}?{_PLAN}"
)
_DO: Final = re.compile(
    r"做好|做实|推进|开展|抓好|抓实|抓紧|搞好|办好|组织|完成|推动|实施|贯彻|落实|加强|深化|确保|保证|保障|加快|全面|深入|扎实"
)
# 现就2022年创建工作制定如下方案; 现就做好2022年……
_NOW: Final = re.compile(
    rf"(?:^|[,。;:])(?:现就|现对|现将|就)(?:{_DO.pattern})?(?:{_OWN})?{_Y}度?[^,。;《》]{{0,30}}(?:制定|提出|作出|明确|安排|通知|部署)(?:如下|以下)?"
)
# 成立县教育局2022年……领导小组
_GROUP: Final = re.compile(
    rf"(?:成立|组建|设立)[^,。;《》0-9]{{0,16}}{_Y}[^,。;《》]{{0,30}}(?:领导小组|专班|指挥部|委员会)"
)
# 确保2019年不发生事故
_AIM: Final = re.compile(rf"(?:确保|力争|争取|务必)(?:在|到|于)?{_Y}")
_QUOTED_TITLE: Final = re.compile(r"《(?P<title>[^《》]{4,80})》")
# 为做好2022年……工作
_PURPOSE: Final = re.compile(rf"(?:^|[,。;:])为(?P<how>[^,。;:0-9二]{{0,14}}){_Y}度?(?P<what>[^,。;]{{0,30}})")
_WORK: Final = re.compile(r"工作|活动|任务|建设|创建|整治|行动|宣传|普法|收购|防治|防汛|禁烧|培训|教育")
_NOT_OWN: Final = re.compile(
    r"考核|总结|评价|评估|决算|审计|表彰|评比|评选|验收|整改|反馈|问题|会议|精神|文件|部署|报告|讲话|规划|纲要|述职|评议|成果|经验|收尾|遗留|结转|延续|接续|续建|后续"
)
_BACK: Final = re.compile(
    r"回顾|总结|完成|成效|成绩|情况|进展|存在|问题|经验|以来|上年|历年|调查|数据|会议|文件|精神|表彰|普查|审计|巡视|反馈|结果|决算|遗留|结转|续建|整改|通报|考核|获评|荣获|地震|灾|事故|事件|案|始|起"
)
_TASKS: Final = re.compile(r"任务|工作|目标|计划|安排|要点|措施|活动|内容|重点|打算|思路|项目|行动|步骤")
_PRESENT: Final = re.compile(
    rf"(?:^|[,。;:]){_Y}(?:[0-9一二三四五六七八九十]{{1,3}}月)?是(?:[^。;]{{0,60}}?(?:之年|一年|[关攻起开收奠][^,。;]{{0,4}}年|年份|"
    r"[传动育策步产]月)|[^,。;]{0,10}第[0-9一二三四五六七八九十]{1,3}[个次])"
)
_GOAL: Final = re.compile(rf"(?:^|[,。;:力争确保])(?:到{_Y}(?:年?[底末])?|{_Y.replace('year', 'by')}(?:年?底前|内))")
# 通过2022年的专项整治，实现……
_MEANS: Final = re.compile(
    rf"(?:^|[,。;])(?:通过|经过){_Y}的?[^,。;:0-9]{{0,14}}(?:整治|行动|创建|努力|工作|活动)(?=,)"
)
_MONTH: Final = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}日|[上中下]旬|[初底])?"
# 2022年要, 2022年5月要; 拟在2022年
_AHEAD: Final = re.compile(rf"(?:^|[,。;]){_Y}(?:度|{_MONTH})?,?(?:{_OWN})?[^,。;:0-9]{{0,6}}(?:将|要|计划|拟)(?![求])")
_MEANT: Final = re.compile(rf"(?:[拟将]|计划|决定|定)[于在]{_Y}(?!以|之?前)")
_WHEN: Final = re.compile(rf"(?:时间(?:安排)?[为:是]|定于){_Y}[0-9一二三四五六七八九十]{{1,3}}月")
# 召开2011年……动员大会
_MEETING: Final = re.compile(rf"召开{_Y}[^,。;:]{{0,30}}?(?:动员|启动|部署|推进)(?:大会|会议?|仪式)")
# 防火期为2023年11月1日至2024年5月31日
_SEASON: Final = re.compile(
    rf"[期间][为:是](?:[自从])?{_Y}[0-9]{{1,2}}月[0-9]{{1,2}}日?起?(?:至|到|-|~)(?=20[0-9]{{2}}年)"
)
_REACH: Final = re.compile(r"力争|确保|实现|达到|建成|完成|基本|全面|全部|覆盖|不低于|不少于|创成|创建|通过|形成|打造")
_DONE: Final = re.compile(r"已|曾|截至|截止|以来|了|原|相比|比|较|累计|连续|去年|上年|往年|同期|历史|增长到|从")
_TIMES: Final = re.compile(r"时间|步骤|阶段|进度|日程")
_PARTS: Final = re.compile(r"安排|动员")  # of headings below which a line may begin with its time
_PERIOD: Final = re.compile(
    rf"{_Y}(?:(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月|[一二三四]季度|第[一二三四]季度|[上下]半年)"
)
_DEADLINE: Final = re.compile(
    rf"{_Y}(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月[^,。;:]{{0,6}}?前[^,。;]{{0,30}}(?:报送?|上报|提交|完成)(?![的了])"
)
# A yearly plan's report is due in its year, or in the first months of the next.
_REPORTED: Final = re.compile(
    rf"{_Y}(?P<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月[^,。;:]{{0,6}}?前[^,。;]{{0,30}}(?:报送?|上报|提交)(?![的了])"
)
_EARLY: Final = 3  # months
_TERM: Final = re.compile(r"(?<![0-9])(?P<year>20[0-9]{2})年?(?:-{1,2}|~|至|/)(?P<last>20[0-9]{2})学年")
_REVIEW: Final = re.compile(r"考核|总结|评比|表彰|决算|评价|评估|述职|评议|验收|审计|整改|学年|冬|跨年|报告|评选")
_SENTENCE: Final = 300
"""Characters of a sentence to either side that are looked at."""
_FOLD_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}|二[〇零○oO][〇零○一二三四五六七八九]{2}")


class _Years(NamedTuple):
    """The plan's own years."""

    first: int
    last: int
    titled: bool  # told by the title
    day: date | None  # the plan's date

    @classmethod
    def of(cls, plan: Plan) -> "_Years | None":
        """Return the years of a plan; None where it tells none."""
        title = fold(plan.title or "").text
        years = [year for match in _ANY.finditer(title) if (year := _number(match["year"]))]
        first = min(years) if years else plan.year
        if first is None:
            return None
        last = max(years) if years else first
        for match in _RANGE.finditer(title):
            last = max(
                last, int(match["last"]) if len(match["last"]) == 4 else first - first % 100 + int(match["last"])
            )
        if lasting := _LASTING.search(title):
            last = max(last, first + (_number(lasting["count"]) or 5) - 1)
        day = date.fromisoformat(plan.date) if plan.date else None
        if not years and day and day.month >= 10:
            last = max(last, day.year + 1)  # issued at the end of a year for the next
        return cls(first, last, bool(years), day)

    @property
    def earliest(self) -> int:
        """The first year the plan can mean by its own periods."""
        return min(self.first, self.day.year) if self.day else self.first

    def holds(self, year: int) -> bool:
        """Whether a year is one of the plan's."""
        return self.first <= year <= self.last


class _Found(NamedTuple):
    """A year that does not fit, in a line."""

    line: Line
    start: int
    end: int
    reason: str
    year: int


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    plan = context.plan
    years = _Years.of(plan)
    if years is None:
        return
    own = f"{years.first}—{years.last}" if years.last > years.first else str(years.first)
    hits: dict[Span, tuple[str, int]] = {}
    for found in _Reader(context, years).years():
        hits.setdefault(found.line.span(found.start, found.end), (found.reason, found.year))
    for span, reason, year in _of_papers(plan, years):
        hits.setdefault(span, (reason, year))
    for rule in rules:
        for span, (reason, year) in sorted(hits.items()):
            yield Hit(rule, reason, (span,), {"year": year, "own": own})


class _Reader:
    """Reads a plan's lines for words that tell its own year otherwise."""

    def __init__(self, context: Context, years: _Years) -> None:
        self._context = context
        self._years = years
        self._folded_title = fold(context.plan.title or "").text
        self._title = _bare(self._folded_title)

    def years(self) -> Iterator[_Found]:
        for line in self._context.view.lines_holding("年"):
            text = line.text
            if not _FOLD_YEAR.search(text):
                continue
            if line.passage.kind == "heading":
                yield from self._heading(line)
            elif line.passage.part == "front":
                yield from self._named(line)
            for match, year in _matches(_MEETING, text):
                if year < self._years.earliest and line.passage.part != "front" and self._alone(text, match):
                    yield _found(line, match, "plan", year)
            for pattern in (_SELF, _NOW, _GROUP):
                for match, year in _matches(pattern, text):
                    if not self._years.holds(year):
                        yield _found(line, match, "plan", year)
            for match, year in _matches(_AIM, text):
                if year < self._years.earliest and line.passage.part != "front":
                    yield _found(line, match, "goal", year)
            for match, year in _matches(_MEANS, text):
                reached = _REACH.search(_around(text, match))
                if year < self._years.earliest and line.passage.part == "body" and reached and self._alone(text, match):
                    yield _found(line, match, "goal", year)
            for match, year in _matches(_PURPOSE, text):
                own = _DO.search(match["how"]) and _WORK.search(match["what"])
                if year < self._years.earliest and own and not _NOT_OWN.search(match["how"] + match["what"]):
                    yield _found(line, match, "purpose", year)
            for pattern in (_PRESENT, _AHEAD, _MEANT, _WHEN):
                for match, year in _matches(pattern, text):
                    if year < self._years.earliest and self._alone(text, match):
                        yield _found(line, match, "present" if pattern is _PRESENT else "plan", year)
            yield from self._goals(line)
            yield from self._periods(line)
            yield from self._later(line)
            yield from self._seasons(line)
            yield from self._terms(line)

    def _heading(self, line: Line) -> Iterator[_Found]:
        """Read 二、2024年重点任务."""
        told = [(match, year) for match, year in _matches(_ANY, line.text)]
        if len(told) != 1 or _BACK.search(line.text):
            return
        match, year = told[0]
        path = line.passage.path
        label = fold(path[-1].label).text
        if not _TASKS.search(line.text) and (year > self._years.last or match.start() != len(label)):
            return
        siblings = path[-2].children if len(path) > 1 else self._context.plan.sections
        staged = sum(1 for section in siblings if _ANY.search(fold(section.title).text)) > 1
        if (year < self._years.earliest or year > self._years.last + 1) and not staged:
            yield _Found(line, match.start(), match.end() + 1, "heading", year)

    def _named(self, line: Line) -> Iterator[_Found]:
        """Read 现将《……2022年……方案》印发给你们, the plan's own title with another year."""
        for quoted in _QUOTED_TITLE.finditer(line.text):
            if not (self._title and _bare(quoted["title"]) == self._title and self._years.titled):
                continue
            for match, year in _matches(_ANY, quoted["title"]):
                if not self._years.holds(year):
                    at = quoted.start("title")
                    yield _Found(line, at + match.start(), at + match.end() + 1, "plan", year)

    def _goals(self, line: Line) -> Iterator[_Found]:
        """Read 到2022年底,……达到 in a plan for 2023."""
        if line.passage.part == "front":
            return
        for match in _GOAL.finditer(line.text):
            year = _number(match["year"] or match["by"]) or 0
            if year >= self._years.earliest:
                continue
            sentence = _around(line.text, match)
            if _REACH.search(sentence) and not _DONE.search(sentence):
                name = "year" if match["year"] else "by"
                yield _Found(line, match.start(name), match.end(name) + 1, "goal", year)

    def _periods(self, line: Line) -> Iterator[_Found]:
        """Read the times of the plan's stages, and its deadlines where the plan tells no date of its own."""
        years = self._years
        path = line.passage.path
        staged = any(_TIMES.search(section.title) for section in path[-2:]) or (
            any(_PARTS.search(section.title) for section in path[-2:]) and _PERIOD.match(line.text) is not None
        )
        told = [year for match in _ANY.finditer(line.text) if (year := _number(match["year"]))]
        if staged and line.passage.part == "body" and told and max(told) < years.earliest:
            match = _PERIOD.search(line.text)
            if match and not _DONE.search(line.text) and not _BACK.search(line.text):
                yield _found(line, match, "period", max(told))
        elif years.day is None:
            for match, year in _matches(_DEADLINE, line.text):
                if year < years.first and not _DONE.search(line.text, max(0, match.start() - 20), match.end()):
                    yield _found(line, match, "period", year)

    def _later(self, line: Line) -> Iterator[_Found]:
        """Read 于2020年11月15日前报送总结 in a plan for 2019."""
        years = self._years
        if not years.titled or years.first != years.last:
            return
        for match, year in _matches(_REPORTED, line.text):
            month = numerals.parse(match["month"]) or 0
            if year > years.last + 1 or (year == years.last + 1 and month > _EARLY):
                yield _found(line, match, "period", year)

    def _seasons(self, line: Line) -> Iterator[_Found]:
        """Read a period that runs from one year into the next, a year early in a plan for 2024年冬至2025年春."""
        years = self._years
        if years.titled and years.last == years.first + 1:
            for match, year in _matches(_SEASON, line.text):
                if year < years.first:
                    yield _found(line, match, "period", year)

    def _terms(self, line: Line) -> Iterator[_Found]:
        """Read 2022—2023学年 in a plan for 2023—2024学年."""
        title = _TERM.search(self._folded_title)
        if title is None or line.passage.part == "front":
            return
        for match, year in _matches(_TERM, line.text):
            if year < int(title["year"]) and not _BACK.search(_around(line.text, match).replace("期末", "")):
                yield _Found(line, match.start(), match.end(), "period", year)

    def _alone(self, text: str, match: re.Match[str]) -> bool:
        """Whether the sentence tells no year that is the plan's, and nothing that is done."""
        sentence = _around(text, match)
        return not _DONE.search(sentence) and not any(self._years.holds(year) for _, year in _matches(_ANY, sentence))


def _of_papers(plan: Plan, years: _Years) -> Iterator[tuple[Span, str, int]]:
    """Yield the number or the date where its year does not fit the other or the title."""
    day = years.day
    if day is None:
        return
    if plan.number and (match := _FOLD_YEAR.search(fold(plan.number).text)):
        year = _number(match[0])
        if year and year != day.year and not (day.month == 1 and year == day.year - 1):
            yield from ((span, "number", year) for span in _places(plan, plan.number))
    title = fold(plan.title or "").text
    if not years.titled or _REVIEW.search(title):
        return
    late = day.year > years.last and not (day.month == 1 and day.year == years.last + 1)
    early = day.year < years.first - 1 or (day.year == years.first - 1 and day.month < 7)
    if late or early:
        yield from ((span, "date", day.year) for span in _dates(plan, day))


def _places(plan: Plan, words: str) -> Iterator[Span]:
    """Yield where words stand in the first paragraphs."""
    wanted = fold(words).text
    for block, text in enumerate(block.text for block in plan.blocks[:60]):
        folded = fold(text)
        at = folded.text.find(wanted)
        if at >= 0:
            yield Span(block, *folded.original(at, at + len(wanted)))
            return


def _dates(plan: Plan, day: date) -> Iterator[Span]:
    """Yield where the plan's date stands."""
    for block in range(len(plan.blocks) - 1, -1, -1):
        text = plan.blocks[block].text
        if len(text) > 60 or "年" not in text:
            continue
        folded = fold(text)
        match = re.search(rf"{_Y}[^年]{{1,3}}月[^月]{{1,3}}日", folded.text)
        if match and _number(match["year"]) == day.year:
            yield Span(block, *folded.original(*match.span()))
            return


def _around(text: str, match: re.Match[str]) -> str:
    """Return the sentence a match stands in; of a very long one the part around it."""
    start, end = match.span()
    begin = max(text.rfind(stop, max(0, start - _SENTENCE), start) for stop in "。;")
    ends = [place for stop in "。;" if (place := text.find(stop, end, end + _SENTENCE)) >= 0]
    return text[max(begin + 1, start - _SENTENCE) : min(ends, default=end + _SENTENCE)]


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], int]]:
    for match in pattern.finditer(text):
        year = _number(match["year"])
        if year:
            yield match, year


def _found(line: Line, match: re.Match[str], reason: str, year: int) -> _Found:
    """Point at the year itself."""
    return _Found(line, match.start("year"), match.end("year") + 1, reason, year)


def _number(text: str) -> int | None:
    return numerals.parse(re.sub("[○oO]", "〇", text)) if text else None


def _bare(title: str) -> str:
    """Return a title without its years."""
    return _FOLD_YEAR.sub("", title)


KIND: Final = Kind(
    name="year-mismatch",
    doc="The year that title, number or date tell, and a year by which the text names the plan itself, disagree.",
    options={},
    reasons={
        "plan": "the plan is named with another year; {year}, {own}",
        "purpose": "what the plan is for is of an earlier year; {year}, {own}",
        "heading": "a heading of tasks tells another year; {year}, {own}",
        "present": "an earlier year is spoken of as the present one; {year}, {own}",
        "goal": "a goal is set for an earlier year; {year}, {own}",
        "period": "a stage or deadline lies in an earlier year; {year}, {own}",
        "number": "the number's year is not the date's; {year}, {own}",
        "date": "the date's year is not the title's; {year}, {own}",
    },
    judge=_judge,
)
