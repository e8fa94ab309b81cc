"""Render labelled plans (YAML) into further DOCX layouts.

Usage: ``layouts.py OUT_DIR PLAN.yaml...`` writes ``OUT_DIR/<layout>/<id>.docx``.

Every layout carries the plan's own text, so the plan's labels hold for each of them. What a layout adds (masthead,
copy lines, cover, table of contents) is no part of any label. A layout that cannot carry a plan leaves it out.
"""

from __future__ import annotations

import copy
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import yaml
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

import docx

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

Kind = Literal["title", "front", "head", "body", "table", "back", "annex"]
Rows = Sequence[Sequence[Any]]
Layout = Callable[["Labelled", random.Random], Document | None]

IDEOGRAPHIC_SPACE = "　"
INDENT = IDEOGRAPHIC_SPACE * 2
RED = RGBColor(0xFF, 0x00, 0x00)
CHINESE_DIGITS = "〇一二三四五六七八九"


# ---------------------------------------------------------------------------------------------------- plans, flattened


@dataclass(frozen=True)
class Piece:
    """One paragraph (or table) of a plan.

    A heading keeps its label and title apart; its ``text`` is what follows in the same paragraph.
    """

    kind: Kind
    level: int = 0
    label: str = ""
    head: str = ""
    tail: str = ""
    text: str = ""
    rows: Rows = ()

    @property
    def heading(self) -> str:
        """Label, title and closing mark: what is set as the heading."""
        return self.label + self.head + self.tail

    @property
    def line(self) -> str:
        """The paragraph as a reader sees it."""
        return self.heading + self.text


@dataclass(frozen=True)
class Labelled:
    """A labelled plan: its facts and its pieces in reading order."""

    id: str
    title: str
    issuer: str | None
    year: int | None
    kind: str
    pieces: tuple[Piece, ...]

    @classmethod
    def load(cls, path: Path) -> Labelled:
        """Read one YAML file."""
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls(
            id=str(data["id"]),
            title=str(data["title"]),
            issuer=data.get("issuer"),
            year=data.get("year"),
            kind=str(data.get("kind") or "other"),
            pieces=tuple(_pieces(data)),
        )

    def of(self, *kinds: Kind) -> list[Piece]:
        """Return the pieces of these kinds, in order."""
        return [piece for piece in self.pieces if piece.kind in kinds]

    @property
    def after_title(self) -> tuple[Piece, ...]:
        """All pieces but the title."""
        return self.pieces[1:]

    @property
    def signed(self) -> str | None:
        """The date line of the signature, as written."""
        return next((piece.text for piece in reversed(self.of("back")) if _MONTH.search(_folded(piece.text))), None)

    @property
    def month(self) -> str | None:
        """The month of the signature in Chinese digits, as a cover shows it (二〇一三年四月)."""
        match = _MONTH.search(_folded(self.signed or ""))
        return f"{_chinese_year(match[1])}年{_chinese_number(match[2])}月" if match else None

    @property
    def numbered(self) -> bool:
        """Whether the front already carries a document number (…〔2021〕46号)."""
        return any(_NUMBER.fullmatch(piece.text.strip()) for piece in self.of("front"))


_MONTH = re.compile(r"([〇○零一二三四五六七八九]{4}|\d{4})年\s*([一二三四五六七八九十]{1,2}|\d{1,2})月")
_NUMBER = re.compile(r"\S{1,12}[〔\[【(（]\d{4}[〕\]】)）]\s*\d+号")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _chinese_year(year: str) -> str:
    return "".join(CHINESE_DIGITS[int(char)] if char.isdecimal() else char for char in year)


def _chinese_number(number: str) -> str:
    return chinese(int(number)) if number.isdecimal() else number


