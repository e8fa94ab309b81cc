"""How much of a file is read before it is refused.

A plan has some hundred paragraphs; the limits leave a thousandfold margin and keep a hostile file from filling the
memory or holding up a portal. libxml2 refuses nesting deeper than 256 levels.
"""

from typing import Final

MAX_FILE_BYTES: Final = 200 * 2**20
"""Size of the file. Scanned annexes make plans of some ten megabytes."""

MAX_PARTS: Final = 20_000
"""Entries in the zip directory, which is loaded as a whole. A report with many pictures has some hundred."""

MAX_PART_BYTES: Final = 64 * 2**20
"""Unpacked size of one XML part. The largest real document.xml in the public collections has 15 MB."""

MAX_RATIO: Final = 150
"""Unpacked to packed size of a part above BOMB_BYTES. XML of real files packs 10 to 60 times; deflate ends at 1032."""

BOMB_BYTES: Final = 16 * 2**20
"""Below this size no ratio is a danger: blank tables and empty paragraphs pack very well."""

MAX_MARKUP: Final = 5_000_000
"""Tags and attributes of one XML part, each of which takes some 100 bytes of memory once parsed."""

MAX_PARAGRAPHS: Final = 100_000
"""Paragraphs in all. The longest novels have 30,000."""

MAX_CHARACTERS: Final = 5_000_000
"""Characters of visible text in all, automatic labels included; about 5,000 pages."""
