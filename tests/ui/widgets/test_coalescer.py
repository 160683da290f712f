"""Many requests are one call."""

from __future__ import annotations

import pytest

from jamedit.ui.widgets.coalescer import Coalescer

pytestmark = pytest.mark.gui


def test_many_requests_are_one_call_and_flushing_leaves_none(qtbot, qapp):
    calls = []
    later = Coalescer(qapp, lambda: calls.append(1))
    for _ in range(3):
        later.request()
    assert calls == []
    qtbot.waitUntil(lambda: calls == [1])
    later.request()
    later.flush()
    later.flush()
    qtbot.wait(5)
    assert calls == [1, 1]
