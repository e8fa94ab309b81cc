"""Labelled plans (YAML, one a file) as `Plan` objects with their true section tree.

Elements can so be tested apart from reading and outlining. The format is that of tests/corpus and of the labelled
plans kept outside the repository: title, issuer, year, front, sections (label, title, tail, runin, body, children),
tables, back, annexes, gold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from plancheck.plan import Block, Cell, Plan, Section, Span

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def plan_of(data: dict[str, Any]) -> Plan:
    """Build the plan a perfect reader would see."""
    builder = _Builder(data)
    return builder.plan()


class _Builder:
    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.blocks: list[Block] = []
        self.tables = {table["after"]: table["rows"] for table in data.get("tables") or []}
        self.table_count = 0

    def add(self, text: str, cell: Cell | None = None) -> Span:
        self.blocks.append(Block(text=text, place="cell" if cell else "body", cell=cell))
        return Span(len(self.blocks) - 1, 0, len(text))

    def table(self, rows: list[list[Any]]) -> list[Span]:
        number, self.table_count = self.table_count, self.table_count + 1
        return [
            self.add(str(value), Cell(number, row, column))
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
        ]

    def section(self, node: dict[str, Any], level: int) -> Section:
        label, title, tail = node.get("label", ""), node["title"], node.get("tail") or ""
        body = [str(line) for line in node.get("body") or []]
        runin = body.pop(0) if node.get("runin") and body else ""
        block = len(self.blocks)
        head = len(label) + len(title)
        self.add(label + title + tail + runin)
        text = [Span(block, head + len(tail), head + len(tail) + len(runin))] if runin else []
        text += [self.add(line) for line in body]
        if level == 1 and label in self.tables:
            text += self.table(self.tables.pop(label))
        children = tuple(self.section(child, level + 1) for child in node.get("children") or [])
        return Section(level, label, None, title, Span(block, 0, head), tuple(text), children)

    def annex(self, node: dict[str, Any]) -> Section:
        heading = self.add(node["title"])
        text = [self.add(str(line)) for line in node.get("body") or []]
        if node.get("table"):
            text += self.table(node["table"])
        return Section(1, "附件", None, node["title"].removeprefix("附件").strip(), heading, tuple(text))

    def plan(self) -> Plan:
        data = self.data
        self.add(data["title"])
        front = tuple(self.add(str(line)) for line in data.get("front") or [])
        sections = [self.section(node, 1) for node in data["sections"]]
        back = tuple(self.add(str(line)) for line in data.get("back") or [])
        sections += [self.annex(node) for node in data.get("annexes") or []]
        return Plan(
            blocks=tuple(self.blocks),
            title=data["title"],
            issuer=data.get("issuer"),
            year=data.get("year"),
            sections=tuple(sections),
            front=front,
            back=back,
        )
