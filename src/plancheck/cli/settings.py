"""What holds for a command: its options, else the environment, else plancheck.toml, else what plancheck does alone."""

import os
from typing import Final, NamedTuple

from plancheck import config, messages, plugins
from plancheck.cli.exits import Failure
from plancheck.cli.options import Options
from plancheck.config import Config, ConfigError
from plancheck.plugins import PluginError, Plugins
from plancheck.ruleset import AUTO, Library

RULES_VARIABLE: Final = "PLANCHECK_RULES"


class Settings(NamedTuple):
    """What holds for one run.

    Attributes:
        lang: "zh" or "en".
        rules: rule sets by id or path; ("auto",) where nobody asked for any.
        rules_source: who asked for them: "option", "environment", "config" or "auto".
        format: of the report.
        fail_on: "error", "warning" or "never".
        plugins: the plug-ins, loaded.
        config: the plancheck.toml.

    """

    lang: str
    rules: tuple[str, ...]
    rules_source: str
    format: str
    fail_on: str
    plugins: Plugins
    config: Config

    def library(self) -> Library:
        """Return all rule sets that can be named by id."""
        return Library(self.plugins.roots)


def settle(options: Options) -> Settings:
    """Return what holds. Raises Failure for a plancheck.toml with a mistake or a plug-in that cannot be loaded."""
    file = _config(options)
    added = _plugins(options, file)
    rules, source = _rules(options, file, added)
    return Settings(
        lang=options.lang,
        rules=rules,
        rules_source=source,
        format=options.format or file.words.get("format", "console"),
        fail_on=options.fail_on or file.words.get("fail-on", "error"),
        plugins=added,
        config=file,
    )


def plugins_for(options: Options) -> Plugins:
    """Return the plug-ins alone. Raises Failure as `settle`."""
    return _plugins(options, _config(options))


def _config(options: Options) -> Config:
    try:
        return config.load(options.config)
    except ConfigError as error:
        raise Failure(messages.config_error(error, options.lang)) from error
    except OSError:  # the working directory is gone
        return Config()


def _plugins(options: Options, file: Config) -> Plugins:
    extra = tuple(dict.fromkeys((*file.lists.get("plugins", ()), *options.plugins)))
    blocked = (*file.lists.get("no-plugins", ()), *options.no_plugins)
    if not (extra or blocked):
        return plugins.installed()
    try:
        return plugins.load(extra, blocked)
    except PluginError as error:
        name, _, detail = str(error).partition(": ")
        if detail == f"ModuleNotFoundError: No module named {name!r}":
            raise Failure(messages.say(options.lang, "no-such-plugin", name=name)) from error
        raise Failure(messages.say(options.lang, "plugin-failed", name=name, detail=detail)) from error


def _rules(options: Options, file: Config, added: Plugins) -> tuple[tuple[str, ...], str]:
    if options.rules:
        return options.rules, "option"
    told = os.environ.get(RULES_VARIABLE, "").replace("，", ",").split(",")
    if named := tuple(name.strip() for name in told if name.strip()):
        return named, "environment"
    if file.rules:
        return file.rules_from_here({AUTO, *Library(added.roots).ids()}), "config"
    return (AUTO,), "auto"
