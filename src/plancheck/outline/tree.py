"""From headings to sections: each heading takes the text up to the next one."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from plancheck.outline.decode import Heading
from plancheck.outline.lines import Line, Page
from plancheck.outline.titles import title_end
from plancheck.plan import Section, Span


@dataclass(slots=True)
class Tree:
    """The lines of one part of the paper, sorted: before the first section, the sections, after the last."""

    front: list[Span] = field(default_factory=list)
    sections: tuple[Section, ...] = ()
    back: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Node:
    level: int
    label: str
    ordinal: int | None
    title: str
    heading: Span
    text: list[Span] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)

    def section(self) -> Section:
        children = tuple(child.section() for child in self.children)
        return Section(self.level, self.label, self.ordinal, self.title, self.heading, tuple(self.text), children)


def build_tree(
    page: Page, lines: Sequence[int], headings: Sequence[Heading], closing: Collection[int] = (), base: int = 0
) -> Tree:
    """Hang the lines (indexes into the page) below their headings.

    Lines in `closing` belong to no section; once one stands after a heading, so do the lines after it. `base` is the
    level of the section that all this stands in.
    """
    tree = Tree()
    root = _Node(base, "", None, "", Span(0, 0, 0))
    stack = [root]
    by_line: dict[int, list[Heading]] = defaultdict(list)
    for heading in headings:
        by_line[heading.candidate.line].append(heading)
    into = tree.front
    for index in lines:
        line = page.lines[index]
        if index in closing and len(stack) > 1:
            into = tree.back
        here = by_line.get(index)
        if not here:
            into.append(line.span)
            continue
        if here[0].candidate.start > line.start:
            into.append(Span(line.block, line.start, _trimmed(line, line.start, here[0].candidate.start)))
        ends = [heading.candidate.start for heading in here[1:]] + [line.end]
        for heading, end in zip(here, ends, strict=True):
            node, text = _node(line, heading, end, base)
            while stack[-1].level >= node.level:
                stack.pop()
            stack[-1].children.append(node)
            stack.append(node)
            into = node.text
            if text is not None:
                into.append(text)
    tree.sections = tuple(node.section() for node in root.children)
    return tree


def _node(line: Line, heading: Heading, end: int, base: int) -> tuple[_Node, Span | None]:
    """Return the heading as a node, and the text that runs on in its line."""
    candidate, text = heading.candidate, line.source.text
    end = _trimmed(line, candidate.start, end)
    title, body = title_end(line.source, candidate.body, end)
    node = _Node(
        base + heading.level,
        text[candidate.start : candidate.body].rstrip(),
        candidate.ordinal or None,
        text[candidate.body : title],
        Span(line.block, candidate.start, title),
    )
    return node, Span(line.block, body, end) if body < end else None


def _trimmed(line: Line, start: int, end: int) -> int:
    """Return where the words between two offsets end."""
    text = line.source.text
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
