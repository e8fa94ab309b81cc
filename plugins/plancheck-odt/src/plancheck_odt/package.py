"""The file: a zip of XML parts (.odt) or one XML document (.fodt), opened so that a hostile one does no harm."""

import io
import struct
import zipfile
import zlib
from typing import Final

from lxml import etree
from plancheck import UnreadableDocument

Element = etree._Element  # noqa: SLF001 - lxml's only name for the type

MAX_PARTS: Final = 20_000
MAX_PART_BYTES: Final = 64 * 2**20
BOMB_BYTES: Final = 16 * 2**20
"""Below this size no ratio of packing is a danger."""
MAX_RATIO: Final = 150
MAX_MARKUP: Final = 5_000_000
"""Tags and attributes, each of which takes some 100 bytes of memory once parsed."""

_TEXT: Final = b"application/vnd.oasis.opendocument.text"
_FLAT_HEAD: Final = 8192
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, IndexError)
_DOCTYPE: Final = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_ENCRYPTED: Final = 0x1


def is_packed(data: bytes) -> bool:
    """Whether these are the bytes of an .odt file: its first entry tells, as the format wants it."""
    return data[:4] == b"PK\x03\x04" and data[30:38] == b"mimetype" and _TEXT in data[38:256]


def is_flat(data: bytes) -> bool:
    """Whether these are the bytes of an .fodt file."""
    head = data[:_FLAT_HEAD]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and b"office:document" in head and _TEXT in head


def parts(data: bytes) -> tuple[Element, Element | None]:
    """Return the roots of content.xml and styles.xml; of a flat file, its root twice."""
    if is_flat(data):
        root = _parse(data, "the file")
        return root, root
    archive = _open(data)
    if b"encryption-data" in (_part(archive, "META-INF/manifest.xml") or b""):
        raise UnreadableDocument("encrypted", "content.xml is encrypted")
    content = _part(archive, "content.xml")
    if content is None:
        raise UnreadableDocument("corrupt", "content.xml is missing")
    styles = _part(archive, "styles.xml")
    return _parse(content, "content.xml"), _parse(styles, "styles.xml") if styles is not None else None


def _open(data: bytes) -> zipfile.ZipFile:
    if data.count(b"PK\x01\x02") > MAX_PARTS:
        raise UnreadableDocument("too-large", f"over {MAX_PARTS} parts")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise UnreadableDocument("corrupt", str(error)) from None


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a part unpacked; no more is unpacked than the directory promises."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableDocument("encrypted", f"{name} is encrypted")
    if entry.file_size > BOMB_BYTES and entry.file_size > MAX_RATIO * entry.compress_size:
        raise UnreadableDocument("unsafe", f"{name} unpacks {entry.file_size // max(1, entry.compress_size)} times")
    if entry.file_size > MAX_PART_BYTES:
        raise UnreadableDocument("too-large", f"{name} has {entry.file_size} bytes")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableDocument("corrupt", f"{name}: unknown compression")
    try:
        with archive.open(entry) as stream:
            return stream.read(entry.file_size + 1)
    except _DAMAGE as error:
        raise UnreadableDocument("corrupt", f"{name}: {error}") from None


def _parse(data: bytes, name: str) -> Element:
    if any(mark in data[:4096] for mark in _DOCTYPE):
        raise UnreadableDocument("unsafe", f"{name} declares a DTD")
    if len(data) > MAX_PART_BYTES or data.count(b"<") + data.count(b"=") > MAX_MARKUP:
        raise UnreadableDocument("too-large", f"{name} has {len(data)} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        words = str(error).lower()
        deep = "depth" in words or "entity" in words
        code = "unsafe" if deep else "too-large" if "huge" in words or "too long" in words else "corrupt"
        raise UnreadableDocument(code, f"{name}: {error}") from None
    except (ValueError, LookupError) as error:
        raise UnreadableDocument("corrupt", f"{name}: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:  # one that stands behind a long comment
        raise UnreadableDocument("unsafe", f"{name} declares a DTD")
    return root
