"""Kind "genre-mismatch": the title calls the paper 方案, its opening 计划 (现结合实际，制定以下工作计划)."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import fold
from plancheck.chinese.scanning import of_rule
from plancheck.rule import Rule

_ATTRIBUTE: Final = r"(?:\d{4}年|三年|年度|工作|实施|活动|行动|具体|创建|宣传|专项|整治|推进|普法)*"
_LINES: Final = 12  # lines of the preamble looked at


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    title = fold(context.plan.title or "").text
    for rule in rules:
        genres = "|".join(map(re.escape, sorted(rule.options["genres"], key=len, reverse=True)))
        said = of_rule(
            rf"(?:制[定订]|提出|拟[定订]|形成)了?(?P<words>(?:本|如下|以下|此){_ATTRIBUTE}(?P<genre>{genres}))"
        )
        called = of_rule(rf"(?P<genre>{genres})(?:\([^()]*\)|篇[一二三四五六七八九十\d]*)*$").search(title)
        if not called:
            continue
        front = [line for line in context.view.lines if line.passage.part == "front"][:_LINES]
        found = [(line, match) for line in front for match in said.finditer(line.text)]
        # The last word counts: a notice may wrap the plan.
        if found and found[-1][1]["genre"] not in title:
            line, match = found[-1]
            values = {"title_genre": called["genre"], "text_genre": match["genre"]}
            yield Hit(rule, "mismatch", [line.span(match.start("words"), match.end("words"))], values)


KIND: Final = Kind(
    name="genre-mismatch",
    doc="The preamble calls the paper by another genre than the title does (方案, 计划, 意见).",
    options={"genres": Option("texts", "the words for genres")},
    reasons={"mismatch": "title and preamble name different genres; {title_genre}, {text_genre}"},
    judge=_judge,
)
