"""Layers on top of one another.

| a layer says | what holds |
|---|---|
| a rule with a new id and a `check` | the rule is added |
| a rule with an inherited id | the fields given replace the inherited ones; the others stay |
| … another `check` | a mistake: give the rule an id of its own |
| … `cases` | replaced reason by reason |
| … an option of the kind of check | replaced as a whole |
| … `add` | appended to an inherited list |
| … `off: reason` | the rule is switched off; a further layer that speaks of it again has it back |
| a new id without `check` | a mistake: nothing of that name is inherited |
| `valid_from`, `valid_to` of the layer | hold for the rules it brings, not for those it inherits |

Parents come before their children, several parents in the order they are named; what comes later wins.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from plancheck.checks import KINDS, REQUIRED, Kind, Option
from plancheck.errors import RuleError
from plancheck.rule import Case, Rule, RuleSet, SwitchedOff, Validity
from plancheck.ruleset.layer import RULE_KEYS, Entry, Layer, decode
from plancheck.ruleset.library import Library, Source, root_of
from plancheck.ruleset.nodes import Node, compose, nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_MAX_LAYERS: Final = 50
_LISTS: Final = ("texts", "entries")


@dataclass(slots=True)
class _Growing:
    """A rule while layers are laid on it."""

    id: str
    check: Node
    node: Node
    fields: dict[str, Any] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    reasons: dict[str, Node] = field(default_factory=dict)
    options: dict[str, list[Node]] = field(default_factory=dict)
    added: dict[str, Node] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    limits: Validity = field(default_factory=Validity)


def merge(
    names: Sequence[str],
    library: Library,
    kind_of: Callable[[str], Kind],
    lang: str,
    read: list[Source] | None = None,
) -> RuleSet:
    """Return the rule set that results from the named ones and all they extend.

    The files that were read are added to `read`. Raises RuleError; its `others` are the further mistakes of the same
    files.
    """
    stack = _Stack(library, lang, read if read is not None else [])
    for name in names:
        stack.lay(name)
    mistakes = [mistake for layer in stack.layers for mistake in layer.mistakes]
    rules, off = _combine(stack.layers, kind_of, mistakes)
    if mistakes:
        # In reading order: a clerk goes through the file from top to bottom.
        files = {mistake.file: None for mistake in mistakes}
        order = {file: number for number, file in enumerate(files)}
        mistakes.sort(key=lambda mistake: (order[mistake.file], mistake.line, mistake.column))
        first = mistakes[0]
        first.others = tuple(mistakes[1:])
        raise first
    named = [layer for layer in stack.layers if layer.id in stack.asked]
    return RuleSet(
        id="+".join(layer.id for layer in named),
        version=named[-1].version,
        title=" + ".join(layer.title for layer in named),
        layers=tuple(layer.id for layer in stack.layers),
        digest=stack.digest(),
        rules=tuple(rules),
        off=tuple(off),
        note="\n".join(layer.note for layer in named if layer.note),
    )


class _Stack:
    """The layers from the base up, each once."""

    def __init__(self, library: Library, lang: str, read: list[Source]) -> None:
        self.layers: list[Layer] = []
        self.asked: set[str] = set()
        self._library = library
        self._lang = lang
        self._read = read
        self._open: list[str] = []
        self._files: dict[str, str] = {}
        self._hash = hashlib.sha256()

    def lay(self, name: str, beside: "Traversable | None" = None, asker: Node | None = None) -> None:
        """Lay a rule set on top, its parents first."""

        def error(message: str, file: str = "") -> RuleError:
            return asker.error(message) if asker else RuleError(message, file)

        try:
            source = self._library.find(name, beside)
        except RuleError as unknown:
            raise error(unknown.message, unknown.file) from None
        data = source.read()
        layer = decode(compose(data, source.shown), source.id, self._lang)
        if source.root is not None and layer.id != source.id:
            layer.mistakes.append(
                RuleError(f"the file calls itself {layer.id!r}, but its folder says {source.id!r}", source.shown, 1, 1)
            )
            layer.id = source.id
        if not self._open:
            self.asked.add(layer.id)
        if layer.id in self._open:
            cycle = " → ".join([*self._open[self._open.index(layer.id) :], layer.id])
            raise error(f"rule sets extend one another in a circle: {cycle}")
        digest = hashlib.sha256(data).hexdigest()
        if layer.id in self._files:
            if self._files[layer.id] != digest:
                raise error(f"two different rule sets call themselves {layer.id!r}", source.shown)
            return
        if len(self._open) + len(self.layers) >= _MAX_LAYERS:
            raise error(f"more than {_MAX_LAYERS} layers", source.shown)
        self._read.append(source)
        self._open.append(layer.id)
        for parent, node in layer.extends:
            self.lay(parent, root_of(source, layer.id), node)
        self._open.pop()
        self.layers.append(layer)
        self._files[layer.id] = digest
        self._hash.update(f"{layer.id} {digest}\n".encode())

    def digest(self) -> str:
        """Return a digest of all layers."""
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
                    hint = nearest(entry.id, list(growing)) if growing else ""
                    message = f"no rule {entry.id!r} is inherited, and a new one needs the key 'check'{hint}"
                    mistakes.append(entry.node.error(message))
                    continue
                origin = {"id": layer.id}
                rule = _Growing(entry.id, entry.check, entry.node, origin=origin, limits=layer.validity)
                growing[entry.id] = rule
            if entry.off is not None:
                off[entry.id] = SwitchedOff(entry.id, layer.id, entry.off)
            else:
                off.pop(entry.id, None)  # a further layer that speaks of a rule again wants it
            try:
                _lay_on(rule, entry, layer.id)
            except RuleError as error:
                mistakes.append(error)
    rules = []
    for rule in growing.values():
        if rule.id not in off:
            try:
                rules.append(_finish(rule, kind_of, mistakes))
            except RuleError as error:
                mistakes.append(error)
    return rules, list(off.values())


def _lay_on(rule: _Growing, entry: Entry, layer: str) -> None:
    if entry.check is not None and entry.check.text() != rule.check.text():
        kept = f"{rule.origin['id']} has a rule {rule.id!r} of kind {rule.check.text()!r}"
        raise entry.check.error(f"{kept}, which cannot be changed; give this rule an id of its own")
    rule.fields |= entry.fields
    rule.broken |= entry.broken
    rule.origin |= dict.fromkeys(entry.fields, layer)
    rule.cases |= entry.cases
    rule.reasons |= entry.reasons
    rule.origin |= {f"cases.{reason}": layer for reason in entry.cases}
    for name, node in entry.options.items():
        rule.options[name] = [node]
        rule.origin[name] = layer
    for name, node in entry.added.items():
        rule.options.setdefault(name, []).append(node)
        rule.added[name] = node
        rule.origin[name] = f"{rule.origin[name]}, {layer}" if name in rule.origin else layer


def _finish(rule: _Growing, kind_of: Callable[[str], Kind], mistakes: list[RuleError]) -> Rule:
    name = rule.check.text()
    try:
        kind = kind_of(name)
    except KeyError:
        raise rule.check.error(f"unknown kind of check {name!r}{nearest(name, list(KINDS))}") from None
    for needed in ("title", "severity"):
        if needed not in rule.fields and needed not in rule.broken:
            raise rule.node.error(f"the rule {rule.id!r} lacks the key {needed!r}")
    for reason, node in rule.reasons.items():
        if reason not in kind.reasons and reason != "default" and not kind.finer_reasons:
            hint = nearest(reason, [*kind.reasons, "default"])
            mistakes.append(node.key_error(f"check {name!r} gives no reason {reason!r}{hint}"))
    before = len(mistakes)
    options = _options(rule, kind, mistakes)
    if len(mistakes) == before and kind.mistake and (wrong := kind.mistake(options)):
        raise rule.node.error(f"the rule {rule.id!r}: {wrong}")
    fields = {"title": "", "severity": "info", **rule.fields}  # where one is broken the set is refused anyway
    own = Validity(fields.pop("valid_from", None), fields.pop("valid_to", None))
    if own.since and own.until and own.since > own.until:
        raise rule.node.error(f"the rule {rule.id!r}: valid_to {own.until} lies before valid_from {own.since}")
    return Rule(
        id=rule.id,
        check=name,
        cases=rule.cases,
        options=options,
        origin=rule.origin,
        validity=_both(own, rule.limits),
        **fields,
    )


def _both(first: Validity, second: Validity) -> Validity:
    """Return when both are in force."""
    since = [day for day in (first.since, second.since) if day]
    until = [day for day in (first.until, second.until) if day]
    return Validity(max(since, default=None), min(until, default=None))


def _options(rule: _Growing, kind: Kind, mistakes: list[RuleError]) -> dict[str, Any]:
    """Return a rule's options, complete with what holds where it leaves one out."""
    options: dict[str, Any] = {}
    for key, nodes in rule.options.items():
        option = kind.options.get(key)
        if option is None:
            known = [*kind.options, *RULE_KEYS]
            mistakes.append(nodes[0].key_error(f"unknown key {key!r} for check {kind.name!r}{nearest(key, known)}"))
        elif key in rule.added and option.type not in _LISTS:
            mistakes.append(rule.added[key].error(f"{key!r} is no list that something can be added to"))
        else:
            try:
                options[key] = _value(option, nodes)
            except RuleError as error:
                mistakes.append(error)
    for key, option in kind.options.items():
        if key not in options:
            if option.default is REQUIRED and key not in rule.options:
                mistakes.append(rule.node.error(f"the rule {rule.id!r} lacks the key {key!r}: {option.doc}"))
            options[key] = option.default
    return options


def _value(option: Option, nodes: Sequence[Node]) -> Any:
    """Return the value of an option; a list may stand in several parts."""
    if option.type == "texts":
        return tuple(_single(option, item) for node in nodes for item in node.each())
    if option.type == "entries":
        return tuple(_row(option, item) for node in nodes for item in node.each())
    return _single(option, nodes[-1])


def _single(option: Option, node: Node) -> Any:
    value: Any
    match option.type:
        case "number":
            value = node.number()
        case "flag":
            value = node.flag()
        case "date":
            value = node.day()
        case _:
            value = node.choice(option.choices) if option.choices else node.words()
    if option.mistake and (wrong := option.mistake(value)):
        raise node.error(wrong)
    return value


def _row(option: Option, node: Node) -> dict[str, Any]:
    """Return one entry; written as bare text it stands for the first key."""
    keys: Mapping[str, Option] = option.keys
    needed = [name for name, key in keys.items() if key.default is REQUIRED]
    found = {next(iter(keys)): node} if node.alone() else node.table(list(keys), needed)
    row = {name: _value(key, [found[name]]) if name in found else key.default for name, key in keys.items()}
    if option.mistake and (wrong := option.mistake(row)):
        raise node.error(wrong)
    return row
