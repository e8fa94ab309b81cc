"""Kind "section": a section of its own, by the words of its title, and with text."""

from collections.abc import Iterable, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import PHRASES, first
from plancheck.checks.phrases import mistake as phrase_mistake
from plancheck.checks.sections import named
from plancheck.plan import Section
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for rule, by_words in zip(rules, named(context, rules, "titles"), strict=True):
        deepest = rule.options["level"]
        sections = [
            section for found in by_words.values() for section in found if deepest is None or section.level <= deepest
        ]
        if not sections:
            yield Hit(rule, "missing", values={"title": first(rule.options["titles"][0])})
        elif rule.options["text"] and not any(_has_text(context, section) for section in sections):
            section = min(sections, key=lambda section: section.heading)
            yield Hit(rule, "empty", (section.heading,), {"title": section.title})


def _has_text(context: Context, section: Section) -> bool:
    """Whether something stands below the heading; children count, for their headings can carry the text."""
    return bool(section.children) or any(line.text for line in context.view.lines_below(section))


KIND: Final = Kind(
    name="section",
    doc="A section of its own for a subject: one whose title holds one of some words, with text below it. An annex is "
    "none.",
    options={
        "titles": Option("texts", "words of which one stands in the title; " + PHRASES.doc, mistake=phrase_mistake),
        "except": Option("texts", "a title that holds one of these does not count", (), mistake=phrase_mistake),
        "level": Option("number", "how deep it may stand: 1 for chapters only; any depth by default", None),
        "text": Option("flag", "whether it must have text or sub-sections", default=True),
    },
    reasons={
        "missing": "there is no such section; {title} is the first of the words",
        "empty": "there is one, but nothing below its heading; {title}",
    },
    judge=_judge,
)
