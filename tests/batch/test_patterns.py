"""Compiled patterns and rule sets of earlier runs: used where they are whole and one's own, else made anew."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from plancheck import checks
from plancheck.batch import folder, patterns
from plancheck.chinese.scanning import any_of
from plancheck.ruleset import fit
from plancheck.ruleset.compiled import Shelf
from plancheck.ruleset.library import Library, shipped_ids
from plancheck.ruleset.merge import merge


@pytest.fixture
def place(monkeypatch, tmp_path):
    monkeypatch.delenv(folder.OFF, raising=False)
    monkeypatch.setattr(folder, "place", lambda: tmp_path / "plancheck")
    monkeypatch.setattr(patterns, "_kept", {})
    monkeypatch.setattr(patterns, "_passed_over", set())
    monkeypatch.setattr(re, "_cache", {})
    return tmp_path / "plancheck"


def compiled():
    """Compile some patterns and let them stand in a module."""
    texts = {f"name{n}": rf"(?P<one>[县市{n}]+)(\d{{2}})?|{n}*?\b" for n in range(8)}
    return {name: re.compile(text, re.MULTILINE) for name, text in texts.items()}


def same(one, other):
    for text in ("县2024", "a市12 b", "", "7777"):
        assert [m.groupdict() | {"span": m.span(), "all": m.groups()} for m in one.finditer(text)] == [
            m.groupdict() | {"span": m.span(), "all": m.groups()} for m in other.finditer(text)
        ]
    assert (one.pattern, one.flags, one.groups, dict(one.groupindex)) == (
        other.pattern,
        other.flags,
        other.groups,
        dict(other.groupindex),
    )


@pytest.fixture
def kept(place, monkeypatch):
    """Patterns kept in the folder, forgotten by this process."""
    made = compiled()
    monkeypatch.setattr(sys.modules[__name__], "TABLE", made, raising=False)
    patterns.save()
    re._cache.clear()
    [file] = place.iterdir()
    return made, file


def test_patterns_come_back_as_they_were(kept):
    made, _ = kept
    patterns.restore()
    for one in made.values():
        again = re._cache[str, one.pattern, int(re.MULTILINE)]
        assert again is not one
        same(one, again)


def test_only_patterns_that_stand_in_modules_are_kept(kept):
    _, file = kept
    for number in range(10):
        re.compile(f"某人的名字{number}")
    patterns.save()
    re._cache.clear()
    patterns.restore()
    assert "某人的名字" not in str(list(re._cache))
    assert "\\u67d0\\u4eba\\u7684" not in file.read_bytes().decode("latin-1")


@pytest.mark.usefixtures("place")
def test_patterns_of_a_rules_words_are_kept():
    for number in range(10):
        any_of([f"规则的词{number}", "另一个"])
    patterns.save()
    re._cache.clear()
    patterns.restore()
    assert "规则的词" in str(list(re._cache))


def test_a_run_that_compiles_nothing_new_writes_nothing(place, monkeypatch):
    monkeypatch.setattr(patterns, "_MOST", 4)  # no room for the rest, which is passed over next time
    monkeypatch.setattr(patterns, "_WORTHWHILE", 1)
    monkeypatch.setattr(sys.modules[__name__], "TABLE", compiled(), raising=False)
    patterns.save()
    [file] = place.iterdir()
    before = file.stat().st_mtime_ns
    for _ in range(2):
        re._cache.clear()
        patterns.restore()
        compiled()
        patterns.save()
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("where", [0, 40, 300, -3])
def test_a_damaged_file_is_left_aside(kept, where):
    _, file = kept
    data = bytearray(file.read_bytes())
    data[where] ^= 1
    file.write_bytes(data)
    patterns.restore()
    assert re._cache == {}


@pytest.mark.parametrize("data", [b"", b"short", b"x" * 100])
def test_rubbish_is_left_aside(kept, data):
    _, file = kept
    file.write_bytes(data)
    patterns.restore()
    assert re._cache == {}


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_file_others_can_write_to_is_not_trusted(kept):
    _, file = kept
    file.chmod(0o666)
    patterns.restore()
    assert re._cache == {}


def test_a_run_with_restored_patterns_says_the_same(place):
    script = (
        "import sys; from pathlib import Path; from plancheck.batch import folder\n"
        "folder.place = lambda: Path(sys.argv[1]); from plancheck.cli import main\n"
        "sys.exit(main(['check', '-j', '1', '--no-cache', '--format', 'json', '--fail-on', 'never', *sys.argv[2:]]))"
    )
    samples = sorted(map(str, Path("samples").glob("*.docx")))
    runs = [
        subprocess.run([sys.executable, "-c", script, str(place), *samples], capture_output=True, check=True)  # noqa: S603
        for _ in range(3)
    ]
    assert len({run.stdout for run in runs}) == 1
    assert {file.suffix for file in place.iterdir()} >= {".bin", ".json"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_shipped_rule_set_reads_back_the_same(tmp_path, lang):
    shelf = Shelf()
    shelf.use(tmp_path, "state")
    for name in sorted(shipped_ids()):
        made = merge((name,), Library(), checks.kind, lang)
        shelf.get(f"{lang} {name}", lambda made=made: made)
        again = shelf.get(f"{lang} {name}", lambda: pytest.fail("not kept"))
        assert repr(again) == repr(made)
        assert [rule.when is fit.ANY for rule in again.rules] == [rule.when is fit.ANY for rule in made.rules]


def test_a_rule_set_of_other_files_is_not_found(tmp_path):
    shelf = Shelf()
    shelf.use(tmp_path, "before")
    assert shelf.get("name", lambda: ("a", {"b": 1})) == ("a", {"b": 1})
    assert shelf.get("name", lambda: None) == ("a", {"b": 1})
    shelf.use(tmp_path, "after")
    assert shelf.get("name", lambda: "made") == "made"
    assert len(list(tmp_path.iterdir())) == 1  # those of other states go


def test_what_json_cannot_carry_is_not_kept(tmp_path):
    shelf = Shelf()
    shelf.use(tmp_path, "state")
    for value in ([1], {1: 2}, {"a": {1, 2}}, float("nan")):
        assert shelf.get("name", lambda value=value: value) is value
    [file] = [*tmp_path.iterdir(), None][:1]
    assert file is None or repr(shelf.get("name", lambda: "made")) == "nan"


def test_a_damaged_rule_set_is_made_anew(tmp_path):
    shelf = Shelf()
    shelf.use(tmp_path, "state")
    shelf.get("name", lambda: "made")
    [file] = tmp_path.iterdir()
    for data in (b"", b"{}", file.read_bytes()[:-1] + b"x"):
        file.write_bytes(data)
        assert shelf.get("name", lambda: "anew") == "anew"


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    shelf = Shelf()
    shelf.use(tmp_path / "file" / "below", "state")
    assert shelf.get("name", lambda: "made") == "made"
