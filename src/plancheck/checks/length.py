"""Kind "length": how many characters the plan, or a section of it, has."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import MOST_HITS, PHRASES
from plancheck.checks.phrases import mistake as phrase_mistake
from plancheck.checks.sections import named
from plancheck.plan import Span
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    whole = sum(len(line.text) for line in context.view.lines if line.passage.part in ("front", "body"))
    for rule, by_words in zip(rules, named(context, rules, "section"), strict=True):
        if not rule.options["section"]:
            yield from _measure(rule, whole, (), context.plan.title or "")
            continue
        sections = {section.heading: section for found in by_words.values() for section in found}
        for heading in sorted(sections)[:MOST_HITS]:
            section = sections[heading]
            below = context.view.lines_below(section)
            headings = sum(len(part.title) for part in section.walk()) - len(section.title)
            yield from _measure(rule, headings + sum(len(line.text) for line in below), (heading,), section.title)


def _measure(rule: Rule, count: int, spans: tuple[Span, ...], title: str) -> Iterable[Hit]:
    least, most = rule.options["min"], rule.options["max"]
    values = {"count": count, "min": least, "max": most, "title": title}
    if least is not None and count < least:
        yield Hit(rule, "too-short", spans, values)
    elif most is not None and count > most:
        yield Hit(rule, "too-long", spans, values)


def _mistake(options: Mapping[str, Any]) -> str:
    least, most = options["min"], options["max"]
    if least is None and most is None:
        return "give min, max or both"
    if least is not None and most is not None and least > most:
        return f"min {least} is more than max {most}"
    return ""


KIND: Final = Kind(
    name="length",
    doc="How many characters the plan has (title, annexes and signature left out) or each section of a name, what "
    "stands below it included. White space does not count.",
    options={
        "min": Option("number", "least number of characters", None),
        "max": Option("number", "greatest number of characters", None),
        "section": Option(
            "texts", "words of section titles; the whole plan by default; " + PHRASES.doc, (), mistake=phrase_mistake
        ),
        "except": Option("texts", "a title that holds one of these does not count", (), mistake=phrase_mistake),
    },
    reasons={
        "too-short": "fewer characters; {count}, {min}, {title}",
        "too-long": "more characters; {count}, {max}, {title}",
    },
    judge=_judge,
    mistake=_mistake,
)
