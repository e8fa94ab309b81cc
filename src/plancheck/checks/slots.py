"""Kind "slots": the named members of an enumeration (六进: 机关, 企业 …; 六个结合 by name), and which are missing."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NamedTuple

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import EXCEPT, PHRASES, WHERE, Found, Phrases, admits
from plancheck.checks.phrases import mistake as phrase_mistake
from plancheck.checks.text import Text
from plancheck.chinese.fold import fold
from plancheck.chinese.numerals import render
from plancheck.plan import Span
from plancheck.rule import Rule

_NUMBERS: Final = range(2, 21)
_JOINTS: Final = re.compile(r"(?:[、,(:;和及与以\"\-)》]|活动|工作|即|包括|是指|分别[是为])+$")
"""What may stand between a member of a list and the one before (进机关、企业和社区) or the announcement (六进即)."""
_AND: Final = tuple("、和及与")
_BREAK: Final = re.compile(r"[。;!?,\n]")
_REACH: Final = 40
"""How far before a member its lead word or the member before it is looked for."""


class _Words(NamedTuple):
    """What a stretch of text means to one rule."""

    rule: int
    role: str  # "slot", "announced" or "except"
    slot: int = 0
    alias: int = 0  # 0 is the name itself
    claimed: int = 0


@dataclass(slots=True)
class _Seen:
    """What a rule's words were found to be in one plan."""

    announced: list[tuple[Found, int]] = field(default_factory=list)
    slots: list[tuple[Found, int]] = field(default_factory=list)  # with the alias's number


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    seen = _look(context, rules)
    for rule, one in zip(rules, seen, strict=True):
        if rule.options["element"]:
            yield from _of_element(context, rule)
        elif rule.options["announce"]:
            yield from _of_announcement(context, rule, one)
        else:
            named = {(found.phrase, alias): context.text.spans(found.start, found.end) for found, alias in one.slots}
            yield from _compare(context, rule, named, (), None)


def _of_element(context: Context, rule: Rule) -> Iterable[Hit]:
    """Judge the items an element lists."""
    element = context.element(rule.options["element"])
    items = [fold(item).text for item in element.fields.get(rule.options["field"]) or [] if isinstance(item, str)]
    if not items:
        return  # the rule about the element itself says that nothing is listed
    named = {
        (number, alias): element.evidence[:1]
        for number, slot in enumerate(rule.options["slots"])
        for alias, words in enumerate(_names(slot))
        if any(fold(part).text in item for part in words.split("|") for item in items)
    }
    yield from _compare(context, rule, named, element.evidence[:1], len(items))


def _of_announcement(context: Context, rule: Rule, seen: _Seen) -> Iterable[Hit]:
    """Judge what stands below an announcement such as 六进, wherever its members are named."""
    text = context.text
    announced = [(found, number) for found, number in seen.announced if _near(context, rule, found)]
    if not announced:
        return
    first, claimed = max(announced, key=lambda one: (one[1], -one[0].start))
    where = text.spans(first.start, first.end)
    members = _members(text, rule, announced, seen.slots)
    named = {(found.phrase, alias): text.spans(found.start, found.end) for found, alias in members}
    if claimed < len(_asked(rule, context.plan.year)):
        return  # a smaller campaign than the one the rule knows
    if not named:
        yield Hit(rule, "not-listed", where, {"claimed": claimed, "names": _list(rule, context.plan.year)})
    else:
        yield from _compare(context, rule, named, where, claimed)


