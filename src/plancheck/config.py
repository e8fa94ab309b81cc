"""Settings of a folder: plancheck.toml, found from the working directory upward.

rules = ["prefecture/our-prefecture", "local/ruleset.yaml"]   # paths count from this file's folder
fail-on = "warning"
lang = "zh"
format = "console"
plugins = ["our_checks"]                                      # as -p
no-plugins = []                                               # as --no-plugin
"""

import os
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from plancheck.errors import PlancheckError

NAME: Final = "plancheck.toml"
_MOST: Final = 64 * 2**10
"""Size of the file in bytes; a thousand rule sets can be named in it."""
_MOST_DOTS: Final = 1000
_LISTS: Final = ("rules", "plugins", "no-plugins")
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "fail-on": ("error", "warning", "never"),
    "lang": ("zh", "en"),
    "format": (),
}
KEYS: Final = ("rules", "fail-on", "lang", "format", "plugins", "no-plugins")


class ConfigError(PlancheckError):
    """A plancheck.toml cannot be used.

    Attributes:
        code: "missing", "unreadable", "not-a-file", "too-large", "toml", "unknown-key", "not-a-list", "not-a-word" or
            "bad-value"; the sentences are in plancheck.messages.
        file: the file.
        line: line number from 1, 0 where there is none.
        values: what the sentence tells: key, value, guess, choices, detail.

    """

    def __init__(self, code: str, file: Path, line: int = 0, **values: str) -> None:
        super().__init__(f"{file}:{line}: {code} {values}")
        self.code = code
        self.file = file
        self.line = line
        self.values = values


@dataclass(frozen=True, slots=True)
class Config:
    """What a plancheck.toml says; None and () where it says nothing.

    Attributes:
        file: the file, None where there is none.
        rules: rule sets, as written.
        lists: "plugins" and "no-plugins".
        words: "fail-on", "lang" and "format", as far as given.

    """

    file: Path | None = None
    rules: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def rules_from_here(self, known: Collection[str]) -> tuple[str, ...]:
        """Return the rule sets: those of `known` (ids and "auto") as they are, paths from this file's folder."""
        if self.file is None:
            return ()
        folder = self.file.parent
        return tuple(name if name in known else _path(name, folder) for name in self.rules)


def find(start: Path) -> Path | None:
    """Return the plancheck.toml of a folder or of the nearest above it."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def load(file: str | None = None) -> Config:
    """Return the settings of a file, by default of the nearest plancheck.toml; raise ConfigError."""
    place = Path(file) if file is not None else find(Path.cwd())
    return Config() if place is None else read(place)


def language(file: str | None = None) -> str | None:
    """Return the language a plancheck.toml asks for; None also where it has mistakes, which are told in time."""
    try:
        return load(file).words.get("lang")
    except (ConfigError, OSError):  # the working directory may be gone
        return None


def read(place: Path) -> Config:
    """Return the settings of a file; raise ConfigError."""
    import tomllib  # noqa: PLC0415 - most folders have no plancheck.toml

    try:
        text = _bytes(place).decode("utf-8-sig")
        _look_for_chains(text, place)
        told = tomllib.loads(text)
    except (FileNotFoundError, IsADirectoryError):
        raise ConfigError("missing", place) from None
    except OSError as error:
        raise ConfigError("unreadable", place, detail=error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise ConfigError("unreadable", place, detail="UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        match = re.search(r"\(at line (\d+)", str(error))
        raise ConfigError("toml", place, int(match[1]) if match else 0, detail=str(error)) from None
    for key, value in told.items():
        _examine(key, value, place, _line(key, text))
    return Config(
        file=place,
        rules=tuple(told.get("rules", ())),
        lists={key: tuple(told[key]) for key in _LISTS if key in told},
        words={key: told[key] for key in _WORDS if key in told},
    )


def _bytes(place: Path) -> bytes:
    """Return what stands in a file; a pipe may never tell anything, a device never end."""
    if not stat.S_ISREG(place.stat().st_mode):
        if str(place) == os.devnull:  # "no settings"
            return b""
        raise IsADirectoryError if place.is_dir() else ConfigError("not-a-file", place)
    with place.open("rb") as file:
        data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise ConfigError("too-large", place, most=str(_MOST // 2**10))
    return data


def _look_for_chains(text: str, place: Path) -> None:
    """Refuse a.a.a.a… by the thousand, for which tomllib takes the square of their number in time and memory."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            raise ConfigError("toml", place, number, detail=f"> {_MOST_DOTS} dots")


def _examine(key: str, value: Any, place: Path, line: int) -> None:
    if key not in KEYS:
        from difflib import get_close_matches  # noqa: PLC0415 - only where there is a mistake

        close = get_close_matches(key.replace("_", "-").lower(), KEYS, n=1, cutoff=0.5)
        raise ConfigError("unknown-key", place, line, key=key, guess="".join(close), choices="\0".join(KEYS))
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise ConfigError("not-a-list", place, line, key=key)
        return
    if not isinstance(value, str):
        raise ConfigError("not-a-word", place, line, key=key)
    if _WORDS[key] and value not in _WORDS[key]:
        raise ConfigError("bad-value", place, line, key=key, value=value, choices="\0".join(_WORDS[key]))


def _line(key: str, text: str) -> int:
    """Return the line a key of the file stands in, 0 where it is written in another way."""
    match = re.search(rf"""^[ \t]*\[*["']?{re.escape(key)}\b""", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def _path(name: str, folder: Path) -> str:
    """Return a name as a path from a folder where it is one: a rule file, a folder, or written like one."""
    place = folder / os.path.expanduser(name)  # noqa: PTH111 - a name need be no path at all
    like_a_path = name.endswith((".yaml", ".yml")) or name.startswith((".", "~")) or "\\" in name
    if not (like_a_path or os.path.exists(place)):  # noqa: PTH110 - false for a name too long
        return name
    try:
        return os.path.relpath(place)
    except ValueError:  # another drive
        return str(place)
