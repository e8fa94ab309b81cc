"""Sections by what their heading calls them; the name is a hint, the text decides."""

import re
from collections.abc import Iterator
from typing import Final

from plancheck.chinese.fold import fold
from plancheck.elements.view import Line, View
from plancheck.plan import Section

# Headings that hold guiding thought, principles and goals together, or any one of them.
CONTAINER: Final = re.compile(
    r"总体(?:要求|思路|考虑|构想|设想|部署|安排)|基本(?:思路|考虑|要求)|工作思路|总的(?:要求|思路|考虑)|总要求|创建思路|整体思路"
)


def name(section: Section) -> str:
    """Return a section's title folded (指 导 思 想 → 指导思想)."""
    return fold(section.title).text


def sections(view: View) -> Iterator[tuple[Section, str, tuple[Section, ...]]]:
    """Yield every section of the body with its folded title and the sections above it."""

    def walk(section: Section, above: tuple[Section, ...]) -> Iterator[tuple[Section, str, tuple[Section, ...]]]:
        yield section, view.titles[id(section)], above
        for child in section.children:
            yield from walk(child, (*above, section))

    for section in view.plan.sections:
        if not section.is_annex:
            yield from walk(section, ())


def text_length(lines: list[Line]) -> int:
    """Return how many folded characters the lines have in all."""
    return sum(len(line.text) for line in lines)
