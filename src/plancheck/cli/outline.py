"""`plancheck outline`."""

from typing import Any, Final

from plancheck import inputs, messages, reading, reporters
from plancheck.cli.exits import Exit, Failure
from plancheck.cli.options import Options
from plancheck.cli.output import Output
from plancheck.cli.parser import UsageError
from plancheck.cli.reading import from_stdin, limits_of, source
from plancheck.cli.settings import plugins_for
from plancheck.errors import UnreadableDocument
from plancheck.plan import Plan
from plancheck.report import section_to_dict

OUTLINE_SCHEMA: Final = "plancheck.outline/1"


def outline(options: Options) -> int:
    """Show the section tree of one plan."""
    found = inputs.expand(options.paths)
    if len(found) != 1:
        help_for_it = messages.say(options.lang, "try-help", command="plancheck outline")
        raise UsageError(messages.say(options.lang, "one-plan"), help_for_it)
    item = found[0]
    plan: Plan | None = None
    error: dict[str, str] | None = None
    added = plugins_for(options)
    try:
        limits = limits_of(options)
        plan = reading.read(source(item, from_stdin(item, limits)), plugins=added, limits=limits)
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
