"""Checks the same files again and again and tells how the memory grows.

    python tools/soak.py FOLDER [--checks 20000] [--threads 1]

Prints the resident memory every thousand checks. Exit status 1 where it has grown by more than a tenth, and 10 MB,
between the first quarter and the last, where reports of one file differ, or where a temporary file is left.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

import plancheck


def resident() -> float:
    """Return the resident memory of this process in MB."""
    fields = Path("/proc/self/statm").read_text("ascii").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def digest(data: bytes) -> str:
    """Return the digest of a file's report, or the code it is refused with."""
    try:
        report = plancheck.check(data).to_dict()
    except plancheck.UnreadableDocument as error:
        return error.code
    return hashlib.sha256(json.dumps(report, sort_keys=True).encode("utf-8", "backslashreplace")).hexdigest()


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--checks", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    files = [file.read_bytes() for file in sorted(asked.folder.rglob("*.docx"))]
    if not files:
        parser.error("no DOCX files there")
    left = set(os.listdir(tempfile.gettempdir()))  # noqa: PTH208 - names alone
    known: dict[int, str] = {}
    differing = 0
    sizes = []
    jobs = islice(cycle(enumerate(files)), asked.checks)
    with ThreadPoolExecutor(asked.threads) as pool:
        for done in range(0, asked.checks, 1000):
            batch = list(islice(jobs, 1000))
            for (number, _), found in zip(batch, pool.map(digest, [data for _, data in batch]), strict=True):
                differing += known.setdefault(number, found) != found
            sizes.append(resident())
            print(f"{done + len(batch)} checks: {sizes[-1]:.1f} MB", flush=True)
    quarter = max(1, len(sizes) // 4)
    first, last = max(sizes[:quarter]), max(sizes[-quarter:])
    new = [name for name in set(os.listdir(tempfile.gettempdir())) - left if "plancheck" in name]  # noqa: PTH208
    print(
        f"first quarter {first:.1f} MB, last {last:.1f} MB; {differing} reports differ; left behind: {new or 'nothing'}"
    )
    return 1 if (last > 1.1 * first and last - first > 10) or differing or new else 0


if __name__ == "__main__":
    sys.exit(main())
