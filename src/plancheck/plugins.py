"""Plug-ins: found, loaded, listed, and kept from taking a check down.

What hooks return is gathered once, at the start; judging then looks names up in tables. Built-in parts do not go
through hooks: their tables name modules that are imported when first needed, so that a single check starts quickly.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from plancheck._version import __version__
from plancheck.errors import PlancheckError, UnreadableDocument
from plancheck.report import Problem, Report

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

    from plancheck.checks import Hit, Kind
    from plancheck.elements import Recogniser
    from plancheck.hookspecs import Command, Reader, Reporter
    from plancheck.plan import Plan
    from plancheck.rule import Rule, RuleSet

GROUP: Final = "plancheck"
PATIENCE: Final = 10.0
"""Seconds that one call into a plug-in may take while a plan is checked; then the check goes on without it."""
LONGEST_PATIENCE: Final = 60.0
"""The most that a reader is granted which asks for more (one that starts an office program)."""
LATE: Final = "no answer"
"""How the message of a problem begins where a plug-in took too long."""
_T = TypeVar("_T")


class PluginError(PlancheckError):
    """A plug-in asked for by name cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plug-in as `plancheck plugins` lists it.

    Attributes:
        name: of its entry point or module.
        origin: the package and version it comes from, or "-p".
        provides: what it adds, e.g. ("kind gbt9704",); empty where it was not loaded.
        problem: why it was not loaded, or what failed; "" when all is well.

    """

    name: str
    origin: str
    provides: tuple[str, ...] = ()
    problem: str = ""


@dataclass(slots=True)
class Plugins:
    """What all plug-ins add, by name."""

    listed: list[Plugin] = field(default_factory=list)
    kinds: "dict[str, tuple[Kind, str]]" = field(default_factory=dict)
    elements: "dict[str, tuple[Recogniser, str]]" = field(default_factory=dict)
    readers: "list[tuple[Reader, str]]" = field(default_factory=list)
    reporters: "dict[str, tuple[Reporter, str]]" = field(default_factory=dict)
    commands: "dict[str, tuple[Command, str]]" = field(default_factory=dict)
    roots: "list[Traversable]" = field(default_factory=list)
    remembered: "dict[tuple[tuple[str, ...], str], RuleSet]" = field(default_factory=dict)
    last_words: list[tuple[Callable[..., list[Any]], str]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    """The file or package folder of each plug-in's code, "" where that cannot be told."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What checks make of the above once and use again."""

    def take(self, other: "Plugins") -> None:
        """Add what another holds."""
        self.kinds |= other.kinds
        self.elements |= other.elements
        self.readers += other.readers
        self.reporters |= other.reporters
        self.commands |= other.commands
        self.roots += other.roots
        self.last_words += other.last_words

    def kind(self, name: str) -> "Kind":
        """Return a kind of check, a plug-in's or a built-in one; KeyError for an unknown name."""
        if name in self.kinds:
            return self.kinds[name][0]
        from plancheck import checks  # noqa: PLC0415 - a report that lies in the cache needs no check

        found = checks.kind(name)
        if name == "element" and self.elements:
            option = found.options["element"]
            more = replace(option, choices=(*option.choices, *self.elements))
            return replace(found, options={**found.options, "element": more})
        return found

    def kind_names(self) -> list[str]:
        """Return the names of all kinds of check."""
        from plancheck import checks  # noqa: PLC0415 - as above

        return [*checks.KINDS, *self.kinds]


def load(
    extra: Sequence[str] = (), blocked: Sequence[str] = (), entry_points: Iterable["EntryPoint"] | None = None
) -> Plugins:
    """Find and load plug-ins.

    Args:
        extra: modules to load as plug-ins (-p); PluginError where one cannot be imported.
        blocked: names not to load (--no-plugin).
        entry_points: instead of those of the installed packages.

    """
    found = _installed() if entry_points is None else list(entry_points)
    if not found and not extra:
        return Plugins()
    return _Loader(found, extra, blocked).plugins


@lru_cache(maxsize=1)
def installed() -> Plugins:
    """Return the plug-ins of the installed packages, loaded once a process."""
    return load()


