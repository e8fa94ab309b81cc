"""Tables, text boxes, notes, alternatives, packages of other programs."""

import pytest
from tests.docx.making import (
    CONTENT_TYPES,
    OFFICE,
    STRICT_OFFICE,
    STRICT_WORD,
    WORD,
    blocks,
    docx,
    level,
    numbered,
    one_list,
    pack,
    paragraph,
    parts,
    relationships,
    run,
    texts,
)  # fmt: skip

from plancheck.docx import read_blocks


def _cell(content, about=""):
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{content}</w:tc>"


def _table(*rows):
    lines = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def _box(*content):
    return f"<wps:txbx><w:txbxContent>{''.join(paragraph(text) for text in content)}</w:txbxContent></wps:txbx>"


def _drawing(shapes):
    return (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{shapes}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _shape(*content):
    return f"<wps:wsp>{_box(*content)}<wps:bodyPr/></wps:wsp>"


def _vml(text):
    return (
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


def _alternatives(choices, fallback=None):
    markup = "".join(f'<mc:Choice Requires="{needs}">{content}</mc:Choice>' for needs, content in choices)
    if fallback is not None:
        markup += f"<mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{markup}</mc:AlternateContent>"


def _run(content):
    return f"<w:r>{content}</w:r>"


def test_cells_are_read_row_by_row_with_their_place():
    table = _table(
        [_cell(paragraph("序号")), _cell(paragraph("任务"))], [_cell(paragraph("1")), _cell(paragraph("宣传"))]
    )
    found = blocks(paragraph("前") + table + paragraph("后"))
    assert [(block.text, block.place, block.cell and tuple(block.cell)) for block in found] == [
        ("前", "body", None), ("序号", "cell", (0, 0, 0)), ("任务", "cell", (0, 0, 1)),
        ("1", "cell", (0, 1, 0)), ("宣传", "cell", (0, 1, 1)), ("后", "body", None),
    ]  # fmt: skip


def test_nested_tables_are_read_where_they_stand():
    inner = _table([_cell(paragraph("内"))])
    found = blocks(_table([_cell(paragraph("上") + inner + paragraph("下")), _cell(paragraph("右"))]))
    assert [(block.text, tuple(block.cell)) for block in found] == [
        ("上", (0, 0, 0)), ("内", (1, 0, 0)), ("下", (0, 0, 0)), ("右", (0, 0, 1)),
    ]  # fmt: skip


def test_merged_cells_show_once_and_keep_the_columns():
    table = _table(
        [_cell(paragraph("宽"), '<w:gridSpan w:val="2"/>'), _cell(paragraph("高"), '<w:vMerge w:val="restart"/>')],
        [_cell(paragraph("左")), _cell(paragraph("中")), _cell(paragraph("看不见"), "<w:vMerge/>")],
        [_cell(paragraph("横"), '<w:hMerge w:val="restart"/>'), _cell(paragraph("看不见"), "<w:hMerge/>")],
    )
    assert [(block.text, block.cell.row, block.cell.column) for block in blocks(table)] == [
        ("宽", 0, 0), ("高", 0, 2), ("左", 1, 0), ("中", 1, 1), ("横", 2, 0),
    ]  # fmt: skip


def test_a_row_that_begins_later_keeps_its_columns():
    row = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>' + _cell(paragraph("丙")) + "</w:tr>"
    assert [block.cell.column for block in blocks(f"<w:tbl>{row}</w:tbl>")] == [2]


@pytest.mark.parametrize("wrapper", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"])
def test_wrapped_rows_and_cells_are_read(wrapper):
    row = f"<w:tr>{wrapper.format(_cell(paragraph('甲')))}</w:tr>"
    assert texts(f"<w:tbl>{wrapper.format(row)}</w:tbl>") == ["甲"]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:customXml w:element="e">{}</w:customXml>',
        "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
    ],
)
def test_wrapped_paragraphs_are_read(wrapper):
    assert texts(wrapper.format(paragraph("甲") + paragraph("乙"))) == ["甲", "乙"]


@pytest.mark.parametrize(
    "content",
    [
        _drawing(_shape("框")),
        _vml("框"),
        _drawing(f"<wpg:wgp><wpg:grpSpPr/><wpg:grpSp>{_shape('框')}</wpg:grpSp></wpg:wgp>"),
        _alternatives([("wps", _drawing(_shape("框")))], _vml("框")),
        _alternatives([("wpg", _drawing(f"<wpg:wgp>{_shape('框')}</wpg:wgp>"))], _vml("框")),
    ],
)
def test_a_text_box_is_read_once_before_the_paragraph_it_is_anchored_in(content):
    found = blocks(paragraph(run("甲") + _run(content) + run("乙")))
    assert [(block.text, block.place) for block in found] == [("框", "textbox"), ("甲乙", "body")]


def test_alternatives_within_alternatives_show_once():
    inner = _alternatives([("wps", _drawing(_shape("内")))], _vml("内"))
    outer = _alternatives([("wpg", _drawing(f"<wpg:wgp>{inner}</wpg:wgp>"))], _vml("外"))
    assert texts(paragraph(_run(outer))) == ["内", ""]


def test_the_first_choice_that_word_understands_is_taken():
    choices = [("wpsCustomData", run("金山")), ("w14", run("字"))]
    assert texts(paragraph(_alternatives(choices, run("旧")))) == ["字"]
    assert texts(paragraph(_alternatives(choices[:1], run("旧")))) == ["旧"]
    assert texts(paragraph(_alternatives([("unknown", run("新"))], run("旧")))) == ["旧"]
    assert texts(paragraph(_alternatives([("w14 wpsCustomData", run("新"))], run("旧")))) == ["旧"]
    assert texts(paragraph(run("甲") + _alternatives([("unknown", run("新"))]))) == ["甲"]


def test_alternatives_can_stand_between_paragraphs():
    assert texts(_alternatives([("w14", paragraph("甲"))], paragraph("乙"))) == ["甲"]


def test_a_text_box_in_a_cell_keeps_the_cell():
    (box, anchor) = blocks(_table([_cell(paragraph(_run(_vml("框"))))]))
    assert (box.text, tuple(box.cell)) == ("框", (0, 0, 0))
    assert anchor.place == "cell"


def test_footnotes_and_endnotes_stand_apart_at_the_end():
    body = paragraph(run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("乙"))
    body += paragraph(run("丙") + '<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="3"/></w:r>')
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    footnotes = separator + "".join(
        f'<w:footnote w:id="{number}">' + paragraph("<w:r><w:footnoteRef/></w:r>" + run(text)) + "</w:footnote>"
        for number, text in ((3, "注二"), (2, "注一"), (4, "无人引用"))
    )
    endnotes = f'<w:endnote w:id="1">{paragraph("尾注")}</w:endnote>'
    found = blocks(body, footnotes=footnotes, endnotes=endnotes)
    assert [(block.text, block.place) for block in found] == [
        ("甲乙", "body"), ("丙", "body"), ("注一", "note"), ("注二", "note"), ("尾注", "note"),
    ]  # fmt: skip


def test_a_footnote_of_deleted_text_is_left_out():
    gone = '<w:del w:id="1" w:author="a"><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
    footnotes = f'<w:footnote w:id="2">{paragraph("注")}</w:footnote>'
    assert texts(paragraph(run("甲") + gone), footnotes=footnotes) == ["甲"]


def test_headers_and_footers_are_left_out():
    found = parts(paragraph("甲"), header1=paragraph("页眉"), footer1=paragraph("页脚"))
    found["word/header1.xml"] = str(found["word/header1.xml"]).replace("w:header1", "w:hdr")
    assert [block.text for block in read_blocks(pack(found))[0]] == ["甲"]


def test_strict_files_are_read_in_full():
    found = parts(
        paragraph("甲", '<w:pStyle w:val="1"/><w:jc w:val="end"/><w:ind w:firstLine="21pt"/>') + numbered("乙"),
        styles='<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
        numbering=one_list(level(0, "japaneseCounting", "%1、")),
    )
    strict = {
        name: str(content).replace(WORD, STRICT_WORD).replace(OFFICE, STRICT_OFFICE) for name, content in found.items()
    }
    first, second = read_blocks(pack(strict))[0]
    assert (first.text, first.outline, first.alignment, first.indent) == ("甲", 1, "right", 2.0)
    assert second.text == "一、\t乙"


def test_prefixes_do_not_matter():
    plain = (
        f'<document xmlns="{WORD}" xmlns:q="{WORD}"><body><q:p><pPr><jc q:val="center"/></pPr>'
        "<r><t>甲</t></r></q:p></body></document>"
    )
    found = parts("") | {"word/document.xml": plain}
    (block,) = read_blocks(pack(found))[0]
    assert (block.text, block.alignment) == ("甲", "center")


@pytest.mark.parametrize(
    "target", ["/doc/main.xml", "doc/main.xml", "./doc/main.xml", "DOC\\MAIN.XML", "doc/%6Dain.xml"]
)
def test_the_main_part_can_be_anywhere(target):
    found = parts(paragraph("甲", '<w:pStyle w:val="1"/>'))
    content = found.pop("word/document.xml")
    found["_rels/.rels"] = relationships(("officeDocument", target))
    found["doc/main.xml"] = content
    assert [block.text for block in read_blocks(pack(found))[0]] == ["甲"]


def test_the_main_part_is_found_by_its_type_where_no_relationship_names_it():
    found = parts(paragraph("甲"))
    found["x/y.xml"] = found.pop("word/document.xml")
    del found["_rels/.rels"]
    found["[Content_Types].xml"] = CONTENT_TYPES.replace("/word/document.xml", "/x/y.xml")
    assert [block.text for block in read_blocks(pack(found))[0]] == ["甲"]


def test_all_bodies_of_a_document_are_read():
    found = parts(paragraph("甲"))
    again = str(found["word/document.xml"]).replace("</w:body>", f"</w:body><w:body>{paragraph('乙')}</w:body>")
    assert [block.text for block in read_blocks(pack(found | {"word/document.xml": again}))[0]] == ["甲", "乙"]


def test_a_byte_order_mark_and_utf_16_are_read():
    text = str(parts(paragraph("甲"))["word/document.xml"])
    for content in (
        b"\xef\xbb\xbf" + text.encode(),
        ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16"),
    ):
        found = parts("") | {"word/document.xml": content}
        assert [block.text for block in read_blocks(pack(found))[0]] == ["甲"]


@pytest.mark.parametrize(
    ("kind", "word"), [("aFChunk", "altChunk"), ("diagramData", "diagram"), ("subDocument", "subdocument")]
)
def test_what_is_left_out_is_noted(kind, word):
    found = parts(paragraph("甲"))
    found["word/_rels/document.xml.rels"] = relationships((kind, "x.docx"))
    _, notes, _ = read_blocks(pack(found))
    assert len(notes) == 1
    assert word in notes[0]


def test_a_missing_or_damaged_side_part_is_noted_and_the_rest_is_read():
    found = parts(numbered("甲"), styles="", numbering="")
    found["word/styles.xml"] = "<w:styles"
    del found["word/numbering.xml"]
    read, notes, _ = read_blocks(pack(found))
    assert [block.text for block in read] == ["甲"]
    assert notes == ("word/styles.xml is damaged and was left out", "word/numbering.xml is missing")


def test_parts_outside_the_file_are_never_looked_for():
    found = parts(paragraph("甲"))
    found["word/_rels/document.xml.rels"] = relationships(
        ("styles", "http://127.0.0.1:9/styles.xml"), ("aFChunk", "http://127.0.0.1:9/x"), external=True
    )
    assert read_blocks(pack(found))[1] == ()


def test_a_plain_file_has_no_notes():
    assert read_blocks(docx(paragraph("甲")))[1] == ()
