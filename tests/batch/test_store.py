"""The cache of reports: shared, bounded, and never in the way."""

import sqlite3
import subprocess
import sys

import pytest

from plancheck.batch import folder, store
from plancheck.batch.store import NAME, Store

ENTRY = ("fail", 2, b"packed")


def test_what_was_put_is_found_again(tmp_path):
    base = Store(tmp_path)
    base.put("a", ENTRY)
    assert base.get("a") == ENTRY
    assert base.get("b") is None
    base.close()
    again = Store(tmp_path)
    assert again.get("a") == ENTRY
    again.close()


def test_closed_it_knows_nothing(tmp_path):
    base = Store(tmp_path)
    base.close()
    base.put("a", ENTRY)
    base.close()
    assert base.get("b") is None


@pytest.mark.parametrize("rubbish", [b"", b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path, rubbish):
    (tmp_path / NAME).write_bytes(rubbish)
    for _ in range(2):  # some damage shows only when something is read
        base = Store(tmp_path)
        base.get("a")
        base.put("a", ENTRY)
        base.close()
    base = Store(tmp_path)
    assert base.get("a") == ENTRY
    base.close()


def test_a_file_damaged_while_it_is_open(tmp_path):
    base = Store(tmp_path)
    for number in range(300):
        base.put(str(number), ("pass", 0, b"x" * 3000))
    base.close()
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes()[:4096] + b"\xaa" * 500_000)
    for _ in range(2):
        base = Store(tmp_path)
        assert base.get("0") is None
        base.put("a", ENTRY)
        base.close()
    base = Store(tmp_path)
    assert base.get("a") == ENTRY
    base.close()


def test_a_place_that_is_no_file(tmp_path):
    (tmp_path / NAME).mkdir()
    base = Store(tmp_path)
    base.put("a", ENTRY)
    assert base.get("b") is None
    base.close()


def test_of_too_many_the_oldest_go(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "MOST_BYTES", 1000)
    base = Store(tmp_path)
    base.put("old", ("pass", 0, b"x" * 600))
    base.close()
    with sqlite3.connect(tmp_path / NAME) as raw:
        raw.execute("UPDATE report SET used = 1")
    raw.close()
    base = Store(tmp_path)
    base.put("new", ("pass", 0, b"x" * 600))
    base.close()
    base = Store(tmp_path)
    assert base.get("old") is None
    assert base.get("new") is not None
    base.close()


def test_what_is_used_stays_young(tmp_path):
    base = Store(tmp_path)
    base.put("a", ENTRY)
    base.close()
    with sqlite3.connect(tmp_path / NAME) as raw:
        raw.execute("UPDATE report SET used = 1")
    raw.close()
    base = Store(tmp_path)
    base.get("a")
    base.close()
    with sqlite3.connect(tmp_path / NAME) as raw:
        [(used,)] = raw.execute("SELECT used FROM report")
    raw.close()
    assert used > 1


def test_several_processes_at_once(tmp_path):
    script = (
        "import sys; from pathlib import Path; from plancheck.batch.store import Store\n"
        "base = Store(Path(sys.argv[1]))\n"
        "for n in range(1000): base.put(f'{sys.argv[2]}-{n}', ('pass', n, b'x' * 500)); base.get(str(n))\n"
        "base.close()\n"
    )
    names = ("a", "b", "c", "d")
    running = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name]) for name in names]  # noqa: S603
    assert [one.wait(timeout=120) for one in running] == [0, 0, 0, 0]
    base = Store(tmp_path)
    found = [base.get(f"{name}-{n}") for name in names for n in range(1000)]
    base.close()
    # A process that waits too long for another gives its entries up; the file stays whole.
    assert found.count(None) < 4000
    assert all(entry is None or entry[2] == b"x" * 500 for entry in found)


def test_where_the_folder_lies(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv(folder.OFF, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder.folder() == tmp_path / "plancheck"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder.folder() == tmp_path / ".cache" / "plancheck"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder.folder() == tmp_path / "Library" / "Caches" / "plancheck"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert folder.folder() == tmp_path / "plancheck" / "Cache"
    monkeypatch.delenv("LOCALAPPDATA")
    assert folder.folder() is None
    monkeypatch.setenv(folder.OFF, "1")
    assert folder.folder() is None


def test_a_folder_for_the_user_alone(monkeypatch, tmp_path):
    monkeypatch.delenv(folder.OFF, raising=False)
    monkeypatch.setattr(folder, "place", lambda: tmp_path / "a" / "b")
    made = folder.made()
    assert made is not None
    assert made.is_dir()
    if sys.platform != "win32":
        assert made.stat().st_mode & 0o077 == 0
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(folder, "place", lambda: tmp_path / "file" / "b")
    assert folder.made() is None
