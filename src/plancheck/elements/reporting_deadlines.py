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
from functools import cached_property
from itertools import islice
from typing import Any, Final

from plancheck.chinese.times import Time, find
from plancheck.elements import reporting_parties as parties
from plancheck.elements.reporting_links import Clauses, limits
from plancheck.elements.reporting_units import Unit, rows, units
from plancheck.elements.reporting_verbs import Verb, may_report, verbs
from plancheck.elements.view import View
from plancheck.plan import Span
from plancheck.report import Element

_MOST_DUTIES: Final = 100
"""Duties read of one plan. The longest real plans hold some twenty; a file with more is no plan but an attack."""
_LONGEST_SENTENCE: Final = 2000
_LONGEST_PLAN: Final = 300_000
_MOST_VERBS: Final = 40


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
        if budget <= 0 or len(duties) >= _MOST_DUTIES:
            break
        for duty in reader.read(unit, budget):
            mark = (duty.span.block, *duty.key)
            if mark not in seen:
                seen.add(mark)
                duties.append(duty)
            if len(duties) >= _MOST_DUTIES:
                break
        budget -= len(unit.text)
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
                if mark not in seen and limits(time):
                    seen.add(mark)
                    item = _item(time_cell, time, time.start, time.end)
                    item["what"] = what
                    yield _Duty(time_cell.span(0, len(time_cell.text)), item, "", mark[1:])


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
_LONGEST_QUESTION: Final = 16
_ASKS: Final = re.compile("怎么|怎样|如何|咋")  # 每天怎么报: a heading that the text below answers
_SCORING: Final = re.compile(r"[得扣加减计][0-9一二三四五](?:\.[0-9])?分|[0-9]分(?:[,。;/]|$)")


class _Reader:
    """Reads units of text for duties."""

    def __init__(self, year: int | None, today: date | None) -> None:
        self.year = year
        self.today = today

    def read(self, unit: Unit, most: int) -> Iterator[_Duty]:
        """Yield the duties of a unit's first `most` characters, sentence by sentence."""
        if not unit.reporting and not may_report(unit.text):
            return
        blanked = unit.text[:most]
        if "《" in blanked:
            blanked = _TITLES.sub(lambda match: "《" + "□" * (len(match.group()) - 2) + "》", blanked)
        for match in _SENTENCE.finditer(blanked):
            text = match.group()
            if not unit.reporting and not may_report(text):
                continue
            if (unit.aside and _SCORING.search(text)) or (len(text) <= _LONGEST_QUESTION and _ASKS.search(text)):
                continue
            yield from _Sentence(text, match.start(), unit, self).duties()


class _Sentence:
    """The duties of one sentence."""

    def __init__(self, text: str, offset: int, unit: Unit, reader: _Reader) -> None:
        self.text = text
        self.offset = offset
        self.unit = unit
        self.verbs = list(islice(verbs(text), _MOST_VERBS))
        self.times = find(text, reader.year, reader.today) if self.verbs or unit.reporting else []
        self.used: set[int] = set()

    @cached_property
    def clauses(self) -> Clauses:
        """The sentence in clauses."""
        return Clauses(self.text, self.verbs, self.times)

    def duties(self) -> Iterator[_Duty]:
        """Yield the duties: determinate ones, then those without a time."""
        open_verbs = []
        for index, verb in enumerate(self.verbs):
            governing = self.clauses.governing(index)
            for time in governing:
                if time.start not in self.used:
                    self.used.add(time.start)
                    yield self._duty(verb, time)
            if not governing:
                open_verbs.append(verb)
        if self.unit.reporting and not self.verbs:
            yield from self._under_heading()
        if not self.used and "报" in self.text and (match := _PERIODIC.search(self.text)):
            yield self._periodic(match)
        elif open_verbs and not self.used:
            yield from self._vague(open_verbs)

    def _under_heading(self) -> Iterator[_Duty]:
        """Read the times below a heading or a lead-in that is itself about reporting (材料上报时限)."""
        for time in self.times:
            told = limits(time) or (self.unit.listed and time.kind in ("date", "month", "range"))
            if told and time.start not in self.used and not self.clauses.of_a_task():
                self.used.add(time.start)
                yield self._duty(None, time)

    def _duty(self, verb: Verb | None, time: Time) -> _Duty:
        start, end = self.clauses.stretch(time.start, time.end, verb)
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
            if verb.needs_time:
                continue
            near = self.clauses.haste(verb)
            start, stop = self.clauses.stretch(*(near or (verb.start, verb.end)), verb)
            first, last = near or (0, 0)
            item = _item(self.unit, None, self.offset + first, self.offset + last)
            self._parties(item, verb, None)
            key = (self.offset + verb.start, self.offset + verb.end)
            yield _Duty(self._span(start, stop), item, "vague-time" if near else "no-time", key)

    def _span(self, start: int, end: int) -> Span:
        return self.unit.span(self.offset + start, self.offset + end)
