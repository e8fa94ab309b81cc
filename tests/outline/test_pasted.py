"""Text that lost its paragraphs: sub-items run together, a chapter or the whole plan in one paragraph, web pastes."""

import pytest
from tests.outline.writing import TITLE, expected, outline, plan_of, section, words

from plancheck.outline import build_plan
from plancheck.plan import Block, Cell

CHAPTERS = [
    "一、指导思想。以习近平生态文明思想为指导，坚持节水优先，把节约用水贯穿机关运转全过程。",
    "二、工作目标。到2024年底，局机关用水量比上年下降一成，节水器具普及率达到百分之百。",
    "三、主要任务。",
    "（一）开展宣传。利用世界水日张贴海报、播放短片，营造爱水惜水的气氛。",
    "（二）改造设施。更换老旧龙头和便器，分楼层安装计量水表，按月抄表公示。",
    "（三）完善制度。制定用水管理办法，明确责任到人。",
    "四、组织领导。成立节水创建领导小组，由局长任组长，分管副局长任副组长，各股室负责人为成员。",
    "五、工作要求。各股室要提高认识，精心组织，确保实效。",
]
WHOLE = expected("""
    一、|指导思想
    二、|工作目标
    三、|主要任务
      （一）|开展宣传
      （二）|改造设施
      （三）|完善制度
    四、|组织领导
    五、|工作要求
""")


def test_each_chapter_in_a_paragraph_of_its_own():
    assert outline("\n".join([TITLE, *CHAPTERS])) == WHOLE


def test_sub_items_run_together_in_one_paragraph():
    assert outline("\n".join([TITLE, *CHAPTERS[:2], "".join(CHAPTERS[2:6]), *CHAPTERS[6:]])) == WHOLE


def test_sub_items_run_together_below_their_heading():
    assert outline("\n".join([TITLE, *CHAPTERS[:2], CHAPTERS[2], "".join(CHAPTERS[3:6]), *CHAPTERS[6:]])) == WHOLE


@pytest.mark.parametrize("gap", ["", " ", "　　"])
def test_the_whole_plan_in_one_paragraph_below_its_title(gap):
    assert outline(TITLE + "\n" + gap.join(CHAPTERS)) == WHOLE


def test_the_whole_plan_in_one_paragraph_with_its_title_and_preamble():
    preamble = "为推动节水型社会建设，结合我局实际，制定本方案。"
    plan = plan_of(f"{TITLE} {preamble}" + "".join(CHAPTERS))
    assert plan.title == TITLE
    assert [plan.text(span) for span in plan.front] == [preamble]
    assert "\n".join(f"{one.label}|{one.title}" for one in plan.sections) == (
        "一、|指导思想\n二、|工作目标\n三、|主要任务\n四、|组织领导\n五、|工作要求"
    )


def test_glued_headings_without_any_mark_end_where_their_sentence_begins():
    text = (
        TITLE + "\n一、指导思想以习近平生态文明思想为指导，坚持节水优先，方便群众。"
        "二、工作目标到2024年底，局机关用水量比上年下降一成。"
        "三、主要任务（一）宣传发动利用世界水日张贴海报，营造爱水惜水的气氛。"
        "（二）设施改造更换老旧龙头，分楼层安装水表。"
        "四、工作要求各股室要提高认识，精心组织。"
    )
    plan = plan_of(text)
    assert [one.title for one in plan.sections] == ["指导思想", "工作目标", "主要任务", "工作要求"]
    assert [one.label for one in section(plan, "主要任务").children] == ["（一）", "（二）"]
    assert words(plan, "指导思想") == ["以习近平生态文明思想为指导，坚持节水优先，方便群众。"]


def test_a_signature_glued_to_the_end_is_none_of_the_last_sections_text():
    plan = plan_of(TITLE + "\n" + "".join(CHAPTERS) + "澜溪县水务局2024年3月18日")
    assert plan.date == "2024-03-18"
    assert plan.issuer == "澜溪县水务局"
    assert words(plan, "工作要求") == ["各股室要提高认识，精心组织，确保实效。"]


def test_a_web_paste_with_soft_breaks_for_paragraphs():
    body = [CHAPTERS[0].replace("。", "⏎", 1), CHAPTERS[1].replace("。", "⏎", 1), *CHAPTERS[2:]]
    assert outline(TITLE + "\n" + "⏎".join("　　" + line for line in body)) == WHOLE


