"""Announced numbers: 六个结合, 四条措施, “五落实”, where a list may follow.

Only exact counts of things that can be listed are announcements. 不少于三项, 每两个月, 第三个, 上述四项 and 十八大 are
none, and neither are names that hold two numbers (三会一课).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from plancheck.chinese import numerals
from plancheck.chinese.scanning import scan

_DIGIT: Final = "一二三四五六七八九十"
_NUMBER: Final = rf"十[{_DIGIT}]|二十|[0-9]{{1,2}}(?![0-9.%:/])|[两{_DIGIT}](?![两{_DIGIT}百千万亿几多余来])"
_NOT_BEFORE: Final = "0-9.%第十百千万亿几零〇一二三四五六七八九两每前近约各这那此该后余超过达\\-+/:满"
_CANDIDATE: Final = re.compile(
    rf"(?<![{_NOT_BEFORE}])(?P<number>{_NUMBER})"
    r"(?P<classifier>个方面的?|个阶段|个环节|个步骤|个层面|个|项|条|大|种|类|点|件|步|道|张|支|本|套|家|所|处|块|批|方面|阶段|环节|层面|步骤)?"
)
# Where one can begin. A date is none (3日前).
BEGINS: Final = re.compile(rf"[0-9两{_DIGIT}](?<![{_NOT_BEFORE}].)[0-9两{_DIGIT}]*+(?![月日号])")
_INEXACT_AFTER: Final = re.compile(r"以[上下内外]|之[一内]|左右|[内中余多]|不等")
_INEXACT: Final = re.compile(
    r"(?:不少于|不低于|不超过|不多于|不得少于|至少|最多|大约|上述|以上|其中|其余|其他|其它|另外|剩余|余下|任意|任选|同一|分别有|平均)$"
)
# The name: no number in it (三会一课), but 五个一.
_CLOSES: Final = r"(?=[,。;:!?()、\"\n]|$|即|也就是|是指|指的是|就是|分别[是为]|具体[是为包])"
_NAME: Final = re.compile(
    r"(?P<noun>(?:一(?=\"|批|系列|活动|工程|行动))?[^,。;:!?()、《》\"\n0-9一二三四五六七八九十]{0,14}?)"
    rf"{_CLOSES}(?:(?P<close>\")(?:(?P<more>[^,。;:!?()、《》\"\n]{{0,10}}?){_CLOSES})?)?"
)
# Things that are listed one by one after they are announced.
_LISTED: Final = re.compile(
    r"(?:措施|任务|工作|行动|方面|重点|举措|原则|环节|工程|活动|制度|机制|步骤|阶段|要求|结合|坚持|办法|内容|目标|事项|要点|关系|抓手|保障|计划|项目|体系|能力|平台|载体|文章|"
    r"实事|好事|大事|事情|服务|提升|强化|转变|突破|确保|到位|统一|落实|同步|条件|标准|程序|纪律|职责|方向|路径|步走|清单|攻坚|战役|创建|关|难题|问题|方式|途径|方法|"
    r"课题|专题|板块|领域|维度|层面|优势|品牌|作用|规定|意见|建议|希望|事|进|一)(?:来|地)?"
    r"(?:进行|推进|实施|展开|开展|抓起|着手|入手|落实|安排|推动|组织实施|做起|用力|发力)?(?:具体)?(?:如下)?$"
)
_VERB: Final = re.compile(
    r"(?:实施|开展|推进|抓好|做好|落实|推出|采取|突出|把握|坚持|完成|围绕|建立|打造|组织|做到|实现|分|分为|办好|强化|聚焦|抓实|做实|注重|处理好|把握好|遵循|健全|完善|推行|着力|执行|以下|下列|如下|从|按|按照|处理|抓|办|搞好|严把)"
    r"(?:以下|下列|如下|好|下面)?(?:\")?$"
)
_FOLLOWING: Final = ("以下", "下列", "如下", "下述")
_OTHERS: Final = re.compile(r"(?:(?<![我本全])[省市州县区局委府部厅办里级]的?|的)\"?$")
_BARE: Final = re.compile(
    r"(?:落实|到位|统一|同步|结合|公开|联动|联创|联建|联防|进|包|有|史)(?:活动|工作|行动|思想|教育|责任|制度|要求)?$"
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """A number announced in a line.

    Attributes:
        start: offset of the number.
        end: end of the name (六个结合), quotation marks left out.
        after: where the words after the name end (“六进”活动): a list would begin here.
        claimed: the number.
        name: the words from start to end.
        quoted: the name stands in quotation marks.
        classified: the number has a classifier (六个, 四条).
        listed: the name is of a kind that is listed one by one, and something is done about it (实施四大行动).

    """

    start: int
    end: int
    after: int
    claimed: int
    name: str
    quoted: bool
    classified: bool
    listed: bool


def counts(text: str) -> set[int]:
    """Return all numbers that stand with a classifier in folded text, announcements or not."""
    return {numerals.parse(match["number"]) or 0 for match in scan(_CANDIDATE, BEGINS, text) if match["classifier"]}


def find(text: str) -> Iterator[Announcement]:
    """Yield the announcements of a line of folded text, in order."""
    for match in scan(_CANDIDATE, BEGINS, text):
        number, classifier = match.groups("")
        claimed = numerals.parse(number)
        start = match.start()
        opened = text[start - 1 : start] == '"'
        if not claimed or claimed < 2 or not (classifier or opened or claimed > 2):
            continue
        if (classifier == "大" and claimed > 10) or _INEXACT_AFTER.match(text, match.end()):  # 十八大, 三项以上
            continue
        name = _NAME.match(text, match.end())
        if name is None or not (name["noun"] or classifier):
            continue
        quoted = opened and bool(name["close"])
        if opened != bool(name["close"]):
            continue
        end = name.end("noun")
        bare = not classifier
        if bare and not (quoted or (claimed > 2 and _BARE.search(name["noun"]))):
            continue
        if _INEXACT.search(text, max(0, start - 6), start):
            continue
        done = quoted or bool(_VERB.search(text, max(0, start - 8), start)) or name.end() == len(text)
        # Somebody else's set (县里的“三项行动”) is named here, not announced.
        done = done and not _OTHERS.search(text, max(0, start - 8), start)
        announced = text.startswith(_FOLLOWING, max(0, start - 2))
        listed = done and (announced or bool(_LISTED.search(classifier + name["noun"])))
        yield Announcement(start, end, name.end(), claimed, text[start:end], quoted, not bare, listed)
