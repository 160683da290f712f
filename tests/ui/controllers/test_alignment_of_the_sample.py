"""The sample talk without its times is aligned with its recording by PocketSphinx, in the window."""

from __future__ import annotations

import re
import shutil

import pytest
from ui_window_made import opened, quiet

from jamedit.document.timecode import parse_clock
from jamedit.paths import resource
from jamedit.speech.engines import missing

pytestmark = [
    pytest.mark.gui,
    pytest.mark.skipif(bool(missing("sphinx")), reason="no PocketSphinx for this Python"),
]
LINE = re.compile(r"\[(\S+) --> (\S+)\]\s+(.*)")


@pytest.fixture
def lines():
    """Return start and end in milliseconds, and text, of the sample's lines."""
    text = resource("samples", "research-jam.txt").read_text("utf-8")
    return [(parse_clock(a), parse_clock(b), said) for a, b, said in LINE.findall(text)]


def test_its_words_are_found_where_its_times_say(qtbot, empty_window, lines, tmp_path):
    path = tmp_path / "jam.txt"
    path.write_text("\n\n".join(said for _, _, said in lines), "utf-8")
    shutil.copy(resource("samples", "research-jam.opus"), path.with_suffix(".opus"))
    window = opened(qtbot, empty_window, path)
    window.center.notice._buttons[0].click()
    qtbot.waitUntil(lambda: not window.parts.alignment.running, timeout=120_000)
    quiet(qtbot, window)
    assert "Aligned with jam.opus" in window.center.notice._text.text()
    words = list(window.parts.bridge.transcript.words())
    spans = [(a, b) for a, b, said in lines for _ in said.split()]
    assert len(words) == len(spans)
    right = sum(w.span is not None and a - 300 <= w.span.start_ms <= b for w, (a, b) in zip(words, spans, strict=True))
    assert right > 0.9 * len(words)
    assert [s.label for s in window.parts.bridge.session.history.steps] == ["align"]
