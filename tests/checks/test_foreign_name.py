"""Names left over from a copied plan: what is told, and above all what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plancheck.engine import judge
from plancheck.outline import build_plan
from plancheck.plan import Block, Cell
from plancheck.ruleset import load

if TYPE_CHECKING:
    from plancheck.report import Finding

RULES = load(("baseline",))


def findings(title: str, issuer: str, *lines: str) -> list[Finding]:
    plan = build_plan([Block(text=line) for line in (title, *lines, *filter(None, [issuer]), "2022年3月1日")])
    report = judge(plan, RULES, path=None, sha256=None)
    return [finding for finding in report.findings if finding.check == "foreign-name"]


def told(title: str, issuer: str, *lines: str) -> list[str]:
    return [finding.location.text for finding in findings(title, issuer, *lines) if finding.location]


def county(line: str) -> list[str]:
    return told("柳溪县民政局2022年民族团结进步创建工作方案", "柳溪县民政局", "一、主要任务", line)


def township(line: str) -> list[str]:
    front = "根据柳溪县委安排，制定本方案。"
    return told("杉木坪乡2021年民族团结进步创建实施方案", "杉木坪乡人民政府", front, "一、主要任务", line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("推动石榴坪县民政事业高质量发展。", "石榴坪县"),
        ("各乡镇要结合石榴坪县实际抓好落实。", "石榴坪县"),
        ("让石榴坪县的老百姓得实惠。", "石榴坪县"),
        ("深化“石榴坪县一家亲”活动。", "石榴坪县"),
        ("成立石榴坪县民政局民族团结进步创建工作领导小组。", "石榴坪县民政局"),
        ("石榴坪县民政局要加强督导检查，柳溪县民政局各股室要配合。", "石榴坪县民政局"),
        ("每季度向石榴坪县创建办报送一次信息。", "石榴坪县创建办"),
        ("年底前向县民宗局报送总结，报石榴坪县委统战部备案。", "石榴坪县委"),
        ("把凤凰县各族群众的事办好。", "凤凰县"),
        ("由凤凰县民族宗教事务局负责指导。", "凤凰县民族宗教事务局"),
        ("石榴坪县人民政府办公室印发的方案同时废止。", "石榴坪县人民政府办公室"),
    ],
)
def test_another_county(line: str, name: str) -> None:
    assert county(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "按照青岩州委、青岩州人民政府部署，配合县委统战部做好工作。",
        "组织干部到白石县学习考察，推动我县工作再上台阶。",
        "学习借鉴石榴坪县经验，取长补短。",
        "与毗邻的石榴坪县共护界河，两县每年会商一次。",
        "向凤凰县、永顺县学习，与花垣县签订协议。",
        "浙江省宁波市对口帮扶我县，宁波市海曙区民政局派员指导。",
        "在东西部协作中，与福建省晋江市结成对子。",
        "经白崖县迁来的群众要妥善安置，由石榴坪县迁入的移民享受同等待遇。",
        "原石榴坪县撤并后档案移交。",
        "石榴坪县籍学生回乡宣讲。",
        "传承红色基因，重走长征路，赴遵义市参观会址。",
        "贵州省、云南省、四川省三省交界地带的群众来往密切。",
        "柳溪县各族群众共居共学，建设幸福柳溪县。",
        "大坪镇、小坪镇、河口乡先行试点，青龙街道随后跟进。",
    ],
)
def test_places_that_belong(line: str) -> None:
    assert county(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "巩固全国民族团结进步示范县、卫生县城、文明县城创建成果，争创全省先进县。",
        "牧业县、边境县、兄弟县、民族自治县的做法各有长处。",
        "县委、县政府高度重视，全县上下、各县直单位、驻县单位一体推进。",
        "会同县委统战部、县民宗局检查，依托县融媒体中心宣传，接受县纪委监督。",
        "依照县委部署，由县民政局牵头，年内建成县级示范单位，名单经县人民政府同意后公布。",
        "建立县乡村三级网络，形成县抓统筹、乡镇抓落实格局。",
        "2021年获评全市先进县后，邻县、外县前来交流。",
        "对全县困难群众进行排查，各县级领导包联到村。",
        "充分发挥县域优势，打造县城核心区，建设美丽县城。",
        "全县14个乡镇、3个街道、218个村全覆盖，三分之一的行政村建成示范村。",
        "各股室和县民宗局、街道和县直单位要配合，30日前报县创建办。",
        "深入贯彻党的二十大和二十届三、四中全会精神，今年恰逢县庆，由会同县团委组织。",
    ],
)
def test_words_that_are_no_names(line: str) -> None:
    assert county(line) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("由黄泥岗乡统战委员负责。", ["黄泥岗乡"]),
        ("黄泥岗乡党委、政府统一领导。", ["黄泥岗乡党委"]),
        ("报青山瑶族乡政府备案。", ["青山瑶族乡政府"]),
        ("清水沟村、大石村、柏树垭村先行先试，各村每月报送一次。", []),
        ("与相邻的黄泥岗乡共护水源，组织群众到县城参观。", []),
        ("每逢赶集日到青石镇赶集，请黄泥岗乡歌队来演出。", []),
        ("家乡美、乡村兴，乡亲们回乡创业，留住乡愁，文化下乡，苗族乡亲和各族乡贤都来。", []),
        ("争创民族团结进步示范乡、模范乡，建设和谐乡、平安乡。", []),
        ("事情归乡党政办，办公室设在乡文化站，村至乡政府的路要修好。", []),
        ("由白崖县民宗局考核验收，柳溪县委督查室、柳溪县民宗局督办。", ["白崖县民宗局"]),
    ],
)
def test_township(line: str, names: list[str]) -> None:
    assert township(line) == names


def test_once_for_each_name_at_its_first_place() -> None:
    found = findings(
        "柳溪县民政局2022年工作方案",
        "柳溪县民政局",
        "一、任务",
        "推动石榴坪县发展。",
        "服务石榴坪县群众，石榴坪县委、石榴坪县人民政府统一领导。",
        "由石榴坪县民政局组织，石榴坪县民政局各股室落实。",
    )
    assert [finding.location.text for finding in found if finding.location] == ["石榴坪县", "石榴坪县民政局"]
    assert found[0].location is not None
    assert (found[0].location.block, found[0].location.start, found[0].location.end) == (2, 2, 6)
    assert found[0].severity == "warning"
    assert "柳溪县" in found[0].message
    assert "柳溪县" in found[0].fix


def test_a_name_once_explained_is_explained_throughout() -> None:
    assert county("与毗邻的石榴坪县订有协议。石榴坪县民政局每年派员来访。") == []


@pytest.mark.parametrize(
    ("title", "issuer", "line", "names"),
    [
        (
            "澜城区织云街道2022年创建方案",
            "澜城区织云街道办事处",
            "由澄江区民宗局培训，示范区管委会、经济技术开发区管委会配合。",
            ["澄江区民宗局"],
        ),
        (
            "澜城区织云街道2022年创建方案",
            "澜城区织云街道办事处",
            "由锦江街道办事处汇总，主要街道挂标语，各社区、老旧小区同步。",
            ["锦江街道办事处"],
        ),
        ("青木州教育局2022年工作方案", "青木州教育局", "赤水州教育局负责督导，各县市抓好落实。", ["赤水州教育局"]),
        ("青木州教育局2022年工作方案", "青木州教育局", "充分认识白兰州教育系统的任务。", ["白兰州"]),
        (
            "青木州教育局2022年工作方案",
            "青木州教育局",
            "杭州、广州等地有好办法，到贵州去看，神州大地共庆，凯口市先行。",
            [],
        ),
        (
            "乌拉旗民委2022年创建方案",
            "乌拉旗民族事务委员会",
            "高举旗帜，升国旗、颁发流动红旗，巴音旗各苏木镇要组织好。",
            ["巴音旗"],
        ),
        (
            "云岭村2022年活动计划",
            "云岭村村民委员会",
            "自然村、邻村、帮扶村都参加，村村有队伍，石桥村党支部牵头。",
            ["石桥村"],
        ),
        ("云岭村2022年活动计划", "云岭村村民委员会", "上寨自然村出三人，下寨村出两人。", []),
        (
            "贵南县统计局2021年工作方案",
            "贵南县统计局",
            "按照海南州、青海省要求，由兴海县统计局做好数据服务。",
            ["兴海县统计局"],
        ),
        (
            "贵南县统计局2021年工作方案",
            "贵南县统计局",
            "茫曲镇、森多镇做好服务，海北州统计局负责督导。",
            ["海北州统计局"],
        ),
        ("东屏市卫健委2020年工作方案", "东屏市卫生健康委员会", "各县（市、区）要落实，临澳市卫健局先行试点。", []),
        (
            "东屏市卫健委2020年工作方案",
            "东屏市卫生健康委员会",
            "各县（区）要落实，由临澳市疾控中心回收存根，严打欺行霸市。",
            ["临澳市疾控中心"],
        ),
        ("民族团结进步创建工作方案", "", "石榴坪县各部门要落实，柳溪县各乡镇要落实。", []),
        (
            "国家税务总局云坪瑶族自治县税务局2019年创建方案",
            "国家税务总局云坪瑶族自治县税务局",
            "百槐县税务局要选派干部参与调解。",
            ["百槐县税务局"],
        ),
        (
            "云坪县供销社2019年方案",
            "云坪县供销合作社",
            "石桥县供销合作社联合社要派人驻点。",
            ["石桥县供销合作社联合社"],
        ),
        # another office's inner parts at the plan's own work; in the plan of a government or a coordinator they belong
        ("云坪县人民法院2021年方案", "云坪县人民法院", "县司法局各股室要把创建工作列入日程。", ["县司法局"]),
        ("云坪县供销社2021年方案", "云坪县供销合作社", "县粮食局人事股要会同纪检组打分。", ["县粮食局"]),
        ("云坪县供销社2021年方案", "云坪县供销合作社", "总结报县民宗局办公室，县粮食局人事股协助打分。", []),
        ("云坪县2021年方案", "云坪县人民政府", "县司法局各股室要把创建工作列入日程。", []),
        ("云坪县民宗局2021年方案", "云坪县民族宗教事务局", "县司法局各股室要把创建工作列入日程。", []),
        # what the plan wants to make of itself
        ("松岗市实验小学2023年方案", "松岗市实验小学", "为把北桦镇中心校办成孩子们的乐园而努力。", ["北桦镇中心校"]),
        ("松岗市教育局2023年方案", "松岗市教育局", "把北桦镇中心校办成示范校。", []),
        ("金穗棉业有限公司2018年方案", "金穗棉业有限公司", "年底把昌泰纺织公司建成模范单位。", ["昌泰纺织公司"]),
        ("金穗棉业有限公司2018年方案", "金穗棉业有限公司", "年底把公司建成模范单位。", []),
        ("云坪县水务局2023年方案", "云坪县水务局", "与下游柳毛县水务局互通雨情，及时上报团县委。", []),
        # companies
        ("青陇盐化有限公司2021年方案", "青陇盐化有限公司", "展示天岭水泥公司各族职工的风貌。", ["天岭水泥公司"]),
        ("青陇盐化有限公司2021年方案", "青陇盐化有限公司", "公司各部门、青陇物流公司各班组都要学习。", []),
        ("青陇盐化有限公司2021年方案", "青陇盐化有限公司", "与天岭水泥公司各族职工开展联谊，学习其做法。", []),
        ("青陇水电集团2021年方案", "青陇水电集团有限公司", "祁川煤业集团所属各矿要签订协议。", ["祁川煤业集团"]),
        ("青陇水电集团2021年方案", "青陇水电集团有限公司", "天岭检修公司各班组要签订协议。", []),
        (
            "云坪县水利局2022年方案",
            "云坪县水利局",
            "成立以局长为组长、各股室为成员的领导小组，办公室设在县林业局。",
            ["县林业局"],
        ),
        ("云坪县水利局2022年方案", "云坪县水利局", "县里的领导小组办公室设在县林业局。", []),
        ("河口村2021年整治计划", "河口村村民委员会", "附件　柳湾村整治分片责任表", ["柳湾村"]),
        ("青陇盐化有限公司2021年方案", "青陇盐化有限公司", "由天岭水泥有限公司工会考核。", ["天岭水泥有限公司"]),
        ("青陇盐化有限公司2021年方案", "青陇盐化有限公司", "由青陇盐化有限公司工会考核，公司工会组织。", []),
        ("云坪县水利局2022年方案", "云坪县水利局", "办公室设在县交通运输局人事股。", ["县交通运输局"]),
        ("云坪县水利局2022年方案", "云坪县水利局", "办公室设在县水利局人事股，县级办公室设在县民宗局。", []),
        ("白草沟镇2011年方案", "白草沟镇人民政府", "确保红崖子乡创建活动取得成效。", ["红崖子乡"]),
        ("白草沟镇2011年方案", "白草沟镇人民政府", "与红崖子乡一道，确保白草沟镇不出问题。", []),
        ("乌兰塔旗人民法院2024年方案", "乌兰塔旗人民法院", "苏木尔旗人民法院全体干警要投入。", ["苏木尔旗人民法院"]),
        ("青陇盐化有限公司2021年方案", "青陇盐化有限公司", "根据集团公司党委安排，遵照集团公司各部门意见。", []),
        (
            "青陇水电集团2021年方案",
            "青陇水电集团有限公司",
            "各单位要针对祁川煤业集团一线岗位特点编写教材。",
            ["祁川煤业集团"],
        ),
        ("松岗市第三中学2023年方案", "松岗市第三中学", "努力把市实验小学建设成为示范学校。", ["市实验小学"]),
        ("松岗市第三中学2023年方案", "松岗市第三中学", "努力把市第三中学建设成为示范学校。", []),
    ],
)
def test_other_kinds_of_issuers(title: str, issuer: str, line: str, names: list[str]) -> None:
    assert told(title, issuer, "一、任务", line) == names


@pytest.mark.parametrize(
    ("addressees", "names"),
    [
        ("各村、云梯乡直各单位：", ["云梯乡"]),
        ("各村、镇直各单位：", []),
        ("云梯乡、石桥镇、白草沟镇人民政府：", []),
    ],
)
def test_another_town_among_the_addressees(addressees: str, names: list[str]) -> None:
    title, issuer = "白草沟镇2023年移风易俗工作实施方案", "白草沟镇人民政府"
    assert told(title, issuer, addressees, "一、任务", "抓好落实。") == names


def test_signature_of_another_county() -> None:
    assert told("柳溪县民政局2022年工作方案", "石榴坪县民政局", "一、任务", "柳溪县民政局抓好落实。") == [
        "石榴坪县民政局"
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("成立县审计局创建工作领导小组，局长任组长。", ["县审计局"]),
        ("结合县审计局实际，抓好落实。", ["县审计局"]),
        ("成立县民政局创建工作领导小组。", []),
        ("确保县林业和草原局顺利通过考核验收。", ["县林业和草原局"]),
        ("确保县民政局顺利通过考核验收，确保全局达到标准。", []),
        ("抓住整乡推进的机遇，调整充实县创建工作队伍。", []),
        ("整理州档案馆史料，张贴县政府禁火令，展出茶马互市账册。", []),
        ("成立局创建工作领导小组，县民政局局长任组长。", []),
        ("县教育局、县财政局按职责落实，县卫健局各科室配合。", []),
    ],
)
def test_another_bureau(line: str, names: list[str]) -> None:
    assert county(line) == names


@pytest.mark.parametrize(
    ("issuer", "line", "names"),
    [
        ("云桥县第三小学", "白云小学各班每周一次班会。", ["白云小学"]),
        ("云桥县第三小学", "结合白云小学实际，成立县第三小学领导小组。", ["白云小学"]),
        ("云桥县第三小学", "全县中小学各班、各中心小学、民族小学各班级都参加，请白云小学派师生观摩。", []),
        ("沙枣湾农场", "红柳滩农场各连队要落实，沙枣湾农场各连队要配合，农场各连队都参加。", ["红柳滩农场"]),
        ("云桥县第三小学", "由白云小学校长介绍办学经验，组织学生到白云小学少先队参观。", []),
        ("云桥县第三小学", "评比由白云小学少先队负责。", ["白云小学"]),
        (
            "雁鸣岭矿业集团有限公司",
            "结合鹰嘴山矿业集团实际，雁鸣岭矿业集团各矿、集团各单位抓好落实。",
            ["鹰嘴山矿业集团"],
        ),
        ("岚水自治州人民医院", "成立医院领导小组，结合州人民医院实际，各县人民医院参照。", []),
    ],
)
def test_another_school_farm_or_hospital(issuer: str, line: str, names: list[str]) -> None:
    assert told(f"{issuer}2019年教育活动实施方案", issuer, "一、任务", line) == names


@pytest.mark.parametrize("heading", ["附件", "附件1"])
@pytest.mark.parametrize(
    ("name", "names"), [("云中师范学校", ["云中师范学校"]), ("岚州职业技术学院", []), ("各中小学校", [])]
)
def test_school_in_the_title_of_an_annex(heading: str, name: str, names: list[str]) -> None:
    issuer = "岚州职业技术学院"
    body = [f"{issuer}2024年活动方案", "一、任务", "抓好。", issuer, "2024年3月1日"]
    annex = [heading, f"{name}反诈宣传情况统计表", "每月统计一次。"]
    plan = build_plan([Block(text=line) for line in (*body, *annex)])
    found = judge(plan, RULES, path=None, sha256=None).findings
    assert [one.location.text for one in found if one.check == "foreign-name" and one.location] == names


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("二、望江路小学教育主要措施", ["望江路小学"]),
        ("二、云桥县第三小学教育措施", []),
        ("（二）白云小学结对帮扶", []),
        ("二、中小学教育措施", []),
        ("二、民族小学教育特色", []),
    ],
)
def test_school_in_a_heading(heading: str, names: list[str]) -> None:
    issuer = "云桥县第三小学"
    assert told(f"{issuer}2019年活动方案", issuer, "一、任务", "抓好。", heading, "抓好落实。") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("矛盾调解由绥北县民族宗教事务局负责。", ["绥北县民族宗教事务局"]),
        ("与绥北县民族宗教事务局共同调解。", []),
        ("绥北县的群众也来赶集。", []),
    ],
)
def test_office_of_another_place_of_the_same_level(line: str, names: list[str]) -> None:
    issuer = "绥桥市河东区柳荫街道办事处"
    assert told("绥桥市河东区柳荫街道2023年工作方案", issuer, "一、任务", line) == names


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (("石龙村", "上坪村", "禾洞村", "竹园村", "黄泥塘村", "白沙村"), ["黄泥塘村"]),
        (("石龙村", "上坪村", "禾洞村", "竹园村", "新田村", "白沙村"), []),
        # All that are listed, and one more: the list was not complete.
        (("石龙村", "上坪村", "禾洞村", "竹园村", "新田村", "白沙村", "黄泥塘村"), []),
        (("石龙村", "黄泥塘村", "大石村", "小石村"), []),
    ],
)
def test_a_table_and_the_list_in_the_text(rows: tuple[str, ...], names: list[str]) -> None:
    lines = ("石龙镇2021年方案", "一、思路", "把石龙、上坪、禾洞、竹园、新田、白沙6个村建设好。", "二、分工")
    cells = [Block(text=text, place="cell", cell=Cell(0, row, 0)) for row, text in enumerate(("村名", *rows))]
    plan = build_plan([*(Block(text=line) for line in lines), *cells])
    found = [
        finding for finding in judge(plan, RULES, path=None, sha256=None).findings if finding.check == "foreign-name"
    ]
    assert [finding.location.text for finding in found if finding.location] == names


def test_neighbour_named_twice() -> None:
    assert township("邻乡黄泥岗乡位于上游，请黄泥岗乡同步治理。") == []


def test_a_second_superior() -> None:
    front = "为落实松陵自治州创建工作部署，制定本方案。"
    title, issuer = "柳溪县民政局2022年工作方案", "柳溪县民政局"
    assert told(title, issuer, front, "一、任务", "总结报澧川州民宗委。") == ["澧川州民宗委"]
    assert told(title, issuer, front, "一、任务", "总结报松陵州民宗委。") == []
    assert told(title, issuer, front, "一、任务", "对口帮扶的澧川州民宗委派员指导。") == []


def test_places_of_the_title() -> None:
    lines = ("一、任务", "由白石县民宗局联络，柳溪县民宗局配合。")
    assert told("柳溪县与白石县协作方案", "柳溪县人民政府办公室", *lines) == []


def test_with_a_neighbour() -> None:
    assert county("与石榴坪县签订协议。石榴坪县民宗局每年派员来访。") == []
    assert county("各股室参与石榴坪县创建工作。") == ["石榴坪县"]


@pytest.mark.parametrize("line", ["建设美丽石榴坪县。", "在中共石榴坪县委领导下开展。", "展示崭新石榴坪县。"])
def test_words_before_a_name(line: str) -> None:
    assert [name.removesuffix("委") for name in county(line)] == ["石榴坪县"]


def test_many_other_names_are_a_list() -> None:
    line = "、".join(f"{name}县民宗局派员" for name in ("白石", "松河", "石桥", "云岭", "青坪"))
    assert county("参会人员为：" + line.replace("、", "；") + "。") == []
