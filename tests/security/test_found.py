"""Bugs that attacks, fuzzing and real files found, each as small as it can be shown."""

import io
import os
import re
import struct
import sys
import zipfile

import pytest
from tests.docx.making import blocks, docx, paragraph, parts, run
from tests.security import hostile
from tests.steps import assert_linear

import plancheck
from plancheck import config, inputs
from plancheck.chinese.scanning import scan
from plancheck.cli import main
from plancheck.docx import read_blocks
from plancheck.plan import Block, Look
from plancheck.reporters.console import ReportView


def test_a_plan_of_a_long_name_has_no_silencing_file(tmp_path):
    """The plan's name fits a file name, the plan's with .plancheck.yaml behind it does not."""
    assert inputs.silencing_files(str(tmp_path / ("长" * 80 + ".docx"))) == []


@pytest.mark.parametrize("words", [["check", "--rules"], ["rules", "validate"], ["rules", "show"]])
def test_a_rule_set_of_a_long_name_is_unknown(words, tmp_path, capsys):
    (tmp_path / "a.docx").write_bytes(hostile.one_paragraph("甲", 10))
    more = [str(tmp_path / "a.docx")] if words[0] == "check" else []
    assert main([*words, "x" * 5000, *more]) == 2
    assert "OSError" not in capsys.readouterr().err


def test_a_zip_directory_that_tells_a_hostile_size_is_not_loaded():
    """zipfile reads as many bytes as the end of the archive tells."""
    data = bytearray(hostile.one_paragraph("甲", 10))
    struct.pack_into("<I", data, len(data) - 22 + 12, 0xFFFFFF00)
    with pytest.raises(plancheck.UnreadableDocument) as caught:
        read_blocks(bytes(data))
    assert caught.value.code in ("corrupt", "too-large")


def test_long_names_of_parts_do_not_fill_the_memory():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts(paragraph(run("一、甲"))).items():
            archive.writestr(name, content)
        for number in range(1200):
            archive.writestr(f"{number:05}" + "x" * 60_000, b"")
    with pytest.raises(plancheck.UnreadableDocument) as caught:
        read_blocks(buffer.getvalue())
    assert caught.value.code == "too-large"


def test_the_look_of_a_character_is_found_among_a_hundred_thousand():
    def block_of(size):
        return Block("甲" * size, looks=tuple((end, Look(size=float(end % 7))) for end in range(1, size + 1)))

    block = block_of(100_000)
    assert block.look(0) == Look(size=1.0)
    assert block.look(99_999) == Look(size=float(100_000 % 7))
    assert block.look(100_000) == Look()
    assert_linear(lambda block: [block.look(offset) for offset in range(len(block.text))], block_of, 500)


def test_page_numbers_of_many_sections_in_one_large_footer():
    assert_linear(read_blocks, hostile.STRUCTURES["footers"], 100)


def test_page_numbers_in_the_format_of_their_section():
    """The footer is read once; what each section shows of it is its own."""
    number = "<w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>"
    section = (
        "<w:p><w:pPr><w:sectPr><w:footerReference w:type='default' r:id='rId1'/><w:pgNumType w:fmt='{}'/>"
        "</w:sectPr></w:pPr></w:p>"
    )
    body = section.format("chineseCounting") + section.format("decimal") + section.format("none")
    pages = read_blocks(docx(body, footer=number))[2]
    assert [page.numbers[0].text for page in pages[:3]] == ["第一", "第1", "第"]


def test_a_title_without_end_is_text():
    """It would stand in every finding of its section."""
    plan = plancheck.read(docx(hostile.TITLE + paragraph(run("一、" + "甲" * 5000)) + paragraph(run("乙"))))
    assert len(plan.sections[0].title) < 500


def test_labels_of_blanks_take_no_time():
    assert_linear(read_blocks, hostile.STRUCTURES["long labels"], 100)


def test_findings_of_many_sections_are_shown_in_linear_time():
    def report_on(size):
        return plancheck.check(hostile.many_paragraphs("一、指导思想（一）目标", size))

    assert len(report_on(40_000).findings) > 500
    assert_linear(lambda report: list(ReportView(report, "zh").set_for(80, "utf-8")), report_on, 10_000)


def test_evidence_in_a_paragraph_of_many_lines_is_quoted_in_linear_time():
    plan = plancheck.read(hostile.many_lines("指导思想", 100_000))
    report = plancheck.check(hostile.many_lines("指导思想", 100_000))
    assert report.findings
    assert len(plan.blocks) == len(blocks(hostile.TITLE)) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
@pytest.mark.parametrize("device", ["/dev/zero", "pipe", "folder/pipe"])
def test_rule_files_and_settings_that_are_devices_or_pipes(device, tmp_path, monkeypatch, capsys):
    """`rules validate` read the file once more to show the line, and --config read anything to its end: for ever."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(hostile.one_paragraph("甲", 10))
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "folder" / "pipe")
    for words in (
        ["rules", "validate", device],
        ["rules", "show", device],
        ["rules", "test", device],
        ["rules", "docs", device],
        ["--no-cache", "--rules", device, "a.docx"],
        ["--no-cache", "--config", device, "a.docx"],
        ["--no-cache", "--silence", device, "a.docx"],
    ):
        assert main(words) == 2
        told = capsys.readouterr()
        assert "MemoryError" not in told.out + told.err


def test_settings_without_end(tmp_path, capsys):
    for text in ("#" * 200_000, "a." * 20_000 + "a = 1", "lang = " + "[" * 30_000, "x = 1\n" * 10_000):
        (tmp_path / "plancheck.toml").write_text(text)
        with pytest.raises(config.ConfigError):
            config.read(tmp_path / "plancheck.toml")
        assert main(["--config", str(tmp_path / "plancheck.toml"), "a.docx"]) == 2
        assert len(capsys.readouterr().err) < 1000


def test_thousands_of_mistakes_in_one_line_are_shown_in_linear_time(tmp_path, capsys):
    def file_of(mistakes):
        rules = ", ".join(f"{{id: a, bogus{number}: 1}}" for number in range(mistakes // 2))
        (tmp_path / f"{mistakes}.yaml").write_text(f"id: x\ntitle: x\nversion: '1'\nrules: [{rules}]\n")
        return str(tmp_path / f"{mistakes}.yaml")

    def validated(file):
        assert main(["rules", "validate", file]) == 2
        return capsys.readouterr().out

    assert "9999" in validated(file_of(10_000))
    assert_linear(validated, file_of, 400)


def test_a_beginning_at_the_very_end_of_a_text_is_looked_at_once():
    """A position behind the end counts as the end: a sentence that ended in 向 was searched for ever."""
    assert list(scan(re.compile("(?<=向)甲"), re.compile("(?<=向)"), "方向")) == []
    assert [found.start() for found in scan(re.compile("(?<=向)甲"), re.compile("(?<=向)"), "向甲方向")] == [1]
    assert plancheck.check(docx(hostile.TITLE + paragraph(run("一、报考研究方向")))).findings
