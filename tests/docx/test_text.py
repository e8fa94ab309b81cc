"""What a paragraph shows: breaks, tabs, symbols, white space, hidden text, wrappers."""

import pytest
from tests.docx.making import blocks, docx, pack, paragraph, parts, run, texts

from plancheck.docx import read_blocks
from plancheck.plan import Look, PageSetup


def test_runs_are_joined():
    assert texts(paragraph(run("一、指导") + run("思想"))) == ["一、指导思想"]


@pytest.mark.parametrize("markup", ["<w:br/>", '<w:br w:type="textWrapping"/>', "<w:cr/>"])
def test_a_soft_break_splits_lines(markup):
    assert texts(f"<w:p><w:r><w:t>上</w:t>{markup}<w:t>下</w:t></w:r></w:p>") == ["上\n下"]


@pytest.mark.parametrize("markup", ["<w:tab/>", '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'])
def test_tabs_are_tabs(markup):
    assert texts(f"<w:p><w:r><w:t>上</w:t>{markup}<w:t>下</w:t></w:r></w:p>") == ["上\t下"]


def test_a_tab_stop_of_the_paragraph_is_no_tab():
    assert texts(paragraph("上", '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>')) == ["上"]


def test_a_hyphen_that_does_not_break_is_a_hyphen_and_a_soft_one_is_not_seen():
    assert texts("<w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r></w:p>") == [
        "A-BC"
    ]


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F081", "①"),
        ("Wingdings 2", "F052", "☑"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "F028", "•"),
        ("宋体", "2605", "★"),
        ("宋体", "nonsense", ""),
        ("宋体", "D800", "•"),
        ("宋体", "FFFFFFFF", "•"),
    ],
)
def test_a_symbol_shows_its_shape(font, char, shown):
    assert texts(f'<w:p><w:r><w:t>甲</w:t><w:sym w:font="{font}" w:char="{char}"/></w:r></w:p>') == ["甲" + shown]


def test_an_emoji_is_read_once_from_its_choice():
    markup = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji"'
        ' w16se:char="1F60A"/></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    )
    assert texts(markup) == ["😊"]


def test_white_space_at_the_edges_counts_only_where_it_is_preserved():
    assert texts("<w:p><w:r><w:t> 上 </w:t></w:r><w:r><w:t>下</w:t></w:r></w:p>") == ["上下"]
    assert texts('<w:p><w:r><w:t xml:space="preserve"> 上 </w:t></w:r><w:r><w:t>下</w:t></w:r></w:p>') == [" 上 下"]


def test_white_space_preserved_by_an_element_above_counts():
    found = parts("<w:p><w:r><w:t> 上 </w:t></w:r></w:p>")
    found["word/document.xml"] = str(found["word/document.xml"]).replace("<w:body>", '<w:body xml:space="preserve">')
    assert [block.text for block in read_blocks(pack(found))[0]] == [" 上 "]


def test_an_ideographic_space_is_text():
    assert texts("<w:p><w:r><w:t>\u3000\u3000各乡镇：</w:t></w:r></w:p>") == ["\u3000\u3000各乡镇："]


def test_a_line_end_of_the_file_is_a_space_not_a_line_of_the_text():
    assert texts("<w:p><w:r><w:t>\n  上\n下\n</w:t></w:r></w:p>") == ["上 下"]


def test_hidden_text_is_not_seen():
    assert texts(paragraph(run("看见") + run("隐藏", "<w:vanish/>") + run("又见"))) == ["看见又见"]
    assert texts(paragraph(run("看见", '<w:vanish w:val="0"/>'))) == ["看见"]


def test_text_hidden_only_on_the_web_is_seen():
    assert texts(paragraph(run("看见", "<w:webHidden/>"))) == ["看见"]


def test_text_hidden_by_a_character_style_is_not_seen():
    style = '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert texts(paragraph(run("看见") + run("隐藏", '<w:rStyle w:val="H"/>')), styles=style) == ["看见"]


def test_a_hidden_paragraph_mark_lets_the_line_go_on():
    hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert texts(paragraph("一、目标。", hidden) + paragraph("到年底建成。")) == ["一、目标。到年底建成。"]


