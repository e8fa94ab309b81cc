"""How many things a list in running text lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.chinese.enumerations import Run, run, split


@pytest.mark.parametrize(
    ("text", "items", "counts"),
    [
        ("党史、新中国史、改革开放史", 3, {3}),
        ("党史、新中国史和改革开放史", 3, {2, 3}),
        ("国旗下讲话课堂、品德与社会课堂", 2, {2}),
        ("进机关,进企业,进社区", 3, {3}),
        ("摸清底数,建立台账;分类施策,逐一化解", 2, {2, 4}),
        ("党政主导、群众主体,因地制宜、分类指导", 3, {2, 3, 4}),
        ("进乡镇(街道、社区)、进学校", 2, {2}),
        ('"一日捐"、"一堂课"', 2, {2}),
    ],
)
def test_flat_lists(text: str, items: int, counts: set[int]) -> None:
    read = split(text)
    assert read is not None
    assert len(read.items) == items
    assert read.counts == counts


@pytest.mark.parametrize(
    "text", ["", "党史", "(街道、社区)", "讲课、慰问、座谈等", "机关、学校等六类单位", "问题清单、任务清单等,详见附件"]
)
def test_open_lists_and_none(text: str) -> None:
    assert split(text) is None


def test_nearest_count() -> None:
    read = split("党史、新中国史和改革开放史")
    assert read is not None
    assert (read.nearest(4), read.nearest(1)) == (3, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (":一是学;二是讲;三是查。", Run(1, 3, 3)),
        ("一要学,二要讲,四要查", Run(0, 3, 4)),
        ("(1)学;(2)讲", Run(0, 2, 2)),
        (":1.学;2.讲;3.查", Run(1, 3, 3)),
        ("第一步,摸底;第二步,整改", Run(0, 2, 2)),
        ("一是学;二是讲。一是查;二是评。", Run(0, 2, 2)),
        ("一是学\n二是讲\n三是查", Run(0, 3, 3)),
        ("二是讲;三是查", None),
        ("一是学", None),
        ("统一是前提,第二是基础", None),
        ("1、2月份发放,3.5万元", None),
        ("十一是节日;十二是月份", None),
        ("", None),
    ],
)
def test_runs(text: str, expected: Run | None) -> None:
    assert run(text) == expected


def test_a_run_must_begin_within_reach() -> None:
    assert run("各单位要重视,一是学;二是讲", 0, 3) is None
    assert run("各单位要重视,一是学;二是讲", 0, 10) == Run(7, 2, 2)


@given(st.text("一二三四五是要第步、,;。:()1234.等和与进\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = run(text)
    assert found is None or (2 <= found.length <= found.last and 0 <= found.start < len(text))
    read = split(text)
    assert read is None or all(count > 1 for count in read.counts)
