"""Where rule sets are found, and that files of one's own are read again when they change."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.ruleset.rule_files import RULE

from plancheck.errors import RuleError
from plancheck.ruleset import available, load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ruleset.rule_files import Files


def test_lists_what_can_be_named(files: Files) -> None:
    files.write("county/qingping", RULE)
    files.write("_draft", RULE)
    files.write(".hidden", RULE)
    (files.root / "notes").mkdir()
    names = dict(available(files.library()))
    assert names["county/qingping"] == "county/qingping"
    assert names["baseline"].startswith("基础规则集")
    assert not {"_draft", ".hidden", "notes"} & set(names)


def test_an_unknown_name_is_told_with_the_nearest(files: Files) -> None:
    files.write("county/qingping", RULE)
    assert files.refusal("county/qinping").message == (
        "unknown rule set 'county/qinping'; did you mean county/qingping?"
    )
    with pytest.raises(RuleError, match="did you mean baseline"):
        load(("baselines",))


def test_a_shipped_set_is_remembered() -> None:
    assert load(("baseline",)) is load(["baseline"])
    assert load(("baseline",), "en") is not load(("baseline",))
    assert load(()) is load(("baseline",))


def test_a_file_or_folder_can_be_named_by_path(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    file = files.write("mine", RULE)
    assert load((str(file),)).id == "mine"
    assert load((str(file.parent),)).id == "mine"
    monkeypatch.chdir(file.parent)
    assert load((".",)).id == "mine"
    assert load(("ruleset.yaml",)).layers == ("mine",)
    other = file.with_name("other.yml")
    other.write_bytes(file.read_bytes())
    assert load(("other.yml",)).id == "other"


def test_a_file_named_by_path_finds_its_neighbours_and_the_shipped_sets(files: Files) -> None:
    files.write("province/north", RULE, head="extends: baseline")
    file = files.write("county/qingping", "", head="id: county/qingping\nextends: province/north")
    ruleset = load((str(file),))
    assert ruleset.layers == ("baseline", "province/north", "county/qingping")
    assert ruleset.id == "county/qingping"


def test_one_of_ones_own_stands_on_top_of_a_shipped_one(files: Files) -> None:
    file = files.write("mine", "- {id: goals, check: element, severity: info}", head="extends: baseline")
    rules = {rule.id: rule for rule in load(("baseline", str(file))).rules}
    assert rules["goals"].severity == "info"
    assert rules["goals"].origin["severity"] == "mine"


def test_a_file_is_read_once_and_again_when_it_or_its_parent_changes(files: Files) -> None:
    parent = files.write("parent", RULE)
    child = files.write("child", "", head="id: child\nextends: parent")
    first = load((str(child),))
    assert load((str(child),)) is first
    files.write("parent", RULE.replace("主题", "题目"))
    os.utime(parent, ns=(1, 1))
    assert load((str(child),)).rules[0].title == "题目"
    child.unlink()
    with pytest.raises(RuleError):
        load((str(child),))


def test_the_same_relative_path_elsewhere_is_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        text = f'version: "1"\ntitle: {name}\nrules:\n  {RULE}\n'
        (tmp_path / name / "rules.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "one")
    assert load(("rules.yaml",)).title == "one"
    monkeypatch.chdir(tmp_path / "two")
    assert load(("rules.yaml",)).title == "two"
