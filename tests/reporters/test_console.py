"""The console report at a pinned width, compared with goldens that were judged by eye.

PLANCHECK_UPDATE_GOLDENS=1 writes them anew; read the difference before you commit it.
"""

import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.reporters import reports

from plancheck import reporters
from plancheck.plan import Plan, Section, Span
from plancheck.report import Report
from plancheck.reporters.console import ReportView
from plancheck.reporters.page import console
from plancheck.reporters.text import cell_len as text_width

GOLDEN = Path(__file__).parent / "golden"


class Sink:
    """An output in memory, with the encoding of a console."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.raw = io.BytesIO()
        self.text = io.TextIOWrapper(self.raw, encoding=encoding, errors="replace", write_through=True, newline="")

    def write(self, data: bytes) -> None:
        self.raw.write(data)

    def read(self) -> str:
        return self.raw.getvalue().decode(self.text.encoding)


def shown(
    monkeypatch: pytest.MonkeyPatch,
    *files: Report,
    width: int = 80,
    lang: str = "zh",
    encoding: str = "utf-8",
    total: int | None = None,
) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    sink = Sink(encoding)
    reporter = reporters.create("console", sink, lang=lang, total=len(files) if total is None else total)
    for report in files:
        reporter.add(report)
    reporter.close()
    return sink.read()


def compare(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("PLANCHECK_UPDATE_GOLDENS"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_silenced_findings_and_a_plugin_that_failed(monkeypatch, lang):
    compare(f"silenced-{lang}-80", shown(monkeypatch, reports.silenced(), lang=lang))
    several = shown(monkeypatch, reports.silenced(), reports.passed(), lang=lang)
    compare(f"silenced-several-{lang}-80", several)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 50])
def test_a_failed_plan(monkeypatch, lang, width):
    compare(f"failed-{lang}-{width}", shown(monkeypatch, reports.failed(), lang=lang, width=width))


def test_a_plan_that_passes(monkeypatch):
    compare("passed-zh-80", shown(monkeypatch, reports.passed()))


def test_an_unreadable_file(monkeypatch):
    compare("unreadable-zh-80", shown(monkeypatch, reports.unreadable()))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_several_files(monkeypatch, lang):
    files = (reports.failed(), reports.passed(), reports.unreadable())
    compare(f"several-{lang}-80", shown(monkeypatch, *files, lang=lang))


def test_several_files_broken_off(monkeypatch):
    text = shown(monkeypatch, reports.passed(), total=3)
    assert "已中断，只检查了 1 份（共 3 份）。" in text


def test_a_document_that_tells_nothing_of_itself(monkeypatch):
    text = shown(monkeypatch, reports.empty())
    assert text.startswith("（没有找到标题）\n")
    assert "发文机关  未写明" in text


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_console(monkeypatch, width, lang):
    files = (reports.failed(), reports.passed(), reports.unreadable())
    for text in (
        shown(monkeypatch, *files, width=width, lang=lang),
        shown(monkeypatch, files[0], width=width, lang=lang),
    ):
        assert max(cell_len(line) for line in text.splitlines()) <= width
        assert all(line == line.rstrip() for line in text.splitlines())


def test_lines_are_not_longer_than_a_reader_likes(monkeypatch):
    text = shown(monkeypatch, reports.failed(), width=200)
    assert max(cell_len(line) for line in text.splitlines()) == 100


@pytest.mark.parametrize(
    ("encoding", "marks"),
    [("utf-8", "✓◐✗"), ("gbk", "√○×"), ("gb18030", "✓◐✗"), ("ascii", "[OK] [~] [X]"), ("cp437", "[OK] [~] [X]")],
)
def test_marks_fit_the_encoding(monkeypatch, encoding, marks):
    text = shown(monkeypatch, reports.failed(), encoding=encoding)
    for mark in marks.split() if " " in marks else marks:
        assert mark in text
    if encoding == "gbk":
        assert "?" not in text


def test_nothing_is_coloured_on_a_pipe(monkeypatch):
    assert "\x1b" not in shown(monkeypatch, reports.failed())


def test_colour_where_it_is_wanted(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    coloured = io.StringIO()
    console(coloured).print(ReportView(reports.failed()))
    assert "\x1b[1;31m" in coloured.getvalue()
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured.getvalue()) == shown(monkeypatch, reports.failed())


def test_widths_are_those_of_terminals():
    text = "青石县（2024年）“实施”——…✓◐✗─→·、。AbＡｂ한か́⑴①㎡℃×é"
    for character in text:
        assert text_width(character) == cell_len(character), character


def hostile(text: str) -> Report:
    report = reports.failed()
    finding = replace(report.findings[0], message=text, fix=text, location=reports.quote(21, text, text))
    element = replace(
        report.elements[0], title=text, evidence=(reports.quote(21, text, text),), fields={"leader": text}
    )
    document = replace(report.document, title=text, issuer=text, number=text)
    return replace(report, path=text, document=document, elements=(element,), findings=(finding,))


def test_words_of_a_document_are_shown_as_text(monkeypatch):
    text = "[bold red]假[/] \x1b[2J\x1b]0;名\x07 :smile: \x9b31m \u202e反\u2066\ud800\x00"
    for files in ((hostile(text),), (hostile(text), reports.passed())):
        page = shown(monkeypatch, *files)
        assert "[bold red]假[/]" in page
        assert ":smile:" in page
        assert "\\x1b[2J" in page
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x00"} & set(page)


def test_line_breaks_in_a_heading_do_not_break_the_page(monkeypatch):
    page = shown(monkeypatch, hostile("青石县\n实施方案\t之\r一"))
    assert page.startswith("青石县 实施方案 之 一\n")


def test_evidence_names_the_section_it_stands_in_among_namesakes(monkeypatch):
    sections = (
        Section(1, "一、", 1, "要求", Span(1, 0, 4)),
        Section(1, "二、", 2, "要求", Span(5, 0, 4)),
        Section(1, "三、", 3, "要求", Span(9, 0, 4)),
    )
    finding = replace(reports.FINDINGS[1], location=reports.quote(6, "某句", "要求"))
    page = shown(monkeypatch, replace(reports.failed(), sections=sections, findings=(finding,)))
    assert "二、要求：“某句”" in page


def test_evidence_outside_the_sections(monkeypatch):
    finding = replace(reports.FINDINGS[1], location=reports.quote(1, "某句"))
    assert "标题和开头部分：“某句”" in shown(monkeypatch, replace(reports.failed(), findings=(finding,)))
    finding = replace(reports.FINDINGS[1], location=reports.quote(39, "某句"))
    assert "落款部分：“某句”" in shown(monkeypatch, replace(reports.failed(), findings=(finding,)))


def test_fields_of_a_plug_in_are_shown_by_their_names(monkeypatch):
    element = replace(reports.GROUP, id="budget", fields={"sum": "20万元", "share": 0.5, "table": {"a": 1}})
    page = shown(monkeypatch, replace(reports.failed(), elements=(element,)))
    assert "sum：20万元；share：0.5" in page


def test_many_deadlines_are_cut(monkeypatch):
    items = [{"text": f"{month}月底前", "what": "月报", "due": None} for month in range(1, 13)]
    page = shown(
        monkeypatch, replace(reports.failed(), elements=(replace(reports.DEADLINES, fields={"items": items}),))
    )
    assert "4月底前：月报" in page
    assert "5月底前" not in page
    assert "共 12 项" in page


def test_outline(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    sink = Sink()
    reporters.print_outline(sink.text, Plan((), title="方案", sections=reports.SECTIONS), lang="zh")
    compare("outline-zh-40", sink.read())


def test_outline_of_a_plan_without_sections(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    sink = Sink()
    reporters.print_outline(sink.text, Plan(()), lang="en")
    assert sink.read() == "(no title found)\n(no sections found)\n"
