"""Announced numbers and the lists that follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.checks.judging import judge
from tests.steps import assert_linear

from plancheck import engine
from plancheck.outline import build_plan
from plancheck.plan import Block, Cell
from plancheck.ruleset import load

if TYPE_CHECKING:
    from plancheck.report import Finding

TITLE = "云坪县教育局2023年民族团结进步创建工作实施方案\n"


def findings(text: str) -> list[Finding]:
    plan = build_plan([Block(text=line) for line in (TITLE + text).split("\n")])
    report = engine.judge(plan, load(("baseline",)), path=None, sha256=None)
    return [finding for finding in report.findings if finding.check == "count-mismatch"]


def words(text: str) -> list[str]:
    return [finding.location.text for finding in findings(text) if finding.location]


SILENT = [
    # the list has the announced number
    "一、任务\n抓好三项工作：一是学习；二是宣传；三是督查。",
    "一、任务\n推进“六进”（进机关、进企业、进社区、进乡镇〔街道〕、进学校、进宗教活动场所）。",
    "一、任务\n推进“七进”，即进机关、进企业、进社区、进乡村、进学校、进医院、进寺庙，每处建一个点。",
    "一、任务\n做到“三个同步”：同步部署、同步推进、同步检查。坚持“四个不变”：思想不松，力度不减，标准不降，队伍不散。",
    "一、任务\n坚持四条原则，即党政主导、群众主体，因地制宜、分类指导，民生优先、生态为基，依法办事、常抓不懈。",
    "一、任务\n学好“四史”，即党史、新中国史、改革开放史和社会主义发展史。",
    "一、任务\n深化“五个认同”（对伟大祖国、中华民族、中华文化、中国共产党、中国特色社会主义的认同）教育。",
    (
        "一、任务\n“五个认同”即对伟大祖国的认同，对中华民族的认同，对中华文化的认同，对中国共产党的认同，"
        "对中国特色社会主义的认同，要入脑入心。"
    ),
    "一、任务\n增进对伟大祖国、中华民族、中华文化、中国共产党、中国特色社会主义的“五个认同”。",
    "一、任务\n做到机构、人员、经费、场地“四落实”，会议、简报、督查三到位。",
    "一、任务\n开展“五个一”活动：办一期专栏，讲一堂党课，搞一次慰问，写一篇心得，做一件实事。",
    "一、任务\n组织机关、企业、社区、乡镇、学校、宗教活动场所六类示范单位评选。",
    "一、任务\n讲清三个问题，即为什么学、学什么、怎么学，管好一老一小两类人。",
    "一、任务\n处理好“四个关系”，即共同性和差异性、意识和认同、中华文化和各民族文化、物质和精神的关系。",
    "一、任务\n评选5个示范村（大坪村、小坪村、石桥村、水口村、马场村）。",
    "一、做法\n（一）突出三项重点。一是班子。抓学习。\n二是队伍。抓培训。\n三是阵地。抓管理。",
    "一、坚持三项原则\n（一）政府推动。部署。\n（二）各方参与。配合。\n（三）务求实效。落实。\n二、要求\n落实。",
    "一、任务\n坚持四项原则：\n——坚持党的领导。\n——坚持以人为本。\n——坚持分类指导。\n——坚持依法办事。",
    # N个结合 in its many forms
    "一、任务\n做到“三结合”：把创建工作与党建结合起来，与平安建设结合起来，与乡村振兴结合起来。",
    "一、做到四个结合\n（一）与党建相结合。抓。\n（二）与乡村振兴相结合。抓。\n（三）与平安建设相结合。抓。\n（四）与文明创建相结合。抓。",
    # the number is not exact, or is not announced here
    "一、任务\n不少于三项措施：一是学习；二是宣传。每两个月（3月、5月、7月、9月）检查一次。前三项（学习、宣传）先办。",
    "一、任务\n上述四项工作（学习、宣传、督查）由办公室负责，其余两项（培训、考核、评比）由人事股负责。",
    "一、任务\n材料一式三份（县委办、县政府办各一份），推荐5名以上（含副职、非领导职务）。",
    "一、任务\n在三个社区（含两个村改居社区、一个安置社区、一个老旧社区、一个新建小区）试点。",
    "一、任务\n组织机关、学校、企业等“六进”，开展“五个一”（讲课、慰问、座谈等）活动。",
    # names with numbers in them
    "一、任务\n落实“三会一课”（支部党员大会、支部委员会、党小组会、党课），开展“两学一做”（学党章党规、学讲话，做合格党员）。",
    "一、任务\n贯彻党的十八大和十八届三中、四中全会精神，落实中央八项规定（试行），统筹“五位一体”总体布局。",
    "一、任务\n增强“四个意识”、坚定“四个自信”、做到“两个维护”，树立“三个离不开”思想，增进“五个认同”。",
    # somebody else's set
    "一、任务\n落实县里部署的“三项行动”。\n（一）宣传。讲。\n（二）帮扶。帮。\n二、要求\n落实。",
    "一、任务\n深入实施县委“三大行动”，做好以下工作：\n（一）宣传。讲。\n（二）培训。学。\n（三）总结。写。\n（四）考核。评。",
    "一、任务\n落实县委、县政府、各部门“五包”责任制，完善县、乡、村三级网络，省、市、县、乡、村五级书记抓。",
    # the list belongs to another announcement
    "一、任务\n围绕三个重点，做好四项工作：一是摸底；二是宣传；三是整改；四是总结。",
    "一、任务\n从两个方面抓好六项任务：一是抓班子；二是抓队伍。",
    "一、任务\n抓好三项工作。一是开展“五个一”活动；二是加强宣传；三是加强督查。",
    "一、任务\n实施五大工程，推进四项行动，抓好三个环节：一是摸底；二是整改；三是验收。",
    # sections below that are no list of it
    "一、基本情况\n全局共有四个股室、三个事业单位。\n（一）学习。抓。\n（二）宣传。讲。\n二、要求\n落实。",
    "一、突出四个重点，强化责任落实\n（一）加强组织领导。抓。\n（二）加强督促检查。查。\n二、要求\n落实。",
    "一、步骤\n全年分三个阶段推进，具体安排见下表。\n（一）动员。4月。\n（二）实施。5月。\n二、要求\n落实。",
    (
        "一、任务\n完成好县里下达的三项指标任务，各股室要把责任扛起来，一级抓一级、层层抓落实，主要负责同志要亲自研究、亲自部署、亲自督办，"
        "分管负责同志要靠前指挥，确保年底前不折不扣完成。\n（一）学习。抓。\n（二）宣传。讲。\n二、要求\n落实。"
    ),
    "第一、指导思想\n抓学习。\n二目标\n抓落实。\n三措施\n抓好。\n四个工作要求\n（一）领导。抓。\n（二）宣传。讲。\n（三）督查。查。",
    # a gap in the numbers is another check's business
    "一、任务\n实施四项行动。\n（一）宣传行动。讲。\n（二）帮扶行动。帮。\n（四）平安行动。护。\n二、要求\n落实。",
    # slogans, and what is done about them
    "一、任务\n牢固树立“三个离不开”思想。一是抓学习；二是抓宣传；三是抓活动；四是抓督查。",
    "一、任务\n坚决做到“两个维护”。一是抓学习；二是抓宣传；三是抓督查。",
    "一、任务\n树立三种意识，一是加强学习，二是加强宣传，三是加强督查，四是加强考核。",
    # lists that are open, or not of what is announced
    "一、任务\n完善三张清单（问题清单、任务清单等，详见附件），落实“四个一”（每户一张卡、每村一本账）。",
    "一、任务\n（一）开展“六进”活动。推动创建进机关、进学校，各部门分头落实。\n（二）督查。查。",
    "一、任务\n（一）深化“六进”。以进机关为重点，带动进企业、进社区、进乡村。\n（二）督查。查。",
    "一、任务\n（一）办好三件实事。按时间节点推进；年底验收。\n（二）督查。查。",
    "一、任务\n重点打造五个示范点，即水口村、石桥村两个示范村，中心校、卫生院、水口社区三个示范单位。",
    "一、任务\n设三个专项组，分别是综合组（办公室、人事股牵头）、宣传组、督导组，各组分头行动。",
    "一、任务\n关爱“五老”人员（老干部、老战士、老专家、老教师、老模范），公开“三务”（党务、村务、财务）。",
    "一、任务\n做到三个坚持：坚持党的领导、坚持群众路线；坚持依法办事。",
    "一、落实三项制度\n（一）建立例会制度。每月一次。\n（二）建立通报制度、考核制度。每季一次。\n二、要求\n落实。",
    "一、任务\n从组织、制度、经费等四个方面加强保障，从思想、作风两个方面抓起，听取党员、干部三项建议。",
    "一、任务\n开好“三个课堂”，即国旗下讲话课堂、品德课堂、社会课堂。",
    # tables
    "一、任务\n做到“四个结合”，结合事项见附表。\n二、要求\n落实。",
]

FOUND = [
    ("一、任务\n抓好以下五项工作：一是摸底；二是整治；三是建制；四是验收。", "五项工作"),
    ("一、任务\n统筹抓好3个方面工作：（1）抓学习；（2）抓宣传；（3）抓服务；（4）抓督查。", "3个方面工作"),
    ("一、任务\n推进“七进”活动（进机关、进企业、进社区、进乡村、进学校、进寺庙）。", "七进"),
    ("一、任务\n牢固树立“三个离不开”思想。遵循以下四条原则：\n——党员带头。\n——勤俭办事。\n——移风易俗。", "四条原则"),
    ("一、任务\n开展“三个一批”行动，即执行一批、兑现一批、救助一批、曝光一批。", "三个一批"),
    (
        "一、开展“四个一”活动\n各校要做好以下活动：\n1.上一堂课。上。\n2.办一期橱窗。办。\n3.走访一批学生。访。",
        "四个一",
    ),
    ("一、任务\n开展“四个一”活动：上一堂民族政策课，办一期宣传橱窗，走访一批摊贩。", "四个一"),
    ("一、任务\n推进六进活动（机关、企业、社区、学校、寺庙）。", "六进"),
    ("一、任务\n送书“五进”，即进机关、进校园、进农家、进企业，每月一换。", "五进"),
    ("一、任务\n做好“三个同步”：同步部署、同步推进。其他照常。", "三个同步"),
    ("一、任务\n做到四个纳入：纳入议事日程、纳入年度计划、纳入目标考核。", "四个纳入"),
    ("一、任务\n抓好五个环节：宣传发动、自查自纠、集中整治、总结验收。", "五个环节"),
    ("一、任务\n坚持“四个不变”，即思想不松、力度不减、标准不降。", "四个不变"),
    ("一、任务\n建立四张清单：问题清单、任务清单、责任清单。", "四张清单"),
    ("一、任务\n做到领导、人员、经费、措施“五到位”。", "五到位"),
    ("一、任务\n做到机构、人员、经费、场地五落实，不走过场。", "五落实"),
    ("一、任务\n推动进机关、企业、社区、学校、宗教活动场所“六进”。", "六进"),
    ("一、任务\n增进“四个认同”（对伟大祖国、中华民族、中华文化的认同）。", "四个认同"),
    ("一、任务\n增进对伟大祖国、中华民族、中华文化、中国特色社会主义的“五个认同”。", "五个认同"),
    ("一、任务\n“三个离不开”即汉族离不开少数民族、少数民族离不开汉族，要家喻户晓。", "三个离不开"),
    (
        "一、任务\n今年推出四条措施。\n（一）送岗位。送。\n（二）送技能。教。\n（三）送服务。办。\n二、要求\n落实。",
        "四条措施",
    ),
    (
        "一、任务\n工作分四个阶段进行。\n1.宣传阶段。讲。\n2.实施阶段。干。\n3.总结阶段。写。\n二、要求\n落实。",
        "四个阶段",
    ),
    (
        "一、实施“五项行动”\n（一）课堂行动。学。\n（二）兴业行动。干。\n（三）乡村行动。改。\n（四）丰收行动。办。\n二、要求\n落实。",
        "五项行动",
    ),
    ("一、抓好四个环节\n（一）抓发动。讲。\n（二）抓实施。干。\n（三）抓验收。查。\n二、要求\n落实。", "四个环节"),
    (
        "一、重点实施六大工程\n（一）宣传工程。讲。\n（二）帮扶工程。帮。\n（三）示范工程。评。\n（四）平安工程。护。\n二、要求\n落实。",
        "六大工程",
    ),
    (
        "一、办好三件实事\n（一）修路。修。\n（二）通水。通。\n（三）建房。建。\n（四）植树。种。\n二、要求\n落实。",
        "三件实事",
    ),
    ("一、任务\n坚持五项原则：\n——坚持党的领导。\n——坚持以人为本。\n——坚持分类指导。\n——坚持依法办事。", "五项原则"),
    ("一、任务\n分三步走：第一步，摸底；第二步，整改。", "三步走"),
    (
        "一、任务\n（一）深化“七进”。推动创建进机关、进企业、进社区、进乡村、进学校和进家庭，各建一个点。\n（二）督查。查。",
        "七进",
    ),
    ("一、任务\n用好“三个课堂”，即国旗下讲话课堂、品德与社会课堂，讲得生动有趣。", "三个课堂"),
    ("一、任务\n抓好四项工作：摸清底数，建立台账；分类施策，逐一化解；跟踪回访，防止反弹。", "四项工作"),
    ("一、任务\n从组织、制度、经费三个方面加强保障，从思想、组织、制度、经费五个方面抓起。", "五个方面"),
    ("一、任务\n（一）突出“五类对象”。即干部、学生、工人、农民，分别讲课。\n（二）督查。查。", "五类对象"),
    ("一、任务\n要求做到“四个到位”，即思想认识到位、组织领导到位、工作措施到位，确保取得实效。", "四个到位"),
    (
        "一、任务\n做到“六个结合”：与党建相结合，与平安建设相结合，与乡村振兴相结合，与普法宣传相结合，与文明创建相结合。",
        "六个结合",
    ),
    (
        "一、做到五个结合\n一是与党建相结合，抓支部；二是与乡村振兴相结合，抓产业；三是与平安建设相结合，抓调解；四是与普法宣传相结合，抓宣讲。",
        "五个结合",
    ),
    (
        "一、做到三个结合\n（一）与党建相结合。抓。\n（二）与乡村振兴相结合。抓。\n（三）与平安建设相结合。抓。\n（四）与普法相结合。抓。\n二、要求\n落实。",
        "三个结合",
    ),
]


@pytest.mark.parametrize("text", SILENT)
def test_says_nothing(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_points_at_the_announcement(text: str, expected: str) -> None:
    told = words(text)
    assert len(told) == 1
    assert told[0].strip("“”").startswith(expected)


def test_tells_how_many_and_which_is_missing() -> None:
    (finding,) = findings("一、任务\n增进“五个认同”（对伟大祖国、中华民族、中华文化、中国特色社会主义的认同）。")
    assert finding.message == "提出“五个认同”，只列出4项，缺“中国共产党”。"
    assert finding.severity == "warning"
    (finding,) = findings("一、任务\n抓好三件事：一是学；二是讲；三是查；四是评。")
    assert finding.message == "提出“三件事”，却列出了4项。"


def test_sets_are_the_rule_s() -> None:
    text = "云坪县方案\n一、任务\n落实“四不两直”，做到“三清”（底数清、情况清）。"
    assert judge("count-mismatch", "sets: []", text)[0][:2] == ("fewer", ("三清",))
    known = "sets: [{name: 三清, items: [底数清, 情况清, 责任清]}]"
    (told,) = judge("count-mismatch", known, text)
    assert (told.reason, told.values["missing"], told.values["found"]) == ("missing-item", "责任清", 2)


def test_an_item_of_a_set_may_be_said_in_several_ways() -> None:
    line = "一、任务\n协调推进全面{}、全面深化改革{}、全面从严治党“四个全面”战略布局。"
    for first in ("建成小康社会", "建设社会主义现代化国家"):
        assert words(line.format(first, "、全面依法治国")) == []
        (finding,) = findings(line.format(first, ""))
        assert "缺“依法治国”" in finding.message


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        ("使汉族离不开少数民族、少数民族离不开汉族的“三个离不开”思想深深扎根于医务人员心中。", "少数民族之间"),
        ("围绕“两个共同”（即共同团结奋斗）主题推进创建。", "共同繁荣发展"),
    ],
)
def test_the_item_that_a_known_set_lacks_is_named(line: str, missing: str) -> None:
    (finding,) = findings("一、任务\n" + line)
    assert f"缺“{missing}”" in finding.message


def test_stages_in_a_table() -> None:
    def table(*stages: str) -> list[Block]:
        rows = [("序号", "阶段", "任务"), *((str(n), stage, "抓落实") for n, stage in enumerate(stages, 1))]
        cells = [(row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)]
        return [Block(text=text, cell=Cell(0, row, column)) for row, column, text in cells]

    def told(*stages: str) -> list[str]:
        head = [Block(text=line) for line in (TITLE.strip(), "一、步骤", "共分三个阶段，具体安排如下表：")]
        tail = [Block(text=line) for line in ("二、要求", "各校抓好落实，按时报送材料。" * 8)]
        plan = build_plan([*head, *table(*stages), *tail])
        report = engine.judge(plan, load(("baseline",)), path=None, sha256=None)
        return [finding.message for finding in report.findings if finding.check == "count-mismatch"]

    assert told("动员", "实施", "总结") == []
    assert told("动员", "总结", "合计") == ["提出“三个阶段”，只列出2项。"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("实行省、市、县、乡三级联创，上一级从下一级中择优。", ["三级联创"]),
        ("实行省、市、县三级联创，县、乡、村三级联动。", []),
    ],
)
def test_levels_before_their_number(line: str, said: list[str]) -> None:
    assert words("一、任务\n" + line) == said


def test_following_things_of_any_name() -> None:
    items = "\n".join(
        f"（{n}）{place}。逐一排查。" for n, place in zip("一二三", ("学校", "医院", "车站"), strict=True)
    )
    assert words(f"一、重点\n聚焦以下四类场所，逐一排查。\n{items}\n二、要求\n落实。") == ["四类场所"]
    assert words(f"一、重点\n聚焦以下三类场所，逐一排查。\n{items}\n二、要求\n落实。") == []


def test_one_list_is_told_once() -> None:
    text = (
        "一、做到六个结合\n切实做到六个结合：一是与党建相结合；二是与扶贫相结合；三是与普法相结合；四是与综治相结合。"
    )
    assert words(text) == ["六个结合"]


def test_long_text_takes_no_longer_than_its_length() -> None:
    line = "做到三个到位：认识到位、组织到位、措施到位，一是学，"
    assert words("一、任务\n" + line * 1_600) == []
    assert_linear(words, lambda times: "一、任务\n" + line * times, 400)
