"""Every form in which a number stands before a heading, with every habit of spacing and brackets."""

import pytest
from tests.outline.writing import TEXT, TITLE, expected, filled, outline, plan_of

from plancheck.outline.labels import find_labels, kin, label_at

FORMS = [
    ("一、指导思想", "一、", "一", 1),
    ("十二、附则", "十二、", "一", 12),
    ("二十一、附则", "二十一、", "一", 21),
    ("三．组织领导", "三．", "一", 3),
    ("三.组织领导", "三.", "一", 3),
    ("三，组织领导", "三，", "一", 3),
    ("四：工作要求", "四：", "一", 4),
    ("（一）宣传发动", "（一）", "(一)", 1),
    ("(一)宣传发动", "(一)", "(一)", 1),
    ("（一)宣传发动", "（一)", "(一)", 1),
    ("（ 一 ）宣传发动", "（ 一 ）", "(一)", 1),
    ("〔二〕检查验收", "〔二〕", "(一)", 2),
    ("【三】检查验收", "【三】", "(一)", 3),
    ("（十一）检查验收", "（十一）", "(一)", 11),
    ("（一）、宣传发动", "（一）、", "(一)", 1),
    ("㈡检查验收", "㈡", "(一)", 2),
    ("1.健全机制", "1.", "1", 1),
    ("1．健全机制", "1．", "1", 1),
    ("１．健全机制", "１．", "1", 1),
    ("1、健全机制", "1、", "1", 1),
    ("1，健全机制", "1，", "1", 1),
    ("12.健全机制", "12.", "1", 12),
    ("⒊健全机制", "⒊", "1", 3),
    ("1)健全机制", "1)", "1)", 1),
    ("1）健全机制", "1）", "1)", 1),
    ("（1）健全机制", "（1）", "(1)", 1),
    ("(2)健全机制", "(2)", "(1)", 2),
    ("（１）健全机制", "（１）", "(1)", 1),
    ("⑶健全机制", "⑶", "(1)", 3),
    ("①健全机制", "①", "①", 1),
    ("⑫健全机制", "⑫", "①", 12),
    ("❷健全机制", "❷", "①", 2),
    ("1.1总体安排", "1.1", "1.1", 1),
    ("2.3.4总体安排", "2.3.4", "1.1.1", 4),
    ("6.2月报", "6.2", "1.1", 2),
    ("第一章总则", "第一章", "章", 1),
    ("第 二 章 总则", "第 二 章", "章", 2),
    ("第3节 机构", "第3节", "节", 3),
    ("第十六条 本办法自印发之日起施行", "第十六条", "条", 16),
    ("第二部分 主要任务", "第二部分", "部分", 2),
    ("第一篇 总述", "第一篇", "篇", 1),
    ("第二阶段：全面实施", "第二阶段：", "阶段", 2),
    ("第二步：全面实施", "第二步：", "步", 2),
    ("第三，强化督导", "第三，", "第", 3),
    ("Ⅱ、组织保障", "Ⅱ、", "roman", 2),
    ("IV.组织保障", "IV.", "roman", 4),
    ("甲、适用范围", "甲、", "stem", 1),
    ("B.外勤", "B.", "A", 2),
    ("壹、总则", "壹、", "一", 1),
    ("叁、附则", "叁、", "一", 3),
    ("貳、總則", "貳、", "一", 2),
]


@pytest.mark.parametrize(("text", "label", "system", "ordinal"), FORMS)
def test_a_label_is_read_with_its_marks_its_system_and_its_number(text, label, system, ordinal):
    found = label_at(text, 0, len(text))
    assert found is not None
    assert (text[found.start : found.end], found.system, found.ordinal) == (label, system, ordinal)


@pytest.mark.parametrize("text", ["三组织机构", "2 工作目标", "四　工作要求", "四个工作要求"])
def test_a_numeral_that_lost_its_mark_is_a_weak_label(text):
    found = label_at(text, 0, len(text))
    assert found is not None
    assert found.weak


