"""Clauses of the form 把A与B相结合: what is combined with what, and whether one side is the plan's own activity."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from plancheck.chinese.fold import fold
from plancheck.elements.view import Line
from plancheck.plan import Span

MARK: Final = "结合"
"""What every combination and every announcement holds; a line without it is not looked at further."""
OTHER_MARKS: Final = ("贯通", "融合", "衔接", "联动")
"""What sets say instead (六个贯通, 五个融合); their items must say it in such words too."""
_MANNER: Final = (
    r"(?:相互|互相|紧密地?|有机地?|密切|深度|充分|有效|统筹|同步|自觉|主动|更好地?|真正|切实|科学|巧妙|一体|协同|"
    r"很好地?){0,6}"
)
# 团结合作 holds 结合 by accident; 结合部, 结合点, 结合实际 are other words.
_MARKER: Final = re.compile(
    rf"{_MANNER}(?:相)?(?<!团)结合(?!部|点|体|我|本|实际|自身|当地|各自|工作)(?:起来|在一起|好|推进|进行)?"
)
_REACH: Final = (40, 4)
_STOPS: Final = ",;。:!?"
_CONNECTOR: Final = re.compile(
    r"(?<!参)与(?!会|时俱进)|(?<![共认协合不如陪])同(?![时步志心向等学一])|跟|(?<![谐平总饱共])和(?![谐平睦]|美(?!丽))"
)
_LEAD: Final = re.compile(
    r"^(?:[\"、•·●■◆▪*-]|[一二三四五六七八九十]是|[一二三四五六七八九十]要|[一二三四五六七八九十][、.]|\(?[一二三四五六七八九十]{1,2}[).、]|\(?\d{1,2}(?:\.\d{1,2})*[).、]?|第[一二三四五六七八九十]|"
    r"即|也就是说?|就是|还要|还|要|应当?|必须|须|坚持|做到|注重|注意|努力|切实|自觉|着力|着眼|推动|推进|促进|把|将|使|让|实现|抓好|重点|并|且|既|又|同时|积极|主动)+"
)
# What leads from the one side over to the connector: 创建工作要与…….
_MODAL: Final = re.compile(r"(?:需?要|需|应当?|必?须|也|都|还|又|同时|积极|主动|始终|切实|努力)+$")
# Words for the activity itself, whatever the plan calls it.
_ACTIVITY: Final = re.compile(
    r"创建|创造|争创|创立|民族团结|民族工作|民族宗教工作|铸牢|宣传月|宣传教育|主题活动|[该此这本]项|本活动|[一二三四五六七八九十]进|进[校社机企乡寺军]|石榴籽|示范[区单]|结对子"
)
_BARE: Final = re.compile(
    r"其|(?:本次|这次|此次|该)?(?:教育|宣传|主题|专题|实践|系列)*(?:活动|工作|行动)|(?:活动|行动)(?:开展|内容|安排)?"
)
_EFFORT: Final = re.compile(r"(?:专项)?(?:活动|行动|工作|整治|治理|攻坚|普查|排查|战役)$")
_NO_PARTNER: Final = re.compile(r"(?:实际|实情|特点|情况|[县村校乡镇区局院]情|需求|需要|职能|职责)$")
_GENRE: Final = re.compile(
    r"(?:实施|工作)*(?:方案|计划|规划|要点|意见|安排|细则|通知|办法)|(?:19|20)\d\d(?:-(?:20)?\d\d)?年?度?|关于|印发|的|开展|工作|\(.*?\)|[《》\"]"
)
_SPLIT: Final = re.compile(r"、(?:与|同|跟|和)|,(?:与|同|跟|和)")
_PREFIXED: Final = re.compile(
    r"(?:^|[,;。:、-]|[一二三四五六七八九十]是(?:要)?|[一二三四五六七八九十]要|[).、])结合(?!部|点|体|我|本|实际|自身|当地|各自)(?P<partner>[^,;。:]{2,24}?)(?=[,;。:]|抓|推|促|开展|做好|深化|$)"
)


# In a set that is announced as so many 结合, its items may say the same in other words.
_JOINED: Final = re.compile(
    r"(?:^|[,;。:、.)-]|[一二三四五六七八九十]是)(?:(?:与|同|跟|和)(?P<beside>[^,;。:]{2,24}?)"
    r"(?:深度|有机|紧密|相互|全面|高度|充分|相)?(?:融合|相?结合|一体(?:推进|谋划|部署)|(?:同步|协同|统筹)推进|衔接|联动|贯通|同频共振|互促共进)|"
    r"(?:把|将)[^,;。:]{2,20}?(?:融入|贯穿于?|嵌入|纳入)到?(?P<within>[^,;。:]{2,24}?)(?=之?中|全过程|[,;。:]|$))"
)


class Combination(NamedTuple):
    """One thing the activity is combined with.

    Attributes:
        words: what it is, as in the document.
        key: the same folded, for comparison.
        span: the clause it stands in.
        own: whether the other side is the plan's own activity.
        place: the partner's stretch in the line's folded text.
        is_principle: whether it is put as a principle (坚持A与B相结合).

    """

    words: str
    key: str
    span: Span
    own: bool
    place: tuple[int, int]
    is_principle: bool = False


class Topic:
    """What the plan is about, to tell its own activity from other things."""

    def __init__(self, title: str | None, issuer: str | None) -> None:
        """Take the words of the title that are neither the issuer nor the genre."""
        words = fold(title or "").text
        for name in (issuer or "").split("、"):
            words = words.replace(fold(name).text, "\n") if name else words
        self._words = [word for word in _GENRE.sub("\n", words).split("\n") if len(word) >= 3]
        self._pieces = frozenset(word[start : start + 3] for word in self._words for start in range(len(word) - 2))

    def names(self, text: str) -> bool:
        """Whether folded text names the plan's own activity."""
        if _ACTIVITY.search(text) or _BARE.fullmatch(text):
            return True
        if any(text[start : start + 3] in self._pieces for start in range(len(text) - 2)):
            return True
        # 防御行动 is the plan's own where its title says 防御专项行动; 集中整治 is not, although it says 整治.
        qualifier = _EFFORT.sub("", text)
        return qualifier != text and len(qualifier) >= 2 and any(qualifier in word for word in self._words)


