"""Read what a job works on, a transcript or a project with all that it says, and write projects."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from jamedit.document import Glossary, Knowledge, Suggestion, Transcript
from jamedit.document.decision import DISMISSED, Decisions
from jamedit.document.project import SUFFIX, Project, StoredStep
from jamedit.errors import UnreadableFileError, UnwritableFileError
from jamedit.formats.base import Carries
from jamedit.formats.guard import guarded
from jamedit.formats.reading import read_path, require_words
from jamedit.storage.files import read_head

PROJECT_ID = "jamedit"
PROJECT_NAME = "jamedit project"
PROJECT_CARRIES = Carries(times=True, words=True, confidence=True, speakers=True, sections=True, hidden=True)


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a transcript to work on, where it was read from and, when that is a project, all that the project says."""

    path: Path
    transcript: Transcript
    project: Project | None = None
    _decisions: Decisions = field(default_factory=Decisions)

    def glossary(self, given: Glossary) -> Glossary:
        """Return the project's own terms with those that are given."""
        return self.project.glossary.merged(given) if self.project else given

    def knowledge(self) -> Knowledge:
        """Return what the project teaches: the decisions in it and what was corrected by hand."""
        from jamedit.suggest.learning.feedback import learned

        if self.project is None:
            return Knowledge()
        return learned(self.project.original, self.transcript, self._decisions.decisions)

    def is_dismissed(self, suggestion: Suggestion) -> bool:
        """Return whether the user dismissed a suggestion at its place, or all alike."""
        paragraph = self.transcript.paragraph(suggestion.paragraph_id)
        return self._decisions.of(suggestion, paragraph) == DISMISSED


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read a transcript, in its encoding where that is named, or a project, which alone may have no words yet.

    Raises UnreadableFileError, UsageError.
    """
    from jamedit.formats.native import project  # loads SQLite, which no other format needs

    if not project.is_project(read_head(path)):
        transcript = read_path(path, encoding=encoding)
        require_words(transcript, path.name)
        return Source(path, transcript)
    with guarded(f"{path.name} cannot be read as a jamedit project", UnreadableFileError):
        found = project.load(path)
    decisions = Decisions(((kind, before, after), choice) for kind, before, after, choice in found.decisions)
    return Source(path, found.told, found, decisions)


def is_project_name(name: str) -> bool:
    """Return whether a file name is that of a project."""
    return name.lower().endswith(SUFFIX)


def with_step(project: Project, present: Transcript, label: str) -> Project:
    """Return a project whose transcript was changed as one step that can be taken back."""
    from datetime import UTC, datetime

    from jamedit.document.change import Change

    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    step = StoredStep(now, label, "cli", Change.between(project.present, present))
    steps = (*project.steps[: project.head], step)
    return replace(project, present=present, steps=steps, head=len(steps), order_keys=())


def require_new(path: Path) -> None:
    """Raise UnwritableFileError where a project is already: it is never replaced, since its history would be lost."""
    if path.exists():
        raise UnwritableFileError(f"{path} already exists, and its history would be lost; choose another name.")


def write_project(path: Path, project: Project) -> None:
    """Write a new project; raise UnwritableFileError, as `require_new` does, where there is one already."""
    from jamedit.formats.native import project as project_file

    require_new(path)
    project_file.create(path, project)
