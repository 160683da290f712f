"""Language models in the window: nothing is sent without consent, and what they find joins the queue."""

from __future__ import annotations

import pytest
from ui_window_made import quiet

from jamedit.document.decision import place_key
from jamedit.errors import ModelError
from jamedit.suggest.base import Proposal
from jamedit.ui.dialogs.knowledge_list import KnowledgeList
from jamedit.ui.dialogs.preferences import PreferencesDialog

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints|grabbing the keyboard|raise\\(\\)")]


class ParagraphModel:
    """Say that "evening" was meant wherever "competition" occurs."""

    made: list = []  # noqa: RUF012
    error: str = ""

    def __init__(self, server, glossary, language):
        self.made.append(server)
        self.unused = 1

    def propose(self, stretches, progress):
        if self.error:
            raise ModelError(self.error)
        for number, words in enumerate(stretches):
            places = [i for i, w in enumerate(words) if w in ("competition", "stupider")]
            yield number, [Proposal(i, i + 1, ("evening",), "model", 0.6, ("model", "")) for i in places]


@pytest.fixture
def window(window, monkeypatch):
    ParagraphModel.made, ParagraphModel.error = [], ""
    monkeypatch.setattr("jamedit.suggest.models.llm_server.ServerModel", ParagraphModel)
    monkeypatch.delenv("JAMEDIT_LLM_KEY", raising=False)
    window.parts.settings.set("models.server_url", "http://127.0.0.1:8080/v1")
    window.parts.settings.set("models.server_key", "secret")
    return window


def asked(window, monkeypatch, answer):
    asks = []
    monkeypatch.setattr(window.parts.models, "_agrees", lambda *said: asks.append(said) or answer)
    window.parts.actions_.action("review.ask_server").trigger()
    return asks


def test_nothing_is_sent_before_the_user_agreed_and_once_is_enough(window, open_window, qtbot, talk_path, monkeypatch):
    assert asked(window, monkeypatch, False) == [("http://127.0.0.1:8080", window.parts.bridge.transcript.word_count)]
    quiet(qtbot, window)
    assert ParagraphModel.made == []
    assert len(asked(window, monkeypatch, True)) == 1
    quiet(qtbot, window)
    assert [(s.url, s.api_key) for s in ParagraphModel.made] == [("http://127.0.0.1:8080/v1", "secret")]
    assert asked(window, monkeypatch, True) == []
    quiet(qtbot, window)
    window.close()
    again = open_window(talk_path)  # the consent is kept on this computer, for this server only
    again.parts.settings.set("models.server_url", "http://127.0.0.1:8080/other")
    assert asked(again, monkeypatch, False) == []
    again.parts.settings.set("models.server_url", "https://models.example.org/v1")
    assert len(asked(again, monkeypatch, False)) == 1
    quiet(qtbot, again)


def test_consent_that_comes_with_a_project_does_not_count(window, qtbot, talk_path, monkeypatch):
    window.parts.bridge.session.set_info("model_server_consent", "http://127.0.0.1:8080")
    assert len(asked(window, monkeypatch, False)) == 1
    quiet(qtbot, window)
    assert ParagraphModel.made == []


def test_what_a_model_finds_joins_the_queue_and_stays(window, qtbot, monkeypatch):
    before = list(window.parts.queue.open)
    asked(window, monkeypatch, True)
    quiet(qtbot, window)
    new = [s for s in window.parts.queue.open if s.kind == "model"]
    assert [(s.before, s.after) for s in new] == [("competition", "evening")]  # "stupider" has one already
    assert [s for s in window.parts.queue.open if s.kind != "model"] == before
    assert window.parts.queue.open.index(new[0]) == 0
    window.parts.suggest.check_all()
    quiet(qtbot, window)
    assert new[0] in window.parts.queue.open
    window.parts.queue.accept(new[0])
    assert window.parts.bridge.session.decision(new[0]) == "accepted"
    assert place_key(new[0]) in window.parts.bridge.session.decisions
    assert "cackle evening" in window.parts.bridge.transcript.paragraphs[0].text


def test_what_is_missing_or_fails_is_one_sentence(window, qtbot, monkeypatch):
    ParagraphModel.error = "The server is away."
    asked(window, monkeypatch, True)
    quiet(qtbot, window)
    assert window.center.notice._text.text() == "The server is away."
    window.parts.settings.set("models.server_url", "nonsense")
    asked(window, monkeypatch, True)
    assert "not the address of a server" in window.center.notice._text.text()
    window.parts.settings.set("models.server_url", "")
    asked(window, monkeypatch, True)
    assert "Set the address" in window.center.notice._text.text()
    window.parts.actions_.action("review.run_masked").trigger()
    assert "Set the folder" in window.center.notice._text.text()
    window.parts.settings.set("models.masked_folder", "/nowhere/at/all")
    window.parts.actions_.action("review.run_masked").trigger()
    quiet(qtbot, window)
    assert "There is no folder" in window.center.notice._text.text()


def test_the_knowledge_page_shows_forgets_imports_and_exports(window, qtbot, personal_knowledge, tmp_path):
    personal_knowledge.parent.mkdir(exist_ok=True)
    personal_knowledge.write_text(
        '{"heard": "cackle", "meant": "Kaggle", "fixed": 3}\n{"heard": "um", "meant": "", "kept": 2}\n',
        encoding="utf-8",
    )
    dialog = PreferencesDialog(window.parts.settings, window)
    qtbot.addWidget(dialog)
    dialog.show_page("knowledge")
    page: KnowledgeList = dialog.knowledge
    assert [page.table.item(0, c).text() for c in range(4)] == ["cackle", "Kaggle", "3", "0"]
    page.search.setText("um")
    assert page.table.rowCount() == 1
    page.table.selectRow(0)
    page.forget.click()
    page.search.clear()
    assert page.table.rowCount() == 1
    page.export_to(tmp_path / "mine.jsonl")
    page.import_from(tmp_path / "mine.jsonl")
    assert page.table.item(0, 2).text() == "6"
    page.import_from(tmp_path / "talks" / "talk.txt")
    assert "not JSON" in page.answer.text()
    page.forget_all.click()
    assert page.table.rowCount() == 1  # it asks again in its own text
    assert "Really" in page.forget_all.text()
    page.forget_all.click()
    assert personal_knowledge.read_text(encoding="utf-8") == ""
    assert not page.take.isEnabled()


def test_a_key_is_not_shown_and_an_unusable_one_is_refused(window, qtbot):
    dialog = PreferencesDialog(window.parts.settings, window)
    qtbot.addWidget(dialog)
    field = dialog.fields["models.server_key"]
    assert field.text() == "secret"
    assert field.displayText() != "secret"
    with pytest.raises(ValueError, match="one line"):
        window.parts.settings.set("models.server_url", "a\nb")
    line = dialog.fields["models.server_model"]
    line.setText("  tiny ")
    line.editingFinished.emit()
    assert window.parts.settings["models.server_model"] == line.text() == "tiny"
