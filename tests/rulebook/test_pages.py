"""The page of a rule set: fixed headings in order, nothing made up, nothing that Markdown or HTML would obey."""

from datetime import date

import pytest
from lxml import html as parser

from plancheck import checks, rulebook, ruleset
from plancheck.rule import Case, Condition, Examples, Rule, RuleSet, SwitchedOff, Validity
from plancheck.rulebook.pages import HEADINGS

FULL = Rule(
    id="ledger",
    check="phrase-absent",
    title="台账 <的> 写法",
    severity="warning",
    requirement="写作“台账”。",
    basis="《规定》第五条|款",
    cases={"found": Case("“{text}”不对", "改为“{instead}”"), "default": Case("不对", "改*一*改")},
    options={"phrases": ("台帐→台账",), "in_names": False, "instead": ""},
    examples=Examples(("建立台账。",), ("建立```台帐。\n二、<b>",)),
    when=Condition(topic=("民族", "统战"), level=("county",), year_from=2020),
    validity=Validity(date(2020, 1, 1), date(2025, 12, 31)),
    origin={"id": "baseline", "phrases": "baseline, mine", "severity": "mine"},
)
BARE = Rule(id="bare", check="length", title="长短", severity="info", options={"min": 10}, origin={"id": "mine"})
RULES = RuleSet(
    id="baseline+mine",
    version="1",
    title="我县",
    layers=("baseline", "mine"),
    digest="00",
    rules=(FULL, BARE),
    off=(SwitchedOff("goals", "mine", "另文"),),
    note="说明一\n说明二",
)


def page(lang: str = "zh") -> rulebook.Page:
    return rulebook.page_of(RULES, checks.kind, lang)


def test_headings_in_order_and_only_what_is_told():
    full, bare = page().entries
    told = [heading for heading, _ in full.parts]
    assert told == [heading for heading in HEADINGS["zh"] if heading not in ("为什么", "自何版本")]
    assert [heading for heading, _ in bare.parts] == ["可调参数"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_shipped_rule_set_has_a_page(lang):
    for name, _ in ruleset.available():
        rules = ruleset.load([name], lang)
        found = rulebook.page_of(rules, checks.kind, lang)
        for entry in found.entries:
            headings = [heading for heading, _ in entry.parts]
            assert headings == [heading for heading in HEADINGS[lang] if heading in headings]
        tree = parser.fromstring(rulebook.html(found))
        assert len(tree.xpath("//h2")) == len(rules.rules) + 1 + bool(rules.off)
        text = rulebook.markdown(found)
        assert text.count('<a id="') == len(rules.rules)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_facts():
    full, _ = page().entries
    assert full.facts == (
        "警告 · 检查种类 phrase-absent · 出自 baseline · 2020-01-01 起施行 · 2025-12-31 失效 · "
        "只查标题含“民族”或“统战”，发文机关为县级，2020 年起的方案"
    )
    assert (
        page("en")
        .entries[0]
        .facts.endswith(
            "only for plans with “民族” or “统战” in the title, an issuer of level county, a year from 2020"
        )
    )
    assert page().facts == (
        "baseline+mine · 版本 1",
        "层次：baseline → mine",
        "共 2 条规则：错误 0，警告 1，提示 1",
        "说明一",
        "说明二",
    )


def test_markdown():
    text = rulebook.markdown(page())
    assert "## 台账 \\<的\\> 写法" in text
    assert "《规定》第五条\\|款" in text
    assert "````text\n建立```台帐。\n二、<b>\n````" in text
    assert "| 不对 | 改\\*一\\*改 |" in text
    assert "| phrases | 台帐→台账 |" in text
    assert "| baseline, mine |" in text
    assert "- `goals`: mine 停用：另文" in text


def test_html():
    tree = parser.fromstring(rulebook.html(page()))
    assert tree.xpath("//h2[@id='ledger']")[0].text == "台账 <的> 写法"
    assert tree.xpath("//pre[@class='fail']")[0].text == "建立```台帐。\n二、<b>"
    assert not tree.xpath("//b | //script")
    assert tree.get("lang") == "zh-CN"


def test_long_lists_are_cut():
    many = RuleSet(
        "a", "1", "a", ("a",), "0", (Rule("x", "phrase", "x", "info", options={"phrases": tuple("甲乙丙丁" * 9)}),)
    )
    [entry] = rulebook.page_of(many, checks.kind).entries
    [(_, table)] = entry.parts
    row = next(row for row in table.rows if row[0] == "phrases")
    assert row[1].endswith("……共 36 个")
