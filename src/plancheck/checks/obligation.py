"""Kind "obligation": a duty to report, by who, what, to whom and when, and how definite its time must be."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import PHRASES
from plancheck.checks.phrases import mistake as phrase_mistake
from plancheck.chinese.fold import fold
from plancheck.chinese.numerals import parse
from plancheck.plan import Span
from plancheck.rule import Rule

GRADES: Final = ("vague", "relative", "period", "absolute")
"""From the least to the most definite: 及时 · 活动结束后10日内 · 每季度末 · 11月30日前."""
_REPORTS: Final = re.compile(r"[报送交]|反馈")
_MONTH: Final = re.compile(r"(?<![每0-9一二三四五六七八九十])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!度)")
_MONTHS: Final = re.compile(r"BYMONTH=([\d,]+)")


class _Duty(NamedTuple):
    """A duty of the plan: the words it rests on, its sentence and time folded, and its time's values."""

    span: Span
    sentence: str
    text: str
    time: str
    grade: int
    months: frozenset[int]


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    duties = _duties(context)
    for rule in rules:
        options = rule.options
        asked = [
            duty for duty in duties if all(_holds(duty.sentence, options[party]) for party in ("who", "what", "to"))
        ]
        timely = [duty for duty in asked if _on_time(duty, options)]
        wanted = GRADES.index(options["grade"])
        if not asked:
            yield Hit(rule, "missing")
        elif not timely:
            # A duty without a definite time is vague rather than at another time.
            told = max(asked, key=lambda duty: duty.grade)
            reason = "other-time" if told.grade else "too-vague"
            yield Hit(rule, reason, (told.span,), _values(told))
        else:
            best = max(timely, key=lambda duty: duty.grade)
            if best.grade < wanted:
                yield Hit(rule, "too-vague", (best.span,), _values(best))


def _values(duty: _Duty) -> dict[str, str]:
    return {"time": duty.text, "grade": GRADES[duty.grade]}


def _duties(context: Context) -> list[_Duty]:
    """Return the duties the element found, each with its sentence; one without any time too."""
    element = context.element("reporting-deadlines")
    items = [item for item in element.fields.get("items") or [] if isinstance(item, dict)]
    duties: list[_Duty] = []
    told: set[int] = set()
    for span in element.evidence:
        words = context.plan.text(span)
        sentence = _sentence(context, span)
        found = [item for item in items if item.get("text") and item["text"] in words]
        told.update(map(id, found))
        duties.extend(_duty(span, sentence, item) for item in found or [{}])
    # Beside definite duties the element lists vague ones without pointing at them.
    vague = [item for item in items if id(item) not in told and item.get("text")]
    for item in vague:
        place = _look_up(context, item)
        if place:
            duties.append(_duty(place, _sentence(context, place), item))
    return duties


def _duty(span: Span, sentence: str, item: Mapping[str, Any]) -> _Duty:
    text = item.get("text") or ""
    return _Duty(span, sentence, text, fold(text).text, _grade(item), _months(item))


def _look_up(context: Context, item: Mapping[str, Any]) -> Span | None:
    """Return where an item's time stands: in the sentence that holds the most of its other words."""
    words = fold(item["text"]).text
    parties = [fold(item[party]).text for party in ("who", "what", "to") if item.get(party)]
    best: tuple[int, Span] | None = None
    for line in context.view.lines:
        at = line.text.find(words)
        while at >= 0:
            span = line.span(at, at + len(words))
            sentence = _sentence(context, span)
            score = sum(party in sentence for party in parties) + bool(_REPORTS.search(sentence))
            if score and (best is None or score > best[0]):
                best = score, span
            at = line.text.find(words, at + len(words))
            if best and best[0] > len(parties):
                return best[1]
    return best[1] if best else None


def _sentence(context: Context, span: Span) -> str:
    text = context.plan.blocks[span.block].text
    begin = max(text.rfind(mark, 0, span.start) for mark in "。；;!！\n") + 1
    ends = [end for mark in "。；;!！\n" if (end := text.find(mark, span.end)) >= 0]
    return fold(text[begin : min(ends, default=len(text))]).text


def _grade(item: Mapping[str, Any]) -> int:
    for grade, field in (("absolute", "due"), ("period", "recurrence"), ("relative", "trigger")):
        if item.get(field):
            return GRADES.index(grade)
    # Without the plan's year 11月30日前 has no date, but is as definite as with it.
    return GRADES.index("absolute") if _month_of(item) else 0


def _month_of(item: Mapping[str, Any]) -> int | None:
    """Return the month a time names, as written."""
    match = _MONTH.search(fold(item.get("text") or "").text)
    return parse(match[1]) if match else None


def _months(item: Mapping[str, Any]) -> frozenset[int]:
    """Return the months a time falls in: that of a day, those of a rhythm, all where it comes round in every month."""
    if due := item.get("due"):
        return frozenset({int(str(due)[5:7])})
    if rule := item.get("recurrence"):
        told = _MONTHS.search(str(rule))
        return frozenset(map(int, told[1].split(","))) if told else frozenset(range(1, 13))
    month = _month_of(item)
    return frozenset({month}) if month else frozenset()


def _on_time(duty: _Duty, options: Mapping[str, Any]) -> bool:
    month = options["month"]
    return _holds(duty.time, options["by"]) and (month is None or month in duty.months)


def _holds(text: str, words: Sequence[str]) -> bool:
    """Whether a text holds one of the words; true where none is asked for."""
    return not words or any(fold(part).text in text for word in words for part in word.split("|"))


def _mistake(options: Mapping[str, Any]) -> str:
    month = options["month"]
    return "" if month is None or 1 <= month <= 12 else "month is a number from 1 to 12"


def _words(doc: str) -> Option:
    return Option("texts", f"{doc}; {PHRASES.doc}", (), mistake=phrase_mistake)


KIND: Final = Kind(
    name="obligation",
    doc="A duty to report: the plan must say that somebody reports something to somebody by some time. Duties are "
    "those the element reporting-deadlines recognises; a word counts when it stands in the duty's sentence.",
    options={
        "who": _words("who reports: one of these words"),
        "what": _words("what is reported: one of these words"),
        "to": _words("to whom: one of these words"),
        "by": _words("by when: one of these words stands in the time"),
        "month": Option("number", "by when: the time lies in this month", None),
        "grade": Option(
            "text",
            "how definite the time must be: absolute (a date or month), period (every quarter), relative (ten days "
            "after the event) or vague (any duty will do)",
            "relative",
            choices=GRADES,
        ),
    },
    reasons={
        "missing": "no such duty is told",
        "too-vague": "its time is less definite than asked for; {time} as written, {grade}",
        "other-time": "it is due at another time; {time}",
    },
    judge=_judge,
    mistake=_mistake,
)
