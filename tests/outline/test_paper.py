"""What stands around the plan in an official paper, a notice, a bound copy: none of it is a section."""

import pytest
from tests.outline.writing import TEXT, TITLE, expected, outline, plan_of, section, tree, words

from plancheck.outline import build_plan
from plancheck.plan import Block, Cell, Look

HEADS = ("一、指导思想", "二、工作目标", "三、主要任务\n（一）巡渠", "（二）清淤", "四、工作要求")
CHAPTERS = "\n".join(f"{head}\n{TEXT}" for head in HEADS)
TREE = expected("""
    一、|指导思想
    二、|工作目标
    三、|主要任务
      （一）|巡渠
      （二）|清淤
    四、|工作要求
""")


def back(plan) -> list[str]:
    return [plan.text(span) for span in plan.back]


def front(plan) -> list[str]:
    return [plan.text(span) for span in plan.front]


def test_a_whole_official_paper():
    plan = plan_of(f"""
000012
机密★1年
特急
澜溪县水务局文件
澜水发〔2024〕16号
签发人：某某某
澜溪县水务局
关于印发节约用水示范创建
工作方案的通知
各乡镇水管站、局属各单位：
为推动节水型社会建设，现将有关事项通知如下。
{CHAPTERS}
附件：1.节水器具普查表
2.用水台账样式
澜溪县水务局
2024年3月18日
（此件公开发布）
抄送：县政府办公室，市水利局。
澜溪县水务局办公室　2024年3月19日印发
""")
    assert plan.title == "澜溪县水务局关于印发节约用水示范创建工作方案的通知"
    assert plan.number == "澜水发〔2024〕16号"
    assert plan.issuer == "澜溪县水务局"
    assert plan.date == "2024-03-18"
    assert plan.year == 2024
    assert plan.addressees == "各乡镇水管站、局属各单位"
    assert tree(plan) == TREE
    assert words(plan, "工作要求") == [TEXT]
    assert back(plan)[0] == "附件：1.节水器具普查表"
    assert back(plan)[-1] == "澜溪县水务局办公室　2024年3月19日印发"


@pytest.mark.parametrize("rule", ["————————", "--------", "____________"])
def test_a_red_line_typed_with_dashes_is_no_title(rule):
    plan = plan_of(f"澜溪县水务局文件\n澜水发〔2024〕16号\n{rule}\n{TITLE}\n{CHAPTERS}")
    assert plan.title == TITLE
    assert tree(plan) == TREE


@pytest.mark.parametrize(
    "imprint",
    [
        "抄送：县委办公室，县人大常委会办公室。",
        "抄报：市水利局",
        "主题词：节水　创建　方案",
        "澜溪县水务局办公室2024年3月19日印发",
        "（此件公开发布）",
        "共印35份",
        "信息公开选项：主动公开",
        "（联系人：某某；联系电话：6666666）",
    ],
)
def test_lines_below_the_signature_belong_to_no_section(imprint):
    plan = plan_of(f"{TITLE}\n{CHAPTERS}\n澜溪县水务局\n2024年3月18日\n{imprint}")
    assert tree(plan) == TREE
    assert back(plan) == ["澜溪县水务局", "2024年3月18日", imprint]


@pytest.mark.parametrize(
    "signature",
    [
        ["澜溪县水务局", "2024年3月18日"],
        ["澜溪县水务局（盖章）", "二〇二四年三月十八日"],
        ["中共澜溪县水务局党组", "澜溪县水务局", "2024年3月18日"],
        ["澜溪县水务局　澜溪县财政局", "2024年3月18日"],
        ["澜溪县水务局2024年3月18日"],
        ["澜溪县水务局　2024年3月18日"],
        ["2024年3月18日"],
        ["澜溪县水务局", "2024年X月X日"],
        ["澜溪县人民法院草滩人民法庭", "2024年3月18日"],
        ["澜溪州烟草专卖局（公司）", "2024年3月18日"],
        ["澜溪县水务局", "20××年×月×日"],
        ["澜溪县水务局", "20　年　　月　　日"],
        ["澜溪县水务局"],
    ],
)
def test_signature_and_date_are_no_text_of_the_last_section(signature):
    plan = plan_of(f"{TITLE}\n{CHAPTERS}\n" + "\n".join(signature))
    assert tree(plan) == TREE
    assert words(plan, "工作要求") == [TEXT]
    assert back(plan) == signature


def test_a_list_of_annexes_is_no_list_of_sections():
    plan = plan_of(
        f"{TITLE}\n{CHAPTERS}\n附件：1．领导小组名单\n　　　2．任务分解表\n　　　3．报名表\n澜溪县水务局\n2024年3月18日"
    )
    assert tree(plan) == TREE
    assert len(back(plan)) == 5


