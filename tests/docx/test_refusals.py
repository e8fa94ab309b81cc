"""Unreadable and hostile input: refused with the code of the contract, never a traceback, never a long wait."""

import io
import random
import struct
import sys
import tracemalloc
import zipfile
import zlib

import pytest
from tests.docx.making import NAMESPACES, blocks, docx, level, numbered, one_list, pack, paragraph, parts, run, texts

from plancheck.docx import read_blocks
from plancheck.errors import UNREADABLE_CODES, UnreadableDocument
from plancheck.limits import DEFAULT, Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _code(data):
    with pytest.raises(UnreadableDocument) as caught:
        read_blocks(data)
    assert caught.value.code in UNREADABLE_CODES
    assert caught.value.detail
    return caught.value.code


def _with_document(content):
    return pack(parts("") | {"word/document.xml": content})


def _document(body):
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"P",
        b"PK",
        "一、指导思想".encode(),
        "PK：方案".encode(),
        "一、指导思想".encode("gb18030"),
        b"%PDF-1.7\n",
        b"{\\rtf1 }",
        b"\x89PNG\r\n\x1a\n",
        b"<?xml version='1.0'?><w:wordDocument/>",
        b"\x05~owner" + b"\0" * 155,
    ],
)
def test_what_is_no_zip_is_no_docx(data):
    assert _code(data) == "not-docx"


def test_another_zip_is_no_docx():
    assert _code(pack({"a.txt": "x"})) == "not-docx"
    assert _code(pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})) == "not-docx"


def test_another_office_file_is_no_docx():
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    assert _code(pack({"[Content_Types].xml": types, "xl/workbook.xml": "<workbook/>"})) == "not-docx"
    assert _code(_with_document("<workbook/>")) == "not-docx"


def test_the_binary_format_is_told_apart_from_an_encrypted_file():
    assert _code(_OLE + b"\0" * 4000) == "legacy-doc"
    assert _code(_OLE + b"\0" * 900 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900) == "encrypted"
    assert _code(_OLE + b"\0" * 900 + "\tDRMContent".encode("utf-16-le") + b"\0" * 900) == "encrypted"


def test_an_encrypted_zip_entry_is_encrypted():
    data = bytearray(docx(paragraph("甲")))
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 17] != b"word/document.xml":
        at = data.index(b"PK\x01\x02", at + 4)
    data[at + 8] |= 1
    assert _code(bytes(data)) == "encrypted"


