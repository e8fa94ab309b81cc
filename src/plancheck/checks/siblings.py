"""Siblings: the numbered headings that count on in one another, and what each label looks like.

Shared by the kinds that judge numbering. Headings count within their parent; articles (条) count on through the
chapters; a list that starts again from 1 is another series. Annexes are no siblings of chapters.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from plancheck.chinese import numerals
from plancheck.outline.labels import Label, find_labels, kin, label_at
from plancheck.plan import Plan, Section, Span

_UNITS: Final = frozenset({"编", "篇", "部分", "章", "节", "条", "阶段", "步"})
_THROUGHOUT: Final = "条"
_NUMERAL: Final = re.compile(r"[〇零一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]+|[0-9]+|[０-９]+")
_ENCLOSED: Final = re.compile(r"[①-⑳⑴-⒇⒈-⒛㈠-㈩Ⅰ-Ⅻ]")
_MARKS: Final = "、.,:"
_CHINESE: Final = "一二三四五六七八九十"
_MEASURES: Final = frozenset("个项条次种方位名大类级年月日天周")
_COUNTED: Final = frozenset("第届初高小〇零一二三四五六七八九十百0123456789０１２３４５６７８９.．")
_COUNTS_ON: Final = frozenset("一二三四五六七八九十0123456789０１２３４５６７８９、，。；：,;:)）》”")
_CITED: Final = frozenset("项款条目类种点")


class Form(NamedTuple):
    """What a label looks like, width and white space apart.

    Attributes:
        system: kind of numeral and its wrapping, as plancheck.outline.labels names it.
        mark: what stands after the numeral: "、", ".", "," …; " " for white space alone, "" for nothing at all.
        brackets: the brackets it stands in, "" for none.

    """

    system: str
    mark: str
    brackets: str

    @property
    def proper(self) -> bool:
        """Whether headings may be labelled so: not with a mark of running text, nor with none (三组织机构)."""
        return self.system in _UNITS or (
            self.mark not in (",", ":") and (self.mark != "" or bool(self.brackets) or self.system == "①")
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered heading.

    Attributes:
        section: the section.
        ordinal: its number.
        form: what its label looks like.
        prefix: the numbers before the last in 2.1.3.
        span: the label; of a bare numeral the whole heading, since a numeral alone shows nobody where it is.
        automatic: whether the label is an automatic number.

    """

    section: Section
    ordinal: int
    form: Form
    prefix: tuple[int, ...]
    span: Span
    automatic: bool


class Series(NamedTuple):
    """Headings that count on in one another.

    Attributes:
        items: the headings in reading order.
        before: the number after which the first one may go on, beside 0: numbering that runs on through the parents.
        start: where the text begins in which the numbers before the first item would stand.
        outer: the system of the parent's label, "" without one.

    """

    items: Sequence[Item]
    before: int
    start: Span
    outer: str = ""


def all_series(plan: Plan) -> list[Series]:
    """Return every series of the plan, outermost first, annexes apart."""
    found: list[Series] = []
    articles: list[Item] = []
    ended: dict[tuple[int, str], int] = {}
    body = [section for section in plan.sections if not section.is_annex]
    groups: list[tuple[Section | None, Sequence[Section]]] = [(None, body)]
    groups += [(part, part.children) for section in plan.sections for part in section.walk() if part.children]
    for parent, sections in groups:
        items = _without_phrases(plan, [item for section in sections if (item := _item(plan, section)) is not None])
        articles += [item for item in items if item.form.system == _THROUGHOUT]
        for series in _split([item for item in items if item.form.system != _THROUGHOUT]):
            key = (series[0].section.level, series[0].form.system)
            outer = _item(plan, parent) if parent is not None else None
            start = parent.heading if parent is not None else Span(0, 0, 0)
            found.append(Series(series, ended.get(key, 0), start, outer.form.system if outer else ""))
            ended[key] = series[-1].ordinal
    if articles:
        articles.sort(key=lambda item: item.span)
        found.append(Series(articles, 0, Span(0, 0, 0)))
    return found


def _item(plan: Plan, section: Section) -> Item | None:
    block, begin, end = section.heading
    text = plan.blocks[block].text
    stop = begin + len(section.label)
    label = label_at(text, begin, end) if section.label else None
    if label is None or label.end > stop + 1:
        return None
    form = _form(text, label)
    bare = form.mark == "" and not form.proper
    automatic = begin == 0 and bool(plan.blocks[block].label)
    span = section.heading if bare else Span(block, begin, stop)
    return Item(section, label.ordinal, form, label.prefix, span, automatic)


def is_phrase(plan: Plan, section: Section) -> bool:
    """Whether a heading begins with a number that counts something (三个必须, 两项机制) and is no label."""
    block, start, end = section.heading
    text = plan.blocks[block].text
    stop = start + len(section.label)
    return (
        bool(section.label)
        and section.label[-1] not in _MARKS
        and stop < end
        and (section.label == "两" or (section.label[-1] in _CHINESE and text[stop] in _MEASURES))
    )


