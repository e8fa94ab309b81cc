"""Entries of a table that a plan's own list does not hold: 黄泥塘村 among the 6个村 that the text has named.

Only where list and column agree but for a few: as many listed names are wanting in the column as strangers stand there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from plancheck.chinese import numerals
from plancheck.elements.view import Line

_COUNT: Final = re.compile(
    r"(?P<count>[0-9]{1,3}|[三四五六七八九十]{1,3})个(?:行政|建制)?(?P<kind>村|社区|乡镇|镇|乡|县|街道)"
)
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,7}")
_WINDOW: Final = 400  # characters before the count in which its names stand
_LEAST: Final = 3
_MOST: Final = 50  # lists looked at; a plan has one or two


class _List(NamedTuple):
    """Names before a count: 石龙、上坪、禾洞3个村; the first may have words before it (把石龙)."""

    first: str
    others: tuple[str, ...]
    kind: str

    def holds(self, stem: str) -> bool:
        return stem in self.others or self.first.endswith(stem)


class Stranger(NamedTuple):
    """A cell that the list does not hold."""

    line: Line
    number: int
    kind: str


def strangers(lines: Sequence[Line]) -> Iterator[Stranger]:
    """Yield cells of a column of places that are not in the list the text gives of them."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.cell is not None:
            columns.setdefault((line.cell.table, line.cell.column), []).append(line)
    if not columns:
        return
    lists = list(islice(dict.fromkeys(found for line in lines for found in _lists(line.text)), _MOST))
    for cells in columns.values():
        for names in lists:
            yield from _odd(cells, names)


def _lists(text: str) -> Iterator[_List]:
    for match in _COUNT.finditer(text):
        count = int(match["count"]) if match["count"].isdecimal() else numerals.parse(match["count"]) or 0
        kind = match["kind"]
        pieces = text[max(0, match.start() - _WINDOW) : match.start()].removesuffix("等").split("、")[-count:]
        if count < _LEAST or len(pieces) < count:
            continue
        first, *others = (piece.removesuffix(kind) for piece in pieces)
        if all(_NAME.fullmatch(name) for name in others):
            yield _List(first, tuple(others), kind)


def _odd(cells: Sequence[Line], names: _List) -> Iterator[Stranger]:
    suffixed = [cell for cell in cells if cell.text.endswith(names.kind) and _NAME.fullmatch(cell.text)]
    stems = [cell.text.removesuffix(names.kind) for cell in suffixed]
    listed = [stem for stem in stems if names.holds(stem)]
    odd = [cell for cell, stem in zip(suffixed, stems, strict=True) if len(stem) >= 2 and not names.holds(stem)]
    wanting = len(names.others) + 1 - len(set(listed))
    if len(set(listed)) >= _LEAST and len(odd) <= wanting and _LEAST * len(odd) <= len(listed):
        for cell in odd:
            yield Stranger(cell, len(names.others) + 1, names.kind)
