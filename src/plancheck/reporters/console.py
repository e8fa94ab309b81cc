"""The report for people: what the plan contains, what is missing, where, and what to write."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import TextIO

from plancheck import messages
from plancheck.plan import Section
from plancheck.report import Document, ElementResult, Finding, Problem, Report, RuleSetInfo, Silenced
from plancheck.reporters.fields import details
from plancheck.reporters.layout import clean, pad
from plancheck.reporters.page import Page, console, quoted
from plancheck.reporters.text import Text, cell_len


class ConsoleReporter:
    """Prints each report when its file is done; several in short, with a summary at the end."""

    def __init__(self, stream: TextIO, *, lang: str, total: int) -> None:
        self._console = console(stream)
        self._lang = lang
        self._total = total
        self._tally = Tally()

    def add(self, report: Report) -> None:
        """Print the report on one file."""
        if self._total > 1:
            self._print(BriefView(report, self._lang))
        else:
            self._print(ReportView(report, self._lang))
        self._tally.add(report)

    def close(self) -> None:
        """Print the summary where there is something to sum up."""
        if self._total > 1:
            self._print(SummaryView(self._tally, self._total, self._lang))

    def _print(self, view: Page) -> None:
        self._console.print(view)


class ReportView(Page):
    """One report in full."""

    def __init__(self, report: Report, lang: str = "zh") -> None:
        super().__init__(lang)
        self.report = report

    def lines(self) -> Iterator[Text]:
        """Yield title and facts, the table of elements, the findings, the verdict."""
        if self.report.error is not None:
            yield from self._unreadable(self.report.error[1])
            return
        if self.report.document is not None:
            yield from self._facts(self.report.document)
        yield Text()
        yield from self._elements()
        yield Text()
        yield from self._findings()
        yield from self._silenced()
        yield from self._skipped()
        yield from self._problems()
        yield from self._verdict()

    def _unreadable(self, message: str) -> Iterator[Text]:
        yield from self.hang(Text(), self.file_name(self.report), "plancheck.title")
        yield from self.hang(Text(), message)
        yield Text()
        yield from self._conclude("unreadable", self.say("unchecked"))

    def _label(self, key: str, indent: int = 0, width: int = 10) -> Text:
        return Text(" " * indent + pad(self.say(key), width), "plancheck.dim")

    def _facts(self, document: Document) -> Iterator[Text]:
        yield from self.hang(Text(), document.title or self.say("no-title"), "plancheck.title")
        untold = self.say("untold")
        yield from self.hang(self._label("issuer"), document.issuer or untold)
        told = [untold if document.year is None else str(document.year)]
        told += [f"{self.say(key)} {value}" for key in ("date", "number") if (value := getattr(document, key))]
        yield from self.hang(self._label("year"), self._dotted(told))
        if self.report.ruleset is not None:
            yield from self.hang(self._label("ruleset"), self._ruleset(self.report.ruleset))
        yield from self.hang(self._label("file"), self.file_name(self.report))

    def _ruleset(self, ruleset: RuleSetInfo) -> str:
        layers = f" {self.marks.arrow} ".join(ruleset.layers)
        name = f"{ruleset.id} {ruleset.version}" + (f" ({layers})" if len(ruleset.layers) > 1 else "")
        return self._dotted([ruleset.title, name, ruleset.reason])

    def _dotted(self, parts: list[str]) -> str:
        return f" {self.marks.dot} ".join(part for part in parts if part)

    # elements

    def _elements(self) -> Iterator[Text]:
        head = Text(pad(self.say("elements"), 12), "plancheck.head")
        statuses = Counter(element.status for element in self.report.elements)
        for status in ("met", "partial", "missing"):
            head.append("  ").append(
                f"{self.marks.of(status)} {self.say(status)} {statuses[status]}",
                f"plancheck.{status}" if statuses[status] else "plancheck.dim",
            )
        yield head
        yield self.rule()
        titles = [self._element_title(element) for element in self.report.elements]
        column = min(max((title.cell_len for title in titles), default=0), self.width // 3)
        for element, title in zip(self.report.elements, titles, strict=True):
            yield from self._element(element, title, column)

    def _element_title(self, element: ElementResult) -> Text:
        title = Text(clean(element.title))
        if not element.required:
            title.append(self.say("advised" if element.severity == "warning" else "optional"), "plancheck.dim")
        return title

    def _element(self, element: ElementResult, title: Text, column: int) -> Iterator[Text]:
        style = f"plancheck.{element.status}"
        if element.status == "missing" and not element.required:
            style = f"plancheck.{element.severity}"
        head = Text(pad(self.marks.of(element.status), self.marks.width) + " ", style)
        indent = self.marks.width + 1 + column + 2
        rows: list[tuple[str, str, int]] = []
        if element.evidence:
            best = element.evidence[0]
            rows.append((quoted(best.text, self.lang), "plancheck.quote", 2))
            rows += [(row, "", 2) for row in details(element, self.lang)]
            rows.append((self.path(self.report, best), "plancheck.dim", 0))
        else:
            rows.append((self.say("not-found-in-text"), "plancheck.dim", 0))
        if title.cell_len > column:
            yield head + title
            head = Text(" " * indent)
        else:
            head.append_text(title).append(" " * (column - title.cell_len + 2))
        for text, look, most in rows:
            if text:
                yield from self.hang(head, text, look, most=most)
                head = Text(" " * indent)

    # findings

    def _findings(self) -> Iterator[Text]:
        head = Text(pad(self.say("findings"), 12), "plancheck.head")
        if not self.report.findings:
            yield head.append(f"  {self.say('no-findings')}", "plancheck.dim")
            yield self.rule()
            return
        for severity in ("error", "warning", "info"):
            if n := self.report.count(severity):
                head.append("  ").append(self.say(f"n-{severity}", n=n), f"plancheck.{severity}")
        yield head
        yield self.rule()
        for number, finding in enumerate(self.report.findings, 1):
            if number > 1:
                yield Text()
            yield from self._finding(number, finding)
        yield self.rule()

    def _finding(self, number: int, finding: Finding) -> Iterator[Text]:
        digits = len(str(len(self.report.findings)))
        head = Text(f"{number:>{digits}} ", "plancheck.dim")
        indent = head.cell_len
        width = 2 + max(cell_len(self.say(key)) for key in ("error", "warning", "info", "place", "basis", "fix"))
        head.append(pad(self.say(finding.severity), width), f"plancheck.{finding.severity}")
        yield from self.hang(head, finding.message, "plancheck.head")
        place = self.path(self.report, finding.location)
        if finding.location is not None:
            quote = quoted(finding.location.text, self.lang)
            place = f"{place}{self.say('colon')}{quote}" if place else quote
        yield from self.hang(self._label("place", indent, width), place, most=3)
        if finding.fix:
            yield from self.hang(self._label("fix", indent, width), finding.fix, "plancheck.fix")
        rule = self.say("rule", id=finding.rule)
        yield from self.hang(
            self._label("basis", indent, width), self._dotted([finding.basis or "", rule]), "plancheck.dim"
        )

    def _silenced(self) -> Iterator[Text]:
        """Yield what a reviewer set aside, with the reason."""
        silenced = self.report.silenced
        if not silenced:
            return
        head = self._label("silenced", width=2 + cell_len(self.say("silenced")))
        yield head + Text(self.say("n-silenced", n=len(silenced)), "plancheck.dim")
        for one in silenced:
            yield from self.hang(Text("  "), f"{one.finding.rule}{self.say('colon')}{one.finding.message}")
            place = self.path(self.report, one.finding.location) if one.finding.location else ""
            yield from self.hang(Text("    "), self._dotted([place, why(self, one)]), "plancheck.dim")
        yield self.rule()

    def _problems(self) -> Iterator[Text]:
        """Yield the plug-ins that failed, and what was not checked for it."""
        head = self._label("problems", width=2 + cell_len(self.say("problems")))
        for problem in self.report.problems:
            yield from self.hang(head, failed(self, problem), "plancheck.warning")
            head = Text(" " * head.cell_len)
        if self.report.problems:
            yield self.rule()

    def _skipped(self) -> Iterator[Text]:
        """Yield the rules a reader may miss: not those that are for other plans."""
        told = [rule for rule in self.report.skipped if messages.knows(self.lang, f"skipped.{rule.reason}")]
        head = self._label("skipped", width=2 + cell_len(self.say("skipped")))
        for rule in told:
            why = self.say(f"skipped.{rule.reason}", rule=rule.rule, layer=rule.layer)
            detail = f" ({rule.detail})" if rule.detail and rule.reason == "off" else ""
            yield from self.hang(head, why + detail, "plancheck.dim")
            head = Text(" " * head.cell_len)
        if told:
            yield self.rule()

    def _verdict(self) -> Iterator[Text]:
        verdict = self.report.verdict or "fail"
        errors = self.counts(self.report, "error")
        others = self.counts(self.report, "warning", "info")
        if verdict == "pass":
            sentence = self.say("pass-notes" if others else "pass-clean", others=others)
        else:
            sentence = self.say("fail-notes" if others else "fail-only", errors=errors, others=others)
        if silenced := self.report.silenced:
            sentence += self.say("also-silenced", n=len(silenced))
        yield from self._conclude(verdict, sentence)

    def _conclude(self, state: str, sentence: str) -> Iterator[Text]:
        head = Text(f"{self.say('verdict')}  ", "plancheck.head").append(
            f"{self.marks.of(state)} ", f"plancheck.{state}"
        )
        yield from self.hang(head, sentence, f"plancheck.{state}")


def why(page: Page, one: Silenced) -> str:
    """Return why a finding was set aside, and where that was said."""
    reason = clean(one.reason) or page.say("no-reason")
    source = clean(PurePath(one.source).name)
    return page.say("silenced-by", reason=reason, source=source) if source else reason


def failed(page: Page, problem: Problem) -> str:
    """Return which plug-in failed, and what was not checked for it."""
    word, _, name = problem.action.partition(" ")
    known = messages.knows(page.lang, f"action.{word}")
    action = page.say(f"action.{word}", name=name) if known else problem.action
    return page.say("problem", plugin=problem.plugin, action=action, message=problem.message)


class BriefView(Page):
    """One report among several: what is wrong and what to write."""

    def __init__(self, report: Report, lang: str = "zh") -> None:
        super().__init__(lang)
        self.report = report

    def lines(self) -> Iterator[Text]:
        """Yield a line for the file, then its errors and warnings."""
        report = self.report
        indent = self.marks.width + 1
        state = report.verdict or "unreadable"
        head = Text(pad(self.marks.of(state), self.marks.width) + " ", f"plancheck.{state}")
        yield from self.hang(head, self.file_name(report), "plancheck.title")
        if report.error is not None:
            yield from self.hang(Text(" " * indent), report.error[1])
        elif report.document is not None:
            yield from self.hang(Text(" " * indent), report.document.title or self.say("no-title"), "plancheck.dim")
        width = 2 + max(cell_len(self.say(key)) for key in ("error", "warning"))
        for finding in report.findings:
            if finding.severity == "info":
                continue
            label = Text(" " * indent).append(pad(self.say(finding.severity), width), f"plancheck.{finding.severity}")
            yield from self.hang(label, self._what(finding))
            if finding.fix:
                arrow = Text(" " * (indent + width)).append(f"{self.marks.arrow} ", "plancheck.dim")
                yield from self.hang(arrow, finding.fix, "plancheck.fix")
        for one in report.silenced:
            label = Text(" " * indent).append(self.say("silenced") + "  ", "plancheck.dim")
            yield from self.hang(label, f"{one.finding.rule}{self.say('colon')}{why(self, one)}", "plancheck.dim")
        for problem in report.problems:
            yield from self.hang(Text(" " * indent), failed(self, problem), "plancheck.warning")
        yield Text()

    def _what(self, finding: Finding) -> str:
        place = self.path(self.report, finding.location) if finding.location else ""
        return f"{place}{self.say('colon')}{finding.message}" if place else finding.message


class Tally:
    """What is remembered of many reports: numbers alone.

    Attributes:
        states: reports by verdict, or "unreadable".
        titles: titles of elements by rule.
        counts: elements by rule and status.

    """

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self.states: Counter[str] = Counter()
        self.titles: dict[str, str] = {}
        self.counts: Counter[tuple[str, str]] = Counter()
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        """Count a report."""
        self.states[report.verdict or "unreadable"] += 1
        for element in report.elements:
            self.titles.setdefault(element.rule, clean(element.title))
            self.counts[element.rule, element.status] += 1


class SummaryView(Page):
    """What several reports come to."""

    def __init__(self, tally: Tally, total: int, lang: str = "zh") -> None:
        super().__init__(lang)
        self.tally = tally
        self.total = total

    def lines(self) -> Iterator[Text]:
        """Yield how often each element was found, and how many plans pass."""
        yield self.rule()
        yield from self._table()
        states = self.tally.states
        done = states.total()
        if done < self.total:
            yield Text(self.say("interrupted", done=done, n=self.total), "plancheck.warning")
        line = Text(self.say("n-files", n=done) + self.say("colon"), "plancheck.head")
        for place, state in enumerate(("pass", "fail", "unreadable")):
            style = f"plancheck.{state}" if states[state] else "plancheck.dim"
            line.append(self.say("comma") if place else "").append(f"{self.say(state)} {states[state]}", style)
        yield line
        if states["fail"]:
            yield from self.hang(Text(), self.say("single-hint"), "plancheck.dim")

    def _table(self) -> Iterator[Text]:
        titles, counts = self.tally.titles, self.tally.counts
        if not titles:
            return
        column = max(cell_len(title) for title in titles.values())
        heads = {status: f"{self.marks.of(status)} {self.say(status)}" for status in ("met", "partial", "missing")}
        line = Text(" " * column)
        for status, head in heads.items():
            line.append(f"  {head}", f"plancheck.{status}")
        yield line
        for name, title in titles.items():
            line = Text(pad(title, column))
            for status, head in heads.items():
                n = counts[name, status]
                line.append(f"  {n:>{cell_len(head)}}", "" if n else "plancheck.dim")
            yield line
        yield self.rule()


class OutlineView(Page):
    """The section tree of a plan."""

    def __init__(self, title: str | None, sections: tuple[Section, ...], lang: str = "zh") -> None:
        super().__init__(lang)
        self.title = title
        self.sections = sections

    def lines(self) -> Iterator[Text]:
        """Yield title and sections, children indented."""
        yield from self.hang(Text(), self.title or self.say("no-title"), "plancheck.title")
        if not self.sections:
            yield Text(self.say("no-outline"), "plancheck.dim")
        for top in self.sections:
            for section in top.walk():
                head = Text("  " * min(section.level, 12)).append(clean(section.label), "plancheck.info")
                if section.label and section.title and section.label[-1].isalnum():
                    head.append(" ")
                yield from self.hang(head, section.title, "plancheck.head" if section.level == 1 else "")
