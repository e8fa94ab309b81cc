"""`plancheck rules test`."""

from plancheck import messages, testing
from plancheck.cli import mistakes
from plancheck.cli.exits import Exit, Failure
from plancheck.cli.options import Options
from plancheck.cli.output import Output
from plancheck.cli.rule_files import rule_sets_in
from plancheck.cli.rules import load
from plancheck.cli.settings import settle
from plancheck.errors import RuleError


def run_tests(options: Options) -> int:
    """Run the examples and fixtures of rule sets; exit status 1 where one fails."""
    from plancheck.reporters.trials import print_trials, print_trials_total  # noqa: PLC0415 - only for people

    settings = settle(options)
    status: int = Exit.CLEAN
    totals: list[int] = []
    with Output(None, options.lang) as output:
        for path in options.paths:
            for name in rule_sets_in(path, options.lang):
                rules = load((name,), settings)
                try:
                    results = testing.run(name, settings.plugins)
                except RuleError as error:
                    detail = mistakes.listed(error, options.lang)
                    raise Failure(messages.say(options.lang, "rule-error", detail=detail)) from error
                print_trials(output.text, rules, results, lang=options.lang)
                totals.append(sum(not result.ok for result in results))
                if totals[-1]:
                    status = Exit.FINDINGS
        if len(totals) > 1:
            print_trials_total(output.text, len(totals), sum(map(bool, totals)), lang=options.lang)
    return status
