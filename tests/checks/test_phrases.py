"""Kinds phrase, phrase-absent and occurrence: words that must, must not, or must so often stand in the plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.judging import judge, refused, rule_of, rules_of
from tests.steps import assert_linear

from plancheck.checks import Context, kind
from plancheck.checks.phrases import Phrases
from plancheck.plan import Block, Plan, Section, Span
from plancheck.testing import plan_of

PLAN = """
青坪县2023年民族团结进步创建工作实施方案
各乡镇、县直各单位：
为深入推进创建工作，结合我县实际，制定本方案。
一、指导思想
以铸牢中华民族共同体意识为主线，加强团结合作，坚持“共同团结奋斗、共同繁荣发展”。
二、工作任务
（一）建立台帐。各单位要建立台帐，按《台帐管理办法》执行。
（二）广泛宣传。开展宣传月活动。
三、工作要求
要落实经费保障。
附件：台帐样式
青坪县民族宗教事务局
2023年3月15日
"""


def test_phrase_is_silent_when_one_of_them_is_there() -> None:
    assert judge("phrase", "phrases: [石榴籽, 铸牢中华民族共同体意识]", PLAN) == []


def test_phrase_tells_what_is_lacking() -> None:
    (told,) = judge("phrase", "phrases: [石榴籽, 五个认同|五個認同]", PLAN)
    assert told == ("missing", (), {"found": 0, "wanted": 1, "lacking": "石榴籽、五个认同"})


def test_phrase_counts_different_ones() -> None:
    (told,) = judge("phrase", "phrases: [台帐, 宣传月, 石榴籽]\nat_least: 3", PLAN)
    assert (told.reason, told.words) == ("too-few", ("台帐",))
    assert told.values == {"found": 2, "wanted": 3, "lacking": "石榴籽"}


@pytest.mark.parametrize(
    "written",
    [
        "共同团结奋斗、共同繁荣发展",
        "共同團結奮鬥、共同繁榮發展",
        "共同 团结奋斗、共同\u3000繁荣发展",
        "共同团结\u200b奋斗、共同繁荣发展",
    ],
)
def test_width_script_and_spaces_make_no_difference(written: str) -> None:
    assert judge("phrase", "phrases: [共同团结奋斗、共同繁荣发展]", f"工作方案\n坚持{written}。") == []
    (told,) = judge("phrase-absent", "phrases: [共同团结奋斗、共同繁荣发展]", f"工作方案\n坚持{written}。")
    assert told.words == (written,)


def test_a_phrase_does_not_run_from_one_line_into_the_next() -> None:
    assert judge("phrase", "phrases: [团结进步]", "工作方案\n加强团结\n进步很大。")[0].reason == "missing"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("scope: title", [("青坪县",)]),
        ("scope: text", [("青坪县",)]),  # the signature
        ("scope: heading", []),
        ("part: back", [("青坪县",)]),
        ("part: [body, annex]", []),
        ("scope: [heading, title]", [("青坪县",)]),
    ],
)
def test_scope_and_part(options: str, words: list[tuple[str, ...]]) -> None:
    assert [told.words for told in judge("phrase-absent", f"phrases: [青坪县]\n{options}", PLAN)] == words


def test_section_means_the_section_and_all_below_it() -> None:
    assert judge("phrase", "phrases: [台帐]\nsection: 任务|措施", PLAN) == []
    assert judge("phrase", "phrases: [台帐]\nsection: 工作要求", PLAN)[0].reason == "missing"


def test_absent_shows_each_occurrence_with_the_right_form_but_not_inside_names() -> None:
    found = judge("phrase-absent", "phrases: [台帐→台账]\npart: body", PLAN)
    assert [(told.words, told.values["instead"]) for told in found] == [(("台帐",), "台账")] * 2
    assert len(judge("phrase-absent", "phrases: [台帐→台账]\npart: body\nin_names: yes", PLAN)) == 3


def test_absent_takes_one_right_form_for_all() -> None:
    (told,) = judge("phrase-absent", "phrases: [经费保障, 资金保障]\ninstead: 经费", PLAN)
    assert (told.words, told.values["instead"]) == (("经费保障",), "经费")


def test_a_phrase_inside_an_exception_does_not_count() -> None:
    assert judge("phrase-absent", "phrases: [结合]\nexcept: [团结合作, 结合我县实际]", PLAN) == []
    (told,) = judge("phrase-absent", "phrases: [结合]\nexcept: [团结合作]", PLAN)
    assert told.words == ("结合",)
    assert judge("phrase", "phrases: [结合]\nexcept: [团结合作, 结合我县实际]", PLAN)[0].reason == "missing"


def test_the_longer_of_two_phrases_counts_once() -> None:
    found = judge("phrase-absent", "phrases: [创建, 创建工作]", "工作方案\n推进创建工作。")
    assert [told.words for told in found] == [("创建工作",)]


def test_a_phrase_inside_another_of_the_rule_is_not_a_different_one() -> None:
    found = judge("phrase", "phrases: [创建, 创建工作]\nat_least: 2", "工作方案\n推进创建工作。")
    assert [told.values["found"] for told in found] == [1]
    assert judge("phrase", "phrases: [创建, 创建工作]\nat_least: 2", "工作方案\n推进创建工作，开展创建。") == []


def test_a_single_character_is_a_phrase_too() -> None:
    assert [told.words for told in judge("phrase-absent", "phrases: [囍]", "工作方案\n囍事囍办。")] == [
        ("囍",),
        ("囍",),
    ]


def test_absent_stops_after_twenty() -> None:
    assert len(judge("phrase-absent", "phrases: [创建]", "工作方案\n" + "创建。" * 50)) == 20


def test_a_title_in_two_lines_is_one_title() -> None:
    plan = Plan(
        blocks=(Block("青坪县民族团结进步"), Block("创建工作实施方案"), Block("正文。")),
        title="青坪县民族团结进步创建工作实施方案",
        front=(Span(2, 0, 3),),
    )
    assert judge("phrase", "phrases: [进步创建]\nscope: title", plan) == []
    assert judge("phrase-absent", "phrases: [实施方案]\nscope: title", plan)[0].words == ("实施方案",)
    nowhere = Plan(blocks=(Block("正文。"),), title="工作方案", front=(Span(0, 0, 3),))
    assert judge("phrase-absent", "phrases: [工作方案]", nowhere)[0].words == ()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("at_most: 2", None),
        ("at_most: 1", "too-many"),
        ("at_least: 2", None),
        ("at_least: 3", "too-few"),
        ("at_least: 1\nat_most: 2", None),
        ("at_most: 0", "too-many"),
    ],
)
def test_occurrence_counts_all_phrases_together(options: str, reason: str | None) -> None:
    text = "工作方案\n开展督导，加强检查。"
    found = judge("occurrence", f"phrases: [督导, 检查]\n{options}", text)
    assert [told.reason for told in found] == ([reason] if reason else [])
    for told in found:
        assert told.values["count"] == 2


def test_occurrence_points_at_the_first_one_too_many() -> None:
    text = "工作方案\n甲督导一次。\n乙检查一次。"
    (told,) = judge("occurrence", "phrases: [督导, 检查]\nat_most: 1", text)
    assert told.words == ("检查",)


@pytest.mark.parametrize(
    ("check", "options", "message"),
    [
        ("phrase", "phrases: []", "at_least must lie between"),
        ("phrase", "phrases: [甲]\nat_least: 0", "at_least must lie between"),
        ("phrase", "phrases: ['   ', 甲]", "nothing stands here"),
        ("phrase", "phrases: ['\u3000|甲']", "no visible character"),
        ("phrase", f"phrases: [{'长' * 201}]", "at most 200 characters"),
        ("phrase", "phrases: [台帐→台账]", "phrase-absent only"),
        ("phrase-absent", "phrases: []", "phrases is empty"),
        ("occurrence", "phrases: [甲]", "give at_least, at_most or both"),
        ("occurrence", "phrases: [甲]\nat_least: 3\nat_most: 2", "at_least 3 is more than at_most 2"),
        ("occurrence", "phrases: [甲]\nat_most: -1", "count from 0"),
    ],
)
def test_options_without_sense_are_refused(check: str, options: str, message: str) -> None:
    assert message in refused(check, options)


@given(
    phrases=st.lists(st.text("甲乙丙", min_size=1, max_size=4), max_size=8),
    text=st.text("甲乙丙。", max_size=40),
)
def test_finds_what_a_plain_search_finds(phrases: list[str], text: str) -> None:
    expected = sorted(
        (at, at + len(phrase), number)
        for number, phrase in enumerate(phrases)
        for at in range(len(text))
        if text.startswith(phrase, at)
    )
    wanted = Phrases((phrase, number) for number, phrase in enumerate(phrases))
    found = [(start, end, meaning) for start, end, one in wanted.find(text) for meaning in wanted.meanings[one]]
    assert sorted(found) == expected


def test_a_thousand_rules_are_told_apart() -> None:
    numbers = [f"{chr(0x4E00 + n % 40)}{chr(0x5000 + n // 40)}" for n in range(1000)]
    rules = rules_of("\n".join(
        f"- {{id: r{n}, check: phrase-absent, title: t, severity: info, phrases: [{words}]}}"
        for n, words in enumerate(numbers)
    ))  # fmt: skip
    plan = plan_of(f"工作方案\n{numbers[7]}，{numbers[512]}，{numbers[999]}。")
    hits = list(kind("phrase-absent").judge(Context(plan), rules))
    assert sorted((hit.rule.id, plan.text(hit.spans[0])) for hit in hits) == [
        ("r512", numbers[512]), ("r7", numbers[7]), ("r999", numbers[999]),
    ]  # fmt: skip


@pytest.mark.parametrize("check", ["phrase", "phrase-absent", "occurrence"])
def test_a_hostile_paragraph_is_judged_in_linear_time(check: str) -> None:
    options = "phrases: [民族民族民族团, 族民族民族民团, 《民]\nexcept: [民族民]" + (
        "\nat_most: 1" if check == "occurrence" else ""
    )
    rules = [rule_of(check, options)]

    def hostile(times: int) -> Plan:
        text = "《" + "民族" * times
        section = Section(1, "", None, "民族", Span(0, 0, 1), (Span(0, 1, len(text)),))
        return Plan(blocks=(Block(text),), title="工作方案", sections=(section,))

    assert_linear(lambda plan: list(kind(check).judge(Context(plan), rules)), hostile, 2_500)
