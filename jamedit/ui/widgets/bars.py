"""The bars above and below: what is open, what is playing, what is running."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QProgressBar,
    QPushButton,
    QSlider,
    QToolBar,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from jamedit.document.timecode import clock
from jamedit.jobs import Job
from jamedit.ui.style import icons
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.plain import PlainLabel, tip

_RATES = (0.5, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0)


class ElidedLabel(PlainLabel):
    """Show as much of a text as there is room for, the rest as a tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setMinimumWidth(24)

    def set_whole(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text again."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, max(24, self.width()))
        self.setText(shown)
        self.setToolTip(tip(self._whole) if shown != self._whole else "")


def tool_bar(window: QMainWindow, area: Qt.ToolBarArea, name: str, content: QWidget) -> QToolBar:
    """Fix a bar at an edge of the window: it cannot be moved, and no menu offers to hide it."""
    bar = QToolBar(window)
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setContentsMargins(0, 0, 0, 0)
    layout = bar.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, 0)
    bar.toggleViewAction().setVisible(False)
    bar.addWidget(content)
    window.addToolBar(area, bar)
    return bar


class TopBar(QWidget):
    """Show the document's name and state; find, views and export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 12, 6)
        self._row.setSpacing(8)
        self._name = PlainLabel(self)
        self._name.setObjectName("title")
        self._state = ElidedLabel(self)
        self._state.setObjectName("dim")
        self._row.addWidget(self._name)
        self._row.addSpacing(6)
        self._row.addWidget(self._state, 1)

    def add_actions(self, icons_only: Sequence[QAction], texts_only: Sequence[QAction]) -> None:
        """Put buttons for actions at the right end: first those with an icon, then framed ones with a text."""
        for action in icons_only:
            button = self._button(action)
            button.setIconSize(QSize(17, 17))
        for action in texts_only:
            button = self._button(action)
            button.setObjectName("framed")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        self._row.addWidget(button)
        return button

    def show_document(self, name: str, state: str) -> None:
        """Show what is open and how it is kept."""
        self._name.setText(name)
        self._state.set_whole(state)


class BottomBar(QWidget):
    """Play and pause, place and length, speed; running jobs; words and progress."""

    play_clicked = Signal()
    rate_chosen = Signal(float)
    volume_chosen = Signal(int)  # per cent, also while the slider moves
    volume_kept = Signal()  # nobody moves the slider any more
    cancel_clicked = Signal()

    def __init__(self, hub: ThemeHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bottomBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hub = hub
        self._playing = False
        self.job: Job | None = None
        self._last_text = ""
        self._build()
        self._lay_out()
        hub.changed.connect(lambda: self.set_playing(self._playing))
        self.set_playing(False)
        self.set_rate(1.0)
        self.show_job(None)

    def _build(self) -> None:
        self.play = QPushButton(self)
        self.play.setMinimumWidth(86)
        self.play.setToolTip(self.tr("Play or pause (Tab in the text, Space elsewhere)"))
        self.play.clicked.connect(self.play_clicked)
        self.back, self.forward = QToolButton(self), QToolButton(self)
        self._time = PlainLabel(self)
        figures = QFont(self.font())
        figures.setFeature(QFont.Tag("tnum"), 1)
        self._time.setFont(figures)
        self._time.setAccessibleName(self.tr("Position in the recording"))
        self._rate = QToolButton(self)
        self._rate.setToolTip(self.tr("Speed (Ctrl+[ slower, Ctrl+] faster)"))
        self._rate.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._rate.setMenu(self._rate_menu())
        self._build_volume()
        self._message = ElidedLabel(self)
        self._message.setObjectName("dim")
        self._message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._doing = PlainLabel(self)
        self._doing.setObjectName("dim")
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(90)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._cancel = QToolButton(self)
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the running job"))
        self._cancel.clicked.connect(self.cancel_clicked)
        self._facts = PlainLabel(self)
        self._facts.setObjectName("dim")

    def _rate_menu(self) -> QMenu:
        """Return the speeds to choose from; the one in force is checked, and the arrow keys begin there."""
        menu, self._rates = QMenu(self._rate), QActionGroup(self)
        self._rates.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)  # a step may be none of them
        for rate in _RATES:
            action = menu.addAction(_times(rate))
            action.setCheckable(True)
            action.triggered.connect(partial(self.rate_chosen.emit, rate))
            self._rates.addAction(action)
        menu.aboutToShow.connect(lambda: self._start_at_present(menu))
        return menu

    def _start_at_present(self, menu: QMenu) -> None:
        checked = self._rates.checkedAction()
        if checked is not None:
            menu.setActiveAction(checked)

    def _build_volume(self) -> None:
        self._volume = QToolButton(self)
        self._volume.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        self._slider.setFixedWidth(150)
        self._slider.setContentsMargins(8, 8, 8, 8)
        self._slider.setAccessibleName(self.tr("Volume"))
        self._slider.valueChanged.connect(self.volume_chosen)
        menu, action = QMenu(self._volume), QWidgetAction(self)
        action.setDefaultWidget(self._slider)
        menu.addAction(action)
        menu.aboutToShow.connect(self._slider.setFocus)
        menu.aboutToHide.connect(self.volume_kept)
        self._volume.setMenu(menu)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 14, 6)
        row.setSpacing(10)
        for widget in self._transport():
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._message, 1)
        for last in (self._doing, self._bar, self._cancel, self._facts):
            row.addWidget(last)

    def set_playing(self, playing: bool) -> None:
        """Show what the button would do."""
        self._playing = playing
        theme = self._hub.theme
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play.setIcon(icons.icon("pause" if playing else "play", theme.text, theme.dim))
        self._cancel.setIcon(icons.icon("x", theme.dim))
        self._volume.setIcon(icons.icon("volume", theme.text, theme.dim))

    def set_time(self, position_ms: float, duration_ms: int) -> None:
        """Show place and length."""
        hours = duration_ms >= 3_600_000
        text = f"{clock(int(position_ms), decimals=1, hours=hours)} / {clock(duration_ms, hours=hours)}"
        if text != self._last_text:
            self._last_text = text
            self._time.setText(text)

    def set_rate(self, rate: float) -> None:
        """Show the speed."""
        self._rate.setText(_times(rate))
        self._rate.setAccessibleName(self.tr("Speed {rate}").format(rate=_times(rate)))
        for action, each in zip(self._rates.actions(), _RATES, strict=True):
            action.setChecked(each == rate)

    def set_recording(self, there: bool) -> None:
        """Show the transport only when there is something to play."""
        for widget in self._transport():
            widget.setVisible(there)

    def _transport(self) -> tuple[QWidget, ...]:
        return self.back, self.play, self.forward, self._time, self._rate, self._volume

    def set_skips(self, back: QAction, forward: QAction) -> None:
        """Let the buttons beside Play do what the keys for short skips do."""
        for button, action in ((self.back, back), (self.forward, forward)):
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def set_volume(self, percent: int) -> None:
        """Show how loud it plays."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(percent)
        text = self.tr("Volume {percent} %").format(percent=percent)
        self._volume.setToolTip(text)
        self._volume.setAccessibleName(text)

    def show_facts(self, text: str) -> None:
        """Show words and progress."""
        self._facts.setText(text)

    def show_message(self, text: str) -> None:
        """Show one sentence beside the facts."""
        self._message.set_whole(text)

    def show_job(self, job: Job | None, text: str = "") -> None:
        """Show a running job with its share, or none."""
        self._bar.setVisible(job is not None)
        self._cancel.setVisible(job is not None)
        if job is not None:
            self._bar.setRange(0, 100 if job.share > 0 else 0)
            self._bar.setValue(round(job.share * 100))
            self._bar.setAccessibleName(text)
        self._doing.setVisible(job is not None)
        self._doing.setText(f"{text} {round(job.share * 100)} %" if job is not None and job.share else text)
        self.job = job

    def cancel_shown(self) -> None:
        """Cancel the job that is shown, and no other."""
        if self.job is not None:
            self.job.cancel()


def _times(rate: float) -> str:
    return f"{rate:g}×"
