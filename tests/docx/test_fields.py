"""Fields: results are text, codes are not; forms; tables of contents."""

import pytest
from tests.docx.making import blocks, paragraph, run, texts

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _code(text, properties=""):
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _field(code, result):
    return _BEGIN + _code(code) + _SEPARATE + result + _END


def _form(data, rest=""):
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>{_code(" FORM ")}'
        f"{rest}{_END}"
    )


def _places(body):
    return [(block.text, block.place) for block in blocks(body)]


def test_a_field_shows_its_result():
    assert texts(paragraph(run("共") + _field(" PAGE ", run("3")) + run("页"))) == ["共3页"]


def test_a_link_shows_its_words():
    assert texts(paragraph(_field(' HYPERLINK "http://x.cn" ', run("县政府")))) == ["县政府"]


def test_fields_nest_in_code_and_in_result():
    inner = _field(" PAGEREF a ", run("7"))
    assert texts(paragraph(_field(" HYPERLINK a ", run("第") + inner + run("页")))) == ["第7页"]
    in_code = _BEGIN + _code(" IF ") + _field(" PAGE ", run("9")) + _code(" = 1 ") + _SEPARATE + run("真") + _END
    assert texts(paragraph(in_code)) == ["真"]


def test_a_field_goes_on_over_paragraphs():
    body = paragraph(_BEGIN + _code(" REF a ") + _SEPARATE + run("甲")) + paragraph(run("乙") + _END + run("丙"))
    assert texts(body) == ["甲", "乙丙"]


def test_a_field_without_a_result_shows_nothing():
    assert texts(paragraph(run("甲") + _BEGIN + _code(" TC 乙 ") + run("藏") + _END + run("丙"))) == ["甲丙"]


def test_a_hidden_index_entry_keeps_the_fields_in_balance():
    hidden = (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        + _code(" XE 乙 ", "<w:vanish/>")
        + '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(paragraph(_field(" REF a ", run("甲") + hidden + run("乙")))) == ["甲乙"]


def test_a_field_that_never_ends_swallows_nothing():
    body = paragraph(run("甲") + _BEGIN + _code(" REF a ")) + paragraph("乙") + paragraph("丙")
    assert texts(body) == ["甲", "乙", "丙"]


def test_a_text_box_within_a_field_is_not_part_of_it():
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{paragraph('框')}</w:txbxContent></v:textbox></v:shape>"
    box += "</w:pict></w:r>"
    assert texts(paragraph(_field(" REF a ", box + run("甲")))) == ["框", "甲"]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐"),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:ddList><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList>", "乙"),
        ("<w:ddList><w:listEntry w:val='甲'/><w:listEntry w:val='乙'/></w:ddList>", "甲"),
        ("<w:ddList><w:result w:val='9'/><w:listEntry w:val='甲'/></w:ddList>", ""),
    ],
)
def test_a_form_field_shows_its_state(data, shown):
    assert texts(paragraph(_form(data) + run("是"))) == [shown + "是"]


def test_a_form_field_with_a_result_shows_that():
    choices = "<w:ddList><w:listEntry w:val='甲'/></w:ddList>"
    assert texts(paragraph(_form(choices, _SEPARATE + run("乙")))) == ["乙"]
    assert texts(paragraph(_form("<w:textInput/>", _SEPARATE + run("填写")))) == ["填写"]


def test_a_table_of_contents_made_by_a_field_is_not_the_body():
    body = (
        paragraph("目录")
        + paragraph(_BEGIN + _code(r' TOC \o "1-2" ') + _SEPARATE + run("一、指导思想\t1"))
        + paragraph(_field(" HYPERLINK a ", run("二、组织领导\t2")))
        + paragraph(_END)
        + paragraph("一、指导思想")
    )
    assert _places(body) == [
        ("目录", "body"), ("一、指导思想\t1", "toc"), ("二、组织领导\t2", "toc"), ("", "toc"), ("一、指导思想", "body"),
    ]  # fmt: skip


def test_a_code_split_over_runs_is_still_a_table_of_contents():
    body = paragraph(_BEGIN + _code(" T") + _code("OC ") + _SEPARATE + run("一、甲\t1") + _END)
    assert _places(body) == [("一、甲\t1", "toc")]


def test_a_heading_in_the_paragraph_that_ends_the_contents_is_body():
    body = paragraph(_BEGIN + _code(" TOC ") + _SEPARATE + run("一、甲\t1")) + paragraph(_END + run("一、甲"))
    assert _places(body) == [("一、甲\t1", "toc"), ("一、甲", "body")]


def test_a_simple_field_can_be_a_table_of_contents():
    assert _places(paragraph(f'<w:fldSimple w:instr=" TOC \\o ">{run("一、甲 1")}</w:fldSimple>')) == [
        ("一、甲 1", "toc")
    ]


def test_other_fields_that_begin_alike_are_no_table_of_contents():
    assert _places(paragraph(_field(" TOCX ", run("甲")))) == [("甲", "body")]


@pytest.mark.parametrize("gallery", ["Table of Contents", "Custom Table of Contents"])
def test_a_content_control_of_the_gallery_is_a_table_of_contents(gallery):
    control = (
        f'<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{gallery}"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}{paragraph('一、甲')}</w:sdtContent></w:sdt>"
    )
    assert _places(control + paragraph("一、甲")) == [("目录", "toc"), ("一、甲", "toc"), ("一、甲", "body")]


def test_content_controls_of_other_galleries_are_body():
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('封面')}</w:sdtContent></w:sdt>"
    )
    assert _places(control) == [("封面", "body")]


@pytest.mark.parametrize("name", ["toc 1", "TOC 2", "目录 1", "TOC Heading"])
def test_entry_styles_tell_a_table_of_contents(name):
    style = f'<w:style w:type="paragraph" w:styleId="T"><w:name w:val="{name}"/></w:style>'
    (block,) = blocks(paragraph("一、甲\t1", '<w:pStyle w:val="T"/>'), styles=style)
    assert block.place == "toc"
