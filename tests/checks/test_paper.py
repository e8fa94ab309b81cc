"""Checks of the paper as a whole: annexes, signature, genre, compilations, promises of headings."""

from __future__ import annotations

import pytest

from plancheck.engine import judge
from plancheck.outline import build_plan
from plancheck.plan import Block, Cell
from plancheck.ruleset import load

RULES = load(("baseline",))
TITLE = "柳溪县水务局2023年节水宣传工作方案"
FOOT = ("柳溪县水务局", "2023年3月1日")


def told(check: str, *lines: str | Block) -> list[tuple[str, str]]:
    plan = build_plan([line if isinstance(line, Block) else Block(text=line) for line in lines])
    found = [finding for finding in judge(plan, RULES, path=None, sha256=None).findings if finding.check == check]
    return [(finding.location.text if finding.location else "", finding.severity) for finding in found]


class TestAnnexMissing:
    @pytest.mark.parametrize(
        ("text", "quoted"),
        [
            ("推荐标准详见附件。", "详见附件"),
            ("示范单位(具体标准见附件)由县里命名。", "见附件"),
            ("按照附件2的名额推荐。", "照附件2"),
            ("申报表（附件3）一式两份。", "(附件3)"),
        ],
    )
    def test_cited_only(self, text: str, quoted: str) -> None:
        found = told("annex-missing", TITLE, "一、任务", text, *FOOT)
        assert [(words.replace("（", "(").replace("）", ")"), severity) for words, severity in found] in (
            [(quoted, "warning")],
            [("按" + quoted, "warning")],
        )

    @pytest.mark.parametrize(
        "text",
        [
            "材料作为附件上传，附近村组先行，附带检查。",
            "按省水利厅《关于做好节水工作的通知》附件2的格式填写。",
            "按照上级文件附件1要求办理。",
            "评分标准见附件（另发）。",
        ],
    )
    def test_no_annex_of_this_plan(self, text: str) -> None:
        assert told("annex-missing", TITLE, "一、任务", text, *FOOT) == []

    def test_attached(self) -> None:
        annex = ("附件", "任务分工表", "水务股负责宣传。")
        assert told("annex-missing", TITLE, "一、任务", "分工见附件。", "附件：任务分工表", *FOOT, *annex) == []

    def test_listed_and_not_attached_is_milder(self) -> None:
        found = told("annex-missing", TITLE, "一、任务", "分工见附件。", "附件：任务分工表", *FOOT)
        assert found == [("附件：任务分工表", "info")]

    def test_second_of_two_is_wanting(self) -> None:
        listed = ("附件：1.任务分工表", "2.名额分配表")
        found = told(
            "annex-missing", TITLE, "一、任务", "分工见附件1。", *listed, *FOOT, "附件1", "任务分工表", "水务股。"
        )
        assert found == [("2.名额分配表", "info")]

    def test_a_notice_lists_the_plan_itself(self) -> None:
        notice = (
            "关于印发《柳溪县节水宣传工作方案》的通知",
            "各乡镇：",
            "现将方案印发给你们。",
            "附件：柳溪县节水宣传工作方案",
        )
        assert told("annex-missing", *notice, *FOOT, "柳溪县节水宣传工作方案", "一、任务", "抓好宣传。") == []

    def test_several_on_one_line_and_sent_apart(self) -> None:
        listed = "附件：1.任务分工表 2.名额分配表（另发）"
        annex = ("附件1", "任务分工表", "水务股。")
        assert told("annex-missing", TITLE, "一、任务", "见附件1，名额见附件2。", listed, *FOOT, *annex) == []

    def test_list_of_the_notice(self) -> None:
        notice = ("关于印发《柳溪县节水宣传工作方案》的通知", "各乡镇：", "现将方案印发给你们。")
        listed = ("附件：1.柳溪县节水宣传工作方案", "2.任务分工表")
        body = ("柳溪县节水宣传工作方案", "一、任务", "分工见附件2。")
        assert ("见附件2", "warning") not in told("annex-missing", *notice, *listed, *FOOT, *body)

    def test_heading_the_tree_does_not_tell(self) -> None:
        roster = [Block(text=text, place="cell", cell=Cell(0, 0, index)) for index, text in enumerate(("组长", "局长"))]
        body = Block(text="人员见附件。\n附件：领导小组名单\n柳溪县水务局\n2023年3月1日\n附件　领导小组名单")
        assert told("annex-missing", TITLE, "一、组织领导", body, *roster) == []


