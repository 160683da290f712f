"""A text in a doubtful encoding is told, and can be read in another one."""

from __future__ import annotations

import pytest
from encoded_texts import captions
from PySide6.QtWidgets import QDialog
from ui_window_made import opened, text_of

from jamedit.ui.dialogs.encoding_choice import EncodingChoice

pytestmark = pytest.mark.gui


@pytest.fixture
def doubtful(tmp_path):
    path = tmp_path / "talk.srt"
    path.write_bytes(captions("tr", "cp1254", 1).encode("cp1254"))
    return path


def test_only_a_doubtful_encoding_is_told(qtbot, empty_window, doubtful, talk_path):
    told = []
    empty_window.parts.encoding_check.uncertain.connect(told.append)
    opened(qtbot, empty_window, talk_path)
    assert told == []
    opened(qtbot, empty_window, doubtful)
    assert told == ["talk.srt"]
    assert "encoding" in empty_window.center.notice._text.text()


def test_another_encoding_is_chosen_by_its_preview(qtbot, empty_window, doubtful, monkeypatch):
    opened(qtbot, empty_window, doubtful)
    shown = []

    def choose(dialog):
        for row in range(dialog.list.count()):
            dialog.list.setCurrentRow(row)
            shown.append(dialog.preview.toPlainText())
            if dialog.encoding == "cp1254":
                return QDialog.DialogCode.Accepted
        raise AssertionError(shown)

    monkeypatch.setattr(EncodingChoice, "exec", choose)
    empty_window.parts.actions_.action("file.encoding").trigger()
    assert "hoş" in shown[-1]
    assert "hoş" in text_of(empty_window)
    assert empty_window.parts.bridge.transcript.meta.encoding == "cp1254"


def test_a_project_has_no_encoding_to_choose(qtbot, window, tmp_path):
    window.parts.documents.save_project(tmp_path / "talk.jamedit")
    window.parts.actions_.action("file.encoding").trigger()
    assert "encoding to choose" in window.center.notice._text.text()