def chinese(number: int) -> str:
    """Write a number below a hundred in Chinese (21 → 二十一)."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones or not tens else "")


def _pieces(data: dict[str, Any]) -> Iterator[Piece]:
    yield Piece("title", text=str(data["title"]))
    for line in data.get("front") or []:
        yield Piece("front", text=str(line))
    tables: dict[str, Rows] = {table["after"]: table["rows"] for table in data.get("tables") or []}
    for section in data["sections"]:
        yield from _section(section, 1, tables)
    for rows in tables.values():
        yield Piece("table", rows=rows)
    for line in data.get("back") or []:
        yield Piece("back", text=str(line))
    for annex in data.get("annexes") or []:
        yield Piece("annex", text=str(annex["title"]))
        for line in annex.get("body") or []:
            yield Piece("front", text=str(line))
        if annex.get("table"):
            yield Piece("table", rows=annex["table"])


def _section(node: dict[str, Any], level: int, tables: dict[str, Rows]) -> Iterator[Piece]:
    label, body = str(node.get("label") or ""), [str(line) for line in node.get("body") or []]
    runin = body.pop(0) if node.get("runin") and body else ""
    yield Piece("head", level, label, str(node["title"]), str(node.get("tail") or ""), runin)
    for line in body:
        yield Piece("body", level, text=line)
    if level == 1 and label in tables:
        yield Piece("table", level, rows=tables.pop(label))
    for child in node.get("children") or []:
        yield from _section(child, level + 1, tables)


# ------------------------------------------------------------------------------------------------------- small helpers


def new_document() -> Document:
    """Return an empty A4 document with the margins of an official paper."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    return document


def write(
    paragraph: Paragraph,
    text: str,
    face: str | None = None,
    size: float | None = None,
    *,
    bold: bool | None = None,
    red: bool = False,
) -> Run:
    """Add a run to a paragraph, with an East Asian face, a size and direct formatting."""
    run = paragraph.add_run(text)
    run.bold = bold
    if size is not None:
        run.font.size = Pt(size)
    if red:
        run.font.color.rgb = RED
    if face is not None:
        run.font.name = "Times New Roman"
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return run


def centred(where: Document | _Cell, text: str, face: str, size: float, *, bold: bool | None = None) -> Paragraph:
    """Add a centred line."""
    paragraph = where.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, face, size, bold=bold)
    return paragraph


def add_table(where: Document | _Cell, rows: Rows) -> None:
    """Add a ruled table."""
    table = where.add_table(0, max(len(row) for row in rows))
    table.style = "Table Grid"
    for values in rows:
        for cell, value in zip(table.add_row().cells, values, strict=False):
            cell.text = str(value)


def page_break(document: Document) -> None:
    """Add a paragraph that holds a page break and nothing else."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        民族 团结 进步 创建 创造 创立 活动 实施 方案 工作 示范 模范 单位 宣传 教育 计划 专项 整治
        治理 行动 安全 共同 意识 中华 要点 全国 推荐 评选 先进 规划 卫生 健康 机关 医院 数字 政府
        建设 年度 秸秆 禁烧 秋季 冬季 农村 环境 提升 学校 人居 统计 普查 经济 校园 街道 师德 师风
        司法 税务 农业 自然 资源 社会 保障 学习 党史 开展 预防 接种 经营 百日 住房 城乡 文化 体育
        旅游 财政 国家 自治 小学 中心 林业 草原 有限 公司 补种 第五 第十 次全 建房
        """,
    )
)
_BREAK_AFTER = frozenset("局县市州区镇乡会府院场司年的月")
_NAME_ENDS = frozenset("局县镇乡会府院场司")
_NEVER_FIRST, _NEVER_LAST = frozenset("”》）)、，。：—"), frozenset("“《（(—")


