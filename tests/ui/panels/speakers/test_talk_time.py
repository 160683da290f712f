"""How much each speaker speaks."""

from __future__ import annotations

import pytest

from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import SetSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.ui.panels.speakers.talk_time import TalkTime

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_shares_follow_edits(bridge):
    talk_time = TalkTime(bridge.transcript)
    first, second, third = bridge.transcript.paragraphs
    for edit in (
        SetSpeaker((second.id,), 1),
        ReplaceText(first.id, ("only three words",)),
        SplitParagraph(third.id, 2),
        MergeParagraphs(second.id),
    ):
        talk_time.follow(bridge.apply(edit).change)
        counted = TalkTime(bridge.transcript)
        assert +talk_time.words == +counted.words
        assert +talk_time.time_ms == +counted.time_ms
