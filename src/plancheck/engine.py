"""RuleSet × Plan → Report."""

import hashlib
import os
import re
from collections.abc import Sequence
from typing import Final

from plancheck.elements import View, recogniser
from plancheck.errors import RuleError
from plancheck.plan import Passage, Plan, Span
from plancheck.reading import Source, load, parse
from plancheck.report import Document, Element, ElementResult, Evidence, Finding, Report, RuleSetInfo
from plancheck.ruleset import Rule, RuleSet
from plancheck.ruleset import load as load_rules
from plancheck.ruleset.model import SEVERITIES

_FIELD: Final = re.compile(r"\{(\w+)\}")


def check(source: Source, rules: str | Sequence[str] = "auto", *, lang: str = "zh") -> Report:
    """Read a plan and judge it.

    Thread-safe; nothing is kept between calls but the rule sets.

    Args:
        source: path of a DOCX file, its bytes, or a binary file object.
        rules: id of a rule set, or several; "auto" takes the most specific that fit the plan.
        lang: language of messages, "zh" or "en".

    Raises:
        UnreadableDocument: the source is no plan that can be read; `.code` says why.
        RuleError: an unknown rule set, or one with a mistake.

    """
    data = load(source)
    path = os.fspath(source) if isinstance(source, str | os.PathLike) else None
    ruleset, reason = choose(rules, lang)
    plan = parse(data)
    return judge(plan, ruleset, path=path, sha256=hashlib.sha256(data).hexdigest(), reason=reason)


def choose(rules: str | Sequence[str], lang: str) -> tuple[RuleSet, str]:
    """Return the rule set to judge by, and why where it was not asked for by name."""
    names = [rules] if isinstance(rules, str) else list(rules)
    wanted = [name for name in dict.fromkeys(names) if name != "auto"]
    if len(wanted) > 1:
        raise RuleError(f"several rule sets at once are not supported yet: {', '.join(wanted)}")
    if wanted:
        return load_rules(wanted[0], lang), ""
    reason = "the only rule set" if lang == "en" else "适用于任何工作方案"
    return load_rules("baseline", lang), reason


def judge(plan: Plan, ruleset: RuleSet, *, path: str | None, sha256: str | None, reason: str = "") -> Report:
    """Judge a plan that has been read."""
    view = View(plan)
    quoter = _Quoter(plan, view)
    elements: list[ElementResult] = []
    findings: list[Finding] = []
    for rule in ruleset.rules:
        element = recogniser(rule.element)(view)
        evidence = tuple(quoter.quote(span) for span in element.evidence)
        elements.append(
            ElementResult(
                id=rule.element,
                title=rule.title,
                status=element.status,
                required=rule.severity == "error",
                severity=rule.severity,
                rule=rule.id,
                evidence=evidence,
                fields=element.fields,
                missing_fields=element.missing_fields,
            )
        )
        if element.status != "met":
            findings.append(_finding(rule, element, evidence))
    findings.sort(key=_order)
    return Report(
        path=path,
        sha256=sha256,
        status="checked",
        document=_document(plan),
        ruleset=RuleSetInfo(ruleset.id, ruleset.version, ruleset.layers, ruleset.digest, ruleset.title, reason),
        verdict="fail" if any(finding.severity == "error" for finding in findings) else "pass",
        sections=plan.sections,
        elements=tuple(elements),
        findings=tuple(findings),
    )


def _finding(rule: Rule, element: Element, evidence: Sequence[Evidence]) -> Finding:
    advice = rule.advice_for(element.status, element.reason)

    def value(match: re.Match[str]) -> str:
        told = element.fields.get(match[1])
        return match[0] if told is None else str(told)

    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=rule.severity_for(element.status),
        message=_FIELD.sub(value, advice.message),
        fix=_FIELD.sub(value, advice.fix),
        basis=rule.basis,
        location=evidence[0] if evidence else None,
    )


def _order(finding: Finding) -> tuple[int, int, int]:
    """Errors first, then in document order; what has no place comes first."""
    place = finding.location
    return SEVERITIES.index(finding.severity), place.block if place else -1, place.start if place else -1


def _document(plan: Plan) -> Document:
    return Document(
        title=plan.title,
        issuer=plan.issuer,
        year=plan.year,
        number=plan.number,
        date=plan.date,
        addressees=plan.addressees,
        paragraphs=len(plan.blocks),
        characters=sum(len(block.text) for block in plan.blocks),
    )


class _Quoter:
    """Turns spans into evidence: words and the sections they stand in."""

    def __init__(self, plan: Plan, view: View) -> None:
        self._plan = plan
        self._by_block: dict[int, list[Passage]] = {}
        for line in view.lines:
            self._by_block.setdefault(line.passage.span.block, []).append(line.passage)

    def quote(self, span: Span) -> Evidence:
        path: tuple[str, ...] = ()
        for passage in self._by_block.get(span.block, ()):
            if passage.span.start <= span.start:
                path = tuple(section.title for section in passage.path)
        return Evidence(span.block, span.start, span.end, self._plan.text(span), path)
