"""Reports for machines: one JSON object for all files, or one a line. Always UTF-8."""

import json
import re
from typing import Any, Final

from plancheck._version import __version__
from plancheck.report import SCHEMA, Report
from plancheck.reporters import Output

_CONTROLS: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What JSON leaves as it is, but a terminal may obey or an editor take for a line's end or a change of direction."""


def encode(value: Any, *, indent: int | None = None) -> bytes:
    """Return a value as JSON in UTF-8, with a closing newline."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # The only characters UTF-8 cannot carry are lone surrogates, and JSON writes those \udXXX just as this does.
    return text.encode("utf-8", "backslashreplace") + b"\n"


class JsonReporter:
    """One object with all files: laid out for reading where there is one file, a line for each where there are more.

    Each line is written as the file is done, so that ten thousand reports need not be kept in memory.
    """

    def __init__(self, output: Output, total: int = 1) -> None:
        self._output = output
        self._single = total == 1
        self._head = json.dumps({"schema": SCHEMA, "plancheck": __version__, "files": []})[:-2].encode()
        self._n = 0

    def add(self, report: Report) -> None:
        """Take the report on one file."""
        self.add_line(encode(report.to_dict()))

    def add_line(self, line: bytes) -> None:
        """Take the report on one file, as a line of JSON."""
        self._n += 1
        if self._single:
            files = [json.loads(line)]
            self._output.write(encode({"schema": SCHEMA, "plancheck": __version__, "files": files}, indent=2))
        else:
            self._output.write((self._head if self._n == 1 else b",") + b"\n" + line.rstrip())

    def close(self) -> None:
        """End the object."""
        if self._n == 0:
            self._output.write(self._head + b"]}\n")
        elif not self._single:
            self._output.write(b"\n]}\n")


class JsonLinesReporter:
    """One line a file, written as soon as the file is done."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def add(self, report: Report) -> None:
        """Write the report on one file."""
        self.add_line(encode(report.to_dict()))

    def add_line(self, line: bytes) -> None:
        """Write the report on one file, given as a line of JSON."""
        self._output.write(line)

    def close(self) -> None:
        """Do nothing: every line has been sent."""
