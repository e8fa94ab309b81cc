"""Runs plancheck over folders of DOCX files and tells what became of each; the files are nobody's to commit.

    python tools/real_files.py FOLDER... [--others] [--oracles] [--office N] [--json OUT] [--seconds 10]

Each file is checked in a process of its own kind: one that crashes, hangs or fills the memory is a line in the table,
not the end of the run. Exit status 1 where something is not as it should be.

`--others` reads each file with the other readers that are installed too (python-docx, docx2txt, mammoth, docx2python,
markitdown, pandoc) and tells the same of each. A reader has lost text where it gives less than half of the letters and
digits that at least two others give.
`--oracles` compares the automatic numbers of Docxodus' LIR files with the values that their paragraphs have as text.
`--office N` compares a sample of N files with LibreOffice's text export.
"""

import argparse
import contextlib
import difflib
import html
import importlib.util
import io
import json
import multiprocessing as mp
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import warnings
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

_SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")
_BLANK: Final = re.compile(r"[\s\u200b\ufeff\u00ad]+")


@dataclass
class Outcome:
    """What became of one file."""

    file: str
    kind: str
    detail: str = ""
    seconds: float = 0.0
    megabytes: int = 0
    text: str = field(default="", repr=False)
    notes: tuple[str, ...] = ()
    findings: int = 0


def _check(data: bytes) -> dict[str, Any]:
    import plancheck  # noqa: PLC0415 - the worker's own

    began = time.perf_counter()
    try:
        report = plancheck.check(data)
        json.dumps(report.to_dict())
        took = time.perf_counter() - began
        plan = plancheck.read(data)
    except plancheck.UnreadableDocument as error:
        from plancheck import messages  # noqa: PLC0415

        sentence = messages.unreadable(error, "zh")
        return {
            "kind": "refused" if sentence else "no sentence",
            "detail": f"{error.code}: {error.detail}",
            "seconds": time.perf_counter() - began,
        }
    except Exception as error:  # noqa: BLE001 - what must not happen, told as such
        return {"kind": "leaked", "detail": f"{type(error).__name__}: {error}"[:200], "seconds": 0.0}
    text = "\n".join(block.text for block in plan.blocks)
    return {"kind": "report", "text": text, "notes": plan.notes, "findings": len(report.findings), "seconds": took}


def _every_word(data: bytes) -> str:
    """Return all text of the body, wherever it stands: no reader, but a measure for them."""
    from lxml import etree  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"), etree.XMLParser(resolve_entities=False))
    path = "//*[local-name()='t'][not(ancestor::*[local-name()='moveFrom' or local-name()='Fallback'])]/text()"
    return "\n".join(map(str, root.xpath(path)))


def _python_docx(data: bytes) -> str:
    from docx.table import Table, _Cell  # noqa: PLC0415

    from docx import Document  # noqa: PLC0415

    def texts(place: Any) -> Iterator[str]:
        for item in place.iter_inner_content():
            if isinstance(item, Table):
                for row in item.rows:
                    for cell in row._tr.tc_lst:  # noqa: SLF001 - row.cells tells merged ones more than once
                        yield from texts(_Cell(cell, item))
            else:
                yield item.text

    return "\n".join(texts(Document(io.BytesIO(data))))


def _docx2txt(data: bytes) -> str:
    import docx2txt  # noqa: PLC0415

    return str(docx2txt.process(io.BytesIO(data)))


def _mammoth(data: bytes) -> str:
    import mammoth  # noqa: PLC0415

    return str(mammoth.extract_raw_text(io.BytesIO(data)).value)


def _docx2python(data: bytes) -> str:
    from docx2python import docx2python  # noqa: PLC0415
    from docx2python.iterators import iter_at_depth  # noqa: PLC0415

    with docx2python(io.BytesIO(data)) as result:
        text = "\n".join(str(part) for part in iter_at_depth([result.body, result.footnotes, result.endnotes], 5))
    return _PICTURE.sub("", text)


def _markitdown(data: bytes) -> str:
    from markitdown import MarkItDown  # noqa: PLC0415

    return str(MarkItDown().convert_stream(io.BytesIO(data), file_extension=".docx").text_content)


class PandocError(Exception):
    """Pandoc says that it cannot read the file."""


