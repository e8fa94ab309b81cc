"""The layouts: for every kind of block, how an office would have set it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sampledocx.look import BLACK, FANG, HEI, KAI, RED, SIZE_2, SIZE_3, SIZE_4, SONG, XIAOBIAOSONG, Font, Look
from sampledocx.package import Style
from sampledocx.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

EXACT = 560  # 28 pt


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to set a plan.

    Attributes:
        looks: block kind to look; "p" stands in for kinds that are not named.
        cell: look of the words in tables.
        styles: paragraph styles of the file, the default style first.
        numbering: inside of numbering.xml.
        prepare: what is done to the blocks first: "" | "merge" (one paragraph) | "typed-indents".
        boxed: whether everything stands in a table of one column.

    """

    looks: Mapping[str, Look]
    cell: Look
    page: Page = field(default_factory=Page)
    styles: tuple[Style, ...] = (Style("Normal", "Normal", default=True),)
    numbering: str = ""
    prepare: str = ""
    boxed: bool = False

    def look(self, kind: str) -> Look:
        """Return the look of a block."""
        return self.looks.get(kind) or self.looks["p"]


def _font(east: str, size: float = SIZE_3, *, bold: bool = False) -> Font:
    return Font(east, None, size, bold=bold)


_BODY = Look(font=_font(FANG), align="both", indent=2, line=EXACT)
_TITLE = Look(font=Font(XIAOBIAOSONG, XIAOBIAOSONG, SIZE_2), align="center", line=680, before=EXACT, after=EXACT)
_GB_LOOKS = {
    "masthead": Look(font=Font(XIAOBIAOSONG, XIAOBIAOSONG, 34, color=RED), align="center", before=EXACT, after=EXACT),
    "number": Look(font=_font(FANG), align="center", line=EXACT, before=EXACT, rules=(("bottom", 18, RED),)),
    "title": replace(_TITLE, before=2 * EXACT),
    "plantitle": replace(_TITLE, before=0, page_break=True),
    "to": Look(font=_font(FANG), line=EXACT),
    "p": _BODY,
    "h1": replace(_BODY, font=_font(HEI), keep_next=True),
    "h2": replace(_BODY, font=_font(KAI)),
    "annexnote": replace(_BODY, before=EXACT),
    "sign": replace(_BODY, indent=0, align="right", before=2 * EXACT, keep_next=True),
    "date": replace(_BODY, indent=0, align="right"),
    "annex": Look(font=_font(HEI), line=EXACT, page_break=True),
    "annextitle": replace(_TITLE, font=Font(XIAOBIAOSONG, XIAOBIAOSONG, 18)),
    "imprint": Look(font=_font(FANG, SIZE_4), line=EXACT, indent=1, tab=(8560, "none"), rules=(("bottom", 8, BLACK),)),
}
_GB_CELL = Look(font=_font(FANG, SIZE_4), align="center", line=480)
_GB_STYLES = (Style("Normal", "Normal", Look(font=Font(FANG, "Times New Roman", SIZE_3), align="both"), default=True),)
_GB_PAGE = Page(numbers="outside")

OFFICIAL = Layout(_GB_LOOKS, _GB_CELL, _GB_PAGE, _GB_STYLES)
WRAPPED = replace(OFFICIAL, looks={**_GB_LOOKS, "number": replace(_GB_LOOKS["number"], rules=())})
TRACKED = replace(
    OFFICIAL, looks={**_GB_LOOKS, "boxtitle": Look(align="center", after=300)}, page=replace(_GB_PAGE, numbers="centre")
)


