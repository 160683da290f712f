"""Write a transcript into the text it was read from: the other half of `reading`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jamedit.document import Span, Transcript
from jamedit.document.span import share, union
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.cue_list.writing import CuePassage, captions
from jamedit.formats.engine.inline_markup import in_spaces_of, retyped
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Scheme, keys_of, word_by_word
from jamedit.formats.engine.matching import Origins, match_in_order
from jamedit.formats.engine.passage import speaker_names, visible
from jamedit.formats.engine.patches import Patch, apply
from jamedit.formats.engine.source_text import source_text, untouched_text

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions


def write_items(transcript: Transcript, options: WriteOptions, scheme: Scheme) -> str:
    """Write a transcript in the text it came from, or a new one."""
    if options.speakers and (untouched := untouched_text(transcript, scheme.format_id)) is not None:
        return untouched
    text = source_text(transcript.meta, scheme.format_id)
    if text is None:
        return _new_file(transcript, options, scheme)
    with quiet_gc():
        items = scheme.items(text, Builder())
        return write_in_place(text, items, passages_of(transcript, options, scheme, items), scheme)


def _new_file(transcript: Transcript, options: WriteOptions, scheme: Scheme) -> str:
    outs = new_passages(transcript, options, scheme.format_id, by_word=scheme.grain == "word")
    parts = [scheme.head(outs, transcript)]
    for out, following in zip(outs, [*outs[1:], None], strict=False):
        parts += [scheme.new_item(out), scheme.pause(out, following)]
    return "".join([*parts, scheme.tail])


def new_passages(transcript: Transcript, options: WriteOptions, format_id: str, *, by_word: bool) -> list[ItemPassage]:
    """Return what is to be written of a transcript that came in another format: captions, or words one by one."""
    outs = [_item_passage(cue) for cue in captions(transcript, options, format_id)]
    return [word for out in outs for word in _words_apart(out)] if by_word else outs


def _words_apart(out: ItemPassage) -> Iterator[ItemPassage]:
    """Yield an item for each word; words without a time share the caption's."""
    shares = share(out.span or Span(0, 0), [len(w.text) for w in out.words])
    for word, part in zip(out.words, shares, strict=True):
        yield ItemPassage(word.id, [word], word.span or part, out.speaker)


def passages_of(
    transcript: Transcript, options: WriteOptions, scheme: Scheme, items: Sequence[Item]
) -> list[ItemPassage]:
    """Return what is to be written, each with its item of the file if it has one."""
    keys = keys_of(items)
    if word_by_word(items, scheme):
        return list(_by_word(transcript, options, keys, items))
    cues = captions(transcript, options, scheme.format_id, need_times=any(i.span for i in items))
    outs = [_item_passage(cue) for cue in cues]
    for out, place in zip(outs, match_in_order(cues, keys), strict=True):
        out.item = None if place is None else items[place]
    return outs


def _item_passage(cue: CuePassage) -> ItemPassage:
    return ItemPassage(cue.key, cue.words, cue.span, cue.speaker, width=cue.width)


def _by_word(
    transcript: Transcript, options: WriteOptions, keys: Sequence[int], items: Sequence[Item]
) -> Iterator[ItemPassage]:
    """Yield the words of now: those of one item together, each new one alone."""
    names = speaker_names(transcript, options)
    origins = Origins.of_keys(keys)
    last = -1
    out: ItemPassage | None = None
    end_ms = 0
    for paragraph in transcript.paragraphs:
        speaker = names.get(paragraph.speaker_id, "")
        for word in visible(paragraph.words, options):
            place = origins.of(word.id)
            known = None if place is None or place < last else items[place]
            if known is not None and place == last and out is not None and out.item is known:
                out.words.append(word)
                continue
            if out is not None:
                yield _closed(out, end_ms)
                end_ms = out.span.end_ms if out.span else end_ms
            last = last if place is None or known is None else place
            out = ItemPassage(word.id, [word], None, speaker, item=known)
    if out is not None:
        yield _closed(out, end_ms)


def _closed(out: ItemPassage, end_ms: int) -> ItemPassage:
    out.span = union(w.span for w in out.words) or (Span(end_ms, end_ms) if out.item is None else None)
    return out


def write_in_place(text: str, items: Sequence[Item], outs: Sequence[ItemPassage], scheme: Scheme) -> str:
    """Return the text of a file with its items as they are to be written."""
    at_start: dict[int, list[Item]] = {}
    for item in items:
        at_start.setdefault(item.start, []).append(item)
    written: dict[int, list[ItemPassage]] = {}
    new: dict[int, list[str]] = {}
    first: list[str] = []
    before: Item | None = None
    for out in outs:
        if out.item is not None:
            before = out.item
            written.setdefault(before.start, []).append(out)
        elif before is None:
            first.append(_added(text, items[0] if items else None, out, scheme))
        else:
            new.setdefault(before.start, []).append(_added(text, before, out, scheme))
    parts: list[str] = []
    at = 0
    for start in sorted(at_start):
        there = [*first, *_together(text, at_start[start], written.get(start, []), scheme), *new.get(start, [])]
        parts += [text[at:start], _apart(there, scheme.separator)]
        first, at = [], at_start[start][0].end
    return "".join([*parts, text[at:], *first])


