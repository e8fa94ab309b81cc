"""Automatic numbering as Word displays it. Values of the "word" tests come from files whose text states the number."""

import pytest
from tests.docx.making import abstract, blocks, labels, level, num, numbered, one_list, paragraph, texts

_DECIMAL = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
_PLAN = (level(0, "japaneseCounting", "%1、"), level(1, "japaneseCounting", "（%2）"), level(2, "decimal", "%3."))


def _style(identity, name, about="", based_on=""):
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{about}</w:pPr></w:style>"
    )


def _num_pr(number=None, ilvl=None):
    said = "" if ilvl is None else f'<w:ilvl w:val="{ilvl}"/>'
    which = "" if number is None else f'<w:numId w:val="{number}"/>'
    return f"<w:numPr>{said}{which}</w:numPr>"


def _styled(identity, about="", text="甲"):
    return paragraph(text, f'<w:pStyle w:val="{identity}"/>{about}')


@pytest.mark.parametrize(
    ("number_format", "text", "shown"),
    [
        ("japaneseCounting", "%1、", ["一、", "二、", "三、"]),
        ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("chineseCountingThousand", "第%1章", ["第一章", "第二章", "第三章"]),
        ("taiwaneseCountingThousand", "%1、", ["一、", "二、", "三、"]),
        ("ideographTraditional", "%1、", ["甲、", "乙、", "丙、"]),
        ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "叁、"]),
        ("decimalEnclosedCircleChinese", "%1", ["①", "②", "③"]),
        ("decimalEnclosedParen", "%1", ["⑴", "⑵", "⑶"]),
        ("ideographEnclosedCircle", "%1", ["㈠", "㈡", "㈢"]),
        ("decimalFullWidth", "%1．", ["１．", "２．", "３．"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("none", "%1、", ["、", "、", "、"]),
        ("none", "%1", ["", "", ""]),
        ("none", "", ["", "", ""]),
        ("decimal", "附件%1：", ["附件1：", "附件2：", "附件3："]),
    ],
)
def test_number_formats(number_format, text, shown):
    assert labels(numbered() * 3, one_list(level(0, number_format, text))) == shown


def test_the_label_stands_before_the_text_with_what_follows_it():
    (block,) = blocks(numbered("指导思想"), numbering=one_list(*_PLAN))
    assert (block.text, block.label, block.numbering) == ("一、\t指导思想", "一、", 0)
    assert block.looks[-1][0] == len(block.text)


@pytest.mark.parametrize(("suffix", "between"), [("tab", "\t"), ("space", " "), ("nothing", "")])
def test_the_suffix_stands_between_label_and_text(suffix, between):
    numbering = one_list(level(0, "decimal", "%1.", f'<w:suff w:val="{suffix}"/>'))
    assert texts(numbered(), numbering=numbering) == [f"1.{between}甲"]


def test_white_space_around_a_label_is_not_part_of_it():
    numbering = one_list(level(0, "decimal", " 第%1条 ", '<w:suff w:val="nothing"/>'))
    (block,) = blocks(numbered(), numbering=numbering)
    assert (block.label, block.text) == ("第1条", "第1条 甲")


def test_levels_count_within_the_level_above():
    body = "".join(numbered(level=n) for n in (0, 1, 1, 2, 0, 1, 2))
    assert labels(body, one_list(*_PLAN)) == ["一、", "（一）", "（二）", "1.", "二、", "（一）", "1."]
    assert labels(body, one_list(*_DECIMAL)) == ["1.", "1.1", "1.2", "1.2.1", "2.", "2.1", "2.1.1"]


def test_a_level_that_was_skipped_counts_as_begun():
    assert labels(numbered(level=1) + numbered() + numbered(level=2), one_list(*_DECIMAL)) == ["1.1", "2.", "2.1.1"]
    assert labels(numbered(level=1) + numbered(), one_list(*_PLAN)) == ["（一）", "二、"]


def test_legal_levels_are_decimal_throughout():
    numbering = one_list(
        level(0, "japaneseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"), level(2, "none", "")
    )
    assert labels(numbered() + numbered(level=1), numbering) == ["第一章", "1.1"]
    off = one_list(level(0, "japaneseCounting", "%1"), level(1, "decimal", "%1.%2", '<w:isLgl w:val="0"/>'))
    assert labels(numbered() + numbered(level=1), off) == ["一", "一.1"]


def test_the_article_and_section_list_of_word_keeps_its_leading_zero():
    """The list that Word offers as "Article I. Section 1.01" has a legal level of leading zeros."""
    numbering = one_list(level(0, "upperRoman", "Article %1."), level(1, "decimalZero", "Section %1.%2", "<w:isLgl/>"))
    assert labels(numbered() + numbered(level=1), numbering) == ["Article I.", "Section 1.01"]


