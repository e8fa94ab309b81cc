"""`plancheck schema`."""

from importlib.resources import files

from plancheck import reporters
from plancheck.cli.exits import Exit
from plancheck.cli.options import Options
from plancheck.cli.output import Output
from plancheck.cli.settings import plugins_for


def schema(options: Options) -> int:
    """Print the JSON Schema of the report or of rule files."""
    if options.paths[0] == "report":
        data = (files("plancheck") / "schema" / "report.schema.json").read_bytes()
    else:
        from plancheck import rulebook  # noqa: PLC0415 - imports every kind of check

        added = plugins_for(options)
        data = reporters.encode(rulebook.schema([added.kind(name) for name in added.kind_names()]), indent=2)
    with Output(None, options.lang) as output:
        output.write(data)
    return Exit.CLEAN
