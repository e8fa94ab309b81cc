"""Write the sample plans as DOCX files.

    python samples/make_samples.py [FOLDER]

One file a text in samples/texts/, by default beside this script. Running it again gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from sampledocx.write import document  # noqa: E402


def make_samples(folder: Path) -> list[Path]:
    """Write every sample into the folder and return the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for text in sorted((HERE / "texts").glob("*.yaml")):
        path = folder / f"{text.stem}.docx"
        path.write_bytes(document(yaml.safe_load(text.read_text(encoding="utf-8"))).save())
        written.append(path)
    return written


def main(arguments: list[str]) -> None:
    """Run from the command line."""
    for path in make_samples(Path(arguments[0]) if arguments else HERE):
        print(path.name)


if __name__ == "__main__":
    main(sys.argv[1:])
