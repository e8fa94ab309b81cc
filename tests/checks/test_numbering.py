"""Numbers of sibling headings: gaps, repetitions, labels unlike the rest."""

from __future__ import annotations

import pytest
from tests.checks.baseline import findings, told

from plancheck.plan import Block

TITLE = "青坪县教育局2024年校园安全专项整治工作方案"
S = "各单位要高度重视，认真抓好落实。"
KINDS = ("numbering-gap", "numbering-duplicate", "numbering-style")


def judged(*lines: str | Block) -> dict[str, list[str]]:
    plan = (TITLE, "各中小学：", "为做好校园安全工作，制定本方案。", *lines)
    found = {kind.removeprefix("numbering-"): told(kind, plan) for kind in KINDS}
    return {kind: words for kind, words in found.items() if words}


def chapters(*labels: str) -> list[str]:
    """Return chapters with these labels and a line of text each."""
    names = ("工作目标", "主要任务", "工作步骤", "工作方法", "组织领导", "工作要求", "其他事项")
    return [line for label, name in zip(labels, names, strict=False) for line in (label + name, S)]


def items(*labels: str) -> list[str]:
    """Return items below a chapter, between two chapters."""
    names = ("摸底排查", "集中整治", "督查通报", "总结提高", "建章立制")
    inner = [f"{label}{name}。{S}" for label, name in zip(labels, names, strict=False)]
    return ["一、工作目标", S, "二、主要任务", *inner, "三、工作要求", S]


@pytest.mark.parametrize(
    "lines",
    [
        chapters("一、", "二、", "三、", "四、"),
        items("（一）", "（二）", "（三）"),
        items("(一)", "（二）", "（ 三 ）"),
        items("1.", "2．", "3. "),
        items("㈠", "㈡", "（三）"),
        items("（一）、", "（二）、", "（三）、"),
        items("第一，", "第二，", "第三，"),
        items("①", "②", "③"),
        chapters("第一，", "第二，", "第三，"),
        [
            "一、工作目标",
            S,
            "二、主要任务",
            *("1.摸排。" + S, "2.整治。" + S),
            "三、工作要求",
            *("（一）领导。" + S, "（二）督查。" + S),
        ],
        [
            "一、工作目标",
            S,
            "二、主要任务",
            "学校方面：",
            "1.门卫。" + S,
            "2.消防。" + S,
            "部门方面：",
            "1.巡查。" + S,
            "2.督导。" + S,
        ],
        [
            "一、主要任务",
            "（一）校舍",
            "1.摸排。" + S,
            "2.整治。" + S,
            "（二）食堂",
            "3.检查。" + S,
            "4.督办。" + S,
            "二、要求",
            S,
        ],
        ["1 目标", S, "2 任务", "2.1 摸排", S, "2.2 整治", S, "3 要求", S],
        [
            "一、工作目标",
            "贯彻党的十八届三、四中全会精神。",
            "二、主要任务",
            "1、2月份抓好摸排，3、4月份抓好整治。",
            "三、工作要求",
            S,
        ],
        ["一、工作目标", S, "二、主要任务", "各校要做到：（1）有人管；（2）有制度；（4）有台账。", "三、工作要求", S],
        ["一、工作目标", "三年内完成校舍加固。", "两个月一调度。", "二、主要任务", S, "三、工作要求", S],
        ["一、工作目标", S, "二、主要任务", "三个必须", S, "四个到位", S, "三、工作要求", S, "四、附则", S],
        ["一、工作目标", S, "二、工作步骤", "第一阶段：动员。" + S, "第二阶段：实施。" + S, "三、工作要求", S],
        [
            "第一章 总则",
            "第一条 目的。" + S,
            "第二条 依据。" + S,
            "第二章 任务",
            "第三条 摸排。" + S,
            "第三章 附则",
            "第四条 解释。" + S,
        ],
    ],
)
def test_sound_numbering(lines: list[str]) -> None:
    assert judged(*lines) == {}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (chapters("一、", "二、", "四、"), "四、"),
        (chapters("二、", "三、", "四、"), "二、"),
        (items("（一）", "（三）", "（四）"), "（三）"),
        (items("⒈", "⒉", "⒋"), "⒋"),
        (["一、工作目标", "贯彻党的十八届二、三中全会精神。", "三、主要任务", S, "四、工作要求", S], "三、"),
        (["1 目标", S, "2 任务", "2.1 摸排", S, "2.3 整治", S, "3 要求", S], "2.3"),
        (["第一章 总则", "第一条 目的。" + S, "第二章 任务", "第三条 摸排。" + S, "第四条 整治。" + S], "第三条"),
        (
            [
                "一、目标",
                S,
                "二、任务",
                S,
                "青坪县教育局",
                "2024年3月5日",
                "附件1",
                "检查标准",
                "一、校舍",
                S,
                "三、校车",
                S,
            ],
            "三、",
        ),
        (["指导思想", S, "二、工作目标", S, "三、工作要求", S], "二、"),
    ],
)
def test_gaps(lines: list[str], words: str) -> None:
    assert judged(*lines) == {"gap": [words]}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (chapters("一、", "二、", "二、", "三、"), "二、"),
        (chapters("一、", "二、", "二、", "四、"), "二、"),
        (chapters("一、", "二、", "三、", "三、"), "三、"),
        (items("（一）", "（二）", "（二）"), "（二）"),
    ],
)
def test_duplicates(lines: list[str], words: str) -> None:
    assert judged(*lines) == {"duplicate": [words]}


