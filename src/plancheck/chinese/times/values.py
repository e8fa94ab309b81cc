"""Values of time expressions: ISO 8601 dates and RFC 5545 recurrence rules."""

from calendar import monthrange
from typing import Final

WEEKDAYS: Final = {
    "一": "MO",
    "二": "TU",
    "三": "WE",
    "四": "TH",
    "五": "FR",
    "六": "SA",
    "日": "SU",
    "天": "SU",
    "末": "SU",
}

QUARTER_ENDS: Final = (3, 6, 9, 12)
QUARTER_STARTS: Final = (1, 4, 7, 10)
QUARTER_MIDDLES: Final = (2, 5, 8, 11)
LAST: Final = -1
"""The last day of a month, as RFC 5545 counts days from the end."""

PARTS: Final = {"上旬": 10, "中旬": 20, "下旬": LAST, "底": LAST, "末": LAST, "月底": LAST, "月末": LAST}
"""The last day of a part of a month: a ten-day period ends on the 10th, the 20th, the month's last day."""


def date(year: int | None, month: int, day: int | None) -> str | None:
    """Return a date, or a month where `day` is None; None where the year is unknown or the date does not exist."""
    if year is None or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    last = monthrange(year, month)[1]
    if day == LAST:
        day = last
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= last else None


def exists(month: int, days: tuple[int, ...]) -> bool:
    """Tell whether all of these days can exist in the month in some year."""
    return 1 <= month <= 12 and all(day == LAST or 1 <= day <= monthrange(2024, month)[1] for day in days)


def yearly(months: tuple[int, ...] = (), days: tuple[int, ...] = ()) -> str | None:
    """Return the rule for some days of some months every year; None where no such day exists."""
    if months and days and not all(exists(month, days) for month in months):
        return None
    return _rule("YEARLY", BYMONTH=months, BYMONTHDAY=days)


def monthly(days: tuple[int, ...] = (), interval: int = 1) -> str | None:
    """Return the rule for some days of every month or every so many months; None where no such day exists."""
    if not all(day == LAST or 1 <= day <= 31 for day in days):
        return None
    return _rule("MONTHLY", interval, BYMONTHDAY=days)


def weekly(days: tuple[str, ...] = (), interval: int = 1) -> str:
    """Return the rule for some weekdays (MO, TU …) every week or every so many weeks."""
    return _rule("WEEKLY", interval, BYDAY=days)


def every(unit: str, interval: int) -> str:
    """Return the rule for every so many HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY units."""
    return _rule(unit, interval)


def _rule(unit: str, interval: int = 1, **parts: tuple[int, ...] | tuple[str, ...]) -> str:
    rule = f"FREQ={unit}"
    if interval != 1:
        rule += f";INTERVAL={interval}"
    for name, values in parts.items():
        if values:
            rule += f";{name}={','.join(map(str, values))}"
    return rule