def test_a_place_without_number_shows_nothing_even_in_a_legal_level():
    numbering = one_list(level(0, "none", ""), level(1, "decimal", "%1%2.", "<w:isLgl/>"))
    assert labels(numbered() + numbered(level=1), numbering) == ["", "1."]


@pytest.mark.parametrize(("start", "shown"), [(5, ["5.", "6."]), (0, ["0.", "1."]), (None, ["0.", "1."])])
def test_a_level_begins_at_its_start_and_at_zero_without_one(start, shown):
    assert labels(numbered() * 2, one_list(level(0, "decimal", "%1.", start=start))) == shown


def test_a_level_can_count_on_over_the_levels_above():
    numbering = one_list(level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'))
    body = numbered() + numbered(level=1) + numbered() + numbered(level=1)
    assert labels(body, numbering) == ["1.", "1)", "2.", "2)"]


def test_a_level_can_restart_only_below_a_higher_one():
    third = level(2, "lowerRoman", "%3", '<w:lvlRestart w:val="1"/>')
    body = "".join(numbered(level=n) for n in (0, 1, 2, 1, 2, 0, 1, 2))
    assert labels(body, one_list(*_DECIMAL[:2], third)) == ["1.", "1.1", "i", "1.2", "ii", "2.", "2.1", "i"]


def test_lists_of_one_definition_count_on_together():
    assert labels(numbered() + numbered(num=2) + numbered(), one_list(*_PLAN) + num(2, 0)) == ["一、", "二、", "三、"]


def test_lists_of_different_definitions_count_apart():
    other = abstract(1, *_DECIMAL) + num(2, 1)
    assert labels(numbered() + numbered(num=2) + numbered(), one_list(*_PLAN) + other) == ["一、", "1.", "二、"]


def test_a_start_override_begins_anew_once():
    anew = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    body = numbered() * 2 + numbered(num=2) + numbered() + numbered(num=2)
    assert labels(body, one_list(*_PLAN) + anew) == ["一、", "二、", "一、", "二、", "三、"]


def test_a_start_override_holds_whenever_its_level_starts():
    anew = num(2, 0, '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>')
    body = "".join(numbered(num=2, level=n) for n in (0, 1, 1, 0, 1))
    assert labels(body, one_list(*_DECIMAL) + anew) == ["1.", "1.5", "1.6", "2.", "2.5"]


def test_a_level_override_replaces_the_level_but_does_not_restart_it():
    other = num(2, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)", start=4)}</w:lvlOverride>')
    body = numbered() + numbered(num=2) + numbered()
    assert labels(body, one_list(*_DECIMAL) + other) == ["1.", "2)", "3."]


def test_numbers_come_through_styles():
    numbering = one_list(
        level(0, "japaneseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "japaneseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
    )
    styles = _style("1", "heading 1", _num_pr(1)) + _style("2", "heading 2", _num_pr(1, 1))
    assert labels(_styled("1") + _styled("2") + _styled("2"), numbering, styles) == ["一、", "（一）", "（二）"]


def test_a_level_that_names_its_style_finds_it_without_a_level_in_the_style():
    numbering = one_list(
        level(0, "decimal", "%1", '<w:pStyle w:val="1"/>'), level(1, "decimal", "%1.%2", '<w:pStyle w:val="2"/>')
    )
    styles = _style("1", "heading 1", _num_pr(1)) + _style("2", "heading 2", _num_pr(1))
    assert labels(_styled("1") + _styled("2"), numbering, styles) == ["1", "1.1"]
    derived = _style("1", "heading 1", _num_pr(1)) + _style("2", "heading 2", based_on="1")
    assert labels(_styled("1") + _styled("2"), numbering, derived) == ["1", "1.1"]


def test_a_style_inherits_the_numbering_of_its_base():
    styles = _style("1", "heading 1", _num_pr(1, 0)) + _style("x", "县级标题", based_on="1")
    assert labels(_styled("x"), one_list(*_PLAN), styles) == ["一、"]


def test_numbering_zero_takes_an_inherited_number_away():
    styles = _style("1", "heading 1", _num_pr(1, 0)) + _style("2", "x", _num_pr(0), based_on="1")
    body = _styled("1") + _styled("1", _num_pr(0, 0)) + _styled("2") + _styled("1")
    assert labels(body, one_list(*_PLAN), styles) == ["一、", "", "", "二、"]


def test_a_paragraph_takes_what_it_does_not_say_from_its_style():
    styles = _style("2", "heading 2", _num_pr(1, 1))
    body = numbered() + _styled("2", _num_pr(1)) + _styled("2", _num_pr(ilvl=2))
    assert labels(body, one_list(*_DECIMAL), styles) == ["1.", "1.1", "1.1.1"]


def test_the_default_style_can_number():
    styles = _style("a", "Normal", _num_pr(1, 0)).replace("w:styleId", 'w:default="1" w:styleId')
    assert labels(paragraph("甲"), one_list(*_PLAN), styles) == ["一、"]


def test_a_numbering_style_is_followed_to_its_levels():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{"".join(_PLAN)}</w:abstractNum>'
    )
    numbering += num(1, 0) + num(2, 1)
    styles = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr>' + _num_pr(2) + "</w:pPr></w:style>"
    assert labels(numbered() + numbered(level=1) + numbered(num=2), numbering, styles) == ["一、", "（一）", "二、"]


def test_numbering_styles_that_link_in_a_circle_end():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="M"/></w:abstractNum>'
    )
    numbering += num(1, 0) + num(2, 1)
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="{name}"><w:pPr>{_num_pr(to)}</w:pPr></w:style>'
        for name, to in (("L", 2), ("M", 1))
    )
    assert labels(numbered(), numbering, styles) == [""]


