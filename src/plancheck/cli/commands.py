"""What each command does."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from importlib.resources import files
from typing import Any, Final

from plancheck import checking, inputs, messages, reading, reporters, ruleset
from plancheck.cli.arguments import Options, UsageError
from plancheck.cli.exits import Exit, Failure, debug
from plancheck.cli.output import Output
from plancheck.docx.limits import MAX_FILE_BYTES
from plancheck.errors import RuleError, UnreadableDocument
from plancheck.inputs import STDIN, Input
from plancheck.plan import Plan
from plancheck.report import Report, section_to_dict

OUTLINE_SCHEMA: Final = "plancheck.outline/1"


def check(options: Options) -> int:
    """Check plans and report on each as it is done."""
    found = inputs.expand(options.paths)
    status: int = Exit.CLEAN
    try:
        named = [name for name in options.rules if name != checking.AUTO]
        if named:
            ruleset.load(named, options.lang)  # a mistake in a rule set is told before any file is read
        with Output(options.output, options.lang, options.paths) as output:
            reporter = reporters.create(options.format, output, lang=options.lang, total=len(found))
            try:
                for item in found:
                    report = judge(item, options)
                    reporter.add(report)
                    status = max(status, status_of(report, options.fail_on))
            except KeyboardInterrupt:
                status = Exit.INTERRUPTED
            reporter.close()
    except RuleError as error:
        raise _rules_failure(error, options) from error
    for path in options.paths:
        if n := inputs.passed_over(path):
            sys.stderr.write(messages.say(options.lang, "skipped-legacy", path=path, n=n) + "\n")
    return status


def judge(item: Input, options: Options) -> Report:
    """Check one input; whatever is wrong with it becomes its report."""
    data: bytes | None = None
    try:
        data = _from_stdin(item)
        report = checking.check(_source(item, data), options.rules or checking.AUTO, lang=options.lang)
        return replace(report, path=item.path)
    except UnreadableDocument as error:
        told = error.code, messages.unreadable(inputs.explain(item.path, error), options.lang)
    except RuleError:
        raise
    except Exception as error:  # noqa: BLE001 - one file's trouble must not take the others down
        debug(error)
        told = "corrupt", messages.bug(error, options.lang)
    return Report(path=item.path, sha256=inputs.digest(item.path, data), status="unreadable", error=told)


def status_of(report: Report, fail_on: str) -> Exit:
    """Return the exit status one report asks for."""
    if report.status == "unreadable":
        return Exit.UNUSABLE
    if fail_on == "never":
        return Exit.CLEAN
    failed = report.verdict == "fail" or (fail_on == "warning" and report.count("warning") > 0)
    return Exit.FINDINGS if failed else Exit.CLEAN


def outline(options: Options) -> int:
    """Show the section tree of one plan."""
    found = inputs.expand(options.paths)
    if len(found) != 1:
        help_for_it = messages.say(options.lang, "try-help", command="plancheck outline")
        raise UsageError(messages.say(options.lang, "one-plan"), help_for_it)
    item = found[0]
    plan: Plan | None = None
    error: dict[str, str] | None = None
    try:
        plan = reading.read(_source(item, _from_stdin(item)))
    except UnreadableDocument as problem:
        message = messages.unreadable(inputs.explain(item.path, problem), options.lang)
        error = {"code": problem.code, "message": message}
    with Output(options.output, options.lang, options.paths) as output:
        if options.format == "json":
            output.write(reporters.encode(_outline_object(item.path, plan, error), indent=2))
        elif plan is not None:
            reporters.print_outline(output.text, plan, lang=options.lang)
    if error is None:
        return Exit.CLEAN
    if options.format != "json":
        raise Failure(f"{item.path}{messages.say(options.lang, 'colon')}{error['message']}")
    return Exit.UNUSABLE


def rules(options: Options) -> int:
    """List the shipped rule sets."""
    with Output(None, options.lang) as output:
        known = ruleset.available(lang=options.lang)
        width = max(len(name) for name, _ in known)
        for name, title in known:
            output.text.write(f"{name:<{width}}  {title}\n")
    return Exit.CLEAN


def schema(options: Options) -> int:
    """Print the JSON Schema of the report."""
    with Output(None, options.lang) as output:
        output.write((files("plancheck") / "schema" / f"{options.paths[0]}.schema.json").read_bytes())
    return Exit.CLEAN


COMMANDS: Final[Mapping[str, Callable[[Options], int]]] = {
    "check": check,
    "outline": outline,
    "rules": rules,
    "schema": schema,
}


def _from_stdin(item: Input) -> bytes | None:
    """Return what standard input holds, up to the limit, if that is the input."""
    return sys.stdin.buffer.read(MAX_FILE_BYTES + 1) if item.path == STDIN else None


def _source(item: Input, data: bytes | None) -> str | bytes:
    """Return what to read; raises UnreadableDocument where that is known to be in vain."""
    if item.problem is not None:
        raise item.problem
    return item.path if data is None else data


def _outline_object(path: str, plan: Plan | None, error: dict[str, str] | None) -> dict[str, Any]:
    facts = ("title", "issuer", "year", "number", "date", "addressees")
    return {
        "schema": OUTLINE_SCHEMA,
        "path": path,
        "error": error,
        "document": plan
        and {
            **{name: getattr(plan, name) for name in facts},
            "paragraphs": len(plan.blocks),
            "characters": sum(len(block.text) for block in plan.blocks),
        },
        "outline": [section_to_dict(section) for section in plan.sections] if plan else [],
    }


def _rules_failure(error: RuleError, options: Options) -> Failure:
    """Return an error in rule sets as a failure, with the names there are or every mistake in a file."""
    known = [name for name, _ in ruleset.available()]
    for name in options.rules:
        if not (error.file or name == checking.AUTO or name in known or os.path.exists(name)):  # noqa: PTH110
            close = get_close_matches(name, known, n=1)
            key = "unknown-rules-guess" if close else "unknown-rules"
            listed = messages.say(options.lang, "comma").join(known)
            return Failure(messages.say(options.lang, key, name=name, guess="".join(close), known=listed))
    mistakes = "\n".join(str(mistake) for mistake in (error, *error.others))
    return Failure(messages.say(options.lang, "rule-error", detail=mistakes))
