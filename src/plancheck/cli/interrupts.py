"""Ctrl-C at a moment when nothing is half done, and never in vain."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


class Interrupts:
    """What became of Ctrl-C in one run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lost = False

    @contextmanager
    def noticed(self) -> Iterator[None]:
        """Notice a Ctrl-C that falls into the end of some object's life, where Python passes over every exception."""
        before = sys.unraisablehook

        def notice(what: "UnraisableHookArgs") -> None:
            if what.exc_type is not None and issubclass(what.exc_type, KeyboardInterrupt):
                self._lost = True
            else:
                before(what)

        sys.unraisablehook = notice
        try:
            yield
        finally:
            sys.unraisablehook = before

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let no Ctrl-C fall between the first and the last byte of an entry: KeyboardInterrupt is raised afterwards.

        One that was lost before is raised too. A second Ctrl-C is not held: the output may go to a program that has
        stopped reading.
        """
        pressed = False

        def remember(number: int, frame: FrameType | None) -> None:
            nonlocal pressed
            if pressed:
                signal.default_int_handler(number, frame)
            pressed = True

        if (
            threading.current_thread() is not threading.main_thread()
            or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        ):
            yield  # only the main thread gets signals, and a handler of the program's own is left alone
            return
        signal.signal(signal.SIGINT, remember)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        if pressed or self._lost:
            self._lost = False
            raise KeyboardInterrupt
