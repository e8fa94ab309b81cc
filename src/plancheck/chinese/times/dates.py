"""Readers of dates, months and recurrences: one a pattern, from its match to a `Time`."""

import datetime as dt
import re
from typing import Final

from plancheck.chinese import numerals
from plancheck.chinese.times import values
from plancheck.chinese.times.model import Context, Time


def _number(text: str) -> int | None:
    return numerals.parse(text)


def _numbers(text: str | None) -> tuple[int, ...] | None:
    """Return the numbers of a list (3、6、9、12月), None where one of them is none."""
    if not text:
        return ()
    numbers = [_number(part) for part in re.split(r"[月份日号、和及与或以]+", text) if part]
    return tuple(number for number in numbers if number is not None) if None not in numbers else None


def _year(words: str | None, context: Context) -> int | None:
    """Return the year that words name, the sentence's or the plan's year where they name none."""
    if not words:
        return context.year
    if words[0] in "次翌第下":
        return None if context.year is None else context.year + 1
    if words[0] in "明来":
        return None if context.plan_year is None else context.plan_year + 1
    number = numerals.parse(words.rstrip("度").removesuffix("年").replace("O", "0").replace("o", "0"))
    if number is None:
        return context.plan_year
    context.year = number if number > 99 else 2000 + number
    return context.year


def _day_of(words: str | None, days: str | None) -> tuple[int, ...] | None:
    if days:
        return _numbers(days)
    if words in values.PARTS:
        return (values.PARTS[words],)
    return ()


def date(match: re.Match[str], context: Context) -> Time | None:
    """Read 10月31日前, with its list of months and its range."""
    start, end = match.span()
    months = _numbers(match["months"])
    days = _day_of(match["part"], match["days"])
    if not months or days is None or not all(1 <= month <= 12 for month in months):
        return None
    if len(months) > 1 and context.text[start].isdigit() and sorted(months) != list(months):
        return None
    bounded = bool(match["bound"]) or match["part"] in values.PARTS
    ranged = bool(match["range"]) and bool(match["month2"] or match["day2"] or match["part2"])
    if ranged:
        month2 = _number(match["month2"]) if match["month2"] else months[-1]
        days2 = _day_of(match["part2"], match["day2"])
        if month2 is None or days2 is None or not 1 <= month2 <= 12:
            return None
        months, days = (month2,), days2
    context.month = months[-1]
    recurs = bool(match["every"]) or (context.every == "year" and not _absolute(match["year"]))
    if not days and match["bound"] and "前" in match["bound"] and not match["part"] and not ranged:
        # 10月前 ends with September.
        months, days = tuple((month - 2) % 12 + 1 for month in months), (values.LAST,)
    if recurs or len(months) > 2:
        return Time(start, end, None, values.yearly(months, days), None, "period", bounded)
    year = _year(match["year2"] if ranged and match["year2"] else match["year"], context)
    if len(months) == 2:
        middle = match.start("months") + context.text[match.start("months") : match.end("months")].index("月") + 1
        due = values.date(year, months[0], days[-1] if days else None)
        if middle < match.end("months"):
            context.first = Time(start, middle, due, None, None, "date" if days else "month", bounded)
            start = middle + 1
    due = values.date(year, months[-1], days[-1] if days else None)
    kind = "range" if ranged else "date" if days else "month"
    return Time(start, end, due, None, None, kind, bounded)


def _absolute(words: str | None) -> bool:
    return bool(words) and numerals.parse(str(words).rstrip("度").removesuffix("年")) is not None


def numeric(match: re.Match[str], context: Context) -> Time | None:
    """Read 2023.11.30前 and 11.30前."""
    year = int(match["year"]) if match["year"] else context.year
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    bounded = bool(match["bound"]) or match["month2"] is not None
    return Time(*match.span(), values.date(year, month, day), None, None, "date", bounded)


def monthly(match: re.Match[str], context: Context) -> Time | None:
    """Read 每月5日前, 次月3日前, and 月底前 of a month not told."""
    start, end = match.span()
    days = _day_of(match["part2"], match["day2"]) if match["range"] else _day_of(match["part"], match["days"])
    if match["after"]:
        days = _numbers(match["after"])
    if days is None:
        return None
    if match["also"]:
        days = (*days, values.LAST)
    bounded = bool(match["bound"] or match["after"]) or match["part"] in values.PARTS
    which = match["which"]
    recurs = which[0] in "每逐按" or (which[0] in "次月当" and context.every == "month") or which[0] == "次"
    told = bool(days or match["last"] or match["nth"] or match["bound"])
    if which[0] in "次下本当月" and not told:
        return None
    if which == "月" and not match["bound"]:
        return None
    if recurs:
        return Time(start, end, None, _monthly_rule(match, days), None, "period", bounded)
    due = None
    if context.today and days and which[0] in "本当下月":
        month = context.today.month + (which[0] == "下")
        due = values.date(context.today.year + (month > 12), (month - 1) % 12 + 1, days[-1])
    return Time(start, end, due, None, None, "date", bounded)