def _levels(*formats: tuple[str, str, str]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for number, (kind, text, style) in enumerate(formats)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def _heading(level: int, font: Font, number: int | None = None) -> Look:
    listed = None if number is None else (number, level)
    return Look(font=font, indent=2, line=EXACT, outline=level, number=listed, keep_next=level < 2)


AUTO_NUMBERING = Layout(
    looks={
        "title": Look(style="Title"),
        "to": Look(style="Normal"),
        "p": Look(style="BodyText"),
        "h1": Look(style="Heading1"),
        "h2": Look(style="Heading2"),
        "h3": Look(style="Heading3"),
        "sign": Look(font=_font(FANG), align="right", line=EXACT, before=2 * EXACT),
        "date": Look(font=_font(FANG), align="right", line=EXACT),
    },
    cell=_GB_CELL,
    page=Page(),
    styles=(
        Style("Normal", "Normal", Look(font=Font(FANG, "Times New Roman", SIZE_3), line=EXACT), default=True),
        Style("Title", "Title", replace(_TITLE, before=0), "Normal"),
        Style("BodyText", "Body Text", Look(indent=2, align="both"), "Normal"),
        Style("Heading1", "heading 1", _heading(0, _font(HEI), 1), "Normal"),
        Style("Heading2", "heading 2", _heading(1, _font(KAI), 1), "Normal"),
        Style("Heading3", "heading 3", _heading(2, _font(FANG), 1), "Normal"),
    ),
    numbering=_levels(
        ("japaneseCounting", "%1、", "Heading1"),
        ("japaneseCounting", "（%2）", "Heading2"),
        ("decimal", "%3.", "Heading3"),
    ),
)

_YAHEI = "微软雅黑"
ONE_PARAGRAPH = Layout(
    looks={
        "title": Look(font=Font(_YAHEI, "Arial", 18, bold=True, color="333333"), align="center", after=300),
        "p": Look(font=Font(_YAHEI, "Arial", 12, color="333333"), line=420),
    },
    cell=Look(),
    page=Page(margins=(25.4, 25.4, 31.8, 31.8), numbers=""),
    prepare="merge",
)

_SMALL_BODY = Look(font=_font(SONG, 12), indent=2, line=440, align="both")
_SMALL_LOOKS = {
    "title": Look(font=_font(HEI, SIZE_3), align="center", before=120, after=240),
    "to": replace(_SMALL_BODY, indent=0),
    "p": _SMALL_BODY,
    "h1": replace(_SMALL_BODY, font=_font(SONG, 12, bold=True), keep_next=True),
    "sign": replace(_SMALL_BODY, indent=0, align="right", before=800),
    "date": replace(_SMALL_BODY, indent=0, align="right"),
}
_SMALL_CELL = Look(font=_font(SONG, 12), line=400)
_PLAIN_PAGE = Page(margins=(25.4, 25.4, 31.8, 31.8))

PLAIN = Layout(_SMALL_LOOKS, _SMALL_CELL, _PLAIN_PAGE)
_FORM_LOOKS = {kind: replace(look, keep_next=False) for kind, look in _SMALL_LOOKS.items()}  # rows may part
FORM_TABLE = Layout(_FORM_LOOKS, _SMALL_CELL, Page(margins=(25.4, 25.4, 27, 27), numbers=""), boxed=True)

_TYPED = replace(_SMALL_BODY, font=_font(FANG, SIZE_4), line=520, indent=0)
TYPED_INDENTS = Layout(
    looks={
        "title": Look(font=_font(HEI, SIZE_2), align="center", line=700, after=300),
        "p": _TYPED,
        "h1": replace(_TYPED, font=_font(FANG, SIZE_4, bold=True), keep_next=True),
        "sign": replace(_TYPED, align="right", before=1000),
        "date": replace(_TYPED, align="right"),
    },
    cell=_SMALL_CELL,
    page=_PLAIN_PAGE,
    prepare="typed-indents",
)

BOLD_HEADINGS = Layout(
    looks={
        "title": Look(font=_font(SONG, SIZE_2, bold=True), align="center", line=680, after=400),
        "p": Look(font=_font(FANG), indent=2, line=EXACT),
        "h1": Look(font=_font(FANG, bold=True), indent=2, line=EXACT, keep_next=True),
        "sign": Look(font=_font(FANG), align="right", line=EXACT, before=2 * EXACT),
        "date": Look(font=_font(FANG), align="right", line=EXACT),
    },
    cell=_GB_CELL,
    page=Page(margins=(30, 30, 28, 26)),
)

# Word in Chinese gives its built-in styles the ids "a", "1", "2" …; some converters also translate their names.
HEADING_STYLES = Layout(
    looks={
        "coverline": Look(font=_font(SONG, 24, bold=True), align="center", before=3600, after=400),
        "title": Look(style="a3"),
        "coverdate": Look(font=_font(KAI), align="center", before=5600),
        "toc": Look(font=_font(HEI, 18), align="center", after=300, page_break=True),
        "p": Look(style="a4"),
        "h1": Look(style="1"),
        "h2": Look(style="2"),
        "h3": Look(style="3"),
        "toc1": Look(style="TOC1"),
        "toc2": Look(style="TOC2"),
    },
    cell=_SMALL_CELL,
    page=Page(margins=(37, 35, 28, 26)),
    styles=(
        Style("a", "正文", Look(font=_font(SONG, 12), line=480), default=True),
        Style("a4", "正文缩进", Look(font=_font(SONG, 12), indent=2), "a"),
        Style("a3", "标题", Look(font=_font(HEI, 26), align="center", line=900, after=400), "a"),
        Style("1", "标题 1", Look(font=_font(HEI, SIZE_3), line=560, before=240, outline=0, keep_next=True), "a"),
        Style("2", "标题 2", Look(font=_font(HEI, SIZE_4), line=500, outline=1, keep_next=True), "a"),
        Style("3", "标题 3", Look(font=_font(SONG, 12, bold=True), line=460, outline=2, keep_next=True), "a"),
        Style("TOC1", "目录 1", Look(font=_font(HEI, 12), line=480, tab=(8840, "dot")), "a"),
        Style("TOC2", "目录 2", Look(font=_font(SONG, 12), line=440, tab=(8840, "dot"), indent=2), "a"),
    ),
)

LAYOUTS: dict[str, Layout] = {
    "official": OFFICIAL,
    "auto-numbering": AUTO_NUMBERING,
    "one-paragraph": ONE_PARAGRAPH,
    "form-table": FORM_TABLE,
    "tracked-changes": TRACKED,
    "wrapped-notice": WRAPPED,
    "heading-styles": HEADING_STYLES,
    "plain": PLAIN,
    "typed-indents": TYPED_INDENTS,
    "bold-headings": BOLD_HEADINGS,
}
