"""Names of places in running text: 由石门坳县融媒体中心 → 石门坳县.

Chinese writes no spaces, so the end of a name (县, 乡, 村 …) is easy to see and its beginning is not. It is taken where
something stands that no name begins before: punctuation, a preposition, a verb that takes a place. A word of the
language (先进县, 牧业县) is no name; which words there are is the caller's to tell. What stays open is left out.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Final

from plancheck.chinese import divisions
from plancheck.chinese.common_words import common_words

LEVELS: Final = {
    "省": 1, "自治区": 1, "州": 2, "盟": 2, "地区": 2, "市": 2, "县": 3, "旗": 3, "区": 3,
    "乡": 4, "镇": 4, "街道": 4, "苏木": 4, "村": 5, "社区": 5, "嘎查": 5,
}  # fmt: skip
"""Kinds of places with how high they stand, 1 the highest."""

# One class of characters in front, since that is searched for five times as fast as 自治区|地区|….
_END: Final = re.compile(
    r"[自地街苏社嘎省州盟市县旗区乡镇村]"
    r"(?:(?<=自)治区|(?<=地)区|(?<=街)道|(?<=苏)木|(?<=社)区|(?<=嘎)查|(?<=[省州盟市县旗区乡镇村]))"
)
# What makes another word of the last character: 市场, 乡村, 镇域; 县 and 州 before a further kind (州县, 县市).
_COMPOUND: Final = re.compile(
    r"(?<=市)[场容政民直区郊价值县镇属]|(?<=县)[城域级长直属市区旗乡州]|(?<=乡)[村镇土贤亲音愁里间情俗亲友规市县]|"
    r"(?<=镇)[域级区村县市静直街]|(?<=村)[民庄组寨落居干两镇支史口头道委社级规容里屯]|(?<=州)[县市区直级长属]|(?<=旗)(?:[帜舰下县镇直]|人(?!民))|"
    r"(?<=盟)[友约员誓直]|(?<=区)[域间位划分块别县市乡镇直级长属]|(?<=省)[级直份市属区州钱事力电]|(?<=地区)[性]|(?<=社区)[矫]|(?<=道)[路]"
)
# A clerk writes 榆泉县委, 榆泉县直, 松坪寨村委会: the last character belongs to the name although a word follows.
_FOLLOWS: Final = re.compile(
    r"(?:县[直长级城]|州[直长级]|区[直长级]|旗[直长级]|市[直民区政]|乡[直长]|镇[直长]|村[民委组两支])"
)
_OFFICE: Final = re.compile(
    r"(?:人民政府办公[室厅]|(?:(?!各|的|要|为|将|把|在|所有|以及|全)[\u4e00-\u9fff]){0,14}?(?:局|委员会|委(?!员|托|派)|办公室|办事处|"
    r"办(?![公理好事学实法])|中心(?!组|工作|任务|城|镇|村|校)|政府|人大|政协|法院|检察院|医院|卫生院|学校|中学|小学|幼儿园|支队|大队|公司|监狱|"
    r"(?:供销)?合作(?:社)?联合社|合作联社|供销社|海关))"
)
# Words of one character after which a place's name can begin; after common_words() it can as well. Some begin names
# themselves (和平乡, 向阳镇), the others never do.
_NAME_BEGINS: Final = "和向同回来进"
_CUES: Final = frozenset(
    "在由报给与及跟为对将把被让到从经至往于赴归因按据以是有的了驻原现请派帮即或使令离距抵过送如像比除县镇乡村州"
    + _NAME_BEGINS
)
_NO_TOWN: Final = frozenset("主老新中县市") | _CUES
_CALLERS: Final = frozenset({"中共", "青团", "我们", "咱们", "美好", "崭新"})
# No name holds these; a stem that does is a piece of a sentence. (Names on the map are looked up before.)
_NO_NAME: Final = re.compile(
    r"[不的了是于在与或等个们这那哪其此每各被把让使且但也都就才又再还更最很没未非能应该须着给全本我你他她它该某另别谁副吗呢吧啊]|"
    r"[县州市区]委|政府|[\d〇一二三四五六七八九十百千万两几多数首]"
)
_NAMED_AFTER_NUMBER: Final = re.compile(
    r"[三五七八九十][\u4e00-\u9fff]|[百千万][^年元人户名个佳强万亩米家里岁场村县镇乡]"
)
_NO_END: Final = re.compile(
    rf"[{''.join(sorted(_CUES - {'原'}))}同去没任因已报建设并等至抓管做搞看说叫问找带用受交团]$"
)
_SLOGAN: Final = "立强兴富活治靓旺惠"  # 生态立州, 科教兴县
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+$")
_PEOPLE: Final = re.compile(rf"{divisions.PEOPLES}+(?:自治)?$|自治$")
_MAX_STEM: Final = 4
_LONGEST_KNOWN: Final = 16


@dataclass(frozen=True, slots=True)
class Place:
    """A place's name in a text.

    Attributes:
        start: where it begins.
        end: where it ends.
        name: the name in full.
        plain: as people say it, without peoples and 自治 (divisions.plain).
        kind: the last word: 县, 州, 街道 … (州 for 自治州 too).
        known: whether it is on the map.

    """

    start: int
    end: int
    name: str
    plain: str = field(compare=False)
    kind: str = field(compare=False)
    known: bool = field(compare=False)

    @property
    def level(self) -> int:
        """How high the place stands, 1 a province, 5 a village; a known 市 below a prefecture is 3."""
        if self.kind == "市" and self.known and len(divisions.superiors(self.plain)) > 1:
            return 3
        return LEVELS[self.kind]


class Places:
    """Finds place names in folded text.

    Args:
        words: words of the language that stand before 县, 乡, 村 … without making a name of them: 先进, 边境, 试点.
        compounds: words that end in 县, 乡, 村 … themselves: 农村, 家乡, 城市.
        doubtful: names on the map that read as something else more often: 会同县, 全州县.

    """

    def __init__(self, words: Collection[str], compounds: Collection[str] = (), doubtful: Collection[str] = ()) -> None:
        """Prepare the words."""
        self._words = frozenset(words)
        self._compounds = frozenset(compounds)
        self._doubtful = frozenset(doubtful)
        self._names: dict[
            tuple[str, int, bool], tuple[int, bool] | None
        ] = {}  # plans use the same words again and again

    def find(self, text: str) -> Iterator[Place]:
        """Yield the names in order; overlapping ones never."""
        done = 0
        for match in _END.finditer(text):
            start, end = match.span()
            if end - start == 1 and start < done:
                continue
            place = self._ending_at(text, done, start, end)
            if place is not None:
                done = place.end
                yield place

    def leading(self, text: str) -> list[Place]:
        """Return the places a title or an office's name begins with: 澜城区织云街道办事处 → 澜城区, 织云街道."""
        found: list[Place] = []
        position = 0
        while len(found) < 4:
            place = self._starting_at(text, position)
            if place is None:
                return found
            found.append(place)
            position = place.end
        return found

    def _starting_at(self, text: str, start: int) -> Place | None:
        for end in range(min(len(text), start + _LONGEST_KNOWN), start + 2, -1):
            if divisions.is_known(text[start:end]):
                return _place(text, start, end, known=True)
        for match in _END.finditer(text, start + 2, start + 14):
            stem = text[start : match.start()]
            if not re.fullmatch(r"[\u4e00-\u9fff]+", stem):
                return None
            if _END.match(text, match.end()) and _COMPOUND.match(text, match.end()) and len(stem) < _MAX_STEM:
                continue  # 乡镇, 州县
            if self._is_stem(stem, match[0], _MAX_STEM + 1):
                return _place(text, start, match.end(), known=False)
            return None
        return None

    def _ending_at(self, text: str, floor: int, start: int, end: int) -> Place | None:
        """Return the name whose last word is text[start:end], None where there is none or its beginning is open."""
        blocked = _COMPOUND.match(text, end) is not None
        if blocked and not _FOLLOWS.match(text, end - 1):
            return None
        run = _HAN.search(text, max(floor, start - _LONGEST_KNOWN), start)
        if run is None:
            return None
        first = run.start()
        key = text[first:end], start - first, blocked
        if key not in self._names:
            self._names[key] = self._name_in(*key)
        found = self._names[key]
        return _place(text, first + found[0], end, known=found[1]) if found else None

    def _name_in(self, text: str, start: int, blocked: bool) -> tuple[int, bool] | None:  # noqa: FBT001
        """Return where the name begins whose last word begins at `start` and ends the text, and whether it is known.

        `blocked` tells that the last word goes on (县级).
        """
        kind = text[start:]
        for begin in range(start - 1):
            name = text[begin:]
            if divisions.is_known(name):
                if blocked and self.made_of_words(text[begin:start]):
                    return None  # 新建县级示范单位 builds units of the county's grade; 榆泉县级机关 names a county
                # 东西山区 holds a 西山区: the names of districts are short and common, those of counties are not.
                clear = start - begin > 2 or (kind != "区" and text[start - 1] != "城") or self._begins(text, begin)
                return (begin, True) if clear and name not in self._doubtful else None
        city = text[start - 1 :]
        if kind == "州" and self._begins(text, start - 1) and any(divisions.is_known(city + more) for more in "市省"):
            return None  # 到杭州, 在贵州; not 认识白兰州
        if kind == "地区":
            return None  # 民族地区, 边远地区: the word is too common for names that are not on the map
        people = _PEOPLE.search(text, 0, start)
        last = people.start() if people and people.start() >= 2 else start
        for begin in range(last - 2, max(0, last - _MAX_STEM) - 1, -1):
            stem = text[begin:last]
            if self._begins(text, begin) and self._is_stem(stem, kind, 3 if begin else _MAX_STEM):
                return begin, False
        return None

    def can_be_name(self, stem: str, kind: str) -> bool:
        """Whether a stem before a word such as 县 or 小学 can be a name (白云), and no words (乡镇中心, 民族)."""
        return self._is_stem(stem, kind, _MAX_STEM + 1)

    def _is_stem(self, stem: str, kind: str, longest: int) -> bool:
        """Whether a stem can be a name: of few characters, no word of the language and no piece of a sentence."""
        people = _PEOPLE.search(stem)
        core = stem[: people.start()] if people else stem
        if not 2 <= len(core) <= longest:
            return False
        town = kind == "区" and len(core) == 2 and core[1] == "城" and core[0] not in _NO_TOWN  # 鹿城区
        name = core + kind
        if not town and not people and any(name[begin:] in self._compounds for begin in range(len(core))):
            return False
        numbered = _NAMED_AFTER_NUMBER.match(core) is not None  # 三江, 九龙
        if _NO_NAME.search(core, int(numbered)) or _NO_END.search(core):
            return False
        if len(core) > 2 and core[-1] in _SLOGAN:
            return False
        if core[0] in _CUES and core[0] not in _NAME_BEGINS:
            return False
        if self.made_of_words(core) or (numbered and self.made_of_words(core[1:])):
            return False
        return people is not None or len(core) < 3 or not self.is_sequence(name)  # 偏僻山村

    def made_of_words(self, stem: str) -> bool:
        """Whether the stem is words one after another (少数民族聚居), or ends in one (全省模范)."""
        return any(self._is_word(stem[begin:]) for begin in range(len(stem) - 1)) or self.is_sequence(stem)

    def is_sequence(self, text: str) -> bool:
        """Whether a text is words one after another."""
        reached = {0}
        for end in range(1, len(text) + 1):
            if any(begin in reached and self._is_word(text[begin:end]) for begin in range(end)):
                reached.add(end)
        return len(text) in reached

    def _begins(self, text: str, begin: int) -> bool:
        """Whether a name can begin here: at the start of a run of characters, or after a word that calls for one."""
        if not begin or text[begin - 1] in _CUES:
            return True
        return begin >= 2 and (text[begin - 2 : begin] in _CALLERS or self._is_word(text[begin - 2 : begin]))

    def _is_word(self, text: str) -> bool:
        """Whether a text is a word of the language and no name."""
        return text in self._words or text in common_words() or (len(text) == 1 and text in _CUES)


def office_end(text: str, place: Place) -> int:
    """Return where the name of the office ends that follows a place (榆泉县人社局), the place's end without one."""
    match = _OFFICE.match(text, place.end)
    return match.end() if match else place.end


def _place(text: str, start: int, end: int, *, known: bool) -> Place:
    name = text[start:end]
    kind = next(kind for kind in sorted(LEVELS, key=len, reverse=True) if name.endswith(kind))
    return Place(start, end, name, divisions.plain(name), kind, known)
