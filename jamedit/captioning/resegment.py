"""Cut a transcript into new captions or new paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from jamedit.captioning.line_breaks import DASHES, MARKS, NOTES, begins_line
from jamedit.captioning.pace import shift_starts
from jamedit.captioning.paragraphs import Unit, break_units, closes_sentence
from jamedit.captioning.profiles import Profile
from jamedit.captioning.scripts import breakable, length_of, profile_for
from jamedit.captioning.segment import segments, stay, time_of
from jamedit.document import Cue, CueSource, Paragraph, Span, Transcript, Word

_CONTINUED = CueSource("")  # the rest of a caption that opens in the paragraph before
_SAMPLE = 40  # paragraphs that show the script of a text
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
        return sum(length_of(w.text) for w in self.words) + len(self.words) - 1


def captions(transcript: Transcript, profile: Profile, *, clean: bool = False, speakers: bool = True) -> Transcript:
    """Return the transcript with captions cut from its words under the profile; it is for writing only.

    `clean` leaves hidden words out for good; without `speakers` no two of them share a caption. Words of scripts
    without spaces are cut to fit in lines, see `scripts.JOINER`.
    """
    profile = profile_for([w.text for p in transcript.paragraphs[:_SAMPLE] for w in p.words], profile)
    ids = count(transcript.next_id)
    kept = [_kept(p, profile, ids, clean=clean) for p in transcript.paragraphs]
    made = [
        _Made(run, i, time_of(run))
        for i, (words, starts) in enumerate(kept)
        for run in segments(words, profile, starts)
    ]
    _share(made, transcript, profile, speakers=profile.dashes and speakers)
    _stay(made, profile)
    if profile.wpm:
        shift_starts(made, profile)
    cues: dict[int, list[Cue]] = {}
    for each in made:
        source = _CONTINUED if each.continues else None
        cues.setdefault(each.paragraph, []).append(Cue(each.words[0].id, each.span, source))
    changed = (
        replace(p, words=tuple(words), cues=tuple(cues.get(i, ())))
        for i, (p, (words, _)) in enumerate(zip(transcript.paragraphs, kept, strict=True))
    )
    return replace(transcript, paragraphs=tuple(changed), next_id=next(ids))


def _kept(paragraph: Paragraph, profile: Profile, ids: Iterator[int], *, clean: bool) -> tuple[list[Word], set[int]]:
    """Return the words of a paragraph that are written, and the positions of those that began a line of dialogue."""
    opening = {paragraph.words[at].id for at in _lines_of_dialogue(paragraph)}
    words = breakable([w for w in paragraph.words if not (clean and w.hidden)], profile, ids)
    return words, {at for at, word in enumerate(words) if word.id in opening}


def _lines_of_dialogue(paragraph: Paragraph) -> Iterator[int]:
    """Yield the positions of words that begin a line with a dash or a note, or follow such a line, in the source."""
    for cue, start, end in paragraph.cue_ranges():
        sizes = [len(line.split()) for line in cue.source.text.split("\n")] if cue.source else []
        if sum(sizes) != end - start:
            sizes = [end - start]
        at, marked = start, False
        for size in filter(None, sizes):
            begins = paragraph.words[at].text.startswith(MARKS)
            if begins or marked:
                yield at
            at, marked = at + size, begins


def _share(made: list[_Made], transcript: Transcript, profile: Profile, *, speakers: bool) -> None:
    """Let two short captions be one, each on a line of its own: of two speakers, of dialogue, of a song."""
    ids = [p.speaker_id for p in transcript.paragraphs]
    at = 1
    while at < len(made):
        one, other = made[at - 1], made[at]
        pair = ids[one.paragraph], ids[other.paragraph]
        different = speakers and None not in pair and pair[0] != pair[1]
        if (different or _are_lines(one, other)) and _fit_together(one, other, profile):
            other.continues = True
            at += 1  # never three
        at += 1


def _are_lines(one: _Made, other: _Made) -> bool:
    """Return whether two captions of one paragraph are lines of the same kind that cannot run together."""
    texts = [*(w.text for w in one.words), *(w.text for w in other.words)]
    first, second = texts[0], texts[len(one.words)]
    alike = any(first.startswith(marks) and second.startswith(marks) for marks in (DASHES, NOTES))
    return one.paragraph == other.paragraph and alike and begins_line(texts) == [len(one.words)]


def _fit_together(one: _Made, other: _Made, profile: Profile) -> bool:
    if one.span is None or other.span is None or profile.lines < 2:
        return False
    fits = max(one.size, other.size) + _DASH <= profile.line_length
    brief = 0 <= other.span.end_ms - one.span.start_ms <= profile.longest_ms // 2
    return fits and brief and other.span.start_ms - one.span.end_ms < profile.pause_ms


def _stay(made: Sequence[_Made], profile: Profile) -> None:
    """Let every caption stay as long as it takes to read, and end before the next one."""
    following: int | None = None
    size = words = 0
    for at in range(len(made) - 1, -1, -1):
        each = made[at]
        size, words = size + each.size, words + len(each.words)
        if each.continues or each.span is None:
            continue
        end = max(m.span.end_ms for m in made[at : at + 2] if m.span and (m is each or m.continues))
        each.span = stay(Span(each.span.start_ms, end), size, following, profile, words)
        following, size, words = each.span.start_ms, 0, 0


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
