"""The rule set: both languages, its severities, its examples, and house styles laid on top."""

import pytest
from plancheck import RuleError
from plancheck.checking import rules_for
from plancheck.testing import Example, run_examples

from plancheck_gbt9704.kind import ITEMS, KIND
from plancheck_gbt9704.typography import font_class


@pytest.fixture(scope="session")
def ruleset(plugins):
    return rules_for(("format/gbt9704",), "zh", plugins)


def test_every_item_has_its_rule(ruleset):
    assert sorted(rule.options["item"] for rule in ruleset.rules) == sorted(ITEMS)


def test_only_paper_and_margins_are_errors(ruleset):
    assert [rule.id for rule in ruleset.rules if rule.severity == "error"] == ["gbt9704-paper", "gbt9704-margins"]
    assert {rule.severity for rule in ruleset.rules} == {"error", "info"}


def test_every_rule_names_its_clause(ruleset):
    assert all(rule.basis and rule.basis.startswith("GB/T 9704-2012 第") for rule in ruleset.rules)


def test_every_case_is_told_in_english_too(plugins, ruleset):
    english = {rule.id: rule for rule in rules_for(("format/gbt9704",), "en", plugins).rules}
    for rule in ruleset.rules:
        other = english[rule.id]
        assert (rule.title != other.title, rule.requirement != other.requirement) == (True, True)
        for reason, case in rule.cases.items():
            assert reason in KIND.reasons
            assert case.message != other.cases[reason].message
            assert case.fix != other.cases[reason].fix


def test_examples(plugins, ruleset):
    """An example is bare text: it shows what is written wrongly, while what is laid out wrongly needs test_layout."""
    shown = [result for result in run_examples(ruleset, None, plugins) if isinstance(result, Example)]
    assert [result.problem for result in shown if not result.ok] == []
    assert len({result.rule for result in shown}) == 4


_HOUSE = """
id: house
version: "1"
title: 本县
extends: [format/gbt9704]
rules:
  - id: gbt9704-body-font
    fonts: [仿宋/宋体]
    sizes: [三号, 四号]
  - id: gbt9704-margins
    tolerance: 13
  - id: gbt9704-page-number
    off: 不编页码
"""


def test_a_house_style(findings, tmp_path):
    house = tmp_path / "house.yaml"
    house.write_text(_HOUSE, "utf-8")
    spoilt = {"sides": (), "text": (None, "SimSun", 14), "page": {"top": 25, "bottom": 47}}
    assert findings(rules=str(house), **spoilt) == []
    assert len(findings(**spoilt)) == 4


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("fonts: [隶书]", "unknown class of fonts '隶书'"),
        ("sizes: [七号半]", "七号半"),
        ("tolerance: -1", "expected 0 to 20 millimetres"),
        ("tolerance: 5", "tolerance means nothing to the item body"),
    ],
)
def test_a_mistake_in_a_house_style_is_told(findings, tmp_path, line, message):
    house = tmp_path / "house.yaml"
    head = 'id: house\nversion: "1"\ntitle: 本县\nextends: [format/gbt9704]\nrules:\n'
    house.write_text(f"{head}  - id: gbt9704-body-font\n    {line}\n", "utf-8")
    with pytest.raises(RuleError, match=message):
        findings(rules=str(house))


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        ("仿宋_GB2312", "仿宋"), ("FangSong", "仿宋"), ("方正仿宋_GBK", "仿宋"), ("STFangsong", "仿宋"),
        ("方正小标宋_GBK", "小标宋"), ("小标宋", "小标宋"), ("KaiTi_GB2312", "楷体"), ("华文楷体", "楷体"),
        ("SimHei", "黑体"), ("方正黑体_GBK", "黑体"), ("SimSun", "宋体"), ("NSimSun", "宋体"),
        ("微软雅黑", "微软雅黑"), ("华文中宋", "华文中宋"),
    ],
)  # fmt: skip
def test_classes_of_fonts(font, expected):
    assert font_class(font) == expected
