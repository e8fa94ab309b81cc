"""How high an office stands, and when two names are of one office."""

from itertools import pairwise

import pytest

from plancheck.elements.organs import rank, same

LADDER = [
    "国务院",
    "省政府",
    "省教育厅",
    "市人民政府",
    "市教育局",
    "县委",
    "县教育局",
    "镇政府",
    "镇财政所",
    "村委会",
    "镇中心小学",
]


def test_offices_stand_in_the_order_of_the_state():
    ranks = [rank(office) for office in LADDER]
    assert None not in ranks
    assert all(one <= other for one, other in pairwise(ranks))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("office", "level"),
    [
        ("国家民委", 0.5),
        ("云岭省人民政府", 1.0),
        ("云岭省委、省政府", 1.0),
        ("云岭省民族宗教事务委员会", 1.5),
        ("云岭省民委", 1.5),
        ("苍岭自治州人民政府办公室", 2.0),
        ("苍岭州民族宗教委员会", 2.5),
        ("安河市", 2.0),
        ("安河市教育局", 2.5),
        ("云岭县人民政府", 3.0),
        ("云岭县委办公室", 3.0),
        ("云岭县教育局", 3.5),
        ("石窝镇", 4.0),
        ("石窝镇人民政府", 4.0),
        ("青岩街道办事处", 4.0),
        ("柳湾村", 5.0),
        ("云岭县第一中学", 5.5),
        ("金穗集团有限公司", 5.5),
        ("各股室", None),
        ("领导小组", None),
        ("", None),
    ],
)
def test_the_rank_of_an_office(office, level):
    assert rank(office) == level


@pytest.mark.parametrize("word", ["城乡建设", "市场监管", "县域经济", "乡村振兴"])
def test_words_that_hold_a_level_name_none(word):
    assert rank(word) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭县教育局", "云岭县教育局"),
        ("县教育局", "云岭县教育局"),
        ("云岭县民族宗教事务局", "县民宗局"),
        ("教育局", "云岭县教育局"),
    ],
)
def test_a_short_name_is_of_the_same_office(one, other):
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("云岭县教育局", "云岭县公安局"), ("县委", "云岭县教育局"), ("局", "云岭县教育局"), ("", "云岭县教育局")],
)
def test_other_names_are_of_other_offices(one, other):
    assert not same(one, other)
    assert not same(other, one)
