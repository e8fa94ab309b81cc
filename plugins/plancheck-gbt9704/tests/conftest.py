"""A plan as GB/T 9704-2012 has it, which each test spoils in one place."""

import io

import docx
import plancheck
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from plancheck.plugins import load

LINES = (
    # name, text, font, size, indent in characters, alignment
    ("number", "西政发〔2024〕11号", "仿宋_GB2312", 16, 0, "center"),
    ("title", "西山县2024年民族团结进步创建工作方案", "方正小标宋简体", 22, 0, "center"),
    ("addressees", "各乡镇人民政府，县直各单位：", "仿宋_GB2312", 16, 0, None),
    ("preamble", "为做好2024年民族团结进步创建工作，结合我县实际，制定本方案。", "仿宋_GB2312", 16, 2, None),
    ("one", "一、工作目标", "黑体", 16, 2, None),
    ("text", "到2024年底，全县创建三个示范村、两个示范乡镇，各族群众的交往更加密切。", "仿宋_GB2312", 16, 2, None),
    ("two", "二、重点任务", "黑体", 16, 2, None),
    ("layer2", "（一）加强宣传", "楷体_GB2312", 16, 2, None),
    ("layer3", "1.办好专栏。县融媒体中心每月至少播出两期。", "FangSong", 16, 2, None),
    ("layer4", "（1）选好题材。各乡镇每月报送两条线索。", "仿宋", 16, 2, None),
    ("note", "附件：1.任务分工表", "仿宋_GB2312", 16, 2, None),
    ("note2", "2.考核办法", "仿宋_GB2312", 16, 5, None),
    ("signature", "西山县人民政府", "仿宋_GB2312", 16, 0, "right"),
    ("date", "2024年3月5日　　　　", "仿宋_GB2312", 16, 0, "right"),
    ("annex", "附件1", "黑体", 16, 0, None),
    ("annex-title", "任务分工表", "方正小标宋简体", 22, 0, "center"),
)  # fmt: skip
SIDES = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT, "left": WD_ALIGN_PARAGRAPH.LEFT}
PAGE = {"width": 210, "height": 297, "top": 37, "bottom": 35, "left": 28, "right": 26}


def font(run, name, size):
    properties = run._element.get_or_add_rPr()
    fonts = OxmlElement("w:rFonts")
    fonts.set(qn("w:eastAsia"), name)
    properties.insert(0, fonts)
    run.font.size = Pt(size)


def field(paragraph, code, size):
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(size)
        item = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            item.set(qn("w:fldCharType"), kind)
        else:
            item.text = text
        run._element.append(item)


def footer(part, side, *, size=14, before="— ", after=" —", code="PAGE"):
    part.is_linked_to_previous = False
    paragraph = part.paragraphs[0]
    paragraph.alignment = SIDES[side]
    if before:
        paragraph.add_run(before)
    field(paragraph, code, size)
    if after:
        paragraph.add_run(after)


def make(page=None, numbers=None, sides=("right", "left"), new_page=True, **changes):
    """Return a DOCX file; `changes` are (text, font, size, indent, alignment) of a line by its name, None: as usual."""
    document = docx.Document()
    section = document.sections[0]
    sizes = PAGE | (page or {})
    section.page_width, section.page_height = Mm(sizes["width"]), Mm(sizes["height"])
    section.top_margin, section.bottom_margin = Mm(sizes["top"]), Mm(sizes["bottom"])
    section.left_margin, section.right_margin = Mm(sizes["left"]), Mm(sizes["right"])
    if sides:
        document.settings.odd_and_even_pages_header_footer = len(sides) > 1
        for part, side in zip((section.footer, section.even_page_footer), sides, strict=False):
            footer(part, side, **(numbers or {}))
    for name, *usual in LINES:
        change = changes.get(name.replace("-", "_"), ())
        text, face, size, indent, side = (
            new if new is not None else old
            for new, old in zip((*change, *[None] * (5 - len(change))), usual, strict=True)
        )
        if text == "":
            continue
        paragraph = document.add_paragraph()
        if side:
            paragraph.alignment = SIDES[side]
        if indent:
            paragraph.paragraph_format.first_line_indent = Pt(size * indent)
        paragraph.paragraph_format.page_break_before = name == "annex" and new_page
        font(paragraph.add_run(text), face, size)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def plugins():
    found = load(extra=["plancheck_gbt9704"], entry_points=[])
    assert found.listed[0].provides == ("kind gbt9704", "rule sets")
    return found


@pytest.fixture(scope="session")
def findings(plugins):
    """Return what the rule set says of a plan that is spoilt in one place, as (rule, words, message)."""

    def check(lang="zh", rules="format/gbt9704", **spoilt):
        report = plancheck.check(make(**spoilt), rules, plugins=plugins, lang=lang)
        assert report.problems == ()
        return [
            (item.rule.removeprefix("gbt9704-"), item.location.text if item.location else "", item.message)
            for item in report.findings
        ]

    return check
