"""What this program is, and whose work is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jamedit import __version__
from jamedit.ui.style.icons import pixmap
from jamedit.ui.style.theme import Theme
from jamedit.ui.widgets.dialog_frame import DialogFrame, label
from jamedit.ui.widgets.plain import MarkupLabel, PlainLabel

_PARTS = (
    ("Qt, PySide6", "LGPL 3", "https://doc.qt.io/qtforpython-6/licenses.html"),
    ("libVLC, python-vlc", "LGPL 2.1", "https://www.videolan.org/legal.html"),
    ("FFmpeg, PyAV", "LGPL 3, BSD", "https://ffmpeg.org/legal.html"),
    ("NumPy, pyqtgraph, RapidFuzz", "BSD, MIT", "https://numpy.org"),
    ("Inter", "SIL Open Font License 1.1", "https://rsms.me/inter"),
    ("Lucide icons", "ISC", "https://lucide.dev/license"),
)


class AboutDialog(DialogFrame):
    """Show name, version and the licences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About jamedit"), parent)
        self._theme = theme
        self.body.addLayout(self._head())
        self.body.addSpacing(6)
        self.body.addWidget(
            label(
                self.tr("jamedit is free software under the MIT licence. It builds on the work of others:"), wrap=True
            )
        )
        self.body.addLayout(self._table())
        self.add_buttons(self.tr("Close"))
        self.setFixedWidth(480)
        self.finished.connect(self.deleteLater)

    def _head(self) -> QHBoxLayout:
        row, words, picture = QHBoxLayout(), QVBoxLayout(), PlainLabel()
        picture.setPixmap(pixmap("jamedit", self._theme.accent, 56, self.devicePixelRatioF()))
        words.setSpacing(2)
        words.addWidget(label("jamedit", "heading"))
        words.addWidget(label(self.tr("Version {version}").format(version=__version__), "dim"))
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for row, (name, licence, address) in enumerate(_PARTS):
            link = MarkupLabel(f'<a href="{address}" style="color:{self._theme.accent}">{name}</a>')
            link.setOpenExternalLinks(True)
            link.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByKeyboard | Qt.TextInteractionFlag.LinksAccessibleByMouse
            )
            grid.addWidget(link, row, 0)
            grid.addWidget(label(licence, "dim"), row, 1)
        return grid
