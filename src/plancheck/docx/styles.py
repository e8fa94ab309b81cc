"""Styles: what a paragraph and its text look like after inheritance (ISO 29500-1 §17.7)."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, NamedTuple

from plancheck.docx.xml import NAMES, Element, attribute, child, integer, parse, switched_on, twips, value
from plancheck.errors import UnreadableDocument
from plancheck.limits import DEFAULT, Limits

_HEADING_NAME: Final = re.compile(r"^(?:heading|标题|標題|überschrift|titre|título|titolo)\s*([1-9])$", re.IGNORECASE)
_SIDES: Final = {"start": "left", "end": "right"}  # the strict names
_INDENTS: Final = {
    word + suffix: (name, measure)
    for word, name in (
        ("firstLine", "indent"), ("left", "left"), ("start", "left"), ("right", "right"), ("end", "right"),
    )
    for suffix, measure in (("Chars", "chars"), ("", "twips"))
}  # fmt: skip
_TOC_NAME: Final = re.compile(r"^(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题)?$", re.IGNORECASE)

_STYLE_BEGIN: Final = b"<w:style "
_STYLE_END: Final = b"</w:style>"
_LATENT_BEGIN: Final = b"<w:latentStyles"
_LATENT_END: Final = b"</w:latentStyles>"
# Most properties (spacing, language, colours …) do not matter here and are passed over quickly.
_READ_OF_RUN: Final = frozenset(("b", "sz", "rFonts", "vanish", "specVanish", "rStyle"))
_READ_OF_PARAGRAPH: Final = frozenset(
    ("outlineLvl", "numPr", "jc", "ind", "pageBreakBefore", "pStyle", "rPr", "sectPr")
)

Properties = dict[str, Any]
_MAX_CHAIN: Final = 64  # Word itself stops at 11 styles based on one another


def parse_styles(data: bytes, part: str, limits: Limits = DEFAULT) -> Element:
    """Return the root of styles.xml, as `xml.parse` does, without table and latent styles where they can be told.

    They say nothing that is read here and make up most of the part in files of Word's, whose parsing would take
    longer than all the rest of a plan.
    """
    head, *pieces = data.split(_STYLE_BEGIN)
    before, _, latent = head.partition(_LATENT_BEGIN)
    if latent.rstrip().endswith(_LATENT_END):
        head = before
    kept = _STYLE_BEGIN.join([head, *(piece for piece in pieces if not _is_table_style(piece))])
    if len(kept) < len(data):
        with suppress(UnreadableDocument):
            return parse(kept, part, limits)
    return parse(data, part, limits)


def _is_table_style(piece: bytes) -> bool:
    """Whether a style, told by what follows the name of its tag, is a whole one of a table."""
    tag = piece[: piece.find(b">")]
    return b' w:type="table"' in b" " + tag and not tag.endswith(b"/") and piece.rstrip().endswith(_STYLE_END)


class Resolved(NamedTuple):
    """A style with what it inherits.

    Attributes:
        name: its name as stored, None for no style.
        chain: its id and those it is based on, itself first; with the numbering of the paragraph properties, only
            as far as the style that holds the numbering.
        paragraph: paragraph properties, document defaults included.
        run: run properties, document defaults included.
        lists_contents: whether its paragraphs are entries of a generated table of contents.

    """

    name: str | None
    chain: tuple[str, ...]
    paragraph: Properties
    run: Properties
    lists_contents: bool = False


class _Style(NamedTuple):
    """What a style itself says; read once, however many styles are based on it."""

    name: str
    based_on: str | None
    paragraph: Properties
    run: Properties


class Styles:
    """The styles of a document, asked by style id; each is read when it is first asked for."""

    def __init__(self, root: Element | None, theme_font: Callable[[str], str | None]) -> None:
        """Index styles.xml (None: a document without styles)."""
        self._theme_font = theme_font
        self._nodes: dict[str, Element] = {}
        self._read: dict[str, _Style] = {}
        self._own_runs: dict[str, Properties] = {}
        self._resolved: dict[str | None, Resolved] = {}
        self._default: str | None = None
        self._paragraph: Properties = {}
        self._run: Properties = {}
        for node in root if root is not None else ():
            kind = NAMES[node.tag]
            if kind == "style":
                identity = attribute(node, "styleId")
                if identity is None or identity in self._nodes:
                    continue
                self._nodes[identity] = node
                if attribute(node, "default") in ("1", "true", "on") and attribute(node, "type") == "paragraph":
                    self._default = identity
            elif kind == "docDefaults":
                self._defaults(node)

    def _defaults(self, node: Element) -> None:
        for outer in node:
            for inner in outer:
                if NAMES[inner.tag] == "rPr":
                    self._run = self.run_properties(inner)
                elif NAMES[inner.tag] == "pPr":
                    self._paragraph = paragraph_properties(inner)

    def of_paragraph(self, identity: str | None) -> str | None:
        """Return the id of the style a paragraph has: the default one where it names none that exists."""
        return identity if identity in self._nodes else self._default

    def resolve(self, identity: str | None) -> Resolved:
        """Return a style with its inheritance, the document's defaults for an unknown one."""
        known = self._resolved.get(identity)
        if known is None:
            known = self._resolved[identity] = self._resolve(identity)
        return known

    def _resolve(self, identity: str | None) -> Resolved:
        chain = self._chain(identity)
        if not chain:
            return Resolved(None, (), self._paragraph, self._run)
        paragraph = dict(self._paragraph)
        numbering = chain
        for index in range(len(chain) - 1, -1, -1):
            said = self._style(chain[index]).paragraph
            if "num" in said:
                numbering = chain[: index + 1]
            paragraph.update(said)
        names = [self._style(name).name for name in chain]
        if "outline" not in paragraph:
            match = next((match for name in names if (match := _HEADING_NAME.match(name.strip()))), None)
            if match:
                paragraph["outline"] = int(match[1])
        run = {**self._run, **self._run_of(chain)}
        return Resolved(names[0], tuple(numbering), paragraph, run, bool(_TOC_NAME.match(names[0])))

    def own_run(self, identity: str) -> Properties:
        """Return the run properties of a character style and those it is based on, without the defaults."""
        if identity not in self._own_runs:
            self._own_runs[identity] = self._run_of(self._chain(identity))
        return self._own_runs[identity]

    def _run_of(self, chain: list[str]) -> Properties:
        found: Properties = {}
        for name in reversed(chain):
            found.update(self._style(name).run)
        return found

    def _style(self, identity: str) -> _Style:
        known = self._read.get(identity)
        if known is None:
            node = self._nodes[identity]
            paragraph, run = child(node, "pPr"), child(node, "rPr")
            known = self._read[identity] = _Style(
                value(node, "name") or identity,
                value(node, "basedOn"),
                paragraph_properties(paragraph) if paragraph is not None else {},
                self.run_properties(run) if run is not None else {},
            )
        return known

    def _chain(self, identity: str | None) -> list[str]:
        chain: list[str] = []
        while identity in self._nodes and identity not in chain and len(chain) < _MAX_CHAIN:
            chain.append(identity)
            identity = self._style(identity).based_on
        return chain

    def run_properties(self, node: Element) -> Properties:
        """Return what an rPr element says of the properties that matter here."""
        found: Properties = {}
        for item in node:
            kind = NAMES[item.tag]
            if kind not in _READ_OF_RUN:
                continue
            if kind == "b":
                found["bold"] = switched_on(item)
            elif kind == "sz":
                size = integer(attribute(item, "val"))
                if size:
                    found["size"] = size / 2
            elif kind == "rFonts":
                theme = attribute(item, "eastAsiaTheme")
                font = (self._theme_font(theme) if theme else None) or attribute(item, "eastAsia")
                if font:
                    found["font"] = font
            elif kind in ("vanish", "specVanish"):
                found["hidden"] = switched_on(item)
            elif kind == "rStyle":
                found["style"] = attribute(item, "val")
        return found


