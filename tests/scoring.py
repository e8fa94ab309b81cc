"""How well a reading agrees with a labelled plan: headings, tree, elements, fields, document facts.

Counts are kept apart from shares, so that many plans add up to one figure. What is compared is words, without
punctuation, white space and width.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plancheck.plan import Plan, Section
    from plancheck.report import Element

ROLES = ("leader", "deputy", "members", "office")


class Node(NamedTuple):
    """A heading: its words, its depth, and where in the list its parent stands (-1 for none)."""

    title: str
    level: int
    parent: int


def words(text: object) -> str:
    """Only what is read aloud: letters, digits and characters, half width, small."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", str(text or ""))).lower()


def labelled_nodes(data: Mapping[str, Any]) -> list[Node]:
    """The headings a labelled plan has."""
    found: list[Node] = []

    def descend(section: Mapping[str, Any], level: int, parent: int) -> None:
        found.append(Node(words(section["title"]), level, parent))
        here = len(found) - 1
        for child in section.get("children") or []:
            descend(child, level + 1, here)

    for section in data["sections"]:
        descend(section, 1, -1)
    return found


def read_nodes(sections: Sequence[Section]) -> list[Node]:
    """The headings that were read; annexes are labelled apart and left out."""
    found: list[Node] = []

    def descend(section: Section, parent: int) -> None:
        found.append(Node(words(section.title), section.level, parent))
        here = len(found) - 1
        for child in section.children:
            descend(child, here)

    for section in sections:
        if not section.is_annex:
            descend(section, -1)
    return found


def same_heading(one: str, other: str) -> bool:
    """Whether two titles are one heading: the same, or one cut short or a little longer than the other."""
    short, long = sorted((one, other), key=len)
    if short == long or not short:
        return short == long
    return (len(short) >= 2 and long.startswith(short)) or (
        len(short) >= 4 and short in long and len(long) <= 3 * len(short)
    )


def aligned(wanted: Sequence[Node], found: Sequence[Node]) -> list[tuple[int, int]]:
    """The largest set of headings that agree, in order (longest common subsequence)."""
    best = [[0] * (len(found) + 1) for _ in range(len(wanted) + 1)]
    alike = [[same_heading(one.title, other.title) for other in found] for one in wanted]
    for i in reversed(range(len(wanted))):
        for j in reversed(range(len(found))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + alike[i][j])
    pairs, i, j = [], 0, 0
    while i < len(wanted) and j < len(found):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def agrees(one: object, other: object) -> bool:
    """Whether two values name the same: one holds the other and is not much longer."""
    short, long = sorted((words(one), words(other)), key=len)
    return bool(short) and short in long and len(long) <= 3 * len(short) + 4


