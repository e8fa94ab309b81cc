"""Kind "signature-missing": neither signature nor date anywhere in the paper."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind
from plancheck.chinese.fold import fold
from plancheck.rule import Rule

_NOT_SIGNED: Final = re.compile(r"^附[件表录图]|^[0-9一二三四五六七八九十]{1,2}[.、]|^[(]|^联系|^主题词")
# A date below the title: （2023年3月1日）, 柳溪县水务局 二〇二三年三月.
_DATE_LINE: Final = re.compile(
    r"[(]?[^,。;:!?0-9]{0,16}[0-9〇○零一二三四五六七八九]{4}年[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?[^,。;:]{0,6}"
)
_LONG: Final = 60
_EDGE: Final = 8  # blocks at the head of the file, where a date may stand below the title


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    plan, lines = context.plan, context.view.lines
    if plan.date:
        return
    last = next((line for line in reversed(lines) if line.passage.part == "body" and line.text), None)
    if last is None or any(line.passage.part == "back" and not _NOT_SIGNED.search(line.text) for line in lines):
        return
    if any(
        _DATE_LINE.fullmatch(fold(block.text[:_LONG]).text) for block in plan.blocks[:_EDGE] if len(block.text) < _LONG
    ):
        return
    for rule in rules:
        yield Hit(rule, "missing", [last.span()])


KIND: Final = Kind(
    name="signature-missing",
    doc="Neither a signature below the text nor a date anywhere. The last line of the text is pointed at.",
    options={},
    reasons={"missing": "neither signature nor date"},
    judge=_judge,
)
