"""The same plan set in Word in all the ways offices set it: read from real files, the tree is always the same."""

from __future__ import annotations

import random
from typing import NamedTuple

import pytest
from tests.docx import making
from tests.outline.writing import TITLE, expected, tree, words

import plancheck


class Piece(NamedTuple):
    """A paragraph: a heading where it has a level, with text that runs on in its line where `runs_in`."""

    level: int
    label: str
    head: str
    text: str = ""
    runs_in: bool = False


PIECES = [
    Piece(1, "一、", "指导思想", "以习近平生态文明思想为指导，坚持节水优先，把节约用水贯穿机关运转全过程。"),
    Piece(1, "二、", "工作目标", "到2024年底，局机关用水量比上年下降一成，节水器具普及率达到百分之百。"),
    Piece(1, "三、", "主要任务"),
    Piece(2, "（一）", "开展宣传", "利用世界水日张贴海报、播放短片，营造爱水惜水的气氛。", runs_in=True),
    Piece(2, "（二）", "改造设施"),
    Piece(3, "1.", "更换器具", "更换老旧龙头和便器，杜绝跑冒滴漏，让每一滴水都用在该用的地方。"),
    Piece(3, "2.", "安装水表", "分楼层安装计量水表，按月抄表公示，超出定额的由股室写出说明。"),
    Piece(2, "（三）", "完善制度", "制定用水管理办法，明确责任到人，做到有人管、有人查、有人问。", runs_in=True),
    Piece(1, "四、", "组织领导", "成立节水创建领导小组，由局长任组长，分管副局长任副组长，各股室负责人为成员。"),
    Piece(1, "五、", "工作要求", "各股室要提高认识，精心组织，每月通报一次进展，年底考核评比。"),
]
FRONT = "为推动节水型社会建设，结合我局实际，制定本方案。"
BACK = ["澜溪县水务局", "2024年3月18日"]
TREE = expected("""
    一、|指导思想
    二、|工作目标
    三、|主要任务
      （一）|开展宣传
      （二）|改造设施
        1.|更换器具
        2.|安装水表
      （三）|完善制度
    四、|组织领导
    五、|工作要求
""")
UNNUMBERED = "\n".join(
    line[: len(line) - len(line.lstrip())] + "|" + line.partition("|")[2] for line in TREE.splitlines()
)


def check(body: str, wanted: str = TREE, **others: str) -> plancheck.Plan:
    plan = plancheck.read(making.docx(body, **others))
    assert tree(plan) == wanted
    assert plan.title == TITLE
    assert plan.issuer == "澜溪县水务局"
    assert plan.date == "2024-03-18"
    assert [plan.text(span) for span in plan.front] == [FRONT]
    assert [plan.text(span) for span in plan.back] == BACK
    assert words(plan, "主要任务", "开展宣传") == [PIECES[3].text]
    assert words(plan, "工作要求") == [PIECES[-1].text]
    return plan


def plain(text: str) -> str:
    return making.paragraph(text)


def body(heading, text=plain, *, title=None, run_in=None) -> str:
    """The plan in paragraphs; `heading` sets a piece, `text` a paragraph of text."""
    found = [(title or text)(TITLE), text(FRONT)]
    for piece in PIECES:
        if piece.runs_in:
            found.append((run_in or _joined(text))(piece))
            continue
        found.append(heading(piece))
        if piece.text:
            found.append(text(piece.text))
    return "".join(found + [text(line) for line in BACK])


def _joined(text):
    return lambda piece: text(f"{piece.label}{piece.head}。{piece.text}")


def face(name: str, size: int, *, bold: bool = False) -> str:
    weight = "<w:b/>" if bold else ""
    return f'<w:rFonts w:eastAsia="{name}"/>{weight}<w:sz w:val="{size * 2}"/>'


FACES = {1: "黑体", 2: "楷体_GB2312", 3: "仿宋_GB2312"}
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


def test_the_look_of_an_official_paper_without_styles():
    song = face("仿宋_GB2312", 16)

    def run_in(piece: Piece) -> str:
        return making.paragraph(
            making.run(f"{piece.label}{piece.head}。", face(FACES[piece.level], 16)) + making.run(piece.text, song),
            INDENT,
        )

    check(
        body(
            lambda piece: making.paragraph(making.run(piece.label + piece.head, face(FACES[piece.level], 16)), INDENT),
            lambda text: making.paragraph(making.run(text, song), INDENT),
            title=lambda text: making.paragraph(making.run(text, face("方正小标宋简体", 22)), '<w:jc w:val="center"/>'),
            run_in=run_in,
        )
    )


