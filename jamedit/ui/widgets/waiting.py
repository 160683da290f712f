"""A dialog that waits for something which ends by itself, and says how far it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from jamedit.ui.widgets.focus import Dialog
from jamedit.ui.widgets.plain import PlainLabel

_LOOK_MS = 40
_WIDTH = 420


class WaitDialog(Dialog):
    """Wait until `ended()`; accepted then, rejected when the user does not want to wait any longer.

    `share` tells how far it is, 0 to 1. When that does not change for `patience_s` seconds, `stuck` is shown and the
    user may go on without waiting: `given_up` is true then.
    """

    def __init__(
        self,
        parent: QWidget,
        text: str,
        ended: Callable[[], bool],
        share: Callable[[], float],
        *,
        stay: str,
        stuck: tuple[str, str],
        patience_s: float = 20.0,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(QCoreApplication.applicationName())
        self.setModal(True)
        self._ended, self._share, self._stuck, self._patience_ms = ended, share, stuck, patience_s * 1000
        self.given_up = False
        self.text = PlainLabel(text, self, wordWrap=True)
        self.text.setMinimumWidth(_WIDTH)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(text)
        self.give_up = QPushButton(stuck[1], self, autoDefault=False)
        self.give_up.hide()
        self.give_up.clicked.connect(self._go_on)
        back = QPushButton(stay, self)
        back.clicked.connect(self.reject)
        self._lay_out(back)
        self._still = QElapsedTimer()
        self._still.start()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    def _lay_out(self, back: QPushButton) -> None:
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.give_up)
        row.addWidget(back)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addLayout(row)

    def _look(self) -> None:
        if self._ended():
            self._timer.stop()
            self.accept()
            return
        value = round(1000 * self._share())
        if value != self.bar.value():
            self.bar.setValue(value)
            self._still.restart()
        elif self.give_up.isHidden() and self._still.hasExpired(int(self._patience_ms)):
            self.text.setText(self._stuck[0])
            self.give_up.show()

    def _go_on(self) -> None:
        self.given_up = True
        self.reject()
