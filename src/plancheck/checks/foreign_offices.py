"""Offices left over from a copied plan: another bureau, school or hospital where a plan speaks of its own.

A plan names many offices; only where it speaks as its issuer (成立县水务局……领导小组, 结合县水务局实际, 白云小学各班)
must the name be the issuer's.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from plancheck.checks.foreign_reasons import Reasons
from plancheck.chinese.places import Places
from plancheck.elements.view import Line

_INSTITUTION: Final = "小学|中学|学校|中心校|学院|大学|幼儿园|医院|卫生院|农场|林场|牧场|海关|监狱|集团"
_OFFICE: Final = rf"局|{_INSTITUTION}"
_NAME: Final = rf"[\u4e00-\u9fff]{{2,16}}?(?:{_OFFICE})"
_OWN: Final = re.compile(
    rf"(?:成立|设立|组建|调整充实)(?P<founder>{_NAME})(?=[^,。;]{{0,30}}?(?:领导小组|专班|指挥部))|"
    rf"(?:结合|立足|针对|紧扣)(?P<real>{_NAME})(?=(?:工作)?实际|(?:一线)?(?:工作|岗位|行业)?(?:特点|职能))|"
    rf"确保(?P<passes>{_NAME})(?=(?:如期|顺利|按期|一次性)?(?:通过|达到|创成|建成|实现))|"
    rf"[把将](?P<made>{_NAME}|[\u4e00-\u9fff]{{2,16}}?(?:集团|公司))(?=(?:创|建|办|打造|建设|创建)成)|"
    rf"(?:^|[,。;:由在让])(?P<parts>[\u4e00-\u9fff]{{2,12}}?(?:{_INSTITUTION}))"
    r"(?=各(?:班|年级|处室|科室|连队|教研组|支部|矿|工区|部门|单位)|全体|党支部|党委|少先队|团委|政教处|教务处|"
    r"校长|院长|场长|师生|教职工|医护|[\u4e00-\u9fff]{2,3}组(?![织成建长]))"
)
# 三、望江路小学民族团结教育主要措施; 附件2 望江路小学活动安排表
_HEADED: Final = re.compile(
    r"(?:附件|附表)?:?(?:第?[(]?[0-9一二三四五六七八九十]{1,3}[)]?[、.,:章节条]?)?"
    rf"(?P<headed>[\u4e00-\u9fff]{{2,12}}?(?:{_INSTITUTION}))(?!生)"
)
# Another office's inner parts at the plan's own work: 县粮食局人事股要会同……打分, 旗司法局各股室要把……
_INNER: Final = re.compile(
    r"(?:^|[,。;:由])(?P<name>[\u4e00-\u9fff]{0,6}?[县市区旗州盟省乡镇][\u4e00-\u9fff]{2,10}?局)(?:机关)?"
    r"(?:各[股科处]室|[\u4e00-\u9fff]{2,4}[股科处](?:室)?(?=[要应须负牵会每具]))"
    r"(?![^,。;]{0,12}(?:配合|协助|协同|支持|参与|参加|提供))"
)
# 领导小组办公室设在县交通运输局人事股; without an inner part only of a group that the bureau's own staff is in
_HOST: Final = re.compile(
    r"设在(?P<name>[\u4e00-\u9fff]{0,6}?[县市区旗州盟省乡镇][\u4e00-\u9fff]{2,10}?局)(?:机关)?"
    r"(?P<part>[\u4e00-\u9fff]{1,6}?[股科处室]|机关党[委总支]+)?"
)
_OWN_STAFF: Final = re.compile(
    "[各机]关?[股科处]室|局属|局党组"
)  # of a group of the bureau's own, told before its office
# 祁川煤业集团所属各矿, 展示天岭水泥公司各族职工
_COMPANY: Final = re.compile(
    r"(?:^|[,。;:])(?:[\u4e00-\u9fff]{0,8}(?:展示|展现|反映|宣传|体现|号召|组织|动员|引导|要求|[由在让请把将]))?"
    r"(?P<name>(?![我本各该全总分子其两])[\u4e00-\u9fff]{4,10}?(?:集团(?:公司)?|公司))"
    r"(?=所属|工会(?!会)|各(?:族职工|族员工|部门|部室|分公司|子公司|分厂|车间|班组|项目部|支部|矿|厂)|全体(?:干部)?(?:职工|员工|党员)|党委(?!会)|机关各)"
)
_GROUP: Final = re.compile("(?:集团|公司)+$")
_COMPANIES: Final = re.compile("集团|公司")
_DEPARTMENT: Final = re.compile("(?:局|法院|检察院|社|委员会|联合会|中心)$")
_LEADS: Final = re.compile("民族|民宗|统战|宣传|政法|委员会|办公室")  # they speak for their government
_KIND: Final = re.compile(rf"(?:{_OFFICE})$")
_SCHOOLS: Final = frozenset(("小学", "中学", "学校", "中心校", "学院", "大学", "幼儿园"))
_RUN_IN: Final = re.compile(r"(?:[\u4e00-\u9fff]*[由在让请把将])?")  # what runs before a name: 评比由白云小学
_PLACE: Final = re.compile(r"^[\u4e00-\u9fff]{0,6}?[省州市县区旗乡镇](?=[\u4e00-\u9fff]{2})")
# 县实验小学: the place it belongs to says enough
_OF_PLACE: Final = re.compile("[省州盟市县旗区](?![省州盟市县旗区级内属])")
_NOBODY: Final = re.compile(
    r"[我本各该全所每其他两及与]|有(?!限)|和(?!草原|城乡建设|社会保障|规划|信息化|改革|体育|旅游|移民)|中小学|省|示范|试点|上级|下级|专班|小组"
)


class Office(NamedTuple):
    """An office's name in a line."""

    line: Line
    start: int
    end: int