def _compare(
    context: Context,
    rule: Rule,
    named: Mapping[tuple[int, int], Sequence[Span]],
    where: Sequence[Span],
    claimed: int | None,
) -> Iterable[Hit]:
    """Tell which slots are missing, and which are named by a word of another time."""
    year = context.plan.year
    asked = _asked(rule, year)
    present = {slot for slot, _ in named}
    missing = [slot for slot in asked if slot not in present]
    least = rule.options["at_least"]
    if missing and (least is None or len(present) < least):
        names = [rule.options["slots"][slot]["name"] for slot in missing]
        values = {"missing": "、".join(names), "found": len(present), "claimed": claimed, "names": _list(rule, year)}
        yield Hit(rule, "missing", where, values)
    for number, slot in enumerate(rule.options["slots"]):
        aliases = [alias for one, alias in named if one == number]
        if aliases and not any(_in_force(_years(slot, alias), year) for alias in aliases):
            current = [words for alias, words in enumerate(_names(slot)) if _in_force(_years(slot, alias), year)]
            values = {"slot": slot["name"], "word": _names(slot)[aliases[0]], "instead": "、".join(current)}
            yield Hit(rule, "outdated", named[number, aliases[0]], values)


def _look(context: Context, rules: Sequence[Rule]) -> list[_Seen]:
    text = context.text
    seen = [_Seen() for _ in rules]
    places: list[list[tuple[int, int, _Words]]] = [[] for _ in rules]
    phrases = _prepared(tuple(rules))
    for start, end, number in phrases.find(text.words):
        for words in phrases.meanings[number]:
            places[words.rule].append((start, end, words))
    for rule, one, found in zip(rules, seen, places, strict=True):
        reached = 0
        for start, end, words in sorted(found, key=lambda place: (place[0], -place[1], place[2].role != "except")):
            if end <= reached:
                continue
            reached = end
            if not admits(rule.options, text.segment(start)):
                continue
            if words.role == "announced" and text.words[start - 1 : start] not in ("第", "+"):
                one.announced.append((Found(start, end, 0), words.claimed))
            elif words.role == "slot":
                one.slots.append((Found(start, end, words.slot), words.alias))
    return seen


@lru_cache(maxsize=64)
def _prepared(rules: tuple[Rule, ...]) -> Phrases[_Words]:
    def wanted() -> Iterator[tuple[str, _Words]]:
        for number, rule in enumerate(rules):
            if rule.options["element"]:
                continue
            for slot, entry in enumerate(rule.options["slots"]):
                for alias, words in enumerate(_names(entry)):
                    for part in words.split("|"):
                        yield part, _Words(number, "slot", slot, alias)
            for form in rule.options["announce"]:
                for count in _NUMBERS:
                    for digits in (render(count, "chineseCounting"), str(count)):
                        yield form.replace("N", digits), _Words(number, "announced", claimed=count)
            for words in rule.options["except"]:
                for part in words.split("|"):
                    yield part, _Words(number, "except")

    return Phrases(wanted())


def _near(context: Context, rule: Rule, found: Found) -> bool:
    """Whether an announcement is of the rule's subject (a plan may speak of 法律六进 too)."""
    words = rule.options["near"]
    segment = context.text.segment(found.start)
    around = [segment.folded.text, *(fold(section.title).text for section in segment.path)]
    return not words or any(fold(part).text in line for word in words for part in word.split("|") for line in around)


def _members(
    text: Text, rule: Rule, announced: Sequence[tuple[Found, int]], slots: Sequence[tuple[Found, int]]
) -> list[tuple[Found, int]]:
    """Return the slots that are named as members of the enumeration, not merely in passing.

    A member follows one of the rule's lead words (进机关), another member or the announcement in one list
    (进机关、企业和社区), or begins its line.
    """
    leads = tuple(fold(part).text for words in rule.options["lead"] for part in words.split("|"))
    ends = {found.end for found, _ in announced}
    members: list[tuple[Found, int]] = []
    last = 0
    for found, alias in slots:
        segment = text.segment(found.start)
        label = fold(segment.path[-1].label).text if segment.kind == "heading" and segment.path else ""
        begin = max(segment.start, found.start - _REACH)
        before = _JOINTS.sub("", text.words[begin : found.start])
        after = begin + len(before)
        begins = after == segment.start or before == _JOINTS.sub("", label)
        # 进机关、企业、家庭和寺庙: a list goes on over what is no member of the rule's.
        between = text.words[last : found.start] if 0 <= found.start - last <= _REACH else "。"
        goes_on = between[-1:] in _AND and not _BREAK.search(between)
        if begins or goes_on or after in ends or (leads and before.endswith(leads)):
            last = found.end
            members.append((found, alias))
            ends.add(found.end)
            if text.words[found.end : found.end + 1] == "(":
                # A bracket after a member explains it: 社区(村)、学校. Its end is a joint, so the place before counts.
                ends.add(text.words.find(")", found.end, found.end + _REACH))
    return members


