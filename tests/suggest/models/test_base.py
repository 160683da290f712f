"""Which words a model changed, and where they are."""

from __future__ import annotations

from jamedit.suggest.models.base import word_changes


def test_small_things_about_changes():
    sent = "we trained it. on pytorch and, the whole".split()  # noqa: SIM905
    found = word_changes(sent, "We trained it on PyTorch, and the hole.".split(), 0.6)  # noqa: SIM905
    assert [(p.start, p.end, p.text) for p in found] == [(4, 5, "PyTorch"), (7, 8, "hole")]
