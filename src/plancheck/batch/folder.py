"""Where plancheck keeps what it would otherwise compute again: a folder of the user's own, with nothing else in it."""

import os
import sys
from pathlib import Path
from typing import Final

OFF: Final = "PLANCHECK_NO_CACHE"
"""Environment variable: when set, nothing is read from the folder and nothing written to it."""


def folder() -> Path | None:
    """Return the folder, which need not exist yet; None where caching is switched off or the user has no home."""
    return None if os.environ.get(OFF) else place()


def place() -> Path | None:
    """Return where the folder lies, as the platform has it."""
    if sys.platform == "win32":
        return _below(os.environ.get("LOCALAPPDATA"), "plancheck", "Cache")
    if sys.platform == "darwin":
        return _below(_home(), "Library", "Caches", "plancheck")
    return _below(os.environ.get("XDG_CACHE_HOME"), "plancheck") or _below(_home(), ".cache", "plancheck")


def made() -> Path | None:
    """Return the folder, created for this user alone where it was not there; None where that cannot be."""
    found = folder()
    if found is not None:
        try:
            found.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
    return found


def write(file: Path, data: bytes) -> bool:
    """Put a file in place whole, so that no reader ever sees a part of it; tell whether that went well."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError:
        try:
            draft.unlink(missing_ok=True)
        except OSError:
            return False
        return False
    return True


def _home() -> str:
    return os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none


def _below(base: str | None, *parts: str) -> Path | None:
    """Return a folder below an absolute one; a relative one counts as unset."""
    return Path(base, *parts) if base and os.path.isabs(base) else None  # noqa: PTH117
