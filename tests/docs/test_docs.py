"""The documentation is true: code blocks run or are valid, what is shown is what is printed, links lead somewhere."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.docs import kinds
from tests.docs.blocks import EXEMPT, ROOT, Page, WrongBlockError, alike, blocks_of, pages

from plancheck import PlancheckError

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {page.relative_to(ROOT).as_posix(): page for page in pages()}
LINK = re.compile(r"(?<!!)\[(?:[^\]\[]|\[[^\]]*\])*\]\((?P<target>[^)\s]+)\)")
FENCED = re.compile(r"^(`{3,}).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^(`{3,}).*?^\1[ \t]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_every_block_of_a_page_is_true(name: str, tmp_path: Path):
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    page = Page(tmp_path)
    problems = []
    for block in blocks_of(PAGES[name]):
        try:
            right = page.work(block)
        except (WrongBlockError, PlancheckError, ValueError) as error:
            problems.append(f"{block.name}: {error}")
            continue
        if right != block.text:
            problems.append(f"{block.name}: shown is\n{block.text}\nprinted is\n{right}")
    hint = "\n(python -m tests.docs.regenerate replaces outputs that have changed)"
    assert not problems, "\n".join(problems) + hint


def test_the_pages_of_kinds_are_as_they_are_made():
    for place, text in kinds.made().items():
        assert place.read_text(encoding="utf-8") == text, f"{place.name}: python -m tests.docs.regenerate makes it anew"


def test_every_kind_is_described_in_chinese_and_has_an_example():
    assert not list(kinds.lacking())


def test_blocks_are_exempt_for_a_reason():
    for page in PAGES.values():
        for block in blocks_of(page):
            word, _, reason = block.comment.partition("not run: ")
            assert not block.comment.startswith("not run") or (word == "" and len(reason) > 5), block.name
    assert all(EXEMPT.values())


def slug(heading: str) -> str:
    """Return the anchor that a heading gets on GitHub."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", FENCED.sub("", text), re.MULTILINE)
    return {slug(heading) for heading in headings} | set(re.findall(r'<a id="([^"]+)"', text))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere(name: str):
    page = PAGES[name]
    text = page.read_text(encoding="utf-8")
    for match in LINK.finditer(CODE.sub("", text)):
        target, _, anchor = match["target"].partition("#")
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        place = (page.parent / target).resolve() if target else page
        assert place.exists(), f"{name} links to {match['target']}"
        if anchor and place.suffix == ".md":
            assert anchor in anchors(place.read_text(encoding="utf-8")), f"{name} links to {match['target']}"


def test_every_page_can_be_reached_from_a_readme():
    reached, todo = set(), [PAGES["README.md"], PAGES["README.zh-CN.md"]]
    while todo:
        page = todo.pop()
        if page in reached:
            continue
        reached.add(page)
        for match in LINK.finditer(page.read_text(encoding="utf-8")):
            place = (page.parent / match["target"].partition("#")[0]).resolve()
            if place.suffix == ".md" and place in PAGES.values():
                todo.append(place)
    assert set(PAGES.values()) <= reached


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("…\nc\n", "a\nb\nc\n", True),
        ("a\n…\nd\n", "a\nb\nc\n", False),
        ("摘要 …\n", "摘要 1f7a\n", True),
        ("值…\n", "值…\n", True),
    ],
)
def test_three_dots_stand_for_what_is_left_out(shown: str, printed: str, same: bool):  # noqa: FBT001
    assert alike(shown, printed) is same


def test_the_commands_that_set_up_and_test_are_where_they_are_looked_for():
    text = PAGES["README.md"].read_text(encoding="utf-8")
    for marker in ("run command", "test command"):
        block = next(block for block in blocks_of(PAGES["README.md"], text) if block.comment == marker)
        assert len(block.text.splitlines()) == 1
        assert block.text.startswith("python3 -m venv .venv && ")
