"""Kind "pattern": a regular expression, matched by RE2 in time linear in the text.

Rule files come from anyone; Python's own expressions can be made to run for ever, RE2's cannot. It is imported only
where a rule of this kind is met.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import re2

from plancheck.checks.context import Context
from plancheck.checks.kind import Hit, Kind, Option
from plancheck.checks.phrases import MOST_HITS, WHERE, admits
from plancheck.chinese.fold import fold
from plancheck.rule import Rule

LONGEST: Final = 1000
"""Characters of a pattern."""
MEMORY: Final = 2**20
"""Bytes a pattern may take once compiled: a{1000}{1000} is short and would not be small."""
_SPECIAL: Final = frozenset("\\.+*?()[]{}^$|-/&~#")


def folded(pattern: str) -> str:
    """Return a pattern for folded text: full-width punctuation stands for the half-width one the text is folded to.

    ASCII stays as it is, for it is the language of patterns; what folds to a sign of that language is escaped
    （ means a bracket in the text, ( groups). Spaces are dropped, as they are from the text.
    """
    pieces = []
    for char in pattern:
        if char.isascii():
            pieces.append("" if char.isspace() else char)
        else:
            pieces.extend("\\" + piece if piece in _SPECIAL else piece for piece in fold(char).text)
    return "".join(pieces)


def _options(memory: int) -> Any:
    options = re2.Options()
    options.max_mem = memory
    options.log_errors = False
    return options


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> Any:
    return re2.compile(folded(pattern), _options(MEMORY))


def mistake(pattern: str) -> str:
    """Say what is wrong with a pattern; "" for nothing."""
    if len(pattern) > LONGEST:
        return f"a pattern has at most {LONGEST} characters, this one has {len(pattern)}"
    try:
        compiled = _compiled(pattern)
    except re2.error as error:
        told = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        return f"not a pattern that RE2 takes: {told}"
    return "the pattern fits the empty text, and so everywhere" if compiled.fullmatch("") else ""


class _Sieve:
    """Tells which of many patterns occur in a line, in one pass over it."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._every = range(len(patterns))
        self._set = re2.Set.SearchSet(_options(MEMORY * 64))
        self._always = self._set.Add("")
        for pattern in patterns:
            self._set.Add(folded(pattern))
        self._set.Compile()

    def find(self, text: str) -> Iterable[int]:
        """Return the numbers of the patterns that occur."""
        found = self._set.Match(text)
        # A set that runs out of memory says that nothing occurs, not even the empty pattern; then all are tried.
        return (number - 1 for number in sorted(found) if number) if self._always in found else self._every


@lru_cache(maxsize=64)
def _sieve(rules: tuple[Rule, ...]) -> _Sieve:
    return _Sieve([rule.options["pattern"] for rule in rules])


def _judge(context: Context, rules: Sequence[Rule]) -> Iterable[Hit]:
    text = context.text
    sieve = _sieve(tuple(rules)) if len(rules) > 1 else None
    told = [0] * len(rules)
    present: set[int] = set()
    for segment in text.segments:
        line = segment.folded.text
        for number in sieve.find(line) if sieve else (0,):
            rule = rules[number]
            absent = rule.options["must"] == "be-absent"
            if told[number] == MOST_HITS or (not absent and number in present) or not admits(rule.options, segment):
                continue
            for start, end in islice(_matches(rule.options["pattern"], line), MOST_HITS - told[number]):
                present.add(number)
                if not absent:
                    break
                told[number] += 1
                yield Hit(rule, "found", text.spans(segment.start + start, segment.start + end))
    for number, rule in enumerate(rules):
        if rule.options["must"] == "be-present" and number not in present:
            yield Hit(rule, "not-found")


def _matches(pattern: str, line: str) -> Iterator[tuple[int, int]]:
    for match in _compiled(pattern).finditer(line):
        if match.end() > match.start():
            yield match.span()


KIND: Final = Kind(
    name="pattern",
    doc="A regular expression (syntax of RE2: no look-around, no back references) that must not, or must, fit some "
    "line of the plan. The text it sees is folded: half-width letters, digits and punctuation except 。and 、, "
    'simplified characters, straight quotation marks ("), one kind of dash (-), no white space; full-width signs in '
    "the pattern are folded alike.",
    options={
        "pattern": Option("text", f"the regular expression, at most {LONGEST} characters", mistake=mistake),
        "must": Option(
            "text", "be-absent: each fit is a finding; be-present: it is one that none fits", "be-absent",
            choices=("be-absent", "be-present"),
        ),
        **WHERE,
    },
    reasons={"found": "it fits: {text}", "not-found": "it fits nowhere"},
    judge=_judge,
)  # fmt: skip