def break_title(title: str, lines: int) -> list[str]:
    """Break a title over so many lines of about equal length, not inside words, numbers or brackets."""

    def cost(at: int, target: float) -> float:
        before, after = title[at - 1], title[at]
        bad = after in _NEVER_FIRST or before in _NEVER_LAST or (before.isalnum() and after.isascii())
        whole = title[at - 1 : at + 1] in _WORDS or after in _NAME_ENDS
        quoted = any(title[:at].count(pair[0]) > title[:at].count(pair[1]) for pair in ("“”", "《》", "（）"))
        return abs(at - target) + 100 * bad + 6 * whole + 4 * quoted - 3 * (before in _BREAK_AFTER)

    cuts = [0]
    for number in range(1, lines):
        places = range(cuts[-1] + 2, len(title) - 1)
        target = len(title) * number / lines
        cuts.append(min(places, key=lambda at: cost(at, target)))
    return [title[start:end] for start, end in zip(cuts, [*cuts[1:], len(title)], strict=True)]


def _right(paragraph: Paragraph, piece: Piece) -> None:
    if piece.kind == "back" and not piece.text.lstrip().startswith(("附件", "附表")):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _official(document: Document, pieces: Iterable[Piece]) -> None:
    """Write the pieces after the title the way an official paper sets them."""
    faces = {1: "黑体", 2: "楷体_GB2312"}
    for piece in pieces:
        if piece.kind == "table":
            add_table(document, piece.rows)
            continue
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(28)
        paragraph.paragraph_format.space_after = Pt(0)
        if piece.kind in ("head", "body") or (piece.kind == "front" and not piece.text.endswith("：")):
            paragraph.paragraph_format.first_line_indent = Pt(32)
        _right(paragraph, piece)
        if piece.kind == "head":
            write(paragraph, piece.heading, faces.get(piece.level, "仿宋_GB2312"), 16)
        if piece.text:
            write(paragraph, piece.text, "黑体" if piece.kind == "annex" else "仿宋_GB2312", 16)


def _plain(document: Document, pieces: Iterable[Piece]) -> None:
    """Write pieces as unformatted paragraphs."""
    for piece in pieces:
        if piece.kind == "table":
            add_table(document, piece.rows)
        else:
            _right(document.add_paragraph(piece.line), piece)


# -------------------------------------------------------------------------------------------------------- the layouts


def halfglued(plan: Labelled, rng: random.Random) -> Document:
    """Each level-1 section with all its children in one paragraph; title, front and signature as they are."""
    document = new_document()
    centred(document, plan.title, "宋体", 18, bold=True)
    glued: list[str] = []

    def flush() -> None:
        if glued:
            document.add_paragraph("".join(glued))
            glued.clear()

    for piece in plan.after_title:
        if piece.kind not in ("head", "body"):
            flush()
            _plain(document, [piece])
            continue
        if piece.kind == "head" and piece.level == 1:
            flush()
        elif piece.kind == "head" and glued and rng.random() < 0.3:
            glued.append(" ")
        glued.append(piece.line)
    flush()
    return document


def bold(plan: Labelled, _rng: random.Random) -> Document:
    """Headings bold by hand, text in 宋体, two ideographic spaces for an indent, no style anywhere."""
    document = new_document()
    centred(document, plan.title, "宋体", 18, bold=True)
    for piece in plan.after_title:
        if piece.kind == "table":
            add_table(document, piece.rows)
            continue
        paragraph = document.add_paragraph()
        _right(paragraph, piece)
        addressee = piece.kind == "front" and piece.text.endswith("：")
        if piece.kind in ("head", "body", "front") and not addressee:
            write(paragraph, INDENT, "宋体", 14)
        if piece.kind == "head":
            write(paragraph, piece.heading, "宋体", 14, bold=True)
        if piece.text:
            write(paragraph, piece.text, "宋体", 14, bold=True if piece.kind == "annex" else None)
    return document


_ORGANS = (
    ("财政", "财"), ("教育", "教"), ("住房", "住建"), ("文化", "文旅"), ("税务", "税"), ("统计", "统"), ("民政", "民"),
    ("卫生", "卫健"), ("自然资源", "自然资"), ("农业", "农"), ("医疗", "医保"), ("人力", "人社"), ("林业", "林"),
    ("司法", "司"), ("小学", "校"), ("集团", "企"), ("农场", "场"), ("委员会", "委"), ("政府", "政"),
)  # fmt: skip
_COPIES = {
    "prefecture": "省级有关部门，州（市）委办公室、人大常委会办公室、政协办公室",
    "county": "市级有关部门，县委办公室、县人大常委会办公室、县政协办公室",
    "county-bureau": "县委办公室、县政府办公室，县委统战部",
    "township": "县委办公室、县政府办公室，县级有关部门",
    "street": "区委办公室、区政府办公室，区级有关部门",
}


