"""Why a plan may name another place or office: the words around the name that tell it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from plancheck.chinese.scanning import any_of

_FORMERLY: Final = re.compile(r"[原今古]$")
_NATIVE: Final = re.compile(r"人(?![民社才大力员事口居均文防行])|籍")
_AT: Final = re.compile(r"[到去赴往在]$")
_FAR: Final = 200  # characters; no clause is longer


class Reasons:
    """Words before and after a name in its clause, and anywhere in its sentence.

    Args:
        options: of a rule of kind foreign-name.

    """

    def __init__(self, options: Mapping[str, Any]) -> None:
        """Prepare the words."""
        self._before = any_of(options["reasons_before"])
        self._after = any_of(options["reasons_after"])
        self._sentence = any_of(options["reasons_in_sentence"])
        self._visit = any_of(options["reasons_of_visits"])

    def explain(self, text: str, start: int, end: int) -> bool:
        """Whether the text tells why it names text[start:end]."""
        clause = _bounds(text, start, end, ",;。!?:")
        sentence = _bounds(text, start, end, ";。!?")
        return bool(
            self._before.search(text, clause[0], start)
            or self._after.search(text, end, clause[1])
            or self._sentence.search(text, *sentence)
            or (_AT.search(text, clause[0], start) and self._visit.search(text, end, clause[1]))
            or _FORMERLY.search(text, clause[0], start)
            or _NATIVE.match(text, end)
        )


def _bounds(text: str, start: int, end: int, stops: str) -> tuple[int, int]:
    """Return where the clause or sentence around text[start:end] begins and ends."""
    begin = max(text.rfind(stop, max(0, start - _FAR), start) for stop in stops) + 1
    ends = [found for stop in stops if (found := text.find(stop, end, end + _FAR)) >= 0]
    return max(begin, start - _FAR, 0), min(ends, default=min(len(text), end + _FAR))
