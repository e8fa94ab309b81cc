"""Which plans a condition is for."""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from plancheck.chinese.fold import fold
from plancheck.elements.organs import rank
from plancheck.plan import Plan
from plancheck.rule import LEVELS, Condition, Rule

ANY: Final = next(item.default for item in fields(Rule) if item.name == "when")
"""The condition of a rule that has none; most rules have none."""
if TYPE_CHECKING:
    from collections.abc import Callable

_DIVISION: Final = re.compile("[县市州旗区盟]")
_LONGEST_NAME: Final = 16
_PROVINCES: Final = ("省", "自治区", "特别行政区", "北京市", "天津市", "上海市", "重庆市")
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

    def places(self) -> str:
        """Return where the plan is from: all that names a place, and the provinces and prefectures above it."""
        own = f"{self.issuer}\n{self.title}"
        return f"{own}\n{self.addressees}\n{_above(own)}"


@lru_cache(maxsize=1024)
def _above(text: str) -> str:
    """Return the provinces and prefectures that the places named in a text belong to.

    A name that two provinces share tells nothing.
    """
    from plancheck.chinese import divisions  # noqa: PLC0415 - its table is read only for plans of a topic that has rules

    found: set[str] = set()
    for match in _DIVISION.finditer(text):
        end = match.end()
        for start in range(max(0, end - _LONGEST_NAME), end - 1):
            if divisions.is_known(text[start:end]):
                above = divisions.superiors(text[start:end])
                if sum(name.endswith(_PROVINCES) for name in above) <= 1:
                    found |= above
                break
    return "\n".join(sorted(found))


def fits(condition: Condition, facts: Facts) -> tuple[str, ...] | None:
    """Return the words (and values) by which a plan fits a condition, None where it does not fit."""
    if condition is ANY:
        return ()
    reasons: list[str] = []
    asked: tuple[tuple[tuple[str, ...], Callable[[], str]], ...] = (
        (condition.topic, lambda: facts.title),
        (condition.place, facts.places),
        (condition.bureau, lambda: facts.issuer or facts.title),
    )
    for words, told in asked:
        if words:
            text = told()
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
