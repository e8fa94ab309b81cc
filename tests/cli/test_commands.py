import json
from importlib.resources import files

import pytest
from rich.cells import cell_len
from tests.cli.conftest import BARE, write

import plancheck
from plancheck import ruleset

HELPS = [
    [],
    ["check"],
    ["outline"],
    ["rules"],
    *(["rules", word] for word in ("list", "show", "new", "validate", "test", "docs")),
    ["plugins"],
    ["schema"],
]


def test_version(run):
    result = run("--version")
    assert (result.status, result.out) == (0, f"plancheck {plancheck.__version__}\n")


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["help"]])
def test_help(run, words):
    assert run(*words).out.startswith("用法：plancheck [选项] 文件...")
    assert run("--lang", "en", *words).out.startswith("usage: plancheck [options] FILE...")


@pytest.mark.parametrize("words", HELPS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_fits_the_console_and_is_in_one_language(run, words, lang):
    result = run(*words, "--lang", lang, "--help")
    assert result.status == 0
    assert result.err == ""
    assert max(cell_len(line) for line in result.out.splitlines()) <= 80
    assert any("\u4e00" <= char <= "\u9fff" for char in result.out) == (lang == "zh")
    if lang == "zh":
        assert not any(word in result.out for word in ("usage", "options", "show this"))


def test_help_names_every_option(run):
    told = run("check", "--help").out
    for option in ("--rules", "--format", "-o OUT", "--fail-on", "--silence", "--as-of", "-p NAME", "--no-plugin"):
        assert option in told
    for word in ("--config", "--lang", "json", "jsonl", "never", "PLANCHECK_RULES", "plancheck.toml"):
        assert word in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "没有指明要检查的文件或文件夹"),
        (["check"], "没有指明要检查的文件或文件夹"),
        (["check", "--format", "json"], "没有指明要检查的文件或文件夹"),
        (["check", "--format", "xml", "a.docx"], "选项 --format 不能取“xml”，可以取：console、json、jsonl"),
        (["check", "--fail-on", "info", "a.docx"], "选项 --fail-on 不能取“info”"),
        (["check", "a.docx", "--format"], "选项 --format 后面缺少取值"),
        (["check", "a.docx", "-o"], "选项 --output 后面缺少取值"),
        (["check", "--formt", "json", "a.docx"], "不认识的选项：--formt"),
        (["check", "--help=3"], "选项 --help 有误"),
        (["--lang", "fr", "a.docx"], "选项 --lang 不能取“fr”，可以取：zh、en"),
        (["ruels"], "是不是想用 rules？"),
        (["chek", "a.docx"], "是不是想用 check？"),
        (["outline", "a.docx", "b.docx"], "outline 一次只看一份方案"),
        (["rules"], "缺少参数，可以写：list"),
        (["rules", "lsit"], "不认识的参数“lsit”，是不是想写 list？可以写：list、show、new、"),
        (["rules", "--format", "json"], "不认识的参数“json”，可以写：list"),
        (["rules", "list", "baseline"], "多余的参数“baseline”"),
        (["rules", "show"], "没有指明规则集"),
        (["rules", "validate"], "没有指明规则集"),
        (["rules", "test"], "没有指明规则集"),
        (["rules", "docs"], "没有指明规则集"),
        (["rules", "new"], "没有指明新规则集放在哪里"),
        (["rules", "new", "a", "b"], "多余的参数“b”"),
        (["rules", "show", "basline"], "没有规则集“basline”，是不是想用 baseline？"),
        (["plugins", "x"], "多余的参数“x”"),
        (["plugins", "-p", "no_such_module"], "没有插件模块 no_such_module"),
        (["check", "--as-of", "March", "a.docx"], "选项 --as-of 要写成 2024-03-15 这样的日期，不能写“March”"),
        (["schema", "outline"], "不认识的参数“outline”，可以写：report"),
        (["schema", "report", "report"], "不认识的参数“report”"),
    ],
)
def test_wrong_usage(run, words, sentence):
    result = run(*words)
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("plancheck：" + ("没有名为" if words and words[0] in ("ruels", "chek") else sentence))
    assert sentence in result.err
    english = run("--lang", "en", *words) if words[:1] != ["--lang"] else None
    if english is not None:
        assert english.status == 2
        assert english.err.startswith("plancheck: ")
        assert not any("\u4e00" <= char <= "\u9fff" for char in english.err)


def test_a_word_that_is_no_command_is_a_missing_file(run):
    result = run("方案", "--format", "json")
    assert result.status == 2
    assert json.loads(result.out)["files"][0]["error"]["code"] == "not-found"


def test_a_folder_named_like_a_command(run, folder):
    write(folder / "rules" / "a.docx", BARE)
    assert run("./rules").status == 1
    assert run("--", "rules").status == 1
    assert run("rules").status == 2  # the command, which wants a word


def test_options_before_a_command(run, bare):
    assert run("--format", "json", "outline", bare.name) == run("outline", "--format", "json", bare.name)
    assert run("--format", "json", "check", bare.name) == run("check", "--format", "json", bare.name)


def test_outline(run, complete):
    result = run("outline", complete.name)
    assert result.status == 0
    assert result.out.splitlines()[:6] == [
        "青石县民族宗教事务局2024年民族团结进步创建工作实施方案",
        "  一、指导思想",
        "  二、工作目标",
        "  三、主要任务",
        "    （一）加强宣传教育",
        "    （二）做到六个结合",
    ]


def test_outline_as_json(run, complete):
    result = run("outline", "--format", "json", complete.name)
    told = json.loads(result.out)
    report = plancheck.check(complete).to_dict()
    assert result.status == 0
    assert told == {
        "schema": "plancheck.outline/1",
        "path": complete.name,
        "error": None,
        "document": report["document"],
        "outline": report["outline"],
    }


@pytest.mark.parametrize(("path", "sentence"), [("没有.docx", "找不到这个文件"), (".", "没有 .docx 方案")])
def test_outline_of_nothing(run, path, sentence):
    result = run("outline", path)
    assert (result.status, result.out) == (2, "")
    assert sentence in result.err
    result = run("outline", "--format", "json", path)
    told = json.loads(result.out)
    assert (result.status, told["error"]["code"], told["outline"]) == (2, "not-found", [])


def test_outline_to_a_file(run, folder, complete):
    assert run("outline", "-o", "章节.txt", complete.name).out == ""
    assert "  一、指导思想\n" in (folder / "章节.txt").read_text(encoding="utf-8")


def test_schema(run):
    result = run("schema", "report")
    assert result.status == 0
    assert result.out == (files("plancheck") / "schema" / "report.schema.json").read_text(encoding="utf-8")


def test_rules_list(run):
    result = run("rules", "list")
    assert result.status == 0
    lines = result.out.splitlines()
    for name, title in ruleset.available():
        assert [name, title] in [line.split(maxsplit=1) for line in lines]
    assert "baseline → ethnic-unity" in [line.strip() for line in lines]
    assert "Baseline" in run("rules", "list", "--lang", "en").out