def _together(text: str, items: Sequence[Item], outs: Sequence[ItemPassage], scheme: Scheme) -> list[str]:
    """Return what is where one item was, or several that shared a text: one still, if all read the same."""
    if len(items) == 1:
        return [item_text(text, out, scheme) for out in outs]
    if len(outs) < len(items) or any(out.texts != outs[0].texts for out in outs):
        return [(items[0].new_item or scheme.new_item)(out) for out in outs]
    patches = set(_patches(text, outs[0], scheme))
    for item, out in zip(items, outs, strict=True):
        patches.update(_time_patches(text, item, out.span, scheme))
    return [apply(text, patches, items[0].start, items[0].end)]


def _apart(raws: list[str], separator: str) -> str:
    """Join items that follow one another; the last of a file may lack its line end, and lacks it then again."""
    if len(raws) < 2:
        return "".join(raws)
    open_ended = not raws[0].endswith("\n")
    whole = "".join(raw if raw.endswith(separator) else raw.rstrip("\n") + separator for raw in raws)
    return whole.removesuffix(separator) if open_ended else whole


def item_text(text: str, out: ItemPassage, scheme: Scheme) -> str:
    """Return the raw text of an item with what has changed in it changed."""
    item = out.item
    return apply(text, _patches(text, out, scheme), item.start, item.end) if item else ""


def _patches(text: str, out: ItemPassage, scheme: Scheme) -> list[Patch]:
    item = out.item
    if item is None:
        return []
    patches: list[Patch] = []
    raw = text[slice(*item.body)]
    if item.new_body:
        patches.append(Patch(*item.body, item.new_body(raw, out)))
    elif out.texts != item.words:
        patches.append(Patch(*item.body, reworded(raw, out.texts, scheme)))
    patches += _time_patches(text, item, out.span, scheme)
    if item.speaker_at and out.speaker != item.speaker:
        patches.append(Patch(*item.speaker_at, scheme.escape_name(out.speaker)))
    if item.confidence_at and out.words and len(out.words) == 1 and out.words[0].confidence != item.confidence:
        patches.append(Patch(*item.confidence_at, confidence_text(out.words[0].confidence)))
    return patches


def _time_patches(text: str, item: Item, span: Span | None, scheme: Scheme) -> Iterator[Patch]:
    if span is None or item.span is None:
        return
    time = item.time or scheme.time
    if item.start_at and span.start_ms != item.span.start_ms:
        yield Patch(*item.start_at, time(text[slice(*item.start_at)], span.start_ms))
    ends = (item.span.length_ms, span.length_ms) if scheme.length_at_end else (item.span.end_ms, span.end_ms)
    if item.end_at and ends[0] != ends[1]:
        yield Patch(*item.end_at, time(text[slice(*item.end_at)], ends[1]))


def _added(text: str, item: Item | None, out: ItemPassage, scheme: Scheme) -> str:
    """Return a new item that looks like one of the file."""
    if item is not None and item.new_item:
        return item.new_item(out)
    if item is None or not scheme.copied or item.span is None or out.span is None:
        return scheme.new_item(out)
    plain = " ".join(map(scheme.escape_word, out.texts))
    patches = [Patch(*item.body, item.new_body(text[slice(*item.body)], out) if item.new_body else plain)]
    patches += _time_patches(text, item, out.span, scheme)
    if item.speaker_at and out.speaker != item.speaker:
        patches.append(Patch(*item.speaker_at, scheme.escape_name(out.speaker)))
    if item.confidence_at and out.words:
        patches.append(Patch(*item.confidence_at, confidence_text(out.words[0].confidence)))
    return apply(text, patches, item.start, item.end)


def reworded(raw: str, words: Sequence[str], scheme: Scheme) -> str:
    """Return an item's body with other words, its marks, breaks and spaces kept where words stay."""
    old = scheme.placed(raw)
    new = retyped(raw, old, words, escape=scheme.escape_word)
    new = in_spaces_of(raw, new.strip())
    if [w.text for w in scheme.placed(new)] == list(words):
        return new
    return in_spaces_of(raw, " ".join(map(scheme.escape_word, words)))


def confidence_text(confidence: float | None) -> str:
    """Write a confidence, 1 where nobody said."""
    return f"{1.0 if confidence is None else confidence:.4f}".rstrip("0").ljust(4, "0")
