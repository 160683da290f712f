"""Jobs run elsewhere, report, can be cancelled, and are replaced by the next of their name."""

from __future__ import annotations

import threading

import pytest

from jamedit.errors import CancelledError
from jamedit.jobs import Runner


@pytest.fixture
def ended():
    return threading.Event()


def runner(ended, log):
    def done(job, result):
        log.append(("done", job.name, result))
        ended.set()

    def failed(job, error):
        log.append(("failed", job.name, type(error)))
        ended.set()

    return Runner(on_done=done, on_failed=failed, on_progress=lambda job: log.append(("share", job.share)))


def test_a_result_comes_with_its_job(ended):
    log = []
    r = runner(ended, log)
    r.start("count", lambda progress: progress.update(0.5) or 7)
    assert ended.wait(5)
    assert log == [("share", 0.5), ("done", "count", 7)]
    r.close()


def test_cancelling_stops_the_work_at_its_next_check(ended):
    log, started, go = [], threading.Event(), threading.Event()
    r = runner(ended, log)

    def work(progress):
        started.set()
        go.wait(5)
        progress.check()
        return "never"

    job = r.start("long", work)
    assert started.wait(5)
    job.cancel()
    go.set()
    assert ended.wait(5)
    assert log == [("failed", "long", CancelledError)]
    r.close()


def test_an_error_reaches_the_listener(ended):
    log = []
    r = runner(ended, log)
    r.start("bad", lambda progress: 1 / 0)
    assert ended.wait(5)
    assert log == [("failed", "bad", ZeroDivisionError)]
    r.close()


def test_finishing_waits_for_one_name_and_cancels_the_rest():
    log, held = [], threading.Event()
    r = Runner(on_done=lambda job, result: log.append(job.name))

    def endless(progress):
        while not held.wait(0.01):
            progress.check()

    for name in ("a", "b"):
        r.start(name, endless)
    r.start("wanted", lambda progress: None)
    r.finish("wanted")
    assert log == ["wanted"]
    r.close()
