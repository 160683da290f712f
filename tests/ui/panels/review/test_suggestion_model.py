"""The list of suggestions changes only the rows that changed."""

from __future__ import annotations

import pytest
from ui_panels_made import found

from jamedit.ui.panels.review.suggestion_model import SuggestionModel

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_the_model_removes_no_more_rows_than_went(qtbot, bridge):
    model = SuggestionModel()
    all_of_them = found(bridge.transcript)
    model.take(all_of_them)
    removed, resets = [], []
    model.rowsRemoved.connect(lambda _, first, last: removed.append((first, last)))
    model.modelReset.connect(lambda: resets.append(1))
    model.take([all_of_them[1], all_of_them[2]])
    assert (removed, resets) == ([(3, 3), (0, 0)], [])
    model.take(all_of_them)
    assert resets == [1]
    assert [model.row_of(s) for s in all_of_them] == [0, 1, 2, 3]


def test_a_row_is_found_by_the_object_that_was_taken_last(qtbot, bridge):
    model = SuggestionModel()
    model.take(found(bridge.transcript))
    again = found(bridge.transcript)  # equal ones, as a second search makes them
    model.take(again)
    assert [model.row_of(s) for s in again] == [0, 1, 2, 3]
