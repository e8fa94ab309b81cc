"""Reading the time expressions of one sentence, left to right."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from plancheck.chinese.times import dates, offsets, patterns
from plancheck.chinese.times.model import Context, Time

_LIMIT: Final = 200
"""Times read of one sentence; more is no sentence a person wrote."""

_Reader = Callable[[re.Match[str], Context], Time | None]


def find(text: str, year: int | None = None, today: dt.date | None = None) -> list[Time]:
    """Return the determinate times in `text`, one sentence, in order.

    `year` is the plan's year, which yearless dates take; `today` the plan's date, which 本月 and 下周 count from.
    Times that open a period (3月1日起, 2020年以来) are left out: nothing is due by them.
    """
    context = Context(text, year, year, today)
    found: list[Time] = []
    position = 0
    while len(found) < _LIMIT and (start := _STARTS.search(text, position)):
        if start.start() > context.floor and _INSIDE_NUMBER.match(text, start.start() - 1):
            position = start.end()
            continue
        best: Time | None = None
        end = 0
        for pattern, reader in _BY_FIRST.get(start.group(), ()):
            match = pattern.match(text, start.start())
            if match and match.end() > max(end, start.start()) and (time := reader(match, context)):
                best, end = time, match.end()
        if best is None:
            position = start.end()
            continue
        position = context.floor = best.end
        _remember(best, context)
        if not (best.kind in ("date", "month") and _OPENS.match(text, best.end)):
            found.extend(time for time in (context.first, best) if time)
        context.first = None
    return _lists(found, text)


def find_vague(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of the words that ask for speed or order without a determinate time (及时, 活动结束后)."""
    for match in (patterns.VAGUE if "后" in text else patterns.HASTE).finditer(text):
        lead = _LEAD.match(match.group())
        yield match.start() + (lead.end() if lead and lead.end() < len(match.group()) else 0), match.end()


_LEAD: Final = re.compile(r"(?:并且?|且|要|应当?|须|请|将|待|在(?!规)|于|各单位|各村|各校)+")
_INSIDE_NUMBER: Final = re.compile(r"[0-9]{2}|[〇零○一二三四五六七八九十廿卅]{2}")
_OPENS: Final = re.compile(r"开?始?起(?!草)|以来|开始|(?:之|以)?后(?!勤)|过后")
_JOIN: Final = re.compile(r"(?:[、和及与或]|以及)(?:于|在)?")
_DEADLINE_BEFORE: Final = re.compile(
    r"(?:截[至止]|截止时间为?|不?[得能应]?[迟晚]于|最[迟晚](?:于|在)?|之前|截止(?:日期|时间)?[为:]?)$"
)


def _remember(time: Time, context: Context) -> None:
    if time.recurrence:
        if time.recurrence.startswith("FREQ=YEARLY") and "每年" in context.text[time.start : time.end]:
            context.every = "year"
        elif time.recurrence.startswith("FREQ=MONTHLY") and "INTERVAL" not in time.recurrence:
            context.every = "month"
        elif context.text.startswith("(", time.end):  # 每半年(6月20日、12月20日前)
            context.every = "year"
        elif time.kind == "period":
            context.every = context.every if context.every == "year" else ""


def _lists(times: list[Time], text: str) -> list[Time]:
    """Share what is said once of a list: the limit word at its end, and one rule for several months of a year."""
    for index in range(len(times) - 1, -1, -1):
        time = times[index]
        if _DEADLINE_BEFORE.search(text, max(0, time.start - 8), time.start):
            times[index] = time = replace(time, bounded=True)
        if index + 1 < len(times):
            after = times[index + 1]
            if after.bounded and not time.bounded and _JOIN.fullmatch(text, time.end, after.start):
                times[index] = replace(time, bounded=True)
    merged: list[Time] = []
    for time in times:
        if merged and (rule := _one_rule(merged[-1], time, text)):
            last = merged.pop()
            merged.append(replace(last, end=time.end, recurrence=rule, bounded=time.bounded or last.bounded))
        else:
            merged.append(time)
    return merged


_MONTHLY_DAY: Final = re.compile(r"FREQ=MONTHLY;BYMONTHDAY=([-0-9,]+)")
_YEARLY_DAY: Final = re.compile(r"FREQ=YEARLY;BYMONTH=([0-9,]+)(;BYMONTHDAY=[-0-9,]+)?")


