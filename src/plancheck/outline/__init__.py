"""From blocks to a plan: the anatomy of the paper, the section tree, the facts of the document."""

from collections.abc import Sequence

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
    if 2 * sum(heading.candidate.ordinal > 0 for heading in chapters) > len(chapters):
        return headings
    return decode(find_candidates(page, lines, clock, numbered=False, read=read), clock)


def _annex(page: Page, annex: Annex, clock: Clock) -> Section:
    candidates = find_candidates(page, annex.lines, clock, numbered=True)
    tree = build_tree(page, annex.lines, decode(candidates, clock), base=1)
    number = annex.label.lstrip("附件表录图")
    ordinal = int(number) if number.isdecimal() else numerals.parse(number) if number else None
    heading = page.lines[annex.heading].span
    return Section(1, annex.label, ordinal, annex.title, heading, tuple(tree.front), tree.sections)