def test_a_web_paste_with_the_title_in_the_same_paragraph():
    plan = plan_of("⏎".join([TITLE, "为推动节水型社会建设，制定本方案。", *("　　" + line for line in CHAPTERS)]))
    assert plan.title == TITLE
    assert [one.label for one in plan.sections] == ["一、", "二、", "三、", "四、", "五、"]
    assert plan.sections[0].block == 0


def test_blank_lines_and_stray_spaces_between_soft_breaks_are_nothing():
    text = TITLE + "\n" + "⏎ ⏎　⏎".join(CHAPTERS)
    assert outline(text) == WHOLE


def cells(lines: list[str], rows: int) -> list[Block]:
    """The lines in the cells of one table of one column."""
    return [
        Block(line, place="cell", cell=Cell(0, number * rows // len(lines), 0)) for number, line in enumerate(lines)
    ]


@pytest.mark.parametrize("rows", [1, 4])
def test_the_whole_plan_inside_the_cells_of_a_form(rows):
    plan = build_plan(cells([TITLE, *CHAPTERS], rows))
    assert plan.layout_tables == {0}
    assert plan.title == TITLE
    assert [one.title for one in section(plan, "主要任务").children] == ["开展宣传", "改造设施", "完善制度"]


def test_a_form_with_headings_beside_their_text():
    pairs = [
        (
            "一、指导思想",
            "以习近平生态文明思想为指导，坚持节水优先，把节约用水贯穿机关运转全过程，形成人人节水的局面。",
        ),
        (
            "二、工作目标",
            "到2024年底，局机关用水量比上年下降一成，节水器具普及率达到百分之百，漏损率明显降低，创成节水型单位。",
        ),
        (
            "三、主要任务",
            "利用世界水日张贴海报、播放短片，更换老旧龙头和便器，分楼层安装计量水表，按月抄表公示，对超定额用水的及时提醒。",
        ),
        ("四、工作要求", "各股室要提高认识，精心组织，确保实效，每月通报一次用水情况，年底进行考核评比。"),
    ]
    blocks = [Block(TITLE)] + [
        Block(text, place="cell", cell=Cell(0, row, column))
        for row, pair in enumerate(pairs)
        for column, text in enumerate(pair)
    ]
    plan = build_plan(blocks)
    assert [one.title for one in plan.sections] == ["指导思想", "工作目标", "主要任务", "工作要求"]
    assert words(plan, "工作目标") == [pairs[1][1]]


def test_a_glued_heading_may_have_lost_its_mark():
    glued = "".join(CHAPTERS).replace("四、组织领导", "四组织领导")
    assert outline(TITLE + "\n" + glued) == WHOLE.replace("四、|", "四|")


def test_a_numeral_before_a_word_of_headings_is_none_where_nothing_counts_on():
    glued = "".join(CHAPTERS).replace("按月抄表公示。", "按月抄表公示。九工作职责上墙。")
    assert outline(TITLE + "\n" + glued) == WHOLE


@pytest.mark.parametrize("title", ["创建任务", "时间步骤"])
def test_a_glued_ordinal_is_a_heading_where_another_label_ends_its_title(title):
    plan = plan_of(
        f"{TITLE}\n第一、指导思想。以节水优先为指导。第二、{title}（一）宣传。张贴海报。（二）改造。更换龙头。"
        "第三、工作要求。精心组织，第一、要抓早，第二、要抓实。"
    )
    assert [one.label for one in plan.sections] == ["第一、", "第二、", "第三、"]
    assert plan.sections[1].title == title


def test_a_whole_plan_without_numbers_in_one_paragraph():
    parts = [(chapter.partition("、")[2].partition("。")[0], chapter.partition("。")[2]) for chapter in CHAPTERS[:2]]
    parts += [("组织领导", CHAPTERS[6].partition("。")[2]), ("工作要求", CHAPTERS[7].partition("。")[2] * 20)]
    glued = "制定本方案。" + "".join(title + text for title, text in parts)
    assert outline(TITLE + "\n" + glued) == expected("|指导思想\n|工作目标\n|组织领导\n|工作要求")
    few = "制定本方案。" + "".join(title + text for title, text in parts[2:])
    assert outline(TITLE + "\n" + few) == ""


def test_numbers_typed_into_a_glued_sentence_do_not_break_it():
    glued = "".join(CHAPTERS).replace("精心组织", "落实第（三）项要求、抓好3、4月份的宣传")
    assert outline(TITLE + "\n" + glued) == WHOLE
