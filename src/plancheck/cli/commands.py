"""Which module does what a command asks for; only that one is imported."""

from importlib import import_module
from typing import Final

from plancheck.batch import warm
from plancheck.cli.options import Options

_HOMES: Final = {
    "check": ("check", "check"),
    "outline": ("outline", "outline"),
    "rules list": ("rules", "list_sets"),
    "rules show": ("rules", "show"),
    "rules new": ("rule_files", "new"),
    "rules validate": ("rule_files", "validate"),
    "rules test": ("rule_tests", "run_tests"),
    "rules docs": ("rule_files", "docs"),
    "cache path": ("cache", "path"),
    "cache clear": ("cache", "clear"),
    "plugins": ("plugged", "plugins"),
    "plugin": ("plugged", "plugin"),
    "schema": ("schema", "schema"),
}


def run(options: Options) -> int:
    """Do what is asked and return the exit status."""
    module, function = _HOMES[options.command]
    if options.command != "check":  # which may know everything already
        warm.up()
    status: int = getattr(import_module(f"plancheck.cli.{module}"), function)(options)
    return status