def _pandoc(data: bytes) -> str:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise ModuleNotFoundError("pandoc")
    done = subprocess.run(  # noqa: S603
        [pandoc, "-f", "docx", "-t", "html", "--wrap=none", "--track-changes=accept"],
        input=data, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise PandocError(done.stderr.decode("utf-8", "replace"))
    return html.unescape(_TAG.sub("", done.stdout.decode("utf-8", "replace")))  # in "plain", pictures have words


_PICTURE: Final = re.compile(r"----(?:Image alt text---->.*?<----)?[\w/.-]*?----", re.DOTALL)
_TAG: Final = re.compile(r"<[^>]*>")
_PATIENCE: Final = 20.0
_MEASURE: Final = "every w:t"
_READERS: Final[dict[str, Callable[[bytes], str]]] = {
    _MEASURE: _every_word,
    "python-docx": _python_docx,
    "docx2txt": _docx2txt,
    "mammoth": _mammoth,
    "markitdown": _markitdown,
    "docx2python": _docx2python,
    "pandoc": _pandoc,
}
_JUDGES: Final = frozenset({_MEASURE, "mammoth", "docx2python", "pandoc"})
"""Whose text tells whether another's is too little: body and notes, no headers and footers (docx2txt adds them), and
each of its own make (markitdown reads with mammoth)."""


def _reading(reader: str, data: bytes) -> dict[str, Any]:
    """Return how many letters and digits a reader gets, or its error, and whether that is a refusal of its own."""
    try:
        with contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings(action="ignore"):
            return {"length": letters(_READERS[reader](data))}
    except Exception as error:  # noqa: BLE001 - any
        own = type(error).__module__.partition(".")[0] in ("docx", "mammoth", "markitdown", "docx2python")
        return {"error": f"{type(error).__name__}: {error}"[:200], "clean": own or isinstance(error, PandocError)}


def installed() -> list[str]:
    """Return the readers that are there."""
    modules = {"python-docx": "docx", _MEASURE: "docx"}
    return [
        name
        for name in _READERS
        if (shutil.which(name) if name == "pandoc" else importlib.util.find_spec(modules.get(name, name)))
    ]


class Worker:
    """A process that does one file after the other, and is replaced when it does not answer."""

    def __init__(self, work: Callable[[bytes], Any]) -> None:
        self._work = work
        self._start()

    def _start(self) -> None:
        self._pipe, theirs = mp.Pipe()
        self._process = mp.Process(target=_serve, args=(theirs, self._work), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, data: bytes, seconds: float) -> tuple[Any, int] | str:
        """Return the answer and the process's peak of memory, or what kept it from answering."""
        try:
            self._pipe.send_bytes(data)
            if self._pipe.poll(seconds):
                answer: tuple[Any, int] = self._pipe.recv()
                return answer
            trouble = "too slow"
        except (EOFError, BrokenPipeError, ConnectionResetError):
            trouble = "died"
        self.stop()
        self._start()
        return trouble

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, work: Callable[[bytes], Any]) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    with contextlib.suppress(EOFError):
        while True:
            answer = work(pipe.recv_bytes())
            pipe.send((answer, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


def run(files: list[Path], seconds: float, megabytes: int) -> list[Outcome]:
    """Check each file once."""
    worker = Worker(_check)
    worker.ask(b"", 60)  # imports
    outcomes = []
    for file in files:
        answer = worker.ask(file.read_bytes(), 2 * seconds)  # checked, and read once more for its text
        if isinstance(answer, str):
            outcome = Outcome(str(file), answer, seconds=2 * seconds)
        else:
            outcome = Outcome(str(file), megabytes=answer[1], **answer[0])
            if outcome.seconds > seconds:
                outcome.kind = "too slow"
            if answer[1] > megabytes:
                outcome.detail = f"{outcome.kind} with {answer[1]} MB"
                outcome.kind = "too much memory"
        outcomes.append(outcome)
    worker.stop()
    return outcomes


def plain(text: str) -> str:
    """Return text without white space, for comparison."""
    return _BLANK.sub("", text)


def letters(text: str) -> int:
    """Return how many letters and digits a text has: readers differ in what they set between them."""
    return sum(map(str.isalnum, text))


@dataclass
class Reading:
    """What a reader made of a file."""

    length: int = 0
    error: str = ""
    clean: bool = False
    seconds: float = 0.0


def read_with_others(outcomes: list[Outcome]) -> dict[str, dict[str, Reading]]:
    """Return what each installed reader makes of each file, by reader and file."""
    found: dict[str, dict[str, Reading]] = {}
    for name in installed():
        worker = Worker(partial(_reading, name))
        worker.ask(b"", 60)  # imports
        rows = found[name] = {}
        for outcome in outcomes:
            began = time.perf_counter()
            answer = worker.ask(Path(outcome.file).read_bytes(), _PATIENCE)
            took = time.perf_counter() - began
            told = {"error": answer} if isinstance(answer, str) else answer[0]
            rows[outcome.file] = Reading(seconds=took, **told)
        worker.stop()
    return found


def loses(own: int, file: str, but: str, found: dict[str, dict[str, Reading]]) -> int:
    """Return how much at least two other readers get where `own` is less than half of it, else 0."""
    kin = {but, "mammoth"} if but == "markitdown" else {but}
    lengths = [rows[file].length for name, rows in found.items() if name in _JUDGES - kin]
    agreed = sorted(lengths)[-2] if len(lengths) > 1 else 0
    return agreed if 2 * own < agreed else 0


def compare_with_others(outcomes: list[Outcome], found: dict[str, dict[str, Reading]]) -> str:
    """Note files that plancheck reads too little of; return a table of all readers."""
    lines = [
        "| reader | text | error | of these its own clean refusal | over 20 s, or died | less than half, silently |",
        "|---|---|---|---|---|---|",
    ]
    lost = 0
    for one in outcomes:
        length = letters(one.text)
        if one.kind == "report" and (agreed := loses(length, one.file, "plancheck", found)):
            one.kind, one.detail = "less than half", f"{length} of {agreed} letters"
            lost += 1
        readers = sorted(name for name, rows in found.items() if name != _MEASURE and not rows[one.file].error)
        if one.kind == "refused" and readers:
            one.detail += f" (read by {', '.join(readers)})"
    kinds = Counter(one.kind for one in outcomes)
    text, refused = kinds["report"] + lost, kinds["refused"]
    hung = kinds["too slow"] + kinds["died"]
    lines.append(f"| plancheck | {text} | {len(outcomes) - text} | {refused} | {hung} | {lost} |")
    for name, rows in found.items():
        if name == _MEASURE:
            continue
        right = [file for file, row in rows.items() if not row.error]
        wrong = [row for row in rows.values() if row.error]
        clean = sum(row.clean for row in wrong)
        hung = sum(row.error in ("too slow", "died") for row in wrong)
        lost = sum(loses(rows[file].length, file, name, found) > 0 for file in right)
        lines.append(f"| {name} | {len(right)} | {len(wrong)} | {clean} | {hung} | {lost} |")
    return "\n".join(lines)


_DIGITS: Final = {character: value for value, character in enumerate("零一二三四五六七八九")}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_ORACLE: Final = re.compile(r"LIR0\d\d-\w\w-\w\w-(\w+)\.docx$")
_NUMBER: Final = re.compile(r"(\d+)(?:st|nd|rd|th)?")


def value_of(label: str, form: str) -> int:
    """Return the value of a number as it is shown, read independently of plancheck; 0 where it is none."""
    if match := _NUMBER.fullmatch(label):
        return int(match[1])
    if label in _STEMS:
        return _STEMS.index(label) + 1
    if len(label) == 1 and unicodedata.category(label) == "No":
        return int(unicodedata.numeric(label))
    if all(character in _DIGITS or character in _TENS for character in label):
        return _chinese(label)
    label = label.upper()
    if form.endswith("Roman"):
        values = [_ROMAN[character] for character in label]
        return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return ord(label[0]) - 64 + 26 * (len(label) - 1) if label == len(label) * label[0] else 0


def _chinese(label: str) -> int:
    total, digit = 0, 0
    for character in label:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def compare_with_oracles(outcomes: list[Outcome]) -> str:
    """Return a table of the automatic numbers of Docxodus' files: the text of each paragraph is its number's value."""
    lines = ["| file | numbers | right | of these shown as plain digits |", "|---|---|---|---|"]
    for outcome in outcomes:
        match = _ORACLE.search(outcome.file)
        if match is None:
            continue
        pairs = [label.split("|\t") for label in outcome.text.split("\n") if "|\t" in label]
        right = [label for label, value in pairs if value_of(label, match[1]) == int(value)]
        digits = sum(label.isdecimal() and label.isascii() for label in right)
        lines.append(f"| {match[0]} | {len(pairs)} | {len(right)} | {digits} |")
        if len(right) < len(pairs):
            outcome.kind, outcome.detail = "wrong numbers", f"{len(pairs) - len(right)} of {len(pairs)}"
    return "\n".join(lines)


def compare_with_office(outcomes: list[Outcome], number: int, seed: int) -> list[dict[str, Any]]:
    """Compare a sample with LibreOffice's text export; return how alike they are and what differs most."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    sample = [outcome for outcome in outcomes if outcome.kind == "report" and outcome.text.strip()]
    sample = random.Random(seed).sample(sample, min(number, len(sample)))  # noqa: S311 - a sample, no secret
    rows: list[dict[str, Any]] = []
    for outcome in sample:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "in.docx")
            shutil.copy(outcome.file, copy)
            command = [office or "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            with contextlib.suppress(subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603
                    [*command, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, str(copy)],
                    capture_output=True, timeout=90, check=False,
                )  # fmt: skip
            made = Path(folder, "in.txt")
            theirs = plain(made.read_text("utf-8-sig")) if made.exists() else None
        if theirs is None:
            rows.append({"file": outcome.file, "alike": None})
            continue
        ours = plain(outcome.text)
        matcher = difflib.SequenceMatcher(None, ours[:20000], theirs[:20000], autojunk=False)
        pieces = sorted(
            ((ours[a:b], theirs[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"),
            key=lambda pair: -max(map(len, pair)),
        )
        rows.append(
            {"file": outcome.file, "alike": round(matcher.ratio(), 4), "ours": len(ours), "theirs": len(theirs),
             "differences": [[a[:120], b[:120]] for a, b in pieces[:6]]}
        )  # fmt: skip
    return rows


def table(outcomes: list[Outcome], root: list[Path]) -> str:
    """Return the figures by collection as a Markdown table."""
    by_folder: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_folder[_collection(Path(outcome.file), root)].append(outcome)
    by_folder["all"] = outcomes
    lines = [
        "| collection | files | reports | refused, by code | slowest | anything else |",
        "|---|---|---|---|---|---|",
    ]
    for name, ones in by_folder.items():
        codes = Counter(one.detail.partition(":")[0] for one in ones if one.kind == "refused")
        other = Counter(one.kind for one in ones if one.kind not in ("report", "refused"))
        told = ", ".join(f"{code} {n}" for code, n in codes.most_common()) or "–"
        trouble = ", ".join(f"{kind} {n}" for kind, n in other.most_common()) or "–"
        reports = sum(one.kind == "report" for one in ones)
        slowest = max(one.seconds for one in ones)
        lines.append(f"| {name} | {len(ones)} | {reports} | {told} | {slowest:.1f} s | {trouble} |")
    return "\n".join(lines)


def _collection(file: Path, roots: list[Path]) -> str:
    for root in roots:
        if root in file.parents:
            below = file.relative_to(root).parts
            return below[0] if len(below) > 1 else root.name
    return file.parent.name


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--oracles", action="store_true")
    parser.add_argument("--office", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--megabytes", type=int, default=600)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    files = sorted(
        file for folder in asked.folders for file in folder.rglob("*") if file.suffix.lower() in _SUFFIXES
    )  # fmt: skip
    if not files:
        parser.error("no DOCX files there")
    outcomes = run(files, asked.seconds, asked.megabytes)
    office = compare_with_office(outcomes, asked.office, asked.seed) if asked.office else []
    found = read_with_others(outcomes) if asked.others else {}
    tables = [compare_with_others(outcomes, found)] if found else []
    tables += [compare_with_oracles(outcomes)] if asked.oracles else []
    print(table(outcomes, asked.folders), *tables, sep="\n\n")
    bad = [one for one in outcomes if one.kind not in ("report", "refused")]
    for one in bad:
        print(f"{one.kind}: {one.file} {one.detail}")
    for one in outcomes:
        if one.kind == "refused":
            print(f"refused: {one.file} {one.detail}")
    for row in sorted(office, key=lambda row: row["alike"] or 0):
        print(f"{row['alike']}  {row['file']}")
    if asked.json:
        told = [asdict(one) | {"text": letters(one.text)} for one in outcomes]
        others = {name: {file: asdict(row) for file, row in rows.items()} for name, rows in found.items()}
        asked.json.write_text(json.dumps({"files": told, "others": others, "office": office}, ensure_ascii=False))
    return 1 if bad else 0


if __name__ == "__main__":
    mp.set_start_method("fork")
    sys.exit(main())
