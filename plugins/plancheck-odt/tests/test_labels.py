"""List labels and heading numbers as displayed."""

import pytest

from plancheck_odt.numerals import render


def _level(level, number_format, more="", followed="nothing", kind="number"):
    return (
        f'<text:list-level-style-{kind} text:level="{level}" style:num-format="{number_format}" {more}>'
        "<style:list-level-properties>"
        f'<style:list-level-label-alignment text:label-followed-by="{followed}"/></style:list-level-properties>'
        f"</text:list-level-style-{kind}>"
    )


def _style(*levels, name="L"):
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


CHINESE = _style(
    _level(1, "一, 二, 三, ...", 'style:num-suffix="、"'),
    _level(2, "一, 二, 三, ...", 'style:num-prefix="（" style:num-suffix="）"'),
    _level(3, "1", 'style:num-suffix="."'),
)


def _list(*items, more='text:style-name="L"'):
    return f"<text:list {more}>{''.join(items)}</text:list>"


def _item(content, more=""):
    content = content if content.startswith("<") else f"<text:p>{content}</text:p>"
    return f"<text:list-item {more}>{content}</text:list-item>"


def test_nested_chinese_numbers(blocks):
    inner = _list(_item("丙"), _item("<text:p>丁</text:p>" + _list(_item("戊"), more="")), more="")
    found = blocks(_list(_item("甲"), _item("<text:p>乙</text:p>" + inner), _item("己")), CHINESE)
    assert [block.text for block in found] == ["一、甲", "二、乙", "（一）丙", "（二）丁", "1.戊", "三、己"]
    assert [block.numbering for block in found] == [0, 0, 1, 1, 2, 0]
    assert [block.label for block in found][:3] == ["一、", "二、", "（一）"]


def test_only_the_first_paragraph_of_an_item_is_numbered(labels):
    assert labels(_list(_item("<text:p>甲</text:p><text:p>乙</text:p>"), _item("丙")), CHINESE) == ["一、", "", "二、"]


def test_an_item_that_only_holds_a_list_does_not_count(labels):
    inner = _list(_item("甲"), more="")
    assert labels(_list(_item(inner), _item("乙")), CHINESE) == ["（一）", "一、"]


def test_a_list_header_has_no_number(labels):
    assert labels(_list("<text:list-header><text:p>甲</text:p></text:list-header>", _item("乙")), CHINESE) == [
        "",
        "一、",
    ]


def test_a_new_list_begins_anew_unless_it_goes_on(labels):
    named = _list(_item("甲"), more='text:style-name="L" xml:id="a"')
    again = _list(_item("乙"))
    assert labels(named + again, CHINESE) == ["一、", "一、"]
    goes_on = _list(_item("乙"), more='text:style-name="L" text:continue-list="a"')
    assert labels(named + "<text:p/>" + goes_on, CHINESE) == ["一、", "", "二、"]
    same = _list(_item("乙"), more='text:style-name="L" text:continue-numbering="true"')
    assert labels(named + same, CHINESE) == ["一、", "二、"]


def test_start_values(labels):
    style = _style(_level(1, "1", 'text:start-value="3" style:num-suffix="."'))
    assert labels(_list(_item("甲"), _item("乙", 'text:start-value="9"'), _item("丙")), style) == ["3.", "9.", "10."]


def test_several_levels_in_one_label(labels):
    style = _style(_level(1, "1"), _level(2, "1", 'text:display-levels="2"'))
    assert labels(_list(_item("<text:p>甲</text:p>" + _list(_item("乙"), more=""))), style) == labels(
        _list(_item("<text:p>甲</text:p>" + _list(_item("乙"), more=""))),
        _style(_level(1, "1"), _level(2, "1", 'loext:num-list-format="%1%.%2%"')),
    )
    assert labels(_list(_item("<text:p>甲</text:p>" + _list(_item("乙"), more=""))), style) == ["1", "1.1"]


@pytest.mark.parametrize(("followed", "text"), [("listtab", "1.\t甲"), ("space", "1. 甲"), ("nothing", "1.甲")])
def test_what_follows_a_label(texts, followed, text):
    assert texts(_list(_item("甲")), _style(_level(1, "1", 'style:num-suffix="."', followed))) == [text]


@pytest.mark.parametrize(("char", "label"), [("●", "●"), ("\uf06c", "•"), ("–", "–")])
def test_bullets(labels, char, label):
    style = _style(_level(1, "", f'text:bullet-char="{char}"', kind="bullet"))
    assert labels(_list(_item("甲")), style) == [label]


def test_headings_are_numbered_by_the_outline(labels):
    outline = (
        "<office:styles><text:outline-style>"
        '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" '
        'style:num-suffix="章"/><text:outline-level-style text:level="2" style:num-format="1" '
        'text:display-levels="2"/></text:outline-style></office:styles>'
    )

    def head(level, more=""):
        return f'<text:h text:outline-level="{level}" {more}>甲</text:h>'

    body = head(1) + head(2) + head(2) + head(1) + head(2) + head(1, 'text:is-list-header="true"')
    assert labels(body, "", outline) == ["第一章", "一.1", "一.2", "第二章", "二.1", ""]
    restart = 'text:restart-numbering="true" text:start-value="7"'
    assert labels(head(1) + head(1, restart), "", outline) == ["第一章", "第七章"]


def test_a_numbered_paragraph_outside_of_a_list(labels):
    body = '<text:numbered-paragraph text:style-name="L" text:level="2"><text:p>甲</text:p></text:numbered-paragraph>'
    assert labels(body, CHINESE) == ["（一）"]


def test_an_unknown_list_style_numbers_nothing(labels):
    assert labels(_list(_item("甲"), more='text:style-name="X"')) == [""]


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (1, "1", "1"), (11, "一, 二, 三, ...", "十一"), (20, "一, 二, 三, ...", "二十"),
        (105, "一, 二, 三, ...", "一百零五"), (110, "一, 二, 三, ...", "一百一十"),
        (12, "壹, 贰, 叁, ...", "壹拾贰"), (2, "壹, 貳, 參, ...", "貳"),
        (2, "甲, 乙, 丙, ...", "乙"), (11, "甲, 乙, 丙, ...", "11"), (12, "子, 丑, 寅, ...", "亥"),
        (3, "①, ②, ③, ...", "③"), (21, "①, ②, ③, ...", "21"), (12, "１, ２, ３, ...", "１２"), (3, "a", "c"),
        (27, "A", "AA"), (4, "i", "iv"), (9, "I", "IX"), (5, "", ""), (7, "001, 002, ...", "007"), (3, "?", "3"),
    ],
)  # fmt: skip
def test_number_formats(number, number_format, expected):
    assert render(number, number_format) == expected
