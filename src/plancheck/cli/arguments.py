"""From the words of a command line to options.

Each command has its own parser. Paths are what the parser leaves over, so that they may stand before, between and after
options; a bare file name is `check`.
"""

import argparse
import difflib
import glob
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from plancheck import messages
from plancheck._version import __version__
from plancheck.cli import help as texts
from plancheck.cli.exits import Failure
from plancheck.reporters import FORMATS

FAIL_ON: Final = ("error", "warning", "never")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    Attributes:
        command: name of the command.
        lang: "zh" or "en".
        paths: what stands on the line besides options: paths, or the command's own words.
        rules: rule sets asked for by name; none means "auto".
        format: how to report.
        output: file to write to, None for standard output.
        fail_on: "error", "warning" or "never".

    """

    command: str
    lang: str
    paths: tuple[str, ...]
    rules: tuple[str, ...] = ()
    format: str = "console"
    output: str | None = None
    fail_on: str = "error"


class UsageError(Failure):
    """The command line is wrong."""


def parse(arguments: Sequence[str], lang: str) -> Options | str:
    """Return what is asked for, or a text to print and be done. Raises UsageError."""
    words = list(arguments)
    start = _after_lang(words)
    word = words[start] if start < len(words) else None
    if word is None:
        raise UsageError(messages.say(lang, "missing-path"), "\n" + texts.ROOT[lang].rstrip())
    if word in ("-h", "--help") or (word == "help" and not os.path.lexists(word)):
        return texts.ROOT[lang]
    if word == "--version":
        return f"plancheck {__version__}\n"
    if word in _COMMANDS:
        return _parse_command(word, words[:start] + words[start + 1 :], lang)
    _reject_misspelt(word, lang)
    options = _parse_command("check", words, lang)
    # An option before the command: plancheck --format json outline plan.docx
    if word.startswith("-") and isinstance(options, Options) and options.paths:
        first = options.paths[0]
        if first in _COMMANDS and not os.path.lexists(first):
            words.remove(first)
            return _parse_command(first, words, lang)
    return options


def _after_lang(words: Sequence[str]) -> int:
    """Return where the words begin that follow a leading --lang."""
    start = 0
    while start < len(words) and (words[start] == "--lang" or words[start].startswith("--lang=")):
        start += 2 if words[start] == "--lang" else 1
    return min(start, len(words))


def _reject_misspelt(word: str, lang: str) -> None:
    """Raise UsageError for a word that is neither file nor pattern, but nearly a command."""
    if os.path.splitext(word)[1] or os.path.basename(word) != word or os.path.lexists(word) or glob.has_magic(word):  # noqa: PTH119, PTH122
        return
    for guess in difflib.get_close_matches(word, _COMMANDS, n=1):
        message = messages.say(lang, "misspelt", word=word, guess=guess)
        raise UsageError(message, messages.say(lang, "try-help", command="plancheck"))


def _parse_command(command: str, words: Sequence[str], lang: str) -> Options | str:
    end = words.index("--") if "--" in words else len(words)
    parser = _Parser(command, lang)
    _COMMANDS[command](parser)
    found, rest = parser.parse_known_args(words[:end])
    if found.help:
        return parser.format_help()
    unknown = [word for word in rest if word.startswith("-") and word != "-"]
    if unknown:
        parser.error(messages.say(lang, "unknown-option", options=" ".join(unknown)))
    paths = (*rest, *words[end + 1 :])
    chosen = {name: value for name, value in vars(found).items() if name not in ("help", "lang")}
    chosen["rules"] = tuple(chosen.get("rules") or ())
    return Options(command=command, lang=lang, paths=parser.checked(paths), **chosen)


class _Parser(argparse.ArgumentParser):
    """A parser of options whose help and complaints are in the user's language."""

    def __init__(self, command: str, lang: str) -> None:
        super().__init__(
            prog=f"plancheck {command}",
            usage=texts.USAGE[lang][command],
            description=texts.DESCRIPTION[lang][command],
            formatter_class=_ENGLISH if lang == "en" else _CHINESE,
            add_help=False,
            allow_abbrev=False,
        )
        self.lang = lang
        self.words: Sequence[str] = ()
        self.group = self.add_argument_group(messages.say(lang, "options"))
        self.option("-h", "--help", text="help", action="store_true")
        self.option("--lang", text="lang", choices=messages.LANGUAGES, metavar="{zh,en}")

    def option(
        self,
        *names: str,
        text: str,
        choices: Sequence[str] = (),
        metavar: str | None = None,
        action: str | None = None,
    ) -> None:
        """Add an option described in help.OPTIONS."""
        words = texts.OPTIONS[self.lang][text].format(choices=self.joined(choices))
        if action == "store_true":
            self.group.add_argument(*names, action="store_true", help=words)
            return
        self.group.add_argument(
            *names,
            action=action or "store",
            type=self._chooser(names[-1], choices) if choices else str,
            metavar=metavar or names[-1].lstrip("-").upper(),
            dest=names[-1].lstrip("-").replace("-", "_"),
            help=words,
        )

    def format_help(self) -> str:
        """Return the help text; argparse sets a half-width colon after its headings."""
        text = super().format_help()
        return text.replace("选项:\n", "选项：\n") if self.lang == "zh" else text

    def joined(self, words: Sequence[str]) -> str:
        """Return words as a list in the user's language."""
        return messages.say(self.lang, "comma").join(words)

    def checked(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """Return what stands on the line besides options, if the command can do with it."""
        if self.words:
            choices = self.joined(self.words)
            for word in [path for path in paths if path not in self.words] or paths[1:]:
                self.error(messages.say(self.lang, "unknown-word", word=word, choices=choices))
            if not paths:
                self.error(messages.say(self.lang, "missing-word", choices=choices))
        elif not paths:
            self.error(messages.say(self.lang, "missing-path"))
        return paths

    def error(self, message: str) -> NoReturn:
        """Raise UsageError; argparse's own complaints are put in the user's language."""
        raise UsageError(self._translated(message), messages.say(self.lang, "try-help", command=self.prog))

    def _chooser(self, option: str, choices: Sequence[str]) -> Callable[[str], str]:
        def choose(value: str) -> str:
            if value in choices:
                return value
            known = self.joined(choices)
            raise UsageError(
                messages.say(self.lang, "bad-choice", option=option, value=value, choices=known),
                messages.say(self.lang, "try-help", command=self.prog),
            )

        return choose

    def _translated(self, message: str) -> str:
        match = re.fullmatch(r"argument ([^:]+): (.*)", message, re.DOTALL)
        if match is None:
            return message
        option = match[1].split("/")[-1]
        if match[2] == "expected one argument":
            return messages.say(self.lang, "no-value", option=option)
        return messages.say(self.lang, "bad-option", option=option, detail=match[2])


class _ENGLISH(argparse.RawDescriptionHelpFormatter):
    """argparse's layout, with one column for all commands."""

    lang = "en"

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=200)

    def add_usage(
        self,
        usage: str | None,
        actions: object,
        groups: object,
        prefix: str | None = None,
    ) -> None:
        """Add the usage line under a title in the user's language."""
        super().add_usage(usage, actions, groups, prefix or messages.say(self.lang, "usage"))  # type: ignore[arg-type]


class _CHINESE(_ENGLISH):
    lang = "zh"


def _check(parser: _Parser) -> None:
    parser.option("--rules", text="rules", metavar="ID", action="append")
    parser.option("--format", text="format", choices=FORMATS)
    parser.option("-o", "--output", text="output", metavar="OUT")
    parser.option("--fail-on", text="fail-on", choices=FAIL_ON, metavar="LEVEL")
    parser.set_defaults(format="console", fail_on="error")


def _outline(parser: _Parser) -> None:
    parser.option("--format", text="format", choices=("console", "json"))
    parser.option("-o", "--output", text="output", metavar="OUT")
    parser.set_defaults(format="console")


def _rules(parser: _Parser) -> None:
    parser.words = ("list",)


def _schema(parser: _Parser) -> None:
    parser.words = ("report",)


_COMMANDS: Final[Mapping[str, Callable[[_Parser], None]]] = {
    "check": _check,
    "outline": _outline,
    "rules": _rules,
    "schema": _schema,
}
