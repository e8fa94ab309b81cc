"""The command line: arguments in, reports out, and an exit status that keeps its word.

0    every plan passes
1    a plan fails its rule set, by the measure of --fail-on
2    wrong usage, a rule set in error, or an input that could not be read; nothing silences it
130  the user broke off; 141: the reader of the output went away
"""

import gc
import os
import sys
from collections.abc import Collection, Sequence

from plancheck import messages
from plancheck.cli.arguments import parse
from plancheck.cli.exits import Exit, Failure, debug, tell
from plancheck.cli.options import Options
from plancheck.cli.output import Output, OutputError, give_up_stdout

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run plancheck with these arguments, or the process's own, and return the exit status."""
    if argv is not None:
        return _main(list(argv))
    # The process is plancheck's own, and mostly a short one: hardly anything it makes is garbage before the end.
    gc.set_threshold(10_000, 20, 100)
    _fill_closed_streams()
    try:
        return _main(sys.argv[1:])
    finally:
        gc.freeze()  # the system takes all memory back at once; Python need not look through it before


def _fill_closed_streams() -> None:
    """Let nothing that is opened later take the number of a standard stream that was closed before the start (>&-)."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while os.open(os.devnull, os.O_RDWR) < 2:
            pass


def _main(arguments: list[str]) -> int:
    configured = None if messages.chosen_language(arguments) else _configured_language(arguments)
    lang = messages.language(os.environ, arguments, configured)
    for stream in (sys.stdout, sys.stderr):  # None where they were closed before the start
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a character the console lacks is no reason to fail
    try:
        return _run(arguments, lang)
    except BrokenPipeError:
        give_up_stdout()
        return Exit.PIPE_CLOSED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Failure as failure:
        if isinstance(failure, OutputError):
            give_up_stdout()
        _complain(lang, str(failure), failure.advice)
    except Exception as error:  # noqa: BLE001 - the last resort: nobody is shown a traceback who did not ask for it
        debug(error)
        _complain(
            lang, messages.say(lang, "internal", detail=messages.describe(error)), messages.say(lang, "debug-hint")
        )
    return Exit.UNUSABLE


def _run(arguments: Sequence[str], lang: str) -> int:
    asked = parse(arguments, lang, _plugin_commands)
    if isinstance(asked, str):
        with Output(None, lang) as output:
            output.text.write(asked)
        return Exit.CLEAN
    from plancheck.cli import commands  # noqa: PLC0415 - --help and --version need none of this

    return commands.run(asked)


def _plugin_commands(options: Options) -> Collection[str]:
    from plancheck.cli import settings  # noqa: PLC0415 - asked only for words that are neither file nor command

    return settings.plugins_for(options).commands


def _configured_language(arguments: Sequence[str]) -> str | None:
    """Return the language a plancheck.toml asks for; without one, its reader is not even imported."""
    file = _config_option(arguments)
    if file is None and not _config_above():
        return None
    from plancheck import config  # noqa: PLC0415 - most folders have no plancheck.toml

    return config.language(file)


def _config_above() -> bool:
    try:
        folder = os.getcwd()  # noqa: PTH109
    except OSError:  # the working directory is gone
        return False
    while not os.path.isfile(os.path.join(folder, "plancheck.toml")):  # noqa: PTH113, PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return False
        folder = above
    return True


def _config_option(arguments: Sequence[str]) -> str | None:
    """Return the value of --config, before anything else is parsed."""
    for place, word in enumerate(arguments):
        if word == "--config" and place + 1 < len(arguments):
            return arguments[place + 1]
        if word.startswith("--config="):
            return word.removeprefix("--config=")
    return None


def _complain(lang: str, *lines: str) -> None:
    tell(messages.say(lang, "error-prefix") + "\n".join(filter(None, lines)))
