"""A pytest plug-in: `pytest --plancheck` runs the examples and fixtures of every ruleset.yaml it meets.

Installed with plancheck; does nothing unless asked, or given a ruleset.yaml by name.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

FILE = "ruleset.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option --plancheck."""
    parser.getgroup("plancheck").addoption(
        "--plancheck", action="store_true", help=f"test the rule sets ({FILE}) found: examples and fixtures"
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a rule file."""
    if file_path.name != FILE or not (parent.config.getoption("--plancheck") or parent.session.isinitpath(file_path)):
        return None
    node: pytest.Collector = RuleFile.from_parent(parent, path=file_path)
    return node


class RuleFile(pytest.File):
    """A rule set: one test for loading it, then one for each example, each rule and each fixture."""

    def collect(self) -> Iterable[pytest.Item]:
        """Run the rule set's tests and yield their results as items."""
        from plancheck import testing  # noqa: PLC0415 - pytest loads this plug-in in every run
        from plancheck.errors import RuleError  # noqa: PLC0415

        try:
            results = testing.run(str(self.path))
        except RuleError as error:
            problem = "\n".join(str(mistake) for mistake in (error, *error.others))
            yield self._item("loads", problem)
            return
        yield self._item("loads", "")
        for result in results:
            yield self._item(result.name, result.problem)

    def _item(self, name: str, problem: str) -> pytest.Item:
        item: pytest.Item = RuleTest.from_parent(self, name=name, problem=problem)
        return item


class RuleTest(pytest.Item):
    """One result."""

    def __init__(self, *, problem: str, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.problem = problem

    def runtest(self) -> None:
        """Fail where there is a problem."""
        if self.problem:
            raise RuleTestError(self.problem)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *arguments: Any) -> Any:
        """Show the problem without a traceback."""
        if isinstance(excinfo.value, RuleTestError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *arguments)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Name the test."""
        return self.path, None, self.name


class RuleTestError(AssertionError):
    """An example or fixture is not judged as its author wants."""
