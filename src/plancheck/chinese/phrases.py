"""Near misses of fixed phrases in a text, for lists of thousands of phrases in one pass.

A phrase with at most k slips, cut into k+1 pieces, has a piece that is spelled right (pigeonhole). So every phrase is
filed under three characters of each of its pieces; where the text shows three filed characters, the phrase is laid
against the text to both sides. What is spelled right is found on the way, and no near miss is seen in it.

A phrase that is a list (创新、协调、绿色、开放、共享) has two slips of its own: its first or last item is another one,
which the marks around it show to be an item; and its items stand in another order, which is looked up like a wrong
wording that was listed.

Texts are folded (plancheck.chinese.fold); 、 , and quotation marks inside a phrase make no difference.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from plancheck.chinese.alignment import Slip, lay
from plancheck.chinese.scanning import of_rule

_IGNORED: Final = re.compile(r"[、,\"·]")
_MARKS: Final = ("、", ",")
_SHORTEST: Final = 4
_SHORT: Final = 5
_MOST_SLIPS: Final = 4
_CROWD: Final = 12
"""A piece that more phrases share (中华人) tells none of them; phrases are filed under it only for want of better."""
_MOST_TRIED: Final = 100_000
"""Places looked at more closely in one text; more is no text a person wrote."""
_NUMERALS: Final = frozenset("0123456789〇零一二三四五六七八九十两")
_NO_BEGINNING: Final = _NUMERALS | {"第"}
_FILLERS: Final = frozenset("的地得和与及以也都了之各等着我本全")
_JOINING: Final = frozenset("和与及同")
_ALONE: Final = re.compile(r"[\"》),。;:、!?\n]|的|和|与|$|(?:重要)?思想|意识|教育|观念?|理念|精神")
"""What may follow a known confusion of four characters: 五个认识 is none in 五个认识误区."""
_MOST_ITEMS: Final = 12
"""Items of a list whose orders are looked up; their number grows with the square of it."""
_LISTED: Final = re.compile(
    r"[\"》)。;:、,!?\n]|的|等|之|$|(?:[四五六七八]大|新)?(?:发展)?(?:理念|方针|原则|总?要求|目标|格局|思想|意识|教育|精神)"
)
"""What follows the last item of a list; other words may be the end of a longer item."""


_QUOTED: Final = re.compile(r'["《](?=([^"《》\n]{4,40})["》])')


class Variant(NamedTuple):
    """A near miss.

    Attributes:
        start: offset in the text.
        end: offset, exclusive.
        phrase: the phrase that is meant, folded.
        known: whether the wrong wording is listed as such.

    """

    start: int
    end: int
    phrase: str
    known: bool


class PhraseBook:
    """Phrases prepared for search; made once for a list, then used for any number of texts."""

    def __init__(
        self, phrases: Sequence[str], confusions: Mapping[str, str] | None = None, allowed: Iterable[str] = ()
    ) -> None:
        """File the phrases; all wordings are folded.

        Args:
            phrases: the right wordings.
            confusions: wrong wordings, and the phrase that is meant by each; it need not be one of `phrases`.
            allowed: further right wordings that look like near misses.

        """
        self._phrases = [plain(phrase) for phrase in phrases]
        self._shown = list(phrases)
        self._confusions = {plain(wrong): phrase for wrong, phrase in (confusions or {}).items()}
        right = {*self._phrases, *map(plain, allowed), *map(plain, self._confusions.values())}
        self._right = frozenset(right)
        lists = {number: items for number, phrase in enumerate(phrases) if len(items := _items(phrase)) > 1}
        self._orders = {
            words: phrases[number]
            for number, items in lists.items()
            for words in _orders(items)
            if words not in right and words not in self._confusions
        }
        self._exact: dict[str, list[str]] = {}
        for words in sorted({*right, *self._confusions, *self._orders}):
            if len(words) >= _SHORTEST:
                self._exact.setdefault(words[:3], []).append(words)
        for filed in self._exact.values():
            filed.sort(key=len, reverse=True)
        self._pieces = _file(self._phrases)
        self._gapped = {words[:2] + words[3:]: at for at, words in enumerate(self._phrases) if len(words) == _SHORT}
        self._by_start: dict[str, list[int]] = {}
        for number, words in enumerate(self._phrases):
            if len(words) == _SHORT:
                self._by_start.setdefault(words[:3], []).append(number)
        self._pairs = [tuple(map("".join, pairwise(words))) for words in self._phrases]
        self._joints = [_joints(phrase) for phrase in phrases]
        self._ends = _file_ends(lists)
        self._threes = frozenset(self._exact) | frozenset(self._pieces) | frozenset(self._ends)
        self._begins = of_rule(_beginning(self._threes))
        self._shorts = of_rule(_beginning([gapped[:2] for gapped in self._gapped]))

    def search(self, text: str) -> list[Variant]:
        """Return the near misses in a folded text, in order; a line break ends every phrase."""
        words = plain(text)
        threes = self._threes
        places = [at for match in self._begins.finditer(words) if words[(at := match.start()) : at + 3] in threes]
        short = [match.start() for match in self._shorts.finditer(words)]
        spelled = self._spelled(words, places)
        right = _Right([one for one in spelled if one[2] in self._right])
        back = _Back(text)
        taken = list(self._known(words, spelled, right, back))
        candidates = [
            *self._near(words, places, back),
            *self._short(words, short, back),
            *self._other_ends(words, places, back),
        ]
        found = sorted(_best(candidates, taken, right))
        return [Variant(*back.stretch(one.start, one.end), one.phrase, one.known) for one in found]

    def _spelled(self, words: str, places: Sequence[int]) -> list[tuple[int, int, str]]:
        """Return where wordings of the book stand as they are."""
        found = []
        for place in places:
            for wording in self._exact.get(words[place : place + 3], ()):
                if words.startswith(wording, place):
                    found.append((place, place + len(wording), wording))
                    break
        return found

    def _known(
        self, words: str, spelled: Sequence[tuple[int, int, str]], right: "_Right", back: "_Back"
    ) -> Iterator[Variant]:
        """Yield the wrong wordings that are listed as such, and the lists in another order."""
        reached = 0
        for start, end, told in spelled:
            listed = told in self._confusions
            if not (listed or told in self._orders) or start < reached or right.covers(start, end):
                continue
            if not listed:
                reached = end
                yield Variant(start, end, self._orders[told], known=False)
                continue
            if words[max(0, start - 1) : start] in _NO_BEGINNING:
                continue
            if end - start > _SHORTEST or back.quoted(start, end) or back.closes(end):
                reached = end
                yield Variant(start, end, self._confusions[told], known=True)

    def _near(self, words: str, places: Sequence[int], back: "_Back") -> Iterator[tuple[Variant, list[Slip]]]:
        """Yield the long phrases' near misses with their slips."""
        tried: set[tuple[int, int]] = set()
        pieces = self._pieces
        if not places:
            return
        quoted = frozenset(place for start, end in back.quotations for place in range(start, end)) if pieces else ()
        for place in places:
            for piece in pieces.get(words[place : place + 3], ()):
                phrase, offset, rest, length, slips, enough, number = piece
                if rest and not words.startswith(rest, place + 3):
                    continue
                begin = place - offset
                low, high = begin - slips if begin > slips else 0, begin + slips + 1
                # A near miss that is not shut in by quotation marks begins and ends like the phrase.
                if (
                    phrase[0] not in words[low:high] or phrase[-1] not in words[low + length - 1 : high + length - 1]
                ) and place not in quoted:
                    continue
                window = words[low : high + length - 1]
                if phrase in window or sum([pair in window for pair in self._pairs[number]]) < enough:
                    continue
                if (number, begin) in tried:
                    continue
                if len(tried) >= _MOST_TRIED:
                    return
                tried.add((number, begin))
                laid = lay(phrase, offset, words, place, slips)
                if laid is None:
                    continue
                start, end, edits = laid
                if start < end and _is_slip(words, start, end, edits, back) and not self._shortened(number, edits):
                    yield Variant(start, end, self._shown[number], known=False), edits

    def _shortened(self, number: int, slips: Sequence[Slip]) -> bool:
        """Whether the phrase is a list, and some of its items were merely left out."""
        if any(slip.told for slip in slips):
            return False
        left_out = {slip.at for slip in slips}
        phrase, joints = self._phrases[number], self._joints[number]
        begins = sorted(at for at in left_out if at - 1 not in left_out)
        ends = sorted(at + 1 for at in left_out if at + 1 not in left_out)
        return all(_item(phrase, joints, begin, end) for begin, end in zip(begins, ends, strict=True))

    def _short(self, words: str, places: Sequence[int], back: "_Back") -> Iterator[tuple[Variant, list[Slip]]]:
        """Yield near misses of phrases of five: the third wrong, or in quotation marks one of the last two."""
        gapped = self._gapped
        for place in places:
            number = gapped.get(words[place : place + 2] + words[place + 3 : place + _SHORT])
            if number is not None:
                yield from self._five(words, place, number)
        for start, end in back.quotations if places else ():
            if end - start == _SHORT:
                for number in self._by_start.get(words[start : start + 3], ()):
                    yield from self._five(words, start, number)

    def _five(self, words: str, place: int, number: int) -> Iterator[tuple[Variant, list[Slip]]]:
        """Yield the phrase of five characters if exactly one is wrong, and not merely the number."""
        phrase, told = self._phrases[number], words[place : place + _SHORT]
        slips = [Slip(place + at, told[at], phrase[at], at) for at in range(_SHORT) if told[at] != phrase[at]]
        if len(slips) == 1 and told not in self._right and "\n" not in told and not _of_numbers(slips):
            yield Variant(place, place + _SHORT, self._shown[number], known=False), slips

    def _other_ends(self, words: str, places: Sequence[int], back: "_Back") -> Iterator[tuple[Variant, list[Slip]]]:
        """Yield lists whose first or last item is another one of the same length, all others being right."""
        for place in places if self._ends else ():
            for end in self._ends.get(words[place : place + 3], ()):
                at = place + len(end.others) if end.last else place - len(end.item)
                if at < 0 or not words.startswith(end.others, place):
                    continue
                told = words[at : at + len(end.item)]
                if len(told) < len(end.item) or not told.isalnum():
                    continue
                pairs = enumerate(zip(told, end.item, strict=True))
                slips = [Slip(at + n, one, meant, end.offset + n) for n, (one, meant) in pairs if one != meant]
                if not slips or len(end.item) - len(slips) < end.alike or _of_numbers(slips):
                    continue
                if back.is_item(at, at + len(end.item), last=end.last):
                    start = min(at, place)
                    stop = start + len(end.item) + len(end.others)
                    yield Variant(start, stop, self._shown[end.number], known=False), slips


