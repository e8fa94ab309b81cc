"""Searching for long expressions quickly, and expressions made of a rule's words.

`re` tries each alternative of an expression at each character of the text. Most begin with one of a few characters, and
a class of characters is searched for many times as fast.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Final

_MOST: Final = 512
_of_rules: set[str] = set()


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return an expression that matches any of a rule's words; without words it matches nothing."""
    return of_rule("|".join(map(re.escape, words)) or "(?!)")


def of_rule(expression: str) -> re.Pattern[str]:
    """Compile an expression that is made of a rule's words alone, none of a document's.

    What is compiled here may be kept for another process (`is_of_rule`), as far as there is room.
    """
    if len(_of_rules) < _MOST:
        _of_rules.add(expression)
    return re.compile(expression)


def is_of_rule(expression: str) -> bool:
    """Whether an expression was made of a rule's words in this process."""
    return expression in _of_rules


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
