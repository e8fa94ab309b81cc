import io
import json
from dataclasses import replace

import pytest
from tests.reporters import reports

from plancheck import __version__, reporters


class Sink:
    text = io.StringIO()

    def __init__(self) -> None:
        self.sent: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.sent.append(data)


def test_json_is_one_object_with_all_files():
    sink = Sink()
    reporter = reporters.create("json", sink, lang="zh", total=2)
    reporter.add(reports.failed())
    assert len(sink.sent) == 1  # not kept: there may be ten thousand
    reporter.add(reports.unreadable())
    reporter.close()
    data = b"".join(sink.sent)
    assert data.endswith(b"}\n")
    assert json.loads(data) == {
        "schema": "plancheck.report/1",
        "plancheck": __version__,
        "files": [reports.failed().to_dict(), reports.unreadable().to_dict()],
    }
    assert "青石县人民政府办公室" in data.decode("utf-8")


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_json_of_any_number_of_files(n):
    sink = Sink()
    reporter = reporters.create("json", sink, lang="zh", total=3)
    for _ in range(n):
        reporter.add(reports.passed())
    reporter.close()
    assert json.loads(b"".join(sink.sent))["files"] == [reports.passed().to_dict()] * n


def test_json_of_one_file_is_laid_out_for_reading():
    sink = Sink()
    reporter = reporters.create("json", sink, lang="zh", total=1)
    reporter.add(reports.passed())
    reporter.close()
    assert json.loads(b"".join(sink.sent))["files"] == [reports.passed().to_dict()]
    assert b'\n      "verdict": "pass",\n' in b"".join(sink.sent)


def test_a_line_is_sent_as_soon_as_its_file_is_done():
    sink = Sink()
    reporter = reporters.create("jsonl", sink, lang="zh", total=2)
    reporter.add(reports.failed())
    assert len(sink.sent) == 1
    assert sink.sent[0].count(b"\n") == 1
    assert json.loads(sink.sent[0]) == reports.failed().to_dict()
    reporter.add(reports.passed())
    reporter.close()
    assert len(sink.sent) == 2


def test_a_line_stays_one_line_and_survives_any_text():
    text = "a\nb\u2028c\x85d\x9be\udcfff\x00g“h”"
    sink = Sink()
    reporter = reporters.create("jsonl", sink, lang="zh", total=1)
    reporter.add(replace(reports.failed(), path=text))
    [line] = sink.sent
    assert len(line.decode("utf-8").splitlines()) == 1
    assert json.loads(line)["path"] == text


def test_controls_are_escaped_for_terminals():
    data = reporters.encode({"title": "\x1b[2J\x9b2J\x7f"})
    assert not {0x1B, 0x7F} & set(data)
    assert b"\xc2\x9b" not in data
