"""The sections as rows, with where each begins and how long it is."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from jamedit.counting import counted
from jamedit.document import Section, Transcript
from jamedit.document.timecode import rounded_clock
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.widgets.base import Index
from jamedit.ui.widgets.plain import tip

ROW_ROLE = Qt.ItemDataRole.UserRole


class SectionRow(NamedTuple):
    """Hold a section, its first paragraph's position, when it begins and how long it lasts (ms, None: not known)."""

    section: Section
    at: int
    start_ms: int | None
    length_ms: int | None
    words: int


def section_rows(transcript: Transcript) -> list[SectionRow]:
    """Return the sections in the order of the text; each runs to the next one, whatever the level."""
    placed = sorted(
        ((at, s) for s in transcript.sections if (at := transcript.position_of(s.first_paragraph_id)) is not None),
        key=lambda pair: pair[0],
    )
    ends = [at for at, _ in placed[1:]] + [len(transcript.paragraphs)]
    return [_row(transcript, s, at, end) for (at, s), end in zip(placed, ends, strict=False)]


def _row(transcript: Transcript, section: Section, at: int, end: int) -> SectionRow:
    inside = transcript.paragraphs[at:end]
    start_ms = next((ms for p in inside if (ms := p.start_ms) is not None), None)
    end_ms = next((ms for p in reversed(inside) if (ms := p.end_ms) is not None), None)
    length_ms = None if start_ms is None or end_ms is None else max(0, end_ms - start_ms)
    return SectionRow(section, at, start_ms, length_ms, sum([len(p.words) for p in inside]))


class SectionModel(QAbstractListModel):
    """Show the transcript's sections; a title that is edited becomes a request to rename."""

    renamed = Signal(int, str)  # id of the first paragraph, title as typed

    def __init__(self, bridge: SessionBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.rows: list[SectionRow] = []
        self.read()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        """Return the number of sections."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that titles can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, a sentence for screen readers, or the row itself."""
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.section.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.section.title)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.section.title}, {self.detail(row)}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title; the row changes when the transcript has."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(self.rows[index.row()].section.first_paragraph_id, str(value))
        return True

    def detail(self, row: SectionRow) -> str:
        """Return when a section begins, how long it is, and how many words it has."""
        parts = [rounded_clock(row.start_ms)] if row.start_ms is not None else []
        if row.length_ms is not None:
            minutes, seconds = divmod(round(row.length_ms / 1000), 60)
            parts.append(self.tr("{n} min").format(n=minutes) if minutes else self.tr("{n} s").format(n=seconds))
        words = counted(row.words, self.tr("1 word"), self.tr("{n} words"))
        return " · ".join([*parts, words])

    def row_of(self, paragraph_id: int) -> int:
        """Return the row of the section that begins at a paragraph, -1 when none does."""
        return next((i for i, r in enumerate(self.rows) if r.section.first_paragraph_id == paragraph_id), -1)

    def read(self) -> None:
        """Read the sections again; with the same places the rows stay and only look different."""
        new = section_rows(self._bridge.transcript)
        same = [r.section.first_paragraph_id for r in new] == [r.section.first_paragraph_id for r in self.rows]
        if same:
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, 0))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()
