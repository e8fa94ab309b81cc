"""Near misses of phrases: what is found, what is left alone, and how long it takes."""

from __future__ import annotations

import itertools
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.steps import assert_linear, steps

from plancheck.chinese.phrases import PhraseBook

THEME = "共同团结奋斗、共同繁荣发展"
LONG = "中国特色社会主义理论学习实践活动"


def near(text: str, *phrases: str, **kwargs: object) -> list[str]:
    book = PhraseBook(phrases, **kwargs)  # type: ignore[arg-type]
    return [text[one.start : one.end] for one in book.search(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("把握共同团结奋进、共同繁荣发展的主题", "共同团结奋进、共同繁荣发展"),
        ("把握共同团结奋斗,共同繁荣开展的主题", "共同团结奋斗,共同繁荣开展"),
        ("把握共同奋斗、共同繁荣发展的主题", "共同奋斗、共同繁荣发展"),
        ("把握共同团结奋斗共同繁荣昌盛发展", ""),  # words put in between
        ("把握共同团结奋奋斗、共同繁荣发展", "共同团结奋奋斗、共同繁荣发展"),  # a character doubled
        ("把握共同团结奋斗和共同繁荣发展", ""),
        ('把握"共同团结奋斗"、"共同繁荣发展"', ""),
        ("我们团结奋斗、共同繁荣发展", ""),  # a shorter form
        ("把握共同团结奋斗、共同繁荣", ""),
        ("把握共同团结奋斗、共同繁荣富裕的目标", ""),  # another end
        ('把握"共同团结奋斗、共同繁荣富裕"的目标', "共同团结奋斗、共同繁荣富裕"),  # … unless it is shut in
        ("共同团结奋斗。共同繁荣发展", ""),
        ("共同团结奋\n斗、共同繁荣发展", ""),
        ("", ""),
    ],
)
def test_near_misses_of_a_long_phrase(text: str, found: str) -> None:
    assert near(text, THEME) == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三个分不开", "三个分不开"),
        ('"三个离不了"的道理', "三个离不了"),
        ("三个离不了的道理", ""),
        ("三个不开门的日子", ""),
        ("两个离不开", ""),
        ('"四个离不开"', ""),  # another number may be right
        ("三个离不开", ""),
    ],
)
def test_five_characters(text: str, found: str) -> None:
    assert near(text, "三个离不开") == ([found] if found else [])


def test_phrases_of_the_list_are_never_near_misses_of_one_another() -> None:
    phrases = [
        "四个自信心",
        "四个自主心",
        "社会主义核心价值观",
        "社会主义核心价值体系",
        "全面建成小康社会",
        "全面建设小康社会",
    ]
    text = ",".join(phrases)
    assert near(text, *phrases) == []
    assert near("全面建没小康社会", *phrases) == ["全面建没小康社会"]


def test_allowed_wordings_explain_what_differs() -> None:
    phrase = "中华民族共同体意识"
    assert near("讲中华民族共同体知识课", phrase) == ["中华民族共同体知识"]
    assert near("讲中华民族共同体知识课", phrase, allowed=["中华民族共同体知识"]) == []
    assert near("增强中华民族共同体意识", phrase, "铸牢中华民族共同体意识") == []
    assert near('"强化中华民族共同体意识"', phrase, "铸牢中华民族共同体意识") == []


def test_items_left_out_of_a_list_are_no_slip() -> None:
    phrase = "平等、团结、互助、和谐的社会主义民族关系"
    assert near("平等、团结、互助的社会主义民族关系", phrase) == []
    assert near("平等团结互助的社会主义民族关系", phrase) == []
    assert near("平等、团结、互助、和睦的社会主义民族关系", phrase) == ["平等、团结、互助、和睦的社会主义民族关系"]