class Score:
    """Counts over many plans, and the shares they make."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.misses: list[str] = []

    def add_tree(self, name: str, data: Mapping[str, Any], plan: Plan) -> None:
        """Compare the section tree."""
        wanted, found = labelled_nodes(data), read_nodes(plan.sections)
        pairs = aligned(wanted, found)
        partner = dict(pairs)
        placed = sum(
            wanted[i].level == found[j].level and partner.get(wanted[i].parent, -1) == found[j].parent for i, j in pairs
        )
        exact = placed == len(wanted) == len(found)
        self.count.update(plans=1, wanted=len(wanted), found=len(found), paired=len(pairs), placed=placed, exact=exact)
        if not exact:
            self.misses.append(
                f"{name}: tree, {len(wanted) - len(pairs)} headings missed, {len(found) - len(pairs)} made up"
            )

    def add_facts(self, name: str, data: Mapping[str, Any], plan: Plan) -> None:
        """Compare title, issuer and year, where the label tells them."""
        checks = {"title": words(plan.title) == words(data["title"])}
        if data.get("issuer"):
            checks["issuer"] = agrees(data["issuer"], plan.issuer)
        if data.get("year"):
            checks["year"] = data["year"] == plan.year
        self.count.update(facts=len(checks), facts_right=sum(checks.values()))
        self.misses += [f"{name}: {fact}, {getattr(plan, fact)}" for fact, right in checks.items() if not right]

    def add_element(self, name: str, element: str, label: Mapping[str, Any], found: Element) -> None:
        """Compare the status and the fields of one element."""
        right = label["status"] == found.status
        self.count.update(statuses=1, statuses_right=right)
        if not right:
            self.misses.append(f"{name}: {element} is {label['status']}, was judged {found.status} {found.reason}")
        fields = label.get("fields") or {}
        for field, hit, wanted in _compared(element, label["status"], fields, found.fields):
            self.count.update(fields=wanted, fields_right=hit, fields_made_up=not wanted)
            if not hit:
                self.misses.append(f"{name}: {element} {field}")

    def share(self, part: str, *wholes: str) -> float:
        whole = sum(self.count[one] for one in wholes)
        return self.count[part] / whole if whole else 1.0

    @property
    def heading_f1(self) -> float:
        return 2 * self.count["paired"] / (self.count["wanted"] + self.count["found"])

    @property
    def tree_f1(self) -> float:
        return 2 * self.count["placed"] / (self.count["wanted"] + self.count["found"])

    @property
    def exact(self) -> float:
        return self.share("exact", "plans")

    @property
    def status(self) -> float:
        return self.share("statuses_right", "statuses")

    @property
    def field_recall(self) -> float:
        return self.share("fields_right", "fields")

    @property
    def field_precision(self) -> float:
        return self.share("fields_right", "fields_right", "fields_made_up")

    @property
    def facts(self) -> float:
        return self.share("facts_right", "facts")


def _compared(
    element: str, status: str, wanted: Mapping[str, Any], found: Mapping[str, Any]
) -> Iterator[tuple[str, bool, bool]]:
    """Yield (what, whether it is right, whether it was asked for) for each value of an element."""
    if element == "leading-group":
        for role in ROLES:
            if wanted.get(role):
                yield f"{role} {found.get(role)}", agrees(wanted[role], found.get(role)), True
            elif found.get(role):
                yield f"{role} made up {found[role]}", False, False
    elif element == "six-combinations" and status != "missing":
        for number in ("claimed", "found"):
            if wanted.get(number) is not None:
                yield f"{number} {found.get(number)}", wanted[number] == found.get(number), True
        yield from _items(wanted.get("items") or [], found.get("items") or [])
    elif element == "reporting-deadlines":
        yield from _deadlines(wanted.get("items") or [], found.get("items") or [], vague=status == "partial")


def _items(wanted: Sequence[str], found: Sequence[str]) -> Iterator[tuple[str, bool, bool]]:
    for item in wanted:
        yield f"item {item}", any(agrees(item, other) for other in found), True
    for item in found:
        if not any(agrees(item, other) for other in wanted):
            yield f"item made up {item}", False, False


def _deadlines(
    wanted: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]], *, vague: bool
) -> Iterator[tuple[str, bool, bool]]:
    for item in wanted:
        candidates = [other for other in found if agrees(item["text"], other["text"])]
        yield f"deadline {item['text']}", any(_same_time(item, other) for other in candidates), True
    for item in found:
        determinate = item["due"] or item["recurrence"] or item["trigger"]  # a vague duty may be listed freely
        if determinate and not vague and not any(agrees(item["text"], other["text"]) for other in wanted):
            yield f"deadline made up {item['text']}", False, False


def _same_time(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    if wanted.get("due"):
        return str(wanted["due"]) == found["due"]
    if wanted.get("recurrence"):
        return _parts(wanted["recurrence"]) == _parts(found["recurrence"])
    return True


def _parts(recurrence: str | None) -> set[str]:
    return set((recurrence or "").removeprefix("RRULE:").split(";")) - {"INTERVAL=1"}
