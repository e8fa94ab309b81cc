"""Tracked changes: read as if they were accepted."""

import pytest
from tests.docx.making import blocks, labels, level, numbered, one_list, paragraph, run, texts

_DELETED = "<w:rPr><w:del w:id='9' w:author='a'/></w:rPr>"


def _deleted(text):
    return f'<w:del w:id="1" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def test_deleted_text_is_left_out_and_inserted_text_is_kept():
    inserted = f'<w:ins w:id="2" w:author="a">{run("三")}</w:ins>'
    assert texts(paragraph(run("第") + _deleted("二") + inserted + run("章"))) == ["第三章"]


def test_text_deleted_after_it_was_inserted_is_left_out():
    assert texts(paragraph(run("甲") + f'<w:ins w:id="2" w:author="a">{_deleted("乙")}</w:ins>')) == ["甲"]


def test_moved_text_is_read_where_it_went():
    away = f'<w:moveFrom w:id="1" w:author="a">{run("移动")}</w:moveFrom>'
    here = f'<w:moveTo w:id="2" w:author="a">{run("移动")}</w:moveTo>'
    assert texts(paragraph(run("甲") + away) + paragraph(run("乙") + here)) == ["甲", "乙移动"]


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_deleted_paragraph_mark_joins_the_paragraph_to_the_next(mark):
    about = f"<w:rPr><w:{mark} w:id='9' w:author='a'/></w:rPr>"
    assert texts(paragraph("一、指导", about) + paragraph("思想")) == ["一、指导思想"]


def test_three_paragraphs_join_over_two_deleted_marks():
    assert texts(paragraph("甲", _DELETED) + paragraph("乙", _DELETED) + paragraph("丙")) == ["甲乙丙"]


def test_a_paragraph_deleted_as_a_whole_leaves_no_block_and_takes_no_number():
    gone = paragraph(_deleted("乙"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + _DELETED)
    assert labels(numbered() + gone + numbered(), one_list(level(0, "japaneseCounting", "%1、"))) == ["一、", "二、"]


def test_joined_paragraphs_have_the_properties_of_the_last():
    (block,) = blocks(paragraph("甲", '<w:jc w:val="left"/>' + _DELETED) + paragraph("乙", '<w:jc w:val="center"/>'))
    assert (block.text, block.alignment) == ("甲乙", "center")


def test_text_before_a_deleted_mark_at_the_end_is_not_lost():
    assert texts(paragraph("甲") + paragraph("末", _DELETED)) == ["甲", "末"]
    assert texts(f"<w:tbl><w:tr><w:tc>{paragraph('格', _DELETED)}</w:tc></w:tr></w:tbl>{paragraph('后')}") == [
        "格",
        "后",
    ]


def test_a_deleted_mark_before_a_table_does_not_reach_into_it():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('格')}</w:tc></w:tr></w:tbl>"
    assert texts(paragraph("前", _DELETED) + table) == ["前", "格"]


def test_deleted_rows_and_cells_are_left_out():
    def cell(text, about=""):
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{paragraph(text)}</w:tc>"

    deleted = cell("删", '<w:cellDel w:id="1" w:author="a"/>')
    rows = (
        f"<w:tr>{cell('一')}{deleted}</w:tr>"
        f'<w:tr><w:trPr><w:del w:id="2" w:author="a"/></w:trPr>{cell("删")}</w:tr>'
        f'<w:tr><w:trPr><w:ins w:id="3" w:author="a"/></w:trPr>{cell("二")}</w:tr>'
    )
    found = blocks(f"<w:tbl>{rows}</w:tbl>")
    assert [(block.text, block.cell.row) for block in found] == [("一", 0), ("二", 1)]


def test_former_properties_are_not_present_ones():
    was = (
        '<w:jc w:val="left"/><w:pPrChange w:id="1" w:author="a"><w:pPr><w:jc w:val="center"/><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    bold = '<w:rPrChange w:id="2" w:author="a"><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange>'
    (block,) = blocks(paragraph(run("甲", bold), was), numbering=one_list(level(0, "decimal", "%1.")))
    assert (block.text, block.alignment, block.look(0).bold) == ("甲", "left", False)


def test_a_former_number_is_not_shown():
    was = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
        '<w:numberingChange w:id="1" w:author="a" w:original="%1:7:0:."/></w:numPr>'
    )
    assert texts(paragraph("甲", was), numbering=one_list(level(0, "decimal", "%1."))) == ["1.\t甲"]
