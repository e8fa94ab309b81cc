"""How a paper opens: masthead, number, title, contents, and the plan's own title behind a notice or a cover."""

import re
from dataclasses import replace
from itertools import accumulate
from typing import Final

from plancheck.chinese.fold import fold
from plancheck.outline.labels import label_at
from plancheck.outline.lines import Line, Page
from plancheck.outline.paper import ADDRESSEE, DATE, GENRE, MASTHEAD, NUMBER, ORGANISATION, TITLE_END

_GLUED_TITLE: Final = re.compile(
    rf"^[^，。；：！？,;:!?]{{4,60}}?(?:{GENRE})(?:[（(][^（()）]{{1,24}}[）)])?(?=[\s\u3000]|[一二三]、|第[一二三]|[（(]一|为|根据|按照|今年|各[^\s]|近年|以[^\s]{{2}})"
)
_WRAPPED: Final = re.compile(r"《([^《》]{4,80}(?:《[^《》]{2,40}》)?[^《》]{0,40})》")
# What stands in brackets below a title and belongs to it: （试行）, （2025年秋季学期）; not a date, not who adopted it.
_SUBTITLE: Final = re.compile(r"\((?![^()]*(?:通过|公开|印发|批准|报送))[^()]{2,16}\)")
_OPENING: Final = 20_000  # characters in which a notice names the plan it brings
_BLANKS: Final = 2000  # characters of a line that is short but for its blanks
_TOC_ENTRY: Final = 300  # characters, leaders of dots included
_TOC_HEAD: Final = frozenset({"目录", "目次", "contents"})
_LONGEST_TOC_HEAD: Final = max(map(len, _TOC_HEAD))
_TOC_PAGE: Final = re.compile(r"(?:[\t .·…．。\-—_]{2,}|\t|\s{2,})\d{1,3}\s*$")


def first_title(page: Page, folded: list[str], contents: set[int]) -> tuple[list[int], str | None]:
    """Return the lines of the first title in the file and its text."""
    lines = page.lines
    index = _masthead_end(folded)
    while index < min(len(lines), 12) and (
        MASTHEAD.match(folded[index])
        or NUMBER.match(folded[index])
        or index in contents
        or not folded[index].strip("-_")
    ):
        index += 1
    if index >= len(lines) or lines[index].in_table:
        return [], None
    taken = [index]
    text = lines[index].text
    if len(text) > 80 or ADDRESSEE.match(text) or text.endswith("。"):
        return [], None
    first = lines[index]
    while not TITLE_END.search(fold(text).text):
        following = taken[-1] + 1
        if following >= len(lines) or len(taken) >= 6 or not _goes_on(lines[following], folded[following], first):
            break
        taken.append(following)
        text += "\n" + lines[following].text
    complete = bool(TITLE_END.search(fold(text).text))
    if not complete:
        # Lines that merely followed are given back, unless they look like one heading in a face of its own.
        same = [n for n in taken if lines[n].source.look(lines[n].start) == first.source.look(first.start)]
        if not (len(same) == len(taken) and first.source.look(first.start) != page.body_look):
            taken, text = taken[:1], first.text
    following = taken[-1] + 1
    if (
        following < len(lines)
        and _SUBTITLE.fullmatch(folded[following])
        and not DATE.search(folded[following].rstrip(")"))
    ):
        taken.append(following)
        text += lines[following].text
    return taken, text.replace("\n", "")


def _masthead_end(folded: list[str]) -> int:
    """Return the line after a masthead of several lines (offices, the last with 文件), 0 where there is none."""
    for index, text in enumerate(folded[:8]):
        if MASTHEAD.match(text) and text.endswith("文件"):
            return index + 1
        if len(text) > 30 or not ORGANISATION.search(text):
            break
    return 0


def _goes_on(line: Line, folded: str, first: Line) -> bool:
    """Whether a line can be the next line of a title broken over several."""
    if line.in_table or len(folded) > 45 or folded[-1] in "。:;," or label_at(line.source.text, line.start, line.end):
        return False
    if NUMBER.match(folded) or DATE.fullmatch(folded) or ADDRESSEE.match(line.text):
        return False
    if line.source.look(line.start).size == first.source.look(first.start).size:
        return True
    # A cover may print the office and the name of its plan in two sizes.
    return (
        line.source.alignment == first.source.alignment == "center"
        and TITLE_END.search(folded) is not None
        and ORGANISATION.search(fold(first.text).text) is not None
    )


def split_glued_title(page: Page) -> bool:
    """Split the first line after a title that runs into the text; whether it did."""
    first = page.lines[0]
    match = _GLUED_TITLE.match(first.text)
    if first.in_table or not match:
        return False
    cut = first.start + match.end()
    text = first.source.text
    begin = cut
    while begin < first.end and text[begin].isspace():
        begin += 1
    page.lines[:1] = [replace(first, end=cut), replace(first, start=begin, is_first=False)]
    return True


def title_again(folded: list[str], lines: list[Line], title: str | None, start: int) -> tuple[list[int], str] | None:
    """Return the plan's own title where a notice or a cover page stands before it, if one does."""
    wanted: list[str] = []
    opening = "".join(folded[: start + 8])[:_OPENING]
    if title:
        wanted.append(fold(title).text)
    wanted.extend(match[1] for match in _WRAPPED.finditer(opening) if TITLE_END.search(match[1]))
    found: tuple[list[int], str] | None = None
    if not wanted:
        return None
    longest = max(map(len, wanted)) + 12
    lengths: list[int] = []
    last_label = -1
    for index in range(start, len(lines)):
        if (
            lines[index].in_table
            or len(folded[index]) > longest
            or len(lines[index]) > _BLANKS
            or label_at(lines[index].source.text, lines[index].start, lines[index].end)
        ):
            continue
        joined, text = "", ""
        for following in range(index, min(index + 5, len(lines))):
            joined += folded[following]
            text += lines[following].text
            if len(joined) > longest:
                break
            if joined in wanted:
                if not lengths:  # titles that come again are rare
                    lengths = list(accumulate(map(len, lines), initial=0))
                    last_label = _last_first_label(lines)
                if following < last_label or 2 * lengths[following + 1] < lengths[-1]:
                    found = (list(range(index, following + 1)), text)
                break
        if found:
            break
    return found


def _last_first_label(lines: list[Line]) -> int:
    """Return the last line numbered 1: where sections follow, a title is more than a mention in a list of papers."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        label = label_at(line.source.text, line.start, line.end)
        if label is not None and label.ordinal == 1:
            return index
    return -1


def table_of_contents(folded: list[str], lines: list[Line]) -> set[int]:
    """Return the lines of a typed table of contents."""
    found: set[int] = set()
    for index, text in enumerate(folded):
        if len(text) > _LONGEST_TOC_HEAD or text.lower() not in _TOC_HEAD:
            continue
        found.add(index)
        later: dict[str, int] = {}
        for position in range(index + 1, len(folded)):
            later[folded[position][:20]] = position
        for position in range(index + 1, len(folded)):
            entry = lines[position].text
            if len(entry) > _TOC_ENTRY:
                break
            plain = fold(_TOC_PAGE.sub("", entry)).text.rstrip(".…·-")
            if _TOC_PAGE.search(entry) or (plain and len(plain) <= 40 and _returns(plain, later, position)):
                found.add(position)
            else:
                break
        break
    return found


def _returns(plain: str, later: dict[str, int], position: int) -> bool:
    return later.get(plain[:20], position) > position