def test_a_paragraph_hidden_as_a_whole_leaves_no_block():
    hidden = paragraph(run("隐藏", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
    assert texts(paragraph("甲") + hidden + paragraph("乙")) == ["甲", "乙"]


@pytest.mark.parametrize(
    "wrapper",
    [
        '<w:hyperlink r:id="rId9">{}</w:hyperlink>',
        '<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>{}</w:smartTag>',
        '<w:customXml w:uri="u" w:element="e"><w:customXmlPr/>{}</w:customXml>',
        "<w:sdt><w:sdtPr><w:alias w:val='名'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:ins w:id="1" w:author="a">{}</w:ins>',
        '<w:bdo w:val="ltr">{}</w:bdo>',
        '<w:dir w:val="ltr">{}</w:dir>',
        '<w:fldSimple w:instr="AUTHOR">{}</w:fldSimple>',
    ],
)
def test_wrappers_are_looked_through(wrapper):
    assert texts(paragraph(run("甲") + wrapper.format(run("乙")) + run("丙"))) == ["甲乙丙"]


def test_ruby_shows_its_base_text():
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>kāng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>康</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert texts(paragraph(ruby + run("县"))) == ["康县"]


def test_formulas_show_their_text_in_a_line_and_on_their_own():
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath>"
    assert texts(paragraph(run("设") + formula)) == ["设x=1"]
    assert texts(f"<m:oMathPara>{formula}</m:oMathPara>") == ["x=1"]


def test_marks_and_comments_are_not_text():
    markup = (
        '<w:p><w:bookmarkStart w:id="0" w:name="b"/><w:commentRangeStart w:id="1"/><w:r><w:t>甲</w:t></w:r>'
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:proofErr w:type="spellStart"/>'
        '<w:bookmarkEnd w:id="0"/></w:p>'
    )
    comments = '<w:comment w:id="1"><w:p><w:r><w:t>批注</w:t></w:r></w:p></w:comment>'
    assert texts(markup, comments=comments) == ["甲"]


def test_comments_and_instructions_of_the_xml_do_not_cut_text():
    assert texts("<!-- x --><w:p><w:r><w:t>甲<!-- y -->乙<?z?>丙</w:t></w:r></w:p>") == ["甲乙丙"]


def test_looks_cover_the_text_in_order():
    (block,) = blocks(
        paragraph(run("粗", '<w:b/><w:sz w:val="32"/><w:rFonts w:eastAsia="黑体"/>') + run("细") + run("细"))
    )
    assert block.looks == ((1, Look(bold=True, size=16.0, font="黑体")), (3, Look()))
    assert block.look(0).bold
    assert not block.look(2).bold


def test_a_page_break_before_text_is_told_by_the_block_behind_it():
    page = '<w:r><w:br w:type="page"/></w:r>'
    found = blocks(paragraph("上") + paragraph(page) + paragraph() + paragraph("附件1") + paragraph("末"))
    assert [(block.text, block.page_break) for block in found] == [
        ("上", False), ("", False), ("", False), ("附件1", True), ("末", False),
    ]  # fmt: skip


def test_a_page_break_behind_text_is_told_by_the_next_block():
    found = blocks(paragraph(run("上") + '<w:r><w:br w:type="page"/></w:r>') + paragraph("附件1"))
    assert [(block.text, block.page_break) for block in found] == [("上", False), ("附件1", True)]


def test_a_page_break_within_a_paragraph_ends_a_line():
    assert texts(paragraph(run("上") + '<w:r><w:br w:type="page"/></w:r>' + run("下"))) == ["上\n下"]


@pytest.mark.parametrize(("kind", "expected"), [("nextPage", True), ("continuous", False)])
def test_a_section_begins_on_a_new_page_unless_it_is_continuous(kind, expected):
    first = paragraph("上", "<w:sectPr/>")
    second = paragraph("附件", f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>')
    assert [block.page_break for block in blocks(first + second)] == [False, expected]


def test_an_empty_document_has_no_text():
    assert read_blocks(docx("")) == ((), (), (PageSetup(0),))
