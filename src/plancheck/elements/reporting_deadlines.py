"""Element `reporting-deadlines` 报送时限: duties to report upward, and by when.

A duty is who → what → to whom → by when. Words that report come from `reporting_verbs`, times from
`plancheck.chinese.times`; here they are put together: which time of the sentence governs which verb. A task's, a
stage's or a meeting's time in the same sentence governs none.

- `met`: at least one duty with a determinate time (date, month, recurrence, bounded offset). Reason "".
- `partial`: a duty, but no determinate time. Reason "vague-time" (及时, 活动结束后) or "no-time"; missing field `due`.
- `missing`: no duty to report upward. Reason "".

Fields: `items`, one a time: text (as written), due, recurrence, trigger, who, to, what; None where not told. Duties
with a vague time are listed too, with due, recurrence and trigger None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final

from plancheck.chinese.times import Time, find, find_vague
from plancheck.elements import reporting_parties as parties
from plancheck.elements.reporting_units import Unit, rows, units
from plancheck.elements.reporting_verbs import Verb, verbs
from plancheck.elements.view import View
from plancheck.plan import Span
from plancheck.report import Element

_MOST_DUTIES: Final = 100
"""Duties read of one plan. The longest real plans hold some twenty; a file with more is no plan but an attack."""
_LONGEST_SENTENCE: Final = 2000
_LONGEST_PLAN: Final = 300_000
_MOST_VERBS: Final = 40
_FARTHEST: Final = 3
"""Clauses between a time and the verb it governs, at most."""


@dataclass(frozen=True, slots=True)
class _Duty:
    """One duty found: its words in the document and its item; `vague` is "" for a determinate time."""

    span: Span
    item: dict[str, Any]
    vague: str = ""
    key: tuple[int, int] = (0, 0)


def recognise(view: View) -> Element:
    """Judge the plan's duties to report."""
    duties: list[_Duty] = []
    budget = _LONGEST_PLAN
    seen: set[tuple[int, int, int]] = set()
    reader = _Reader(view.plan.year, _today(view.plan.date))
    for unit in units(view):
        budget -= len(unit.text)
        if budget < 0 or len(duties) >= _MOST_DUTIES:
            break
        for duty in reader.read(unit):
            mark = (duty.span.block, *duty.key)
            if mark not in seen:
                seen.add(mark)
                duties.append(duty)
            if len(duties) >= _MOST_DUTIES:
                break
    duties.extend(_of_tables(view, reader, seen))
    determinate = [duty for duty in duties if not duty.vague][:_MOST_DUTIES]
    vague = [duty for duty in duties if duty.vague][:_MOST_DUTIES]
    items = [duty.item for duty in [*determinate, *(duty for duty in vague if duty.item["text"])]]
    if determinate:
        return Element("met", "", _spans(determinate), {"items": items})
    if vague:
        vague.sort(key=lambda duty: duty.vague != "vague-time")
        return Element("partial", vague[0].vague, _spans(vague), {"items": items}, ("due",))
    return Element("missing", fields={"items": []})


