"""What the plan's own activity is combined with; idioms and methods held together are no combinations."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.elements.judging import TITLE, assert_sound, chapter, quoted, texts, view_of

from plancheck.elements.six_combinations import recognise

SIX = ["乡村振兴", "基层党建", "平安校园建设", "文明城市创建", "对口支援", "普法宣传"]


def judge(*lines: str, heading: str = "工作要求", title: str = TITLE):
    return recognise(view_of(chapter(heading, *lines, title=title)))


def with_each(form: str, joint: str = "、") -> str:
    """The six partners, each in this form."""
    return joint.join(form.format(partner) for partner in SIX)


def counted(number: str, form: str) -> list[str]:
    """The six partners, each with its number and in this form."""
    return [number.format(count, "一二三四五六"[count - 1]) + form.format(one) for count, one in enumerate(SIX, 1)]


@pytest.mark.parametrize(
    "lines",
    [
        [f"做到六个结合，即{with_each('与{}相结合')}。"],
        [f"重点抓好“六个结合”：{'；'.join(counted('{1}是', '与{}相结合'))}。"],
        [f"把创建工作{with_each('与{}结合', '、')}，做到“六个结合”。"],
        [f"六个结合：把创建工作{with_each('与{}结合起来', '，')}。"],
        ["做到6个结合。", *counted("（{0}）", "与{}相结合。")],
        ["着力实现六个结合：", *counted("——", "与{}相结合，抓出成效；")],
        ["实现六结合。", "；".join(counted("{1}要", "与{}紧密结合")) + "。"],
        ["实现六结合。", *(line + "；" for line in counted("{1}要", "与{}紧密结合"))],
        [f"注重六个方面的结合：{with_each('与{}')}相结合。"],
    ],
)
def test_a_set_of_six_that_lists_six_is_met(lines):
    element = judge(*lines)
    assert (element.status, element.reason) == ("met", "")
    assert (element.fields["claimed"], element.fields["found"]) == (6, 6)
    assert element.fields["items"] == SIX


@pytest.mark.parametrize(("number", "claimed"), [("两个", 2), ("三", 3), ("四个", 4), ("五个", 5), ("八个", 8)])
def test_a_set_of_any_size_is_met_when_it_lists_as_many_as_it_announces(number, claimed):
    partners = [*SIX, "师德建设", "校园文化建设"][:claimed]
    element = judge(f"做到{number}结合：" + "，".join(f"与{partner}相结合" for partner in partners) + "。")
    assert element.status == "met"
    assert element.fields["claimed"] == claimed
    assert element.fields["items"] == partners


def test_items_as_headings_may_say_it_in_several_ways():
    element = judge(
        "做实“四结合”，避免单打独斗：",
        "1.与公共文化服务相结合，把主题内容纳入“文化进社区”配送菜单。",
        "2.与“文旅惠民季”深度融合，发放惠民券。",
        "3.与非遗保护传承有机衔接，开设工坊。",
        "4.与市场综合监管紧密结合，严查违规。",
    )
    assert element.status == "met"
    assert element.fields["items"] == ["公共文化服务", "“文旅惠民季”", "非遗保护传承", "市场综合监管"]


@pytest.mark.parametrize("word", ["贯通", "融合", "衔接"])
def test_a_set_may_be_called_otherwise_where_its_items_are_too(word):
    element = judge(f"要做到“六个{word}”：" + "，".join(f"与{partner}相{word}" for partner in SIX) + "。")
    assert (element.status, element.fields["items"]) == ("met", SIX)
    fewer = judge(
        f"着力推进“六个{word}”。", *(f"（{n}）与{one}{word}。抓好落实。" for n, one in zip("一二三", SIX, strict=False))
    )
    assert (fewer.status, fewer.reason, fewer.fields["found"]) == ("partial", "fewer-listed", 3)


@pytest.mark.parametrize(
    "line",
    [
        "推进六个融合，打造三个联动平台。",
        "3融合推进",
        "建设两个融合发展区，与企业深度融合。",
        "做到三个衔接：工作衔接、政策衔接、机制衔接。",
    ],
)
def test_other_sets_are_no_combinations(line):
    assert judge(line).status == "missing"


def test_the_announcement_may_be_the_heading_and_the_items_children():
    view = view_of(f"""
{TITLE}
一、抓好三个结合
（一）与乡村振兴相结合
每校联系一个村。
（二）与基层党建相结合
支部带头。
（三）与普法宣传相结合
宣讲法律知识。
二、工作要求
狠抓落实。
""")
    element = recognise(view)
    assert element.status == "met"
    assert element.fields == {"claimed": 3, "found": 3, "items": ["乡村振兴", "基层党建", "普法宣传"]}


def test_what_was_combined_in_an_earlier_sentence_is_not_the_set():
    element = judge("把创建工作与乡村振兴相结合。要做到三个结合，务求实效。")
    assert (element.status, element.reason) == ("partial", "not-listed")


def test_items_of_the_form_jiehe_a_count_in_an_announced_list():
    element = judge(
        "做到三个结合：一是结合乡村振兴，推动联村共建；二是结合基层党建，推动支部帮扶；三是结合普法宣传，推动法治进校。"
    )
    assert element.status == "met"
    assert element.fields["items"] == ["乡村振兴", "基层党建", "普法宣传"]


def test_items_of_an_announced_set_may_say_it_in_other_words():
    line = "做到四个结合：与文化服务深度融合；同乡村旅游一体推进；把创建融入送戏下乡；与平安建设结合起来。"
    element = judge(line)
    assert (element.status, element.fields["claimed"]) == ("met", 4)
    assert element.fields["items"] == ["文化服务", "乡村旅游", "送戏下乡", "平安建设"]
    assert judge(line.replace("做到四个结合：", "")).fields["items"] != element.fields["items"]


def test_six_unannounced_combinations_are_met():
    element = judge("把创建工作" + "，".join(f"与{partner}相结合" for partner in SIX) + "，同步推进。")
    assert element.status == "met"
    assert element.fields["claimed"] is None
    assert element.fields["found"] == 6


def test_six_over_several_chapters_are_met():
    text = "\n".join(
        [TITLE, "一、目标", f"把创建工作与{SIX[0]}相结合，与{SIX[1]}相结合。", "二、任务"]
        + [
            f"（{number}）{partner}。将创建工作与{partner}有机结合。"
            for number, partner in zip("一二三四", SIX[2:], strict=True)
        ]
        + ["三、要求", "狠抓落实。"]
    )
    element = recognise(view_of(text))
    assert element.status == "met"
    assert element.fields["items"] == SIX


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_one_to_five_unannounced_are_partial(count):
    element = judge("把创建工作" + "，".join(f"与{partner}相结合" for partner in SIX[:count]) + "。")
    assert (element.status, element.reason) == ("partial", "unannounced")
    assert element.fields == {"claimed": None, "found": count, "items": SIX[:count]}


@pytest.mark.parametrize("count", [1, 3, 5])
def test_fewer_than_announced_is_partial(count):
    element = judge("做到六个结合：" + "；".join(f"与{partner}相结合" for partner in SIX[:count]) + "。")
    assert (element.status, element.reason) == ("partial", "fewer-listed")
    assert (element.fields["claimed"], element.fields["found"]) == (6, count)


@pytest.mark.parametrize(
    "line", ["切实做到六个结合，推动创建工作再上新台阶。", "要注重“五个结合”，务求实效。", "坚持四结合，统筹推进。"]
)
def test_an_announcement_that_lists_nothing_is_partial(line):
    element = judge(line)
    assert (element.status, element.reason) == ("partial", "not-listed")
    assert element.fields["found"] == 0


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("将创建工作与乡村振兴、基层党建和平安建设相结合。", ["乡村振兴、基层党建和平安建设"]),
        ("将创建工作与乡村振兴、与基层党建相结合。", ["乡村振兴", "基层党建"]),
        ("把民族团结教育同思政课建设有机结合起来。", ["思政课建设"]),
        ("乡村振兴要与民族团结进步创建相结合。", ["乡村振兴"]),
        ("本次活动要跟第一课堂紧密结合。", ["第一课堂"]),
        ("创建工作要和美丽乡村建设结合起来。", ["美丽乡村建设"]),
        ("将其与平安乡镇创建有机结合。", ["平安乡镇创建"]),
    ],
)
def test_what_is_one_combination_and_what_are_two(line, items):
    element = judge(line)
    assert element.fields["items"] == items
    assert element.fields["found"] == len(items)


@pytest.mark.parametrize(
    "line",
    [
        "各校要结合实际，制定具体措施。",
        "结合我局工作实际，统筹安排各项活动。",
        "坚持点面结合，以点带面，整体推进。",
        "做到理论联系实际，学用结合、知行合一。",
        "坚持统筹规划与分步实施相结合。",
        "坚持正面宣传与批评教育相结合，集中整治与长效管理相结合。",
        "坚持集中抓和全年抓相结合。",
        "加强团结合作，共同把事情办好。",
        "在城乡结合部开展宣传。",
        "找准工作的结合点和着力点。",
        "要把规定动作与自选动作结合好。",
        "实行老中青三结合，配强队伍。",
        "严格奖惩，做到精神奖励与物质奖励相结合。",
        "不折不扣抓好落实。",
    ],
)
def test_idioms_principles_and_lookalikes_are_no_combinations(line):
    element = judge(line)
    assert (element.status, element.evidence) == ("missing", ())
    assert element.fields == {"claimed": None, "found": 0, "items": []}


@pytest.mark.parametrize(
    "line",
    ["要坚持宣传教育与依法治理相结合。", "坚持民族团结教育与学科教学相结合。", "坚持示范带动和全面创建相结合。"],
)
def test_under_basic_principles_methods_are_held_together_not_programmes(line):
    assert judge(line, heading="基本原则").status == "missing"


def test_a_set_of_methods_is_no_set_of_combinations():
    element = judge("坚持三个结合：集中宣传与经常宣传相结合、线上宣传与线下宣传相结合、重点督查与全面检查相结合。")
    assert element.status == "missing"


def test_what_is_said_twice_counts_once():
    element = judge(
        "与乡村振兴相结合。把创建工作与乡村振兴相结合，与基层党建相结合。", heading="创建工作与乡村振兴相结合"
    )
    assert element.fields["found"] == 2


def test_another_plans_activity_is_told_by_its_title():
    title = "云岭县税务局2024年便民办税春风行动实施方案"
    element = judge("把春风行动与主题教育相结合，与绩效管理相结合。", title=title)
    assert (element.status, element.reason) == ("partial", "unannounced")
    assert element.fields["items"] == ["主题教育", "绩效管理"]


def test_evidence_quotes_the_clauses_the_announcement_first():
    line = "做到“两个结合”：把创建工作 与乡村振兴相结合，与基层党建 相结合。"
    view = view_of(chapter("工作要求", line))
    element = recognise(view)
    assert quoted(view, element) == ["两个结合", "把创建工作 与乡村振兴相结合", "与基层党建 相结合"]


def test_evidence_of_unannounced_ones_is_one_clause_each():
    view = view_of(chapter("工作要求", "要把创建工作与乡村振兴相结合，与基层党建相结合。"))
    element = recognise(view)
    assert quoted(view, element) == ["要把创建工作与乡村振兴相结合", "与基层党建相结合"]


WORDS = [
    "六个结合", "三结合", "做到", "与", "同", "和", "相结合", "结合起来", "紧密", "把创建工作", "乡村振兴",
    "基层党建", "坚持", "一是", "二是", "结合实际", "点面结合", "结合", "即", "民族团结",
]  # fmt: skip


@given(texts(WORDS))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_makes_it_raise_and_evidence_lies_in_the_text(text):
    view = view_of(f"{TITLE}\n{text}")
    element = recognise(view)
    assert_sound(view, element)
    assert set(element.fields) == {"claimed", "found", "items"}
    assert element.fields["found"] == len(element.fields["items"])
    assert element.fields["claimed"] is None or element.fields["claimed"] >= 2
    whole = "\n".join(block.text for block in view.plan.blocks)
    assert all(item in whole for item in element.fields["items"])
    if element.status == "met":
        assert element.fields["found"] >= (element.fields["claimed"] or 6)
