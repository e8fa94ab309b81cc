"""Fonts by class and sizes by name: what a Word file stores under many names, and how a stretch of text looks."""

import re
from collections.abc import Iterator
from typing import Final

from plancheck import Block, Look, Span

_CLASSES: Final = (
    # 仿宋 before 宋体, which is a part of its name; a 小标宋 is no 宋体.
    ("仿宋", re.compile(r"仿宋|fang\s?song", re.IGNORECASE)),
    ("小标宋", re.compile(r"小标宋|xiao\s?biao\s?song|\bxbs", re.IGNORECASE)),
    ("楷体", re.compile(r"楷体|kai\s?ti|simkai|^楷$|正楷", re.IGNORECASE)),
    ("黑体", re.compile(r"黑体|sim\s?hei|hei\s?ti", re.IGNORECASE)),
    ("宋体", re.compile(r"宋体|sim\s?sun|song\s?ti|书宋", re.IGNORECASE)),
)
CLASSES: Final = tuple(name for name, _ in _CLASSES)
SIZES: Final = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0,
    "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
}  # fmt: skip
# What the East Asian font of a run shows; digits and Latin letters have a font of their own.
_IDEOGRAPH: Final = re.compile(r"[\u3007\u3400-\u9fff]")
_SLACK: Final = 0.3  # points


def font_class(font: str) -> str:
    """Return the class of a font (仿宋_GB2312 and FangSong are 仿宋), its own name for any other."""
    return next((name for name, pattern in _CLASSES if pattern.search(font)), font)


def size_name(points: float) -> str:
    """Return the name of a size, its points where it has none."""
    return next((name for name, size in SIZES.items() if abs(size - points) < _SLACK), f"{points:g}磅")


def is_size(points: float, names: tuple[str, ...]) -> bool:
    """Whether a size is one of those named."""
    return any(abs(SIZES[name] - points) < _SLACK for name in names)


def main_look(block: Block, span: Span) -> Look | None:
    """Return how most ideographs of a span look, None where it has none."""
    weights: dict[Look, int] = {}
    for look, text in _stretches(block, span):
        count = len(_IDEOGRAPH.findall(text))
        if count:
            weights[look] = weights.get(look, 0) + count
    return max(weights, key=weights.__getitem__) if weights else None


def _stretches(block: Block, span: Span) -> Iterator[tuple[Look, str]]:
    start = 0
    for end, look in block.looks:
        if end > span.start and start < span.end:
            yield look, block.text[max(start, span.start) : min(end, span.end)]
        start = end


def leading(block: Block) -> float | None:
    """Return how far the first line stands in from the left margin, in characters; None where a tab decides."""
    blanks = block.text[: len(block.text) - len(block.text.lstrip())]
    if "\t" in blanks or block.numbering is not None:  # an automatic number has an indent of its own
        return None
    return block.indent + block.left + _width(blanks)


def trailing(block: Block) -> float:
    """Return how far the last line ends before the right margin, in characters, where it is set to the right."""
    return block.right + _width(block.text[len(block.text.rstrip()) :])


def _width(blanks: str) -> float:
    return sum(1.0 if blank == "\u3000" else 0.5 for blank in blanks if blank not in "\r\n")
