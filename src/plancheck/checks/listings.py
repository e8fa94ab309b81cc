"""The list that stands in the announcement's own sentence: in brackets, after 即 or a colon, or right before it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from plancheck.checks.announcements import Announcement
from plancheck.chinese import enumerations
from plancheck.chinese.fold import fold

REACH: Final = 6000
"""Characters that a sentence, or a run of ordinals, may have."""
BEFORE: Final = 80
"""Characters before an announcement that may belong to it."""
_BRACKET: Final = 300
_NAMELY: Final = re.compile(
    r"[,、:。-]{0,2}(?:即|也就是说?|是指|指的是|就是|分别[是为]|具体[是为]|具体包括)[,:]?(?=[^,。;:])"
)
_NO_LIST: Final = re.compile(
    r"含|其中|不含|包括|详?见|附|责任|牵头|配合|以下|名单|每|各|如|例|试行|[0-9]{4}年|暂|或|及|不|略|由|主任|组长"
)
_LEVELS: Final = frozenset("省州盟市县区旗乡镇村")
_SENTENCE_END: Final = re.compile(r"[。!?\n]")
_OPEN: Final = re.compile(r"[等和及与在对把]")
_FROM: Final = re.compile(r"从|围绕|分|按照?|把[好住]|严把|抓[好住]|聚焦")
_SIDES: Final = re.compile(r"[^个大]{1,2}(?:个|大)?(?:方面|环节|层面|领域|渠道|维度|关口|步骤|层次)")


class Count(NamedTuple):
    """What was counted behind an announcement, and the known items of its set that are missing."""

    found: int
    missing: str = ""


class Lists:
    """Reads lists in sentences; knows the items of some sets."""

    def __init__(self, sets: Sequence[Mapping[str, Any]]) -> None:
        """Take the rule's sets: name and items of each."""
        self._sets = {
            fold(one["name"]).text: tuple(tuple(fold(words).text for words in item.split("|")) for item in one["items"])
            for one in sets
        }

    def known(self, one: Announcement) -> bool:
        """Whether the announcement names a set whose items are known."""
        return any(one.name.startswith(name) for name in self._sets)

    def beside(self, text: str, one: Announcement, edge: int) -> Count | None:
        """Return what stands right behind (or right before) the announcement; None where that is no list of its own.

        `edge` is where the next announcement begins. A list that can be read as having the announced number counts so.
        """
        after = one.after
        if text[after : after + 1] == "(":
            close = _closing(text, after)
            words = text[after + 1 : close]
            if close is not None and not _NO_LIST.match(words) and not re.search("[:各]", words):
                return self._flat(one, words, words)
        elif match := _NAMELY.match(text, after):
            whole = sentence(text, match.end())
            return self._flat(one, re.split("[,;]", whole, maxsplit=1)[0], whole)
        elif text[after : after + 1] == ":" and (one.quoted or one.classified):
            return self._colon(one, sentence(text, after + 1), edge - after - 1)
        return self._before(text, one)

    def _flat(self, one: Announcement, first: str, whole: str) -> Count | None:
        """Compare with a flat list: `first` its words up to the first break, `whole` up to the end of the sentence."""
        if (one.name.endswith("结合") and "结合" in whole) or enumerations.run(whole, 0, 2):
            return None
        read = enumerations.split(first) or enumerations.split(whole)
        mark = ";" if ";" in whole else ","
        counts = {len(re.findall(f"[^{mark}]+", whole)), alike(whole.split(mark))}
        counts |= read.counts if read else frozenset()
        missing = self._missing(one, whole, least=1)
        if missing and (read is None or one.claimed not in read.counts):
            return Count(one.claimed - len(missing), "、".join(missing))
        if one.claimed in counts or (missing == [] and first != whole):
            return Count(one.claimed)
        return Count(read.nearest(one.claimed)) if read and _credible(read, one.claimed) else None

    def _colon(self, one: Announcement, whole: str, edge: int) -> Count | None:
        """Compare with a list after a colon: 做到“三个到位”：认识到位、组织到位、措施到位."""
        if not whole or edge < len(whole) or (one.name.endswith("结合") and "结合" in whole):
            return None
        read = enumerations.split(whole)
        if read is None:
            return None
        plain = not re.search("[,;]", whole) and len(read.items) > 2 and max(map(len, read.items)) <= 8
        clear = plain or alike(read.items) == len(read.items) or (one.listed and ";" in whole)
        if one.name.endswith("个一"):  # 上一堂课,办一期橱窗
            clear = all("一" in item for item in read.items)
        return self._flat(one, whole, whole) if clear else None

    def _before(self, text: str, one: Announcement) -> Count | None:
        """Compare with a list right before: 做到机构、人员、经费“四落实”; 对伟大祖国、中华民族的“五个认同”."""
        start = one.start - one.quoted
        begin = max(text.rfind(mark, max(0, start - BEFORE), start) for mark in ',。;:!?(\n《"') + 1
        words = text[begin:start]
        pieces = words.split("、")
        if missing := self._missing(one, words):
            found = one.claimed - len(missing)
            return Count(found, "、".join(missing)) if len(pieces) >= found else None
        levels = [piece[-1:] for piece in pieces]  # 实行省、市、县、乡三级联创
        if one.name[1:2] == "级" and len(pieces) > 1 and _LEVELS.issuperset(levels):
            return Count(len(pieces)) if max(map(len, pieces[1:])) == 1 else None
        if not _slip_before(pieces, one):
            return None
        return Count(len(pieces))

    def _missing(self, one: Announcement, words: str, least: int = 2) -> list[str] | None:
        """Return the known items of a set that are not listed.

        None where it is no known set, or where the words list fewer than `least` of its items.
        """
        name = max((name for name in self._sets if one.name.startswith(name)), key=len, default="")
        known = self._sets.get(name)
        if known is None or len(known) != one.claimed or "等" in words:
            return None
        missing = [item[0] for item in known if not any(way in words for way in item)]
        found = len(known) - len(missing)
        return missing if found >= least and len(missing) <= max(1, len(known) // 2) else None


def sentence(text: str, start: int) -> str:
    """Return the words up to the end of the sentence, "" where that is far away."""
    end = _SENTENCE_END.search(text, start, start + REACH)
    if end is None:
        return text[start:] if len(text) <= start + REACH else ""
    return text[start : end.start()]


def _slip_before(pieces: Sequence[str], one: Announcement) -> bool:
    """Whether what stands before an announcement is its list, with too few items."""
    if not 1 < len(pieces) < one.claimed <= len(pieces) + 2 or _OPEN.search("".join(pieces[1:])):
        return False
    # 县委、县政府、各部门“五包” tells who, not what.
    if not all(1 < len(piece) <= 6 for piece in pieces[1:]) or re.search(r"[委府局级办门]$", pieces[-1]):
        return False
    if one.classified:  # 从组织、制度、经费四个方面
        return len(pieces) == one.claimed - 1 and bool(_FROM.match(pieces[0]) and _SIDES.match(one.name))
    return len(pieces) > 2 and bool(one.quoted or re.search(r"(?:落实|到位|统一|同步)$", one.name))


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
    return near(read.nearest(claimed), claimed) and all(len(item) <= 24 for item in read.items)


def near(found: int, claimed: int) -> bool:
    """Whether a count that differs is near enough to be a slip rather than another list."""
    return found > 1 and claimed - max(1, claimed // 3) <= found <= claimed + 1


def alike(items: Sequence[str]) -> int:
    """Return how many items from the first on are built alike: the same first or last character throughout."""
    bare = [item.strip('"') for item in items]
    longest = 0
    for place in (0, -1):
        marks = [item[place : place + 1 or None] for item in bare]
        same = next((number for number, mark in enumerate(marks) if mark != marks[0]), len(marks))
        longest = max(longest, same if marks and marks[0] else 0)
    return longest
