"""Choose the encoding of a text by what it looks like in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from jamedit.ui.widgets.dialog_frame import DialogFrame, label

_NAMES = {
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1252": "Western European (Windows-1252)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "cp1257": "Baltic (Windows-1257)",
    "cp1258": "Vietnamese (Windows-1258)",
    "cp874": "Thai (Windows-874)",
    "koi8-r": "Russian (KOI8-R)",
    "koi8-u": "Ukrainian (KOI8-U)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "iso8859-5": "Cyrillic (ISO 8859-5)",
    "iso8859-7": "Greek (ISO 8859-7)",
    "iso8859-9": "Turkish (ISO 8859-9)",
    "iso8859-15": "Western European (ISO 8859-15)",
    "iso8859-8": "Hebrew (ISO 8859-8)",
    "iso8859-13": "Baltic (ISO 8859-13)",
    "cp437": "Western European (DOS 437)",
    "cp850": "Western European (DOS 850)",
    "cp852": "Central European (DOS 852)",
    "cp866": "Cyrillic (DOS 866)",
    "mac-roman": "Western European (Macintosh)",
    "mac-cyrillic": "Cyrillic (Macintosh)",
    "cp932": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "cp950": "Chinese, traditional (Big5)",
    "cp949": "Korean (CP949)",
    "utf-8": "Unicode (UTF-8)",
}
_LINES = 12
_SIZE = (760, 460)


class EncodingChoice(DialogFrame):
    """Show a text in each encoding; after the dialog was accepted `encoding` is the chosen one."""

    def __init__(self, data: bytes, likely: Sequence[str], present: str, parent: QWidget | None = None) -> None:
        """Take the bytes of a file, the encodings that are likely, and the one that it is read in now."""
        super().__init__(self.tr("Encoding of the text"), parent)
        self._data = data
        self.encoding = present
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Encodings"))
        self.list.setFixedWidth(270)
        self.preview = QPlainTextEdit()
        self.preview.setObjectName("field")
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(self.tr("The text in this encoding"))
        self._lay_out()
        for code in dict.fromkeys((*likely, *_NAMES)):
            self._add(code)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.list.setCurrentRow(max(0, self._row_of(present)))
        self.fit_screen(*_SIZE)

    def _lay_out(self) -> None:
        self.body.addWidget(label(self.tr("Choose the encoding in which every letter is right."), "title"))
        columns, right = QHBoxLayout(), QVBoxLayout()
        columns.setSpacing(14)
        right.addWidget(self.preview)
        columns.addWidget(self.list)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self.add_buttons(self.tr("Read in this encoding"), self.tr("Cancel"))

    def _add(self, code: str) -> None:
        item = QListWidgetItem(_NAMES.get(code, code))
        item.setData(Qt.ItemDataRole.UserRole, code)
        self.list.addItem(item)

    def _row_of(self, code: str) -> int:
        rows = (i for i in range(self.list.count()) if self.list.item(i).data(Qt.ItemDataRole.UserRole) == code)
        return next(rows, -1)

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.encoding = item.data(Qt.ItemDataRole.UserRole)
            self.preview.setPlainText(telling_lines(self._data, self.encoding))


def telling_lines(data: bytes, encoding: str) -> str:
    """Return the first lines of a text that are not plain ASCII, in which encodings differ."""
    lines = [line for line in data.splitlines() if not line.isascii()] or data.splitlines()
    return "\n".join(line.decode(encoding, "replace").replace("\0", "\ufffd") for line in lines[:_LINES])
