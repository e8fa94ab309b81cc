"""Worker processes: every job answered once, whatever happens to the workers."""

import pytest
from tests.batch.jobs import doubling, dying

from plancheck.batch import PoolError
from plancheck.batch.pool import Lost, Pool


def run(pool, jobs):
    asked, answers = {}, {}
    for job in jobs:
        while not pool.room:
            answers.update(pool.done())
        asked[pool.submit(job)] = job
    while pool.busy:
        answers.update(pool.done())
    return [(asked[number], answers[number]) for number in sorted(asked)]


def test_every_job_is_answered():
    with Pool(2, doubling, 7) as pool:
        found = run(pool, range(50))
    assert [answer[:2] for _, answer in found] == [(7, job) for job in range(50)]
    assert len({answer[2] for _, answer in found}) == 2


def test_no_more_workers_than_jobs():
    with Pool(4, doubling, 7) as pool:
        run(pool, [1])
        assert len(pool._workers) == 1


def test_a_death_costs_one_job():
    jobs = [1, "die", 2, 3, "die", "die", 4, 5, 6]
    with Pool(2, doubling, 7) as pool:
        found = run(pool, jobs)
    for job, answer in found:
        assert isinstance(answer, Lost) if job == "die" else answer[1] == job


def test_long_jobs_and_answers_do_not_block_one_another():
    jobs = [b"x" * 2_000_000] * 10
    with Pool(1, doubling, 7) as pool:
        assert all(answer[1] == job for job, answer in run(pool, jobs))


def test_workers_that_do_not_begin():
    with Pool(2, dying, None) as pool, pytest.raises(PoolError):
        run(pool, [1, 2, 3])


def test_closing_does_not_wait_for_jobs():
    pool = Pool(2, doubling, 7)
    pool.submit(1)
    assert list(pool.done()) == [] or list(pool.done())
    pool.submit("wait")
    pool.submit("wait")
    processes = [worker.process for worker in pool._workers]
    pool.close()
    assert not any(process.is_alive() for process in processes)
