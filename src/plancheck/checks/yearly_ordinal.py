"""Kind "yearly-ordinal": the number of a yearly event and the year disagree (2020年5月是第15个……宣传月).

The event's first year gives the number of every year: the n-th is held in the first year + n - 1.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese import numerals
from plancheck.chinese.fold import fold
from plancheck.plan import Plan
from plancheck.rule import Rule

_YEAR: Final = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年|(?P<ago>去年|上一?年|前年)|(?P<next>明年|来年|次年)"
)
_MONTH: Final = re.compile(
    r"(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?=是|为|系|开展|迎来|举办|,|的?(?:我|全|第)|$)"
)
_STOPS: Final = "。;!?\n"


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    plan, text = context.plan, context.text
    for rule in rules:
        if not _of_region(plan, rule.options["region"]):
            continue
        for match in _occurrences(rule.options["event"], text.words):
            told = numerals.parse(match["number"])
            begin = max(text.words.rfind(stop, 0, match.start()) for stop in _STOPS) + 1
            before = text.words[begin : match.start()]
            year = _year(before, plan.year)
            if not told or year is None:
                continue
            first = rule.options["first_year"]
            values = {"told": told, "year": year, "expected": year - first + 1, "first_year": first}
            spans = text.spans(match.start(), match.end("number") + len(match["unit"]))
            if told != values["expected"]:
                yield Hit(rule, "ordinal", spans, values)
            month = rule.options["month"]
            named = [numerals.parse(one["month"]) for one in _MONTH.finditer(before[-12:])]
            if month and named and named[-1] not in (None, month):
                yield Hit(rule, "month", spans, {**values, "month": month, "told_month": named[-1]})


def _of_region(plan: Plan, words: Sequence[str]) -> bool:
    """Whether the plan is of a region by its title, issuer, addressees or preamble; any plan where no word is given."""
    if not words:
        return True
    names = [plan.title, plan.issuer, plan.addressees, plan.number, *(plan.text(span) for span in plan.front[:12])]
    told = "\n".join(fold(name).text for name in names if name)
    return any(fold(word).text in told for word in words)


def _occurrences(events: Sequence[str], words: str) -> Iterator[re.Match[str]]:
    """Yield where a number stands before an event: 第十二个(全州)民族团结进步宣传月."""
    names = "|".join(re.escape(fold(event).text) for event in sorted(events, key=len, reverse=True))
    number = r"第(?P<number>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})(?P<unit>个|届|次)"
    return re.finditer(rf"{number}[^,。;:!?()\n]{{0,8}}?(?:{names})", words)


def _year(before: str, own: int | None) -> int | None:
    """Return the year the sentence speaks of: the last one told before the number, else the plan's."""
    told = list(_YEAR.finditer(before))
    if not told:
        return own
    last = told[-1]
    if last["year"]:
        return int(last["year"])
    if own is None:
        return None
    return own + 1 if last["next"] else own - (2 if last["ago"] == "前年" else 1)


KIND: Final = Kind(
    name="yearly-ordinal",
    doc="The number of a yearly event (第21个民族团结进步宣传月) and the year disagree.",
    options={
        "event": Option("texts", "what the event is called"),
        "first_year": Option("number", "the year of the first one"),
        "month": Option("number", "the month it is held in, where the region has fixed one", None),
        "region": Option(
            "texts",
            "words of which one must stand in title, issuer, addressees or preamble; none: every plan",
            (),
        ),
    },
    reasons={
        "ordinal": "the number is not the year's; {told}, {expected}, {year}, {first_year}",
        "month": "the month is not the event's; {told_month}, {month}",
    },
    judge=_judge,
)
