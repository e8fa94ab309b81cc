"""The cache of reports: one SQLite file, keyed by everything a report depends on.

Several processes may use it at once. It is never the only copy of anything: whatever is wrong with the file, the check
goes on without it, and a damaged one is begun anew.
"""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

NAME: Final = "reports-1.sqlite3"
MOST_BYTES: Final = 64 * 2**20
"""Beyond this the oldest entries go; a packed report has some 5 KB, so that about 10,000 are kept."""
_PATIENCE: Final = 2.0
"""Seconds to wait for another process that writes."""
_BATCH: Final = 200
"""Entries that are written together."""
_DAY: Final = 86_400

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS report (
  key TEXT PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, state TEXT NOT NULL, warnings INTEGER NOT NULL,
  body BLOB NOT NULL)
"""

Entry = tuple[str, int, bytes]
"""State ("pass", "fail"), number of warnings, and the packed report."""


class Store:
    """Reports by key. Closed, or given up for an error, it knows nothing and takes nothing."""

    def __init__(self, folder: Path) -> None:
        """Open the file in a folder, which is there."""
        self._file = folder / NAME
        self._waiting: dict[str, Entry] = {}
        self._seen: list[str] = []
        self._grown = False
        self._base: sqlite3.Connection | None = None
        self._open()

    def get(self, key: str) -> Entry | None:
        """Return what is kept under a key."""
        if key in self._waiting:
            return self._waiting[key]
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT state, warnings, body, used FROM report WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None:
            return None
        state, warnings, body, used = row
        if not (isinstance(state, str) and isinstance(warnings, int) and isinstance(body, bytes)):
            return None
        if used < time.time() - _DAY:
            self._seen.append(key)
        return state, warnings, body

    def put(self, key: str, entry: Entry) -> None:
        """Keep an entry; it is written with others, at the latest when the store is closed."""
        self._waiting[key] = entry
        if len(self._waiting) >= _BATCH:
            self._write()

    def close(self) -> None:
        """Write what waits, let the oldest entries go where there are too many, and close."""
        self._write()
        if self._base is not None and self._grown:
            try:
                self._shrink(self._base)
            except sqlite3.Error as error:
                self._give_up(error)
        if self._base is not None:
            self._base.close()
            self._base = None

    def _open(self) -> None:
        try:
            self._base = self._connected()
        except sqlite3.OperationalError:  # locked, unwritable, no room: not for this run
            self._base = None
        except sqlite3.Error as error:
            self._give_up(error)
            with suppress(sqlite3.Error):
                self._base = self._connected()

    def _connected(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        try:
            # A cache need not outlast a power failure; against processes that end midway the journal is enough.
            base.execute("PRAGMA synchronous = OFF")
            base.execute(_SCHEMA)
        except BaseException:
            base.close()
            raise
        with suppress(OSError):
            self._file.chmod(0o600)
        return base

    def _write(self) -> None:
        waiting, self._waiting = self._waiting, {}
        seen, self._seen = self._seen, []
        if self._base is None or not (waiting or seen):
            return
        now = int(time.time())
        rows = [(key, now, len(body), state, warnings, body) for key, (state, warnings, body) in waiting.items()]
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._base.executemany("INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._base.executemany("UPDATE report SET used = ? WHERE key = ?", [(now, key) for key in seen])
            self._base.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)
        self._grown = self._grown or bool(rows)

    @staticmethod
    def _shrink(base: sqlite3.Connection) -> None:
        [(total,)] = base.execute("SELECT coalesce(sum(size), 0) FROM report")
        if total <= MOST_BYTES:
            return
        doomed = []
        for key, size in base.execute("SELECT key, size FROM report ORDER BY used"):
            if total <= MOST_BYTES * 0.9:
                break
            doomed.append((key,))
            total -= size
        base.execute("BEGIN IMMEDIATE")
        base.executemany("DELETE FROM report WHERE key = ?", doomed)
        base.execute("COMMIT")

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file; where it is damaged, remove it, so that the next run begins anew."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
            self._base = None
        if not isinstance(error, sqlite3.OperationalError):
            for name in (NAME, f"{NAME}-journal"):
                with suppress(OSError):
                    self._file.with_name(name).unlink(missing_ok=True)
