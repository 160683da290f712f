"""Take the names in front of caption text out of it: they become the speakers of its words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from jamedit.document import Span, Timing
from jamedit.document.fast_construction import source_of
from jamedit.document.span import share
from jamedit.formats.engine.builder import Caption
from jamedit.formats.engine.cue_list.labels import Label, find_labels, like
from jamedit.formats.engine.cue_list.reading import Found
from jamedit.formats.engine.inline_markup import Placed
from jamedit.formats.engine.source_layout import Layout

Words = Callable[[str], list[Placed]]


def take_labels(found: Sequence[Found], placed: Words) -> Layout:
    """Give captions the speakers named in front of their text; return a layout that says how the file names them.

    Nothing is done in a file that has speakers already. `placed` finds the words in a text.
    """
    if any(part.speaker for f in found for part in f.parts):
        return Layout()
    texts = [_text(f) for f in found]
    labels = find_labels(texts)
    if not labels:
        return Layout()
    speaker = ""
    written: Counter[str] = Counter()
    for each, text, mine in zip(found, texts, labels.of_captions, strict=True):
        marks = [label for label in mine if _splits(each, text, label)]
        if not labels.carries:
            speaker = ""
        if marks:
            speaker = _take(each, text, marks, placed, speaker)
            written.update(like(text[a.start : a.end]) for a in marks)
        else:
            each.parts[0].speaker = speaker
    style = next((text for text, _ in written.most_common() if "{}" in text), next(iter(written), ""))
    return Layout(label=style, carries=labels.carries)


def _text(found: Found) -> str:
    part = found.parts[0]
    return part.source.text if len(found.parts) == 1 and part.source and part.span else ""


def _splits(found: Found, text: str, label: Label) -> bool:
    """Tell whether a label can be taken out of words that have times of their own: where it is not part of one."""
    return found.parts[0].word_times is None or text[label.end - 1 : label.end].isspace()


def _take(found: Found, text: str, labels: Sequence[Label], placed: Words, speaker: str) -> str:
    """Take the labels out of one caption, make its parts, and return who speaks last."""
    whole = found.parts[0]
    source, span = whole.source, whole.span
    if source is None or span is None:
        return speaker
    first = labels[0]
    if len(labels) == 1 and not first.start and whole.word_times is None and _is_plain(text, first):
        found.labels = [(0, text[: first.end])]
        whole.words = whole.words[len(text[: first.end].split()) :]
        whole.source = source_of(text[first.end :], source.identifier, source.settings, span)
        whole.speaker, whole.opens = first.name, first.kind == "turn"
        return first.name
    bare, at = "", 0
    for label in labels:
        bare += text[at : label.start]
        found.labels.append((len(bare), text[label.start : label.end]))
        at = label.end
    bare += text[at:]
    words = placed(bare)
    times = _times(whole, placed(text), labels)
    starts = [w.start for w in words]
    cuts = [bisect_left(starts, offset) for offset, _ in found.labels]
    names = [a.name for a in labels]
    if cuts[0]:
        cuts, names = [0, *cuts], [speaker, *names]
    turns = [False] * (len(names) - len(labels)) + [a.kind == "turn" for a in labels]
    parts: list[Caption] = []
    for start, end, name, turn in zip(cuts, [*cuts[1:], len(words)], names, turns, strict=True):
        if start < end:
            made = Caption([w.text for w in words[start:end]], span, None, name, times[start:end] if times else None)
            made.opens = turn
            parts.append(made)
    if not parts:  # marks alone are behind the label
        found.labels = []
        return speaker
    parts[0].source = replace(source, text=bare)
    _share_time(parts, span)
    found.parts = parts
    return names[-1]


def _is_plain(text: str, label: Label) -> bool:
    """Tell whether a text has no marks, and its label white space behind it: so words are what is between spaces."""
    return not ("<" in text or "{" in text or "&" in text) and text[label.end - 1 : label.end].isspace()


def _times(whole: Caption, words: Sequence[Placed], labels: Sequence[Label]) -> list[tuple[Span, Timing]] | None:
    """Return the times of the words that are not in a label."""
    if whole.word_times is None:
        return None
    starts = [w.start for w in words]
    times: list[tuple[Span, Timing]] = []
    at = 0
    for label in labels:
        times += whole.word_times[at : bisect_left(starts, label.start)]
        at = bisect_left(starts, label.end)
    return times + whole.word_times[at:]


def _share_time(parts: Sequence[Caption], span: Span) -> None:
    """Let each part begin at the time of its first word, else by letter count."""
    shared = share(span, [sum(map(len, p.words)) for p in parts])
    starts = [p.word_times[0][0].start_ms if p.word_times else s.start_ms for p, s in zip(parts, shared, strict=True)]
    starts[0] = span.start_ms
    for part, start, end in zip(parts, starts, [*starts[1:], span.end_ms], strict=True):
        part.span = Span(start, end)
