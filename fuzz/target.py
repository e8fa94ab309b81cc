"""Coverage-guided fuzzing of reading and judging; see README.md."""

import importlib
import io
import pkgutil
import re
import sys
import time
import zipfile
from typing import Final

import atheris

_AREAS: Final = ("chinese", "docx", "outline", "elements", "checks", "reading", "engine", "checking")

with atheris.instrument_imports(include=["plancheck"]):  # also what plancheck itself imports when it is needed
    import plancheck
    from plancheck import messages
    from plancheck.plugins import Plugins

    for found in pkgutil.walk_packages(plancheck.__path__, "plancheck."):
        if found.name.split(".")[1] in _AREAS:
            importlib.import_module(found.name)

_NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PARTS: Final = ("document", "styles", "numbering", "footnotes", "settings", "_rels/document.xml")
_BODY: Final = (
    '<w:body><w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:t>一、指导思想</w:t><w:footnoteReference w:id="1"/></w:r></w:p></w:body>'
)
_SECONDS: Final = 5.0
_NO_PLUGINS: Final = Plugins()


def _package(part: str, content: bytes) -> bytes:
    kinds = ("styles", "numbering", "footnotes", "settings")
    rels = "".join(
        f'<Relationship Id="{kind}" Type="http://x/{kind}" Target="{kind}.xml"/>' for kind in kinds
    )  # fmt: skip
    parts = {
        "word/document.xml": f"<w:document {_NAMESPACES}>{_BODY}</w:document>".encode(),
        "word/_rels/document.xml.rels": f"<Relationships>{rels}</Relationships>".encode(),
    }
    parts[f"word/{part}.{'rels' if part.startswith('_rels') else 'xml'}"] = content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _vocabulary() -> list[str]:
    """Return the words that plancheck's own expressions are made of, and what stands between words."""
    found: set[str] = set()
    for name, module in sorted(sys.modules.items()):
        if name.startswith("plancheck."):
            for value in vars(module).values():
                for one in value if isinstance(value, tuple | list) else (value,):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        found.update(re.findall("[一-鿿]+", one.pattern))
    return ["\n", "\n", *"，。；：、（）“”《》一二三１2 月日年（", "一、", "（一）", "1.", *sorted(found)]


_VOCABULARY: Final = _vocabulary()


def _sentences(data: bytes) -> bytes:
    """Return a plan of plancheck's own words: every two bytes are one."""
    pairs = zip(data[::2], data[1::2], strict=False)
    text = "".join(_VOCABULARY[(high * 256 + low) % len(_VOCABULARY)] for high, low in pairs)
    return text.encode()


def _document(provider: atheris.FuzzedDataProvider) -> bytes:
    choice = provider.ConsumeIntInRange(0, 5)
    rest = provider.ConsumeBytes(1 << 20)
    if choice > 3:
        rest = _sentences(rest[: 1 << 12])
    if choice == 0:
        return rest
    if choice == 1:  # the XML of a part, as it is
        return _package(_PARTS[rest[0] % len(_PARTS)] if rest else "document", rest[1:])
    if choice == 2:  # what stands in a part's root
        part = _PARTS[rest[0] % len(_PARTS)] if rest else "document"
        inside = rest[1:].decode("utf-8", "ignore")
        inside = f"<w:body>{inside}</w:body>" if part == "document" else inside
        root = part.rpartition("/")[2].partition(".")[0]
        return _package(part, f"<w:{root} {_NAMESPACES}>{inside}</w:{root}>".encode())
    text = rest.decode("utf-8", "ignore").replace("&", "").replace("<", "")
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    body = f"<w:body>{paragraphs}</w:body>"
    return _package("document", f"<w:document {_NAMESPACES}>{body}</w:document>".encode())


def check(data: bytes) -> None:
    """Check one input of the fuzzer."""
    document = _document(atheris.FuzzedDataProvider(data))
    began = time.perf_counter()
    try:
        report = plancheck.check(document, plugins=_NO_PLUGINS)
        for finding in report.findings:
            place = finding.location
            if place is not None and not 0 <= place.start <= place.end:
                raise AssertionError(finding)
        report.to_dict()
    except plancheck.UnreadableDocument as error:
        if error.code == "timeout" or not messages.unreadable(error, "zh"):
            raise AssertionError(str(error)) from error
    if time.perf_counter() - began > _SECONDS:
        raise AssertionError("too slow")


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
