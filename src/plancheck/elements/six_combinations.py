"""六个结合: the other programmes that the plan's own activity is combined with.

A combination ties the activity to a programme (把创建工作与乡村振兴结合起来). Idioms (结合实际, 点面结合) and
principles that hold two methods together (坚持统筹规划与分步实施相结合) tie nothing to it and do not count.

Reasons of a partial verdict: "fewer-listed" (fewer than announced), "not-listed" (announced only), "unannounced" (one
to five, not announced as a set).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from plancheck.chinese import numerals
from plancheck.elements.combinations import (
    MARK,
    OTHER_MARKS,
    Combination,
    Topic,
    around,
    combinations_in,
    joined_in,
    listed_partners,
    prefixed_in,
)
from plancheck.elements.headings import name
from plancheck.elements.view import Line, View
from plancheck.plan import Section, Span
from plancheck.report import Element

_ENOUGH: Final = 6
_MOST: Final = 24  # announcements; a plan repeats its own in a heading and a summary
_DISTINCT: Final = 200  # combinations; no plan has as many
_REACH: Final = 20_000  # characters after an announcement in which its list stands
_ANNOUNCED: Final = re.compile(
    r"(?<![第之])(?P<number>[二两三四五六七八九十]|1[0-2]|[2-9])(?:个|大|种|项|方面的?|个方面的?)?(?:相|有机|紧密)?结合(?![部体点实])"
)
_AROUND: Final = (9, 1)
_LEAST: Final = 2
_OTHERWISE: Final = re.compile(
    r"(?<![第之])(?P<number>[三四五六七八九十]|[3-9](?=个|大))(?:个|大)?(?:相|有机|深度)?(?:"
    + "|".join(OTHER_MARKS)
    + ")(?![发区式体])"
)
# 老中青三结合 and the like are names of their own.
_NAMES: Final = re.compile(r"(?:老中青|干群|产学研|土洋|家校社|医教|校企|政企|警民|军民)[\"“]?$")


@dataclass(frozen=True, slots=True)
class _Announcement:
    claimed: int
    span: Span
    items: list[Combination]


def recognise(view: View) -> Element:
    """Recognise the combinations of a plan."""
    topic = Topic(view.plan.title, view.plan.issuer)
    announced = _announcements(view, topic) or _said_otherwise(view)
    if announced:
        best = max(announced, key=lambda one: (min(len(one.items), one.claimed), one.claimed))
        return _announced(best)
    found = _distinct(_loose(view, topic))
    fields = _fields(None, found)
    if not found:
        return Element("missing", fields=fields)
    evidence = tuple(item.span for item in found)
    if len(found) >= _ENOUGH:
        return Element("met", evidence=evidence, fields=fields)
    return Element("partial", "unannounced", evidence, fields, ("claimed",))


def _announced(best: _Announcement) -> Element:
    evidence = (best.span, *(item.span for item in best.items))
    fields = _fields(best.claimed, best.items)
    if len(best.items) >= best.claimed:
        return Element("met", evidence=evidence, fields=fields)
    return Element("partial", "fewer-listed" if best.items else "not-listed", evidence, fields, ("items",))


def _fields(claimed: int | None, items: Sequence[Combination]) -> dict[str, object]:
    return {"claimed": claimed, "found": len(items), "items": [item.words for item in items]}


def _announcements(view: View, topic: Topic) -> list[_Announcement]:
    """Return every announcement of a set with what is listed after it."""
    found: list[_Announcement] = []
    for index in _marked(view):
        line = view.lines[index]
        for match in around(_ANNOUNCED, line.text, 0, _AROUND):
            if len(found) == _MOST:
                return found
            claimed = numerals.parse(match["number"].replace("两", "二"))
            if not claimed or claimed < 2 or _NAMES.search(line.text, 0, match.start()):
                continue
            items, strangers = _listed(view, index, match.end(), claimed, topic)
            if not items and strangers:
                continue  # the set holds methods together, not the activity and programmes
            found.append(_Announcement(claimed, line.span(*match.span()), items))
    return found


def _said_otherwise(view: View) -> list[_Announcement]:
    """Return the announced sets of 融合, 衔接 … of which at least two items are listed as such."""
    found: list[_Announcement] = []
    for index in view.numbers_holding(OTHER_MARKS):
        line = view.lines[index]
        match = _OTHERWISE.search(line.text)
        claimed = numerals.parse(match["number"]) if match else None
        if match is None or not claimed:
            continue
        lines = _scope(view, index)
        for pool in ([other for other in lines[1:] if other.passage.kind == "heading"], lines):
            items = _joined(pool, line, match.end(), beside=True)
            if len(items) >= _LEAST:
                found.append(_Announcement(claimed, line.span(*match.span()), items))
                break
    return found


def _marked(view: View) -> list[int]:
    """Return the numbers of the lines that can hold a combination or announce some."""
    return view.numbers_holding((MARK,))


def _listed(view: View, index: int, offset: int, claimed: int, topic: Topic) -> tuple[list[Combination], bool]:
    """Return what is listed after an announcement in its section, and whether strangers to the topic are too."""
    lines = _scope(view, index)
    items: list[Combination] = []
    prefixed: list[Combination] = []
    strangers = False
    for line in lines:
        start = offset if line is lines[0] else 0
        here = combinations_in(line, start, topic)
        strangers = strangers or any(not item.own for item in here)
        items.extend(item for item in here if item.own)
        prefixed.extend(prefixed_in(line, start))
    items = _distinct(items)
    if len(items) == 1 and claimed > 1:
        split = listed_partners(items[0], lines)
        if len(split) == claimed:
            items = split
    if len(prefixed) > len(items):
        items = _distinct(prefixed)
    if len(items) < claimed:
        headings = [line for line in lines if line.passage.kind == "heading"]
        for pool in (headings, lines):  # what stands below the headings may speak of other things that join in
            joined = _joined(pool, lines[0], offset)
            if len(joined) == claimed:
                items = joined
                break
    if not items:
        first = lines[0]  # the set may be summed up at the end of its sentence: 与A结合、与B结合，做到两个结合
        start = first.text.rfind("。", 0, offset) + 1
        before = [item for item in combinations_in(first, start, topic) if item.place[1] <= offset]
        strangers = strangers or any(not item.own for item in before)
        items = _distinct([item for item in before if item.own])
    return items, strangers


def _joined(pool: list[Line], first: Line, offset: int, *, beside: bool = False) -> list[Combination]:
    """Return what the lines say to join in; of the line that announces the set, only what follows the offset."""
    return _distinct([item for line in pool for item in joined_in(line, offset if line is first else 0, beside=beside)])


def _scope(view: View, index: int) -> list[Line]:
    """Return the line and those after it in the same section and below."""
    first = view.lines[index]
    path = first.passage.path
    within: Section | None = path[-1] if path else None
    found = [first]
    length = 0
    for line in islice(view.lines, index + 1, None):
        length += len(line.text)
        if length > _REACH:
            break
        if within is None:
            if line.passage.path:
                break
        elif not any(section is within for section in line.passage.path):
            break
        found.append(line)
    return found


def _loose(view: View, topic: Topic) -> list[Combination]:
    """Return the combinations of a plan that announces none; a heading that only sums up its text is left out."""
    found: list[Combination] = []
    for index in _marked(view):
        line = view.lines[index]
        here = [item for item in combinations_in(line, 0, topic) if item.own]
        # Principles hold methods together, the activity's own too (坚持宣传教育与依法治理相结合).
        if any(item.is_principle for item in here) and any("原则" in name(section) for section in line.passage.path):
            here = [item for item in here if not item.is_principle]
        if here and line.passage.kind == "heading" and _repeated_below(view, index, topic):
            continue
        found.extend(here)
    return found


def _repeated_below(view: View, index: int, topic: Topic) -> bool:
    return any(item.own for line in _scope(view, index)[1:] for item in combinations_in(line, 0, topic))


def _distinct(items: Sequence[Combination]) -> list[Combination]:
    """Drop what is said again (heading and text, or twice)."""
    found: list[Combination] = []
    for item in items:
        if not any(item.key in other.key or other.key in item.key for other in found):
            found.append(item)
        if len(found) == _DISTINCT:
            break
    return found
