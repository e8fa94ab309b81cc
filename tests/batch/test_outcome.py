"""Reports that travel as JSON come back as they were."""

import json
from dataclasses import replace

import pytest
from tests.reporters import reports

from plancheck.batch.outcome import Outcome, reread

ALL = {name: getattr(reports, name)() for name in ("failed", "passed", "unreadable")}


@pytest.mark.parametrize("name", ALL)
def test_a_report_survives(name):
    told = ALL[name].to_dict()
    assert reread(json.loads(json.dumps(told))).to_dict() == told
    outcome = Outcome.of(ALL[name])
    light = outcome.light()
    assert light.report is None
    assert light.whole().to_dict() == told
    assert light.line() == outcome.line()
    assert json.loads(light.line()) == told
    assert (light.state, light.warnings) == (ALL[name].verdict or "unreadable", ALL[name].count("warning"))


def test_any_path_fits_in():
    report = replace(ALL["passed"], path='方案 "1"\udcff\u2028.docx')
    assert Outcome.of(report).light().line() == Outcome.of(report).line()


def test_what_another_run_may_find_differently():
    assert Outcome.of(ALL["unreadable"]).passing
    assert Outcome.of(ALL["failed"]).passing == bool(ALL["failed"].problems)
    assert not Outcome.of(replace(ALL["failed"], problems=())).passing