def _installed() -> list["EntryPoint"]:
    """Return the entry points of the group; the import that reads them properly is made only where there are any."""
    if not any(_mentions_group(Path(folder)) for folder in dict.fromkeys(sys.path) if folder):
        return []
    from importlib.metadata import entry_points  # noqa: PLC0415 - 20 ms

    return list(entry_points(group=GROUP))


def _mentions_group(folder: Path) -> bool:
    mark = f"[{GROUP}]".encode()
    try:
        return any(mark in file.read_bytes() for file in folder.glob("*-info/entry_points.txt"))
    except OSError:
        return False


class _Loader:
    """Loads plug-ins one by one, so that a broken one is a line in the list and no more."""

    def __init__(self, found: Sequence["EntryPoint"], extra: Sequence[str], blocked: Sequence[str]) -> None:
        self.plugins = Plugins()
        self._loaded: dict[str, Any] = {}
        for point in found:
            origin = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
            self._add(point.name, origin, point.load, blocked)
        for name in extra:
            self._add(name, "-p", partial(import_module, name), blocked, asked=True)

    def _add(
        self, name: str, origin: str, loader: Callable[[], Any], blocked: Sequence[str], *, asked: bool = False
    ) -> None:
        if name in blocked:
            self.plugins.listed.append(Plugin(name, origin, problem="switched off"))
            return
        told, problem = guarded(name, "loading", partial(self._gather, name, loader))
        wrong = problem.message if problem else ""
        if told is not None and not wrong:
            plugin, added, provides = told
            if any(plugin is other for other in self._loaded.values()):
                return  # asked for by -p and installed too
            wrong = self._clash(name, added)
        if told is None or wrong:
            if asked:
                raise PluginError(f"{name}: {wrong}")
            self.plugins.listed.append(Plugin(name, origin, problem=wrong))
            return
        self._loaded[name] = plugin
        self.plugins.places[name] = _place(plugin)
        self.plugins.take(added)
        self.plugins.listed.append(Plugin(name, origin, tuple(provides)))

    def _clash(self, name: str, added: Plugins) -> str:
        """Say what a plug-in brings that is there already; replacing it silently would make reports differ."""
        from plancheck.checks import KINDS  # noqa: PLC0415 - only where there are plug-ins
        from plancheck.elements import ELEMENTS  # noqa: PLC0415

        if name in self._loaded:
            return "another plug-in of this name is loaded"
        here = self.plugins
        for what, mine, others, built_in in (
            ("kind", added.kinds, here.kinds, KINDS),
            ("element", added.elements, here.elements, ELEMENTS),
            ("reporter", added.reporters, here.reporters, {}),
            ("command", added.commands, here.commands, {}),
        ):
            for item in mine:
                if item in built_in:
                    return f"{what} {item} is built in"
                if item in others:
                    return f"{what} {item} is there already, from {others[item][1]}"
        return ""

    @staticmethod
    def _gather(name: str, loader: Callable[[], Any]) -> tuple[Any, Plugins, list[str]]:
        """Load one plug-in and ask it what it adds; return it, that, and that in words.

        Each has a manager of its own: one that fails halfway, or that answers long after it was given up, leaves
        nothing behind.
        """
        import pluggy  # noqa: PLC0415 - only where there are plug-ins

        from plancheck import hookspecs  # noqa: PLC0415 - imports pluggy
        from plancheck.checks import Kind  # noqa: PLC0415

        plugin = loader()
        wanted = getattr(plugin, "plancheck_api", hookspecs.API_VERSION)
        if wanted > hookspecs.API_VERSION:
            had = f"plancheck {__version__} has {hookspecs.API_VERSION}"
            raise PluginError(f"needs plug-in interface {wanted}; {had}")
        manager = pluggy.PluginManager(GROUP)
        manager.add_hookspecs(hookspecs.Hooks)
        manager.register(plugin, name)
        manager.check_pending()
        added = Plugins()
        told: list[str] = []

        def ask(hook: str, kind: type | None = None) -> list[Any]:
            found = [item for items in getattr(manager.hook, hook)() for item in _items(items)]
            for item in found:
                if kind is not None and not isinstance(item, kind):
                    raise PluginError(f"{hook} returned {item!r:.80}, no {kind.__name__}")
            return found

        for item in ask("plancheck_kinds", Kind):
            added.kinds[item.name] = (item, name)
            told.append(f"kind {item.name}")
        for element, recogniser in ask("plancheck_elements"):
            added.elements[element] = (recogniser, name)
            told.append(f"element {element}")
        for item in ask("plancheck_readers", hookspecs.Reader):
            added.readers.append((item, name))
            told.append(f"reader {item.name}")
        for item in ask("plancheck_reporters", hookspecs.Reporter):
            added.reporters[item.name] = (item, name)
            told.append(f"reporter {item.name}")
        for item in ask("plancheck_commands", hookspecs.Command):
            added.commands[item.name] = (item, name)
            told.append(f"command {item.name}")
        for root in ask("plancheck_rules"):
            added.roots.append(root)
            told.append("rule sets")
        if manager.hook.plancheck_report.get_hookimpls():
            added.last_words.append((manager.hook.plancheck_report, name))
            told.append("last word on reports")
        return plugin, added, told


