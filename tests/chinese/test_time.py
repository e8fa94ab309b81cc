"""Time expressions, each with the value a careful reader gives it (plan year 2023)."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.chinese.fold import fold
from plancheck.chinese.times import find, find_vague
from plancheck.chinese.times.values import date, monthly, yearly

Q = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY="
FIRST_OF_QUARTER = "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY="

DATES = [
    ("2024年5月31日前", "2024-05-31"),
    ("５月３１日之前", "2023-05-31"),
    ("5 月 31 日 以前", "2023-05-31"),
    ("5月31号前", "2023-05-31"),
    ("五月三十一日前", "2023-05-31"),
    ("二〇二四年五月三十一日前", "2024-05-31"),
    ("二○二四年十月九日前", "2024-10-09"),
    ("十一月廿五日前", "2023-11-25"),
    ("今年7月8日前", "2023-07-08"),
    ("2023年度12月6日前", "2023-12-06"),
    ("次年1月15日前", "2024-01-15"),
    ("明年3月1日前", "2024-03-01"),
    ("7月8日下班前", "2023-07-08"),
    ("7月8日下午5时30分前", "2023-07-08"),
    ("7月8日17:00前", "2023-07-08"),
    ("7月8日（星期六）前", "2023-07-08"),
    ("10月底前", "2023-10-31"),
    ("11月末", "2023-11-30"),
    ("2024年2月底前", "2024-02-29"),
    ("4月上旬", "2023-04-10"),
    ("4月中旬前", "2023-04-20"),
    ("4月下旬", "2023-04-30"),
    ("10月份", "2023-10"),
    ("2024年10月", "2024-10"),
    ("8月前", "2023-07-31"),
    ("年底前", "2023-12-31"),
    ("2024年底前", "2024-12-31"),
    ("今年年底前", "2023-12-31"),
    ("明年年底前", "2024-12-31"),
    ("年内", "2023-12-31"),
    ("第三季度末前", "2023-09-30"),
    ("2024年一季度末", "2024-03-31"),
    ("国庆节前", "2023-09-30"),
    ("五一节前", "2023-04-30"),
    ("2023.11.30前", "2023-11-30"),
    ("2023-11-30前", "2023-11-30"),
    ("2023/6/5前", "2023-06-05"),
    ("11.30前", "2023-11-30"),
    ("3月1日至3月10日", "2023-03-10"),
    ("3月1日—10日", "2023-03-10"),
    ("2023年11月至2024年2月", "2024-02"),
    ("春节前", None),
    ("2月30日前", None),
    ("9月31日前", None),
    ("月底前", None),
]

RULES = [
    ("每年10月底前", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1"),
    ("每年1月15日前", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"),
    ("每年6月底和12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("每年6月、12月20日前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20"),
    ("每年1月5日和7月5日前", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=5"),
    ("每年10月份", "FREQ=YEARLY;BYMONTH=10"),
    ("每年次年1月10日前", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=10"),
    ("每年年底前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("每年", "FREQ=YEARLY"),
    ("每两年", "FREQ=YEARLY;INTERVAL=2"),
    ("每半年", "FREQ=MONTHLY;INTERVAL=6"),
    ("每半年末前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"),
    ("每半年结束后15日内", "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=15"),
    ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
    ("按季度", "FREQ=MONTHLY;INTERVAL=3"),
    ("每季度末", Q + "-1"),
    ("每季度末25日前", Q + "25"),
    ("季度末25日前", Q + "25"),
    ("每季末月20日前", Q + "20"),
    ("每季度最后一个月的20日前", Q + "20"),
    ("每季度第三个月28日前", Q + "28"),
    ("每季度首月5日前", FIRST_OF_QUARTER + "5"),
    ("每季度第一个月8日前", FIRST_OF_QUARTER + "8"),
    ("下季度首月5日前", FIRST_OF_QUARTER + "5"),
    ("每季度结束后10日内", FIRST_OF_QUARTER + "10"),
    ("季后10日内", FIRST_OF_QUARTER + "10"),
    ("隔周周一", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("每隔一周周五下班前", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("每季度末次月5日前", FIRST_OF_QUARTER + "5"),
    ("3、6、9、12月25日前", Q + "25"),
    ("每月", "FREQ=MONTHLY"),
    ("按月", "FREQ=MONTHLY"),
    ("每月5日前", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("每个月的5号之前", "FREQ=MONTHLY;BYMONTHDAY=5"),
    ("每月10日、25日前", "FREQ=MONTHLY;BYMONTHDAY=10,25"),
    ("每月底", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月月底前", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("每月下旬", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("次月3日前", "FREQ=MONTHLY;BYMONTHDAY=3"),
    ("每月最后一个工作日", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
    ("每月最后一个周五前", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("每月第一个星期一", "FREQ=MONTHLY;BYDAY=1MO"),
    ("每两个月", "FREQ=MONTHLY;INTERVAL=2"),
    ("双月25日前", "FREQ=YEARLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=25"),
    ("逢单月底前", "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=-1"),
    ("每旬末", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1"),
    ("逢五逢十", "FREQ=MONTHLY;BYMONTHDAY=5,10,15,20,25,30"),
    ("每周五前", "FREQ=WEEKLY;BYDAY=FR"),
    ("每周五下午5点前", "FREQ=WEEKLY;BYDAY=FR"),
    ("每星期一、星期四", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("每周", "FREQ=WEEKLY"),
    ("每两周", "FREQ=WEEKLY;INTERVAL=2"),
    ("每日16时前", "FREQ=DAILY"),
    ("每天", "FREQ=DAILY"),
    ("每个工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("每隔一天", "FREQ=DAILY;INTERVAL=2"),
    ("每两小时", "FREQ=HOURLY;INTERVAL=2"),
    ("每月31日前", "FREQ=MONTHLY;BYMONTHDAY=31"),
    ("每年2月30日前", None),
]

OFFSETS = [
    ("活动结束后10日内", "活动结束"),
    ("每期培训结束后五个工作日内", "每期培训结束"),
    ("自收到通知之日起3日内", "收到通知"),
    ("收到材料7个工作日内", "收到材料"),
    ("事件发生后2小时内", "事件发生"),
    ("培训结束当日", "培训结束"),
    ("活动结束次日", "活动结束"),
    ("会议召开前3日", "会议召开"),
    ("活动结束后3天", "活动结束"),
    ("一周之内", None),
    ("24小时以内", None),
    ("半个月内", None),
    ("提前5天", None),
    ("下一个工作日下班前", None),
    ("当日17时前", None),
]

NONE = [
    "3月1日起",
    "2020年以来",
    "年终总结",
    "年底考核",
    "三月三",
    "一体两翼三方四面",
    "13月",
    "第十二个",
    "年内容",
    "十个月",
    "每一个人",
    "当前",
    "5月1日后",
    "十九届六中全会",
    "3年内",
]


@pytest.mark.parametrize(("text", "due"), DATES)
def test_date(text: str, due: str | None) -> None:
    folded = fold(text)
    (time,) = find(folded.text, 2023)
    assert (time.due, time.recurrence) == (due, None)
    assert folded.original(time.start, time.end) == (0, len(text))


@pytest.mark.parametrize(("text", "rule"), RULES)
def test_rule(text: str, rule: str | None) -> None:
    folded = fold(text)
    (time,) = find(folded.text, 2023)
    assert (time.due, time.recurrence, time.kind) == (None, rule, "period")
    assert folded.original(time.start, time.end) == (0, len(text))


@pytest.mark.parametrize(("text", "trigger"), OFFSETS)
def test_offset(text: str, trigger: str | None) -> None:
    (time,) = find(text, 2023)
    assert (time.due, time.recurrence, time.trigger, time.kind) == (None, None, trigger, "offset")
    assert (time.start, time.end) == (0, len(text))


@pytest.mark.parametrize("text", NONE)
def test_no_time(text: str) -> None:
    assert find(text, 2023) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("请各校务必于6月5日前上交", "6月5日前"),
        ("各乡镇在培训结束后3个工作日内上报", "培训结束后3个工作日内"),
        ("各村于每月 25 日前报送", "每月25日前"),
        ("应自收到本方案之日起10日内报备", "自收到本方案之日起10日内"),
        ("于5月1日前提交", "5月1日前"),
        ("于5月1日前往", "5月1日"),
        ("10月20日前后", "10月20日"),
        ("每周一报送一次", "每周"),
    ],
)
def test_words_of_the_expression(sentence: str, expected: str) -> None:
    text = fold(sentence).text
    (time,) = find(text, 2023)
    assert text[time.start : time.end] == expected


def test_two_dates_of_one_list_share_the_limit() -> None:
    first, second = find("6月20日和12月20日前", 2023)
    assert (first.due, second.due) == ("2023-06-20", "2023-12-20")
    assert first.bounded
    assert second.bounded


def test_two_months_share_the_day() -> None:
    assert [time.due for time in find("6月、12月25日前", 2023)] == ["2023-06-25", "2023-12-25"]


def test_every_year_reaches_to_the_next_date() -> None:
    times = find("每年6月底前报半年小结,12月底前报全年总结", 2023)
    assert [time.recurrence for time in times] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
    ]


def test_every_month_does_not_reach_to_a_date() -> None:
    assert [time.due for time in find("每月5日前报进度,12月1日前报总结", 2023)] == [None, "2023-12-01"]


def test_a_year_told_before_holds_for_the_next_date() -> None:
    assert [time.due for time in find("2025年6月1日前报方案,12月1日前报总结", 2023)] == ["2025-06-01", "2025-12-01"]


def test_year_unknown() -> None:
    (time,) = find("10月5日前")
    assert time.due is None


def test_today() -> None:
    today = dt.date(2023, 12, 6)
    assert [time.due for time in find("本月20日前和下月5日前", 2023, today)] == ["2023-12-20", "2024-01-05"]
    assert [time.due for time in find("本周五前,下周一前", 2023, today)] == ["2023-12-08", "2023-12-11"]


@pytest.mark.parametrize("text", ["及时", "定期", "活动结束后", "第一时间", "另行通知", "按规定时间", "整改完成后"])
def test_vague(text: str) -> None:
    assert list(find_vague(text)) == [(0, len(text))]


def test_values_that_cannot_be() -> None:
    assert date(2023, 2, 29) is None
    assert date(2024, 2, 29) == "2024-02-29"
    assert date(2023, 13, 1) is None
    assert date(None, 3, 1) is None
    assert yearly((2,), (30,)) is None
    assert monthly((32,)) is None


TEXT = st.text(
    st.sampled_from("每年月日季度末底前后内起至到第一二三十12309、，和次下本当旬周半个工作小时提双单逢结束完成:.-"),
    max_size=60,
)


@settings(max_examples=500, deadline=None)
@given(TEXT)
def test_times_stand_in_order_and_inside(text: str) -> None:
    folded = fold(text).text
    end = 0
    for time in find(folded, 2023):
        assert end <= time.start < time.end <= len(folded)
        end = time.end
        assert time.due is None or time.recurrence is None
