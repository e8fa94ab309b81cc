"""Where a plan states what is to be achieved; tasks, slogans and systems of responsibility are no goals."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.elements.judging import ENDS, TITLE, assert_sound, chapter, quoted, texts, view_of

from plancheck.elements.goals import recognise

STATED = "到2024年底，全县建成民族团结进步示范学校12所，师生民族政策知晓率达到98%以上。"


def judge(heading: str, *lines: str):
    return recognise(view_of(chapter(heading, *lines)))


@pytest.mark.parametrize(
    "heading",
    [
        "工作目标",
        "总体目标",
        "目标任务",
        "活动目的",
        "指导思想和目标",
        "创建目标",
        "主要目标及指标",
        "预期效果",
        "年底要看到的变化",
        "明确要达到的标准",
        "工 作 目 标",
        "目標任務",
    ],
)
@pytest.mark.parametrize("text", [STATED, "通过扎实的创建活动，使各族师生像石榴籽一样紧紧抱在一起。"])
def test_a_section_named_for_them_that_states_them_is_met(heading, text):
    element = judge(heading, text)
    assert (element.status, element.reason) == ("met", "")


def test_an_early_chapter_of_another_name_may_state_them():
    stated = "确保全年不发生亡人火灾；确保11月底前充电设施覆盖率达到95%，新增充电端口2800个。"
    text = f"{TITLE}\n一、生命至上\n抓好学习。\n二、三个“确保”，成效看得见\n{stated}\n三、任务\n抓落实。\n{ENDS}"
    assert recognise(view_of(text)).status == "met"


@pytest.mark.parametrize(
    "stated",
    [
        "2024年打基础，新命名示范单位12个。2025年示范单位增加到20个，覆盖率达到80%以上。2026年力争创成示范县。",
        "帮助群众办成急难事200件以上；培养双语民警30名，签约6个村寨；全年不发生投诉；年底争取建成示范单位。",
    ],
)
def test_an_early_chapter_of_a_fancy_name_may_give_figures_to_be_reached(stated):
    text = f"{TITLE}\n一、举旗定调\n抓好学习。\n二、分年登高不停步\n{stated}\n三、任务\n抓落实。\n{ENDS}"
    assert recognise(view_of(text)).status == "met"
    tasks = text.replace("抓好学习。\n", "抓好学习。\n各股室牵头，", 1).replace(stated, "由办公室牵头，" + stated)
    assert recognise(view_of(tasks)).status != "met"


def test_time_and_scope_are_no_goals():
    text = "活动从2020年5月开始，至12月结束，覆盖街道所辖9个社区和驻街企事业单位。"
    plan = f"{TITLE}\n一、活动时间和范围\n{text}\n二、任务\n抓落实。\n{ENDS}"
    assert recognise(view_of(plan)).status == "missing"


def test_they_may_be_numbered_sentences():
    items = ["（一）80%以上的县直机关达到示范单位标准；", "（二）各族群众的满意率达到95%。"]
    element = judge("全年工作要达到以下目标：", *items)
    assert (element.status, element.fields["quantified"]) == ("met", 2)
    assert quoted(view_of(chapter("全年工作要达到以下目标：", *items)), element)[0].startswith("（一）80%以上")
    assert judge("工作目标", "（一）总体目标", "（二）各个阶段的具体目标").status == "partial"


def test_they_may_stand_one_level_down():
    text = (
        f"{TITLE}\n一、总体要求\n（一）工作思路\n统筹推进。\n（二）主要目标\n{STATED}\n二、任务\n上好一堂课。\n{ENDS}"
    )
    view = view_of(text)
    assert recognise(view).status == "met"
    assert quoted(view, recognise(view))[1] == "（二）主要目标"


def test_they_may_run_on_in_their_headings_line():
    assert judge(f"工作目标。{STATED}").status == "met"


def test_children_of_their_heading_may_state_them():
    text = f"{TITLE}\n一、工作目标\n（一）年度目标。{STATED}\n（二）三年目标。学校全部达标。\n二、任务\n上课。\n{ENDS}"
    assert recognise(view_of(text)).status == "met"


def test_a_container_that_puts_figures_on_them_is_met():
    assert judge("总体要求", "坚持育人为本，统筹推进，年内建成示范学校12所，创成示范班级60个。").status == "met"


def test_a_container_that_tells_goals_in_a_sentence_of_their_own_is_met():
    assert judge("总体要求", "坚持育人为本，统筹推进。", "到2025年底，各族学生互学互助的局面全面形成。").status == "met"


@pytest.mark.parametrize("heading", ["工作目标", "目标任务。", "总体目标："])
def test_a_heading_without_text_is_partial(heading):
    element = judge(heading)
    assert (element.status, element.reason) == ("partial", "heading-only")


@pytest.mark.parametrize(
    "line",
    [
        "为实现创建全国示范县的目标，制定本方案。",
        "围绕建成示范学校这一目标，现就有关工作安排如下。",
        "为确保完成全年创建目标，制定本方案。",
    ],
)
def test_in_the_preamble_they_are_only_named_in_passing(line):
    text = f"{TITLE}\n{line}\n一、活动内容\n组织主题班会。\n二、活动安排\n分三步走。\n{ENDS}"
    element = recognise(view_of(text))
    assert (element.status, element.reason) == ("partial", "in-passing")


def test_among_the_requirements_they_are_only_named_in_passing():
    element = judge("活动安排", "各校要挂图作战，倒排工期，确保如期实现全年工作目标。")
    assert (element.status, element.reason) == ("partial", "in-passing")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("主要任务", "组织一次主题班会，办好一期板报，开展一次家访。"),
        ("活动内容", "举办演讲比赛和书画展，评选优秀作品。"),
        ("工作要求", "紧扣总目标，把各项任务落到实处。"),
        ("工作要求", "把创建工作纳入目标责任制考核，与评优评先挂钩。"),
        ("工作要求", "签订目标责任书，层层传导压力。"),
        ("组织领导", "实行目标管理，定期通报进展。"),
        ("活动内容", "围绕目标人群开展宣传。"),
        ("工作要求", "加强目标考核，严格兑现奖惩。"),
    ],
)
def test_tasks_slogans_and_responsibility_systems_are_no_goals(heading, line):
    element = judge(heading, line)
    assert (element.status, element.reason, element.evidence) == ("missing", "", ())


@pytest.mark.parametrize("heading", ["目标责任制", "目标管理", "目标考核"])
def test_a_heading_of_a_responsibility_system_names_no_goals(heading):
    assert judge(heading, "层层签订责任书，年底逐项验收，结果与评优挂钩。").status == "missing"


def test_an_annex_states_none_for_the_plan():
    text = chapter("活动内容", "上好一堂课。") + f"\n云岭县教育局\n2024年3月1日\n附件1\n工作目标\n{STATED}"
    assert recognise(view_of(text)).status == "missing"


def test_evidence_quotes_the_sentence_with_the_figure_and_then_the_heading():
    view = view_of(chapter("工作目标", "推动各族师生交往交流交融。年内 建成示范学校12所，创建覆盖面不断扩大。"))
    assert quoted(view, recognise(view)) == ["年内 建成示范学校12所，创建覆盖面不断扩大", "二、工作目标"]


def test_evidence_of_an_empty_heading_is_the_heading():
    view = view_of(chapter("工作目标"))
    assert quoted(view, recognise(view)) == ["二、工作目标"]


WORDS = [
    "工作目标", "总体要求", "目标任务", "到2025年", "建成", "达到", "95%", "12个", "实现", "的目标",
    "目标责任制", "力争", "通过", "努力", "总目标", "主要任务",
]  # fmt: skip


@given(texts(WORDS))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_it_raise_and_evidence_lies_in_the_text(text):
    view = view_of(f"{TITLE}\n{text}")
    assert_sound(view, recognise(view))
