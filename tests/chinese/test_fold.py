"""What makes no difference to a reader makes none in comparison, and every offset leads back to the document."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancheck.chinese.fold import fold

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
GLYPHS = "一二（）〔〕，。：；、“”「」　 \t\n－—…①㈠⑴⒈Ⅳ０９Ａｚﾊㄅ㎡℃½㍿é領導裡😀𠀀\u0301\u200b\ufeff\xad"
odd = st.sampled_from([*GLYPHS, "領導小組", "组 长"])
texts = st.lists(anything | odd, max_size=8).map("".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）宣传，发动：", "(一)宣传,发动:"),
        ("２０２４年３月", "2024年3月"),
        ("ＡＢｃ", "ABc"),
        ("成　员", "成员"),
        (" 组 长\t：\n局长 ", "组长:局长"),
        ("“六进”", '"六进"'),
        ("「六進」", '"六进"'),
        ("『六进』‘六进’", '"六进""六进"'),
        ("3月1日—3月15日", "3月1日-3月15日"),
        ("3月－5月–6月―7月", "3月-5月-6月-7月"),
        ("㈠⑴⒈①", "(一)(1)1.1"),
        ("領導小組組長、副組長", "领导小组组长、副组长"),
        ("民族團結進步創建", "民族团结进步创建"),
        ("零\u200b宽\ufeff字\xad符", "零宽字符"),
        ("《办法》。", "《办法》。"),
        ("〔2024〕", "〔2024〕"),
        ("", ""),
        (" 　\t\n", ""),
    ],
)
def test_what_is_folded_away(text, folded):
    assert fold(text).text == folded


def test_simplified_text_is_left_alone():
    text = "以习近平新时代中国特色社会主义思想为指导,镕基瞭望著乾"
    assert fold(text).text[:20] == text[:20]


@pytest.mark.parametrize(
    ("text", "words", "original"),
    [
        ("成 员：各股室", "成员:", "成 员："),
        ("　　组　长：局长", "组长", "组　长"),
        ("第㈠条", "(一)", "㈠"),
        ("面积3㎡", "m2", "㎡"),
        ("領導小組", "小组", "小組"),
        ("零\u200b宽", "零宽", "零\u200b宽"),
    ],
)
def test_folded_words_lead_back_to_the_words_of_the_document(text, words, original):
    folded = fold(text)
    start = folded.text.index(words)
    begin, end = folded.original(start, start + len(words))
    assert text[begin:end] == original


def test_part_of_a_glyph_leads_back_to_the_whole_glyph():
    folded = fold("甲㈠乙")
    assert folded.text == "甲(一)乙"
    assert folded.original(2, 3) == (1, 2)


def test_an_empty_stretch_leads_back_to_an_empty_place():
    folded = fold("成 员")
    assert folded.original(1, 1) == (2, 2)
    assert folded.original(2, 2) == (3, 3)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_offsets_rise_and_stay_inside_the_text(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    offsets = list(folded.offsets)
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_every_stretch_leads_back_to_words_that_fold_to_hold_it(text):
    folded = fold(text)
    for start in range(0, len(folded.text), 3):
        for end in range(start + 1, len(folded.text) + 1, 2):
            begin, stop = folded.original(start, end)
            assert begin < stop
            assert folded.text[start:end] in fold(text[begin:stop]).text


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_folding_leaves_no_white_space_and_folds_one_character_at_a_time(text):
    folded = fold(text).text
    assert not any(char.isspace() for char in folded)
    assert folded == "".join(fold(char).text for char in text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_what_was_folded_is_its_own_folding(text):
    folded = fold(text).text
    assert fold(folded).text == folded


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, texts)
def test_texts_that_differ_in_spaces_alone_fold_alike(one, other):
    assert fold(one + " 　" + other).text == fold(one + "\t\u200b\n" + other).text
