"""The visible text: white space, spans, notes, changes, fields, drawings, tables."""

import pytest
from plancheck import Cell, Look


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("甲", "甲"),
        ("  甲 \n  乙  ", "甲 乙"),
        ('甲<text:s/>乙<text:s text:c="3"/>丙', "甲 乙   丙"),
        ("甲 <text:s/>乙", "甲  乙"),
        ("甲<text:tab/>乙<text:line-break/>丙", "甲\t乙\n丙"),
        ("甲<text:line-break/> 乙", "甲\n 乙"),
        ('<text:s text:c="2"/>甲', "  甲"),
        ("　　甲", "　　甲"),
        ("甲<text:span> 乙</text:span> 丙", "甲 乙 丙"),
        ("甲<text:a>乙</text:a><text:span><text:span>丙</text:span></text:span>", "甲乙丙"),
        ("甲<office:annotation><text:p>批注</text:p></office:annotation>乙", "甲乙"),
        ('甲<text:change text:change-id="1"/><text:change-start/>乙<text:change-end/>', "甲乙"),
        ("<text:ruby><text:ruby-base>甲</text:ruby-base><text:ruby-text>jia</text:ruby-text></text:ruby>", "甲"),
        ("第<text:page-number>3</text:page-number>页<text:soft-page-break/>", "第3页"),
        ("甲<text:bookmark-start/>乙<text:bookmark-end/>丙", "甲乙丙"),
        ('甲<text:hidden-text text:is-hidden="true">乙</text:hidden-text>', "甲"),
        ("甲<!-- 注 -->乙<?x y?>丙", "甲乙丙"),
    ],
)
def test_a_paragraph(texts, inside, expected):
    assert texts(f"<text:p>{inside}</text:p>") == [expected]


def test_spaces_beyond_reason_are_cut_short(texts):
    (text,) = texts('<text:p>甲<text:s text:c="999999999999"/>乙</text:p>')
    assert len(text) == 1002


def test_deleted_text_is_left_out(texts):
    deleted = "<text:deletion><text:p>删去</text:p></text:deletion>"
    region = f"<text:tracked-changes><text:changed-region>{deleted}</text:changed-region></text:tracked-changes>"
    assert texts(region + "<text:p>甲<text:change/>乙</text:p>") == ["甲乙"]


def test_notes_stand_apart_at_the_end(blocks):
    body = "<text:note-body><text:p>注</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    found = blocks(f"<text:p>甲{note}乙</text:p><text:p>丙</text:p>")
    assert [(block.text, block.place) for block in found] == [("甲乙", "body"), ("丙", "body"), ("注", "note")]


def test_a_hidden_section_or_paragraph_is_left_out(texts):
    hidden = '<text:section text:display="none"><text:p>藏</text:p></text:section>'
    field = '<text:p><text:hidden-paragraph text:is-hidden="true"/>藏</text:p>'
    assert texts(hidden + field + "<text:section><text:p>甲</text:p></text:section>") == ["甲"]


def test_hidden_characters_are_left_out(texts):
    style = '<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>'
    assert texts('<text:p>甲<text:span text:style-name="T">藏<text:s/></text:span>乙</text:p>', style) == ["甲乙"]


def test_a_table_of_contents_is_marked(blocks):
    contents = (
        "<text:table-of-content><text:index-body><text:p>一、目标 1</text:p></text:index-body></text:table-of-content>"
    )
    assert [block.place for block in blocks(contents + "<text:p>甲</text:p>")] == ["toc", "body"]


def test_a_text_box_stands_before_its_paragraph(blocks):
    box = "<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
    found = blocks(f"<text:p>甲{box}</text:p>")
    assert [(block.text, block.place) for block in found] == [("框", "textbox"), ("甲", "body")]


def test_cells_of_a_table(blocks):
    def cell(text, more=""):
        return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"

    table = (
        f"<table:table><table:table-header-rows><table:table-row>{cell('职务')}{cell('姓名')}</table:table-row>"
        f"</table:table-header-rows><table:table-row>{cell('组长', SPANNED)}"
        f"<table:covered-table-cell><text:p>藏</text:p></table:covered-table-cell>{cell('甲')}</table:table-row>"
        "</table:table>"
    )
    found = blocks(table + "<text:p>后</text:p>" + table)
    assert [(block.text, block.cell) for block in found[:5]] == [
        ("职务", Cell(0, 0, 0)),
        ("姓名", Cell(0, 0, 1)),
        ("组长", Cell(0, 1, 0)),
        ("甲", Cell(0, 1, 2)),
        ("后", None),
    ]
    assert (found[5].cell, found[5].place) == (Cell(1, 0, 0), "cell")


SPANNED = ' table:number-columns-spanned="2"'
_STYLES = (
    '<office:font-face-decls><style:font-face style:name="F" svg:font-family="&apos;仿宋_GB2312&apos;, serif"/>'
    "</office:font-face-decls><office:styles>"
    '<style:default-style style:family="paragraph"><style:text-properties style:font-size-asian="10.5pt"/>'
    '</style:default-style><style:style style:name="Text_20_body" style:family="paragraph">'
    '<style:paragraph-properties fo:text-align="justify" fo:text-indent="32pt"/>'
    '<style:text-properties style:font-name-asian="F" style:font-size-asian="16pt" fo:font-size="12pt"/></style:style>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
    'style:default-outline-level="1"><style:text-properties style:font-weight-asian="bold"/></style:style>'
    "</office:styles>"
)
_AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body">'
    '<style:paragraph-properties fo:margin-left="1ic" fo:margin-right="16pt" fo:break-before="page"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="700" '
    'style:font-size-asian="50%"/></style:style>'
)


def test_looks_and_layout_are_inherited(blocks):
    (block,) = blocks(
        '<text:p text:style-name="P1">甲<text:span text:style-name="T1">乙</text:span></text:p>', _AUTOMATIC, _STYLES
    )
    assert (block.style, block.alignment, block.indent, block.left, block.right) == ("Text body", "both", 2.0, 1.0, 1.0)
    assert block.page_break
    assert block.looks == (
        (1, Look(bold=False, size=16.0, font="仿宋_GB2312")),
        (2, Look(bold=True, size=8.0, font="仿宋_GB2312")),
    )


def test_a_heading_has_its_level(blocks):
    head, other = blocks(
        '<text:h text:style-name="Heading_20_1" text:outline-level="2">甲</text:h>'
        '<text:p text:style-name="Heading_20_1">乙</text:p>',
        "",
        _STYLES,
    )
    assert (head.outline, other.outline, head.style, head.look(0).bold) == (2, 1, "Heading 1", True)


def test_a_blank_paragraph_passes_its_page_break_on(blocks):
    found = blocks('<text:p>甲</text:p><text:p text:style-name="P1"/><text:p>乙</text:p>', _AUTOMATIC, _STYLES)
    assert [block.page_break for block in found] == [False, False, True]
