"""The nouns of a rule set: what is required, why, how severe, and how to mend it. Pure data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

SEVERITIES: Final = ("error", "warning", "info")
LEVELS: Final = ("state", "province", "prefecture", "county", "township", "village")


@dataclass(frozen=True, slots=True)
class Case:
    """What to tell the reader in one case.

    Attributes:
        message: what is wrong; `{name}` stands for a value of the finding, `{text}` for the words it points at.
        fix: what to write or do; the same templates.
        severity: where it differs from the rule's, else None.

    """

    message: str
    fix: str
    severity: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Which plans a rule or a rule set is for; an empty one is for every plan.

    A plan fits when every condition that is given holds; of several words, one is enough.

    Attributes:
        topic: words of which one stands in the title.
        place: words of which one stands in issuer, title or addressees, or names a province or prefecture above a
            county named in issuer or title.
        bureau: words of which one stands in the issuer's name (title where there is no issuer).
        genre: words of which one ends the title (实施方案, 工作计划).
        level: levels of the issuer, of LEVELS; a bureau has its government's.
        year_from: first year of the plan.
        year_to: last year of the plan.

    """

    topic: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    bureau: tuple[str, ...] = ()
    genre: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """From when to when a rule or rule set is in force, both days included; None: no limit."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether it is in force on a day; a plan that tells no date is judged by every rule."""
        return day is None or ((self.since is None or self.since <= day) and (self.until is None or day <= self.until))


@dataclass(frozen=True, slots=True)
class Examples:
    """Short texts that show a rule; `plancheck rules test` and the tests run them.

    Each is the body of a plan: lines, the first the title when it ends in 方案 or the like.
    """

    passing: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One requirement.

    Equal to itself alone and so hashable: what a kind of check prepares for some rules can be remembered by them.

    Attributes:
        id: name of the rule, unique in its rule set.
        check: kind of check (plancheck.checks).
        title: what is required, in a few words.
        severity: "error", "warning" or "info".
        requirement: the requirement in words.
        basis: the document and clause, or the practice, it rests on; None where the rule set names none.
        cases: what to tell, by the reason the check gives; "default" for reasons without a case of their own.
        options: what the kind of check wants to know, by option name (plancheck.checks.kind.Option).
        examples: texts that pass and fail.
        when: which plans it is for.
        validity: when it is in force.
        origin: the layer each field was last set by, by field name; "id" is the layer that brought the rule.

    """

    id: str
    check: str
    title: str
    severity: str
    requirement: str = ""
    basis: str | None = None
    cases: Mapping[str, Case] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    examples: Examples = Examples()
    when: Condition = Condition()
    validity: Validity = Validity()
    origin: Mapping[str, str] = field(default_factory=dict)

    def case_for(self, *reasons: str) -> Case:
        """Return what to tell for the first of the reasons that has a case, else the default."""
        for reason in (*reasons, "default") if self.cases else ():
            if reason in self.cases:
                return self.cases[reason]
        return Case(self.requirement or self.title, "")


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A rule that a layer switched off, and why."""

    rule: str
    layer: str
    reason: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules that are checked together, in one language, all layers merged.

    Attributes:
        id: where it stands below rules/, e.g. "province/hubei"; several joined with "+".
        version: the author's version.
        title: its name for readers.
        layers: ids from the base up, itself last.
        digest: SHA-256 of the files of all layers, hexadecimal: equal digests judge alike.
        rules: in the order of the layers and their files.
        off: what was switched off.
        note: what its author tells its users, "" for nothing.

    """

    id: str
    version: str
    title: str
    layers: tuple[str, ...]
    digest: str
    rules: tuple[Rule, ...]
    off: tuple[SwitchedOff, ...] = ()
    note: str = ""
