"""A file name or a speaker's name is never shown as HTML, wherever it is shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMessageBox, QWidget

import jamedit.ui
from jamedit.ui.widgets.plain import MarkupLabel, PlainLabel, message_box, tip

UI = Path(jamedit.ui.__file__).parent
HTML = "<h1>big</h1>"
JSON = """{"paragraphs": [
{"speaker": "<h1>big</h1>", "words": [{"text": "<h1>big</h1>", "start_ms": 0, "end_ms": 900}, {"text": "So."}]},
{"speaker": "Ida", "words": [{"text": "the"}, {"text": "the"}, {"text": "<h1>big</h1>"}, {"text": "end."}]}],
"sections": [{"title": "<h1>big</h1>", "first_paragraph": 0}], "meta": {"title": "<h1>big</h1>"}}"""


def test_a_label_shows_tags_as_text(qtbot) -> None:
    assert PlainLabel(HTML).textFormat() == Qt.TextFormat.PlainText
    assert MarkupLabel("<b>ours</b>").textFormat() == Qt.TextFormat.RichText


@pytest.mark.parametrize("text", [HTML, "a <img src=x> b", "<!-- so -->", "two\nlines <b>"])
def test_a_tooltip_shows_tags_as_text(text: str) -> None:
    assert "<h1" not in tip(text)
    assert "<img" not in tip(text)
    assert tip("plain & simple") == "plain & simple"


def test_a_box_shows_tags_as_text(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = message_box(parent, QMessageBox.Icon.Warning, HTML, HTML)
    for label in box.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or HTML not in label.text()


def test_the_whole_window_shows_tags_as_text(open_window, tmp_path: Path, qtbot) -> None:
    path = tmp_path / f"{HTML.replace('/', '')} talk.json"
    path.write_text(JSON, encoding="utf-8")
    window = open_window(path)
    for dock in window.parts.docks.docks:
        window.parts.docks.show(dock)
    for widget in [window, *window.findChildren(QWidget)]:
        assert "<h1>" not in widget.toolTip(), widget
        if isinstance(widget, QLabel) and "<h1>" in widget.text():
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.objectName()
        if isinstance(widget, QAbstractItemView) and widget.model():
            assert not list(tips_with_tags(widget)), widget
    for action in window.findChildren(QAction):
        assert "<h1>" not in action.toolTip(), action.text()


def tips_with_tags(view: QAbstractItemView):
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        said = model.data(model.index(row, 0), Qt.ItemDataRole.ToolTipRole)
        if said and "<h1>" in said:
            yield said


def _called(function: ast.expr) -> str:
    return getattr(function, "id", getattr(function, "attr", ""))


def _owner(function: ast.expr) -> str:
    """Return the class of which a static function is called: QMessageBox.warning()."""
    return getattr(getattr(function, "value", None), "id", "")


def calls(name: str):
    for path in sorted(UI.rglob("*.py")):
        if path.name != "plain.py":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and name in (_called(node.func), _owner(node.func)):
                    yield f"{path.relative_to(UI)}:{node.lineno}", node


@pytest.mark.parametrize("name", ["QLabel", "QMessageBox"])
def test_labels_and_boxes_are_made_in_one_place(name: str) -> None:
    assert [place for place, _ in calls(name)] == [], "use PlainLabel or message_box of ui/widgets/plain.py"


@pytest.mark.parametrize("name", ["setToolTip", "showText", "setStatusTip", "setWhatsThis", "setLabelText", "getText"])
def test_a_tooltip_with_anything_put_into_it_goes_through_tip(name: str) -> None:
    """Texts of our own are calls of tr and with_key and constants; what is formatted or turned into text is not."""
    loose = [
        place
        for place, node in calls(name)
        for argument in node.args
        if not _through_tip(argument) and any(_puts_in(n) for n in ast.walk(argument))
    ]
    assert loose == []


def _through_tip(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _through_tip(node.body) or _through_tip(node.orelse)
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tip"


def _puts_in(node: ast.AST) -> bool:
    called = isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", ""))
    return called in ("format", "str", "data", "name", "fspath") or (
        isinstance(node, ast.Attribute)
        and node.attr
        in (
            "_whole",
            "name",
            "title",
        )
    )
