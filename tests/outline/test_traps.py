"""Numbers that count something else, and lines that look like headings and are none."""

import pytest
from tests.outline.writing import TEXT, TITLE, expected, outline, plan_of, tree, words

from plancheck.outline import build_plan
from plancheck.plan import Block, Cell

SOUND = "一、|指导思想\n二、|工作目标\n三、|工作要求"


def three_chapters(*lines: str) -> str:
    """A plan of three chapters, the given lines in the middle one."""
    return "\n".join([TITLE, "一、指导思想", TEXT, "二、工作目标", *lines, "三、工作要求", TEXT])


@pytest.mark.parametrize(
    "line",
    [
        "三、四中全会精神要列入理论学习中心组必学篇目，逐章逐句研读。",
        "二、三产业从业人员要全部纳入培训范围，做到应训尽训。",
        "1、2月份为动员阶段，各站所要把任务分解到岗到人。",
        "5、6两个月集中开展水表普查，形成底册。",
        "3.8万亩灌区全部完成衬砌改造，灌溉水利用系数明显提高。",
        "1.5公里以上的支渠都要有专人看护。",
        "2.6%的漏损率要在年内降下来。",
        "2024年6月底前，各灌区完成渠系普查并登记造册。",
        "5月1日起实行轮灌制度，由管理所排定次序。",
        "6.5是爱水日，机关干部全部下乡。",
        "三年来，全县节水工作取得了长足进步，但仍有短板。",
        "十四五期间，全县新增高效节水面积五千亩。",
        "第十二个全国节水宣传周期间，举办一场知识竞赛。",
        "第二届节水大会由水务局承办，会期一天。",
        "一是抓宣传；二是抓巡查；三是抓整改；四是抓考核。",
        "首先摸清底数，其次分类施策，再次逐一销号。",
        "（二）项所列设施由产权单位负责维修，费用自理。",
        "（此件公开发布）",
        "（一式三份，报县水务局备案）",
        "——坚持节水优先。把节水摆在各项工作的首位。",
        "● 节水器具普及率达到百分之百。",
        "- 漏损率降到百分之八以下。",
        "〔2023〕7号文件规定的补助标准继续执行。",
        "八一水库、五一水库要率先完成除险加固。",
        "四个意识要树得牢，两个维护要做得实，政治方向要把得稳。",
        "《澜溪县节约用水办法》（一）（二）两款适用于本局。",
        "12345热线交办的用水投诉要当日办结。",
        "100%的站所要建立用水台账。",
    ],
)
def test_a_line_that_only_begins_like_a_heading_is_text(line):
    assert outline(three_chapters(TEXT, line)) == SOUND


@pytest.mark.parametrize(
    "line",
    [
        "认真学习党的十八届三中、四中全会精神和十九届三、四中全会精神，统一思想。",
        "按照《澜溪县节约用水办法》第三条第（二）项的规定，对超定额用水的单位予以通报。",
        "依据县委办〔2023〕12号文件第二部分第（一）款执行。",
        "要做到一是思想到位，二是措施到位，三是责任到位，确保任务落地。",
        "主要抓好以下几项：(1)查管网；(2)换器具；(3)装水表，做到不留死角。",
        "时间从3月1日开始，到4、5月份结束，分东、西、南三片推进，每片2、3个村。",
        "全县有3.6万亩水浇地、12.5公里干渠和2.1万名用水户，底数要逐一核实。",
        "今年是第十三个节水宣传年，也是五年计划的第三年，要一、二、三线一起抓。",
        "把增强五个意识、做到四个到位作为基本要求，把“一、宣传 二、整治”写在展板上。",
        "落实“三个一”，即：一月一检查、一季一通报、一年一考核。",
        "具体见附件1、附件2，表格由各站所在第2、3季度填报。",
        "全局分A、B、C三类管理，其中A类12家。",
    ],
)
def test_numbers_in_mid_sentence_make_no_sections(line):
    plan = plan_of(three_chapters(line))
    assert tree(plan) == SOUND
    assert words(plan, "工作目标") == [line]


