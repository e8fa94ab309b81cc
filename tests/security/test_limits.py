"""Limits: each can be set, each is told by its code, and none needs the work to be done first."""

import io
import tracemalloc
from dataclasses import FrozenInstanceError, fields

import pytest
from tests.docx.making import docx, pack, paragraph, parts, run

import plancheck
from plancheck import limits as limiting
from plancheck.docx import read_blocks
from plancheck.limits import MAX_DEPTH, Clock, Limits
from plancheck.plan import Plan
from plancheck.plugins import Plugins

PLAN = docx(paragraph(run("某县创建工作方案")) + "".join(paragraph(run(f"一、甲{n}")) for n in range(50)))


def _code(data, **limits):
    with pytest.raises(plancheck.UnreadableDocument) as caught:
        plancheck.check(data, limits=Limits(**limits))
    assert caught.value.detail
    return caught.value.code


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [
        ("file_bytes", 100, "too-large"),
        ("parts", 2, "too-large"),
        ("part_bytes", 1000, "too-large"),
        ("unpacked_bytes", 1500, "too-large"),
        ("nodes", 100, "too-large"),
        ("depth", 3, "unsafe"),
        ("paragraphs", 50, "too-large"),
        ("characters", 100, "too-large"),
        ("seconds", 0.0, "timeout"),
    ],
)
def test_every_limit_can_be_lowered(limit, value, code):
    assert _code(PLAN, **{limit: value}) == code
    assert plancheck.check(PLAN).status == "checked"


def test_the_ratio_can_be_lowered():
    blank = docx("<w:p></w:p>" + " " * 17 * 2**20)
    assert _code(blank, ratio=2) == "unsafe"


@pytest.mark.parametrize("field", fields(Limits), ids=lambda field: field.name)
def test_every_limit_is_documented(field):
    assert f"        {field.name}: " in (Limits.__doc__ or "")


def test_limits_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Limits().parts = 1


def test_reading_knows_the_limits_too():
    with pytest.raises(plancheck.UnreadableDocument):
        plancheck.read(PLAN, limits=Limits(paragraphs=3))


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path):
    place = tmp_path / "a.docx"
    with place.open("wb") as file:
        file.truncate(10**12)  # sparse
    plancheck.check(PLAN)  # rules and tables are no part of what is measured
    tracemalloc.start()
    try:
        with pytest.raises(plancheck.UnreadableDocument) as caught:
            plancheck.check(place)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert caught.value.code == "too-large"
    assert peak < 2**20


def test_a_stream_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def read(self, size=-1):
            assert 0 < size < 2000
            self.given += size
            return b"P" * size

    stream = Endless()
    with pytest.raises(plancheck.UnreadableDocument) as caught:
        plancheck.check(stream, limits=Limits(file_bytes=1000))
    assert caught.value.code == "too-large"
    assert stream.given <= 1001


def test_what_a_plugin_reads_is_measured_too():
    class Reader:
        name, suffixes, patience = "lines", (".lines",), 5.0

        @staticmethod
        def accepts(data):
            return data.startswith(b"LINES")

        @staticmethod
        def read(data):
            return tuple(plancheck.Block(line) for line in data.decode().splitlines()), ()

    plugins = Plugins(readers=[(Reader, "lines")])
    data = b"LINES\n" * 20
    assert isinstance(plancheck.read(data, plugins=plugins), Plan)
    for limits in (Limits(paragraphs=10), Limits(characters=50), Limits(file_bytes=50)):
        with pytest.raises(plancheck.UnreadableDocument) as caught:
            plancheck.read(data, plugins=plugins, limits=limits)
        assert caught.value.code == "too-large"


def test_the_time_is_looked_at_while_reading_and_while_judging(monkeypatch):
    many = docx("".join(paragraph(run(f"一、甲{n}")) for n in range(3000)))
    clock = Clock(0.0)
    with pytest.raises(plancheck.UnreadableDocument) as caught:
        read_blocks(many, clock=clock)
    assert caught.value.code == "timeout"

    looks = 0

    def tick():
        nonlocal looks
        looks += 1
        return float(looks)

    def looks_at(paragraphs, seconds=1e9):
        nonlocal looks
        looks = 0
        storm = docx("".join(paragraph(run(f"{'一二三四五六七八九十'[n % 10]}、甲乙")) for n in range(paragraphs)))
        if seconds < 1e9:
            assert _code(storm, seconds=seconds) == "timeout"
        else:
            plancheck.check(storm, limits=Limits(seconds=seconds))
        return looks

    monkeypatch.setattr(limiting, "monotonic", tick)
    few, many = looks_at(500), looks_at(2000)
    assert few > 500  # a look for every paragraph and more: no step between two is long
    assert many > 3 * few
    assert looks_at(2000, many / 2) == pytest.approx(many / 2, abs=3)  # and where the time is up, the work ends


def test_a_stopped_clock_does_not_count(monkeypatch):
    hours = 0.0
    monkeypatch.setattr(limiting, "monotonic", lambda: hours * 3600)
    clock = Clock(60)
    with clock.stopped():
        hours = 1.0
    clock.look()
    Clock(None).look()
    hours = 2.0
    with pytest.raises(plancheck.UnreadableDocument):
        clock.look()


def test_depth_is_libxml2s_where_nothing_else_is_asked():
    nested = "<w:sdt><w:sdtContent>" * 100 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 100
    assert _code(docx(nested), depth=50) == "unsafe"
    assert len(read_blocks(docx(nested))[0]) == 1
    deep = "<w:sdt><w:sdtContent>" * MAX_DEPTH + "</w:sdtContent></w:sdt>" * MAX_DEPTH
    assert _code(docx(deep)) == "unsafe"


def test_all_parts_count_together():
    heavy = "<w:style w:styleId='a'/>" * 2000
    data = pack(parts(paragraph(run("甲")) * 500, styles=heavy))
    assert _code(data, nodes=5000) == "too-large"
    assert plancheck.check(data, limits=Limits(nodes=20_000)).status == "checked"
