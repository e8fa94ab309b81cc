"""Many files: a bad one stops no other, and what is broken off leaves whole files or none."""

import json
import os
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess

import pytest
from tests.docx.making import docx, paragraph, run
from tests.security import hostile

from plancheck.cli import main
from plancheck.cli.interrupts import Interrupts
from plancheck.reporters.json import JsonReporter

PLAN = docx(paragraph(run("某县创建工作方案")) + paragraph(run("一、指导思想")))
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX only")


def plancheck_(*words, cwd, **more):
    environment = {**os.environ, "LANG": "zh_CN.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "plancheck", *words], cwd=cwd, capture_output=True, check=False, env=environment, **more
    )


def _codes(done):
    return {
        os.path.basename(file["path"]): file["error"] and file["error"]["code"]  # noqa: PTH119
        for file in json.loads(done.stdout)["files"]
    }


def test_bad_files_stop_no_other(tmp_path):
    for name in ("a", "c", "z"):
        (tmp_path / f"{name}.docx").write_bytes(PLAN)
    (tmp_path / "b1.docx").write_bytes(b"")
    (tmp_path / "b2.docx").write_bytes(PLAN[:300])
    (tmp_path / "b3.docx").write_bytes(hostile.docx("<w:p/>" * 150_000))
    (tmp_path / "b4.docx").mkdir()
    (tmp_path / "b5.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    done = plancheck_("check", "--no-cache", "--format", "json", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert _codes(done) == {
        "a.docx": None, "c.docx": None, "z.docx": None, "b1.docx": "not-docx", "b2.docx": "corrupt",
        "b3.docx": "too-large", "b5.docx": "legacy-doc",
    }  # fmt: skip


@posix
def test_names_of_any_characters_and_encodings(tmp_path):
    names = [
        "甲 乙.docx",
        "a\nb.docx",
        "-o.docx",
        "[x].docx",
        "*.docx",
        "$(x).docx",
        "'\".docx",
        "\udcff\udcfe.docx",
        "é.docx",
    ]
    names.append("长" * 80 + ".docx")
    for name in names:
        (tmp_path / name).write_bytes(PLAN)
    done = plancheck_("check", "--no-cache", "--format", "json", ".", cwd=tmp_path)
    assert done.returncode == 1
    assert len(_codes(done)) == len(names)
    assert set(_codes(done).values()) == {None}
    assert plancheck_("check", "--no-cache", ".", cwd=tmp_path).returncode == 1
    assert plancheck_("check", "--no-cache", *(f"./{name}" for name in names), cwd=tmp_path).returncode == 1


@posix
def test_long_paths(tmp_path):
    deep = tmp_path
    for _ in range(12):
        deep /= "d" * 200
        deep.mkdir()
    (deep / "a.docx").write_bytes(PLAN)
    done = plancheck_("check", "--no-cache", "--format", "json", ".", cwd=tmp_path)
    assert _codes(done) == {"a.docx": None}
    done = plancheck_("check", "--no-cache", "--format", "json", "x" * 6000 + ".docx", cwd=tmp_path)
    assert set(_codes(done).values()) == {"not-found"}


@posix
def test_loops_of_links_end(tmp_path):
    (tmp_path / "a.docx").write_bytes(PLAN)
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "self.docx").symlink_to(tmp_path / "self.docx")
    done = plancheck_("check", "--no-cache", "--format", "json", ".", cwd=tmp_path, timeout=60)
    assert _codes(done) == {"a.docx": None, "self.docx": "not-found"}


@posix
def test_devices_and_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.docx")
    done = plancheck_("check", "--no-cache", "--format", "json", "/dev/zero", "/dev/null", cwd=tmp_path, timeout=60)
    assert done.returncode == 2
    assert set(_codes(done).values()) <= {"too-large", "not-docx"}
    done = plancheck_(
        "check", "--no-cache", "--format", "json", "--timeout", "1", "pipe.docx", cwd=tmp_path, timeout=60
    )
    assert _codes(done) == {"pipe.docx": "timeout"}


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "a.docx").write_bytes(PLAN)
    tmp_path.chmod(0o500)
    try:
        assert plancheck_("check", "a.docx", cwd=tmp_path).returncode == 1
        assert plancheck_("check", "-o", "r.json", "--format", "json", "a.docx", cwd=tmp_path).returncode == 2
    finally:
        tmp_path.chmod(0o700)


