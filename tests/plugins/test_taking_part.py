"""Plug-ins take part in a check; one that fails is named in the report, and the rest of the report stands."""

import io
import itertools
from importlib.metadata import EntryPoint

import pytest

import docx
from plancheck import UnreadableDocument, check, read
from plancheck import plugins as plugging
from plancheck.plugins import GROUP, load

_NUMBERS = itertools.count()
RULES = """
id: made
version: "1"
title: 试
rules:
  - {id: guiding-thought, check: element, element: guiding-thought, title: 指导思想, severity: error}
  - {id: own, check: own, title: 自己的, severity: info, requirement: 自己的要求}
"""
PLUGIN = """
import time
from importlib.resources import files
from pathlib import Path
from plancheck import Block, Element, Hit, Kind, Reader, Span, UnreadableDocument, hookimpl

def judge(context, rules):
    {judge}

@hookimpl
def plancheck_kinds():
    return [Kind("own", "", {{}}, {{"found": "always"}}, judge)]

@hookimpl
def plancheck_rules():
    return [Path(__file__).parent / "rules"]

{more}
"""
FOUND = "return [Hit(rule, 'found', [Span(0, 0, 2)]) for rule in rules]"


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "rules" / "made"
    folder.mkdir(parents=True)
    (folder / "ruleset.yaml").write_text(RULES, "utf-8")

    def make(judge=FOUND, more=""):
        module = f"plancheck_part_{next(_NUMBERS)}"
        (tmp_path / f"{module}.py").write_text(PLUGIN.format(judge=judge, more=more), "utf-8")
        found = load(entry_points=[EntryPoint("mine", module, GROUP)])
        assert found.listed[0].problem == ""
        return found

    return make


@pytest.fixture(scope="module")
def plan():
    document = docx.Document()
    for line in ("西山县2024年创建工作方案", "一、工作目标", "到年底创建三个示范村。"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _findings(report):
    return [finding.rule for finding in report.findings]


def test_a_kind_and_a_rule_set_of_a_plug_in(loaded, plan):
    report = check(plan, "made", plugins=loaded())
    assert _findings(report) == ["guiding-thought", "own"]
    assert report.findings[1].location.text == "西山"
    assert report.problems == ()


@pytest.mark.parametrize(
    ("judge", "expected"),
    [
        ("raise ValueError('in a kind')", "ValueError: in a kind"),
        ("yield Hit(rules[0], 'found')\n    raise ValueError('late')", "ValueError: late"),
        ("raise SystemExit", "SystemExit"),
        ("raise UnreadableDocument('corrupt')", "UnreadableDocument: corrupt"),
        ("return ['found']", "TypeError: 'found' is no Hit"),
        ("return None", "TypeError"),
        ("return [Hit(None, 'found')]", "ValueError: a hit of the rule None"),
        ("return [Hit(rules[0], 'found', [Span(99, 0, 1)])]", "no words at block 99"),
        ("return [Hit(rules[0], 'found', [Span(0, 0, 999)])]", "no words at block 0, 0 to 999"),
        ("return [Hit(rules[0], 'found', [Span(-1, 0, 1)])]", "no words at block -1"),
    ],
)
def test_a_kind_that_fails_is_named_and_the_rest_of_the_report_stands(loaded, plan, judge, expected):
    report = check(plan, "made", plugins=loaded(judge))
    assert _findings(report) == ["guiding-thought"]
    (problem,) = report.problems
    assert (problem.plugin, problem.action) == ("mine", "kind own")
    assert expected in problem.message


def test_a_kind_that_blocks_is_given_up(loaded, plan, monkeypatch):
    plugins = loaded("time.sleep(3)")
    monkeypatch.setattr(plugging, "PATIENCE", 0.2)
    report = check(plan, "made", plugins=plugins)
    assert _findings(report) == ["guiding-thought"]
    assert report.problems[0].message == "no answer after 0.2 s"


_LAST = """
from dataclasses import replace

@hookimpl
def plancheck_report({arguments}):
    {body}
"""


def test_the_last_word_may_change_a_report(loaded, plan):
    more = _LAST.format(
        arguments="report, plan", body="return replace(report, findings=report.findings[:len(plan.title) // 9])"
    )
    assert _findings(check(plan, "made", plugins=loaded(more=more))) == ["guiding-thought"]


def test_the_last_word_may_leave_out_what_it_does_not_need(loaded, plan):
    more = _LAST.format(arguments="report", body="return replace(report, findings=())")
    assert check(plan, "made", plugins=loaded(more=more)).findings == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [("return None", None), ("raise KeyError('x')", "KeyError: 'x'"), ("return 'pass'", "returned 'pass', no Report")],
)
def test_a_last_word_that_fails_is_named(loaded, plan, body, expected):
    report = check(plan, "made", plugins=loaded(more=_LAST.format(arguments="", body=body)))
    assert _findings(report) == ["guiding-thought", "own"]
    assert [problem.message for problem in report.problems] == ([] if expected is None else [expected])


