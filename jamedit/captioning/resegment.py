"""Cut a transcript into new captions or new paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jamedit.captioning.paragraphs import Unit, break_units, closes_sentence
from jamedit.captioning.profiles import Profile
from jamedit.captioning.segment import segments, stay, time_of
from jamedit.document import Cue, CueSource, Paragraph, Span, Transcript, Word

_CONTINUED = CueSource("")  # the rest of a caption that opens in the paragraph before
_DASH = 1  # characters that a dash takes up
_MOST_WORDS = 80  # without a full stop


@dataclass(slots=True)
class _Made:
    """Hold a caption that is being made: its words, the place of their paragraph, its time."""

    words: Sequence[Word]
    paragraph: int
    span: Span | None
    continues: bool = False

    @property
    def size(self) -> int:
        return sum(len(w.text) for w in self.words) + len(self.words) - 1


def captions(transcript: Transcript, profile: Profile, *, clean: bool = False, speakers: bool = True) -> Transcript:
    """Return the transcript with captions cut from its words under the profile.

    `clean` leaves hidden words out for good; without `speakers` no two of them share a caption.
    """
    kept = [tuple(w for w in p.words if not (clean and w.hidden)) for p in transcript.paragraphs]
    made = [_Made(run, i, time_of(run)) for i, words in enumerate(kept) for run in segments(words, profile)]
    if profile.dashes and speakers:
        _share(made, transcript, profile)
    _stay(made, profile)
    cues: dict[int, list[Cue]] = {}
    for each in made:
        source = _CONTINUED if each.continues else None
        cues.setdefault(each.paragraph, []).append(Cue(each.words[0].id, each.span, source))
    changed = (
        replace(p, words=words, cues=tuple(cues.get(i, ())))
        for i, (p, words) in enumerate(zip(transcript.paragraphs, kept, strict=True))
    )
    return replace(transcript, paragraphs=tuple(changed))


def _share(made: list[_Made], transcript: Transcript, profile: Profile) -> None:
    """Let two short captions of two speakers be one, each on a line of its own after a dash."""
    speakers = [p.speaker_id for p in transcript.paragraphs]
    at = 1
    while at < len(made):
        one, other = made[at - 1], made[at]
        pair = speakers[one.paragraph], speakers[other.paragraph]
        if None not in pair and pair[0] != pair[1] and _fit_together(one, other, profile):
            other.continues = True
            at += 1  # never three
        at += 1


def _fit_together(one: _Made, other: _Made, profile: Profile) -> bool:
    if one.span is None or other.span is None or profile.lines < 2:
        return False
    fits = max(one.size, other.size) + _DASH <= profile.line_length
    brief = 0 <= other.span.end_ms - one.span.start_ms <= profile.longest_ms // 2
    return fits and brief and other.span.start_ms - one.span.end_ms < profile.pause_ms


def _stay(made: Sequence[_Made], profile: Profile) -> None:
    """Let every caption stay as long as it takes to read, and end before the next one."""
    following: int | None = None
    size = 0
    for at in range(len(made) - 1, -1, -1):
        each = made[at]
        size += each.size
        if each.continues or each.span is None:
            continue
        end = max(m.span.end_ms for m in made[at : at + 2] if m.span and (m is each or m.continues))
        each.span = stay(Span(each.span.start_ms, end), size, following, profile)
        following, size = each.span.start_ms, 0


def paragraphs(transcript: Transcript) -> Transcript:
    """Break the text into paragraphs by the rule for readers; a section and a speaker open one in any case.

    A paragraph that opens where an old one did keeps its id.
    """
    sections = {s.first_paragraph_id for s in transcript.sections}
    pieces = list(_pieces(transcript, sections))
    homes: dict[int, int] = {}
    found: list[Paragraph] = []
    next_id, start = transcript.next_id, 0
    for end in break_units(_units(pieces)):
        run = pieces[start:end]
        own, start = run[0].opens, end
        if own is None:
            own, next_id = next_id, next_id + 1
        homes.update((p.opens, own) for p in run if p.opens is not None)
        found.append(_joined(own, run))
    notes = tuple(replace(n, paragraph_id=homes.get(n.paragraph_id, n.paragraph_id)) for n in transcript.notes)
    return replace(transcript, paragraphs=tuple(found), notes=notes, next_id=next_id)


@dataclass(slots=True)
class _Piece:
    """Hold words that stay together: a caption, or a sentence; `opens` is the id of a paragraph that begins here."""

    words: tuple[Word, ...]
    speaker_id: int | None
    section: int
    opens: int | None
    cue: Cue | None = None


def _pieces(transcript: Transcript, sections: set[int]) -> Iterator[_Piece]:
    section = 0
    for p in transcript.paragraphs:
        section += p.id in sections
        parts: list[tuple[Cue | None, tuple[Word, ...]]] = [(c, p.words[a:b]) for c, a, b in p.cue_ranges()]
        for i, (cue, words) in enumerate(parts or [(None, w) for w in _sentences(p.words)]):
            yield _Piece(words, p.speaker_id, section, None if i else p.id, cue)


def _sentences(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    start = 0
    for i, word in enumerate(words, 1):
        if closes_sentence(word.text) or i - start >= _MOST_WORDS or i == len(words):
            yield words[start:i]
            start = i
    if not words:
        yield ()


def _units(pieces: Sequence[_Piece]) -> Iterator[Unit]:
    end_ms: int | None = None
    for piece in pieces:
        span = time_of(piece.words)
        pause = span.start_ms - end_ms if span and end_ms is not None else 0
        end_ms = span.end_ms if span else end_ms
        yield Unit([w.text for w in piece.words], f"{piece.section} {piece.speaker_id}", pause)


def _joined(own: int, run: Sequence[_Piece]) -> Paragraph:
    words = tuple(w for piece in run for w in piece.words)
    if not any(piece.cue for piece in run):
        return Paragraph(own, run[0].speaker_id, words)
    cues = tuple(piece.cue or Cue(piece.words[0].id, time_of(piece.words)) for piece in run if piece.words)
    return Paragraph(own, run[0].speaker_id, words, cues)
