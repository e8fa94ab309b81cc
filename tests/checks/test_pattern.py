"""Kind pattern: regular expressions, in linear time and bounded."""

from __future__ import annotations

import pytest
from tests.checks.judging import judge, refused, rules_of

from plancheck.checks import Context, kind
from plancheck.checks.pattern import folded
from plancheck.plan import Block, Plan, Section, Span
from plancheck.testing import plan_of

PLAN = """
青坪县2023年防汛工作方案
为做好防汛工作，制定本方案。
一、总体要求（试行）
做到“三个到位”，5—9月每周巡查。
二、保障措施
落实经费3.5万元。
"""


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"[一二三四五]个到位", ["三个到位"]),
        (r"做到“.{2,6}”，", ["做到“三个到位”，"]),  # full-width marks mean the text's
        (r"（试行）", ["（试行）"]),  # … and no group
        (r"\d+—\d+月", ["5—9月"]),
        (r"[—～]9月", ["—9月"]),
        (r"３．５万元", ["3.5万元"]),
        (r"3.5 万 元", ["3.5万元"]),
        (r"防汛工作", ["防汛工作", "防汛工作"]),
        (r"^落实", ["落实"]),
        (r"\d年防汛", ["3年防汛"]),
        (r"没有", []),
    ],
)
def test_fits_folded_text_and_quotes_the_original(pattern: str, words: list[str]) -> None:
    found = judge("pattern", f"pattern: '{pattern}'", PLAN)
    assert [told.words for told in found] == [(one,) for one in words]
    assert {told.reason for told in found} <= {"found"}


def test_must_be_present() -> None:
    assert judge("pattern", r"{pattern: '\d+万元', must: be-present}".strip("{}").replace(", ", "\n"), PLAN) == []
    (told,) = judge("pattern", "pattern: '[0-9]+亿元'\nmust: be-present", PLAN)
    assert (told.reason, told.words) == ("not-found", ())


def test_scope() -> None:
    assert judge("pattern", "pattern: 防汛\nscope: [heading, text]\nsection: 要求", PLAN) == []
    (told,) = judge("pattern", "pattern: 防汛\nscope: title", PLAN)
    assert told.words == ("防汛",)
    assert judge("pattern", "pattern: 防汛\nscope: heading\nmust: be-present", PLAN)[0].reason == "not-found"


def test_several_rules_share_one_pass() -> None:
    rules = rules_of("\n".join(
        f"- {{id: r{n}, check: pattern, title: t, severity: info, pattern: '{pattern}'}}"
        for n, pattern in enumerate([r"\d+万元", "没有", "(?:三|五)个", "防汛.作"])
    ))  # fmt: skip
    plan = plan_of(PLAN.strip())
    hits = [(hit.rule.id, plan.text(hit.spans[0])) for hit in kind("pattern").judge(Context(plan), rules)]
    assert hits == [("r3", "防汛工作"), ("r3", "防汛工作"), ("r2", "三个"), ("r0", "5万元")]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("(甲", "not a pattern that RE2 takes"),
        ("甲(?=乙)", "not a pattern that RE2 takes"),
        (r"(甲)\1", "not a pattern that RE2 takes"),
        ("((甲{1,100}){1,100}){1,100}", "not a pattern that RE2 takes"),
        ("[甲-乙]{900}", "not a pattern that RE2 takes"),
        ("甲" * 1001, "at most 1000 characters"),
        ("甲*", "fits the empty text"),
        ("甲|", "fits the empty text"),
    ],
)
def test_bad_patterns_are_refused_when_the_rules_are_loaded(pattern: str, message: str) -> None:
    assert message in refused("pattern", f"pattern: '{pattern}'")


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*c", "(a*)*d", "a.{0,30}e", "(.*)(.*)(.*)f"])
def test_a_hostile_text_is_judged_to_its_end(pattern: str) -> None:
    """RE2 takes milliseconds; what tries every way to match, as Python's own expressions do, takes days."""
    text = "a" * 300_000
    section = Section(1, "", None, "甲", Span(0, 0, 1), (Span(0, 1, len(text)),))
    plan = Plan(blocks=(Block(text),), title="工作方案", sections=(section,))
    assert judge("pattern", f"pattern: '{pattern}'", plan) == []


def test_folding_leaves_the_language_of_patterns_alone() -> None:
    assert folded(r"(?:[0-9]{2}|\d)（甲）－“乙”？") == r"(?:[0-9]{2}|\d)\(甲\)\-" + '"乙"' + r"\?"
