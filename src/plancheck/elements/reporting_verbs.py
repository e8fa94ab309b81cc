"""Words that report upward, told apart from the many words that only look like them.

报送 and 上报 report; 报名, 日报社, 举报 and 通报 do not; 报告, 申报 and 备案 do only in some places.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plancheck.chinese.scanning import scan


class Verb(NamedTuple):
    """A word that reports.

    Attributes:
        start: offset in the sentence.
        end: offset, exclusive.
        needs_time: not by itself a duty: it counts only with a time (申报, 填报, 发至 …).

    """

    start: int
    end: int
    needs_time: bool


ORGAN: Final = (
    r"(?:局|委(?!员|派|托)|办公室|(?<![经主举承交开创协督领代兴能])办(?![理法公学事好成])|部(?!门|署|分)|[一-鿿]科(?!学|技|普|室)"
    r"|股(?!份)|组(?!织|建)|厅|处(?!理|置|于)|室|中心|政府|党委|党组|工会|联|会(?!议)|站|所(?!有|属|需)|队|专班|指挥部|团委|机构|司(?!法)|上级|领导|集团|公司"
    r"|[我本]?[县市州省镇乡](?![人民里级域区])里?)"
)
"""How the name of an office ends."""

_WORDS: Final = (
    r"汇总上报|报上来|报来|报送|上报(?!刊|纸)|呈报|呈送|报备|申报|提交|递交|送交|交送|报回|报至|报到(?=[一-鿿])|寄送|寄至|邮寄|填报|补报|转报|续报(?!道)|报告|反馈|汇报|备案"
    r"|上交|交至|交到|交来|交回|送来|寄来|送至|送达|发至|发送至|发送到|发到|传至|回传|上传|传真至|提供给|提供至|报"
    rf"|(?<![投转移递呈提寄推选遴输发播护配运传])"
    rf"送(?=[县镇乡村][里上]|(?:[^,。;:、教法科政温]|教(?=[导务研]|育[局厅委]|体局)|政(?=府|工|教处|办|法委)){{1,10}}?{ORGAN})"
    rf"|呈(?![现报送请上下])(?=[^,。;:、]{{1,10}}?{ORGAN})"
    rf"|(?<![提递上转移呈社结缴成外])交(?=[^,。;:、]{{0,14}}?(?:总结|小结|报告|材料|台账|报表)[^,。;:、]{{0,6}}?[到给至][^,。;:、]{{0,12}}?{ORGAN})"
    rf"|(?<![提递上转移呈社结缴成外])交(?=[^,。;:、往流通给]{{1,10}}?{ORGAN})|发(?=[^,。;:、]{{1,16}}?邮箱)"
    rf"|(?<=前)交(?=[,。;]|齐|$)|(?<=截止)(?:收取|收件|受理|征集)"
    rf"|(?<=向)[^,。;:、]{{2,16}}?{ORGAN}推[荐送]|提出(?=[^,。;:]{{0,12}}申请)"
)
_VERB: Final = re.compile(_WORDS)
_FIRST: Final = re.compile(r"[汇报呈申提递送交寄邮填补转续反备上发传回收受征]|(?<=向)")
_HINT: Final = re.compile(r"[报送交寄馈案发传供荐呈]|提出")

_NEVER_BEFORE: Final = re.compile(
    r"(?:不(?:按时|及时|按要求|按规定|得|能|予|再|用|必|需)?|未(?:能)?(?:按时|及时|按要求|按规定|按期|如期|经)?|没有?|无[需须]|免于?|毋[需须]"
    r"|不再|拒不|逾期|停止|取消|受理|接受|接收|听取|迟|已(?:经)?|(?:防止|避免|杜绝|严禁|禁止)[^,。;]{0,12}|报名表?[^,。;]{0,14})$"
)
_NEVER_AFTER: Final = re.compile(
    r"的(?!时间|时限|期限|截止|最后|具体时)|(?:情况|质量|数量|工作|成绩)?(?:纳入|作为|列入|计入|与)"
)

_REWARD: Final = re.compile(
    r"[^,。;:]{0,16}的,?(?:单位|部门|个人|乡镇|村)?,?(?:每次|每项|酌情|一次性)?(?:[加扣得计][0-9一二三四五]?分|给予|予以|视为|不予|取消|加|扣)"
)

# 报 as the second half of a noun, always (简报) or unless an office follows (校报, but 学校报县教育局); and before the
# second half of another word.
_NOUN_BEFORE: Final = frozenset("举汇通简海喜墙板捷瞒漏迟谎虚错误预警情画呈上申填播快战善恶电")
_NAME_BEFORE: Final = frozenset("日晚周月公学党早午旬季年师港矿时校专壁商机市导")
_PERIODICAL: Final = re.compile(r"(?:^|[^一-鿿])(?:[日周旬月季年]|半年|季度|年度)$")
_END_OF_TIME: Final = re.compile(
    r"(?:[0-9一二三四五六七八九十每当次即末同今][日月周季年]|季度末|上午|下午|中午|[及按随同准届即]时)$"
)
_WORD_AFTER: Final = re.compile(
    r"[刊纸社名效销废警价酬答表账帐考关案复修恩国仇喜站幕数税货亭童仓道捷摘载备头到晓批经请忧失单失错料栏]|展(?!开)|告|了|得|不报|送"
)
_REPORT_OBJECT: Final = re.compile(
    r"[^,。;:、()]{0,14}?(?:总结|小结|情况|材料|资料|计划|方案|报表|进展|进度|信息|名单|台账|清单|报告|案例|统计表|登记表|推荐表|汇总表|数据|结果|简况|动态|名册|照片)|[一1]次"
)
_REPORT_TO: Final = re.compile(rf"(?:送|给|请|经|由)?[^,。;:、()的]{{0,18}}?{ORGAN}")

_OFFICE: Final = re.compile(rf"[^,。;:、()的]{{0,14}}?{ORGAN}")

_REPORTING_NOUN: Final = re.compile(
    r"(?:工作|总结|自查|自评|调研|调查|评估|验收|年度|审计|检查|督查|分析|情况|鉴定|检测|可行性|述职|政府|形势|述法|辅导|事迹|专题|体检"
    r"|研究|普查|监测|试点|阶段|半年|季度|月度|整改|评价|结项|结题|学习|心得|考察|的|份|篇|个|做|作|形成|撰写|起草|听|场|检验|自检|总|[》\"])$"
)
_REPORTING_VERB: Final = re.compile(
    r"(?:及时|立即|立刻|马上|即刻|第一时间|逐级|主动|如实|书面|电话|口头|随时|定期|当日|当天|当晚|内|前|每月|每周|每季度?|每半年|每年|并|应当?|须|要"
    r"|必须|务必|向[^,。;:]{1,24}|给[^,。;:]{1,12}|请示|层层|迅速|尽快|按时|按期|专项|一并)$"
)
_REPORTING_AFTER: Final = re.compile(
    r"会(?!同)|团(?!委)|文学|厅|人(?![民员数大])|员|书|单|表|主题|内容|文本|质量|模板|撰写|提纲"
)
_REPORTING_LIST: Final = re.compile(r"[》\"和、]")
_RULE_OF_REPORTING: Final = re.compile(r"(?:信息|情况|重大事项|事件|零|日|周|月|事项|请示)$")

_NOT_UPWARD: Final = re.compile(
    r"(?:向|给|至|对)?[^,。;:]{0,8}?(?:群众(?!体育|文化|工作)|社会|企业|当事人|信访人|举报人|投诉人|申请人|来访|被[^,。;]{0,4}(?:单位|部门|对象)|每[个名位户]|各(?!类|项|种|自|方面|阶段|级)|下级|基层(?!政权|治理|建设|工作|组织)|家长|学生"
    r"|职工|居民|村民|村组|手中|用户|农户|大会|公安|派出所|110|12345|班主任|用户|患者|公众|本人|个人|家属|服务对象|考生|学员|旅客|消费者|商户|业主|党员|代表)"
)
_NOT_UPWARD_BEFORE: Final = re.compile(rf"{_NOT_UPWARD.pattern}$")
_FEEDBACK_BESIDE: Final = ("现场", "当场", "督查", "反向")
_FORM_NOUN: Final = re.compile(
    r"(?:单位|表|条件|人(?!民|社|大|力)|书|对象|阶段|程序|主体|创建|范围|标准|名额|资格|企业|门槛|流程|指南|渠道|系统|平台|说明|日期_|口径|截图|志愿|点(?!前)|类别|项目的|期间|登记)"
)
_LABEL_NOUN: Final = re.compile(r"(?:单位|条件|对象|格式|口径|渠道|系统|平台|质量|数量|人(?!民|社|大|力|数|员))")
_COMPOUND: Final = re.compile(r"(?:信息|材料|数据|总结|报表|资料|情况)$")  # 信息报送情况 is what somebody looks at
_TO_A_MEETING: Final = re.compile(r"[^,。;:]{0,14}?(?:会|会议|大会)?(?:研究|审议|讨论|表决|票决)")
_APPROVAL: Final = re.compile(r"[^,。;:]{0,18}?(?:批准|审批|同意)")
_PERSONS: Final = re.compile(
    r"(?:群众|农户|居民|个人|家庭|消费者|患者|考生|家长|务工人员|困难职工|经营户|商户|市民|村民)[^,。;]{0,20}$"
)
# Who applies, enters or takes part hands something in, but reports nothing: 符合条件的居民,可于……前提交申请.
_APPLICANT: Final = re.compile(
    r"(?:^(?:(?!组织|帮助|协助|指导|动员|发动|引导|[为代对向给])[^,;:。]){0,8}?|[,;:.。])(?:[^,;:。]{0,12}?的|请|凡是?|各位|广大|全体|有意)?(?:外来|本村|当地|各族|贫困|困难|辖区|少数民族)?"
    r"(?:作者|投稿[人者]|参赛(?:[人者]|选手|作者)|选手|申请[人者]|应聘人员|居民|村民|牧民|农民|老人|老年人|残疾人|[牧农住租]户|户主|市民|群众|个人|学生|家长|"
    r"考生|毕业生|患者|商户|业主|经营[者户]|个体户|务工人员)"
    r"(?=[申须应可请于凭投参需持]|自[行愿]|如需|[将把][^,。;]{0,4}作品|$)"
    r"(?:(?!各[乡镇村社单学部县]|由|统一|汇总|逐级)[^。;])*$"
)
_FAR: Final = 80
"""Characters before a verb in which its subject is looked for."""
_OPTIONAL: Final = re.compile(
    r"(?:可以?|优先|择优|积极|组织|争取|鼓励|支持|自主|联网|网上|做好|开展|力争|协助|指导|帮助|成功)[^,。;]{0,4}$"
)
_PROMPT: Final = re.compile(
    r"(?:及时|按时|按期|如期|定期|随时|逐级|向[^,。;]{1,16}|统一|尽快|按要求|按规定|将[^,。;]{1,30}|把[^,。;]{1,30}|一并|逐项)$"
)

_ALWAYS: Final = frozenset(
    (
        "汇总上报",
        "报送",
        "上报",
        "呈报",
        "呈送",
        "报备",
        "递交",
        "送交",
        "报回",
        "报来",
        "报上来",
        "报至",
        "续报",
        "补报",
        "交送",
    )
)


def may_report(text: str) -> bool:
    """Whether some word of a text could report; most texts hold none of the characters that such words are made of."""
    return _HINT.search(text) is not None


def by_applicants(before: str) -> bool:
    """Whether the words before a verb make it one of the public: 牧户申领补助的,请于6月20日前."""
    return _APPLICANT.search(before) is not None


def verbs(text: str) -> Iterator[Verb]:
    """Yield the words of a sentence that report upward.

    `text` is folded; what stands in 《》 should be blanked, since titles of papers and newspapers report nothing.
    """
    for match in scan(_VERB, _FIRST, text):
        start, end = match.span()
        word = match.group()
        before = text[max(0, start - 24) : start]
        last = before[-1:]
        if word == "报" and last in _NOUN_BEFORE:
            verb = None
        elif word == "报" and (last not in _NAME_BEFORE or _END_OF_TIME.search(before) or _REPORT_TO.match(text, end)):
            verb = _single(text, start, end, before)
        elif word == "报":
            # A report named by its rhythm, as a heading: 月报 and a colon.
            verb = (
                Verb(start, end, needs_time=True)
                if _PERIODICAL.search(before) and text[end : end + 1] in ":("
                else None
            )
        else:
            verb = _word(word, text, start, end, before)
        if verb and not (
            _NEVER_BEFORE.search(before)
            or _NEVER_AFTER.match(text, end)
            or _REWARD.match(text, end)
            or by_applicants(text[max(0, start - _FAR) : start])
        ):
            yield verb


def _single(text: str, start: int, end: int, before: str) -> Verb | None:
    """Judge 报 alone: 报县民宗局, 报领导小组办公室备案, 报全年总结."""
    if _WORD_AFTER.match(text, end):
        return None
    if text.startswith("平安", end):  # 每日16时30分前报平安
        return Verb(start, end, needs_time=True) if before.endswith(("前", "内")) else None
    if _TO_A_MEETING.match(text, end) or _APPROVAL.match(text, end):
        return Verb(start, end, needs_time=True) if _REPORT_TO.match(text, end) else None
    if _REPORT_TO.match(text, end) or _REPORT_OBJECT.match(text, end):
        return Verb(start, end, needs_time=before.endswith(("先", "怎么")))
    if re.search(r"(?:前|内|再|先|逐级|一并|统一|集中|按时|及时|[一二三四五六七八九十0-9]次)$", before):
        return Verb(start, end, needs_time=True)
    return None


def _word(word: str, text: str, start: int, end: int, before: str) -> Verb | None:
    match word:
        case "报告":
            return _report(text, start, end, before)
        case "申报" | "填报":
            if _FORM_NOUN.match(text, end) or _PERSONS.search(before):
                return None
            return Verb(start, end, needs_time=bool(_OPTIONAL.search(before)) or not _PROMPT.search(before))
        case "反馈":
            if _NOT_UPWARD.match(text, end) or _NOT_UPWARD_BEFORE.search(before) or before.endswith(_FEEDBACK_BESIDE):
                return None
            return Verb(start, end, needs_time=not (_PROMPT.search(before) and _REPORT_TO.match(text, end)))
        case "汇报":
            if re.match(r"演出|会|片|材料|课|展|工作的|思想|、", text[end : end + 3]):
                return None
            if _NOT_UPWARD_BEFORE.search(before) or re.search(r"听取|会上|会议|召开", before):
                return None
            return Verb(start, end, needs_time=False) if re.search(r"向[^,。;]{1,20}$|及时$|书面$", before) else None
        case "备案":
            return Verb(start, end, needs_time=True) if re.search(r"(?:到|在|向|交|送)[^,。;]{1,16}$", before) else None
        case "提交":
            if _TO_A_MEETING.match(text, end) or (text[end : end + 1] in "给至" and _NOT_UPWARD.match(text, end)):
                return None
            return Verb(start, end, needs_time=bool(_FORM_NOUN.match(text, end)))
        case "提出":
            return None if _PERSONS.search(before) else Verb(start, end, needs_time=True)
        case (
            "送交"
            | "送达"
            | "送至"
            | "提供给"
            | "发到"
            | "发至"
            | "发送至"
            | "发送到"
            | "传至"
            | "交到"
            | "寄送"
            | "送"
            | "交"
        ):
            return None if _NOT_UPWARD.match(text, end) else Verb(start, end, needs_time=True)
        case "报到":
            return (
                Verb(start, end, needs_time=True) if re.search(r"(?:[将把][^,。;]{2,}|必须|内要?)$", before) else None
            )
        case "上报" | "报送" | "呈报":
            if _LABEL_NOUN.match(text, end) or (
                _COMPOUND.search(before) and text.startswith(("情况", "质量", "次数"), end)
            ):
                return None
            return Verb(start, end, needs_time=bool(re.search(r"可以?$", before)))
        case _:
            return Verb(start, end, needs_time=word not in _ALWAYS)


def _report(text: str, start: int, end: int, before: str) -> Verb | None:
    """Judge 报告: a verb in 24小时内书面报告 and 向县局报告, a noun in 自查报告 and 报告会."""
    if text.startswith("制度", end):
        return Verb(start, end, needs_time=False) if _RULE_OF_REPORTING.search(before) else None
    if _REPORTING_AFTER.match(text, end) or _NOT_UPWARD.match(text, end):
        return None
    verbal = _REPORTING_VERB.search(before)
    if verbal and not _NOT_UPWARD_BEFORE.search(before):
        return Verb(start, end, needs_time=False)
    office = _OFFICE.match(text, end, end + 20)
    if office and re.search(r"[将把][^,。;:]{2,20}$", before):  # 将检查情况报告专班办公室
        return Verb(start, end, needs_time=False)
    if verbal or _REPORTING_NOUN.search(before) or _REPORTING_LIST.match(text, end):
        return None
    return Verb(start, end, needs_time=False) if office else None
