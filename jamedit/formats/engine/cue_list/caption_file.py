"""What SubRip and WebVTT share: how a file of captions is read, and written with all that was around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from jamedit.document import Span, Transcript
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.clock_times import with_times
from jamedit.formats.engine.cue_list.assemble import assemble
from jamedit.formats.engine.cue_list.highlights import unlit, update_highlights, without_highlights
from jamedit.formats.engine.cue_list.label_reading import Words, take_labels
from jamedit.formats.engine.cue_list.label_writing import LabelWriter, wants_labels
from jamedit.formats.engine.cue_list.reading import Found, finish
from jamedit.formats.engine.cue_list.roll_up import update_repeats, without_repeats, without_roll_up
from jamedit.formats.engine.cue_list.writing import CuePassage
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.source import SourceText

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions


@dataclass(frozen=True, slots=True)
class CaptionFile:
    """Hold how one format finds its captions in a text, and makes one whose own text begins at a later place.

    The latter is None where captions never roll up. `placed` finds the words in the text of a caption; `entities` says
    that some characters are written as such.
    """

    format_id: str
    standard: Layout
    found: Callable[[str, Builder], list[Found]]
    shortened: Callable[[str, Found, int], Found] | None
    placed: Words
    entities: bool = False

    def read(self, source: SourceText, name: str) -> Transcript:
        """Read a file; what repeats in captions that roll up is read once."""
        builder = Builder()
        with quiet_gc():
            found, style = self._read_once(source.text, builder)
            builder.captions([part for f in found for part in f.parts])
            return finish(builder, found, source, name, self.format_id, self.standard, style=style)

    def written(
        self,
        cues: Sequence[CuePassage],
        layout: Layout,
        options: WriteOptions,
        opening: Callable[[CuePassage, int], str],
        text: Callable[[CuePassage], str],
        retimed: Callable[[str, Span], str | None] = with_times,
    ) -> str:
        """Put captions together; where repeats would no longer be known as such, they are left out."""
        repeated = partial(update_highlights, self.placed) if layout.lit else update_repeats
        whole = assemble(cues, layout, opening, text, self._labels(cues, layout, options), retimed, repeated)
        if layout.repeats and self._words(whole) != [w for cue in cues for w in cue.texts]:
            labels = self._labels(cues, layout, options)
            plain = (lambda cue: unlit(text(cue))) if layout.lit else text
            return assemble(cues, without_roll_up(layout), opening, plain, labels, retimed)
        return whole

    def keeps_speakers(self, transcript: Transcript, options: WriteOptions) -> bool:
        """Tell whether speakers are named in front of the text: where they were in the file."""
        return wants_labels(layout_of(transcript.meta, self.format_id, self.standard), options)

    def _labels(self, cues: Sequence[CuePassage], layout: Layout, options: WriteOptions) -> LabelWriter | None:
        if not wants_labels(layout, options):
            return None
        return LabelWriter(cues, layout, options, self.placed, entities=self.entities)

    def _read_once(self, text: str, builder: Builder) -> tuple[list[Found], Layout]:
        """Return the captions, what repeats left out, and a layout that says how they repeat and name speakers."""
        found, repeats, lit = self.found(text, builder), False, False
        if self.shortened is not None:
            found, lit = without_highlights(found) if "</" in text else (found, False)
            found, repeats = (found, True) if lit else without_repeats(text, found, partial(self.shortened, text))
        return found, replace(take_labels(found, self.placed), repeats=repeats, lit=lit)

    def _words(self, text: str) -> list[str]:
        return [word for f in self._read_once(text, Builder())[0] for part in f.parts for word in part.words]
