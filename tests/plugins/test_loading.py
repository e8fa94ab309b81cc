"""Plug-ins are loaded one by one; a broken one is named in the list, and the others are there."""

import itertools
from importlib.metadata import EntryPoint

import pytest

from plancheck import plugins as plugging
from plancheck.plugins import GROUP, PluginError, load

_NUMBERS = itertools.count()
KIND = """
from plancheck import Hit, Kind, hookimpl

def judge(context, rules):
    return [Hit(rule, "found") for rule in rules]

@hookimpl
def plancheck_kinds():
    return [Kind("{0}", "", {{}}, {{"found": "always"}}, judge)]
"""


@pytest.fixture
def point(tmp_path, monkeypatch):
    """Make an entry point of a module with this source; its name is the plug-in's."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(source, name="mine"):
        module = f"plancheck_made_{next(_NUMBERS)}"
        (tmp_path / f"{module}.py").write_text(source, "utf-8")
        return EntryPoint(name, module, GROUP)

    return make


def _problem(*points, **options):
    """What is wrong with the first of the plug-ins; a good one after it must be loaded."""
    found = load(entry_points=points, **options)
    return found.listed[0].problem


def test_a_plug_in_is_listed_with_what_it_provides(point):
    found = load(entry_points=[point(KIND.format("always"))])
    (listed,) = found.listed
    assert (listed.name, listed.provides, listed.problem) == ("mine", ("kind always",), "")
    assert found.kind("always").name == "always"
    assert "always" in found.kind_names()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import nowhere_at_all", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
        ("raise RuntimeError('at import')", "RuntimeError: at import"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("def (", "SyntaxError"),
        ("plancheck_api = 99", "needs plug-in interface 99"),
        ("plancheck_api = '1'", "TypeError"),
        (
            "from plancheck import hookimpl\n@hookimpl\ndef plancheck_kinds():\n    raise OSError('in a hook')",
            "OSError: in a hook",
        ),
        ("from plancheck import hookimpl\n@hookimpl\ndef plancheck_kind():\n    return []", "plancheck_kind"),
        ("from plancheck import hookimpl\n@hookimpl\ndef plancheck_report(verdict):\n    pass", "verdict"),
        (
            "from plancheck import hookimpl\n@hookimpl\ndef plancheck_kinds():\n    return ['gbt']",
            "plancheck_kinds returned 'gbt', no Kind",
        ),
        ("from plancheck import hookimpl\n@hookimpl\ndef plancheck_readers():\n    return 7", "TypeError"),
    ],
)
def test_a_broken_plug_in_is_named_and_the_next_one_loaded(point, source, expected):
    found = load(entry_points=[point(source, "broken"), point(KIND.format("always"), "good")])
    broken, good = found.listed
    assert broken.name == "broken"
    assert expected in broken.problem
    assert (good.provides, good.problem) == (("kind always",), "")


def test_a_plug_in_that_fails_halfway_adds_nothing(point):
    found = load(
        entry_points=[point(KIND.format("always") + "\n@hookimpl\ndef plancheck_readers():\n    raise OSError\n")]
    )
    assert found.listed[0].problem == "OSError"
    assert found.kinds == {}


def test_a_plug_in_that_blocks_at_import_is_given_up(point, monkeypatch):
    monkeypatch.setattr(plugging, "PATIENCE", 0.2)
    slow = point("import time\ntime.sleep(3)\n" + KIND.format("slow"), "slow")
    found = load(entry_points=[slow, point(KIND.format("always"))])
    assert found.listed[0].problem == "no answer after 0.2 s"
    assert list(found.kinds) == ["always"]


def test_what_is_there_already_is_not_replaced(point):
    first, second = point(KIND.format("same"), "first"), point(KIND.format("same"), "second")
    found = load(entry_points=[first, second])
    assert found.listed[1].problem == "kind same is there already, from first"
    assert found.kinds["same"][1] == "first"
    assert _problem(point(KIND.format("element"))) == "kind element is built in"


def test_two_plug_ins_of_one_name(point):
    found = load(entry_points=[point(KIND.format("one")), point(KIND.format("two"))])
    assert found.listed[1].problem == "another plug-in of this name is loaded"
    assert list(found.kinds) == ["one"]


def test_a_blocked_plug_in_is_not_even_imported(point):
    found = load(entry_points=[point("raise RuntimeError", "bad")], blocked=["bad"])
    assert [(item.name, item.problem) for item in found.listed] == [("bad", "switched off")]


def test_a_module_asked_for_by_name_is_loaded(point):
    module = point(KIND.format("always")).value
    found = load(extra=[module], entry_points=[])
    assert [(item.name, item.origin, item.provides) for item in found.listed] == [(module, "-p", ("kind always",))]


def test_a_module_asked_for_by_name_must_load(point):
    with pytest.raises(PluginError, match=r"nowhere\.at\.all: ModuleNotFoundError"):
        load(extra=["nowhere.at.all"], entry_points=[])
    with pytest.raises(PluginError, match="at import"):
        load(extra=[point("raise RuntimeError('at import')").value], entry_points=[])


def test_a_module_that_is_installed_too_is_loaded_once(point):
    installed = point(KIND.format("always"))
    found = load(extra=[installed.value], entry_points=[installed])
    assert [item.name for item in found.listed] == ["mine"]


def test_an_entry_point_may_be_an_object(point):
    made = point(
        "from plancheck import hookimpl\nclass Plug:\n    @hookimpl\n    def plancheck_rules(self): return []\n"
        "plug = Plug()"
    )
    found = load(entry_points=[EntryPoint("object", f"{made.value}:plug", GROUP)])
    assert found.listed[0].problem == ""


def test_without_plug_ins_nothing_is_listed():
    assert load(entry_points=[]).listed == []
