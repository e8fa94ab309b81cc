"""Document numbers and known documents; personal numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plancheck.engine import judge
from plancheck.limits import Limits
from plancheck.outline import build_plan
from plancheck.plan import Block, Plan, Span
from plancheck.ruleset import load

if TYPE_CHECKING:
    from plancheck.report import Finding

RULES = load(("baseline",))
GENERAL = "《关于进一步开展民族团结进步创建活动的意见》"


def findings(check: str, *lines: str, year: int = 2023) -> list[Finding]:
    plan = build_plan([Block(text=line) for line in (f"柳溪县{year}年创建工作方案", *lines)])
    return [finding for finding in judge(plan, RULES, path=None, sha256=None).findings if finding.check == check]


def quoted(check: str, *lines: str, year: int = 2023) -> list[str]:
    return [finding.location.text for finding in findings(check, *lines, year=year) if finding.location]


@pytest.mark.parametrize(
    ("text", "number", "right"),
    [
        ("根据民委发[2010]13号精神", "民委发[2010]13号", "民委发〔2010〕13号"),
        ("（民委发（2023）13号）", "民委发（2023）13号", "民委发〔2023〕13号"),
        ("按照柳政办发〔2012〕第13号要求", "柳政办发〔2012〕第13号", "柳政办发〔2012〕13号"),
        ("落实中办发〔2018〕065号", "中办发〔2018〕065号", "中办发〔2018〕65号"),
        ("依据柳民字【2019】第007号文件", "柳民字【2019】第007号", "柳民字〔2019〕7号"),
    ],
)
def test_wrong_form(text: str, number: str, right: str) -> None:
    (found,) = findings("citation", f"{text}，制定本方案。", "一、任务", "抓好落实。")
    assert found.location is not None
    assert found.location.text == number
    assert right in found.fix
    assert found.severity == "info"
    assert found.basis == "GB/T 9704-2012 7.2.5"


@pytest.mark.parametrize(
    "text",
    [
        "根据柳政办发〔2023〕13号精神",
        "国务院令第714号和2020年第5号公告",
        "（2023）云01民初12号判决书",
        "第3号楼、12号院、2023年13号文件",
        "持（川）安许证字（2019）第0123号许可证",
        "GB/T 9704-2012第7.2.5条",
    ],
)
def test_right_form(text: str) -> None:
    assert quoted("citation", f"{text}，制定本方案。", "一、任务", "抓好落实。") == []


def test_own_number_is_read_too() -> None:
    plan = build_plan(
        [Block(text=line) for line in ("柳政办发[2023]5号", "柳溪县2023年节水方案", "一、任务", "抓好。")]
    )
    found = [finding for finding in judge(plan, RULES, path=None, sha256=None).findings if finding.check == "citation"]
    assert [finding.location.text for finding in found if finding.location] == ["柳政办发[2023]5号"]


def test_known_document_with_a_wrong_year() -> None:
    (found,) = findings("citation", f"根据{GENERAL}（民委发〔2012〕13号）精神，制定本方案。", "一、任务", "抓好。")
    assert found.location is not None
    assert found.location.text == "民委发〔2012〕13号"
    assert "民委发〔2010〕13号" in found.fix


@pytest.mark.parametrize(
    "text",
    [
        f"根据{GENERAL}（民委发〔2010〕13号）精神",
        f"根据省委宣传部{GENERAL}（青宣发〔2011〕8号）精神",
        f"根据{GENERAL}和柳政发〔2022〕5号文件精神",
        "根据《关于贯彻落实〈关于进一步开展民族团结进步创建活动的意见〉的通知》（柳民宗发〔2011〕2号）精神",
    ],
)
def test_known_document_rightly_quoted(text: str) -> None:
    assert quoted("citation", f"{text}，制定本方案。", "一、任务", "抓好。") == []


def test_known_document_that_was_not_yet_issued() -> None:
    line = f"根据{GENERAL}精神，制定本方案。"
    assert quoted("citation", line, "一、任务", "抓好。", year=2009) == [GENERAL]
    assert quoted("citation", line, "一、任务", "抓好。", year=2010) == []


@pytest.mark.parametrize(
    ("text", "number", "masked"),
    [
        ("手机：13912345678。", "13912345678", "139******78"),
        ("手机 139 1234 5678", "139 1234 5678", "139******78"),
        ("手机１３９１２３４５６７８", "１３９１２３４５６７８", "139******78"),
        ("身份证号11010519491231002X", "11010519491231002X", "110*************2X"),
        ("打入6222021234567890128账户", "6222021234567890128", "622**************28"),
        ("银行卡号4111 1111 1111 1111", None, ""),
        ("银行卡号4539 1488 0343 6467", "4539 1488 0343 6467", "453***********67"),
    ],
)
def test_personal_numbers(text: str, number: str | None, masked: str) -> None:
    found = findings("personal-data", "一、任务", text)
    assert [finding.location.text for finding in found if finding.location] == ([number] if number else [])
    for finding in found:
        assert masked in finding.message
        assert str(number) not in finding.message + finding.fix
        assert finding.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "电话：0999-5551234、5551235，热线12345，邮编654321。",
        "项目代码2023-530000-76-01-123456，登记编号110105194912310021。",
        "统一社会信用代码91530000MA6K12345X",
        "手机13800000000为样例。",
        "全县投入12345678901元。",
    ],
)
def test_other_numbers(text: str) -> None:
    assert quoted("personal-data", "一、任务", text) == []


def test_a_number_is_told_once() -> None:
    assert quoted("personal-data", "一、任务", "13912345678", "二、要求", "139 1234 5678、13912345679") == [
        "13912345678",
        "13912345679",
    ]


@pytest.mark.parametrize("words", ["民委发〔2010", "《", "1 3-9", "卡号62"])
def test_a_hostile_text_is_judged_within_the_limit(words: str) -> None:
    """An expression that goes over the rest of the text from every place would take minutes.

    Lines of a section are cut; a masthead, which belongs to none, is looked at as a whole.
    """
    rules = replace(RULES, rules=tuple(rule for rule in RULES.rules if rule.check in ("citation", "personal-data")))
    text = words * (200_000 // len(words))
    for front in ((), (Span(0, 0, len(text)),)):
        clock = Limits(seconds=60).clock()
        plan = Plan(blocks=(Block(text=text),), front=front)
        assert judge(plan, rules, path=None, sha256=None, clock=clock).findings == ()
        clock.look()  # behind the last check as before each
