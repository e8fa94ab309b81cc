"""The number of a yearly event and the year."""

from __future__ import annotations

import pytest
from tests.checks.judging import judge, refused

GANSU = "event: [民族团结进步宣传月]\nfirst_year: 2004\nmonth: 5"
INNER = "event: [民族政策宣传月, 民族团结进步活动月]\nfirst_year: 1984"


def told(options: str, text: str, title: str = "云坪县2015年民族团结进步宣传月活动方案") -> list[tuple[str, str, int]]:
    return [
        (one.reason, one.words[0], one.values["expected"])
        for one in judge("yearly-ordinal", options, f"{title}\n一、任务\n{text}")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "今年5月是全省第十二个民族团结进步宣传月。",
        "今年5月是第12个“民族团结进步宣传月”。",
        "2020年5月是第17个民族团结进步宣传月。",
        "去年是第11个民族团结进步宣传月，明年是第13个民族团结进步宣传月。",
        "自2004年第一个民族团结进步宣传月以来，活动年年开展。",
        "第三个阶段为总结阶段，开展民族团结进步宣传月活动。",
        "民族团结进步宣传月期间，举办第二届运动会。",
    ],
)
def test_says_nothing(text: str) -> None:
    assert told(GANSU, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年5月是第11个民族团结进步宣传月。", ("ordinal", "第11个", 12)),
        ("今年5月是我省第十三个民族团结进步宣传月。", ("ordinal", "第十三个", 12)),
        ("2020年5月是第15个民族团结进步宣传月。", ("ordinal", "第15个", 17)),
        ("今年9月是第12个民族团结进步宣传月。", ("month", "第12个", 12)),
    ],
)
def test_found(text: str, expected: tuple[str, str, int]) -> None:
    assert told(GANSU, text) == [expected]


def test_the_title_counts() -> None:
    title = "云坪县税务局2015年第十一个民族团结进步宣传月活动方案"
    assert told(GANSU, "抓好落实。", title) == [("ordinal", "第十一个", 12)]


def test_another_region_s_counting() -> None:
    assert told(INNER, "2024年5月是第41个民族政策宣传月，9月是第41个民族团结进步活动月。") == []
    assert told(INNER, "2019年5月是第37个民族政策宣传月。") == [("ordinal", "第37个", 36)]


def test_only_in_the_region() -> None:
    options = GANSU + "\nregion: [甘肃, 临夏]"
    assert told(options, "今年5月是第11个民族团结进步宣传月。") == []
    title = "临夏云坪县2015年民族团结进步宣传月活动方案"
    assert told(options, "今年5月是第11个民族团结进步宣传月。", title) == [("ordinal", "第11个", 12)]


def test_without_a_year_nothing_is_known() -> None:
    assert told(GANSU, "今年5月是第11个民族团结进步宣传月。", "云坪县宣传月活动方案") == []


def test_options_are_checked() -> None:
    assert "first_year" in refused("yearly-ordinal", "event: 宣传月")