def _today(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _spans(duties: list[_Duty]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(duty.span for duty in duties))


def _of_tables(view: View, reader: "_Reader", seen: set[tuple[int, int, int]]) -> Iterator[_Duty]:
    """Read rows that hold the time in one cell and the report in another."""
    for row in rows(view):
        for time_cell, what in row:
            for time in find(time_cell.text, reader.year, reader.today):
                mark = (time_cell.block, time.start, time.end)
                if mark not in seen and _limits(time):
                    seen.add(mark)
                    item = _item(time_cell, time, time.start, time.end)
                    item["what"] = what
                    yield _Duty(time_cell.span(0, len(time_cell.text)), item, "", mark[1:])


def _limits(time: Time) -> bool:
    return time.bounded or time.kind == "period"


def _item(unit: Unit, time: Time | None, start: int, end: int) -> dict[str, Any]:
    return {
        "text": unit.words(start, end) if end > start else None,
        "due": time and time.due,
        "recurrence": time and time.recurrence,
        "trigger": time and time.trigger,
        "who": None,
        "to": None,
        "what": None,
    }


_SENTENCE: Final = re.compile(rf"[^。;!?]{{1,{_LONGEST_SENTENCE}}}[。;!?]?")
_TITLES: Final = re.compile(r"《[^》]{1,80}》")
_PERIODIC: Final = re.compile(
    r"(?P<one>[一每][日天周月季年旬])(?:度|一)?报(?:告)?(?![送纸社表县州市局刊名道])|(?:实行|执行|坚持|落实|建立|严格)[^,。;]{0,8}?(?P<kind>[日周月季])(?:报告?|度?报告)"
    r"(?:和|、|制|,|。|;|$)|(?P<system>[日周月季])(?:度)?报告?(?:制度?|、?零报告)"
)
_PERIODS: Final = {
    "日": "FREQ=DAILY", "天": "FREQ=DAILY", "周": "FREQ=WEEKLY", "旬": "FREQ=MONTHLY;BYMONTHDAY=10,20,-1",
    "月": "FREQ=MONTHLY", "季": "FREQ=MONTHLY;INTERVAL=3", "年": "FREQ=YEARLY",
}  # fmt: skip
_SCORING: Final = re.compile(r"[得扣加减计][0-9一二三四五](?:\.[0-9])?分|[0-9]分(?:[,。;/]|$)")


class _Reader:
    """Reads units of text for duties."""

    def __init__(self, year: int | None, today: date | None) -> None:
        self.year = year
        self.today = today

    def read(self, unit: Unit) -> Iterator[_Duty]:
        """Yield the duties of a unit, sentence by sentence."""
        blanked = _TITLES.sub(lambda match: "《" + "□" * (len(match.group()) - 2) + "》", unit.text)
        for match in _SENTENCE.finditer(blanked):
            text = match.group()
            if unit.aside and _SCORING.search(text):
                continue
            yield from _Sentence(text, match.start(), unit, self).duties()


_CLAUSE: Final = re.compile(r"[^,]*(?:,|$)")

# What a time governs instead of a report.
_PAPER: Final = r"方案|细则|意见|办法|计划|总结|小结|情况|报告|材料|表|名单|台账|记录|照片|进展|进度|结果|制度"
_NOT_ITS_PAPER: Final = rf"(?![^,。;将把报]{{0,4}}(?:{_PAPER}))"
_EVENT_WORDS: Final = (
    r"召开|举[办行]|开展|启动|印发|下发|出台|公示|公布|开工|竣工|完工|建成|播放|播出|评选|表彰|命名|授牌|培训|学习|宣讲|宣传"
    r"|动员|部署|悬挂|张贴|演出|比赛|走访|慰问|成立|听取|组织"
)
_OWN_EVENT: Final = re.compile(rf"(?:{_EVENT_WORDS}){_NOT_ITS_PAPER}")
_TASK: Final = re.compile(
    rf"(?:{_EVENT_WORDS}|验收|检查|督[查导促]|抽查|考核|安装|拨付|发放|兑现|入户|选派|到位|配备|改造|建设|开学|搬迁|通报|反映|实施"
    rf"|推进|清理|整治|登记|接种|复查|达到|实现|栽|修[建缮]|下达|返还){_NOT_ITS_PAPER}"
)
_LOOSE: Final = re.compile(
    r"(?:的|份的|度|工作|活动|宣传|期间|全[县市州省]|民族|为|是|属|至(?!少)|印发|下发|出台|以上|来|开展|召开|举办|举行|组织|评选|表彰|听取|检查|督[查导]|制定的|实施的)"
)
_QUALIFIES: Final = re.compile(r"[^将把报,]{0,16}的(?!基础|同时|前提|要求|规定)[^,。;]")
_CONNECTS: Final = re.compile(
    r"(?:并|将|把|形成|及时|汇总|由|同时|后|再|一并|统一|报|上报|书面|以|向|按|逐级|连同|分别|经|最后)"
    r"|[^,]{0,12}?(?:情况|结果|总结|小结|报告|方案|计划|材料|名单|报表|台账|清单|表|资料|信息)"
)
_NAMES_TIME: Final = re.compile(r"(?:时间|时限|期限|截止|日期|频次|周期)")
_TIMES_A_PERIOD: Final = re.compile(
    r"[^,]{0,8}?(?:[一二三两1-9几]|不少于|不得少于|至少)[一二两三四五六七八九十0-9]{0,2}[次条篇份期个]"
)
_ENDS_WELL: Final = re.compile(
    r"[)、。;,!]*(?:各?(?:报送?)?[一二1-4]次|完成|完毕|到位|为止|截止|各一次|之?内|逾期.*)?[)。;,!]*$"
)
_CONTENT_BEFORE: Final = re.compile(
    r"(?:^|[^,]{0,24}?(?:总结|小结|情况|报告|方案|计划|材料|名单|报表|台账|清单|表|资料|信息|进度|时间|时限|期限|为|是|于|在|,|:|须|应|要|请|不[得应]?[迟晚]于|最迟|\())$"
)


class _Sentence:
    """One sentence: its clauses, its verbs and its times."""

    def __init__(self, text: str, offset: int, unit: Unit, reader: _Reader) -> None:
        self.text = text
        self.offset = offset
        self.unit = unit
        self.verbs = list(islice(verbs(text), _MOST_VERBS))
        self.times = find(text, reader.year, reader.today) if self.verbs or unit.reporting else []
        self.ends = [match.end() for match in _CLAUSE.finditer(text) if match.end() > match.start()]
        self.brackets = [match.span() for match in re.finditer(r"\([^()]{0,60}\)", text)]
        self.used: set[int] = set()
        self.vague = list(islice(find_vague(text), _MOST_VERBS)) if self.verbs else []

    def duties(self) -> Iterator[_Duty]:
        """Yield the duties: determinate ones, then those without a time."""
        open_verbs = []
        for index, verb in enumerate(self.verbs):
            governing = self._governing(index)
            for time in governing:
                if time.start not in self.used:
                    self.used.add(time.start)
                    yield self._duty(verb, time)
            if not governing:
                open_verbs.append(verb)
        if self.unit.reporting and not self.verbs:
            yield from self._under_heading()
        if not self.used and (match := _PERIODIC.search(self.text)):
            yield self._periodic(match)
        elif open_verbs and not self.used:
            yield from self._vague(open_verbs)

    # Clauses and brackets

    def _clause(self, position: int) -> int:
        for number, end in enumerate(self.ends):
            if position < end:
                return number
        return max(len(self.ends) - 1, 0)

    def _bounds(self, clause: int) -> tuple[int, int]:
        return (self.ends[clause - 1] if clause else 0), self.ends[clause]

    def _bracket(self, position: int) -> tuple[int, int] | None:
        return next((span for span in self.brackets if span[0] < position < span[1]), None)

    # Which times govern a verb

    def _governing(self, index: int) -> list[Time]:
        verb = self.verbs[index]
        clause = self._clause(verb.start)
        start, end = self._bounds(clause)
        own = [
            time for time in self.times if start <= time.start and time.end <= verb.start and self._before(time, verb)
        ]
        if own:
            return self._list(own[-1])
        following = self.verbs[index + 1].start if index + 1 < len(self.verbs) else len(self.text)
        after = [time for time in self.times if verb.end <= time.start and time.end <= min(end, following)]
        after = [time for time in after if self._after(time, verb, end)]
        if after:
            return [other for time in after for other in self._list(time)]
        return self._earlier(verb, clause) or self._later(verb, clause, following)

    def _list(self, time: Time) -> list[Time]:
        """Return the time and those listed with it (6月底、12月底前)."""
        index = self.times.index(time)
        first = last = index
        while first and _LISTED.fullmatch(self.text, self.times[first - 1].end, self.times[first].start):
            first -= 1
        while last + 1 < len(self.times) and _LISTED.fullmatch(
            self.text, self.times[last].end, self.times[last + 1].start
        ):
            last += 1
        return self.times[first : last + 1]

    def _before(self, time: Time, verb: Verb) -> bool:
        """Tell whether a time in the verb's own clause, before it, is the time of reporting."""
        if (bracket := self._bracket(time.start)) and bracket != self._bracket(verb.start):
            # 每半年(6月20日、12月20日前)报送: the brackets say which days those are.
            return any(other.end == bracket[0] and other.kind == "period" for other in self.times)
        start, _ = self._bounds(self._clause(verb.start))
        if self.text.startswith("到", time.start - 1, time.start):  # 到2025年底: a goal's time
            return False
        between = self.text[time.end : verb.start]
        if between.startswith(("为", "是", "属")):
            return False
        if _limits(time) and time.kind != "period":
            return not (_TASK.match(between) and _QUALIFIES.match(between))
        if time.kind == "period" and time.bounded:
            return True
        if time.kind == "range" and re.search(r"[将把]", self.text[start : time.start]):
            return False
        return not _LOOSE.match(between) and not re.search(r"[将把]", self.text[start : time.start])

    def _after(self, time: Time, verb: Verb, end: int) -> bool:
        """Tell whether a time in the verb's own clause, after it, is the time of reporting."""
        between, rest = self.text[verb.end : time.start], self.text[time.end : end]
        if _NAMES_TIME.search(between) and not _TASK.search(between):
            return _limits(time) or time.kind in ("date", "month", "range")
        if time.kind == "period" and not time.bounded:
            return bool(_TIMES_A_PERIOD.match(rest))
        if not _limits(time) or _TASK.search(between):
            return False
        return bool(_ENDS_WELL.match(rest))

    def _earlier(self, verb: Verb, clause: int) -> list[Time]:
        """Look for the time in the clauses before the verb's."""
        start, _ = self._bounds(clause)
        hurried = self._hurried(start, verb.start)
        for number in range(clause - 1, max(-1, clause - 1 - _FARTHEST), -1):
            begin, end = self._bounds(number)
            times = [time for time in self.times if begin <= time.start < end]
            if not times:
                continue
            time = times[-1]
            rest = self.text[time.end : end].rstrip(",")
            before = self.text[begin : time.start]
            if self._bracket(time.start) or re.search(r"(?:时间|为|是|从|自|到)$", before):
                return []
            if any(begin <= other.start < end and other.start > time.end for other in self.verbs):
                return self._list(time) if self.used else []
            if not rest:
                return [] if time.kind == "range" or _OWN_EVENT.search(before) else self._list(time)
            opens = self.text[start : start + 24]
            if hurried or not _limits(time) or _OWN_EVENT.search(rest) or rest.startswith("的"):
                return []
            return self._list(time) if _CONNECTS.match(opens) else []
        return []

    def _later(self, verb: Verb, clause: int, following: int) -> list[Time]:
        """Look for the times in the clauses after the verb's: 报送进展情况,半年总结6月20日前."""
        found: list[Time] = []
        named = bool(_NAMES_TIME.match(self.text, verb.end))
        for number in range(clause + 1, min(len(self.ends), clause + 1 + (12 if named else _FARTHEST))):
            begin, end = self._bounds(number)
            if end > following:
                break
            for time in self.times:
                if (
                    not (begin <= time.start and time.end <= end and _limits(time))
                    or self._clause(time.start) != number
                ):
                    continue
                before, rest = self.text[begin : time.start], self.text[time.end : end]
                good = _ENDS_WELL.match(rest) or (time.kind == "period" and _TIMES_A_PERIOD.match(rest))
                if good and _CONTENT_BEFORE.match(before) and not _TASK.search(before):
                    found.extend(self._list(time))
        return found

    def _hurried(self, start: int, end: int) -> bool:
        return any(start <= first < end for first, _ in self.vague)

    def _under_heading(self) -> Iterator[_Duty]:
        """Read the times below a heading or a lead-in that is itself about reporting (材料上报时限)."""
        for time in self.times:
            told = _limits(time) or (self.unit.listed and time.kind in ("date", "month", "range"))
            if told and time.start not in self.used and not _TASK.search(self.text):
                self.used.add(time.start)
                yield self._duty(None, time)

    # Duties

    def _duty(self, verb: Verb | None, time: Time) -> _Duty:
        start, end = self._stretch(time.start, time.end, verb)
        item = _item(self.unit, time, self.offset + time.start, self.offset + time.end)
        self._parties(item, verb, time)
        return _Duty(self._span(start, end), item, "", (self.offset + time.start, self.offset + time.end))

    def _parties(self, item: dict[str, Any], verb: Verb | None, time: Time | None) -> None:
        for name, (start, end) in parties.find(self.text, verb, time).items():
            item[name] = self.unit.words(self.offset + start, self.offset + end)

    def _periodic(self, match: re.Match[str]) -> _Duty:
        """Read 一周一报, 实行月报制度: the rhythm is in the word itself."""
        name = next(name for name in ("one", "kind", "system") if match[name])
        start = match.start(name)
        end = match.end() - (match.group()[-1] in ",。;、和制")
        time = Time(start, end, None, _PERIODS[match[name][-1]], None, "period")
        return self._duty(None, time)

    def _vague(self, open_verbs: list[Verb]) -> Iterator[_Duty]:
        if self.unit.aside:
            return
        for verb in open_verbs:
            begin, end = self._bounds(self._clause(verb.start))
            near = [span for span in self.vague if begin <= span[0] < end and span[0] < verb.start]
            near = near or [span for span in self.vague if span[1] <= begin and begin - span[1] <= 40]
            if verb.needs_time:
                continue
            start, stop = self._stretch(*(near[-1] if near else (verb.start, verb.end)), verb)
            first, last = near[-1] if near else (0, 0)
            item = _item(self.unit, None, self.offset + first, self.offset + last)
            self._parties(item, verb, None)
            key = (self.offset + verb.start, self.offset + verb.end)
            yield _Duty(self._span(start, stop), item, "vague-time" if near else "no-time", key)

    def _stretch(self, start: int, end: int, verb: Verb | None) -> tuple[int, int]:
        """Return the words that carry the duty: from the time to the end of the verb's clause, or the other way."""
        if verb is None:
            return self._bounds(self._clause(start))[0], end
        stop = max(end, self._bounds(self._clause(verb.start))[1]) if verb.start >= start else end
        return min(start, verb.start), stop - len(self.text[:stop]) + len(self.text[:stop].rstrip(",。;"))

    def _span(self, start: int, end: int) -> Span:
        return self.unit.span(self.offset + start, self.offset + end)


_LISTED: Final = re.compile(r"(?:[、和及与或]|以及|和每|分别)(?:于|在)?")