def _monthly_rule(match: re.Match[str], days: tuple[int, ...]) -> str | None:
    if match["last"] == "工作日":
        return "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    if match["last"]:
        day = match["last"][-1]
        return (
            values.monthly((values.LAST,))
            if len(match["last"]) == 1
            else f"FREQ=MONTHLY;BYDAY=-1{values.WEEKDAYS[day]}"
        )
    if match["nth"]:
        return f"FREQ=MONTHLY;BYDAY={_number(match['nth'])}{values.WEEKDAYS[match['nthday']]}"
    return values.monthly(days)


def day_only(match: re.Match[str], context: Context) -> Time | None:
    """Read 25日前: of the month told before it, of every month, or of a month not told."""
    day = _number(match["days"])
    if day is None or not 1 <= day <= 31:
        return None
    if context.every == "month":
        return Time(*match.span(), None, values.monthly((day,)), None, "period", bounded=True)
    due = values.date(context.year, context.month, day) if context.month else None
    return Time(*match.span(), due, None, None, "date", bounded=True)


def quarterly(match: re.Match[str], _context: Context) -> Time | None:
    """Read 每季度末25日前."""
    start, end = match.span()
    pos = match["pos"] or ""
    bounded = bool(match["bound"] or match["after"] or match["last"]) or pos in ("末", "底")
    if match["after"]:
        day = _number(match["after"])
        rule = values.yearly(values.QUARTER_STARTS, (day,)) if day else None
        return Time(start, end, None, rule, None, "period", bounded)
    day = _number(match["day"]) if match["day"] else values.PARTS.get(match["part"] or "")
    if match["which"][0] in "次下" and not pos:
        return None
    if (
        "次月" in pos
        or "下" in pos
        or "首" in pos
        or "初" in pos
        or pos[:2] in ("第一", "第1")
        or match["which"][0] in "次下"
    ):
        months = values.QUARTER_STARTS
    elif pos[:2] in ("第二", "第2"):
        months = values.QUARTER_MIDDLES
    elif pos or day:
        months = values.QUARTER_ENDS
        day = day or (values.LAST if pos in ("末", "底") or match["bound"] or match["last"] else None)
    else:
        return Time(start, end, None, values.monthly(interval=3), None, "period", bounded)
    return Time(start, end, None, values.yearly(months, (day,) if day else ()), None, "period", bounded)


def named_quarter(match: re.Match[str], context: Context) -> Time | None:
    """Read 第三季度末前."""
    quarter = _number(match["quarter"])
    if quarter is None or not (match["end"] or match["bound"] or match["year"]):
        return None
    month = 3 * quarter
    if context.every == "year":
        return Time(*match.span(), None, values.yearly((month,), (values.LAST,)), None, "period", bounded=True)
    due = values.date(_year(match["year"], context), month, values.LAST)
    return Time(*match.span(), due, None, None, "date", bool(match["end"] or match["bound"]))


def half_yearly(match: re.Match[str], _context: Context) -> Time | None:
    """Read 每半年."""
    if match["day"]:
        day = _number(match["day"])
        rule = values.yearly((6, 12), (day,)) if day else None
    elif match["after"]:
        day = _number(match["after"])
        rule = values.yearly((1, 7), (day,)) if day else None
    elif match["pos"]:
        rule = values.yearly((6, 12), (values.LAST,))
    else:
        rule = values.monthly(interval=6)
    return Time(*match.span(), None, rule, None, "period", bool(match["bound"] or match["pos"]))


def weekly(match: re.Match[str], context: Context) -> Time | None:
    """Read 每周五下班前 and 本周五前."""
    days = [values.WEEKDAYS[char] for char in match["days"] or "" if char in values.WEEKDAYS]
    bounded = bool(match["bound"])
    if match["which"][0] in "每逐按隔":
        interval = 2 if "隔" in match["which"] else 1
        return Time(*match.span(), None, values.weekly(tuple(days), interval), None, "period", bounded)
    if not days:
        return None
    due = None
    if context.today and match["which"][0] in "本下":
        ahead = list(values.WEEKDAYS.values()).index(days[-1]) - context.today.weekday()
        due = (context.today + dt.timedelta(days=ahead + 7 * (match["which"][0] == "下"))).isoformat()
    return Time(*match.span(), due, None, None, "date", bounded)


