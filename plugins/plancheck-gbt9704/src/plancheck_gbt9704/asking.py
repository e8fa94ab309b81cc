"""What an item of the standard is given to look at, and what it answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plancheck import Block, Context, Passage, Plan, Section, Span


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a rule asks for beyond its item.

    Attributes:
        fonts: classes of fonts, alternatives of one place joined with "/".
        sizes: names of sizes.
        tolerance: millimetres.

    """

    fonts: tuple[str, ...]
    sizes: tuple[str, ...]
    tolerance: int


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that is not as the standard has it.

    Attributes:
        reason: a code, of `kind.REASONS`.
        spans: where it stands, empty for the document as a whole.
        values: what messages may show.

    """

    reason: str
    spans: tuple[Span, ...] = ()
    values: dict[str, Any] | None = None


class Sheet:
    """A plan as the items look at it; made once a check."""

    def __init__(self, context: Context) -> None:
        """Take the plan under judgement."""
        self.plan: Plan = context.plan
        self.context = context

    @cached_property
    def shaped(self) -> bool:
        """Whether the plan has a layout at all: bare text, as in the examples of rules, has none."""
        return any(block.looks for block in self.plan.blocks)

    @cached_property
    def lines(self) -> list[Passage]:
        """The lines of running text and headings, tables and the closing lines left out."""
        return [
            line.passage
            for line in self.context.view.lines
            if line.passage.part in ("front", "body") and self.runs(line.passage.span.block)
        ]

    @cached_property
    def closing(self) -> list[Passage]:
        """The lines after the last section: 附件说明, signature, date."""
        return [line.passage for line in self.context.view.lines if line.passage.part == "back"]

    @cached_property
    def last(self) -> list[Passage]:
        """The text below the last heading and the closing lines: a list of annexes with a full stop is read as text."""
        lines = [line.passage for line in self.context.view.lines if line.passage.part in ("body", "back")]
        begin = max((index for index, line in enumerate(lines) if line.kind == "heading"), default=-1)
        return [line for line in lines[begin + 1 :] if self.runs(line.span.block)]

    @cached_property
    def sections(self) -> list[tuple[Section, tuple[Section, ...]]]:
        """The sections in reading order, each with those it stands in, outermost first."""
        return [pair for section in self.plan.sections for pair in _walk(section, ())]

    @cached_property
    def title(self) -> tuple[Span, ...]:
        """The lines of the title; empty where it has none of its own."""
        wanted = squeezed(self.plan.title or "")
        for first in range(len(self.plan.blocks) if wanted else 0):
            found: list[Span] = []
            joined = ""
            for index in range(first, len(self.plan.blocks)):
                text = self.plan.blocks[index].text
                joined += squeezed(text)
                if not wanted.startswith(joined) or (index == first and not joined):
                    break
                if text.strip():
                    found.append(Span(index, len(text) - len(text.lstrip()), len(text.rstrip())))
                if joined == wanted:
                    return tuple(found)
        return ()

    def block(self, span: Span) -> Block:
        """Return the block of a span."""
        return self.plan.blocks[span.block]

    def runs(self, index: int) -> bool:
        """Whether a block is a paragraph of the paper itself: in no table, text box or note."""
        block = self.plan.blocks[index]
        return block.place == "body" and block.cell is None

    def begins(self, span: Span) -> bool:
        """Whether a span begins its paragraph."""
        return not self.block(span).text[: span.start].strip()


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s", "", text)


def _walk(section: Section, above: tuple[Section, ...]) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    yield section, above
    for child in section.children:
        yield from _walk(child, (*above, section))