class TestSignatureMissing:
    def test_none(self) -> None:
        assert told("signature-missing", TITLE, "一、任务", "3月起抓好宣传。", "二、要求", "抓好落实。") == [
            ("抓好落实。", "info")
        ]

    @pytest.mark.parametrize(
        "lines",
        [
            (TITLE, "一、任务", "抓好宣传。", *FOOT),
            (TITLE, "（2023年3月1日）", "一、任务", "抓好宣传。"),
            (TITLE, "一、任务", "抓好宣传。", "二〇二三年三月"),
            (
                "关于印发《节水宣传方案》的通知",
                "各乡镇：",
                "现印发给你们。",
                *FOOT,
                "节水宣传方案",
                "一、任务",
                "抓好宣传。",
            ),
        ],
    )
    def test_signed_or_dated(self, lines: tuple[str, ...]) -> None:
        assert told("signature-missing", *lines) == []


class TestGenreMismatch:
    @pytest.mark.parametrize(
        ("title", "opening", "quoted"),
        [
            ("节水宣传工作方案", "结合实际，特制定本工作计划。", "本工作计划"),
            ("节水宣传实施方案", "现结合实际，制定以下计划：", "以下计划"),
            ("节水宣传实施方案", "为抓好宣传，提出如下意见。", "如下意见"),
            ("节水宣传工作计划", "为抓好宣传，制定如下实施方案：", "如下实施方案"),
        ],
    )
    def test_differs(self, title: str, opening: str, quoted: str) -> None:
        assert told("genre-mismatch", title, opening, "一、任务", "抓好宣传。") == [(quoted, "info")]

    @pytest.mark.parametrize(
        ("title", "opening"),
        [
            ("节水宣传工作方案", "根据县委《实施意见》和年度计划，制定本实施方案。"),
            ("节水三年行动计划（2023—2025年）", "特制定如下行动计划。"),
            ("关于做好节水工作的方案", "现将有关事项通知如下。"),
            ("节水宣传工作方案", "各单位要制定本单位工作计划，提出具体措施。"),
            ("节水工作安排意见", "现作如下安排，提出以下意见。"),
        ],
    )
    def test_agrees(self, title: str, opening: str) -> None:
        assert told("genre-mismatch", title, opening, "一、任务", "各单位制定本实施细则。") == []


class TestCompilation:
    def test_titles(self) -> None:
        second = ("松河县2022年节水型机关创建工作方案", "为节约用水，制定本方案。", "一、任务", "换装水表。")
        found = told("compilation", TITLE, "一、任务", "抓好宣传。", "二、要求", "抓好落实。", *second)
        assert found == [("松河县2022年节水型机关创建工作方案", "warning")]

    def test_marks(self) -> None:
        lines = [line for mark in "一二三" for line in (f"节水宣传方案篇{mark}", "一、任务", "抓好宣传。")]
        assert [words for words, _ in told("compilation", *lines)] == ["节水宣传方案篇二", "节水宣传方案篇三"]

    @pytest.mark.parametrize(
        "lines",
        [
            # One text of a collection, with the links the web page had.
            ("节水宣传方案篇3", "一、任务", "抓好宣传。", "上一篇：节水工作总结篇2", "下一篇：节水工作计划篇4"),
            # The parts of a long plan.
            ("节水发展规划", "第一篇 环境", "一、基础", "水少。", "第二篇 任务", "一、宣传", "进社区。"),
            # An annex that is a plan itself.
            (TITLE, "一、任务", "抓好宣传。", *FOOT, "附件1", "节水宣传周活动方案", "一、时间", "5月。"),
            # Items that end in a genre's word, numbering that begins again.
            (TITLE, "一、任务", "1.制定宣传方案", "2.制定检查方案", "一、要求", "抓好落实。"),
            (
                "关于印发《节水宣传方案》的通知",
                "各乡镇：",
                "现印发给你们。",
                *FOOT,
                "节水宣传方案",
                "一、任务",
                "抓好宣传。",
            ),
        ],
    )
    def test_one_plan(self, lines: tuple[str, ...]) -> None:
        assert told("compilation", *lines) == []


class TestHeadingPromise:
    @pytest.mark.parametrize(
        ("heading", "text"),
        [
            ("一、指导思想和目标", "以科学发展观为指导，深入贯彻党的十七大精神。"),
            ("一、组织机构及成员名单", "各单位要高度重视，加强领导，抓好落实。"),
            ("一、报送时限", "各单位要及时报送材料。"),
            ("一、联系方式", "请与县水务局联系。"),
        ],
    )
    def test_broken(self, heading: str, text: str) -> None:
        assert told("heading-promise", TITLE, heading, text, "二、要求", "抓好落实。") == [(heading, "info")]

    @pytest.mark.parametrize(
        ("heading", "text"),
        [
            ("一、指导思想和目标", "以科学发展观为指导，力争用水量下降5%。"),
            ("一、成员名单", "名单见附件1。"),
            ("一、成员名单", "组　长：局长"),
            ("一、目标任务", "抓好宣传，办好培训。"),
            ("一、报送时限", "活动结束后十日内。"),
            ("一、加强领导，明确责任分工", "各单位牵头抓好。"),
        ],
    )
    def test_kept(self, heading: str, text: str) -> None:
        assert told("heading-promise", TITLE, heading, text, "二、要求", "抓好落实。") == []
