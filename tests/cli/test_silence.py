"""What a reviewer silences, on the command line and in files beside the plan."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BARE, write
from tests.cli.test_check import read_json

THREE = ("goals", "guiding-thought", "leading-group")


def told(result) -> dict:
    [file] = read_json(result.out)
    return file


def silenced(file: dict) -> list[tuple[str, str, str]]:
    return [(one["finding"]["rule"], one["reason"], one["source"]) for one in file["silenced"]]


def test_a_rule_on_the_command_line(run, bare):
    words = ("check", "--rules", "baseline", "--format", "json", bare.name)
    before = told(run(*words))
    file = told(run(*words, "--silence", "goals=目标另文下达", "--silence", "guiding-thought"))
    assert silenced(file) == [("guiding-thought", "", "--silence"), ("goals", "目标另文下达", "--silence")]
    assert before["summary"]["errors"] - file["summary"]["errors"] == 2
    assert [one["rule"] for one in file["findings"]] == [
        one["rule"] for one in before["findings"] if one["rule"] not in ("goals", "guiding-thought")
    ]
    assert file["elements"] == before["elements"]
    assert before["silenced"] == []


def test_the_verdict_ignores_what_is_silenced(run, bare):
    words = [word for rule in THREE for word in ("--silence", f"{rule}=县里统一")]
    result = run("--rules", "baseline", bare.name, *words)
    assert result.status == 0
    lines = result.out.splitlines()
    assert "已豁免  3 处，不计入结论" in lines
    assert "  goals：没有写工作目标。" in lines
    assert "    县里统一（--silence）" in lines
    assert "已豁免的 3 处不计入。" in lines[-1]
    english = run("--rules", "baseline", "--lang", "en", bare.name, *words).out
    assert "Silenced  3 findings, not counted" in english
    several = run("--rules", "baseline", bare.name, bare.name, *words).out
    assert several.count("  已豁免  goals：县里统一（--silence）") == 2


@pytest.mark.parametrize(
    ("flag", "sentence"),
    [
        ("gaols=x", "选项 --silence：哪个规则集里都没有规则“gaols”，是不是想写 goals？"),
        ("", "选项 --silence：哪个规则集里都没有规则“”"),
        ("完全没有的规则", "选项 --silence：哪个规则集里都没有规则“完全没有的规则”\n"),
    ],
)
def test_a_rule_there_is_none_of(run, bare, flag, sentence):
    result = run(bare.name, "--silence", flag)
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err


def test_a_file_beside_the_plan(run, folder):
    write(folder / "x/a.docx", BARE)
    write(folder / "x/b.docx", BARE)
    (folder / "x/a.docx.plancheck.yaml").write_text("- {rule: goals, reason: 另文下达}\n", encoding="utf-8")
    result = run("check", "--rules", "baseline", "--format", "json", "x")
    a, b = read_json(result.out)
    assert silenced(a) == [("goals", "另文下达", str(Path("x/a.docx.plancheck.yaml")))]
    assert silenced(b) == []


def test_a_file_of_the_folder(run, folder):
    for name in ("x/a.docx", "x/b1.docx", "x/b2.docx", "x/y/c.docx"):
        write(folder / name, BARE)
    (folder / "x/plancheck.silence.yaml").write_text(
        "- {rule: goals, reason: 都不写}\n- {rule: leading-group, reason: 只有这几份, plan: b?.docx}\n",
        encoding="utf-8",
    )
    files = read_json(run("check", "--rules", "baseline", "--format", "json", "x").out)
    rules = {Path(file["path"]).name: [rule for rule, *_ in silenced(file)] for file in files}
    assert rules["a.docx"] == ["goals"]
    assert sorted(rules["b1.docx"]) == sorted(rules["b2.docx"]) == ["goals", "leading-group"]
    assert rules["c.docx"] == []


def test_mistakes_in_a_file(run, bare):
    Path(f"{bare.name}.plancheck.yaml").write_text(
        "- {rule: gaols, reason: x}\n- {rule: goals, reasn: x}\n- goals\n- {rule: goals, reason: x, plan: a}\n",
        encoding="utf-8",
    )
    result = run(bare.name)
    assert (result.status, result.out) == (2, "")
    name = f"{bare.name}.plancheck.yaml"
    assert result.err.splitlines() == [
        "plancheck：豁免文件有误：",
        f"{name}:1:10: 没有规则“gaols”，是不是 goals？",
        f"{name}:2:3: 缺少“reason”这个键",
        f"{name}:2:17: 没有“reasn”这个键，是不是 reason？",
        f"{name}:3:3: 这里要写键和值（键: 值）",
        f"{name}:4:28: 没有“plan”这个键，可以写：reason、rule、section、text",
    ]
    assert "did you mean reason?" in run(bare.name, "--lang", "en").err


@pytest.mark.parametrize("text", ["", "rule: goals", "- [", "- {rule: , reason: x}", "\x00"])
def test_a_file_of_another_form(run, bare, text):
    Path(f"{bare.name}.plancheck.yaml").write_text(text, encoding="utf-8")
    result = run(bare.name, "--format", "json")
    assert (result.status, result.out) == (2, "")
    assert "豁免文件有误" in result.err


def test_no_file_for_standard_input(process, bare, folder):
    (folder / "plancheck.silence.yaml").write_text("- {rule: goals, reason: x}\n", encoding="utf-8")
    file = json.loads(process("--format", "jsonl", "-", stdin=bare.read_bytes()).stdout)
    assert file["silenced"] == []
