"""Plans written down in a few lines, and their section tree as a reader would jot it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancheck.outline import build_plan
from plancheck.plan import Block, Look, Plan, Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE = "澜溪县水务局2024年节约用水示范创建工作方案"
TEXT = "利用赶集日张贴海报、播放短片，让群众看得到、听得懂、记得住。"

BODY = Look(size=16.0, font="仿宋_GB2312")


def plan_of(text: str) -> Plan:
    r"""Read a plan of bare paragraphs, one a line; "⏎" stands for a soft break inside a paragraph."""
    return build_plan([Block(line.replace("⏎", "\n")) for line in text.strip("\n").splitlines()])


def filled(*heads: str) -> str:
    """A plan of these headings, each with a line of text below it."""
    return "\n".join([TITLE, *(f"{head}\n{TEXT}" for head in heads)])


def tree(plan: Plan) -> str:
    """The section tree: one section a line, two spaces deeper for each level, label and title parted by a bar."""
    return jotted(plan.sections)


def jotted(sections: Sequence[Section]) -> str:
    return "\n".join(_jotted(sections, 1))


def _jotted(sections: Sequence[Section], level: int) -> Iterator[str]:
    for section in sections:
        assert section.level == level, f"{section.title} stands at level {section.level} below one of {level - 1}"
        yield f"{'  ' * (level - 1)}{section.label}|{section.title}"
        yield from _jotted(section.children, level + 1)


def outline(text: str) -> str:
    """Read a plan of bare paragraphs and return its tree."""
    return tree(plan_of(text))


def expected(text: str) -> str:
    """An expected tree, written with the indent of the test around it."""
    lines = [line for line in text.splitlines() if line.strip()]
    margin = min(len(line) - len(line.lstrip(" ")) for line in lines)
    return "\n".join(line[margin:].rstrip(" ") for line in lines)


def section(plan: Plan, *titles: str) -> Section:
    """The section that is reached by these titles from the top."""
    found: Section | None = None
    among = plan.sections
    for title in titles:
        found = next(candidate for candidate in among if candidate.title == title)
        among = found.children
    assert found is not None
    return found


def words(plan: Plan, *titles: str) -> list[str]:
    """The section's own text, one string a line."""
    return [plan.text(span) for span in section(plan, *titles).text]
