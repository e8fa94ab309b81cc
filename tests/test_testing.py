"""plancheck.testing and the pytest plug-in: what rule authors run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plancheck.errors import RuleError
from plancheck.testing import Example, Fixture, Lacking, plan_of, run

RULES = """
version: "1"
title: 某县规则
extends: baseline
fits: {topic: [护河]}
rules:
  - id: ledger
    check: phrase-absent
    title: 台账
    severity: warning
    phrases: [台帐→台账]
    when: {topic: [没有这样的方案]}
    valid_to: 1999-12-31
    cases: {found: {message: "“{text}”应为“{instead}”。", fix: "改为“{instead}”。"}}
    examples:
      pass:
        - |
          护河工作方案
          一、任务
          建立台账。
      fail:
        - 建立台帐。
"""
FIXTURE = """
text: |
  青坪县2023年护河工作方案
  一、工作目标
  力争年底前河道整洁率达到95%。
  二、任务
  建立台帐。
rules: auto
chosen: [{name}]
verdict: fail
elements: {{goals: met, guiding-thought: missing}}
findings:
  - guiding-thought
  - {{rule: ledger, text: 台帐, severity: warning}}
silent: [goals]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "qingping"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(RULES, encoding="utf-8")
    return folder


def fixture(folder: Path, text: str, name: str = "plan.yaml") -> None:
    (folder / "fixtures").mkdir(exist_ok=True)
    (folder / "fixtures" / name).write_text(text, encoding="utf-8")


def test_examples_are_judged_by_their_rule_alone(folder: Path) -> None:
    results = run(str(folder))
    assert [result.name for result in results] == ["ledger pass 1", "ledger fail 1", "ledger has examples"]
    assert all(result.ok for result in results)
    failing = results[1]
    assert isinstance(failing, Example)
    assert (failing.rule, failing.expected, failing.text) == ("ledger", "fail", "建立台帐。")
    assert [finding.message for finding in failing.findings] == ["“台帐”应为“台账”。"]


def test_an_example_that_is_judged_otherwise_is_a_problem(folder: Path) -> None:
    (folder / "ruleset.yaml").write_text(RULES.replace("建立台账", "台帐").replace("- 建立台帐", "- 建立"), "utf-8")
    passing, failing, _ = run(str(folder))
    assert "finds something in its pass example 1:\n  warning ledger: 「台帐」 “台帐”应为“台账”。" in passing.problem
    assert "finds nothing in its fail example 1:\n建立。" in failing.problem


def test_a_rule_without_examples_is_a_problem(folder: Path) -> None:
    (folder / "ruleset.yaml").write_text(RULES.partition("    examples:")[0], "utf-8")
    (lacking,) = run(str(folder))
    assert isinstance(lacking, Lacking)
    assert lacking.problem == "the rule 'ledger' has no example under pass and fail"


def test_a_fixture_is_a_whole_plan(folder: Path) -> None:
    fixture(folder, FIXTURE.format(name="baseline").replace("rules: auto", "").replace("chosen: [baseline]", ""))
    result = run(str(folder))[-1]
    assert isinstance(result, Fixture)
    # the rule is for other plans and no longer in force: in a whole plan that counts
    assert result.problem == "no finding of rule ledger text 台帐 severity warning"
    (folder / "ruleset.yaml").write_text(RULES.replace("没有这样的方案", "护河").replace("1999", "2099"), "utf-8")
    result = run(str(folder))[-1]
    assert result.ok, result.problem
    assert isinstance(result, Fixture)
    assert result.report is not None
    assert result.report.verdict == "fail"


def test_a_fixture_may_ask_which_rule_sets_are_chosen(folder: Path) -> None:
    fixture(folder, FIXTURE.format(name="baseline").replace("  - {rule: ledger, text: 台帐, severity: warning}\n", ""))
    assert run(str(folder))[-1].problem == ""
    fixture(folder, FIXTURE.format(name="province/none"))
    assert "rule sets: expected province/none, chosen were baseline" in run(str(folder))[-1].problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("text: 方案\nverdict: pass", "verdict: fail"),
        ("text: 方案\nelements: {goals: met}", "element goals: expected met, judged missing"),
        ("text: 方案\nelements: {gaols: met}", "element gaols: expected met, judged None"),
        ("text: 方案\nsilent: [goals]", "unwanted:   error goals"),
        ("text: 方案\nexpected: pass", "unknown key 'expected'"),
        ("verdict: pass", "a fixture has either text or docx"),
        ("docx: nothing.docx", "not-found"),
        ("text: [", "not valid YAML"),
    ],
)
def test_what_is_wrong_with_a_fixture_is_told(folder: Path, text: str, problem: str) -> None:
    fixture(folder, text)
    assert problem in run(str(folder))[-1].problem


def test_a_fixture_may_be_a_docx(folder: Path) -> None:
    sample = Path(__file__).parents[1] / "samples" / "01-complete.docx"
    fixture(folder, "docx: plan.docx\nelements: {goals: met, leading-group: met}")
    (folder / "fixtures" / "plan.docx").write_bytes(sample.read_bytes())
    assert run(str(folder))[-1].problem == ""


def test_a_rule_set_with_a_mistake_is_no_result(folder: Path) -> None:
    (folder / "ruleset.yaml").write_text(RULES.replace("warning", "fatal"), "utf-8")
    with pytest.raises(RuleError):
        run(str(folder))


def test_lines_are_paragraphs() -> None:
    plan = plan_of("青坪县护河工作方案\n一、任务\n清淤。")
    assert plan.title == "青坪县护河工作方案"
    assert [section.title for section in plan.sections] == ["任务"]


def pytest_run(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", str(folder), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    return done.returncode, done.stdout


def test_pytest_collects_rule_files_when_asked(folder: Path) -> None:
    fixture(folder, "text: 方案\nverdict: pass")
    status, told = pytest_run(folder.parent, "--plancheck", "-v")
    assert status == 1, told
    assert "qingping/ruleset.yaml::ledger fail 1 PASSED" in told
    assert "FAILED qingping/ruleset.yaml::fixture plan.yaml - verdict: fail" in told
    assert "verdict: fail" in told
    assert "Traceback" not in told
    assert "1 failed, 4 passed" in told


def test_pytest_collects_a_rule_file_named(folder: Path) -> None:
    status, told = pytest_run(folder, "ruleset.yaml")
    assert (status, "4 passed" in told) == (0, True), told


def test_pytest_leaves_rule_files_alone_otherwise(folder: Path) -> None:
    (folder / "test_nothing.py").write_text("def test_nothing(): pass\n")
    status, told = pytest_run(folder)
    assert (status, "1 passed" in told) == (0, True), told


def test_pytest_shows_every_mistake_of_a_rule_file(folder: Path) -> None:
    (folder / "ruleset.yaml").write_text(RULES.replace("warning", "fatal").replace("phrases", "frases"), "utf-8")
    status, told = pytest_run(folder, "--plancheck")
    assert status == 1
    assert "unknown value 'fatal'" in told
    assert "unknown key 'frases'" in told
