"""OpenDocument files made from markup, so that each test shows the XML it is about."""

import io
import shutil
import zipfile

import pytest
from plancheck.plugins import load

from plancheck_odt import opendocument

SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        **{
            name: f"urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"
            for name, long in {
                "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
                "fo": "xsl-fo-compatible", "svg": "svg-compatible",
            }.items()
        },
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)  # fmt: skip
MIMETYPE = "application/vnd.oasis.opendocument.text"


def pack(parts, mimetype=MIMETYPE):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), mimetype)
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def content(body, automatic=""):
    return (
        f"<office:document-content {SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body, automatic="", styles="", **parts):
    found = {"content.xml": content(body, automatic)}
    if styles:
        found["styles.xml"] = f"<office:document-styles {SPACES}>{styles}</office:document-styles>"
    return pack(found | parts)


@pytest.fixture(scope="session")
def making():
    """The functions that make files: odt, pack, content."""
    return {"odt": odt, "pack": pack, "content": content}


@pytest.fixture(scope="session")
def blocks():
    return lambda body, automatic="", styles="": list(opendocument.read(odt(body, automatic, styles))[0])


@pytest.fixture(scope="session")
def texts(blocks):
    return lambda *markup: [block.text for block in blocks(*markup)]


@pytest.fixture(scope="session")
def labels(blocks):
    return lambda *markup: [block.label for block in blocks(*markup)]


@pytest.fixture(scope="session")
def plugins():
    found = load(extra=["plancheck_odt"], entry_points=[])
    assert found.listed[0].provides[:1] == ("reader odt",)
    return found


@pytest.fixture(scope="session")
def soffice():
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    return program