@pytest.mark.parametrize(
    "text",
    [
        "三年来，全局上下围绕节水工作做了大量探索，形成了一批好做法。",
        "一是抓宣传，二是抓整改，三是抓督导，四是抓巩固，环环相扣。",
        "五一劳动节前后开展慰问。",
        "2024年底前完成。",
        "5月上旬召开动员会，部署全年各项节水工作任务。",
        "二〇二四年三月",
        "第一步，到2013年底全面完成；第二步，到2014年底巩固提高。",
        "八一村是全县第一个通自来水的村。",
        "领导小组",
        "（市）级有关部门",
        "",
    ],
)
def test_numbers_that_measure_or_date_are_no_labels(text):
    assert label_at(text, 0, len(text)) is None


def test_decimals_remember_the_numbers_before_the_last():
    found = label_at("2.1.3安排", 0, 8)
    assert found is not None
    assert found.prefix == (2, 1)


def test_labels_in_mid_line_are_told_in_order():
    text = "（一）宣传。张贴海报。（二）整治。清理沟渠。"
    assert [text[label.start : label.end] for label in find_labels(text, 0, len(text))] == ["（一）", "（二）"]


def test_only_systems_that_are_confused_in_practice_stand_in_for_each_other():
    assert kin("(一)", "(1)")
    assert kin("一", "1")
    assert not kin("章", "①")
    assert not kin("A", "一")


GAPS = ["", " ", "  ", "　", "\t", "\xa0"]


@pytest.mark.parametrize("gap", GAPS)
@pytest.mark.parametrize(
    "labels", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("1.", "2.", "3."), ("(1)", "(2)", "(3)")]
)
def test_white_space_after_a_label_belongs_to_neither_label_nor_title(gap, labels):
    titles = ["宣传发动", "集中整治", "检查验收"]
    lines = [f"{label}{gap}{title}\n{TEXT}" for label, title in zip(labels, titles, strict=True)]
    assert outline("\n".join([TITLE, *lines])) == "\n".join(
        f"{label}|{title}" for label, title in zip(labels, titles, strict=True)
    )


@pytest.mark.parametrize("indent", ["　　", "    ", "\t", " 　"])
def test_an_indent_typed_with_spaces_changes_nothing(indent):
    lines = [
        TITLE,
        f"{indent}一、目标",
        f"{indent}{TEXT}",
        f"{indent}二、任务",
        f"{indent}（一）巡查",
        f"{indent}{TEXT}",
    ]
    assert outline("\n".join(lines)) == "一、|目标\n二、|任务\n  （一）|巡查"


def test_half_and_full_width_brackets_of_one_sequence_count_on():
    text = f"""
{TITLE}
一、主要任务
（一）宣传发动
{TEXT}
(二)集中整治
{TEXT}
（三)检查验收
{TEXT}
二、工作要求
{TEXT}
"""
    assert outline(text) == expected("""
        一、|主要任务
          （一）|宣传发动
          (二)|集中整治
          （三)|检查验收
        二、|工作要求
    """)


def test_marks_of_one_sequence_may_differ():
    text = f"{TITLE}\n1.巡渠\n{TEXT}\n2、清淤\n{TEXT}\n3．护堤\n{TEXT}\n4，验收\n{TEXT}"
    assert outline(text) == "1.|巡渠\n2、|清淤\n3．|护堤\n4，|验收"


def test_single_glyphs_nest_like_what_they_stand_for():
    text = f"{TITLE}\n一、任务\n㈠巡渠\n⑴白天巡\n{TEXT}\n⑵夜间巡\n{TEXT}\n㈡清淤\n{TEXT}\n二、要求\n{TEXT}"
    assert outline(text) == expected("""
        一、|任务
          ㈠|巡渠
            ⑴|白天巡
            ⑵|夜间巡
          ㈡|清淤
        二、|要求
    """)


def test_five_systems_nest_in_the_usual_order():
    text = filled("一、任务", "（一）巡渠", "1.白天", "（1）东片", "①渠首", "②渠尾", "（2）西片", "二、要求")
    assert outline(text) == expected("""
        一、|任务
          （一）|巡渠
            1.|白天
              （1）|东片
                ①|渠首
                ②|渠尾
              （2）|西片
        二、|要求
    """)


def test_a_level_may_be_left_out():
    text = f"{TITLE}\n一、任务\n1.巡渠\n{TEXT}\n2.清淤\n{TEXT}\n二、要求\n{TEXT}"
    assert outline(text) == "一、|任务\n  1.|巡渠\n  2.|清淤\n二、|要求"


