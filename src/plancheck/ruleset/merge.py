"""Layers on top of one another.

| a layer says | what holds |
|---|---|
| a rule with a new id and a `check` | the rule is added |
| a rule with an inherited id | the fields given replace the inherited ones; the others stay |
| … `cases` | replaced reason by reason |
| … an option of the kind of check | replaced as a whole |
| … `add` | appended to an inherited list |
| … `off: reason` | the rule is switched off |
| a new id without `check` | a mistake: nothing of that name is inherited |

Parents come before their children, several parents in the order they are named; what comes later wins.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, Final

from plancheck.checks import KINDS, REQUIRED, Kind, Option
from plancheck.errors import RuleError
from plancheck.rule import Case, Rule, RuleSet, SwitchedOff
from plancheck.ruleset.layer import RULE_KEYS, Entry, Layer, decode
from plancheck.ruleset.library import Library, root_of
from plancheck.ruleset.nodes import Node, compose, nearest

_MAX_LAYERS: Final = 50


@dataclass(slots=True)
class _Growing:
    """A rule while layers are laid on it."""

    id: str
    check: Node
    node: Node
    fields: dict[str, Any] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    options: dict[str, list[Node]] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)


def merge(names: Sequence[str], library: Library, kind_of: Callable[[str], Kind], lang: str) -> RuleSet:
    """Return the rule set that results from the named ones and all they extend.

    Raises RuleError; its `others` are the further mistakes of the same files.
    """
    stack = _Stack(library, lang)
    for name in names:
        stack.lay(name)
    mistakes = [mistake for layer in stack.layers for mistake in layer.mistakes]
    rules, off = _combine(stack.layers, kind_of, mistakes)
    if mistakes:
        first = mistakes[0]
        first.others = tuple(mistakes[1:])
        raise first
    top = stack.layers[-1]
    named = [layer for layer in stack.layers if layer.id in stack.asked] or [top]
    return RuleSet(
        id="+".join(layer.id for layer in named),
        version=top.version,
        title=" + ".join(layer.title for layer in named),
        layers=tuple(layer.id for layer in stack.layers),
        digest=stack.digest(),
        rules=tuple(rules),
        off=tuple(off),
        validity=top.validity,
    )


class _Stack:
    """The layers from the base up, each once."""

    def __init__(self, library: Library, lang: str) -> None:
        self.layers: list[Layer] = []
        self.asked: set[str] = set()
        self._library = library
        self._lang = lang
        self._open: list[str] = []
        self._hash = hashlib.sha256()

    def lay(self, name: str, beside: Traversable | None = None, asker: Node | None = None) -> None:
        try:
            source = self._library.find(name, beside)
        except RuleError as error:
            raise (asker.error(error.message) if asker else error) from None
        if source.shown in self._open:
            cycle = " → ".join([*self._open[self._open.index(source.shown) :], source.shown])
            raise (asker.error if asker else RuleError)(f"rule sets extend one another in a circle: {cycle}")
        if len(self._open) > _MAX_LAYERS:
            raise RuleError(f"more than {_MAX_LAYERS} layers", source.shown)
        data = source.read()
        layer = decode(compose(data, source.shown), source.id, self._lang)
        if not self._open:
            self.asked.add(layer.id)
        if any(other.id == layer.id for other in self.layers):
            return
        self._open.append(source.shown)
        for parent, node in layer.extends:
            self.lay(parent, root_of(source, layer.id), node)
        self._open.pop()
        self.layers.append(layer)
        self._hash.update(data)

    def digest(self) -> str:
        return self._hash.hexdigest()


def _combine(
    layers: Sequence[Layer], kind_of: Callable[[str], Kind], mistakes: list[RuleError]
) -> tuple[list[Rule], list[SwitchedOff]]:
    growing: dict[str, _Growing] = {}
    off: dict[str, SwitchedOff] = {}
    for layer in layers:
        for entry in layer.entries:
            rule = growing.get(entry.id)
            if rule is None:
                if entry.check is None:
                    hint = nearest(entry.id, list(growing))
                    mistakes.append(entry.node.error(f"no rule {entry.id!r} is inherited, and a new one needs the key 'check'{hint}"))
                    continue
                rule = growing[entry.id] = _Growing(entry.id, entry.check, entry.node, origin={"id": layer.id})
            if entry.off is not None:
                off[entry.id] = SwitchedOff(entry.id, layer.id, entry.off)
            else:
                off.pop(entry.id, None)  # a lower layer that speaks of a rule again wants it
            _lay_on(rule, entry, layer.id)
    rules = []
    for rule in growing.values():
        if rule.id not in off:
            try:
                rules.append(_finish(rule, kind_of, mistakes))
            except RuleError as error:
                mistakes.append(error)
    return rules, list(off.values())


def _lay_on(rule: _Growing, entry: Entry, layer: str) -> None:
    if entry.check is not None:
        rule.check = entry.check
    rule.fields |= entry.fields
    rule.origin |= dict.fromkeys(entry.fields, layer)
    rule.cases |= entry.cases
    rule.origin |= {f"cases.{reason}": layer for reason in entry.cases}
    for name, node in entry.options.items():
        rule.options[name] = [node]
        rule.origin[name] = layer
    for name, node in entry.added.items():
        rule.options.setdefault(name, []).append(node)
        rule.origin[name] = f"{rule.origin[name]}, {layer}" if name in rule.origin else layer


def _finish(rule: _Growing, kind_of: Callable[[str], Kind], mistakes: list[RuleError]) -> Rule:
    name = rule.check.text()
    try:
        kind = kind_of(name)
    except KeyError:
        raise rule.check.error(f"unknown kind of check {name!r}{nearest(name, list(KINDS))}") from None
    for needed in ("title", "severity"):
        if needed not in rule.fields:
            raise rule.node.error(f"the rule {rule.id!r} lacks the key {needed!r}")
    options: dict[str, Any] = {}
    for key, nodes in rule.options.items():
        if key not in kind.options:
            known = [*kind.options, *RULE_KEYS]
            mistakes.append(nodes[0].error(f"unknown key {key!r} for check {name!r}{nearest(key, known)}"))
            continue
        try:
            options[key] = _value(kind.options[key], nodes)
        except RuleError as error:
            mistakes.append(error)
    for key, option in kind.options.items():
        if key not in options:
            if option.default is REQUIRED and key not in rule.options:
                mistakes.append(rule.node.error(f"the rule {rule.id!r} lacks the key {key!r}: {option.doc}"))
            options[key] = option.default
    return Rule(id=rule.id, check=name, cases=rule.cases, options=options, origin=rule.origin, **rule.fields)


def _value(option: Option, nodes: Sequence[Node]) -> Any:
    last = nodes[-1]
    match option.type:
        case "texts":
            values = tuple(text for node in nodes for text in node.texts())
            for node in nodes if option.choices else ():
                for item in node.items():
                    item.choice(option.choices)
            return values
        case "entries":
            return tuple(_row(option.keys, item) for node in nodes for item in node.items())
        case "number":
            return last.number()
        case "flag":
            return last.flag()
        case "date":
            return last.day()
        case _:
            return last.choice(option.choices) if option.choices else last.text()


def _row(keys: Mapping[str, Option], node: Node) -> dict[str, Any]:
    found = node.table(list(keys), [name for name, option in keys.items() if option.default is REQUIRED])
    return {name: _value(option, [found[name]]) if name in found else option.default for name, option in keys.items()}
