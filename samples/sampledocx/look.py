"""How words and paragraphs look, and the XML that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312"
XIAOBIAOSONG = "方正小标宋简体"
SIZE_1, SIZE_2, SIZE_3, SIZE_4, SIZE_5 = 26.0, 22.0, 16.0, 14.0, 10.5  # 一号 … 五号 in points
RED, BLACK = "FF0000", "000000"

_CONTROLS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


@dataclass(frozen=True, slots=True)
class Font:
    """Character properties; what is None is inherited.

    Attributes:
        east: font of Chinese characters.
        latin: font of digits and letters.
        size: in points.

    """

    east: str | None = None
    latin: str | None = None
    size: float | None = None
    bold: bool = False
    color: str | None = None

    def xml(self) -> str:
        """Return `w:rPr`, or nothing when all is inherited."""
        parts = []
        if self.east or self.latin:
            latin = self.latin or "Times New Roman"
            east = f" w:eastAsia={quoteattr(self.east)}" if self.east else ""
            parts.append(
                f'<w:rFonts w:hint="eastAsia" w:ascii={quoteattr(latin)}{east} w:hAnsi={quoteattr(latin)}'
                f" w:cs={quoteattr(latin)}/>"
            )
        if self.bold:
            parts.append("<w:b/><w:bCs/>")
        if self.color:
            parts.append(f'<w:color w:val="{self.color}"/>')
        if self.size:
            parts.append(f'<w:sz w:val="{self.size * 2:.0f}"/><w:szCs w:val="{self.size * 2:.0f}"/>')
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


@dataclass(frozen=True, slots=True)
class Look:
    """Paragraph properties and the font of its words. Lengths are twips unless said otherwise.

    Attributes:
        style: id of the paragraph style.
        align: "left" | "center" | "right" | "both".
        indent: first line indent in characters.
        right: right indent in characters.
        line: exact line height; 0: inherited.
        number: (list, level) of automatic numbering.
        rules: lines around the paragraph: side, thickness in eighths of a point, colour.
        tab: position of a right tab stop and its leader ("none" | "dot").
        outline: outline level from 0.

    """

    font: Font = field(default_factory=Font)
    style: str | None = None
    align: str | None = None
    indent: float = 0
    right: float = 0
    line: int = 0
    before: int = 0
    after: int = 0
    number: tuple[int, int] | None = None
    rules: tuple[tuple[str, int, str], ...] = ()
    tab: tuple[int, str] | None = None
    keep_next: bool = False
    page_break: bool = False
    outline: int | None = None

    def xml(self, mark: str = "", section: str = "") -> str:
        """Return `w:pPr`; `mark` is the XML inside the paragraph mark's `w:rPr`, `section` a `w:sectPr`."""
        parts = []
        if self.style:
            parts.append(f'<w:pStyle w:val="{self.style}"/>')
        if self.keep_next:
            parts.append("<w:keepNext/>")
        if self.page_break:
            parts.append("<w:pageBreakBefore/>")
        if self.number:
            parts.append(f'<w:numPr><w:ilvl w:val="{self.number[1]}"/><w:numId w:val="{self.number[0]}"/></w:numPr>')
        if self.rules:
            lines = "".join(
                f'<w:{side} w:val="single" w:sz="{size}" w:space="6" w:color="{color}"/>'
                for side, size, color in self.rules
            )
            parts.append(f"<w:pBdr>{lines}</w:pBdr>")
        if self.tab:
            leader = f'w:leader="{self.tab[1]}" w:pos="{self.tab[0]}"'
            parts.append(f'<w:tabs><w:tab w:val="right" {leader}/></w:tabs>')
        parts += [self._spacing(), self._indentation()]
        if self.align:
            parts.append(f'<w:jc w:val="{self.align}"/>')
        if self.outline is not None:
            parts.append(f'<w:outlineLvl w:val="{self.outline}"/>')
        if mark:
            parts.append(f"<w:rPr>{mark}</w:rPr>")
        inner = "".join(parts) + section
        return f"<w:pPr>{inner}</w:pPr>" if inner else ""

    def _spacing(self) -> str:
        values = [f'w:{name}="{value}"' for name, value in (("before", self.before), ("after", self.after)) if value]
        if self.line:
            values.append(f'w:line="{self.line}" w:lineRule="exact"')
        return f"<w:spacing {' '.join(values)}/>" if values else ""

    def _indentation(self) -> str:
        size = self.font.size or SIZE_3
        values = []
        for name, count in (("right", self.right), ("firstLine", self.indent)):
            if count:
                values.append(f'w:{name}Chars="{count * 100:.0f}" w:{name}="{count * size * 20:.0f}"')
        return f"<w:ind {' '.join(values)}/>" if values else ""


def run(text: str, font: Font, tag: str = "t") -> str:
    """Return one `w:r`; `tag` is "delText" for words a reviser took out. Line feeds and tabs become elements."""
    pieces = [
        _CONTROLS.get(piece) or f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'
        for piece in re.split(r"([\n\t])", text)
        if piece
    ]
    return f"<w:r>{font.xml()}{''.join(pieces)}</w:r>"


def simple_field(code: str, shown: str, font: Font) -> str:
    """Return a complex field such as PAGE together with the result Word showed last."""
    head = f"<w:r>{font.xml()}"
    return (
        f'{head}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'{head}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'{head}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown, font)}"
        f'{head}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(look: Look, content: str, mark: str = "", section: str = "") -> str:
    """Return one `w:p` around ready-made runs."""
    return f"<w:p>{look.xml(mark, section)}{content}</w:p>"


def width(text: str) -> float:
    """Return the width of a line in full-width characters: ASCII counts half."""
    return sum(0.5 if ord(char) < 0x80 else 1.0 for char in text)