def test_an_order_turned_round_is_taken_from_the_plan_not_from_custom():
    text = f"{TITLE}\n1.总则\n（一）依据\n{TEXT}\n（二）范围\n{TEXT}\n2.任务\n（一）巡渠\n{TEXT}\n（二）清淤\n{TEXT}"
    assert outline(text) == expected("""
        1.|总则
          （一）|依据
          （二）|范围
        2.|任务
          （一）|巡渠
          （二）|清淤
    """)


def test_chapters_sections_and_articles_nest_and_articles_count_on_through_chapters():
    text = f"""
澜溪县河道管护工作规程
第一章　总则
第一条　目的
{TEXT}
第二条　范围
{TEXT}
第二章　管护
第三条　巡查
{TEXT}
第四条　清障
{TEXT}
第三章　附则
第五条　解释
{TEXT}
"""
    assert outline(text) == expected("""
        第一章|总则
          第一条|目的
          第二条|范围
        第二章|管护
          第三条|巡查
          第四条|清障
        第三章|附则
          第五条|解释
    """)


def test_decimal_labels_hang_below_the_number_they_begin_with():
    text = filled("1 总则", "1.1 依据", "1.2 范围", "2 任务", "2.1 巡渠", "2.1.1 东片", "2.2 清淤")
    assert outline(text) == expected("""
        1|总则
          1.1|依据
          1.2|范围
        2|任务
          2.1|巡渠
            2.1.1|东片
          2.2|清淤
    """)


def test_decimal_labels_hang_below_chinese_chapters_too():
    text = f"{TITLE}\n一、总则\n1.1 依据\n{TEXT}\n1.2 范围\n{TEXT}\n二、任务\n2.1 巡渠\n{TEXT}\n2.2 清淤\n{TEXT}"
    assert outline(text) == "一、|总则\n  1.1|依据\n  1.2|范围\n二、|任务\n  2.1|巡渠\n  2.2|清淤"


def test_stages_are_sections_of_the_steps_they_divide():
    stages = ["第一阶段：动员部署（3月）。", "第二阶段：集中整治（4月至9月）。", "第三阶段：总结验收（10月）。"]
    text = [TITLE, "一、实施步骤", *(stage + TEXT for stage in stages), "二、工作要求", TEXT]
    plan = plan_of("\n".join(text))
    assert [section.label for section in plan.sections] == ["一、", "二、"]
    assert [child.ordinal for child in plan.sections[0].children] == [1, 2, 3]


def test_the_ordinal_is_the_number_as_an_int_and_none_without_a_label():
    plan = plan_of(f"{TITLE}\n指导思想。{TEXT}\n二、目标\n{TEXT}\n三、任务\n(3)巡渠\n{TEXT}\n十一、附则\n{TEXT}")
    assert [section.ordinal for section in plan.sections] == [None, 2, 3, 11]
    assert plan.sections[2].children[0].ordinal == 3


def test_titles_that_begin_with_a_number_behind_a_point():
    titles = ["三个“确保”，成效看得见", "一个专班，指挥到末梢", "五道关口，层层不放过"]
    text = "\n".join(f"{'一二三'[n]}.{title}\n{TEXT}" for n, title in enumerate(titles))
    assert [section.title for section in plan_of(f"{TITLE}\n{text}").sections] == titles


def test_short_lines_above_long_ones_are_the_chapters_of_a_plan_whose_lists_alone_are_numbered():
    long = TEXT * 3
    items = f"1.上好一堂课。{long}\n2.开好一次会。{long}"
    plan = plan_of(f"{TITLE}\n定方向\n{long}\n立目标\n{long}\n抓落实\n{long}\n{items}\n强保障\n{long}")
    assert [section.title for section in plan.sections] == ["定方向", "立目标", "抓落实", "强保障"]
    assert [child.label for child in plan.sections[2].children] == ["1.", "2."]


def test_a_plan_in_two_volumes():
    text = (
        f"{TITLE}\n上篇　谋划\n一、总的考虑\n{TEXT}\n二、范围\n{TEXT}\n下篇　行动\n一、班子\n{TEXT}\n二、步骤\n{TEXT}"
    )
    assert outline(text) == ("上篇|谋划\n  一、|总的考虑\n  二、|范围\n下篇|行动\n  一、|班子\n  二、|步骤")
    assert outline(f"{TITLE}\n一、写好下篇\n{TEXT}\n下篇文章要做足。\n二、要求\n{TEXT}") == "一、|写好下篇\n二、|要求"