def test_a_duplicate_points_at_the_second() -> None:
    (finding,) = findings("numbering-duplicate", (TITLE, *chapters("一、", "二、", "二、", "三、")))
    assert finding.location is not None
    assert finding.location.section == ("工作步骤",)
    assert "“主要任务”和“工作步骤”" in finding.message
    assert "“三、”" in finding.fix


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (items("（一）", "（二）", "(3)", "（四）"), "(3)"),
        (items("（一）", "（二）", "3.", "（四）"), "3."),
        (items("1.", "2.", "3）", "4."), "3）"),
        (items("（1）", "（2）", "③", "（4）"), "③"),
        (items("1.", "2、", "3."), "2、"),
        (items("（一）", "（2）"), "（2）"),
        (chapters("一、", "二．", "三、"), "二．"),
        (chapters("一、", "二：", "三、"), "二："),
        (chapters("一、", "第二，", "三、"), "第二，"),
        (chapters("第一，", "第二，", "第三，", "四、", "第五，"), "四、"),
        (chapters("一、", "二", "三、"), "二主要任务"),
    ],
)
def test_labels_unlike_the_rest(lines: list[str], words: str) -> None:
    assert judged(*lines) == {"style": [words]}


def test_what_the_label_should_be() -> None:
    (finding,) = findings("numbering-style", (TITLE, *items("（一）", "（二）", "③", "（四）")))
    assert finding.fix == "改为“（三）”。"
    assert "“（一）”“（二）”“（四）”" in finding.message
    (gap,) = findings("numbering-gap", (TITLE, *items("⑴", "⑵", "⑷")))
    assert gap.message == "“⑷”前面缺“⑶”。"


def automatic(label: str, title: str, level: int = 0) -> Block:
    return Block(text=label + title, label=label, numbering=level)


def test_automatic_numbers_are_nobodys_fault() -> None:
    first, second = automatic("1.", "摸底排查。" + S, 1), automatic("1.", "集中整治。" + S, 1)
    assert judged("一、工作目标", S, "二、主要任务", first, second, "三、工作要求", S) == {}
    # A numbered paragraph with nothing in it shows its number all the same.
    assert judged(automatic("一、", "工作目标"), S, automatic("二、", ""), automatic("三、", "工作要求"), S) == {}


def test_automatic_numbers_that_really_skip() -> None:
    lines = (automatic("一、", "工作目标"), S, automatic("三、", "主要任务"), S, automatic("四、", "工作要求"), S)
    assert judged(*lines) == {"gap": ["三、"]}


def test_annexes_are_no_siblings_of_chapters() -> None:
    annexes = (
        "青坪县教育局",
        "2024年3月5日",
        "附件1",
        "检查标准",
        "一、校舍",
        S,
        "二、食堂",
        S,
        "附件2",
        "打分办法",
        "一、分值",
        S,
        "二、等次",
        S,
    )
    assert judged(*chapters("一、", "二、"), *annexes) == {}