def daily(match: re.Match[str], _context: Context) -> Time | None:
    """Read 每日17时前."""
    weekdays = "工作日" in match.group()
    rule = values.weekly(("MO", "TU", "WE", "TH", "FR")) if weekdays else values.every("DAILY", 1)
    return Time(*match.span(), None, rule, None, "period", bool(match["bound"]))


def every_n(match: re.Match[str], _context: Context) -> Time | None:
    """Read 每两个月."""
    count = _number(match["count"])
    if not count:
        return None
    if match["skip"] and count == 1:  # 每隔一天 is every second day, but 每隔两小时 every two hours
        count = 2
    unit, factor = {
        "小时": ("HOURLY", 1), "工作日": ("DAILY", 1), "天": ("DAILY", 1), "日": ("DAILY", 1), "周": ("WEEKLY", 1),
        "星期": ("WEEKLY", 1), "月": ("MONTHLY", 1), "季度": ("MONTHLY", 3), "年": ("YEARLY", 1),
    }[match["unit"]]  # fmt: skip
    return Time(*match.span(), None, values.every(unit, count * factor), None, "period")


def odd_even(match: re.Match[str], _context: Context) -> Time | None:
    """Read 双月25日前."""
    days = _day_of(match["part"], match["days"])
    if days is None:
        return None
    months = tuple(range(2 if match["which"] in ("双", "偶数") else 1, 13, 2))
    if match["last"] or (days and max(days) > 28):
        days = (values.LAST,)
    return Time(*match.span(), None, values.yearly(months, days), None, "period", bool(match["bound"]))


def round_days(match: re.Match[str], _context: Context) -> Time | None:
    """Read 逢十 (10, 20, 30), 逢五逢十 and 每逢10日、20日."""
    if match["days"]:
        listed = _numbers(match["days"]) or ()
        if not listed or max(listed) > 31:
            return None
        return Time(*match.span(), None, values.monthly(listed), None, "period", bool(match["bound"]))
    ends = [_number(name) for name in (match["first"], match["second"]) if name]
    days = sorted({day for end in ends if end is not None for day in range(end % 10, 31, 10) if day})
    return Time(*match.span(), None, values.monthly(tuple(days)), None, "period")


def ten_days(match: re.Match[str], _context: Context) -> Time | None:
    """Read 每旬."""
    return Time(*match.span(), None, values.monthly((10, 20, values.LAST)), None, "period", bool(match["bound"]))


def yearly(match: re.Match[str], context: Context) -> Time | None:
    """Read 每年, 每年年底前, 年底前 and 年内."""
    start, end = match.span()
    if match["every"]:
        pos = match["pos"] or ""
        if pos == "上半年":
            rule = values.yearly((6,))
        elif pos == "下半年":
            rule = values.yearly((12,))
        elif pos or match["bound"]:
            rule = values.yearly((12,), (values.LAST,))
        else:
            rule = values.yearly()
        return Time(start, end, None, rule, None, "period", bool(match["bound"] or pos))
    if context.every == "year":
        rule = values.yearly((12,), (values.LAST,))
        return Time(start, end, None, rule, None, "period", bounded=True)
    due = values.date(_year(match["year"], context), 12, values.LAST)
    return Time(start, end, due, None, None, "date", bounded=True)


_FEASTS: Final = {
    "元旦": (12, 31), "五一": (4, 30), "劳动节": (4, 30), "七一": (6, 30), "八一": (7, 31), "国庆": (9, 30),
    "教师节": (9, 9),
}  # fmt: skip


def feast(match: re.Match[str], context: Context) -> Time | None:
    """Read 国庆节前: due the day before; feasts of the lunar calendar are determinate but not worked out."""
    name = match["name"]
    day = _FEASTS.get(name)
    if match["every"] or context.every == "year":
        rule = values.yearly((day[0],), (day[1],)) if day else values.yearly()
        return Time(*match.span(), None, rule, None, "period", bounded=True)
    due = values.date(context.year, *day) if day else None
    return Time(*match.span(), due, None, None if day else name, "date", bounded=True)


def school_term(match: re.Match[str], _context: Context) -> Time | None:
    """Read 每学期末: determinate for a school, without a date in the text."""
    return Time(*match.span(), None, None, re.sub(r"[前]$", "", match.group()), "offset", bounded=True)
