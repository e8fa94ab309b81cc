"""What a template left open, and the many signs that look like it."""

from __future__ import annotations

import pytest
from tests.checks.baseline import findings, told

from plancheck.plan import Block, Cell

TITLE = "青坪县交通运输局2024年民族团结进步创建工作实施方案"
FRONT = (TITLE, "一、指导思想", "深入贯彻上级会议精神，做好各项工作。", "二、工作安排")
SIGNED = ("青坪县交通运输局", "2024年3月5日")


def body(line: str) -> list[str]:
    return told("placeholder", (*FRONT, line))


def cell(text: str, row: int, column: int) -> Block:
    return Block(text=text, place="cell", cell=Cell(0, row, column))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("在XX乡开展试点。", "XX乡"),
        ("由xx县人民政府牵头。", "xx县"),
        ("由ＸＸ县人民政府牵头。", "ＸＸ县"),
        ("成立以×××为组长的领导小组。", "×××"),
        ("于X月X日前报送。", "X月X日"),
        ("自X月中旬起启动。", "X月"),
        ("由X县民宗局负责。", "X县"),
        ("20XX年XX月XX日前完成。", "20XX年XX月XX日"),
        ("从20*年开始。", "20*年"),
        ("2012-20**年分步实施。", "20**年"),
        ("201X年底前完成。", "201X年"),
        ("全县共有〇〇个村。", "〇〇个"),
        ("○○社区为示范点。", "○○社区"),
        ("地点：△△村活动室。", "△△村"),
        ("认真学习***同志的文章。", "***同志"),
        ("按照**x统计局的安排办理。", "**x"),
        ("由*县和*乡共同承担。", "*县和*乡"),
        ("某某局要加强配合。", "某某局"),
        ("由某某某担任组长。", "某某某"),
        ("每月在某县民族卫生院设立巡诊点。", "某县"),
        ("某年某月某日召开会议。", "某年某月某日"),
        ("评选XX名先进个人。", "XX名"),
        ("计划全年上门XX人次。", "XX人次"),
        ("发放三月三防病折页×××份。", "×××"),
        ("贯彻党的__届全会精神。", "__届"),
        ("值班电话：________，白天黑夜都要有人接。", "________"),
        ("电话：＿＿＿＿＿＿。", "＿＿＿＿＿＿"),
        ("由【单位名称】负责落实。", "【单位名称】"),
        ("【此处填写本单位名称】要高度重视。", "【此处填写本单位名称】"),
        ("（请填写本单位实际情况）", "（请填写本单位实际情况）"),
        ("此处填写具体措施。", "此处填写"),
        ("活动地点待定。", "待定"),
        ("于2024年　　月　　日前报送。", "2024年　　月　　日"),
        ("活动时间（　　月　　日—　　月　　日）。", "（　　月　　日—　　月　　日）"),
        ("第一阶段（ 月 日至 月 日）召开动员会。", "（ 月 日至 月 日）"),
        ("（三）总结阶段（20  年11月）。", "20  年"),
        ("成立于20 年3月。", "20 年"),
        ("依据县政府〔2024〕　　号文件。", "〔2024〕　　号"),
        ("邮箱：xxx@163.com。", "xxx"),
        ("第XX届文化节由文旅局承办。", "XX届"),
        ("以“××××”为主题开展活动。", "××××"),
        ("成立（单位名称）领导小组。", "（单位名称）"),
        ("面向20XX级新生开展讲座。", "20XX级"),
        ("联系人：×××，联系电话：×××。", "×××"),
    ],
)
def test_leftovers_are_told(line: str, words: str) -> None:
    assert body(line) == [words]


