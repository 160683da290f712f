"""What tests of dialogs share: settings, actions in a window, preferences, a talk to export."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import transcript
from PySide6.QtWidgets import QApplication, QMainWindow
from shiboken6 import isValid

from jamedit.document import Section
from jamedit.formats.register import FORMATS
from jamedit.settings import Settings
from jamedit.ui.actions.registry import ActionRegistry
from jamedit.ui.actions.table import HANDLED, RULES
from jamedit.ui.dialogs.export_dialog import ExportDialog
from jamedit.ui.dialogs.preferences import PreferencesDialog
from jamedit.ui.style.theme import LIGHT, ThemeHub


@pytest.fixture
def settings(qapp):
    return Settings()


@pytest.fixture
def calls():
    return []


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def registry(window, settings, calls):
    handlers = {i: (lambda i=i: calls.append(i)) for i in HANDLED}
    made = ActionRegistry(window, settings, ThemeHub(QApplication.instance()))
    made.connect_handlers(handlers)
    made.update(dict.fromkeys(RULES, True))
    return made


@pytest.fixture
def preferences(settings):
    dialog = PreferencesDialog(settings)
    dialog.show()
    yield dialog
    if isValid(dialog):
        dialog.deleteLater()


@pytest.fixture
def talk():
    made = transcript("we use Jupyter notebooks here", "and um that is all", cues=True, speakers=2)
    first, second = made.paragraphs
    hidden = tuple(replace(w, hidden=w.text == "um") for w in second.words)
    sections = (Section("Opening", first.id),)
    return replace(made, paragraphs=(first, replace(second, words=hidden)), sections=sections)


@pytest.fixture
def export(qtbot, settings, tmp_path):
    def make(value, source=None):
        writing = [f for f in FORMATS if f.writes]
        dialog = ExportDialog(value, writing, tmp_path / "talk", settings, LIGHT, source=source)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make