def paper(plan: Labelled, rng: random.Random) -> Document | None:
    """A whole official paper: red masthead, number, title over two lines, plan, copy line and printing line."""
    if plan.numbered or not plan.issuer or not plan.year or not plan.signed:
        return None
    document = new_document()
    issuers = plan.issuer.split("、")
    for number, issuer in enumerate(issuers, 1):
        masthead = document.add_paragraph()
        masthead.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(masthead, issuer + ("文件" if number == len(issuers) else ""), "方正小标宋简体", 36, red=True)
    organ = next((short for long, short in _ORGANS if long in plan.issuer), "办")
    place = plan.issuer.removeprefix("中共")[0]
    line = centred(document, f"{place}{organ}发〔{plan.year}〕{rng.randint(3, 60)}号", "仿宋_GB2312", 16)
    rule = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="4" w:color="FF0000"/></w:pBdr>'
    line._p.get_or_add_pPr().insert(0, parse_xml(rule))
    document.add_paragraph()
    lines = break_title(plan.title, 2)
    if rng.random() < 0.5:
        for part in lines:
            centred(document, part, "方正小标宋简体", 22)
    else:
        title = centred(document, lines[0], "方正小标宋简体", 22)
        title.runs[0].add_break()
        write(title, lines[1], "方正小标宋简体", 22)
    document.add_paragraph()
    _official(document, plan.after_title)
    document.add_paragraph()
    write(document.add_paragraph(), f"抄送：{_COPIES.get(plan.kind, '上级有关部门')}。", "仿宋_GB2312", 14)
    office = issuers[-1] if issuers[-1].endswith("办公室") else issuers[-1] + "办公室"
    last = document.add_paragraph()
    last.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    write(last, f"{office}\t{plan.signed}印发", "仿宋_GB2312", 14)
    return document


def cover(plan: Labelled, rng: random.Random) -> Document:
    """A cover page, a typed table of contents on a page of its own, then the title again and the plan."""
    document = new_document()
    for _ in range(4):
        document.add_paragraph()
    for part in break_title(plan.title, 3 if len(plan.title) > 18 else 2):
        centred(document, part, "方正小标宋简体", 36)
    for _ in range(8):
        document.add_paragraph()
    for issuer in (plan.issuer or "").split("、"):
        if issuer:
            centred(document, issuer, "楷体_GB2312", 18)
    if plan.month:
        centred(document, plan.month, "楷体_GB2312", 18)
    page_break(document)
    _contents(document, plan, rng)
    page_break(document)
    centred(document, plan.title, "方正小标宋简体", 22)
    _official(document, plan.after_title)
    return document


def _contents(document: Document, plan: Labelled, rng: random.Random) -> None:
    """Type a table of contents: headings of level 1 and those of level 2 that have a line of their own."""
    centred(document, "目　录", "黑体", 18)
    tabs = rng.random() < 0.5
    page = 1.0
    for piece in plan.of("head", "annex"):
        page += 0.4 if piece.kind == "head" else 1
        own_line = piece.level <= 1 or (piece.level == 2 and not piece.text)
        if not own_line:
            continue
        entry = piece.label + piece.head if piece.kind == "head" else piece.text
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Pt(16 * max(piece.level - 1, 0))
        if tabs:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
            write(paragraph, f"{entry}\t{int(page)}", "仿宋_GB2312", 14)
        else:
            write(paragraph, f"{entry}{'…' * max(4, 24 - len(entry))}{int(page)}", "仿宋_GB2312", 14)


