"""What a time expression means, and what earlier words of a sentence say about later ones."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Time:
    """A determinate time, as told.

    Attributes:
        start: offset of the expression in the text.
        end: offset, exclusive.
        due: ISO 8601 date, or YYYY-MM for a month; None where the time is none or cannot be worked out.
        recurrence: RFC 5545 RRULE value of a time that comes again; None otherwise.
        trigger: the event that an offset counts from, None where not told.
        kind: "date", "month", "period" (comes again), "offset" or "range".
        bounded: marked as a limit: 前, 内, 底, 截止 …

    """

    start: int
    end: int
    due: str | None = None
    recurrence: str | None = None
    trigger: str | None = None
    kind: str = "date"
    bounded: bool = False


@dataclass(slots=True)
class Context:
    """What earlier words of the sentence say about later times."""

    text: str
    year: int | None  # the plan's, later the last one told
    plan_year: int | None
    today: dt.date | None
    every: str = ""  # "year" or "month": later yearless times come again
    floor: int = 0  # end of the last time read
    month: int | None = None
    first: Time | None = None  # the first of two dates that share a day (6月、12月25日前), to go before the second
