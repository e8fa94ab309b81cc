"""Nothing in a report can be used against its reader: what stands in a document is shown as text."""

import io
import json
import os
import subprocess
import sys

import pytest
from tests.docx.making import docx, paragraph, run

import plancheck
from plancheck import reporters
from plancheck.cli import main

EVIL = (
    "[red]甲[/red]",
    "[link=http://x.invalid]点击[/link]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "=HYPERLINK(&quot;http://x.invalid&quot;,&quot;y&quot;)",
    "../../etc/passwd",
    "\u202e倒\u2066",
    "\u009b31m",
    "\u200e甲\u061c",
    "\u2028行",
    "%s%n{0}{text}{evil}",
)
OBEYED = ("\x1b", "\u009b", "\x07", "\u202e", "\u2066", "\u200e", "\u061c", "\u2028")


def _plan(words):
    body = "".join(
        paragraph(run(line))
        for line in (
            f"某县{words}创建工作方案",
            f"一、指导思想{words}",
            f"成立以{words}为组长的领导小组，到2018年13月45日报送{words}XX材料。",
            f"二、{words}",
            f"三、工作安排{words}",
            f"每季度末报送{words}，详见附件9。",
        )
    )
    return docx(body)


@pytest.mark.parametrize("words", EVIL)
@pytest.mark.parametrize("colour", [False, True])
def test_the_console_obeys_nothing(words, colour, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "a.docx").write_bytes(_plan(words))
    stream = io.StringIO()
    if colour:
        monkeypatch.setenv("FORCE_COLOR", "1")
    report = plancheck.check(tmp_path / "a.docx")
    reporters.print_outline(stream, plancheck.read(tmp_path / "a.docx"), lang="zh")
    assert main(["--lang", "zh", "check", "--no-cache", str(tmp_path / "a.docx")]) == 1
    shown = stream.getvalue() + capsys.readouterr().out
    own = ("\x1b[",) if colour else ()
    for sign in OBEYED:
        if sign == "\x1b" and own:
            assert all(part[:1] == "[" for part in shown.split("\x1b")[1:])  # colours, no titles and no clipboard
        else:
            assert sign not in shown
    assert report.findings
    if words.startswith("[red]"):
        assert words in shown


@pytest.mark.parametrize("words", EVIL)
def test_json_carries_no_controls(words, tmp_path, capsysbinary):
    (tmp_path / "a.docx").write_bytes(_plan(words))
    main(["check", "--no-cache", "--format", "json", str(tmp_path / "a.docx")])
    text = capsysbinary.readouterr().out.decode("utf-8")
    assert not any(sign in text for sign in OBEYED)
    assert json.loads(text)["files"][0]["status"] == "checked"


def test_templates_of_messages_take_words_as_words():
    """A {field} in a document is not filled in a second time."""
    for finding in plancheck.check(_plan("{text}{evil}")).findings:
        assert "{evil}" not in finding.message or "{text}" in finding.message


@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
@pytest.mark.parametrize("command", ["check", "outline"])
@pytest.mark.parametrize("exists", [True, False])
def test_names_of_files_are_shown_not_obeyed(command, exists, tmp_path):
    name = "x\x1b]0;title\x07\x1b[31m\u202e[red].docx"
    if exists:
        (tmp_path / name).write_bytes(_plan("甲"))
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "plancheck", command, name], cwd=tmp_path, capture_output=True, check=False
    )
    shown = done.stdout + done.stderr
    assert shown
    assert b"\x1b" not in shown
    assert b"\x07" not in shown
    assert "\u202e".encode() not in shown


def test_options_with_controls_are_shown_not_obeyed(tmp_path, capsys):
    for words in (["check", "--rules", "\x1b[31mx", str(tmp_path)], ["check", "--format", "\x1b[31mx", "a.docx"]):
        assert main(words) == 2
        assert "\x1b" not in capsys.readouterr().err
