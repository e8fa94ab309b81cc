"""The nouns of a rule set."""

from dataclasses import dataclass, field
from typing import Final

SEVERITIES: Final = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Advice:
    """What to tell the reader in one case.

    Attributes:
        message: what is wrong; `{name}` stands for a field of the element.
        fix: what to write or do; the same templates.

    """

    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement.

    Attributes:
        id: name of the rule, unique in its rule set.
        check: kind of check, for now always "element".
        element: id of the element asked for.
        title: what is required, in a few words.
        severity: "error", "warning" or "info": what a plan without it gets.
        requirement: the requirement in words.
        basis: the document or practice it rests on, None where the rule set names none.
        advice: what to tell, by status and reason: "missing", "partial" or "partial/in-passing".

    """

    id: str
    check: str
    element: str
    title: str
    severity: str
    requirement: str
    basis: str | None
    advice: dict[str, Advice] = field(default_factory=dict)

    def severity_for(self, status: str) -> str:
        """Return the severity of a finding: a partial element is one step milder than a missing one."""
        place = SEVERITIES.index(self.severity)
        return SEVERITIES[min(place + 1, 2)] if status == "partial" else self.severity

    def advice_for(self, status: str, reason: str) -> Advice:
        """Return what to tell of an element with this status and reason."""
        return self.advice.get(f"{status}/{reason}") or self.advice[status]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules that are checked together, in one language.

    Attributes:
        id: where it stands below rules/, e.g. "baseline".
        version: the author's version.
        title: its name for readers.
        layers: ids from the base up, itself last.
        digest: SHA-256 of its files, hexadecimal: equal digests judge alike.
        rules: in the order of the file.

    """

    id: str
    version: str
    title: str
    layers: tuple[str, ...]
    digest: str
    rules: tuple[Rule, ...]
