"""Properties: whatever comes in, a report or a refusal with a code and a sentence comes out."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.docx.making import docx, pack, paragraph, parts, run
from tests.security import hostile

import plancheck
from plancheck import messages
from plancheck.errors import UNREADABLE_CODES
from plancheck.reporters.json import encode

_TAGS = (
    "p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "sdtPr", "ins", "del", "moveFrom", "pPr", "rPr",
    "numPr", "pict", "txbxContent", "fldSimple", "fldChar", "instrText", "tab", "br", "hyperlink", "sectPr",
    "footnoteReference", "sym", "ruby", "rt", "rubyBase", "vanish", "b", "sz", "jc", "ind", "ilvl", "numId",
    "pStyle", "outlineLvl", "vMerge", "gridSpan", "tcPr", "trPr", "ffData", "checkBox", "ddList", "customXml",
    "smartTag", "oMath",
)  # fmt: skip
_VALUES = st.sampled_from(
    ["", "0", "1", "-1", "9", "2147483648", "1e9", "nan", "x", "true", "off", "begin", "separate", "end", "restart"]
)
_WORDS = st.one_of(
    st.sampled_from(hostile.PATTERNS),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&"), max_size=20),
)


@st.composite
def _attributes(draw):
    names = draw(
        st.lists(st.sampled_from(["val", "id", "fldCharType", "type", "char", "start", "firstLine"]), unique=True)
    )
    return "".join(f" w:{name}='{draw(_VALUES)}'" for name in names)


_ELEMENTS = st.recursive(
    _WORDS.map(lambda words: f"<w:r><w:t>{words}</w:t></w:r>"),
    lambda inner: st.builds(
        lambda tag, attributes, content: f"<w:{tag}{attributes}>{''.join(content)}</w:{tag}>",
        st.sampled_from(_TAGS),
        _attributes(),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


def outcome(data):
    """Return the report or the error; anything else is raised and fails the test."""
    try:
        report = plancheck.check(data)
    except plancheck.UnreadableDocument as error:
        refusal = error
    else:
        refusal = None
    if refusal is not None:
        assert refusal.code in UNREADABLE_CODES
        assert refusal.code != "timeout"
        assert messages.unreadable(refusal, "zh")
        assert messages.unreadable(refusal, "en")
        return refusal
    assert json.loads(encode(report.to_dict()))
    return report


def sound(data):
    """Check a file and look whether every place the report names is there."""
    found = outcome(data)
    if isinstance(found, plancheck.UnreadableDocument):
        return
    blocks = plancheck.read(data).blocks
    places = [finding.location for finding in found.findings if finding.location is not None]
    places += [place for element in found.elements for place in element.evidence]
    for place in places:
        assert place.text == blocks[place.block].text[place.start : place.end]


_SLOW = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)


@_SLOW
@given(st.binary(max_size=2000))
def test_any_bytes(data):
    outcome(data)


@_SLOW
@given(st.binary(max_size=500), st.sampled_from(sorted(parts("", styles="", numbering="", footnotes=""))))
def test_any_bytes_as_a_part(data, name):
    outcome(pack(parts("<w:p/>", styles="", numbering="", footnotes="") | {name: data}))


@_SLOW
@given(st.lists(_ELEMENTS, max_size=8))
def test_any_markup_as_a_body(elements):
    sound(docx("".join(elements)))


@_SLOW
@given(st.lists(_ELEMENTS, max_size=5), st.lists(_ELEMENTS, max_size=5))
def test_any_markup_as_styles_and_numbering(styles, numbering):
    body = "<w:p><w:pPr><w:pStyle w:val='1'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
    sound(docx(body, styles="".join(styles), numbering="".join(numbering)))


@_SLOW
@given(st.lists(st.lists(_WORDS, max_size=6).map("".join), max_size=20))
def test_any_text(lines):
    sound(docx("".join(paragraph(run(line)) for line in lines)))


@_SLOW
@given(st.data())
def test_damaged_bytes(data):
    whole = bytearray(hostile.many_sections("以思想为指导，", 400))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    outcome(bytes(whole))


@_SLOW
@given(st.integers(0, 4000))
def test_truncated_files(length):
    outcome(hostile.many_sections("以思想为指导，", 400)[:length])


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:\\x", "a" * 60_000, "w\0rd/x", "\udcff", "word/../word/x"]
)
def test_names_of_parts_touch_nothing(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, content in parts(paragraph(run("一、甲"))).items():
            archive.writestr(part, content)
        entry = zipfile.ZipInfo("x")
        entry.filename = name.encode("utf-8", "replace").decode()
        archive.writestr(entry, "x")
    outcome(buffer.getvalue())
    assert not list(tmp_path.iterdir())
