"""Kind slots: the named members of an enumeration, and which are missing."""

from __future__ import annotations

import pytest
from tests.checks.judging import judge, refused, rule_of

from plancheck.checks import Context, kind
from plancheck.testing import plan_of

SIX = """
announce: [N进]
lead: [进|进入|走进]
near: [民族团结, 创建]
except: [法律六进]
slots:
  - {name: 机关, aliases: [机构]}
  - 企业
  - 社区
  - {name: 乡镇, aliases: [乡村, 街道]}
  - 学校
  - {name: 寺庙, aliases: [宗教活动场所|宗教场所, 寺院]}
"""
TITLE = "青坪县2023年民族团结进步创建工作实施方案\n"


def six(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [
        (told.reason, told.words, told.values.get("missing", told.values.get("names", "")))
        for told in judge("slots", SIX, TITLE + text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、任务\n开展民族团结“六进”（进机关、进企业、进社区、进乡村、进学校、进寺庙）活动。",
        "一、任务\n推动民族团结进机关、企业、社区、乡镇、学校和宗教活动场所，深化“六进”。",
        "一、任务\n创建六进活动（进入机构、进入企业、进入社区、进入乡村、进入学校、进入寺院）。",
        "一、任务\n创建活动六进即机关、企业、社区（村）、乡镇（街道）、学校、寺庙。",
        "一、创建“六进”\n1.创建活动进机关。学。\n2.进企业。学。\n3.社区。学。\n4.走进乡村。学。\n5.学校\n学。\n6.进寺庙。学。",
        "一、创建“六进”\n（一）机关。学。\n（二）企业。学。\n（三）社区。学。\n（四）乡村。学。\n（五）学校。学。\n（六）寺庙。学。",
        "一、任务\n六进：创建活动进机关、企业、军营、社区、景区、乡村、网络和学校、家庭和寺庙。",
        "一、任务\n开展民族团结进社区活动。",  # nothing announced
        "一、任务\n开展法律六进活动。",  # another campaign
        "一、任务\n安全生产六进要落实。",  # not near the subject
        "一、任务\n开展创建三进活动，进机关、进学校、进社区。",  # fewer than the rule knows
        "一、任务\n创建第六进院落。",
    ],
)
def test_is_silent(text: str) -> None:
    assert six(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "一、任务\n开展民族团结“六进”（进机关、进企业、进社区、进乡村、进学校）活动。",
            ("missing", ("六进",), "寺庙"),
        ),
        (
            "一、任务\n深化创建六进活动，进机关、进社区、进部队、进网络、进家庭、进景区。",
            ("missing", ("六进",), "企业、乡镇、学校、寺庙"),
        ),
        ("一、任务\n开展创建活动“九进”，进机关、企业。", ("missing", ("九进",), "社区、乡镇、学校、寺庙")),
        (
            "一、任务\n创建活动“六进”，进机关、企业、社区、学校，各乡镇要配合，做好寺庙工作。",
            ("missing", ("六进",), "乡镇、寺庙"),
        ),
        ("一、任务\n深入开展民族团结“十一进”。", ("not-listed", ("十一进",), "机关、企业、社区、乡镇、学校、寺庙")),
        (
            "一、任务\n开展创建六进活动。\n二、要求\n各学校、各企业、机关和社区要配合乡镇，寺庙要守法。",
            ("not-listed", ("六进",), "机关、企业、社区、乡镇、学校、寺庙"),  # named, but not as members
        ),
    ],
)
def test_names_what_is_missing(text: str, told: tuple[str, tuple[str, ...], str]) -> None:
    assert six(text) == [told]


def test_values_of_the_message() -> None:
    (told,) = judge("slots", SIX, TITLE + "一、任务\n创建八进活动：进机关、进企业、进学校、进连队。")
    assert told.values == {
        "missing": "社区、乡镇、寺庙", "found": 3, "claimed": 8, "names": "机关、企业、社区、乡镇、学校、寺庙",
    }  # fmt: skip


def test_some_members_may_do() -> None:
    text = TITLE + "一、任务\n创建六进：进机关、进企业、进学校、进社区。"
    assert judge("slots", SIX + "at_least: 4", text) == []
    assert judge("slots", SIX + "at_least: 5", text)[0].values["missing"] == "乡镇、寺庙"


COMBINATIONS = """
element: six-combinations
slots:
  - {name: 理论学习, aliases: [{say: 科学发展观, year_to: 2017}, {say: 主题教育|党的二十大, year_from: 2019}]}
  - {name: 对口支援, optional: yes}
  - {name: 扶贫, aliases: [{say: 脱贫攻坚, year_from: 2015, year_to: 2021}], year_to: 2021}
  - {name: 乡村振兴, year_from: 2021}
"""


def combined(year: str, *programmes: str) -> str:
    listed = "、".join(f"与{programme}相结合" for programme in programmes)
    return (
        f"青坪县{year}民族团结进步创建工作实施方案\n一、工作要求\n做到{'二三四'[len(programmes) - 2]}个结合：{listed}。"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (combined("2012年", "学习实践科学发展观", "扶贫开发工作"), []),
        (combined("2012年", "学习实践科学发展观", "对口支援"), [("missing", "扶贫")]),
        (combined("2016年", "脱贫攻坚", "平安建设"), [("missing", "理论学习")]),
        (combined("2023年", "主题教育", "乡村振兴"), []),
        (combined("2023年", "主题教育", "平安建设"), [("missing", "乡村振兴")]),
        (combined("2023年", "学习实践科学发展观", "乡村振兴"), [("outdated", "主题教育|党的二十大、")]),
        (combined("2023年", "主题教育", "乡村振兴", "脱贫攻坚"), [("outdated", "")]),
        ("青坪县2023年民族团结进步创建工作实施方案\n一、要求\n结合实际，抓好落实。", []),  # nothing listed at all
    ],
)
def test_members_have_their_years(text: str, told: list[tuple[str, str]]) -> None:
    found = judge("slots", COMBINATIONS, text)
    assert [one.reason for one in found] == [reason for reason, _ in told]
    for one, (_, word) in zip(found, told, strict=True):
        assert word.strip("、") in one.values.get("missing", one.values.get("instead", ""))


def test_a_plan_without_a_year_is_asked_only_for_what_is_always_asked_for() -> None:
    found = judge("slots", COMBINATIONS, combined("", "学习实践科学发展观", "平安建设"))
    assert found == []


def test_without_announcement_members_stand_anywhere() -> None:
    (told,) = judge("slots", "slots: [机关, 寺庙]\nscope: text", TITLE + "一、任务\n各机关要学。")
    assert (told.reason, told.values["missing"]) == ("missing", "寺庙")


def test_a_line_of_members_only_is_judged_in_linear_time() -> None:
    plan = plan_of(TITLE + "一、任务\n开展创建六进，" + "进机关、企业(村)、" * 20_000)
    rule = rule_of("slots", SIX)
    (hit,) = kind("slots").judge(Context(plan), [rule])
    assert hit.values["missing"] == "社区、乡镇、学校、寺庙"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("slots: []", "slots is empty"),
        ("slots: [机关]\nannounce: [六进]", "an announcement holds one N"),
        ("slots: [机关]\nannounce: [N进]\nelement: goals", "give element or announce, not both"),
        ("slots: [{aliases: [机关]}]", "the key 'name' is missing"),
        ("slots: [{name: 机关, aliases: [{say: 机构, until: 2012}]}]", "unknown key 'until'"),
    ],
)
def test_options_without_sense_are_refused(options: str, message: str) -> None:
    assert message in refused("slots", options)
