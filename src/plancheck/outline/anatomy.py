"""The anatomy of an official paper: what stands around the body and is no section of it.

Parts and their order follow GB/T 9704-2012 clause 7: masthead and number (7.2), title and addressees (7.3.1, 7.3.2),
body, list of annexes (附件说明, 7.3.4), signature and date (7.3.5), annexes (7.3.7), imprint (7.4). A notice may wrap
the plan, a cover page and a typed table of contents may stand before it.
"""

import re

from plancheck.chinese.fold import fold, fold_texts
from plancheck.outline.closing import close, signature_before, split_glued_signature
from plancheck.outline.lines import Page
from plancheck.outline.opening import first_title, split_glued_title, table_of_contents, title_again
from plancheck.outline.paper import Anatomy, date_in


def dissect(page: Page) -> Anatomy:
    """Find the parts of the paper; may split the first line of `page` where a title is glued to the text."""
    anatomy = Anatomy()
    lines = page.lines
    folded = fold_texts([line.text for line in lines])
    if split_glued_signature(page):
        folded[-1:] = [fold(line.text).text for line in lines[-2:]]
    contents = table_of_contents(folded, lines)
    title_lines, title = first_title(page, folded, contents)
    if title is None and lines:
        split = split_glued_title(page)
        if split:
            folded[:1] = [fold(line.text).text for line in lines[:2]]
            contents = {index + 1 for index in contents}
            title_lines, title = [0], lines[0].text
    start = title_lines[-1] + 1 if title_lines else 0
    anatomy.head = list(range(start))
    again = title_again(folded, lines, title, start)
    if again:
        own_lines, title = again
        anatomy.wrapper = [index for index in range(start, own_lines[0]) if index not in contents]
        anatomy.head += own_lines
        dates = [index for index in anatomy.wrapper if date_in(folded[index])]
        if dates:
            anatomy.date = dates[-1]
            anatomy.signature = signature_before(lines, folded, dates[-1], start, dated=True)
        start = own_lines[-1] + 1
    anatomy.title = _joined(title) if title else None
    close(anatomy, page, folded, start, contents)
    return anatomy


def _joined(title: str) -> str:
    return re.sub(r"(?<=[^\x00-\x7f])[\s\u3000]+|[\s\u3000]+(?=[^\x00-\x7f])", "", title.strip())