FIVE = "创新、协调、绿色、开放、共享"
STUDY = "学史明理、学史增信、学史崇德、学史力行"
SAFETY = "安全第一、预防为主、综合治理"
OPEN = "立党为公、执政为民"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("坚持创新、协调、绿色、开放、共赢的发展理念", "创新、协调、绿色、开放、共赢"),
        ("坚持创新,协调,绿色,开放,共赢。", "创新,协调,绿色,开放,共赢"),
        ("坚持创新、协调、绿色、开放、共赢发展理念", "创新、协调、绿色、开放、共赢"),
        ("坚持创新、协调、绿色、开放、共赢五大理念", "创新、协调、绿色、开放、共赢"),
        ("坚持创新、协调、绿色、开放、共赢局面", ""),  # the end of a longer item
        ("坚持创新、协调、绿色、开放、共赢、共享", ""),  # one more item
        ("坚持创新协调绿色开放共赢的理念", ""),  # no marks
        ("坚持创新、协调、绿色、开放、共享的理念", ""),
        ("坚持创新、协调、绿色、开放、共同富裕", ""),
        ("做到学史明理、学史增信、学史崇德、学史笃行,", "学史明理、学史增信、学史崇德、学史笃行"),
        ("做到学党明理、学史增信、学史崇德、学史力行。", "学党明理、学史增信、学史崇德、学史力行"),
        ("做到读书明理、学史增信、学史崇德、学史力行。", "读书明理、学史增信、学史崇德、学史力行"),
        ("做到读书修身、学史增信、学史崇德、学史力行。", ""),  # where the first item begins is not shown
        ("史增信、学史崇德、学史力行。", ""),
        ("坚持安全第一、预防为主、综合整治的方针", "安全第一、预防为主、综合整治"),
        ("坚持安全第一、预防为主、群防群控的方针", ""),  # two items do not tell a list
        ("坚持立党为公、执政为国。", "立党为公、执政为国"),
        ("坚持立党为公、依法执政。", ""),
        ("坚持建党为公、执政为民。", "建党为公、执政为民"),
    ],
)
def test_another_first_or_last_item(text: str, found: str) -> None:
    assert near(text, FIVE, STUDY, SAFETY, OPEN) == ([found] if found else [])


def test_an_allowed_list_may_end_otherwise() -> None:
    text = "坚持创新、协调、绿色、开放、共赢。"
    assert near(text, FIVE, allowed=["创新、协调、绿色、开放、共赢"]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("坚持创新、绿色、协调、开放、共享", "创新、绿色、协调、开放、共享"),
        ("坚持创新绿色协调开放共享", "创新绿色协调开放共享"),
        ("坚持共享、创新、协调、绿色、开放的理念", "共享、创新、协调、绿色、开放"),
        ("坚持创新、协调、绿色、共享、开放的理念", "创新、协调、绿色、共享、开放"),
        ("坚持创新、绿色、协调", ""),  # a list of its own
        ("坚持创新、绿色、协调\n、开放、共享", ""),
        ("坚持执政为民、立党为公", ""),  # two items have no order
        ("坚持预防为主、安全第一、综合治理", "预防为主、安全第一、综合治理"),
    ],
)
def test_items_in_another_order(text: str, found: str) -> None:
    assert near(text, FIVE, SAFETY, OPEN) == ([found] if found else [])


def test_an_order_that_is_allowed_is_none_of_the_wrong_ones() -> None:
    text = "坚持预防为主、安全第一、综合治理"
    assert near(text, SAFETY, allowed=["预防为主、安全第一、综合治理"]) == []
    (found,) = PhraseBook([SAFETY]).search(text)
    assert (found.phrase, found.known) == (SAFETY, False)


def test_a_list_of_very_many_items_is_filed_in_linear_time() -> None:
    def listed(items: int) -> str:
        return "、".join(chr(0x4E00 + n) + chr(0x5E00 + n) for n in range(items))

    def filed(phrase: str) -> None:
        re.purge()  # what the smaller list was compiled to before
        PhraseBook([phrase])

    assert PhraseBook([listed(4000)]).search(listed(4000)) == []
    assert_linear(filed, listed, 200)


def test_a_hostile_list_is_searched_in_linear_time() -> None:
    book = PhraseBook([FIVE, STUDY])

    def hostile(times: int) -> str:
        return "创新、协调、绿色、开放、" * times + "学史明理、学史增信、学史崇德、" * times

    book.search(hostile(40_000))
    assert_linear(book.search, hostile, 500)


