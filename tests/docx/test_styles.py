"""What paragraphs inherit: outline levels, alignment, indents, looks."""

import pytest
from tests.docx.making import blocks, pack, paragraph, parts, relationships, run

from plancheck.docx import read_blocks
from plancheck.plan import Look

_FONTS = '<w:rFonts w:eastAsia="{}"/>'


def _style(identity, name, paragraph_properties="", run_properties="", more="", *, kind="paragraph"):
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{more}'
        f"<w:pPr>{paragraph_properties}</w:pPr><w:rPr>{run_properties}</w:rPr></w:style>"
    )


def _based_on(identity):
    return f'<w:basedOn w:val="{identity}"/>'


def _one(styles, properties='<w:pStyle w:val="x"/>', content="甲"):
    (block,) = blocks(paragraph(content, properties), styles=styles)
    return block


def test_a_style_passes_on_what_its_heir_does_not_say():
    base = _style("b", "基", '<w:jc w:val="center"/><w:outlineLvl w:val="1"/>', "<w:b/>" + _FONTS.format("黑体"))
    block = _one(base + _style("x", "子", "", '<w:sz w:val="32"/>', _based_on("b")))
    assert (block.style, block.alignment, block.outline) == ("子", "center", 2)
    assert block.look(0) == Look(bold=True, size=16.0, font="黑体")


def test_the_defaults_of_the_document_come_last():
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/><w:rFonts w:eastAsia="宋体"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    block = _one(defaults + _style("x", "x", "", '<w:sz w:val="32"/>'))
    assert (block.alignment, block.look(0)) == ("both", Look(size=16.0, font="宋体"))


def test_a_character_style_does_not_bring_the_defaults_back():
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    styles = defaults + _style("x", "x", "", '<w:sz w:val="32"/>') + _style("c", "c", "", "<w:b/>", kind="character")
    assert _one(styles, content=run("甲", '<w:rStyle w:val="c"/>')).look(0) == Look(bold=True, size=16.0)


def test_bold_of_paragraph_and_character_style_cancels_out():
    styles = _style("x", "x", "", "<w:b/>") + _style("c", "c", "", "<w:b/>", kind="character")
    assert not _one(styles, content=run("甲", '<w:rStyle w:val="c"/>')).look(0).bold
    assert _one(styles, content=run("甲", '<w:rStyle w:val="c"/><w:b/>')).look(0).bold
    assert not _one(styles, content=run("甲", '<w:b w:val="false"/>')).look(0).bold


@pytest.mark.parametrize("named", ["", '<w:pStyle w:val="missing"/>'])
def test_a_paragraph_without_a_known_style_has_the_default_one(named):
    styles = _style("n", "Normal", '<w:jc w:val="both"/>').replace("w:styleId", 'w:default="1" w:styleId')
    block = _one(styles, named)
    assert (block.style, block.alignment) == ("Normal", "both")


@pytest.mark.parametrize(("name", "outline"), [("heading 1", 1), ("Heading 2", 2), ("标题 3", 3), ("heading 10", None)])
def test_heading_styles_have_their_outline_level_by_name(name, outline):
    assert _one(_style("x", name)).outline == outline


def test_an_outline_level_in_the_paragraph_goes_before_the_style():
    heading = _style("x", "heading 1", '<w:outlineLvl w:val="0"/>')
    assert _one(heading, '<w:pStyle w:val="x"/><w:outlineLvl w:val="2"/>').outline == 3
    assert _one(heading, '<w:pStyle w:val="x"/><w:outlineLvl w:val="9"/>').outline is None


@pytest.mark.parametrize(
    ("indent", "characters"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="999"/>', 2.0),
        ('<w:ind w:firstLine="640"/>', 2.0),
        ('<w:ind w:left="640"/>', 0.0),
        ('<w:ind w:hanging="640"/>', 0.0),
    ],
)
def test_first_line_indents_are_told_in_characters(indent, characters):
    styles = _style("x", "x", "", '<w:sz w:val="32"/>')
    assert _one(styles, f'<w:pStyle w:val="x"/>{indent}').indent == characters


def test_a_hanging_line_takes_an_inherited_indent_away():
    styles = _style("x", "x", '<w:ind w:firstLineChars="200"/>')
    assert _one(styles).indent == 2.0
    assert _one(styles, '<w:pStyle w:val="x"/><w:ind w:left="420" w:hanging="420"/>').indent == 0.0


@pytest.mark.parametrize(
    ("said", "side"), [("center", "center"), ("start", "left"), ("end", "right"), ("both", "both")]
)
def test_alignment(said, side):
    assert _one("", f'<w:jc w:val="{said}"/>').alignment == side


def test_a_style_can_begin_a_page():
    assert _one(_style("x", "x", "<w:pageBreakBefore/>")).page_break
    assert not _one(
        _style("x", "x", "<w:pageBreakBefore/>"), '<w:pStyle w:val="x"/><w:pageBreakBefore w:val="0"/>'
    ).page_break


def test_theme_fonts_are_told_by_name():
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:majorFont><a:ea typeface="黑体"/></a:majorFont>'
        '<a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="等线"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    found = parts(
        paragraph(
            run("甲", '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>')
            + run("乙", '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')
        )
    )
    found["word/theme/theme1.xml"] = theme
    found["word/_rels/document.xml.rels"] = relationships(("theme", "theme/theme1.xml"))
    (block,) = read_blocks(pack(found))[0]
    assert [look.font for _, look in block.looks] == ["黑体", "等线"]


def test_styles_based_on_each_other_end():
    styles = _style("x", "甲", "", "<w:b/>", _based_on("y")) + _style(
        "y", "乙", '<w:jc w:val="right"/>', "", _based_on("x")
    )
    block = _one(styles)
    assert (block.style, block.alignment, block.look(0).bold) == ("甲", "right", True)


def test_a_very_long_chain_of_styles_is_cut():
    styles = "".join(_style(f"s{n}", f"s{n}", "", "", _based_on(f"s{n + 1}")) for n in range(20000))
    body = "".join(paragraph("甲", f'<w:pStyle w:val="s{n}"/>') for n in range(0, 20000, 10))
    assert len(blocks(body, styles=styles)) == 2000


@pytest.mark.parametrize(
    "table",
    [
        '<w:style w:type="table" w:styleId="t"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"/></w:style>',
        '<w:style w:type="table" w:styleId="t"/>',
        '<w:style w:styleId="t" w:default="1" w:type="table">\n<w:name w:val="a"/>\n</w:style>\n',
        '<!-- <w:style w:type="table"> --><w:style w:type="table" w:styleId="t"><!-- </w:style> --></w:style>',
    ],
)
def test_table_styles_between_others_cost_no_other_style(table):
    styles = table + _style("a", "a") + table + _style("x", "heading 2") + table + table + _style("y", "heading 3")
    found = blocks(paragraph("甲", '<w:pStyle w:val="x"/>') + paragraph("乙", '<w:pStyle w:val="y"/>'), styles=styles)
    assert [block.outline for block in found] == [2, 3]
