"""`plancheck rules list` and `plancheck rules show`."""

from typing import Any

from plancheck import checking, messages, reporters, rulebook
from plancheck.cli import mistakes
from plancheck.cli.exits import Exit, Failure
from plancheck.cli.options import Options
from plancheck.cli.output import Output
from plancheck.cli.settings import Settings, settle
from plancheck.errors import RuleError
from plancheck.rule import RuleSet

LIST_SCHEMA = "plancheck.rulesets/1"


def list_sets(options: Options) -> int:
    """List the rule sets that can be named by id, with the layers each is made of."""
    settings = settle(options)
    rows = [_row(name, settings) for name in settings.library().ids()]
    with Output(None, options.lang) as output:
        if options.format == "json":
            output.write(reporters.encode({"schema": LIST_SCHEMA, "rulesets": rows}, indent=2))
        else:
            from plancheck.reporters.lists import print_rulesets  # noqa: PLC0415 - only for people

            print_rulesets(output.text, rows, lang=options.lang)
    return Exit.UNUSABLE if any(row["problem"] for row in rows) else Exit.CLEAN


def _row(name: str, settings: Settings) -> dict[str, Any]:
    try:
        rules = checking.rules_for((name,), settings.lang, settings.plugins)
    except RuleError as error:
        problem = mistakes.line(error, settings.lang)
        return {"id": name, "title": "", "version": "", "layers": [], "rules": 0, "problem": problem}
    return {
        "id": name,
        "title": rules.title,
        "version": rules.version,
        "layers": [*rules.layers],
        "rules": len(rules.rules),
        "problem": None,
    }


def load(names: tuple[str, ...], settings: Settings) -> RuleSet:
    """Return the rule set that the named ones make; Failure where they cannot be loaded."""
    try:
        return checking.rules_for(names, settings.lang, settings.plugins)
    except RuleError as error:
        known = settings.library().ids()
        for name in names:
            if not error.file and repr(name) in error.message:
                guess = mistakes.nearest(name, known)
                key = "unknown-rules-guess" if guess else "unknown-rules"
                raise Failure(messages.say(settings.lang, key, name=name, guess=guess)) from error
        detail = mistakes.listed(error, settings.lang)
        raise Failure(messages.say(settings.lang, "rule-error", detail=detail)) from error


def show(options: Options) -> int:
    """Show the rules of one rule set, or of several laid on one another."""
    settings = settle(options)
    rules = load(options.paths, settings)
    with Output(None, options.lang) as output:
        if options.format == "json":
            output.write(reporters.encode(rulebook.plain(rules), indent=2))
        else:
            from plancheck.reporters.ruleset import print_ruleset  # noqa: PLC0415 - only for people

            print_ruleset(output.text, rules, lang=options.lang)
    return Exit.CLEAN