def _best(candidates: list[tuple[Variant, list[Slip]]], taken: Sequence[Variant], right: "_Right") -> Iterator[Variant]:
    """Yield what is known to be wrong and the near misses that are not explained otherwise, the nearest of several."""
    left = [one for one in candidates if not right.explains(one[0].start, one[0].end, one[1])]
    by_slip: dict[int, list[tuple[Variant, list[Slip]]]] = {}
    for one in left:
        by_slip.setdefault(one[1][0].place, []).append(one)
    occupied: set[int] = set()
    for known in taken:
        # A longer phrase with the same slip says more: 民族区域自制法 in 中华人民共和国民族区域自制法.
        near = [one for place in range(known.start, known.end) for one in by_slip.get(place, ())]
        if not any(_within(known, variant, slips) for variant, slips in near):
            occupied.update(range(known.start, known.end))
            yield known
    left.sort(key=lambda one: (len(one[1]), one[0].start - one[0].end, one[0]))
    for variant, _ in left:
        stretch = range(variant.start, variant.end)
        if occupied.isdisjoint(stretch):
            occupied.update(stretch)
            yield variant


def _within(known: Variant, variant: Variant, slips: Sequence[Slip]) -> bool:
    """Whether a near miss holds a known wrong wording, and differs nowhere else."""
    holds = variant.start <= known.start and known.end <= variant.end
    return holds and all(known.start <= slip.place < known.end for slip in slips)


