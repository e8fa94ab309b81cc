"""The command as a process: encodings, pipes, signals, and what is imported."""

import hashlib
import json
import os
import signal
import subprocess
import sys

import pytest
from tests.cli.conftest import BARE, command, write


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii", "cp1252", "cp437", "shift_jis"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_console_encoding_is_too_small(process, bare, complete, encoding, lang):
    for paths in ([bare.name], [bare.name, complete.name, "没有.docx"]):
        result = process("check", "--lang", lang, *paths, PYTHONIOENCODING=encoding)
        assert result.returncode == (1 if len(paths) == 1 else 2)
        assert result.stderr == b""
        result.stdout.decode(encoding)
    for words in (["--help"], ["check", "--help"], ["outline", bare.name], ["rules", "list"]):
        result = process(*words, "--lang", lang, PYTHONIOENCODING=encoding)
        assert (result.returncode, result.stderr) == (0, b"")


def test_a_chinese_windows_console(process, bare):
    text = process("check", bare.name, PYTHONIOENCODING="gbk").stdout.decode("gbk")
    assert "× 指导思想" in text
    assert "?" not in text


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-16"])
@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_json_is_utf8_whatever_the_console(process, bare, encoding, kind):
    result = process("check", "--format", kind, bare.name, PYTHONIOENCODING=encoding)
    assert result.stdout == process("check", "--format", kind, bare.name).stdout
    assert "残缺方案.docx" in result.stdout.decode("utf-8")
    assert result.stdout.endswith(b"\n")
    assert b"\r" not in result.stdout


def test_standard_input(process, bare, complete):
    result = process("-", "--format", "json", stdin=bare.read_bytes())
    [told] = json.loads(result.stdout)["files"]
    assert (told["path"], told["verdict"], result.returncode) == ("-", "fail", 1)
    result = process("check", "--format", "jsonl", complete.name, "-", stdin=b"nothing of the kind")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["path"] for line in lines] == [complete.name, "-"]
    assert lines[1]["error"]["code"] == "not-docx"
    assert lines[1]["sha256"] == hashlib.sha256(b"nothing of the kind").hexdigest()
    assert "（标准输入）".encode() in process("-", stdin=bare.read_bytes()).stdout


def test_colour_only_where_it_is_seen(process, bare):
    assert b"\x1b" not in process(bare.name).stdout
    assert b"\x1b[" in process(bare.name, FORCE_COLOR="1", TERM="xterm").stdout
    assert b"\x1b[3" not in process(bare.name, FORCE_COLOR="1", TERM="xterm", NO_COLOR="1").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
@pytest.mark.parametrize("kind", ["console", "jsonl", "json"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_goes_away(bare, kind, unbuffered, monkeypatch):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    with subprocess.Popen(  # noqa: S603
        command("check", "--format", kind, *[bare.name] * 100), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.read(10)
        running.stdout.close()
        error = running.stderr.read()
        assert running.wait(timeout=60) == 141
    assert error == b""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c(bare):
    with subprocess.Popen(  # noqa: S603
        command("check", "--format", "jsonl", *[bare.name] * 5000), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        first = running.stdout.readline()
        running.send_signal(signal.SIGINT)
        rest = running.stdout.read()
        assert running.wait(timeout=60) == 130
        assert running.stderr.read() == b""
    lines = (first + rest).splitlines()
    assert 0 < len(lines) < 5000
    assert all(json.loads(line)["path"] == bare.name for line in lines)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")  # noqa: PTH110
@pytest.mark.parametrize(
    "words", [["--help"], ["check", "x.docx"], ["check", "--format", "json", "x.docx"], ["x.docx", "-o", "/dev/full"]]
)
def test_a_full_disk(folder, words):
    write(folder / "x.docx", BARE)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        result = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)  # noqa: S603
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr
    assert "无法写入".encode() in result.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_a_file_name_that_is_no_text(process, folder, bare):
    name = os.fsdecode("方案".encode("gbk") + b".docx")
    bare.rename(folder / name)
    for path in (name, "."):
        assert process("check", path).returncode == 1
        told = json.loads(process("check", "--format", "jsonl", path).stdout)
        assert told["path"].endswith(name)


def test_help_and_version_import_nothing_heavy():
    for words in _ANSWERED_AT_ONCE:
        script = f"import sys; from plancheck.cli import main; main({words!r}); print(*sys.modules)"
        result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)  # noqa: S603
        loaded = set(result.stdout.splitlines()[-1].split())
        assert "argparse" in loaded
        assert not loaded & _HEAVY - _BASE


def test_json_needs_no_rich(bare):
    words = ["check", "--format", "jsonl", bare.name]
    script = f"import sys; from plancheck.cli import main; main({words!r}); print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)  # noqa: S603
    assert "rich" not in result.stdout.splitlines()[-1].split()


def test_the_command_imports_nothing_heavy_on_the_way_to_its_answer(process):
    """What Python itself tells of its imports, those of `python -m plancheck` before the command's own included."""
    for words in _ANSWERED_AT_ONCE:
        told = process(*words, PYTHONPROFILEIMPORTTIME="1").stderr.decode()
        loaded = {line.rpartition("|")[2].strip() for line in told.splitlines()}
        assert "plancheck.cli" in loaded
        assert not loaded & _HEAVY - _BASE


_ANSWERED_AT_ONCE = (["--version"], ["--help"], ["check", "--help"], ["rules", "--help"])
_HEAVY = {
    *("rich", "lxml", "json", "yaml", "opencc", "traceback"),
    *("plancheck.engine", "plancheck.config", "plancheck.plugins", "plancheck.ruleset", "plancheck.rulebook"),
}
_BASE = set(
    subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, check=True, text=True
    ).stdout.split()
)
