"""A rule set for people: its rules with all layers merged, and the layer each part comes from.

Each rule names the layer that brought it; a part that another layer set names that one.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from plancheck.reporters.layout import clean, pad
from plancheck.reporters.page import Page, console
from plancheck.reporters.text import Text, cell_len
from plancheck.rule import Rule, RuleSet
from plancheck.rulebook import pages

_MOST_VALUES = 8


def print_ruleset(stream: TextIO, rules: RuleSet, *, lang: str) -> None:
    """Print a rule set."""
    console(stream).print(_RuleSet(rules, lang))


class _RuleSet(Page):
    def __init__(self, rules: RuleSet, lang: str) -> None:
        super().__init__(lang)
        self.rules = rules

    def lines(self) -> Iterator[Text]:
        rules = self.rules
        yield from self.hang(Text(), rules.title, "plancheck.title")
        labels = [self.say(key) for key in ("ruleset", "layers", "note", "digest")]
        width = 2 + max(map(cell_len, labels))
        told = (
            f"{rules.id} {rules.version}",
            f" {self.marks.arrow} ".join(rules.layers) if len(rules.layers) > 1 else "",
            rules.note,
            rules.digest[:16],
        )
        for label, text in zip(labels, told, strict=True):
            if text:
                yield from self.hang(Text(pad(label, width), "plancheck.dim"), text)
        yield Text()
        counts = Counter(rule.severity for rule in rules.rules)
        head = Text(self.say("n-rules", n=len(rules.rules)), "plancheck.head")
        for severity in ("error", "warning", "info"):
            if counts[severity]:
                head.append("  ").append(f"{self.say(severity)} {counts[severity]}", f"plancheck.{severity}")
        yield head
        yield self.rule()
        for place, rule in enumerate(rules.rules):
            if place:
                yield Text()
            yield from self._rule(rule)
        yield self.rule()
        for off in rules.off:
            text = self.say("rule-off", rule=off.rule, layer=off.layer, reason=off.reason)
            yield from self.hang(Text(), text, "plancheck.warning")

    def _rule(self, rule: Rule) -> Iterator[Text]:
        head = Text(clean(rule.title), "plancheck.head")
        head.append(f"  {self.say(rule.severity)}{self._origin(rule, 'severity')}", f"plancheck.{rule.severity}")
        if len(self.rules.layers) > 1:
            head.append(f"  {self.say('from-layer', layer=rule.origin['id'])}", "plancheck.dim")
        yield head
        rows = list(self._rows(rule))
        width = 2 + max(cell_len(label) for label, _, _ in rows)
        for label, text, field in rows:
            yield from self.hang(Text("  " + pad(label, width), "plancheck.dim"), text + self._origin(rule, field))

    def _rows(self, rule: Rule) -> Iterator[tuple[str, str, str]]:
        """Yield what a rule says: label, words, and the field whose origin is told."""
        yield self.say("rule-id"), f"{rule.id} ({rule.check})", "id"
        if rule.requirement:
            yield self.say("requirement"), rule.requirement, "requirement"
        if rule.basis:
            yield self.say("basis"), rule.basis, "basis"
        if told := self.say("comma").join(pages.conditions(rule.when, self.lang)):
            yield self.say("when"), told, "when"
        if told := self.say("comma").join(pages.validity(rule.validity, self.lang)):
            yield self.say("validity"), told, "valid_from" if rule.validity.since else "valid_to"
        for name, value in rule.options.items():
            if value not in (None, (), ""):
                yield name, pages.value(value, self.lang, _MOST_VALUES), name
        for reason, case in rule.cases.items():
            severity = f"[{self.say(case.severity)}] " if case.severity else ""
            fix = f" {self.marks.arrow} {case.fix}" if case.fix else ""
            yield reason, f"{severity}{case.message}{fix}", f"cases.{reason}"
        passing, failing = len(rule.examples.passing), len(rule.examples.failing)
        if passing or failing:
            yield self.say("examples"), self.say("n-examples", passing=passing, failing=failing), "examples"

    def _origin(self, rule: Rule, field: str) -> str:
        """Return the layer a field comes from, where that is not the layer that brought the rule."""
        layer = rule.origin.get(field, "")
        if layer in ("", rule.origin["id"]):
            return ""
        several = layer.split(", ")
        key = "set-by" if len(several) == 1 else "made-of"
        return self.say(key, layer=self.say("comma").join(several))
