"""The eight real plans under the rule sets of their own place and office; read by eye, then pinned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from plancheck.engine import day_of, judge
from plancheck.ruleset import choose, load
from plancheck.testing import plan_of

if TYPE_CHECKING:
    from plancheck.report import Report

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "plans" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed plans are not here")


class Seed(NamedTuple):
    """What is expected of a plan.

    Attributes:
        own: the rule sets of its place and office.
        auto: those chosen from title, issuer and addressees.
        found: rules of these sets (baseline's left out) that must find something, with the words pointed at.
        silent: rules of these sets that must be satisfied.

    """

    own: tuple[str, ...]
    auto: tuple[str, ...]
    found: dict[str, str | None]
    silent: tuple[str, ...]


TRANSPORT = Seed(
    own=("bureau/transport",),
    auto=("bureau/transport",),
    found={},
    silent=("theme", "n-jin", "publicity", "transport-duty", "transport-conflicts"),
)
EXPECTED = {
    "s01": TRANSPORT,
    "s02": Seed(
        own=("province/hubei",),
        auto=("ethnic-unity",),  # neither title nor issuer (省民宗委) tells the province
        found={},
        silent=(
            "theme", "hubei-scope", "hubei-bases", "hubei-recommendation", "hubei-review", "hubei-six",
            "hubei-responsibility",
        ),
    ),
    "s03": TRANSPORT,
    "s04": Seed(
        own=("street/base", "province/fujian"),
        auto=("street/base", "province/fujian"),
        found={},
        silent=("theme", "fujian-september", "street-communities", "street-person"),
    ),
    "s05": TRANSPORT,
    "s06": Seed(
        own=("bureau/statistics", "prefecture/hainan"),
        auto=("ethnic-unity",),  # the issuer is masked: **x统计局
        found={"n-jin": "十一进"},
        silent=("theme", "statistics-duty", "qinghai-main-line", "qinghai-regulation", "hainan-eleven", "hainan-law"),
    ),
    "s07": Seed(
        own=("bureau/tax", "prefecture/linxia"),
        auto=("ethnic-unity",),  # the issuer is not named
        found={"linxia-summary": "及时向州局上报活动工作总结"},
        silent=("tax-duty", "gansu-may", "gansu-laws", "linxia-theme", "linxia-links"),
    ),
    "s08": Seed(
        own=("township/base", "province/ningxia"),
        auto=("township/base", "province/ningxia"),
        found={},
        silent=("theme", "n-jin", "township-villages", "ningxia-meetings", "ningxia-principles"),
    ),
}  # fmt: skip


def seed(name: str) -> tuple[dict[str, Any], Any]:
    data = yaml.safe_load((SEEDS / f"{name}.yaml").read_text(encoding="utf-8"))
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return data, plan_of(f"{data['title']}\n{text}")


def report(name: str) -> tuple[dict[str, Any], Report]:
    data, plan = seed(name)
    return data, judge(plan, load(EXPECTED[name].own), path=None, sha256=None)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_right_rule_sets_are_chosen(name: str) -> None:
    _, plan = seed(name)
    assert choose(plan, day=day_of(plan))[0] == EXPECTED[name].auto


@pytest.mark.parametrize("name", EXPECTED)
def test_elements_are_as_a_reviewer_judged_them(name: str) -> None:
    data, found = report(name)
    wanted = {element: gold["status"] for element, gold in data["gold"]["elements"].items()}
    assert {element.id: element.status for element in found.elements} == wanted
    # every element is required of such a plan, so each that is missing fails it
    missing = {element for element, status in wanted.items() if status == "missing"}
    assert {finding.rule for finding in found.findings if finding.severity == "error"} == missing
    assert found.verdict == ("fail" if missing else "pass")


@pytest.mark.parametrize("name", EXPECTED)
def test_rules_of_its_own_place_and_office(name: str) -> None:
    _, found = report(name)
    skipped = {one.rule for one in found.skipped}
    general = {rule.id for rule in load(("baseline",)).rules}
    told = {one.rule: one.location and one.location.text for one in found.findings if one.rule not in general}
    assert {rule: told.get(rule) for rule in EXPECTED[name].found} == EXPECTED[name].found
    for rule in EXPECTED[name].silent:
        assert rule not in told
        assert rule not in skipped
    assert set(told) <= set(EXPECTED[name].found), "every finding was read by eye"
