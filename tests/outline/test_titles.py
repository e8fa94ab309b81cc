"""Where a heading's own words end and its text begins."""

import pytest
from tests.outline.writing import TEXT, TITLE, plan_of, words

from plancheck.outline import build_plan
from plancheck.plan import Block, Look

GUIDING = "以习近平生态文明思想为指导，坚持节水优先，把节约用水贯穿全过程。"


def first(line: str):
    """The first section of a plan whose first chapter is this line."""
    plan = plan_of(f"{TITLE}\n{line}\n二、工作目标\n{TEXT}\n三、工作要求\n{TEXT}")
    section = plan.sections[0]
    return section.label, section.title, [plan.text(span) for span in section.text]


@pytest.mark.parametrize(
    ("line", "title", "text"),
    [
        ("一、指导思想", "指导思想", []),
        ("一、指导思想。", "指导思想", []),
        (
            "一、深入学习贯彻习近平总书记系列重要讲话精神，牢牢把准水利系统创建工作的政治方向",
            "深入学习贯彻习近平总书记系列重要讲话精神，牢牢把准水利系统创建工作的政治方向",
            [],
        ),
        ("一、指导思想：", "指导思想", []),
        ("一、指导思想:", "指导思想", []),
        ("一、 指导思想 。", "指导思想", []),
        (f"一、指导思想。{GUIDING}", "指导思想", [GUIDING]),
        (f"一、指导思想：{GUIDING}", "指导思想", [GUIDING]),
        (f"一、指导思想。　{GUIDING}", "指导思想", [GUIDING]),
        (f"一、指导思想 {GUIDING}", "指导思想", [GUIDING]),
        (f"一、指导思想　　{GUIDING}", "指导思想", [GUIDING]),
        (f"一、指导思想{GUIDING}", "指导思想", [GUIDING]),
        (f"一、指 导 思 想。{GUIDING}", "指 导 思 想", [GUIDING]),
        (
            f"一、加强领导，落实责任。{GUIDING}",
            "加强领导，落实责任",
            [GUIDING],
        ),
        (f"一、提高认识、统一思想。{GUIDING}", "提高认识、统一思想", [GUIDING]),
        (
            f"一、学习《节约用水条例》，吃透“总量、强度”双控。{GUIDING}",
            "学习《节约用水条例》，吃透“总量、强度”双控",
            [GUIDING],
        ),
        (f"一、动员部署（3月1日至3月15日）。{GUIDING}", "动员部署（3月1日至3月15日）", [GUIDING]),
        (f"一、动员部署阶段（3月：摸底；4月：分析）。{GUIDING}", "动员部署阶段（3月：摸底；4月：分析）", [GUIDING]),
        (f"一、怎样看待节水？{GUIDING}", "怎样看待节水？", [GUIDING]),
    ],
)
def test_a_run_in_heading_ends_at_its_own_mark(line, title, text):
    label, found, rest = first(line)
    assert (label, found.rstrip("？"), rest) == ("一、", title.rstrip("？"), text)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("每日抄表；", "每日抄表"),
        ("组织一次知识竞赛，由各站所选派三名队员参加，局机关统一命题并评卷。", "组织一次知识竞赛"),
        ("完成干渠衬砌12公里、支渠防渗30公里。", "完成干渠衬砌12公里、支渠防渗30公里"),
    ],
)
def test_an_item_of_one_long_sentence_is_titled_by_its_words_up_to_the_first_stop_or_pause(line, title):
    plan = plan_of(
        f"{TITLE}\n一、任务\n1.{line}\n2.巡查渠道，发现险情立即上报并组织抢修，不得拖延推诿。\n二、要求\n{TEXT}"
    )
    assert plan.sections[0].children[0].title == title


def test_the_rest_of_the_sentence_is_the_items_text():
    plan = plan_of(
        f"{TITLE}\n一、任务\n1.组织一次知识竞赛，由各站所选派三名队员参加，局机关统一命题并评卷。\n2.巡渠\n{TEXT}"
    )
    assert words(plan, "任务", "组织一次知识竞赛") == ["由各站所选派三名队员参加，局机关统一命题并评卷。"]


def test_a_bold_lead_ends_where_the_bold_ends():
    lead, rest = "（一）把群众发动起来，人人争当护渠员", "，各村要召开户主会，选出巡渠员并公布电话。"
    looks = ((len(lead), Look(bold=True, size=16.0)), (len(lead + rest), Look(size=16.0)))
    plain = Look(size=16.0)

    def block(text: str) -> Block:
        return Block(text, looks=((len(text), plain),))

    second = "（二）把渠道管护好，家家门前净，每周清扫一次。"
    looks2 = ((len("（二）把渠道管护好，家家门前净"), Look(bold=True, size=16.0)), (len(second), plain))
    plan = build_plan(
        [
            block(TITLE),
            block("一、任务"),
            Block(lead + rest, looks=looks),
            Block(second, looks=looks2),
            block("二、要求"),
            block(TEXT),
        ]
    )
    assert [child.title for child in plan.sections[0].children] == [
        "把群众发动起来，人人争当护渠员",
        "把渠道管护好，家家门前净",
    ]


def test_the_headings_span_covers_label_and_title_and_nothing_else():
    plan = plan_of(f"{TITLE}\n　　一、 指导思想。{GUIDING}\n二、工作目标\n{TEXT}")
    assert plan.text(plan.sections[0].heading) == "一、 指导思想"
    assert plan.sections[0].block == 1


def test_text_below_a_heading_is_its_own_and_that_of_children_is_theirs():
    plan = plan_of(
        f"{TITLE}\n一、任务\n总的要求。\n（一）巡渠\n白天巡。\n夜里也巡。\n（二）清淤\n清沟底。\n二、要求\n{TEXT}"
    )
    assert words(plan, "任务") == ["总的要求。"]
    assert words(plan, "任务", "巡渠") == ["白天巡。", "夜里也巡。"]
    assert words(plan, "任务", "清淤") == ["清沟底。"]
