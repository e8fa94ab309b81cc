import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancheck import messages
from plancheck.errors import UNREADABLE_CODES, UnreadableDocument
from plancheck.messages import en, mistakes, zh

PLACES = re.compile(r"\{(\w+)\}")


@pytest.mark.parametrize("table", ["TEXTS", "UNREADABLE"])
def test_both_languages_say_the_same(table):
    chinese, english = getattr(zh, table), getattr(en, table)
    assert list(chinese) == list(english)
    for key, text in chinese.items():
        for variant in english[key].split("|"):
            assert set(PLACES.findall(text)) == set(PLACES.findall(variant)), key


def test_every_code_has_a_sentence_that_says_what_to_do():
    for code in UNREADABLE_CODES:
        assert "请" in messages.unreadable(UnreadableDocument(code), "zh")
        assert messages.unreadable(UnreadableDocument(code, "word/document.xml: eof"), "en").endswith(".")
    sentences = {messages.unreadable(UnreadableDocument(code), "zh") for code in UNREADABLE_CODES}
    assert len(sentences) == len(UNREADABLE_CODES)


def test_an_unknown_code_of_a_reader_is_told_as_damage():
    assert "损坏" in messages.unreadable(UnreadableDocument("odd"), "zh")


def told(node: ast.expr) -> str | None:
    """Return a message in the source as it may read: quoted parts as 'x', others as 7."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            hint = isinstance(part.value, ast.Call) and getattr(part.value.func, "id", "") == "nearest"
            hint = hint or (isinstance(part.value, ast.Name) and part.value.id == "hint")
            parts.append("" if hint else "'x'" if part.conversion == ord("r") else "7")
    return "".join(parts)


def mistakes_in_the_source() -> Iterator[str]:
    package = Path(messages.__file__).parents[1]
    for file in [*(package / "ruleset").glob("*.py"), package / "silencing.py", package / "testing.py"]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("error", "key_error", "RuleError") and (text := told(node.args[0])):
                    yield text
    for file in (package / "checks").glob("*.py"):
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and function.name.endswith("mistake"):
                for node in ast.walk(function):
                    if isinstance(node, ast.Return) and node.value is not None:
                        values = (
                            [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
                        )
                        yield from (text for value in values if (text := told(value)))


def test_every_mistake_in_a_rule_file_has_its_chinese():
    found = sorted(set(mistakes_in_the_source()))
    assert len(found) > 40
    for text in found:
        if text.startswith("7, which"):  # put together from two
            continue
        chinese = mistakes.translated(text, "zh")
        assert re.search("[\u4e00-\u9fff]", chinese), f"put into Chinese in messages/mistakes.py: {text}"
        assert mistakes.translated(text, "en") == text


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("unknown key 'titel'; did you mean title / en?", "没有“titel”这个键，是不是 title、en？"),
        ("unknown value 'x'; known: a, b", "不能取“x”，可以写：a、b"),
        ("the rule 'r': give min, max or both", "规则“r”：min、max 至少写一个"),
        ('unknown key "it\'s"', "没有“it's”这个键"),
        ("a plug-in's own words", "a plug-in's own words"),
    ],
)
def test_mistakes_in_chinese(english, chinese):
    assert mistakes.translated(english, "zh") == chinese


def test_one_and_many():
    assert messages.say("en", "n-error", n=1) == "1 error"
    assert messages.say("en", "n-error", n=2) == "2 errors"
    assert messages.say("zh", "n-error", n=2) == "2 个错误"


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ([], "zh"),
        (["--lang", "en", "a.docx"], "en"),
        (["a.docx", "--lang=en"], "en"),
        (["--lang"], "zh"),
        (["--lang", "fr"], "zh"),
        (["--", "--lang", "en"], "zh"),
    ],
)
def test_language_of_a_command_line(words, lang):
    assert messages.language({}, words) == lang


def test_the_configured_language_stands_between_option_and_locale():
    assert messages.language({"LANG": "zh_CN"}, [], "en") == "en"
    assert messages.language({"LANG": "en_US"}, ["--lang", "zh"], "en") == "zh"