@dataclass(frozen=True)
class _Numbering:
    """How one level is numbered: Word's format name and the label around the number."""

    format: str
    around: tuple[str, str]

    def label(self, number: int) -> str:
        """Return the label that Word would show."""
        shown = str(number) if self.format == "decimal" else chinese(number)
        return self.around[0] + shown + self.around[1]

    def level_text(self, level: int) -> str:
        """Return the ``w:lvlText`` of the level."""
        return f"{self.around[0]}%{level}{self.around[1]}"


_NUMBERINGS = {
    1: [_Numbering("japaneseCounting", ("", "、")), _Numbering("japaneseCounting", ("第", "章"))],
    2: [
        _Numbering("japaneseCounting", ("（", "）")),
        _Numbering("japaneseCounting", ("(", ")")),
        _Numbering("decimal", ("", ".")),
        _Numbering("decimal", ("", "．")),
        _Numbering("decimal", ("", "、")),
    ],
}


def _numbering(plan: Labelled, level: int) -> _Numbering | None:
    """Find the numbering that shows exactly the labels of a level, if there is one."""
    heads = plan.of("head")
    for numbering in _NUMBERINGS[level]:
        count, seen = 0, False
        for piece in heads:
            if piece.level < level:
                count = 0
            elif piece.level == level:
                count, seen = count + 1, True
                if piece.label.strip() != numbering.label(count):
                    break
        else:
            return numbering if seen else None
    return None


