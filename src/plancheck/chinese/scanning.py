"""Searching for long expressions quickly.

`re` tries each alternative of an expression at each character of the text. Most begin with one of a few characters, and
a class of characters is searched for many times as fast.
"""

import re
import sys
from collections.abc import Iterator


def scan(
    pattern: re.Pattern[str], begins: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, start, end)` yields; `begins` matches wherever a match can begin."""
    end = min(end, len(text))
    while start <= end and (first := begins.search(text, start, end)):
        match = pattern.match(text, first.start(), end)
        start = match.end() if match else first.start() + 1
        if match:
            yield match
