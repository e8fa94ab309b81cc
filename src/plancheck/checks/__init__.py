"""The kinds of check: one module each, with one `KIND` that says what rules may tell it and how it judges."""

from importlib import import_module
from typing import Final

from plancheck.checks.context import Context
from plancheck.checks.kind import REQUIRED, Hit, Kind, Option

__all__ = ["KINDS", "REQUIRED", "Context", "Hit", "Kind", "Option", "kind"]

KINDS: Final = {
    "annex-missing": "plancheck.checks.annex_missing",
    "citation": "plancheck.checks.citation",
    "compilation": "plancheck.checks.compilation",
    "count-mismatch": "plancheck.checks.count_mismatch",
    "date-impossible": "plancheck.checks.date_impossible",
    "element": "plancheck.checks.element",
    "empty-section": "plancheck.checks.empty_section",
    "foreign-name": "plancheck.checks.foreign_name",
    "genre-mismatch": "plancheck.checks.genre_mismatch",
    "heading-promise": "plancheck.checks.heading_promise",
    "length": "plancheck.checks.length",
    "numbering-duplicate": "plancheck.checks.numbering_duplicate",
    "numbering-gap": "plancheck.checks.numbering_gap",
    "numbering-style": "plancheck.checks.numbering_style",
    "obligation": "plancheck.checks.obligation",
    "occurrence": "plancheck.checks.occurrence",
    "pattern": "plancheck.checks.pattern",
    "personal-data": "plancheck.checks.personal_data",
    "phrase": "plancheck.checks.phrase",
    "phrase-absent": "plancheck.checks.phrase_absent",
    "phrase-variant": "plancheck.checks.phrase_variant",
    "placeholder": "plancheck.checks.placeholder",
    "section": "plancheck.checks.section",
    "section-order": "plancheck.checks.section_order",
    "signature-missing": "plancheck.checks.signature_missing",
    "slots": "plancheck.checks.slots",
    "truncated-sentence": "plancheck.checks.truncated_sentence",
    "year-mismatch": "plancheck.checks.year_mismatch",
    "yearly-ordinal": "plancheck.checks.yearly_ordinal",
}
"""Where each kind's module stands; a module is imported when a rule of its kind is met."""


def kind(name: str) -> Kind:
    """Return a kind of check by name; KeyError for an unknown one."""
    found: Kind = import_module(KINDS[name]).KIND
    return found
