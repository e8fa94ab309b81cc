"""RuleSet × Plan → Report."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from plancheck import plugins as plugging
from plancheck.checks import Context, Hit
from plancheck.limits import UNTIMED, Clock
from plancheck.plan import Passage, Plan, Span
from plancheck.plugins import Plugins
from plancheck.report import Document, ElementResult, Evidence, Finding, Problem, Report, RuleSetInfo, Skipped
from plancheck.rule import SEVERITIES, Rule, RuleSet
from plancheck.ruleset.fit import Facts, fits

_FIELD: Final = re.compile(r"\{(\w+)\}")


def judge(
    plan: Plan,
    ruleset: RuleSet,
    *,
    path: str | None,
    sha256: str | None,
    reason: str = "",
    as_of: date | None = None,
    plugins: Plugins | None = None,
    clock: Clock = UNTIMED,
) -> Report:
    """Judge a plan that has been read.

    Args:
        plan: the plan.
        ruleset: the rules to judge by.
        path: as the report shall name the file, None for bytes.
        sha256: of the file's bytes.
        reason: why this rule set was chosen, "" where it was asked for.
        as_of: the day by which rules are in force; the plan's own date by default.
        plugins: those whose kinds of check and elements the rules may ask for.
        clock: tells when the time is up.

    Raises:
        UnreadableDocument: the time is up.

    """
    added = plugins or Plugins()
    context = Context(plan, as_of or day_of(plan), {name: found for name, (found, _) in added.elements.items()}, clock)
    active, skipped = _active(plan, ruleset, context.day)
    hits: dict[str, list[Hit]] = {}
    problems: list[Problem] = []
    for (name, owner), rules in _batches(active, added).items():
        clock.look()
        for hit in _judged(context, name, owner, rules, added, problems):
            hits.setdefault(hit.rule.id, []).append(hit)
    quoter = _Quoter(context)
    elements: list[ElementResult] = []
    findings: list[Finding] = []
    for rule in active:
        told = hits.get(rule.id)
        if told is None:
            continue
        clock.look()
        for hit in told:
            evidence = tuple(map(quoter.quote, hit.spans))
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
        problems=tuple(problems),
    )


def _batches(rules: Sequence[Rule], added: Plugins) -> dict[tuple[str, str], list[Rule]]:
    """Group rules by kind and by the plug-in that judges them ("" for a built-in part)."""
    found: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        kind = rule.check
        owner = added.kinds[kind][1] if kind in added.kinds else ""
        if kind == "element" and rule.options["element"] in added.elements:
            owner = added.elements[rule.options["element"]][1]
        found.setdefault((kind, owner), []).append(rule)
    return found


def _judged(
    context: Context, kind: str, owner: str, rules: Sequence[Rule], added: Plugins, problems: list[Problem]
) -> Iterable[Hit]:
    """Return what a kind of check has to say; where a plug-in fails, nothing, and the failure is noted."""
    judge_rules = added.kind(kind).judge
    if not owner:
        return judge_rules(context, rules)
    hits, problem = plugging.guarded(
        owner, f"kind {kind}", lambda: plugging.sound(judge_rules(context, rules), rules, context.plan)
    )
    if problem:
        problems.append(problem)
    return hits or ()


def day_of(plan: Plan) -> date | None:
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
        if not rule.validity.holds(day):
            skipped.append(Skipped(rule.id, rule.origin.get("id", ruleset.id), "not-in-force", str(day)))
        elif fits(rule.when, facts) is None:
            skipped.append(Skipped(rule.id, rule.origin.get("id", ruleset.id), "other-plans", ""))
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
    severity = case.severity or rule.severity
    if hit.milder and case.severity is None:
        severity = SEVERITIES[min(SEVERITIES.index(severity) + 1, len(SEVERITIES) - 1)]
    return Finding(
        rule=rule.id,
        check=rule.check,
        severity=severity,
        message=_filled(case.message, hit, evidence),
        fix=_filled(case.fix, hit, evidence),
        basis=rule.basis,
        location=evidence[0] if evidence else None,
    )


def _filled(template: str, hit: Hit, evidence: tuple[Evidence, ...]) -> str:
    """Put a hit's values where a message names them; a name without a value stays."""
    if "{" not in template:
        return template
    values = {"text": evidence[0].text if evidence else "", **hit.values}

    def value(match: re.Match[str]) -> str:
        told = values.get(match[1])
        return match[0] if told is None else str(told)

    return _FIELD.sub(value, template)


def _order(finding: Finding) -> tuple[int, int, int]:
    """Errors first, then in document order; what has no place comes first."""
    place = finding.location
    rank = SEVERITIES.index(finding.severity)
    return (rank, place.block, place.start) if place else (rank, -1, -1)


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
        self._passages = [line.passage for line in context.view.lines]

    def quote(self, span: Span) -> Evidence:
        # The last line that begins where the words do or before.
        index = bisect_right(self._passages, (span.block, span.start), key=_begin) - 1
        path: tuple[str, ...] = ()
        if index >= 0 and self._passages[index].span.block == span.block:
            path = tuple(section.title for section in self._passages[index].path)
        return Evidence(span.block, span.start, span.end, self._plan.text(span), path)


def _begin(passage: Passage) -> tuple[int, int]:
    return passage.span[:2]
