import hashlib
import json
import os
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from tests.cli.conftest import BARE, write

import docx
from plancheck import checking
from plancheck.cli import main

SCHEMA = json.loads((files("plancheck") / "schema" / "report.schema.json").read_text(encoding="utf-8"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1000


def read_json(text: str) -> list[dict]:
    told = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(told)
    return told["files"]


# what is said of a plan


def test_a_complete_plan_passes(run, complete):
    result = run("check", complete.name)
    assert result.status == 0
    assert result.err == ""
    assert result.out.startswith("青石县民族宗教事务局2024年民族团结进步创建工作实施方案\n")
    assert result.out.splitlines()[-1].startswith("结论  ✓ 合格")


def test_a_plan_that_lacks_elements_fails(run, bare):
    result = run("check", bare.name)
    assert result.status == 1
    assert "✗ 指导思想" in result.out
    assert "1 错误  没有写指导思想。" in result.out
    assert result.out.splitlines()[-1].startswith("结论  ✗ 不合格")


def test_a_file_name_alone_is_checked(run, bare):
    assert run(bare.name) == run("check", bare.name)
    assert run("--format", "json", bare.name) == run("check", "--format", "json", bare.name)


def test_english(run, bare):
    result = run("--lang", "en", bare.name)
    assert "✗ Guiding thought" in result.out
    assert result.out.splitlines()[-1].startswith("Verdict  ✗ fail, 3 errors")
    assert run(bare.name, "--lang=en") == result


@pytest.mark.parametrize(
    ("environ", "verdict"),
    [
        ({}, "结论"),
        ({"LANG": "C"}, "结论"),
        ({"LANG": "POSIX"}, "结论"),
        ({"LANG": "zh_CN.UTF-8"}, "结论"),
        ({"LANG": "fr_FR.UTF-8"}, "结论"),
        ({"LANG": "en_US.UTF-8"}, "Verdict"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"}, "Verdict"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "结论"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "Verdict"),
    ],
)
def test_the_locale_gives_the_language(run, bare, monkeypatch, environ, verdict):
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert verdict in run(bare.name).out


# formats


def test_json(run, complete, bare):
    result = run("check", "--format", "json", bare.name, complete.name)
    assert result.status == 1
    told = read_json(result.out)
    assert [(file["path"], file["verdict"]) for file in told] == [(bare.name, "fail"), (complete.name, "pass")]
    assert told[0]["sha256"] == hashlib.sha256(bare.read_bytes()).hexdigest()
    assert "青石县" in result.out


def test_jsonl(run, complete, bare):
    result = run("check", "--format", "jsonl", bare.name, "没有.docx", complete.name)
    assert result.status == 2
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["path"] for line in lines] == [bare.name, "没有.docx", complete.name]
    assert lines[1]["error"]["code"] == "not-found"
    for line in lines:
        jsonschema.Draft202012Validator({**SCHEMA["$defs"]["file"], "$defs": SCHEMA["$defs"]}).validate(line)
    assert lines == read_json(run("check", "--format", "json", bare.name, "没有.docx", complete.name).out)


# what is taken for an input


def tree(folder: Path) -> None:
    for name in ("b.docx", "a.docx", "a/z.DOCX", "a/下级/c.docm", "b.a/x.docx"):
        write(folder / name, BARE)
    for name in ("~$b.docx", ".hidden.docx", ".git/x.docx", "notes.txt", "old.doc", "a/old.wps"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(OLE)


def paths(result) -> list[str]:
    return [file["path"] for file in read_json(result.out)]


def test_a_folder_is_searched_in_order(run, folder):
    tree(folder / "plans")
    result = run("check", "--format", "json", "plans")
    expected = ["a/z.DOCX", "a/下级/c.docm", "a.docx", "b.a/x.docx", "b.docx"]
    assert paths(result) == [os.path.join("plans", *name.split("/")) for name in expected]  # noqa: PTH118
    assert result.status == 1
    assert result.err == "文件夹 plans 里有 2 个旧版 .doc、.wps 文件没有检查；请另存为 .docx 再检查。\n"


def test_paths_stay_as_given_and_in_order(run, folder):
    write(folder / "x/1.docx", BARE)
    write(folder / "2.docx", BARE)
    given = ["./2.docx", f".{os.sep}x", str(folder / "2.docx")]
    assert paths(run("check", "--format", "json", *given)) == [
        "./2.docx",
        os.path.join(".", "x", "1.docx"),  # noqa: PTH118
        str(folder / "2.docx"),
    ]


def test_paths_may_stand_between_options(run, folder):
    for name in ("1.docx", "2.docx", "-3.docx"):
        write(folder / name, BARE)
    result = run("1.docx", "--format", "json", "2.docx", "--", "-3.docx")
    assert paths(result) == ["1.docx", "2.docx", "-3.docx"]


def test_patterns_the_shell_left_alone(run, folder):
    tree(folder)
    assert paths(run("check", "--format", "json", "*.docx")) == ["a.docx", "b.docx"]
    deep = paths(run("check", "--format", "json", "**/*.doc?"))
    assert [path.replace(os.sep, "/") for path in deep] == [
        "a/下级/c.docm",
        "a.docx",
        "b.a/x.docx",
        "b.docx",
    ]


def test_a_file_whose_name_looks_like_a_pattern(run, folder):
    write(folder / "[终稿].docx", BARE)
    write(folder / "终.docx", BARE)
    assert paths(run("check", "--format", "json", "[终稿].docx")) == ["[终稿].docx"]


def test_a_named_file_of_any_suffix_is_tried(run, folder, bare):
    bare.rename(folder / "plan.bin")
    assert run("check", "plan.bin").status == 1


@pytest.mark.parametrize(
    ("path", "content", "code", "sentence"),
    [
        ("没有.docx", None, "not-found", "找不到这个文件"),
        ("*.pdf", None, "not-found", "没有与这个通配符相符的文件"),
        (".", None, "not-found", "这个文件夹里没有 .docx 方案"),
        ("a.docx", b"plain text", "not-docx", "另存为 .docx 再提交"),
        ("~$a.docx", b"owner", "not-docx", "临时文件"),
        ("a.doc", OLE, "legacy-doc", "旧版的 .doc 或 .wps"),
        ("a.docx", b"PK\x03\x04 broken", "corrupt", "已经损坏"),
        ("a\x00b.docx", None, "not-found", "找不到这个文件"),
    ],
)
def test_what_cannot_be_read(run, path, content, code, sentence):
    if content is not None:
        Path(path).write_bytes(content)
    result = run("check", "--format", "json", "--fail-on", "never", path)
    assert result.status == 2
    [told] = read_json(result.out)
    assert (told["path"], told["status"], told["error"]["code"]) == (path, "unreadable", code)
    assert sentence in told["error"]["message"]
    assert told["sha256"] == (hashlib.sha256(content).hexdigest() if content is not None else None)
    assert sentence in "".join(run("check", path).out.split("\n"))


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root opens all")
def test_a_closed_folder_is_not_passed_over(run, folder):
    write(folder / "a.docx", BARE)
    (folder / "closed").mkdir(mode=0)
    result = run("check", "--format", "json", ".")
    (folder / "closed").chmod(0o700)
    assert result.status == 2


def test_the_others_are_checked_when_one_cannot_be_read(run, complete, bare):
    result = run("check", complete.name, "没有.docx", bare.name)
    assert result.status == 2
    assert "共检查 3 份方案：合格 1、不合格 1、无法读取 1" in result.out


# exit status


@pytest.mark.parametrize(("level", "status"), [("error", 1), ("warning", 1), ("never", 0)])
def test_fail_on_with_errors(run, bare, level, status):
    assert run("check", "--fail-on", level, bare.name).status == status


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("never", 0)])
def test_fail_on_with_warnings_alone(run, folder, complete, level, status):
    text = "\n".join(paragraph.text for paragraph in docx.Document(complete).paragraphs)
    vague = write(
        folder / "vague.docx", text.replace("各股室于2024年11月30日前将工作总结报领导小组办公室。", "认真抓好落实。")
    )
    result = run("check", "--rules", "baseline", "--fail-on", level, vague.name)
    assert "1 个警告" in result.out
    assert result.status == status


# rule sets


def test_a_rule_set_by_name(run, bare):
    [told] = read_json(run("check", "--rules", "baseline", "--format", "json", bare.name).out)
    assert told["ruleset"]["id"] == "baseline"
    assert read_json(run("check", "--rules", "auto", "--format", "json", bare.name).out)[0]["ruleset"]["reason"]


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("path", ["残缺方案.docx", "没有.docx"])
@pytest.mark.parametrize("kind", ["console", "json", "jsonl"])
def test_an_unknown_rule_set(run, path, kind):
    result = run("check", "--rules", "basline", "--format", kind, path)
    assert result.status == 2
    assert result.out == ""
    assert result.err.startswith("plancheck：没有规则集“basline”，是不是想用 baseline？")
    assert "unknown rule set 'zzz'" in run("check", "--rules", "zzz", "--lang", "en", path).err


# output files


def test_output_to_a_file(run, folder, bare):
    result = run("check", "--format", "json", "-o", "报告.json", bare.name)
    assert (result.status, result.out, result.err) == (1, "", "")
    assert read_json((folder / "报告.json").read_text(encoding="utf-8"))[0]["path"] == bare.name
    assert sorted(path.name for path in folder.iterdir()) == sorted([bare.name, "报告.json"])


def test_a_console_report_in_a_file_is_utf8_without_colour(run, folder, bare, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    run("check", "-o", "报告.txt", bare.name)
    text = (folder / "报告.txt").read_text(encoding="utf-8")
    assert text == run("check", bare.name).out
    assert "✗" in text


def test_an_old_report_is_replaced_and_keeps_its_permissions(run, folder, bare):
    (folder / "r.json").write_text("old")
    (folder / "r.json").chmod(0o600)
    run("check", "--format", "json", "-o", "r.json", bare.name)
    assert read_json((folder / "r.json").read_text(encoding="utf-8"))
    assert (folder / "r.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="needs a right")
def test_a_link_is_followed(run, folder, bare):
    (folder / "real").mkdir()
    (folder / "r.json").symlink_to("real/r.json")
    assert run("check", "--format", "json", "-o", "r.json", bare.name).status == 1
    assert (folder / "r.json").is_symlink()
    assert read_json((folder / "real/r.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such device")
def test_a_device_is_written_to_not_replaced(run, bare):
    assert run("check", "-o", "/dev/null", bare.name).status == 1
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("没有/r.json", "无法写入 没有/r.json"),
        (".", "这是文件夹"),
        ("方案.docx", "不会用报告覆盖它"),
        ("plan.bin", "就是要检查的文件"),
    ],
)
def test_outputs_that_are_refused(run, folder, output, sentence):
    write(folder / "plan.bin", BARE)
    before = (folder / "plan.bin").read_bytes()
    result = run("check", "-o", output, "plan.bin")
    assert result.status == 2
    assert result.out == ""
    assert sentence in result.err
    assert (folder / "plan.bin").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["plan.bin"]


def test_a_broken_check_leaves_the_old_report(run, folder, bare):
    (folder / "r.json").write_text("old")
    assert run("check", "--rules", "basline", "-o", "r.json", bare.name).status == 2
    assert (folder / "r.json").read_text() == "old"


# when plancheck itself fails


def failing(error: BaseException):
    def check(*_args: object, **_more: object) -> None:
        raise error

    return check


def test_a_bug_on_one_file_is_told_as_such(run, bare, complete, monkeypatch):
    real = checking.check

    def check(source, *args, **more):
        return real(source, *args, **more) if source == complete.name else failing(KeyError("[x]"))()

    monkeypatch.setattr(checking, "check", check)
    result = run("check", "--format", "json", bare.name, complete.name)
    assert result.status == 2
    told = read_json(result.out)
    assert told[0]["error"]["code"] == "corrupt"
    assert "KeyError: '[x]'" in told[0]["error"]["message"]
    assert "报告给开发者" in told[0]["error"]["message"]
    assert told[1]["status"] == "checked"
    assert result.err == ""
    monkeypatch.setenv("PLANCHECK_DEBUG", "1")
    assert "Traceback" in run("check", bare.name).err


def test_ctrl_c_prints_what_is_finished(run, bare, complete, monkeypatch):
    real = checking.check

    def check(source, *args, **more):
        return real(source, *args, **more) if source == bare.name else failing(KeyboardInterrupt())()

    monkeypatch.setattr(checking, "check", check)
    result = run("check", bare.name, complete.name, bare.name)
    assert result.status == 130
    assert "已中断，只检查了 1 份（共 3 份）。" in result.out
    result = run("check", "--format", "json", bare.name, complete.name)
    assert result.status == 130
    assert [file["path"] for file in read_json(result.out)] == [bare.name]


def test_no_traceback_reaches_a_user(bare, monkeypatch, capfd):
    monkeypatch.setattr("plancheck.reporters.create", failing(RuntimeError("boom")))
    assert main(["check", bare.name]) == 2
    err = capfd.readouterr().err
    assert "Traceback" not in err
    assert "RuntimeError: boom" in err
