"""Mistakes in rule files: where they are, what was expected, and the nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ruleset.rule_files import RULE
from tests.steps import assert_linear

from plancheck.errors import RuleError
from plancheck.ruleset import Library, load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ruleset.rule_files import Files


@pytest.mark.parametrize(
    ("wrong", "mistake"),
    [
        ("severity: ^fatal", "unknown value 'fatal'; known: error, info, warning"),
        ("severity: ^eror", "unknown value 'eror'; did you mean error?"),
        ("^frases: [a]", "unknown key 'frases' for check 'phrase'; did you mean phrases / cases / basis?"),
        ("at_least: ^two", "expected a whole number, not 'two'"),
        ("scope: ^headings", "unknown value 'headings'; did you mean heading?"),
        ("except: [^'']", "expected text, but nothing stands here"),
        ("except: [甲, ^{a: b}]", "expected text"),
        ("except: [^'a→b']", "→ and a right form stand in rules of kind phrase-absent only"),
        ("except: ['甲', ^'甲| ']", "a phrase (or one of its alternatives joined by |) has no visible character"),
        ("valid_from: ^1.5.2020", "expected a date as YYYY-MM-DD, not '1.5.2020'"),
        ("cases: {^mising: {message: a, fix: b}}", "check 'phrase' gives no reason 'mising'; did you mean missing?"),
        ("cases: {missing: ^{message: a}}", "the key 'fix' is missing"),
        ("when: {^topics: [a]}", "unknown key 'topics'; did you mean topic?"),
        ("when: {level: [^town]}", "unknown value 'town'; did you mean township?"),
        ("when: {level: ^countie}", "unknown value 'countie'; did you mean county?"),
        ("when: {year_from: 2022, year_to: ^2020}", "year_to 2020 lies before year_from 2022"),
        ("examples: {^good: [a]}", "unknown key 'good'; known: fail, pass"),
        ("en: {^titel: a}", "unknown key 'titel'; did you mean title?"),
        ("^title: a", "key 'title' stands here twice"),
    ],
)
def test_says_where_and_what_was_expected(files: Files, wrong: str, mistake: str) -> None:
    lines = ["- id: theme", "  check: phrase", "  title: 主题", "  severity: info", "  phrases: [甲]"]
    if wrong.startswith("severity"):
        del lines[3]
    lines.append("  " + wrong.replace("^", ""))
    files.write("one", "\n".join(lines))
    line, column = 3 + len(lines), 5 + wrong.index("^")
    assert files.mistakes("one") == [f"{line}:{column} {mistake}"]


def test_options_that_do_not_go_together_point_at_the_rule(files: Files) -> None:
    files.write("one", RULE.replace("phrases:", "at_least: 3, phrases:"))
    assert files.mistakes("one") == ["4:5 the rule 'theme': at_least must lie between 1 and the number of phrases, 1"]


def test_names_the_file(files: Files) -> None:
    file = files.write("one", RULE.replace("warning", "fatal"))
    column = 3 + RULE.index("warning")
    assert str(files.refusal("one")).startswith(f"{file}:4:{column}: unknown value 'fatal'")


def test_shows_all_mistakes_of_all_layers_in_reading_order(files: Files) -> None:
    files.write("base", "- {id: a, check: phrase, title: 甲, severity: fatal, phrases: [甲], colour: red}")
    files.write(
        "top", RULE.replace("theme", "b").replace("phrase,", "phrases,") + "\n- {id: c}", head="extends: base\nfoo: 1"
    )
    error = files.refusal("top")
    told = [(one.file.rsplit("/", 2)[-2], one.message.split(";")[0]) for one in (error, *error.others)]
    assert told == [
        ("base", "unknown value 'fatal'"),
        ("base", "unknown key 'colour' for check 'phrase'"),
        ("top", "unknown key 'foo'"),
        ("top", "unknown kind of check 'phrases'"),
        ("top", "no rule 'c' is inherited, and a new one needs the key 'check'"),
    ]


def test_a_mistake_in_english_is_told_in_chinese_too(files: Files) -> None:
    files.write("one", RULE.replace("theme,", "theme, en: {name: x},"))
    assert len(files.mistakes("one")) == 1


def test_an_unknown_element_is_refused_when_loaded(files: Files) -> None:
    files.write("one", "- {id: a, check: element, element: goal, title: 目标, severity: error}")
    (mistake,) = files.mistakes("one")
    assert mistake.endswith("unknown value 'goal'; did you mean goals?")


def test_an_element_may_word_its_own_reasons(files: Files) -> None:
    files.write(
        "one",
        "- {id: a, check: element, element: goals, title: 目标, severity: error,"
        " cases: {in-passing: {message: 甲, fix: 乙}}}",
    )
    assert "in-passing" in files.rule("one").cases


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("- a\n", "expected keys and values (key: value)"),
        ("version: 1\n", "the key 'title' is missing"),
        ("version: 1\ntitle: a\nrules: 3\n", "expected a list (lines that begin with -)"),
        ("version: 1\ntitle: [a\n", "not valid YAML"),
        ("version: 1\n\ttitle: a\n", "not valid YAML"),
        ("version: 1\ntitle: a\n---\nversion: 1\n", "not valid YAML"),
        ("version: 1\ntitle: a\0b\n", "not valid YAML"),
        (b"version: 1\ntitle: \xc4\xe3\xba\xc3\n", "not UTF-8 at byte 18"),
        ("version: 1\ntitle: a\nid: a b\n", "expected an id"),
        ("version: 1\ntitle: a\nid: other\n", "the file calls itself 'other', but its folder says 'one'"),
        ("version: 1\ntitle: a\nvalid_from: 2022-01-01\nvalid_to: 2021-01-01\n", "lies before valid_from"),
        ("version: 1\ntitle: a\nrules:\n  - {check: phrase}\n", "the key 'id' is missing"),
    ],
)
def test_refuses_what_is_no_rule_file(files: Files, text: str | bytes, message: str) -> None:
    files.raw("one", text)
    assert message in files.refusal("one").message


def test_text_stays_text(files: Files) -> None:
    files.write("one", RULE.replace("主题", "no").replace("共同团结奋斗", "2012-06-29, 1.0, on"), head="note: 否")
    ruleset = files.load("one")
    assert ruleset.rules[0].title == "no"
    assert ruleset.rules[0].options["phrases"] == ("2012-06-29", "1.0", "on")
    assert ruleset.note == "否"


def test_a_byte_order_mark_and_windows_lines_are_read(files: Files) -> None:
    files.raw("one", b"\xef\xbb\xbf" + f'version: "1"\ntitle: 一\nrules:\n  {RULE}\n'.replace("\n", "\r\n").encode())
    assert files.rule("one").title == "主题"


def test_aliases_are_refused(files: Files) -> None:
    files.write("one", "- &a {id: a, check: phrase, title: 甲, severity: info, phrases: [甲]}\n- *a")
    assert "anchors, aliases" in files.refusal("one").message


def test_a_bomb_of_aliases_is_refused_at_once(files: Files) -> None:
    def bomb(levels: int) -> str:
        lines = [f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(levels)]
        files.raw(f"bomb{levels}", "version: 1\ntitle: t\na: &a [x]\n" + "\n".join(lines) + "\n")
        return f"bomb{levels}"

    def refused(name: str) -> None:
        assert "anchors, aliases" in files.refusal(name).message

    assert_linear(refused, bomb, 3)


@pytest.mark.parametrize("piece", ["[", "{a: ", "- "])
def test_very_deep_nesting_is_refused(files: Files, piece: str) -> None:
    files.raw("one", "version: 1\ntitle: t\nrules: " + ("\n" if piece == "- " else "") + piece * 20_000)
    assert files.refusal("one").message


def test_a_file_too_large_is_refused(files: Files) -> None:
    files.raw("one", b"#" * (2 * 2**20 + 1))
    assert "bytes" in files.refusal("one").message


def test_circles_are_refused(files: Files) -> None:
    files.write("a", "", head="extends: b")
    files.write("b", "", head="extends: c")
    files.write("c", "", head="extends: a")
    error = files.refusal("a")
    assert error.message == "rule sets extend one another in a circle: a → b → c → a"
    assert error.line == 3
    files.write("self", "", head="extends: self")
    assert "self → self" in files.refusal("self").message


def test_a_circle_of_files_named_by_path_is_refused(files: Files) -> None:
    files.write("a", "", head="id: a\nextends: b")
    file = files.write("b", "", head="id: b\nextends: a")
    with pytest.raises(RuleError, match="in a circle: b → a → b"):
        load((str(file),))


def test_too_many_layers_are_refused(files: Files) -> None:
    for number in range(60):
        files.write(f"r{number}", "", head=f"extends: r{number + 1}")
    files.write("r60", RULE)
    assert "layers" in files.refusal("r0").message


def test_many_paths_to_one_parent_are_gone_once(files: Files) -> None:
    def ladder(rungs: int) -> int:
        for number in range(rungs):
            both = f"extends: [{rungs}r{number + 1}a, {rungs}r{number + 1}b]"
            files.write(f"{rungs}r{number}a", "", head=both)
            files.write(f"{rungs}r{number}b", "", head=both)
        files.write(f"{rungs}r{rungs}a", RULE)
        files.write(f"{rungs}r{rungs}b", "")
        return rungs

    def loaded(rungs: int) -> None:
        assert len(files.load(f"{rungs}r0a").layers) == 2 * rungs + 1

    assert_linear(loaded, ladder, 4)


def test_an_unknown_parent_points_at_the_name(files: Files) -> None:
    files.write("top", RULE, head="extends: [baselin]")
    error = files.refusal("top")
    assert (error.message, error.line, error.column) == ("unknown rule set 'baselin'; did you mean baseline?", 3, 11)


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../b", "..\\x", "a\0b", "x" * 5000, "./base"])
def test_a_rule_file_cannot_name_a_file(files: Files, name: str) -> None:
    (files.root / "secret.yaml").write_text('version: "1"\ntitle: s\n')
    files.write("sub/top", RULE)
    with pytest.raises(RuleError, match="unknown rule set"):
        Library((files.root,)).find(name, files.root / "sub")


@pytest.mark.parametrize("name", ["nothing.yaml", "./nothing", "x" * 5000, "a\0b"])
def test_an_unknown_path_is_refused(name: str) -> None:
    with pytest.raises(RuleError):
        load((name,))


def test_two_files_that_call_themselves_alike_are_refused(files: Files, tmp_path: Path) -> None:
    one = files.write("one", RULE, head="id: mine")
    two = tmp_path / "two.yaml"
    two.write_text('id: mine\nversion: "2"\ntitle: zwei\n', encoding="utf-8")
    with pytest.raises(RuleError, match="two different rule sets call themselves 'mine'"):
        load((str(one), str(two)))
