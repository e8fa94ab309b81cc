"""Rule sets of one's own, remembered while their files stay as they are: a folder of plans reads them once."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from plancheck.rule import RuleSet
    from plancheck.ruleset.library import Source

_MOST: Final = 16

_Stamp = tuple[str, int, int]


class Memory:
    """Remembers merged rule sets by the names asked for and the state of the files they were read from."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._known: OrderedDict[tuple[object, ...], tuple[tuple[_Stamp, ...], RuleSet]] = OrderedDict()
        self._lock = Lock()

    def load(self, names: Sequence[str], lang: str, merge: "Callable[[list[Source]], RuleSet]") -> "RuleSet":
        """Return the remembered rule set, or what `merge` makes of the files (which it adds to its argument)."""
        key = (Path.cwd(), tuple(names), lang)
        with self._lock:
            known = self._known.get(key)
        if known is not None and all(_stamp(path) == (path, *rest) for path, *rest in known[0]):
            return known[1]
        read: list[Source] = []
        ruleset = merge(read)
        # Only what can be looked at again is remembered; a rule set in an archive is read anew.
        stamps = [_stamp(str(source.place)) for source in read if isinstance(source.place, Path)]
        if len(stamps) == len(read) and None not in stamps:
            with self._lock:
                self._known[key] = (tuple(stamp for stamp in stamps if stamp), ruleset)
                self._known.move_to_end(key)
                while len(self._known) > _MOST:
                    self._known.popitem(last=False)
        return ruleset


def _stamp(path: str) -> _Stamp | None:
    try:
        facts = Path(path).stat()
    except OSError:
        return None
    return path, facts.st_mtime_ns, facts.st_size
