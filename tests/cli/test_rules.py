"""The commands on rule sets."""

import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from plancheck import ruleset
from plancheck.rulebook.pages import HEADINGS

BAD = """\
id: bad
title: 坏
extends: baseline
rules:
  - id: goals
    severty: error
    severity: eror
  - id: words
    check: phrase-absent
    title: 用词
    severity: info
    phrases: []
    cases:
      found: {message: 不好}
  - id: words
    off: yes
"""
LAYER = """\
version: "2"
title: 我县
note: 依据县里的惯例。
extends: baseline
rules:
  - id: goals
    severity: warning
    valid_from: 2020-01-01
    when: {place: [青石县], level: county}
  - id: six-combinations
    off: 县里不作要求
"""


def rule_file(place: Path, text: str) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def fits(result) -> bool:
    return max(cell_len(line) for line in result.out.splitlines()) <= 80


# list and show


def test_list_as_json(run):
    told = json.loads(run("rules", "list", "--format", "json").out)
    assert told["schema"] == "plancheck.rulesets/1"
    assert [row["id"] for row in told["rulesets"]] == [name for name, _ in ruleset.available()]
    layers = {row["id"]: row["layers"] for row in told["rulesets"]}
    assert layers["baseline"] == ["baseline"]
    assert layers["ethnic-unity"] == ["baseline", "ethnic-unity"]
    assert all(row["rules"] and row["problem"] is None for row in told["rulesets"])


def test_list_fits(run):
    assert fits(run("rules", "list"))
    assert fits(run("rules", "list", "--lang", "en"))


def test_show(run, folder):
    rule_file(folder / "mine.yaml", LAYER)
    result = run("rules", "show", "mine.yaml")
    assert result.status == 0
    assert fits(result)
    lines = result.out.splitlines()
    assert lines[:4] == ["我县", "规则集  mine 2", "层次    baseline → mine", "说明    依据县里的惯例。"]
    goals = lines.index("目标  警告（mine 改定）  出自 baseline")
    part = [line.strip() for line in lines[goals : goals + 12]]
    assert "标识          goals (element)" in part
    assert any(re.fullmatch("适用 +属于“青石县”、发文机关为县级（mine 改定）", line) for line in part)
    assert any(re.fullmatch("效力 +2020-01-01 起施行（mine 改定）", line) for line in part)
    assert lines[-1] == "停用 six-combinations（mine）：县里不作要求"


def test_show_of_one_layer_names_no_layers(run):
    out = run("rules", "show", "baseline").out
    assert "出自" not in out
    assert "改定" not in out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_show_fits_whatever_the_rule_set(run, lang):
    for name, _ in ruleset.available():
        result = run("rules", "show", name, "--lang", lang)
        assert result.status == 0
        assert fits(result)


def test_show_as_json(run, folder):
    rule_file(folder / "mine.yaml", LAYER)
    told = json.loads(run("rules", "show", "mine.yaml", "--format", "json").out)
    assert (told["schema"], told["id"], told["layers"]) == ("plancheck.ruleset/1", "mine", ["baseline", "mine"])
    [goals] = [rule for rule in told["rules"] if rule["id"] == "goals"]
    assert goals["origin"]["id"] == "baseline"
    assert goals["origin"]["severity"] == goals["origin"]["valid_from"] == "mine"
    assert goals["origin"]["cases.missing"] == "baseline"
    assert (goals["valid_from"], goals["when"]) == ("2020-01-01", {"place": ["青石县"], "level": ["county"]})
    assert told["off"] == [{"rule": "six-combinations", "layer": "mine", "reason": "县里不作要求"}]
    assert "six-combinations" not in [rule["id"] for rule in told["rules"]]


def test_several_are_shown_in_layers(run, folder):
    rule_file(folder / "mine.yaml", LAYER)
    told = json.loads(run("rules", "show", "ethnic-unity", "mine.yaml", "--format", "json").out)
    assert told["layers"] == ["baseline", "ethnic-unity", "mine"]


# new


