"""What is compared: programs that read a DOCX file and give its text, and the floor below all of them."""

import importlib
import io
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree

Reader = Callable[[bytes], object]


def floor(data: bytes) -> object:
    """Unpack and parse the parts that every reader needs; nothing is done with them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [etree.fromstring(package.read(name)) for name in ("word/document.xml", "word/styles.xml")]


def _python_docx(data: bytes) -> object:
    from docx import Document  # noqa: PLC0415 - may not be installed

    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def _docx2python(data: bytes) -> object:
    from docx2python import docx2python  # noqa: PLC0415 - may not be installed

    with docx2python(io.BytesIO(data)) as content:
        return content.text


def _mammoth(data: bytes) -> object:
    import mammoth  # noqa: PLC0415 - may not be installed

    return mammoth.extract_raw_text(io.BytesIO(data)).value


def _markitdown() -> Reader:
    from markitdown import MarkItDown  # noqa: PLC0415 - may not be installed

    converter = MarkItDown(enable_plugins=False)

    def read(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "plan.docx"
            path.write_bytes(data)
            return converter.convert(str(path)).text_content

    return read


def installed() -> Iterator[tuple[str, Reader]]:
    """Yield the readers that are installed, python-docx first."""
    yield "python-docx", _python_docx
    for name, reader in (("docx2python", _docx2python), ("mammoth", _mammoth)):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
        yield name, reader
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield "markitdown", _markitdown()
    except ImportError:
        return
