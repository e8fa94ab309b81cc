"""Plans of any length, another text for each seed: no round of a benchmark sees a text twice."""

import io
import random
import zipfile
from typing import Final

from docx import Document

Parts = dict[str, bytes]
_HERE: Final = "§"
"""Stands in the prepared plan where each text puts a sentence."""
_NUMERALS: Final = "一二三四五六七八九十"
_TITLES: Final = ("指导思想", "工作目标", "组织领导", "主要任务", "实施步骤", "工作要求", "宣传教育", "保障措施")
_WHO: Final = (
    "县委统战部", "各乡镇", "县教育局", "各社区", "县直机关", "驻县部队", "各中小学", "县融媒体中心", "各村（居）委会",
    "县民宗局",
)  # fmt: skip
_WHAT: Final = (
    "开展民族团结进步宣传月活动", "建立联席会议制度", "组织各族群众交往交流", "排查化解矛盾纠纷", "举办政策理论培训班",
    "扶持特色产业发展", "完善公共服务设施", "评选先进典型", "推广国家通用语言文字", "设立宣传专栏和标语",
)  # fmt: skip
_HOW: Final = (
    "做到月有安排、季有小结", "把责任落实到人", "与乡村振兴同部署同落实", "增强“五个认同”", "让各族群众得到实惠",
    "形成上下联动的工作格局",
    "切实解决群众反映的突出问题", "确保活动取得实效", "总结好的经验和做法", "严格执行中央八项规定精神",
)  # fmt: skip


def _sentence(rng: random.Random) -> str:
    who, what, how, more = rng.choice(_WHO), rng.choice(_WHAT), rng.choice(_HOW), rng.choice(_HOW)
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    return rng.choice(
        (
            f"{who}要{what}，{how}，于{day}前完成。",
            f"由{who}牵头，{what}{rng.randint(2, 60)}场次，{how}。",
            f"{what}，{how}，{more}，惠及群众{rng.randint(100, 9000)}人次。",
            f"{who}每季度末将{what}的情况报县创建办，{how}。",
            f"{day}前，{who}{what}，{more}。",
        )
    )


def prepare(paragraphs: int) -> Parts:
    """Return the parts of a plan's package, sections in two levels, with marks where sentences go."""
    rng = random.Random(paragraphs)  # noqa: S311 - nothing secret
    document = Document()
    document.add_paragraph("云岭县2024年民族团结进步创建工作实施方案")
    for number in range(1, paragraphs):
        chapter, place = divmod(number - 1, 15)
        if place == 0:
            label = _NUMERALS[chapter] + "、" if chapter < len(_NUMERALS) else f"第{chapter + 1}部分、"
            document.add_paragraph(label + rng.choice(_TITLES))
        elif place % 5 == 1:
            document.add_paragraph(f"（{_NUMERALS[place // 5]}）{rng.choice(_WHAT)}。{_HERE}")
        else:
            document.add_paragraph(_HERE * rng.randint(1, 3))
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as package:
        return {name: package.read(name) for name in package.namelist()}


def text(parts: Parts, seed: str) -> bytes:
    """Return a DOCX file: the prepared plan with sentences of its own."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    pieces = parts["word/document.xml"].decode().split(_HERE)
    body = "".join(piece + _sentence(rng) for piece in pieces[:-1]) + pieces[-1]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, body.encode() if name == "word/document.xml" else data)
    return written.getvalue()
