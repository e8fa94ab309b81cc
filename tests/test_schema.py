"""The JSON Schema of the report: valid itself, met by what plancheck prints, and strict enough to notice a mistake."""

import copy
import json
from importlib.resources import files

import jsonschema
import pytest
from tests.reporters import reports

from plancheck import __version__
from plancheck.errors import UNREADABLE_CODES

SCHEMA = json.loads((files("plancheck") / "schema" / "report.schema.json").read_text(encoding="utf-8"))


def validator(place: str = "") -> jsonschema.Draft202012Validator:
    schema = {**SCHEMA, "$ref": f"#/$defs/{place}"} if place else SCHEMA
    if place:
        schema = {key: value for key, value in schema.items() if key in ("$schema", "$defs", "$ref")}
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def test_the_schema_is_valid():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("build", [reports.failed, reports.passed, reports.silenced, reports.unreadable, reports.empty])
def test_every_kind_of_report_meets_it(build):
    told = json.loads(json.dumps(build().to_dict()))
    validator("file").validate(told)
    validator().validate({"schema": "plancheck.report/1", "plancheck": __version__, "files": [told]})


def test_bytes_have_no_path():
    validator("file").validate(reports.failed(None).to_dict())


def test_it_knows_the_codes_of_unreadable_files():
    assert tuple(SCHEMA["$defs"]["error"]["properties"]["code"]["enum"]) == UNREADABLE_CODES


def change(path: str, value: object):
    return pytest.param(path.split("."), value, id=f"{path}={value}")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        change("status", "done"),
        change("verdict", None),
        change("sha256", "xyz"),
        change("error", {"code": "corrupt", "message": "x"}),
        change("document", None),
        change("document.year", "2024"),
        change("document.date", "2024年3月15日"),
        change("document.extra", 1),
        change("summary.errors", -1),
        change("outline.0.level", 2),
        change("outline.1.children.0.title", None),
        change("elements.0.status", "found"),
        change("elements.0.evidence", []),
        change("elements.0.evidence.0.start", "0"),
        change("elements.2.fields.leader", ["县长"]),
        change("elements.2.fields.boss", "县长"),
        change("elements.3.fields.claimed", "六"),
        change("elements.4.fields.items.0.recurrence", "每月"),
        change("elements.4.fields.items.1.due", "10月底"),
        change("findings.0.severity", "fatal"),
        change("findings.0.location", "全文"),
        change("skipped.0.reason", "unwanted"),
    ],
)
def test_it_notices_mistakes(path, value):
    told = json.loads(json.dumps(reports.failed().to_dict()))
    broken = copy.deepcopy(told)
    place = broken
    for key in path[:-1]:
        place = place[int(key) if key.isdigit() else key]
    place[path[-1]] = value
    assert validator("file").is_valid(told)
    assert not validator("file").is_valid(broken)


def test_an_unreadable_file_has_a_reason_and_no_verdict():
    told = reports.unreadable().to_dict()
    assert not validator("file").is_valid({**told, "error": None})
    assert not validator("file").is_valid({**told, "verdict": "fail"})
