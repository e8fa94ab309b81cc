"""What a check says: pure data, in the shape of the report contract (schema plancheck.report/1)."""

from dataclasses import dataclass, field
from typing import Any

from plancheck.plan import Section, Span

SCHEMA = "plancheck.report/1"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words in the document that a verdict rests on.

    Attributes:
        block: paragraph number in reading order, from 0, table cells included.
        start: character offset in the paragraph.
        end: character offset, exclusive.
        text: the words.
        section: titles of the sections they stand in, outermost first.

    """

    block: int
    start: int
    end: int
    text: str
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Element:
    """What a recogniser found of one required element; the engine adds what the rule says of it.

    Attributes:
        status: "met", "partial" or "missing".
        reason: why not met, a code the element documents ("in-passing", "heading-only" …); "" when met or missing
            without more to say. Rule messages are chosen by it.
        evidence: the words it rests on, the best first; never empty for "met" and "partial".
        fields: the element's own values, as the report contract lists them.
        missing_fields: names of the fields the text does not tell although this element should have them.

    """

    status: str
    reason: str = ""
    evidence: tuple[Span, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    missing_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One required element, judged: an entry of the report's `elements`."""

    id: str
    title: str
    status: str
    required: bool
    severity: str
    rule: str
    evidence: tuple[Evidence, ...]
    fields: dict[str, Any]
    missing_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: an entry of the report's `findings`."""

    rule: str
    check: str
    severity: str
    message: str
    fix: str
    basis: str | None
    location: Evidence | None


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that a reviewer set aside.

    Attributes:
        finding: the finding.
        reason: why, in the reviewer's words, "" where none was given.
        source: where it was silenced: "--silence", a file, "" for a program's own call.

    """

    finding: Finding
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Document:
    """The facts of the document; None where the text does not tell."""

    title: str | None
    issuer: str | None
    year: int | None
    number: str | None
    date: str | None
    addressees: str | None
    paragraphs: int
    characters: int


@dataclass(frozen=True, slots=True)
class RuleSetInfo:
    """Which rule set judged: id, version, the layers from the base up, and a digest of the effective rules."""

    id: str
    version: str
    layers: tuple[str, ...]
    digest: str
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that was not judged, and why.

    Attributes:
        rule: its id.
        layer: the layer that brought it, or switched it off.
        reason: "off" (a layer switched it off), "not-in-force" (by the plan's date), "other-plans" (by its conditions).
        detail: the author's words for "off", the day for "not-in-force".

    """

    rule: str
    layer: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A plug-in that failed while the plan was checked; the rest of the report stands.

    Attributes:
        plugin: its name.
        action: what it was asked for, e.g. "kind gbt9704".
        message: what went wrong, in English.

    """

    plugin: str
    action: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on one file: the contract's file object.

    `error` is (code, message) for a file that could not be read; then document, ruleset and verdict are None.
    """

    path: str | None
    sha256: str | None
    status: str
    error: tuple[str, str] | None = None
    document: Document | None = None
    ruleset: RuleSetInfo | None = None
    verdict: str | None = None
    sections: tuple[Section, ...] = ()
    elements: tuple[ElementResult, ...] = ()
    findings: tuple[Finding, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, severity: str) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return the file object of the report contract, ready for JSON."""
        statuses = [element.status for element in self.elements]
        return {
            "path": self.path,
            "sha256": self.sha256,
            "status": self.status,
            "error": None if self.error is None else {"code": self.error[0], "message": self.error[1]},
            "document": None if self.document is None else _plain(self.document),
            "ruleset": None if self.ruleset is None else _plain(self.ruleset),
            "verdict": self.verdict,
            "summary": {
                "errors": self.count("error"),
                "warnings": self.count("warning"),
                "infos": self.count("info"),
                "required": sum(element.required for element in self.elements),
                "met": statuses.count("met"),
                "partial": statuses.count("partial"),
                "missing": statuses.count("missing"),
            },
            "outline": [section_to_dict(section) for section in self.sections],
            "elements": [_plain(element) for element in self.elements],
            "findings": [_plain(finding) for finding in self.findings],
            "silenced": [_plain(finding) for finding in self.silenced],
            "skipped": [_plain(rule) for rule in self.skipped],
            "problems": [_plain(problem) for problem in self.problems],
        }


def section_to_dict(section: Section) -> dict[str, Any]:
    """Return the contract's section object."""
    return {
        "level": section.level,
        "label": section.label,
        "ordinal": section.ordinal,
        "title": section.title,
        "block": section.block,
        "children": [section_to_dict(child) for child in section.children],
    }


def _plain(value: Any) -> Any:
    """Turn the report's dataclasses and tuples into dicts and lists."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value
