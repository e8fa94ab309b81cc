"""A rule set's page as HTML that stands alone."""

from collections.abc import Iterator
from html import escape
from typing import Final

from plancheck.rulebook.pages import Page, Part, Table

_LANGUAGES: Final = {"zh": "zh-CN", "en": "en"}
_STYLE: Final = """\
body { max-width: 48em; margin: 2em auto; padding: 0 1em; line-height: 1.7; color: #222;
  font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.6em; } h2 { font-size: 1.25em; margin-top: 2.2em; border-bottom: 1px solid #ccc; }
h3 { font-size: 1em; margin: 1.2em 0 .3em; color: #444; }
p { margin: .3em 0; } .facts { color: #666; font-size: .92em; }
pre { background: #f6f6f4; padding: .7em 1em; white-space: pre-wrap; border-left: 3px solid #bbb; }
pre.fail { border-color: #b33; } pre.pass { border-color: #393; }
table { border-collapse: collapse; width: 100%; font-size: .95em; }
th, td { border: 1px solid #ccc; padding: .3em .6em; text-align: left; vertical-align: top; }
th { background: #f2f2f0; } code { font-family: monospace; }
"""


def html(page: Page) -> str:
    """Return the page as an HTML document."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: Page) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{_LANGUAGES[page.lang]}">'
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(page.title)}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield f"<h1>{escape(page.title)}</h1>"
    yield from (f'<p class="facts">{escape(fact)}</p>' for fact in page.facts)
    if len(page.entries) > 1:
        yield f"<h2>{escape(page.contents)}</h2>"
        yield "<ul>"
        yield from (f'<li><a href="#{escape(one.id)}">{escape(one.title)}</a></li>' for one in page.entries)
        yield "</ul>"
    for entry in page.entries:
        yield f'<h2 id="{escape(entry.id)}">{escape(entry.title)}</h2>'
        yield f'<p class="facts"><code>{escape(entry.id)}</code> · {escape(entry.facts)}</p>'
        for heading, part in entry.parts:
            yield f"<h3>{escape(heading)}</h3>"
            yield from _part(heading, part)
    if page.off:
        yield f"<h2>{escape(page.off_title)}</h2>"
        yield "<ul>"
        yield from (f"<li><code>{escape(rule)}</code> {escape(reason)}</li>" for rule, reason in page.off)
        yield "</ul>"
    yield "</html>"


def _part(heading: str, part: Part) -> Iterator[str]:
    if isinstance(part, Table):
        yield "<table>"
        yield "<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in part.head) + "</tr>"
        for row in part.rows:
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        yield "</table>"
    elif isinstance(part, str):
        yield f"<p>{escape(part)}</p>"
    else:
        look = "fail" if heading in ("不合格示例", "Fails") else "pass"
        yield from (f'<pre class="{look}">{escape(text.strip())}</pre>' for text in part)