@pytest.mark.parametrize("path", ["规则/我县", "rules/our county", "mine.yaml", "x/y/z.yml", "."])
def test_a_new_rule_set_is_valid_and_its_examples_pass(run, bare, path):
    result = run("rules", "new", path)
    assert (result.status, result.err) == (0, "")
    file = path if path.endswith((".yaml", ".yml")) else str(Path(path, "ruleset.yaml"))
    assert result.out.startswith(f"已写出 {file}")
    assert run("rules", "validate", path).out == "1 个规则集，没有写错。\n"
    tested = run("rules", "test", path)
    assert tested.status == 0
    assert "示例 4 个" in tested.out
    assert tested.out.rstrip().endswith("都符合。")
    checked = run("check", "--rules", path if path != "." else file, bare.name)
    assert checked.status == 1
    assert "没有写经费保障。" in checked.out


def test_no_file_is_overwritten(run, folder):
    rule_file(folder / "规则/ruleset.yaml", "mine")
    result = run("rules", "new", "规则")
    assert (result.status, result.out) == (2, "")
    assert "已经有了，不会覆盖" in result.err
    assert (folder / "规则/ruleset.yaml").read_text() == "mine"
    rule_file(folder / "file", "mine")
    assert "无法写入" in run("rules", "new", "file").err


# validate


def test_every_mistake_with_its_place(run, folder):
    rule_file(folder / "bad/ruleset.yaml", BAD)
    result = run("rules", "validate", "bad")
    assert (result.status, result.err) == (2, "")
    assert fits(result)
    assert "\n".join(result.out.splitlines()[:9]) == "\n".join(
        [
            f"{Path('bad/ruleset.yaml')}:1:1",
            "  缺少“version”这个键",
            "  1 | id: bad",
            "    | ^",
            "",
            f"{Path('bad/ruleset.yaml')}:6:5",
            "  检查种类“element”没有“severty”这个键，是不是 severity？",
            "  6 |     severty: error",
            "    |     ^",
        ]
    )
    for sentence in (
        "不能取“eror”，是不是 error？",
        "缺少“fix”这个键",
        "要写明停用这条规则的理由",
        "规则“words”写了两次",
    ):
        assert sentence in result.out
    assert result.out.splitlines()[-1].startswith("1 个文件共有 ")


def test_mistakes_in_english_and_as_json(run, folder):
    rule_file(folder / "bad/ruleset.yaml", BAD)
    result = run("rules", "validate", "bad", "--lang", "en")
    assert "unknown key 'severty' for check 'element'; did you mean severity?" in result.out
    told = json.loads(run("rules", "validate", "bad", "--format", "json").out)
    [file] = told["files"]
    assert (told["schema"], file["file"]) == ("plancheck.mistakes/1", str(Path("bad/ruleset.yaml")))
    assert file["mistakes"][0] == {"line": 1, "column": 1, "message": "缺少“version”这个键"}
    rule_file(folder / "good.yaml", LAYER)
    told = json.loads(run("rules", "validate", "good.yaml", "--format", "json").out)
    assert told["files"] == [{"file": "good.yaml", "mistakes": []}]


def test_mistakes_of_form_are_told_although_a_layer_is_missing(run, folder):
    rule_file(folder / "bad.yaml", BAD.replace("baseline", "basline"))
    out = run("rules", "validate", "bad.yaml").out
    assert "没有规则集“basline”，是不是 baseline？" in out
    assert "不能取“eror”" in out


def test_a_folder_stands_for_its_rule_sets(run, folder):
    rule_file(folder / "r/a/ruleset.yaml", LAYER)
    rule_file(folder / "r/b/c/ruleset.yaml", LAYER)
    rule_file(folder / "r/.git/ruleset.yaml", "x")
    assert run("rules", "validate", "r").out == "2 个规则集，没有写错。\n"
    (folder / "none").mkdir()
    assert "里没有规则集（ruleset.yaml）" in run("rules", "validate", "none").err


def test_a_folder_named_like_a_rule_set_is_the_folder(run, folder):
    rule_file(folder / "baseline/ruleset.yaml", "title: x\n")
    assert run("rules", "validate", "baseline").status == 2


