"""Names in front of the text of captions, in formats that have no other place for speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from jamedit.document import Transcript
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.cue_list.label_writing import LabelWriter, wants_labels
from jamedit.formats.engine.cue_list.labels import find_labels, like
from jamedit.formats.engine.cue_list.writing import captions
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme
from jamedit.formats.engine.line_items.writing import new_passages, passages_of, write_in_place
from jamedit.formats.engine.source_layout import Layout
from jamedit.formats.engine.source_text import source_text

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

Items = Callable[[str, Builder], list[Item]]


def take_labels(text: str, items: Sequence[Item], scheme: Scheme) -> Layout:
    """Give items the speakers named in front of their text; return a layout that says how the file names them.

    Nothing is done in a file that has speakers already. The label of an item is in its `speaker_at`.
    """
    if any(item.speaker for item in items):
        return Layout()
    bodies = [text[slice(*i.body)] if i.span and not i.word_times and not i.new_body else "" for i in items]
    found = find_labels(bodies)
    carries = found.carries or scheme.carries
    speaker = ""
    styles: Counter[str] = Counter()
    for item, body, labels in zip(items, bodies, found.of_captions, strict=bool(found)):
        first = labels[0] if labels and not scheme.placed(body[: labels[0].start]) else None
        speaker = speaker if carries else ""
        if first is not None:
            speaker = first.name
            start = item.body[0]
            item.opens = item.opens or first.kind == "turn"
            item.speaker_at, item.body = (start + first.start, start + first.end), (start + first.end, item.body[1])
            item.words = [word.text for word in scheme.placed(text[slice(*item.body)])]
            item.shown = item.shown.strip()[-len(text[slice(*item.body)].strip()) :]
            styles[like(body[first.start : first.end])] += 1
        item.speaker = speaker
    style = next((text for text, _ in styles.most_common() if "{}" in text), next(iter(styles), ""))
    return Layout(label=style, carries=carries)


def keeps_speakers(transcript: Transcript, options: WriteOptions, scheme: Scheme, items: Items) -> bool:
    """Tell whether speakers are named in front of the text: where they were in the file."""
    text = source_text(transcript.meta, scheme.format_id)
    return wants_labels(Layout() if text is None else take_labels(text, items(text, Builder()), scheme), options)


def write_labelled(transcript: Transcript, options: WriteOptions, scheme: Scheme, items: Items) -> str:
    """Write a transcript in the text it came from, or a new one, with names in front of the text where wanted.

    `items` finds the items with their labels still in their text.
    """
    text = source_text(transcript.meta, scheme.format_id)
    if text is None:
        outs = new_passages(transcript, options, scheme.format_id, by_word=False)
        _label(outs, transcript, options, scheme, Layout(), "")
        parts = [scheme.head(outs, transcript)]
        for out, following in zip(outs, [*outs[1:], None], strict=False):
            parts += [scheme.new_item(out), scheme.pause(out, following)]
        return "".join([*parts, scheme.tail])
    found = items(text, Builder())
    layout = take_labels(text, found, scheme)
    outs = passages_of(transcript, options, scheme, found)
    _label(outs, transcript, options, scheme, layout, text)
    return write_in_place(text, found, outs, scheme)


def _label(
    outs: Sequence[ItemPassage],
    transcript: Transcript,
    options: WriteOptions,
    scheme: Scheme,
    layout: Layout,
    text: str,
) -> None:
    """Make the speaker of each item what is to be written in front of its text."""
    wanted = wants_labels(layout, options)
    cues = captions(transcript, options, scheme.format_id, need_times=False) if wanted else []
    writer = LabelWriter(cues, layout, options, scheme.placed, entities=False)
    writer.repeats = scheme.carries
    for out in outs:
        item = out.item
        literal = text[slice(*item.speaker_at)] if item is not None and item.speaker_at else ""
        out.speaker = "" if not wanted or writer.omits else writer.label(out.speaker, literal)
        if item is not None:
            item.speaker = literal
            item.speaker_at = item.speaker_at or (item.body[0], item.body[0])
