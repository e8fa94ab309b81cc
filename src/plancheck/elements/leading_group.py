"""领导小组: the body that leads the plan's work, and who is in it.

Five facts are kept apart: that the plan itself sets up a body, who leads it, who else is in it, where its office is,
and whose body it is. A superior's group, a group that others are told to set up, and a group that examines or performs
are no leading group of this plan.

Reasons of a partial verdict: "no-leader" (set up, nobody named to lead it), "leader-only" (neither deputies nor
members), "demanded" (only others are told to set one up).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from plancheck.chinese.fold import fold
from plancheck.elements.bodies import Author, Body, bodies_in
from plancheck.elements.roles import (
    DEPUTY,
    LABEL,
    LEADER,
    MEMBERS,
    OFFICE,
    Fact,
    facts_in,
    facts_in_list,
    facts_in_table,
)
from plancheck.elements.view import Line, View
from plancheck.plan import Span
from plancheck.report import Element

_FIELDS: Final = (LEADER, DEPUTY, MEMBERS, OFFICE)
_SPEAKS: Final = re.compile("组(?![织合建成])|专班|指挥|委员|组委|筹委|管委|联席|机构|班子|召集|成员|主任")
_STOP: Final = re.compile("[。;!?]")
_GOES_ON: Final = re.compile("办公|日常|平时|平常|平日|具体|联络|协调|牵头|秘书|执行机构")
_COMMITTEE: Final = re.compile("委员会,[^。;]{2,40}?(?:担任|任)主任[,;。]")  # 名称为……指导委员会，局长担任主任
_MOST: Final = 200  # bodies; no plan sets up as many
_ROSTER: Final = re.compile(r"名单|组成|领导小组|专班|指挥部|委员会|协调小组|机构|人员|成员")


@dataclass(slots=True)
class _Group:
    """A body and what the text tells of it."""

    is_leading: bool
    owner: str
    is_set_up: bool
    is_committee: bool
    evidence: list[Span] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    roster: list[Fact] = field(default_factory=list)

    def told(self, name: str) -> str | None:
        # A roster often repeats what the text says in other words; what the text says comes first.
        told = [fact for fact in self.facts if fact.field == name] or self.listed(name)
        words = list(dict.fromkeys(fact.words for fact in told))
        return "、".join(words[:1] if name == OFFICE else words) or None

    def listed(self, name: str) -> list[Fact]:
        return [fact for fact in self.roster if fact.field == name]

    @property
    def worth(self) -> tuple[bool, int, bool, bool]:
        told = [self.told(name) is not None for name in (LEADER, DEPUTY, MEMBERS)]
        return told[0] and any(told[1:]), sum(told), self.is_set_up, self.told(OFFICE) is not None


def recognise(view: View) -> Element:
    """Recognise the leading group of a plan."""
    groups = _Reader(view).groups()
    own = [
        group
        for group in groups
        if group.is_leading and group.owner == "own" and (group.is_set_up or group.told(LEADER))
    ]
    if own:
        best = max(own, key=lambda group: group.worth)
        return _element(best)
    demanded = [group for group in groups if group.is_leading and group.owner == "others" and group.is_set_up]
    if demanded:
        return Element(
            "partial", "demanded", tuple(demanded[0].evidence[:1]), dict.fromkeys(_FIELDS), (LEADER, DEPUTY, MEMBERS)
        )
    return Element("missing", fields=dict.fromkeys(_FIELDS), missing_fields=_FIELDS)


def _element(group: _Group) -> Element:
    fields = {name: group.told(name) for name in _FIELDS}
    evidence = group.evidence[:1] + [
        next(fact.span for fact in [*group.facts, *group.roster] if fact.field == name)
        for name in _FIELDS
        if fields[name]
    ]
    missing = tuple(name for name in _FIELDS if not fields[name])
    others = fields[DEPUTY] or fields[MEMBERS]
    reason = "" if fields[LEADER] and others else "leader-only" if fields[LEADER] else "no-leader"
    return Element("partial" if reason else "met", reason, tuple(evidence), fields, missing)


class _Reader:
    """Reads the lines in order and hangs roles on the body they belong to."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._lines = view.lines
        self._clock = view.clock
        self._author = Author.of(view.plan)
        self._groups: list[_Group] = []
        self._current: _Group | None = None
        self._section: int | None = None

    def groups(self) -> list[_Group]:
        """Return every body of the plan."""
        tables = _tables(self._lines)
        speaking = set(self._view.numbers_with(_SPEAKS))
        index = 0
        while index < len(self._lines):
            line = self._lines[index]
            self._clock.look()
            self._enter(line)
            table = tables.get(line.cell.table) if line.cell else None
            if table and line is table[0]:
                self._roster(line, facts_in_table(table))
            if table:
                index += 1
                continue
            text = line.text
            label = LABEL.match(text) if len(text) <= 8 or ":" in text else None
            if label and (label["mark"] or len(line.text) <= 8):
                facts, taken = facts_in_list(self._lines[index : index + 60])
                self._roster(line, facts)
                index += max(1, taken)
                continue
            # A line that names neither body nor role says nothing here, unless it goes on about a body's office.
            if index in speaking or (self._current is not None and _GOES_ON.search(line.text)):
                for start, end in _sentences(line.text):
                    self._sentence(line, start, end)
            if len(self._groups) > _MOST:
                break
            index += 1
        return self._groups

    def _enter(self, line: Line) -> None:
        """Forget the body spoken of when another chapter begins; an annex speaks of the plan's own."""
        path = line.passage.path
        section = id(path[0]) if path else None
        if section == self._section:
            return
        self._section = section
        own = [group for group in self._groups if group.is_leading and group.owner == "own" and group.is_set_up]
        is_roster = bool(path) and path[0].is_annex and _ROSTER.search(fold(path[0].title).text)
        self._current = own[0] if own and is_roster else None

    def _roster(self, line: Line, facts: list[Fact]) -> None:
        """Add the roles of a list or table to their body; a list with a leader makes one where none is named."""
        if not facts:
            return
        waiting = [
            group for group in self._groups if group.owner == "own" and group.is_set_up and not group.told(LEADER)
        ]
        if waiting and (self._current is None or self._current.owner != "own"):
            self._current = waiting[-1]
        if self._current is None:
            if not any(fact.field == LEADER for fact in facts):
                return
            is_leading = all(body.is_leading for section in line.passage.path for body in self._named(section.title))
            self._current = _Group(is_leading, "own", is_set_up=True, is_committee=False)
            self._groups.append(self._current)
        if not self._current.evidence:
            self._current.evidence.append(facts[0].span)
        self._current.roster.extend(fact for fact in facts if fact.field in _FIELDS)

    def _named(self, title: str) -> list[Body]:
        text = fold(title).text
        return bodies_in(text, 0, len(text), self._author)

    def _sentence(self, line: Line, start: int, end: int) -> None:
        if line.passage.kind == "heading" and line.passage.part == "annex" and self._current is not None:
            return  # the annex's own title, which names the body it lists
        bodies = bodies_in(line.text, start, end, self._author)
        before = self._current
        groups: list[_Group] = []
        for body in bodies:
            groups.append(self._meet(line, body))
            if body.is_set_up:
                self._current = groups[-1]  # which the rest of the sentence speaks of
        starts = [body.start for body in bodies]
        committee = any(group.is_committee for group in [*groups, before] if group)
        committee = committee or _COMMITTEE.search(line.text, start, end) is not None
        for fact in facts_in(line, start, end, committee=committee):
            earlier = bisect_right(starts, fact.offset)
            if earlier:
                groups[earlier - 1].facts.append(fact)
            elif bodies and (bodies[0].is_set_up or line.text[bodies[0].start - 1] == "的"):
                groups[0].facts.append(fact)  # 由局长任组长、……组成督查组; 由……任组长的评比小组
            elif before is not None:
                before.facts.append(fact)
            elif groups:
                groups[0].facts.append(fact)
            else:
                before = self._unnamed(line, start, end)
                before.facts.append(fact)
        self._current = next(
            (g for g, body in zip(groups[::-1], bodies[::-1], strict=True) if body.is_set_up), None
        ) or (before if before is not None else groups[-1] if groups else None)

    def _unnamed(self, line: Line, start: int, end: int) -> _Group:
        """Return a body that is told only by its roles: 由局长任组长，各股室负责人为成员."""
        group = _Group(
            is_leading=True, owner="own", is_set_up=False, is_committee=False, evidence=[line.span(start, end)]
        )
        self._groups.append(group)
        return group

    def _meet(self, line: Line, body: Body) -> _Group:
        """Return the body a mention in the text speaks of, an old one or a new one."""
        current = self._current
        kind = (body.is_leading, body.owner)
        if body.is_set_up:
            if (
                current is not None
                and current.is_set_up
                and not current.facts
                and not current.roster
                and (current.is_leading, current.owner) == kind
            ):
                current.evidence.insert(0, line.span(body.start, body.end))  # heading and text set up the same body
                current.is_committee = body.is_committee
                return current
        elif body.generic and current is not None and body.is_leading == current.is_leading:
            current.is_committee = current.is_committee or body.is_committee  # 领导机构，名称为……委员会
            return current
        else:
            known = [group for group in self._groups if (group.is_leading, group.owner) == kind]
            if known:
                return known[-1]
        group = _Group(*kind, body.is_set_up, body.is_committee, [line.span(body.start, body.end)])
        self._groups.append(group)
        return group


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _STOP.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _tables(lines: list[Line]) -> dict[int, list[Line]]:
    """Return the lines of each table that names roles in cells of their own."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell:
            found.setdefault(line.cell.table, []).append(line)

    def is_roster(cells: list[Line]) -> bool:
        wide = any(line.cell and line.cell.column > 0 for line in cells)
        return wide and any(
            (label := LABEL.match(line.text)) is not None and label.end() == len(line.text) and not label["mark"]
            for line in cells
        )

    return {number: cells for number, cells in found.items() if is_roster(cells)}
