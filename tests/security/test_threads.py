"""Threads and processes: the same input gives the same report, and nothing is left behind."""

import gc
import multiprocessing
import os
import tempfile
import tracemalloc
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from tests.security import hostile

import plancheck
from plancheck.docx import xml

PLANS = [
    hostile.many_sections("以习近平新时代中国特色社会主义思想为指导，", 2000),
    hostile.many_paragraphs("成立以局长为组长的领导小组", 2000),
    hostile.many_cells("每季度末月25日前报送", 2000),
    hostile.many_sections("坚持与中心工作相结合，一是甲；二是乙。", 2000),
    b"broken",
]


def told(number):
    return told_of(PLANS[number])


def told_of(data):
    try:
        return plancheck.check(data).to_dict()
    except plancheck.UnreadableDocument as error:
        return str(error)


def test_sixteen_threads_give_the_same_reports():
    expected = [told(number) for number in range(len(PLANS))]
    numbers = [*range(len(PLANS))] * 16
    with ThreadPoolExecutor(16) as pool:
        for number, found in zip(numbers, pool.map(told, numbers), strict=True):
            assert found == expected[number]


def test_a_first_use_from_sixteen_threads_is_the_same():
    """The rule sets are loaded once a process; here sixteen threads of a new one ask for them at once."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(_at_once).result() == 1


def _at_once():
    with ThreadPoolExecutor(16) as pool:
        return len({str(found) for found in pool.map(told, [0] * 16)})


def test_processes_give_the_same_reports():
    expected = [told(number) for number in range(len(PLANS))]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(told_of, PLANS)) == expected


def test_no_temporary_file_is_made(monkeypatch, tmp_path):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    for number in range(len(PLANS)):
        told(number)
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_memory_does_not_grow_from_check_to_check():
    for _ in range(3):
        told(3)
    gc.collect()
    tracemalloc.start()
    try:
        told(3)
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(15):
            told(3)
        gc.collect()
        assert tracemalloc.get_traced_memory()[0] - before < 200_000
    finally:
        tracemalloc.stop()


def test_names_of_strange_elements_are_not_kept_for_ever():
    for start in range(0, 60_000, 20_000):
        body = "".join(f"<w:x{number}/>" for number in range(start, start + 20_000))
        plancheck.read(hostile.docx(body + hostile.TITLE))
    assert len(xml.NAMES) <= 10_000
