"""Many files: workers, the cache, progress."""

import io
import json
import shutil
import signal
import sys
from pathlib import Path

import pytest
from tests.batch.jobs import dying
from tests.cli.conftest import BARE, COMPLETE, write

from plancheck import checking
from plancheck.batch.store import NAME, Store
from plancheck.cli import run as running
from plancheck.cli.progress import Progress


@pytest.fixture
def plans(folder):
    for number in range(6):
        write(folder / "各县" / f"{number}.docx", BARE if number % 2 else COMPLETE + f"第{number}份。\n")
    (folder / "各县" / "3b.docx").write_bytes(b"no plan")
    return folder / "各县"


@pytest.fixture
def cache(monkeypatch, tmp_path_factory):
    place = tmp_path_factory.mktemp("cache")
    monkeypatch.delenv("PLANCHECK_NO_CACHE")
    monkeypatch.setattr("plancheck.batch.folder.place", lambda: place / "plancheck")
    return place / "plancheck"


@pytest.mark.parametrize("kind", ["console", "json"])
@pytest.mark.usefixtures("plans")
def test_workers_change_nothing(run, kind):
    alone = run("check", "--format", kind, "-j", "1", "各县")
    assert alone.status == 2
    assert run("check", "--format", kind, "-j", "3", "各县") == alone
    assert run("check", "--format", kind, "各县") == alone


@pytest.mark.usefixtures("plans")
def test_lines_come_as_files_are_done(run):
    alone = run("check", "--format", "jsonl", "-j", "1", "各县")
    several = run("check", "--format", "jsonl", "-j", "3", "各县")
    assert several.status == alone.status
    assert sorted(several.out.splitlines()) == sorted(alone.out.splitlines())


def test_silencing_in_workers(run, plans):
    (plans / "plancheck.silence.yaml").write_text("- rule: goals\n  reason: 另文\n", encoding="utf-8")
    words = ("check", "--format", "json", "--silence", "leading-group=已有", "各县")
    alone = run(*words, "-j", "1")
    assert run(*words, "-j", "2") == alone
    told = json.loads(alone.out)["files"]
    assert {one["finding"]["rule"] for file in told for one in file["silenced"]} == {"goals", "leading-group"}


@pytest.mark.usefixtures("plans")
def test_a_worker_that_dies_costs_one_file(run, folder, monkeypatch):
    (folder / "deadly.py").write_text(
        "import os\nimport plancheck\n\n\n@plancheck.hookimpl\ndef plancheck_report(report, plan):\n"
        "    if '第2份' in plan.blocks[-1].text:\n        os._exit(9)\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(folder))
    result = run("check", "--format", "json", "-p", "deadly", "-j", "2", "各县")
    files = {Path(file["path"]).name: file for file in json.loads(result.out)["files"]}
    assert result.status == 2
    assert files["2.docx"]["status"] == "unreadable"
    assert "意外中止" in files["2.docx"]["error"]["message"]
    assert [file["status"] for name, file in files.items() if name not in ("2.docx", "3b.docx")] == ["checked"] * 5


@pytest.mark.usefixtures("plans")
def test_without_workers_everything_is_done_here(run, monkeypatch):
    alone = run("check", "--format", "json", "-j", "1", "各县")
    monkeypatch.setattr(running, "work", dying)
    assert run("check", "--format", "json", "-j", "2", "各县") == alone


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "99999"])
def test_a_number_of_files_that_is_none(run, number):
    result = run("check", f"-j={number}" if number.startswith("-") else "-j", number, "x.docx")
    assert result.status == 2
    assert "-j" in result.err


@pytest.mark.parametrize("kind", ["console", "json", "jsonl"])
@pytest.mark.usefixtures("plans")
def test_a_second_run_says_the_same(run, cache, kind, monkeypatch):
    first = run("check", "--format", kind, "-j", "1", "各县")
    assert (cache / NAME).exists()
    asked = []
    real = checking.check
    monkeypatch.setattr(checking, "check", lambda source, *a, **m: asked.append(source) or real(source, *a, **m))
    assert run("check", "--format", kind, "-j", "1", "各县") == first
    assert [Path(source).name for source in asked] == ["3b.docx"]
    assert run("check", "--format", kind, "-j", "1", "--no-cache", "各县") == first
    assert len(asked) == 8