@pytest.mark.parametrize("keep", [0.3, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_corrupt(keep):
    data = docx(paragraph("甲" * 100))
    assert _code(data[: int(len(data) * keep)]) == "corrupt"


@pytest.mark.parametrize("content", ["", "hello <w:p>", "<w:document/>", _document("")[:-3], b"\xff\xfe\x00"])
def test_a_broken_main_part_is_corrupt(content):
    assert _code(_with_document(content)) == "corrupt"


def test_a_main_part_without_body_is_corrupt():
    assert _code(_with_document(f"<w:document {NAMESPACES}/>")) == "corrupt"


def test_a_missing_main_part_is_corrupt():
    found = parts("")
    del found["word/document.xml"]
    assert _code(pack(found)) == "corrupt"


def test_a_flipped_byte_in_the_packed_text_is_corrupt():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(paragraph("甲乙丙")).items():
            archive.writestr(name, content)
    data = buffer.getvalue().replace("甲".encode(), "申".encode())
    assert _code(data) == "corrupt"


def test_entities_are_unsafe():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert _code(_with_document(f'<!DOCTYPE d [<!ENTITY l0 "哈">{laughs}]>{_document("&l9;")}')) == "unsafe"
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    assert _code(_with_document(outside + _document(paragraph("<w:r><w:t>&x;</w:t></w:r>")))) == "unsafe"
    assert _code(_with_document(f"<!--{' ' * 5000}-->{outside}{_document('')}")) == "unsafe"
    wide = '<?xml version="1.0" encoding="UTF-16"?>' + outside + _document("")
    assert _code(_with_document(wide.encode("utf-16"))) == "unsafe"


def test_entities_in_a_side_part_are_unsafe():
    found = parts(paragraph("甲"), styles="")
    found["word/styles.xml"] = '<!DOCTYPE d [<!ENTITY x "x">]><styles/>'
    assert _code(pack(found)) == "unsafe"


def test_nesting_without_end_is_unsafe():
    deep = 5000
    assert (
        _code(_with_document(_document("<w:sdt><w:sdtContent>" * deep + "</w:sdtContent></w:sdt>" * deep))) == "unsafe"
    )
    tables = "<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep
    assert _code(_with_document(_document(tables))) == "unsafe"


@pytest.mark.parametrize(
    ("begin", "end", "times"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
        ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>", 48),
        ("<w:customXml>", "</w:customXml>", 240),
    ],
)
def test_any_depth_that_the_parser_allows_is_read(begin, end, times):
    assert "底" in texts(begin * times + paragraph("底") + end * times)


def test_a_caller_deep_in_its_own_stack_gets_a_refusal_not_a_traceback():
    data = docx("<w:customXml>" * 240 + paragraph("底") + "</w:customXml>" * 240)

    def down(levels):
        return down(levels - 1) if levels else _code(data)

    here = 0
    frame = sys._getframe()
    while frame is not None:
        here, frame = here + 1, frame.f_back
    assert down(sys.getrecursionlimit() - here - 150) == "unsafe"


def test_too_many_paragraphs_are_too_large():
    assert _code(docx("<w:p/>" * (DEFAULT.paragraphs + 1))) == "too-large"


def test_too_much_text_is_too_large():
    one_piece = "".join(random.Random(1).choices("一二三四五六七八九十指导思想组织领导", k=4_000_000))  # noqa: S311 - a fixed text
    assert _code(docx(paragraph(one_piece))) == "too-large"
    assert _code(docx(paragraph(run("甲" * 1000) * (DEFAULT.characters // 1000 + 1)))) == "too-large"


def test_labels_count_as_text():
    numbering = one_list(level(0, "decimal", "%1" + "甲" * 100_000))  # of which 255 characters are shown
    assert _code(docx(numbered() * 10_000, numbering=numbering)) == "too-large"


def test_markup_without_end_is_too_large():
    assert _code(_with_document(_document("<w:p w:a=''/>" * 2_600_000))) in ("too-large", "unsafe")


def test_a_bomb_is_unsafe():
    assert _code(_with_document(_document(" " * (40 * 2**20)))) == "unsafe"


def test_a_part_that_lies_about_its_size_is_not_unpacked():
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"".join(packed.compress(b" " * 2**20) for _ in range(200)) + packed.flush()
    data = pack(parts(""))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start, count = archive.start_dir, len(archive.infolist())
    directory = data[start:-22].replace(b"word/document.xml", b"word/document.xmx")
    name = b"word/document.xml"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(raw), 1000, len(name), 0) + name + raw
    entry = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(raw), 1000, len(name), 0, 0, 0, 0, 0, start
    )
    directory += entry + name
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count + 1, count + 1, len(directory), start + len(local), 0)
    tracemalloc.start()
    assert _code(data[:start] + local + directory + end) == "corrupt"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * 2**20


def test_a_zip_of_too_many_entries_is_too_large():
    assert _code(pack({f"f{n}": "" for n in range(20_001)})) == "too-large"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_entries_of_one_name_one_is_read():
    buffer = io.BytesIO(docx(paragraph("甲")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", _document(paragraph("乙")))
    assert [block.text for block in read_blocks(buffer.getvalue())[0]] == ["乙"]


def test_names_that_lead_out_of_the_package_do_no_harm():
    found = parts(paragraph("甲")) | {"../../etc/evil.xml": "<x/>", "/abs.xml": "<x/>"}
    assert [block.text for block in read_blocks(pack(found))[0]] == ["甲"]


def test_characters_that_mislead_do_no_harm():
    (block,) = blocks(paragraph("指\u200b\u202e\ufeff导😀"))
    assert block.text == "指\u200b\u202e\ufeff导😀"


def test_damage_of_any_kind_ends_in_blocks_or_a_refusal():
    """Cut, double and change pieces of parts and of the file; only UnreadableDocument may come out, and soon."""
    rng = random.Random(7)  # noqa: S311 - the same damage each time
    body = (
        numbered("一")
        + paragraph(run("甲") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
        + "".join(f"<w:tbl><w:tr><w:tc>{paragraph(run('乙', '<w:b/>'))}</w:tc></w:tr></w:tbl>" for _ in range(3))
    )
    whole = parts(
        body,
        numbering=one_list(level(0, "japaneseCounting", "%1、")),
        styles='<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>',
    )
    for turn in range(600):
        found = dict(whole)
        name = rng.choice(["word/document.xml"] * 3 + list(found))
        text = bytearray(str(found[name]).encode())
        for _ in range(rng.randint(1, 5)):
            at = rng.randrange(len(text) + 1)
            to = min(len(text), at + rng.randint(1, 80))
            kind = rng.random()
            if kind < 0.3:
                del text[at:to]
            elif kind < 0.6:
                text[at:at] = text[at:to]
            elif kind < 0.8 and text:
                text[min(at, len(text) - 1)] = rng.randrange(256)
            else:
                old = rng.choice(["w:t", "w:p", "w:val", "w:tbl", "w:numId", "w:pPr"]).encode()
                new = rng.choice(["w:tc", "w:del", "w:txbxContent", "w:sdt", "x", "w:numPr"]).encode()
                text = text.replace(old, new, rng.randint(1, 3))
        data = bytearray(pack(found | {name: bytes(text)}))
        if turn % 3 == 0:
            for _ in range(rng.randint(1, 20)):
                data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            read_blocks(bytes(data), clock=Limits(seconds=60).clock())
        except UnreadableDocument as error:
            assert error.code != "timeout"  # noqa: PT017 - any other refusal would do