def combinations_in(line: Line, start: int, topic: Topic) -> list[Combination]:
    """Return the combinations in a line of the plan from an offset of its folded text on."""
    text = line.text
    if MARK not in text:
        return []
    found: list[Combination] = []
    edge = start
    inherited = True
    chained = False
    for marker in around(_MARKER, text, start, _REACH):
        begin = max(edge, *(text.rfind(stop, edge, marker.start()) + 1 for stop in _STOPS))
        if begin > edge and text.find("。", edge, begin) >= 0:
            inherited = True
        lead = _LEAD.match(text[begin : marker.start()])
        body = begin + (lead.end() if lead else 0)
        follows = chained and begin == edge and text[begin : begin + 1] == "、"
        edge = marker.end()
        chained = False
        parts = _sides(text, body, marker.start(), whole=follows)
        if parts is None:
            continue
        left, partner = body + len(_MODAL.sub("", text[body : parts[0]])), parts[1]
        activity = text[body:left].strip('"、')
        if activity:
            inherited = topic.names(activity) or (follows and inherited)
            if not inherited and topic.names(text[slice(*partner)]):
                partner, inherited = (body, left), True  # 党建与创建相结合
        for place in _partners(text, partner):
            words = text[slice(*place)]
            if len(words) < 2 or _NO_PARTNER.search(words):
                continue
            span = line.span(max(begin, start), marker.end())
            principle = bool(activity) and "坚持" in text[begin:body]
            found.append(Combination(line.words(*place), words, span, inherited, place, principle))
            chained = True
    return found


def around(pattern: re.Pattern[str], text: str, start: int, reach: tuple[int, int]) -> Iterator[re.Match[str]]:
    """Yield what a pattern that holds MARK matches from `start` on; tried only where it stands.

    `reach` is how many characters of a match, or looked at by it, stand before and after MARK at most.
    """
    at = text.find(MARK, start)
    while at >= 0:
        end = at + len(MARK)
        match = pattern.search(text, max(start, at - reach[0]), end + reach[1])
        if match:
            yield match
        start = match.end() if match else end
        at = text.find(MARK, start)


def _sides(text: str, start: int, end: int, *, whole: bool) -> tuple[int, tuple[int, int]] | None:
    """Return where the left side ends, and the partner's stretch; None where nothing is combined with anything."""
    connectors = list(_CONNECTOR.finditer(text, start, end))
    strong = next((match for match in connectors if match[0] != "和"), None)
    chosen = strong or (connectors[0] if connectors else None)
    if whole and (chosen is None or chosen.start() > start) and (strong is None):
        return start, (start, end)
    if chosen is None:
        return None
    return chosen.start(), (chosen.end(), end)


def _partners(text: str, partner: tuple[int, int]) -> list[tuple[int, int]]:
    """Split 与A、与B: each 与 is a combination of its own; A、B和C behind one 与 is one."""
    start, end = partner
    places = []
    for match in _SPLIT.finditer(text, start, end):
        places.append((start, match.start()))
        start = match.end()
    return [*places, (start, end)]


def listed_partners(item: Combination, lines: Sequence[Line]) -> list[Combination]:
    """Split the one clause of an announced set into what it lists: 与A、B、C相结合."""
    line = next(line for line in lines if item.place[1] <= len(line.text) and line.text[slice(*item.place)] == item.key)
    found = []
    begin, end = item.place
    for piece in re.finditer(r"[^、和及]+", line.text[begin:end]):
        place = (begin + piece.start(), begin + piece.end())
        found.append(item._replace(words=line.words(*place), key=piece[0], span=line.span(*place), place=place))
    return found


def prefixed_in(line: Line, start: int) -> list[Combination]:
    """Return items of the form 结合A，推动B, which count only in an announced list."""
    return _items(_PREFIXED, line, start)


def joined_in(line: Line, start: int, *, beside: bool = False) -> list[Combination]:
    """Return items of the form 与A深度融合, 同B一体推进 and 把创建融入C, which count only in an announced list.

    `beside` leaves out the last form.
    """
    return _items(_JOINED, line, start, only="beside" if beside else "")


def _items(pattern: re.Pattern[str], line: Line, start: int, only: str = "") -> list[Combination]:
    """Return what a pattern finds in a line of an announced list; its one group that matches is the partner."""
    found = []
    for match in pattern.finditer(line.text, start):
        if only and match.lastgroup != only:
            continue
        place = match.span(match.lastgroup or 0)
        words = line.text[slice(*place)]
        if not _NO_PARTNER.search(words):
            found.append(Combination(line.words(*place), words, line.span(*match.span()), own=True, place=place))
    return found