def test_what_is_no_rule_file(run, folder):
    assert "没有规则文件 no.yaml" in run("rules", "validate", "no.yaml").out
    (folder / "x.yaml").write_bytes("title: 规则".encode("gbk"))
    result = run("rules", "validate", "x.yaml")
    assert result.status == 2
    assert "不是 UTF-8 编码" in result.out
    rule_file(folder / "y.yaml", "a: [")
    assert "不合 YAML 写法" in run("rules", "validate", "y.yaml").out
    assert "没有规则集“nosuch”" in run("rules", "validate", "nosuch").out


def test_the_shipped_rule_sets_have_no_mistakes(run):
    names = [name for name, _ in ruleset.available()]
    assert run("rules", "validate", *names).out == f"{len(names)} 个规则集，没有写错。\n"


# test


def test_failing_examples(run, folder):
    run("rules", "new", "mine")
    file = folder / "mine/ruleset.yaml"
    file.write_text(
        file.read_text(encoding="utf-8")
        .replace("帐户→账户", "帐户→账户, 乡镇")
        .replace("titles: [经费保障,", "titles: [工作要求,"),
        encoding="utf-8",
    )
    result = run("rules", "test", "mine")
    assert result.status == 1
    assert fits(result)
    assert result.out.splitlines() == [
        "✗ mine：示例 4 个，整篇方案 0 份，2 处不符。",
        "  funding：不合格示例 1 没有查出问题",
        "    | 青坪县2024年普法工作方案",
        "    | 一、组织领导",
        "    | 成立县普法工作领导小组。",
        "    | 二、工作要求",
        "    | 各乡镇要认真抓好落实。",
        "  wording：合格示例 1 查出了问题",
        "    “乡镇”不合规范。 “乡镇”",
        "    | 各乡镇要建立工作台账。",
    ]
    english = run("rules", "test", "mine", "--lang", "en").out
    assert "funding: fail example 1 gives no finding" in english


def test_a_rule_without_examples(run, folder):
    run("rules", "new", "mine")
    file = folder / "mine/ruleset.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("      fail: 各乡镇要建立工作台帐。\n", ""), encoding="utf-8")
    assert "  wording：没有不合格示例" in run("rules", "test", "mine").out.splitlines()


def test_whole_plans(run, folder):
    run("rules", "new", "mine")
    rule_file(
        folder / "mine/fixtures/a.yaml",
        "text: 青坪县2023年工作方案\nverdict: pass\nelements: {goals: met}\nfindings: [wording]\nsilent: [goals]\n",
    )
    result = run("rules", "test", "mine")
    assert result.status == 1
    assert "整篇方案 1 份，1 处不符。" in result.out
    for sentence in ("结论实为不合格", "内容 goals 应为 met，实为 missing", "规则 wording 没有查出问题", "不该查出"):
        assert sentence in result.out


def test_several_and_wrong_ones(run, folder):
    run("rules", "new", "r/a")
    run("rules", "new", "r/b")
    assert run("rules", "test", "r").out.splitlines()[-1] == "2 个规则集都符合。"
    rule_file(folder / "r/b/ruleset.yaml", BAD)
    result = run("rules", "test", "r/b")
    assert result.status == 2
    assert "不能取“eror”" in result.err


# docs


def test_pages(run, folder):
    rule_file(folder / "mine.yaml", LAYER)
    result = run("rules", "docs", "mine.yaml", "baseline", "-o", "docs")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[0] == f"我县：{Path('docs/mine')}.md、.html"
    assert sorted(path.name for path in (folder / "docs").iterdir()) == [
        "baseline.html",
        "baseline.md",
        "mine.html",
        "mine.md",
    ]
    text = (folder / "docs/mine.md").read_text(encoding="utf-8")
    assert run("rules", "docs", "mine.yaml").out == text
    assert text.startswith("# 我县\n")


def test_a_page_in_english(run):
    text = run("rules", "docs", "baseline", "--lang", "en").out
    assert text.startswith("# Baseline (any work plan)\n")
    assert {line[4:] for line in text.splitlines() if line.startswith("### ")} <= set(HEADINGS["en"])


def test_pages_that_cannot_be_written(run, folder):
    rule_file(folder / "file", "x")
    result = run("rules", "docs", "baseline", "-o", "file")
    assert result.status == 2
    assert "无法写入 file" in result.err
