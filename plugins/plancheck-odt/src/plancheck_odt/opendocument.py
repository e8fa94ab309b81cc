"""From the bytes of an OpenDocument text to blocks."""

from plancheck import Block, PageSetup, UnreadableDocument

from plancheck_odt.body import Body, text_of
from plancheck_odt.numbering import Numbering
from plancheck_odt.package import is_flat, is_packed, parts
from plancheck_odt.pages import read_pages
from plancheck_odt.styles import Styles
from plancheck_odt.xml import child


def accepts(data: bytes) -> bool:
    """Whether these are the bytes of an OpenDocument text, packed or flat."""
    return is_packed(data) or is_flat(data)


def read(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[PageSetup, ...]]:
    """Return blocks, notes on what was left out, and page layouts; raise UnreadableDocument."""
    content, look = parts(data)
    text = text_of(content)
    common = child(look, "office:styles")
    fonts = [faces for root in (content, look) if (faces := child(root, "office:font-face-decls")) is not None]
    styles = Styles(common, child(content, "office:automatic-styles"), fonts)
    body = Body(styles, Numbering(styles.lists, styles.outline))
    try:
        body.read(text)
    except RecursionError:  # libxml2 stops at 256 levels; a caller may have used up the stack before
        raise UnreadableDocument("unsafe", "nested too deeply") from None
    notes = () if look is not None else ("styles.xml is missing",)
    pages = read_pages(look, body.master, Styles(common, child(look, "office:automatic-styles"), fonts))
    return tuple(body.blocks), notes, pages
