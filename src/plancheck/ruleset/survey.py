"""Which plans each rule set is for and what it extends, read from the heads of the rule files."""

import re
from contextlib import suppress

from plancheck.errors import RuleError
from plancheck.rule import Condition, Validity
from plancheck.ruleset.layer import Layer, decode
from plancheck.ruleset.library import Library, Source
from plancheck.ruleset.nodes import compose

Survey = tuple[dict[str, tuple[Condition, Validity]], dict[str, tuple[str, ...]]]

_RULES = re.compile(rb"^rules[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?:(?:[ \t#-][^\n]*|\r?)(?:\n|\Z))*", re.MULTILINE)


def head(source: Source, lang: str = "zh") -> Layer:
    """Return a rule file without its rules, which are nearly all of it."""
    data = source.read()
    try:
        return decode(compose(_RULES.sub(b"", data), source.shown), source.id, lang)
    except RuleError:  # written in some other way than the usual one
        return decode(compose(data, source.shown), source.id, lang)


def survey(library: Library) -> Survey:
    """Return which plans every rule set with a condition is for and when it is in force, and what each set extends.

    One whose head cannot be read is left out: whoever names it is told why, others are not kept from their check.
    """
    layers = {}
    for name in library.ids():
        with suppress(RuleError):
            layers[name] = head(library.find(name))
    conditions = {name: (layer.fits, layer.validity) for name, layer in layers.items() if layer.fits is not None}
    return conditions, {name: tuple(parent for parent, _ in layer.extends) for name, layer in layers.items()}
