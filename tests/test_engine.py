"""RuleSet × Plan → Report, by way of the one call: real files in, reports by the contract out."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.docx import making

import plancheck

SCHEMA = json.loads((files("plancheck") / "schema" / "report.schema.json").read_text(encoding="utf-8"))
SAMPLES = Path(__file__).parents[1] / "samples"
SEVERITIES = ["error", "warning", "info"]
ELEMENTS = ["guiding-thought", "goals", "leading-group", "six-combinations", "reporting-deadlines"]

TITLE = "云岭县教育局2024年民族团结进步创建工作方案"
THOUGHT = "一、指导思想\n以习近平新时代中国特色社会主义思想为指导，全面贯彻党的教育方针。"
GOALS = "二、工作目标\n到2024年底，全县建成民族团结进步示范学校12所。"
TASKS = "三、主要任务\n办好一期板报，上好一堂主题班会课，组织一次结对走访。"
GROUP = "四、组织领导\n成立创建工作领导小组，由局长任组长，副局长任副组长，各股室负责人为成员，办公室设在教育股。"
SIX = "五、工作要求\n把创建工作与乡村振兴、与基层党建、与平安校园、与文明城市、与对口支援、与普法宣传相结合。"
REPORT = "六、信息报送\n各校于2024年11月30日前将工作总结报局教育股。"
WHOLE = [THOUGHT, GOALS, TASKS, GROUP, SIX, REPORT]


def document(*chapters: str, title: str = TITLE, back: str = "云岭县教育局\n2024年3月1日") -> bytes:
    lines = "\n".join([title, *chapters, back]).splitlines()
    return making.docx("".join(making.paragraph(line) for line in lines))


def without(chapter: str) -> bytes:
    return document(*(one for one in WHOLE if one != chapter))


def check(data: bytes, **more: Any) -> plancheck.Report:
    return plancheck.check(data, "baseline", **more)


def elements_of(report: plancheck.Report) -> dict[str, Any]:
    return {element.id: element for element in report.elements}


def about(report: plancheck.Report, rule: str) -> list[plancheck.Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


# ------------------------------------------------------------------------------------------------- the report's shape


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.docx")))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_report_meets_the_schema(sample, lang):
    told = plancheck.check(SAMPLES / sample, lang=lang).to_dict()
    schema = {"$schema": SCHEMA["$schema"], "$defs": SCHEMA["$defs"], "$ref": "#/$defs/file"}
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
        json.loads(json.dumps(told, ensure_ascii=False))
    )


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*.docx")))
def test_all_evidence_quotes_the_document(sample):
    report, plan = plancheck.check(SAMPLES / sample), plancheck.read(SAMPLES / sample)
    places = [place for element in report.elements for place in element.evidence]
    places += [finding.location for finding in report.findings if finding.location]
    assert places
    for place in places:
        assert place.text == plan.blocks[place.block].text[place.start : place.end]
        assert place.text


def test_a_whole_plan_passes_with_its_facts():
    told = check(document(*WHOLE)).to_dict()
    assert told["status"] == "checked"
    assert told["error"] is None
    assert told["verdict"] == "pass"
    lines = [TITLE, *"\n".join(WHOLE).splitlines(), "云岭县教育局", "2024年3月1日"]
    assert told["document"] == {
        "title": TITLE,
        "issuer": "云岭县教育局",
        "year": 2024,
        "number": None,
        "date": "2024-03-01",
        "addressees": None,
        "paragraphs": 15,
        "characters": sum(map(len, lines)),
    }
    titles = ["指导思想", "工作目标", "主要任务", "组织领导", "工作要求", "信息报送"]
    assert told["outline"] == [
        {"level": 1, "label": label + "、", "ordinal": number, "title": title, "block": 2 * number - 1, "children": []}
        for number, (label, title) in enumerate(zip("一二三四五六", titles, strict=True), 1)
    ]


def test_the_elements_stand_in_rule_order_and_all_are_listed():
    assert [element.id for element in check(document(TASKS)).elements] == ELEMENTS
    assert {element.status for element in check(document(*WHOLE)).elements} == {"met"}


def test_evidence_names_the_sections_it_stands_in():
    report = check(document("一、总体要求", "（一）指导思想\n以习近平新时代中国特色社会主义思想为指导。", TASKS))
    (words, heading) = elements_of(report)["guiding-thought"].evidence
    assert words.section == ("总体要求", "指导思想")
    assert (words.block, words.start, words.text) == (3, 0, "以习近平新时代中国特色社会主义思想为指导")
    assert heading.text == "（一）指导思想"


def test_the_summary_counts_what_the_report_lists():
    report = check(document(THOUGHT, TASKS))
    told = report.to_dict()
    severities = [finding["severity"] for finding in told["findings"]]
    statuses = [element["status"] for element in told["elements"]]
    assert told["summary"] == {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
        "required": 3,
        "met": statuses.count("met"),
        "partial": statuses.count("partial"),
        "missing": statuses.count("missing"),
    }
    assert told["summary"]["errors"] == 2


def test_the_report_is_plain_data():
    told = check(document(*WHOLE)).to_dict()
    assert json.loads(json.dumps(told)) == told


# --------------------------------------------------------------------------------------------- severities and verdicts


@pytest.mark.parametrize(
    ("chapter", "element", "severity", "verdict"),
    [
        (THOUGHT, "guiding-thought", "error", "fail"),
        (GOALS, "goals", "error", "fail"),
        (GROUP, "leading-group", "error", "fail"),
        (SIX, "six-combinations", "info", "pass"),
        (REPORT, "reporting-deadlines", "warning", "pass"),
    ],
)
def test_a_missing_element_has_its_rules_severity(chapter, element, severity, verdict):
    report = check(without(chapter))
    assert elements_of(report)[element].status == "missing"
    (finding,) = about(report, element)
    assert (finding.severity, finding.check, finding.location) == (severity, "element", None)
    assert finding.message
    assert finding.fix
    assert report.verdict == verdict


@pytest.mark.parametrize(
    ("chapter", "instead", "element", "severity"),
    [
        (THOUGHT, "一、指导思想", "guiding-thought", "warning"),
        (GOALS, "二、工作目标", "goals", "warning"),
        (GROUP, "四、组织领导\n成立创建工作领导小组。", "leading-group", "warning"),
        (SIX, "五、工作要求\n做到六个结合。", "six-combinations", "info"),
        (REPORT, "六、信息报送\n各校要及时上报工作总结。", "reporting-deadlines", "info"),
    ],
)
def test_a_partial_element_is_one_step_milder(chapter, instead, element, severity):
    report = check(document(*(instead if one == chapter else one for one in WHOLE)))
    assert elements_of(report)[element].status == "partial"
    (finding,) = about(report, element)
    assert finding.severity == severity
    assert finding.location is not None
    assert report.verdict == "pass"


def test_an_element_is_required_where_its_absence_is_an_error():
    required = {element.id: element.required for element in check(document(TASKS)).elements}
    assert required == {name: name in ("guiding-thought", "goals", "leading-group") for name in ELEMENTS}


def test_a_met_element_has_no_finding():
    report = check(document(*WHOLE))
    assert [finding for finding in report.findings if finding.check == "element"] == []


def test_errors_come_first_then_document_order():
    report = check(
        document("一、指导思想", "二、任务\n成立创建工作领导小组。", "三、要求\n要及时上报XX县总结，做到六个结合。")
    )
    order = [
        (SEVERITIES.index(one.severity), (one.location.block, one.location.start) if one.location else (-1, -1))
        for one in report.findings
    ]
    assert len(order) >= 4
    assert order == sorted(order)
    assert {severity for severity, _ in order} == {0, 1, 2}


def test_a_text_without_any_structure_is_checked_and_fails():
    report = check(making.docx(making.paragraph("今天下雨。")))
    assert (report.status, report.verdict, report.sections) == ("checked", "fail", ())


def test_an_empty_document_is_checked_and_fails():
    report = check(making.docx(""))
    assert (report.status, report.verdict) == ("checked", "fail")
    assert report.document is not None
    assert report.document.title is None


# ------------------------------------------------------------------------------------------------ rules: which and when


def rule_file(folder: Path, rules: str, head: str = "") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "ruleset.yaml"
    path.write_text(f'id: trial\nversion: "3"\ntitle: 试行\n{head}\nrules:\n{rules}', encoding="utf-8")
    return str(folder)


RULE = """\
  - id: our-goals
    check: element
    element: goals
    title: 目标
    severity: {severity}
    requirement: 写明目标
    basis: 县里的规定
    {more}
    cases:
      missing: {{message: 没有目标, fix: 写上目标}}
