"""The excerpt that previews are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript

from jamedit.ui.dialogs.excerpt import excerpt, first_lines

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


def test_an_excerpt_is_short_and_keeps_its_captions(talk):
    long = transcript(" ".join(["word"] * 900), "more", cues=True)
    short = excerpt(long, 50)
    assert [len(p.words) for p in short.paragraphs] == [50]
    assert len(short.paragraphs[0].cues) == 1
    assert excerpt(talk) == talk
    assert first_lines("a\nb\nc", 2) == "a\nb\n…"
    assert first_lines("a\nb", 2) == "a\nb"


def test_an_excerpt_of_a_large_file_leaves_the_text_of_it_behind(talk):
    def kept(size):
        return replace(talk, meta=replace(talk.meta, properties=(("author", "Ines"), ("layout", "x" * size))))

    assert excerpt(kept(1_000)).meta == kept(1_000).meta
    assert excerpt(kept(1_000_000)).meta.properties == (("author", "Ines"),)
