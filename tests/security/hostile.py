"""Files made to stall, fill or mislead their reader, at a size that can be chosen; tools/attack.py runs them large."""

from collections.abc import Callable
from typing import Final

from tests.docx.making import NAMESPACES, docx, level, one_list, pack, paragraph, parts, run

TITLE: Final = paragraph(run("某县创建工作方案"))

PATTERNS: Final = (
    "以思想为指导", "以习近平新时代中国特色社会主义思想为指导，", "以", "贯彻落实精神", "全面贯彻", "指导思想",
    "成立", "成立领导小组", "成立以局长为组长的领导小组", "领导小组", "组长：张三", "成员", "办公室设在",
    "组长由甲担任，", "与", "与中心工作相结合，", "六个结合", "把甲同乙结合起来", "相互", "结合", "报送",
    "每年每月每季度末10月31日前10日内报送", "每季度末月25日前", "于10月底前将总结报送县民宗局", "前报",
    "日常联络", "一、", "一、指导思想（一）目标", "1.1.1", "（一）", "（", "（（（（（((((“《〈与与与相结合",
    "①", "第一条", "附件1：甲", "甲、乙、", "一", "十", "20", "2018年", "2018年13月32日", "〔2018〕11号",
    "（2018〕11号", "____", "XX", "……", "【", "《关于印发〈甲〉", "“甲（", "西林县", "县教育局、",
    "云南省西双版纳州", "各乡镇、各单位", "张三、李四、", "责任单位：县教育局；", "中华民族", "五个认同",
    "一是二是三是", "一是甲，二是乙；", "以下三个方面：", "共5个", "五有", "下列3项：甲、乙", "的", "。", "，",
    "；", "、", " 甲", "\u3000甲", "\u200b甲", "甲\u0301", "國", "a", "9", "-", ".", "年度",
)  # fmt: skip


