"""Kind obligation: a duty to report, by who, what, to whom, when, and how definite."""

from __future__ import annotations

import pytest
from tests.checks.judging import judge, refused

PLAN = """
青坪县2023年民族团结进步创建工作实施方案
一、任务
5月开展宣传月活动。
二、工作要求
（一）各乡镇要于11月30日前将工作总结报县民宗局。
（二）县直各单位每季度末25日前报送工作进展情况。
（三）活动结束后10日内向领导小组办公室报送活动图片。
（四）各乡镇要及时上报工作动态信息。
"""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("what: [总结]", []),
        ("what: [总结]\ngrade: absolute", []),
        ("what: [总结]\nwho: [乡镇]\nto: [民宗局]\nmonth: 11\nby: [30日]", []),
        ("what: [进展]\ngrade: period", []),
        ("what: [进展]\nmonth: 9", []),
        ("what: [图片]\ngrade: relative", []),
        ("what: [动态]\ngrade: vague", []),
        ("who: [县直]\nwhat: [总结|进展]", []),
        ("what: [名单]", [("missing", ())]),
        ("what: [总结]\nwho: [学校]", [("missing", ())]),
        ("what: [宣传月]", [("missing", ())]),  # the time of a task is no deadline
        ("what: [进展]\ngrade: absolute", [("too-vague", "每季度末25日前")]),
        ("what: [图片]\ngrade: period", [("too-vague", "活动结束后10日内")]),
        ("what: [动态]", [("too-vague", "及时")]),
        ("what: [总结]\nmonth: 10", [("other-time", "11月30日前")]),
        ("what: [进展]\nmonth: 10", [("other-time", "每季度末25日前")]),
        ("what: [总结]\nby: [12月]", [("other-time", "11月30日前")]),
        ("what: [动态]\nmonth: 10", [("too-vague", "及时")]),
    ],
)
def test_judges_the_duties_of_the_plan(options: str, told: list[tuple[str, object]]) -> None:
    found = judge("obligation", options, PLAN)
    assert [(one.reason, one.values.get("time", ())) for one in found] == told


def test_points_at_the_duty() -> None:
    (told,) = judge("obligation", "what: [总结]\nmonth: 10", PLAN)
    assert "11月30日前" in told.words[0]
    assert told.values == {"time": "11月30日前", "grade": "absolute"}


def test_every_month_includes_october() -> None:
    text = "工作方案\n一、工作要求\n各单位每月5日前向县民宗局报送工作进展。"
    assert judge("obligation", "month: 10", text) == []


def test_a_day_is_definite_without_the_plans_year() -> None:
    text = "民族团结进步创建工作方案\n一、工作要求\n各市州于10月底前将名单报省民宗委，十一月报总结。"
    assert judge("obligation", "what: [名单]\nmonth: 10\ngrade: absolute", text) == []
    assert [told.reason for told in judge("obligation", "month: 9", text)] == ["other-time"]


def test_a_duty_without_any_time_is_vague() -> None:
    text = "工作方案\n一、工作要求\n各单位要将工作总结报县民宗局。"
    assert judge("obligation", "what: [总结]\ngrade: vague", text) == []
    assert [told.reason for told in judge("obligation", "what: [总结]", text)] == ["too-vague"]


def test_a_plan_without_duties() -> None:
    assert [told.reason for told in judge("obligation", "grade: vague", "工作方案\n一、任务\n种树。")] == ["missing"]


@pytest.mark.parametrize(
    ("options", "message"),
    [("month: 13", "a number from 1 to 12"), ("grade: soon", "unknown value 'soon'"), ("who: ['']", "nothing stands")],
)
def test_options_without_sense_are_refused(options: str, message: str) -> None:
    assert message in refused("obligation", options)
