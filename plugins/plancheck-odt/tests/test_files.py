"""Files as a whole: what is accepted, what is refused, page layouts, and old formats through LibreOffice."""

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import plancheck
import pytest
from plancheck import PageNumber, UnreadableDocument

from plancheck_odt import office, opendocument, plancheck_readers

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LINES = ("西山县2024年创建工作方案", "一、工作目标", "到年底创建三个示范村。")


def _word():
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.add_paragraph("甲", style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def converted(soffice, tmp_path_factory):
    """The same plan as LibreOffice writes it in other formats."""
    folder = tmp_path_factory.mktemp("converted")
    (folder / "plan.docx").write_bytes(_word())
    for suffix in ("odt", "fodt", "doc", "rtf"):
        subprocess.run(  # noqa: S603
            [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", suffix,
             "--outdir", str(folder), str(folder / "plan.docx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return folder


@pytest.mark.parametrize("suffix", ["odt", "fodt", "doc", "rtf"])
def test_a_plan_is_read_alike_from_every_format(converted, plugins, suffix):
    expected = plancheck.read(converted / "plan.docx", plugins=plugins)
    found = plancheck.read(converted / f"plan.{suffix}", plugins=plugins)
    assert [block.text for block in found.blocks] == [block.text for block in expected.blocks]
    assert (found.title, found.year, len(found.sections)) == (expected.title, 2024, 1)
    page, other = found.pages[0], expected.pages[0]
    for side in ("width", "height", "top", "bottom", "left", "right"):
        assert abs(getattr(page, side) - getattr(other, side)) <= 2


def test_a_check_names_the_file(converted, plugins):
    report = plancheck.check(converted / "plan.odt", "baseline", plugins=plugins)
    assert (report.document.title, report.problems) == (LINES[0], ())


def test_what_is_accepted(making):
    assert opendocument.accepts(making["odt"]("<text:p/>"))
    assert not opendocument.accepts(making["pack"]({}, "application/vnd.oasis.opendocument.spreadsheet"))
    assert not opendocument.accepts(_word())
    assert not opendocument.accepts(b"")
    assert not opendocument.accepts(b"<html>office:document</html>")


def test_a_docx_file_is_left_to_the_core(plugins):
    assert plancheck.read(_word(), plugins=plugins).title == LINES[0]


def _refused(data, code):
    with pytest.raises(UnreadableDocument) as caught:
        opendocument.read(data)
    assert caught.value.code == code
    return caught.value.detail


def test_a_spreadsheet_that_says_it_is_a_text(making):
    sheet = making["content"]("").replace("office:text", "office:spreadsheet")
    assert "office:spreadsheet" in _refused(making["pack"]({"content.xml": sheet}), "not-docx")


@pytest.mark.parametrize(
    "parts", [{}, {"content.xml": "<office:document"}, {"content.xml": ""}, {"content.xml": "<x/>"}]
)
def test_damaged_files(making, parts):
    _refused(making["pack"](parts), "corrupt")


def test_a_cut_file(making):
    _refused(making["odt"]("<text:p/>")[:-60], "corrupt")


def test_an_encrypted_file(making):
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>'
    _refused(making["odt"]("<text:p/>", **{"META-INF/manifest.xml": manifest}), "encrypted")


@pytest.mark.parametrize("gap", ["", "<!--" + "x" * 5000 + "-->"])
def test_entities_are_refused(making, gap):
    bomb = f'{gap}<!DOCTYPE x [<!ENTITY a "甲"><!ENTITY b "&a;&a;">]>'
    _refused(making["pack"]({"content.xml": bomb + making["content"]("<text:p>&b;</text:p>")}), "unsafe")


def test_files_outside_are_not_read(making):
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    _refused(making["pack"]({"content.xml": outside + making["content"]("<text:p>&a;</text:p>")}), "unsafe")


def test_a_bomb_is_not_unpacked(making):
    _refused(making["odt"]("<text:p>" + " " * (20 * 2**20) + "</text:p>"), "unsafe")


def test_nesting_without_end(making):
    _refused(making["odt"]("<text:section>" * 5000 + "</text:section>" * 5000), "unsafe")


def test_too_many_paragraphs(making):
    _refused(making["odt"]("<text:p/>" * 100_001 + "".join(f"<text:p>{n}</text:p>" for n in range(3))), "too-large")


def test_repeated_cells_cost_nothing(making):
    cell = '<table:table-cell table:number-columns-repeated="999999999"><text:p>甲</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="999999999">{cell}</table:table-row>' * 2
    blocks, _, _ = opendocument.read(making["odt"](f"<table:table>{rows}</table:table>"))
    assert [block.text for block in blocks] == ["甲", "甲"]


def test_styles_in_a_circle(making):
    circle = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'
        for name, parent in ("ab", "ba")
    )
    assert opendocument.read(making["odt"]('<text:p text:style-name="a">甲</text:p>', circle))[0][0].text == "甲"


_PAGES = (
    '<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm" fo:margin="2cm" fo:margin-bottom="1cm"/><style:footer-style>'
    '<style:header-footer-properties fo:min-height="2cm"/></style:footer-style></style:page-layout>'
    '<style:style style:name="MP1" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>'
    '<style:text-properties style:font-size-asian="14pt"/></style:style></office:automatic-styles>'
    "<office:master-styles>"
    '<style:master-page style:name="Standard" style:page-layout-name="pm"><style:footer><text:p text:style-name="MP1">'
    "— <text:page-number>5</text:page-number> —</text:p></style:footer>{}</style:master-page></office:master-styles>"
)


def test_the_page_layout(making):
    (page,) = opendocument.read(making["odt"]("<text:p/>", "", _PAGES.format("")))[2]
    assert (page.width, page.height, page.top, page.left) == (11906, 16838, 1134, 1134)
    assert page.bottom == 1701  # the footer lies inside
    ((pages, text, alignment, look),) = page.numbers
    assert (pages, text, alignment, look.size) == ("all", "— 1 —", "right", 14.0)


def test_even_pages_have_a_footer_of_their_own(making):
    left = "<style:footer-left><text:p><text:page-number/></text:p></style:footer-left>"
    (page,) = opendocument.read(making["odt"]("<text:p/>", "", _PAGES.format(left)))[2]
    assert [number.pages for number in page.numbers] == ["odd", "even"]
    assert page.numbers[1] == PageNumber("even", "1")


def test_without_styles_there_is_no_layout(making):
    _, notes, pages = opendocument.read(making["odt"]("<text:p/>"))
    assert (notes, pages) == (("styles.xml is missing",), ())


def test_old_files_are_left_to_the_core_without_libreoffice(plugins, monkeypatch):
    old = OLE + "WordDocument".encode("utf-16-le")
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    assert not office.accepts(old)
    with pytest.raises(UnreadableDocument, match="legacy-doc"):
        plancheck.read(old, plugins=plugins)
    with pytest.raises(UnreadableDocument, match=r"legacy-doc: LibreOffice \(soffice\) is not installed"):
        office.read(old)


@pytest.mark.parametrize(("program", "names"), [(None, ["odt"]), ("/usr/bin/soffice", ["odt", "doc"])])
def test_old_formats_are_offered_where_libreoffice_is_there(monkeypatch, program, names):
    monkeypatch.setattr(office.shutil, "which", lambda _: program)
    assert [reader.name for reader in plancheck_readers()] == names


@pytest.mark.usefixtures("soffice")
def test_other_ole_files_are_left_to_the_core():
    assert not office.accepts(OLE + "Workbook".encode("utf-16-le"))
    assert not office.accepts(b"PK\x03\x04")


@pytest.mark.usefixtures("soffice")
def test_a_password_is_told():
    header = b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(500)
    with pytest.raises(UnreadableDocument, match="encrypted"):
        office.read(OLE + header + "WordDocument".encode("utf-16-le"))


def _fake(folder, script):
    program = folder / "soffice"
    program.write_text("#!/bin/sh\n" + script, "utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("script", "expected"),
    [("exit 1", "corrupt: LibreOffice cannot read the file"), ("sleep 30 & sleep 30", "timeout: LibreOffice took")],
)
def test_libreoffice_may_fail(tmp_path, monkeypatch, script, expected):
    program = _fake(tmp_path, script)
    monkeypatch.setattr(office, "_program", lambda: program)
    monkeypatch.setattr(office, "TIMEOUT", 0.3)
    with pytest.raises(UnreadableDocument, match=expected):
        office.read(b"{\\rtf1}")


def test_libreoffice_is_started_in_a_folder_of_its_own(tmp_path, monkeypatch):
    told = tmp_path / "told"
    program = _fake(
        tmp_path,
        f'for word; do echo "$word"; done > {told}; env >> {told}; ls >> {told}; cat profile/user/*.xcu >> {told}',
    )
    monkeypatch.setattr(office, "_program", lambda: program)
    monkeypatch.setenv("SECRET", "in the environment")
    with pytest.raises(UnreadableDocument):
        office.read(b"{\\rtf1}")
    words = told.read_text("utf-8")
    assert "--headless" in words
    assert "-env:UserInstallation=file://" in words
    assert "DisableMacrosExecution" in words
    assert "SECRET" not in words
    assert "plan.rtf" in words
    home = next(line for line in words.splitlines() if line.startswith("HOME="))
    assert not Path(home.removeprefix("HOME=")).exists()


def test_a_zip_file_that_lies_about_its_sizes(making):
    data = bytearray(making["odt"]("<text:p>甲</text:p>"))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo("content.xml")
    where = data.rindex(b"content.xml") - 46
    data[where + 24 : where + 28] = (entry.file_size - 9).to_bytes(4, "little")
    _refused(bytes(data), "corrupt")
