"""Styles: what a paragraph and its text look like after inheritance (ISO 29500-1 §17.7)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from plancheck.docx.xml import NAMES, Element, attribute, child, integer, switched_on, value

_HEADING_NAME: Final = re.compile(r"^(?:heading|标题|標題|überschrift|titre|título|titolo)\s*([1-9])$", re.IGNORECASE)
_TOC_NAME: Final = re.compile(r"^(?:toc|目录|目錄)\s*(?:[1-9]|heading|标题)?$", re.IGNORECASE)

Properties = dict[str, Any]


@dataclass(slots=True)
class Style:
    """One style as stored; inheritance is resolved by `Styles`."""

    name: str
    based_on: str | None
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)


class Styles:
    """The styles of a document, asked by style id."""

    def __init__(self, root: Element | None, theme_font: Callable[[str], str | None]) -> None:
        """Read styles.xml (None: a document without styles)."""
        self._theme_font = theme_font
        self._styles: dict[str, Style] = {}
        self._resolved: dict[str | None, tuple[str | None, Properties, Properties]] = {}
        self.default_paragraph: str | None = None
        self._paragraph: Properties = {}
        self._run: Properties = {}
        for node in root if root is not None else ():
            kind = NAMES[node.tag]
            if kind == "docDefaults":
                self._defaults(node)
            elif kind == "style":
                self._style(node)

    def _defaults(self, node: Element) -> None:
        for outer in node:
            for inner in outer:
                if NAMES[inner.tag] == "rPr":
                    self._run = self.run_properties(inner)
                elif NAMES[inner.tag] == "pPr":
                    self._paragraph = paragraph_properties(inner)

    def _style(self, node: Element) -> None:
        identity = attribute(node, "styleId")
        if identity is None:
            return
        style = Style(value(node, "name") or identity, value(node, "basedOn"))
        paragraph, run = child(node, "pPr"), child(node, "rPr")
        if paragraph is not None:
            style.paragraph = paragraph_properties(paragraph)
        if run is not None:
            style.run = self.run_properties(run)
        self._styles.setdefault(identity, style)
        if attribute(node, "type") == "paragraph" and attribute(node, "default") in ("1", "true", "on"):
            self.default_paragraph = identity

    def resolve(self, identity: str | None) -> tuple[str | None, Properties, Properties]:
        """Return a style's name and its paragraph and run properties, defaults and inheritance included.

        Of the properties, "style" is the id of the style that holds the numbering.
        """
        known = self._resolved.get(identity)
        if known is None:
            known = self._resolved[identity] = self._resolve(identity)
        return known

    def _resolve(self, identity: str | None) -> tuple[str | None, Properties, Properties]:
        chain: list[str] = []
        current = identity
        while current is not None and current in self._styles and current not in chain:
            chain.append(current)
            current = self._styles[current].based_on
        paragraph, run = dict(self._paragraph), dict(self._run)
        for name in reversed(chain):
            style = self._styles[name]
            if "num" in style.paragraph:
                paragraph["style"] = name
            paragraph.update(style.paragraph)
            run.update(style.run)
        if "outline" not in paragraph:
            for name in chain:
                match = _HEADING_NAME.match(self._styles[name].name.strip())
                if match:
                    paragraph["outline"] = int(match[1])
                    break
        return (self._styles[chain[0]].name if chain else None), paragraph, run

    def run_properties(self, node: Element) -> Properties:
        """Return what an rPr element says of the properties that matter here."""
        found: Properties = {}
        for item in node:
            kind = NAMES[item.tag]
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


def is_toc(style_name: str | None) -> bool:
    """Whether paragraphs of this style are entries of a generated table of contents."""
    return bool(style_name and _TOC_NAME.match(style_name))


def paragraph_properties(node: Element) -> Properties:
    """Return what a pPr element says of the properties that matter here."""
    found: Properties = {}
    for item in node:
        kind = NAMES[item.tag]
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
            found["align"] = attribute(item, "val")
        elif kind == "ind":
            found.update(_indent(item))
        elif kind == "pageBreakBefore":
            found["page_break"] = switched_on(item)
        elif kind == "pStyle":
            found["pstyle"] = attribute(item, "val")
    return found


def _indent(item: Element) -> Properties:
    chars = integer(attribute(item, "firstLineChars"))
    twips = integer(attribute(item, "firstLine"))
    if chars is not None:
        return {"indent_chars": chars / 100}
    return {"indent_twips": twips} if twips is not None else {}
