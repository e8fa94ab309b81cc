"""What a command line asks for, before plancheck.toml and the environment have had their say."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

FAIL_ON: Final = ("error", "warning", "never")


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    Attributes:
        command: name of the command, e.g. "check" or "rules list"; "plugin" for a plug-in's own.
        lang: "zh" or "en".
        paths: what stands on the line besides options: paths, or the command's own words.
        rules: rule sets asked for by name or path; none means that nothing was said.
        format: how to report, None where nothing was said.
        output: file (or folder) to write to, None for standard output.
        fail_on: one of FAIL_ON, None where nothing was said.
        as_of: the day by which rules are in force, None for each plan's own.
        silence: findings to set aside, as "RULE" or "RULE=REASON".
        jobs: how many files to check at once, None for as many as there are cores.
        no_cache: whether to check even what was checked before.
        max_size: bytes a file may have, None where nothing was said.
        timeout: seconds one file may take, None where nothing was said.
        config: the plancheck.toml asked for, None to look for one.
        plugins: modules to load as plug-ins.
        no_plugins: plug-ins not to load.

    """

    command: str
    lang: str
    paths: tuple[str, ...]
    rules: tuple[str, ...] = ()
    format: str | None = None
    output: str | None = None
    fail_on: str | None = None
    as_of: "date | None" = None
    silence: tuple[str, ...] = ()
    jobs: int | None = None
    no_cache: bool = False
    max_size: int | None = None
    timeout: float | None = None
    config: str | None = None
    plugins: tuple[str, ...] = ()
    no_plugins: tuple[str, ...] = ()
