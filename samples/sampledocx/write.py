"""From blocks of text to a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from sampledocx.inline import Review
from sampledocx.layouts import LAYOUTS, Layout
from sampledocx.look import BLACK, Font, Look, paragraph, run, simple_field, width
from sampledocx.package import Document
from sampledocx.page import twips

Block = Mapping[str, Any]

_LINED = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
_BORDERS = "".join(_LINED.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_NEW_ROW = ("title", "h1", "sign")
_BOOKMARK = 17000


def document(data: Mapping[str, Any]) -> Document:
    """Set one sample, as its YAML file gives it."""
    layout = LAYOUTS[data["layout"]]
    writer = _Writer(layout, _prepared(data["blocks"], layout.prepare))
    return Document(
        body=writer.body(),
        styles=layout.styles,
        title=data["core"]["title"],
        date=data["core"]["date"],
        footers=layout.page.footers(),
        numbering=layout.numbering,
        comments=writer.review.comments_xml(),
        even_pages=layout.page.numbers == "outside",
    )


def _prepared(blocks: list[Block], how: str) -> list[Block]:
    """Return the blocks as somebody careless would have typed or pasted them."""
    if how == "merge":
        return [block for block in blocks if "p" not in block] + [
            {"p": "".join(block["p"] for block in blocks if "p" in block)}
        ]
    if how == "typed-indents":
        return [
            {kind: f"　　{text}" if kind in ("p", "h1", "h2") else text for kind, text in block.items()}
            for block in blocks
        ]
    return blocks


@dataclass(slots=True)
class _Writer:
    layout: Layout
    blocks: list[Block]
    review: Review = field(default_factory=Review)

    def body(self) -> str:
        page = self.layout.page
        pieces = [(_kind(block), self.block(block)) for block in self.blocks]
        content = self.form(pieces) if self.layout.boxed else "".join(xml for _, xml in pieces)
        return content + page.section(restart=any("toc" in block for block in self.blocks))

    def block(self, block: Block) -> str:
        """Return the XML of one block."""
        kind = _kind(block)
        special = getattr(self, f"_{kind}", None)
        if special:
            return str(special(block))
        look = self.layout.look(kind)
        if not self.layout.boxed and block in self._before_signature():
            look = replace(look, keep_next=True)
        text = "\n".join(block[kind]) if isinstance(block[kind], list) else block[kind]
        change = block.get("change")
        runs = self.review.runs(text, look.font, change)
        if "run" in block:
            runs += self.review.runs(block["run"], self.layout.look("p").font)
        if "page" in block:
            runs = _bookmarked(runs, self.blocks.index(block))
        return paragraph(look, runs, mark=self.review.change(change) if change else "")

    def _before_signature(self) -> list[Block]:
        """Return the blocks that must share a page with a signature: no signature stands on a page of its own."""
        return [block for block, after in pairwise(self.blocks) if "sign" in after]

    def form(self, pieces: list[tuple[str, str]]) -> str:
        """Return the whole plan in a table of one column, a new row for every main section."""
        rows: list[str] = []
        for kind, xml in pieces:
            if kind in _NEW_ROW:
                rows.append("")
            rows[-1] += xml
        columns = [twips(self.layout.page.text_width)]
        return _table(columns, [[row if row.endswith("</w:p>") else f"{row}<w:p/>"] for row in rows]) + "<w:p/>"

    def _sign(self, block: Block) -> str:
        """Signature and date: the date four characters from the margin, every office centred over it."""
        date_look, sign_look = self.layout.look("date"), self.layout.look("sign")
        names, date = block["sign"], block["date"]
        middle = max([4 + width(_words(date)) / 2, *(2 + width(name) / 2 for name in names)])
        lines = []
        for number, name in enumerate(names):
            look = replace(sign_look, right=middle - width(name) / 2, before=0 if number else sign_look.before)
            lines.append(paragraph(look, run(name, look.font)))
        look = replace(date_look, right=middle - width(_words(date)) / 2)
        return "".join(lines) + paragraph(look, self.review.runs(date, look.font))

    def _table(self, block: Block) -> str:
        widths = [twips(each) for each in block["table"]["widths"]]
        rows = [[self._cell(text) for text in row] for row in block["table"]["rows"]]
        return _table(widths, rows)

    def _cell(self, text: str) -> str:
        return paragraph(self.layout.cell, run(text, self.layout.cell.font))

    def _imprint(self, block: Block) -> str:
        """抄送 and 印发 between lines at the foot of the last page, kept there by space as clerks do."""
        look = self.layout.look("imprint")
        first = replace(look, before=2200, rules=(("top", 8, BLACK), *look.rules))
        lines = ["\t".join(line) if isinstance(line, list) else line for line in block["imprint"]]
        return "".join(paragraph(look if number else first, run(line, look.font)) for number, line in enumerate(lines))

    def _control(self, block: Block) -> str:
        look = self.layout.look(block["as"])
        return self.review.control(paragraph(look, run(block["control"], look.font)), block["alias"])

    def _boxtitle(self, block: Block) -> str:
        """Return a title in a text box, with the copy that older programs show instead."""
        inner = self.layout.look("title")
        title = paragraph(replace(inner, before=0, after=0), run(block["boxtitle"], inner.font))
        return paragraph(self.layout.look("boxtitle"), _TEXT_BOX.format(content=title))

    def _toc(self, block: Block) -> str:
        """Return a table of contents as Word generates it, and the end of the section that holds it."""
        lines = self._toc_lines()
        start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'  # noqa: E501
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        look = self.layout.look("toc")
        paragraphs = [paragraph(look, run(block["toc"], look.font))]
        for number, (line_look, content) in enumerate(lines):
            first, last = number == 0, number == len(lines) - 1
            paragraphs.append(paragraph(line_look, f"{start if first else ''}{content}{end if last else ''}"))
        gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        contents = "".join(paragraphs)
        return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{contents}</w:sdtContent></w:sdt>" + paragraph(
            Look(), "", section=self.layout.page.section(numbered=False)
        )

    def _toc_lines(self) -> list[tuple[Look, str]]:
        lines = []
        for number, block in enumerate(self.blocks):
            kind = _kind(block)
            if kind in ("h1", "h2"):
                look = self.layout.look(f"toc{kind[1]}")
                page = simple_field(f"PAGEREF {_anchor(number)} \\h", str(block["page"]), Font())
                text = f"{run(block[kind], Font())}{run(chr(9), Font())}{page}"
                lines.append((look, f'<w:hyperlink w:anchor="{_anchor(number)}" w:history="1">{text}</w:hyperlink>'))
        return lines


def _kind(block: Block) -> str:
    return next(iter(block))


def _words(text: str) -> str:
    """Return a date without the content control around it."""
    return text.removeprefix("{[").removesuffix("]}").rpartition("|")[2]


def _anchor(number: int) -> str:
    return f"_Toc{_BOOKMARK + number}"


def _bookmarked(runs: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(number)}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _table(widths: list[int], rows: Iterable[list[str]]) -> str:
    """Return a table of ready-made cell contents."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    lines = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
            for each, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )


_TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="5580000" cy="1080000"/><wp:docPr id="1" name="标题框"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5580000" cy="1080000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
    "<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    '<v:shape style="width:439.4pt;height:85pt" filled="f" stroked="f"><v:textbox inset="0,0,0,0">'
    "<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
