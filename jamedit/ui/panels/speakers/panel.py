"""The dock of the speakers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from jamedit.document import Speaker
from jamedit.edits.speakers import AddSpeaker, MergeSpeakers, RecolorSpeaker, RemoveSpeaker, RenameSpeaker
from jamedit.session import Applied
from jamedit.ui.panels.speakers.colors import color_menu
from jamedit.ui.panels.speakers.speaker_delegate import ROW_PX, SpeakerDelegate
from jamedit.ui.panels.speakers.speaker_model import SpeakerModel
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.icons import icon
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import EDGE_PX, IconButton, Panel, RowsView, named
from jamedit.ui.widgets.plain import PlainLabel


class SpeakersPanel(Panel):
    """List the speakers with what each says; add, rename, merge, colour and remove them."""

    assign_requested = Signal(int)  # speaker id: assign the paragraph or selection at the cursor
    seek_requested = Signal(int)  # ms: where the speaker first speaks

    def __init__(self, bridge: SessionBridge, hub: ThemeHub) -> None:
        super().__init__(hub, self.tr("Speakers"))
        self._bridge = bridge
        self.model = SpeakerModel(bridge, self)
        self.view = RowsView(self.tr("Speakers"), ROW_PX)
        self.view.setModel(self.model)
        self.view.setEditTriggers(RowsView.EditTrigger.DoubleClicked)
        self._delegate = SpeakerDelegate(hub, self.view)
        self.view.setItemDelegate(self._delegate)
        self.hint = named(PlainLabel(wordWrap=True), "dim")
        self.main = self.view
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._read()

    def _make_buttons(self) -> None:
        hub = self.hub
        self.add = IconButton("user-plus", self.tr("Add a speaker"), hub)
        self.add.setText(self.tr("Add"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.assign = IconButton(
            "user-round", self.tr("Assign the paragraph or selection to this speaker"), hub, "Return"
        )
        self.hear = IconButton("play", self.tr("Play this speaker’s first words"), hub)
        self.rename = IconButton("pencil", self.tr("Rename everywhere"), hub, "F2")
        self.color = IconButton("circle-dot", self.tr("Choose a colour"), hub)
        self.merge = IconButton("merge", self.tr("Merge into another speaker"), hub)
        self.remove = IconButton("trash-2", self.tr("Remove from the list; the text stays"), hub, "Del")
        for button in (self.color, self.merge):
            button.setMenu(QMenu(button))
            button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(EDGE_PX - 4, 0, EDGE_PX - 4, 0)
        row.setSpacing(2)
        row.addWidget(self.add)
        row.addStretch(1)
        for button in (self.assign, self.hear, self.rename, self.color, self.merge, self.remove):
            row.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(EDGE_PX + 4, 6, EDGE_PX, 10)
        foot.addWidget(self.hint)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._bridge.opened.connect(self._read)
        self._bridge.changed.connect(self._changed)
        self.model.renamed.connect(self.rename_speaker)
        self._delegate.typed.connect(self._say_twin)
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._context_menu)
        self.add.clicked.connect(self.add_speaker)
        self.empty.clicked.connect(self.add_speaker)
        self.assign.clicked.connect(self._assign)
        self.hear.clicked.connect(self._hear)
        self.rename.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self.color.menu().aboutToShow.connect(self._fill_colors)
        self.merge.menu().aboutToShow.connect(self._fill_merge)
        for key, act in (
            ("Return", self._assign),
            ("Enter", self._assign),
            ("F2", self._edit),
            ("Del", self._remove),
        ):
            self.view.on_key(key, act)

    @property
    def current(self) -> Speaker | None:
        """Return the speaker that is chosen in the list."""
        row = self.view.current_row
        return self.model.speakers[row] if 0 <= row < len(self.model.speakers) else None

    def add_speaker(self) -> None:
        """Add a speaker and open the name for editing."""
        taken = {s.name.casefold() for s in self.model.speakers}
        number = len(taken) + 1
        while (name := self.tr("Speaker {number}").format(number=number)).casefold() in taken:
            number += 1
        if self._bridge.apply(AddSpeaker(name)) is not None:
            self.view.select(self.model.rowCount() - 1)
            self._edit()

    def rename_speaker(self, speaker_id: int, name: str) -> None:
        """Rename a speaker everywhere, and say so when that makes two speakers one."""
        twin = self._twin(speaker_id, name)
        if self._bridge.apply(RenameSpeaker(speaker_id, name)) is not None and twin is not None:
            self.view.select(self.model.row_of(twin.id))
            self.hint.setText(self.tr("“{name}” is one speaker now. Undo separates them again.").format(name=twin.name))

    def _twin(self, speaker_id: int, name: str) -> Speaker | None:
        return self._bridge.transcript.speaker_called(name, but=speaker_id)

    def _say_twin(self, speaker_id: int, name: str) -> None:
        twin = self._twin(speaker_id, name)
        if twin is None:
            self._say()
        else:
            text = self.tr("There is already a speaker “{name}”: the two become one.")
            self.hint.setText(text.format(name=twin.name))

    def _read(self) -> None:
        self.model.read()
        self._say()

    def _changed(self, applied: Applied) -> None:
        self.model.talk_time.follow(applied.change)
        chosen = self.current
        self.model.follow()
        if chosen is not None and self.current is None:
            row = self.model.row_of(chosen.id)
            if row >= 0:
                self.view.select(row)
        self.view.viewport().update()  # the shares
        self._say()

    def _say(self) -> None:
        self.show_body(bool(self.model.speakers))
        self.hint.setText(self._unnamed())
        self._enable()
        if not self.model.speakers:
            text = self.tr("Add the speakers; Ctrl+1 to Ctrl+9 then assign the paragraph at the cursor to them.")
            self.empty.say("users-round", self.tr("No speakers yet"), text, self.tr("Add a speaker"))
            self.empty.button.setEnabled(self._bridge.session is not None)

    def _unnamed(self) -> str:
        share = self.model.talk_time.share_of_words(None)
        if not self.model.talk_time.words[None]:
            return ""
        shown = self.tr("less than 1") if share < 0.01 else str(round(share * 100))
        return self.tr("{share} % of the words have no speaker.").format(share=shown)

    def _enable(self) -> None:
        chosen = self.current
        for button in (self.assign, self.hear, self.rename, self.color, self.remove):
            button.setEnabled(chosen is not None)
        self.merge.setEnabled(chosen is not None and len(self.model.speakers) > 1)

    def _edit(self) -> None:
        if self.current is not None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.edit(self.view.currentIndex())

    def _assign(self) -> None:
        if self.current is not None:
            self.assign_requested.emit(self.current.id)

    def _remove(self) -> None:
        row = self.view.current_row
        if self.current is not None and self._bridge.apply(RemoveSpeaker(self.current.id)) is not None:
            self.view.select(min(row, self.model.rowCount() - 1))

    def _hear(self) -> None:
        chosen = self.current
        starts = (p.start_ms for p in self._bridge.transcript.paragraphs if chosen and p.speaker_id == chosen.id)
        start_ms = next((ms for ms in starts if ms is not None), None)
        if start_ms is not None:
            self.seek_requested.emit(start_ms)
        elif chosen is not None:
            self.hint.setText(self.tr("No words of {name} have times.").format(name=chosen.name))

    def _fill_colors(self) -> None:
        chosen = self.current
        if chosen is not None:
            color_menu(
                self.color.menu(),
                self.hub.theme,
                chosen.color,
                lambda number: self._bridge.apply(RecolorSpeaker(chosen.id, number)),
            )

    def _fill_merge(self) -> None:
        menu, chosen = self.merge.menu(), self.current
        menu.clear()
        for other in self.model.speakers if chosen else ():
            if chosen is None or other.id == chosen.id:
                continue
            text = self.tr("Into {name}").format(name=other.name.replace("&", "&&"))
            action = menu.addAction(icon("circle-dot", self.hub.theme.speaker(other.color)), text)
            action.triggered.connect(partial(self._merge_into, chosen.id, other.id))

    def _merge_into(self, speaker_id: int, into_id: int) -> None:
        if self._bridge.apply(MergeSpeakers(speaker_id, into_id)) is not None:
            self.view.select(self.model.row_of(into_id))

    def _context_menu(self, at: QPoint) -> None:
        if self.current is None:
            return
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.assign, self.hear, self.rename):
            menu.addAction(button.icon(), button.accessibleName(), button.click)
        for button, fill in ((self.color, self._fill_colors), (self.merge, self._fill_merge)):
            fill()
            action = menu.addMenu(button.menu())
            action.setText(button.accessibleName())
            action.setIcon(button.icon())
            action.setEnabled(button.isEnabled())
        menu.addSeparator()
        menu.addAction(self.remove.icon(), self.remove.accessibleName(), self.remove.click)
        menu.popup(self.view.viewport().mapToGlobal(at))
