"""The facts of the document, in the many forms they are written in."""

import pytest
from tests.outline.writing import TEXT, plan_of

CHAPTERS = f"一、指导思想\n{TEXT}\n二、工作目标\n{TEXT}\n三、工作要求\n{TEXT}"


def plan(title: str, *front: str, back: str = ""):
    return plan_of("\n".join([title, *front, CHAPTERS, back]).strip())


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("松坪县教育局2022年校园安全专项整治方案", "松坪县教育局"),
        ("松坪县人民政府关于加强秋冬季森林防火工作的意见", "松坪县人民政府"),
        ("中共松坪县委办公室关于开展作风建设年活动的实施方案", "中共松坪县委办公室"),
        ("石窝镇开展人居环境整治工作方案", "石窝镇"),
        ("石窝镇人民政府2021年防汛抗旱工作计划", "石窝镇人民政府"),
        ("松坪县第二中学民族团结进步创建活动方案", "松坪县第二中学"),
        ("松坪县税务局铸牢中华民族共同体意识宣传月活动方案", "松坪县税务局"),
        ("松坪县民族宗教事务局“石榴籽”工程实施方案", "松坪县民族宗教事务局"),
        ("青岩街道办事处2023年垃圾分类工作要点", "青岩街道办事处"),
        ("金穗集团有限责任公司关于开展安全生产月活动的通知", "金穗集团有限责任公司"),
        ("苍岭自治州人民政府办公室关于做好统计工作的通知", "苍岭自治州人民政府办公室"),
        ("创建节水型社会工作方案", None),
        ("关于开展爱国卫生月活动的实施方案", None),
        ("全县秸秆禁烧工作方案", None),
        ("2024年度工作计划", None),
    ],
)
def test_the_issuer_stands_at_the_head_of_the_title(title, issuer):
    assert plan(title).issuer == issuer


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("松坪县教育局\n2022年9月1日", "松坪县教育局"),
        ("松坪县教育局（章）\n2022年9月1日", "松坪县教育局"),
        ("松坪县教育局2022年9月1日", "松坪县教育局"),
        ("松坪县教育局　松坪县公安局\n2022年9月1日", "松坪县教育局、松坪县公安局"),
        ("松坪县教育局\n松坪县公安局\n2022年9月1日", "松坪县教育局、松坪县公安局"),
        ("石窝镇中心学校工会\n二〇二二年九月一日", "石窝镇中心学校工会"),
        ("松 坪 县 教 育 局\n2022年9月1日", "松坪县教育局"),
    ],
)
def test_a_signature_tells_the_issuer_before_the_title_does(lines, issuer):
    assert plan("2022年校园安全专项整治方案", back=lines).issuer == issuer
    assert plan("全县校园安全专项整治方案", back=lines).issuer == issuer


def test_a_masthead_tells_the_issuer_of_an_unsigned_paper():
    assert plan_of(f"松坪县教育局文件\n松教发〔2022〕8号\n校园安全专项整治方案\n{CHAPTERS}").issuer == "松坪县教育局"


def test_several_offices_in_a_masthead_are_all_issuers():
    text = f"松坪县教育局\n松坪县公安局文件\n松教发〔2022〕8号\n校园安全专项整治方案\n{CHAPTERS}"
    assert plan_of(text).issuer == "松坪县教育局、松坪县公安局"


def test_who_sets_up_the_group_issues_a_plan_that_tells_nothing_else():
    group = "松坪县教育局成立校园安全领导小组，局长任组长。"
    text = f"校园安全专项整治方案\n一、目标\n{TEXT}\n二、组织领导\n{group}\n三、要求\n{TEXT}"
    assert plan_of(text).issuer == "松坪县教育局"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("松教发〔2022〕8号", "松教发〔2022〕8号"),
        ("松政办发〔2018〕112号", "松政办发〔2018〕112号"),
        ("松教发[2022]8号", "松教发[2022]8号"),
        ("松教发（2022）8号", "松教发（2022）8号"),
        ("松教发【2022】8号", "松教发【2022】8号"),
        ("松教发 〔2022〕 8 号", "松教发〔2022〕8号"),
        ("松教发〔２０２２〕８号", "松教发〔２０２２〕８号"),
        ("中共松坪县委办〔2022〕8号", "中共松坪县委办〔2022〕8号"),
    ],
)
def test_the_number_is_told_as_written_but_for_spaces(written, number):
    found = plan("校园安全专项整治方案", written, "各中小学校：")
    assert found.number == number
    assert found.year == (2018 if "2018" in written else 2022)
    assert found.addressees == "各中小学校"


