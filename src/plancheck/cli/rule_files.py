"""`plancheck rules new`, `validate` and `docs`."""

import os
from collections.abc import Iterator
from pathlib import Path

from plancheck import checking, messages, reporters, rulebook
from plancheck.cli.exits import Exit, Failure
from plancheck.cli.options import Options
from plancheck.cli.output import Output, OutputError
from plancheck.cli.rules import load
from plancheck.cli.settings import Settings, settle
from plancheck.errors import RuleError
from plancheck.messages.mistakes import words
from plancheck.ruleset.layer import decode
from plancheck.ruleset.library import FILE, MAX_BYTES
from plancheck.ruleset.nodes import compose

MISTAKES_SCHEMA = "plancheck.mistakes/1"


def new(options: Options) -> int:
    """Write a commented rule file to start from; never over another file."""
    place = Path(options.paths[0])
    file = place if place.suffix in (".yaml", ".yml") else place / FILE
    name = file.resolve().parent.name if file.name == FILE else file.stem
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as output:
            output.write(rulebook.starter(name))
    except FileExistsError:
        key = "new-exists" if file.exists() else "output-failed"
        raise Failure(messages.say(options.lang, key, path=file, detail=place)) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise Failure(messages.say(options.lang, "output-failed", path=file, detail=detail)) from None
    with Output(None, options.lang) as output:
        output.text.write(messages.say(options.lang, "new-written", path=file) + "\n")
    return Exit.CLEAN


def validate(options: Options) -> int:
    """Tell every mistake in rule files; exit status 2 where there are any."""
    settings = settle(options)
    files: list[str] = []
    once: dict[str, dict[tuple[int, int, str], RuleError]] = {}
    for path in options.paths:
        for name in rule_sets_in(path, settings.lang):
            files.append(name)
            for mistake in mistakes_in(name, settings):
                once.setdefault(mistake.file or name, {}).setdefault(_key(mistake), mistake)
    found = {file: list(rows.values()) for file, rows in once.items()}
    with Output(None, options.lang) as output:
        if options.format == "json":
            output.write(reporters.encode(_told(files, found, options.lang), indent=2))
        else:
            from plancheck.reporters.mistakes import print_mistakes  # noqa: PLC0415 - only for people

            print_mistakes(output.text, found, len(files), lang=options.lang)
    return Exit.UNUSABLE if found else Exit.CLEAN


def _key(mistake: RuleError) -> tuple[int, int, str]:
    return mistake.line, mistake.column, mistake.message


def _told(files: list[str], found: dict[str, list[RuleError]], lang: str) -> dict[str, object]:
    rows = [
        {
            "file": file,
            "mistakes": [
                {"line": one.line, "column": one.column, "message": words(one, lang)} for one in found.get(file, ())
            ],
        }
        for file in dict.fromkeys((*map(_shown, files), *found))
    ]
    return {"schema": MISTAKES_SCHEMA, "files": rows}


def _shown(name: str) -> str:
    """Return a rule set's name as mistakes name its file."""
    path = Path(name)
    # Other than their like of pathlib these are false for a name too long.
    return str(path / FILE) if os.path.isdir(path) else str(path) if os.path.exists(path) else name  # noqa: PTH110, PTH112


def mistakes_in(name: str, settings: Settings) -> Iterator[RuleError]:
    """Yield the mistakes of a rule set, those of its own file in form also where it cannot be laid on its parents."""
    try:
        checking.rules_for((name,), settings.lang, settings.plugins)
    except RuleError as error:
        own: list[RuleError] = []
        file = Path(_shown(name))
        if os.path.isfile(file) and not error.others:  # noqa: PTH113
            try:
                with file.open("rb") as opened:
                    own = decode(compose(opened.read(MAX_BYTES + 1), str(file)), file.stem, "zh").mistakes
            except (RuleError, OSError):  # the error says so already
                own = []
        yield from sorted([*own, error, *error.others], key=lambda one: (one.line, one.column))


def rule_sets_in(path: str, lang: str) -> Iterator[str]:
    """Yield what a path stands for: a rule file, a folder that is a rule set, the rule sets in a folder; or an id."""
    if not os.path.isdir(path):  # noqa: PTH112 - may be an id
        yield path
        return
    found = False
    for place, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        if FILE in files:
            found = True
            # Written as a path, so that it is not taken for the id of another rule set.
            yield place if os.path.isabs(place) else os.path.join(".", place)  # noqa: PTH117, PTH118
    if not found:
        raise Failure(messages.say(lang, "no-rule-sets", path=path))


def docs(options: Options) -> int:
    """Write the pages of rule sets into a folder; without one, print the Markdown."""
    settings = settle(options)
    pages = [rulebook.page_of(load((name,), settings), settings.plugins.kind, settings.lang) for name in options.paths]
    with Output(None, options.lang) as output:
        if options.output is None:
            output.text.write("\n".join(rulebook.markdown(page) for page in pages))
            return Exit.CLEAN
        folder = Path(options.output)
        for page in pages:
            name = page.id.replace("/", "-")
            try:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{name}.md").write_text(rulebook.markdown(page), encoding="utf-8", newline="\n")
                (folder / f"{name}.html").write_text(rulebook.html(page), encoding="utf-8", newline="\n")
            except OSError as error:
                detail = error.strerror or str(error)
                raise OutputError(messages.say(options.lang, "output-failed", path=folder, detail=detail)) from None
            told = messages.say(options.lang, "docs-written", title=page.title, path=folder / name)
            output.text.write(told + "\n")
    return Exit.CLEAN
