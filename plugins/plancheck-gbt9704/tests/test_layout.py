"""Each item of the standard: a plan that keeps it, and plans that do not."""

import pytest


def test_a_plan_as_the_standard_has_it(findings):
    assert findings() == []


@pytest.mark.parametrize("side", [{"width": 215.9, "height": 279.4}, {"height": 300}])
def test_paper(findings, side):
    assert ("paper", "") in [item[:2] for item in findings(page=side)]


@pytest.mark.parametrize("side", [{"top": 38, "bottom": 34}, {"left": 27, "right": 27}])
def test_margins_may_differ_by_a_millimetre(findings, side):
    assert findings(page=side) == []


@pytest.mark.parametrize(
    ("side", "shown"),
    [
        ({"top": 25.4, "bottom": 25.4, "left": 31.8, "right": 31.8}, "上25.4、下25.4、左31.8、右31.8毫米"),
        ({"top": 40, "bottom": 32}, "上40、下32、左28、右26毫米"),
        ({"right": 20}, "上37、下35、左28、右20毫米"),
        ({"bottom": 20}, "上37、下20、左28、右26毫米"),
    ],
)
def test_margins(findings, side, shown):
    ((rule, words, message),) = findings(page=side)
    assert (rule, words) == ("margins", "")
    assert shown in message


def test_a_lying_page_has_margins_of_its_own(findings):
    assert findings(page={"width": 297, "height": 210, "top": 20}) == []


@pytest.mark.parametrize(
    ("spoilt", "rule", "words", "message"),
    [
        ({"text": (None, "宋体")}, "body-font", "到2024年底", "有1段正文不是仿宋，这一段是宋体。"),
        ({"text": (None, None, 14)}, "body-font", "到2024年底", "有1段正文不是三号字，这一段是四号。"),
        ({"text": (None, None, 17, 2)}, "body-font", "到2024年底", "这一段是17磅。"),
        ({"number": ("西政发[2024]11号",)}, "number", "西政发[2024]11号", "“[]”"),
        ({"number": ("西政发〔2024〕第11号",)}, "number", "西政发", "第"),
        ({"number": ("西政发〔2024〕011号",)}, "number", "西政发", "虚位"),
        ({"title": (None, "黑体")}, "title", "西山县2024年", "标题是黑体，不是小标宋。"),
        ({"title": (None, None, 18)}, "title", "西山县2024年", "标题是小二字，不是二号。"),
        ({"title": (None, None, None, None, "left")}, "title", "西山县2024年", "没有居中"),
        ({"addressees": ("各乡镇人民政府，县直各单位:",)}, "addressees", "各乡镇", "半角"),
        ({"addressees": (None, None, None, 2)}, "addressees", "各乡镇", "缩进了2字"),
        ({"text": (None, None, None, 0.01)}, "indent", "到2024年底", "有1段段首不是空两字，这一段空了0字。"),
        ({"two": (None, None, None, 0.01)}, "indent", "二、重点任务", "空了0字"),
        ({"one": (None, "宋体")}, "hierarchy", "一、工作目标", "“一、”这一层有1处标题不是黑体，这一处是宋体。"),
        ({"layer2": (None, "黑体")}, "hierarchy", "（一）加强宣传", "不是楷体，这一处是黑体"),
        ({"layer3": ("1.办好专栏", "楷体")}, "hierarchy", "1.办好专栏", "不是仿宋，这一处是楷体"),
        ({"layer2": (None, None, 15, 2)}, "hierarchy", "（一）加强宣传", "不是三号字，这一处是小三"),
        (
            {"layer3": ("1、办好专栏。县融媒体中心每月至少播出两期。",)},
            "hierarchy",
            "1、办好专栏",
            "有1处序数写作“1、”一类，标准的写法是“1.”",
        ),
        ({"layer2": ("（一）、加强宣传",)}, "hierarchy", "（一）、加强宣传", "标准的写法是“（一）”"),
        ({"note": (None, None, None, 0.01)}, "annex-note", "附件：1.任务分工表", "空了0字"),
        ({"note": ("附件:1.任务分工表",)}, "annex-note", "附件:1.", "全角冒号"),
        ({"note2": ("2.考核办法。",)}, "annex-note", "2.考核办法。", "标点"),
        ({"note": ("附件：1、任务分工表",)}, "annex-note", "附件：1、", "顺序号"),
        ({"date": ("2024年03月05日　　　　",)}, "signature", "2024年03月05日", "虚位"),
        ({"date": ("二〇二四年三月五日　　　　",)}, "signature", "二〇二四年三月五日", "汉字数字"),
        ({"date": (None, None, None, None, "left")}, "signature", "2024年3月5日", "排在左边"),
        ({"date": ("2024年3月5日",)}, "signature", "2024年3月5日", "顶到了右边"),
        ({"annex": (None, "宋体")}, "annex", "附件1", "宋体，不是黑体"),
        ({"annex": (None, None, 12)}, "annex", "附件1", "小四字，不是三号"),
        ({"new_page": False}, "annex", "附件1", "另起一页"),
    ],
)
def test_one_thing_that_is_wrong(findings, spoilt, rule, words, message):
    ((found, place, told),) = findings(**spoilt)
    assert found == rule
    assert place.startswith(words)
    assert message in told


def test_layers_in_the_wrong_order(findings):
    found = findings(layer2=("1.加强宣传", "仿宋"), layer3=("（一）办好专栏", "楷体"), layer4=("",))
    assert [(rule, words[:3]) for rule, words, _ in found] == [("hierarchy", "（一）")]


def test_a_note_below_the_title_is_no_running_text(findings):
    assert findings(preamble=("（2024年3月1日县委常委会会议通过）", "楷体", None, 0.01)) == []


@pytest.mark.parametrize("text", ["　　到2024年底，全县创建三个示范村。", "    到2024年底，全县创建三个示范村。"])
def test_spaces_may_stand_for_an_indent(findings, text):
    assert findings(text=(text, None, None, 0.001)) == []


@pytest.mark.parametrize(
    ("spoilt", "message"),
    [
        ({"sides": ()}, "页脚里没有页码"),
        ({"numbers": {"before": "第", "after": "页"}}, "页码写作“第1页”"),
        ({"numbers": {"before": "- ", "after": " -"}}, "页码写作“- 1 -”"),
        ({"numbers": {"code": r"PAGE \* ArabicDash", "before": "", "after": ""}}, "页码写作“- 1 -”"),
        ({"numbers": {"size": 9}}, "页码是小五字，不是四号"),
        ({"sides": ("center",)}, "单页居右"),
        ({"sides": ("left", "right")}, "单页居右"),
    ],
)
def test_page_numbers(findings, spoilt, message):
    ((rule, _, told),) = findings(**spoilt)
    assert rule == "page-number"
    assert message in told


def test_a_plan_without_a_document_number_needs_none(findings):
    assert findings(number=("",)) == []
