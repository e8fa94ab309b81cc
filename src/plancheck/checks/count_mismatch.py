"""Kind "count-mismatch": an announced number and the list that follows disagree.

Only a list that is clearly the announcement's own is counted: in brackets or after 即 right behind it, 一是……二是……
behind it, numbered sections or dashes below it. Where the list can be read as having the announced number, nothing is
said.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple

from plancheck.checks import announcements
from plancheck.checks.announcements import Announcement
from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese import enumerations, numerals
from plancheck.chinese.fold import fold
from plancheck.elements.view import Line
from plancheck.plan import Section, Span
from plancheck.rule import Rule

_SCOPE: Final = 16
"""Lines after an announcement that its list may begin or go on in."""
_BRACKET: Final = 300
_BEFORE: Final = 80
_REACH: Final = 6000
"""Characters that a sentence, or a run of ordinals, may have."""
_MOST: Final = 1000
"""Announcements looked at in one plan; more is no plan a person wrote."""
_NAMELY: Final = re.compile(
    r"[,、:-]{0,2}(?:即|也就是说?|是指|指的是|就是|分别[是为]|具体[是为]|具体包括)[,:]?(?=[^,。;:])"
)
_NO_LIST: Final = re.compile(
    r"含|其中|不含|包括|详?见|附|责任|牵头|配合|以下|名单|每|各|如|例|试行|[0-9]{4}年|暂|或|及|不|略|由|主任|组长"
)
_SENTENCE_END: Final = re.compile(r"[。!?\n]")
_HEAD: Final = re.compile(r"[:,。;]?(?:即|就是|也就是)?[:,]?\n?")
_BULLET: Final = re.compile(r"(?:-{1,3}|[•·●■◆▪◇○*])(?=\S)")
_TABLE: Final = re.compile(r"表|附件|附后|另行|另文|略")
_OTHERS: Final = re.compile(r"(?:以下|下列|下面|如下)[\u4e00-\u9fff]")
_DIGITS: Final = re.compile(r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}")


class _Set(NamedTuple):
    """A set whose items are known."""

    name: str
    items: tuple[tuple[str, str], ...]  # as shown, and folded


class _Finding(NamedTuple):
    """An announcement and what was counted."""

    announcement: Announcement
    found: int
    missing: str = ""


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for rule in rules:
        reader = _Reader(context, _sets(rule.options["sets"]))
        seen: set[Span] = set()
        for line, finding in reader.findings():
            one = finding.announcement
            span = line.span(one.start, one.end)
            if span in seen:
                continue
            seen.add(span)
            values = {"claimed": one.claimed, "found": finding.found, "missing": finding.missing}
            reason = "missing-item" if finding.missing else "fewer" if finding.found < one.claimed else "more"
            yield Hit(rule, reason, (span,), values)


def _sets(entries: Sequence[Mapping[str, Any]]) -> dict[str, _Set]:
    return {
        fold(entry["name"]).text: _Set(entry["name"], tuple((item, fold(item).text) for item in entry["items"]))
        for entry in entries
    }


class _Reader:
    """Reads a plan for announcements and their lists."""

    def __init__(self, context: Context, sets: Mapping[str, _Set]) -> None:
        self._lines = context.view.lines
        self._context = context
        self._sets = sets

    def findings(self) -> Iterator[tuple[Line, _Finding]]:
        """Yield the announcements whose lists disagree, with their lines."""
        left = _MOST
        for index, line in enumerate(self._lines):
            if line.cell is not None:
                continue
            if left <= 0:
                return
            found = [one for one in islice(announcements.find(line.text), left) if not self._is_label(line, one)]
            left -= len(found)
            for number, one in enumerate(found):
                edge = found[number + 1].start if number + 1 < len(found) else len(line.text)
                finding = self._inline(line.text, one, edge)
                if finding is None:
                    finding = self._below(index, one, found, last=number + 1 == len(found))
                if finding is not None and finding.found != one.claimed:
                    yield line, finding

    def _is_label(self, line: Line, one: Announcement) -> bool:
        """Whether the number is the heading's own (四个工作要求 for 四、工作要求)."""
        path = line.passage.path
        if line.passage.kind != "heading" or one.start:
            return False
        siblings = path[-2].children if len(path) > 1 else self._context.plan.sections
        return bool(path[-1].label) or any(section is path[-1] for section in siblings[one.claimed - 1 : one.claimed])

    # Lists in the announcement's own sentence.

    def _inline(self, text: str, one: Announcement, edge: int) -> _Finding | None:
        """Compare with the list right behind (or right before) the announcement; None where there is none."""
        after = one.after
        if text[after : after + 1] == "(":
            close = _closing(text, after)
            words = text[after + 1 : close]
            if close is not None and not _NO_LIST.match(words) and not re.search("[:各]", words):
                return self._flat(one, words, words)
        elif match := _NAMELY.match(text, after):
            sentence = _sentence(text, match.end())
            return self._flat(one, re.split("[,;]", sentence, maxsplit=1)[0], sentence)
        elif text[after : after + 1] == ":" and (one.quoted or one.classified):
            return self._colon(one, _sentence(text, after + 1), edge - after - 1)
        return self._before(text, one)

    def _flat(self, one: Announcement, near: str, whole: str) -> _Finding | None:
        """Compare with a flat list: `near` its words up to the first break, `whole` up to the end of the sentence."""
        if (one.name.endswith("结合") and "结合" in whole) or enumerations.run(whole, 0, 2):
            return None
        read = enumerations.split(near) or enumerations.split(whole)
        counts = {len(re.findall(f"[^{mark}]+", whole)) for mark in (",", ";")} | {_alike(whole.split(","))}
        counts |= read.counts if read else frozenset()
        missing = self._missing(one, whole)
        if missing and (read is None or one.claimed not in read.counts):
            return _Finding(one, one.claimed - len(missing), "、".join(missing))
        if one.claimed in counts or (missing == [] and near != whole):
            return _Finding(one, one.claimed)
        return _Finding(one, read.nearest(one.claimed)) if read and _credible(read, one.claimed) else None

    def _colon(self, one: Announcement, sentence: str, edge: int) -> _Finding | None:
        """Compare with a list after a colon: 做到“三个到位”：认识到位、组织到位、措施到位."""
        if not sentence or edge < len(sentence) or (one.name.endswith("结合") and "结合" in sentence):
            return None
        read = enumerations.split(sentence)
        if read is None:
            return None
        plain = not re.search("[,;]", sentence) and len(read.items) > 2 and max(map(len, read.items)) <= 8
        return self._flat(one, sentence, sentence) if plain or _alike(read.items) == len(read.items) else None

    def _before(self, text: str, one: Announcement) -> _Finding | None:
        """Compare with a list right before: 做到机构、人员、经费“四落实”; 对伟大祖国、中华民族的“五个认同”."""
        start = one.start - one.quoted
        begin = max(text.rfind(mark, max(0, start - _BEFORE), start) for mark in ',。;:!?(\n《"') + 1
        words = text[begin:start]
        if words.endswith("的"):
            missing = self._missing(one, words)
            listed = missing and words.count("、") + 1 >= one.claimed - len(missing)
            return _Finding(one, one.claimed - len(missing), "、".join(missing)) if missing and listed else None
        pieces = words.split("、")
        if one.classified or len(pieces) < 3 or one.claimed <= len(pieces) or one.claimed > len(pieces) + 2:
            return None
        if not all(1 < len(piece) <= 6 for piece in pieces[1:]) or re.search(r"[等和及与在对把]", "".join(pieces[1:])):
            return None
        if not one.quoted and not re.search(r"(?:落实|到位|统一|同步)$", one.name):
            return None
        # 县委、县政府、各部门“五包” tells who, not what.
        return None if re.search(r"[委府局级办门]$", pieces[-1]) else _Finding(one, len(pieces))

    def _missing(self, one: Announcement, words: str) -> list[str] | None:
        """Return the known items of a set that are not listed; None where it is no known set or the words list none."""
        name = max((name for name in self._sets if one.name.startswith(name)), key=len, default="")
        known = self._sets.get(name)
        if known is None or len(known.items) != one.claimed or "等" in words:
            return None
        missing = [shown for shown, folded in known.items if folded not in words]
        found = len(known.items) - len(missing)
        return missing if found > 1 and len(missing) <= max(1, len(known.items) // 2) else None

    # Lists that follow: runs of ordinals, dashes, numbered sections.

    def _below(self, index: int, one: Announcement, found: Sequence[Announcement], *, last: bool) -> _Finding | None:
        line = self._lines[index]
        count = self._run(index, one, last=last)
        if count is None and last:
            count = self._bullets(index, one)
        if count is None and last and one.listed:
            count = self._children(index, one)
        if one.name.endswith("结合"):
            return self._combinations(line, one, count)
        if count is None or count == one.claimed or any(other.claimed == count for other in found):
            return None
        # 从两个方面抓好六项任务：一是……二是 lists the other of the two.
        before = line.text[max(0, one.start - _BEFORE) : one.start]
        return None if count in announcements.counts(before) else _Finding(one, count)

    def _run(self, index: int, one: Announcement, *, last: bool) -> int | None:
        """Return how far the ordinals behind an announcement count; None without any."""
        rest = self._lines[index].text[one.after : one.after + _REACH]
        if last:
            rest = "\n".join([rest, *(other.text for other in self._following(index))])[:_REACH]
        head = _HEAD.match(rest)
        close = head.end() + 2 if head else 2
        found = enumerations.run(rest, 0, 60 if one.listed else close)
        if found is None:
            return None
        gap = rest[: found.start]
        if len(re.findall("[。!?]", gap)) > 2 or _OTHERS.search(gap) or any(announcements.find(gap)):
            return None
        if found.last == one.claimed:
            return one.claimed
        return found.length if found.start <= close or _near(found.length, one.claimed) else None

    def _following(self, index: int) -> list[Line]:
        """Return the lines after a line that belong to the same section itself."""
        path = self._lines[index].passage.path
        found = []
        for line in self._lines[index + 1 : index + 1 + _SCOPE]:
            here = line.passage
            if here.kind == "heading" or line.cell is not None or len(here.path) != len(path):
                break
            found.append(line)
        return found

    def _bullets(self, index: int, one: Announcement) -> int | None:
        """Return how many lines that begin with a dash follow right behind."""
        if len(self._lines[index].text) > one.after + 1 or self._lines[index].text[one.after :] not in ("", ":", "。"):
            return None
        count = 0
        for line in self._following(index):
            if not _BULLET.match(line.text):
                break
            count += 1
        return count if count > 1 and _near(count, one.claimed) else None

    def _children(self, index: int, one: Announcement) -> int | None:
        """Return how many numbered sections stand below; None where they are not the announcement's list."""
        line = self._lines[index]
        path = line.passage.path
        if not path or not path[-1].children:
            return None
        rest = "".join([line.text[one.after : one.after + 100], *(other.text for other in self._following(index))])
        if len(rest) > 80 or _TABLE.search(rest) or _OTHERS.search(rest) or any(announcements.find(rest)):
            return None
        ordinals = [_ordinal(child) for child in path[-1].children]
        if ordinals[0] != 1 or None in ordinals:
            return None
        if one.claimed in (len(ordinals), ordinals[-1], len(set(ordinals))):
            return one.claimed
        titles = [fold(child.title).text for child in path[-1].children]
        # Sections below that are no list of the announced things are seldom one short, or built alike.
        final = re.match(r"[\"]?[^,。;:]{0,10}(?:[。:]|$)", line.text[one.after :]) or line.passage.kind == "text"
        alike = len(titles) > 2 and len({title[-1:] for title in titles}) == 1
        slip = (abs(len(ordinals) - one.claimed) == 1 and final) or alike
        return len(ordinals) if slip and _near(len(ordinals), one.claimed) else None

    def _combinations(self, line: Line, one: Announcement, count: int | None) -> _Finding | None:
        """Compare with the combinations that the element of that name recognises behind this announcement."""
        element = self._context.element("six-combinations")
        found = element.fields.get("found")
        if count == one.claimed or not element.evidence or element.evidence[0] != line.span(one.start, one.end):
            return None
        if not isinstance(found, int) or found < 2 or element.fields.get("claimed") != one.claimed:
            return None
        if found < one.claimed:
            # What is listed otherwise than as 与……相结合 is listed all the same.
            listed = _sentence(line.text, one.after + 1)
            return None if listed.count(";") + 1 == one.claimed else _Finding(one, found)
        return _Finding(one, found) if count == found > one.claimed else None


def _sentence(text: str, start: int) -> str:
    """Return the words up to the end of the sentence, "" where that is far away."""
    end = _SENTENCE_END.search(text, start, start + _REACH)
    if end is None:
        return text[start:] if len(text) <= start + _REACH else ""
    return text[start : end.start()]


def _closing(text: str, start: int) -> int | None:
    """Return where the bracket that opens at `start` closes."""
    depth = 0
    for offset in range(start, min(len(text), start + _BRACKET)):
        if text[offset] == "(":
            depth += 1
        elif text[offset] == ")":
            depth -= 1
            if not depth:
                return offset
    return None


def _credible(read: enumerations.Items, claimed: int) -> bool:
    """Whether a list can be meant as the announced one: not far too short, and of short items."""
    return _near(read.nearest(claimed), claimed) and all(len(item) <= 24 for item in read.items)


def _near(found: int, claimed: int) -> bool:
    """Whether a count that differs is near enough to be a slip rather than another list."""
    return found > 1 and claimed - max(1, claimed // 3) <= found <= claimed + 1


def _alike(items: Sequence[str]) -> int:
    """Return how many items from the first on are built alike: the same first or last character throughout."""
    bare = [item.strip('"') for item in items]
    longest = 0
    for place in (0, -1):
        marks = [item[place : place + 1 or None] for item in bare]
        same = next((number for number, mark in enumerate(marks) if mark != marks[0]), len(marks))
        longest = max(longest, same if marks and marks[0] else 0)
    return longest


def _ordinal(section: Section) -> int | None:
    if section.ordinal is not None:
        return section.ordinal
    match = _DIGITS.search(fold(section.label).text)
    return numerals.parse(match[0]) if match else None


KIND: Final = Kind(
    name="count-mismatch",
    doc="An announced number (六个结合, 以下四项措施, “五落实”) and the list that follows it disagree.",
    options={
        "sets": Option(
            "entries",
            "sets whose items are known, so that the missing one can be named",
            (),
            keys={
                "name": Option("text", "what the set is called, e.g. 五个认同"),
                "items": Option("texts", "a word or words that tell each item, e.g. 中华文化"),
            },
        ),
    },
    reasons={
        "fewer": "fewer are listed than announced; {claimed}, {found}",
        "more": "more are listed than announced; {claimed}, {found}",
        "missing-item": "a known item of a known set is not listed; {claimed}, {found}, {missing}",
    },
    judge=_judge,
)
