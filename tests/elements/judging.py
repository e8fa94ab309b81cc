"""Plans in a few lines, as elements see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from plancheck.elements.view import View
from plancheck.outline import build_plan
from plancheck.plan import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancheck.report import Element

TITLE = "云岭县教育局2024年民族团结进步创建工作方案"
ENDS = "三、工作要求\n各股室要各司其职，密切配合，不折不扣抓好落实。"


def view_of(text: str, *rows: Sequence[str]) -> View:
    """A plan of bare paragraphs, one a line, and a table of these rows at its end."""
    blocks = [Block(line) for line in text.strip("\n").splitlines()]
    blocks += [
        Block(value, place="cell", cell=Cell(0, row, column))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    ]
    return View(build_plan(blocks))


def chapter(heading: str, *lines: str, title: str = TITLE) -> str:
    """A plan whose second chapter is this one; the others hold nothing any element is made of."""
    before = "一、活动时间\n本次活动自春季开学起，至年底止。"
    return "\n".join([title, before, f"二、{heading}", *lines, ENDS])


def quoted(view: View, element: Element) -> list[str]:
    """The words an element rests on."""
    return [view.plan.text(span) for span in element.evidence]


def assert_sound(view: View, element: Element) -> None:
    """Whatever is recognised has evidence that lies in the text."""
    assert element.status in ("met", "partial", "missing")
    assert bool(element.evidence) == (element.status != "missing")
    assert bool(element.reason) == (element.status == "partial")
    for block, start, end in element.evidence:
        assert 0 <= start < end <= len(view.plan.blocks[block].text)


def texts(words: Sequence[str]) -> st.SearchStrategy[str]:
    """Plans made of the words an element is made of, numbers, marks and anything else."""
    marks = [
        "。",
        "，",
        "、",
        "：",
        "；",
        "\n",
        "\n",
        "一、",
        "二、",
        "（一）",
        "1.",
        "（",
        "）",
        "“",
        "”",
        " ",
        "　",
        "附件1",
        "\t",
    ]
    pieces = st.sampled_from([*words, *words, *marks]) | st.text(
        st.characters(exclude_categories=["Cc", "Cs"]), max_size=3
    )
    return st.lists(pieces, max_size=30).map("".join)
