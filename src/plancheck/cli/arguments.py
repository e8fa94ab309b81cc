"""From the words of a command line to options.

Each command has its own parser. Paths are what the parser leaves over, so that they may stand before, between and after
options; a bare file name is `check`.
"""

import glob
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from plancheck import messages
from plancheck._version import __version__
from plancheck.cli import help as texts
from plancheck.cli.options import FAIL_ON, Options
from plancheck.cli.parser import Parser, UsageError

__all__ = ["Options", "UsageError", "parse"]

# Options that may stand before a command, each with a value.
_LEADING: Final = ("--lang", "--config", "-p", "--plugin", "--no-plugin")


def parse(
    arguments: Sequence[str], lang: str, further: Callable[[Options], Collection[str]] = lambda _: ()
) -> Options | str:
    """Return what is asked for, or a text to print and be done. Raises UsageError.

    `further` returns the commands of plug-ins under the options that stand before the command; it is asked only where
    a word is neither file nor built-in command.
    """
    words = list(arguments)
    start = _after_leading(words)
    word = words[start] if start < len(words) else None
    if word is None:
        raise UsageError(messages.say(lang, "missing-path"), "\n" + texts.ROOT[lang].rstrip())
    if word in ("-h", "--help") or (word == "help" and not os.path.lexists(word)):
        return texts.ROOT[lang]
    if word == "--version":
        return f"plancheck {__version__}\n"
    if word in _COMMANDS or word in _FAMILIES:
        return _parse_command(word, words[:start] + words[start + 1 :], lang)
    if not _like_a_path(word):
        options = _leading_options(words[:start], lang)
        known = further(options)
        if word in known:
            return replace(options, paths=tuple(words[start:]))
        _reject_misspelt(word, [*_COMMANDS, *_FAMILIES, *known], lang)
    options_or_help = _parse_command("check", words, lang)
    # An option before the command: plancheck --format json outline plan.docx
    if word.startswith("-") and isinstance(options_or_help, Options) and options_or_help.paths:
        first = options_or_help.paths[0]
        if first in (*_COMMANDS, *_FAMILIES) and not os.path.lexists(first):
            words.remove(first)
            return _parse_command(first, words, lang)
    return options_or_help


def _after_leading(words: Sequence[str]) -> int:
    """Return where the words begin that follow options every command has."""
    start = 0
    while start < len(words):
        name, equals, _ = words[start].partition("=")
        if name not in _LEADING:
            break
        start += 1 if equals else 2
    return min(start, len(words))


def _leading_options(words: Sequence[str], lang: str) -> Options:
    parser = Parser("plugins", lang)
    parser.common()
    found, _ = parser.parse_known_args(words)
    lists = _lists(vars(found), "plugins", "no_plugins")
    plugins, no_plugins = (lists.get(name, ()) for name in ("plugins", "no_plugins"))
    return Options("plugin", lang, (), config=found.config, plugins=plugins, no_plugins=no_plugins)


def _lists(found: Mapping[str, object], *names: str) -> dict[str, tuple[str, ...]]:
    return {name: tuple(value) for name in names if isinstance(value := found.get(name), list)}


def _like_a_path(word: str) -> bool:
    return (
        word.startswith("-")
        or bool(os.path.splitext(word)[1])  # noqa: PTH122
        or os.path.basename(word) != word  # noqa: PTH119
        or os.path.lexists(word)
        or glob.has_magic(word)
    )


def _reject_misspelt(word: str, known: Collection[str], lang: str) -> None:
    """Raise UsageError for a word that is neither file nor pattern, but nearly a command."""
    import difflib  # noqa: PLC0415 - only for words that are no file

    for guess in difflib.get_close_matches(word, known, n=1):
        message = messages.say(lang, "misspelt", word=word, guess=guess)
        raise UsageError(message, messages.say(lang, "try-help", command="plancheck"))


def _parse_command(command: str, words: Sequence[str], lang: str) -> Options | str:
    if command in _FAMILIES:
        return _parse_family(command, list(words), lang)
    end = words.index("--") if "--" in words else len(words)
    parser = Parser(command, lang)
    _COMMANDS[command](parser)
    found, rest = parser.parse_known_args(words[:end])
    if found.help:
        return parser.format_help()
    unknown = [word for word in rest if word.startswith("-") and word != "-"]
    if unknown:
        parser.error(messages.say(lang, "unknown-option", options=" ".join(unknown)))
    chosen = {name: value for name, value in vars(found).items() if name not in ("help", "lang")}
    chosen |= _lists(chosen, "rules", "silence", "plugins", "no_plugins")
    told = {name: value for name, value in chosen.items() if value is not None}
    return Options(command=command, lang=lang, paths=parser.checked((*rest, *words[end + 1 :])), **told)


