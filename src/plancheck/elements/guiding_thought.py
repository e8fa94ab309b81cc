"""指导思想: the thought that guides the plan's work and the decisions it carries out.

Reasons of a partial verdict: "in-passing" (stated, but not in a section whose job it is), "heading-only" (a heading
with no text below it).
"""

import re
from collections.abc import Iterable
from typing import Final

from plancheck.chinese.scanning import scan
from plancheck.elements.headings import CONTAINER, name, sections, text_length
from plancheck.elements.view import Line, View
from plancheck.plan import Span
from plancheck.report import Element

_NAMED: Final = re.compile(
    r"指导思想|指导方针|思想指导|指导原则|(?:工作|活动|行动|创建|办会|基本)宗旨|根本遵循|总体遵循|思想引领|指导理论|思想指引|工作指针"
)
_SENTENCE: Final = 25  # characters; a heading this long is the text itself
_FAR: Final = 20_000  # characters of one line; a plan pasted into one paragraph states it near its beginning
_EMPTY: Final = 6  # characters; less is no statement

_THOUGHT: Final = (
    r"(?:思想|安全观|发展观|部署|纲要|决定|理论|精神|讲话|论述|旗帜|方针|方略|主义|代表|会议|全会|大会|战略|路线|政策|"
    r"纲领|论断|要求|主张)"
)
_IDEAS: Final = re.compile(_THOUGHT)  # every statement holds such a word, which is quickly looked for
# 以……为指导, 高举……旗帜, 在……指引下: words that state a guiding thought wherever they stand.
_STATES: Final = re.compile(
    rf"(?:坚持|始终|牢牢)?(?:以|用|把)[^。;!]{{2,200}}?{_THOUGHT}[^。;!,]{{0,30}}?(?:为|作为)"
    r"(?:根本|总|行动|重要|思想|基本|科学|工作|总的){0,3}"
    r"(?:指导|指引|引领|统领|统揽|遵循|指针|指南|导向|引导|纲领|准绳|统帅)(?!原则|员|组|小组|单位|老师)|"
    r"(?:以|用)[^。;!]{2,80}?(?:思想|理论|精神|发展观|论述)[^。;!,]{0,20}?(?:统领|指导|引领|武装|统揽|领航|指引|铸魂)|"
    r"高举[^。;,]{2,40}?旗帜|在[^。;]{2,80}?(?:思想|理论|精神|旗帜|发展观)[^。;,]{0,10}?的?(?:指导|指引|引领)下"
)
_BEGINS: Final = re.compile("[坚始牢以用把高在]")
# 贯彻……精神: in a preamble it says in passing what guides; a paper's wording (文件精神, 通知精神) is only a basis.
_CARRIES_OUT: Final = re.compile(
    r"(?:贯彻|落实|遵循|践行|领会|学习|遵照|秉承|弘扬)[^。;!]{2,160}?"
    r"(?:(?<!爱国主义)(?<!民族)(?<!奉献)(?<!创新)(?<!文明)精神|(?:新时代|特色社会主义|重要|习近平[^。;,]{0,14})思想|"
    r"重要(?:论述|讲话|指示)|(?<!树立)科学发展观)"
)

# In a section like 总体要求 orders carried out and a stand taken state what guides the plan, too.
_CARRIES_OUT_ORDERS: Final = re.compile(
    r"(?:贯彻|落实|执行)[^。;!]{2,80}?(?:决策部署|工作部署|部署要求|部署|方针)|坚持以人民为中心"
)
# 答案只有一个。我们坚持以……为指引: a short sentence may lead to it, and it may be told whom it guides.
_ADDRESSED: Final = re.compile(
    r"(?:[^。]{2,40}。)?(?:[^。;:,]{2,16}?,?(?:要|必须|应当?|须)|(?:我们|全[\u4e00-\u9fff]|我[\u4e00-\u9fff]|本[\u4e00-\u9fff])[^。;:,]{0,10})?"
)


def recognise(view: View) -> Element:
    """Recognise the guiding thought of a plan."""
    heading_only: Span | None = None
    weak: Span | None = None
    for section, title, _ in sections(view):
        named = _NAMED.search(title) is not None
        lines = view.lines_below(section) if named else view.by_section.get(id(section), [])
        stated = _first(lines)
        if named:
            if stated or text_length(lines) >= _EMPTY:
                return Element("met", evidence=_evidence(section.heading, stated or lines[0].span()))
            heading_only = heading_only or section.heading
        elif stated and (CONTAINER.search(title) or _opens(lines, early=section is view.plan.sections[0])):
            return Element("met", evidence=_evidence(section.heading, stated))
        elif (lines or len(title) >= _SENTENCE) and _STATES.search(title):  # 第二条 以……为指导，……
            return Element("met", evidence=(section.heading,))
        elif weak is None and CONTAINER.search(title):
            weak = _carried_out(lines) or _carried_out(lines, _CARRIES_OUT_ORDERS)
            if weak:
                return Element("met", evidence=_evidence(section.heading, weak))
    if heading_only:
        return Element("partial", "heading-only", (heading_only,))
    passing = _in_passing(view)
    return Element("partial", "in-passing", (passing,)) if passing else Element("missing")


def _evidence(heading: Span, words: Span) -> tuple[Span, ...]:
    """Return the words that state it, then the heading they stand under."""
    return words, heading


def _first(lines: Iterable[Line]) -> Span | None:
    """Return the first words that state a guiding thought."""
    for line in lines:
        if _IDEAS.search(line.text) and (match := next(scan(_STATES, _BEGINS, line.text, 0, _FAR), None)):
            return line.span(*match.span())
    return None


def _carried_out(lines: list[Line], pattern: re.Pattern[str] = _CARRIES_OUT) -> Span | None:
    for line in lines:
        match = pattern.search(line.text, 0, _FAR)
        if match:
            return line.span(*match.span())
    return None


def _opens(lines: list[Line], *, early: bool) -> bool:
    """Whether a section's text opens with the statement: then that is its job, whatever it is called.

    In the first chapter it may be told who is to follow it (全院干警要坚持以……为指导).
    """
    match = _STATES.search(lines[0].text, 0, 260) if lines else None
    if match is None:
        return False
    return match.start() <= 2 or (early and _ADDRESSED.fullmatch(lines[0].text, 0, match.start()) is not None)


def _in_passing(view: View) -> Span | None:
    """Return the words that state a guiding thought outside a section of its own."""
    stated = _first(
        line for line in view.lines_with(_IDEAS) if line.passage.kind != "heading" and line.passage.part != "annex"
    )
    if stated:
        return stated
    front = [line for line in view.lines if line.passage.part == "front" or _is_opening(view, line)]
    return _carried_out(front)


def _is_opening(view: View, line: Line) -> bool:
    """Whether a line belongs to a first chapter that takes the preamble's place (目的意义, 活动背景)."""
    path = line.passage.path
    first = view.plan.sections[0] if view.plan.sections else None
    if not path or path[0] is not first or line.passage.kind != "text":
        return False
    return re.search("意义|背景|目的|认识|缘由|由来", name(path[0])) is not None
