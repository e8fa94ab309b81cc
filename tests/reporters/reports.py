"""Reports built by hand, so that reporters are tested apart from the reading and judging of plans."""

from dataclasses import replace

from plancheck.plan import Section, Span
from plancheck.report import Document, ElementResult, Evidence, Finding, Problem, Report, RuleSetInfo, Silenced, Skipped

SECTIONS = (
    Section(1, "一、", 1, "总体要求", Span(3, 0, 6)),
    Section(
        1,
        "四、",
        4,
        "组织领导",
        Span(20, 0, 6),
        children=(
            Section(2, "（一）", 1, "健全机构", Span(21, 0, 7)),
            Section(2, "（二）", 2, "强化督查", Span(22, 0, 7)),
        ),
    ),
    Section(1, "附件1", 1, "领导小组名单", Span(30, 0, 9)),
)


def quote(block: int, text: str, *section: str) -> Evidence:
    return Evidence(block, 0, len(text), text, section)


def element(name: str, title: str, status: str, severity: str = "error", **more: object) -> ElementResult:
    told = {"evidence": (), "fields": {}, "missing_fields": (), **more}
    return ElementResult(name, title, status, severity == "error", severity, name, **told)


THOUGHT = element(
    "guiding-thought",
    "指导思想",
    "met",
    evidence=(
        quote(
            4,
            "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，以铸牢中华民族共同体意识为主线，"
            "深入开展民族团结进步创建活动，推动全县各民族共同团结奋斗、共同繁荣发展。",
            "总体要求",
        ),
    ),
)
GOALS = element("goals", "目标", "missing")
GROUP = element(
    "leading-group",
    "领导小组",
    "partial",
    evidence=(quote(21, "成立创建工作领导小组，由县长任组长。", "组织领导", "健全机构"),),
    fields={"leader": "县长", "deputy": None, "members": None, "office": "县民族宗教事务局"},
    missing_fields=("deputy", "members"),
)
COMBINATIONS = element(
    "six-combinations",
    "六个结合",
    "met",
    "info",
    evidence=(quote(9, "六个结合", "总体要求"),),
    fields={
        "claimed": 6,
        "found": 6,
        "items": ["乡村振兴", "基层党建", "平安建设", "文明城市创建", "对口支援", "普法教育"],
    },
)
DEADLINES = element(
    "reporting-deadlines",
    "报送时限",
    "met",
    "warning",
    evidence=(quote(22, "各乡镇于每季度末25日前报送进展情况，10月底前报送年度总结。", "组织领导", "强化督查"),),
    fields={
        "items": [
            {
                "text": "每季度末25日前",
                "due": None,
                "recurrence": "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
                "trigger": None,
                "who": "各乡镇",
                "to": None,
                "what": "进展情况",
            },
            {
                "text": "10月底前",
                "due": "2024-10-31",
                "recurrence": None,
                "trigger": None,
                "who": "各乡镇",
                "to": None,
                "what": "年度总结",
            },
        ]
    },
)

FINDINGS = (
    Finding(
        "goals",
        "element",
        "error",
        "没有写工作目标。",
        "增加“工作目标”一节，写明到什么时候、做到什么程度，能量化的写出数字。",
        "工作方案通行体例",
        None,
    ),
    Finding(
        "leading-group",
        "element",
        "warning",
        "领导小组只写了组长（县长），没有副组长和成员。",
        "补上副组长和成员（单位或职务），并写明办公室设在哪里。",
        "工作方案通行体例",
        GROUP.evidence[0],
    ),
    Finding(
        "placeholder",
        "placeholder",
        "warning",
        "模板里的“XX县”没有改成本地名称。",
        "把“XX县”改成“青石县”。",
        None,
        quote(1, "XX县", *()),
    ),
)


def failed(path: str | None = "方案/青石县.docx") -> Report:
    return Report(
        path=path,
        sha256="ab" * 32,
        status="checked",
        document=Document(
            title="青石县2024年民族团结进步创建工作实施方案",
            issuer="青石县人民政府办公室",
            year=2024,
            number="青政办发〔2024〕12号",
            date="2024-03-15",
            addressees="各乡镇人民政府",
            paragraphs=40,
            characters=3210,
        ),
        ruleset=RuleSetInfo("baseline", "1.0", ("baseline",), "cd" * 32, "基础规则集", "适用于任何工作方案"),
        verdict="fail",
        sections=SECTIONS,
        elements=(THOUGHT, GOALS, GROUP, COMBINATIONS, DEADLINES),
        findings=FINDINGS,
        skipped=(
            Skipped("funding", "qinghai", "off", "经费由省级统一安排"),
            Skipped("theme", "baseline", "not-in-force", "2024-03-15"),
            Skipped("traffic", "transport", "other-plans", ""),
        ),
    )


def passed(path: str = "方案/绿洲县.docx") -> Report:
    return Report(
        path=path,
        sha256="ef" * 32,
        status="checked",
        document=Document("绿洲县2024年实施方案", None, None, None, None, None, 12, 900),
        ruleset=RuleSetInfo("qinghai", "2", ("baseline", "qinghai"), "01" * 32, "青海"),
        verdict="pass",
        sections=SECTIONS[:1],
        elements=(THOUGHT,),
    )


def unreadable(path: str = "方案/旧版.doc") -> Report:
    message = "这是旧版的 .doc 或 .wps 文档，无法检查；请用 Word 或 WPS 打开后另存为 .docx 再提交。"
    return Report(path=path, sha256="23" * 32, status="unreadable", error=("legacy-doc", message))


def empty(path: str = "空.docx") -> Report:
    return Report(
        path=path,
        sha256="45" * 32,
        status="checked",
        document=Document(None, None, None, None, None, None, 0, 0),
        ruleset=RuleSetInfo("baseline", "1.0", ("baseline",), "cd" * 32),
        verdict="fail",
        elements=(GOALS,),
        findings=FINDINGS[:1],
    )


def silenced(path: str = "方案/青石县.docx") -> Report:
    """A plan of which all errors were set aside, checked with a plug-in that failed."""
    own = "方案/青石县.docx.plancheck.yaml"
    return replace(
        failed(path),
        verdict="pass",
        findings=FINDINGS[2:],
        silenced=(
            Silenced(FINDINGS[0], "县里的目标随年度计划另文下达，方案中不再重复", own),
            Silenced(FINDINGS[1], "", "--silence"),
        ),
        skipped=(),
        problems=(Problem("plancheck-format", "kind gbt9704", "no answer after 10 s"),),
    )
