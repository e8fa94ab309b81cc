"""Where reports go: standard output, or a file that appears only when it is complete."""

import errno
import io
import os
import stat
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Final, Self, TextIO, cast

from plancheck import messages
from plancheck.cli.exits import Failure, tell

_DOCUMENTS: Final = (".docx", ".docm", ".dotx", ".doc", ".wps")


class OutputError(Failure):
    """The output cannot be written; the text says why, in the user's language."""


class Output:
    """Standard output, or the file at `path`: written beside it under another name and put in place at the end.

    Standard output carries bytes as they are, so that JSON is UTF-8 whatever the console's encoding.
    """

    def __init__(self, path: str | None, lang: str, inputs: tuple[str, ...] = ()) -> None:
        self._path = None if path in (None, "-") else path
        self._lang = lang
        self._inputs = inputs
        self._file: BinaryIO | None = None
        self._text: TextIO | None = None
        self._draft: Path | None = None

    @property
    def text(self) -> TextIO:
        """A stream for text that is read by people."""
        if self._file is None:
            return sys.stdout
        if self._text is None:
            self._text = io.TextIOWrapper(self._file, encoding="utf-8", errors="replace", write_through=True)
        return self._text

    @property
    def binary(self) -> IO[bytes]:
        """A binary stream for reporters of plug-ins, which need not close it."""
        return cast("IO[bytes]", _Sink(self))

    def write(self, data: bytes) -> None:
        """Write bytes and send them off."""
        if self._file is not None:
            self._file.write(data)
        elif hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            rest = memoryview(data)
            while rest:  # an unbuffered stream (PYTHONUNBUFFERED) may take a part only
                rest = rest[sys.stdout.buffer.write(rest) :]
            sys.stdout.buffer.flush()
        else:  # standard output was replaced by a stream of text
            sys.stdout.write(data.decode("utf-8"))

    def __enter__(self) -> Self:
        if self._path is not None:
            self._guard(self._path)
            try:
                self._open(Path(os.path.realpath(self._path)))
            except (OSError, ValueError) as error:
                raise self._failure(error) from None
        elif sys.stdout is None:  # closed before the start
            raise self._failure(OSError(errno.EBADF, os.strerror(errno.EBADF)))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._finish(complete=kind is None)
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise self._failure(problem) from None
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise self._failure(error) from None
        if kind is None and self._path is not None and sys.stderr is not None and sys.stderr.isatty():
            tell(messages.say(self._lang, "written", path=self._path))

    def _finish(self, *, complete: bool) -> None:
        if self._file is None or self._path is None:
            sys.stdout.flush()
            return
        try:
            (self._text or self._file).close()
            if self._draft is not None and complete:
                self._draft.replace(os.path.realpath(self._path))
        finally:
            if self._draft is not None:
                self._draft.unlink(missing_ok=True)

    def _guard(self, path: str) -> None:
        """Refuse to write a report over a plan, which a forgotten word on the command line would do."""
        if path.lower().endswith(_DOCUMENTS):
            raise OutputError(messages.say(self._lang, "output-is-plan", path=path))
        if any(_same(path, given) for given in self._inputs):
            raise OutputError(messages.say(self._lang, "output-is-input", path=path))
        if os.path.isdir(path):  # noqa: PTH112
            raise OutputError(messages.say(self._lang, "output-folder", path=path))

    def _open(self, place: Path) -> None:
        try:
            mode = place.stat().st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None and not stat.S_ISREG(mode):
            self._file = place.open("wb")  # a device or a pipe: nothing to put in place
            return
        draft = place.with_name(f".plancheck-{os.getpid()}.tmp")
        self._file = draft.open("wb")
        self._draft = draft
        if mode is not None:
            draft.chmod(stat.S_IMODE(mode))

    def _failure(self, error: Exception) -> OutputError:
        detail = getattr(error, "strerror", None) or str(error)
        path = self._path or messages.say(self._lang, "stdout")
        return OutputError(messages.say(self._lang, "output-failed", path=path, detail=detail))


class _Sink(io.BufferedIOBase):
    """An output as a binary stream."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._output.write(bytes(data))
        return len(data)


def give_up_stdout() -> None:
    """Let standard output end in nothing: Python flushes it at its end and must not meet the trouble again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):  # no stream of the system's
        return


def _same(path: str, other: str) -> bool:
    try:
        return Path(path).samefile(other)
    except (OSError, ValueError):  # one of them is not there
        return False
