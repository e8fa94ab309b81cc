"""Lists in running text: how many things 进机关、进企业和进社区 lists, and how far 一是……二是…… counts.

A list can often be read in more than one way (is 民政和财政部门 one item or two?). All plausible counts are given, so
that who compares them with an announced number can stay silent where one of them fits. Text is folded
(plancheck.chinese.fold): commas are ",", brackets "()".
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plancheck.chinese import numerals

_DIGITS: Final = "一二三四五六七八九十"
_AND: Final = re.compile(r"以及|[和及与]")
_TAIL: Final = re.compile(r"等(?=[,;])|等[一二两三四五六七八九十0-9]{0,3}(?:个|项|类|种)?[\u4e00-\u9fff]{0,6}$")


class Items(NamedTuple):
    """What a flat list lists.

    Attributes:
        items: the items by the reading that comes first to mind.
        counts: every plausible number of items.

    """

    items: tuple[str, ...]
    counts: frozenset[int]

    def nearest(self, number: int) -> int:
        """Return the plausible count nearest to a number."""
        return min(self.counts, key=lambda count: (abs(count - number), -count))


class Run(NamedTuple):
    """A run of ordinals in the text: 一是……二是……三是…….

    Attributes:
        start: offset of the first ordinal.
        length: how many ordinals there are.
        last: the last ordinal; greater than `length` where the run skips one.

    """

    start: int
    length: int
    last: int


def split(text: str) -> Items | None:
    """Return what a flat list (the words in brackets, or after 即) lists; None where it is open (等) or no list."""
    text = _without_brackets(text).strip(',;。:、"')
    if not text or _TAIL.search(text) or len(text) > 600:
        return None
    parts = {mark: [part for part in text.split(mark) if part.strip('"')] for mark in ";、,"}
    first = next((mark for mark in ";、," if len(parts[mark]) > 1), None)
    if first is None:
        return None
    # A mark separates items of its own rank or of a lower one: no 、 reaches over a semicolon.
    ranks = (";", ";,", ";,、") if ";" in text else (",", "、", ",、")
    counts = {len([part for part in re.split(f"[{marks}]", text) if part.strip('"')]) for marks in ranks}
    items = parts[first]
    last = _AND.split(items[-1])
    alike = len({item[-1] for item in [*items[:-1], *last] if item}) == 1
    if len(last) == 2 and all(last) and (alike or "与" not in items[-1]):  # 品德与社会课堂 is one
        counts.add(len(items) + 1)
        if first == "、":
            items = [*items[:-1], *last]
    counts.add(len(items) + sum(len(_AND.findall(item)) for item in parts[first][:-1]))
    return Items(tuple(items), frozenset(count for count in counts if count > 1))


def _without_brackets(text: str) -> str:
    """Leave out what stands in brackets; commas inside them separate no items."""
    depth = 0
    kept = []
    for char in text:
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(char)
    return "".join(kept)


_FAMILIES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![{_DIGITS}第])(?P<number>[{_DIGITS}]{{1,2}})[是要抓靠查看强促建](?![否非不])",
        rf"第(?P<number>[{_DIGITS}]{{1,2}})(?:步|阶段|是|个?方面)?[,、:是(]",
        rf"\((?P<number>[{_DIGITS}]{{1,2}})\)",
        r"\((?P<number>[0-9]{1,2})\)",
        r"(?<![0-9.\-])(?P<number>[0-9]{1,2})[.、](?![0-9])",
    )
)
_MAY_PRECEDE: Final = frozenset('\n,;。:、!?()"即')


def run(text: str, start: int = 0, reach: int | None = None) -> Run | None:
    """Return the first run of ordinals from `start` on whose 一 stands within `reach` characters; None without one.

    A run ends where its ordinals begin anew.
    """
    best: Run | None = None
    limit = len(text) if reach is None else min(len(text), start + reach)
    for family in _FAMILIES:
        found = _chain(family, text, start, limit)
        if found and found.length > 1 and (best is None or found.start < best.start):
            best = found
    return best


def _chain(family: re.Pattern[str], text: str, start: int, limit: int) -> Run | None:
    first = -1
    count = last = 0
    for place, number in _ordinals(family, text, start):
        if first < 0:
            if place > limit or number != 1:
                return None
            first, count, last = place, 1, 1
        elif last < number <= last + 2:
            count, last = count + 1, number
        elif number == 1:
            break
    return Run(first, count, last) if first >= 0 else None


def _ordinals(family: re.Pattern[str], text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in family.finditer(text, start):
        place = match.start()
        if place == start or text[place - 1] in _MAY_PRECEDE:
            number = numerals.parse(match["number"])
            if number:
                yield place, number
