"""Layering: every row of the table in ruleset/merge.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.ruleset.rule_files import RULE

from plancheck.rule import Validity

if TYPE_CHECKING:
    from tests.ruleset.rule_files import Files

BASE = """
- id: theme
  check: phrase
  title: 主题
  severity: warning
  requirement: 写明主题
  basis: 通行体例
  phrases: [共同团结奋斗, 共同繁荣发展]
  at_least: 2
  cases:
    missing: {message: 没有主题, fix: 写上主题}
    too-few: {message: 主题不全, fix: 补上主题}
"""


def test_a_new_id_with_a_check_adds_a_rule(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", RULE.replace("theme", "other"), head="extends: base")
    ruleset = files.load("top")
    assert [rule.id for rule in ruleset.rules] == ["theme", "other"]
    assert ruleset.layers == ("base", "top")
    assert [rule.origin["id"] for rule in ruleset.rules] == ["base", "top"]


def test_an_inherited_id_replaces_the_fields_given_and_keeps_the_others(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, severity: error, basis: 县文件}", head="extends: base")
    rule = files.rule("top")
    assert (rule.severity, rule.basis) == ("error", "县文件")
    assert (rule.title, rule.requirement, rule.options["at_least"]) == ("主题", "写明主题", 2)
    assert (rule.origin["severity"], rule.origin["title"], rule.origin["id"]) == ("top", "base", "base")


def test_the_same_check_may_be_said_again(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, check: phrase, severity: info}", head="extends: base")
    assert files.rule("top").severity == "info"


def test_another_check_is_a_mistake(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, check: section, titles: [主题]}", head="extends: base")
    (mistake,) = files.mistakes("top")
    assert mistake == (
        "5:24 base has a rule 'theme' of kind 'phrase', which cannot be changed; give this rule an id of its own"
    )


def test_cases_are_replaced_reason_by_reason(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, cases: {missing: {message: 缺, fix: 补, severity: info}}}", head="extends: base")
    cases = files.rule("top").cases
    assert (cases["missing"].message, cases["missing"].severity) == ("缺", "info")
    assert cases["too-few"].message == "主题不全"


def test_an_option_is_replaced_as_a_whole(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, phrases: [铸牢], at_least: 1}", head="extends: base")
    rule = files.rule("top")
    assert rule.options["phrases"] == ("铸牢",)
    assert rule.origin["phrases"] == "top"


def test_add_appends_to_an_inherited_list(files: Files) -> None:
    files.write("base", BASE)
    files.write("middle", "- {id: theme, add: {phrases: [铸牢]}}", head="extends: base")
    files.write("top", "- {id: theme, add: {phrases: 石榴籽}}", head="extends: middle")
    rule = files.rule("top")
    assert rule.options["phrases"] == ("共同团结奋斗", "共同繁荣发展", "铸牢", "石榴籽")
    assert rule.origin["phrases"] == "base, middle, top"


def test_add_to_what_is_no_list_is_a_mistake(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, add: {at_least: 3}}", head="extends: base")
    assert files.mistakes("top") == ["5:33 'at_least' is no list that something can be added to"]


def test_off_switches_a_rule_off_with_its_reason(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, off: 本县另有规定}", head="extends: base")
    ruleset = files.load("top")
    assert ruleset.rules == ()
    assert [(off.rule, off.layer, off.reason) for off in ruleset.off] == [("theme", "top", "本县另有规定")]


def test_a_further_layer_that_speaks_of_it_has_it_back(files: Files) -> None:
    files.write("base", BASE)
    files.write("middle", "- {id: theme, off: 本县另有规定}", head="extends: base")
    files.write("top", "- {id: theme, severity: info}", head="extends: middle")
    ruleset = files.load("top")
    assert [rule.severity for rule in ruleset.rules] == ["info"]
    assert ruleset.off == ()


def test_off_no_does_not_switch_off(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", '- {id: theme, off: "no"}', head="extends: base")
    assert len(files.load("top").rules) == 1


def test_off_needs_a_reason(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, off: yes}", head="extends: base")
    assert files.mistakes("top") == ["5:22 expected the reason why the rule is switched off (off: reason)"]


def test_a_new_id_without_check_is_a_mistake_with_the_nearest(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: them, severity: info}", head="extends: base")
    assert files.mistakes("top") == [
        "5:5 no rule 'them' is inherited, and a new one needs the key 'check'; did you mean theme?"
    ]


def test_dates_of_a_layer_hold_for_the_rules_it_brings(files: Files) -> None:
    files.write("base", BASE)
    files.write(
        "top",
        RULE.replace("theme", "own") + "\n- {id: theme, severity: info}",
        head="extends: base\nvalid_from: 2020-01-01\nvalid_to: 2022-12-31",
    )
    inherited, own = files.load("top").rules
    assert inherited.validity == Validity()
    assert own.validity == Validity(date(2020, 1, 1), date(2022, 12, 31))


def test_dates_of_rule_and_layer_are_taken_together(files: Files) -> None:
    rule = RULE.replace("theme,", "theme, valid_from: 2021-06-01, valid_to: 2030-01-01,")
    files.write("base", rule, head="valid_from: 2020-01-01\nvalid_to: 2022-12-31")
    assert files.rule("base").validity == Validity(date(2021, 6, 1), date(2022, 12, 31))


def test_one_date_of_a_rule_is_replaced_and_the_other_stays(files: Files) -> None:
    files.write("base", RULE.replace("theme,", "theme, valid_from: 2020-01-01, valid_to: 2022-12-31,"))
    files.write("top", "- {id: theme, valid_to: 2025-12-31}", head="extends: base")
    assert files.rule("top").validity == Validity(date(2020, 1, 1), date(2025, 12, 31))


def test_of_several_parents_the_later_wins(files: Files) -> None:
    files.write("base", BASE)
    files.write("province", "- {id: theme, severity: error, basis: 省}", head="extends: base")
    files.write("bureau", "- {id: theme, severity: info}", head="extends: base")
    files.write("one", "", head="extends: [province, bureau]")
    files.write("two", "", head="extends: [bureau, province]")
    one, two = files.rule("one"), files.rule("two")
    assert (one.severity, one.basis) == ("info", "省")
    assert (two.severity, two.basis) == ("error", "省")
    assert files.load("one").layers == ("base", "province", "bureau", "one")


def test_a_shared_grandparent_is_laid_once_and_does_not_come_back_on_top(files: Files) -> None:
    files.write("base", BASE)
    files.write("a", "- {id: theme, severity: error}", head="extends: base")
    files.write("b", "", head="extends: base")
    files.write("top", "", head="extends: [a, b]")
    assert files.rule("top").severity == "error"


def test_several_named_sets_are_laid_in_the_order_named(files: Files) -> None:
    files.write("base", BASE)
    files.write("a", "- {id: theme, severity: error}", head="extends: base\nnote: 甲")
    files.write("b", "- {id: theme, severity: info}", head="extends: base\nnote: 乙")
    ruleset = files.load("a", "b")
    assert (ruleset.id, ruleset.title, ruleset.note) == ("a+b", "a + b", "甲\n乙")
    assert ruleset.rules[0].severity == "info"
    assert files.load("b", "a").rules[0].severity == "error"


def test_english_replaces_words_and_nothing_else(files: Files) -> None:
    files.write(
        "base",
        """
        - id: theme
          check: phrase
          title: 主题
          severity: warning
          phrases: [共同团结奋斗]
          cases: {missing: {message: 缺, fix: 补, severity: info}}
          en: {title: Theme, cases: {missing: {message: lacking, fix: add it}}}
        """,
        head="en: {title: Base}",
    )
    rule = files.rule("base", lang="en")
    assert (rule.title, rule.cases["missing"].message, rule.cases["missing"].severity) == ("Theme", "lacking", "info")
    assert files.load("base", lang="en").title == "Base"
    assert files.rule("base").title == "主题"


def test_the_digest_tells_texts_and_layers_apart(files: Files) -> None:
    files.write("base", BASE)
    files.write("top", "- {id: theme, severity: info}", head="extends: base")
    first, base = files.load("top").digest, files.load("base").digest
    assert len(first) == 64
    assert first != base
    assert files.load("top").digest == first
    files.write("base", BASE.replace("通行体例", "体例"))
    assert files.load("top").digest != first
