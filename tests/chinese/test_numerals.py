"""Chinese numerals: what people write is read, what Word displays is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.chinese.numerals import parse, render


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("廿三", 23),
        ("卅", 30),
        ("一百", 100),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百一十五", 115),
        ("两百零五", 205),
        ("一千零一", 1001),
        ("一千零一十", 1010),
        ("三万二千", 32000),
        ("一万零一", 10001),
        ("十二万", 120000),
        ("一亿零一", 100000001),
        ("二〇二三", 2023),
        ("二○二三", 2023),
        ("二Ｏ二三", 2023),
        ("一九九八", 1998),
        ("贰拾", 20),
        ("壹佰贰拾叁", 123),
        ("零", 0),
        ("〇", 0),
        ("12", 12),
        ("１２", 12),
        ("007", 7),
    ],
)
def test_numbers_that_people_write_are_read(text, number):
    assert parse(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲",
        "第一",
        "一、",
        "百",
        "百一",
        "十十",
        "二百百",
        "一百五",
        "百分之十",
        "一十百",
        "万",
        "一万万",
        "十-",
        "一" * 25,
        "1.2",
    ],
)
def test_what_is_no_number_or_an_unclear_one_is_none(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("japaneseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 101: "一百零一"}),
        ("chineseCounting", {3: "三", 12: "十二", 30: "三十"}),
        (
            "chineseCountingThousand",
            {100: "一百", 101: "一百零一", 110: "一百一十", 1001: "一千零一", 1010: "一千零一十"},
        ),
        ("taiwaneseCounting", {2: "二", 15: "十五"}),
        ("taiwaneseCountingThousand", {2: "二", 115: "一百一十五"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 123: "壹佰贰拾叁"}),
        ("ideographLegalTraditional", {2: "貳", 6: "陸"}),
        ("ideographDigital", {10: "一〇", 23: "二三"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 11: "甲戌", 60: "癸亥", 61: "61"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 10: "⑩", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 11: "⑪"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalZero", {1: "01", 10: "10", 100: "100"}),
        ("decimal", {0: "0", 7: "7"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb", 53: "aaa"}),
        ("upperLetter", {2: "B"}),
        ("lowerRoman", {4: "iv", 9: "ix", 14: "xiv", 40: "xl", 90: "xc"}),
        ("upperRoman", {1999: "MCMXCIX"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 21: "21st", 112: "112th"}),
        ("numberInDash", {1: "- 1 -"}),
        ("001, 002, 003, ...", {7: "007", 12: "012", 1000: "1000"}),
        ("none", {1: ""}),
        ("bullet", {1: ""}),
        ("unknownFormat", {5: "5"}),
    ],
)
def test_number_formats_are_written_as_displayed(number_format, shown):
    assert {number: render(number, number_format) for number in shown} == shown


@pytest.mark.parametrize(
    "number_format", ["ideographTraditional", "decimalEnclosedCircle", "lowerLetter", "upperRoman", "ideographZodiac"]
)
def test_a_format_that_has_no_form_for_a_number_writes_digits(number_format):
    assert render(0, number_format) == "0"
    assert render(2**31 - 1, number_format) == "2147483647"


@given(st.integers(0, 10**12 - 1))
def test_counting_forms_are_read_back(number):
    assert parse(render(number, "chineseCountingThousand")) == number


@given(st.integers(0, 10**8 - 1))
def test_financial_forms_are_read_back(number):
    assert parse(render(number, "chineseLegalSimplified")) == number


@given(st.text(alphabet="零〇一二三四五六七八九十百千万亿两廿拾佰", max_size=12))
def test_whatever_is_read_is_a_number(text):
    number = parse(text)
    assert number is None or 0 <= number < 10**12


@given(st.integers(-(2**31), 2**31 - 1), st.sampled_from(["japaneseCounting", "upperRoman", "lowerLetter", "ordinal"]))
def test_every_number_has_a_form(number, number_format):
    assert 0 < len(render(number, number_format)) < 60