def test_a_number_that_is_only_cited_is_not_the_plans_own():
    assert plan("校园安全专项整治方案", "根据市教育局《通知》（市教发〔2022〕3号）精神，制定本方案。").number is None


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2022年9月1日", "2022-09-01"),
        ("2022年09月01日", "2022-09-01"),
        ("２０２２年９月１日", "2022-09-01"),
        ("2022 年 9 月 1 日", "2022-09-01"),
        ("二〇二二年九月一日", "2022-09-01"),
        ("二○二二年十二月三十一日", "2022-12-31"),
        ("二零二二年十月二十日", "2022-10-20"),
        ("（2022年9月1日）", "2022-09-01"),
        ("2022年9月", None),
        ("2022年13月1日", None),
    ],
)
def test_the_date_below_the_signature_in_iso_form(written, date):
    assert plan("松坪县教育局校园安全专项整治方案", back=f"松坪县教育局\n{written}").date == date


@pytest.mark.parametrize(
    ("written", "year"), [("2024年X月X日", 2024), ("20　年　　月　　日", None), ("20XX年X月", None)]
)
def test_a_date_that_was_left_open_tells_no_more_than_its_year(written, year):
    plan = plan_of(f"澜溪县水务局节水工作方案\n一、任务\n抓好落实。\n澜溪县水务局\n{written}")
    assert (plan.date, plan.year, plan.issuer) == (None, year, "澜溪县水务局")


def test_a_date_in_the_text_is_not_the_plans_date():
    assert plan("校园安全专项整治方案", "自2022年9月1日起，在全县开展校园安全专项整治，特制定本方案。").date is None


@pytest.mark.parametrize(
    ("title", "front", "back", "year"),
    [
        ("松坪县教育局2022年工作要点", "", "", 2022),
        ("松坪县教育局二〇二二年工作要点", "", "", 2022),
        ("松坪县教育局2022—2024年三年行动方案", "", "", 2022),
        ("松坪县教育局工作要点", "松教发〔2021〕8号", "", 2021),
        ("松坪县教育局工作要点", "", "松坪县教育局\n2020年1月9日", 2020),
        ("松坪县教育局2022年工作要点", "松教发〔2021〕8号", "松坪县教育局\n2021年12月30日", 2022),
        ("松坪县教育局工作要点", "为全面做好2019年教育工作，制定本要点。", "", 2019),
        ("松坪县教育局工作要点", "", "", None),
    ],
)
def test_the_year_is_told_by_title_then_number_then_date_then_text(title, front, back, year):
    assert plan(title, *([front] if front else []), back=back).year == year


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("各中小学校、幼儿园：", "各中小学校、幼儿园"),
        ("各乡镇人民政府，县直各部门：", "各乡镇人民政府，县直各部门"),
        ("局属各单位、机关各股室:", "局属各单位、机关各股室"),
        ("各村（社区）、镇属各单位：", "各村（社区）、镇属各单位"),
        ("各科室　：", "各科室"),
        ("现将有关事项通知如下：", None),
        ("为做好校园安全工作，制定本方案。", None),
        ("活动主题：平安校园，你我同行", None),
    ],
)
def test_the_addressees_as_written_without_the_colon(line, addressees):
    assert plan("松坪县教育局校园安全专项整治方案", line).addressees == addressees


def test_a_text_without_any_of_these_tells_none_of_them():
    found = plan_of(f"工作方案\n{CHAPTERS}")
    assert (found.issuer, found.year, found.number, found.date, found.addressees) == (None, None, None, None, None)
