"""What may be imported from plancheck, and what an import costs."""

import subprocess
import sys
import types
from importlib.metadata import version

import pytest

import plancheck

HEAVY = ("lxml", "yaml", "rich", "opencc", "re2", "pluggy", "docx")


def order(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest, each by name."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def test_the_public_names_are_sorted_and_each_stands_once():
    assert plancheck.__all__ == sorted(plancheck.__all__, key=order)
    assert len(set(plancheck.__all__)) == len(plancheck.__all__)


def test_what_the_report_contract_promises_is_public():
    assert {"check", "read", "Report", "Plan", "PlancheckError", "UnreadableDocument"} <= set(plancheck.__all__)


@pytest.mark.parametrize("name", plancheck.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(plancheck, name) is not None
    namespace: dict[str, object] = {}
    exec(f"from plancheck import {name}", namespace)  # noqa: S102 - the statement users write
    assert namespace[name] is getattr(plancheck, name)


def test_a_star_import_gives_the_public_names_and_no_others():
    namespace: dict[str, object] = {}
    exec("from plancheck import *", namespace)  # noqa: S102 - the statement users write
    assert set(namespace) - {"__builtins__"} == set(plancheck.__all__)


def test_dir_lists_the_public_names():
    assert set(plancheck.__all__) <= set(dir(plancheck))


def test_every_class_and_function_that_is_public_is_documented():
    for name in plancheck.__all__:
        value = getattr(plancheck, name)
        if isinstance(value, type | types.FunctionType):
            assert (value.__doc__ or "").strip(), name


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="colour"):
        _ = plancheck.colour


def test_the_names_for_type_checkers_are_the_names_at_run_time():
    """The imports below TYPE_CHECKING and the table of homes must not drift apart."""
    homes = dict(plancheck._HOMES)
    assert set(homes) | {"__version__"} == set(plancheck.__all__)
    for name, home in homes.items():
        __import__(home)
        assert getattr(sys.modules[home], name) is getattr(plancheck, name)


def test_errors_have_one_base():
    assert issubclass(plancheck.UnreadableDocument, plancheck.PlancheckError)
    assert issubclass(plancheck.RuleError, plancheck.PlancheckError)
    assert issubclass(plancheck.PlancheckError, Exception)


def loaded(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_plancheck_loads_no_other_library():
    assert not loaded("import plancheck, plancheck.errors") & set(HEAVY)


def test_reading_loads_no_rules_and_no_console():
    assert not loaded("from plancheck import read") & {"yaml", "rich", "re2"}


def test_the_version_is_the_packages():
    assert plancheck.__version__ == version("plancheck")