def one_paragraph(words: str, size: int) -> bytes:
    """The words again and again in one paragraph of `size` characters."""
    return docx(TITLE + paragraph(run("一、指导思想")) + paragraph(run(words * (size // len(words)))))


def many_paragraphs(words: str, size: int) -> bytes:
    """Paragraphs of about 40 characters."""
    line = words * (1 + 39 // len(words))
    return docx(TITLE + paragraph(run(line)) * (size // max(len(line), 40)))


def many_sections(words: str, size: int) -> bytes:
    """Numbered headings with a line each."""
    line = words * (1 + 39 // len(words))
    pair = "".join(paragraph(run(f"{number}、{words}")) + paragraph(run(line)) for number in "一二三四五六七八九十")
    return docx(TITLE + pair * (size // (10 * (len(line) + len(words) + 2))))


def many_lines(words: str, size: int) -> bytes:
    """One paragraph of lines with soft breaks between."""
    return docx(TITLE + f"<w:p><w:r>{f'<w:t>{words}</w:t><w:br/>' * (size // 40)}</w:r></w:p>")


def many_runs(words: str, size: int) -> bytes:
    """One paragraph of runs that differ in look."""
    pair = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r><w:r><w:t>{words}</w:t></w:r>"
    return docx(f"{TITLE}<w:p>{pair * (size // max(2 * len(words), 20))}</w:p>")


def many_cells(words: str, size: int) -> bytes:
    """A table of data with a cell for every 20 characters."""
    cell = f"<w:tc>{paragraph(run(words))}</w:tc>"
    return docx(f"{TITLE}{paragraph(run('一、甲'))}<w:tbl>{f'<w:tr>{cell * 5}</w:tr>' * (size // 100)}</w:tbl>")


SHAPES: Final[dict[str, Callable[[str, int], bytes]]] = {
    "one paragraph": one_paragraph,
    "many paragraphs": many_paragraphs,
    "many sections": many_sections,
    "many lines": many_lines,
    "many runs": many_runs,
    "many cells": many_cells,
}


def _style_chain(n: int) -> bytes:
    heavy = "<w:style w:styleId='s0'><w:rPr>" + "<w:b/>" * n + "</w:rPr></w:style>"
    chain = "".join(
        f"<w:style w:styleId='s{k}'><w:name w:val='s{k}'/><w:basedOn w:val='s{max(0, k - 60)}'/></w:style>"
        for k in range(1, n)
    )
    text = "".join(f"<w:p><w:pPr><w:pStyle w:val='s{k}'/></w:pPr>{run('甲')}</w:p>" for k in range(1, n))
    return docx(TITLE + text, styles=heavy + chain)


def _character_styles(n: int) -> bytes:
    heavy = "<w:style w:styleId='c' w:type='character'><w:rPr>" + "<w:b/>" * n + "</w:rPr></w:style>"
    runs = "".join(
        f"<w:r><w:rPr><w:rStyle w:val='c'/><w:sz w:val='{k}'/></w:rPr><w:t>甲</w:t></w:r>" for k in range(1, n)
    )
    return docx(f"{TITLE}<w:p>{runs}</w:p>", styles=heavy)


def _linked_lists(n: int) -> bytes:
    styles = "".join(
        f"<w:style w:styleId='l{k}'><w:pPr><w:numPr><w:numId w:val='{k + 1}'/></w:numPr></w:pPr></w:style>"
        for k in range(1, n)
    )
    definitions = "".join(
        f"<w:abstractNum w:abstractNumId='{k}'><w:numStyleLink w:val='l{k}'/></w:abstractNum>" for k in range(1, n)
    )
    lists = "".join(f"<w:num w:numId='{k}'><w:abstractNumId w:val='{k}'/></w:num>" for k in range(1, n))
    text = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{k}'/></w:numPr></w:pPr>{run('甲')}</w:p>"
        for k in range(1, n)
    )
    return docx(TITLE + text, numbering=definitions + lists, styles=styles)


def _long_labels(n: int) -> bytes:
    item = f"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>{run('甲')}</w:p>"
    return docx(TITLE + item * n, numbering=one_list(level(0, "decimal", "%9" * 20 * n)))


def _namespaces(n: int) -> bytes:
    spaces = " ".join(f"xmlns:n{k}='urn:n{k}'" for k in range(n))
    branch = "<mc:AlternateContent><mc:Choice Requires='n1'/><mc:Fallback/></mc:AlternateContent>"
    return docx(f"{TITLE}<w:p {spaces}>{branch * n}</w:p>")


def _field_code(n: int) -> bytes:
    begin, end = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    code = f"<w:r><w:instrText>{'A' * 50}</w:instrText></w:r>"
    return docx(f"{TITLE}<w:p>{begin}{code * n}{end}</w:p>")


def _open_fields(n: int) -> bytes:
    begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>甲</w:t></w:r>"
    return docx(f"{TITLE}<w:p>{begin * n}</w:p>")


def _footers(n: int) -> bytes:
    page = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    section = (
        "<w:p><w:pPr><w:sectPr><w:footerReference w:type='default' r:id='rId1'/>"
        "<w:pgNumType w:fmt='f{}'/></w:sectPr></w:pPr></w:p>"
    )
    body = TITLE + "".join(section.format(k) for k in range(n))
    made = parts(body, footer=page * n)
    made["word/footer.xml"] = f"<w:ftr {NAMESPACES}>{page * n}</w:ftr>"
    return pack(made)


def _text_boxes(n: int) -> bytes:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('一、甲'))}</w:txbxContent></w:pict></w:r>"
    return docx(f"{TITLE}<w:p>{box * n}</w:p>")


def _deleted_marks(n: int) -> bytes:
    return docx(TITLE + f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('甲')}</w:p>" * n)


def _notes(n: int) -> bytes:
    text = "".join(f"<w:p><w:r><w:footnoteReference w:id='{k}'/></w:r></w:p>" for k in range(n))
    notes = "".join(f"<w:footnote w:id='{k}'>{paragraph(run('甲'))}</w:footnote>" for k in range(n))
    return docx(TITLE + text, footnotes=notes)


def _titles(n: int) -> bytes:
    return docx(TITLE + paragraph(run("甲")) * n + TITLE * n)


def _annexes(n: int) -> bytes:
    return docx(TITLE + paragraph(run("一、甲")) + (paragraph(run("附件1：甲")) + paragraph(run("2018年3月1日"))) * n)


def _blanks(n: int) -> bytes:
    line = f"<w:p><w:r><w:t xml:space='preserve'>目{' ' * 40 * n}录</w:t></w:r></w:p>"
    return docx(
        line + line.replace("目", "甲").replace("录", "1") + TITLE + line.replace("目", "某县").replace("录", "方案")
    )


def _deep_sections(n: int) -> bytes:
    levels = ("第一章", "一、", "（一）", "1.", "（1）", "①", "A.", "1）", "第一，")
    return docx(TITLE + "".join(paragraph(run(label + "甲乙丙丁")) for label in levels) * n)


def _long_heading(n: int) -> bytes:
    return docx(TITLE + paragraph(run("一、" + "甲" * 40 * n)) + paragraph(run("与乙相结合")) * n)


STRUCTURES: Final[dict[str, Callable[[int], bytes]]] = {
    "style chain": _style_chain,
    "character styles": _character_styles,
    "linked lists": _linked_lists,
    "long labels": _long_labels,
    "namespaces": _namespaces,
    "field code": _field_code,
    "open fields": _open_fields,
    "footers": _footers,
    "text boxes": _text_boxes,
    "deleted marks": _deleted_marks,
    "notes": _notes,
    "titles": _titles,
    "annexes": _annexes,
    "blanks": _blanks,
    "deep sections": _deep_sections,
    "long heading": _long_heading,
}
