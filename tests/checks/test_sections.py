"""Kinds section, section-order and length."""

from __future__ import annotations

import pytest
from tests.checks.judging import judge, refused

PLAN = """
青坪县2023年防汛工作方案
为做好防汛工作，制定本方案。
一、总体要求
以人民为中心。
二、组织领导
成立领导小组。
三、主要任务
（一）排查隐患。逐村排查。
（二）组织领导演练。每月一次。
四、保障措施
附件：物资清单
"""


@pytest.mark.parametrize(
    ("options", "reasons"),
    [
        ("titles: [总体要求]", []),
        ("titles: [指导思想|总体要求]", []),
        ("titles: [工作原则]", ["missing"]),
        ("titles: [保障措施]", ["empty"]),
        ("titles: [保障措施]\ntext: no", []),
        ("titles: [主要任务]", []),  # its children carry the text
        ("titles: [排查]", []),
        ("titles: [排查]\nlevel: 1", ["missing"]),
        ("titles: [物资清单]", ["missing"]),  # an annex is no section of the plan
        ("titles: [领导]\nexcept: [组织领导]", ["missing"]),
        ("titles: [保障措施, 总体要求]", []),  # one of them has text
    ],
)
def test_section(options: str, reasons: list[str]) -> None:
    assert [told.reason for told in judge("section", options, PLAN)] == reasons


def test_an_empty_section_is_pointed_at() -> None:
    (told,) = judge("section", "titles: [保障]", PLAN)
    assert (told.words, told.values) == (("四、保障措施",), {"title": "保障措施"})


def test_sections_in_order_are_in_order() -> None:
    assert judge("section-order", "order: [总体要求, 组织领导, 主要任务, 保障]", PLAN) == []
    assert judge("section-order", "order: [总体要求, 工作步骤, 保障]", PLAN) == []


def test_a_section_too_early_is_found_with_the_one_it_should_follow() -> None:
    (told,) = judge("section-order", "order: [指导思想|总体要求, 主要任务, 保障, 组织领导]", PLAN)
    assert told == (
        "too-early", ("二、组织领导", "四、保障措施"), {"title": "组织领导", "name": "组织领导", "other": "保障"}
    )  # fmt: skip


def test_a_section_too_late_is_found_with_the_one_it_should_precede() -> None:
    (told,) = judge("section-order", "order: [保障, 总体要求, 组织领导, 主要任务]", PLAN)
    assert (told.reason, told.words[0], told.values["other"]) == ("too-late", "四、保障措施", "总体要求")


def test_the_highest_section_of_a_name_counts() -> None:
    # （二）组织领导演练 below 主要任务 is another thing than 二、组织领导
    assert judge("section-order", "order: [组织领导, 主要任务]", PLAN) == []


def test_one_section_may_be_two_of_the_names() -> None:
    text = "工作方案\n一、指导思想和目标\n以人为本，力争达标。\n二、任务\n干。"
    assert judge("section-order", "order: [目标, 指导思想, 任务]", text) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("min: 10", []),
        ("max: 10", [("too-long", ())]),
        ("min: 5000", [("too-short", ())]),
        ("section: [总体要求]\nmin: 10", [("too-short", ("一、总体要求",))]),
        ("section: [总体要求]\nmin: 5\nmax: 7", []),
        ("section: [任务]\nmax: 5", [("too-long", ("三、主要任务",))]),
        ("section: [没有]\nmin: 5", []),
        ("section: [要求, 保障]\nmin: 10", [("too-short", ("一、总体要求",)), ("too-short", ("四、保障措施",))]),
    ],
)
def test_length(options: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(one.reason, one.words) for one in judge("length", options, PLAN)] == told


def test_length_counts_characters_without_spaces() -> None:
    (told,) = judge("length", "section: [总体要求]\nmax: 3", "工作方案\n一、总体要求\n甲 乙\u3000丙\t丁。")
    assert told.values["count"] == 5


@pytest.mark.parametrize(
    ("check", "options", "message"),
    [
        ("section", "level: 1", "lacks the key 'titles'"),
        ("section-order", "order: [甲]", "between 2 and 50"),
        ("length", "section: [甲]", "give min, max or both"),
        ("length", "min: 3\nmax: 2", "min 3 is more than max 2"),
    ],
)
def test_options_without_sense_are_refused(check: str, options: str, message: str) -> None:
    assert message in refused(check, options)
