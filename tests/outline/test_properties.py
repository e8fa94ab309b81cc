"""What holds for every text, however odd: nothing raises, nothing is lost or told twice, cost grows linearly."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from plancheck.chinese.fold import fold
from plancheck.outline import build_plan
from plancheck.outline.candidates import find_candidates
from plancheck.outline.lines import split_lines
from plancheck.plan import Block, Cell, Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from plancheck.plan import Plan, Section

LABELS = [
    "一、",
    "二、",
    "三、",
    "十二、",
    "（一）",
    "(二)",
    "（3）",
    "1.",
    "2、",
    "3．",
    "（1）",
    "①",
    "1.1",
    "第一章 ",
    "第三，",
    "三",
]
WORDS = [
    "指导思想", "工作目标", "主要任务", "组织领导", "宣传发动", "以习近平生态文明思想为指导", "成立领导小组",
    "局长任组长", "澜溪县水务局", "2024年3月18日", "附件1", "附件：", "目录", "抄送：", "澜水发〔2024〕3号", "工作方案",
    "各股室：", "三、四中全会", "《办法》", "“六进”",
]  # fmt: skip
MARKS = [
    "。",
    "：",
    "，",
    "；",
    "、",
    "\n",
    "\t",
    " ",
    "　",
    "（",
    "）",
    "《",
    "“",
    "”",
    "……",
    "—",
    "\u200b",
    "A",
    "😀",
    "𠀀",
]

anything = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=6)  # what XML can hold
pieces = st.sampled_from(LABELS + WORDS + MARKS) | anything
texts = st.lists(pieces, max_size=12).map("".join)
looks = st.builds(
    Look, st.booleans(), st.sampled_from([None, 16.0, 22.0]), st.sampled_from([None, "黑体", "仿宋_GB2312"])
)


@st.composite
def blocks(draw: Callable) -> Block:
    text = draw(texts)
    cell = draw(st.none() | st.none() | st.builds(Cell, st.integers(0, 2), st.integers(0, 3), st.integers(0, 4)))
    label = draw(st.sampled_from(["", "", "一、", "1.2", "•", "第一章"]))
    text = label + text
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2, unique=True)))
    runs = tuple((cut, draw(looks)) for cut in [*cuts, len(text)] if cut) if text else ()
    return Block(
        text=text,
        label=label,
        place="cell" if cell else draw(st.sampled_from(["body", "body", "body", "textbox", "note", "toc"])),
        cell=cell,
        outline=draw(st.none() | st.none() | st.integers(1, 9)),
        numbering=draw(st.integers(0, 8)) if label else None,
        alignment=draw(st.sampled_from([None, "center", "right"])),
        looks=runs,
        page_break=draw(st.booleans()),
    )


plans = st.lists(blocks(), max_size=14).map(build_plan)
thorough = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sections(plan: Plan) -> list[Section]:
    return [section for top in plan.sections for section in top.walk()]


@thorough
@given(st.lists(texts | st.text(max_size=8), max_size=14))
def test_no_list_of_lines_raises(lines):
    plan = build_plan([Block(line) for line in lines])
    assert plan.blocks == tuple(Block(line) for line in lines)


@thorough
@given(plans)
def test_every_span_lies_inside_its_block_and_holds_words(plan):
    for passage in plan.passages():
        block, start, end = passage.span
        assert 0 <= block < len(plan.blocks)
        assert 0 <= start < end <= len(plan.blocks[block].text)
        assert passage.text == plan.blocks[block].text[start:end]
        assert "\n" not in passage.text
        assert passage.text == passage.text.strip()
        assert fold(passage.text).text


@thorough
@given(plans)
def test_a_child_stands_one_level_below_its_parent_and_later_in_the_text(plan):
    assert all(section.level == 1 for section in plan.sections)
    for section in sections(plan):
        for child in section.children:
            assert child.level == section.level + 1
            assert child.heading > section.heading
    order = [section.heading for section in sections(plan)]
    assert order == sorted(order)


@thorough
@given(plans)
def test_passages_stand_in_order_and_never_overlap(plan):
    spans = [passage.span for passage in plan.passages()]
    for one, other in pairwise(spans):
        assert one.block < other.block or one.end <= other.start


@thorough
@given(st.lists(blocks(), max_size=14))
def test_no_words_between_the_first_passage_and_the_last_are_lost(given_blocks):
    """Only marks after a heading, an annex's name below its number, a second title and a table of contents are left."""
    assume(not any("目录" in fold(block.text).text for block in given_blocks))
    plan = build_plan(given_blocks)
    spans = [passage.span for passage in plan.passages()]
    left = []
    for one, other in pairwise(spans):
        for number in range(one.block, other.block + 1):
            block = plan.blocks[number]
            if block.place not in ("note", "toc"):
                start = one.end if number == one.block else 0
                left.append(block.text[start : other.start if number == other.block else None])
    titles = [plan.title or "", *(annex.title for annex in plan.sections if annex.is_annex)]
    lost = fold("".join(left)).text.strip("。:;,、.")
    for title in titles:
        lost = lost.replace(fold(title).text, "", 1)
    assert lost.strip("。:;,、.") == ""