def test_custom_formats_are_read_from_alternate_content():
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(numbered() * 2, one_list(custom)) == ["001", "002"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf06c", "Wingdings", "●"),
        ("l", "Wingdings", "●"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0b7", "Symbol", "•"),
        ("o", "Courier New", "•"),
        ("－", "宋体", "－"),
        ("★", "宋体", "★"),
        (" ", "宋体", ""),
    ],
)
def test_bullets_show_their_shape(text, font, shown):
    numbering = one_list(
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>'
        f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    )
    assert labels(numbered(), numbering) == [shown]


def test_picture_bullets_are_dots():
    numbering = one_list(
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/><w:lvlPicBulletId w:val="0"/></w:lvl>'
    )
    assert labels(numbered(), numbering) == ["•"]


def test_an_empty_paragraph_shows_its_number_and_counts():
    assert texts(numbered("甲") + numbered("") + numbered("丙"), numbering=one_list(*_PLAN)) == [
        "一、\t甲", "二、\t", "三、\t丙",
    ]  # fmt: skip


def test_the_end_of_a_section_alone_has_no_number():
    end = paragraph("", _num_pr(1, 0) + "<w:sectPr/>")
    assert labels(numbered() + end + numbered(), one_list(*_PLAN)) == ["一、", "", "二、"]


def test_a_hidden_paragraph_takes_no_number():
    hidden = paragraph(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>", _num_pr(1, 0) + "<w:rPr><w:vanish/></w:rPr>"
    )
    assert labels(numbered() + hidden + numbered(), one_list(*_PLAN)) == ["一、", "二、"]


def test_numbers_go_on_through_tables():
    table = f"<w:tbl><w:tr><w:tc>{numbered()}</w:tc><w:tc>{numbered()}</w:tc></w:tr></w:tbl>"
    assert labels(numbered() + table + numbered(), one_list(*_PLAN)) == ["一、", "二、", "三、", "四、"]


@pytest.mark.parametrize(
    "markup",
    [
        numbered(num=9),
        numbered(num=-5),
        numbered(level=99),
        numbered(level=7),
        paragraph("甲", '<w:numPr><w:numId w:val="x"/></w:numPr>'),
        paragraph("甲", "<w:numPr/>"),
    ],
)
def test_numbering_that_is_not_there_shows_nothing(markup):
    assert labels(markup, one_list(*_PLAN)) == [""]


def test_a_document_without_numbering_part_has_no_numbers():
    assert [block.label for block in blocks(numbered())] == [""]


def test_a_huge_start_is_no_number_of_this_world():
    numbering = one_list(
        '<w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1%1%1%9"/></w:lvl>'
    )
    assert labels(numbered(), numbering) == ["000"]


def test_word_counts_lists_with_restarts_and_skipped_levels():
    """After a file of Apache Tika's in which each paragraph states the number Word gives it."""
    three = (
        level(0, "decimal", "%1"),
        level(1, "lowerLetter", "%1.%2"),
        level(2, "upperRoman", "%1.%2.%3", '<w:lvlRestart w:val="1"/>'),
    )
    body = "".join(numbered(level=n) for n in (0, 1, 2, 2, 1, 2, 0, 2, 1))
    assert labels(body, one_list(*three)) == [
        "1", "1.a", "1.a.I", "1.a.II", "1.b", "1.b.III", "2", "2.a.I", "2.b",
    ]  # fmt: skip
