"""Duties to report, their times, and the many sentences that are none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.labelled import load, plan_of
from tests.steps import assert_linear

from plancheck.elements.reporting_deadlines import recognise
from plancheck.elements.view import View
from plancheck.limits import Limits
from plancheck.plan import Block, Cell, Plan, Section, Span
from plancheck.report import Element

LABELLED = Path(__file__).parents[3] / "shared" / "plans"


def plan(*lines: str, year: int | None = 2023, title: str = "工作要求", date: str | None = None) -> Plan:
    """One section with its lines."""
    blocks = (Block("某县方案"), Block("五、" + title), *map(Block, lines))
    spans = tuple(Span(number, 0, len(line)) for number, line in enumerate(lines, 2))
    section = Section(1, "五、", 5, title, Span(1, 0, len(title) + 2), spans)
    return Plan(blocks, title="某县方案", year=year, date=date, sections=(section,))


def judge(*lines: str, **kwargs: object) -> Element:
    return recognise(View(plan(*lines, **kwargs)))  # type: ignore[arg-type]


Q = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY="

MET = [
    ("局属各单位每月终了后5日内把台账报局办公室。", [("每月终了后5日内", "FREQ=MONTHLY;BYMONTHDAY=5")]),
    ("每逢10日、20日、30日，各矿报送整改清单。", [("每逢10日、20日、30日", "FREQ=MONTHLY;BYMONTHDAY=10,20,30")]),
    ("国庆节后首个工作日，公司向盟能源局书面报告情况。", [("国庆节后首个工作日", None)]),
    ("各司法所12月10日前交书面总结一份给局办公室。", [("12月10日前", "2023-12-10")]),
    ("各年级组长12月6日前将读书卡收齐，汇总送教导处。", [("12月6日前", "2023-12-06")]),
    ("全年总结于12月10日前以局党组名义呈州委统战部。", [("12月10日前", "2023-12-10")]),
    ("居民的意见由各社区于5月31日前汇总报街道办事处。", [("5月31日前", "2023-05-31")]),
    ("请于6月10日前将贯彻意见书面反馈县民政局基层政权股。", [("6月10日前", "2023-06-10")]),
    # verb and recipient
    ("各村要在6月15日前把摸底表报镇政府。", [("6月15日前", "2023-06-15")]),
    ("请各校于9月20日前将活动小结报我局基教股。", [("9月20日前", "2023-09-20")]),
    ("活动总结于11月8日前报州民委备案。", [("11月8日前", "2023-11-08")]),
    ("各支部每月3日前向机关党委报告上月学习情况。", [("每月3日前", "FREQ=MONTHLY;BYMONTHDAY=3")]),
    ("各镇办务必于8月5日下午下班前报回自查表。", [("8月5日下午下班前", "2023-08-05")]),
    ("请将先进事迹材料于12月1日前发至县委统战部邮箱。", [("12月1日前", "2023-12-01")]),
    ("相关佐证材料请于5月20日前送县民宗局办公室。", [("5月20日前", "2023-05-20")]),
    ("各单位3月底前将联络员名单交局办公室汇总。", [("3月底前", "2023-03-31")]),
    ("各股室应于每周四下班前将当周动态递交办公室。", [("每周四下班前", "FREQ=WEEKLY;BYDAY=TH")]),
    ("各成员单位每半年向领导小组书面汇报一次履职情况。", [("每半年", "FREQ=MONTHLY;INTERVAL=6")]),
    ("各县于每年2月底前填报上年度监测表。", [("每年2月底前", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")]),
    ("示范单位由各区于7月31日前申报。", [("7月31日前", "2023-07-31")]),
    ("整改结果请于4月18日前反馈至督查室。", [("4月18日前", "2023-04-18")]),
    ("实施细则要于方案印发后15日内报县委统战部备案。", [("方案印发后15日内", None)]),
    ("于11月20日前将申报表一式三份送街道党政办汇总。", [("11月20日前", "2023-11-20")]),
    ("放暑假前（7月5日前）报送专项排查报告。", [("7月5日前", "2023-07-05")]),
    ("各单位每周四下班前向专班办公室推送1条动态。", [("每周四下班前", "FREQ=WEEKLY;BYDAY=TH")]),
    ("单场活动结束后3个工作日内回传图文、视频等数据。", [("单场活动结束后3个工作日内", None)]),
    ("申报表册9月份由村文书填好送镇上。", [("9月份", "2023-09")]),
    ("寒假报告，春季学期开学后一周内由年级组统一收齐，提交德育处。", [("春季学期开学后一周内", None)]),
    (
        "阶段小结5月14日前、学年总结6月30日前，均以书面形式报市教育局德育科。",
        [("5月14日前", "2023-05-14"), ("6月30日前", "2023-06-30")],
    ),
    ("半年小结6月20日前交，全年总结12月5日前交。", [("6月20日前", "2023-06-20"), ("12月5日前", "2023-12-05")]),
    ("每月的27日为活动信息固定报送日。", [("每月的27日", "FREQ=MONTHLY;BYMONTHDAY=27")]),
    ("发现苗头，1小时内要给镇专班报告。", [("1小时内", None)]),
    ("各组每周一上午须将上周检查情况报告专班办公室。", [("每周一上午", "FREQ=WEEKLY;BYDAY=MO")]),
    ("护林员接到消息后10分钟内必须报到村综治专干。", [("护林员接到消息后10分钟内", None)]),
    ("防火期一过，也就是5月25日之前，村委会把总结报到镇政府。", [("5月25日之前", "2023-05-25")]),
    ("申报材料一式两份，10月29日截止收取。", [("10月29日", "2023-10-29")]),
    (
        "情况双月上报，即每逢双月的最后一天由综合室报党委宣传科。",
        [("每逢双月的最后一天", "FREQ=YEARLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=-1")],
    ),
    ("宣传科应在11月15日之前，就创建情况向公司统战部提交专题报告。", [("11月15日之前", "2023-11-15")]),
    ("请各市于9月20日前将总结材料一并寄送群众体育处。", [("9月20日前", "2023-09-20")]),
    ("各站于每日16时30分前报平安。", [("每日16时30分前", "FREQ=DAILY")]),
    ("每半年末月20日前报送创建情况。", [("每半年末月20日前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20")]),
    ("每月逢28号向街道统战办报一次照片。", [("每月逢28号", "FREQ=MONTHLY;BYMONTHDAY=28")]),
    (
        "检察部每月15日和月底前，以统计表形式向市检察院报送数据。",
        [("每月15日和月底前", "FREQ=MONTHLY;BYMONTHDAY=15,-1")],
    ),
    (
        "半年小结（6月24日前）、全年总结（12月2日前）均须附两件案例，一并上报。",
        [("6月24日前", "2023-06-24"), ("12月2日前", "2023-12-02")],
    ),
    (
        "清单逐旬报县林业局，时间定为每月10日、20日和最后一天。",
        [("每月10日、20日和最后一天", "FREQ=MONTHLY;BYMONTHDAY=10,20,-1")],
    ),
    ("半年总结、年终总结上报时间，分别是6月28日、12月16日。", [("6月28日", "2023-06-28"), ("12月16日", "2023-12-16")]),
    # one date, several objects; several dates, one verb
    (
        "各县须于每年6月底前和11月底前分别报送半年小结、全年总结。",
        [
            ("每年6月底前", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"),
            ("11月底前", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1"),
        ],
    ),
    ("各县须于每年6月底和12月底前报送总结。", [("每年6月底和12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")]),
    ("10月25日前将自评报告、佐证照片和汇总表一并报送县创建办。", [("10月25日前", "2023-10-25")]),
    ("各乡镇要在6月底和12月底前报送工作小结。", [("6月底", "2023-06-30"), ("12月底前", "2023-12-31")]),
    ("半年总结和全年总结分别于6月20日、12月20日前上报。", [("6月20日", "2023-06-20"), ("12月20日前", "2023-12-20")]),
    (
        "各部门于每季度末、每年年底报送落实情况。",
        [("每季度末", Q + "-1"), ("每年年底", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1")],
    ),
    (
        "每月25日前报送工作动态,每年12月5日前报送年度总结。",
        [("每月25日前", "FREQ=MONTHLY;BYMONTHDAY=25"), ("每年12月5日前", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5")],
    ),
    ("每年6月底、12月底前向省厅上报统计数据。", [("每年6月底、12月底前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1")]),
    # the time in another clause
    ("12月15日前，各镇形成书面总结，报县民宗局。", [("12月15日前", "2023-12-15")]),
    ("各单位要认真总结，于11月30日前将总结材料报领导小组办公室。", [("11月30日前", "2023-11-30")]),
    ("各学校要在10月底前完成自查，并将自查报告报送教育局。", [("10月底前", "2023-10-31")]),
    ("各村要明确一名联络员，名单于4月10日前报镇党政办。", [("4月10日前", "2023-04-10")]),
    ("要及时总结经验做法，每季度末月20日前向市委统战部报送一篇典型材料。", [("每季度末月20日前", Q + "20")]),
    # the time after the verb
    ("信息报送时间：每月28日前。", [("每月28日前", "FREQ=MONTHLY;BYMONTHDAY=28")]),
    ("推荐材料报送截止日期为9月10日。", [("9月10日", "2023-09-10")]),
    ("总结材料报送县创建办的时间不得迟于12月10日。", [("12月10日", "2023-12-10")]),
    ("向县民宗局报送工作总结（12月12日前）。", [("12月12日前", "2023-12-12")]),
    ("各乡镇要加强信息工作，上报动态信息每月不少于2条。", [("每月", "FREQ=MONTHLY")]),
    # offsets
    ("每场宣讲结束后3个工作日内，承办单位将图文资料报宣传部。", [("每场宣讲结束后3个工作日内", None)]),
    ("突发情况须在1小时内电话报告县委值班室。", [("1小时内", None)]),
    ("各村在入户走访结束当日将记录表报送工作队。", [("入户走访结束当日", None)]),
    ("举办大型民族活动的，提前10日报县公安局和县民宗局备案。", [("提前10日", None)]),
    ("自收到本通知之日起7日内将实施计划上报。", [("自收到本通知之日起7日内", None)]),
    # rhythm
    ("专项期间实行一周一报，由各镇报专班。", [("一周一报", "FREQ=WEEKLY")]),
    ("各网格每日17时前向社区报送排查数据。", [("每日17时前", "FREQ=DAILY")]),
    ("各科室按月报送进度。", [("按月", "FREQ=MONTHLY")]),
    ("各县逢双月25日前报送项目进度。", [("逢双月25日前", "FREQ=YEARLY;BYMONTH=2,4,6,8,10,12;BYMONTHDAY=25")]),
    ("10月份各县将推荐对象报市民宗局。", [("10月份", "2023-10")]),
    ("申报材料9月中旬报送。", [("9月中旬", "2023-09-20")]),
    ("3月1日至3月10日报送项目计划。", [("3月1日至3月10日", "2023-03-10")]),
    ("年底前向州委、州政府报送专题报告。", [("年底前", "2023-12-31")]),
    ("次年1月10日前报送绩效自评表。", [("次年1月10日前", "2024-01-10")]),
    ("2月30日前报送名册。", [("2月30日前", None)]),
    # pairs, brackets, nouns
    ("整改方案6月5日前、整改报告9月5日前报县纪委监委。", [("6月5日前", "2023-06-05"), ("9月5日前", "2023-09-05")]),
    (
        "请于7月底前将半年情况、于次年1月底前将全年情况报省民宗委。",
        [("7月底前", "2023-07-31"), ("次年1月底前", "2024-01-31")],
    ),
    (
        "州直各部门每半年（6月20日、12月20日前）报送一次小结。",
        [("6月20日、12月20日前", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20")],
    ),
    ("活动结束后（11月10日前）将总结报县局。", [("11月10日前", "2023-11-10")]),
    ("半年报：6月25日前。", [("6月25日前", "2023-06-25")]),
    ("每年11月30日为上报截止时间。", [("每年11月30日", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30")]),
    ("征文截稿日期为9月30日，稿件请发至县委统战部邮箱。", [("9月30日", "2023-09-30")]),
    ("10月20日至10月25日，各校上报评估材料。", [("10月20日至10月25日", "2023-10-25")]),
    ("各学校于5月6日前直接报县教育局。", [("5月6日前", "2023-05-06")]),
    ("有关情况于5月6日前径报我局。", [("5月6日前", "2023-05-06")]),
    ("遇重大舆情，须在30分钟内电话报告、2小时内书面报告县委宣传部。", [("30分钟内", None), ("2小时内", None)]),
    ("社区干事每周至少向街道报送一条信息。", [("每周", "FREQ=WEEKLY")]),
    ("完成自查后，各单位于11月5日前提出验收申请。", [("11月5日前", "2023-11-05")]),
]

PARTIAL = [
    ("各单位要及时上报好经验好做法。", "vague-time"),
    ("活动结束后，将总结和照片报县民宗局。", "vague-time"),
    ("工作进展要定期向领导小组报告。", "vague-time"),
    ("重要情况第一时间报告县委统战部。", "vague-time"),
    ("各校要将实施方案报县教育局备案。", "no-time"),
    ("5月开展宣传月活动，并及时将活动情况报送州民委。", "vague-time"),
    ("4月底前召开动员大会，方案报县创建办。", "no-time"),
    ("有关情况及时报我局。", "vague-time"),
    ("重要事项及时请示报告。", "vague-time"),
    ("各单位要明确专人负责信息报送工作。", "no-time"),
    ("8月份为自查阶段，各单位开展自查，自查情况报局创建办。", "no-time"),
    ("（牵头单位：县委办；完成时限：6月底）建立信息机制，及时上报动态。", "vague-time"),
    ("推荐名单的报送事宜另行通知，各县要做好材料上报准备。", "vague-time"),
]

MISSING = [
    # the public applies and takes part
    "作者请于9月10日前将作品提交至县文化馆征集邮箱，逾期不再受理。",
    "符合条件的外来居民申请入住的，可于每年5月31日前向社区居委会提交申请。",
    "牧户申领补助奖励的，请于6月20日前到村委会登记申报，过期不补。",
    "各班出一期手抄报展，于5月20日前完成。",
    "老人申报助餐补贴，凭身份证到社区填表，集中申报时间为3月10日至3月20日。",
    "每村推选2户，5月底前事迹写成短文登上报刊和乡广播。",
    "5月底前全部开工，10月底前完成主体工程。",
    "每月召开一次例会，听取各组汇报。",
    "办公室每季度印发一期工作简报，通报进展。",
    "每年9月为全县民族团结进步宣传月。",
    "第二阶段：组织实施（4月1日至9月30日）。",
    "鼓励群众举报破坏民族团结的言行，12月底前核查完毕。",
    "6月底前组织一场文艺汇报演出。",
    "在《朝河日报》开设专栏，每周五刊发一期。",
    "县融媒体中心每月推出一组报道。",
    "11月底前在宣传栏更换海报、墙报。",
    "6月25日前指导考生填报志愿。",
    "培训班报名截止时间为3月20日。",
    "5月10日前邀请专家作一场专题报告会。",
    "医保待遇10个工作日内报销到位。",
    "接到报警后10分钟内到达现场。",
    "每日发布气象预报和灾害预警。",
    "12月20日前将考核结果通报各乡镇。",
    "3月底前将实施方案下发各村。",
    "县民宗局5个工作日内受理申报并答复。",
    "2025年前创建国家级示范县，积极申报全国示范单位。",
    "申报创建阶段（2023年4月至8月）。",
    "申报单位应当成立满三年。",
    "各申报单位9月底前做好迎检准备。",
    "检查组于10月15日前将问题反馈给被检查单位。",
    "24小时内向群众反馈办理结果。",
    "普查公报将于2024年6月发布。",
    "局领导班子成员每半年到联系点调研一次。",
    "8月1日前完成村规民约修订，经村民会议讨论通过后实施。",
    "发现有人散布谣言的，向公安机关举报。",
    "每年年底对表现突出的集体予以表彰。",
    "学生返校报到时间为9月1日。",
    "党员干部每月到社区报到服务一次。",
    "年终总结表彰大会定于12月28日召开。",
    "培养一批报效家乡的各族人才。",
    "情报、信息分析研判会每周一召开。",
    "每季度末开展一次督查，对发现的问题限期10日内整改。",
    "6月1日前张贴公告，公示期7日。",
    "各村每月25日前更新一期黑板报。",
    "经费使用情况每年向社会公布一次。",
    "送教下乡、送医上门活动每季度开展一次。",
    "10月底前把慰问品送到各族困难群众手中。",
    "切实减轻基层填表报数负担。",
    "到2024年底，建成示范社区10个，申报全国示范县成功。",
    "年底对信息报送情况进行通报，纳入年度考核。",
    "考核中按时报送材料的加分。",
    "24小时内将检测结果反馈给本人。",
    "各族群众可在每月10日到服务中心申报低保。",
    "4月20日前将学习资料送达每个支部。",
    "要防止错报、漏报、重复上报，年底开展数据质量检查。",
    "德育室每周一把得分发到各班。",
    "3月8日前将入选作品在县文化馆展出。",
]


@pytest.mark.parametrize(("sentence", "expected"), MET)
def test_duty_with_a_time(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    element = judge(sentence)
    assert element.status == "met"
    told = [item for item in element.fields["items"] if item["text"] not in ("及时", "定期")]
    assert [(item["text"], item["due"] or item["recurrence"]) for item in told] == expected


@pytest.mark.parametrize(("sentence", "reason"), PARTIAL)
def test_duty_without_a_time(sentence: str, reason: str) -> None:
    element = judge(sentence)
    assert (element.status, element.reason) == ("partial", reason)
    assert element.evidence
    assert element.missing_fields == ("due",)
    assert not any(item["due"] or item["recurrence"] or item["trigger"] for item in element.fields["items"])


@pytest.mark.parametrize("sentence", MISSING)
def test_no_duty(sentence: str) -> None:
    element = judge(sentence)
    assert element.status == "missing"
    assert element.fields == {"items": []}


def test_words_of_haste_that_stand_together_are_one() -> None:
    element = judge("各年级组要收集资料，活动结束后要及时上报政教处。", "有情况及时上报县局。")
    assert [item["text"] for item in element.fields["items"]] == ["活动结束后要及时", "及时"]


def test_every_field_is_quoted() -> None:
    element = judge("各乡（镇）　务必于９月５日前，将整改台账报县民宗局备案。")
    assert element.fields["items"] == [
        {
            "text": "９月５日前",
            "due": "2023-09-05",
            "recurrence": None,
            "trigger": None,
            "who": "各乡（镇）　务必",
            "to": "县民宗局",
            "what": "整改台账",
        }
    ]


def test_evidence_runs_from_the_time_to_the_recipient() -> None:
    given_plan = plan("要认真总结。各村于 6 月 1 日 前将名单报镇政府，逾期不候。")
    element = recognise(View(given_plan))
    assert [given_plan.text(span) for span in element.evidence] == ["6 月 1 日 前将名单报镇政府"]
    assert element.evidence[0] == Span(2, 10, 26)


def test_offset_tells_its_event() -> None:
    (item,) = judge("参观活动结束后一周内，各校将小结报送县教育局。").fields["items"]
    assert (item["text"], item["due"], item["trigger"]) == ("参观活动结束后一周内", None, "参观活动结束")


def test_year_unknown_leaves_the_date_open() -> None:
    element = judge("11月20日前报送总结。", year=None)
    assert element.status == "met"
    assert element.fields["items"][0]["due"] is None


def test_this_month_counts_from_the_plan_s_date() -> None:
    element = judge("请于本月25日前将名单报县委统战部。", date="2023-04-06")
    assert element.fields["items"][0]["due"] == "2023-04-25"


def test_a_broken_date_of_the_plan_is_no_error() -> None:
    assert judge("请于本月25日前将名单报县委统战部。", date="2023-13-41").status == "met"


def test_times_alone_below_a_heading_about_reporting() -> None:
    element = judge("实施方案，4月10日前；", "联络员名单：4月20日前；", "5月为宣传月。", title="材料报送时限")
    assert [item["text"] for item in element.fields["items"]] == ["4月10日前", "4月20日前"]
    assert element.fields["items"][0]["what"] == "实施方案"


def test_times_of_work_below_a_heading_about_reporting_are_no_duties() -> None:
    line = "3月底前完成方案编制，6月底前完成系统开发，9月底前全部上线运行。"
    assert judge(line, "12月5日前报送总结。", title="进度与报送").fields["items"][0]["text"] == "12月5日前"


def test_times_alone_below_another_heading_are_no_duties() -> None:
    assert judge("实施方案，4月10日前；", "联络员名单：4月20日前；", title="时间安排").status == "missing"


def test_a_list_after_a_colon() -> None:
    element = judge("各镇须报送以下材料：", "1.花名册：3月底；", "2.工作总结：11月20日前。", "5月20日前栽完树苗。")
    assert [item["due"] for item in element.fields["items"]] == ["2023-03-31", "2023-11-20"]


def test_titles_of_papers_and_documents_report_nothing() -> None:
    assert judge("按照《关于3月10日前上报材料的通知》要求，做好订阅《朝河日报》工作。").status == "missing"


def table(*rows: tuple[str, ...], title: str = "进度安排") -> Element:
    blocks = [Block("某县方案"), Block("三、" + title)]
    blocks += [
        Block(text, place="cell", cell=Cell(0, row, column))
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    spans = tuple(Span(number, 0, len(block.text)) for number, block in enumerate(blocks) if number > 1)
    section = Section(1, "三、", 3, title, Span(1, 0, len(title) + 2), spans)
    return recognise(View(Plan(tuple(blocks), title="某县方案", year=2023, sections=(section,))))


def test_table_with_a_column_of_reporting_times() -> None:
    element = table(("报送内容", "报送时限"), ("季度小结", "每季度末"), ("年度总结", "12月10日前"))
    assert [(item["what"], item["text"]) for item in element.fields["items"]] == [
        ("季度小结", "每季度末"),
        ("年度总结", "12月10日前"),
    ]


def test_table_of_papers_and_whom_they_go_to() -> None:
    rows = [
        ("材料", "报给谁", "时限"),
        ("月报", "县委统战部", "每月26日前"),
        ("小结", "州局", "宣传月结束后5个工作日内"),
    ]
    items = table(*rows).fields["items"]
    assert [(item["text"], item["what"]) for item in items] == [
        ("每月26日前", "月报"),
        ("宣传月结束后5个工作日内", "小结"),
    ]


def test_table_row_that_reports_among_rows_that_do_not() -> None:
    element = table(("时间", "内容"), ("4月底前", "召开动员会"), ("11月15日前", "总结材料报县民宗局"))
    assert [item["text"] for item in element.fields["items"]] == ["11月15日前"]


def test_table_of_stages_is_no_duty() -> None:
    assert (
        table(("阶段", "时间", "内容"), ("启动", "3月底前", "制定方案"), ("总结", "12月", "表彰先进")).status
        == "missing"
    )


def test_table_of_tasks_with_an_application_among_them() -> None:
    assert table(("任务", "完成时限"), ("安装路灯", "10月底前"), ("创建申报", "8月底前")).status == "missing"


def test_box_around_running_text_is_no_table() -> None:
    assert table(("各单位要及时向县局上报动态。",)).status == "partial"


def test_duty_in_the_covering_notice_counts() -> None:
    blocks = (Block("通知"), Block("现将方案印发给你们，请认真贯彻，并于5月10日前将联络员名单报县创建办。"))
    element = recognise(View(Plan(blocks, year=2023, front=(Span(1, 0, len(blocks[1].text)),))))
    assert [item["due"] for item in element.fields["items"]] == ["2023-05-10"]


def test_scoring_sheet_in_an_annex_is_no_duty() -> None:
    text = "按时报送信息得5分，每季度报送不足2条的扣2分。"
    section = Section(1, "附件1", 1, "考核细则", Span(1, 0, 7), (Span(2, 0, len(text)),))
    assert (
        recognise(View(Plan((Block("方案"), Block("附件1考核细则"), Block(text)), sections=(section,)))).status
        == "missing"
    )


def test_no_plan_no_duty() -> None:
    assert recognise(View(Plan(()))).status == "missing"


HOSTILE = [
    "每年每月每季度末10月31日前10日内报送",
    "报送",
    "3月1日至",
    "及时报告，",
    "1、2、3、",
    "《",
    "（报送",
    "活动结束后",
    "各县各县向局",
    "将把于",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_repetition_stays_cheap(words: str) -> None:
    element = recognise(View(plan(words * 40_000), Limits(seconds=60).clock()))
    assert len(element.fields["items"]) <= 200
    assert element.status == (
        "partial" if words in ("报送", "及时报告，", "（报送") else "met" if "报送" in words else "missing"
    )
    assert_linear(recognise, lambda times: View(plan(words * times)), 500)


WORDS = st.sampled_from(
    [
        *"每年月日季度末前后内底，。；：、（）《》 　１3十至-",
        "报送",
        "上报",
        "报",
        "向县民宗局",
        "将总结",
        "及时",
        "每季度",
        "10月",
        "31日",
        "结束后",
        "5个工作日",
        "\t",
        "\ue000",
        "X",
        "\U0001f600",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=40).map("".join), max_size=4))
def test_whatever_is_written_evidence_lies_in_the_text(lines: list[str]) -> None:
    given_plan = plan(*lines)
    element = recognise(View(given_plan))
    assert element.status in ("met", "partial", "missing")
    assert bool(element.evidence) == (element.status != "missing")
    for span in element.evidence:
        assert 0 <= span.start < span.end <= len(given_plan.blocks[span.block].text)
    for item in element.fields["items"]:
        assert any(item["text"] in line for line in lines)


FILES = sorted(LABELLED.glob("*/*.yaml"))


@pytest.mark.skipif(not FILES, reason="the labelled plans outside the repository are not here")
def test_labelled_plans() -> None:
    right = 0
    for path in FILES:
        data = load(path)
        right += recognise(View(plan_of(data))).status == data["gold"]["elements"]["reporting-deadlines"]["status"]
    assert right >= 0.97 * len(FILES)
