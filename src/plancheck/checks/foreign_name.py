"""Kind "foreign-name": another county's, town's or bureau's name left over from a copied plan.

A plan names its own place, its superiors and its subordinates. Of places of its own kind (a county of counties) it
names others only for a reason that the text tells: whom it learns from, borders on, is paired with. What is left over
has none. Where the plan's own place is not known, or where too many others stand in the text, nothing is said.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from plancheck.checks import foreign_lists, foreign_offices
from plancheck.checks.context import Context
from plancheck.checks.foreign_reasons import Reasons
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.chinese import divisions
from plancheck.chinese.fold import fold
from plancheck.chinese.places import LEVELS, Place, Places, office_end
from plancheck.elements.view import Line
from plancheck.plan import Plan
from plancheck.rule import Rule

# 国家税务总局青坪县税务局, 中国农业银行青坪县支行: the place stands after the name of the whole.
_BEFORE_NAME: Final = re.compile(
    r"(?:关于|印发|转发|批转|《|\"|中共|中国共产党|共青团|共产主义青年团|中华人民共和国|国网|"
    r"国家[\u4e00-\u9fff]{2,8}?局|中国[\u4e00-\u9fff]{2,8}?(?:银行|公司)(?:股份有限公司)?|[省市州县区])*"
)
_WRAPPED: Final = re.compile(r"《([^《》]{4,80})")
# Cities that have counties below them may have a city below them too: 各县(市、区).
_HAS_CITIES: Final = re.compile(r"县\(?[、(]?市|市县|市\(县|市、县")
_BETWEEN: Final = re.compile(r"(?:[\u4e00-\u9fff]{0,12}[、和与及或/\-—至到]|以及)?")
# 与石桥县 says itself why the name stands there; 参与, 共同 and 会同 do not, and 和 may join two tasks.
_WITH: Final = re.compile(r"(?:(?<!参)与|(?<![共会协合])同|跟)$")
_LINKED: Final = re.compile(r"[和及]$")
_GOVERNMENT: Final = re.compile(r"(?:委|人民政府|政府|人大|政协)$")
# A district that is not on the map is told from a zone (片区, 库区) by what follows: 澄江区委, 澄江区各街道.
_OF_DISTRICT: Final = re.compile(r"委(?!员)|政府|人民|各(?:街道|镇|部门)|[\u4e00-\u9fff]{2,10}?局")
_OFFICES: Final = re.compile(r"直(?:各|属|机关|有关)")  # 云梯乡直各单位
_TOWN: Final = LEVELS["乡"]
_OF_VILLAGE: Final = re.compile(r"村民|村?[委两]|党|支部|干部|各")
_FOLLOWS: Final = re.compile(r"(?:根据|按照|依据|落实|贯彻|执行|遵照|为)$")
_AIMS: Final = re.compile(r"(?:确保|推动|促进|保障|维护|实现|建设)(?:全|整个)?$")
_COPIES: Final = re.compile(r"^(?:抄送|抄报|主送|分送|发送|报送)")
_OTHERS: Final = 200  # places remembered from addressees and imprint
_STRAY_LIMIT: Final = 4  # names; more of them are a list that belongs there


@dataclass(slots=True)
class _Own:
    """What a plan's own places are.

    Attributes:
        chain: the issuer's places, from title and signature.
        others: further places named in addressees, signature and imprint.
        office: the issuer, folded, where it is one office.
        issuer: the issuer as written.

    """

    chain: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    office: str = ""
    issuer: str = ""

    @property
    def kinds(self) -> set[str]:
        return {place.kind for place in self.chain}

    @property
    def highest(self) -> int:
        return min(place.level for place in self.chain)

    def rivals(self, place: Place) -> bool:
        """Whether a place is of a kind or, of towns and villages, of a level with the plan's own."""
        return place.kind in self.kinds or (
            place.level >= _TOWN and any(place.level == own.level for own in self.chain)
        )

    def belongs(self, place: Place) -> bool:
        """Whether a place is the plan's own, its superior, its subordinate, or named at its head or foot."""
        if any(_same(place, own) for own in (*self.chain, *self.others)):
            return True
        if not place.known:
            return False
        above = divisions.superiors(place.plain)
        return any(
            own.plain in above or place.plain in divisions.superiors(own.plain) for own in self.chain if own.known
        )


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place in a line of the plan.

    Attributes:
        line: the line.
        place: the place.
        explained: whether the text tells why the place is named.
        weakly: whether it may stand there for a reason (in a list, after 和), so that nothing is said of it.
        within: the plain name of the place right before it (宁波市海曙区), "" for none.

    """

    line: Line
    place: Place
    explained: bool
    weakly: bool
    within: str

    @property
    def end(self) -> int:
        return office_end(self.line.text, self.place)

    @property
    def key(self) -> str:
        """The name that is reported once: the place, with a bureau's name where one follows."""
        office = self.line.text[self.place.end : self.end]
        return self.place.plain + ("" if _GOVERNMENT.search(office) else office)


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    for rule in rules:
        places = Places(rule.options["words"], rule.options["compounds"], rule.options["doubtful"])
        reasons = _reasons(rule)
        own = _own(context.plan, places)
        if own.chain:
            yield from _strays(context, rule, places, own, reasons)
        yield from _offices(context, rule, places, own, reasons)
        for cell in foreign_lists.strangers(context.view.lines):
            yield Hit(rule, "list", [cell.line.span()], {"count": cell.number, "kind": cell.kind})