def wpsauto(plan: Labelled, _rng: random.Random) -> Document | None:
    """Levels 1 and 2 numbered automatically through their paragraph styles, as WPS does; deeper labels typed."""
    used = {level: found for level in (1, 2) if (found := _numbering(plan, level))}
    if 1 not in used:
        return None
    document = new_document()
    names = {1: "一级编号标题", 2: "二级编号标题"}
    levels = []
    for level, numbering in used.items():
        style = document.styles.add_style(names[level], WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.element.set(qn("w:styleId"), f"a{level + 2}")
        style.element.get_or_add_pPr().append(
            parse_xml(
                f"<w:numPr {nsdecls('w')}>"
                + (f'<w:ilvl w:val="{level - 1}"/>' if level > 1 else "")
                + '<w:numId w:val="91"/></w:numPr>'
            )
        )
        levels.append(
            f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{numbering.format}"/>'
            f'<w:pStyle w:val="a{level + 2}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{numbering.level_text(level)}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        )
    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="91"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(levels)}</w:abstractNum>"
    )
    first = root.find(qn("w:num"))
    if first is None:
        root.append(abstract)
    else:
        first.addprevious(abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="91"/></w:num>'))

    centred(document, plan.title, "方正小标宋简体", 22)
    for piece in plan.after_title:
        if piece.kind == "head" and piece.level in used:
            paragraph = document.add_paragraph(style=names[piece.level])
            write(paragraph, piece.head + piece.tail, "黑体" if piece.level == 1 else "楷体_GB2312", 16)
            if piece.text:
                write(paragraph, piece.text, "仿宋_GB2312", 16)
        else:
            _official(document, [piece])
    return document


_TEXT_BOX = """\
<w:p {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
     xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
     xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
     xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
  <w:r><mc:AlternateContent>
    <mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
      <wp:extent cx="5616000" cy="8100000"/><wp:docPr id="1" name="文本框 1"/>
      <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
        <wps:cNvSpPr txBox="1"/>
        <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5616000" cy="8100000"/></a:xfrm>
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>
        <wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/>
      </wps:wsp></a:graphicData></a:graphic>
    </wp:inline></w:drawing></mc:Choice>
    <mc:Fallback><w:pict><v:shape id="box" style="width:442pt;height:638pt"><v:textbox><w:txbxContent/></v:textbox>
    </v:shape></w:pict></mc:Fallback>
  </mc:AlternateContent></w:r>
</w:p>"""


def _contained(document: Document) -> list[Any]:
    """Return the elements of the body but for its section properties."""
    return [element for element in document.element.body if element.tag != qn("w:sectPr")]


def textbox(plan: Labelled, _rng: random.Random) -> Document:
    """Everything inside one text box, with the copy that old readers fall back on."""
    document = new_document()
    centred(document, plan.title, "黑体", 18)
    _plain(document, plan.after_title)
    content = _contained(document)
    holder = parse_xml(re.sub(r">\s+<", "><", _TEXT_BOX.format(w=nsdecls("w"))))
    content[0].addprevious(holder)
    choice, fallback = holder.iter(qn("w:txbxContent"))
    for element in content:
        fallback.append(copy.deepcopy(element))
        choice.append(element)
    for box in (choice, fallback):
        if box[-1].tag == qn("w:tbl"):  # a table may not be the last thing in a box
            box.append(OxmlElement("w:p"))
    return document


def twocol(plan: Labelled, _rng: random.Random) -> Document:
    """A form of two columns: the heading of a level-1 section at the left, all it holds at the right."""
    document = new_document()
    centred(document, plan.title, "黑体", 18)
    heads = [number for number, piece in enumerate(plan.pieces) if piece.kind == "head" and piece.level == 1]
    end = next((n for n, piece in enumerate(plan.pieces) if n > heads[-1] and piece.kind in ("back", "annex")), None)
    bounds = [*heads[1:], len(plan.pieces) if end is None else end]
    _plain(document, plan.pieces[1 : heads[0]])
    form = document.add_table(rows=0, cols=2)
    form.style = "Table Grid"
    form.autofit = False
    form.columns[0].width, form.columns[1].width = Mm(32), Mm(124)
    for start, stop in zip(heads, bounds, strict=True):
        left, right = form.add_row().cells
        left.width, right.width = Mm(32), Mm(124)
        left.text = plan.pieces[start].label + plan.pieces[start].head
        if plan.pieces[start].text:
            _fill(right, plan.pieces[start].text)
        for piece in plan.pieces[start + 1 : stop]:
            if piece.kind == "table":
                add_table(right, piece.rows)
            else:
                _fill(right, piece.line)
    _plain(document, plan.pieces[bounds[-1] :])
    return document


def _fill(cell: _Cell, text: str) -> None:
    """Put a paragraph into a cell, the first one into the paragraph that every cell has."""
    paragraphs = cell.paragraphs
    if len(paragraphs) == 1 and not paragraphs[0].text and not cell.tables:
        paragraphs[0].text = text
    else:
        cell.add_paragraph(text)


_WIDTHS = str.maketrans("（）()．.", "()（）.．")
_LABEL = re.compile(r"(?P<open>[（(]?)(?P<number>[^（()）、.．，]+)(?P<close>[）)、.．，]+)")
_GAPS = ("", "", " ", "  ", IDEOGRAPHIC_SPACE)


def spaced(plan: Labelled, rng: random.Random) -> Document:
    """Labels with stray spaces and the other width of bracket or dot; short titles with their characters spaced."""
    document = new_document()
    characters = re.findall(r"\d+|.", plan.title)
    gap = rng.choice(("", "", " ", IDEOGRAPHIC_SPACE))
    centred(document, gap.join(characters), "黑体", 18)
    for piece in plan.after_title:
        if piece.kind != "head":
            _plain(document, [piece])
            continue
        head = piece.head
        if len(head) <= 4 and rng.random() < 0.5:
            head = rng.choice((" ", IDEOGRAPHIC_SPACE)).join(head)
        document.add_paragraph(_varied(piece.label, rng) + head + piece.tail + piece.text)
    return document


def _varied(label: str, rng: random.Random) -> str:
    """Vary the width and the spaces of a label, nothing else."""
    match = _LABEL.fullmatch(label.strip())
    if not match:
        return label
    if rng.random() < 0.5:
        match = _LABEL.fullmatch(label.strip().translate(_WIDTHS)) or match
    inside, after = rng.choice(_GAPS), rng.choice(_GAPS)
    before = inside if match["open"] else ""
    return match["open"] + before + match["number"] + inside + match["close"] + after


def customstyles(plan: Labelled, _rng: random.Random) -> Document:
    """Headings in an office's own styles (一级标题 …), based on Normal; run-in headings in a character style."""
    document = new_document()
    heading_styles: dict[int, ParagraphStyle] = {}
    for level in range(1, 10):
        style = document.styles.add_style(f"{chinese(level)}级标题", WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), f"{level}0")
        style.base_style = document.styles["Normal"]
        style.font.bold = level != 2
        style.font.size = Pt(16)
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        style.element.get_or_add_pPr().append(outline)
        heading_styles[level] = style
    runin = document.styles.add_style("段首标题", WD_STYLE_TYPE.CHARACTER)
    runin.font.bold = True
    text_style = document.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH)
    text_style.base_style = document.styles["Normal"]
    text_style.paragraph_format.first_line_indent = Pt(32)
    title_style = document.styles.add_style("公文大标题", WD_STYLE_TYPE.PARAGRAPH)
    title_style.base_style = document.styles["Normal"]
    title_style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title_style.font.size = Pt(22)

    document.add_paragraph(plan.title, style=title_style)
    for piece in plan.after_title:
        if piece.kind == "table":
            add_table(document, piece.rows)
        elif piece.kind == "head" and not piece.text:
            document.add_paragraph(piece.heading, style=heading_styles[min(piece.level, 9)])
        elif piece.kind == "head":
            paragraph = document.add_paragraph(style=text_style)
            paragraph.add_run(piece.heading, style=runin)
            paragraph.add_run(piece.text)
        elif piece.kind == "annex":
            document.add_paragraph(piece.text, style=heading_styles[1])
        else:
            _right(document.add_paragraph(piece.text, style=text_style), piece)
    return document


