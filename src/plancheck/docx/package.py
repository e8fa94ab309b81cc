"""The file as an Open Packaging Conventions container (ISO 29500-2): a zip of parts joined by relationships."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from plancheck.docx import xml
from plancheck.errors import UnreadableDocument
from plancheck.limits import BOMB_BYTES, DEFAULT, UNTIMED, Clock, Limits

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams that only a protected package has: password (MS-OFFCRYPTO 2.3.4) and rights management.
_ENCRYPTED: Final = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo", "\tDRMContent"))
_ZIP_ENCRYPTED: Final = 0x1
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What zipfile raises for broken archives.
_DAMAGE: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, IndexError)
_MAX_DIRECTORY: Final = 64 * 2**20
_CENTRAL_ENTRY: Final = b"PK\x01\x02"


class Package:
    """The parts of a Word file. Part names have no leading slash; their case does not matter."""

    def __init__(self, data: bytes, limits: Limits = DEFAULT, clock: Clock = UNTIMED) -> None:
        """Open a package; raise UnreadableDocument where it is none, or too large."""
        self._zip = _open(data, limits)
        self._limits = limits
        self._clock = clock
        self._unpacked = self._nodes = self._uncounted_bytes = 0
        self._uncounted: list[bytes] = []
        self._related: dict[str, list[tuple[str, str, str]]] = {}
        self._entries = {
            entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in self._zip.infolist()
        }

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def read(self, name: str) -> bytes | None:
        """Return a part unpacked, None where there is none.

        Raises UnreadableDocument: corrupt, encrypted, or too-large and unsafe by what the directory promises; no
        more than that is unpacked, whatever the data holds.
        """
        self._clock.look()
        entry = self._entries.get(name.casefold())
        if entry is None:
            return None
        if entry.flag_bits & _ZIP_ENCRYPTED:
            raise UnreadableDocument("encrypted", f"{name} is encrypted")
        if entry.file_size > BOMB_BYTES and entry.file_size > self._limits.ratio * entry.compress_size:
            raise UnreadableDocument("unsafe", f"{name} unpacks {entry.file_size // max(1, entry.compress_size)} times")
        if entry.file_size > self._limits.part_bytes:
            raise UnreadableDocument("too-large", f"{name} has {entry.file_size} bytes")
        self._unpacked += entry.file_size
        if self._unpacked > self._limits.unpacked_bytes:
            raise UnreadableDocument("too-large", f"its parts have over {self._limits.unpacked_bytes} bytes")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UnreadableDocument("corrupt", f"{name}: unknown compression")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _DAMAGE as error:
            raise UnreadableDocument("corrupt", f"{name}: {error}") from None
        self._count_nodes(data)
        return data

    def _count_nodes(self, data: bytes) -> None:
        """Count tags and attributes (all parts that are read are XML), but only once there can be too many."""
        self._uncounted.append(data)
        self._uncounted_bytes += len(data)
        if self._nodes + self._uncounted_bytes <= self._limits.nodes:
            return
        self._nodes += sum(part.count(b"<") + part.count(b"=") for part in self._uncounted)
        self._uncounted, self._uncounted_bytes = [], 0
        if self._nodes > self._limits.nodes:
            raise UnreadableDocument("too-large", f"over {self._limits.nodes} tags and attributes")

    def related(self, source: str = "") -> dict[str, list[str]]:
        """Return the parts that a part ("": the package) refers to, by the last word of the relationship's type.

        External targets are left out: nothing outside the file is ever read.
        """
        found: dict[str, list[str]] = {}
        for _, kind, path in self._relations(source):
            found.setdefault(kind, []).append(path)
        return found

    def identified(self, source: str) -> dict[str, str]:
        """Return the parts that a part refers to, by the relationship's id."""
        return {identity: path for identity, _, path in self._relations(source)}

    def _relations(self, source: str) -> list[tuple[str, str, str]]:
        """Return id, kind and part of each relationship."""
        if source not in self._related:
            self._related[source] = list(self._read_relations(source))
        return self._related[source]

    def _read_relations(self, source: str) -> Iterator[tuple[str, str, str]]:
        folder, base = posixpath.split(source)
        name = posixpath.join(folder, "_rels", base + ".rels")
        data = self.read(name)
        for node in xml.parse(data, name, self._limits) if data else ():
            target = node.get("Target", "")
            if node.get("TargetMode", "").casefold() != "external" and target:
                path = posixpath.normpath(posixpath.join("/", folder, unquote(target.replace("\\", "/"))))
                yield node.get("Id", ""), node.get("Type", "").rpartition("/")[2], path.lstrip("/")

    def names(self) -> list[str]:
        """Return the names of all parts, in lower case."""
        return list(self._entries)


class _Source(io.BytesIO):
    """The file as zipfile reads it: the directory at one go, parts in pieces."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Read; a directory that tells a wrong or hostile size is not loaded."""
        if size is not None and size > _MAX_DIRECTORY:
            raise MemoryError
        return super().read(size)


def _open(data: bytes, limits: Limits) -> zipfile.ZipFile:
    if len(data) > limits.file_bytes:
        raise UnreadableDocument("too-large", f"the file has {len(data)} bytes")
    if data.startswith(_OLE):
        code = "encrypted" if any(name in data for name in _ENCRYPTED) else "legacy-doc"
        raise UnreadableDocument(code, "an OLE compound file")
    if not data.startswith(_ZIP):
        raise UnreadableDocument("not-docx", "no zip file")
    if data.count(_CENTRAL_ENTRY) > limits.parts:
        raise UnreadableDocument("too-large", f"over {limits.parts} parts")
    try:
        return zipfile.ZipFile(_Source(data))
    except MemoryError:
        raise UnreadableDocument("too-large", "a zip directory of unreasonable size") from None
    except _DAMAGE as error:
        raise UnreadableDocument("corrupt", str(error)) from None
