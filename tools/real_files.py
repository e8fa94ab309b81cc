"""Runs plancheck over folders of DOCX files and tells what became of each; the files are nobody's to commit.

    python tools/real_files.py FOLDER... [--others] [--office N] [--json OUT] [--seconds 10] [--megabytes 600]

Each file is checked in a process of its own kind: one that crashes, hangs or fills the memory is a line in the table,
not the end of the run. `--others` compares with the text that other readers get (those of python-docx, docx2txt,
mammoth, docx2python that are installed), headers and footers left out as far as the readers can: a file that yields
less than half of what at least two of them get is listed.
`--office N` compares a sample of N files with LibreOffice's text export. Exit status 1 where something is not as it
should be.
"""

import argparse
import contextlib
import difflib
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
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

_SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm")
_SPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
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

    try:
        plan = plancheck.read(data)
        report = plancheck.check(data)
        json.dumps(report.to_dict())
    except plancheck.UnreadableDocument as error:
        from plancheck import messages  # noqa: PLC0415

        sentence = messages.unreadable(error, "zh")
        return {"kind": "refused" if sentence else "no sentence", "detail": f"{error.code}: {error.detail}"}
    except Exception as error:  # noqa: BLE001 - what must not happen, told as such
        return {"kind": "leaked", "detail": f"{type(error).__name__}: {error}"[:200]}
    text = "\n".join(block.text for block in plan.blocks)
    return {"kind": "report", "text": text, "notes": plan.notes, "findings": len(report.findings)}


def _others(data: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, reader in _READERS.items():
        with contextlib.suppress(Exception), contextlib.redirect_stderr(io.StringIO()):
            found[name] = reader(data)
    return found


def _python_docx(data: bytes) -> str:
    from docx import Document  # noqa: PLC0415

    body = Document(io.BytesIO(data)).element.body
    words = body.xpath(".//w:t[not(ancestor::w:moveFrom)][not(ancestor::mc:Fallback)]", namespaces=_SPACES)
    return "\n".join(node.text or "" for node in words)


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
        return "\n".join(str(part) for part in iter_at_depth([result.body, result.footnotes, result.endnotes], 5))


_READERS: Final[dict[str, Callable[[bytes], str]]] = {
    "python-docx": _python_docx,
    "docx2txt": _docx2txt,
    "mammoth": _mammoth,
    "docx2python": _docx2python,
}


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
        began = time.perf_counter()
        answer = worker.ask(file.read_bytes(), seconds)
        took = time.perf_counter() - began
        if isinstance(answer, str):
            outcome = Outcome(str(file), answer, seconds=took)
        else:
            outcome = Outcome(str(file), seconds=took, megabytes=answer[1], **answer[0])
            if answer[1] > megabytes:
                outcome.detail = f"{outcome.kind} with {answer[1]} MB"
                outcome.kind = "too much memory"
        outcomes.append(outcome)
    worker.stop()
    return outcomes


def plain(text: str) -> str:
    """Return text without white space, for comparison."""
    return _BLANK.sub("", text)


def compare_with_others(outcomes: list[Outcome], seconds: float) -> dict[str, dict[str, int]]:
    """Note files read as less than half of what two other readers get; return lengths by file and reader."""
    worker = Worker(_others)
    lengths: dict[str, dict[str, int]] = {}
    for outcome in outcomes:
        answer = worker.ask(Path(outcome.file).read_bytes(), 4 * seconds)
        if isinstance(answer, str):
            continue
        found = {name: len(plain(text)) for name, text in answer[0].items()}
        lengths[outcome.file] = found | {"plancheck": len(plain(outcome.text))}
        of_the_body = [length for name, length in found.items() if name != "docx2txt"]  # which adds headers and footers
        agreed = sorted(of_the_body)[-2:-1]  # what at least two of them get
        if outcome.kind == "report" and agreed and 2 * len(plain(outcome.text)) < agreed[0]:
            outcome.kind, outcome.detail = "less than half", f"{len(plain(outcome.text))} of {agreed[0]} characters"
        if outcome.kind == "refused" and len(found) >= 2:
            outcome.detail += f" (others read it: {', '.join(sorted(found))})"
    worker.stop()
    return lengths


def compare_with_office(outcomes: list[Outcome], number: int, seed: int) -> list[dict[str, Any]]:
    """Compare a sample with LibreOffice's text export; return how alike they are and what differs most."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    sample = [outcome for outcome in outcomes if outcome.kind == "report" and outcome.text.strip()]
    sample = random.Random(seed).sample(sample, min(number, len(sample)))  # noqa: S311 - a sample, no secret
    rows = []
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
    lengths = compare_with_others(outcomes, asked.seconds) if asked.others else {}
    office = compare_with_office(outcomes, asked.office, asked.seed) if asked.office else []
    print(table(outcomes, asked.folders))
    bad = [one for one in outcomes if one.kind not in ("report", "refused")]
    for one in bad:
        print(f"{one.kind}: {one.file} {one.detail}")
    for one in outcomes:
        if one.kind == "refused":
            print(f"refused: {one.file} {one.detail}")
    for row in sorted(office, key=lambda row: row["alike"] or 0):
        print(f"{row['alike']}  {row['file']}")
    if asked.json:
        told = [asdict(one) | {"text": len(one.text)} for one in outcomes]
        asked.json.write_text(json.dumps({"files": told, "lengths": lengths, "office": office}, ensure_ascii=False))
    return 1 if bad else 0


if __name__ == "__main__":
    mp.set_start_method("fork")
    sys.exit(main())
