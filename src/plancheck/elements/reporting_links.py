"""Which time of a sentence governs which word that reports.

The nearest time in the verb's own clause does, with what is listed beside it; else one after the verb (报送时间为…);
else the time that an earlier clause opens with; else the times of short clauses that follow (半年总结6月20日前).
A time that belongs to a task, an event, a stage or a goal governs nothing.
"""

import re
from functools import cached_property
from itertools import islice
from typing import Final

from plancheck.chinese.times import Time, find_vague
from plancheck.elements.reporting_verbs import Verb

_MOST_VAGUE: Final = 40
_APART: Final = 2  # characters between two words of haste that are one (活动结束后要及时)
_FARTHEST: Final = 3
"""Clauses between a time and the verb it governs, at most."""

_BRACKET: Final = re.compile(r"\([^()]{0,60}\)")

# What a time governs instead of a report.
_PAPER: Final = r"方案|细则|意见|办法|计划|总结|小结|情况|报告|材料|表|名单|台账|记录|照片|进展|进度|结果|制度"
_NOT_ITS_PAPER: Final = rf"(?![^,。;将把报]{{0,4}}(?:{_PAPER}))"
_EVENT_WORDS: Final = (
    r"召开|举[办行]|开展|启动|印发|下发|出台|公示|公布|开工|竣工|完工|建成|播放|播出|评选|表彰|命名|授牌|培训|学习|宣讲|宣传(?![科部处股办])"
    r"|动员|部署|悬挂|张贴|演出|比赛|走访|慰问|成立|听取|组织"
)
_OWN_EVENT: Final = re.compile(rf"(?:{_EVENT_WORDS}){_NOT_ITS_PAPER}")
_TASK: Final = re.compile(
    rf"(?:{_EVENT_WORDS}|验收|检查|督[查导促]|抽查|考核|安装|拨付|发放|兑现|入户|选派|到位|配备|改造|建设|开学|搬迁|通报|反映|实施"
    rf"|推进|清理|整治|登记|接种|复查|达到|实现|栽|修[建缮]|下达|返还){_NOT_ITS_PAPER}"
)
_BEFORE_DAYS: Final = frozenset("前内底末")
# Work that times below a heading like 进度与报送 can be meant for.
_MAKES: Final = re.compile("上线|开发|研发|编制|施工|运行")
_LOOSE: Final = re.compile(
    r"(?:的|份的|度|工作|活动|宣传|期间|全[县市州省]|民族|为|是|属|至(?!少)|印发|下发|出台|以上|来|开展|召开|举办|举行|组织|评选|表彰|听取|检查|督[查导]|制定的|实施的)"
)
_QUALIFIES: Final = re.compile(r"[^将把报,]{0,16}的(?!基础|同时|前提|要求|规定)[^,。;]")
_CONNECTS: Final = re.compile(
    r"(?:并|将|把|就|形成|及时|汇总|由|同时|后|再|一并|统一|报|上报|书面|以|向|按|逐级|连同|分别|经|最后)"
    r"|[^,]{0,12}?(?:情况|结果|总结|小结|报告|方案|计划|材料|名单|报表|台账|清单|表|资料|信息)"
)
_IS_LIMIT: Final = re.compile(r"的?(?:材料|总结|信息)?的?(?:截止|最后|时限|期限)|日(?![期常])")
_WHO_ALONE: Final = re.compile(r"(?:各|全|由|县|市|州|乡|镇|请)?[^将把,]{0,12}")
_NAMES_TIME: Final = re.compile(r"(?:时间|时限|期限|截止|日期|频次|周期)")
_TIMES_A_PERIOD: Final = re.compile(
    r"[^,]{0,8}?(?:[一二三两1-9几]|不少于|不得少于|至少)[一二两三四五六七八九十0-9]{0,2}[次条篇份期个]"
)
_SO_MANY: Final = re.compile(r"(?:各?报?送?|至少|不少于|不得少于)?[一二三两四五六七八九十0-9]{1,2}[次条篇份期]")
_ENDS_WELL: Final = re.compile(
    r"[)、。;,!]*(?:各?(?:报送?)?[一二1-4]次|完成|完毕|到位|为止|截止|各一次|之?内|逾期.*)?[)。;,!]*$"
)
_CONTENT_BEFORE: Final = re.compile(
    r"(?:^|[^,]{0,24}?(?:总结|小结|情况|报告|方案|计划|材料|名单|报表|台账|清单|表|资料|信息|进度|时间|时限|期限|为|是|于|在|,|:|须|应|要|请|不[得应]?[迟晚]于|最迟|\())$"
)
_PAIR: Final = re.compile(r"[^,。;:]{0,24}?[、和及][^,。;:、]{0,16}")
_ENDS_IN_PAPER: Final = re.compile(rf"(?:{_PAPER})$")
_TIMES_NAMED: Final = re.compile("(?:具体)?时间(?:定)?[为是]|即|也就是")
_LISTED: Final = re.compile(r"(?:[、和及与或]|以及|和每|分别)(?:于|在)?")


