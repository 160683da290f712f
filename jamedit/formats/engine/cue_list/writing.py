"""The captions of a transcript, ready to be written: as they came, or made from the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from jamedit.captioning.profiles import READING, Profile
from jamedit.document import Paragraph, Span, Transcript
from jamedit.formats.engine.inline_markup import Placed, in_spaces_of, retyped
from jamedit.formats.engine.passage import Passage, no_times, speaker_names, visible

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

_SAMPLE = 40  # paragraphs that show the script of a text
_NEW_IDS = 1 << 60  # of the pieces of words that are cut: larger than any id of a transcript


@dataclass(slots=True)
class CuePassage(Passage):
    """Hold one caption to write.

    `others` are those who speak after its first speaker, each with the number of words before. New lines of it have
    at most `width` characters; the time of one that is `made` from words may still grow.
    """

    others: list[tuple[int, str]] = field(default_factory=list)
    width: int = READING.line_length
    made: bool = False  # from words, not a caption that the transcript has

    @property
    def voices(self) -> list[tuple[str, list[str]]]:
        """Return who speaks in it, each with the words."""
        texts = self.texts
        if not self.others:
            return [(self.speaker, texts)]
        turns = [(0, self.speaker), *self.others]
        ends = [*(start for start, _ in self.others), len(texts)]
        return [(name, texts[start:end]) for (start, name), end in zip(turns, ends, strict=True)]

    @property
    def keeps_time(self) -> bool:
        """Tell whether the time is still the one of the file."""
        return self.source is not None and self.source.span == self.span


def captions(
    transcript: Transcript, options: WriteOptions, target: str, *, need_times: bool = True
) -> list[CuePassage]:
    """Return all captions in order; those without a visible word are left out.

    Captions that came as mere lines, none with a time, are cut again where times are needed.
    Raises UnwritableFileError when times are needed and the transcript has none.
    """
    from jamedit.captioning.scripts import profile_for

    sample = [w.text for p in transcript.paragraphs[:_SAMPLE] for w in p.words]
    options = replace(options, profile=profile_for(sample, options.profile))
    found: list[CuePassage] = []
    loose = need_times and all(c.span is None for p in transcript.paragraphs for c in p.cues)
    names = speaker_names(transcript, options)
    for paragraph in transcript.paragraphs:
        for cue in _of_paragraph(paragraph, options, names.get(paragraph.speaker_id, ""), loose):
            _add(found, cue, renewed=options.captions == "new")
    if need_times and found and all(c.span is None for c in found):
        raise no_times(transcript, target)
    if not need_times:
        return [c for c in found if c.words]
    return _timed(found, options.profile, same_format=transcript.meta.source_format == target)


def _of_paragraph(paragraph: Paragraph, options: WriteOptions, speaker: str, loose: bool) -> Iterator[CuePassage]:
    from jamedit.captioning.scripts import breakable
    from jamedit.captioning.segment import segments, time_of

    width = options.profile.line_length
    if paragraph.cues and not loose:
        for cue, start, end in paragraph.cue_ranges():
            words = paragraph.words[start:end]
            shown = visible(words, options)
            yield CuePassage(cue.first_word_id, shown, cue.span or time_of(words), speaker, cue.source, width=width)
        return
    parts = breakable(visible(paragraph.words, options), options.profile, count(_NEW_IDS))
    for run in segments(parts, options.profile):
        yield CuePassage(run[0].id, list(run), time_of(run), speaker, width=width, made=True)


def _add(found: list[CuePassage], cue: CuePassage, *, renewed: bool) -> None:
    """Add a caption; the rest of one that was cut for reading, or that two speakers share, goes to its beginning."""
    before = found[-1] if found else None
    if cue.source is None or cue.source.text:
        found.append(cue)
    elif before is None or (before.source is None and not renewed):
        found.append(replace(cue, source=None))
    else:
        if cue.speaker != (before.others[-1][1] if before.others else before.speaker):
            before.others.append((len(before.words), cue.speaker))
        before.words.extend(cue.words)
        if before.span and cue.span:
            before.span = Span(before.span.start_ms, max(before.span.end_ms, cue.span.end_ms))


def _timed(found: list[CuePassage], profile: Profile, *, same_format: bool) -> list[CuePassage]:
    """Let captions made from words stay long enough, and those without any time share a neighbour's."""
    from jamedit.captioning.segment import stay

    kept: list[CuePassage] = []
    for i, cue in enumerate(found):
        if not cue.words:
            continue
        if cue.span is None and not (same_format and _is_text_of_file(cue)):
            cue.span = _free_time(kept, found, i)
        if cue.made and cue.span:
            following = found[i + 1].span if i + 1 < len(found) else None
            size = len(cue.text)
            cue.span = stay(cue.span, size, following.start_ms if following else None, profile, len(cue.words))
        kept.append(cue)
    return kept


def _free_time(kept: list[CuePassage], found: list[CuePassage], at: int) -> Span:
    """Return the time between the caption before and the next one that has a time, five seconds at most."""
    start = kept[-1].span.end_ms if kept and kept[-1].span else 0
    following = next((c.span.start_ms for c in found[at + 1 : at + 100] if c.span), start + 2_000)
    return Span(start, max(start, min(following, start + 5_000)))


def _is_text_of_file(cue: CuePassage) -> bool:
    """Tell whether a caption is text that was in a caption file outside of any caption."""
    return cue.source is not None and cue.source.span is None


def body(
    cue: CuePassage,
    same_format: bool,
    placed: Callable[[str], list[Placed]],
    *,
    escape: bool | Callable[[str], str] = False,
) -> str:
    """Return a caption's text: as it came, with the changed words changed, or broken into new lines.

    `placed` finds the words in a text of the target format; `escape` is as in `retyped`.
    """
    from jamedit.captioning.segment import wrap

    source, words = cue.source, cue.texts
    if source is None or not source.text:
        voices = [voice for _, voice in cue.voices if voice]
        if len(voices) > 1:
            return "\n".join(_after_dash(_escaped(voice, escape)) for voice in voices)
        return "\n".join(wrap(_escaped(words, escape), cue.width))
    if not same_format:
        return "\n".join(lines_like(source.text, _escaped(words, escape), cue.width))
    if source.text.split() == words:
        return source.text  # no marks, no changes: by far the most common
    old = placed(source.text)
    if [w.text for w in old] == words:
        return source.text
    changed = in_spaces_of(source.text, retyped(source.text, old, words, escape=escape).strip())
    if [w.text for w in placed(changed)] == words:
        return changed
    return "\n".join(wrap(_escaped(words, escape), cue.width))


def _after_dash(words: list[str]) -> str:
    """Return what one of several speakers says, in a line of its own; a dash that it has already is enough."""
    from jamedit.captioning.line_breaks import DASHES

    line = " ".join(words)
    return line if line.startswith(DASHES) else "-" + line


def _escaped(words: list[str], escape: bool | Callable[[str], str]) -> list[str]:
    if callable(escape):
        return [escape(w) for w in words]
    if not escape:
        return words
    return [w.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for w in words]


def lines_like(source: str, words: list[str], width: int) -> list[str]:
    """Break lines where the caption had them in its own format, when the words are all there, else where they fit."""
    from jamedit.captioning.segment import wrap

    sizes = [len(line.split()) for line in source.split("\n") if line.strip()]
    if len(sizes) < 2 or sum(sizes) != len(words):
        return wrap(words, width)
    lines, at = [], 0
    for size in sizes:
        lines.append(" ".join(words[at : at + size]))
        at += size
    return lines
