"""Fields: a code that nobody sees and a result that everybody sees (ISO 29500-1 §17.16)."""

import re
from dataclasses import dataclass, field
from typing import Final

from plancheck.docx.xml import Element, attribute, child, children, integer, switched_on, value

_CONTENTS: Final = re.compile(r"\s*TOC(?![A-Za-z])", re.IGNORECASE)


def makes_contents(instruction: str | None) -> bool:
    """Whether a field code builds a table of contents."""
    return bool(instruction and _CONTENTS.match(instruction))


@dataclass(slots=True)
class _Field:
    begin: Element
    in_code: bool = True
    instruction: list[str] = field(default_factory=list)
    contents: bool = False
    shows: str = ""  # what a form field without a result displays


class Fields:
    """The fields open at the place that is being read.

    Attributes:
        hiding: how many of them are in their code: above 0, nothing is visible.
        contents: how many of them are tables of contents.
        unclosed: the begin marks of fields that never ended; they swallow the text behind them, so the reader takes
            them for no fields.

    """

    def __init__(self) -> None:
        """Start outside of any field."""
        self._open: list[_Field] = []
        self.hiding = 0
        self.contents = 0
        self.unclosed: list[Element] = []

    def mark(self, element: Element) -> str:
        """Read a w:fldChar; return the text that a form field displays by itself."""
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field(element, shows=_form(element)))
            self.hiding += 1
        elif kind == "separate" and self._open and self._open[-1].in_code:
            self._result(self._open[-1])
        elif kind == "end" and self._open:
            field = self._open.pop()
            self.hiding -= field.in_code
            self.contents -= field.contents
            return "" if self.hiding else field.shows
        return ""

    def _result(self, field: _Field) -> None:
        field.in_code = False
        self.hiding -= 1
        if makes_contents("".join(field.instruction)):
            field.contents = True
            self.contents += 1

    def instruct(self, text: str) -> None:
        """Read a piece of a field's code."""
        if self._open and self._open[-1].in_code:
            self._open[-1].instruction.append(text)

    def visible(self) -> None:
        """Note that the innermost field has a visible result, so that a form field shows nothing else."""
        if self._open:
            self._open[-1].shows = ""

    def suspend(self) -> "Fields":
        """Return the fields of a text box, in which those of the text around it do not go on."""
        inner = Fields()
        inner.unclosed = self.unclosed
        return inner

    def close(self) -> None:
        """End a story: what is open now is unclosed."""
        self.unclosed.extend(field.begin for field in self._open)
        self._open.clear()
        self.hiding = self.contents = 0


def _form(begin: Element) -> str:
    """Return what a legacy check box or drop-down list displays (§17.16.5.20, .21)."""
    data = child(begin, "ffData")
    if data is None:
        return ""
    box, choices = child(data, "checkBox"), child(data, "ddList")
    if box is not None:
        state = switched_on(child(box, "checked"))
        return "☒" if (switched_on(child(box, "default")) if state is None else state) else "☐"
    if choices is not None:
        entries = [attribute(item, "val") or "" for item in children(choices, "listEntry")]
        chosen = integer(value(choices, "result")) or integer(value(choices, "default")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
