"""What the baseline's rules of one kind say of a few lines of a plan: reason aside, the words they point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plancheck.engine import judge
from plancheck.outline import build_plan
from plancheck.plan import Block
from plancheck.ruleset import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plancheck.report import Finding

RULES = load(("baseline",))


def findings(check: str, lines: Iterable[str | Block]) -> list[Finding]:
    """Return the findings of one kind, in document order, after checking that they quote what stands there."""
    blocks = [Block(text=line) if isinstance(line, str) else line for line in lines]
    report = judge(build_plan(blocks), RULES, path=None, sha256=None)
    found = [finding for finding in report.findings if finding.check == check]
    for finding in found:
        place = finding.location
        assert place is not None
        assert blocks[place.block].text[place.start : place.end] == place.text
        assert "{" not in finding.message + finding.fix
    return found


def told(check: str, lines: Iterable[str | Block]) -> list[str]:
    """Return the words that findings of one kind point at."""
    return [finding.location.text for finding in findings(check, lines) if finding.location]
