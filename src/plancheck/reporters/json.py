"""Reports for machines: one JSON object for all files, or one a line. Always UTF-8."""

import json
import re
from typing import Any, Final

from plancheck._version import __version__
from plancheck.report import SCHEMA, Report
from plancheck.reporters import Output

_CONTROLS: Final = re.compile("[\x7f-\x9f\u2028\u2029]")
"""What JSON leaves as it is, but a terminal may obey or an editor take for a line's end."""


def encode(value: Any, *, indent: int | None = None) -> bytes:
    """Return a value as JSON in UTF-8, with a closing newline."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # The only characters UTF-8 cannot carry are lone surrogates, and JSON writes those \udXXX just as this does.
    return text.encode("utf-8", "backslashreplace") + b"\n"


class JsonReporter:
    """One object with all files, written at the end."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._files: list[dict[str, Any]] = []

    def add(self, report: Report) -> None:
        """Keep the report on one file."""
        self._files.append(report.to_dict())

    def close(self) -> None:
        """Write everything."""
        self._output.write(encode({"schema": SCHEMA, "plancheck": __version__, "files": self._files}, indent=2))


class JsonLinesReporter:
    """One line a file, written as soon as the file is done."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def add(self, report: Report) -> None:
        """Write the report on one file."""
        self._output.write(encode(report.to_dict()))

    def close(self) -> None:
        """Do nothing: every line has been sent."""
