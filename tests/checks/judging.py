"""One rule, a few lines of a plan, and what the rule's kind of check has to say."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from plancheck.checks import Context, kind
from plancheck.errors import RuleError
from plancheck.ruleset import load
from plancheck.testing import plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plancheck.plan import Plan
    from plancheck.rule import Rule


class Told(NamedTuple):
    """A hit: its reason, the words it points at, and the values of its messages."""

    reason: str
    words: tuple[str, ...]
    values: dict[str, Any]


def rule_of(check: str, options: str) -> Rule:
    """Return a rule of a kind with options written as in a rule file (flow or block YAML)."""
    (rule,) = rules_of(f"- id: r\n  check: {check}\n  title: t\n  severity: info\n{_indented(options)}")
    return rule


def rules_of(rules: str) -> Sequence[Rule]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rules.yaml"
        file.write_text(f'version: "1"\ntitle: t\nrules:\n{_indented(rules)}\n', encoding="utf-8")
        return load((str(file),)).rules


def refused(check: str, options: str) -> str:
    """Return why a rule with these options is refused when it is loaded."""
    with pytest.raises(RuleError) as caught:
        rule_of(check, options)
    return caught.value.message


def judge(check: str, options: str, text: str | Plan) -> list[Told]:
    rule = rule_of(check, options)
    plan = plan_of(text.strip("\n")) if isinstance(text, str) else text
    return [
        Told(hit.reason, tuple(plan.text(span) for span in hit.spans), dict(hit.values))
        for hit in kind(check).judge(Context(plan), [rule])
    ]


def _indented(text: str) -> str:
    return "\n".join("  " + line for line in text.strip("\n").splitlines())