def _place(plugin: Any) -> str:
    module = plugin if isinstance(plugin, ModuleType) else sys.modules.get(type(plugin).__module__)
    top = sys.modules.get(module.__name__.partition(".")[0]) if module else None
    file = getattr(top, "__file__", None) or ""
    return os.path.dirname(file) if hasattr(top, "__path__") else file  # noqa: PTH120


def _items(answer: Any) -> Iterable[Any]:
    return answer.items() if isinstance(answer, Mapping) else answer


def guarded(
    plugin: str, action: str, call: Callable[[], _T], patience: float | None = None
) -> tuple[_T | None, Problem | None]:
    """Call into a plug-in; return its answer, or what went wrong where it raises or takes too long (PATIENCE).

    A call that takes too long goes on in a thread of its own, whose answer nobody waits for.
    """
    answers: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(call())
        except BaseException as error:  # noqa: BLE001 - SystemExit of a plug-in is its failure, not the check's end
            errors.append(error)

    thread = threading.Thread(target=run, name=f"plancheck-{plugin}", daemon=True)
    thread.start()
    limit = PATIENCE if patience is None else min(patience, LONGEST_PATIENCE)
    thread.join(limit)
    if thread.is_alive():
        return None, Problem(plugin, action, f"{LATE} after {limit:g} s")
    if errors:
        if isinstance(errors[0], UnreadableDocument) and action.startswith("reader"):
            raise errors[0]
        return None, Problem(plugin, action, describe(errors[0]))
    return answers[0], None


def describe(error: BaseException) -> str:
    """Return an error in one line."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:300] if words else type(error).__name__


def sound(hits: "Iterable[Hit]", rules: "Sequence[Rule]", plan: "Plan") -> "list[Hit]":
    """Return what a plug-in's check says, once it is known to be of these rules and of words that are there."""
    from plancheck.checks import Hit  # noqa: PLC0415

    found = []
    asked = set(rules)
    for hit in hits:
        if not isinstance(hit, Hit):
            raise TypeError(f"{hit!r:.80} is no Hit")
        if hit.rule not in asked:
            raise ValueError(f"a hit of the rule {getattr(hit.rule, 'id', hit.rule)!r:.80}, which was not asked for")
        for block, start, end in hit.spans:
            if not (0 <= block < len(plan.blocks) and 0 <= start <= end <= len(plan.blocks[block].text)):
                raise ValueError(f"rule {hit.rule.id}: no words at block {block}, {start} to {end}")
        found.append(hit)
    return found


def last_word(plugins: Plugins, report: Report, plan: "Plan") -> Report:
    """Let plug-ins change a report that is complete; one that fails is named in it."""
    for hook, name in plugins.last_words:
        answers, problem = guarded(name, "plancheck_report", partial(hook, report=report, plan=plan))
        for changed in answers or ():
            if isinstance(changed, Report):
                report = changed
            else:
                problem = Problem(name, "plancheck_report", f"returned {changed!r:.80}, no Report")
        if problem:
            report = replace(report, problems=(*report.problems, problem))
    return report