@lru_cache(maxsize=64)
def _reasons(rule: Rule) -> Reasons:
    return Reasons(rule.options)


def _strays(context: Context, rule: Rule, places: Places, own: _Own, reasons: Reasons) -> Iterator[Hit]:
    mentions = [mention for line in context.view.lines for mention in _mentions(line, places, own, reasons)]
    if context.view.mentions("自然村"):
        # A village may have villages below it, which have no committee of their own.
        mentions = [
            mention
            for mention in mentions
            if mention.place.kind != "村" or _OF_VILLAGE.match(mention.line.text, mention.place.end)
        ]
    has_cities = _HAS_CITIES.search(context.view.whole) is not None
    named_for_a_reason = {mention.place.plain for mention in mentions if mention.explained}
    rivals = [
        mention
        for mention in mentions
        if named_for_a_reason.isdisjoint((mention.place.plain, mention.within))
        and not mention.weakly
        and _is_rival(mention, own, has_cities=has_cities)
    ]
    rivals += _other_superiors([mention for mention in mentions if not mention.explained and not mention.weakly], own)
    if len({mention.place.plain for mention in rivals}) > _STRAY_LIMIT:
        return
    told: set[str] = set()
    for mention in rivals:
        if mention.key not in told:
            told.add(mention.key)
            kind = "place" if mention.end == mention.place.end else "office"
            # 榆泉县 is told once, whether 委 or 政府 follows; told with its bureau, its name alone is told too.
            yield Hit(rule, kind, [mention.line.span(mention.place.start, mention.end)], {"own": own.chain[-1].name})


def _own(plan: Plan, places: Places) -> _Own:
    own = _Own(issuer=plan.issuer or "")
    title, issuer = fold(plan.title or "").text, fold(plan.issuer or "").text
    _extend(own.chain, [title, *(match[1] for match in _WRAPPED.finditer(title))], places)
    # A signature left over from another plan must not make its place the plan's own.
    own_kinds = own.kinds
    signed: list[Place] = []
    _extend(signed, issuer.split("、"), places)
    own.chain += [place for place in signed if place.kind not in own_kinds]
    own.chain.sort(key=lambda place: place.level)
    own.others.extend(places.find(title))  # 柳溪县与白石县协作方案
    heads = [fold(plan.addressees or "").text]
    heads += [line for span in plan.back if _COPIES.match(line := fold(plan.text(span)).text)]
    for line in heads:
        named = [*places.leading(line), *places.find(line)]
        many = len({place.plain for place in named if place.kind in own.kinds}) > 1
        own.others += [place for place in named if many or not own.rivals(place)]
    own.others = list({place.plain: place for place in own.others}.values())[:_OTHERS]
    own.office = issuer if "、" not in issuer else ""
    return own


def _extend(chain: list[Place], names: Iterable[str], places: Places) -> None:
    for name in names:
        start = _BEFORE_NAME.match(name)
        for place in places.leading(name[start.end() if start else 0 :]):
            if not any(_same(place, other) for other in chain):
                chain.append(place)


def _mentions(line: Line, places: Places, own: _Own, reasons: Reasons) -> Iterator[_Mention]:
    text = line.text
    if line.passage.part == "back" and _COPIES.match(text):
        return
    found = list(places.find(text))
    for index, place in enumerate(found):
        if own.belongs(place):
            continue
        pairs = [(found[index - 1], place)] if index else []
        pairs += [(place, after) for after in found[index + 1 : index + 2]]
        listed = any(
            one.kind == two.kind and not _same(one, two) and _BETWEEN.fullmatch(text, one.end, two.start)
            for one, two in pairs
        )
        # A cell that holds a name alone is an entry of a list, whatever the list is for.
        alone = line.cell is not None and len(text) <= place.end - place.start + 2
        weakly = listed or alone or _LINKED.search(text, max(0, place.start - 1), place.start) is not None
        linked = _WITH.search(text, max(0, place.start - 2), place.start) is not None
        within = found[index - 1].plain if index and found[index - 1].end == place.start else ""
        explained = linked or reasons.explain(text, place.start, office_end(text, place))
        yield _Mention(line, place, explained, weakly, within)


