"""The DOCX package around the text: its parts, their relations, and a ZIP file that never varies."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from sampledocx.look import SIZE_5, SONG, Font, Look

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = NAMESPACES["r"]
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PARTS = ("styles", "settings", "numbering", "comments")


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style."""

    id: str
    name: str
    look: Look = field(default_factory=Look)
    based_on: str | None = None
    default: bool = False

    def xml(self) -> str:
        """Return `w:style`."""
        based = f'<w:basedOn w:val="{self.based_on}"/>' if self.based_on else ""
        default = ' w:default="1"' if self.default else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val={quoteattr(self.name)}/>'
            f"{based}<w:qFormat/>{self.look.xml()}{self.look.font.xml()}</w:style>"
        )


@dataclass(frozen=True, slots=True)
class Document:
    """All that goes into one file.

    Attributes:
        body: inside of `w:body`, the last `w:sectPr` included.
        title, date: core properties; the date (ISO 8601) also stands for the time of the last change.
        footers: part name without ".xml" (footer1 …) to its paragraphs; the relation id is the part name.
        numbering: inside of numbering.xml, "" for none.
        comments: inside of comments.xml, "" for none.
        even_pages: whether even pages have their own footer.

    """

    body: str
    styles: tuple[Style, ...]
    title: str
    date: str
    footers: dict[str, str] = field(default_factory=dict)
    numbering: str = ""
    comments: str = ""
    even_pages: bool = False

    def save(self) -> bytes:
        """Return the bytes of the DOCX file.

        Entries are stored, not deflated: a compressed stream depends on the zlib at hand, stored bytes do not.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
            for name, text in self._parts().items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system = 0
                package.writestr(entry, (_HEAD + text).encode())
        return buffer.getvalue()

    def _parts(self) -> dict[str, str]:
        words = {
            "document": f"<w:document {_DECLARED}><w:body>{self.body}</w:body></w:document>",
            "styles": f"<w:styles {_DECLARED}>{_DEFAULTS}{''.join(style.xml() for style in self.styles)}</w:styles>",
            "settings": f"<w:settings {_DECLARED}>{self._settings()}</w:settings>",
        }
        if self.numbering:
            words["numbering"] = f"<w:numbering {_DECLARED}>{self.numbering}</w:numbering>"
        if self.comments:
            words["comments"] = f"<w:comments {_DECLARED}>{self.comments}</w:comments>"
        for name, content in self.footers.items():
            words[name] = f"<w:ftr {_DECLARED}>{content}</w:ftr>"
        return {
            "[Content_Types].xml": _content_types(words),
            "_rels/.rels": _relations(
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": self._core(),
            "word/_rels/document.xml.rels": _relations(
                *((name, f"{_OFFICE}/{_kind(name)}", f"{name}.xml") for name in words if name != "document")
            ),
            **{f"word/{name}.xml": text for name, text in words.items()},
        }

    def _settings(self) -> str:
        even = "<w:evenAndOddHeaders/>" if self.even_pages else ""
        return (
            f'<w:defaultTabStop w:val="420"/>{even}<w:characterSpacingControl w:val="compressPunctuation"/>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
            ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        )

    def _core(self) -> str:
        moment = f'xsi:type="dcterms:W3CDTF">{self.date}T09:00:00Z'
        return (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(self.title)}</dc:title><dc:creator>plancheck samples</dc:creator>"
            f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified>"
            "</cp:coreProperties>"
        )


_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault>{Font(SONG, 'Times New Roman', SIZE_5).xml()}</w:rPrDefault>"
    "<w:pPrDefault/></w:docDefaults>"
).replace("</w:rPr>", '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>')


def _kind(name: str) -> str:
    return name if name in _PARTS else name.rstrip("0123456789")


def _content_types(words: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.'
        f'{"document.main" if name == "document" else _kind(name)}+xml"/>'
        for name in words
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    items = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
