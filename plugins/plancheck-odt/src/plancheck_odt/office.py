"""Old .doc and .wps files: LibreOffice turns them into .docx, in a folder and with a profile of its own.

The file is not trusted: macros are off, links are not followed, and where the system lets us, the program has no
network at all.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import plancheck
from plancheck import Block, PageSetup, UnreadableDocument

if sys.platform == "linux":
    import resource

TIMEOUT: Final = 50.0
"""Seconds that LibreOffice may take; the first start on a slow machine takes some ten."""
PATIENCE: Final = 60.0
MAX_RESULT_BYTES: Final = 200 * 2**20

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF: Final = b"{\\rtf"
_STREAM: Final = "WordDocument".encode("utf-16-le")
_SECTOR: Final = 512
_FIB: Final = (b"\xec\xa5", b"\xdc\xa5")  # how the stream of a Word 97, and of a Word 6 or 95 file begins
_FIB_ENCRYPTED: Final = 0x01  # of the byte at offset 11
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisablePythonRuntime" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
</oor:items>
"""


def is_there() -> bool:
    """Whether LibreOffice is installed."""
    return _program() is not None


def accepts(data: bytes) -> bool:
    """Whether these are the bytes of an old Word file, and LibreOffice is there to read it."""
    old = (data.startswith(_OLE) and _STREAM in data) or data.startswith(_RTF)
    return old and is_there()


def read(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...], tuple[PageSetup, ...]]:
    """Return blocks, notes and page layouts of the file that LibreOffice makes of this one."""
    program = _program()
    if program is None:
        raise UnreadableDocument("legacy-doc", "LibreOffice (soffice) is not installed")
    if _is_encrypted(data):
        raise UnreadableDocument("encrypted", "the document has a password")
    plan = plancheck.read(_converted(data, program))
    return plan.blocks, (*plan.notes, "an old file, read through LibreOffice"), plan.pages


def _program() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _is_encrypted(data: bytes) -> bool:
    """Whether the header of the Word stream says so; a stream begins at a sector."""
    return any(
        data[start : start + 2] in _FIB and data[start + 11 : start + 12] != b"" and data[start + 11] & _FIB_ENCRYPTED
        for start in range(_SECTOR, len(data), _SECTOR)
    )


def _converted(data: bytes, program: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="plancheck-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        source = folder / ("plan.rtf" if data.startswith(_RTF) else "plan.doc")
        source.write_bytes(data)
        command = [
            *_without_network(), program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--norestore", "--nodefault", "--nolockcheck", "--nofirststartwizard", "--convert-to",
            "docx:MS Word 2007 XML", "--outdir", str(folder / "made"), str(source),
        ]  # fmt: skip
        _run(command, folder)
        made = folder / "made" / "plan.docx"
        if not made.is_file():
            raise UnreadableDocument("corrupt", "LibreOffice cannot read the file")
        if made.stat().st_size > MAX_RESULT_BYTES:
            raise UnreadableDocument("too-large", "LibreOffice made too large a file of it")
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    environment = {
        "HOME": str(folder), "TMPDIR": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        # A proxy that is not there, for what still would go out.
        "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    }  # fmt: skip
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed command on a file of our own naming
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise UnreadableDocument("legacy-doc", f"LibreOffice does not start: {error}") from None
    try:
        _limit(process.pid)
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        raise UnreadableDocument("timeout", f"LibreOffice took longer than {TIMEOUT:g} s") from None
    finally:
        # soffice starts further processes, which shall not outlive it.
        if sys.platform == "win32":
            process.kill()
        else:
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _limit(process: int) -> None:
    """Keep a file that unpacks without end from filling the disk, where the system can."""
    if sys.platform == "linux":
        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (MAX_RESULT_BYTES, MAX_RESULT_BYTES))


@cache
def _without_network() -> tuple[str, ...]:
    """Return what to put before a command so that it has no network, () where the system does not let us."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--map-root-user", "--net", "--")
    with suppress(OSError, subprocess.SubprocessError):
        if subprocess.run([*words, "true"], check=False, capture_output=True, timeout=5).returncode == 0:  # noqa: S603
            return words
    return ()