def test_annexes_are_chapters_of_their_own_with_their_own_tree():
    plan = plan_of(f"""
{TITLE}
{CHAPTERS}
附件：1.巡渠办法
2.领导小组名单
澜溪县水务局
2024年3月18日
附件1
巡渠办法
一、时间
{TEXT}
二、路线
{TEXT}
附件2
领导小组名单
组　长：局长
副组长：分管副局长
""")
    assert tree(plan) == TREE + "\n" + expected("""
        附件1|巡渠办法
          一、|时间
          二、|路线
        附件2|领导小组名单
    """)
    assert words(plan, "领导小组名单") == ["组　长：局长", "副组长：分管副局长"]
    assert [one.is_annex for one in plan.sections] == [False] * 4 + [True] * 2
    assert [one.ordinal for one in plan.sections[-2:]] == [1, 2]


@pytest.mark.parametrize(
    "heading", ["附件1：领导小组名单", "附件1 领导小组名单", "附 件 1：领导小组名单", "附件一：领导小组名单"]
)
def test_an_annex_may_have_its_name_in_the_line_of_its_number(heading):
    plan = plan_of(f"{TITLE}\n{CHAPTERS}\n澜溪县水务局\n2024年3月18日\n{heading}\n组长：局长\n成员：各股室负责人")
    annex = plan.sections[-1]
    assert annex.is_annex
    assert annex.title == "领导小组名单"
    assert annex.ordinal == 1
    assert words(plan, "领导小组名单") == ["组长：局长", "成员：各股室负责人"]


def test_an_annex_without_a_number():
    plan = plan_of(
        f"{TITLE}\n{CHAPTERS}\n澜溪县水务局\n2024年3月18日\n附件\n领导小组名单\n组长：局长\n成员：各股室负责人"
    )
    assert plan.sections[-1].label == "附件"
    assert plan.sections[-1].ordinal is None
    assert plan.sections[-1].title == "领导小组名单"


@pytest.mark.parametrize("heading", ["附：领导小组名单", "附:领导小组名单", "附 ：\n领导小组名单"])
def test_an_annex_that_is_called_no_more_than_attached(heading):
    plan = plan_of(f"{TITLE}\n{CHAPTERS}\n澜溪县水务局\n2024年3月18日\n{heading}\n组长：局长\n成员：各股室负责人")
    assert plan.sections[-1].is_annex
    assert plan.sections[-1].title == "领导小组名单"
    assert words(plan, "领导小组名单") == ["组长：局长", "成员：各股室负责人"]


def test_a_list_of_what_is_attached_is_no_annex():
    plan = plan_of(f"{TITLE}\n{CHAPTERS}\n附：1.节水器具普查表\n2.用水台账样式\n澜溪县水务局\n2024年3月18日")
    assert tree(plan) == TREE
    assert back(plan)[:2] == ["附：1.节水器具普查表", "2.用水台账样式"]


def test_a_sentence_that_refers_to_an_annex_begins_none():
    text = f"{TITLE}\n{CHAPTERS}\n附件1所列单位要在月底前完成整改，逾期不改的予以通报。\n澜溪县水务局\n2024年3月18日"
    assert outline(text) == TREE


NOTICE = """
澜溪县水务局关于印发《节约用水示范创建工作方案》的通知
各乡镇水管站：
现将《节约用水示范创建工作方案》印发给你们，请认真组织实施。
澜溪县水务局
2024年3月18日
"""


def test_a_notice_that_wraps_the_plan_is_told_from_the_plan():
    plan = plan_of(NOTICE + f"节约用水示范创建工作方案\n为建设节水型社会，制定本方案。\n{CHAPTERS}")
    assert plan.title == "节约用水示范创建工作方案"
    assert plan.issuer == "澜溪县水务局"
    assert plan.date == "2024-03-18"
    assert plan.year == 2024
    assert plan.addressees == "各乡镇水管站"
    assert tree(plan) == TREE
    assert front(plan) == [*NOTICE.strip().splitlines()[1:], "为建设节水型社会，制定本方案。"]


def test_the_wrapped_title_may_be_broken_over_lines():
    plan = plan_of(NOTICE + f"节约用水示范创建\n工作方案\n{CHAPTERS}")
    assert plan.title == "节约用水示范创建工作方案"
    assert tree(plan) == TREE


def test_a_wrapped_plan_that_is_signed_once_more_takes_its_own_date():
    plan = plan_of(NOTICE + f"节约用水示范创建工作方案\n{CHAPTERS}\n澜溪县节水办公室\n2024年3月20日")
    assert plan.date == "2024-03-20"
    assert plan.issuer == "澜溪县节水办公室"
    assert tree(plan) == TREE


def test_a_notice_without_a_title_of_its_own_still_wraps_the_plan():
    plan = plan_of("""
《政务网站试点工作方案》已经研究同意，现印发给你们，请认真贯彻执行。
2018年10月27日
政务网站试点工作方案
一、总体要求
以便民为先，先易后难推进。
""")
    assert (plan.title, plan.date) == ("政务网站试点工作方案", "2018-10-27")
    assert [section.title for section in plan.sections] == ["总体要求"]


