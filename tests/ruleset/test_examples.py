"""Every shipped rule shows what it passes and what it finds, and does."""

from __future__ import annotations

import pytest

from plancheck.ruleset import available, load
from plancheck.testing import Result, run

NAMES = [name for name, _ in available()]
RESULTS = {name: run(name) for name in NAMES}


@pytest.mark.parametrize(
    "result",
    [pytest.param(result, id=f"{name}: {result.name}") for name in NAMES for result in RESULTS[name]],
)
def test_shipped_rule(result: Result) -> None:
    assert result.ok, result.problem


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_load_and_word_the_same_cases(name: str) -> None:
    chinese, english = load((name,)), load((name,), "en")
    assert [rule.id for rule in chinese.rules] == [rule.id for rule in english.rules]
    for one, other in zip(chinese.rules, english.rules, strict=True):
        assert one.cases.keys() == other.cases.keys(), one.id
        assert one.requirement, one.id
        assert other.title.isascii(), other.id
        for reason, case in one.cases.items():
            assert case.message != other.cases[reason].message, f"{one.id}: {reason} has no English"


@pytest.mark.parametrize("name", NAMES)
def test_every_set_but_the_base_extends_it(name: str) -> None:
    assert load((name,)).layers[0] == "baseline"
