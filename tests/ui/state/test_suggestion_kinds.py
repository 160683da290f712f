"""What is shown of the kinds of suggestions comes from their declarations, and not before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jamedit.document import Suggestion
from jamedit.suggest import SUGGESTERS, declaration_of
from jamedit.suggest.other_kinds import OTHER_KINDS
from jamedit.ui.panels.review.kinds import reason_text
from jamedit.ui.state.suggestion_kinds import kind_label, kind_title

pytestmark = pytest.mark.gui
KINDS = (*SUGGESTERS, *OTHER_KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_reasons_are_the_declared_ones(kind):
    declared = declaration_of(kind)
    assert (kind_title(kind), kind_label(kind)) == (declared.title, declared.looks_for)
    for reason, text in declared.reasons.items():
        shown = Suggestion(1, (1,), "a", ("b",), kind, 0.5, (reason, "detail"))
        assert reason_text(shown) == text.replace("{0}", "detail")


def test_no_suggester_is_loaded_when_the_window_is_first_shown():
    code = (
        "import sys; from jamedit.ui.app import make_application; app = make_application()\n"
        "from jamedit.settings import Settings; from jamedit.ui.style.theme import ThemeHub\n"
        "from jamedit.ui.window.main_window import MainWindow; window = MainWindow(ThemeHub(app), Settings())\n"
        "window.show(); app.processEvents()\n"
        "print([name for name in sys.modules if name.split('.')[:2] == ['jamedit', 'suggest']])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
