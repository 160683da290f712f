"""Look for what could be corrected; change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jamedit.document import Glossary, Knowledge, Suggestion
from jamedit.document import glossary as glossary_text
from jamedit.operations.knowledge import read_glossaries, read_knowledge
from jamedit.operations.sources import Source
from jamedit.progress import Progress
from jamedit.suggest import Engine, Proposal, Styles, suggest_tokens
from jamedit.suggest.models.base import ParagraphModel, ask

if TYPE_CHECKING:
    from jamedit.suggest.models.llm_server import Server

_WITH_MODELS = 0.5  # share of the progress after which the models are asked


@dataclass(frozen=True, slots=True)
class Choices:
    """Hold what is looked for and what is known beforehand.

    `kinds`: None for the default ones. `styles`: switch and choice of the house style. `subject`: a built-in glossary,
    or "auto". `personal`: also use what the user knows and what is known in the folder of the transcript.
    """

    kinds: tuple[str, ...] | None = None
    styles: Styles = ()
    subject: str = ""
    glossaries: tuple[Path, ...] = ()
    knowledge: tuple[Path, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Models:
    """Name the language models to run, too."""

    masked_folder: Path | None = None
    server: Server | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hold suggestions in the order of the text, and for how many parts of it a model gave no usable answer."""

    suggestions: tuple[Suggestion, ...]
    unanswered: int = 0


def suggest(
    source: Source,
    choices: Choices | None = None,
    preset: str = "balanced",
    models: Models | None = None,
    progress: Progress | None = None,
) -> Found:
    """Return the suggestions for a transcript that its user has not dismissed.

    Raises UsageError for an unknown kind, preset or built-in glossary, UnreadableFileError for a file that cannot
    be read, ModelError for a model that cannot be used, CancelledError.
    """
    choices, models, progress = choices or Choices(), models or Models(), progress or Progress()
    glossary = source.glossary(read_glossaries(choices.glossaries))
    language = source.transcript.meta.language
    engine = Engine(glossary, choices.kinds, preset, language, choices.styles, choices.subject)
    known = read_knowledge(choices.knowledge, personal=choices.personal, source_path=source.path, source=source)
    part = progress.part(0, _WITH_MODELS if models != Models() else 1)
    rules = engine.check(source.transcript, knowledge=known, progress=part)
    found = [s for s in rules if not source.is_dismissed(s)]
    unanswered = 0
    for model in _made(models, glossary, language or "en"):
        new = ask(model, source.transcript, progress.part(_WITH_MODELS, 1), taken=tuple(found))
        found += [s for s in new if s.confidence >= engine.least and not source.is_dismissed(s)]
        unanswered += getattr(model, "unused", 0)
    if models != Models():
        places = {word.id: at for at, word in enumerate(source.transcript.words())}
        found.sort(key=lambda s: places[s.word_ids[0]])
    return Found(tuple(found), unanswered)


def _made(models: Models, glossary: Glossary, language: str) -> Iterator[ParagraphModel]:
    if models.masked_folder is not None:
        from jamedit.suggest.models.masked_lm import MaskedModel

        yield MaskedModel(models.masked_folder, glossary, language)
    if models.server is not None:
        from jamedit.suggest.models.llm_server import ServerModel

        yield ServerModel(models.server, glossary, language)


class TokenSuggester:
    """Propose for plain lists of tokens, one after the other; files are read once."""

    def __init__(self, choices: Choices, preset: str = "balanced") -> None:
        """Read the files that are named; raise UnreadableFileError for one that cannot be read."""
        self._choices, self._preset = choices, preset
        self._glossary = read_glossaries(choices.glossaries)
        self._known: Knowledge = read_knowledge(choices.knowledge, personal=choices.personal)

    def propose(self, tokens: Sequence[str], terms: Sequence[str] = (), title: str = "") -> list[Proposal]:
        """Return proposals for tokens; `terms` are glossary lines of these alone, rare words of a title are terms."""
        glossary = self._glossary.merged(glossary_text.parse(terms))
        chosen = self._choices
        return suggest_tokens(
            tokens, glossary, chosen.kinds, self._preset, "", title, chosen.styles, chosen.subject, self._known
        )