def test_one_word_that_joins_may_stand_for_another() -> None:
    phrase = "巩固拓展脱贫攻坚成果同乡村振兴有效衔接"
    assert near("做好巩固拓展脱贫攻坚成果与乡村振兴有效衔接", phrase) == []
    assert near("做好巩固拓展脱贫攻坚成果向乡村振兴有效衔接", phrase) != []


def test_several_allowed_wordings_may_explain_what_differs() -> None:
    phrase = "立足新发展阶段、贯彻新发展理念、构建新发展格局"
    text = "立足新发展阶段,践行新发展理念,融入新发展格局"
    assert near(text, phrase, allowed=["践行新发展理念"]) == [text]
    assert near(text, phrase, allowed=["践行新发展理念", "融入新发展格局"]) == []


def test_a_slip_at_the_end_of_the_text_is_found() -> None:
    assert near("推进易地抚贫搬迁", "易地扶贫搬迁") == ["易地抚贫搬迁"]


def test_known_confusions() -> None:
    known = {"三大代表": "三个代表", "三个不可分离": "三个离不开", "五个认识": "五个认同"}
    book = PhraseBook(["三个离不开"], known)
    text = '三大代表的思想,三个不可分离,第三大代表团,十三大代表,五个认识误区,"五个认识",五个认识'
    found = [(text[one.start : one.end], one.phrase, one.known) for one in book.search(text)]
    assert found == [
        ("三大代表", "三个代表", True),
        ("三个不可分离", "三个离不开", True),
        ("五个认识", "五个认同", True),
        ("五个认识", "五个认同", True),
    ]


def test_a_wrong_wording_inside_a_right_one_is_right() -> None:
    assert near("三大代表性工程", confusions={"三大代表": "三个代表"}, allowed=["三大代表性工程"]) == []


CHARS = st.sampled_from("山水田林湖草沙风云雨雪花鸟鱼虫松竹梅兰菊桃李杏梨")


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_slip_inside_a_phrase_is_found(data: st.DataObject) -> None:
    """Up to a quarter of the characters may differ; the pieces that are filed must let none of these slip through."""
    phrase = "".join(data.draw(st.lists(CHARS, min_size=6, max_size=20, unique=True)))
    most = min(4, len(phrase) // 3 - 1)
    places = data.draw(st.sets(st.integers(1, len(phrase) - 2), min_size=1, max_size=most))
    wrong = "".join("错" if place in places else char for place, char in enumerate(phrase))
    assert near(f"前面的话,{wrong},后面的话", phrase) == [wrong]


@settings(max_examples=300, deadline=None)
@given(st.text('共同团结奋斗繁荣发展、,。"《》三个离不开的\n', max_size=80))
def test_any_text_is_read(text: str) -> None:
    phrases = (THEME, "三个离不开", "共同繁荣发展")
    found = PhraseBook(phrases, {"三个不开": "三个离不开"}).search(text)
    assert found == sorted(found)
    for one in found:
        told = text[one.start : one.end]
        assert 0 <= one.start < one.end <= len(text)
        assert told not in phrases
        assert "\n" not in told
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


def test_thousands_of_phrases_cost_little() -> None:
    """5,000 phrases cut from the vocabulary of the text, half of them with a slip, so that near misses abound."""
    rng = random.Random(7)  # noqa: S311 - nothing secret
    words = ["".join(chr(rng.randrange(0x4E00, 0x4F00)) for _ in range(2)) for _ in range(300)]
    text = "。".join("".join(rng.choice(words) for _ in range(40)) for _ in range(70))
    phrases = set()
    while len(phrases) < 5000:
        phrase = list("".join(rng.choice(words) for _ in range(rng.randint(3, 8))))
        phrase[rng.randrange(len(phrase))] = chr(rng.randrange(0x5000, 0x5800))
        phrases.add("".join(phrase))
    few, many = PhraseBook(sorted(phrases)[::16]), PhraseBook(sorted(phrases))
    assert steps(lambda: many.search(text)) < 3 * steps(lambda: few.search(text))


def test_a_hostile_text_ends() -> None:
    book = PhraseBook([THEME, LONG])
    book.search("共同团结共同繁荣理论学习实" * 30_000)
    assert_linear(book.search, lambda times: "共同团结共同繁荣理论学习实" * times, 500)
