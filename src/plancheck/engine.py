"""RuleSet × Plan → Report."""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from plancheck import checks
from plancheck.checks import Context, Hit
from plancheck.plan import Passage, Plan, Span
from plancheck.reading import Source, load, parse
from plancheck.report import Document, ElementResult, Evidence, Finding, Report, RuleSetInfo, Skipped
from plancheck.rule import SEVERITIES, Rule, RuleSet
from plancheck.ruleset import Facts, choose, fits
from plancheck.ruleset import load as load_rules

AUTO: Final = "auto"
_FIELD: Final = re.compile(r"\{(\w+)\}")


def check(source: Source, rules: str | Sequence[str] = AUTO, *, lang: str = "zh", as_of: date | None = None) -> Report:
    """Read a plan and judge it.

    Thread-safe; nothing is kept between calls but the shipped rule sets.

    Args:
        source: path of a DOCX file, its bytes, or a binary file object.
        rules: id or path of a rule set, or several, the later on top; "auto" takes the most specific that fit the plan.
        lang: language of messages, "zh" or "en".
        as_of: the day by which rules are in force; the plan's own date by default.

    Raises:
        UnreadableDocument: the source is no plan that can be read; `.code` says why.
        RuleError: an unknown rule set, or one with a mistake.

    """
    data = load(source)
    path = os.fspath(source) if isinstance(source, str | os.PathLike) else None
    names = tuple(dict.fromkeys([rules] if isinstance(rules, str) else rules)) or (AUTO,)
    if AUTO not in names:
        load_rules(names, lang)  # a mistake in a rule set is told before any plan is read
    plan = parse(data)
    chosen, reason = _chosen(plan, names, lang, as_of or _day(plan))
    ruleset = load_rules(chosen, lang)
    return judge(plan, ruleset, path=path, sha256=hashlib.sha256(data).hexdigest(), reason=reason, as_of=as_of)


def _chosen(plan: Plan, names: tuple[str, ...], lang: str, day: date | None) -> tuple[tuple[str, ...], str]:
    """Return the rule sets to judge by, and why where they were not all asked for by name."""
    if AUTO not in names:
        return names, ""
    fitting, words = choose(plan, day=day)
    told = [f"{name}: {' · '.join(words[name])}" for name in fitting if words.get(name)]
    general = "no more specific rule set fits" if lang == "en" else "没有更具体的规则集适合这份方案"
    own = tuple(name for name in names if name != AUTO and name not in fitting)
    return (*fitting, *own), "; ".join(told) or general


def judge(
    plan: Plan,
    ruleset: RuleSet,
    *,
    path: str | None,
    sha256: str | None,
    reason: str = "",
    as_of: date | None = None,
) -> Report:
    """Judge a plan that has been read."""
    context = Context(plan, as_of or _day(plan))
    active, skipped = _active(plan, ruleset, context.day)
    hits: dict[str, list[Hit]] = {}
    by_kind: dict[str, list[Rule]] = {}
    for rule in active:
        by_kind.setdefault(rule.check, []).append(rule)
    for name, rules in by_kind.items():
        for hit in checks.kind(name).judge(context, rules):
            hits.setdefault(hit.rule.id, []).append(hit)
    quoter = _Quoter(context)
    elements: list[ElementResult] = []
    findings: list[Finding] = []
    for rule in active:
        for hit in hits.get(rule.id, ()):
            evidence = tuple(quoter.quote(span) for span in hit.spans)
            if hit.element is not None:
                elements.append(_element(rule, hit, evidence))
            if hit.reason:
                findings.append(_finding(rule, hit, evidence))
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
        skipped=skipped,
    )


def _day(plan: Plan) -> date | None:
    """Return the plan's own day: its date, else the middle of its year."""
    if plan.date:
        return date.fromisoformat(plan.date)
    return date(plan.year, 7, 1) if plan.year else None


def _active(plan: Plan, ruleset: RuleSet, day: date | None) -> tuple[list[Rule], tuple[Skipped, ...]]:
    """Return the rules to judge by, and those that are not for this plan with the reason."""
    facts = Facts.of(plan)
    active = []
    skipped = [Skipped(off.rule, off.layer, "off", off.reason) for off in ruleset.off]
    for rule in ruleset.rules:
        layer = rule.origin.get("id", ruleset.id)
        if not rule.validity.holds(day):
            skipped.append(Skipped(rule.id, layer, "not-in-force", str(day)))
        elif fits(rule.when, facts) is None:
            skipped.append(Skipped(rule.id, layer, "other-plans", ""))
        else:
            active.append(rule)
    return active, tuple(skipped)


def _element(rule: Rule, hit: Hit, evidence: tuple[Evidence, ...]) -> ElementResult:
    element = hit.element
    if element is None:
        raise TypeError("a hit of kind element carries its element")
    # What this rule asks beyond the element itself (a field, a threshold) makes a met element partial under it.
    status = "partial" if element.status == "met" and hit.reason else element.status
    return ElementResult(
        id=rule.options["element"],
        title=rule.title,
        status=status,
        required=rule.severity == "error",
        severity=rule.severity,
        rule=rule.id,
        evidence=evidence,
        fields=element.fields,
        missing_fields=element.missing_fields,
    )


def _finding(rule: Rule, hit: Hit, evidence: tuple[Evidence, ...]) -> Finding:
    case = rule.case_for(hit.reason, "partial") if hit.milder else rule.case_for(hit.reason)
    values: Mapping[str, Any] = {"text": evidence[0].text if evidence else "", **hit.values}

    def value(match: re.Match[str]) -> str:
        told = values.get(match[1])
        return match[0] if told is None else str(told)

    severity = case.severity or rule.severity
    if hit.milder and case.severity is None:
        severity = SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=severity,
        message=_FIELD.sub(value, case.message),
        fix=_FIELD.sub(value, case.fix),
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

    def __init__(self, context: Context) -> None:
        self._plan = context.plan
        self._by_block: dict[int, list[Passage]] = {}
        for line in context.view.lines:
            self._by_block.setdefault(line.passage.span.block, []).append(line.passage)

    def quote(self, span: Span) -> Evidence:
        path: tuple[str, ...] = ()
        for passage in self._by_block.get(span.block, ()):
            if passage.span.start <= span.start:
                path = tuple(section.title for section in passage.path)
        return Evidence(span.block, span.start, span.end, self._plan.text(span), path)