def test_plain_typed_numbers():
    check(body(lambda piece: plain(piece.label + piece.head)))


@pytest.mark.parametrize("name", ["heading {}", "标题 {}", "标题{}", "Heading {}"])
def test_word_heading_styles_by_any_name(name):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="{name.format(level)}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    check(
        body(lambda piece: making.paragraph(piece.label + piece.head, f'<w:pStyle w:val="{piece.level}"/>')),
        styles=styles,
    )


def _style(name: str, identity: str, content: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{content}</w:style>'


OWN_STYLES = (
    _style("公文一级", "a1", '<w:basedOn w:val="a0"/>')
    + _style("heading 1", "a0", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + _style("公文二级", "a2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + _style("条标题", "a3", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
)


def test_an_offices_own_styles_some_based_on_words():
    check(
        body(lambda piece: making.paragraph(piece.label + piece.head, f'<w:pStyle w:val="a{piece.level}"/>')),
        styles=OWN_STYLES,
    )


def test_heading_styles_need_no_numbers():
    def run_in(piece: Piece) -> str:
        return making.paragraph(piece.head, f'<w:pStyle w:val="a{piece.level}"/>') + plain(piece.text)

    check(
        body(lambda piece: making.paragraph(piece.head, f'<w:pStyle w:val="a{piece.level}"/>'), run_in=run_in),
        UNNUMBERED,
        styles=OWN_STYLES,
    )


LISTS = making.one_list(
    making.level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
    making.level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>'),
    making.level(2, "decimal", "%3.", '<w:suff w:val="nothing"/>'),
)


def automatic(piece: Piece, text: str) -> str:
    return making.numbered(text, level=piece.level - 1)


def test_automatic_numbering_is_shown_as_a_reader_sees_it():
    check(
        body(
            lambda piece: automatic(piece, piece.head),
            run_in=lambda piece: automatic(piece, f"{piece.head}。{piece.text}"),
        ),
        numbering=LISTS,
    )


def test_automatic_numbering_through_styles():
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="n{level}"><w:name w:val="编号{level}"/>'
        f'<w:pPr><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for level in (1, 2, 3)
    )

    def styled(piece: Piece, text: str) -> str:
        return making.paragraph(text, f'<w:pStyle w:val="n{piece.level}"/>')

    check(
        body(
            lambda piece: styled(piece, piece.head),
            run_in=lambda piece: styled(piece, f"{piece.head}。{piece.text}"),
        ),
        numbering=LISTS,
        styles=styles,
    )


@pytest.mark.parametrize("typed", [{1}, {2}, {3}, {1, 3}, {2, 3}])
def test_automatic_numbers_mixed_with_typed_ones(typed):
    numbering = making.abstract(0, making.level(0, "chineseCountingThousand", "%1、")) + making.abstract(
        1, making.level(0, "chineseCountingThousand", "（%1）")
    )
    numbering += making.abstract(2, making.level(0, "decimal", "%1."))
    numbering += making.num(1, 0) + making.num(2, 1) + making.num(3, 2)

    def heading(piece: Piece) -> str:
        if piece.level in typed:
            return plain(piece.label + piece.head)
        return making.numbered(piece.head, num=piece.level)

    def run_in(piece: Piece) -> str:
        text = f"{piece.head}。{piece.text}"
        return plain(piece.label + text) if piece.level in typed else making.numbered(text, num=piece.level)

    check(body(heading, run_in=run_in), numbering=numbering)


def test_bold_headings_without_numbers():
    song = face("宋体", 14)

    def heading(piece: Piece) -> str:
        return making.paragraph(making.run(piece.head, face("宋体", 14, bold=True)))

    pieces = [piece for piece in PIECES if piece.level == 1 and piece.text]
    content = [
        making.paragraph(making.run(TITLE, face("宋体", 18, bold=True))),
        making.paragraph(making.run(FRONT, song)),
    ]
    for piece in pieces:
        content += [heading(piece), making.paragraph(making.run(piece.text, song))]
    content += [making.paragraph(making.run(line, song)) for line in BACK]
    plan = plancheck.read(making.docx("".join(content)))
    assert tree(plan) == "|指导思想\n|工作目标\n|组织领导\n|工作要求"
    assert words(plan, "工作目标") == [PIECES[1].text]


def test_unnumbered_headings_told_by_nothing_but_their_length():
    pieces = [piece for piece in PIECES if piece.level == 1 and piece.text]
    content = [plain(TITLE), plain(FRONT)]
    for piece in pieces:
        content += [plain(piece.head), plain(piece.text)]
    plan = plancheck.read(making.docx("".join(content)))
    assert tree(plan) == "|指导思想\n|工作目标\n|组织领导\n|工作要求"


def test_run_in_headings_told_by_bold_alone():
    def run_in(piece: Piece) -> str:
        return making.paragraph(making.run(piece.label + piece.head, "<w:b/>") + making.run("，" + piece.text))

    plan = plancheck.read(making.docx(body(lambda piece: plain(piece.label + piece.head), run_in=run_in)))
    assert tree(plan) == TREE


@pytest.mark.parametrize("seed", range(5))
def test_text_chopped_into_many_runs(seed):
    chance = random.Random(seed)  # noqa: S311 - repeatable variety

    def chopped(text: str) -> str:
        runs = "".join(making.run(char) if chance.random() < 0.6 else making.run(char, "<w:lang/>") for char in text)
        marks = '<w:bookmarkStart w:id="0" w:name="x"/><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellStart"/>'
        return making.paragraph(marks + runs)

    check(body(lambda piece: chopped(piece.label + piece.head), chopped))


def test_a_soft_broken_web_paste():
    lines = [FRONT]
    for piece in PIECES:
        lines += [f"{piece.label}{piece.head}。{piece.text}"] if piece.runs_in else [piece.label + piece.head]
        lines += [piece.text] if piece.text and not piece.runs_in else []
    runs = "<w:r><w:br/></w:r>".join(making.run("　　" + line) for line in lines)
    check(plain(TITLE) + making.paragraph(runs) + "".join(plain(line) for line in BACK))


def test_sub_items_run_together_in_one_paragraph():
    glued = "".join(f"{piece.label}{piece.head}。{piece.text}" for piece in PIECES[3:8])
    before = [TITLE, FRONT, "一、指导思想", PIECES[0].text, "二、工作目标", PIECES[1].text, "三、主要任务"]
    after = ["四、组织领导", PIECES[8].text, "五、工作要求", PIECES[9].text, *BACK]
    check("".join(plain(line) for line in [*before, glued, *after]))


def test_the_whole_plan_glued_into_one_paragraph():
    glued = FRONT + "".join(f"{piece.label}{piece.head}。{piece.text}" for piece in PIECES)
    check(plain(TITLE) + plain(glued) + "".join(plain(line) for line in BACK))


def test_the_whole_plan_inside_one_table_cell():
    content = body(lambda piece: plain(piece.label + piece.head))
    plan = check(f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>")
    assert plan.layout_tables == {0}


def test_a_chapter_in_each_row_of_a_table():
    rows = [[plain(TITLE), plain(FRONT)]]
    for piece in PIECES:
        if piece.level == 1:
            rows.append([])
        text = f"{piece.label}{piece.head}。{piece.text}" if piece.runs_in else piece.label + piece.head
        rows[-1] += [plain(text)] + ([plain(piece.text)] if piece.text and not piece.runs_in else [])
    rows.append([plain(line) for line in BACK])
    cells = "".join(f"<w:tr><w:tc>{''.join(row)}</w:tc></w:tr>" for row in rows)
    check(f"<w:tbl>{cells}</w:tbl>")


def test_a_roster_table_in_the_middle_is_text_of_its_section():
    cell = "<w:tc>{}</w:tc>".format
    rows = [("职务", "人员"), ("组长", "局长"), ("副组长", "分管副局长"), ("成员", "各股室负责人")]
    table = (
        "<w:tbl>" + "".join(f"<w:tr>{''.join(cell(plain(text)) for text in row)}</w:tr>" for row in rows) + "</w:tbl>"
    )
    content = body(lambda piece: plain(piece.label + piece.head))
    plan = check(content.replace(plain(PIECES[8].text), plain(PIECES[8].text) + table))
    assert words(plan, "组织领导") == [PIECES[8].text, *(text for row in rows for text in row)]


def test_a_generated_table_of_contents_and_headings_of_tracked_changes():
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{plain('目录')}{plain('一、指导思想')}{plain('二、工作目标')}</w:sdtContent></w:sdt>"
    )
    gone = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>六、删去的一章</w:delText></w:r></w:del></w:p>'
    content = body(lambda piece: plain(piece.label + piece.head))
    check(content.replace(plain(FRONT), contents + plain(FRONT)).replace(plain(BACK[0]), gone + plain(BACK[0])))