@pytest.mark.usefixtures("cache")
def test_what_matters_is_asked_anew(run, folder, complete):
    def told(*words):
        [file] = json.loads(run("check", "--format", "json", *words, complete.name).out)["files"]
        return file

    first = told()
    assert told("--silence", "goals=x", "--silence", "reporting-deadlines=y") == first  # they found nothing
    assert told("--lang", "en")["elements"] != first["elements"]
    assert told("--rules", "ethnic-unity")["ruleset"] != first["ruleset"]
    own = folder / "own.yaml"
    text = "version: '1'\ntitle: 我的\nextends: baseline\nrules:\n  - id: own\n    check: phrase\n    title: 标语\n"
    own.write_text(text + "    severity: error\n    phrases: [没有的话]\n", encoding="utf-8")
    before = told("--rules", "own.yaml")
    own.write_text(text.replace("我的", "改了") + "    severity: info\n    phrases: [没有的话]\n", encoding="utf-8")
    after = told("--rules", "own.yaml")
    assert before["ruleset"]["digest"] != after["ruleset"]["digest"]
    complete.write_bytes(write(folder / "other.docx", BARE).read_bytes())
    assert told()["verdict"] != first["verdict"]


@pytest.mark.usefixtures("cache")
def test_the_same_file_elsewhere(run, folder, complete):
    run(complete.name)
    shutil.copy(complete, folder / "copy.docx")
    [file] = json.loads(run("check", "--format", "json", "copy.docx").out)["files"]
    assert file["path"] == "copy.docx"


@pytest.mark.usefixtures("cache")
def test_a_spoilt_entry_is_no_answer(run, complete, monkeypatch):
    first = run("check", "--format", "json", complete.name)
    monkeypatch.setattr(Store, "get", lambda *_: ("pass", 0, b"rubbish"))
    assert run("check", "--format", "json", complete.name) == first


def test_the_environment_switches_it_off(run, cache, complete, monkeypatch):
    monkeypatch.setenv("PLANCHECK_NO_CACHE", "1")
    run(complete.name)
    assert not cache.exists()


def test_cache_commands(run, cache, complete):
    assert run("cache", "path").out == f"{cache}\n"
    assert run("cache", "clear").status == 0
    run(complete.name)
    assert run("cache", "clear").status == 0
    assert list(cache.iterdir()) == []
    assert run("cache").status == 2
    assert "path" in run("cache", "--help").out


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_on_a_terminal():
    stream = Terminal()
    progress = Progress(500, "zh", stream)
    for _ in range(120):
        progress.step()
    assert " 1/500" in stream.getvalue()
    assert progress.line(120, 4.0) == "#####------------------- 120/500  每秒 30.0 份  还要 0:13"
    assert progress.line(0, 0.0).endswith("0:00")
    assert progress.line(1, 60.0).endswith("6:20:00")
    progress.hide()
    assert stream.getvalue().endswith("\r")


def test_progress_nowhere_else():
    for stream, total in ((io.StringIO(), 500), (Terminal(), 1)):
        progress = Progress(total, "en", stream)
        progress.step()
        progress.hide()
        assert stream.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.usefixtures("plans")
def test_what_waits_for_its_turn_is_printed_when_broken_off(run, monkeypatch):
    real = running.Run.outcomes

    def broken_off(self):
        waiting = list(real(self))
        self._waiting = dict(enumerate(waiting[2:]))
        yield from waiting[:2]
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(running.Run, "outcomes", broken_off)
    result = run("check", "--format", "json", "-j", "1", "各县")
    assert result.status == 130
    assert len(json.loads(result.out)["files"]) == 7