def strays(lines: Sequence[Line], issuer: str, places: Places, reasons: Reasons) -> Iterator[Office]:
    """Yield offices of the issuer's kind that stand where the plan speaks of its own, each name once.

    Args:
        lines: the plan's lines.
        issuer: its issuer, folded; one office.
        places: tells words of the language (乡镇中心, 民族) from names.
        reasons: why another office may be named.

    """
    yield from _inner(lines, issuer, places, reasons)
    ending = _KIND.search(issuer)
    kind = "集团" if "集团" in issuer else ending[0] if ending else ""
    kind = "公司" if not kind and issuer.endswith("公司") else kind
    if not kind:
        return
    told: set[str] = set()
    for line in lines:
        is_heading = line.passage.kind == "heading" and line.passage.part in ("body", "annex")
        headed = _HEADED.match(line.text) if is_heading else None
        for match in (*_OWN.finditer(line.text), *([headed] if headed else ())):
            if match.lastgroup == "parts" and line.passage.part not in ("front", "body") and line.cell is None:
                continue
            start, end = match.span(str(match.lastgroup))
            run_in = _RUN_IN.match(line.text, start, end)
            start = run_in.end() if run_in else start
            name = line.text[start:end]
            bare = _PLACE.sub("", name)
            ending = _KIND.search(name)
            schools = ending is not None and _SCHOOLS.issuperset((kind, ending[0]))
            of_a_list = line.cell is not None or (match.lastgroup == "headed" and line.passage.part == "annex")
            if match.lastgroup == "made" and schools:
                bare = name
            elif not (name.endswith(kind) or (schools and of_a_list)):
                continue
            stem = bare.removesuffix(ending[0] if ending else kind)
            # 局 alone, 县第三小学 for 云桥县第三小学, 人社局 for 人力资源和社会保障局 are the plan's own.
            if len(stem) < 2 or _NOBODY.search(name) or name in told:
                continue
            named = places.can_be_name(stem, kind) or (
                match.lastgroup == "made" and (_OF_PLACE.match(name) or places.leading(name))
            )
            if kind != "局" and (not named or reasons.explain(line.text, start, end)):
                continue
            if not abbreviates(bare, issuer):
                told.add(name)
                yield Office(line, start, end)


def _inner(lines: Sequence[Line], issuer: str, places: Places, reasons: Reasons) -> Iterator[Office]:
    """Yield offices whose inner parts the plan tells what to do: only an office's own plan does."""
    if _COMPANIES.search(issuer):
        patterns: tuple[re.Pattern[str], ...] = (_COMPANY,)
    elif _DEPARTMENT.search(issuer) and not _LEADS.search(issuer):
        patterns = (_INNER, _HOST)
    else:
        return
    told: set[str] = set()
    for line in lines:
        if line.passage.part not in ("front", "body"):
            continue
        for match in chain.from_iterable(pattern.finditer(line.text) for pattern in patterns):
            start, end = match.span("name")
            name = match["name"]
            # A group has companies below it; another group is none of them.
            below = "集团" in issuer and "集团" not in name
            shared = name[:2] in issuer or abbreviates(_PLACE.sub("", name), issuer)
            if below or shared or name in told or _NOBODY.search(name) or reasons.explain(line.text, start, end):
                continue
            if places.is_sequence(_GROUP.sub("", name)):  # 根据集团公司
                continue
            if match.re is _HOST and not (match["part"] or _OWN_STAFF.search(line.text, 0, start)):
                continue
            told.add(name)
            yield Office(line, start, end)


def abbreviates(short: str, long: str) -> bool:
    """Whether an office's name can be short for another (人社局: 人力资源和社会保障局), or hold it."""
    rest = iter(long)
    return long in short or all(char in rest for char in short)
