"""The JSON Schema of rule files: every shipped file meets it, typical mistakes do not."""

import copy
from pathlib import Path

import jsonschema
import pytest
import yaml

from plancheck import checks, rulebook, ruleset
from plancheck.rulebook import words
from plancheck.ruleset import Library
from plancheck.ruleset.layer import RULE_KEYS, SET_KEYS

KINDS = [checks.kind(name) for name in checks.KINDS]
SCHEMA = rulebook.schema(KINDS)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: numbers and booleans are such, dates are text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> object:
    return yaml.load(text, Loader=Editor)  # noqa: S506 - a safe loader


def test_it_is_valid_and_knows_every_key():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(SET_KEYS) == set(words.SET_KEYS)
    assert set(RULE_KEYS) == set(words.RULE_KEYS)
    for kind in KINDS:
        assert set(SCHEMA["$defs"][f"check.{kind.name}"]["properties"]) == {*RULE_KEYS, *kind.options}


@pytest.mark.parametrize("name", [name for name, _ in ruleset.available()])
def test_every_shipped_rule_file_meets_it(name):
    text = Library().find(name).read().decode()
    for loader in (Editor, yaml.BaseLoader):
        VALIDATOR.validate(yaml.load(text, Loader=loader))  # noqa: S506 - safe loaders


def test_the_starter_meets_it():
    VALIDATOR.validate(read(rulebook.starter("mine")))


def test_ids_of_starters():
    assert read(rulebook.starter("our county"))["id"] == "our-county"
    assert read(rulebook.starter("我县"))["id"] == "我县"
    assert read(rulebook.starter(" / "))["id"] == "my-rules"


GOOD = """\
id: mine
version: 1.0
title: 我县
rules:
  - id: words
    check: phrase-absent
    title: 用词
    severity: info
    phrases: 台帐→台账
    in_names: yes
    valid_from: 2024-01-31
    when: {topic: 民族, level: [county], year_from: 2020}
    cases:
      found: {message: 不好, fix: ""}
    examples: {pass: 台账, fail: [台帐]}
    en: {title: Words, cases: {found: {message: bad, fix: x}}}
"""


def change(place: str, value: object, *, valid: bool = False):
    return pytest.param(place.split("/"), value, valid, id=f"{place}={value}"[:60])


@pytest.mark.parametrize(
    ("place", "value", "valid"),
    [
        change("rules/0/severity", "eror"),
        change("rules/0/severty", "error"),
        change("rules/0/check", "phrase-abscent"),
        change("rules/0/check", None),
        change("rules/0/phrases", None),
        change("rules/0/phrases", {"x": 1}),
        change("rules/0/title", None),
        change("rules/0/title", ["x"]),
        change("rules/0/in_names", "maybe"),
        change("rules/0/titles", ["x"]),
        change("rules/0/valid_from", "2024年1月"),
        change("rules/0/when/topics", "x"),
        change("rules/0/when/level", "city"),
        change("rules/0/when/year_from", "去年"),
        change("rules/0/cases/lost", {"message": "x", "fix": "y"}),
        change("rules/0/cases/found/fix", None),
        change("rules/0/cases/found/severity", "bad"),
        change("rules/0/examples/passing", ["x"]),
        change("rules/0/en/severity", "error"),
        change("rules/0/off", "true"),
        change("rules/0/off", "是"),
        change("rules/0/add", {"in_names": True}),
        change("rules/0/id", "a b"),
        change("version", None),
        change("title", None),
        change("rule", []),
        change("rules", {"x": 1}),
        change("extends", {"x": 1}),
        change("rules/0/off", "不作要求", valid=True),
        change("rules/0/off", "no", valid=True),
        change("rules/0/add", {"phrases": ["帐户"]}, valid=True),
        change("rules/0/cases/default", {"message": "x", "fix": "y"}, valid=True),
        change("rules/0/when/year_from", "2020", valid=True),
        change("rules/0/in_names", "是", valid=True),
        change("extends", "baseline", valid=True),
        change("extends", ["baseline"], valid=True),
    ],
)
def test_typical_mistakes_do_not(place, value, valid):
    good = read(GOOD)
    VALIDATOR.validate(good)
    changed = copy.deepcopy(good)
    part = changed
    for key in place[:-1]:
        part = part[int(key) if isinstance(part, list) else key]
    if value is None:
        del part[place[-1]]
    else:
        part[place[-1]] = value
    assert VALIDATOR.is_valid(changed) == valid


def test_a_rule_of_another_layer_needs_only_what_it_changes():
    text = "version: 1\ntitle: x\n{}rules:\n- {{id: goals, severity: warning, fields: [x]}}\n"
    assert VALIDATOR.is_valid(read(text.format("extends: baseline\n")))
    assert not VALIDATOR.is_valid(read(text.format("")))
    assert not VALIDATOR.is_valid(read(text.format("extends: baseline\n").replace("fields", "feilds")))


def test_bare_text_stands_for_an_entry_only_where_nothing_else_is_needed():
    slots = (
        "version: 1\ntitle: x\nrules:\n- {id: a, check: slots, title: x, severity: info, slots: [农村, {name: 社区}]}\n"
    )
    assert VALIDATOR.is_valid(read(slots))
    least = "version: 1\ntitle: x\nextends: baseline\nrules:\n- {id: goals, check: element, at_least: [found]}\n"
    assert not VALIDATOR.is_valid(read(least))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_option_is_explained(kind):
    properties = SCHEMA["$defs"][f"check.{kind.name}"]["properties"]
    assert all(properties[name].get("description") for name in kind.options)


def test_no_explanation_is_left_of_an_option_that_went():
    for name, options in words._OPTIONS.items():
        assert set(options) <= set(checks.kind(name).options), name


def test_the_package_has_the_starter():
    assert (Path(rulebook.__file__).parent / "starter.yaml").is_file()