"""


def test_a_rule_set_of_ones_own_is_judged_by(tmp_path):
    own = rule_file(tmp_path / "own", RULE.format(severity="warning", more=""))
    report = plancheck.check(document(TASKS), own)
    assert report.ruleset is not None
    assert (report.ruleset.id, report.ruleset.version, report.ruleset.layers) == ("trial", "3", ("trial",))
    assert [element.id for element in report.elements] == ["goals"]
    (finding,) = report.findings
    assert (finding.rule, finding.severity, finding.message, finding.fix, finding.basis) == (
        "our-goals", "warning", "没有目标", "写上目标", "县里的规定"
    )  # fmt: skip
    assert report.verdict == "pass"


@pytest.mark.parametrize(
    ("as_of", "skipped"),
    [(None, False), (date(2024, 12, 31), False), (date(2025, 1, 1), True), (date(2023, 12, 31), True)],
)
def test_as_of_decides_which_rules_are_in_force(tmp_path, as_of, skipped):
    more = "valid_from: 2024-01-01\n    valid_to: 2024-12-31"
    own = rule_file(tmp_path / "own", RULE.format(severity="error", more=more))
    report = plancheck.check(document(TASKS), own, as_of=as_of)
    assert [(one.rule, one.reason, one.detail) for one in report.skipped] == (
        [("our-goals", "not-in-force", str(as_of))] if skipped else []
    )
    assert bool(report.findings) is not skipped
    assert report.verdict == ("pass" if skipped else "fail")


def test_the_plans_own_date_decides_where_no_day_is_given(tmp_path):
    own = rule_file(tmp_path / "own", RULE.format(severity="error", more="valid_from: 2024-03-02"))
    assert plancheck.check(document(TASKS), own).skipped
    assert not plancheck.check(document(TASKS, back="云岭县教育局\n2024年3月2日"), own).skipped


def test_a_rule_for_other_plans_is_skipped(tmp_path):
    own = rule_file(tmp_path / "own", RULE.format(severity="error", more="when: {topic: [安全生产]}"))
    assert [one.reason for one in plancheck.check(document(TASKS), own).skipped] == ["other-plans"]
    safety = document(TASKS, title="云岭县教育局2024年安全生产月活动方案")
    assert plancheck.check(safety, own).skipped == ()


def test_a_rule_that_a_layer_switches_off_is_listed_with_the_reason(tmp_path):
    own = rule_file(tmp_path / "own", "  - {id: goals, off: 另文下达}", head="extends: baseline")
    report = plancheck.check(without(GOALS), own)
    assert [(one.rule, one.layer, one.reason, one.detail) for one in report.skipped] == [
        ("goals", "trial", "off", "另文下达")
    ]
    assert "goals" not in elements_of(report)
    assert report.verdict == "pass"
    assert report.ruleset is not None
    assert report.ruleset.layers == ("baseline", "trial")


def test_a_field_that_a_rule_asks_for_makes_a_met_element_partial(tmp_path):
    rule = RULE.format(severity="error", more="fields: [office]").replace("element: goals", "element: leading-group")
    own = rule_file(tmp_path / "own", rule)
    report = plancheck.check(document(GROUP.replace("，办公室设在教育股", "")), own)
    (element,) = report.elements
    assert (element.status, element.missing_fields) == ("partial", ("office",))
    assert plancheck.check(document(GROUP), own).findings == ()


def test_auto_takes_no_less_than_the_baseline():
    report = plancheck.check(document(*WHOLE))
    assert report.ruleset is not None
    assert "baseline" in report.ruleset.layers
    assert report.ruleset.reason


def test_equal_rules_have_equal_digests_and_others_do_not(tmp_path):
    one = rule_file(tmp_path / "a", RULE.format(severity="error", more=""))
    same = rule_file(tmp_path / "b", RULE.format(severity="error", more=""))
    other = rule_file(tmp_path / "c", RULE.format(severity="info", more=""))
    digests = [plancheck.check(document(TASKS), rules).ruleset.digest for rules in (one, same, other)]  # type: ignore[union-attr]
    assert digests[0] == digests[1] != digests[2]


def test_an_unknown_rule_set_is_told_before_the_file_is_read(tmp_path):
    with pytest.raises(plancheck.RuleError):
        plancheck.check(b"no plan at all", "no-such-rules")
    with pytest.raises(plancheck.RuleError):
        plancheck.check(b"no plan at all", str(tmp_path / "nothing"))


@pytest.mark.parametrize(("lang", "word"), [("zh", "指导思想"), ("en", "guiding thought")])
def test_the_language_of_messages(lang, word):
    report = check(without(THOUGHT), lang=lang)
    (finding,) = about(report, "guiding-thought")
    assert word in finding.message.lower()
    assert report.verdict == "fail"


def test_the_language_changes_words_alone():
    one, other = (check(document(THOUGHT, TASKS), lang=lang) for lang in ("zh", "en"))
    assert [(f.rule, f.check, f.severity, f.location) for f in one.findings] == [
        (f.rule, f.check, f.severity, f.location) for f in other.findings
    ]
    assert one.verdict == other.verdict


# --------------------------------------------------------------------------------------------------------- the sources


def test_a_path_as_text_or_object_is_reported_as_given(tmp_path, monkeypatch):
    data = document(*WHOLE)
    (tmp_path / "方案.docx").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert plancheck.check("方案.docx").path == "方案.docx"
    assert plancheck.check("./方案.docx").path == "./方案.docx"
    assert plancheck.check(Path("方案.docx")).path == "方案.docx"
    assert plancheck.check(tmp_path / "方案.docx").path == str(tmp_path / "方案.docx")
    assert plancheck.check("方案.docx").sha256 == sha256(data).hexdigest()


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview, io.BytesIO])
def test_bytes_have_no_path_and_the_same_report(wrap):
    data = document(*WHOLE)
    report = plancheck.check(wrap(data), "baseline")
    assert report.path is None
    assert report == check(data)


def test_an_open_file_is_read_to_its_end_and_left_open(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(document(*WHOLE))
    with path.open("rb") as file:
        report = plancheck.check(file, "baseline")
        assert not file.closed
        assert file.read() == b""
    assert report.path is None
    assert report.verdict == "pass"


def test_a_file_opened_as_text_is_a_mistake_of_the_caller(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_text("text", encoding="utf-8")
    with path.open(encoding="utf-8") as file, pytest.raises(TypeError, match="binary"):
        plancheck.check(file)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("no-such-file.docx", "not-found"),
        (Path("no-such-file.docx"), "not-found"),
        (b"", "not-docx"),
        (b"plain text", "not-docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "legacy-doc"),
        (document(*WHOLE)[:400], "corrupt"),
    ],
)
def test_what_is_no_plan_raises_with_a_code(source, code):
    for call in (plancheck.check, plancheck.read):
        with pytest.raises(plancheck.UnreadableDocument) as caught:
            call(source)
        assert caught.value.code == code


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(plancheck.UnreadableDocument) as caught:
        plancheck.check(tmp_path)
    assert caught.value.code == "not-found"


def test_reading_and_checking_see_the_same_tree():
    data = document(*WHOLE)
    assert plancheck.read(data).sections == check(data).sections


# ------------------------------------------------------------------------------------------------------------- threads


def test_sixteen_threads_get_the_same_reports_as_one():
    paths = sorted(SAMPLES.glob("*.docx"))
    alone = {path: plancheck.check(path).to_dict() for path in paths}
    work = [path for _ in range(6) for path in paths]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda path: (path, plancheck.check(path).to_dict()), work))
    assert all(alone[path] == told for path, told in together)


def test_one_report_twice_is_the_same_report():
    data = document(*WHOLE)
    assert check(data) == check(data)
