"""Kind "annex-missing": an annex that the text refers to, or the list of annexes names, is not in the file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind
from plancheck.chinese import numerals
from plancheck.elements.view import Line
from plancheck.plan import Plan, Span
from plancheck.rule import Rule

_NUMERAL: Final = r"[0-9一二三四五六七八九十]{1,3}"
_CITED: Final = re.compile(
    rf"(?:(?:详见|参见|参照|[见按照附])(?:本方案)?(?:的|后)?附[件表](?P<seen>{_NUMERAL})?|\((?:附[件表])(?P<bracket>{_NUMERAL})?\)|附[件表](?P<plain>{_NUMERAL}))"
    r"(?![^,。;]{0,6}(?:另发|另附|下载|略\)))"
)
# 附件 of another document: 《……通知》附件1, 文件附件2; and not a word of its own: 附件材料.
_OF_ANOTHER: Final = re.compile(
    r"(?:》|文件|通知|意见|办法)(?:\([^()]{1,30}\))?(?:的|中的?|规定的)?\(?(?:详?见|按照?)?$"
)
_LISTED: Final = re.compile(rf"^附[件表](?P<first>{_NUMERAL})?[:：、.](?P<title>.*)$")
_ITEM: Final = re.compile(rf"^(?P<number>{_NUMERAL})[.、．:)](?P<title>.+)$")
_ITEMS: Final = re.compile(r"(?<![0-9])[1-9][0-9]?[.、．](?=[^0-9])")
_NUMBERED: Final = re.compile(rf"^(?:附[件表录图])?(?:{_NUMERAL})?[.、．:)]?")
_HEADING: Final = re.compile(rf"^附[件表录](?P<number>{_NUMERAL})?(?:$|[\u4e00-\u9fff《\"][^:,。;]*$)")
_LONGEST: Final = 60
_LABEL: Final = re.compile(rf"^附[件表录图](?P<number>{_NUMERAL})?")
_ELSEWHERE: Final = re.compile(r"另发|另附|另行|下载|[(]略[)]|略$|单独印发|不另|电子版|系统")
_WORDS: Final = re.compile(r"[^\w]")


class _Item(NamedTuple):
    """An entry of the list of annexes; `expected` where the file should hold it."""

    number: int
    title: str
    span: Span
    expected: bool


class _Annexes(NamedTuple):
    """What a file has of annexes: numbers attached (0 for one without) and the list below the text."""

    attached: frozenset[int]
    listed: tuple[_Item, ...]


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    lines = context.view.lines
    naming = context.view.lines_holding("附")
    annexes = _annexes(context.plan, lines, naming)
    titles = frozenset(_titles(lines)) if annexes.listed else frozenset()
    missing = [item for item in annexes.listed if item.expected and not _is_there(item, annexes, titles)]
    listed = {item.number for item in annexes.listed}
    cited = [
        (number, span)
        for number, span in _cited(naming)
        if not (number in annexes.attached or number in listed or (not number and (annexes.attached or listed)))
    ]
    for rule in rules:
        for item in missing:
            yield Hit(rule, "listed", [item.span], {"number": item.number or "", "title": item.title})
        told: set[int] = set()
        for number, span in cited:
            if number not in told:
                told.add(number)
                yield Hit(rule, "cited", [span], {"number": number or ""})


def _cited(lines: Sequence[Line]) -> Iterator[tuple[int, Span]]:
    for line in lines:
        if line.passage.part in ("annex", "back") or _LISTED.match(line.text):
            continue
        for match in _CITED.finditer(line.text):
            before = line.text[max(0, match.start() - 40) : match.start()]
            if _OF_ANOTHER.search(before):
                continue
            number = match["seen"] or match["bracket"] or match["plain"]
            yield _value(number), line.span(match.start(), match.end())


def _annexes(plan: Plan, lines: Sequence[Line], naming: Sequence[Line]) -> _Annexes:
    """Return a file's annexes; `naming` are those of its lines that hold a word for one."""
    # Where the section tree does not tell an annex, its heading still stands alone on a line.
    headings = (_HEADING.match(line.text) for line in naming if len(line.text) <= _LONGEST)
    attached = {_value(match["number"]) for match in headings if match}
    for section in plan.sections:
        if section.is_annex:
            match = _LABEL.match(re.sub(r"\s", "", plan.text(section.heading)))
            attached.add(_value(match["number"]) if match else section.ordinal or 0)
    return _Annexes(frozenset(attached), tuple(_listed(plan, lines)))


def _listed(plan: Plan, lines: Sequence[Line]) -> Iterator[_Item]:
    """Yield the list of annexes below the text or the notice (附件：1.任务分工表), each entry once."""
    own_title = _WORDS.sub("", plan.title or "")
    listing = False
    for line in lines:
        if line.passage.part not in ("back", "front"):
            continue
        text = line.text
        match = _LISTED.match(text)
        listing = match is not None or (listing and _ITEM.match(text) is not None)
        if not listing:
            continue
        start = match.start("title") if match else 0
        starts = [item.start() for item in _ITEMS.finditer(text, start)] or [start]
        for begin, end in pairwise([*starts, len(text)]):
            item = _ITEM.match(text[begin:end])
            title = item["title"] if item else text[begin:end]
            number = _value(item["number"] if item else match["first"] if match else None)
            plain = _WORDS.sub("", title)
            if not plain:
                continue
            # A notice lists the plan itself as its annex; what is sent apart is not missing.
            is_plan = bool(own_title) and (plain in own_title or own_title in plain)
            span = line.span() if len(starts) == 1 else line.span(begin, end)
            yield _Item(number, title, span, not (is_plan or _ELSEWHERE.search(text[begin:end])))


def _titles(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what stands alone on a line outside the list, with and without 附件1: an annex may stand there so."""
    for line in lines:
        if line.passage.part != "back" and len(line.text) <= _LONGEST and not _LISTED.match(line.text):
            yield _WORDS.sub("", line.text)
            yield _WORDS.sub("", _NUMBERED.sub("", line.text))


def _is_there(item: _Item, annexes: _Annexes, titles: frozenset[str]) -> bool:
    number = item.number
    if number in annexes.attached or (not number and annexes.attached) or (number == 1 and 0 in annexes.attached):
        return True
    return _WORDS.sub("", item.title) in titles


def _value(numeral: str | None) -> int:
    if not numeral:
        return 0
    return int(numeral) if numeral.isdecimal() else numerals.parse(numeral) or 0


KIND: Final = Kind(
    name="annex-missing",
    doc="An annex that the text refers to (见附件2) or the list of annexes names (附件：1.…), not in the file.",
    options={},
    reasons={
        "cited": "the text refers to an annex that is neither listed nor there; {number}",
        "listed": "the list of annexes names one that is not there; {number}, {title}",
    },
    judge=_judge,
)
