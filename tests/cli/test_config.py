"""plancheck.toml, PLANCHECK_RULES, and what goes before what."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import BARE, write

OWN = """\
version: "1"
title: 本地规则
extends: baseline
rules:
  - id: words
    check: phrase-absent
    phrases: [宣传月]
    title: 用词
    severity: warning
    cases:
      default: {message: "不写“{text}”。", fix: 删去。}
"""


def ids(result) -> str:
    return json.loads(result.out)["files"][0]["ruleset"]["id"]


@pytest.fixture
def deep(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work two folders below a rule set of one's own."""
    (folder / "local").mkdir()
    (folder / "local/own.yaml").write_text(OWN, encoding="utf-8")
    place = folder / "plans/2024"
    write(place / "a.docx", BARE)
    monkeypatch.chdir(place)
    return folder


def config(folder: Path, text: str) -> None:
    (folder / "plancheck.toml").write_text(text, encoding="utf-8")


def test_it_is_found_upward_and_paths_count_from_it(run, deep):
    config(deep, 'rules = ["baseline", "local/own.yaml"]\n')
    result = run("a.docx", "--format", "json")
    assert ids(result) == "baseline+own"
    assert "words" in [finding["rule"] for finding in json.loads(result.out)["files"][0]["findings"]]
    config(deep, 'rules = ["./local/own.yaml"]\n')
    assert ids(run("a.docx", "--format", "json")) == "own"


def test_option_before_environment_before_file_before_auto(run, deep, monkeypatch):
    words = ("a.docx", "--format", "json")
    assert json.loads(run(*words).out)["files"][0]["ruleset"]["reason"]
    config(deep, 'rules = ["local/own.yaml"]\n')
    assert ids(run(*words)) == "own"
    monkeypatch.setenv("PLANCHECK_RULES", "")
    assert ids(run(*words)) == "own"
    monkeypatch.setenv("PLANCHECK_RULES", "baseline, ethnic-unity")
    assert ids(run(*words)) == "baseline+ethnic-unity"
    assert ids(run(*words, "--rules", "baseline")) == "baseline"


def test_the_other_keys(run, deep):
    config(deep, 'rules = ["baseline"]\nfail-on = "never"\nlang = "en"\nformat = "jsonl"\n')
    result = run("a.docx")
    assert result.status == 0
    told = json.loads(result.out)
    assert told["findings"][0]["message"] == "The plan states no guiding thought."
    assert run("a.docx", "--fail-on", "error").status == 1
    assert "没有写指导思想" in run("a.docx", "--lang", "zh").out
    assert run("a.docx", "--format", "console").out.splitlines()[-1].startswith("Verdict")
    assert run("--help").out.startswith("usage")


def test_plugins_of_the_file(run, deep, monkeypatch):
    (deep / "modules").mkdir()
    (deep / "modules/greeting_plugin.py").write_text(
        "from plancheck import Command, hookimpl\n"
        "@hookimpl\n"
        "def plancheck_commands():\n"
        "    return [Command('greet', 'Greets.', lambda words, lang: print(words, lang) or 3)]\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(deep / "modules")
    config(deep, 'plugins = ["greeting_plugin"]\n')
    result = run("greet", "--loud", "x")
    assert (result.status, result.out) == (3, "['--loud', 'x'] zh\n")
    config(deep, 'plugins = ["greeting_plugin"]\nno-plugins = ["greeting_plugin"]\n')
    assert run("greet").status == 2
    assert "按要求没有载入" in run("plugins").out


def test_a_file_of_another_name(run, deep):
    (deep / "other.toml").write_text('rules = ["local/own.yaml"]\n', encoding="utf-8")
    config(deep, 'rules = ["baseline"]\n')
    words = ("a.docx", "--format", "json", "--config", "../../other.toml")
    assert ids(run(*words)) == "own"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('\nrule = ["x"]', "plancheck.toml:2：没有“rule”这项设置，是不是想写 rules？可以写：rules、fail-on、lang、"),
        ("fail_on = 1", "plancheck.toml:1：没有“fail_on”这项设置，是不是想写 fail-on？"),
        ("[tool]\nx = 1", "plancheck.toml:1：没有“tool”这项设置，可以写：rules"),
        ('rules = "baseline"', 'plancheck.toml:1：rules 要写成列表，例如 rules = ["…"]'),
        ("rules = [1]", "plancheck.toml:1：rules 要写成列表"),
        ("lang = 1", 'plancheck.toml:1：lang 要写成一个词，例如 lang = "…"'),
        ('fail-on = "info"', "plancheck.toml:1：fail-on 不能取“info”，可以取：error、warning、never"),
        ('format = "xml"', "plancheck.toml：format 不能取“xml”，可以取：console、json、jsonl"),
        ("rules = [", "plancheck.toml 不合 TOML 写法："),
        ('rules = ["basline"]', "没有规则集“basline”，是不是想用 baseline？"),
        ('rules = ["./no.yaml"]', "没有规则文件"),
    ],
)
def test_mistakes(run, deep, text, sentence):
    config(deep, text)
    result = run("a.docx")
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err
    english = run("a.docx", "--lang", "en")
    assert english.status == 2
    assert not any("\u4e00" <= char <= "\u9fff" for char in english.err.replace(str(deep), ""))
    assert run("--help").status == 0


def test_it_is_told_who_named_a_rule_set(run, deep, monkeypatch):
    config(deep, 'rules = ["nosuch"]')
    assert f"（规则集由 {deep / 'plancheck.toml'} 指定。）" in run("a.docx").err
    monkeypatch.setenv("PLANCHECK_RULES", "nosuch")
    assert "（规则集由 PLANCHECK_RULES 指定。）" in run("a.docx").err
    assert "指定" not in run("a.docx", "--rules", "nosuch").err


@pytest.mark.usefixtures("deep")
def test_a_config_that_is_not_there(run):
    assert "没有设置文件 no.toml" in run("a.docx", "--config", "no.toml").err
    assert run("a.docx", "--config", "no.toml").status == 2


def test_a_byte_order_mark_and_another_encoding(run, deep):
    (deep / "plancheck.toml").write_bytes(b'\xef\xbb\xbfrules = ["baseline"]')
    assert ids(run("a.docx", "--format", "json")) == "baseline"
    (deep / "plancheck.toml").write_bytes('rules = ["规则"]'.encode("gbk"))
    assert "读不了：UTF-8" in run("a.docx").err


def test_the_day_by_which_rules_are_in_force(run, deep):
    (deep / "local/own.yaml").write_text(OWN.replace("extends", "valid_from: 2030-01-01\nextends"), encoding="utf-8")
    words = ("a.docx", "--rules", "../../local/own.yaml", "--format", "json")
    skipped = json.loads(run(*words).out)["files"][0]["skipped"]
    assert {"rule": "words", "layer": "own", "reason": "not-in-force", "detail": "2024-07-01"} in skipped
    assert "words" not in [
        one["rule"] for one in json.loads(run(*words, "--as-of", "2030-01-01").out)["files"][0]["skipped"]
    ]
