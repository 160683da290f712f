"""Write the transcript: which format, what of it, where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from jamedit.document import Transcript
from jamedit.errors import JameditError
from jamedit.formats.base import Format, Group
from jamedit.formats.engine.text.direction import is_right_to_left
from jamedit.formats.losses import lost, present
from jamedit.formats.options import WriteOptions
from jamedit.formats.writing import written
from jamedit.settings import Settings
from jamedit.ui.dialogs.excerpt import excerpt, first_lines, readable, timed_excerpt
from jamedit.ui.dialogs.export_choices import ExportChoices
from jamedit.ui.dialogs.format_list import FormatFinder, FormatList
from jamedit.ui.style.theme import Theme
from jamedit.ui.widgets.dialog_frame import Answer, DialogFrame, label
from jamedit.ui.widgets.save_place import may_replace, next_backup, with_ending, wrong_place

_SIZE = (960, 700)
_WEB_PAGE = "html"
_SAMPLE = 200  # words that show the direction of a text


class ExportDialog(DialogFrame):
    """Ask for format, contents and place, and show how the file will begin.

    After it was accepted `path`, `format_id` and `options` are the answer. `suggested` is the file without its
    extension; the format is at first that of `transcript`, when it can be written. Nothing that exists is replaced
    without a question, least of all `source`, the file that the text was read from; `ours` tells
    whether this text was exported to a file that nobody has changed since.
    """

    def __init__(
        self,
        transcript: Transcript,
        formats: Sequence[Format],
        suggested: Path,
        settings: Settings,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        source: Path | None = None,
        ours: Callable[[Path], bool] = lambda path: False,
    ) -> None:
        super().__init__(self.tr("Export"), parent)
        self.path = suggested
        self._source, self._ours = source, ours
        self._formats = {each.id: each for each in formats}
        self._transcript, self._has = transcript, present(transcript)
        self._right_to_left = any(is_right_to_left(w.text) for w in islice(transcript.words(), _SAMPLE))
        self._excerpt, self._probe = excerpt(transcript), timed_excerpt(transcript)
        self.list = FormatList(theme)
        self.finder = FormatFinder(self.list)
        self.preview = self._preview()
        self.page = self._page()
        self.left_out = label("", "hint", wrap=True)
        self.choices = ExportChoices(settings)
        self.line = QLineEdit(str(suggested))
        self.line.setAccessibleName(self.tr("File"))
        self.answer = Answer()
        self._lay_out()
        self._connect()
        self.list.fill(formats, self._reasons())
        self.list.choose(transcript.meta.source_format)
        self.export.setEnabled(bool(self.format_id))
        self.fit_screen(*_SIZE)

    @property
    def format_id(self) -> str:
        """Return the id of the chosen format, "" while none can be written."""
        return self._format.id if self._format else ""

    @property
    def options(self) -> WriteOptions:
        """Return what is to be written."""
        return self.choices.options

    _format: Format | None = None

    # putting it together

    def _preview(self) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName("field")
        made.setReadOnly(True)
        made.setTabChangesFocus(True)
        made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        made.setAccessibleName(self.tr("Beginning of the file"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(12)
        made.setFont(font)
        return made

    def _lay_out(self) -> None:
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(label(self.tr("Format"), "title"))
        left.addWidget(self.finder)
        left.addWidget(self.list, 1)
        left.addWidget(self.finder.nothing, 1)
        right.addWidget(label(self.tr("Content"), "title"))
        right.addWidget(self.choices)
        right.addSpacing(6)
        right.addWidget(label(self.tr("Beginning of the file"), "title"))
        right.addWidget(self.preview, 1)
        right.addWidget(self.page, 1)
        right.addWidget(self.left_out)
        columns.setSpacing(12)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns, 1)
        self.body.addLayout(self._place())
        self.body.addWidget(self.answer)
        self.export = self.add_buttons(self.tr("Export"), self.tr("Cancel"))

    def _place(self) -> QHBoxLayout:
        row, choose = QHBoxLayout(), QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_place)
        row.setSpacing(8)
        row.addWidget(label(self.tr("File"), "title"))
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        return row

    def _connect(self) -> None:
        self.list.format_changed.connect(self._format_chosen)
        self.line.textChanged.connect(self._tell_place)
        self.choices.changed.connect(self._show_preview)

    # what can be written, and how it looks

    def _reasons(self) -> dict[str, str]:
        """Try every format on a little of the transcript; return why formats refuse, by id."""
        reasons = {}
        for each in self._formats.values():
            try:
                written(each, self._probe, WriteOptions())
            except JameditError as error:
                reasons[each.id] = str(error)
        return reasons

    def _format_chosen(self, format_id: str) -> None:
        self._format = self._formats.get(format_id)
        if self._format is None:
            return
        times_matter = self._times_are_a_choice(self._format)
        self.choices.fit(self._format, times_matter=times_matter, right_to_left=self._right_to_left)
        self._fit_extension(self._format)
        self._show_preview()

    def _times_are_a_choice(self, chosen: Format) -> bool:
        with_times, without = (written(chosen, self._probe, WriteOptions(times=on)) for on in (True, False))
        return with_times != without

    def _show_preview(self) -> None:
        if self._format is None:
            return
        try:
            content = written(self._format, self._excerpt, self.options)
            text = content if isinstance(content, str) else readable(self._excerpt, self.options)
            self._show_text(text)
        except JameditError as error:  # the beginning alone may lack what the whole has
            self.preview.setPlainText(str(error))
        gone = self.list.in_words(lost(self._transcript, self._has, self._format, self.options))
        self.left_out.setText(self.tr("Left out: {parts}.").format(parts=gone) if gone else "")
        self.left_out.setVisible(bool(gone))

    def _page(self) -> QTextBrowser:
        """Make the field that shows a web page as a page; it follows no link and loads nothing."""
        made = QTextBrowser()
        made.setObjectName("field")
        made.setOpenLinks(False)
        made.setAccessibleName(self.tr("Beginning of the page"))
        made.hide()
        return made

    def _show_text(self, text: str) -> None:
        """Show the beginning; paragraphs, and data that is all one line, are wrapped, a web page is a page."""
        as_page = self._format is not None and self._format.id == _WEB_PAGE
        self.page.setVisible(as_page)
        self.preview.setVisible(not as_page)
        if as_page:
            self.page.setHtml(text)
            return
        text = first_lines(text)
        wrapped = self._format is not None and self._format.group is Group.READING
        mode = QPlainTextEdit.LineWrapMode
        self.preview.setLineWrapMode(mode.WidgetWidth if wrapped or "\n" not in text.strip() else mode.NoWrap)
        self.preview.setPlainText(text)

    # the place

    def _fit_extension(self, chosen: Format) -> None:
        path = Path(self.line.text())
        known = [extension for each in self._formats.values() for extension in each.extensions]
        present = max((e for e in known if path.name.lower().endswith(e)), key=len, default="")
        if path.name and chosen.extensions and present not in chosen.extensions:
            stem = path.name[: len(path.name) - len(present)]
            self.line.setText(str(path.with_name(stem + chosen.extensions[0])))
        self._tell_place()

    def _tell_place(self) -> None:
        path = self._entered()
        self.answer.hint("")
        if path.is_file() and not self._ours(path):
            text = self.tr("{name} already exists; before it is replaced its present content is kept as {copy}.")
            self.answer.hint(text.format(name=path.name, copy=next_backup(path).name))

    def _entered(self) -> Path:
        """Return the path as it will be, with the ending of the format where none was typed."""
        path = Path(self.line.text().strip()).expanduser()
        return with_ending(path, self._format.extensions) if self._format is not None and path.name else path

    def _choose_place(self) -> None:
        if self._format is None:
            return
        pattern = " ".join(f"*{extension}" for extension in self._format.extensions)
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export"),
            self.line.text(),
            f"{self._format.name} ({pattern})",
            options=QFileDialog.Option.DontConfirmOverwrite,  # asked when the name is final, see `accept`
        )
        if chosen:
            self.line.setText(chosen)
            self._fit_extension(self._format)

    def accept(self) -> None:
        """Take the answer, or say what is wrong with the place and stay; ask before a file is replaced."""
        typed = Path(self.line.text().strip()).expanduser()
        path = self._entered()
        wrong = wrong_place(typed if typed.is_dir() else path)
        if wrong or self._format is None:
            self.answer.wrong(wrong)
            self.line.setFocus()
            return
        if not may_replace(self, path, self._source, ours=path.is_file() and self._ours(path)):
            self.line.setFocus()
            return
        self.path = path.absolute()
        self.choices.remember()
        super().accept()
