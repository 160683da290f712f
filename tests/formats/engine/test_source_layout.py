"""A file that is written from the beginning keeps nothing of the layout it came in."""

from __future__ import annotations

from dataclasses import replace

import made
import pytest

from jamedit.document import Transcript
from jamedit.formats.engine.source_layout import forget_layout


def dialogue() -> Transcript:
    return made.transcript("is it on?", "it is.", "so let us begin with the news of the day", speakers=2)


@pytest.mark.parametrize("kept", ["<tt/>", "deflated:eJw=", '{"text": 1}', ""])
def test_a_layout_is_forgotten_and_other_properties_stay(kept: str) -> None:
    talk = dialogue()
    meta = replace(talk.meta, source_format="srt", properties=(("layout", kept), ("venue", "Hall 2")))
    source = replace(talk, meta=meta)
    cut = forget_layout(source, "srt")
    assert (cut.meta.source_format, cut.meta.properties) == ("", (("venue", "Hall 2"),))
