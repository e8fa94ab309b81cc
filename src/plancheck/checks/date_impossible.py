"""Kind "date-impossible": a date that does not exist, a period that ends before it begins, a deadline already past.

Dates of the lunar calendar, periods over the turn of the year (11月至次年2月) and dates of things past are left alone.
"""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind
from plancheck.chinese import numerals
from plancheck.elements.view import Line
from plancheck.plan import Span
from plancheck.rule import Rule

_N: Final = r"[0-9]{1,2}(?![0-9])|[一二三四五六七八九十廿卅]{1,4}"
_YEAR: Final = r"(?:19|20)[0-9]{2}|[一二][〇零○oO一二三四五六七八九]{3}"
_DAY: Final = re.compile(
    rf"(?<![0-9.第])(?:(?P<year>{_YEAR})年)?(?P<month>{_N})月(?P<day>{_N})(?:[日号]|(?=[至到~前)-]))"
)
_MONTH: Final = re.compile(
    r"(?<![0-9.第个])(?P<month>1[3-9]|[2-9][0-9]|00?)月(?=份|底|初|末|[上中下]旬|[0-9]{1,2}[日号])"
)
_NUMERIC: Final = re.compile(
    r"(?<![0-9./-])(?P<year>20[0-9]{2})(?P<mark>[./-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9./-])"
)
_RANGE: Final = re.compile(
    rf"(?<![0-9.第])(?:(?P<year1>{_YEAR})年)?(?P<month1>{_N})月份?(?:(?P<day1>{_N})[日号])?起?(?:至|到|~|--?)"
    rf"(?P<later>次年|翌年|第二年|下一?年|来年|明年)?(?:(?P<year2>{_YEAR})年)?(?:(?P<month2>{_N})月份?)?(?:(?P<day2>{_N})[日号])?"
)
_JOINS: Final = re.compile("[月日号起份][至到~-]")
# What a line holds that tells a date that cannot be, or a period: numbers that are no month or day of every month.
_DOUBTFUL: Final = (
    re.compile(
        r"月(?:(?<=0月)(?<!10月)|(?<=1[3-9]月)|(?<=[2-9][0-9]月)|(?<=[一二三四五六七八九十廿卅]月)"
        r"|(?=29|[3-9][0-9]|0|[一二三四五六七八九十廿卅])|份?(?:[0-9]{1,2}[日号])?起?[至到~-])"
    ),
    re.compile(r"20[0-9]{2}[./-][0-9]"),
)
_OTHER_CALENDAR: Final = re.compile(r"农历|旧历|阴历|夏历|藏历|傣历|彝历|苗历|回历|伊历|水历")
_NEXT_YEAR: Final = re.compile(r"次年|翌年|第二年|下一?年|来年|明年|下一?年度")
_EVERY: Final = re.compile(r"每年|历年|逐年|每月|每季")
# Deadlines: a bound, and something that is to be done by then.
_DEADLINE: Final = re.compile(
    rf"(?<![0-9.])(?:(?P<year>{_YEAR})年)?(?P<month>{_N})月(?:(?P<day>{_N})[日号]|(?P<end>底|末))(?:\([^)]{{1,6}}\))?[^,。;:!?()前]{{0,6}}?(?:之前|以前|前)(?![后期往述])"
)
_TO_DO: Final = re.compile(
    r"(?:完成|报送?|上报|提交|申报|建成|实现|达到|到位|落实|制定|启动|召开|办结|验收|整改|交|送|反馈|发放|结束|形成|出台|全部|[签建修办装改种收清运栽]完)(?![的了])"
)
_PAST: Final = re.compile(
    r"已|曾|此前|截至|截止|以来|上年|上一年|去年|往年|原定|原计划|历史|出生|登记|注册|参加工作|入职|取得|批准|建成的|竣工的|认定的"
)
_BOUND: Final = re.compile(r"[前底末内]|截止|不晚于|不迟于")
_LAST_YEAR: Final = re.compile(r"上一?年度?|去年|次年|明年|来年|翌年|下一?年度?|每年|历年")
_NEAR: Final = timedelta(days=75)
"""A yearless deadline farther back than this is next year's."""
_STOP: Final = re.compile(r"[。;!?]")
_LONG: Final = 300
"""Characters of a sentence to either side that are looked at."""