def limits(time: Time) -> bool:
    """Tell whether a time is marked as a limit or comes again, so that it can be a deadline by itself."""
    return time.bounded or time.kind == "period"


class Clauses:
    """One sentence in clauses, with the words that report and the times in it."""

    def __init__(self, text: str, verbs: list[Verb], times: list[Time]) -> None:
        self.text = text
        self.verbs = verbs
        self.times = times
        self.ends = [place for place, char in enumerate(text, 1) if char == ","]
        if text and not text.endswith(","):
            self.ends.append(len(text))
        self.brackets = [match.span() for match in _BRACKET.finditer(text)] if "(" in text else []
        # A bracket with a semicolon in it (责任单位:…;完成时限:…) is cut by the sentence's ends.
        if (cut := text.find(")")) >= 0 and "(" not in text[:cut]:
            self.brackets.append((-1, cut))
        if (cut := text.rfind("(")) >= 0 and ")" not in text[cut:]:
            self.brackets.append((cut, len(text)))
        self.governed = False  # some verb has its time

    @cached_property
    def vague(self) -> list[tuple[int, int]]:
        """The words of haste in the sentence."""
        return list(islice(find_vague(self.text), _MOST_VAGUE)) if self.verbs else []

    # Clauses and brackets

    def _clause(self, position: int) -> int:
        for number, end in enumerate(self.ends):
            if position < end:
                return number
        return max(len(self.ends) - 1, 0)

    def _bounds(self, clause: int) -> tuple[int, int]:
        return (self.ends[clause - 1] if clause else 0), self.ends[clause]

    def _bracket(self, position: int) -> tuple[int, int] | None:
        return next((span for span in self.brackets if span[0] < position < span[1]), None)

    # Which times govern a verb

    def governing(self, index: int) -> list[Time]:
        """Return the times that govern the verb of this number; call in order."""
        times = self._governing(index)
        self.governed = self.governed or bool(times)
        return times

    def of_a_task(self) -> bool:
        """Tell whether the sentence is about a task or an event."""
        return bool(_TASK.search(self.text) or _MAKES.search(self.text))

    def haste(self, verb: Verb) -> tuple[int, int] | None:
        """Return the words of haste (及时, 活动结束后) that go with a verb without a time."""
        begin, end = self._bounds(self._clause(verb.start))
        near = [span for span in self.vague if begin <= span[0] < end and span[0] < verb.start]
        near = near or [span for span in self.vague if span[1] <= begin and begin - span[1] <= 40]
        if not near:
            return None
        start, end = near[-1]
        before = near[-2] if len(near) > 1 else near[-1]
        return (before[0] if 0 <= start - before[1] <= _APART else start), end  # 活动结束后要及时上报

    def _governing(self, index: int) -> list[Time]:
        if not self.times:
            return []
        verb = self.verbs[index]
        clause = self._clause(verb.start)
        start, end = self._bounds(clause)
        own = [
            time for time in self.times if start <= time.start and time.end <= verb.start and self._before(time, verb)
        ]
        if own and not any(time.bounded for time in own) and (named := _TIMES_NAMED.match(self.text, end)):
            # 逐旬报县局,时间定为每月10日、20日; 双月上报,即每逢双月的最后一天
            until = self._bounds(clause + 1)[1]
            own = [time for time in self.times if named.end() <= time.start and time.end <= until] or own
        if own:
            return self._pairs(own)
        following = self.verbs[index + 1].start if index + 1 < len(self.verbs) else len(self.text)
        after = [time for time in self.times if verb.end <= time.start and time.end <= min(end, following)]
        after = [time for time in after if self._after(time, verb, end)]
        if after:
            return [other for time in after for other in self._list(time)]
        return self._earlier(verb, clause) or self._later(verb, clause, following)

    def _pairs(self, own: list[Time]) -> list[Time]:
        """Return the nearest time's list, and those of the pairs before it: 方案6月5日前、报告9月5日前报县局."""
        found = self._list(own[-1])
        for time in reversed(own[:-1]):
            if time in found:
                continue
            gap = self.text[time.end : found[0].start]
            if not limits(time) or not _PAIR.fullmatch(gap) or _TASK.search(gap):
                break
            if any(time.end <= verb.start < found[0].start for verb in self.verbs):
                break
            found = [*self._list(time), *found]
        return found

    def _list(self, time: Time) -> list[Time]:
        """Return the time and those listed with it (6月底、12月底前)."""
        index = self.times.index(time)
        first = last = index
        while first and _LISTED.fullmatch(self.text, self.times[first - 1].end, self.times[first].start):
            first -= 1
        while last + 1 < len(self.times) and _LISTED.fullmatch(
            self.text, self.times[last].end, self.times[last + 1].start
        ):
            last += 1
        return self.times[first : last + 1]

    def _before(self, time: Time, verb: Verb) -> bool:
        """Tell whether a time in the verb's own clause, before it, is the time of reporting."""
        if (bracket := self._bracket(time.start)) and bracket != self._bracket(verb.start):
            # 每半年(6月20日、12月20日前)报送, 放暑假前(7月5日前)报送: the brackets say which days those are.
            told = any(other.end == bracket[0] and other.kind == "period" for other in self.times)
            told = told or self.text[max(0, bracket[0] - 1) : bracket[0]] in _BEFORE_DAYS
            return told or any(end == bracket[0] for _, end in self.vague)
        start, _ = self._bounds(self._clause(verb.start))
        if self.text.startswith("到", time.start - 1, time.start):  # 到2025年底: a goal's time
            return False
        between = self.text[time.end : verb.start]
        if between.startswith(("为", "是", "属")):
            return bool(_IS_LIMIT.match(self.text, verb.end))
        if limits(time) and time.kind != "period":
            return not (_TASK.match(between) and _QUALIFIES.match(between))
        if time.kind == "period" and time.bounded:
            return True
        if time.kind == "range" and re.search(r"[将把]", self.text[start : time.start]):
            return False
        return not _LOOSE.match(between) and not re.search(r"[将把]", self.text[start : time.start])

    def _after(self, time: Time, verb: Verb, end: int) -> bool:
        """Tell whether a time in the verb's own clause, after it, is the time of reporting."""
        between, rest = self.text[verb.end : time.start], self.text[time.end : end]
        if _NAMES_TIME.search(between) and not _TASK.search(between):
            return limits(time) or time.kind in ("date", "month", "range")
        if time.kind == "period" and not time.bounded:
            return bool(_TIMES_A_PERIOD.match(rest))
        if not limits(time) or _TASK.search(between):
            return False
        return bool(_ENDS_WELL.match(rest))

    def _earlier(self, verb: Verb, clause: int) -> list[Time]:
        """Look for the time in the clauses before the verb's."""
        start, _ = self._bounds(clause)
        for number in range(clause - 1, max(-1, clause - 1 - _FARTHEST), -1):
            begin, end = self._bounds(number)
            times = [time for time in self.times if begin <= time.start < end]
            if not times:
                continue
            time = times[-1]
            rest = self.text[time.end : end].rstrip(",")
            before = self.text[begin : time.start]
            if re.search(r"截[止稿]|报送|上报", before) and not self._bracket(time.start):
                return self._list(time)
            if all(self._of_a_paper(one) for one in times):
                return times  # 半年小结(6月24日前)、全年总结(12月2日前)均须附案例,一并上报
            if self._bracket(time.start) or re.search(r"(?:时间|为|(?<!也就)是|从|自|到)$", before):
                return []
            if any(begin <= other.start < end and other.start > time.end for other in self.verbs):
                return self._list(time) if self.governed else []
            if not rest:
                if time.kind == "range" and not (
                    number == clause - 1 and _WHO_ALONE.fullmatch(self.text, start, verb.start)
                ):
                    return []
                return [] if _OWN_EVENT.search(before) else self._pairs(times)
            opens = self.text[start : start + 24]
            if not limits(time) or _OWN_EVENT.search(rest) or rest.startswith("的"):
                return []
            if self._hurried(start, verb.start):
                return []
            return self._pairs(times) if start == verb.start or _CONNECTS.match(opens) else []
        return []

    def _of_a_paper(self, time: Time) -> bool:
        """Tell whether a limit stands in brackets behind the paper that is due then."""
        bracket = self._bracket(time.start)
        return limits(time) and bracket is not None and _ENDS_IN_PAPER.search(self.text, 0, bracket[0]) is not None

    def _later(self, verb: Verb, clause: int, following: int) -> list[Time]:
        """Look for the times in the clauses after the verb's: 报送进展情况,半年总结6月20日前."""
        found: list[Time] = []
        named = bool(_NAMES_TIME.match(self.text, verb.end))
        for number in range(clause + 1, min(len(self.ends), clause + 1 + (12 if named else _FARTHEST))):
            begin, end = self._bounds(number)
            if end > following:
                break
            for time in self.times:
                told = limits(time) or (named and time.kind in ("date", "month", "range"))
                if not (told and begin <= time.start and time.end <= end) or self._clause(time.start) != number:
                    continue
                listed = self._list(time) if named else [time]
                before, rest = self.text[begin : listed[0].start], self.text[listed[-1].end : end]
                good = _ENDS_WELL.match(rest) or (time.kind == "period" and _SO_MANY.match(rest))
                if good and _CONTENT_BEFORE.match(before) and not _TASK.search(before):
                    found.extend(self._list(time))
        return found

    def _hurried(self, start: int, end: int) -> bool:
        return any(start <= first < end for first, _ in self.vague)

    def stretch(self, start: int, end: int, verb: Verb | None) -> tuple[int, int]:
        """Return the words that carry the duty: from the time to the end of the verb's clause, or the other way."""
        if verb is None:
            return self._bounds(self._clause(start))[0], end
        stop = max(end, self._bounds(self._clause(verb.start))[1]) if verb.start >= start else end
        return min(start, verb.start), stop - len(self.text[:stop]) + len(self.text[:stop].rstrip(",。;"))
