"""Marks inside a paragraph's text: revisions, comments and content controls.

The first three are CriticMarkup, the last one is ours:

    {++inserted++}   {--deleted--}   {==words==}{>>a comment on them<<}   {[name|text of a content control]}
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from sampledocx.look import Font, run

REVIEWER = "审核员"
REVIEWED = "2024-03-20T09:00:00Z"

_MARK = re.compile(
    r"\{\+\+(?P<ins>.+?)\+\+\}"
    r"|\{--(?P<del>.+?)--\}"
    r"|\{==(?P<words>.+?)==\}\{>>(?P<comment>.+?)<<\}"
    r"|\{\[(?P<name>.+?)\|(?P<control>.+?)\]\}"
)


@dataclass(slots=True)
class Review:
    """Counts revisions and collects comments while a document is written."""

    comments: list[str] = field(default_factory=list)
    last_id: int = 0

    def change(self, kind: str, content: str = "") -> str:
        """Return a `w:ins` or `w:del` around runs, or the empty element that marks a paragraph's end."""
        self.last_id += 1
        head = f'<w:{kind} w:id="{self.last_id}" w:author={quoteattr(REVIEWER)} w:date="{REVIEWED}"'
        return f"{head}>{content}</w:{kind}>" if content else f"{head}/>"

    def comment(self, content: str, words: str) -> str:
        """Return runs with a comment hung on them."""
        number = len(self.comments)
        self.comments.append(words)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def comments_xml(self) -> str:
        """Return the inside of comments.xml."""
        return "".join(
            f'<w:comment w:id="{number}" w:author={quoteattr(REVIEWER)} w:date="{REVIEWED}" w:initials="审">'
            f'<w:p><w:r><w:annotationRef/></w:r><w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
            "</w:comment>"
            for number, words in enumerate(self.comments)
        )

    def control(self, content: str, name: str) -> str:
        """Return a content control around runs or paragraphs."""
        self.last_id += 1
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val={quoteattr(name)}/><w:id w:val="{880000 + self.last_id}"/></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def runs(self, text: str, font: Font, change: str | None = None) -> str:
        """Return the runs of a marked text; with `change` ("ins" or "del") all of it is one revision."""
        if change:
            return self.change(change, run(text, font, "delText" if change == "del" else "t"))
        parts, end = [], 0
        for found in _MARK.finditer(text):
            if found.start() > end:
                parts.append(run(text[end : found.start()], font))
            parts.append(self._marked(found, font))
            end = found.end()
        if end < len(text):
            parts.append(run(text[end:], font))
        return "".join(parts)

    def _marked(self, found: re.Match[str], font: Font) -> str:
        if found["ins"]:
            return self.change("ins", run(found["ins"], font))
        if found["del"]:
            return self.change("del", run(found["del"], font, "delText"))
        if found["words"]:
            return self.comment(run(found["words"], font), found["comment"])
        return self.control(run(found["control"], font), found["name"])
