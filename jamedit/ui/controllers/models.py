"""Run a language model over the transcript when the user asks for it; its suggestions join the queue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jamedit.counting import counted
from jamedit.document import Glossary, Suggestion, Transcript
from jamedit.progress import Progress
from jamedit.settings import Settings, consents
from jamedit.ui.state.job_bridge import JobBridge
from jamedit.ui.state.review_queue import ReviewQueue
from jamedit.ui.state.session_bridge import SessionBridge

if TYPE_CHECKING:
    from jamedit.suggest.models.base import ParagraphModel
    from jamedit.suggest.models.llm_server import Server

JOB = "model"


class ModelController(QObject):
    """Start a model as a job that can be cancelled; nothing is sent anywhere before the user agreed for this file."""

    message = Signal(str)
    trouble = Signal(str)

    def __init__(
        self,
        bridge: SessionBridge,
        jobs: JobBridge,
        queue: ReviewQueue,
        settings: Settings,
        agrees: Callable[[str, int], bool],
    ) -> None:
        """Ask for consent with `agrees(server, words)`."""
        super().__init__(bridge)
        self._bridge, self._jobs, self._queue, self._settings, self._agrees = bridge, jobs, queue, settings, agrees
        self._agreed: set[tuple[str, str]] = set()

    def run_masked(self) -> None:
        """Run the masked model of the settings."""
        folder = self._settings["models.masked_folder"]
        if not folder:
            self.trouble.emit(self.tr("Set the folder of a masked language model in Preferences › Language models."))
            return

        def make(glossary: Glossary, language: str) -> ParagraphModel:
            from jamedit.suggest.models.masked_lm import MaskedModel

            return MaskedModel(Path(folder).expanduser(), glossary, language)

        self._start(make)

    def ask_server(self) -> None:
        """Send the transcript to the server of the settings, after the user agreed."""
        from jamedit.errors import ModelError
        from jamedit.suggest.models.llm_server import Server, ServerModel, key_from_environment

        get = self._settings.__getitem__
        if not get("models.server_url"):
            self.trouble.emit(self.tr("Set the address of a server in Preferences › Language models."))
            return
        key = key_from_environment() or get("models.server_key")
        server = Server(get("models.server_url"), get("models.server_model"), key, get("models.server_timeout_s"))
        try:
            origin = server.origin
        except ModelError as error:
            self.trouble.emit(str(error))
            return
        if self._may_send(origin, server):
            self._start(lambda glossary, language: ServerModel(server, glossary, language))

    def _may_send(self, origin: str, server: Server) -> bool:
        session = self._bridge.session
        if session is None:
            return False
        document = session.source or (session.journal.path if session.journal else Path())
        key = consents.key_of(document, (p.text for p in session.original.paragraphs))
        if (key, origin) in self._agreed or consents.agreed(key, origin):
            return True
        if not self._agrees(origin, session.transcript.word_count):
            return False
        self._agreed.add((key, origin))
        consents.agree(key, origin)
        return True

    def _start(self, make: Callable[[Glossary, str], ParagraphModel]) -> None:
        if self._bridge.session is None:
            return
        transcript, glossary, taken = self._bridge.transcript, self._bridge.glossary, tuple(self._queue.open)
        language = transcript.meta.language or "en"

        def work(progress: Progress) -> tuple[list[Suggestion], int]:
            from jamedit.suggest.models.base import ask

            model = make(glossary, language)
            return list(ask(model, transcript, progress, taken)), getattr(model, "unused", 0)

        self._jobs.start(JOB, work, lambda result: self._arrived(result[0], result[1], transcript), self._failed)

    def _arrived(self, found: list[Suggestion], unused: int, seen: Transcript) -> None:
        present = self._bridge.transcript
        unchanged = [s for s in found if present.paragraph(s.paragraph_id) is seen.paragraph(s.paragraph_id)]
        added = self._queue.add(unchanged)
        one, many = (
            self.tr("The language model made 1 suggestion."),
            self.tr("The language model made {n} suggestions."),
        )
        text = counted(added, one, many)
        if unused:
            one = self.tr("For 1 part of the text it gave no usable answer.")
            text += " " + counted(unused, one, self.tr("For {n} parts of the text it gave no usable answer."))
        self.message.emit(text)

    def _failed(self, error: BaseException) -> None:
        self.trouble.emit(str(error))
