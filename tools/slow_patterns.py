"""Runs every regular expression of the package on the words it is made of, repeated to a long line; tells the slow.

    python -m tools.slow_patterns [--seconds 0.3] [--line 8000] [--only WORDS] [--all]

What takes longer than the seconds is printed with its name, its bait and its time, and the exit status is 1: most
likely it takes the square of the line, by going over the rest of it from every place. Give the line its half to see.
No recogniser sees a longer line than 8,000 characters, so that such an expression is slow but no hang. Times depend on
the computer and on what else it does; the tests assert none. `--all` looks at those of _BOUNDED too.
"""

import argparse
import re
import sys
import time
from itertools import product
from typing import Final

from tests.security.expressions import expressions

_SHARE: Final = 8
"""Each bait is tried on this part of the line first …"""
_QUICK: Final = 0.002
"""… and where that takes so many seconds at most, the square of the line's time stays below 0.2 s."""
_BOUNDED: Final = frozenset(
    {
        "plancheck.checks.foreign_offices._RUN_IN",
        "plancheck.chinese.divisions._NAMED",
        "plancheck.docx.fields._CONTENTS",
        "plancheck.docx.pages._PAGE",
        "plancheck.elements.combinations._BARE",
        "plancheck.elements.combinations._GENRE",
        "plancheck.outline.lexicon.ROLE",
        "plancheck.outline.opening._TOC_PAGE",
    }
)
"""Only ever matched from the beginning, or on names and titles of bounded length."""


def _baits(pattern: str) -> list[str]:
    """Return short strings of the words that an expression is made of: what it could trip over when repeated."""
    plain = re.sub(r"\\u[0-9a-f]{4}|\\[dswbSWDBn]|\(\?P?<?\w*>?|\{\d*,?\d*\}", "", pattern)
    words = list(dict.fromkeys(re.findall(r"[\u4e00-\u9fff]+|[、，。；：,.;:!?()\"“”《》〔〕0-9_%-]", plain)))
    common = ("甲", "一", "20", "(", '"', " ", "a", "、", ",", "年")
    return [*dict.fromkeys((*common, *words)), *(a + b for a, b in product(words[:8], common[:4]))]


def _seconds(expression: re.Pattern[str], text: str) -> float:
    """Return how long it takes to find all that an expression finds in a text."""
    began = time.perf_counter()
    sum(1 for _ in expression.finditer(text))
    return time.perf_counter() - began


def _slow(expression: re.Pattern[str], bait: str, length: int, threshold: float) -> float:
    """Return the seconds that a line of the bait takes, 0 where they are no more than the threshold."""
    if _seconds(expression, bait * (length // _SHARE // len(bait))) < _QUICK:
        return 0
    line = bait * (length // len(bait))
    took = _seconds(expression, line)
    if took > threshold:  # the computer may have been busy
        took = min(_seconds(expression, line) for _ in range(3))
    return took if took > threshold else 0


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=0.3)
    parser.add_argument("--line", type=int, default=8000)
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    looked_at = slow = 0
    for name, expression in expressions():
        if asked.only not in name or (name in _BOUNDED and not asked.all):
            continue
        looked_at += 1
        for bait in _baits(expression.pattern):
            if took := _slow(expression, bait, asked.line, asked.seconds):
                slow += 1
                print(f"{name}  {bait!r}  {took:.2f} s", flush=True)
    print(f"{looked_at} expressions, {slow} times slow")
    return bool(slow)


if __name__ == "__main__":
    sys.exit(main())
