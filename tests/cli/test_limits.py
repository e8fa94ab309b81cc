"""The options --max-size and --timeout."""

import json

import pytest
from tests.docx.making import docx, paragraph, run

from plancheck.cli import main

PLAN = docx(paragraph(run("某县创建工作方案")) + paragraph(run("一、指导思想")) * 50)


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C")
    (tmp_path / "方案.docx").write_bytes(PLAN)
    return "方案.docx"


def _code(capsysbinary, *words):
    status = main(["check", "--no-cache", "--format", "json", *words])
    report = json.loads(capsysbinary.readouterr().out)
    report = report["reports"][0] if "reports" in report else report
    error = report["files"][0].get("error")
    return status, error and error["code"]


@pytest.mark.parametrize(("words", "code"), [(("--max-size", "1K"), "too-large"), (("--timeout", "0.001"), "timeout")])
def test_a_plan_beyond_them_is_refused(plan, capsysbinary, words, code):
    assert _code(capsysbinary, *words, plan) == (2, code)


def test_a_plan_within_them_is_checked(plan, capsysbinary):
    status, code = _code(capsysbinary, "--max-size=1M", "--timeout=60", plan)
    assert (status, code) == (1, None)


@pytest.mark.parametrize(
    "words", [("--max-size", "0"), ("--max-size", "3X"), ("--timeout", "0"), ("--timeout", "soon")]
)
def test_what_is_no_size_and_no_time_is_told(plan, capsys, words):
    assert main(["--lang", "en", "check", *words, plan]) == 2
    assert words[1] in capsys.readouterr().err


def test_outline_knows_them_too(plan, capsys):
    assert main(["outline", "--max-size", "1K", plan]) == 2
    assert capsys.readouterr().err
