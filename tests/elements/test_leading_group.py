"""Whether the plan itself sets up a body that leads, who leads it, who else is in it; and whose body it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.elements.judging import TITLE, assert_sound, chapter, quoted, texts, view_of

from plancheck.elements.leading_group import recognise


def judge(*lines: str, heading: str = "组织领导", title: str = TITLE):
    return recognise(view_of(chapter(heading, *lines, title=title)))


def told(element) -> dict[str, str]:
    return {name: words for name, words in element.fields.items() if words}


INLINE = [
    (
        "成立民族团结进步创建工作领导小组，由局长任组长，分管副局长任副组长，各股室负责人为成员。",
        {"leader": "局长", "deputy": "分管副局长", "members": "各股室负责人"},
    ),
    (
        "局党组成立创建工作领导小组，组长由党组书记担任，副组长由分管领导担任，成员由各股室和各中小学校长组成。",
        {"leader": "党组书记", "deputy": "分管领导", "members": "各股室和各中小学校长"},
    ),
    (
        "我局成立以局长为组长、班子成员为副组长、各股室负责人为成员的创建工作领导小组。",
        {"leader": "局长", "deputy": "班子成员", "members": "各股室负责人"},
    ),
    (
        "设立创建工作专班，局长任班长，副局长任副班长，抽调办公室、人事股、教育股人员参加。",
        {"leader": "局长", "deputy": "副局长", "members": "办公室、人事股、教育股人员"},
    ),
    (
        "成立活动组委会，局长任主任，副局长任副主任，各校校长任委员。",
        {"leader": "局长", "deputy": "副局长", "members": "各校校长"},
    ),
    (
        "组建创建工作指挥部，由县长任指挥长，分管副县长任副指挥长，成员单位为教育局、民宗局、文旅局。",
        {"leader": "县长", "deputy": "分管副县长", "members": "教育局、民宗局、文旅局"},
    ),
    (
        "建立创建工作协调小组，由分管副局长担任召集人，教育股、体卫艺股、安全股为成员单位。",
        {"leader": "分管副局长", "members": "教育股、体卫艺股、安全股"},
    ),
    (
        "调整充实创建工作领导小组，组长：局长；副组长：各副局长；成员：各股室股长。",
        {"leader": "局长", "deputy": "各副局长", "members": "各股室股长"},
    ),
    (
        "成立了由局长任组长，副局长任副组长的创建工作领导小组。",
        {"leader": "局长", "deputy": "副局长"},
    ),
    (
        "由局长任组长、各股室负责人为成员，成立创建工作领导小组。",
        {"leader": "局长", "members": "各股室负责人"},
    ),
    (
        "成立创建工作专班，专班由局长任班长、副局长任副班长。",
        {"leader": "局长", "deputy": "副局长"},
    ),
    (
        "成立领导小组，领导小组由局长任组长，副局长任副组长，各股室负责人为成员。",
        {"leader": "局长", "deputy": "副局长", "members": "各股室负责人"},
    ),
    (
        "设立创建工作协调小组，局长任总召集人，副局长任召集人，各股室负责人为成员。",
        {"leader": "局长", "deputy": "副局长", "members": "各股室负责人"},
    ),
    (
        "组建创建工作领导机构：党组书记牵头抓总，任负责人；副局长任副职；各股室股长任成员。",
        {"leader": "党组书记", "deputy": "副局长", "members": "各股室股长"},
    ),
    (
        "组建局创建工作推进办，主任由局长担任。分管副局长任副主任。各股室股长任成员。",
        {"leader": "局长", "deputy": "分管副局长", "members": "各股室股长"},
    ),
    (
        "成立创建委员会。主任一职，由局长担任。副主任有两位，分别是分管副局长和工会主席。委员来自各股室。",
        {"leader": "局长", "deputy": "分管副局长和工会主席", "members": "各股室"},
    ),
]


@pytest.mark.parametrize(("line", "fields"), INLINE)
def test_a_group_told_in_a_sentence_is_met(line, fields):
    element = judge(line)
    assert (element.status, element.reason) == ("met", "")
    assert told(element) == fields


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("领导小组下设办公室，办公室设在教育股，负责日常工作。", "教育股"),
        ("领导小组办公室设在局办公室，由教育股股长兼任办公室主任。", "局办公室"),
        ("领导小组下设办公室在人事股。", "人事股"),
        ("日常工作由教育股承担。", "教育股"),
        ("领导小组下设创建办，创建办设在教育股。", "教育股"),
        ("领导小组下设两个工作组，综合协调组设在教育股，承担领导小组日常工作。", "教育股"),
        ("领导小组办公室设教育股，负责日常工作。", "教育股"),
        ("领导小组在体卫艺股设办公室，办理具体事务。", "体卫艺股"),
    ],
)
def test_where_the_office_is(line, office):
    element = judge("成立领导小组，由局长任组长，副局长任副组长，各股室负责人为成员。" + line)
    assert element.status == "met"
    assert element.fields["office"] == office


@pytest.mark.parametrize(
    "tail", ["，办公室设在教育股。", "，领导小组下设办公室，办公室设在教育股。", "，办公室设教育股，负责日常工作。"]
)
def test_the_office_is_none_of_the_members(tail):
    element = judge("成立领导小组，组长为局长，副组长为副局长，成员为各股室负责人" + tail)
    assert element.fields["members"] == "各股室负责人"
    assert element.fields["office"] == "教育股"


@pytest.mark.parametrize("office", ["下设办公室，办公室设主任1名、联络员2名。", "办公室设专职人员三名。"])
def test_the_staff_of_an_office_is_no_place_where_it_is(office):
    assert judge("成立领导小组，由局长任组长，副局长任副组长。" + office).fields["office"] is None


def test_the_office_of_the_body_that_the_sentence_sets_up():
    element = judge("成立创建工作专班，局长任组长，专班日常工作由教育股承担。", heading="专班推进")
    assert told(element) == {"leader": "局长", "office": "教育股"}


def test_what_is_not_told_is_named_as_missing():
    element = judge("成立领导小组，由局长任组长，各股室负责人为成员。")
    assert element.status == "met"
    assert element.fields["deputy"] is None
    assert element.missing_fields == ("deputy", "office")


@pytest.mark.parametrize(
    "labels",
    [
        ("组长：", "副组长：", "成员："),
        ("组　长：", "副组长：", "成　员："),
        ("组 长:", "副 组 长:", "成 员:"),
        ("召集人：", "副召集人：", "成员单位："),
        ("总指挥：", "副总指挥：", "成员："),
        ("指挥长：", "副指挥长：", "成员："),
        ("1.组长：", "2.副组长：", "3.成员："),
    ],
)
def test_a_list_of_roles_is_a_group(labels):
    people = ("局党组书记、局长", "分管副局长", "教育股、人事股、安全股负责人")
    element = judge("成立创建工作领导小组，组成人员如下：", *(a + b for a, b in zip(labels, people, strict=True)))
    assert element.status == "met"
    assert (element.fields["leader"], element.fields["deputy"], element.fields["members"]) == people


def test_names_may_stand_on_the_lines_below_their_role():
    element = judge(
        "成立创建工作领导小组。", "组长：", "局长", "副组长：", "副局长甲", "副局长乙", "成员：", "各股室负责人"
    )
    assert element.status == "met"
    assert element.fields["leader"] == "局长"
    assert element.fields["deputy"] == "副局长甲、副局长乙"
    assert element.fields["members"] == "各股室负责人"


@pytest.mark.parametrize(
    "rows",
    [
        [("职务", "人员"), ("组长", "局长"), ("副组长", "分管副局长"), ("成员", "各股室负责人")],
        [("组　长", "局长"), ("副组长", "分管副局长"), ("成　员", "各股室负责人")],
        [
            ("序号", "小组职务", "所任职务"),
            ("1", "组长", "局长"),
            ("2", "副组长", "分管副局长"),
            ("3", "成员", "各股室负责人"),
        ],
        [("组长", "副组长", "成员"), ("局长", "分管副局长", "各股室负责人")],
    ],
)
def test_a_table_of_roles_is_a_group(rows):
    text = f"{TITLE}\n一、组织领导\n成立民族团结进步创建工作领导小组，名单见下表。\n"
    element = recognise(view_of(text, *rows))
    assert element.status == "met"
    assert (element.fields["leader"], element.fields["deputy"], element.fields["members"]) == (
        "局长", "分管副局长", "各股室负责人"
    )  # fmt: skip


@pytest.mark.parametrize(
    "roster",
    ["组　长：局长\n副组长：分管副局长\n成　员：各股室负责人", "组长局长，副组长为分管副局长，成员为各股室负责人。"],
)
def test_an_annex_may_hold_the_roster(roster):
    text = chapter("组织领导", "成立创建工作领导小组（名单见附件1）。")
    text += f"\n云岭县教育局\n2024年3月1日\n附件1\n创建工作领导小组名单\n{roster}"
    element = recognise(view_of(text))
    assert element.status in ("met", "partial")
    if roster.startswith("组　长"):
        assert element.status == "met"
        assert element.fields["leader"] == "局长"


@pytest.mark.parametrize(
    "line",
    [
        "成立民族团结进步创建工作领导小组，统筹推进各项工作。",
        "局里要成立创建工作领导小组，加强对创建工作的领导。",
        "设立创建工作专班，集中办公，挂图作战。",
        "成立领导小组，副组长由分管副局长担任，成员为各股室负责人。",
    ],
)
def test_a_group_without_a_leader_is_partial(line):
    element = judge(line)
    assert (element.status, element.reason) == ("partial", "no-leader")
    assert element.fields["leader"] is None


@pytest.mark.parametrize(
    ("line", "leader"),
    [
        ("成立创建工作领导小组，由局长任组长。", "局长"),
        ("成立由党组书记任组长的创建工作领导小组，统筹全局工作。", "党组书记"),
    ],
)
def test_a_group_of_which_only_the_leader_is_told_is_partial(line, leader):
    element = judge(line)
    assert (element.status, element.reason) == ("partial", "leader-only")
    assert element.fields["leader"] == leader


@pytest.mark.parametrize(
    "line",
    [
        "各学校要成立相应的领导小组，由校长任组长，明确专人负责。",
        "各中小学、幼儿园要成立创建工作领导小组，落实工作责任。",
        "各乡镇、街道要成立领导小组，统筹推进。",
        "各乡镇中心校应建立健全创建工作领导机构，配齐工作人员。",
    ],
)
def test_a_group_that_only_others_are_told_to_set_up_is_partial(line):
    element = judge(line)
    assert (element.status, element.reason) == ("partial", "demanded")
    assert not told(element)


@pytest.mark.parametrize(
    ("line", "field", "words"),
    [
        (
            "组建局工作专班，班长由局长担任，副班长由分管副局长担任，服务科、区文化馆、区图书馆负责人为专班成员。",
            "members",
            "服务科、区文化馆、区图书馆负责人",
        ),
        ("成立领导小组，党组书记、院长挂帅担任组长，副院长任副组长。", "leader", "党组书记、院长"),
        ("成立领导小组，局长任组长，其他党组成员、审委会专职委员均为成员。", "members", "其他党组成员、审委会专职委员"),
        ("成立领导小组，局长任组长，各股室为成员。政治部为领导小组办事机构，承担日常事务。", "office", "政治部"),
        ("成立专班，局长挂帅，任组长；分管副局长协助，任副组长；各股室参加。", "deputy", "分管副局长"),
        ("设立组委会，由站长、政治委员任主任，副政治委员任副主任，各队队长任委员。", "leader", "站长、政治委员"),
        ("成立领导小组，园长任组长，副园长任副组长。平时的联络、排课，都由保教办公室承担。", "office", "保教办公室"),
        ("成立指挥部，场长任总指挥，副场长任副总指挥。指挥部值班室设在资源保护股。", "office", "资源保护股"),
        ("搭起工作专班，镇党委书记挂帅，镇长当副手，各站所都是专班成员。", "leader", "镇党委书记"),
        ("搭起工作专班，镇党委书记挂帅，镇长当副手，各站所都是专班成员。", "deputy", "镇长"),
        ("成立专班，书记任组长，各站所为成员。跑腿的事，统统归镇统战办管。", "office", "镇统战办"),
        ("设立领导机构，名称为创建指导委员会，局长（经理）担任主任，各科室为委员。", "leader", "局长（经理）"),
        ("设立组委会，主任由局长担任，副主任由副局长担任；组委会执行机构为群众体育处。", "office", "群众体育处"),
        ("成立领导小组，主任任组长，会计、出纳为成员。平时的事情由文书料理。", "office", "文书"),
        ("成立领导小组，局长任组长，各股室为成员。班组长是本班组的第一责任人。", "leader", "局长"),
        ("成立专班，主任任召集人，副主任任副召集人，专班设在城市管理科。", "office", "城市管理科"),
        ("村上成立创建工作领导小组，村支部书记当组长，负总责，村主任当副组长。", "leader", "村支部书记"),
    ],
)
def test_who_is_told_in_many_ways(line, field, words):
    element = judge(line)
    assert (element.status, element.fields[field]) == ("met", words)


def test_a_department_may_be_charged_with_setting_it_up():
    title = "云岭县2024年全民阅读工作方案"
    element = judge("由县委宣传部牵头成立全民阅读活动组委会，统筹全县活动。", title=title)
    assert (element.status, element.reason) == ("partial", "no-leader")


def test_of_two_groups_of_which_little_is_told_the_one_with_an_office_is_the_leading_one():
    element = judge(
        "建立矛盾纠纷的联合处理小组。", "成立创建工作领导小组，统筹推进。", "领导小组办公室设在党委办公室。"
    )
    assert (element.status, element.fields["office"]) == ("partial", "党委办公室")


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("专班在安全股设立联络处，负责信息综合。", "安全股"),
        ("专班下设项目建设、督导考核四个工作组，办公室设在县委统战部。", "县委统战部"),
    ],
)
def test_the_office_of_a_group(line, office):
    element = judge("成立创建工作专班，由局长任组长，各股室负责人为成员。" + line)
    assert (element.status, element.fields["office"]) == ("met", office)


def test_its_own_group_counts_where_others_are_told_to_set_up_theirs_too():
    element = judge(
        "县教育局成立创建工作领导小组，由局长任组长，副局长任副组长，各股室负责人为成员。",
        "各学校也要成立相应机构，校长任组长。",
    )
    assert element.status == "met"
    assert element.fields["leader"] == "局长"


@pytest.mark.parametrize(
    "line",
    [
        "各股室要加强组织领导，主要负责人亲自抓，分管负责人具体抓。",
        "要切实加强对创建工作的领导，形成齐抓共管的工作格局。",
        "在县委统一战线工作领导小组的领导下开展工作。",
        "在县民族团结进步创建工作领导小组的统一部署下，扎实开展各项活动。",
        "重大事项报县创建工作领导小组研究。",
        "成立考核组，由纪检组长任组长，办公室、人事股人员为成员，对各校进行考核。",
        "成立督查组，由副局长任组长，教育股人员为成员，每季度开展一次督查。",
        "组织宣讲团，由党校教师任团长，深入各校巡回宣讲。",
        "健全创建工作机制，完善责任制度。",
        "建立工作台账，实行销号管理。",
        "局长是第一责任人，分管副局长是直接责任人。",
        "不再另行成立领导小组，由局安全生产委员会统一负责。",
        "无需单独设立领导机构，有关工作由教育股办理。",
    ],
)
def test_exhortation_other_peoples_groups_and_groups_that_examine_are_no_leading_group(line):
    element = judge(line)
    assert (element.status, element.reason) == ("missing", "")
    assert element.evidence == ()
    assert not told(element)
    assert element.missing_fields == ("leader", "deputy", "members", "office")


@pytest.mark.parametrize(
    "superior",
    [
        "县委、县政府成立了民族团结进步创建工作领导小组，由县委书记任组长，县直各单位主要负责人为成员。",
        "市委已成立创建工作领导小组，由市委副书记任组长，市直有关部门为成员单位。",
        "省里成立了由分管副省长任组长、有关厅局为成员的领导小组。",
    ],
)
def test_a_superiors_group_is_not_the_plans_own(superior):
    assert judge(superior).status == "missing"


def test_the_issuers_own_name_makes_the_group_its_own():
    element = judge("云岭县教育局成立创建工作领导小组，由局长任组长，副局长任副组长。")
    assert element.status == "met"


def test_an_office_may_call_itself_by_its_level():
    line = "{}成立专项工作专班，统筹协调各项工作。"
    assert judge(line.format("县局")).reason == "no-leader"  # the plan is 云岭县教育局's
    assert judge(line.format("市局")).status == "missing"


def test_a_group_that_examines_does_not_lend_its_leader_to_the_leading_group():
    element = judge("成立创建工作领导小组，统筹各项工作。", "另设督查组，由纪检组长任组长，各股室抽调人员为成员。")
    assert (element.status, element.reason) == ("partial", "no-leader")


def test_the_heading_alone_sets_up_nothing():
    assert judge("加强领导，明确责任，确保创建工作顺利推进。", heading="成立领导小组").status == "partial"
    assert judge("加强领导，明确责任，确保创建工作顺利推进。", heading="领导小组").status == "missing"
    assert judge("加强领导，明确责任，确保创建工作顺利推进。", heading="加强组织领导").status == "missing"


def test_the_group_may_stand_in_any_chapter():
    element = judge("（一）加强领导。成立创建工作领导小组，由局长任组长，副局长任副组长。", heading="工作要求")
    assert element.status == "met"


def test_the_group_may_stand_in_the_preamble():
    preamble = "经研究，决定成立创建工作领导小组，局长任组长，副局长任副组长。"
    text = f"{TITLE}\n{preamble}\n一、主要任务\n开展宣传。\n二、工作要求\n抓好落实。"
    assert recognise(view_of(text)).status == "met"


def test_evidence_quotes_who_was_named_and_where_the_group_is_set_up():
    line = "成立创建工作领导小组，由局长任组长，分管副局长任副组长，各股室负责人为成员，办公室设在教育股。"
    view = view_of(chapter("组织领导", line))
    element = recognise(view)
    assert quoted(view, element) == ["成立创建工作领导小组", "局长", "分管副局长", "各股室负责人", "教育股"]
    assert all(span.block == 4 for span in element.evidence)


def test_evidence_keeps_the_spaces_and_widths_of_the_document():
    line = "成立 创建工作 领导小组，由 局　长 任组长，分管副局长任副组长。"
    view = view_of(chapter("组织领导", line))
    element = recognise(view)
    assert quoted(view, element)[:2] == ["成立 创建工作 领导小组", "局　长"]
    assert element.fields["leader"] == "局　长"


def test_several_people_of_one_role_are_joined():
    element = judge("成立领导小组，组长：局长。", "副组长：副局长甲", "副组长：副局长乙", "成员：各股室负责人")
    assert element.fields["deputy"] == "副局长甲、副局长乙"


def test_traditional_characters_are_read_too():
    element = judge("成立創建工作領導小組，由局長任組長，分管副局長任副組長，各股室負責人為成員。", heading="組織領導")
    assert element.status == "met"
    assert element.fields["leader"] == "局長"


WORDS = [
    "成立", "设立", "领导小组", "工作专班", "组委会", "考核组", "由", "任组长", "副组长", "成员", "组长：",
    "成 员：", "局长", "各股室负责人", "办公室设在", "各学校要", "县委", "担任", "为", "下设办公室", "如下：",
    "名单", "召集人", "主任",
]  # fmt: skip


@given(texts(WORDS))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_it_raise_and_evidence_lies_in_the_text(text):
    view = view_of(f"{TITLE}\n{text}")
    element = recognise(view)
    assert_sound(view, element)
    assert set(element.fields) == {"leader", "deputy", "members", "office"}
    whole = "\n".join(block.text for block in view.plan.blocks)
    for words in element.fields.values():
        assert words is None or all(part in whole for part in words.split("、"))