def _parse_family(family: str, words: list[str], lang: str) -> Options | str:
    """Parse "rules list ...": the first of the family's words names the command."""
    names = _FAMILIES[family]
    place = next((place for place, word in enumerate(words) if word in names), None)
    if place is not None:
        return _parse_command(f"{family} {words[place]}", words[:place] + words[place + 1 :], lang)
    if "-h" in words or "--help" in words:
        return texts.FAMILY[lang][family]
    word = next((word for word in words[_after_leading(words) :] if not word.startswith("-")), None)
    choices = messages.say(lang, "comma").join(names)
    advice = messages.say(lang, "try-help", command=f"plancheck {family}")
    if word is None:
        raise UsageError(messages.say(lang, "missing-word", choices=choices), advice)
    import difflib  # noqa: PLC0415 - only where there is a mistake

    close = difflib.get_close_matches(word, names, n=1)
    key = "unknown-word-guess" if close else "unknown-word"
    raise UsageError(messages.say(lang, key, word=word, choices=choices, guess="".join(close)), advice)


def _check(parser: Parser) -> None:
    parser.option("--rules", text="rules", metavar="ID", action="append")
    parser.option("--format", text="format", metavar="FORMAT")
    parser.option("-o", "--output", text="output", metavar="OUT")
    parser.option("--fail-on", text="fail-on", choices=FAIL_ON, metavar="LEVEL")
    parser.option("--silence", text="silence", metavar="RULE[=WHY]", action="append")
    parser.option("--as-of", text="as-of", metavar="DATE", type=parser.day)
    parser.option("-j", "--jobs", text="jobs", metavar="N", type=parser.number)
    parser.option("--no-cache", text="no-cache", action="store_true")
    _limits(parser)
    parser.common()


def _limits(parser: Parser) -> None:
    parser.option("--max-size", text="max-size", metavar="SIZE", type=parser.size)
    parser.option("--timeout", text="timeout", metavar="SECONDS", type=parser.seconds)


def _outline(parser: Parser) -> None:
    _formats(parser)
    parser.option("-o", "--output", text="output", metavar="OUT")
    _limits(parser)
    parser.common()


def _formats(parser: Parser) -> None:
    parser.option("--format", text="formats", choices=("console", "json"))


def _listing(parser: Parser) -> None:
    parser.takes = "none"
    _formats(parser)
    parser.common()


def _bare(parser: Parser) -> None:
    parser.takes = "none"
    parser.common(loads=False)


def _rules_show(parser: Parser) -> None:
    parser.missing = "missing-rules"
    _formats(parser)
    parser.common()


def _rules_new(parser: Parser) -> None:
    parser.takes = "one"
    parser.missing = "missing-new"
    parser.common(loads=False)


def _rules_validate(parser: Parser) -> None:
    parser.missing = "missing-rules"
    _formats(parser)
    parser.common()


def _rules_test(parser: Parser) -> None:
    parser.missing = "missing-rules"
    parser.common()


def _rules_docs(parser: Parser) -> None:
    parser.missing = "missing-rules"
    parser.option("-o", "--output", text="output-folder", metavar="DIR")
    parser.common()


def _schema(parser: Parser) -> None:
    parser.words = ("report", "rules")
    parser.common()


_FAMILIES: Final[Mapping[str, Sequence[str]]] = {
    "rules": ("list", "show", "new", "validate", "test", "docs"),
    "cache": ("path", "clear"),
}
_COMMANDS: Final[Mapping[str, Callable[[Parser], None]]] = {
    "check": _check,
    "outline": _outline,
    "rules list": _listing,
    "rules show": _rules_show,
    "rules new": _rules_new,
    "rules validate": _rules_validate,
    "rules test": _rules_test,
    "rules docs": _rules_docs,
    "cache path": _bare,
    "cache clear": _bare,
    "plugins": _listing,
    "schema": _schema,
}
