import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plancheck.reporters.layout import clean, cut, pad, wrap

LINE = st.text(alphabet="指导思想，。（）“”《》、ab12 .-%年月", max_size=60)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("各民族共同团结奋斗", 8, ["各民族共", "同团结奋", "斗"]),
        ("共同团结奋斗，共同繁荣", 12, ["共同团结奋", "斗，共同繁荣"]),  # no comma begins a line
        ("成立（领导小组）", 6, ["成立", "（领导", "小组）"]),  # no bracket ends one
        ("到2024年底", 6, ["到", "2024年", "底"]),  # a number keeps its unit
        ("see baseline/rule", 8, ["see", "baseline", "/rule"]),
        ("a b c", 3, ["a b", "c"]),
        ("", 5, [""]),
    ],
)
def test_wrap(text, width, lines):
    assert wrap(text, width) == lines


@given(LINE, st.integers(4, 30))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text, width):
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(st.text(max_size=80))
def test_clean_text_is_one_line_without_controls(text):
    cleaned = clean(text)
    assert cleaned.isprintable() or not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in cleaned)
    assert len(cleaned.splitlines()) <= 1
    cleaned.encode("utf-8")  # no lone surrogate is left


def test_clean_writes_controls_out():
    assert clean("a\x1b[1mb\u200bc\u202ed\u3000e\n") == "a\\x1b[1mbc\\u202ed e"


@given(LINE, st.integers(3, 30))
def test_cut(text, cells):
    assert cell_len(cut(text, cells)) <= cells or cell_len(text) <= cells
    assert cut(text, 1000) == text


def test_pad_counts_cells():
    assert pad("目标", 6) == "目标  "
    assert pad("目标", 2) == "目标"
