"""Work linear in the text: no pattern and no structure of a hostile file makes it grow with its square.

Two things tell, and neither depends on the computer. Where the square would lie in Python, the steps are counted (see
tests/steps.py). Where it would lie in C, in an expression that goes over the rest of a paragraph from every place, the
texts are so long that their square is minutes, and the product's own limit ends it: what is linear takes a hundredth of
that. An expression that sees no more than a line is bounded by its length; `python -m tools.slow_patterns` tells those
that take the square of it.
"""

import re

import pytest
from tests.docx.making import docx, paragraph, run
from tests.security import hostile
from tests.security.expressions import expressions
from tests.steps import assert_linear

import plancheck

_LIMITS = plancheck.Limits(seconds=60)
_UNTIMED = plancheck.Limits(seconds=None)
_SIZES = {"一、指导思想（一）目标": 4000, "六个结合": 1000, "成立以局长为组长的领导小组": 4000}
"""Characters; 六个结合 is most work, each being a number announced."""


def _check(plan, limits=_UNTIMED):
    try:
        plancheck.check(plan, limits=limits)
    except plancheck.UnreadableDocument as error:
        assert error.code != "timeout"  # noqa: PT017 - a refusal for its size would do


@pytest.mark.parametrize("words", hostile.PATTERNS)
def test_repeated_words_in_one_paragraph(words):
    plancheck.check(hostile.one_paragraph(words, 200_000), limits=_LIMITS)


@pytest.mark.parametrize("shape", hostile.SHAPES)
@pytest.mark.parametrize("words", _SIZES)
def test_repeated_words_in_other_shapes(shape, words):
    assert_linear(_check, lambda size: hostile.SHAPES[shape](words, size), _SIZES[words])


@pytest.mark.parametrize("structure", hostile.STRUCTURES)
def test_structures(structure):
    assert_linear(_check, hostile.STRUCTURES[structure], 60 if structure == "deep sections" else 150)


@pytest.mark.parametrize("structure", hostile.STRUCTURES)
def test_large_structures(structure):
    _check(hostile.STRUCTURES[structure](600 if structure == "deep sections" else 6000), _LIMITS)


_WHOLE = sorted({word for _, one in expressions() for word in re.findall(r"[\u4e00-\u9fff]+", one.pattern)})


@pytest.mark.parametrize("first", range(0, len(_WHOLE), 800))
def test_sentences_begin_and_end_with_any_word_of_any_expression(first):
    """A search that goes on behind the end of a line, or stays where it is, never comes back."""
    words = _WHOLE[first : first + 800]
    lines = [line for word in words for line in (word, f"各单位及时报送{word}", f"{word}等工作。")]
    plan = docx(hostile.TITLE + "".join(paragraph(run(line)) for line in ["一、工作要求", *lines]))
    plancheck.check(plan, limits=_LIMITS)
