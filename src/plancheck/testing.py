"""Tests of rule sets, for those who write them: a rule's own examples, and whole plans as fixtures.

    results = run("rules/our-county")        # a rule set by id or path
    assert all(result.ok for result in results), [result.problem for result in results if not result.ok]

With pytest it is one line of a repository's CI: `pytest --plancheck` (plancheck.pytest_plugin).

An example is judged by its rule alone: one under `fail` must give a finding of the rule, one under `pass` none. Which
plans the rule is for (`when`) and when it is in force are not asked, so that examples can be short; fixtures show that.

A fixture is a YAML file in the folder `fixtures` beside ruleset.yaml:

    text: |                         # the plan, one line a paragraph; or docx: plan.docx, beside the fixture
      青坪县2023年民族团结进步创建工作实施方案
      一、指导思想
    rules: auto                     # judge by what fits the plan; by default by this rule set
    chosen: [province/hubei]        # … and then expect these
    verdict: fail
    elements: {goals: missing}      # status by element
    findings:                       # rules that must find something, with the words they must point at
      - goals
      - {rule: ledger, text: 台帐}
    silent: [theme]                 # rules that must find nothing
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from plancheck import plugins as plugging
from plancheck import ruleset
from plancheck.checking import AUTO, check, rules_for
from plancheck.engine import judge
from plancheck.errors import PlancheckError, RuleError
from plancheck.outline import build_plan
from plancheck.plan import Block, Plan
from plancheck.plugins import Plugins
from plancheck.report import Finding, Report
from plancheck.rule import Condition, Rule, RuleSet, Validity
from plancheck.ruleset import Library
from plancheck.ruleset.nodes import Node, compose

__all__ = ["Example", "Fixture", "Lacking", "Result", "fixtures_of", "plan_of", "run", "run_examples", "run_fixture"]

_KEYS: Final = ("text", "docx", "rules", "chosen", "verdict", "elements", "findings", "silent", "note")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one test.

    Attributes:
        name: of the test, unique within the rule set.
        problem: what is wrong, "" where the test passed.

    """

    name: str
    problem: str

    @property
    def ok(self) -> bool:
        """Whether the test passed."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class Example(Result):
    """An example of a rule, judged.

    Attributes:
        rule: id of the rule.
        expected: "pass" or "fail".
        text: the example.
        findings: what the rule found in it.

    """

    rule: str
    expected: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Lacking(Result):
    """A rule that its layer brings without a pass or a fail example."""

    rule: str


@dataclass(frozen=True, slots=True)
class Fixture(Result):
    """A whole plan, judged; `report` is None where it could not be."""

    path: Path
    report: Report | None


def plan_of(text: str) -> Plan:
    """Return the plan that lines of text make, as if each were a paragraph."""
    return build_plan([Block(text=line) for line in text.splitlines()])


def run(name: str, plugins: Plugins | None = None) -> list[Result]:
    """Run all tests of one rule set, given by id or path: examples of the rules it brings or rewords, and fixtures.

    Raises RuleError where the rule set cannot be loaded.
    """
    added = plugging.installed() if plugins is None else plugins
    found = rules_for((name,), "zh", added)
    results: list[Result] = [*run_examples(found, found.layers[-1], added)]
    results.extend(run_fixture(path, name, added) for path in fixtures_of(name, added))
    return results


def run_examples(rules: RuleSet, layer: str | None = None, plugins: Plugins | None = None) -> list[Result]:
    """Judge the examples of rules, and name rules without them.

    With `layer`, only examples that this layer gives are judged, and only rules that it brings must have some: what
    it inherits is tested where it comes from, under the options it has there.
    """
    added = plugging.installed() if plugins is None else plugins
    results: list[Result] = []
    for rule in rules.rules:
        examples = rule.examples
        if layer is None or rule.origin.get("examples") == layer:
            results.extend(_examples(rule, rules, "pass", examples.passing, added))
            results.extend(_examples(rule, rules, "fail", examples.failing, added))
        if layer is None or rule.origin.get("id") == layer:
            lacking = [word for word, texts in (("pass", examples.passing), ("fail", examples.failing)) if not texts]
            problem = f"the rule {rule.id!r} has no example under {' and '.join(lacking)}" if lacking else ""
            results.append(Lacking(f"{rule.id} has examples", problem, rule.id))
    return results


def _examples(rule: Rule, rules: RuleSet, expected: str, texts: Sequence[str], added: Plugins) -> Iterator[Example]:
    alone = replace(rules, rules=(replace(rule, when=Condition(), validity=Validity()),), off=())
    for number, text in enumerate(texts, 1):
        try:
            report = judge(plan_of(text), alone, path=None, sha256=None, plugins=added)
        except Exception as error:  # noqa: BLE001 - a bug of one kind of check must not hide the other results
            problem = f"the check {rule.check!r} broke down: {plugging.describe(error)}\n{text}"
            yield Example(f"{rule.id} {expected} {number}", problem, rule.id, expected, text, ())
            continue
        problem = "".join(f"{one.plugin} {one.action}: {one.message}" for one in report.problems)
        if expected == "fail" and not report.findings:
            problem = f"the rule {rule.id!r} finds nothing in its fail example {number}:\n{text}"
        elif expected == "pass" and report.findings:
            told = "\n".join(_told(finding) for finding in report.findings)
            problem = f"the rule {rule.id!r} finds something in its pass example {number}:\n{told}\n{text}"
        yield Example(f"{rule.id} {expected} {number}", problem, rule.id, expected, text, report.findings)


def _told(finding: Finding) -> str:
    quoted = f"「{finding.location.text}」 " if finding.location else ""
    return f"  {finding.severity} {finding.rule}: {quoted}{finding.message}"


def fixtures_of(name: str, plugins: Plugins | None = None) -> list[Path]:
    """Return the fixtures of a rule set, given by id or path, in order of name."""
    added = plugging.installed() if plugins is None else plugins
    place = Library(added.roots).find(name).place
    folder = Path(str(place)).parent / "fixtures"
    return sorted(path for path in folder.glob("*.yaml") if path.is_file()) if folder.is_dir() else []


def run_fixture(path: Path, name: str, plugins: Plugins | None = None) -> Fixture:
    """Judge one fixture by a rule set, given by id or path (or by what fits the plan, where the fixture says so)."""
    added = plugging.installed() if plugins is None else plugins
    report: Report | None = None
    try:
        wanted = compose(path.read_bytes(), str(path)).table(_KEYS)
        report = _judged(wanted, path, name, added)
        problem = "\n".join(_differences(wanted, report))
    except (PlancheckError, OSError) as error:
        problem = str(error)
    except Exception as error:  # noqa: BLE001 - as for examples
        problem = f"the check broke down: {plugging.describe(error)}"
    return Fixture(f"fixture {path.name}", problem, path, report)


def _judged(wanted: dict[str, Node], path: Path, name: str, added: Plugins) -> Report:
    auto = "rules" in wanted and wanted["rules"].choice((AUTO,)) == AUTO
    if ("text" in wanted) == ("docx" in wanted):
        raise RuleError("a fixture has either text or docx", str(path))
    if "docx" in wanted:
        return check(path.parent / wanted["docx"].words(), AUTO if auto else name, plugins=added)
    plan = plan_of(wanted["text"].words())
    names = ruleset.choose(plan, Library(added.roots) if added.roots else None)[0] if auto else (name,)
    return judge(plan, rules_for(names, "zh", added), path=None, sha256=None, plugins=added)


def _differences(wanted: dict[str, Node], report: Report) -> Iterator[str]:
    """Yield where a report is not as a fixture wants it."""
    if "chosen" in wanted:
        chosen = set(report.ruleset.id.split("+")) if report.ruleset else set()
        if chosen != set(wanted["chosen"].texts()):
            yield f"rule sets: expected {'、'.join(wanted['chosen'].texts())}, chosen were {'、'.join(sorted(chosen))}"
    if "verdict" in wanted and report.verdict != wanted["verdict"].choice(("pass", "fail")):
        yield f"verdict: {report.verdict}"
    statuses = {element.id: element.status for element in report.elements}
    for element, node in wanted["elements"].table().items() if "elements" in wanted else ():
        if statuses.get(element) != node.choice(("met", "partial", "missing")):
            yield f"element {element}: expected {node.text()}, judged {statuses.get(element)}"
    for node in wanted["findings"].each() if "findings" in wanted else ():
        yield from _lacking(node, report.findings)
    silent = wanted["silent"].texts() if "silent" in wanted else ()
    for finding in report.findings:
        if finding.rule in silent:
            yield f"unwanted: {_told(finding)}"


def _lacking(node: Node, findings: Iterable[Finding]) -> Iterator[str]:
    keys = {"rule": node} if node.alone() else node.table(("rule", "text", "severity"), ("rule",))
    asked: dict[str, Any] = {key: value.words() for key, value in keys.items()}
    for finding in findings:
        quoted = finding.location.text if finding.location else None
        told = {"rule": finding.rule, "text": quoted, "severity": finding.severity}
        if all(told[key] == value for key, value in asked.items()):
            return
    yield f"no finding of {' '.join(f'{key} {value}' for key, value in asked.items())}"
