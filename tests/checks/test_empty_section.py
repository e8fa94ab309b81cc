"""Headings with nothing below them, and items that need nothing."""

from __future__ import annotations

import pytest
from tests.checks.baseline import findings, told

from plancheck.plan import Block, Cell

TITLE = "青坪县教育局2024年校园安全专项整治工作方案"
S = "各单位要高度重视，认真抓好落实。"


def empty(*lines: str | Block) -> list[str]:
    return told("empty-section", (TITLE, "各中小学：", "为做好校园安全工作，制定本方案。", *lines))


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["一、工作目标", "二、主要任务", S, "三、工作要求", S], "一、工作目标"),
        (["一、工作目标", "二、主要任务", S], "一、工作目标"),
        (["一、工作目标。", S, "二、主要任务。", "三、工作要求。", S], "二、主要任务"),
        (["一、工作目标", S, "二、主要任务", S, "三、保障措施", "青坪县教育局", "2024年3月5日"], "三、保障措施"),
        (["一、怎么干", S, "二、经费和奖品：", "三、要求", S], "二、经费和奖品"),
        (
            [
                "一、工作目标",
                S,
                "二、检查内容",
                "（一）校舍。看有无裂缝。",
                "（二）食堂。看有无证照。",
                "（三）经费与装备",
                "三、工作要求",
                S,
            ],
            "（三）经费与装备",
        ),
        (
            [
                "一、思想拧紧，行动跟上",
                S,
                "二、成效看得见，群众信得过",
                S,
                "三、后勤跟上，保障不掉链",
                "四、严督实考，板子打准",
                S,
            ],
            "三、后勤跟上，保障不掉链",
        ),
        (["一、工作目标", S, "二、工作要求", "1.严肃纪律。" + S, "2.落实责任。", "3.强化督查。" + S], "2.落实责任"),
    ],
)
def test_headings_without_text(lines: list[str], words: str) -> None:
    assert empty(*lines) == [words]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、工作目标", S, "二、任务分工（见附件1）", "三、工作要求", S],
        ["一、工作目标", S, "二、领导小组名单", "三、工作要求", S],
        ["一、工作目标", S, "二、主要任务", "1.开展一次大排查。", "2.组织一次大演练。", "三、工作要求", S],
        ["一、工作目标", S, "二、检查内容", "1.校舍安全情况", "2.食堂安全情况", "3.校车安全情况", "三、工作要求", S],
        [
            "一、工作目标",
            S,
            "二、主要任务",
            "1.大排查。" + S,
            "2.大演练。" + S,
            "3.举办安全知识竞赛，评选优秀选手。",
            "三、工作要求",
            S,
        ],
        ["一、工作目标", S, "二、主要任务", S, "三、本方案自印发之日起施行。"],
        ["一、工作目标", S, "二、实施步骤", "（一）动员阶段。" + S, "（二）实施阶段。" + S],
        ["一、工作目标", S, "二、实施步骤", "动员阶段", S, "实施阶段", S, "三、工作要求", S],
        ["一、工作目标", S, "二、实施步骤", "3月：动员部署", "4月—6月：集中整治", "三、工作要求", S],
        ["一、工作目标", S, "二、组织领导", "组　长：局长", "副组长：副局长", "三、工作要求", S],
        ["一、提高认识，加强领导", "二、突出重点，抓好落实", "三、严格督查，务求实效"],
        ["一、工作目标", S, "二、工作要求", "（一）思想要重视", "（二）措施要到位", "（三）督查要严格"],
    ],
)
def test_headings_that_need_none(lines: list[str]) -> None:
    assert empty(*lines) == []


def test_a_table_is_text_even_with_empty_cells() -> None:
    cells = [Block(text=text, place="cell", cell=Cell(0, 0, column)) for column, text in enumerate(("", ""))]
    assert empty("一、工作目标", S, "二、时间安排", *cells, "三、工作要求", S) == []


def test_what_is_told() -> None:
    (finding,) = findings("empty-section", (TITLE, "一、指导思想", "二、主要任务", S, "三、工作要求", S))
    assert (finding.severity, finding.message) == ("warning", "标题“指导思想”下面没有内容。")
