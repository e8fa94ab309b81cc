"""The rule set: chosen by the bureau's name, tested by its own examples and fixtures, told in both languages."""

import pytest
from plancheck.checking import rules_for
from plancheck.plugins import load
from plancheck.ruleset import Library, choose
from plancheck.testing import fixtures_of, plan_of, run

NAME = "bureau/forestry"


@pytest.fixture(scope="module")
def plugins():
    found = load(extra=["plancheck_forestry"], entry_points=[])
    assert found.listed[0].provides == ("rule sets",)
    return found


@pytest.fixture(scope="module")
def own(plugins):
    return [rule for rule in rules_for((NAME,), "zh", plugins).rules if rule.origin["id"] == NAME]


def test_it_stands_on_ethnic_unity(plugins):
    assert rules_for((NAME,), "zh", plugins).layers == ("baseline", "ethnic-unity", NAME)


def test_examples_and_fixtures(plugins):
    results = run(NAME, plugins)
    assert len(fixtures_of(NAME, plugins)) == 2
    assert len(results) > 15
    assert [result.problem for result in results if not result.ok] == []


@pytest.mark.parametrize(
    ("title", "chosen"),
    [
        ("青溪县林业和草原局2024年民族团结进步创建工作方案", (NAME,)),
        ("青溪州林草局铸牢中华民族共同体意识工作方案", (NAME,)),
        ("青溪县林业局2024年安全生产工作方案", ("baseline",)),
        ("青溪县农业农村局2024年民族团结进步创建工作方案", ("ethnic-unity",)),
    ],
)
def test_it_is_chosen_by_topic_and_bureau(plugins, title, chosen):
    plan = plan_of(f"{title}\n一、工作目标\n各族群众的交往更加密切。")
    assert choose(plan, Library(plugins.roots))[0] == chosen


def test_no_rule_claims_a_basis_it_does_not_have(own):
    assert len(own) == 4
    assert [rule.basis for rule in own] == [None] * 4
    assert {rule.severity for rule in own} == {"info"}


def test_every_text_is_there_in_english(plugins, own):
    english = {rule.id: rule for rule in rules_for((NAME,), "en", plugins).rules}
    for rule in own:
        assert not set(_words(rule)) & set(_words(english[rule.id]))


def _words(rule):
    return [rule.title, rule.requirement, *(text for case in rule.cases.values() for text in (case.message, case.fix))]