def test_a_notice_whose_plan_is_called_an_annex():
    plan = plan_of(NOTICE + f"附件\n节约用水示范创建工作方案\n{CHAPTERS}")
    assert plan.title == "节约用水示范创建工作方案"
    assert tree(plan) == TREE


def test_a_title_that_is_only_cited_in_the_text_is_no_second_title():
    citing = CHAPTERS.replace(TEXT, "对照《节约用水示范创建工作方案》逐条落实。", 1)
    plan = plan_of(f"{TITLE}\n{citing}\n澜溪县水务局\n2024年3月18日")
    assert plan.title == TITLE
    assert tree(plan) == TREE


def contents(tail: str) -> str:
    entries = ["一、指导思想", "二、工作目标", "三、主要任务", "（一）巡渠", "（二）清淤", "四、工作要求"]
    return "目　录\n" + "\n".join(entry + tail.format(number) for number, entry in enumerate(entries, 1))


@pytest.mark.parametrize("tail", ["\t{}", "……………{}", "...........{}", " · · · · {}", "    {}", ""])
def test_a_typed_table_of_contents_is_no_first_set_of_sections(tail):
    plan = plan_of(f"{TITLE}\n{contents(tail)}\n为建设节水型社会，制定本方案。\n{CHAPTERS}")
    assert tree(plan) == TREE
    assert plan.sections[0].block == 9
    assert front(plan) == ["为建设节水型社会，制定本方案。"]


def test_a_cover_page_and_a_table_of_contents_before_the_title():
    plan = plan_of(
        f"澜溪县水务局\n2024年节约用水示范创建工作方案\n澜溪县水务局\n二〇二四年三月\n{contents('……{}')}\n{TITLE}\n{CHAPTERS}"
    )
    assert plan.title == TITLE
    assert plan.issuer == "澜溪县水务局"
    assert plan.year == 2024
    assert tree(plan) == TREE


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE],
        ["澜溪县水务局2024年节约用水", "示范创建工作方案"],
        ["澜溪县水务局", "2024年节约用水示范创建", "工作方案"],
        ["澜溪县水务局⏎2024年节约用水示范创建⏎工作方案"],
        ["澜 溪 县 水 务 局", "2024年节约用水示范创建工作方案"],
        ["　　澜溪县水务局2024年节约用水示范创建工作方案　"],
    ],
)
def test_a_title_broken_over_lines_is_joined(lines):
    plan = plan_of("\n".join([*lines, "各股室：", CHAPTERS]))
    assert plan.title == TITLE
    assert plan.addressees == "各股室"
    assert tree(plan) == TREE


@pytest.mark.parametrize("below", ["（试行）", "（征求意见稿）", "（2024—2026年）"])
def test_what_stands_in_brackets_below_the_title_belongs_to_it(below):
    plan = plan_of(f"{TITLE}\n{below}\n{CHAPTERS}")
    assert plan.title == TITLE + below
    assert tree(plan) == TREE


def test_a_bracketed_date_below_the_title_is_no_part_of_it():
    plan = plan_of(f"{TITLE}\n（2024年3月18日）\n{CHAPTERS}")
    assert plan.title == TITLE
    assert plan.date == "2024-03-18"


def test_a_plan_without_a_title_has_none():
    plan = plan_of(f"各股室：\n为建设节水型社会，现就有关工作安排如下，请结合实际认真贯彻执行。\n{CHAPTERS}")
    assert plan.title is None
    assert tree(plan) == TREE


def test_a_signature_in_the_middle_of_a_line_of_its_own_look():
    """Right-aligned signatures need no word for an office."""
    lines = f"{TITLE}\n{CHAPTERS}".splitlines()
    blocks = [*map(Block, lines), Block("澜溪节水志愿者", alignment="right"), Block("2024年3月18日", alignment="right")]
    plan = build_plan(blocks)
    assert tree(plan) == TREE
    assert words(plan, "工作要求") == [TEXT]


def test_a_title_in_a_large_face_may_end_in_any_word():
    big, small = Look(size=22.0), Look(size=16.0)

    def block(text: str, look: Look = small) -> Block:
        return Block(text, looks=((len(text), look),), alignment="center" if look is big else None)

    title = ["澜溪县水务局", "节水护渠百日攻坚"]
    plan = build_plan([*(block(line, big) for line in title), *(block(line) for line in CHAPTERS.splitlines())])
    assert plan.title == "".join(title)
    assert tree(plan) == TREE


def test_a_title_page_in_a_table_cell_is_no_title():
    cell = Block("节水型单位申报表", place="cell", cell=Cell(0, 0, 0))
    plan = build_plan([cell, *map(Block, f"{TITLE}\n{CHAPTERS}".splitlines())])
    assert plan.title != "节水型单位申报表"
    assert tree(plan) == TREE


def test_the_sections_titles_are_found_by_name():
    plan = plan_of(f"{TITLE}\n{CHAPTERS}")
    assert section(plan, "主要任务", "清淤").level == 2
