"""Paragraphs that stop in mid-sentence, and lines that end without a stop for good reasons."""

from __future__ import annotations

import pytest
from tests.checks.baseline import findings, told

from plancheck.plan import Block, Cell

BEFORE = (
    "青坪县交通运输局2024年民族团结进步创建工作实施方案",
    "局属各单位、机关各股室：",
    "为深入贯彻落实县委民族工作会议精神，结合我局实际，制定本方案。",
    "一、指导思想",
    "深入贯彻党的二十大精神，紧扣主线，做好各项工作。",
    "二、重点任务",
    "（一）抓好学习教育。组织干部职工学习党的民族政策，全年不少于四次。",
    "（二）抓好路域环境。对民族村寨公路开展集中整治，确保道路畅通、标识清楚。",
    "三、工作要求",
)
AFTER = ("四、附则", "本方案由局办公室负责解释，自印发之日起施行。", "青坪县交通运输局", "2024年3月5日")


def stops(*lines: str | Block) -> list[str]:
    return told("truncated-sentence", (*BEFORE, *lines, *AFTER))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("各单位要高度重视，明确专人负责，切实把创建工作抓紧抓实，同时", "切实把创建工作抓紧抓实，同时"),
        ("各单位要高度重视，把创建工作纳入议事日程，对工作不力的单位", "对工作不力的单位"),
        ("各单位要加强协作。对群众反映强烈的问题，局办公室要及时", "对群众反映强烈的问题，局办公室要及时"),
        ("各单位要密切配合，形成工作合力，推动创建工作取得", "推动创建工作取得"),
        ("各单位要密切配合，形成工作合力，", "各单位要密切配合，形成工作合力，"),
        ("各单位要密切配合。加强检查考核，将考核结果作为", "加强检查考核，将考核结果作为"),
        ("创建工作涉及面广，各单位要把它同业务工作同部署、", "各单位要把它同业务工作同部署、"),
        ("对工作扎实的单位在年底评优时优先考虑，并", "对工作扎实的单位在年底评优时优先考虑，并"),
        ("各单位要讲好身边人的故事，对作出突出贡献的集体和个人，集团将在", "对作出突出贡献的集体和个人，集团将在"),
        ("哪个单位没有出过事故，年底奖励工作经费，负责人另外", "年底奖励工作经费，负责人另外"),
        (
            "要严格落实责任制，对因工作不力造成影响和损失的单位和个人，将依照有关规定",
            "对因工作不力造成影响和损失的单位和个人，将依照有关规定",
        ),
        ("经费由县财政统筹安排，专款专用，任何单位和个人不得", "任何单位和个人不得"),
        ("要公开公正,接受各族群众监督,同时要积极地", "接受各族群众监督,同时要积极地"),
        (
            "创建工作涉及面广，任务重，各单位要结合实际制定具体方案，细化任务，落实责任，确保创建工作有序推进、取得实效",
            "确保创建工作有序推进、取得实效",
        ),
    ],
)
def test_sentences_that_break_off(line: str, words: str) -> None:
    assert stops(line) == [words]


@pytest.mark.parametrize(
    "lines",
    [
        ["中华民族一家亲，同心共筑中国梦"],
        ["民族团结是福", "分裂动乱是祸", "像爱护眼睛一样爱护民族团结"],
        ["石榴花开红似火，", "各族儿女心连心。", "同修一条幸福路，", "共建美丽好家园。"],
        ["各单位要高度重视，明确专人负责。（责任单位：局办公室）"],
        ["各单位要悬挂标语“民族团结一家亲，同心共筑中国梦”"],
        ["组　长：局党组书记、局长", "副组长：副局长，总工程师", "成　员：各股室股长，各公路养护站站长，运管所所长"],
        ["局党组书记、局长", "副局长、总工程师", "各股室股长，各公路养护站站长，运管所所长"],
        ["联系人：办公室主任，联系电话：0871-65123456"],
        ["具体任务分工如下："],
        ["宣传标语：", "1.铸牢中华民族共同体意识，建设美丽青坪", "2.共同团结奋斗，共同繁荣发展"],
        [
            "各单位要做到以下几点：",
            "——提高认识，加强领导，落实责任，确保实效",
            "——严格督查，定期通报，奖优罚劣，推动工作",
        ],
        ["参加单位：县民宗局、县教育局、县文旅局，各乡镇人民政府，各养护站"],
        ["各单位要高度重视，加强领导……"],
        ["会议时间为3月15日上午9时，地点在局三楼会议室"],
        ["各单位要按照《青坪县创建实施办法》，对照《青坪县考核细则》"],
        ["按照“谁主管、谁负责”的要求，做到“五个到位”"],
        ["（一）加强领导，落实责任", "（二）广泛宣传，营造氛围", "（三）严格考核，确保实效"],
        [
            "1.加强领导，明确分工，落实责任，推动各项工作落到实处，确保创建活动顺利开展",
            "2.广泛宣传，组织动员，营造氛围，引导干部职工积极参与，形成创建合力",
            "3.严格考核，定期检查，及时通报，推动问题解决，确保取得实效",
        ],
    ],
)
def test_lines_that_need_no_stop(lines: list[str]) -> None:
    assert stops(*lines) == []


def test_lines_that_go_on_in_the_next() -> None:
    wrapped = (
        "各单位要从讲政治的高度，充分认识创建工作的",
        "重要意义，切实加强组织领导，把创建工作摆上",
        "重要位置，主要领导亲自抓，分管领导具体抓，",
        "做到层层有人抓、事事有人管，确保创建工作",
        "落到实处。",
    )
    assert stops(*wrapped) == []
    assert stops("\n".join(wrapped)) == []
    assert stops(*wrapped[:1], "重要意义。") == []


def test_soft_breaks_between_paragraphs() -> None:
    text = "各单位要加强领导，落实责任，同时\n　　各单位要做好宣传，营造氛围。"
    assert stops(text) == ["各单位要加强领导，落实责任，同时"]


def test_cells_signatures_and_annexed_lists_are_left_alone() -> None:
    cell = Block(text="各单位要加强领导，落实责任，同时", place="cell", cell=Cell(0, 0, 0))
    annex = ("附件1　任务分工", "各公路养护站要落实养护责任，清理边沟，修补路面，确保道路畅通，服务群众出行")
    assert told("truncated-sentence", (*BEFORE, "要抓好落实。", cell, *AFTER, *annex)) == []


def test_a_plan_that_never_ends_its_paragraphs() -> None:
    lines = [
        line.rstrip("。")
        for line in (*BEFORE, "各单位要加强领导，明确专人负责，推动各项工作落到实处，确保取得实效", *AFTER)
    ]
    assert told("truncated-sentence", lines) == []


def test_what_is_told() -> None:
    (comma,) = findings("truncated-sentence", (*BEFORE, "各单位要密切配合，形成工作合力，", *AFTER))
    (broken,) = findings("truncated-sentence", (*BEFORE, "各单位要密切配合，形成工作合力，并", *AFTER))
    assert comma.severity == broken.severity == "warning"
    assert "逗号" in comma.message
    assert "断了" in broken.message
