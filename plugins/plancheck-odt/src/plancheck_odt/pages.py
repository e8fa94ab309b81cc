"""The page layout of a text: paper, margins, and page numbers in its footers."""

from collections.abc import Iterator
from typing import Final

from plancheck import PageNumber, PageSetup

from plancheck_odt.inline import Collected, Inline
from plancheck_odt.numerals import render
from plancheck_odt.package import Element
from plancheck_odt.styles import Styles
from plancheck_odt.xml import NAMES, attribute, child, children, twips

_STANDARD: Final = "Standard"
_FOOTERS: Final = {"style:footer": "all", "style:footer-left": "even", "style:footer-first": "first"}


def read_pages(root: Element | None, master: str, styles: Styles) -> tuple[PageSetup, ...]:
    """Return the layout of the master page that the text begins with, () where there is none.

    Args:
        root: the root of styles.xml.
        master: the name of the master page, "" for the standard one.
        styles: the styles that hold in styles.xml.

    """
    masters = {
        attribute(page, "style:name"): page
        for page in children(child(root, "office:master-styles"), "style:master-page")
    }
    page = masters.get(master or _STANDARD)
    if page is None:
        return ()
    wanted = attribute(page, "style:page-layout-name")
    layouts = children(child(root, "office:automatic-styles"), "style:page-layout")
    layout = next((item for item in layouts if attribute(item, "style:name") == wanted), None)
    about = child(layout, "style:page-layout-properties")
    if about is None:
        return ()

    def length(name: str) -> int | None:
        return twips(attribute(about, name))

    around = length("fo:margin")
    sides = {side: length(f"fo:margin-{side}") for side in ("top", "bottom", "left", "right")}
    for side, told in sides.items():
        sides[side] = around if told is None else told
    # Header and footer lie inside the page's margins and push the text further in.
    for side, kind in (("top", "header"), ("bottom", "footer")):
        height = _height(layout, page, kind)
        told = sides[side]
        sides[side] = told + height if told is not None else None
    return (
        PageSetup(
            block=0,
            width=length("fo:page-width"),
            height=length("fo:page-height"),
            numbers=tuple(_numbers(page, attribute(about, "style:num-format") or "1", styles)),
            **sides,
        ),
    )


def _height(layout: Element | None, page: Element, kind: str) -> int:
    shown = child(page, f"style:{kind}")
    if shown is None or attribute(shown, "style:display") == "false":
        return 0
    about = child(child(layout, f"style:{kind}-style"), "style:header-footer-properties")
    if about is None:
        return 0
    return twips(attribute(about, "svg:height") or attribute(about, "fo:min-height")) or 0


def _numbers(page: Element, number_format: str, styles: Styles) -> Iterator[PageNumber]:
    two_sided = any(attribute(footer, "style:display") != "false" for footer in children(page, "style:footer-left"))
    for footer in children(page, *_FOOTERS):
        if attribute(footer, "style:display") == "false":
            continue
        pages = _FOOTERS[NAMES[footer.tag]]
        for paragraph in footer.iter():
            if NAMES[paragraph.tag] in ("text:p", "text:h"):
                number = _number(paragraph, "odd" if pages == "all" and two_sided else pages, number_format, styles)
                if number is not None:
                    yield number


def _number(paragraph: Element, pages: str, number_format: str, styles: Styles) -> PageNumber | None:
    field = next((item for item in paragraph.iter() if NAMES[item.tag] == "text:page-number"), None)
    if field is None:
        return None
    field.text = render(1, attribute(field, "style:num-format") or number_format)
    name = attribute(paragraph, "text:style-name") or ""
    collected = Collected(None, "body")
    Inline(styles, lambda *_: None).read(paragraph, collected, name)
    spans = tuple(
        style
        for outer in reversed([*field.iterancestors()])
        if NAMES[outer.tag] == "text:span" and (style := attribute(outer, "text:style-name"))
    )
    alignment = styles.paragraph(name).paragraph.get("align")
    return PageNumber(pages, collected.text().strip(), alignment, styles.look(name, spans)[0])
