"""Who holds which role in a body: inline (由局长任组长), as a list (组长：局长) or in a table."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from plancheck.elements.view import Line
from plancheck.plan import Span

LEADER, DEPUTY, MEMBERS, OFFICE = "leader", "deputy", "members", "office"

ROLE: Final = re.compile(
    r"(?P<deputy>(?<=任)副职|(?<=[当任做])副手|(?:常务|第一|执行)?副(?:总?组长|总指挥长?|指挥长|总?召集人|主任委员|班长|主任(?!科员))(?:单位)?)|"
    r"(?P<leader>(?:第一|双|执行|名誉|总)?(?<!检)(?<!察)(?<!级组)(?<!研组)(?<!检组)(?<!备组)(?<!班组)(?<!班)(?<!年级)(?<!民小)(?<!民小组)组长(?!单位|制|负责制)|总指挥长?|指挥长|总?召集人|主任委员|(?<=专班)班长|(?<=[任为])班长|(?<=[,;:。])班长(?=[由为:])|(?<=任)负责人(?=[,;。])|(?<!办公室)(?<!副)(?<!室)(?<!妇女)(?<!治保)主任(?!科员))|"
    r"(?P<members>组成成员|成员单位|(?<!党组)(?<!党委)(?<!班子)(?<!领导)(?<!其他)成员|组员|(?<!主任)(?<!党)(?<!政)(?<!政治)(?<!专职)委员(?!会))(?:名单|人员)?"
)
_ROLE_SIGN: Final = re.compile("[长指召主员]|任[负副]")  # every role holds one of these
# A label that heads a list entry or a table cell, alone: 组长 第一副组长 成员单位 办公室主任
LABEL: Final = re.compile(
    rf"^(?:\(?[一二三四五六七八九十\d]{{1,2}}[、.)])?(?:领导小组|专班|小组|指挥部|工作专班|委员会)?(?:(?P<role>{ROLE.pattern})|(?P<bureau>办公室主任|办公室副主任|联络员|秘书长?|联系人)|(?P<office>办公室))"
    r"(?:\(\d+[名人]\))?(?P<mark>[:]|$)"
)
_INNER: Final = re.compile(rf"(?P<role>{ROLE.pattern})(?P<bureau>(?!))?(?P<office>(?!))?(?P<mark>:)")
_TAKES: Final = re.compile(
    r"(?:共同|分别|具体|直接|亲自|挂帅|领衔|都|均|同|来)?(?:担任|兼任|出任|任|为|当|算|作为|是|做)(?:双|其|领导小组的?|专班的?|小组的?|指挥部的?|联席会议的?|第一)?$"
)
# 各股室股长参加，任成员
_TAKES_PART: Final = re.compile(r"(?:一并|共同|一起|一同)?(?:参加|参与|协助|配合|挂帅|牵头),$")
_GIVES: Final = re.compile(
    r"(?:\([^()]{1,12}\))?(?:一职)?(?:[有共]?[一二两三四五六1-9][名位人])?,?(?:分别|均|由|为|是|:|包括|有|暂由|则由|拟由|主要由|涵盖|来自)+:?"
)
_CLOSES: Final = re.compile(
    r"(?:共同|分别|负责|来)?(?:担任|承担|兼任|兼|出任|充任|组成|构成|参加|(?<!主)任)(?=[,。;:、)(]|$)"
)
_STARTS: Final = re.compile(
    r"(?:^|[,;:、。(成立了的组班部会构])(?:由|以|请)(?!上|下|及|外|内|来|往|后|前|此)|指定|明确由?|(?<=[,;:。])分别由"
)
_PERSON: Final = re.compile(
    r"(?:长|书记|主任|领导|负责人|负责同志|同志|经理|主席|[委专干队组]员|站长|干部|代表|教师|[常专]委|秘书|所有|部门|单位|[局委办部科室站所院司股处校村社镇乡])(?:\([^()]*\))?等?$"
)
# What a body does from day to day is done in its office: 日常工作由办公室承担, 联络事务放在政工科.
_SEAT: Final = r"[^,。;:()]{2,24}?"
_SEAT_END: Final = (
    r"(?=[,。;:()]|负责|承担|承接|承办|代行|具体|日常|办理|处理|牵头|办公(?!室)|兼任|代管|管理|组织|落实|来做|做|内|$)"
)
_BUREAU: Final = (
    r"(?:办公室|创建办(?!公)|办事机构|工作机构|日常机构|办公(?:场所|地点)|秘书[处组]|联络[处站组]|值班室)"
    r"(?:\([^()]{1,16}\))?"
)
_PUT: Final = (
    r"(?:设在|安排在|设于|设立在|设置在|挂靠在?|依托|放在|落在|地点(?:就)?(?:设|放|定)?在|在|"
    r"设(?![立置备有在于主副专联秘若干\d一二两三四]))"
)
_OFFICE: Final = re.compile(
    rf"{_BUREAU}(?:主要|具体|日常工作)?[,(]?(?:就|拟|均|也)?{_PUT}(?P<seat>{_SEAT}){_SEAT_END}|"
    rf"{_BUREAU}[^,。;:]{{0,4}}?与(?P<shared>{_SEAT})合署办公|"
    rf"(?:设立?|设置|下设)办公室[,(]?(?:于|由|{_PUT})(?P<under>{_SEAT}){_SEAT_END}|"
    rf"(?:在|于)(?P<at>[^,。;:()、]{{2,24}}?)(?:下)?(?:设立?|设置|下设)(?:(?:领导小组|专班|创建|活动|工作)*办公室|联络[处站组]|秘书[处组])|"
    rf"(?<![^,。;])(?:领导小组|专班|指挥部|组委会)设在(?P<house>{_SEAT})(?=[,。;:()]|负责|承担|$)|"
    rf"(?:平时|平常|日常)的?[^。;:]{{2,24}}?,?(?:都|均|就|全)?由(?P<routine>{_SEAT})(?=承担|负责|张罗|打理|办理|料理|操办)|"
    rf"(?:都|统统|全)归(?P<handled>{_SEAT})管|(?:执行|办事|工作|日常)机构[为是](?P<organ_of>{_SEAT})(?=[,。;]|$)|"
    rf"办公室[:](?P<label>{_SEAT}){_SEAT_END}|"
    rf"(?:领导小组|专班|小组|办公室)[^,。;:]{{0,6}}?在(?P<desk>{_SEAT})(?:集中|合署)?办公(?!室)|"
    rf"(?:日常|具体|联络|协调)(?:工作|事务|事项|协调|联络|具体|日常|组织|管理|运转|运行){{0,6}}(?:由|交由|归|依托|放在|落在|设在)"
    rf"(?P<daily>{_SEAT}){_SEAT_END}|"
    rf"[\u4e00-\u9fff]{{2,8}}组{_PUT}(?P<group>{_SEAT}),(?:负责|承担)(?:领导小组|专班|指挥部)?的?(?:日常|具体)(?:工作|事务)|"
    rf"(?:事情|杂事|活儿?|杂务)(?:都|就)?(?:由|归|交给|交由)(?P<chores>{_SEAT}){_SEAT_END}|"
    rf"办公(?:地点)?(?:就|都)?在(?P<place>{_SEAT}){_SEAT_END}|由(?P<acting>{_SEAT})(?:代行|履行|承担)办公室(?:职[能责]|工作)|"
    rf"(?<![^,;。])(?P<clerks>[^,。;:领办其由]{{2,14}}?)(?:具体)?(?:负责|承担)(?:处理)?"
    rf"(?:(?:领导小组|专班|联席会议|指挥部)?办公室的?)?(?:日常|具体)(?:工作|事务|联络|协调)|"
    rf"(?<![^,。;])(?P<organ>[^,。;:由]{{2,14}}?)(?:为|是|作为)(?:领导小组|专班|指挥部|委员会)?的?{_BUREAU}(?=[,。;])|"
    rf"由(?P<doer>{_SEAT})(?:具体)?(?:负责|承担|承接|办理|处理|承办)(?:领导小组|专班)?(?:的)?"
    rf"(?:日常|具体)(?:工作|事务|联络|协调)"
)
# What every way to say it holds; most sentences hold none of it.
_OFFICE_SIGN: Final = re.compile(
    "办公|创建办|机构|秘书|联络|值班室|设在|归|平时|平常|日常|具体|协调|事情|杂事|杂务|活(?:儿?都|儿?就|儿)?[由归交]"
)
_SEAT_ALONE: Final = re.compile(r"[^,。;:、()]{2,14}(?:[局部科股处室办]|中心|委员会)")
_SITS: Final = re.compile(rf"(?:设|放|挂靠)(?:在|于)?(?P<seat>{_SEAT}){_SEAT_END}")
# Who leads and helps, told without a role: 由局长牵头负总责，分管副局长协助.
_WHO: Final = r"[^,。;:]{2,30}?(?:长|书记|主任|领导|负责人|负责同志|经理|主席|政委)"
_LEADS: Final = re.compile(
    rf"(?:由|以|构:|组:|班:|部:|(?<=[,;])(?=[^,;。]{{2,14}}挂帅[,;。]))(?P<leader>{_WHO})(?:牵头|挂帅|总负责|负总责|全面负责|总抓|统筹负责)"
)
_OF_OTHERS: Final = re.compile("各[^,。;:]{0,12}$")  # 各学院由党总支书记牵头
_HELPS: Final = re.compile(rf"[,;](?:由)?(?P<deputy>{_WHO})(?:从旁|具体)?(?:协助|配合|具体抓|协管)")
_TAKES_IT: Final = re.compile(r"由(?:其|该同志|上述同志)(?:担任|兼任|任)$")
_RESPONSIBLE: Final = re.compile(rf"(?P<who>{_WHO})(?:是|为|系|作为)[^,。;:]{{0,30}}?责任人")
_JOINS: Final = re.compile(
    r",(?:由|抽调|吸收)?(?P<members>[^。;:]{2,120}?)(?:一同|共同|一起)?(?:参加|参与|组成)(?=[,。;]|$)"
)
_SKIPPED_COLUMNS: Final = re.compile(
    r"^(?:序号|编号|联系电话|电话|手机|联系方式|备注|性别|民族|年龄|签名|№|no\.?)$", re.IGNORECASE
)
# A column of posts (职务, 现任职务, 姓名及职务), not of roles in the body (小组职务, 组内职务, 担任职务).
_POST_COLUMN: Final = re.compile(r"^(?!.*(?:小组|组内|专班|机构|担任|拟任)).*职务$")
# Where a list of members ends because the office comes next: 成员为各股室负责人，办公室设教育股.
_SPEAKS_OF_OFFICE: Final = re.compile(r",[^,。;:、]{0,12}?(?:下设|办公室(?:设|放|地点|主任|在|由))")
_VERBAL: Final = re.compile(r"成立|设在|负责(?!人|同志)|牵头|下设|协助|抓|统一|统筹|组长")
_LONGEST: Final = 400  # characters; a longer "list of members" is running text


class Fact(NamedTuple):
    """One role and who holds it.

    Attributes:
        field: name of the field.
        words: who, as in the document.
        span: where they stand.
        offset: where the fact begins in the line's folded text.

    """

    field: str
    words: str
    span: Span
    offset: int = 0


def facts_in(line: Line, start: int, end: int, *, committee: bool) -> list[Fact]:
    """Return the roles told in one sentence, offsets into the line's folded text.

    `committee` tells that the body is one whose leader is called 主任.
    """
    text = line.text
    found: list[Fact] = []
    roles: list[re.Match[str]] = []
    if _ROLE_SIGN.search(text, start, end):
        roles = [match for match in ROLE.finditer(text, start, end) if committee or not _is_director(match[0])]
    edge = start
    for index, match in enumerate(roles):
        until = roles[index + 1].start() if index + 1 < len(roles) else end
        field = match.lastgroup or LEADER
        if match[0] == "召集人" and any(role[0] == "总召集人" for role in roles):
            field = DEPUTY
        value = _before(text, edge, match.start()) or _after(text, match.end(), until)
        if value is None and _TAKES_IT.search(text, max(start, match.start() - 8), match.start()):
            value = _named_before(text, match.start())
        if value:
            found.append(Fact(field, line.words(*value), line.span(*value), match.start()))
        edge = match.end()
    told = {fact.field for fact in found}
    if LEADER not in told:
        found.extend(_plain(_LEADS, line, start, end))
        if any(fact.field == LEADER for fact in found):
            helps = _plain(_HELPS, line, start, end)
            found.extend(helps)
            edge = max([edge, *(line.text.find("助", fact.offset) for fact in helps)])
    if MEMBERS not in told and any(fact.field == LEADER for fact in found):
        found.extend(_plain(_JOINS, line, edge, end))
    found.extend(_offices(line, start, end))
    return found


def _plain(pattern: re.Pattern[str], line: Line, start: int, end: int) -> list[Fact]:
    match = pattern.search(line.text, start, end)
    if match is None or match.lastgroup is None or _OF_OTHERS.search(line.text, start, match.start()):
        return []
    place = match.span(match.lastgroup)
    return [Fact(match.lastgroup, line.words(*place), line.span(*place), match.start())]


def _is_director(role: str) -> bool:
    return role.endswith("主任") or role == "委员"


def _before(text: str, edge: int, role: int) -> tuple[int, int] | None:
    """Return who stands before a role with a verb between: 由局长任组长."""
    takes = _TAKES.search(text, max(edge, role - 12), role)
    if takes is None:
        return None
    stop = takes.start()
    if joins := _TAKES_PART.search(text, max(edge, stop - 8), stop):
        stop = joins.start()
    begin = edge = max(edge, stop - _LONGEST)
    for mark in _STARTS.finditer(text, edge, stop):
        begin = mark.end()
    if begin == edge or _VERBAL.search(text, begin, stop):
        begin = _last_nominal(text, edge, stop)
    return _trim(text, begin, stop)


def _named_before(text: str, role: int) -> tuple[int, int] | None:
    """Return whom 其 stands for in 由其担任组长: the one who was just said to be responsible."""
    last = None
    for match in _RESPONSIBLE.finditer(text, max(0, role - _LONGEST), role):
        last = match
    return last.span("who") if last else None


def _last_nominal(text: str, edge: int, stop: int) -> int:
    """Return where the subject before a verb begins: after the last comma, or further back over a list of people."""
    begin = max(text.rfind(mark, edge, stop) for mark in ",;:。") + 1
    if begin <= edge:
        return edge
    while begin - 1 > edge:
        earlier = max(max(text.rfind(mark, edge, begin - 1) for mark in ",;:。") + 1, edge)
        chunk = text[earlier : begin - 1]
        if not _PERSON.search(chunk) or _VERBAL.search(chunk):
            break
        begin = earlier
    return begin


def _after(text: str, role: int, until: int) -> tuple[int, int] | None:
    """Return who stands after a role: 组长由局长担任, 成员为各股室负责人, 组长：局长."""
    gives = _GIVES.match(text, role, until)
    if gives is None:
        return None
    begin = gives.end()
    office = _SPEAKS_OF_OFFICE.search(text, begin, until)
    until = office.start() if office else until
    closes = _CLOSES.search(text, begin, until)
    stop = closes.start() if closes else until
    if closes is None and office is None and until < len(text):
        # Up to the next role: what leads over to it (，副组长) belongs to it.
        comma = text.rfind(",", begin, until)
        stop = comma if comma > begin and until - comma <= 8 else until
    return _trim(text, begin, stop)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in ',、;:。"由以和及':
        start += 1
    while end > start and text[end - 1] in ",、;:。和及":
        end -= 1
    return (start, end) if 2 <= end - start <= _LONGEST else None


def _offices(line: Line, start: int, end: int) -> list[Fact]:
    found: list[Fact] = []
    if not _OFFICE_SIGN.search(line.text, start, end):
        return found
    for match in _OFFICE.finditer(line.text, start, end):
        name = match.lastgroup or ""
        place = _trim(line.text, *match.span(name))
        if place and not line.text.endswith(("小组办公室", "专班办公室", "部办公室"), *place):
            found.append(Fact(OFFICE, line.words(*place), line.span(*place), match.start()))
    return found


def facts_in_list(lines: Sequence[Line]) -> tuple[list[Fact], int]:
    """Return the roles of a list that begins with the first of `lines`, and how many lines it takes.

    A list has a role at the start of its line (组　长：局长), names on the same line or on the lines below.
    """
    found: list[Fact] = []
    taken = 0
    field: str | None = None
    for line in lines:
        label = LABEL.match(line.text)
        if label and (label["mark"] or len(line.text) <= 8):
            for field, rest in _entries(line.text, label):
                if field and rest:
                    found.append(Fact(field, line.words(*rest), line.span(*rest)))
            field = _field(label)
        elif taken and _continues(line):
            if field:
                whole = _value(field, line.text, 0)
                if whole:
                    found.append(Fact(field, line.words(*whole), line.span(*whole)))
        else:
            break
        taken += 1
    return found, taken


def _entries(text: str, label: re.Match[str]) -> list[tuple[str | None, tuple[int, int] | None]]:
    """Return the roles of a line that begins with one; several where the list was pasted into one line."""
    marks = [label] if not label["mark"] else [label, *_INNER.finditer(text, label.end())]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return [
        (field, _value(field, text, mark.end(), end))
        for mark, end in zip(marks, ends, strict=True)
        for field in [_field(mark)]
    ]


def _value(field: str | None, text: str, start: int, end: int | None = None) -> tuple[int, int] | None:
    """Return who is told after a label; of an office, only where it is (设在局办公室，由……兼任主任)."""
    if field != OFFICE:
        stop = text.find("。", start, end)  # after the list the text may go on in its line
        return _trim(text, start, stop if stop > 0 else len(text) if end is None else end)
    seat = _SITS.match(text, start)
    return _trim(text, *seat.span("seat")) if seat else None


def _field(label: re.Match[str]) -> str | None:
    return next((name for name in (DEPUTY, LEADER, MEMBERS, OFFICE) if label[name]), None)


def _continues(line: Line) -> bool:
    """Whether a line can be another name in a list: short, no sentence, no heading."""
    text = line.text
    return (
        line.passage.kind == "text"
        and len(text) <= 60
        and not text.endswith(("。", ":"))
        and re.search(r"办公室设|领导小组|负责(?!人|同志)|要|各.{1,6}应", text) is None
        and re.search(r"年\d{1,2}月\d{1,2}日$", text) is None
    )


def facts_in_table(lines: Sequence[Line]) -> list[Fact]:
    """Return the roles of a table whose cells are `lines` (all of one table)."""
    rows: dict[int, dict[int, list[Line]]] = {}
    for line in lines:
        if line.cell:
            rows.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    header = {column: cells[0].text for column, cells in next(iter(rows.values()), {}).items() if len(cells) == 1}
    skipped = {column for column, text in header.items() if _SKIPPED_COLUMNS.match(text)}
    roles = {column for row in rows.values() for column, cells in row.items() if _cell_role(cells)}
    posts = {column for column, text in header.items() if _POST_COLUMN.search(text)}
    if posts and not posts & roles:
        skipped |= (
            header.keys() - posts - roles
        )  # who holds a role is told by the post; unit and remarks only repeat it
    found: list[Fact] = []
    heads: dict[int, str] = {}
    field: str | None = None
    role_column: int | None = None
    for row in rows.values():
        bureau = row.get(role_column) if role_column is not None else None
        if bureau and (seat_label := LABEL.match(bureau[0].text)) and seat_label["office"]:
            values = [cells[0] for column, cells in row.items() if column != role_column]
            found.extend(
                Fact(OFFICE, line.words(*seat), line.span(*seat))
                for line in values
                if (seat := _value(OFFICE, line.text, 0) or _seat_cell(line.text))
            )
            continue
        labels = {column: label for column, cells in row.items() if (label := _cell_role(cells))}
        if len(labels) > 1:
            heads = {column: name for column, name in labels.items() if name}  # roles stand side by side
            continue
        if heads and not labels:
            found.extend(_cell_facts(heads[column], cells) for column, cells in row.items() if column in heads)
            continue
        if labels:
            role_column, field = next(iter(labels.items()))
        if field:
            found.extend(
                _cell_facts(field, cells)
                for column, cells in row.items()
                if column not in labels and column not in skipped and not _is_number(cells)
            )
    return found


def _seat_cell(text: str) -> tuple[int, int] | None:
    """Return the whole cell beside 办公室 where it is an office's name alone (安全监察部)."""
    return (0, len(text)) if _SEAT_ALONE.fullmatch(text) else None


def _cell_role(cells: list[Line]) -> str | None:
    label = LABEL.match(cells[0].text)
    if not label or label.end() < len(cells[0].text) or label["office"]:
        return None
    return _field(label) or "other"


def _is_number(cells: list[Line]) -> bool:
    return cells[0].text.isdecimal() or _SKIPPED_COLUMNS.match(cells[0].text) is not None


def _cell_facts(field: str, cells: list[Line]) -> Fact:
    words = "、".join(line.words() for line in cells)
    return Fact(field, words, cells[0].span())
