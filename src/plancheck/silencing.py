"""Silencing: a reviewer sets findings of a rule aside, for a whole plan or one passage, and the report says so.

A silenced finding leaves `findings` for `silenced`, with the reason and where it was silenced; summary and verdict then
ignore it. What a plan contains (`elements`) stays as it was recognised.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from plancheck.chinese.fold import fold
from plancheck.errors import RuleError
from plancheck.plan import Plan
from plancheck.report import Evidence, Finding, Report, Silenced

if TYPE_CHECKING:
    from plancheck.ruleset.nodes import Node

KEYS: Final = ("rule", "reason", "section", "text")
FOLDER_KEYS: Final = (*KEYS, "plan")


@dataclass(frozen=True, slots=True)
class Silence:
    """What shall be set aside.

    Attributes:
        rule: id of the rule.
        reason: why, for the readers of the report.
        section: words of the title of a section the finding stands in; "" for any place.
        text: words of the plan the finding points into; "" for any place.
        source: where this was asked for, as the report shall name it.

    """

    rule: str
    reason: str = ""
    section: str = ""
    text: str = ""
    source: str = ""


def of(words: str, source: str = "") -> Silence:
    """Return what "RULE" or "RULE=REASON" asks for."""
    rule, _, reason = words.partition("=")
    return Silence(rule.strip(), reason.strip(), source=source)


def silence(report: Report, plan: Plan, silences: Sequence[Silence]) -> Report:
    """Return the report without the findings that are silenced, which it lists apart."""
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for finding in report.findings:
        by = next((one for one in silences if _meant(one, finding, plan)), None)
        if by is None:
            kept.append(finding)
        else:
            silenced.append(Silenced(finding, by.reason, by.source))
    if not silenced:
        return report
    verdict = "fail" if any(finding.severity == "error" for finding in kept) else "pass"
    return replace(report, findings=tuple(kept), silenced=(*report.silenced, *silenced), verdict=verdict)


def _meant(one: Silence, finding: Finding, plan: Plan) -> bool:
    if one.rule != finding.rule:
        return False
    if not (one.section or one.text):
        return True
    place = finding.location
    return place is not None and _in_section(one.section, place) and _in_text(one.text, place, plan)


def _in_section(words: str, place: Evidence) -> bool:
    return not words or any(fold(words).text in fold(title).text for title in place.section)


def _in_text(words: str, place: Evidence, plan: Plan) -> bool:
    """Whether the quoted words and the finding's have characters in common."""
    if not words:
        return True
    wanted, block = fold(words).text, fold(plan.blocks[place.block].text)
    start = block.text.find(wanted)
    while start >= 0:
        first, last = block.original(start, start + len(wanted))
        if first < max(place.end, place.start + 1) and place.start < last:
            return True
        start = block.text.find(wanted, start + 1)
    return False


def parse(data: bytes, file: str, known: Collection[str], plan: str | None = None) -> list[Silence]:
    """Return what a silencing file asks for.

    Args:
        data: the file's bytes: YAML, a list of entries with the keys `rule`, `reason` and, for one passage, `section`
            and `text`.
        file: its name, for messages and the report.
        known: ids of rules; any other is a mistake.
        plan: name of the plan to read it for, where the file stands for a whole folder: an entry may then name its
            plan (key `plan`, a file name or a pattern). None for the file of one plan.

    Raises:
        RuleError: a mistake, with its place; `.others` are the further ones.

    """
    from plancheck.ruleset.nodes import compose  # noqa: PLC0415 - imports the reader of YAML

    root = compose(data, file)
    mistakes: list[RuleError] = []
    found: list[Silence] = []
    try:
        for node in root.items():
            found += _entry(node, file, known, plan, mistakes)
    except RuleError as error:
        mistakes.append(error)
    if mistakes:
        mistakes.sort(key=lambda mistake: (mistake.line, mistake.column))
        mistakes[0].others = tuple(mistakes[1:])
        raise mistakes[0]
    return found


def _entry(
    node: "Node", file: str, known: Collection[str], plan: str | None, mistakes: list[RuleError]
) -> Iterator[Silence]:
    try:
        keys = node.table(KEYS if plan is None else FOLDER_KEYS, ("rule", "reason"), mistakes)
        told = {name: item.words() for name, item in keys.items()}
    except RuleError as error:
        mistakes.append(error)
        return
    rule = told.get("rule", "")
    if rule and rule not in known:
        from plancheck.ruleset.nodes import nearest  # noqa: PLC0415

        mistakes.append(keys["rule"].error(f"unknown rule {rule!r}{nearest(rule, known)}"))
    wanted = told.pop("plan", "*")
    if plan is None or wanted == plan or fnmatchcase(plan, wanted):  # 方案[终稿].docx is a name and a pattern
        yield Silence(**{"rule": "", **told}, source=file)