@thorough
@given(plans)
def test_headings_begin_with_their_label_and_end_with_their_title(plan):
    for section in sections(plan):
        words = plan.text(section.heading)
        if not section.is_annex:
            assert words.startswith(section.label)
            assert words.endswith(section.title)
            assert section.title or words == section.label  # a number that was typed and never given a title


@thorough
@given(plans)
def test_a_section_has_a_number_only_with_a_label(plan):
    for section in sections(plan):
        if section.ordinal is not None:
            assert section.label
            assert section.ordinal > 0


@thorough
@given(st.lists(blocks(), max_size=14))
def test_the_same_blocks_give_the_same_plan(given_blocks):
    assert build_plan(given_blocks) == build_plan(tuple(given_blocks))


@given(st.lists(blocks(), max_size=6), st.lists(st.text(max_size=10), max_size=3))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_notes_travel_with_the_plan(given_blocks, notes):
    assert build_plan(given_blocks, notes).notes == tuple(notes)


def calls(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes: a measure of cost that is the same on every machine."""
    count = 0

    def counter(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counter)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


CHINESE = "一二三四五六七八九十"


def regular(size: int) -> list[str]:
    lines = ["澜溪县水务局2024年工作方案"]
    for number in range(size):
        lines += [
            f"{CHINESE[number % 10]}、主要任务",
            f"（{CHINESE[number % 7]}）巡渠。白天巡，夜里也巡。",
            "1.东片由东站负责。",
        ]
    return lines


SHAPES = {
    "a long plan": regular,
    "one paragraph": lambda size: ["工作方案", "".join(regular(size)[1:])],
    "one paragraph of soft breaks": lambda size: ["工作方案", "\n".join(regular(size)[1:])],
    "the same number again and again": lambda size: ["一、主要任务"] * size,
    "numbers that never repeat a system": lambda size: (
        ["一、甲", "（一）乙", "1.丙", "（1）丁", "①戊", "1.1己", "第一章庚"] * size
    ),
    "nothing but labels": lambda size: ["一、（一）1.（1）①" * size],
    "quotes that never close": lambda size: ["方案", "“《（" * size + "一、目标。" * 20],
    "dates": lambda size: ["方案", *["2024年3月18日"] * size],
    "annexes": lambda size: ["方案", "一、目标", *["附件1", "名单"] * size],
    "short lines": lambda size: ["方案", *["指导思想"] * size],
    "titles": lambda size: ["关于印发《工作方案》的通知", *["工作方案"] * size],
    "contents": lambda size: ["方案", "目录", *[f"一、目标{number}……{number}" for number in range(size)], "一、目标"],
    "blank": lambda size: [""] * size,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_about_twice_the_work(shape):
    small, large = ([Block(line) for line in SHAPES[shape](size)] for size in (100, 200))
    build_plan(small)  # tables and caches are filled
    assert calls(lambda: build_plan(large)) < 2.5 * calls(lambda: build_plan(small)) + 500


@pytest.mark.parametrize("shape", SHAPES)
def test_candidates_are_no_more_than_the_places_where_a_label_could_stand(shape):
    page = split_lines([Block(line) for line in SHAPES[shape](50)])
    found = find_candidates(page, range(len(page.lines)), numbered=True)
    places = [(candidate.line, candidate.start) for candidate in found]
    assert len(places) == len(set(places))
    assert len(places) <= sum(len(line) for line in page.lines)
    assert places == sorted(places)
