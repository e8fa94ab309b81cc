"""Which plans a condition is for."""

import re
from dataclasses import dataclass, fields
from typing import Final

from plancheck.chinese.fold import fold
from plancheck.elements.organs import rank
from plancheck.plan import Plan
from plancheck.rule import LEVELS, Condition, Rule

ANY: Final = next(item.default for item in fields(Rule) if item.name == "when")
"""The condition of a rule that has none; most rules have none."""
_GENRE: Final = re.compile(r"[\u4e00-\u9fff]{2,8}$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What conditions ask of a plan, folded."""

    title: str
    issuer: str
    addressees: str
    year: int | None
    level: str | None

    @classmethod
    def of(cls, plan: Plan) -> "Facts":
        """Gather the facts of a plan."""
        title, issuer, addressees = (fold(text or "").text for text in (plan.title, plan.issuer, plan.addressees))
        ranks = [value for name in issuer.split("、") if (value := rank(name)) is not None]
        level = LEVELS[min(int(min(ranks)), len(LEVELS) - 1)] if ranks else None
        return cls(title, issuer, addressees, plan.year, level)


def fits(condition: Condition, facts: Facts) -> tuple[str, ...] | None:
    """Return the words (and values) by which a plan fits a condition, None where it does not fit."""
    if condition is ANY:
        return ()
    reasons: list[str] = []
    for words, text in (
        (condition.topic, facts.title),
        (condition.place, facts.issuer + "\n" + facts.title + "\n" + facts.addressees),
        (condition.bureau, facts.issuer or facts.title),
    ):
        if words:
            found = next((word for word in words if fold(word).text in text), None)
            if found is None:
                return None
            reasons.append(found)
    if condition.genre:
        found = next((word for word in condition.genre if _genre(facts.title).endswith(word)), None)
        if found is None:
            return None
        reasons.append(found)
    if condition.level:
        if facts.level not in condition.level:
            return None
        reasons.append(str(facts.level))
    if condition.year_from is not None or condition.year_to is not None:
        if facts.year is None or not (condition.year_from or 0) <= facts.year <= (condition.year_to or 9999):
            return None
        reasons.append(str(facts.year))
    return tuple(reasons)


def _genre(title: str) -> str:
    """Return the end of a title without what stands in brackets after it."""
    match = _GENRE.search(re.sub(r"\([^()]*\)$", "", title))
    return match[0] if match else title
