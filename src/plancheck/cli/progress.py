"""How far a run over many files has come: one line on a terminal, drawn over itself; nothing in a pipe."""

import sys
import time
from collections import deque
from typing import Final, TextIO

from plancheck import messages

_EVERY: Final = 0.1
"""Seconds between two drawings."""
_WIDTH: Final = 24
_MEMORY: Final = 10.0
"""Seconds the rate is taken over: cached files fly by, and must not promise as much for the others."""


class Progress:
    """A line like ━━━━──── 120/500  35.2/s  0:11 left.

    Whoever writes to the same terminal hides it before.
    """

    def __init__(self, total: int, lang: str, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._total = total
        self._lang = lang
        self._shown = 0
        self._done = 0
        self._drawn = 0.0
        self._marks: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])
        self._on = total > 1 and self._stream is not None and self._stream.isatty()

    def step(self) -> None:
        """Count a file, and draw where that was not done just now."""
        self._done += 1
        now = time.monotonic()
        if self._on and now - self._drawn >= _EVERY:
            self.hide()
            self._draw(now)

    def hide(self) -> None:
        """Wipe the line."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0
            self._drawn = 0.0

    def _draw(self, now: float) -> None:
        self._marks.append((now, self._done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _MEMORY:
            self._marks.popleft()
        line = self.line(self._marks[-1][1] - self._marks[0][1], now - self._marks[0][0])
        self._stream.write(line)
        self._stream.flush()
        self._shown = sum(1 if character.isascii() else 2 for character in line)
        self._drawn = now

    def line(self, n: int, seconds: float) -> str:
        """Return the line, by a rate of `n` files in some seconds."""
        full = self._done * _WIDTH // self._total
        bar = "#" * full + "-" * (_WIDTH - full)
        rate = n / seconds if seconds > 0 else 0.0
        left = round((self._total - self._done) / rate) if rate else 0
        minutes, rest = divmod(left, 60)
        hours, minutes = divmod(minutes, 60)
        clock = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
        return messages.say(
            self._lang, "progress", bar=bar, done=self._done, total=self._total, rate=f"{rate:.1f}", left=clock
        )
