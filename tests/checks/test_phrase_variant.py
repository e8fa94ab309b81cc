"""Fixed phrases of the shipped lists, their near misses, and what is none."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from tests.checks.judging import judge, refused

from plancheck import engine
from plancheck.outline import build_plan
from plancheck.plan import Block, Plan
from plancheck.ruleset import load

if TYPE_CHECKING:
    from plancheck.report import Finding

TITLE = "云坪县教育局2019年民族团结进步创建工作实施方案"


def plan(*lines: str, title: str = TITLE) -> Plan:
    return build_plan([Block(text=line) for line in (title, "一、主要任务", *lines)])


def findings(*lines: str, title: str = TITLE, rules: str = "baseline") -> list[Finding]:
    report = engine.judge(plan(*lines, title=title), load((rules,)), path=None, sha256=None)
    return [finding for finding in report.findings if finding.check == "phrase-variant"]


def words(*lines: str, title: str = TITLE, rules: str = "baseline") -> list[str]:
    return [finding.location.text for finding in findings(*lines, title=title, rules=rules) if finding.location]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("牢牢把握共同团结进步，共同繁荣发展的主题。", "共同团结进步，共同繁荣发展", "共同团结奋斗、共同繁荣发展"),
        ("牢牢把握共同团结拼搏、共同繁荣发展的主题。", "共同团结拼搏、共同繁荣发展", "共同团结奋斗、共同繁荣发展"),
        ("牢牢把握共同团结奋斗、共同繁荣进步的主题。", "共同团结奋斗、共同繁荣进步", "共同团结奋斗、共同繁荣发展"),
        ("牢牢把握共同团结奋斗、共同发展繁荣的主题。", "共同团结奋斗、共同发展繁荣", "共同团结奋斗、共同繁荣发展"),
        ("牢固树立“三个不能离开”思想。", "三个不能离开", "三个离不开"),
        ("牢固树立三个不可分离的观念。", "三个不可分离", "三个离不开"),
        ("让“三个离不掉”的道理深入人心。", "三个离不掉", "三个离不开"),
        ("增进“五个认知”。", "五个认知", "五个认同"),
        ("坚定四个信心，做到两个维持。", "四个信心", "四个自信"),
        ("以铸牢中华民族集体意识为主线。", "铸牢中华民族集体意识", "铸牢中华民族共同体意识"),
        ("以筑牢中华民族共同体意识为主线。", "筑牢中华民族共同体意识", "铸牢中华民族共同体意识"),
        ("增强中华民族共同意识。", "中华民族共同意识", "中华民族共同体意识"),
        (
            "紧扣“中华民族一家人、同心共筑中国梦”总目标。",
            "中华民族一家人、同心共筑中国梦",
            "中华民族一家亲、同心共筑中国梦",
        ),
        ("促进各民族交流交往交融。", "各民族交流交往交融", "各民族交往交流交融"),
        ("像石榴子一样紧紧抱在一起。", "像石榴子一样", "像石榴籽一样"),
        ("以邓小平理论和三大代表的重要思想为指导。", "三大代表", "“三个代表”"),
        ("深入落实科学开展观。", "科学开展观", "科学发展观"),
        (
            "坚持以习近平新时代中国特色社会主意思想为指导。",
            "习近平新时代中国特色社会主意思想",
            "习近平新时代中国特色社会主义思想",
        ),
        ("学习《中华人民共和国民族区域自制法》。", "中华人民共和国民族区域自制法", "中华人民共和国民族区域自治法"),
        ("学习中华民族共和国民族地区自治法。", "中华民族共和国民族地区自治法", "中华人民共和国民族区域自治法"),
        ("学习《民族地区自治法》。", "民族地区自治法", "民族区域自治法"),
        ("推广国家通用语言文学。推广国家通用语文文字。", "国家通用语文文字", "国家通用语言文字"),
        ("践行社会主义核心价格观。", "社会主义核心价格观", "社会主义核心价值观"),
        ("牢记绿水青山也是金山银山。", "绿水青山也是金山银山", "绿水青山就是金山银山"),
    ],
)  # fmt: skip
def test_near_misses(text: str, wrong: str, right: str) -> None:
    found = findings(text)
    assert found[0].location is not None
    assert found[0].location.text == wrong
    assert found[0].message == f"“{wrong}”与固定提法“{right}”不一致。"
    assert found[0].fix == f"改为“{right}”。"


@pytest.mark.parametrize(
    "text",
    [
        "把握各民族“共同团结奋斗、共同繁荣发展”的主题，共同团结奋斗，共同繁荣发展，共同团结奋斗和共同繁荣发展。",
        "各民族共同繁荣，各族群众共同奋斗、团结奋斗，一起发展进步，促进各民族共同繁荣兴旺。",
        "铸牢中华民族共同体意识，增强中华民族共同体意识，培育中华民族共同体意识，强化中华民族共同体意识教育。",
        "推进中华民族共同体建设，讲好中华民族共同体知识，开设中华民族共同体概论课，中华民族共同体研究成果丰硕。",
        "增强共同体意识、主人翁意识、国家意识，凝聚中华民族命运共同体的力量。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”，“三个认同”“四个认同”“五个认同”各有其时。",
        "走访四个自然村，两个维修点，五个认真负责的小组，三个分不清的账目，四个意见箱，三个离县城远的村。",
        "第三大代表团、三大代表性工程、三个代表团、十三大代表。",
        "巩固平等团结互助和谐的社会主义民族关系，发展平等、团结、互助的社会主义民族关系。",
        "像石榴籽一样紧紧抱在一起，像石榴籽那样紧紧抱在一起，像石榴籽一样紧紧团结在一起，石榴籽一家亲。",
        "贯彻习近平法治思想、习近平经济思想、新时代中国特色社会主义思想、习近平新时代中国特色社会主义经济思想。",
        "高举中国特色社会主义伟大旗帜，推进中国特色社会主义伟大事业，坚持中国特色社会主义道路、理论体系和制度。",
        "以邓小平理论和“三个代表”重要思想为指导，以邓小平理论、“三个代表”重要思想和科学发展观为指导，深入贯彻落实科学发展观。",
        "践行社会主义核心价值观，弘扬社会主义核心价值体系，建设社会主义核心价值观主题公园。",
        "为人民谋幸福、为民族谋复兴，实现中华民族的伟大复兴，为中华民族伟大复兴中国梦而奋斗。",
        "坚持以人民为中心的思想、以人民为中心的工作导向，满足人民群众对美好生活的需要。",
        "全面建设小康社会，全面建成小康社会，全面建设社会主义现代化新云坪。",
        "推进基层治理体系和治理能力现代化，统筹推进“五位一体”总体布局，协调推进“四个全面”战略布局。",
        ("学习习近平总书记关于加强和改进民族工作的重要思想、习近平总书记关于加强和改进人民信访工作的重要思想、"
        "习近平总书记关于民族工作的重要论述。"),
        "坚持中国特色解决民族问题正确道路，落实民族区域自治制度和民族区域自治法，办好民族区域自治地方的事。",
        "贯彻《中华人民共和国宪法》《中华人民共和国刑法》《中华人民共和国教育法》《中华人民共和国城市居民委员会组织法》。",
        "贯彻《城市民族工作条例》《民族乡行政工作条例》《云坪自治州民族团结进步条例》《中国共产党农村工作条例》。",
        "推广国家通用语言、国家通用语言和文字，共有精神家园，构筑各民族共有精神家园和中华民族共有精神家园。",
        "树立政治意识、大局意识和责任意识，坚定道路自信、理论自信、制度自信。",
        "开展党史学习教育、党的群众路线教育实践活动、“三严三实”专题教育、“两学一做”学习教育、主题教育。",
        "民族团结一家亲，携手共筑小康梦。",
    ],
)  # fmt: skip
def test_ordinary_words(text: str) -> None:
    assert words(text) == []
    assert words(text, rules="ethnic-unity") == []


def test_the_title_is_read_too() -> None:
    title = "云坪县教育局2024年铸牢中华民族集体意识工作方案"
    assert words("抓好。", title=title) == ["铸牢中华民族集体意识"]


def test_words_split_over_white_space_and_in_other_script() -> None:
    assert words("把握共同團結進步　、共同繁榮發展的主題。") == ["共同團結進步　、共同繁榮發展"]


def test_the_topic_s_rules_add_phrases() -> None:
    text = "促进各民族和谐相处、和衷共济、和谐发展，民主族团结，手足相连、守望相助。"
    assert words(text) == []
    assert words(text, rules="ethnic-unity") == ["和谐相处、和衷共济、和谐发展", "民主族团结", "手足相连、守望相助"]


def test_lists_are_long_enough() -> None:
    by_id = {rule.id: rule for rule in load(("ethnic-unity",)).rules}
    assert len(by_id["phrase-variant"].options["phrases"]) > 80


@pytest.mark.parametrize("rules", ["baseline", "ethnic-unity"])
def test_every_phrase_is_right_by_itself_and_every_confusion_is_found(rules: str) -> None:
    options = {rule.id: rule for rule in load((rules,)).rules}["phrase-variant"].options
    for entry in options["phrases"]:
        assert words(f"要学习{entry['phrase']}。", rules=rules) == [], entry
        assert words(f"要学习“{entry['phrase']}”。", rules=rules) == [], entry
        for wrong in entry["confusions"]:
            (finding,) = findings(f"要学习“{wrong}”。", rules=rules)
            assert finding.location is not None
            assert finding.location.text.strip("“”") == wrong.strip("“”")
    for right in options["allowed"]:
        assert words(f"要学习{right}。", rules=rules) == [], right


def test_options() -> None:
    options = "phrases: [{phrase: 台账管理制度, confusions: [台帐管理]}, 一事一议]\nallowed: [台账管制制度]"
    told = judge(
        "phrase-variant", options, "云坪县方案\n一、任务\n健全台账管里制度、台账管制制度，做好台帐管理，一事二议。"
    )
    assert [(one.reason, one.words, one.values["phrase"]) for one in told] == [
        ("near", ("台账管里制度",), "台账管理制度"),
        ("known", ("台帐管理",), "台账管理制度"),
    ]
    assert "four characters" in refused("phrase-variant", "phrases: [台账]")
    assert "phrases" in refused("phrase-variant", "allowed: [台账管制制度]")


def test_the_list_costs_little() -> None:
    text = (
        "各单位要把握共同团结奋斗、共同繁荣发展的主题，铸牢中华民族共同体意识，深化创建活动，压实责任，抓好落实。" * 3
    )
    prepared = plan(*[text] * 60)
    rules = load(("ethnic-unity",))
    only = [rule for rule in rules.rules if rule.check == "phrase-variant"]
    from plancheck.checks import Context, kind  # noqa: PLC0415 - timed apart from the rest

    context = Context(prepared)
    assert list(kind("phrase-variant").judge(context, only)) == []
    start = time.perf_counter()
    assert list(kind("phrase-variant").judge(context, only)) == []
    assert time.perf_counter() - start < 0.1
