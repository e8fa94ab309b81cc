"""Kind "section-order": chapters stand in the usual order."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import PHRASES, first
from plancheck.checks.phrases import mistake as phrase_mistake
from plancheck.checks.sections import named
from plancheck.plan import Section
from plancheck.rule import Rule


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for rule, by_words in zip(rules, named(context, rules, "order"), strict=True):
        # The shallowest section of a name is meant: 组织领导 may return as a point of the requirements.
        present = [
            (number, min(by_words[number], key=lambda section: (section.level, section.heading)))
            for number in sorted(by_words)
        ]
        in_place = _longest_rising([section for _, section in present])
        for index, (number, section) in enumerate(present):
            if index in in_place:
                continue
            early = [at for at in in_place if at < index and present[at][1].heading > section.heading]
            late = [at for at in in_place if at > index and present[at][1].heading < section.heading]
            other = present[early[-1] if early else late[0]]
            names = rule.options["order"]
            values = {"title": section.title, "name": first(names[number]), "other": first(names[other[0]])}
            yield Hit(rule, "too-early" if early else "too-late", (section.heading, other[1].heading), values)


def _longest_rising(sections: Sequence[Section]) -> list[int]:
    """Return which sections stand in order already, as many as can; one section of two names is in order."""
    best: list[list[int]] = []
    for index, section in enumerate(sections):
        before = [chain for chain in best if sections[chain[-1]].heading <= section.heading]
        best.append([*max(before, key=len, default=[]), index])
    return max(best, key=len, default=[])


def _mistake(options: Mapping[str, Any]) -> str:
    return "" if 2 <= len(options["order"]) <= 50 else "order names between 2 and 50 sections"


KIND: Final = Kind(
    name="section-order",
    doc="Sections stand in this order. Sections that are not there are not asked for; of several with a name the "
    "highest counts; as few as possible are found out of place.",
    options={
        "order": Option(
            "texts", "words of titles, in the order the sections should have; " + PHRASES.doc, mistake=phrase_mistake
        ),
        "except": Option("texts", "a title that holds one of these does not count", (), mistake=phrase_mistake),
    },
    reasons={
        "too-early": "a section stands before one it should follow; {title}, {name} and {other} in the words of order",
        "too-late": "a section stands after one it should precede; {title}, {name}, {other}",
    },
    judge=_judge,
    mistake=_mistake,
)