@pytest.mark.parametrize(
    "line",
    [
        "填写申报单位（单位名称）：青坪县教育局",
        "近20 年来坚持开展，共用20  个月完成。",
        "申报表中“填报日期　　年　月　日”由申报单位自行填写。",
        "学生姓名：__________　班级：__________",
        "购置X光机一台，X射线检测仪两台。",
        "推行1+X证书制度，建立1+N+X体系。",
        "举办3×3篮球赛，幕布4×6米，打印纸210mm×297mm。",
        "面积按A×B计算，长×宽不小于2×3米。",
        "二○一一年五月完成，二〇〇八年启动，二〇二〇年底收官。",
        "三〇〇团、二〇〇医院联合开展，一〇〇户参加。",
        "学习贯彻党的XX大精神。",
        "联系电话：0871-65123456，传真：0871-6512-3456。",
        "联系电话：138****1234。",
        "联系电话：139XXXX5678。",
        "注：*为约束性指标，**为预期性指标。",
        "知晓率*达到95%，满意率**达到98%。",
        "**重点任务**：开展排查。",
        "文件名统一为“XX乡镇+工作总结”。",
        "邮件主题注明“XX单位民族团结材料”。",
        "以“单位名称+XX材料”命名。",
        "例如XX村的做法可以借鉴。",
        "举办“我和××的故事”征文。",
        "严禁使用“某某族人就是这样”之类的言语。",
        "【活动主题】同心共筑中国梦。",
        "【责任单位】县民宗局。",
        "（责任单位：县教育局；完成时间：11月底前）",
        "统计台账由专人保管（由统计员填写）。",
        "对的打√，错的打×，每题2分。",
        "某些干部、某个环节、某种程度上存在问题。",
        "在某县发生的事故要引以为戒，剖析某县典型案例。",
        "如发现某单位弄虚作假，取消资格。",
        "网址为www.abc_def.gov.cn，文件夹a__b。",
        "承诺人（签字）：________　　日期：____年__月__日",
        "____________________",
        "＊＊＊＊＊＊",
        "实行★级评定，达到★★★标准。",
        "□已完成　□未完成",
        "尺码为XL、XXL、XXXL。",
        "期待定期开展、优待定点医院。",
        "时间另行通知，名单附后（略）。",
        "日期按年月日顺序填写。",
        "Linux系统，XXjy@163.com邮箱。",
        "采用GB/TXXXX系列标准。",
        "请填写附件2并于3月5日前报送。",
        "会议时间为 3 月 5 日 上午。",
        "全 年 月 均 收 入 稳步增长。",
    ],
)
def test_honest_signs_are_not(line: str) -> None:
    assert body(line) == []


def test_marks_close_together_are_one_place_and_others_apart() -> None:
    assert body("组长：×××　副组长：×××、×××") == ["×××", "×××、×××"]
    assert body("在XX县XX乡XX村试点，由XX局负责。") == ["XX县XX乡XX村", "XX局"]
    assert body("新建示范点____个，投入____万元。") == ["____个", "____万元"]


def test_title_masthead_and_date_of_the_plan() -> None:
    lines = (
        "X政发〔2024〕　　号",
        "XX县2024年民族团结进步创建工作实施方案",
        *FRONT[1:],
        "各单位要抓好落实。",
        "青坪县交通运输局",
        "2024年　　月　　日",
    )
    assert told("placeholder", lines) == ["〔2024〕　　号", "XX县", "2024年　　月　　日"]


def test_a_table_of_contents_does_not_tell_twice() -> None:
    lines = (
        TITLE,
        "目录",
        "一、建设XX村\t1",
        "二、工作要求\t2",
        "一、建设XX村",
        "按期建成。",
        "二、工作要求",
        "抓好落实。",
    )
    assert told("placeholder", lines) == ["XX村"]


def test_forms_that_are_annexed_are_meant_to_be_blank() -> None:
    form = ("附件1　民族团结进步示范单位推荐表", "单位名称：________", "推荐意见：　　年　　月　　日", "负责人：XXX")
    assert told("placeholder", (*FRONT, "按期推荐。", *SIGNED, *form)) == []


def test_a_roster_that_is_annexed_is_not() -> None:
    roster = ("附件1　领导小组名单", "组　长：XXX")
    table = (
        cell("单位", 0, 0),
        cell("XX局", 0, 1),
        cell("签收", 1, 0),
        cell("______", 1, 1),
        cell("  年  月  日", 2, 1),
    )
    assert told("placeholder", (*FRONT, "按期推荐。", *SIGNED, *roster, *table)) == ["XXX", "XX局"]


def test_what_is_told() -> None:
    (finding,) = findings("placeholder", (*FRONT, "在XX社区、花桥社区各打造一处邻里驿站。"))
    assert finding.severity == "warning"
    assert "在XX社区、花桥社区各打造一" in finding.message
    (blank,) = findings("placeholder", (*FRONT, "经费从______中列支。"))
    (note,) = findings("placeholder", (*FRONT, "活动地点待定。"))
    assert len({finding.fix, blank.fix, note.fix}) == 3
