"""What is made from rule sets for their readers and writers: pages, plain data, a JSON Schema, a first rule file."""

from plancheck.rulebook.html import html
from plancheck.rulebook.markdown import markdown
from plancheck.rulebook.pages import Page, page_of
from plancheck.rulebook.plain import plain
from plancheck.rulebook.schema import schema
from plancheck.rulebook.starter import starter

__all__ = ["Page", "html", "markdown", "page_of", "plain", "schema", "starter"]
