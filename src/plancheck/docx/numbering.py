"""Automatic numbering: the labels Word shows but does not store in the text (ISO 29500-1 §17.9)."""

import re
from dataclasses import dataclass, replace
from typing import Final

from plancheck.chinese.numerals import render
from plancheck.docx.styles import Styles
from plancheck.docx.xml import NAMES, Element, attribute, child, integer, switched_on, value

_PLACE: Final = re.compile(r"%([1-9])")
_SUFFIX: Final = {"tab": "\t", "space": " ", "nothing": ""}
_BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering definition."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "\t"
    legal: bool = False
    restart: int | None = None
    style: str | None = None


class Numbering:
    """The numbering definitions of a document and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read numbering.xml (None: a document without)."""
        self._styles = styles
        self._abstract: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._nums: dict[int, tuple[int, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()
        for node in root if root is not None else ():
            kind = NAMES[node.tag]
            if kind == "abstractNum":
                self._read_abstract(node)
            elif kind == "num":
                self._read_num(node)

    def _read_abstract(self, node: Element) -> None:
        identity = integer(attribute(node, "abstractNumId"))
        if identity is None:
            return
        self._abstract[identity] = {
            level: _level(item)
            for item in node
            if NAMES[item.tag] == "lvl" and (level := integer(attribute(item, "ilvl"))) is not None
        }
        link = value(node, "numStyleLink")
        if link:
            self._links[identity] = link

    def _read_num(self, node: Element) -> None:
        identity, abstract = integer(attribute(node, "numId")), integer(value(node, "abstractNumId"))
        if identity is None or abstract is None:
            return
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for item in node:
            level = integer(attribute(item, "ilvl"))
            if NAMES[item.tag] != "lvlOverride" or level is None:
                continue
            start = integer(value(item, "startOverride"))
            if start is not None:
                starts[level] = start
            override = child(item, "lvl")
            if override is not None:
                levels[level] = _level(override)
        self._nums[identity] = (abstract, levels, starts)

    def next_label(self, num: int, level: int | None, style: str | None) -> tuple[str, str, int] | None:
        """Count one paragraph on; return its label, what follows the label, and its level; None without numbering.

        `style` is the style the numbering comes from, which finds the level where the paragraph names none.
        """
        definition = self._nums.get(num)
        if num == 0 or definition is None:
            return None
        abstract, own, starts = definition
        abstract = self._follow(abstract)
        levels = {**self._abstract.get(abstract, {}), **own}
        if level is None:
            level = next((number for number, item in levels.items() if style and item.style == style), 0)
        if level not in levels:
            return None
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (num, level) not in self._started:
            counts[level] = starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        self._started.add((num, level))
        for deeper in [number for number in counts if number > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and level < restart):
                del counts[deeper]
        item = levels[level]
        return _shown(item, level, levels, counts), item.suffix, level

    def _follow(self, abstract: int) -> int:
        """Follow a link to a numbering style to the definition that holds the levels."""
        seen = set()
        while abstract in self._links and abstract not in seen and not self._abstract.get(abstract):
            seen.add(abstract)
            num = self._styles.resolve(self._links[abstract])[1].get("num")
            if num not in self._nums:
                break
            abstract = self._nums[num][0]
        return abstract


def _shown(item: Level, level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if item.number_format == "bullet":
        return _BULLET if item.text and not item.text.isspace() else ""

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place > level:
            return ""
        other = levels.get(place, Level())
        number_format = "decimal" if item.legal and other.number_format != "none" else other.number_format
        if place not in counts:
            counts[place] = other.start
        return render(counts[place], number_format)

    return _PLACE.sub(number, item.text).strip("\u200b")


def _level(node: Element) -> Level:
    found = Level()
    for item in node:
        kind = NAMES[item.tag]
        text = attribute(item, "val")
        if kind == "start":
            found = replace(found, start=max(0, integer(text) or 0))
        elif kind == "numFmt":
            found = replace(found, number_format=attribute(item, "format") or text or "decimal")
        elif kind == "AlternateContent":
            for choice in item.iter():
                if NAMES[choice.tag] == "numFmt":
                    found = replace(
                        found, number_format=attribute(choice, "format") or attribute(choice, "val") or "decimal"
                    )
                    break
        elif kind == "lvlText":
            found = replace(found, text=text or "")
        elif kind == "suff":
            found = replace(found, suffix=_SUFFIX.get(text or "", "\t"))
        elif kind == "isLgl":
            found = replace(found, legal=switched_on(item) is True)
        elif kind == "lvlRestart":
            found = replace(found, restart=integer(text))
        elif kind == "pStyle":
            found = replace(found, style=text)
    return found