def sdt(plan: Labelled, rng: random.Random) -> Document:
    """Every paragraph and table in a block-level content control, some of these in a second or a common one."""
    document = new_document()
    centred(document, plan.title, "方正小标宋简体", 22)
    _official(document, plan.after_title)
    controls = []
    for element in _contained(document):
        control = _wrap([element], rng)
        controls.append(_wrap([control], rng) if rng.random() < 0.2 else control)
    while controls:
        size = rng.randint(1, 5)
        group, controls = controls[:size], controls[size:]
        if size > 1 and rng.random() < 0.5:
            _wrap(group, rng)
    return document


def _wrap(elements: Sequence[Any], rng: random.Random) -> Any:
    """Put neighbouring elements into one new content control at their place."""
    number = rng.randint(1, 2**31 - 1)
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="内容"/><w:tag w:val="field{number % 1000}"/>'
        f'<w:id w:val="{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    elements[0].addprevious(control)
    content = next(control.iter(qn("w:sdtContent")))
    for element in elements:
        content.append(element)
    return control


LAYOUTS: dict[str, Layout] = {
    "halfglued": halfglued,
    "bold": bold,
    "paper": paper,
    "cover": cover,
    "wpsauto": wpsauto,
    "textbox": textbox,
    "twocol": twocol,
    "spaced": spaced,
    "customstyles": customstyles,
    "sdt": sdt,
}


def render(plan: Labelled, out: Path) -> Iterator[Path]:
    """Write a plan in every layout that can carry it and tell the files."""
    for name, layout in LAYOUTS.items():
        document = layout(plan, random.Random(f"{plan.id}-{name}"))  # noqa: S311 - repeatable variety, no secret
        if document is None:
            continue
        path = out / name / f"{plan.id}.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(path))
        yield path


def main(arguments: Sequence[str]) -> int:
    """Render the plans named on the command line."""
    if len(arguments) < 2:
        sys.stderr.write("usage: layouts.py OUT_DIR PLAN.yaml...\n")
        return 2
    out = Path(arguments[0])
    written = [path for name in arguments[1:] for path in render(Labelled.load(Path(name)), out)]
    sys.stdout.write(f"{len(written)} files in {out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
