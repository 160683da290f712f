"""The bar above the page for finding and replacing."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from jamedit.counting import counted
from jamedit.document import Change
from jamedit.edits.replace_all import ReplaceAll, Replacement
from jamedit.session import Applied
from jamedit.ui.panels.find.finder import Finder, Hit, first_difference
from jamedit.ui.panels.find.pattern import Pattern, TooHardError, Wanted
from jamedit.ui.state.session_bridge import SessionBridge
from jamedit.ui.style.theme import ThemeHub
from jamedit.ui.widgets.base import IconButton, named, sized, with_key
from jamedit.ui.widgets.focus import keep_near
from jamedit.ui.widgets.plain import PlainLabel

_TYPED_MS = 90
_SLICE_S = 0.012  # of looking between two turns of the event loop


class FindBar(QWidget):
    """Find text, step through the places, replace one or all."""

    show_requested = Signal(int, int, int)  # paragraph id, start and end in characters of its text
    hits_changed = Signal()  # other places are known: whoever marks them asks `hits_in`
    shown_changed = Signal(bool)
    closed = Signal()

    def __init__(self, bridge: SessionBridge, hub: ThemeHub) -> None:
        super().__init__()
        self._bridge = bridge
        self._finder: Finder | None = None
        self._current: Hit | None = None
        self._from: tuple[int, int] = (0, 0)  # where looking begins: paragraph id and character
        self._show_when_found = 0  # the direction in which the place to show is looked for
        self._asked_from_page = False  # a place is wanted though the focus is not in the bar
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Find and replace"))
        self._typed = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._working = QTimer(self, interval=0)
        self._make(hub)
        self._lay_out()
        self._connect()
        self.set_replace(False)
        self._say()

    def _make(self, hub: ThemeHub) -> None:
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setPlaceholderText(self.tr("Find"))
        self.field.setAccessibleName(self.tr("Text to find"))
        self.replacement = QLineEdit()
        self.replacement.setPlaceholderText(self.tr("Replace with"))
        self.replacement.setAccessibleName(self.tr("Replacement text"))
        self.count = named(PlainLabel(), "dim")
        self.message = named(PlainLabel(wordWrap=True), "dim")
        self.message.setFont(sized(self.font(), -2))  # two lines of it are no higher than a button
        self.match_case = self._switch(self.tr("Aa"), self.tr("Match case"))
        self.whole_words = self._switch(self.tr("“W”"), self.tr("Whole words"))
        self.regular = self._switch(".*", self.tr("Regular expression"))
        self.previous = IconButton("chevron-up", self.tr("Previous"), hub, "Shift+F3")
        self.following = IconButton("chevron-down", self.tr("Next"), hub, "F3")
        self.more = IconButton("replace", self.tr("Show the replace field"), hub, "Ctrl+H")
        self.more.setCheckable(True)
        self.close_button = IconButton("x", self.tr("Close"), hub, "Esc")
        self.replace_one = QPushButton(self.tr("Replace"))
        self.replace_one.setToolTip(with_key(self.tr("Replace this match and go to the next"), "Return"))
        self.replace_all = QPushButton(self.tr("Replace all"))
        self.replace_all.setToolTip(self.tr("Replace all matches as one undo step"))

    def _switch(self, text: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(name)
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.toggled.connect(self._restart)
        return button

    def _lay_out(self) -> None:
        switches, steps, act = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (switches, (self.match_case, self.whole_words, self.regular)),
            (steps, (self.previous, self.following, self.more, self.close_button)),
            (act, (self.replace_one, self.replace_all, self.message)),
        ):
            row.setSpacing(2 if row is not act else 6)
            for widget in widgets:
                row.addWidget(widget, 99 if widget is self.message else 0)
        act.addStretch(1)  # in the place of the message: the buttons keep their width
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("88,888 of 88,888"))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 7, 10, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(switches, 0, 1)
        grid.addWidget(self.count, 0, 2)
        grid.addLayout(steps, 0, 3)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(act, 1, 1, 1, 3)

        replacing: list[QWidget] = [self.replacement, self.replace_one, self.replace_all]
        switches_first = (self.match_case, self.whole_words, self.regular, self.previous, self.following)
        self._order = [self.field, *replacing, *switches_first, self.more, self.close_button]
        for left, right in pairwise(self._order):
            self.setTabOrder(left, right)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round in the bar with Tab: the page keeps Tab to itself, and would not give the focus back."""
        if self.isHidden():
            return super().focusNextPrevChild(forward)
        order = [each for each in self._order if not each.isHidden() and each.isEnabled()]
        focus = self.window().focusWidget()
        if not keep_near(self, self.field):
            at = order.index(focus) if focus in order else -1
            order[(at + (1 if forward else -1)) % len(order)].setFocus(
                Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            )
        return True

    def _connect(self) -> None:
        self._bridge.opened.connect(self._look_at_another_text)
        self._bridge.changed.connect(self._changed)
        self._typed.timeout.connect(self._restart)
        self._working.timeout.connect(self._work)
        self.field.textChanged.connect(self._find_typed)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.following.clicked.connect(lambda: self.step(1))
        self.more.toggled.connect(self.set_replace)
        self.close_button.clicked.connect(self.dismiss)
        self.replace_one.clicked.connect(self.replace_current)
        self.replace_all.clicked.connect(self.replace_everything)

    def begin(self, text: str = "", at: tuple[int, int] = (0, 0), *, replace: bool = False) -> None:
        """Open the bar, with the selected text if there is one, and look from a paragraph id and character on."""
        self._from = at
        self.set_replace(replace or not self.replacement.isHidden())
        self.show()
        if text and text != self.field.text():
            self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._restart()

    def set_replace(self, shown: bool) -> None:
        """Show or hide the second row."""
        self.more.setChecked(shown)
        for widget in (self.replacement, self.replace_one, self.replace_all):
            widget.setVisible(shown)

    def hits_in(self, paragraph_id: int) -> list[tuple[int, int]]:
        """Return the places in a paragraph as start and end in characters; none while the bar is closed."""
        return self._finder.in_paragraph(paragraph_id) if self._finder and not self.isHidden() else []

    @property
    def current(self) -> Hit | None:
        """Return the place that is shown."""
        return self._current

    @property
    def searching(self) -> bool:
        """Return whether the transcript is still being looked through."""
        return self._working.isActive() or self._typed.isActive()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) place, round the ends."""
        if self._typed.isActive():
            self._restart()
        if self._finder is None:
            return
        here = self._current
        at = (here.paragraph_id, here.end if by > 0 else here.start) if here else self._from
        self._show(self._finder.next(*at, by))

    def step_from(self, at: tuple[int, int], by: int) -> None:
        """Go to the next (1) or previous (-1) place from a paragraph id and character on."""
        self._from, self._current = at, None
        if self._finder is not None and self._finder.done and not self._typed.isActive():
            self.step(by)
        else:
            self._restart(by)
            self._asked_from_page = True

    def _find_typed(self) -> None:
        if self._current is not None:
            self._from = (self._current.paragraph_id, self._current.start)
        self._typed.start()

    def _look_at_another_text(self) -> None:
        """Mark the places in a text that was just opened; which of them is shown is up to the user."""
        self._from = (0, 0)
        self._restart(0)

    def _has_focus(self) -> bool:
        """Return whether the user is in the bar: a place that is selected elsewhere would be replaced by a key."""
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _restart(self, by: int = 1) -> None:
        """Look for what is typed now, from the place at hand on or, with -1, back."""
        self._typed.stop()
        self._working.stop()
        self._current = None
        wanted = Wanted(
            self.field.text(), self.match_case.isChecked(), self.whole_words.isChecked(), self.regular.isChecked()
        )
        pattern = Pattern(wanted)
        usable = pattern.usable and self._bridge.session is not None
        self._finder = Finder(self._bridge.transcript, pattern) if usable else None
        self._show_when_found = by if usable and not self.isHidden() else 0
        self._asked_from_page = False
        text = self.tr("This is not a regular expression yet: {reason}.").format(reason=pattern.error)
        self._tell(text if pattern.error and wanted.text else "")
        if usable:
            self._working.start()
        self._say()
        self.hits_changed.emit()

    def _work(self) -> None:
        finder = self._finder
        if finder is None:
            self._working.stop()
            return
        try:
            done = finder.work(_SLICE_S)
        except TooHardError:
            self._give_up()
            return
        if done:
            self._working.stop()
            by, self._show_when_found = self._show_when_found, 0
            if by and (self._asked_from_page or self._has_focus()):
                self._show(finder.next(*self._from, by))
            self.hits_changed.emit()
        self._say()

    def _give_up(self) -> None:
        self._working.stop()
        self._finder = None
        self._current = None
        self._tell(self.tr("This regular expression takes too long; make it more specific."))
        self._say()
        self.hits_changed.emit()

    def _show(self, hit: Hit | None) -> None:
        self._current = hit
        if hit is not None:
            self._from = (hit.paragraph_id, hit.start)
            self.show_requested.emit(*hit)
        self._say()

    def _changed(self, applied: Applied) -> None:
        finder = self._finder
        if finder is None:
            return
        if self.isHidden():  # nobody sees the places, and `begin` looks for them again
            self._finder = self._current = None
            return
        try:
            finder.follow(self._bridge.transcript, applied.change)
        except TooHardError:
            self._give_up()
            return
        if not finder.done:
            self._working.start()
        self._show_when_found = 0  # whoever works on the text does not want to be led away
        self._tell("")  # what it said of the last replacing may have been taken back
        if applied.origin in ("undo", "redo"):
            self._go_to(applied.change)
        if self._current is not None and not finder.number_of(self._current):
            self._current = None
        self._say()
        self.hits_changed.emit()

    def _go_to(self, change: Change) -> None:
        """Look on from what an undo or redo changed; show the place there to a user who is in the bar.

        Where it changed many paragraphs, go on from the place that was at hand, not from the first of all.
        """
        at, finder = first_difference(change), self._finder
        if sum(old is not new for old, new in zip(change.removed, change.added, strict=False)) > 1:
            at = self._from
        if at is None or finder is None:
            return
        self._current, self._from = None, at
        if not self._has_focus():
            return
        if not finder.done:
            self._show_when_found = 1
        else:
            inside = (Hit(at[0], *place) for place in finder.in_paragraph(at[0]) if place[0] <= at[1] < place[1])
            self._show(next(inside, None) or finder.next(*at, 1))

    def replace_current(self) -> None:
        """Replace the place that is shown and go on to the next one."""
        hit, finder = self._current, self._finder
        if hit is None or finder is None:
            self.step(1)
            return
        paragraph = self._bridge.transcript.paragraph(hit.paragraph_id)
        text = paragraph.text if paragraph else ""
        parts = finder.pattern.replaced(text, self.replacement.text())
        new = next((new for start, end, new in parts if (start, end) == (hit.start, hit.end)), None)
        if new is None:
            return
        self._from = (hit.paragraph_id, hit.start + len(new))
        before = text[hit.start : hit.end]
        self._bridge.apply(ReplaceAll((Replacement(hit.paragraph_id, hit.start, hit.end, before, new),)))
        if self._finder is not None:
            after = (hit.paragraph_id, hit.start + len(new))
            self._show(self._finder.next(*after, 1))

    def replace_everything(self) -> None:
        """Replace all matches as one step and report how many there were."""
        if self._typed.isActive():
            self._restart()
        finder = self._finder
        if finder is None:
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            while not finder.work(60.0):
                pass
            count = self._replace_all(finder)
        except TooHardError:
            self._give_up()
            return
        finally:
            self.unsetCursor()
        if not count:
            self._tell(self.tr("Nothing was replaced."))
        else:
            self._current = None  # nothing is shown on the page any more
            self._say()
            many = self.tr("{n} matches replaced; one undo reverts them all.")
            self._tell(counted(count, self.tr("1 match replaced."), many))

    def _replace_all(self, finder: Finder) -> int:
        """Replace all places that were found; return how many there were, 0 when nothing changed."""
        replacements = tuple(self._replacements(finder))
        changed = bool(replacements) and self._bridge.apply(ReplaceAll(replacements)) is not None
        return len(replacements) if changed else 0

    def _replacements(self, finder: Finder) -> list[Replacement]:
        paragraphs, template = self._bridge.transcript.paragraphs, self.replacement.text()
        made = []
        for at in finder.paragraphs_with_hits():
            paragraph = paragraphs[at]
            text = paragraph.text
            for start, end, new in finder.pattern.replaced(text, template):
                made.append(Replacement(paragraph.id, start, end, text[start:end], new))
        return made

    def dismiss(self) -> None:
        """Close the bar."""
        self.closed.emit()  # the focus goes where it is wanted before Qt moves it
        self.hide()

    def _tell(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _say(self) -> None:
        finder, current = self._finder, self._current
        total = finder.total if finder else 0
        number = finder.number_of(current) if finder and current else 0
        more = "+" if finder and not finder.done else ""
        if finder is None:
            text = ""
        elif not total:
            text = self.tr("Looking…") if more else self.tr("Not found")
        elif number:
            text = self.tr("{n} of {total}").format(n=f"{number:,}", total=f"{total:,}{more}")
        else:
            text = self.tr("{total} found").format(total=f"{total:,}{more}")
        self.count.setText(text)  # the buttons stay enabled: one that was just pressed would lose the focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Enter and Shift+Enter, replace with Enter in the second field, close with Esc."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.window().focusWidget()
            if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
                focus.click()
            elif self.replacement.hasFocus() and not shift:
                self.replace_current()
            else:
                self.step(-1 if shift else 1)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is something to step through."""
        super().showEvent(event)
        self.shown_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking, and let marks on the page go."""
        super().hideEvent(event)
        self.shown_changed.emit(False)
        self._typed.stop()
        self._working.stop()
        self.hits_changed.emit()
