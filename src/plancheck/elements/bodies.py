"""Bodies a text sets up or mentions: leading groups, task forces, headquarters, and groups that are none."""

import re
from typing import Final, NamedTuple

from plancheck.chinese.fold import fold
from plancheck.chinese.scanning import scan
from plancheck.elements.organs import rank, same, scope
from plancheck.plan import Plan

_LEADING: Final = (
    "领导小组|领导组|领导机构|领导班子|工作小组|工作专班|专班|指挥部|组织委员会|组委会|筹备委员会|筹委会|筹备小组|筹备组|管理委员会|管委会|"
    "委员会|协调小组|协调组|联席会议|推进小组|推进组|创建小组|活动小组|创建组|专项小组|专责小组|专门小组|组织机构|工作机构|相应机构|相应的机构|工作班子|专门班子|"
    "工作组|小组|推进办(?!公|设|主任)"
)
_OTHER: Final = (
    "(?:考核|考评|评比|评议|督查|督导|督办|检查|巡查|巡回|评审|评估|评选|验收|指导|暗访|宣讲|审核|监督|监测|抽查|调处|"
    "调查|帮扶|应急|救援|技术|专家|核查|普查|联络|服务|调解|志愿|巡视|互查|质量|保障|宣传|后勤|信息|文艺|执法|处置|学习|攻坚|工作督导)(?:工作|领导)?"
    "(?:小组|专班|组(?![织成长员建])|队|团|领导小组)"
)
# Names that many bodies have; one that is only mentioned is none of the plan's.
_VAGUE: Final = frozenset(
    ("工作组", "小组", "组织机构", "工作机构", "相应机构", "相应的机构", "委员会", "管理委员会", "管委会", "推进办")
)
BODY: Final = re.compile(
    rf"(?P<other>{_OTHER})|(?P<leading>{_LEADING})(?!办公室(?:主任|设|的|负责|承担|备案)|[的]?(?:成员|组长|副组长|下设))?"
)
_LISTED: Final = re.compile(r"的?(?:主要)?(?:负责人|负责同志|领导)|[、和及]")  # 综合执法队的主要负责人
_TAKES: Final = frozenset("为任是")
_ROLE: Final = re.compile("的?(?:第一|常务|执行)?(?:副?(?:组长|班长|总?指挥|召集人|主任)|成员|组员)")
_WORD: Final = re.compile(r"\w+")
_BEGINS: Final = re.compile(f"[{''.join(sorted({words[0] for words in _WORD.findall(_LEADING + _OTHER)}))}]")
_SETS_UP: Final = re.compile(
    r"(?:决定|研究|同意|专门|相应|分别|同步|特)?"
    r"(?:成立健全|成立|设立|组建|建立健全|建立|搭建|组织成立|充实调整|调整充实|调整|充实|(?<!党)组成|健全|组织建立|(?<![下建])设(?!在|于|置|施|备|计|定)|搭建|搭起)(?:了|起|由|以|相应的?)?"
)
# Between the verb and the body there may stand who is in it (以局长为组长、各股室为成员的), but no other object.
_OBJECT: Final = re.compile(r"机制|制度|体系|台账|网络|档案|责任制|平台|阵地|关系|办公室")
_PLACES: Final = (
    r"(?:单位|部门|乡镇?|镇|街道|社区|村|县|市|区|州|级|地|校|局|所|站|院|公司|支部|党[委组]|企业|科室|股室|连队?|"
    r"分场|学校|中?小学|中学|幼儿园)"
)
_OTHERS: Final = re.compile(
    rf"各[\u4e00-\u9fff()]{{0,14}}?{_PLACES}(?:[、和及][\u4e00-\u9fff()]{{0,8}}?{_PLACES})*"
    r"(?![^,;。]{0,12}?(?:成员|组成|参加))|基层|下级|下属|所属单位|层层|相应(?:的)?(?:机构|领导|组织|工作|小组|专班)|本(?:单位|部门|地|校|地区|系统)(?:的)?实际|参照"
)
_OWN: Final = re.compile(
    r"(?:^|[,;:。、])(?:我|本|[局厅委校镇乡村场矿县市州区院司][里上]|集团|公司|学校|街道|社区|机关|中心|支部|院|局|镇|乡|校|矿|村)(?:党|机|领|决|$|专|[局厅委校镇乡县市州区院村矿场])?"
)
_EXISTS: Final = re.compile(
    r"已(?:经|先后|相继)?(?:成立|设立|组建|建立|有)|现有|不再(?:另|单独)?(?:成立|设立|组建|行文|设)|无需|不另"
)
_NOT: Final = re.compile(r"(?:不再?|无需|无须|不必|不用)(?:另行?|单独|重新|专门)*$")


_APPOINTED: Final = re.compile("由.*(?:牵头|会同|联合|具体)")  # 由县委宣传部牵头成立: whom the plan charges with it
_REACH: Final = 300  # characters before a verb in which its subject is looked for


