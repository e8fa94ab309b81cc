import re

import pytest

from plancheck import messages
from plancheck.errors import UNREADABLE_CODES, UnreadableDocument
from plancheck.messages import en, zh

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
