"""Kind "citation": document numbers of a wrong form, and known documents quoted with a wrong year or number.

The form is that of GB/T 9704-2012 clause 7.2.5: 民委发〔2010〕13号. Which documents are known stands in the rule.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese.fold import fold
from plancheck.elements.view import Line
from plancheck.plan import Passage, Plan, Span
from plancheck.rule import Rule

# 民委发〔2010〕13号 and what clerks make of it. Folded text: （）are (), ［］[]; 〔〕 and 【】 stay.
_NUMBER: Final = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{1,12}(?<=[发函字办文电呈组纪党委令规审批复通]))(?P<open>[\[(〔【<{〈])(?P<year>(?:19|20)\d\d)(?P<close>[\])〕】>}〉])"
    r"(?P<ordinal>第?)(?P<number>\d{1,5})号"
)
# Numbers of certificates, cases and filings follow rules of their own: 安许证字〔2019〕0123号.
_CERTIFICATE: Final = re.compile(r"[证许照鉴裁判诉检刑罚备]字$")
_TITLE: Final = re.compile(r"《([^《》]{4,120})》")
_BEHIND: Final = re.compile(r"[(\[,]{0,2}")
_HEAD: Final = 12  # blocks; masthead and number stand at the head of the file and belong to no section
_SPARE: Final = 20  # characters; a title that is so much longer than the words asked for is another document's


class _Cited(NamedTuple):
    """A document number in a line; the office without the words that run before it."""

    match: re.Match[str]
    year: int
    number: int


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    lines = context.view.lines_holding(("号", "《"))
    for line in (*_head(context.plan, context.view.lines), *lines):
        cited = [_Cited(match, int(match["year"]), int(match["number"])) for match in _NUMBER.finditer(line.text)]
        titles = list(_TITLE.finditer(line.text)) if "《" in line.text else []
        if not (cited or titles):
            continue
        for rule in rules:
            if rule.options["form"]:
                yield from _forms(rule, line, cited)
            for title in titles:
                for document in rule.options["documents"]:
                    if _is_title(title[1], document["title"]):
                        yield from _quoted(context, rule, line, title, cited, document)
                        break


def _head(plan: Plan, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first blocks that belong to no section: masthead, number, title."""
    covered = {line.passage.span.block for line in lines}
    for index, block in enumerate(plan.blocks[:_HEAD]):
        if index not in covered:
            yield Line(Passage(Span(index, 0, len(block.text)), block.text, (), "text", "front"), fold(block.text))


def _forms(rule: Rule, line: Line, cited: Sequence[_Cited]) -> Iterator[Hit]:
    for number in cited:
        match = number.match
        if _CERTIFICATE.search(match["office"]):
            continue
        reason = ""
        if match["open"] + match["close"] != "〔〕":
            reason = "brackets"
        elif match["ordinal"]:
            reason = "ordinal"
        elif match["number"].startswith("0"):
            reason = "zero"
        if reason:
            start = _office_start(match)
            right = f"{match['office'][start - match.start() :]}〔{number.year}〕{number.number}号"
            yield Hit(rule, reason, [line.span(start, match.end())], {"right": right})


def _office_start(match: re.Match[str]) -> int:
    """Return where the office's code begins; what runs before it (根据, 按照, 文件) is no part of it."""
    office = match["office"]
    cut = max((office.rfind(word) + len(word) for word in _BEFORE if word in office), default=0)
    return match.start() + (cut if cut < len(office) else 0)


_BEFORE: Final = (
    "根据",
    "按照",
    "依据",
    "落实",
    "贯彻",
    "执行",
    "遵照",
    "参照",
    "转发",
    "印发",
    "下发",
    "文件",
    "通知",
    "意见",
    "以及",
    "和",
    "与",
    "及",
)


def _is_title(title: str, words: Sequence[str]) -> bool:
    return all(word in title for word in words) and len(title) <= sum(map(len, words)) + _SPARE


def _quoted(
    context: Context, rule: Rule, line: Line, title: re.Match[str], cited: Sequence[_Cited], document: dict[str, Any]
) -> Iterator[Hit]:
    known = _NUMBER.fullmatch(fold(document["number"]).text)
    values = {
        "title": title[1],
        "right": document["number"],
        "issuer": document["issuer"],
        "year": document["year"],
        "successor": document["superseded_by"],
    }
    beside = next((number for number in cited if _BEHIND.fullmatch(line.text, title.end(), number.match.start())), None)
    if beside is not None and known is not None:
        # A province's own document of the same name bears its own code.
        same_office = beside.match["office"].endswith(known["office"])
        if same_office and (beside.year, beside.number) != (int(known["year"]), int(known["number"])):
            start = beside.match.end("office") - len(known["office"])
            yield Hit(rule, "number", [line.span(start, beside.match.end())], values)
            return
        if not same_office:
            return
    day = context.day
    if day is None:
        return
    span = line.span(title.start(), title.end())
    since, until = document["valid_from"], document["valid_to"]
    if (since is not None and day < since) or (document["year"] is not None and day.year < document["year"]):
        yield Hit(rule, "not-yet", [span], values)
    elif until is not None and day > until:
        yield Hit(rule, "superseded", [span], values)


KIND: Final = Kind(
    name="citation",
    doc="Document numbers: their form (GB/T 9704-2012 7.2.5), and known documents quoted with a wrong year or number, "
    "before they were issued or after they were superseded.",
    options={
        "form": Option("flag", "whether the form of numbers is checked", default=True),
        "documents": Option(
            "entries",
            "known documents",
            (),
            keys={
                "title": Option("texts", "words that all stand in its title"),
                "issuer": Option("text", "who issued it", ""),
                "year": Option("number", "year of issue", None),
                "number": Option("text", "its number in the right form, e.g. 民委发〔2010〕13号", ""),
                "superseded_by": Option("text", "what replaced it", ""),
                "valid_from": Option("date", "first day in force", None),
                "valid_to": Option("date", "last day in force", None),
            },
        ),
    },
    reasons={
        "brackets": "the year does not stand in 〔〕; {right}",
        "ordinal": "第 before the number; {right}",
        "zero": "a number that begins with 0; {right}",
        "number": "a known document with a wrong year or number; {title}, {right}, {issuer}",
        "not-yet": "a known document that was not yet issued; {title}, {year}",
        "superseded": "a known document that is no longer in force; {title}, {successor}",
    },
    judge=_judge,
)
