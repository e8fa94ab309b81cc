"""Time linear in the text: no pattern and no structure of a hostile file makes the work grow with its square.

At these sizes what is linear takes a fraction of a second; what is not takes far longer than the budget.
"""

import importlib
import pkgutil
import re
import time
from itertools import product

import pytest
from tests.docx.making import docx, paragraph, run
from tests.security import hostile

import plancheck

_ENOUGH = plancheck.Limits(seconds=8.0)
_LONG = 0.3  # seconds for a line
_LINE = 8000  # characters of the longest line that recognisers see
# Only ever matched from the beginning, or on names and titles of bounded length.
_BOUNDED = {
    "plancheck.checks.foreign_offices._RUN_IN",
    "plancheck.chinese.divisions._NAMED",
    "plancheck.docx.fields._CONTENTS",
    "plancheck.docx.pages._PAGE",
    "plancheck.elements.combinations._BARE",
    "plancheck.elements.combinations._GENRE",
    "plancheck.outline.lexicon.ROLE",
    "plancheck.outline.opening._TOC_PAGE",
}


@pytest.mark.parametrize("words", hostile.PATTERNS)
def test_repeated_words_in_one_paragraph(words):
    plancheck.check(hostile.one_paragraph(words, 16_000), limits=_ENOUGH)


@pytest.mark.parametrize("shape", hostile.SHAPES)
@pytest.mark.parametrize("words", ["一、指导思想（一）目标", "六个结合", "成立以局长为组长的领导小组"])
def test_repeated_words_in_other_shapes(shape, words):
    plancheck.check(hostile.SHAPES[shape](words, 40_000), limits=_ENOUGH)


@pytest.mark.parametrize("structure", hostile.STRUCTURES)
def test_structures(structure):
    try:
        plancheck.check(hostile.STRUCTURES[structure](1500), limits=_ENOUGH)
    except plancheck.UnreadableDocument as error:
        assert error.code != "timeout"  # noqa: PT017 - a refusal for its size would do


def _expressions():
    """Yield the name and the expression of every regular expression that a module of plancheck holds."""
    for found in pkgutil.walk_packages(plancheck.__path__, "plancheck."):
        area = found.name.split(".")[1]
        if area not in ("chinese", "outline", "elements", "checks", "docx"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            several = value if isinstance(value, tuple | list) else [value]
            for one in several:
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    yield f"{found.name}.{name}", one


def _bait(pattern):
    """Return short strings of the words that an expression is made of: what it could trip over when repeated."""
    plain = re.sub(r"\\u[0-9a-f]{4}|\\[dswbSWDBn]|\(\?P?<?\w*>?|\{\d*,?\d*\}", "", pattern)
    words = list(dict.fromkeys(re.findall(r"[\u4e00-\u9fff]+|[、，。；：,.;:!?()\"“”《》〔〕0-9_%-]", plain)))
    common = ("甲", "一", "20", "(", '"', " ", "a", "、", ",", "年")
    return [*dict.fromkeys((*common, *words)), *(a + b for a, b in product(words[:8], common[:4]))]


@pytest.mark.parametrize(
    ("name", "expression"), list(dict(_expressions()).items()), ids=lambda value: str(value)[10:60]
)
def test_no_expression_takes_the_square_of_a_line(name, expression):
    if name in _BOUNDED:
        return
    for bait in _bait(expression.pattern):
        short = bait * (_LINE // 8 // len(bait))
        began = time.perf_counter()
        sum(1 for _ in expression.finditer(short))
        if time.perf_counter() - began < 0.002:  # where a thousand take so little, eight take less than 0.2 s
            continue
        whole = bait * (_LINE // len(bait))
        took = _timed(expression, whole)
        if took > _LONG:  # the computer may have been busy
            took = min(_timed(expression, whole) for _ in range(3))
        assert took < _LONG, f"{bait!r} takes {took:.2f} s"


def _timed(expression, text):
    began = time.perf_counter()
    sum(1 for _ in expression.finditer(text))
    return time.perf_counter() - began


_WHOLE = sorted({word for _, one in _expressions() for word in re.findall(r"[\u4e00-\u9fff]+", one.pattern)})


@pytest.mark.parametrize("first", range(0, len(_WHOLE), 800))
def test_sentences_begin_and_end_with_any_word_of_any_expression(first):
    """A search that goes on behind the end of a line, or stays where it is, never comes back."""
    words = _WHOLE[first : first + 800]
    lines = [line for word in words for line in (word, f"各单位及时报送{word}", f"{word}等工作。")]
    plan = docx(hostile.TITLE + "".join(paragraph(run(line)) for line in ["一、工作要求", *lines]))
    plancheck.check(plan, limits=_ENOUGH)
