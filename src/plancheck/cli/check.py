"""`plancheck check`."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from plancheck import inputs, messages, reporters
from plancheck.batch import warm
from plancheck.batch.outcome import Outcome
from plancheck.cli import mistakes
from plancheck.cli.exits import Exit, Failure, debug, tell
from plancheck.cli.interrupts import Interrupts
from plancheck.cli.options import Options
from plancheck.cli.output import Output
from plancheck.cli.progress import Progress
from plancheck.cli.run import Run
from plancheck.cli.settings import Settings, settle
from plancheck.cli.silences import Silences
from plancheck.plugins import describe
from plancheck.report import Report
from plancheck.ruleset import AUTO
from plancheck.ruleset.library import shipped_ids

SWITCHED_OFF: Final = "switched off"


def check(options: Options) -> int:
    """Check plans and report on each as it is done."""
    interrupts = Interrupts()
    with interrupts.noticed():
        return _check(options, interrupts)


def _check(options: Options, interrupts: Interrupts) -> int:
    settings = settle(options)
    _known_format(options, settings)
    for plugin in settings.plugins.listed:
        if plugin.problem not in ("", SWITCHED_OFF):
            key = "plugin-not-loaded"
            tell(messages.say(options.lang, key, name=plugin.name, problem=plugin.problem))
    suffixes = {suffix for reader, _ in settings.plugins.readers for suffix in reader.suffixes}
    found = inputs.expand(options.paths, suffixes)
    with mistakes.told(settings):
        # A mistake in a rule set is told before any file is read; the shipped ones have none.
        if AUTO not in settings.rules and not shipped_ids().issuperset(settings.rules):
            warm.up()
            from plancheck import checking  # noqa: PLC0415 - imports all that reads and judges

            checking.rules_for(settings.rules, settings.lang, settings.plugins)
        silences = Silences(settings, options.silence)
        silences.read_all(found)
        with Output(options.output, options.lang, options.paths) as output:
            run = Run(found, options, settings, silences, ordered=settings.format != "jsonl")
            reporter = _reporter(output, settings, len(found))
            status = _report(run, reporter, settings, Progress(len(found), options.lang), interrupts)
    for path in options.paths:
        if n := inputs.passed_over(path, suffixes):
            tell(messages.say(options.lang, "skipped-legacy", path=path, n=n))
    return status


def _report(
    run: Run, reporter: reporters.Reporter, settings: Settings, progress: Progress, interrupts: Interrupts
) -> int:
    """Report on each file of a run; return the exit status."""
    status: int = Exit.CLEAN

    def add(outcome: Outcome) -> int:
        with interrupts.held():
            progress.hide()
            if isinstance(reporter, reporters.LineReporter):
                reporter.add_line(outcome.line())
            else:
                reporter.add(outcome.whole())
            progress.step()
        return status_of(outcome, settings.fail_on)

    try:
        try:
            for outcome in run.outcomes():
                status = max(status, add(outcome))
        except KeyboardInterrupt:
            status = Exit.INTERRUPTED
            with interrupts.held():
                for outcome in run.left():
                    add(outcome)
        whole = False
        try:
            with interrupts.held():
                progress.hide()
                reporter.close()
                whole = True
        except KeyboardInterrupt:
            if not whole:
                raise
            status = Exit.INTERRUPTED
    finally:
        progress.hide()
        run.close()
    return status


def status_of(outcome: Outcome, fail_on: str) -> Exit:
    """Return the exit status one file asks for."""
    if outcome.state == "unreadable":
        return Exit.UNUSABLE
    if fail_on == "never":
        return Exit.CLEAN
    failed = outcome.state == "fail" or (fail_on == "warning" and outcome.warnings > 0)
    return Exit.FINDINGS if failed else Exit.CLEAN


def _known_format(options: Options, settings: Settings) -> None:
    """Raise Failure for a format that neither plancheck nor a plug-in has."""
    known = (*reporters.FORMATS, *settings.plugins.reporters)
    if settings.format in known:
        return
    choices = messages.say(options.lang, "comma").join(known)
    if options.format is None:
        key = "config.bad-value"
        words = {"file": settings.config.file, "key": "format"}
        raise Failure(messages.say(options.lang, key, value=settings.format, choices=choices, **words))
    raise Failure(
        messages.say(options.lang, "bad-choice", option="--format", value=settings.format, choices=choices),
        messages.say(options.lang, "try-help", command="plancheck check"),
    )


def _reporter(output: Output, settings: Settings, total: int) -> reporters.Reporter:
    if settings.format not in settings.plugins.reporters:
        return reporters.create(settings.format, output, lang=settings.lang, total=total)
    return _PluginReporter(output, settings)


class _PluginReporter:
    """A plug-in's reporter; where it fails, the plug-in is named."""

    def __init__(self, output: Output, settings: Settings) -> None:
        reporter, self._owner = settings.plugins.reporters[settings.format]
        self._lang = settings.lang
        self._name = settings.format
        with self._named():
            self._writer = reporter.create(output.binary, settings.lang)

    def add(self, report: Report) -> None:
        with self._named():
            self._writer.add(report)

    def close(self) -> None:
        with self._named():
            self._writer.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError:  # the output's own trouble
            raise
        except Exception as error:
            debug(error)
            detail = f"reporter {self._name}: {describe(error)}"
            raise Failure(messages.say(self._lang, "plugin-failed", name=self._owner, detail=detail)) from error
