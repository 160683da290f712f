"""Apply the suggestions of high confidence and write the result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jamedit.document import Suggestion, Transcript
from jamedit.document.project import Project
from jamedit.edits.accept_suggestions import AcceptSuggestions
from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import require_words
from jamedit.formats.register import format_for
from jamedit.operations.export import export
from jamedit.operations.sources import Source, is_project_name, read_source, write_project
from jamedit.operations.suggest import Choices, suggest
from jamedit.progress import Progress

_AROUND = 5  # words of context in the report, on each side


@dataclass(frozen=True, slots=True)
class CleanChange:
    """Hold one change of the report: what was put for what, in its words, why, how sure (0 to 1), and when."""

    before: str
    after: str
    context: str
    kind: str
    confidence: float
    reason: str
    start_ms: int | None
    end_ms: int | None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Hold how many words were read, what was changed, and what the target's format cannot hold.

    `kept` is where what the target held before is kept.
    """

    words: int
    changes: tuple[CleanChange, ...]
    lost: tuple[str, ...] = ()
    kept: Path | None = None


def clean(
    path: Path,
    target: Path,
    choices: Choices | None = None,
    min_confidence: float = 0.85,
    options: WriteOptions | None = None,
    progress: Progress | None = None,
    encoding: str | None = None,
) -> Cleaned:
    """Write a transcript with every suggestion applied of at least this confidence; the file name chooses the format.

    Without `options` the words that are left out are not written. A name of a project makes one that keeps the first
    reading. What was there stays beside it as a backup. Raises
    UnreadableFileError, UnwritableFileError, UsageError, CancelledError.
    """
    options, progress = options or WriteOptions("clean"), progress or Progress()
    source = read_source(path, encoding)
    before = source.transcript
    require_words(before, path.name)
    found = suggest(source, choices, "everything", progress=progress.part(0, 0.9)).suggestions
    chosen = [s for s in found if s.confidence >= min_confidence and s.after != s.before]
    after = AcceptSuggestions(tuple((s, s.after) for s in chosen)).apply(before) if chosen else before
    kept = _write(after, source, target, options, progress.part(0.9, 1))
    form = format_for(target.name)
    lost = tuple(losses(after, form.id, options)) if form else ()
    return Cleaned(before.word_count, tuple(_change(before, s) for s in chosen), lost, kept)


def _write(
    transcript: Transcript, source: Source, target: Path, options: WriteOptions, progress: Progress
) -> Path | None:
    if not is_project_name(target.name):
        return export(transcript, target, options=options, progress=progress)
    kept = source.project or Project(source.transcript, source.transcript)
    write_project(target, Project(kept.original, transcript, glossary=kept.glossary, decisions=kept.decisions))
    return None


def _change(transcript: Transcript, suggestion: Suggestion) -> CleanChange:
    paragraph = transcript.paragraph(suggestion.paragraph_id)
    assert paragraph is not None  # the suggestion was made from this very transcript
    words = paragraph.words
    start = next(i for i, w in enumerate(words) if w.id == suggestion.word_ids[0])
    end = start + len(suggestion.word_ids)
    first, last = words[start].span, words[end - 1].span
    return CleanChange(
        suggestion.before,
        suggestion.after,
        " ".join(w.text for w in words[max(0, start - _AROUND) : end + _AROUND]),
        suggestion.kind,
        suggestion.confidence,
        ": ".join(filter(None, suggestion.reason)),
        first.start_ms if first else paragraph.start_ms,
        last.end_ms if last else paragraph.end_ms,
    )
