"""`plancheck plugins`, and the commands of plug-ins."""

from dataclasses import asdict

from plancheck import messages, reporters
from plancheck.cli import settings
from plancheck.cli.exits import Exit, Failure, debug
from plancheck.cli.options import Options
from plancheck.cli.output import Output
from plancheck.plugins import describe

SCHEMA = "plancheck.plugins/1"


def plugins(options: Options) -> int:
    """List the plug-ins: where each comes from, what it provides, what is wrong."""
    listed = settings.plugins_for(options).listed
    with Output(None, options.lang) as output:
        if options.format == "json":
            told = {"schema": SCHEMA, "plugins": [asdict(one) for one in listed]}
            output.write(reporters.encode(told, indent=2))
        else:
            from plancheck.reporters.lists import print_plugins  # noqa: PLC0415 - only for people

            print_plugins(output.text, listed, lang=options.lang)
    return Exit.CLEAN


def plugin(options: Options) -> int:
    """Run the command of a plug-in."""
    name, *words = options.paths
    command, owner = settings.plugins_for(options).commands[name]
    try:
        return int(command.run(words, options.lang) or 0)
    except (Failure, BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        debug(error)
        detail = f"{name}: {describe(error)}"
        raise Failure(messages.say(options.lang, "plugin-failed", name=owner, detail=detail)) from error
