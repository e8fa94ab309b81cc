"""Lists and numbered headings: labels that are shown but do not stand in the text (OpenDocument 1.3 part 3, 5.3)."""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from plancheck_odt.numerals import render
from plancheck_odt.package import Element
from plancheck_odt.xml import NAMES, attribute, child, count

_LEVELS: Final = 10
_MOST: Final = 99_999
_FOLLOWED: Final = {"listtab": "\t", "space": " ", "nothing": "", "newline": "\n"}
_PLACE: Final = re.compile(r"%(\d+)%")
_BULLET: Final = "•"


class Label(NamedTuple):
    """A number or bullet as displayed: the label, what follows it, and its level from 0."""

    text: str = ""
    suffix: str = ""
    level: int = 0


@dataclass(slots=True)
class _Level:
    number_format: str = ""
    prefix: str = ""
    suffix: str = ""
    pattern: str | None = None
    shown: int = 1
    start: int = 1
    bullet: str | None = None
    followed: str = "\t"


@dataclass(slots=True)
class Counts:
    """How far the levels of a list have counted, by level from 1."""

    style: str
    numbers: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The list styles of a document and its lists so far."""

    def __init__(self, styles: dict[str, Element], outline: Element | None) -> None:
        """Take the list styles by name, and the style of headings."""
        self._nodes = styles
        self._levels: dict[str, dict[int, _Level]] = {}
        self._outline = _levels(outline) if outline is not None else {}
        self._headings = Counts("")
        self._lists: dict[str, Counts] = {}
        self._last: dict[str, Counts] = {}

    def open(self, node: Element, style: str) -> Counts:
        """Return the counts of a list that is no part of another: new ones, or those that it continues."""
        counts = self._lists.get(attribute(node, "text:continue-list") or "")
        if counts is None and attribute(node, "text:continue-numbering") == "true":
            counts = self._last.get(style)
        if counts is None:
            counts = Counts(style)
        self._last[style] = counts
        identity = attribute(node, "xml:id")
        if identity:
            self._lists[identity] = counts
        return counts

    def item(self, counts: Counts, style: str, level: int, start: str | None) -> Label:
        """Count an item on; return its label."""
        levels = self._of(style)
        return _label(counts, levels, level, start)

    def heading(self, node: Element, level: int) -> Label:
        """Count a heading on that stands in no list; return its label."""
        if not any(item.number_format or item.bullet for item in self._outline.values()):
            return Label()
        if attribute(node, "text:is-list-header") == "true":
            return Label()
        start = attribute(node, "text:start-value") if attribute(node, "text:restart-numbering") == "true" else None
        return _label(self._headings, self._outline, level, start)

    def _of(self, style: str) -> dict[int, _Level]:
        if style not in self._levels:
            node = self._nodes.get(style)
            self._levels[style] = _levels(node) if node is not None else {}
        return self._levels[style]


def _label(counts: Counts, levels: dict[int, _Level], level: int, start: str | None) -> Label:
    numbers = counts.numbers
    about = levels.get(level, _Level())
    if start is not None:
        numbers[level] = count(start, about.start, _MOST)
    elif level in numbers:
        numbers[level] += 1
    else:
        numbers[level] = about.start
    for deeper in [other for other in numbers if other > level]:
        del numbers[deeper]
    if about.bullet is not None:
        return Label(about.bullet, about.followed, level - 1)
    if not about.number_format and about.pattern is None:
        # A level without numbers may still show its prefix and suffix.
        text = (about.prefix + about.suffix).strip()
        return Label(text, about.followed if text else "", level - 1)

    def number(other: int) -> str:
        item = levels.get(other, _Level())
        return render(numbers.get(other, item.start), item.number_format)

    if about.pattern is not None:
        text = _PLACE.sub(lambda match: number(int(match[1])) if int(match[1]) <= level else "", about.pattern)
    else:
        first = max(1, level - about.shown + 1)
        text = about.prefix + ".".join(filter(None, map(number, range(first, level + 1)))) + about.suffix
    bare = text.strip()
    trailing = text[len(text.rstrip()) :]
    return Label(bare, trailing + about.followed if bare else "", level - 1)


def _levels(style: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for node in style:
        kind = NAMES[node.tag]
        level = count(attribute(node, "text:level"), 0, _LEVELS)
        if not level or not kind.startswith(("text:list-level-style-", "text:outline-level-style")):
            continue
        item = _Level(
            number_format=attribute(node, "style:num-format") or "",
            prefix=attribute(node, "style:num-prefix") or "",
            suffix=attribute(node, "style:num-suffix") or "",
            pattern=attribute(node, "style:num-list-format") or attribute(node, "loext:num-list-format"),
            shown=count(attribute(node, "text:display-levels"), 1, _LEVELS),
            start=count(attribute(node, "text:start-value"), 1, _MOST),
        )
        if kind == "text:list-level-style-bullet":
            char = (attribute(node, "text:bullet-char") or _BULLET)[:1]
            # Characters for private use are pictures of symbol fonts.
            item.bullet = _BULLET if "\ue000" <= char <= "\uf8ff" else char
            item.bullet = item.prefix + item.bullet + item.suffix
        elif kind == "text:list-level-style-image":
            item.bullet = _BULLET
        about = child(child(node, "style:list-level-properties"), "style:list-level-label-alignment")
        if about is not None:
            item.followed = _FOLLOWED.get(attribute(about, "text:label-followed-by") or "", "\t")
        found[level] = item
    return found
