"""Every sentence plancheck itself says to a user, in Chinese (zh.py) and in English (en.py).

What a rule says (message, fix, basis) comes from the rule set; here are only the frame around it and the reasons why an
input could not be read.
"""

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from plancheck.errors import UnreadableDocument

if TYPE_CHECKING:
    from plancheck.config import ConfigError

LANGUAGES: Final = ("zh", "en")


@cache
def _table(lang: str, name: str) -> Mapping[str, str]:
    """Return the sentences of one language; the other is not loaded."""
    found: Mapping[str, str] = getattr(import_module(f"plancheck.messages.{lang}"), name)
    return found


def say(lang: str, key: str, /, **values: object) -> str:
    """Return a text in a language; of an English "one|many" pair the one that fits the value `n`."""
    text = _table(lang, "TEXTS")[key]
    if "|" in text:
        one, many = text.split("|")
        text = one if values.get("n") == 1 else many
    return text.format(**values) if values else text


def knows(lang: str, key: str) -> bool:
    """Tell whether there is a text of this key."""
    return key in _table(lang, "TEXTS")


def unreadable(error: UnreadableDocument, lang: str) -> str:
    """Return what is wrong with an input and what to do about it.

    A detail that names a case of its own ("empty-folder") has its own sentence; any other detail is for logs.
    """
    texts = _table(lang, "UNREADABLE")
    return texts.get(f"{error.code}/{error.detail}") or texts.get(error.code) or texts["corrupt"]


def bug(error: BaseException, lang: str) -> str:
    """Return the sentence for an input on which plancheck itself failed."""
    return _table(lang, "UNREADABLE")["bug"].format(detail=describe(error))


def config_error(error: "ConfigError", lang: str) -> str:
    """Return what is wrong with a plancheck.toml."""
    place = f"{error.file}:{error.line}" if error.line else str(error.file)
    values = {name: value.replace("\0", say(lang, "comma")) for name, value in error.values.items()}
    key = f"config.{error.code}" + ("-guess" if values.get("guess") else "")
    return say(lang, key, file=place, **values)


def describe(error: BaseException) -> str:
    """Return an exception in one short line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}"[:200] if text else type(error).__name__


def chosen_language(arguments: Sequence[str]) -> str | None:
    """Return the language asked for with --lang."""
    for place, word in enumerate(arguments):
        if word == "--":
            break
        chosen = (
            arguments[place + 1] if word == "--lang" and place + 1 < len(arguments) else word.removeprefix("--lang=")
        )
        if word.startswith("--lang") and chosen in LANGUAGES:
            return chosen
    return None


def language(environ: Mapping[str, str], arguments: Sequence[str] = (), configured: str | None = None) -> str:
    """Return the user's language: that of --lang, of plancheck.toml, of the locale; Chinese unless that is English."""
    if asked := chosen_language(arguments) or configured:
        return asked
    # The order POSIX gives them; an empty one counts as unset.
    name = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    if not name and sys.platform == "win32":
        import locale  # noqa: PLC0415 - needed on Windows only

        name = locale.getlocale()[0] or ""
    return "en" if name.lower().startswith("en") else "zh"
