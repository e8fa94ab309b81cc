"""Put into the documentation what plancheck really prints: python -m tests.docs.regenerate [PAGE...]

Pages of kinds of check are made anew; outputs that are shown are replaced where they differ. Blocks that are wrong in
another way are named. Read the difference before you commit it: it is what users will see.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from tests.docs import kinds
from tests.docs.blocks import ROOT, Block, Page, WrongBlockError, blocks_of, pages

from plancheck import PlancheckError


def mended(page: Path, problems: list[str]) -> str:
    """Return a page with the outputs that its commands have now."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder) / "samples")
        worker = Page(Path(folder))
        told: list[tuple[Block, str]] = []
        for block in blocks_of(page, text):
            try:
                told.append((block, worker.work(block)))
            except (WrongBlockError, PlancheckError) as error:
                problems.append(f"{block.name}: {error}")
    for block, right in reversed(told):
        text = text[: block.start] + right + text[block.end :]
    return text


def main(names: list[str]) -> int:
    """Regenerate the named pages, or all."""
    problems: list[str] = []
    for place, text in kinds.made().items():
        place.write_text(text, encoding="utf-8")
    for page in [ROOT / name for name in names] or pages():
        before, after = page.read_text(encoding="utf-8"), mended(page, problems)
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)}: outputs replaced\n")
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