def test_an_element_of_a_plug_in(loaded, plan, tmp_path):
    rules = tmp_path / "rules" / "made" / "ruleset.yaml"
    rules.write_text(
        RULES + "  - {id: slogan, check: element, element: slogan, title: 口号, severity: error}\n", "utf-8"
    )
    more = "@hookimpl\ndef plancheck_elements():\n    return {'slogan': recognise}\ndef recognise(view):\n    "
    missing = loaded(more=more + "return Element('missing')")
    report = check(plan, "made", plugins=missing)
    assert ("slogan", "missing") in [(element.id, element.status) for element in report.elements]
    broken = loaded(more=more + "raise LookupError('no slogan')")
    report = check(plan, "made", plugins=broken)
    assert _findings(report) == ["guiding-thought", "own"]
    assert [problem.message for problem in report.problems] == ["LookupError: no slogan"]


_READER = """
def accepts(data):
    {accepts}

def read(data):
    {read}

@hookimpl
def plancheck_readers():
    return [Reader("text", (".txt",), accepts, read{more})]
"""


def _reader(accepts="return data.startswith(b'text')", read="return (Block('试'),), ()", more=""):
    return _READER.format(accepts=accepts, read=read, more=more)


def test_a_reader_of_a_plug_in_is_asked_first(loaded):
    assert [block.text for block in read(b"text", plugins=loaded(more=_reader())).blocks] == ["试"]
    with pytest.raises(UnreadableDocument, match="not-docx"):
        read(b"other", plugins=loaded(more=_reader()))


def test_a_reader_may_tell_page_layouts(loaded):
    told = "from plancheck import PageSetup\n    return (Block('试'),), (), (PageSetup(0, 11906),)"
    assert read(b"text", plugins=loaded(more=_reader(read=told))).pages[0].width == 11906


def test_a_reader_that_cannot_tell_its_own_files_is_named_and_passed_over(loaded, plan):
    report = check(plan, "made", plugins=loaded(more=_reader(accepts="raise IndexError")))
    assert [(problem.action, problem.message) for problem in report.problems] == [("reader text", "IndexError")]
    assert _findings(report) == ["guiding-thought", "own"]


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        ("raise UnreadableDocument('encrypted', 'locked')", "encrypted: locked"),
        ("raise IndexError('deep')", "corrupt: plug-in mine: IndexError: deep"),
        ("return None", "corrupt: plug-in mine: TypeError: None is not"),
        ("return (['text'], ())", "corrupt: plug-in mine: TypeError"),
        ("time.sleep(3)", "timeout: plug-in mine: no answer after 0.2 s"),
    ],
)
def test_a_reader_that_fails_makes_the_file_unreadable(loaded, reading, expected):
    plugins = loaded(more=_reader(read=reading, more=", 0.2"))
    with pytest.raises(UnreadableDocument, match=expected):
        read(b"text", plugins=plugins)


def test_no_reader_is_waited_for_longer_than_the_longest_patience(loaded, monkeypatch):
    monkeypatch.setattr(plugging, "LONGEST_PATIENCE", 0.1)
    with pytest.raises(UnreadableDocument, match=r"no answer after 0\.1 s"):
        read(b"text", plugins=loaded(more=_reader(read="time.sleep(3)", more=", 1000")))