class _Found(NamedTuple):
    """Something wrong: the words, and why."""

    start: int
    end: int
    reason: str
    values: Mapping[str, object]


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    reader = _Reader(context)
    hits: dict[Span, tuple[str, Mapping[str, object]]] = {}
    for line in (line for pattern in _DOUBTFUL for line in context.view.lines_with(pattern)):
        for found in reader.dates(line.text):
            hits.setdefault(line.span(found.start, found.end), (found.reason, found.values))
    taken = {(span.block, place) for span in hits for place in range(span.start, span.end)}
    for span, reason, due in reader.deadlines():
        places = {(span.block, place) for place in range(span.start, span.end)}
        if taken.isdisjoint(places):
            taken |= places
            hits[span] = reason, due
    for rule in rules:
        for span, (reason, values) in sorted(hits.items()):
            yield Hit(rule, reason, (span,), values)


class _Reader:
    """Reads a plan for dates that cannot be."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._year = context.plan.year
        self._today = _today(context.plan.date)

    # Dates and periods.

    def dates(self, text: str) -> Iterator[_Found]:
        """Yield the dates of a line that do not exist, and the periods that end before they begin."""
        if "月" not in text and "20" not in text:
            return
        told: int | None = None
        taken: set[int] = set()
        for match in _DAY.finditer(text):
            told = _number(match["year"]) or told
            month, day = _number(match["month"]), _number(match["day"])
            before = text[max(0, match.start() - 12) : match.start()]
            if month is None or day is None or _OTHER_CALENDAR.search(before):
                continue
            later = _NEXT_YEAR.search(before[-4:]) is not None
            year = None if later and not match["year"] else told or self._year
            if reason := _impossible(year, month, day):
                start = match.start() if match["year"] and reason == "no-leap-year" else match.start("month")
                values = {"month": month, "day": day, "year": year, "last": _last_day(year, month)}
                taken.update(range(start, match.end()))
                yield _Found(start, match.end(), reason, values)
        for match in _MONTH.finditer(text):
            if match.start() not in taken:
                yield _Found(match.start(), match.end(), "no-month", {"month": int(match["month"])})
        for match in _NUMERIC.finditer(text) if "20" in text else ():
            year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
            if 1 <= month <= 12 and day <= 39 and (reason := _impossible(year, month, day)):
                values = {"month": month, "day": day, "year": year, "last": _last_day(year, month)}
                yield _Found(match.start(), match.end(), reason, values)
        for match in _RANGE.finditer(text) if _JOINS.search(text) else ():
            if not taken.isdisjoint(range(*match.span())) or not self._reversed(match):
                continue
            if not _EVERY.search(text, max(0, match.start() - 4), match.start()):
                yield _Found(match.start(), match.end(), "reversed", {})

    @staticmethod
    def _reversed(match: re.Match[str]) -> bool:
        """Whether a period ends before it begins, and does not merely run over the turn of the year."""
        if (
            match["later"]
            or not (match["month2"] or match["day2"])
            or (match["month2"] is None and match["day1"] is None)
        ):
            return False
        month1, day1 = _number(match["month1"]), _number(match["day1"])
        month2, day2 = _number(match["month2"]) or _number(match["month1"]), _number(match["day2"])
        if not (month1 and month2) or max(month1, month2) > 12:
            return False
        year1, year2 = _number(match["year1"]), _number(match["year2"])
        days = (day1, day2) if day1 and day2 else (0, 0)
        if year1 and year2:
            return (year2, month2, days[1]) < (year1, month1, days[0])
        if year2:
            return False
        if month1 == month2:
            return days[1] < days[0]
        # 9月1日至8月31日 is a whole year, 9月至6月 a school year, 11月至3月 a winter; 10月至8月 is none of them.
        whole_year = month1 - month2 == 1 and (not day1 or (day1 == 1 and days[1] >= 28))
        return 1 <= month1 - month2 <= 2 and month1 not in (8, 9) and not whole_year

    # Deadlines.

    def deadlines(self) -> Iterator[tuple[Span, str, Mapping[str, object]]]:
        """Yield the deadlines that lie before the plan's own date."""
        today = self._today
        if today is None:
            return
        for line in self._context.view.lines:
            if line.passage.part != "front" and "前" in line.text:
                yield from self._dated(line, today)
        yield from self._reports(today)

    def _dated(self, line: Line, today: date) -> Iterator[tuple[Span, str, Mapping[str, object]]]:
        for match in _DEADLINE.finditer(line.text):
            due = _day(_number(match["year"]) or self._year, _number(match["month"]), _number(match["day"]))
            if due is None or due >= today:
                continue
            floor = max(0, match.start() - _LONG)
            begin = max(floor, *(line.text.rfind(stop, floor, match.start()) + 1 for stop in "。;!?"))
            end = _STOP.search(line.text, match.end(), match.end() + _LONG)
            sentence = line.text[begin : end.start() if end else match.end() + _LONG]
            if _PAST.search(sentence) or not _TO_DO.search(line.text[match.end() : begin + len(sentence)][:40]):
                continue
            if match["year"] or (match["day"] and self._of_this_year(sentence, due, today)):
                span = line.span(match.start(), match.end())
                yield span, "past", {"due": due.isoformat(), "date": today.isoformat()}

    def _of_this_year(self, sentence: str, due: date, today: date) -> bool:
        """Whether a deadline told without a year is of the plan's year, not of the next."""
        if _LAST_YEAR.search(sentence) or _OTHER_CALENDAR.search(sentence):
            return False
        return self._year == today.year and today - due <= _NEAR

    def _reports(self, today: date) -> Iterator[tuple[Span, str, Mapping[str, object]]]:
        """Yield the reports that are due before the plan's date; a time without a year takes the plan's."""
        plan = self._context.plan
        element = self._context.element("reporting-deadlines")
        items = element.fields.get("items")
        for item in items if isinstance(items, list) else ():
            words, due = item.get("text"), _today(item.get("due"))
            if not words or due is None or due >= today or not _BOUND.search(words):
                continue
            if not re.search(r"(?:19|20)[0-9]{2}年", words) and (plan.year != today.year or today - due > _NEAR):
                continue
            for span in element.evidence:
                text = plan.text(span)
                at = text.find(words)
                if at >= 0 and not _LAST_YEAR.search(text) and not _PAST.search(text[:at]) and "了" not in text[at:]:
                    place = Span(span.block, span.start + at, span.start + at + len(words))
                    yield place, "past", {"due": due.isoformat(), "date": today.isoformat()}
                    break


