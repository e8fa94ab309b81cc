"""Plug-ins: found, loaded, listed, and kept from taking a check down.

What hooks return is gathered once, at the start; judging then looks names up in tables. Built-in parts do not go
through hooks: their tables name modules that are imported when first needed, so that a single check starts quickly.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from importlib import import_module
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from plancheck import checks
from plancheck._version import __version__
from plancheck.checks import Kind
from plancheck.elements import Recogniser
from plancheck.errors import PlancheckError, UnreadableDocument
from plancheck.plan import Plan
from plancheck.report import Problem, Report
from plancheck.rule import RuleSet

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from plancheck.hookspecs import Command, Reader, Reporter

GROUP: Final = "plancheck"
PATIENCE: Final = 10.0
"""Seconds that one call into a plug-in may take while a plan is checked; then the check goes on without it."""
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
    kinds: dict[str, tuple[Kind, str]] = field(default_factory=dict)
    elements: dict[str, tuple[Recogniser, str]] = field(default_factory=dict)
    readers: list[tuple["Reader", str]] = field(default_factory=list)
    reporters: dict[str, tuple["Reporter", str]] = field(default_factory=dict)
    commands: dict[str, tuple["Command", str]] = field(default_factory=dict)
    roots: list[Traversable] = field(default_factory=list)
    remembered: dict[tuple[tuple[str, ...], str], RuleSet] = field(default_factory=dict)
    last_words: list[tuple[Callable[..., Report | None], str]] = field(default_factory=list)

    def kind(self, name: str) -> Kind:
        """Return a kind of check, a plug-in's or a built-in one; KeyError for an unknown name."""
        if name in self.kinds:
            return self.kinds[name][0]
        found = checks.kind(name)
        if name == "element" and self.elements:
            option = found.options["element"]
            more = replace(option, choices=(*option.choices, *self.elements))
            return replace(found, options={**found.options, "element": more})
        return found

    def kind_names(self) -> list[str]:
        """Return the names of all kinds of check."""
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
    """Registers plug-ins one by one, so that a broken one is a line in the list and no more."""

    def __init__(self, found: Sequence["EntryPoint"], extra: Sequence[str], blocked: Sequence[str]) -> None:
        import pluggy  # noqa: PLC0415 - only where there are plug-ins

        from plancheck import hookspecs  # noqa: PLC0415 - imports pluggy

        self.plugins = Plugins()
        self._api = hookspecs.API_VERSION
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs.Hooks)
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
        try:
            plugin = loader()
            self._refuse_later(getattr(plugin, "plancheck_api", self._api))
            self._manager.register(plugin, name)
            self._manager.check_pending()
            provides = self._gather(plugin, name)
        except Exception as error:  # a plug-in may fail in any way
            if asked:
                raise PluginError(f"{name}: {describe(error)}") from error
            self.plugins.listed.append(Plugin(name, origin, problem=describe(error)))
            if self._manager.has_plugin(name):
                self._manager.unregister(name=name)
            return
        self.plugins.listed.append(Plugin(name, origin, tuple(provides)))

    def _refuse_later(self, wanted: int) -> None:
        if wanted > self._api:
            raise PluginError(f"needs plug-in interface {wanted}; plancheck {__version__} has {self._api}")

    def _gather(self, plugin: Any, name: str) -> list[str]:
        """Ask one plug-in what it adds; return that in words."""
        mine = self._manager.subset_hook_caller
        others = [other for other in self._manager.get_plugins() if other is not plugin]
        told: list[str] = []

        def ask(hook: str) -> list[Any]:
            return [item for items in mine(hook, others)() for item in _items(items)]

        for kind in ask("plancheck_kinds"):
            self.plugins.kinds[kind.name] = (kind, name)
            told.append(f"kind {kind.name}")
        for element, recogniser in ask("plancheck_elements"):
            self.plugins.elements[element] = (recogniser, name)
            told.append(f"element {element}")
        for reader in ask("plancheck_readers"):
            self.plugins.readers.append((reader, name))
            told.append(f"reader {reader.name}")
        for reporter in ask("plancheck_reporters"):
            self.plugins.reporters[reporter.name] = (reporter, name)
            told.append(f"reporter {reporter.name}")
        for command in ask("plancheck_commands"):
            self.plugins.commands[command.name] = (command, name)
            told.append(f"command {command.name}")
        for root in ask("plancheck_rules"):
            self.plugins.roots.append(root)
            told.append("rule sets")
        if hasattr(plugin, "plancheck_report"):
            self.plugins.last_words.append((plugin.plancheck_report, name))
            told.append("last word on reports")
        return told


def _items(answer: Any) -> Iterable[Any]:
    return answer.items() if isinstance(answer, Mapping) else answer


def guarded(plugin: str, action: str, call: Callable[[], _T]) -> tuple[_T | None, Problem | None]:
    """Call into a plug-in; return its answer, or what went wrong where it raises or takes longer than PATIENCE.

    A call that takes too long goes on in a thread of its own, whose answer nobody waits for.
    """
    answers: list[_T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(call())
        except UnreadableDocument as error:
            errors.append(error)
        except BaseException as error:  # noqa: BLE001 - SystemExit of a plug-in is its failure, not the check's end
            errors.append(error)

    thread = threading.Thread(target=run, name=f"plancheck-{plugin}", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if thread.is_alive():
        return None, Problem(plugin, action, f"no answer after {PATIENCE:g} s")
    if errors:
        if isinstance(errors[0], UnreadableDocument):
            raise errors[0]
        return None, Problem(plugin, action, describe(errors[0]))
    return answers[0], None


def describe(error: BaseException) -> str:
    """Return an error in one line."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:300] if words else type(error).__name__


def last_word(plugins: Plugins, report: Report, plan: Plan) -> Report:
    """Let plug-ins change a report that is complete; one that fails is named in it."""
    for hook, name in plugins.last_words:
        changed, problem = guarded(name, "plancheck_report", partial(hook, report=report, plan=plan))
        if problem:
            report = replace(report, problems=(*report.problems, problem))
        elif isinstance(changed, Report):
            report = changed
    return report
