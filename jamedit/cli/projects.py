"""Read and write project files beside the other formats of the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from jamedit import formats
from jamedit.document import Glossary, Knowledge, Suggestion, Transcript
from jamedit.document.decision import DISMISSED, Decisions
from jamedit.document.project import SUFFIX, Project
from jamedit.errors import UnwritableFileError
from jamedit.formats import Carries, WriteOptions
from jamedit.storage.files import read_head

ID = "jamedit"
NAME = "jamedit project"
CARRIES = Carries(times=True, words=True, confidence=True, speakers=True, sections=True, hidden=True)


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a transcript to work on and, when it lies in a project, all that the project says."""

    transcript: Transcript
    project: Project | None = None
    _said: Decisions = field(default_factory=Decisions)

    def glossary(self, given: Glossary) -> Glossary:
        """Return the project's own terms with those given on the command line."""
        return self.project.glossary.merged(given) if self.project else given

    def knowledge(self) -> Knowledge:
        """Return what the project teaches: its verdicts and what was put right by hand."""
        from jamedit.suggest import learned

        return learned(self.project.original, self.transcript, self._said.decisions) if self.project else Knowledge()

    def is_dismissed(self, suggestion: Suggestion) -> bool:
        """Tell whether the user refused a suggestion at its place, or all alike."""
        return self._said.of(suggestion) == DISMISSED


def read_source(path: Path) -> Source:
    """Read a transcript or a project; raise UnreadableFileError with one sentence."""
    from jamedit.formats.native import project  # loads SQLite, which no other format needs

    if not project.is_project(read_head(path)):
        return Source(formats.read_path(path))
    found = project.load(path)
    return Source(found.present, found, Decisions(((k, b, a), decision) for k, b, a, decision in found.decisions))


def is_project_name(name: str) -> bool:
    """Tell whether a file name is that of a project."""
    return name.lower().endswith(SUFFIX)


def write_project(path: Path, project: Project) -> None:
    """Write a new project; one that is there already is never replaced, since its history would be gone."""
    from jamedit.formats.native import project as project_file

    if path.exists():
        raise UnwritableFileError(f"{path} is there already, and its history would be lost; choose another name.")
    project_file.create(path, project)


def write_transcript(transcript: Transcript, source: Source, path: Path, options: WriteOptions) -> None:
    """Write a transcript made from `source`, as a project when the name says so; what was there becomes "name.bak"."""
    if is_project_name(path.name):
        kept = source.project or Project(source.transcript, source.transcript)
        write_project(path, Project(kept.original, transcript, glossary=kept.glossary, decisions=kept.decisions))
    else:
        formats.write_path(transcript, path, options=options, keep_backup=True)
