"""Kind "empty-section": a heading with neither text nor children."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.siblings import is_phrase
from plancheck.chinese.fold import fold
from plancheck.chinese.scanning import any_of
from plancheck.outline.labels import RANK, label_at
from plancheck.outline.lexicon import LEXEME
from plancheck.plan import Plan, Section, Span
from plancheck.rule import Rule

_LONGEST: Final = 20
_SHORT: Final = 12
_ENDS: Final = frozenset("。；;！!？?")
_COUPLET: Final = re.compile("[^，,；;。：:]{2,10}[，,][^，,；;。：:]{2,10}")
_INNER: Final = re.compile("[，,；;。：:]")


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    empty = list(_empty(context.plan))
    for rule in rules if empty else ():
        elsewhere = _elsewhere(rule)
        for section in empty:
            if not elsewhere.search(fold(section.title).text):
                yield Hit(rule, "empty", (section.heading,), {"title": section.title, "label": section.label})


@lru_cache(maxsize=64)
def _elsewhere(rule: Rule) -> re.Pattern[str]:
    return any_of(fold(word).text for word in rule.options["elsewhere"])


def _empty(plan: Plan) -> Iterator[Section]:
    """Yield the headings that promise text and have none, in reading order."""
    order = sorted((section for top in plan.sections for section in top.walk()), key=lambda section: section.heading)
    following = dict(zip(map(id, order), [*order, None][1:], strict=True))
    groups = [_Siblings.of(plan, [section for section in plan.sections if not section.is_annex])]
    groups += [_Siblings.of(plan, part.children) for part in order if part.children]
    found = [
        section
        for group in groups
        for section in group.bare
        if _promises(plan, section, group) and _is_over(plan, section, group, following[id(section)])
    ]
    yield from sorted(found, key=lambda section: section.heading)


class _Siblings(NamedTuple):
    """Sections under one parent.

    Attributes:
        bare: those with nothing below their heading.
        filled: how many have something.
        ids: all of them.
        longest: length of the longest title among those that have something.
        couplets: how many of those have a title in two halves (后勤跟上，保障不掉链).
        marks: what stands after the titles of those.

    """

    bare: list[Section]
    filled: int
    ids: frozenset[int]
    longest: int
    couplets: int
    marks: frozenset[str]

    @classmethod
    def of(cls, plan: Plan, sections: Sequence[Section]) -> "_Siblings":
        filled = [section for section in sections if section.text or section.children]
        return cls(
            bare=[section for section in sections if not section.text and not section.children],
            filled=len(filled),
            ids=frozenset(map(id, sections)),
            longest=max((len(section.title) for section in filled), default=0),
            couplets=sum(_COUPLET.fullmatch(section.title) is not None for section in filled),
            marks=frozenset(_mark_after(plan, section) for section in filled),
        )


def _promises(plan: Plan, section: Section, siblings: _Siblings) -> bool:
    """Whether the words are those of a heading, not of an item that says all there is to say."""
    title = section.title
    halves = _COUPLET.fullmatch(title) is not None and siblings.couplets > 1
    if not 2 <= len(title) <= _LONGEST or (_INNER.search(title) and not halves):
        return False
    known = len(title) <= _SHORT and any(match.end() == len(title) for match in LEXEME.finditer(title))
    if not siblings.filled:
        return section.level == 1 and known and len(siblings.bare) == 1
    if known:
        return True
    if not section.label or len(siblings.bare) >= siblings.filled or len(title) > siblings.longest + 4:
        return False  # a line that is a heading only by its looks; a list, whose items are the text; a sentence
    mark = _mark_after(plan, section)
    # A sentence ends in a stop; a heading does so only where the other headings do.
    return mark not in _ENDS or (len(title) <= _SHORT and mark in siblings.marks)


def _mark_after(plan: Plan, section: Section) -> str:
    block, _, end = section.heading
    return plan.blocks[block].text[end : end + 1]


def _is_over(plan: Plan, section: Section, siblings: _Siblings, following: Section | None) -> bool:
    """Whether what stands next shows that the section is over: a sibling, or a heading further out."""
    heading = section.heading
    end = following.heading if following is not None else _next_span(plan, heading)
    if (
        any(plan.blocks[index].cell is not None for index in range(heading.block + 1, end.block))
        and plan.blocks[heading.block].cell is None
    ):
        return False  # a table, if only of empty cells
    if following is None or following.is_annex:
        return True
    if id(following) in siblings.ids:
        return _counts_on(plan, section, following)
    if not section.label or not following.label:
        return False
    here, there = _system(plan, section), _system(plan, following)
    # What is numbered as an inner list would be is the section's own, whatever the outline made of it.
    return here is not None and there is not None and RANK[there] <= RANK[here]


def _counts_on(plan: Plan, section: Section, following: Section) -> bool:
    if bool(section.label) != bool(following.label) or is_phrase(plan, following):
        return False
    here, there = _system(plan, section), _system(plan, following)
    return here == there or (
        section.ordinal is not None and following.ordinal is not None and following.ordinal == section.ordinal + 1
    )


def _system(plan: Plan, section: Section) -> str | None:
    block, start, end = section.heading
    label = label_at(plan.blocks[block].text, start, end) if section.label else None
    return label.system if label else None


def _next_span(plan: Plan, heading: Span) -> Span:
    after = [span for span in plan.back if span > heading]
    return min(after, default=Span(len(plan.blocks), 0, 0))


KIND: Final = Kind(
    name="empty-section",
    doc="A heading with neither text nor sections below it; a table or list below it is text. Items of a list that say "
    "all in their heading are not empty.",
    options={
        "elsewhere": Option("texts", "words in a heading that say its content stands elsewhere (见附件)", ()),
    },
    reasons={"empty": "nothing stands below the heading; {title}, {label}"},
    judge=_judge,
)
