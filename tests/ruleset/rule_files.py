"""Rule files written for a test, in a folder of their own."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING

import pytest

from plancheck.errors import RuleError
from plancheck.ruleset import Library, load

if TYPE_CHECKING:
    from pathlib import Path

    from plancheck.rule import Rule, RuleSet

RULE = "- {id: theme, check: phrase, title: 主题, severity: warning, phrases: [共同团结奋斗]}"


class Files:
    """A root of rule sets below a temporary folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, rules: str = "", head: str = "") -> Path:
        """Write the rule set `name` with some rules (a YAML list) and further keys of the set."""
        lines = ['version: "1"', f"title: {name}", dedent(head).strip()]
        if rules:
            lines += ["rules:", indent(dedent(rules).strip(), "  ")]
        return self.raw(name, "\n".join(line for line in lines if line) + "\n")

    def raw(self, name: str, text: str | bytes) -> Path:
        file = self.root / name / "ruleset.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def library(self) -> Library:
        return Library((self.root,))

    def load(self, *names: str, lang: str = "zh") -> RuleSet:
        return load(names, lang, self.library())

    def rule(self, *names: str, lang: str = "zh") -> Rule:
        """Load rule sets and return their only rule."""
        (rule,) = self.load(*names, lang=lang).rules
        return rule

    def refusal(self, *names: str, lang: str = "zh") -> RuleError:
        with pytest.raises(RuleError) as caught:
            self.load(*names, lang=lang)
        return caught.value

    def mistakes(self, *names: str) -> list[str]:
        """Return every mistake as line:column message, without the file."""
        error = self.refusal(*names)
        return [f"{one.line}:{one.column} {one.message}" for one in (error, *error.others)]