def _names(slot: Mapping[str, Any]) -> list[str]:
    return [slot["name"], *(alias["say"] for alias in slot["aliases"])]


def _years(slot: Mapping[str, Any], alias: int) -> Mapping[str, Any]:
    return slot if alias == 0 else slot["aliases"][alias - 1]


def _in_force(years: Mapping[str, Any], year: int | None) -> bool:
    since, until = years["year_from"], years["year_to"]
    return year is None or ((since is None or since <= year) and (until is None or year <= until))


def _asked(rule: Rule, year: int | None) -> list[int]:
    """Return the slots asked for in a year; where the plan tells none, only those that are always asked for."""
    return [
        number
        for number, slot in enumerate(rule.options["slots"])
        if not slot["optional"]
        and (_in_force(slot, year) if year is not None else slot["year_from"] is None and slot["year_to"] is None)
    ]


def _list(rule: Rule, year: int | None) -> str:
    return "、".join(rule.options["slots"][number]["name"] for number in _asked(rule, year))


def _announce_mistake(form: str) -> str:
    return "" if form.count("N") == 1 and fold(form.replace("N", "")).text else "an announcement holds one N: N进"


def _mistake(options: Mapping[str, Any]) -> str:
    if options["element"] and options["announce"]:
        return "give element or announce, not both"
    return "" if options["slots"] else "slots is empty"


_YEARS: Final = {
    "year_from": Option("number", "first year of the plan in which it counts", None),
    "year_to": Option("number", "last year", None),
}

KIND: Final = Kind(
    name="slots",
    doc="The named members of an enumeration, and which are missing. Where they are looked for: among the items an "
    "element lists (element), as members of an announced list (announce, e.g. N进), or anywhere. An announcement of "
    "fewer members than the rule has slots is another campaign and not judged.",
    options={
        "slots": Option(
            "entries",
            "the members; a name alone may stand for an entry",
            keys={
                "name": Option("text", "name of the member, itself a way to say it", mistake=phrase_mistake),
                "aliases": Option(
                    "entries",
                    "other ways to say it; words alone may stand for an entry",
                    (),
                    keys={"say": Option("text", "the words; " + PHRASES.doc, mistake=phrase_mistake), **_YEARS},
                ),
                "optional": Option("flag", "not asked for, but a member", default=False),
                **_YEARS,
            },
        ),
        "element": Option("text", "the element whose items are the members (six-combinations)", ""),
        "field": Option("text", "the element's field that lists them", "items"),
        "announce": Option("texts", "how the list is announced, N for its number: N进", (), mistake=_announce_mistake),
        "near": Option(
            "texts", "words of which one stands in the announcement's paragraph or in a heading above it", ()
        ),
        "lead": Option("texts", "words right before a member: 进|进入; none where members stand by themselves", ()),
        "at_least": Option("number", "how many members will do; all by default", None),
        **WHERE,
        "except": EXCEPT,
    },
    reasons={
        "missing": "members are missing; {missing} names them, {found}, {claimed} (or nothing), {names} of all",
        "not-listed": "a number is announced and no member named; {claimed}, {names}",
        "outdated": "a member is named by a word of another time; {word}, {slot}, {instead}",
    },
    judge=_judge,
    mistake=_mistake,
)
