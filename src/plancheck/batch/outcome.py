"""What became of one file, in a form that travels between processes and lies in the cache."""

import json
import zlib
from typing import Any, NamedTuple

from plancheck.plan import Section, Span
from plancheck.report import (
    Document,
    ElementResult,
    Evidence,
    Finding,
    Problem,
    Report,
    RuleSetInfo,
    Silenced,
    Skipped,
)
from plancheck.reporters.json import encode

_QUICKLY = 1


class Outcome(NamedTuple):
    """The report on a file, as an object, as packed JSON, or as both.

    Attributes:
        path: the file's.
        state: "pass", "fail" or "unreadable".
        warnings: how many findings are warnings.
        sha256: of the file's bytes, None where it could not be read.
        passing: whether another run may find something else, because a plug-in failed or the file was refused.
        report: the report; None where there is only `packed`.
        packed: the report's JSON without the path, compressed; empty where there is only `report`.

    """

    path: str
    state: str
    warnings: int
    sha256: str | None = None
    passing: bool = False
    report: Report | None = None
    packed: bytes = b""

    @classmethod
    def of(cls, report: Report) -> "Outcome":
        """Return the outcome that a report tells of."""
        state = report.verdict or "unreadable"
        passing = state == "unreadable" or bool(report.problems)
        return cls(report.path or "", state, report.count("warning"), report.sha256, passing, report)

    def pack(self) -> "Outcome":
        """Return the same with the report as packed JSON."""
        if self.packed or self.report is None:
            return self
        told = self.report.to_dict()
        del told["path"]
        return self._replace(packed=zlib.compress(encode(told), _QUICKLY))

    def light(self) -> "Outcome":
        """Return the same as packed JSON alone."""
        return self.pack()._replace(report=None)

    def line(self) -> bytes:
        """Return the contract's file object as one line of JSON."""
        if not self.packed:
            return encode(self.whole().to_dict())
        return b'{"path": ' + encode(self.path).rstrip() + b", " + zlib.decompress(self.packed)[1:]

    def whole(self) -> Report:
        """Return the report; one that was packed has of its sections what the report contract tells."""
        if self.report is not None:
            return self.report
        return reread({"path": self.path, **json.loads(zlib.decompress(self.packed))})


def reread(told: dict[str, Any]) -> Report:
    """Return the report that a file object of the contract tells of."""
    error, document, ruleset = told["error"], told["document"], told["ruleset"]
    return Report(
        path=told["path"],
        sha256=told["sha256"],
        status=told["status"],
        error=(error["code"], error["message"]) if error else None,
        document=Document(**document) if document else None,
        ruleset=RuleSetInfo(**{**ruleset, "layers": tuple(ruleset["layers"])}) if ruleset else None,
        verdict=told["verdict"],
        sections=tuple(_section(section) for section in told["outline"]),
        elements=tuple(_element(element) for element in told["elements"]),
        findings=tuple(_finding(finding) for finding in told["findings"]),
        silenced=tuple(Silenced(_finding(one["finding"]), one["reason"], one["source"]) for one in told["silenced"]),
        skipped=tuple(Skipped(**rule) for rule in told["skipped"]),
        problems=tuple(Problem(**problem) for problem in told["problems"]),
    )


def _section(told: dict[str, Any]) -> Section:
    return Section(
        level=told["level"],
        label=told["label"],
        ordinal=told["ordinal"],
        title=told["title"],
        heading=Span(told["block"], 0, 0),
        children=tuple(_section(child) for child in told["children"]),
    )


def _element(told: dict[str, Any]) -> ElementResult:
    evidence = tuple(_evidence(one) for one in told["evidence"])
    return ElementResult(**{**told, "evidence": evidence, "missing_fields": tuple(told["missing_fields"])})


def _finding(told: dict[str, Any]) -> Finding:
    location = told["location"]
    return Finding(**{**told, "location": _evidence(location) if location else None})


def _evidence(told: dict[str, Any]) -> Evidence:
    return Evidence(**{**told, "section": tuple(told["section"])})
