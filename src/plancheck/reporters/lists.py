"""Lists for people: of rule sets and of plug-ins."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from plancheck import messages
from plancheck.plugins import Plugin
from plancheck.reporters.layout import clean, pad
from plancheck.reporters.page import Page, console
from plancheck.reporters.text import Text, cell_len


def print_rulesets(stream: TextIO, rows: Sequence[Mapping[str, Any]], *, lang: str) -> None:
    """Print rule sets: id, title, layers, and what is wrong with one that cannot be loaded."""
    console(stream).print(_RuleSets(rows, lang))


def print_plugins(stream: TextIO, listed: Sequence[Plugin], *, lang: str) -> None:
    """Print plug-ins: name, origin, what each provides, what is wrong."""
    console(stream).print(_Plugins(listed, lang))


class _RuleSets(Page):
    def __init__(self, rows: Sequence[Mapping[str, Any]], lang: str) -> None:
        super().__init__(lang)
        self.rows = rows

    def lines(self) -> Iterator[Text]:
        width = 2 + max((cell_len(row["id"]) for row in self.rows), default=0)
        for row in self.rows:
            yield from self.hang(Text(pad(row["id"], width), "plancheck.head"), row["title"] or self.say("broken"))
            indent = Text(" " * width)
            if row["problem"]:
                yield from self.hang(indent, row["problem"], "plancheck.error")
            elif len(row["layers"]) > 1:
                yield from self.hang(indent, f" {self.marks.arrow} ".join(row["layers"]), "plancheck.dim")


class _Plugins(Page):
    def __init__(self, listed: Sequence[Plugin], lang: str) -> None:
        super().__init__(lang)
        self.listed = listed

    def lines(self) -> Iterator[Text]:
        if not self.listed:
            yield from self.hang(Text(), self.say("no-plugins"), "plancheck.dim")
        width = 2 + max((cell_len(plugin.name) for plugin in self.listed), default=0)
        for plugin in self.listed:
            yield from self.hang(Text(pad(clean(plugin.name), width), "plancheck.head"), plugin.origin)
            indent = Text(" " * width)
            if plugin.provides:
                told = self.say("comma").join(self._named("provides", part) for part in plugin.provides)
                yield from self.hang(indent, self.say("provides", what=told))
            if plugin.problem == "switched off":
                yield from self.hang(indent, self.say("switched-off"), "plancheck.dim")
            elif plugin.problem:
                yield from self.hang(indent, self.say("not-loaded", problem=plugin.problem), "plancheck.error")

    def _named(self, kind: str, words: str) -> str:
        """Return "kind gbt9704" in the user's language, where the first word is known."""
        if messages.knows(self.lang, f"{kind}.{words}"):
            return self.say(f"{kind}.{words}")
        word, _, name = words.partition(" ")
        key = f"{kind}.{word}"
        return self.say(key, name=name) if messages.knows(self.lang, key) else words
