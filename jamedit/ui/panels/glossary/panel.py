"""The dock where names and terms are typed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from jamedit.counting import counted
from jamedit.errors import JameditError
from jamedit.ui.panels.glossary import text
from jamedit.ui.panels.glossary.field import GlossaryField
from jamedit.ui.panels.glossary.offer import SubjectOffer
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, IconButton, Panel, named
from jamedit.ui.widgets.plain import PlainLabel
from jamedit.ui.widgets.save_place import ask_where_to_save, place_for_documents, wrong_place

_TYPED = "glossary_text"  # what was typed, comments and all, is kept with the project under this key
_REST_MS = 600
_COUNT_MS = 150


class GlossaryPanel(Panel):
    """Edit the glossary as plain text, one term a line; it is taken over when typing rests."""

    def __init__(self, bridge: SessionBridge, hub: ThemeHub, queue: ReviewQueue | None = None) -> None:
        super().__init__(hub, self.tr("Glossary"))
        self._bridge, self._queue = bridge, queue
        self._open_for: Counter[str] = Counter()
        self._filling = False
        self.field = GlossaryField(hub)
        self.offer = SubjectOffer(bridge)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.count = named(PlainLabel(), "dim")
        self.found = named(PlainLabel(wordWrap=True), "dim")
        self.load = IconButton("folder-open", self.tr("Add terms from a file…"), hub)
        self.save = IconButton("save", self.tr("Save the glossary to a file…"), hub)
        self._telling = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._counting = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self.main = self.field
        self._lay_out()
        self._connect()
        self._read()
        self._count_open()

    def _lay_out(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Show only lines that contain this text"))
        hint = named(PlainLabel(wordWrap=True), "hint")
        hint.setText(self.tr("One name or term per line. Known wrong forms follow a colon."))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.filter, 1)
        row.addWidget(self.load)
        row.addWidget(self.save)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(EDGE_PX, 8, EDGE_PX, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(hint)
        column.addWidget(self.offer)
        column.addWidget(self.field, 1)
        column.addWidget(self.found)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._bridge.opened.connect(self._read)
        self._bridge.about_to_close.connect(self._leave)
        self._bridge.glossary_changed.connect(self._follow)
        self.field.textChanged.connect(self._typed)
        self.field.cursorPositionChanged.connect(self._say_found)
        self.field.left.connect(self._leave)
        self.filter.textChanged.connect(self._filter)
        self.load.clicked.connect(self._choose_import)
        self.save.clicked.connect(self._choose_export)
        self._telling.timeout.connect(self._say_count)
        self._rest.timeout.connect(self.commit)
        self._counting.timeout.connect(self._count_open)
        if self._queue is not None:
            self._queue.changed.connect(self._counting.start)

    def commit(self) -> None:
        """Take over what is typed, now."""
        self._rest.stop()
        session = self._bridge.session
        if session is None:
            return
        typed = self.field.toPlainText()
        if self._bridge.info(_TYPED) != typed:
            session.set_info(_TYPED, typed)
        self._bridge.set_glossary(text.read(typed, self._bridge.glossary.name))

    def _leave(self) -> None:
        if self._rest.isActive():
            self.commit()

    def import_from(self, path: Path) -> int:
        """Add the terms of a file that are not here yet; return how many terms that gave.

        A file that cannot be read becomes a message.
        """
        from jamedit.storage import glossary_file

        try:
            read = glossary_file.read(path)
        except JameditError as error:
            self._bridge.message.emit(str(error))
            return 0
        typed = self.field.toPlainText()
        before = len(text.read(typed).terms)
        # Into an empty field a file goes as it is, comments and all.
        new = text.added(typed, text.read(read)) if typed.strip() else "\n".join(read.splitlines())
        if new != typed:
            self.field.set_text(new)
            self.commit()
        return len(text.read(new).terms) - before

    def export_to(self, path: Path) -> bool:
        """Write what is typed to a file; return whether that succeeded. If not, there is a message."""
        from jamedit.storage import glossary_file

        try:
            glossary_file.write(path, self.field.toPlainText())
        except JameditError as error:
            self._bridge.message.emit(str(error))
            return False
        return True

    def _choose_import(self) -> None:
        kinds = self.tr("Text files (*.txt *.md *.csv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Add terms from a file"), "", kinds)
        if name:
            self.import_from(Path(name))

    def _choose_export(self) -> None:
        suggested = f"{self._bridge.name}.glossary.txt"
        path = ask_where_to_save(
            self, self.tr("Save the glossary"), self._folder_to_write() / suggested, self.tr("Text (*.txt)"), (".txt",)
        )
        if path is not None:
            self.export_to(path)

    def _folder_to_write(self) -> Path:
        beside = self._bridge.folder
        return place_for_documents() if beside is None or wrong_place(beside / "x") else beside

    def _read(self) -> None:
        self._rest.stop()
        self._fill(text.following(self._bridge.info(_TYPED), self._bridge.glossary))
        self.field.document().clearUndoRedoStacks()
        self.show_body(self._bridge.session is not None)
        if self._bridge.session is None:
            note = self.tr("Open a transcript; its names and terms go here, one per line.")
            self.empty.say("book-marked", self.tr("No glossary yet"), note)

    def _follow(self) -> None:
        """Take over what was added elsewhere, unless that is what is typed already."""
        self._fill(text.following(self.field.toPlainText(), self._bridge.glossary))

    def _fill(self, wanted: str) -> None:
        if wanted != self.field.toPlainText():
            self._filling = True
            self.field.set_text(wanted)
            self._filling = False
        self._say_count()

    def _typed(self) -> None:
        if not self._filling:
            self._rest.start()
        self._telling.start()

    def _filter(self, wanted: str) -> None:
        self.field.filter(wanted)
        self._say_count()

    def _say_count(self) -> None:
        terms = text.read(self.field.toPlainText()).terms
        forms = sum(len(term.sounds_like) for term in terms)
        said = counted(len(terms), self.tr("1 term"), self.tr("{n} terms"))
        if forms:
            said += " · " + counted(forms, self.tr("1 wrong form"), self.tr("{n} wrong forms"))
        self.count.setText(said)
        self._say_found()

    def _count_open(self) -> None:
        queue = self._queue
        self._open_for = (
            Counter(s.reason[1] or s.after for s in queue.open if s.kind == "glossary") if queue else Counter()
        )
        self._say_found()

    def _say_found(self) -> None:
        terms = text.terms_in(self.field.line)
        count = sum(self._open_for[term] for term in terms)
        self.found.setVisible(bool(count))
        if count:
            one, many = self.tr("1 open suggestion for “{term}”"), self.tr("{n} open suggestions for “{term}”")
            self.found.setText(counted(count, one, many).format(term=terms[0]))
