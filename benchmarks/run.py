"""Prints how fast plancheck is, as ratios: `python benchmarks/run.py` (see README.md beside this file)."""

import argparse
import datetime as dt
import os
import platform
import tempfile
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

import chart
import measure
import plans
import readers

import plancheck
from plancheck.plugins import Plugins

_SIZES: Final = {60: 40, 1000: 12, 10_000: 3}
"""Paragraphs, and rounds."""
_NOTHING: Final = Plugins()
_CHECK: Final = "import sys; import plancheck; plancheck.check(sys.argv[1], rules='baseline')"
_VERSION: Final = "import sys; sys.argv = ['plancheck', '--version']; from plancheck.cli import main; sys.exit(main())"
_COMMAND: Final = (
    "import sys; sys.argv = ['plancheck', '--rules', 'baseline', *sys.argv[1:]]; "
    "from plancheck.cli import main; sys.exit(main())"
)


def _check(data: bytes) -> object:
    return plancheck.check(data, rules="baseline", plugins=_NOTHING)


def _reading(sizes: list[int], quick: float) -> dict[int, dict[str, measure.Side]]:
    """Print the check against other programs' reading, and how its cost grows."""
    found: dict[int, dict[str, measure.Side]] = {}
    print("A whole check against reading alone: processor time of the check / of the reader")
    for size in sizes:
        works: dict[str, measure.Work] = {
            "plancheck.check": _check,
            "floor": readers.floor,
            **dict(readers.installed()),
        }
        found[size] = measure.side_by_side(plans.prepare(size), works, max(3, int(_SIZES[size] * quick)))
        own = found[size]["plancheck.check"].milliseconds
        print(f"  {size:6} paragraphs: check {own:8.1f} ms")
        for name, side in found[size].items():
            if name != "plancheck.check":
                print(f"           / {name:<14} {side.ratio:6.2f}   ({side.milliseconds:8.1f} ms)")
    for small, large in pairwise(sizes):
        grown = found[large]["plancheck.check"].milliseconds / found[small]["plancheck.check"].milliseconds
        print(f"  {large} paragraphs cost {grown:.1f} times as much as {small} ({large / small:.1f} times as many)")
    return found


def _rules(folder: Path, quick: float) -> None:
    """Print what a thousand further rules cost: by rules that find nothing, and by rules that all have a finding."""
    print("1,000 further rules about phrases, 60 paragraphs")
    for name, kind, words in (
        ("wrong words that are not there", "phrase-absent", "{0}结对{1}→{0}结队{1}"),
        ("words of which one is there", "phrase", "{0}结对{1}|创建"),
        ("words that are not there: 1,000 findings", "phrase", "{0}结对{1}"),
    ):
        rules = "".join(
            f"  - {{id: p{number}, check: {kind}, title: 词{number}, severity: info, requirement: 写明, "
            f"phrases: [{words.format(chr(0x4E00 + 7 * number), number)}]}}\n"
            for number in range(1000)
        )
        (folder / name).mkdir()
        file = folder / name / "ruleset.yaml"
        file.write_text(f"id: thousand\nversion: '1'\ntitle: 千条\nextends: baseline\nrules:\n{rules}", "utf-8")
        more = partial(plancheck.check, rules=str(file), plugins=_NOTHING)
        sides = measure.side_by_side(plans.prepare(60), {"more": more, "check": _check}, max(5, int(40 * quick)))
        print(f"  {name:<42} {sides['check'].ratio - 1:+.0%}")


def _processes(folder: Path, sizes: list[int], quick: float) -> None:
    """Print cold start and memory of processes of their own."""
    rounds = max(3, int(7 * quick))
    base = measure.process("import lxml.etree", rounds=rounds)
    print("A process of its own, against `python -c 'import lxml.etree'`")
    files = {}
    for size in sizes:
        files[size] = folder / f"{size}.docx"
        files[size].write_bytes(plans.text(plans.prepare(size), "memory"))
    for name, code, arguments in (
        ("plancheck --version", _VERSION, ()),
        ("plancheck FILE, which has not changed", _COMMAND, (str(files[60]),)),
        ("plancheck --no-cache FILE", _COMMAND, ("--no-cache", str(files[60]))),
        ("import plancheck; check, 60 paragraphs", _CHECK, (str(files[60]),)),
    ):
        took = measure.process(code, *arguments, rounds=rounds)
        print(f"  {name:<40} {took.seconds / base.seconds:5.1f} times   ({took.seconds * 1000:6.0f} ms)")
    print("Peak memory of a process that makes one check")
    for size, file in files.items():
        print(f"  {size:6} paragraphs {measure.process(_CHECK, str(file), rounds=2).megabytes:6.0f} MB")


def _machine() -> str:
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Run all benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no plans of 10,000 paragraphs")
    parser.add_argument("--svg", type=Path, default=Path(__file__).parents[1] / "docs" / "benchmark.svg")
    asked = parser.parse_args()
    quick = 0.3 if asked.quick else 1.0
    sizes = [size for size in _SIZES if size <= 1000 or not asked.quick]
    told = f"{dt.datetime.now(dt.UTC).date().isoformat()} · {_machine()}"
    print(told)
    found = _reading(sizes, quick)
    with tempfile.TemporaryDirectory() as folder:
        _rules(Path(folder), quick)
        _processes(Path(folder), sizes, quick)
    if asked.quick:
        return
    groups = {}
    for size, sides in found.items():
        base = sides["python-docx"].ratio
        groups[f"{size:,} paragraphs"] = [(name, base / side.ratio) for name, side in sides.items()]
    title = "Processor time, python-docx reading the same file = 1"
    asked.svg.write_text(chart.draw(title, groups, "plancheck.check", told), encoding="utf-8")
    print(f"chart: {asked.svg}")


if __name__ == "__main__":
    main()
