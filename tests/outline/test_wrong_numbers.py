"""Numbers as clerks leave them: of the wrong system, missing, skipped, doubled. The tree stays what was meant."""

from tests.outline.writing import TEXT, TITLE, expected, filled, outline, plan_of


def test_a_label_of_the_wrong_system_keeps_its_place_among_its_siblings():
    text = f"""
{TITLE}
一、工作要求
（一）加强领导。{TEXT}
（二）广泛宣传。{TEXT}
（3）密切配合。{TEXT}
（四）落实责任。{TEXT}
（5）注重实效。{TEXT}
二、附则
{TEXT}
"""
    assert outline(text) == expected("""
        一、|工作要求
          （一）|加强领导
          （二）|广泛宣传
          （3）|密切配合
          （四）|落实责任
          （5）|注重实效
        二、|附则
    """)


def test_an_ordinal_word_among_chinese_numbers_is_one_of_them():
    text = f"{TITLE}\n一、目标\n{TEXT}\n第二，任务\n{TEXT}\n三、要求\n{TEXT}\n四、附则\n{TEXT}"
    assert outline(text) == "一、|目标\n第二，|任务\n三、|要求\n四、|附则"


def test_an_arabic_number_among_chinese_chapters_is_a_chapter():
    text = filled("一、指导思想", "二、工作目标", "3、主要任务", "四、工作要求", "五、附则")
    assert outline(text) == "一、|指导思想\n二、|工作目标\n3、|主要任务\n四、|工作要求\n五、|附则"


def test_a_chapter_whose_number_lost_its_mark_is_still_a_chapter():
    text = f"{TITLE}\n一、指导思想\n{TEXT}\n二、工作目标\n{TEXT}\n三组织机构\n{TEXT}\n四、工作要求\n{TEXT}"
    plan = plan_of(text)
    assert [(section.label, section.title) for section in plan.sections] == [
        ("一、", "指导思想"),
        ("二、", "工作目标"),
        ("三", "组织机构"),
        ("四、", "工作要求"),
    ]


def test_a_chapter_without_a_number_stands_among_the_numbered_ones():
    text = f"{TITLE}\n一、指导思想\n{TEXT}\n工作目标\n{TEXT}\n三、主要任务\n{TEXT}\n四、工作要求\n{TEXT}"
    assert outline(text) == "一、|指导思想\n|工作目标\n三、|主要任务\n四、|工作要求"


def test_a_first_chapter_without_a_number_is_one():
    text = f"{TITLE}\n指导思想。{TEXT}\n二、工作目标。{TEXT}\n三、主要任务。{TEXT}\n四、工作要求。{TEXT}"
    assert outline(text) == "|指导思想\n二、|工作目标\n三、|主要任务\n四、|工作要求"


def test_a_skipped_number_bends_nothing():
    text = f"{TITLE}\n一、目标\n{TEXT}\n三、任务\n（一）巡渠\n{TEXT}\n（三）清淤\n{TEXT}\n四、要求\n{TEXT}"
    assert outline(text) == "一、|目标\n三、|任务\n  （一）|巡渠\n  （三）|清淤\n四、|要求"


def test_a_leap_to_ten_bends_nothing():
    text = f"{TITLE}\n六、目标\n{TEXT}\n九、任务\n{TEXT}\n十、要求\n{TEXT}"
    assert outline(text) == "六、|目标\n九、|任务\n十、|要求"


def test_a_doubled_number_gives_two_siblings():
    text = filled("一、目标", "二、任务", "（一）巡渠", "（二）清淤", "（二）护堤", "二、要求", "三、附则")
    assert outline(text) == expected("""
        一、|目标
        二、|任务
          （一）|巡渠
          （二）|清淤
          （二）|护堤
        二、|要求
        三、|附则
    """)


def test_a_plan_that_starts_at_two_has_lost_its_first_chapter_only():
    text = f"{TITLE}\n二、任务\n（一）巡渠\n{TEXT}\n（二）清淤\n{TEXT}\n三、要求\n{TEXT}"
    assert outline(text) == "二、|任务\n  （一）|巡渠\n  （二）|清淤\n三、|要求"


def test_children_that_start_at_two_stay_children():
    text = f"{TITLE}\n一、任务\n（二）巡渠\n{TEXT}\n（三）清淤\n{TEXT}\n二、要求\n{TEXT}\n三、附则\n{TEXT}"
    assert outline(text) == "一、|任务\n  （二）|巡渠\n  （三）|清淤\n二、|要求\n三、|附则"


def test_children_before_any_chapter_are_kept():
    text = f"{TITLE}\n（一）加强领导\n{TEXT}\n（二）广泛宣传\n{TEXT}\n（三）严格考核\n{TEXT}"
    assert outline(text) == "（一）|加强领导\n（二）|广泛宣传\n（三）|严格考核"


def test_numbering_that_starts_again_below_each_chapter_belongs_to_each():
    text = f"{TITLE}\n一、任务\n1.巡渠\n{TEXT}\n2.清淤\n{TEXT}\n二、要求\n1.守纪律\n{TEXT}\n2.报信息\n{TEXT}"
    assert outline(text) == "一、|任务\n  1.|巡渠\n  2.|清淤\n二、|要求\n  1.|守纪律\n  2.|报信息"


def test_numbering_that_counts_on_through_the_chapters_belongs_to_each_as_well():
    text = f"{TITLE}\n一、任务\n1.巡渠\n{TEXT}\n2.清淤\n{TEXT}\n二、要求\n3.守纪律\n{TEXT}\n4.报信息\n{TEXT}"
    assert outline(text) == "一、|任务\n  1.|巡渠\n  2.|清淤\n二、|要求\n  3.|守纪律\n  4.|报信息"


def test_children_that_count_on_through_many_chapters_stay_children():
    text = filled(
        "一、建章立制", "（一）定规矩", "（二）明责任", "二、整治", "（三）清淤", "（四）护堤", "三、验收", "（五）自查"
    )
    assert outline(text) == expected("""
        一、|建章立制
          （一）|定规矩
          （二）|明责任
        二、|整治
          （三）|清淤
          （四）|护堤
        三、|验收
          （五）|自查
    """)


def test_one_style_of_number_for_two_levels_is_told_apart_by_counting():
    text = f"""
{TITLE}
一、主要任务
1、宣传发动
（1）进村入户
{TEXT}
（2）进校入班
{TEXT}
2、集中整治
（1）清沟
{TEXT}
（2）护堤
{TEXT}
二、工作要求
{TEXT}
"""
    assert outline(text) == expected("""
        一、|主要任务
          1、|宣传发动
            （1）|进村入户
            （2）|进校入班
          2、|集中整治
            （1）|清沟
            （2）|护堤
        二、|工作要求
    """)