class _Right:
    """Where wordings of the book are spelled right."""

    def __init__(self, spelled: Sequence[tuple[int, int, str]]) -> None:
        self._spans = [(start, end) for start, end, _ in spelled]  # ascending, no two with one start
        self._longest = max((end - start for start, end in self._spans), default=0)

    def _around(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield those that share a character with a stretch."""
        for index in range(bisect_left(self._spans, (start - self._longest, 0)), len(self._spans)):
            first, last = self._spans[index]
            if first >= end:
                break
            if last > start:
                yield first, last

    def covers(self, start: int, end: int) -> bool:
        """Whether a stretch stands inside a longer wording that is right."""
        return any(
            first <= start and end <= last and last - first > end - start for first, last in self._around(start, end)
        )

    def explains(self, start: int, end: int, slips: Sequence[Slip]) -> bool:
        """Whether what differs belongs to wordings that are right, or merely stands beside one."""
        explained: set[Slip] = set()
        for first, last in self._around(start, end):
            if first <= start and end <= last:
                return True
            inside = {slip for slip in slips if first < slip.place < last or (slip.place == first and slip.told)}
            if not inside and 3 * (min(last, end) - max(first, start)) >= 2 * (end - start):
                return True
            explained |= inside
        return len(explained) == len(set(slips))


def _beginning(words: Collection[str]) -> str:
    """Return an expression for the places where one of some words of one length may begin: quick, and not exact."""
    if not words:
        return "(?!)"
    first, *others = (f"[{''.join(map(re.escape, sorted(set(chars))))}]" for chars in zip(*words, strict=True))
    return f"{first}(?={''.join(others)})"


def plain(text: str) -> str:
    """Return folded text without the marks that make no difference."""
    return text.replace("、", "").replace(",", "").replace('"', "").replace("·", "")


def _joints(phrase: str) -> frozenset[int]:
    """Return where the marks of a phrase stand, as offsets into it without them."""
    marks = {len(plain(phrase[: match.start()])) for match in re.finditer("[、,]", phrase)}
    return frozenset({0, *marks, len(plain(phrase))}) if marks else frozenset()


def _items(phrase: str) -> list[str]:
    """Return the items of a list, or the phrase itself."""
    return [plain(item) for item in re.split("[、,]", phrase)]


def _orders(items: Sequence[str]) -> set[str]:
    """Return what a list is where two items change places or one stands elsewhere; of two items both orders pass."""
    found: set[str] = set()
    places = range(len(items)) if 2 < len(items) <= _MOST_ITEMS else ()
    for one in places:
        rest = [*items[:one], *items[one + 1 :]]
        found.update("".join((*rest[:other], items[one], *rest[other:])) for other in places)
        for other in places[one + 1 :]:
            swapped = list(items)
            swapped[one], swapped[other] = items[other], items[one]
            found.add("".join(swapped))
    return found - {"".join(items)}


class _End(NamedTuple):
    """The first or the last item of a list, which may be another one where all the others are right."""

    others: str
    item: str
    offset: int
    last: bool
    alike: int  # characters of the item that stand in their place at least
    number: int


def _file_ends(lists: Mapping[int, Sequence[str]]) -> dict[str, list[_End]]:
    """File lists under the three characters that all of their items but the last, or but the first, begin with."""
    filed: dict[str, list[_End]] = {}
    for number, items in lists.items():
        for last in (True, False):
            item, others = (items[-1], items[:-1]) if last else (items[0], items[1:])
            end = _End("".join(others), item, len("".join(others)) * last, last, _alike(items, item, last=last), number)
            if end.alike < len(item) and len(end.others) >= _SHORTEST:
                filed.setdefault(end.others[:3], []).append(end)
    return filed


def _alike(items: Sequence[str], item: str, *, last: bool) -> int:
    """Return how many characters of the first or last item have to be right for the list to be told by the others.

    Four items are told by three of them. Where no mark shows that the first item begins, half of it has to be right,
    and so has the last of three: 安全第一、预防为主、群防群治 is another list. Otherwise one character may be wrong.
    """
    if len(items) > 3:
        return 0 if last else max(2, (len(item) + 1) // 2)
    if len(items) == 3 and last:
        return max(2, (len(item) + 1) // 2)
    return max(3, len(item) - 1)


def _item(phrase: str, joints: frozenset[int], begin: int, end: int) -> bool:
    """Whether a stretch of a phrase is an item of its list; (自信、文化)自信 left out is 文化自信 left out as well."""
    shifts = [(begin, end)]
    while begin and phrase[begin - 1] == phrase[end - 1]:
        begin, end = begin - 1, end - 1
        shifts.append((begin, end))
    begin, end = shifts[0]
    while end < len(phrase) and phrase[begin] == phrase[end]:
        begin, end = begin + 1, end + 1
        shifts.append((begin, end))
    return any(first in joints and (last in joints or phrase[last] in _FILLERS) for first, last in shifts)


def _slips_allowed(length: int) -> int:
    """Return how many characters of a phrase may differ: so few that one of slips + 1 pieces has three characters."""
    return max(0, min(_MOST_SLIPS, length // 3 - 1))


class _Piece(NamedTuple):
    """Three characters of a phrase, under which it is filed, with what is needed to look closer."""

    phrase: str
    offset: int
    rest: str  # the piece itself, beyond the three characters
    length: int
    slips: int
    enough: int  # pairs of neighbours in the phrase that a near miss shows at least
    number: int


def _file(phrases: Sequence[str]) -> dict[str, tuple[_Piece, ...]]:
    """File phrases of six characters and more under three characters of each of their pieces."""
    shared: dict[str, list[_Piece]] = {}
    of_phrase: list[list[tuple[str, _Piece]]] = []
    for number, phrase in enumerate(phrases):
        length, slips = len(phrase), _slips_allowed(len(phrase))
        cuts = [length * piece // (slips + 1) for piece in range(slips + 2)] if slips else []
        of_phrase.append([])
        for cut, end in pairwise(cuts):
            piece = _Piece(phrase, cut, phrase[cut + 3 : end], length, slips, length - 1 - 2 * slips, number)
            of_phrase[-1].append((phrase[cut : cut + 3], piece))
            shared.setdefault(phrase[cut : cut + 3], []).append(piece)
    filed: dict[str, list[_Piece]] = {}
    for pieces in of_phrase:
        telling = [one for one in pieces if len(shared[one[0]]) <= _CROWD]
        for three, piece in telling or sorted(pieces, key=lambda one: len(shared[one[0]]))[:1]:
            filed.setdefault(three, []).append(piece)
    return {three: tuple(found) for three, found in filed.items()}


def _is_slip(words: str, start: int, end: int, edits: Sequence[Slip], back: "_Back") -> bool:
    """Whether what differs is a slip of the pen rather than other words that are right in their place."""
    if all(_is_filler(edit) for edit in edits):
        return False
    if _of_numbers(edits):
        return False
    if all(edit.told and not edit.meant for edit in edits):
        # Words put in between, unless a character is merely doubled.
        return all(
            edit.told in (words[edit.place - 1 : edit.place], words[edit.place + 1 : edit.place + 2]) for edit in edits
        )
    # An end that differs may be the end of other words, unless a mark shuts them in.
    if back.quoted(start, end):
        return True
    last = max(edit.place + (1 if edit.told else 0) for edit in edits)
    return min(edit.place for edit in edits) > start and last < end


def _is_filler(edit: Slip) -> bool:
    """Whether a word that does not matter was put in or left out, or 与 stands for 和."""
    if edit.told and edit.meant:
        return edit.told in _JOINING and edit.meant in _JOINING
    return (edit.told or edit.meant) in _FILLERS


def _of_numbers(edits: Sequence[Slip]) -> bool:
    """Whether the number differs: 四个认同 and 五个认同 are each right in their time."""
    return any(edit.told and edit.told in _NUMERALS for edit in edits) and any(
        edit.meant and edit.meant in _NUMERALS for edit in edits
    )


class _Back:
    """The way from the text without marks back to the text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _dropped(self) -> list[int]:
        return [match.start() for match in _IGNORED.finditer(self._text)]

    @cached_property
    def _before(self) -> list[int]:
        return [place - number for number, place in enumerate(self._dropped)]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text that a stretch without marks came from, no quotation mark left alone."""
        begin, stop = self._there(start), self._there(end - 1) + 1
        if self._text.count('"', begin, stop) % 2:
            if begin and self._text[begin - 1] == '"':
                begin -= 1
            elif self._text[stop : stop + 1] == '"':
                stop += 1
        return begin, stop

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """What stands in quotation marks or title marks, as stretches without marks."""
        if '"' not in self._text and "《" not in self._text:  # told at once; the expression looks at each character
            return []
        return [(self._here(match.start(1)), self._here(match.end(1))) for match in _QUOTED.finditer(self._text)]

    def quoted(self, start: int, end: int) -> bool:
        """Whether a stretch stands in quotation marks or title marks, alone."""
        begin, after = self._there(start), self._there(end - 1) + 1
        return begin > 0 and self._text[begin - 1] in '"《' and self._text[after : after + 1] in ('"', "》")

    def closes(self, end: int) -> bool:
        """Whether the words end with a stretch: a mark or a word that names a set of ideas follows."""
        return _ALONE.match(self._text, self._there(end - 1) + 1) is not None

    def is_item(self, start: int, end: int, *, last: bool) -> bool:
        """Whether marks show a stretch to be the last item of a list or the end of what stands before its second."""
        begin, after = self._there(start), self._there(end - 1) + 1
        if after - begin != end - start:
            return False
        if not last:
            return self._text[after : after + 1] in _MARKS
        mark = self._text[begin - 1 : begin]
        # The mark of the list itself tells that more items follow.
        return mark in _MARKS and self._text[after : after + 1] != mark and _LISTED.match(self._text, after) is not None

    def _there(self, place: int) -> int:
        return place + bisect_right(self._before, place)

    def _here(self, place: int) -> int:
        return place - bisect_left(self._dropped, place)
