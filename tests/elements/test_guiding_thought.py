"""Where a plan states what guides it, and where it only says so in passing or under an empty heading."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.elements.judging import ENDS, TITLE, assert_sound, chapter, quoted, texts, view_of

from plancheck.elements.guiding_thought import recognise

STATED = "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的教育方针，把各族师生凝聚在一起。"


def judge(heading: str, *lines: str):
    return recognise(view_of(chapter(heading, *lines)))


def preamble(line: str):
    return recognise(view_of(f"{TITLE}\n{line}\n一、主要任务\n组织开展主题班会。\n二、工作安排\n分三步走。\n{ENDS}"))


@pytest.mark.parametrize(
    "heading",
    [
        "指导思想",
        "指导思想和目标",
        "指导思想、工作原则",
        "总体要求",
        "总体思路",
        "指 导 思 想",
        "工作思路",
        "指导方针",
        "指導思想",
    ],
)
def test_a_section_named_for_it_that_states_it_is_met(heading):
    element = judge(heading, STATED)
    assert (element.status, element.reason) == ("met", "")


@pytest.mark.parametrize(
    "text",
    [
        "高举中国特色社会主义伟大旗帜，深入贯彻落实科学发展观，促进各族师生交往交流交融。",
        "坚持以马克思主义民族理论为指引，做好新时代民族工作。",
        "全面落实上级部署，围绕立德树人，扎实推进创建。",
        "以铸牢中华民族共同体意识为主线，推动各民族共同走向现代化。",
        "用党的创新理论武装头脑，凝聚人心。",
    ],
)
def test_under_its_own_name_any_statement_will_do(text):
    assert judge("指导思想", text).status == "met"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("总体要求", "深入贯彻中央民族工作会议精神，全面落实上级部署。"),
        ("总体目标", STATED),
        ("以党的创新理论引领创建方向", STATED),
        ("坚持正确方向，把牢育人航向", "坚持以习近平新时代中国特色社会主义思想为指导，落实立德树人根本任务。"),
    ],
)
def test_a_shared_or_slogan_heading_is_judged_by_its_text(heading, text):
    assert judge(heading, text).status == "met"


def test_it_may_stand_one_level_down():
    text = [
        TITLE,
        "一、总体要求",
        "（一）指导思想",
        STATED,
        "（二）基本原则",
        "坚持育人为本。",
        "二、任务",
        "上好一堂课。",
        ENDS,
    ]
    view = view_of("\n".join(text))
    element = recognise(view)
    assert element.status == "met"
    assert quoted(view, element)[1] == "（一）指导思想"


def test_it_may_run_on_in_its_headings_line():
    assert judge(f"指导思想：{STATED}").status == "met"


def test_children_of_its_heading_may_state_it():
    text = (
        f"{TITLE}\n一、指导思想\n（一）理论指引。{STATED}\n（二）现实遵循。立足校情。\n二、任务\n上好一堂课。\n{ENDS}"
    )
    assert recognise(view_of(text)).status == "met"


@pytest.mark.parametrize("heading", ["指导思想", "指导思想。", "总体要求及指导思想"])
def test_a_heading_without_text_is_partial(heading):
    element = judge(heading)
    assert (element.status, element.reason) == ("partial", "heading-only")


@pytest.mark.parametrize(
    "lead", ["全院干警要坚持", "这次创建活动，要", "各级各单位必须", "答案只有一个。我们坚持", "全站共建活动"]
)
def test_an_early_chapter_of_another_name_may_tell_who_is_to_follow_it(lead):
    text = f"{TITLE}\n一、统一思想，端正方向\n{lead}{STATED}\n二、工作任务\n抓好学习。\n{ENDS}"
    assert recognise(view_of(text)).status == "met"
    assert judge("工作任务", "抓好学习。").status == "missing"
    assert judge("学习教育", f"本月，{lead}{STATED}").status == "partial"


@pytest.mark.parametrize(
    "line",
    [
        "为深入贯彻中央民族工作会议精神，结合我局实际，制定本方案。",
        "以习近平新时代中国特色社会主义思想为指导，现就有关工作安排如下。",
        "为认真学习贯彻习近平总书记关于民族工作的重要论述，制定本方案。",
        "在党的二十大精神指引下，全县教育系统积极投身创建活动，现制定本方案。",
    ],
)
def test_in_the_preamble_it_is_only_said_in_passing(line):
    element = preamble(line)
    assert (element.status, element.reason) == ("partial", "in-passing")


def test_among_the_tasks_it_is_only_said_in_passing():
    element = judge("主要任务", "各校要组织师生学习，坚持以习近平新时代中国特色社会主义思想为指导开展主题班会。")
    assert (element.status, element.reason) == ("partial", "in-passing")


@pytest.mark.parametrize(
    "line",
    [
        "根据《关于做好2024年创建工作的通知》（县民发〔2024〕3号）要求，结合我局实际，制定本方案。",
        "按照县教育工作会议的统一安排，制定本方案。",
        "为牢牢把握各民族共同团结奋斗、共同繁荣发展的主题，制定本方案。",
        "为做好2024年创建工作，制定本方案。",
        "为紧扣铸牢中华民族共同体意识主线，制定本方案。",
    ],
)
def test_a_basis_or_a_theme_is_no_guiding_thought(line):
    element = preamble(line)
    assert (element.status, element.reason, element.evidence) == ("missing", "", ())


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("工作要求", "发扬爱国主义精神和奉献精神，把工作做实。"),
        ("组织领导", "安排指导员下沉，由指导组负责业务指导。"),
        ("工作原则", "坚持以学生为中心，以活动为载体。"),
        ("主要任务", "以思政教师为指导老师，带领学生排练节目。"),
    ],
)
def test_other_guidance_and_other_spirits_are_none(heading, line):
    assert judge(heading, line).status == "missing"


def test_an_annex_states_nothing_for_the_plan():
    text = chapter("任务", "上好一堂课。") + f"\n云岭县教育局\n2024年3月1日\n附件1\n学习材料\n{STATED}"
    assert recognise(view_of(text)).status == "missing"


def test_evidence_quotes_the_statement_and_then_the_heading():
    view = view_of(chapter("指导思想", "坚持以 习近平新时代中国特色社会主义思想 为指导，立德树人。"))
    assert quoted(view, recognise(view)) == ["坚持以 习近平新时代中国特色社会主义思想 为指导", "二、指导思想"]


def test_evidence_of_an_empty_heading_is_the_heading():
    view = view_of(chapter("指导思想"))
    assert quoted(view, recognise(view)) == ["二、指导思想"]


WORDS = [
    "指导思想", "总体要求", "以", "为指导", "习近平新时代中国特色社会主义思想", "贯彻", "精神", "高举", "旗帜",
    "文件", "在", "指引下", "坚持", "党的二十大", "主题",
]  # fmt: skip


@given(texts(WORDS))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_it_raise_and_evidence_lies_in_the_text(text):
    view = view_of(f"{TITLE}\n{text}")
    assert_sound(view, recognise(view))
