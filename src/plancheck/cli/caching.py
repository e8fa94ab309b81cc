"""The cache of reports, as the check command uses it."""

import hashlib
import os
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from plancheck.batch import folder, identity
from plancheck.batch.outcome import Outcome
from plancheck.cli.options import Options
from plancheck.cli.settings import Settings
from plancheck.cli.worker import Job
from plancheck.inputs import STDIN
from plancheck.ruleset import AUTO
from plancheck.ruleset.library import shipped_ids

if TYPE_CHECKING:
    from plancheck.batch.store import Store

_LARGEST: Final = 64 * 2**20
"""Larger files are rare and mostly refused; they are not read twice."""


class Cache:
    """Reports on files that were checked before, in just the way that is asked for now."""

    def __init__(self, options: Options, settings: Settings) -> None:
        """Open it, unless that was not wanted or cannot be done safely."""
        self._store = _opened(options, settings)
        self._way = _way(options, settings) if self._store else ""

    def find(self, job: Job) -> Outcome | None:
        """Return what was found last time, if nothing has changed since."""
        if self._store is None or job.item.problem is not None or job.item.path == STDIN:
            return None
        sha256 = _sha256(job.item.path)
        entry = self._store.get(self._key(sha256, job)) if sha256 else None
        if entry is None or not _sound(entry[2], sha256):
            return None
        return Outcome(job.item.path, *entry[:2], packed=entry[2])

    def keep(self, job: Job, outcome: Outcome) -> None:
        """Keep what was found, unless chance played a part: a plug-in that failed, a file that could not be read."""
        if self._store is None or not outcome.sha256 or outcome.passing or job.item.path == STDIN:
            return
        entry = outcome.state, outcome.warnings, outcome.pack().packed
        self._store.put(self._key(outcome.sha256, job), entry)

    def close(self) -> None:
        """Write what is new."""
        if self._store is not None:
            self._store.close()

    def _key(self, sha256: str, job: Job) -> str:
        return identity.key(sha256, self._way, *job.silences)


def _opened(options: Options, settings: Settings) -> "Store | None":
    added = settings.plugins
    if options.no_cache or settings.format in added.reporters or not all(added.places.values()):
        return None  # plug-ins' reporters get whole reports; code that cannot be found may have changed
    place = folder.made()
    if place is None:
        return None
    try:
        from plancheck.batch.store import Store  # noqa: PLC0415 - a Python may come without SQLite
    except ImportError:
        return None
    return Store(place)


def _way(options: Options, settings: Settings) -> str:
    """Return a digest of the way files are checked."""
    own = tuple(name for name in settings.rules if name != AUTO and name not in shipped_ids())
    added = settings.plugins
    digest = ""
    if own:
        from plancheck import checking  # noqa: PLC0415 - imports all that reads and judges

        digest = checking.rules_for(own, settings.lang, added).digest
    return identity.key(
        identity.code(),
        settings.rules,
        digest,
        settings.lang,
        options.as_of,
        options.max_size,
        sorted((name, place, identity.state(Path(place))) for name, place in added.places.items()),
        [(plugin.name, plugin.origin, plugin.problem) for plugin in added.listed],
    )


def _sound(packed: bytes, sha256: str | None) -> bool:
    """Whether an entry is whole (zlib adds a checksum) and about the file."""
    try:
        return zlib.decompress(packed).startswith(f'{{"sha256": "{sha256}"'.encode())
    except zlib.error:
        return False


def _sha256(path: str) -> str | None:
    """Return a file's digest; None for what is no ordinary file, or cannot be read."""
    try:
        facts = os.stat(path)  # noqa: PTH116 - a path that may be no valid one
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LARGEST:
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None
