"""What the kinds about sections share: which sections a rule's words name."""

from collections.abc import Sequence

from plancheck.checks.context import Context
from plancheck.checks.phrases import EXCEPTION, prepared
from plancheck.chinese.fold import fold
from plancheck.plan import Section
from plancheck.rule import Rule


def named(context: Context, rules: Sequence[Rule], option: str) -> list[dict[int, list[Section]]]:
    """Return for each rule the sections whose titles hold its words, by the words' number, in reading order.

    Annexes are left out, and titles that hold one of the rule's exceptions.
    """
    found: list[dict[int, list[Section]]] = [{} for _ in rules]
    phrases = prepared(tuple(rules), option).phrases
    for section in (part for top in context.plan.sections if not top.is_annex for part in top.walk()):
        numbers = {number for _, _, number in phrases.find(fold(section.title).text)}
        matches = {meaning for number in numbers for meaning in phrases.meanings[number]}
        for number, words in sorted(matches):
            if (number, EXCEPTION) not in matches:
                found[number].setdefault(words, []).append(section)
    return found
