"""Which plans a rule or rule set is for: when, fits, validity, choose()."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.ruleset.rule_files import RULE

from plancheck.engine import judge
from plancheck.plan import Block, Plan
from plancheck.rule import Condition
from plancheck.ruleset import choose
from plancheck.ruleset.fit import Facts, fits

if TYPE_CHECKING:
    from tests.ruleset.rule_files import Files


def plan(
    title: str | None = None, issuer: str | None = None, addressees: str | None = None, year: int | None = None
) -> Plan:
    return Plan(blocks=(Block("正文。"),), title=title, issuer=issuer, addressees=addressees, year=year)


COUNTY = plan("青坪县2023年民族团结进步创建工作实施方案（试行）", "青坪县交通运输局", "局属各单位", 2023)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition(), ()),
        (Condition(topic=("民族团结",)), ("民族团结",)),
        (Condition(topic=("安全生产", "民族團結")), ("民族團結",)),
        (Condition(topic=("安全生产",)), None),
        (Condition(topic=("交通运输",)), None),  # the topic is the title's, not the issuer's
        (Condition(place=("青坪县",)), ("青坪县",)),
        (Condition(place=("局属",)), ("局属",)),
        (Condition(place=("青坪市",)), None),
        (Condition(bureau=("交通",)), ("交通",)),
        (Condition(bureau=("民族",)), None),  # the issuer is known, so the title is not asked
        (Condition(genre=("实施方案",)), ("实施方案",)),
        (Condition(genre=("计划",)), None),
        (Condition(level=("county", "township")), ("county",)),
        (Condition(level=("province",)), None),
        (Condition(year_from=2023), ("2023",)),
        (Condition(year_to=2022), None),
        (Condition(year_from=2020, year_to=2023, topic=("创建",)), ("创建", "2023")),
        (Condition(topic=("创建",), place=("外省",)), None),
    ],
)
def test_a_plan_fits_when_every_condition_holds(condition: Condition, words: tuple[str, ...] | None) -> None:
    assert fits(condition, Facts.of(COUNTY)) == words


def test_a_plan_that_tells_nothing_fits_no_condition_that_asks() -> None:
    facts = Facts.of(plan())
    assert fits(Condition(), facts) == ()
    for condition in (
        Condition(topic=("创建",)), Condition(place=("县",)), Condition(bureau=("局",)), Condition(genre=("方案",)),
        Condition(level=("county",)), Condition(year_from=2000),
    ):  # fmt: skip
        assert fits(condition, facts) is None


def test_the_title_tells_the_bureau_where_no_issuer_is_known() -> None:
    assert fits(Condition(bureau=("税务",)), Facts.of(plan("某县税务局工作方案"))) == ("税务",)


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("国家民委", "state"),
        ("省民宗委", "province"),
        ("青海省海南州统计局", "prefecture"),
        ("青坪县人民政府", "county"),
        ("青坪县交通运输局", "county"),
        ("河湾镇人民政府", "township"),
        ("五柳街道办事处", "township"),
        ("东门社区", "village"),
        ("青坪县第一中学", "village"),
        ("中共青坪县委、青坪县人民政府", "county"),
        ("联席会议", None),
    ],
)
def test_the_level_is_the_issuers(issuer: str, level: str | None) -> None:
    assert Facts.of(plan(issuer=issuer)).level == level


@pytest.mark.parametrize(
    ("issuer", "title", "place", "held"),
    [
        ("贵南县统计局", "民族团结进步工作实施方案", "青海省", True),
        ("贵南县统计局", "民族团结进步工作实施方案", "海南州", True),
        ("贵南县统计局", "民族团结进步工作实施方案", "甘肃省", False),
        (None, "恩施市民宗局2013年工作方案", "湖北省", True),
        ("城关区教育局", "工作方案", "甘肃省", False),  # several cities have a 城关区
        ("青坪县民宗局", "工作方案", "湖北省", False),  # nowhere on the map
    ],
)
def test_a_county_on_the_map_tells_its_prefecture_and_province(
    issuer: str | None, title: str, place: str, *, held: bool
) -> None:
    assert (fits(Condition(place=(place,)), Facts.of(plan(title, issuer))) is not None) == held


def test_a_rule_for_other_plans_is_skipped_and_the_report_says_so(files: Files) -> None:
    files.write("base", RULE.replace("theme,", "theme, when: {topic: [安全生产]},"))
    report = judge(COUNTY, files.load("base"), path=None, sha256=None)
    assert report.findings == ()
    assert [(one.rule, one.layer, one.reason) for one in report.skipped] == [("theme", "base", "other-plans")]


@pytest.mark.parametrize(
    ("day", "judged"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2022, 12, 31), True),
        (date(2023, 1, 1), False),
        (None, True),
    ],
)
def test_dates_include_their_first_and_last_day(files: Files, day: date | None, *, judged: bool) -> None:
    files.write("base", RULE, head="valid_from: 2020-01-01\nvalid_to: 2022-12-31")
    report = judge(plan("工作方案"), files.load("base"), path=None, sha256=None, as_of=day)
    assert bool(report.findings) == judged
    assert [one.reason for one in report.skipped] == ([] if judged else ["not-in-force"])


def test_the_plans_own_year_counts_where_no_day_is_given(files: Files) -> None:
    files.write("base", RULE, head="valid_to: 2022-12-31")
    ruleset = files.load("base")
    assert judge(plan("方案", year=2022), ruleset, path=None, sha256=None).findings
    assert not judge(plan("方案", year=2023), ruleset, path=None, sha256=None).findings


def test_an_inherited_rule_stays_in_force_when_the_layer_on_top_is_not(files: Files) -> None:
    files.write("base", RULE)
    files.write("top", "- {id: theme, basis: 县文件}", head="extends: base\nvalid_to: 2015-12-31")
    assert judge(COUNTY, files.load("top"), path=None, sha256=None).findings


def make_tree(files: Files) -> None:
    files.write("unity", RULE, head="extends: baseline\nfits: {topic: [民族团结]}")
    files.write("province/north", "", head="extends: unity\nfits: {topic: [民族团结], place: [北江省, 青坪县]}")
    files.write("county/qingping", "", head="extends: province/north\nfits: {topic: [民族团结], place: [青坪县]}")
    files.write("bureau/roads", "", head="extends: unity\nfits: {topic: [民族团结], bureau: [交通]}")
    files.write("named-only", RULE, head="extends: unity")
    files.write("alone", RULE, head="fits: {topic: [防汛]}")
    files.write("past", RULE, head="extends: unity\nfits: {topic: [民族团结]}\nvalid_to: 2020-12-31")


def test_chooses_the_most_specific_and_leaves_out_what_they_extend(files: Files) -> None:
    make_tree(files)
    chosen, words = choose(COUNTY, files.library(), date(2023, 7, 1))
    mine = [name for name in chosen if name in ("bureau/roads", "county/qingping")]
    assert mine == ["bureau/roads", "county/qingping"]  # the deeper layer on top
    assert "unity" not in chosen
    assert "province/north" not in chosen
    assert words["county/qingping"] == ("民族团结", "青坪县")


def test_leaves_out_what_is_not_in_force_and_what_has_no_condition(files: Files) -> None:
    make_tree(files)
    chosen, _ = choose(COUNTY, files.library(), date(2023, 7, 1))
    assert not {"past", "named-only"} & set(chosen)
    assert "past" in choose(COUNTY, files.library(), date(2020, 7, 1))[0]
    assert "past" in choose(COUNTY, files.library())[0]


def test_never_less_than_the_baseline(files: Files) -> None:
    make_tree(files)
    assert choose(plan("2023年度工作要点"), files.library()) == (("baseline",), {})
    chosen, words = choose(plan("防汛工作方案"), files.library())
    assert (chosen[0], chosen[-1]) == ("baseline", "alone")
    assert words["alone"] == ("防汛",)


def test_a_rule_set_that_cannot_be_read_keeps_no_plan_from_its_check(files: Files) -> None:
    make_tree(files)
    files.raw("broken", "fits: {topic: [民族团结]}\nrules: [\n")
    files.raw("broken-condition", "version: 1\ntitle: t\nfits: {topics: [民族团结]}\n")
    chosen, _ = choose(COUNTY, files.library(), date(2023, 7, 1))
    assert "county/qingping" in chosen
    assert not {"broken", "broken-condition"} & set(chosen)


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\ntitle: t\nfits: {topic: [防汛]}\nrules:\n  - {id: a}\n",
        "version: 1\ntitle: t\nrules:   # 规则\n- id: a\n  title: |\n    fits: x\n\n\n# 完\nfits: {topic: [防汛]}\n",
        "rules:\r\n  - id: a\r\n\r\n  - id: b\r\nversion: 1\r\ntitle: t\r\nfits: {topic: [防汛]}\r\n",
        "{version: 1, title: t, rules: [{id: a}], fits: {topic: [防汛]}}\n",
        "version: 1\ntitle: t\nfits: {topic: [防汛]}\nrules: [\n{id: a},\n{id: b}]\n",
    ],
)
def test_the_condition_is_found_wherever_it_stands(files: Files, text: str) -> None:
    files.raw("flood", text)
    assert choose(plan("防汛工作方案"), files.library())[0][-1] == "flood"
