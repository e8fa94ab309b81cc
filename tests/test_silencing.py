"""Silencing as a function: which findings a silence means."""

import pytest
from tests.cli.conftest import BARE, write

import plancheck
from plancheck import Silence, silencing
from plancheck.errors import RuleError
from plancheck.plan import Block, Plan
from plancheck.report import Evidence, Finding, Report
from plancheck.testing import plan_of

TEXT = "各乡镇要建立工作台帐，按月更新台帐。"
PLAN: Plan = plan_of(f"青石县2024年工作方案\n一、总体要求\n{TEXT}")


def finding(rule: str, start: int | None = None, end: int = 0, severity: str = "error", *section: str) -> Finding:
    place = None if start is None else Evidence(2, start, end, TEXT[start:end], section or ("总体要求",))
    return Finding(rule, "phrase-absent", severity, "不对", "改", None, place)


def report(*findings: Finding) -> Report:
    return Report(path=None, sha256=None, status="checked", verdict="fail", findings=findings)


WHOLE = finding("goals")
FIRST = finding("ledger", 8, 10)
SECOND = finding("ledger", 15, 17)


@pytest.mark.parametrize(
    ("silence", "kept"),
    [
        (Silence("goals"), [FIRST, SECOND]),
        (Silence("ledger"), [WHOLE]),
        (Silence("ledg"), [WHOLE, FIRST, SECOND]),
        (Silence("ledger", text="台帐"), [WHOLE]),
        (Silence("ledger", text="建立工作台帐"), [WHOLE, SECOND]),
        (Silence("ledger", text="按月更新台帐。"), [WHOLE, FIRST]),
        (Silence("ledger", text="帐，按"), [WHOLE, SECOND]),
        (Silence("ledger", text="建立 工作臺帳"), [WHOLE, SECOND]),
        (Silence("ledger", text="没有这句"), [WHOLE, FIRST, SECOND]),
        (Silence("ledger", section="总体"), [WHOLE]),
        (Silence("ledger", section="总体", text="按月"), [WHOLE, FIRST, SECOND]),
        (Silence("ledger", section="保障措施", text="台帐"), [WHOLE, FIRST, SECOND]),
        (Silence("goals", section="总体"), [WHOLE, FIRST, SECOND]),
        (Silence("goals", text="台帐"), [WHOLE, FIRST, SECOND]),
    ],
)
def test_what_is_meant(silence, kept):
    found = silencing.silence(report(WHOLE, FIRST, SECOND), PLAN, [silence])
    assert list(found.findings) == kept
    assert [one.finding for one in found.silenced] == [one for one in (WHOLE, FIRST, SECOND) if one not in kept]


def test_reason_source_and_verdict():
    hint = finding("hint", 0, 2, "info")
    found = silencing.silence(
        report(WHOLE, hint), PLAN, [Silence("goals", "另文", source="x.yaml"), Silence("goals", "二")]
    )
    [one] = found.silenced
    assert (one.finding, one.reason, one.source) == (WHOLE, "另文", "x.yaml")
    assert (found.verdict, found.findings) == ("pass", (hint,))
    assert found.to_dict()["summary"]["errors"] == 0


def test_a_report_with_nothing_to_silence_is_the_same_report():
    whole = report(WHOLE)
    assert silencing.silence(whole, PLAN, [Silence("x")]) is whole


def test_an_empty_place_is_found_in_the_words_around_it():
    point = finding("ledger", 10, 10)
    assert silencing.silence(report(point), PLAN, [Silence("ledger", text="台帐，")]).silenced
    assert not silencing.silence(report(point), PLAN, [Silence("ledger", text="建立")]).silenced


def test_the_call_takes_words_and_silences(tmp_path):
    plan = tmp_path / "a.docx"
    write(plan, BARE)
    told = plancheck.check(plan, "baseline", silence=["goals=另文", Silence("leading-group")])
    assert [(one.finding.rule, one.reason, one.source) for one in told.silenced] == [
        ("goals", "另文", ""),
        ("leading-group", "", ""),
    ]
    assert plancheck.check(plan, "baseline").silenced == ()


def test_words_of_the_command_line():
    assert silencing.of(" goals = a=b ", "--silence") == Silence("goals", "a=b", source="--silence")
    assert silencing.of("goals") == Silence("goals")


def test_a_file_for_a_plan_and_for_a_folder():
    text = b"- {rule: goals, reason: r, section: s, text: t}"
    assert silencing.parse(text, "f", {"goals"}) == [Silence("goals", "r", "s", "t", "f")]
    text = b"- {rule: goals, reason: r, plan: '2024*.docx'}"
    assert silencing.parse(text, "f", {"goals"}, "2024a.docx") == [Silence("goals", "r", source="f")]
    assert silencing.parse(text, "f", {"goals"}, "2023a.docx") == []
    brackets = "- {rule: goals, reason: r, plan: '方案[终稿].docx'}".encode()
    assert silencing.parse(brackets, "f", {"goals"}, "方案[终稿].docx")
    with pytest.raises(RuleError):
        silencing.parse(text, "f", {"goals"})


def test_words_are_sought_in_their_own_paragraph_only():
    assert isinstance(PLAN.blocks[2], Block)
    assert not silencing.silence(report(FIRST), PLAN, [Silence("ledger", text="总体要求")]).silenced
