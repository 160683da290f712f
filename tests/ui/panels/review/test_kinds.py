"""How kinds of suggestions look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ui_panels_made import suggestion

from jamedit.suggest import SUGGESTERS
from jamedit.suggest.other_kinds import OTHER_KINDS
from jamedit.ui.panels.review.kinds import LOOKS, look_of, more_looks, reason_text
from jamedit.ui.state.suggestion_kinds import kind_title

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_kinds_differ_in_shape_where_they_share_a_colour():
    looks = [(kind.shape, kind.filled, kind.color) for kind in LOOKS.values()]
    assert len(set(looks)) == len(looks)
    by_shape = [(kind.shape, kind.filled) for kind in LOOKS.values() if kind.color in ("accent", "caution")]
    assert len(set(by_shape)) == len(by_shape)


def test_an_unknown_kind_and_reason_are_shown_by_their_keys(bridge):
    made = replace(suggestion(bridge.transcript, 0, "um", "erm"), kind="new_kind", reason=("like", "erm"))
    assert look_of(made.kind) not in LOOKS.values()
    assert kind_title(made.kind) == "New kind"
    assert reason_text(made) == "like “erm”"


pytestmark = pytest.mark.gui
KINDS = (*SUGGESTERS, *OTHER_KINDS)


def test_every_kind_has_a_look_of_its_own_and_nothing_else_has():
    assert set(LOOKS) <= set(KINDS)
    assert len({look_of(kind) for kind in KINDS}) == len(KINDS)
    assert look_of("magic") not in {look_of(kind) for kind in KINDS}


def test_new_kinds_get_looks_that_no_other_kind_has():
    made = more_looks([*LOOKS, "first", "second", "third", "fourth"])
    assert list(made) == ["first", "second", "third", "fourth"]
    assert len({*made.values(), *LOOKS.values()}) == len(LOOKS) + 4
