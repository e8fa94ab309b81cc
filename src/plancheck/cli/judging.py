"""One file, judged; whatever is wrong with it is told in its report."""

from dataclasses import replace

from plancheck import checking, inputs, messages
from plancheck.cli.exits import debug
from plancheck.cli.options import Options
from plancheck.cli.reading import from_stdin, limits_of, source
from plancheck.cli.settings import Settings
from plancheck.cli.worker import Job
from plancheck.errors import RuleError, UnreadableDocument
from plancheck.inputs import Input
from plancheck.report import Report


def judge(job: Job, options: Options, settings: Settings) -> Report:
    """Check one input; whatever is wrong with it becomes its report."""
    item = job.item
    data: bytes | None = None
    try:
        limits = limits_of(options)
        data = from_stdin(item, limits)
        report = checking.check(
            source(item, data),
            settings.rules,
            lang=settings.lang,
            as_of=options.as_of,
            plugins=settings.plugins,
            silence=job.silences,
            limits=limits,
        )
        return replace(report, path=item.path)
    except UnreadableDocument as error:
        told = error.code, messages.unreadable(inputs.explain(item.path, error), options.lang)
    except RuleError:
        raise
    except Exception as error:  # noqa: BLE001 - one file's trouble must not take the others down
        debug(error)
        told = "corrupt", messages.bug(error, options.lang)
    return unreadable(item, told, data)


def unreadable(item: Input, error: tuple[str, str], data: bytes | None = None) -> Report:
    """Return the report on an input that could not be checked."""
    return Report(path=item.path, sha256=inputs.digest(item.path, data), status="unreadable", error=error)
