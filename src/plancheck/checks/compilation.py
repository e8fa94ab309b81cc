"""Kind "compilation": more than one plan in a file, as collections of samples have it (篇一, 篇二, several titles)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import fold
from plancheck.chinese.scanning import of_rule
from plancheck.elements.view import Line
from plancheck.rule import Rule

_NUMERAL: Final = r"[一二三四五六七八九十0-9]{1,3}"
_GENRE: Final = "(?:方案|计划|总结|要点|意见)"
# 篇一, 【篇3】, 范文四 at the head of a line, 篇二 at the end of a title; 第二篇 only with a title, since the parts of
# a long plan (规划) are called so too.
_MARK: Final = re.compile(
    rf"^[【\[(]?(?:篇|范文|范本)(?P<head>{_NUMERAL})[】\])]?(?:[:、.]|$|(?=[\u4e00-\u9fff《]))|"
    rf"^[【\[(]?第(?P<part>{_NUMERAL})篇[】\])]?[:、.]?.{{4,50}}{_GENRE}$|"
    rf"{_GENRE}(?:篇|范文)(?P<tail>{_NUMERAL})[】\])]?$"
)
_MARKS: Final = ("篇", "范文", "范本")
_FIRST: Final = re.compile(r"^(?:一[、.,]|第一[章条部])")
_NUMBERED: Final = re.compile(rf"^[(]?{_NUMERAL}[)]?[、.,:)]|^第{_NUMERAL}[,章条部]")
_LONGEST: Final = 60
_NEAR: Final = 14  # lines between a title and its first chapter


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    lines = [line for line in context.view.lines if line.passage.part != "annex"]
    marked = list(_marked(lines)) if any(map(context.view.mentions, _MARKS)) else []
    for rule in rules:
        begins = marked if len(marked) > 1 else list(_titled(lines, rule.options["genres"]))
        title = fold(context.plan.title or "").text
        first = marked and begins is marked and not _MARK.search(title)
        for number, line in enumerate(begins, 1 if first else 2):
            if number > 1:
                yield Hit(rule, "another", [line.span()], {"ordinal": number})


def _marked(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines that number the plans of a collection, each number once."""
    told: set[str] = set()
    mark = None
    for line in lines:
        match = _MARK.search(line.text) if len(line.text) <= _LONGEST else None
        if match and (number := match["head"] or match["part"] or match["tail"]) not in told:
            told.add(number)
            mark = line
        elif mark is not None and _NUMBERED.match(line.text):
            yield mark  # a link to another page (上一篇……) has nothing below it
            mark = None


def _titled(lines: Sequence[Line], genres: Sequence[str]) -> Iterator[Line]:
    """Yield titles of further plans: a title's line after a numbered chapter, with a chapter 一 of its own below."""
    ends = "|".join(map(re.escape, genres))
    title = of_rule(rf"^[^,。;:!?、《》]{{6,}}(?:{ends})(?:\([^()]{{1,20}}\))?$")
    firsts = [index for index, line in enumerate(lines) if line.text[:1] in ("一", "第") and _FIRST.match(line.text)]
    for one, two in pairwise(firsts):
        near = range(max(one + 1, two - _NEAR), two)
        found = next(
            (lines[index] for index in near if len(lines[index].text) <= _LONGEST and title.match(lines[index].text)),
            None,
        )
        if found is not None and not re.match(rf"^(?:[(]?{_NUMERAL}[)、.]|附)", found.text):
            yield found


KIND: Final = Kind(
    name="compilation",
    doc="More than one plan in a file; each but the first is pointed at where it begins.",
    options={"genres": Option("texts", "words that end a plan's title")},
    reasons={"another": "a further plan begins here; {ordinal}"},
    judge=_judge,
)
