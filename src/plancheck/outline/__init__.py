"""From blocks to a plan: the anatomy of the paper, the section tree, the facts of the document."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from plancheck.chinese import numerals
from plancheck.limits import UNTIMED, Clock
from plancheck.outline.anatomy import dissect
from plancheck.outline.candidates import Read, find_candidates
from plancheck.outline.decode import Heading, decode
from plancheck.outline.facts import read_facts
from plancheck.outline.lines import Page, split_lines
from plancheck.outline.paper import Annex
from plancheck.outline.tree import build_tree
from plancheck.plan import Block, PageSetup, Plan, Section

__all__ = ["build_plan"]

_INNER: Final = frozenset({"1", "1)", "(1)", "①"})  # systems that chapters seldom have, and lists in them often
_ENOUGH: Final = 3
_FEW_WORDS: Final = 10  # characters
_LONG: Final = 30  # characters
_TITLE: Final = re.compile("[\u4e00-\u9fff]+")


def build_plan(
    blocks: Sequence[Block], notes: Sequence[str] = (), pages: Sequence[PageSetup] = (), clock: Clock = UNTIMED
) -> Plan:
    """Find the section tree and the facts of a plan.

    `blocks` are the paragraphs in reading order; `notes` and `pages` travel on with the plan. Never fails but by the
    clock: a text without any structure is a plan without sections.
    """
    page = split_lines(blocks)
    clock.look()
    anatomy = dissect(page)
    body = [index for index in anatomy.body if index not in anatomy.closing]
    tree = build_tree(page, anatomy.body, _headings(page, body, clock), anatomy.closing)
    before = [page.lines[index].span for index in anatomy.wrapper] + tree.front
    front = [blocks[span.block].text[span.start : span.end] for span in before]
    text = (
        blocks[span.block].text[span.start : span.end]
        for section in tree.sections
        for part in section.walk()
        for span in part.text
    )
    facts = read_facts(page, anatomy, front, text)
    after = tree.back + [page.lines[index].span for index in anatomy.imprint]
    annexes = [_annex(page, annex, clock) for annex in anatomy.annexes]

    return Plan(
        blocks=tuple(blocks),
        title=facts.title,
        issuer=facts.issuer,
        year=facts.year,
        number=facts.number,
        date=facts.date,
        addressees=facts.addressees,
        sections=(*tree.sections, *annexes),
        front=tuple(before),
        back=tuple(after),
        layout_tables=page.layout_tables,
        notes=tuple(notes),
        pages=tuple(pages),
    )


def _headings(page: Page, lines: Sequence[int], clock: Clock) -> list[Heading]:
    """Decide on the headings; a plan that numbers no chapters is read again with an open eye for unnumbered ones."""
    read: dict[int, Read] = {}
    headings = decode(find_candidates(page, lines, clock, numbered=True, read=read), clock)
    chapters = [heading for heading in headings if heading.level == 1]
    if 2 * sum(heading.candidate.ordinal > 0 for heading in chapters) > len(chapters) and not (
        all(heading.candidate.system in _INNER for heading in chapters) and _bare_titles(page, lines) >= _ENOUGH
    ):
        return headings
    return decode(find_candidates(page, lines, clock, numbered=False, read=read), clock)


def _bare_titles(page: Page, lines: Sequence[int]) -> int:
    """Return how many lines of a few words, without a mark or number, stand right above a long line."""
    return sum(
        2 <= len(page.lines[one]) <= _FEW_WORDS
        and len(page.lines[other]) >= _LONG
        and not page.lines[one].in_table
        and _TITLE.fullmatch(page.lines[one].text) is not None
        for one, other in pairwise(lines)
    )


def _annex(page: Page, annex: Annex, clock: Clock) -> Section:
    candidates = find_candidates(page, annex.lines, clock, numbered=True)
    tree = build_tree(page, annex.lines, decode(candidates, clock), base=1)
    number = annex.label.lstrip("附件表录图")
    ordinal = int(number) if number.isdecimal() else numerals.parse(number) if number else None
    heading = page.lines[annex.heading].span
    below = page.lines[annex.title_line].span if annex.title_line is not None else None
    return Section(1, annex.label, ordinal, annex.title, heading, tuple(tree.front), tree.sections, below)