def _is_rival(mention: _Mention, own: _Own, *, has_cities: bool) -> bool:
    """Whether a place is of the issuer's kind, so that it cannot be its subordinate."""
    place = mention.place
    if place.kind == "市" and place.kind in own.kinds:
        return not has_cities
    text = mention.line.text
    if place.kind == "区" and not place.known:
        return "区" in own.kinds and _OF_DISTRICT.match(text, place.end) is not None
    if place.kind in own.kinds:
        return True
    # A place of the same level is no subordinate either, where its offices are named (a county's bureau in a district's
    # plan) or the plan is to serve it (确保红崖子乡……). A city may be.
    meant = mention.end > place.end or _OFFICES.match(text, place.end) or _is_aim(mention)
    if place.kind != "市" and meant and any(place.level == other.level for other in own.chain):
        return True
    if not place.known:
        return False
    on_map = [other for other in own.chain if other.known]
    above = {superior for other in on_map for superior in divisions.superiors(other.plain)}
    if mention.end > place.end and any(name.endswith(place.kind) for name in above):
        return True  # the office of a prefecture or province that is not the plan's
    return any(place.level == other.level for other in on_map)


def _other_superiors(mentions: list[_Mention], own: _Own) -> list[_Mention]:
    """Return mentions of superiors beside the one that belongs: offices of a second county in a township's plan."""
    found: list[_Mention] = []
    for kind, level in LEVELS.items():
        above = [mention for mention in mentions if mention.place.kind == kind and level < own.highest]
        names = list(dict.fromkeys(mention.place.plain for mention in above))
        if len(names) != 2:
            continue
        first, second = ([mention for mention in above if mention.place.plain == name] for name in names)
        # The superior that belongs is named more often, or in the preamble as whom the plan follows.
        if len(first) > len(second) or _is_followed(first[0]):
            found += [mention for mention in second if mention.end > mention.place.end or _is_aim(mention)]
    return found


def _is_aim(mention: _Mention) -> bool:
    """Whether the plan is to serve the place: 确保云浦市水利行业安全."""
    text, place = mention.line.text, mention.place
    return _AIMS.search(text, max(0, place.start - 4), place.start) is not None


def _is_followed(mention: _Mention) -> bool:
    text, place = mention.line.text, mention.place
    return (
        mention.line.passage.part == "front" and _FOLLOWS.search(text, max(0, place.start - 6), place.start) is not None
    )


def _offices(context: Context, rule: Rule, places: Places, own: _Own, reasons: Reasons) -> Iterator[Hit]:
    """Yield offices that stand where the plan speaks of its own (成立县水务局……领导小组 in another bureau's plan)."""
    for office in foreign_offices.strays(context.view.lines, own.office, places, reasons):
        inside = office.line.text[office.start : office.end]
        # The office of another place of the same kind is told as that.
        if all(own.belongs(place) or place.kind not in own.kinds for place in places.leading(inside)):
            yield Hit(rule, "bureau", [office.line.span(office.start, office.end)], {"own": own.issuer})


def _same(one: Place, other: Place) -> bool:
    if one.kind != other.kind:
        return False
    short, long = sorted((one.plain, other.plain), key=len)
    stem = len(short) - len(one.kind)
    return short == long or (stem >= 2 and (long.endswith(short) or long.startswith(short[:stem])))


KIND: Final = Kind(
    name="foreign-name",
    doc="Another county's, town's or bureau's name left over from a copied plan: a place of the issuer's own kind (or "
    "a second superior) that nothing in the text explains.",
    options={
        "words": Option("texts", "words that make no name before 县, 乡, 村 … (先进, 边境)"),
        "compounds": Option("texts", "words that end in 县, 乡, 村 … themselves (农村, 家乡)", ()),
        "doubtful": Option("texts", "names on the map that mostly read as something else (会同县, 全州县)", ()),
        "reasons_before": Option("texts", "words before another place's name, in its clause, that explain it", ()),
        "reasons_after": Option("texts", "words after another place's name, in its clause, that explain it", ()),
        "reasons_of_visits": Option(
            "texts", "words later in the clause that explain going to a place (到白石县学习)", ()
        ),
        "reasons_in_sentence": Option("texts", "words anywhere in the sentence that explain another place's name", ()),
    },
    reasons={
        "place": "another place; {text}, {own}",
        "office": "an office of another place; {text}, {own}",
        "list": "an entry of a table that the plan's own list of places does not hold; {text}, {count}, {kind}",
        "bureau": "another bureau where the plan speaks of its own; {text}, {own}",
    },
    judge=_judge,
)
