"""The place of the window is kept, and a broken file of it is no trouble."""

from __future__ import annotations

import pytest

from jamedit.settings import window_state


def test_the_place_of_the_window_comes_back():
    state = {"geometry": bytes(range(256)), "docks": b""}
    window_state.save(state)
    assert window_state.load() == state


@pytest.mark.parametrize("text", ["", "[]", '{"geometry": 3}', '{"geometry": "?"}'])
def test_a_place_that_cannot_be_read_is_none(text, tmp_path):
    (tmp_path / "window.json").write_text(text, "utf-8")
    assert window_state.load(tmp_path / "window.json") == {}