def _one_rule(first: Time, second: Time, text: str) -> str | None:
    """Return the rule of 每年6月底和12月底前, where both times fall on the same day of their months."""
    if not (first.recurrence and second.recurrence and text[second.start] not in "每逐季"):
        return None
    if text[first.end - 1] in "前内":  # 每年6月底前和11月底前 are two times
        return None
    one, two = _MONTHLY_DAY.fullmatch(first.recurrence), _MONTHLY_DAY.fullmatch(second.recurrence)
    if one and two and _JOIN.fullmatch(text, first.end, second.start):  # 每月15日和月底前
        return f"{first.recurrence},{two[1]}"
    one, two = _YEARLY_DAY.fullmatch(first.recurrence), _YEARLY_DAY.fullmatch(second.recurrence)
    if not (one and two and one[2] == two[2] and _JOIN.fullmatch(text, first.end, second.start)):
        return None
    months = sorted({int(month) for month in f"{one[1]},{two[1]}".split(",")})
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}{one[2] or ''}"


_PATTERNS: Final[tuple[tuple[str, re.Pattern[str], _Reader], ...]] = (
    ("0123456789一二三四五六七八九十廿卅每历逐今本当同明次翌来第下", patterns.DATE, dates.date),
    ("012", patterns.NUMERIC, dates.numeric),
    ("1", patterns.NUMERIC, dates.numeric),
    ("每逐按次下本当月", patterns.MONTHLY, dates.monthly),
    ("0123456789一二三十廿卅", patterns.DAY_ONLY, dates.day_only),
    ("每各逐按次下季", patterns.QUARTERLY, dates.quarterly),
    ("12今本当同明次翌来第下一二三四34", patterns.NAMED_QUARTER, dates.named_quarter),
    ("每逐按", patterns.HALF_YEARLY, dates.half_yearly),
    ("每逐按本下次周隔", patterns.WEEKLY, dates.weekly),
    ("每逐按日", patterns.DAILY, dates.daily),
    ("每", patterns.EVERY_N, dates.every_n),
    ("每逢双单偶奇", patterns.ODD_EVEN, dates.odd_even),
    ("每逢", patterns.ROUND_DAYS, dates.round_days),
    ("每逐按", patterns.TEN_DAYS, dates.ten_days),
    ("每历逐12一二今本当同明次翌来第下年", patterns.YEARLY, dates.yearly),
    ("每历逐元五劳七八国教中春端清", patterns.FEAST, dates.feast),
    ("每本各学", patterns.SCHOOL_TERM, dates.school_term),
    ("0123456789一二三四五六七八九十两半", patterns.WITHIN, offsets.within),
    ("的第0123456789一二三四五六七八九十两半", patterns.AFTER_SPAN, offsets.after_span),
    ("的首第", patterns.FIRST_WORKDAY, offsets.after_span),
    ("提前", patterns.BEFORE_SPAN, offsets.before_span),
    ("结完发举开活接培会演检当次翌第下同", patterns.SAME_DAY, offsets.same_day),
)


def _table() -> dict[str, list[tuple[re.Pattern[str], _Reader]]]:
    table: dict[str, list[tuple[re.Pattern[str], _Reader]]] = {}
    for first, pattern, reader in _PATTERNS:
        for char in dict.fromkeys(first):
            if (pattern, reader) not in table.setdefault(char, []):
                table[char].append((pattern, reader))
    return table


_BY_FIRST: Final = _table()
_NUMERALS: Final = "0-9一二三四五六七八九十廿卅两半〇零○Oo"
# What a number is followed by in an expression of time; most numbers of a text are followed by something else.
_COUNTED: Final = f"[{_NUMERALS}]{{0,6}}[年月日号个工自天小分周星礼季节前之以假放长、和及与或./-]"
# Where a time can begin: one class of characters, since that is searched for fastest, then a look at what follows.
_STARTS: Final = re.compile(
    f"[{''.join(_BY_FIRST)}](?:(?<=[{_NUMERALS}])(?={_COUNTED})|(?<=第)(?=[{_NUMERALS}]{_COUNTED})|(?<=[后起]的)|"
    "(?<=[结完发举开活接培会演检])(?=.[当次翌第下同])|(?<=提)(?=前)|(?<=学)(?=期)|(?<=首)(?=个?工)|(?<=年)(?=[底末终内])|(?<=月)(?=[底末])|"
    "(?<=[元国教中春端清劳])(?=[旦庆师秋节午明动])|"
    f"(?<=[^的第{_NUMERALS}结完发举开活接培会演检提学首年月元国教中春端清劳]))"
)
