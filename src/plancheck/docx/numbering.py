"""Automatic numbering: the labels Word shows but does not store in the text (ISO 29500-1 §17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from plancheck.chinese.numerals import render
from plancheck.docx.styles import Styles
from plancheck.docx.symbols import BULLET, bullet
from plancheck.docx.xml import NAMES, Element, attribute, child, integer, switched_on, value

_PLACE: Final = re.compile(r"%([1-9])")
_SUFFIX: Final = {"tab": "\t", "space": " ", "nothing": ""}
_LEVELS: Final = range(9)
_MAX_LINKS: Final = 16  # definitions that refer to one another by style; Word makes one such link
_LONGEST: Final = 255  # characters of a label's pattern, or of a format
_LEGAL: Final = frozenset(("none", "decimalZero"))  # what a legal level (w:isLgl) shows as it is


@dataclass(slots=True)
class Level:
    """One level of a numbering definition."""

    start: int = 0  # what a definition without w:start counts from (§17.9.25)
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    font: str | None = None
    picture: bool = False


class Label(NamedTuple):
    """An automatic number as displayed: the label, what follows it, and its level."""

    text: str
    suffix: str
    level: int


@dataclass(slots=True)
class _List:
    """A w:num with all that it takes from elsewhere.

    Attributes:
        abstract: the definition it belongs to; lists of one definition count on together.
        levels: its levels, overrides applied.
        starts: the levels that start anew with this list, and at what number.

    """

    abstract: int
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numbering definitions of a document and how far each has counted."""

    def __init__(self, load: Callable[[], Element | None], styles: Styles) -> None:
        """`load` returns numbering.xml, None in a document without; it is called when a number is first needed."""
        self._load: Callable[[], Element | None] | None = load
        self._styles = styles
        self._abstract_nodes: dict[int, Element] = {}
        self._num_nodes: dict[int, Element] = {}
        self._abstract: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, _List | None] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def next_label(self, num: int, level: int | None, chain: tuple[str, ...]) -> Label | None:
        """Count one paragraph on; return its label, None where it has no numbering.

        `chain` are the styles between the paragraph and its numbering: a level can name the style it belongs to,
        and that goes before any level the style names (§17.9.23).
        """
        found = self._list(num)
        if found is None:
            return None
        levels = found.levels
        for style in chain:
            linked = next((number for number, item in levels.items() if item.style == style), None)
            if linked is not None:
                level = linked
                break
        level = level or 0
        item = levels.get(level)
        if item is None:
            return None
        counts = self._counts.setdefault(found.abstract, {})
        self._count(num, level, found, counts)
        shown = _shown(item, level, levels, counts)
        text = shown.strip()
        if not text:
            return Label("", "", level)
        return Label(text, shown[len(shown.rstrip()) :] + item.suffix, level)

    def _count(self, num: int, level: int, found: _List, counts: dict[int, int]) -> None:
        for upper in range(level):  # a level that was skipped counts as begun
            if upper not in counts and upper in found.levels:
                counts[upper] = found.starts.get(upper, found.levels[upper].start)
        if level in found.starts and (num, level) not in self._started:
            counts[level] = found.starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = found.starts.get(level, found.levels[level].start)
        self._started.add((num, level))
        for deeper in range(level + 1, len(_LEVELS)):
            if deeper in counts:
                restart = found.levels[deeper].restart if deeper in found.levels else None
                if restart is None or level < restart:
                    del counts[deeper]

    def _list(self, num: int) -> _List | None:
        if self._load is not None:
            load, self._load = self._load, None
            self._index(load())
        if num not in self._lists:
            self._lists[num] = self._read_list(num)
        return self._lists[num]

    def _index(self, root: Element | None) -> None:
        for node in root if root is not None else ():
            kind = NAMES[node.tag]
            if kind == "abstractNum":
                identity = integer(attribute(node, "abstractNumId"))
                if identity is not None:
                    self._abstract_nodes[identity] = node
            elif kind == "num":
                identity = integer(attribute(node, "numId"))
                if identity is not None:
                    self._num_nodes[identity] = node

    def _read_list(self, num: int) -> _List | None:
        node = self._num_nodes.get(num)
        abstract = integer(value(node, "abstractNumId")) if node is not None else None
        if num == 0 or node is None or abstract is None:
            return None
        abstract = self._follow(abstract)
        levels = dict(self._levels(abstract))
        starts: dict[int, int] = {}
        for item in node:
            level = _place(item)
            if NAMES[item.tag] != "lvlOverride" or level is None:
                continue
            start = integer(value(item, "startOverride"))
            if start is not None:
                starts[level] = max(0, start)
            override = child(item, "lvl")
            if override is not None:
                levels[level] = _level(override)
        return _List(abstract, levels, starts)

    def _levels(self, abstract: int) -> dict[int, Level]:
        if abstract not in self._abstract:
            node = self._abstract_nodes.get(abstract)
            self._abstract[abstract] = {
                level: _level(item)
                for item in (node if node is not None else ())
                if NAMES[item.tag] == "lvl" and (level := _place(item)) is not None
            }
        return self._abstract[abstract]

    def _follow(self, abstract: int) -> int:
        """Follow a link to a numbering style to the definition that holds the levels."""
        seen: set[int] = set()
        while abstract not in seen and abstract in self._abstract_nodes and not self._levels(abstract):
            seen.add(abstract)
            if len(seen) > _MAX_LINKS:
                break
            link = value(self._abstract_nodes[abstract], "numStyleLink")
            node = self._num_nodes.get(self._styles.resolve(link).paragraph.get("num", 0)) if link else None
            target = integer(value(node, "abstractNumId")) if node is not None else None
            if target is None:
                break
            abstract = target
        return abstract


def _place(node: Element) -> int | None:
    level = integer(attribute(node, "ilvl"))
    return level if level in _LEVELS else None


def _shown(item: Level, level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if item.number_format == "bullet":
        return BULLET if item.picture else bullet(item.text, item.font)

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place)
        if place > level or other is None:
            return ""
        number_format = "decimal" if item.legal and other.number_format not in _LEGAL else other.number_format
        return render(counts[place], number_format)

    return _PLACE.sub(number, item.text).strip("\u200b")


def _level(node: Element) -> Level:
    found = Level()
    for item in node:
        kind = NAMES[item.tag]
        text = attribute(item, "val")
        if kind == "start":
            found.start = max(0, integer(text) or 0)
        elif kind == "numFmt":
            found.number_format = _format(item)
        elif kind == "AlternateContent":  # custom formats of Word 2010 and later, with a plain one to fall back on
            found.number_format = next((_format(one) for one in item.iter() if NAMES[one.tag] == "numFmt"), "decimal")
        elif kind == "lvlText":
            found.text = (text or "")[:_LONGEST]
        elif kind == "suff":
            found.suffix = _SUFFIX.get(text or "", "\t")
        elif kind == "isLgl":
            found.legal = switched_on(item) is True
        elif kind == "lvlRestart":
            found.restart = integer(text)
        elif kind == "pStyle":
            found.style = text
        elif kind == "lvlPicBulletId":
            found.picture = True
        elif kind == "rPr":
            fonts = child(item, "rFonts")
            found.font = attribute(fonts, "ascii") or attribute(fonts, "hAnsi") if fonts is not None else None
    return found


def _format(node: Element) -> str:
    return (attribute(node, "format") or attribute(node, "val") or "decimal")[:_LONGEST]
