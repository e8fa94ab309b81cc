"""Place names in running text and the table of real ones."""

from __future__ import annotations

import pytest
from tests.steps import assert_linear

from plancheck.chinese import divisions
from plancheck.chinese.places import Places, office_end
from plancheck.ruleset import load

OPTIONS = next(rule for rule in load(("baseline",)).rules if rule.check == "foreign-name").options
PLACES = Places(OPTIONS["words"], OPTIONS["compounds"], OPTIONS["doubtful"])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("为榆泉县经济社会发展", ["榆泉县"]),
        ("由石门坳县融媒体中心开设专栏", ["石门坳县"]),
        ("到松陵藏族羌族自治州调研", ["松陵藏族羌族自治州"]),
        ("恩施土家族苗族自治州利川市", ["恩施土家族苗族自治州", "利川市"]),
        ("报青山瑶族乡党委", ["青山瑶族乡"]),
        ("沿海城市与内陆城市", []),
        ("偏僻山村和家乡农村", []),
        ("生态立县、科教兴县、工业强县、依法治县", []),
        ("邻县石桥县", ["石桥县"]),
        ("建设美丽石榴坪县", ["石榴坪县"]),
        ("中共石榴坪县委", ["石榴坪县"]),
        ("由青山乡和清水乡承办", ["青山乡", "清水乡"]),
        ("适应城市发展", []),
        ("会同县委检查，在全州县市推开", []),
        ("东西山区和城区", []),
        ("进农村、进社区、进市场", []),
        ("在多民族乡", []),
        ("乌兰塔旗人民法院，八旗人家", ["乌兰塔旗"]),
    ],
)
def test_find(text: str, names: list[str]) -> None:
    assert [place.name for place in PLACES.find(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("澜城区织云街道办事处", ["澜城区", "织云街道"]),
        ("桃叶江瑶族乡2011年方案", ["桃叶江瑶族乡"]),
        ("红旗乡人民政府", ["红旗乡"]),
        ("美丽乡村建设方案", []),
        ("全省民族团结进步创建行动方案", []),
        ("平安乡镇创建方案", []),
        ("龙泽海关2023年方案", []),
    ],
)
def test_leading(text: str, names: list[str]) -> None:
    assert [place.name for place in PLACES.leading(text)] == names


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("红柳县文旅局文化市场综合执法队", "红柳县文旅局"),
        ("临澳市疾病预防控制中心统一回收", "临澳市疾病预防控制中心"),
        ("石门坳县各乡镇办公室", "石门坳县"),
    ],
)
def test_office_end(text: str, office: str) -> None:
    place = next(PLACES.find(text))
    assert text[place.start : office_end(text, place)] == office


def test_divisions() -> None:
    assert divisions.plain("双江拉祜族佤族布朗族傣族自治县") == "双江县"
    assert divisions.plain("东乡族自治县") == "东乡县"
    assert divisions.is_known("恩施州")
    assert not divisions.is_known("石门坳县")
    assert divisions.superiors("贵南县") == {"青海省", "海南州"}


def test_linear() -> None:
    text = "推动各乡镇和县直单位会同石门坳县"
    assert list(PLACES.find(text))
    assert_linear(lambda text: list(PLACES.find(text)), lambda times: text * times, 500)


@pytest.mark.parametrize("text", ["新建县级示范单位20个", "小事不出村,大事不出镇", "矛盾不出乡"])
def test_building_at_the_county_s_grade_and_sayings_name_no_place(text: str) -> None:
    assert [place.name for place in PLACES.find(text)] == []
