"""目标: what the plan is to achieve.

A section of tasks is no goal; a slogan that holds the word (紧扣总目标) is none; a heading that names goals needs text.

Field: `quantified`, how many clauses of the section (of the section that states them) tell a number to be reached.

Reasons of a partial verdict: "in-passing" (named, but not in a section whose job it is), "heading-only" (a heading with
no text below it).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from plancheck.elements.headings import CONTAINER, name, sections, text_length
from plancheck.elements.view import Line, View
from plancheck.plan import Section, Span
from plancheck.report import Element

_NAMED: Final = re.compile(
    r"目标(?!责任|管理|考核|任务分解|分解|责任制)|目的(?!意义$)|(?:预期|量化|工作|主要|创建|考核|任务)?指标|(?:预期|要见到的?|看得见的?|见到的?)成[效果]|预期效果|愿景|何效|所求(?!助)|图(?:个啥|什么)|"
    r"(?:达到|实现|完成|做到)(?:什么|的程度|何种|哪些|怎样)|要(?:达到|实现|见到)|想要?(?:达到|实现)|(?:达到|实现)的(?:程度|效果|水平|要求|标准|高度)|(?:看到|见到|看得[到见]|发生|带来)的?(?:变化|改变|成效|样子)|(?:搞|干|做|办|建)成(?:啥|什么|怎样)|(?:啥|什么)样|奔头|台阶|工作标准和要求"
)
_TASKS: Final = re.compile(r"任务|措施|内容|重点|举措|要求|步骤|安排|保障|领导|组织|职责|分工|考核|督查|检查|奖")
_GUIDING: Final = re.compile(r"指导思想|指导方针|宗旨")
_FEW: Final = 3  # measured clauses; one or two stand in many a section of tasks
_SENTENCE: Final = 10  # characters of a title that says what is to be achieved, and does not merely name it
_TWICE: Final = 2
_REACHED: Final = re.compile(
    "力争|争取|达到|达标|稳定在|保持在|增加到|提高到|以上|不低于|不少于|不发生|建成|创成|命名|全覆盖|全部"
)
_TASKED: Final = re.compile("牵头|责任(?:单位|部门|人)|负责|召开|报送|组长|主题是")
_EMPTY: Final = 6  # characters; less is no statement

_ACHIEVED: Final = (
    r"(?:达到|达成|实现|建成|创成|建立起|形成|提高|提升|增长|增加|降低|下降|减少|覆盖|完成|不低于|不少于|以上|"
    r"创建成?|打造|培育|命名|满意[度率]|知晓率|基本|显著|明显|全面|进一步|更加)"
)
# Words that open a statement of goals: 到2025年, 通过一年的努力, 力争, 目标是.
_OPENS: Final = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8}目标(?:是|为|:)|(?:本次|此次|我[县市州局乡镇校])?[^,。;]{0,12}?(?:到|至|截至)(?:20\d\d年|年底|年末|今年|明年|\d{1,2}月|期末|届满)|(?:通过|经过|用|力争|争取|利用)[^。;]{0,30}?(?:年|努力|活动|创建|时间|行动|内|工作|整治|建设)|"
    r"(?:年内|今年|[一二三两四五1-5]年内|[一二三]年[后内]|本学[年期])[^。;]{0,20}?(?:要|力争|确保|实现|达到|全部|命名))"
)
# What is measured: a rate or a number that is to be reached.
_MEASURED: Final = re.compile(
    r"(?:达到?|不低于|不少于|超过|不超过|控制在|提高到|提升到|提升至|增加到|降到|降至|实现|保持在|稳定在|得分在|累计|完成|创成|建成)"
    r"[^,;。]{0,8}?(?:\d|百分之|[一二三四五六七八九十百千]+[个户家人所%]|全覆盖|零)|(?:\d%?|%|(?<![一二三四五六七八九十])[一二三四五六七八九十]+)[^,;。\d]{0,3}?以上|为零|全覆盖|零事故|新增[^,;。\d]{0,8}\d|不发生[^,;。]{0,24}(?:火灾|事故|事件|案件)|\d[个家所户座处村]?[^,;。\d]{0,4}全部(?:通过|达到|建成|命名)"
)
_NO_GOALS: Final = re.compile("范围|对象|组织|领导|保障|步骤|安排|机构|要求|考核|督|经费|进度|时间|节点|分工|报送|信息")
_ACHIEVES: Final = re.compile(_ACHIEVED)
_QUANTITY: Final = re.compile(
    r"(?<!\d)\d+(?:\.\d+)?(?:%|个|万|人次|户|家|所|条|公里|亩|名|件|场|分|项|处|对)|百分之|(?<![零一二三四五六七八九十百])[零一二三四五六七八九十百]+(?:个|户|家|所|%)|全覆盖|零(?:事故|发生|死亡|伤亡|火灾|火情|案件)|为零"
)
_PASSING: Final = re.compile(
    r"(?:实现|达到|完成|朝着|围绕|达成|推动|确保|为|以|向着?|按照)[^。;,]{0,40}?(?<!总)目标(?!责任|管理|考核|任务分解|分解|群体|人群|对象|岗位)"
)
_ENSURES: Final = re.compile(r"(?:确保|杜绝|力争|坚决防止|有效遏制)[^。;]{0,24}?(?:不发生|零|事故|为零|伤亡|\d)")
_STRIVES: Final = re.compile(
    r"(?:力争|争取|努力|确保)[^。;]{0,30}?(?:建成|创成|创建成?为?|打造成?为?|跻身|成功创建|达到|成为|获评|通过)[^。;]{0,30}?(?:示范|先进|模范|标准|水平|典范|样板|以上|%)"
)


def recognise(view: View) -> Element:
    """Recognise the goals of a plan."""
    heading_only: Span | None = None
    for section, title, above in sections(view):
        lines = view.lines_below(section)
        if _NAMED.search(title) and not _within_tasks(above):
            if text_length(lines) >= _EMPTY:
                return _met(_best(lines), section, _texts(lines))
            if items := _itemised(view, section):
                return _met(items[0].heading, section, (view.titles[id(item)] for item in items))
            heading_only = heading_only or section.heading
    for section, title, above in sections(view):
        words = _stated(view, section, title, above)
        if words:
            return _met(words, section, _texts(view.by_section[id(section)]))
    if heading_only:
        return Element("partial", "heading-only", (heading_only,))
    passing = _in_passing(view)
    return Element("partial", "in-passing", (passing,)) if passing else Element("missing")


def _met(words: Span, section: Section, texts: Iterable[str]) -> Element:
    return Element("met", evidence=(words, section.heading), fields={"quantified": _measured(texts)[0]})


def _texts(lines: list[Line]) -> Iterator[str]:
    return (line.text for line in lines)


def _itemised(view: View, section: Section) -> list[Section]:
    """Return the numbered sentences below a heading that state goals without any text of their own."""
    below = [part for part in section.walk() if part is not section]
    titles = [view.titles[id(part)] for part in below]
    return [
        part
        for part, title in zip(below, titles, strict=True)
        if len(title) >= _SENTENCE and (_ACHIEVES.search(title) or _QUANTITY.search(title))
    ]


def _within_tasks(above: tuple[Section, ...]) -> bool:
    """Whether a heading that names a goal stands among tasks, as one of them (完成目标任务 below 工作要求)."""
    return any(
        _TASKS.search(title) and not _NAMED.search(title) and not CONTAINER.search(title) for title in map(name, above)
    )


def _best(lines: list[Line]) -> Span:
    """Return the words that tell best what is to be achieved: the first with a figure, else the first."""
    for line in lines:
        for match in re.finditer(r"[^。;]+", line.text):
            if _QUANTITY.search(match[0]) and _ACHIEVES.search(match[0]):
                return line.span(*match.span())
    return lines[0].span()


def _stated(view: View, section: Section, title: str, above: tuple[Section, ...]) -> Span | None:
    """Return the words by which a section of another name states goals as its job."""
    lines = view.by_section.get(id(section), [])
    early = _is_early(view, section, above) and (not above or CONTAINER.search(name(above[-1])))
    if lines and early and not _NO_GOALS.search(title) and (_is_measured(lines) or _strives(lines, section, title)):
        return lines[0].span()
    if _TASKS.search(title) and not CONTAINER.search(title):
        return None
    if _NO_GOALS.search(title) and not CONTAINER.search(title):
        return None
    container = CONTAINER.search(title) is not None
    guiding = _GUIDING.search(title) is not None
    for line in lines:
        opening = _OPENS.match(line.text)
        if (
            opening
            and _ACHIEVES.search(line.text, opening.end())
            and not guiding
            and (container or _is_early(view, section, above))
        ):
            return line.span()
        if container:
            for match in re.finditer(r"[^。;]+", line.text):
                if (_QUANTITY.search(match[0]) and _ACHIEVES.search(match[0])) or _ENSURES.search(match[0]):
                    return line.span(*match.span())
        labelled = re.search(r"(?:工作|总体|主要|活动|创建|年度)目标(?:是|为|:)", line.text)
        if labelled:
            return line.span(labelled.start())
    return None


def _is_measured(lines: list[Line]) -> bool:
    """Whether most of what a section says is measured results: then it states goals, whatever it is called."""
    measured, clauses = _measured(_texts(lines))
    return measured >= _FEW and 2 * measured > clauses


def _strives(lines: list[Line], section: Section, title: str) -> bool:
    """Whether a chapter without a telling name (分年登高不停步) gives figures and says that they are to be reached."""
    if section.children or _TASKS.search(title) or any(_TASKED.search(line.text) for line in lines):
        return False
    figures = sum(len(_QUANTITY.findall(line.text)) for line in lines)
    return figures >= _FEW and sum(len(_REACHED.findall(line.text)) for line in lines) >= _TWICE


def _measured(texts: Iterable[str]) -> tuple[int, int]:
    """Return how many clauses tell a number to be reached, and how many there are."""
    clauses = [clause for text in texts for clause in re.split("[,;。]", text) if clause]
    return sum(_MEASURED.search(clause) is not None for clause in clauses), len(clauses)


def _is_early(view: View, section: Section, above: tuple[Section, ...]) -> bool:
    """Whether a section stands where plans put their goals: among the first chapters, or below one that holds them."""
    if above:
        title = name(above[0])
        return CONTAINER.search(title) is not None or _NAMED.search(title) is not None
    return any(section is chapter for chapter in view.plan.sections[:3])


def _in_passing(view: View) -> Span | None:
    for line in view.lines:
        if line.passage.kind == "heading" or line.passage.part in ("annex", "back"):
            continue
        match = _PASSING.search(line.text)
        if not match and line.passage.part == "front":
            match = _STRIVES.search(line.text)
        if match:
            return line.span(*match.span())
    return None
