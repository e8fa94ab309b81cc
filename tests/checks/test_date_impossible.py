"""Dates that do not exist, periods that end before they begin, deadlines already past."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plancheck import engine
from plancheck.outline import build_plan
from plancheck.plan import Block
from plancheck.ruleset import load

if TYPE_CHECKING:
    from plancheck.report import Finding

TITLE = "云坪县教育局2023年民族团结进步创建工作实施方案"


def findings(text: str, *, year: int | None = 2023, date: str | None = None) -> list[Finding]:
    lines = (TITLE.replace("2023年", f"{year}年" if year else ""), "一、工作安排", *text.split("\n"))
    plan = build_plan([Block(text=line) for line in lines])
    report = engine.judge(replace(plan, date=date), load(("baseline",)), path=None, sha256=None)
    return [finding for finding in report.findings if finding.check == "date-impossible"]


def words(text: str, *, year: int | None = 2023, date: str | None = None) -> list[str]:
    return [finding.location.text for finding in findings(text, year=year, date=date) if finding.location]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9月1日至9月31日开展宣传。", ["9月31日"]),
        ("4月31日前完成，6月31日前报送。", ["4月31日", "6月31日"]),
        ("２月３０日启动。", ["２月３０日"]),
        ("二月三十日启动，十一月三十一日结束。", ["二月三十日", "十一月三十一日"]),
        ("2023年2月29日召开会议。", ["2023年2月29日"]),
        ("二○二三年二月二十九日召开会议。", ["二○二三年二月二十九日"]),
        ("2月29日召开会议。", ["2月29日"]),
        ("5月32日前报送。", ["5月32日"]),
        ("时间为9月1日至9月31。", []),
        ("（9月1日至9月31）开展。", ["9月31"]),
        ("13月5日启动，15月底前完成。", ["13月5日", "15月"]),
        ("自2023.9.31起施行，至2023-11-31止。", ["2023.9.31", "2023-11-31"]),
        ("活动时间为7月15日至7月3日。", ["7月15日至7月3日"]),
        ("5月25日—20日集中宣传。", ["5月25日—20日"]),
        ("10月20日至8月30日开展回头看。", ["10月20日至8月30日"]),
        ("2023年9月至2023年3月开展。", ["2023年9月至2023年3月"]),
        ("2024年3月1日至2023年5月1日开展。", ["2024年3月1日至2023年5月1日"]),
        ("10月至8月为实施阶段。", ["10月至8月"]),
        ("每年2月30日前报送。", ["2月30日"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2月28日前完成，4月30日、6月30日前报送，12月31日前总结。",
        "2024年2月29日前总结，2020年2月29日成立。",
        "2024年2月1日至2月29日为报名时间。",
        "次年2月29日前、明年2月29日前办结。",
        "农历二月三十日赶集，藏历四月三十日朝圣，农历腊月三十日守岁。",
        "供暖期为11月15日至3月15日，冬季攻坚从11月至次年2月，12月10日—1月5日集中慰问。",
        "9月至6月为学年，9月1日至7月10日为校历，9月1日至8月31日为一个年度，1月1日至12月31日有效。",
        "2023年11月至2024年2月实施，2023年12月至2月慰问。",
        "每月25日至次月5日结算，每月28日至3日报账，每季度末31日前报表。",
        "24小时值班，12时30分开会，三分之二的村，第三十一条，第13个月，共13个月，30日内。",
        "新增就业13月均增长2%，1、2月份发放，3、4月交叉检查，同比2.30，电话0871-2023-931。",
        "版本2023.12.25，编号2023-13-45，文号〔2023〕31号，比例2/30。",
        "4月至5月、5月至10月、11月至12月三个阶段，3月22日前后、5月上旬至6月中旬。",
        "1月5日至10日、7月3日至7月15日、7月28日至8月3日。",
        "2022年3月至2023年1月、2021—2025年规划期内。",
    ],
)
def test_says_nothing(text: str) -> None:
    assert words(text, date="2023-02-01") == []


def test_a_leap_day_needs_a_year() -> None:
    assert words("2月29日召开会议。", year=2024) == []
    assert words("2月29日召开会议。", year=None) == []
    (finding,) = findings("2月29日召开会议。")
    assert finding.message == "“2月29日”不存在：2023年不是闰年，2月只有28天。"


def test_messages() -> None:
    (finding,) = findings("9月31日前报送。")
    assert (finding.message, finding.severity) == ("“9月31日”不存在：9月只有30天。", "warning")
    assert finding.fix == "改为实际的日期，例如9月30日。"
    (finding,) = findings("各校于3月15日前将计划报县教育局。", date="2023-04-08")
    assert finding.message == "“3月15日前”早于方案的成文日期（2023-04-08），布置时已经过期。"


@pytest.mark.parametrize(
    ("text", "date", "found"),
    [
        ("各校于2023年3月15日前将创建计划报我局办公室。", "2023-04-08", ["2023年3月15日前"]),
        ("各校于3月15日前将创建计划报我局办公室。", "2023-04-08", ["3月15日前"]),
        ("2022年11月30日前完成示范点验收。", "2023-04-08", ["2022年11月30日前"]),
        ("示范点建设要在2023年2月底前全部到位。", "2023-04-08", ["2023年2月底前"]),
        ("3月25日前一户不漏全部签完责任书。", "2023-04-08", ["3月25日前"]),
        ("2023年3月15日前报送计划。", None, []),
        ("2023年5月15日前报送计划。", "2023-04-08", []),
    ],
)
def test_deadlines_before_the_plan_s_date(text: str, date: str | None, found: list[str]) -> None:
    assert words(text, date=date) == found


@pytest.mark.parametrize(
    "text",
    [
        "1月10日前将上年度总结报我局，次年1月10日前报送全年总结，每年1月15日前报送台账。",
        "1月10日前将总结报我局。",  # next year's: the plan is of April
        "已于3月5日前完成摸底，2022年12月31日前已建成的示范点不再申报。",
        "2020年12月31日前登记注册的企业、2018年1月1日前出生的儿童均可参加。",
        "2022年10月底前完成的改造项目要组织回头看。",
        "活动结束后10日内报送总结，每月5日前报送进展，每季度末25日前报表。",
        "第一阶段（3月1日—4月30日）宣传发动，3月20日召开了动员会。",
        "3月22日前后开展世界水日宣传，清明节前开展祭扫。",
    ],
)
def test_times_that_are_not_past_deadlines(text: str) -> None:
    assert words(text, date="2023-04-08") == []


def test_a_plan_for_the_coming_year_takes_its_own_year() -> None:
    assert words("3月15日前将计划报县教育局。", year=2024, date="2023-12-20") == []


def test_the_preamble_may_look_back() -> None:
    plan = build_plan(
        [
            Block(text=line)
            for line in (TITLE, "为落实2022年6月30日前完成整改的要求，制定本方案。", "一、任务", "抓好。")
        ]
    )
    report = engine.judge(replace(plan, date="2023-04-08"), load(("baseline",)), path=None, sha256=None)
    assert [finding for finding in report.findings if finding.check == "date-impossible"] == []