def paragraph_properties(node: Element) -> Properties:
    """Return what a pPr element says of the properties that matter here."""
    found: Properties = {}
    for item in node:
        kind = NAMES[item.tag]
        if kind not in _READ_OF_PARAGRAPH:
            continue
        if kind == "outlineLvl":
            level = integer(attribute(item, "val"))
            found["outline"] = level + 1 if level is not None and 0 <= level < 9 else None
        elif kind == "numPr":
            number = integer(value(item, "numId"))
            level = integer(value(item, "ilvl"))
            if number is not None:
                found["num"] = number
            if level is not None:
                found["level"] = level
        elif kind == "jc":
            said = attribute(item, "val")
            found["align"] = _SIDES.get(said, said) if said else None
        elif kind == "ind":
            found.update(_indent(item))
        elif kind == "pageBreakBefore":
            found["page_break"] = switched_on(item)
        elif kind == "pStyle":
            found["pstyle"] = attribute(item, "val")
        elif kind == "rPr":
            _mark(item, found)
        elif kind == "sectPr":
            found["section"] = item  # never in a style
    return found


def _mark(node: Element, found: Properties) -> None:
    """Read of the paragraph mark whether it is deleted or hidden, so that the next paragraph goes on in its line."""
    for item in node:
        kind = NAMES[item.tag]
        if kind in ("del", "moveFrom"):
            found["mark_deleted"] = True
        elif kind == "vanish":
            found["mark_hidden"] = switched_on(item)


def _indent(item: Element) -> Properties:
    said = {NAMES[str(name)]: str(value) for name, value in item.attrib.items()}
    found: Properties = {}
    for word, told in said.items():
        name, measure = _INDENTS.get(word, ("", ""))
        if measure == "chars":
            chars = integer(told)
            if chars is not None:
                found[name + "_chars"] = chars / 100
        elif measure:
            length = twips(told)
            if length is not None:
                found[name + "_twips"] = length
    if not ("indent_chars" in found or "indent_twips" in found) and (said.get("hanging") or said.get("hangingChars")):
        found |= {"indent_chars": None, "indent_twips": 0}  # a hanging line takes away an inherited indent
    return found
