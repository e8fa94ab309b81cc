"""Years of another plan, left over, and years that belong where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancheck import engine
from plancheck.outline import build_plan
from plancheck.plan import Block
from plancheck.ruleset import load

if TYPE_CHECKING:
    from plancheck.report import Finding

TITLE = "云坪县教育局2023年民族团结进步创建工作实施方案"


def findings(text: str, title: str = TITLE) -> list[Finding]:
    plan = build_plan([Block(text=line) for line in (title, *text.split("\n"))])
    report = engine.judge(plan, load(("baseline",)), path=None, sha256=None)
    return [finding for finding in report.findings if finding.check == "year-mismatch"]


def words(text: str, title: str = TITLE) -> list[str]:
    return [finding.location.text for finding in findings(text, title) if finding.location]


BODY = "\n一、任务\n各校抓好落实。"
SIGNED = BODY + "\n云坪县教育局\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("按照县委统一安排，制定我局2022年创建工作方案如下。" + BODY, "2022年"),
        ("结合实际，特制定2024年工作方案。" + BODY, "2024年"),
        ("为做好2022年民族团结进步创建工作，制定本方案。" + BODY, "2022年"),
        ("为抓紧抓好2020年创建工作，根据市委部署，制定本方案。" + BODY, "2020年"),
        ("各校：\n现将《云坪县教育局2022年民族团结进步创建工作实施方案》印发给你们，请抓好落实。" + BODY, "2022年"),
        ("一、2022年重点任务\n各校抓好落实。", "2022年"),
        ("一、２０２２年工作安排\n各校抓好落实。", "２０２２年"),
        ("一、2022年要办的几桩事\n各校抓好落实。", "2022年"),
        ("一、指导思想\n抓学习。\n二、2021年工作目标\n建成示范校。", "2021年"),
        ("2022年是“十四五”规划的关键之年，也是我县创建示范县的攻坚之年。" + BODY, "2022年"),
        ("一、工作目标\n到2022年底，全县中小学全部达到示范校标准，力争创成省级示范县。", "2022年"),
        (
            "一、实施步骤\n（一）宣传阶段（2022年3月至4月）。召开会议。\n（二）实施阶段（4月至10月）。全面铺开。",
            "2022年",
        ),
        ("一、报送\n各校于2022年11月30日前将总结报县教育局。", "2022年"),
        ("在巩固2021年建设成果的基础上，现就2022年创建工作制定如下方案。" + BODY, "2022年"),
        ("2022年，我局将以铸牢中华民族共同体意识为主线，扎实开展创建工作。" + BODY, "2022年"),
        ("一、工作目标\n全县辍学率为零；确保2022年不发生较大以上事故，事故起数较上年下降。", "2022年"),
        ("一、工作目标\n2022年底前，全部学校达到示范标准，力争通过验收。", "2022年"),
        ("一、活动时间\n活动时间：2022年9月1日至9月30日。", "2022年"),
        ("一、任务\n表彰大会定于2022年9月15日召开。", "2022年"),
        ("一、任务\n2022年9月是全县第20个民族团结进步宣传月。", "2022年"),
        ("一、报送\n各校于2024年11月15日前报送全年活动总结。", "2024年"),
        ("现就做好2022年民族团结进步创建工作提出如下意见。" + BODY, "2022年"),
        ("我校拟在2022年秋季学期组织以下活动，请各班准备。" + BODY, "2022年"),
        ("一、任务\n11月，查漏补缺。2022年5月要完成标牌改造。", "2022年"),
        (SIGNED.strip("\n") + "2024年3月12日", "2024年3月12日"),
        (SIGNED.strip("\n") + "二〇二一年三月十二日", "二〇二一年三月十二日"),
        ("云教发〔2022〕8号\n各校：" + SIGNED + "2023年3月12日", "云教发〔2022〕8号"),
    ],
)
def test_found(text: str, found: str) -> None:
    assert words(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "根据县委2022年12月5日常委会议审定的规划和《关于加强创建工作的意见》（县发〔2020〕12号），制定本方案。" + BODY,
        "为贯彻落实2022年中央民族工作会议精神，巩固2021年创建成果，制定本方案。" + BODY,
        "为做好2022年度考核反馈问题整改工作，制定本方案。" + BODY,
        "我局2021年获评全县示范单位，2022年在全州会议上作了交流。去年，全县建成示范校20所。" + BODY,
        "根据县教育局制定的2022年工作要点，制定本方案。" + BODY,
        "一、2022年工作回顾\n建成示范校20所。\n二、2023年工作任务\n再建10所。\n三、2024年工作谋划\n提前编制计划。",
        "一、2022年存在的问题\n底数不清。\n二、整改措施\n逐项整改。",
        "一、工作目标\n满意率在2022年的基础上提高两个百分点，比2020年提高8个百分点。到2022年底已建成20所，到2025年全部建成。",
        "一、任务\n今年是“八五”普法规划（2021—2025年）实施的第三年，用好2018年建成的广场，办好2015年创立的歌会。",
        "一、任务\n2022年秋季入学的新生参加军训，2024年1月底前完成收尾，谋划2024年创建工作。",
        "一、实施步骤\n（一）2023年：打基础。建台账。\n（二）2024年：抓提升。建机制。\n（三）2025年：抓巩固。出经验。",
        "一、实施步骤\n（一）筹备阶段（2022年12月至2023年2月）。建台账。\n（二）实施阶段（2023年3月至12月）。全面铺开。",
        "一、基本情况\n2008年大地震，乡亲们一起刨人；2009年冬天修桥，几个民族的老乡一起出工。",
        "一、2008年地震以来的做法\n互帮互助。\n二、任务\n抓好落实。",
        "2022年，我局以创建为抓手，建成示范校20所，2023年将再建10所。" + BODY,
        "一、工作目标\n2022年建成20所，2023年再建10所，确保2023年不发生安全事故，力争2024年上半年通过省级验收。",
        "一、任务\n2022年9月1日起施行的《条例》要逐条宣讲，2022年底前已建成的场馆免费开放。",
        "一、报送\n各校于2024年1月15日前报送全年活动总结，2024年底前建成示范校。",
        "省里决定在2022年试点、2023年推开，现就做好2023年工作提出如下意见。" + BODY,
        SIGNED.strip("\n") + "2023年3月12日",
        SIGNED.strip("\n") + "2022年12月28日",
        SIGNED.strip("\n") + "2024年1月5日",
        "云教发〔2023〕8号\n各校：" + SIGNED + "2023年3月12日",
        "云教发〔2022〕98号\n各校：" + SIGNED + "2023年1月3日",
    ],
)
def test_says_nothing(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("云坪县节水三年行动方案（2022—2024年）", "一、2023年重点任务\n抓好。\n二、要求\n到2024年底全部完成。"),
        ("云坪县2022年节水三年行动方案", "一、2024年重点任务\n抓好。\n二、要求\n落实。"),
        ("云坪县教育局2022年度目标考核工作方案", BODY.strip("\n") + "\n云坪县教育局\n2023年2月20日"),
        ("云坪县中小学2022—2023学年第二学期工作计划", BODY.strip("\n") + "\n云坪县教育局\n2023年2月20日"),
        ("云坪县民族团结进步创建工作方案", "为做好2022年工作，制定本方案。" + BODY),
        ("云坪县民族团结进步创建工作方案", "制定我局2024年工作方案如下。" + SIGNED + "2023年12月20日"),
    ],
)
def test_plans_for_several_years_and_for_none(title: str, text: str) -> None:
    assert words(text, title) == []


def test_the_date_tells_the_year_where_the_title_does_not() -> None:
    text = "制定我局2021年工作方案如下。" + SIGNED + "2023年3月20日"
    assert words(text, "云坪县民族团结进步创建工作方案") == ["2021年"]


def test_messages() -> None:
    (finding,) = findings("一、2022年重点任务\n各校抓好落实。")
    assert finding.message == "这里写的是2022年，而方案是2023年的，年份前后不符。"
    assert finding.severity == "warning"
    (finding,) = findings(SIGNED.strip("\n") + "2024年3月12日")
    assert finding.message == "成文日期是2024年，标题写的是2023年。"


def test_school_years() -> None:
    title = "云坪县第一小学2023—2024学年民族团结教育活动方案"
    assert words("一、任务\n2022—2023学年第二学期各班交流做法。", title) == ["2022—2023学年"]
    assert words("一、任务\n2022—2023学年总结的做法要坚持，2023—2024学年评选之星。", title) == []