def _without_phrases(plan: Plan, items: Sequence[Item]) -> list[Item]:
    """Leave out what is a label by its looks only; one that counts on may be a label that lost its mark."""
    phrases = [is_phrase(plan, item.section) for item in items]
    carried = {item.ordinal for item, phrase in zip(items, phrases, strict=True) if not phrase}
    kept: list[Item] = []
    for item, phrase in zip(items, phrases, strict=True):
        counts_on = bool(kept) and item.ordinal == kept[-1].ordinal + 1 and item.section.label != "两"
        if not phrase or (counts_on and item.ordinal not in carried):
            kept.append(item)
    return kept


def _form(text: str, label: Label) -> Form:
    words = _plain(text[label.start : label.end])
    glyph = _ENCLOSED.match(text[label.start])
    if label.system in _UNITS:
        return Form(label.system, "", "")
    mark = words[-1] if words[-1] in _MARKS else ""
    core = words.rstrip(_MARKS)
    brackets = (core[0] if core[0] in "([〔【" else "") + (core[-1] if core[-1] in ")]〕】" else "")
    if not mark and not brackets and glyph is None and text[label.end : label.end + 1].isspace():
        mark = " "
    return Form(label.system, mark, brackets)


@lru_cache(maxsize=4096)
def _plain(label: str) -> str:
    """Return a label in half width without white space."""
    return "".join(unicodedata.normalize("NFKC", label).split())


def _split(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Sort siblings into series.

    A label of another system belongs to one where it counts on in it, else it is a list of its own.
    """
    if not items:
        return
    systems = Counter((item.form.system, item.prefix) for item in items)
    main = max(systems, key=lambda key: systems[key])
    series: list[Item] = []
    strangers: list[Item] = []
    for item in (*items, None):
        if item is not None and (item.form.system, item.prefix) != main:
            strangers.append(item)
            continue
        if strangers:
            if _counts_on(series[-1] if series else None, strangers, item, main[0]):
                series += strangers
            else:
                yield from _runs(strangers)
            strangers = []
        if item is not None:
            series.append(item)
    yield series


def _counts_on(before: Item | None, run: Sequence[Item], after: Item | None, system: str) -> bool:
    if any(item.prefix for item in run):
        return False
    follows = run[0].ordinal == before.ordinal + 1 if before else run[0].ordinal == 1 and after is not None
    leads = run[-1].ordinal + 1 == after.ordinal if after else before is not None
    if before is None and not leads:
        leads = after is not None and run[-1].ordinal + 1 == after.ordinal
        return leads and all(kin(item.form.system, system) for item in run)
    if all(kin(item.form.system, system) for item in run):
        return follows or (leads and after is not None)
    return follows and leads and after is not None


def _runs(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Split strangers into runs of one system each."""
    runs: dict[tuple[str, tuple[int, ...]], list[Item]] = defaultdict(list)
    for item in items:
        runs[item.form.system, item.prefix].append(item)
    yield from runs.values()


def stands_between(plan: Plan, number: int, system: str, start: Span, end: Span) -> bool:
    """Whether a label of that number and system stands between two places, though no heading was made of it.

    Then the number is not missing for a reader, whatever the outline thinks of that line.
    """
    for index in range(start.block, end.block + 1):
        block = plan.blocks[index]
        if block.place in ("note", "toc"):
            continue
        text = block.text
        first = start.end if index == start.block else 0
        last = end.start if index == end.block else len(text)
        for position in _line_starts(text, first, last):
            label = label_at(text, position, last)
            if label is not None and label.ordinal == number and label.system == system:
                return True
        for label in find_labels(text, first, last):
            # 第二， has a mark of running text, but its siblings have it as well.
            firm = not label.weak or system == "第"
            if label.ordinal == number and label.system == system and firm and _may_head(text, label):
                return True
    return False


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    position = start
    while position < end:
        while position < end and text[position].isspace():
            position += 1
        if position < end:
            yield position
        following = text.find("\n", position, end)
        if following < 0:
            return
        position = following + 1


def _may_head(text: str, label: Label) -> bool:
    """Whether the label could head something: not 三、四中全会, 第三、第四, 前款（二）项."""
    before = text[label.start - 1] if label.start else " "
    after = text[label.end] if label.end < len(text) else ""
    return before not in _COUNTED and bool(after) and after not in _COUNTS_ON and after not in _CITED


def respell(label: str, number: int) -> str:
    """Return the label with another number: （二） and 3 give （三）."""
    glyph = _ENCLOSED.search(label)
    if glyph is not None:
        value = int(unicodedata.numeric(glyph[0]))
        return label[: glyph.start()] + chr(ord(glyph[0]) - value + number) + label[glyph.end() :]
    found = list(_NUMERAL.finditer(label))
    if not found:
        return str(number)
    last = found[-1]
    if last[0].isdecimal():
        spelled = numerals.render(number, "decimalFullWidth" if last[0][0] >= "０" else "decimal")
    else:
        spelled = numerals.render(number, "chineseCounting")
    return label[: last.start()] + spelled + label[last.end() :]
