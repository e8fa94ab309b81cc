"""What reviewers silenced: on the command line, and in files beside the plans."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from plancheck import inputs, messages, silencing
from plancheck.cli.exits import Failure
from plancheck.cli.mistakes import listed, nearest
from plancheck.cli.parser import UsageError
from plancheck.cli.settings import Settings
from plancheck.errors import RuleError
from plancheck.inputs import Input
from plancheck.ruleset import AUTO
from plancheck.ruleset.library import MAX_BYTES
from plancheck.silencing import Silence


class Silences:
    """What to set aside in which plan. A rule that no rule set has is a mistake, so that no slip goes unseen."""

    def __init__(self, settings: Settings, flags: Sequence[str]) -> None:
        """Take what the command line says; UsageError for a rule there is none of."""
        self._settings = settings
        self._files: dict[Path, bytes] = {}
        self._found: dict[str, list[Silence]] = {}
        self._flags = [silencing.of(words, "--silence") for words in flags]
        for flag in self._flags:
            if flag.rule not in self._rules:
                advice = messages.say(settings.lang, "try-help", command="plancheck check")
                raise UsageError(self._unknown(flag.rule), advice)

    def read_all(self, found: Sequence[Input]) -> None:
        """Read the files beside all plans, so that a mistake in one is told before anything is checked."""
        for item in found:
            if item.problem is None:
                files = inputs.silencing_files(item.path)
                self._found[item.path] = [one for file, own in files for one in self._read(file, item.path, own=own)]

    def of(self, path: str) -> list[Silence]:
        """Return what to set aside in a plan."""
        return [*self._flags, *self._found.get(path, ())]

    def _read(self, file: Path, plan: str, *, own: bool) -> list[Silence]:
        lang = self._settings.lang
        try:
            if file not in self._files:
                with file.open("rb") as opened:
                    self._files[file] = opened.read(MAX_BYTES + 1)
            return silencing.parse(self._files[file], str(file), self._rules, None if own else Path(plan).name)
        except OSError as error:
            detail = f"{file}: {error.strerror or error}"
        except RuleError as error:
            detail = listed(error, lang)
        raise Failure(messages.say(lang, "silence-error", detail=detail))

    @cached_property
    def _rules(self) -> set[str]:
        """The ids of all rules a plan could be judged by."""
        from plancheck import checking  # noqa: PLC0415 - imports all that reads and judges

        settings = self._settings
        library = settings.library()
        names: list[tuple[str, ...]] = [(name,) for name in library.ids()]
        if AUTO not in settings.rules:
            names.append(settings.rules)
        found: set[str] = set()
        for one in names:
            try:
                rules = checking.rules_for(one, settings.lang, settings.plugins)
            except RuleError:  # told where that rule set is used
                continue
            found.update(rule.id for rule in rules.rules)
            found.update(off.rule for off in rules.off)
        return found

    def _unknown(self, rule: str) -> str:
        guess = nearest(rule, self._rules)
        key = "unknown-rule-guess" if guess else "unknown-rule"
        return messages.say(self._settings.lang, key, rule=rule, guess=guess)
