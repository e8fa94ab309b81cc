"""Plug-ins on the command line: listed, used for formats, files and commands, named when they fail."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import BARE, write

DEMO = """
from plancheck import Block, Command, Kind, Reader, Reporter, hookimpl


class Verdicts:
    def __init__(self, stream, lang):
        self.stream, self.lang = stream, lang

    def add(self, report):
        self.stream.write(f"{report.path} {report.verdict} {self.lang}\\n".encode())

    def close(self):
        self.stream.write(b"end\\n")


class Broken(Verdicts):
    def add(self, report):
        raise RuntimeError("no ink")


def lines(data):
    return tuple(Block(text=line) for line in data.decode().splitlines()[1:]), ()


def judge(context, rules):
    raise ValueError("broken inside")


def crash(words, lang):
    raise KeyError("x")


@hookimpl
def plancheck_readers():
    return [Reader("plain", (".plan",), lambda data: data.startswith(b"PLAN"), lines)]


@hookimpl
def plancheck_reporters():
    return [Reporter("verdicts", "One line a plan.", Verdicts), Reporter("broken", "Fails.", Broken)]


@hookimpl
def plancheck_commands():
    return [Command("greet", "Greets.", lambda words, lang: print(words, lang)), Command("crash", "Fails.", crash)]


@hookimpl
def plancheck_kinds():
    return [Kind("boom", "Fails.", {}, {"x": "never"}, judge)]
"""
RULES = """\
version: "1"
title: 试
extends: baseline
rules:
  - {id: boom, check: boom, title: 试, severity: info}
"""


@pytest.fixture(autouse=True)
def demo(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "modules").mkdir()
    (folder / "modules/demo_plugin.py").write_text(DEMO, encoding="utf-8")
    (folder / "modules/broken_plugin.py").write_text("1 / 0", encoding="utf-8")
    monkeypatch.syspath_prepend(folder / "modules")


P = ("-p", "demo_plugin")


def test_nothing_installed(run):
    assert run("plugins").out == "没有安装插件。\n"
    assert json.loads(run("plugins", "--format", "json").out) == {"schema": "plancheck.plugins/1", "plugins": []}


def test_the_list(run):
    result = run("plugins", *P)
    assert result.status == 0
    assert max(cell_len(line) for line in result.out.splitlines()) <= 80
    text = "".join(line.strip() for line in result.out.splitlines())
    for words in ("demo_plugin  -p", "提供：", "检查种类 boom", "文件格式 plain", "报告格式 verdicts", "命令greet"):
        assert words.replace(" ", "") in text.replace(" ", "")
    assert "kind of check boom" in " ".join(run("plugins", *P, "--lang", "en").out.split())
    [told] = json.loads(run("plugins", *P, "--format", "json").out)["plugins"]
    assert (told["name"], told["origin"], told["problem"]) == ("demo_plugin", "-p", "")
    assert "kind boom" in told["provides"]


def test_one_that_is_left_out(run):
    assert "按要求没有载入" in run("plugins", *P, "--no-plugin", "demo_plugin").out


def test_one_that_does_not_load(run):
    result = run("plugins", "-p", "broken_plugin")
    assert (result.status, result.out) == (2, "")
    assert result.err == "plancheck：插件 broken_plugin 出了错：ZeroDivisionError: division by zero\n"


def test_a_format(run, bare):
    result = run("check", *P, "--format", "verdicts", bare.name)
    assert (result.status, result.out) == (1, f"{bare.name} fail zh\nend\n")
    assert run(*P, "--format=verdicts", "-o", "out.txt", bare.name).out == ""
    assert Path("out.txt").read_text(encoding="utf-8") == result.out
    wrong = run(*P, "--format", "xml", bare.name)
    assert wrong.status == 2
    assert "可以取：console、json、jsonl、verdicts、broken" in wrong.err


def test_a_format_that_fails(run, bare):
    result = run(*P, "--format", "broken", bare.name)
    assert result.status == 2
    assert result.err == "plancheck：插件 demo_plugin 出了错：reporter broken: RuntimeError: no ink\n"


def test_a_command(run):
    assert run(*P, "greet", "-x", "--format", "y").out == "['-x', '--format', 'y'] zh\n"
    assert run("--lang", "en", *P, "greet").out == "[] en\n"
    assert "是不是想用 greet？" in run(*P, "gret").err
    result = run(*P, "crash")
    assert (result.status, result.err) == (2, "plancheck：插件 demo_plugin 出了错：crash: KeyError: 'x'\n")


def test_a_file_goes_before_a_command(run, folder):
    write(folder / "greet", BARE)
    assert run(*P, "greet").status == 1


def test_files_of_another_format_are_found_in_folders(run, folder):
    write(folder / "x/a.docx", BARE)
    (folder / "x/b.plan").write_text("PLAN\n" + BARE, encoding="utf-8")
    assert run("check", *P, "--format", "verdicts", "x").out.splitlines() == [
        f"{Path('x/a.docx')} fail zh",
        f"{Path('x/b.plan')} fail zh",
        "end",
    ]
    assert run(*P, "outline", "x/b.plan").out.splitlines()[1] == "  一、主要任务"


def test_a_check_that_fails_is_named_in_the_report(run, bare, folder):
    (folder / "boom.yaml").write_text(RULES, encoding="utf-8")
    result = run("check", *P, "--rules", "boom.yaml", bare.name)
    assert result.status == 1
    text = "".join(line.strip() for line in result.out.splitlines())
    assert "插件故障  插件 demo_plugin 出了错，检查种类 boom 没有检查：ValueError:" in text
    assert "插件 demo_plugin 出了错" in run("check", *P, "--rules", "boom.yaml", bare.name, bare.name).out
    english = " ".join(run("check", *P, "--rules", "boom.yaml", "--lang", "en", bare.name).out.split())
    assert "the plug-in demo_plugin failed, its kind boom was not checked: ValueError: broken inside" in english
    assert run("check", "--rules", "boom.yaml", bare.name).status == 2


def test_the_schema_of_rules_knows_the_kinds_of_plugins(run):
    assert "boom" in json.loads(run("schema", "rules", *P).out)["$defs"]["rule"]["properties"]["check"]["enum"]
    assert "boom" not in run("schema", "rules").out


def test_an_installed_one_that_does_not_load_is_named(process, bare, folder):
    place = folder / "modules/demo-1.0.dist-info"
    place.mkdir()
    (place / "entry_points.txt").write_text(
        "[plancheck]\ndemo = demo_plugin\nbroken = broken_plugin\n", encoding="utf-8"
    )
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n", encoding="utf-8")
    path = str(folder / "modules")
    result = process("--format", "verdicts", bare.name, PYTHONPATH=path)
    assert (result.returncode, result.stdout.decode()) == (1, f"{bare.name} fail zh\nend\n")
    assert result.stderr.decode() == "插件 broken 没有载入，这次没有用到它：ZeroDivisionError: division by zero\n"
    assert process("--format", "json", "--no-plugin", "broken", bare.name, PYTHONPATH=path).stderr == b""
    listed = process("plugins", PYTHONPATH=path).stdout.decode()
    assert "demo 1.0" in listed
    assert "没有载入：ZeroDivisionError: division by zero" in listed
    assert process("greet", "x", PYTHONPATH=path).stdout == b"['x'] zh\n"
