"""Put captions together to a file, with all that was around them in the file they came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jamedit.document import Span
from jamedit.formats.engine.clock_times import with_times
from jamedit.formats.engine.cue_list.highlights import unlit
from jamedit.formats.engine.cue_list.label_writing import LabelWriter
from jamedit.formats.engine.cue_list.roll_up import update_repeats, without_captions
from jamedit.formats.engine.cue_list.writing import CuePassage
from jamedit.formats.engine.matching import match_in_order
from jamedit.formats.engine.source_layout import Layout


def assemble(
    cues: Sequence[CuePassage],
    layout: Layout,
    opening: Callable[[CuePassage, int], str],
    text: Callable[[CuePassage], str],
    labels: LabelWriter | None = None,
    retimed: Callable[[str, Span], str | None] = with_times,
    repeated: Callable[[str, str], str] = update_repeats,
) -> str:
    """Put captions together; `opening` gives what is before the text of the n-th caption, counted from 1.

    `labels` puts the names of speakers in front of the text, where that is wanted; `retimed` gives a line of times of
    the file other times, `repeated` what is between two captions the text that the first has now.

    What was before a caption in the file is there again, with the time of now; what was between
    captions stays, also when those around it are gone.
    """
    places = match_in_order(cues, layout.order() if layout.knows_captions else ())
    gaps = _Gaps(layout)
    out: list[str] = []
    before, now, same, alone = -1, "", True, False
    for number, (cue, place) in enumerate(zip(cues, places, strict=True), 1):
        between = gaps.to(before, place, first=not out)
        between = without_captions(between) if alone else between
        goes_on = cue.keeps_time and None not in places[number : number + 1]
        alone = layout.lit and (place is None or (gaps.shows_again(place) and not goes_on))
        same = same and place == before + 1
        before = place if place is not None else before
        kept = None if place is None else layout.line.get(gaps.keys[place])
        if kept is not None and (alone or not cue.keeps_time):
            kept = retimed(kept, cue.span) if cue.span else None
        between += opening(cue, number) if kept is None else kept
        if layout.repeats and not same:
            between = repeated(between, now)
        if labels is None:
            now = text(cue)
            same = cue.source is not None and cue.source.text == now
        else:
            now, same = labels.written(cue, None if place is None else gaps.keys[place], text)
        now = unlit(now) if alone else now
        out += [between, now]
    end = gaps.to_end(before) if out else layout.head + layout.tail
    end = without_captions(end) if alone else end
    out.append(repeated(end, now) if layout.repeats and not (same and before == len(gaps.keys) - 1) else end)
    return "".join(out)


class _Gaps:
    """Give what is between two captions of the file, with all that was between those that went."""

    def __init__(self, layout: Layout) -> None:
        self.keys = layout.order()[:-1]
        self._layout = layout

    def shows_again(self, place: int) -> bool:
        """Tell whether there are captions behind one of the file that show it again."""
        last = place == len(self.keys) - 1
        return "-->" in (self._layout.tail if last else self._layout.gap.get(self.keys[place], ""))

    def to(self, before: int, place: int | None, *, first: bool) -> str:
        """Return what is before the caption of the file at `place`, None for a new one."""
        layout = self._layout
        if first:
            rest = self._noted(0, place, gone=0) if place else ""
            return layout.head + rest.lstrip("\n") if layout.head.endswith("\n") else layout.head + rest
        if place is None or before < 0:
            return layout.separator
        return self._noted(before, place) or layout.gap.get(self.keys[before], layout.separator)

    def to_end(self, before: int) -> str:
        """Return what is after the last caption."""
        last = len(self.keys) - 1
        rest = self._noted(max(before, 0), last)
        tail = self._layout.tail
        return rest.rstrip("\n") + (without_captions(tail) if self._layout.repeats and before < last else tail)

    def _noted(self, start: int, end: int, gone: int = 1) -> str:
        """Join the gaps after the captions `start:end` that hold more than spaces; all but the first have `gone`."""
        gaps = [self._layout.gap.get(key, "") for key in self.keys[start:end]]
        if self._layout.repeats:
            gaps[gone:] = [without_captions(gap) for gap in gaps[gone:]]
        gaps = [gap for gap in gaps if gap and not gap.isspace()]
        return "".join(gap if not i else gap.lstrip("\n") for i, gap in enumerate(gaps))
