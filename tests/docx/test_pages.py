"""Page layouts: paper, margins, page numbers, and indents from the margins."""

import pytest
from tests.docx.making import NAMESPACES, blocks, pack, paragraph, parts, relationships, run

from plancheck.docx import read_blocks
from plancheck.plan import Look, PageNumber, PageSetup

_A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
_MARGINS = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>'
)
_FIELD = (
    '<w:r>{0}<w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r>{0}<w:instrText xml:space="preserve"> {1} </w:instrText></w:r>'
    '<w:r>{0}<w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r>{0}<w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _field(code="PAGE", properties=""):
    return _FIELD.format(f"<w:rPr>{properties}</w:rPr>" if properties else "", code)


_BODY = paragraph("甲")


def _pages(section, *footers, body=_BODY, settings="", styles=""):
    """Page layouts of a document whose last section has these properties; footer number n is rId(n)."""
    found = parts(body, settings=settings, styles=styles)
    found["word/document.xml"] = found["word/document.xml"].replace("<w:sectPr/>", f"<w:sectPr>{section}</w:sectPr>")
    names = [f"footer{number}.xml" for number in range(1, len(footers) + 1)]
    found["word/_rels/document.xml.rels"] = relationships(
        *(("footer", name) for name in names), ("settings", "settings.xml"), ("styles", "styles.xml")
    )
    for name, content in zip(names, footers, strict=True):
        found["word/" + name] = f"<w:ftr {NAMESPACES}>{content}</w:ftr>"
    return read_blocks(pack(found))[2]


def _refer(*kinds):
    return "".join(f'<w:footerReference w:type="{kind}" r:id="rId{n}"/>' for n, kind in enumerate(kinds, 1))


def test_paper_and_margins():
    assert _pages(_A4 + _MARGINS) == (PageSetup(0, 11906, 16838, 2098, 1984, 1588, 1474),)


def test_what_is_not_told_is_none():
    assert _pages("") == (PageSetup(0),)


def test_the_room_for_the_binding_belongs_to_the_margin():
    gutter = _MARGINS.replace('w:gutter="0"', 'w:gutter="100"')
    assert _pages(gutter)[0].left == 1688
    right = _pages(gutter + "<w:rtlGutter/>")[0]
    assert (right.left, right.right) == (1588, 1574)


def test_a_negative_margin_is_as_wide_as_a_positive_one():
    assert _pages(_MARGINS.replace("2098", "-2098"))[0].top == 2098


def test_lengths_may_have_a_unit():
    assert _pages('<w:pgSz w:w="210mm" w:h="297mm"/>')[0].width == 11905


def test_each_section_has_its_own_paper():
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    body = paragraph("甲") + paragraph("乙", f"<w:sectPr>{_A4}</w:sectPr>") + paragraph("丙")
    assert [(page.block, page.width) for page in _pages(wide, body=body)] == [(0, 11906), (2, 16838)]


@pytest.mark.parametrize(
    "content",
    [
        run("— ") + _field() + run(" —"),
        run("— ") + '<w:fldSimple w:instr="PAGE \\* MERGEFORMAT"><w:r><w:t>7</w:t></w:r></w:fldSimple>' + run(" —"),
        run("— ") + "<w:r><w:pgNum/></w:r>" + run(" —"),
        run("— ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PA</w:instrText></w:r>'
        '<w:r><w:instrText>GE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" —"),
        f"<w:sdt><w:sdtContent>{run('— ')}{_field()}{run(' —')}</w:sdtContent></w:sdt>",
        run("— ") + '<w:ins w:id="1">' + _field() + "</w:ins>" + run(" —"),
    ],
)
def test_a_page_number_is_shown_as_on_page_1(content):
    (page,) = _pages(_refer("default"), paragraph(content, '<w:jc w:val="center"/>'))
    assert page.numbers == (PageNumber("all", "— 1 —", "center"),)


def test_other_fields_are_no_page_number():
    content = paragraph(_field("NUMPAGES") + _field("DATE")) + paragraph("西山县教育局")
    assert _pages(_refer("default"), content)[0].numbers == ()
    both = paragraph(run("第") + _field() + run("页共") + _field("NUMPAGES") + run("页"))
    assert [number.text for number in _pages(_refer("default"), both)[0].numbers] == ["第1页共7页"]


def test_a_page_number_has_the_format_of_its_field_or_section():
    assert _pages(_refer("default"), paragraph(_field(r"PAGE \* ArabicDash")))[0].numbers[0].text == "- 1 -"
    section = _refer("default") + '<w:pgNumType w:fmt="chineseCounting"/>'
    assert _pages(section, paragraph(_field()))[0].numbers[0].text == "一"


def test_a_page_number_looks_like_the_run_that_shows_it():
    fonts = '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/>'
    (number,) = _pages(_refer("default"), paragraph(_field(properties=fonts)))[0].numbers
    assert number.look == Look(size=14.0, font="宋体")


def test_a_page_number_has_the_alignment_of_its_style():
    about = '<w:name w:val="footer"/><w:pPr><w:jc w:val="right"/></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="f">{about}</w:style>'
    content = paragraph(_field(), '<w:pStyle w:val="f"/>')
    assert _pages(_refer("default"), content, styles=style)[0].numbers[0].alignment == "right"


def test_a_frame_or_text_box_tells_where_the_number_stands():
    framed = paragraph(_field(), '<w:framePr w:wrap="around" w:xAlign="outside"/><w:jc w:val="left"/>')
    assert _pages(_refer("default"), framed)[0].numbers[0].alignment == "outside"
    content = f"<w:txbxContent>{paragraph(_field())}</w:txbxContent>"
    place = "<wp:positionH relativeFrom='margin'><wp:align>right</wp:align></wp:positionH>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wp:anchor>{place}<wps:txbx>{content}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _pages(_refer("default"), paragraph(box))[0].numbers == (PageNumber("all", "1", "right"),)


def test_odd_and_even_pages_have_footers_of_their_own_where_the_document_says_so():
    footers = [paragraph(_field(), f'<w:jc w:val="{side}"/>') for side in ("right", "left")]
    section = _refer("default", "even")
    assert [number.pages for number in _pages(section, *footers)[0].numbers] == ["all"]
    (page,) = _pages(section, *footers, settings="<w:evenAndOddHeaders/>")
    assert [(number.pages, number.alignment) for number in page.numbers] == [("odd", "right"), ("even", "left")]


def test_the_first_page_has_a_footer_of_its_own_where_the_section_says_so():
    footers = [paragraph(_field()), paragraph("甲" + "乙")]
    section = _refer("default", "first")
    assert [number.pages for number in _pages(section, *footers)[0].numbers] == ["all"]
    footers[1] = paragraph(_field())
    assert [number.pages for number in _pages(section + "<w:titlePg/>", *footers)[0].numbers] == ["all", "first"]


def test_a_section_without_footers_goes_on_with_those_before():
    body = paragraph("甲", f"<w:sectPr>{_refer('default')}</w:sectPr>") + paragraph("乙")
    first, second = _pages("", paragraph(_field()), body=body)
    assert first.numbers == second.numbers == (PageNumber("all", "1"),)


def test_a_footer_that_is_missing_shows_nothing():
    assert _pages('<w:footerReference w:type="default" r:id="rId9"/>')[0].numbers == ()


@pytest.mark.parametrize(
    ("indent", "left", "right"),
    [
        ('<w:ind w:left="640" w:right="320"/>', 2.0, 1.0),
        ('<w:ind w:start="640" w:end="320"/>', 2.0, 1.0),
        ('<w:ind w:leftChars="200" w:left="1" w:rightChars="400" w:right="1"/>', 2.0, 4.0),
        ('<w:ind w:firstLineChars="200"/>', 0.0, 0.0),
    ],
)
def test_indents_from_the_margins(indent, left, right):
    style = '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    (block,) = blocks(paragraph("甲", f'<w:pStyle w:val="x"/>{indent}'), styles=style)
    assert (block.left, block.right) == (left, right)


def test_indents_are_measured_by_the_size_of_the_text_itself():
    (block,) = blocks(paragraph(run("甲", '<w:sz w:val="32"/>'), '<w:ind w:firstLine="640"/>'))
    assert block.indent == 2.0