@posix
@pytest.mark.parametrize("to_file", [True, False])
def test_breaking_off_leaves_what_was_finished_and_no_half(tmp_path, to_file):
    for number in range(400):
        (tmp_path / f"{number:03}.docx").write_bytes(PLAN)
    (tmp_path / "050.docx").write_bytes(hostile.many_sections("一、指导思想（一）目标", 200_000))
    words = ["check", "--no-cache", "-j", "1", "--format", "json", *(["-o", "r.json"] if to_file else []), "."]
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "plancheck", *words], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    left = [name for name in os.listdir(tmp_path) if not name.endswith(".docx")]  # noqa: PTH208
    if process.returncode == 130:
        told = (tmp_path / "r.json").read_bytes() if to_file and left else out
        assert set(left) <= {"r.json"}
        if told:
            assert len(json.loads(told)["files"]) < 400
    else:  # it was done before the signal came
        assert process.returncode in (1, 2)


def test_output_appears_whole_or_not_at_all(tmp_path):
    (tmp_path / "a.docx").write_bytes(PLAN)
    (tmp_path / "r.json").write_text("before")
    done = plancheck_("check", "-o", "r.json", "--format", "json", "--rules", "no-such-set", "a.docx", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "r.json").read_text() == "before"
    done = plancheck_("check", "-o", "r.json", "--format", "json", "a.docx", cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads((tmp_path / "r.json").read_bytes())["files"]
    assert sorted(os.listdir(tmp_path)) == ["a.docx", "r.json"]  # noqa: PTH208


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_closed_before_the_start(closed, tmp_path):
    (tmp_path / "a.docx").write_bytes(PLAN)
    (tmp_path / "b.docx").write_bytes(b"")
    command = f"{sys.executable} -m plancheck"

    def status(words):
        words = ["sh", "-c", f"{command} --no-cache {words} {closed}"]
        return subprocess.run(words, cwd=tmp_path, check=False, capture_output=True, timeout=60)  # noqa: S603

    assert status("-j 2 --format json -o r.json .").returncode == 2
    assert len(json.loads((tmp_path / "r.json").read_bytes())["files"]) == 2
    assert status("-o r.json --format json a.docx").returncode == 1
    assert status("--config nix a.docx").returncode == 2
    shown = status("a.docx")
    assert shown.returncode == (2 if ">&- " in f" {closed} ".replace("2>&- ", "") else 1)
    assert b"PLANCHECK_DEBUG" not in shown.stdout + shown.stderr


class _Dies:
    def __del__(self):
        raise KeyboardInterrupt


def test_breaking_off_is_noticed_where_python_passes_over_it():
    """A Ctrl-C that fell into ZipFile.__del__ was told on standard error, and the run went on."""
    interrupts = Interrupts()
    with interrupts.noticed():
        _Dies()
        with pytest.raises(KeyboardInterrupt), interrupts.held():
            pass
        with interrupts.held():
            pass


@posix
def test_breaking_off_while_the_report_is_closed_keeps_it(monkeypatch, tmp_path):
    (tmp_path / "a.docx").write_bytes(PLAN)
    monkeypatch.chdir(tmp_path)
    close = JsonReporter.close

    def pressed(self):
        os.kill(os.getpid(), signal.SIGINT)
        close(self)

    monkeypatch.setattr(JsonReporter, "close", pressed)
    assert main(["--no-cache", "--format", "json", "-o", "r.json", "a.docx"]) == 130
    assert len(json.loads((tmp_path / "r.json").read_bytes())["files"]) == 1


@posix
def test_breaking_off_while_a_worker_starts_is_not_lost(monkeypatch, tmp_path):
    """Ctrl-C was ignored while a process was started, so that a worker does not hear it."""
    for number in range(10):
        (tmp_path / f"{number}.docx").write_bytes(PLAN)
    monkeypatch.chdir(tmp_path)
    start = BaseProcess.start

    def pressed(self):
        os.kill(os.getpid(), signal.SIGINT)
        start(self)

    monkeypatch.setattr(BaseProcess, "start", pressed)
    assert main(["--no-cache", "-j", "2", "--format", "json", "."]) == 130
