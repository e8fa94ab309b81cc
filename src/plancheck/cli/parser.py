"""A parser of options whose help and complaints are in the user's language."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from plancheck import messages
from plancheck.cli import help as texts
from plancheck.cli.exits import Failure

if TYPE_CHECKING:
    from datetime import date


class UsageError(Failure):
    """The command line is wrong."""


class Parser(argparse.ArgumentParser):
    """The options of one command.

    Attributes:
        words: the words it takes besides options, where these are fixed.
        takes: how many paths or names it takes: "some", "one", "any" or "none".
        missing: key of the message where there are none.

    """

    def __init__(self, command: str, lang: str) -> None:
        super().__init__(
            prog=f"plancheck {command}",
            usage=texts.USAGE[lang][command],
            description=texts.DESCRIPTION[lang][command],
            formatter_class=_English if lang == "en" else _Chinese,
            add_help=False,
            allow_abbrev=False,
        )
        self.lang = lang
        self.words: Sequence[str] = ()
        self.takes = "some"
        self.missing = "missing-path"
        self.group = self.add_argument_group(messages.say(lang, "options"))

    def option(
        self,
        *names: str,
        text: str,
        choices: Sequence[str] = (),
        metavar: str | None = None,
        dest: str | None = None,
        action: str | None = None,
        type: Callable[[str], object] | None = None,  # noqa: A002 - argparse's own name
    ) -> None:
        """Add an option described in help.OPTIONS."""
        words = texts.OPTIONS[self.lang][text].format(choices=self.joined(choices))
        if action == "store_true":
            self.group.add_argument(*names, action="store_true", help=words)
            return
        self.group.add_argument(
            *names,
            action=action or "store",
            type=type or (self._chooser(names[-1], choices) if choices else str),
            metavar=metavar or names[-1].lstrip("-").upper(),
            dest=dest or names[-1].lstrip("-").replace("-", "_"),
            help=words,
        )

    def common(self, *, loads: bool = True) -> None:
        """Add the options every command has, `loads` those of one that asks plug-ins."""
        if loads:
            self.option("-p", "--plugin", text="plugin", metavar="NAME", action="append", dest="plugins")
            self.option("--no-plugin", text="no-plugin", metavar="NAME", action="append", dest="no_plugins")
            self.option("--config", text="config", metavar="FILE")
        self.option("--lang", text="lang", choices=messages.LANGUAGES, metavar="{zh,en}")
        self.option("-h", "--help", text="help", action="store_true")

    def day(self, value: str) -> "date":
        """Return a date as typed."""
        from datetime import date  # noqa: PLC0415 - hardly ever asked for

        try:
            return date.fromisoformat(value)
        except ValueError:
            self.error(messages.say(self.lang, "bad-date", value=value))

    def number(self, value: str) -> int:
        """Return a whole number from 1 up."""
        if not (value.isdecimal() and 0 < int(value) < 1000):
            self.error(messages.say(self.lang, "bad-number", value=value))
        return int(value)

    def size(self, value: str) -> int:
        """Return a number of bytes: 50M, 200K, 1G, or bytes."""
        match = re.fullmatch(r"(\d{1,12})([KMG]?)B?", value.strip(), re.ASCII | re.IGNORECASE)
        if not match or not int(match[1]):
            self.error(messages.say(self.lang, "bad-size", value=value))
        return int(match[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[match[2].upper()]

    def seconds(self, value: str) -> float:
        """Return a number of seconds above 0."""
        if not re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value, re.ASCII) or not float(value):
            self.error(messages.say(self.lang, "bad-seconds", value=value))
        return float(value)

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
        elif self.takes == "none":
            for word in paths:
                self.error(messages.say(self.lang, "needless-word", word=word))
        elif not paths and self.takes != "any":
            self.error(messages.say(self.lang, self.missing))
        elif self.takes == "one" and len(paths) > 1:
            self.error(messages.say(self.lang, "needless-word", word=paths[1]))
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


class _English(argparse.RawDescriptionHelpFormatter):
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


class _Chinese(_English):
    lang = "zh"
