"""A rule set as plain data, with the layer each part comes from."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from plancheck.rule import Case, Condition, Rule, RuleSet

SCHEMA: Final = "plancheck.ruleset/1"


def plain(rules: RuleSet) -> dict[str, Any]:
    """Return a rule set as dicts and lists, ready for JSON."""
    return {
        "schema": SCHEMA,
        "id": rules.id,
        "version": rules.version,
        "title": rules.title,
        "note": rules.note,
        "layers": list(rules.layers),
        "digest": rules.digest,
        "rules": [_rule(rule) for rule in rules.rules],
        "off": [{"rule": off.rule, "layer": off.layer, "reason": off.reason} for off in rules.off],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "check": rule.check,
        "title": rule.title,
        "severity": rule.severity,
        "requirement": rule.requirement,
        "basis": rule.basis,
        "cases": {reason: _case(case) for reason, case in rule.cases.items()},
        "options": {name: _value(value) for name, value in rule.options.items()},
        "when": conditions(rule.when),
        "valid_from": _value(rule.validity.since),
        "valid_to": _value(rule.validity.until),
        "examples": {"pass": list(rule.examples.passing), "fail": list(rule.examples.failing)},
        "origin": dict(rule.origin),
    }


def _case(case: Case) -> dict[str, Any]:
    return {"message": case.message, "fix": case.fix, "severity": case.severity}


def conditions(condition: Condition) -> dict[str, Any]:
    """Return the conditions that are given."""
    told = {name: getattr(condition, name) for name in condition.__dataclass_fields__}
    return {name: _value(value) for name, value in told.items() if value not in ((), None)}


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_value(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    return value
