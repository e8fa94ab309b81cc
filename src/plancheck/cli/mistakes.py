"""Mistakes in rule files and silencing files, told in the user's language with their place."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from plancheck import messages
from plancheck.cli.exits import Failure
from plancheck.cli.settings import RULES_VARIABLE, Settings
from plancheck.errors import RuleError
from plancheck.messages.mistakes import words
from plancheck.ruleset import AUTO


def line(error: RuleError, lang: str) -> str:
    """Return a mistake as "file:line:column: what is wrong"."""
    place = f"{error.file}:{error.line}:{error.column}" if error.file and error.line else error.file
    return f"{place}{': ' if place else ''}{words(error, lang)}"


def listed(error: RuleError, lang: str) -> str:
    """Return all mistakes of an error, one a line."""
    return "\n".join(line(mistake, lang) for mistake in (error, *error.others))


def nearest(name: str, known: Collection[str]) -> str:
    """Return the nearest known name, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where there is a mistake

    return "".join(get_close_matches(name, known, n=1, cutoff=0.5))


@contextmanager
def told(settings: Settings) -> Iterator[None]:
    """Turn an error in rule sets into the end of the command, with the names there are or every mistake."""
    try:
        yield
    except RuleError as error:
        raise failure(error, settings) from error


def failure(error: RuleError, settings: Settings) -> Failure:
    """Return an error in rule sets as a failure."""
    say: Callable[..., str] = lambda key, **values: messages.say(settings.lang, key, **values)  # noqa: E731
    advice = ""
    if settings.rules_source == "environment":
        advice = say("rules-from", place=RULES_VARIABLE)
    elif settings.rules_source == "config":
        advice = say("rules-from", place=settings.config.file)
    known = settings.library().ids()
    for name in settings.rules:
        if not error.file and name not in (AUTO, *known) and repr(name) in error.message:
            guess = nearest(name, known)
            key = "unknown-rules-guess" if guess else "unknown-rules"
            return Failure(say(key, name=name, guess=guess), advice)
    return Failure(say("rule-error", detail=listed(error, settings.lang)), advice)
