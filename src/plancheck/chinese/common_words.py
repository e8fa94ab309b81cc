"""Two-character words of Chinese that are no names: verbs, adverbs, prepositions, time words (依照, 恰逢, 建成, 年内).

Loaded at first use from common_words.txt beside this module; source and licence stand at the head of that file, and
tools/make_common_words.py writes it.
"""

from functools import cache

from plancheck._assets import package


@cache
def common_words() -> frozenset[str]:
    """Return the words."""
    text = (package() / "chinese" / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