class Body(NamedTuple):
    """A body in a sentence.

    Attributes:
        start: where its name (or the verb that sets it up) begins, in the line's folded text.
        end: where its name ends.
        is_leading: whether it is a body that leads, not one that examines, instructs or performs.
        is_set_up: whether the sentence sets it up.
        owner: "own", "superior" or "others" (the sentence asks others to set theirs up).
        is_committee: whether its leader is called 主任.
        generic: whether its name alone (小组, 专班) refers back to a body named before.

    """

    start: int
    end: int
    is_leading: bool
    is_set_up: bool
    owner: str
    is_committee: bool
    generic: bool


class Author(NamedTuple):
    """Whose plan it is: folded title and issuer, and how high the office stands that it speaks for."""

    title: str
    issuer: str
    rank: float | None

    @classmethod
    def of(cls, plan: Plan) -> "Author":
        """Take the author's facts from a plan."""
        title, issuer = fold(plan.title or "").text, fold(plan.issuer or "").text
        return cls(title, issuer, scope(title, issuer))


def bodies_in(text: str, start: int, end: int, author: Author) -> list[Body]:
    """Return the bodies in one sentence of folded text, in order."""
    found: list[Body] = []
    edge = start
    for match in scan(BODY, _BEGINS, text, start, end):
        name_start = match.start()
        verb = _verb(text, edge, name_start)
        leading = match["leading"] is not None or match[0][:2] in author.title
        owner = _owner(
            text, start, verb.start() if verb else _name_start(text, edge, name_start), author, asked=verb is not None
        )
        if verb is not None and _EXISTS.search(text, max(start, verb.start() - 4), verb.end()) and owner != "own":
            owner = "superior"
        set_up = (
            verb is not None
            and not text.startswith("办公室", match.end())
            and not _NOT.search(text[max(start, verb.start() - 8) : verb.start()])
        )
        if not set_up and text[name_start - 1 : name_start] in _TAKES and _ROLE.match(text, match.end()):
            continue  # 各科室负责人为专班成员
        if not set_up and (match["leading"] in _VAGUE or (match["other"] and _LISTED.match(text, match.end()))):
            continue
        found.append(
            Body(
                verb.start() if verb else name_start,
                match.end(),
                leading,
                set_up,
                owner,
                match[0].endswith(("委员会", "委会", "办")),
                verb is None and text[name_start - 1 : name_start] in ("", ",", "。", ";", ":", "由", "报", "、", "在"),
            )
        )
        edge = match.end()
    return found


def _verb(text: str, edge: int, name: int) -> re.Match[str] | None:
    """Return the verb that sets up the body whose name begins at `name`."""
    last = None
    for match in _SETS_UP.finditer(text, max(edge, name - 160), name):
        last = match
        if match[0].endswith(("由", "以")):
            break  # 成立由…组成的领导小组: the outer verb
    if last is None:
        return None
    between = text[last.end() : name]
    if _OBJECT.search(between) or (";" in between):
        return None
    if "," in between and not re.search(r"(?:长|员|人|挥|主任|组成|参加)的", between):
        return None
    return last


def _name_start(text: str, edge: int, name: int) -> int:
    """Return where the name of a body begins, whose last word begins at `name`: after the last mark or particle."""
    begin = max(text.rfind(mark, edge, name) for mark in ",;:。由报在向的、") + 1
    return max(begin, edge)


def _owner(text: str, start: int, verb: int, author: Author, *, asked: bool) -> str:
    """Tell whose body it is: from the subject before the verb, or from what the name begins with."""
    before = text[max(start, verb - _REACH) : verb]
    clause = before[max(before.rfind(mark) for mark in ",;:。") + 1 :]
    if asked:
        if _OTHERS.search(before) and not _OWN.search(before, _last_others(before)):
            return "others"
        subject = re.sub(r"(?:决定|研究|经|拟|专门|统一|已|先后|相继|分别|也|均|同时|要|应|须|将|都)+$", "", clause)
    else:
        subject = text[verb : verb + 24]
        subject = subject[: _first_level_end(subject)]
    if not subject or _OWN.match(subject) or (asked and _APPOINTED.match(subject)):
        return "own"
    issuers = author.issuer.split("、") if author.issuer else []
    if any(same(subject, name) or _calls_itself(subject, name) for name in issuers):
        return "own"
    theirs = rank(subject)
    return "superior" if theirs is not None and author.rank is not None and theirs < author.rank else "own"


def _calls_itself(subject: str, issuer: str) -> bool:
    """Whether an office speaks of itself by its level (县局 in the plan of 青坪县市场监督管理局)."""
    return len(subject) == 2 and subject[0] in issuer[:-1] and issuer.endswith(subject[1])


def _last_others(before: str) -> int:
    last = 0
    for match in _OTHERS.finditer(before):
        last = match.end()
    return last


def _first_level_end(name: str) -> int:
    match = re.match(
        r"[\u4e00-\u9fff]{0,10}?(?:[省州市县区旗乡镇]|街道|国家|全国|中央)(?:委|人民政府|政府|[\u4e00-\u9fff]{1,6}局)?",
        name,
    )
    return match.end() if match else 0
