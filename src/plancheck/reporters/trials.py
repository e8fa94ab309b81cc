"""How the tests of rule sets came out, for people."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from plancheck.messages.mistakes import translated
from plancheck.reporters.layout import clean
from plancheck.reporters.page import Page, console, quoted
from plancheck.reporters.text import Text
from plancheck.rule import RuleSet
from plancheck.testing import Example, Fixture, Lacking, Result

_MOST_LINES = 8


def print_trials(stream: TextIO, rules: RuleSet, results: Sequence[Result], *, lang: str) -> None:
    """Print how the tests of one rule set came out."""
    console(stream).print(_Trials(rules, results, lang))


def print_trials_total(stream: TextIO, n: int, failed: int, *, lang: str) -> None:
    """Print how many of several rule sets failed."""
    console(stream).print(_Total(n, failed, lang))


class _Total(Page):
    def __init__(self, n: int, failed: int, lang: str) -> None:
        super().__init__(lang)
        self.n = n
        self.failed = failed

    def lines(self) -> Iterator[Text]:
        if self.failed:
            yield Text(self.say("trials-failed", n=self.n, failed=self.failed), "plancheck.fail")
        else:
            yield Text(self.say("trials-passed", n=self.n), "plancheck.pass")


class _Trials(Page):
    def __init__(self, rules: RuleSet, results: Sequence[Result], lang: str) -> None:
        super().__init__(lang)
        self.rules = rules
        self.results = results

    def lines(self) -> Iterator[Text]:
        failed = [result for result in self.results if not result.ok]
        state = "fail" if failed else "pass"
        examples = sum(isinstance(result, Example) for result in self.results)
        fixtures = sum(isinstance(result, Fixture) for result in self.results)
        told = self.say("trials", id=self.rules.id, examples=examples, fixtures=fixtures)
        outcome = self.say("trials-wrong", n=len(failed)) if failed else self.say("trials-right")
        head = Text(f"{self.marks.of(state)} ", f"plancheck.{state}")
        yield from self.hang(head, told + outcome, f"plancheck.{state}")
        for result in failed:
            yield from self._failed(result)

    def _failed(self, result: Result) -> Iterator[Text]:
        indent = Text("  ")
        if isinstance(result, Lacking):
            rule = next(rule for rule in self.rules.rules if rule.id == result.rule)
            kinds = [kind for kind in ("pass", "fail") if not getattr(rule.examples, f"{kind}ing")]
            names = self.say("and").join(self.say(f"example.{kind}") for kind in kinds)
            yield from self.hang(indent, self.say("lacking-examples", rule=result.rule, examples=names))
        elif isinstance(result, Example) and _broke_down(result):
            yield from self.hang(indent, f"{result.rule}{self.say('colon')}{result.problem.splitlines()[0]}")
        elif isinstance(result, Example):
            number = result.name.rsplit(" ", 1)[-1]
            example = self.say(f"example.{result.expected}")
            key = "found-nothing" if result.expected == "fail" else "found-something"
            yield from self.hang(indent, self.say(key, rule=result.rule, example=example, number=number))
            for finding in result.findings:
                place = f" {quoted(finding.location.text, self.lang)}" if finding.location else ""
                yield from self.hang(Text("    "), f"{finding.message}{place}", "plancheck.warning")
            rows = result.text.strip().splitlines()
            for row in rows[:_MOST_LINES]:
                yield from self.hang(Text("    | ", "plancheck.dim"), clean(row), "plancheck.dim")
            if len(rows) > _MOST_LINES:
                yield Text(f"    | {self.marks.ellipsis}", "plancheck.dim")
        else:
            name = str(result.path) if isinstance(result, Fixture) else result.name
            yield from self.hang(indent, name)
            for row in result.problem.splitlines():
                yield from self.hang(Text("    "), translated(row, self.lang), "plancheck.warning")


def _broke_down(result: Example) -> bool:
    """Whether the check itself failed, or a plug-in did."""
    return (result.expected == "fail") == bool(result.findings)
