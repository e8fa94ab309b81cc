"""Styles: what paragraphs and spans look like after inheritance (OpenDocument 1.3 part 3, 16)."""

import re
from typing import Any, Final, NamedTuple

from plancheck import Look

from plancheck_odt.package import Element
from plancheck_odt.xml import NAMES, attribute, child, children, twips

_ALIGNMENTS: Final = {"start": "left", "left": "left", "end": "right", "right": "right", "justify": "both"}
_CODED: Final = re.compile(r"_([0-9a-fA-F]{1,4})_")
_MAX_CHAIN: Final = 64
_BOLD: Final = 600
_PERCENT: Final = re.compile(r"([\d.]+)%")

Properties = dict[str, Any]


class Style(NamedTuple):
    """A style with what it inherits.

    Attributes:
        name: as people see it, that of the first style that is not automatic; None for none.
        paragraph: paragraph properties.
        text: text properties.
        outline: its outline level, None for text.
        master: the master page that begins with it, "" for none.

    """

    name: str | None
    paragraph: Properties
    text: Properties
    outline: int | None = None
    master: str = ""


class Styles:
    """The styles of one part: the common ones, and the automatic ones of the part."""

    def __init__(self, common: Element | None, automatic: Element | None, fonts: list[Element]) -> None:
        """Index them.

        Args:
            common: office:styles.
            automatic: office:automatic-styles of the part whose content is read.
            fonts: office:font-face-decls.

        """
        self._fonts = {
            attribute(face, "style:name"): (attribute(face, "svg:font-family") or "").split(",")[0].strip("'\" ")
            for faces in fonts
            for face in children(faces, "style:font-face")
        }
        self._nodes: dict[tuple[str, str], Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._known: dict[tuple[str, str], Style] = {}
        self._looks: dict[tuple[str, tuple[str, ...]], tuple[Look, bool]] = {}
        self._default = Style(None, {}, {})
        self.lists: dict[str, Element] = {}
        self.outline: Element | None = child(common, "text:outline-style")
        for root in (common, automatic):
            for node in root if root is not None else ():
                kind, name = NAMES[node.tag], attribute(node, "style:name") or ""
                family = attribute(node, "style:family") or ""
                if kind == "style:style":
                    self._nodes[family, name] = node
                    if root is automatic:
                        self._automatic.add((family, name))
                elif kind == "style:default-style" and family == "paragraph":
                    self._default = Style(None, self._paragraph(node), self._text(node, None))
                elif kind == "text:list-style":
                    self.lists[name] = node

    def paragraph(self, name: str) -> Style:
        """Return a paragraph style with what it inherits."""
        known = self._known.get(("paragraph", name))
        if known is None:
            known = self._known["paragraph", name] = self._resolve("paragraph", name, self._default)
        return known

    def look(self, paragraph: str, spans: tuple[str, ...]) -> tuple[Look, bool]:
        """Return how text in these nested spans looks, and whether it is hidden."""
        known = self._looks.get((paragraph, spans))
        if known is None:
            style = self.paragraph(paragraph)
            for name in spans:
                style = self._resolve("text", name, style)
            text = style.text
            look = Look(bool(text.get("bold")), text.get("size"), text.get("font"))
            known = self._looks[paragraph, spans] = (look, bool(text.get("hidden")))
        return known

    def node(self, family: str, name: str) -> Element | None:
        """Return a style of another family as it stands."""
        return self._nodes.get((family, name))

    def _resolve(self, family: str, name: str, base: Style) -> Style:
        chain: list[str] = []
        while (family, name) in self._nodes and name not in chain and len(chain) < _MAX_CHAIN:
            chain.append(name)
            name = attribute(self._nodes[family, name], "style:parent-style-name") or ""
        shown: str | None = None
        found = base
        for name in reversed(chain):
            node = self._nodes[family, name]
            if (family, name) not in self._automatic:
                shown = attribute(node, "style:display-name") or _CODED.sub(_decoded, name)
            outline = attribute(node, "style:default-outline-level")
            master = attribute(node, "style:master-page-name")
            found = Style(
                shown,
                {**found.paragraph, **self._paragraph(node)},
                {**found.text, **self._text(node, found.text.get("size"))},
                found.outline if outline is None else _level(outline),
                found.master if master is None else master,
            )
        return found

    def _paragraph(self, node: Element) -> Properties:
        about = child(node, "style:paragraph-properties")
        found: Properties = {}
        if about is None:
            return found
        align = attribute(about, "fo:text-align")
        if align:
            found["align"] = _ALIGNMENTS.get(align, align)
        for name, key in (
            ("fo:text-indent", "indent"), ("fo:margin-left", "left"), ("fo:margin-right", "right"),
            ("fo:break-before", "break_before"), ("fo:break-after", "break_after"),
        ):  # fmt: skip
            value = attribute(about, name)
            if value is not None:
                found[key] = value
        return found

    def _text(self, node: Element, above: float | None) -> Properties:
        """Return what a style says of text, East Asian properties before Western ones."""
        about = child(node, "style:text-properties")
        found: Properties = {}
        if about is None:
            return found
        weight = attribute(about, "style:font-weight-asian") or attribute(about, "fo:font-weight")
        if weight:
            found["bold"] = weight == "bold" or (weight.isdecimal() and int(weight[:4]) >= _BOLD)
        size = _size(attribute(about, "style:font-size-asian") or attribute(about, "fo:font-size"), above)
        if size:
            found["size"] = size
        family = attribute(about, "style:font-family-asian")
        named = attribute(about, "style:font-name-asian")
        font = (self._fonts.get(named) or named) if named else family and family.split(",")[0].strip("'\" ")
        if font:
            found["font"] = font
        display = attribute(about, "text:display")
        if display:
            found["hidden"] = display == "none"
        return found


def _size(text: str | None, above: float | None) -> float | None:
    percent = _PERCENT.fullmatch(text or "")
    if percent:
        try:
            return above * float(percent[1]) / 100 if above else None
        except ValueError:
            return None
    length = twips(text)
    return length / 20 if length else None


def _level(text: str) -> int | None:
    return int(text) if text.isdecimal() and 1 <= int(text[:3]) <= 9 else None


def _decoded(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