def test_numbered_parts_of_one_sentence_stay_text_where_they_run_on():
    line = "各站所要做到：（1）每日抄表；（2）每周巡渠；（3）每月通报。"
    assert outline(three_chapters(line)) == SOUND


def test_the_same_parts_are_sections_where_each_begins_a_paragraph():
    assert outline(
        three_chapters("各站所要做到：", "（1）每日抄表；", "（2）每周巡渠；", "（3）每月通报。")
    ) == expected("""
        一、|指导思想
        二、|工作目标
          （1）|每日抄表
          （2）|每周巡渠
          （3）|每月通报
        三、|工作要求
    """)


def test_a_date_line_in_mid_text_neither_closes_the_plan_nor_heads_a_section():
    assert outline(three_chapters("2024年3月18日", TEXT)) == SOUND


def test_a_page_number_between_paragraphs_is_no_heading():
    assert outline(three_chapters(TEXT, "— 2 —", TEXT, "- 3 -")) == SOUND


def test_the_roles_of_a_roster_are_no_headings():
    roster = ["组　长：县水务局局长", "副组长：分管副局长", "成　员：各站所负责人", "办公室主任：水资源股股长"]
    assert outline(three_chapters("成立领导小组，组成如下：", *roster)) == SOUND


def test_a_quotation_that_was_never_closed_does_not_swallow_the_rest():
    text = f"{TITLE}\n一、目标。深入开展“节水进万家活动，{TEXT}二、任务。{TEXT}三、要求。{TEXT}"
    assert outline(text) == "一、|目标\n二、|任务\n三、|要求"


def test_a_number_in_quotes_or_book_marks_begins_nothing():
    text = f"{TITLE}\n一、目标。学习《工作手册》“二、巡查要领”一章，{TEXT}二、任务。{TEXT}三、要求。{TEXT}"
    assert outline(text) == "一、|目标\n二、|任务\n三、|要求"


def test_a_table_of_figures_adds_no_sections():
    rows = [["一、东片", "1.渠首", "（一）"], ["二、西片", "2.渠尾", "（二）"]]
    before = [Block(line) for line in (TITLE, "一、目标", TEXT * 4, "二、任务", TEXT * 4)]
    cells = [
        Block(value, place="cell", cell=Cell(0, row, column))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    ]
    plan = build_plan([*before, *cells, Block("三、要求"), Block(TEXT)])
    assert tree(plan) == "一、|目标\n二、|任务\n三、|要求"
    assert words(plan, "任务")[1:] == ["一、东片", "1.渠首", "（一）", "二、西片", "2.渠尾", "（二）"]


def test_notes_and_a_generated_table_of_contents_are_no_part_of_the_plan():
    lines = [Block(line) for line in three_chapters(TEXT).splitlines()]
    contents = [
        Block("目录", place="toc"),
        Block("一、指导思想\t1", place="toc"),
        Block("二、工作目标\t2", place="toc"),
    ]
    plan = build_plan([lines[0], *contents, *lines[1:], Block("四、这是脚注里的话", place="note")])
    assert tree(plan) == SOUND
    assert not any(plan.blocks[passage.span.block].place in ("toc", "note") for passage in plan.passages())


def test_a_numeral_in_mid_sentence_that_nothing_counts_on_from():
    line = "教育活动不单打一、不两张皮，要做到五个结合，把各项工作统筹起来，形成合力。"
    heads = "\n".join(f"{head}\n{TEXT}" for head in ("指导思想", "活动目标", "组织机构"))
    assert outline(f"{TITLE}\n{heads}\n活动内容\n{line}") == "|指导思想\n|活动目标\n|组织机构\n|活动内容"


def test_addressees_of_a_plan_without_numbers_are_no_heading():
    heads = "\n".join(f"{head}\n{TEXT}" for head in ("指导思想", "活动目标", "组织机构"))
    assert outline(f"{TITLE}\n局属各单位、机关各科室：\n{TEXT}\n{heads}") == "|指导思想\n|活动目标\n|组织机构"