def _number(text: str | None) -> int | None:
    return numerals.parse(text.replace("○", "〇").replace("o", "〇").replace("O", "〇")) if text else None


def _today(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    """Return a day; a month's last where none is told."""
    if not year or not month or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, last if day is None else min(day, last))


def _last_day(year: int | None, month: int) -> int:
    """Return the last day of a month; 29 for a February of an unknown year."""
    return calendar.monthrange(year or 2024, month)[1] if 1 <= month <= 12 else 0


def _impossible(year: int | None, month: int, day: int) -> str:
    """Return why a date does not exist, "" where it may."""
    if not 1 <= month <= 12:
        return "no-month"
    if 1 <= day <= _last_day(year, month):
        return ""
    return "no-leap-year" if (month, day) == (2, 29) else "no-day"


KIND: Final = Kind(
    name="date-impossible",
    doc="A date that does not exist, a period that ends before it begins, or a deadline before the plan's own date.",
    options={},
    reasons={
        "no-day": "the month has no such day; {month}, {day}, {last} is its last day",
        "no-month": "there is no such month; {month}",
        "no-leap-year": "29 February in a year without one; {year}",
        "reversed": "a period ends before it begins",
        "past": "a deadline lies before the plan's own date; {due}, {date}",
    },
    judge=_judge,
)
