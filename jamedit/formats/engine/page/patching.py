"""Change a page in place: words, names, times and headings; all the rest stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from jamedit.document import Section, Transcript, Word
from jamedit.document.timecode import seconds_text, short_clock
from jamedit.formats.engine.inline_markup import placed_words, retyped
from jamedit.formats.engine.markup_tree.patching import (
    CurrentSpeaker,
    Slot,
    encodable,
    gap_before,
    matched,
    space_before,
)
from jamedit.formats.engine.markup_tree.tree import escaped, plain_sections
from jamedit.formats.engine.page.reading import MARKS, Heading, Page, Text
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.engine.passage import Passage
from jamedit.formats.engine.patches import Patch, apply

if TYPE_CHECKING:
    from jamedit.formats.options import WriteOptions

_SECONDS = re.compile(r"(data-timestamp\s*=\s*[\"']?)(\d+(?:\.\d+)?)")
_SHOWN = re.compile(r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?")


class HtmlPatch:
    """Make the patches that turn a page into the present transcript."""

    def __init__(self, found: Page, transcript: Transcript, original: Transcript, options: WriteOptions) -> None:
        self._found, self._text = found, found.tree.text
        self._transcript, self._original, self._options = transcript, original, options
        self._outs = list(paragraphs(transcript, options))
        self._places = matched(found.slots, self._outs)
        self._before = {w.id: w for w in original.words()}
        self._patches: list[Patch] = []
        self._anchor: dict[int, int] = {}  # paragraph, where something can be put above it
        self._model = next((s.data for s in found.slots if s.data.lead_at[1] > s.data.lead_at[0]), None)

    def patches(self) -> list[Patch] | None:
        """Return the patches; None when nothing of the page is left."""
        if self._outs and not any(self._places):
            return None
        stays = {id(s) for s in self._places if s}
        for gone in self._found.slots:
            if id(gone) not in stays:
                self._cut(gone.start, gone.stop)
                if gone.data.lead_block:
                    self._cut(*gone.data.lead_block)
        speaking = CurrentSpeaker(self._found.slots)
        before: Slot[Text] | None = None
        first = next((s for s in self._places if s), None)
        for out, slot in zip(self._outs, self._places, strict=True):
            name = out.speaker
            if slot is not None:
                self._anchor[out.key] = (slot.data.lead_block or (slot.start, 0))[0]
                speaking.current = self._speaker(slot, name, speaking.at(slot))
                self._words(slot, out, list(self._times(slot, out)))
                before = slot
            else:
                self._add_paragraph(out, name if name != speaking.current else "", before, first)
                speaking.note_new(name)
        if self._options.sections:
            self._sections()
        else:
            for heading in self._found.headings:
                self._cut(heading.element.start, heading.element.stop)
        self._title()
        return self._patches

    def _words(self, slot: Slot[Text], out: Passage, times: list[Patch]) -> None:
        """Change words, and the times that are between them."""
        if out.texts == slot.words:
            self._patches += times
            return
        inside = [Patch(p.start - slot.body, p.end - slot.body, p.text) for p in times if p.start >= slot.body]
        self._patches += [p for p in times if p.start < slot.body]
        raw = plain_sections(apply(self._text[slot.body : slot.end], inside))
        new = retyped(raw, placed_words(raw, MARKS), out.texts, escape=True)
        if [w.text for w in placed_words(new, MARKS)] != out.texts:
            new = escaped(out.text)
        self._patches.append(Patch(slot.body, slot.end, self._coded(new)))

    # who speaks

    def _speaker(self, slot: Slot[Text], name: str, current: str) -> str:
        """Say who speaks where the page does not say so already; return who a reader takes the speaker to be."""
        data = slot.data
        if data.name:
            if not self._options.speakers:
                self._leave_out(data)
            elif name and name != data.name:
                self._patches.append(Patch(*data.name_at, self._coded(escaped(name))))
            return name or data.name
        if name and name != current:
            self._patches.append(Patch(slot.body, slot.body, self._opening(name)))
            return name
        return name or current

    def _leave_out(self, data: Text) -> None:
        start, end = data.lead_at
        if end > start and data.lead_block is None:
            self._patches.append(Patch(start, end, ""))
        elif data.lead_block is not None:
            self._cut(*data.lead_block)
        else:
            self._patches.append(Patch(*data.name_at, ""))

    def _opening(self, name: str) -> str:
        """Return a name in the way that the page writes names, a time beside it left out."""
        model = self._model
        if model is None or model.lead_block or model.time_at:
            return self._coded(f"<b>{escaped(name)}:</b> ")
        start, end = model.lead_at
        before, after = self._text[start : model.name_at[0]], self._text[model.name_at[1] : end]
        return before + self._coded(escaped(name)) + after

    def _times(self, slot: Slot[Text], out: Passage) -> Iterator[Patch]:
        """Yield the changes of times that are in the text where the word behind begins at another now."""
        position = {w.id: w for w in out.words}
        first = slot.parts[0].word_id
        for index, ms, start, end in slot.data.stamps:
            word: Word | None = position.get(first + index)
            old = self._before.get(first + index)
            if word is None or old is None or word.span is None or old.span is None or start == end:
                continue
            if word.span.start_ms != old.span.start_ms and word.span.start_ms != ms:
                yield Patch(start, end, stamp_like(self._text[start:end], word.span.start_ms))
        wanted = self._options.times and not slot.data.stamps and out.words[0].span is not None
        if wanted and out.words[0].span:
            start_ms = out.words[0].span.start_ms
            at = slot.data.lead_at[0] if slot.data.name and not slot.data.lead_block else slot.body
            yield Patch(at, at, time_mark(start_ms) + " ")

    # paragraphs that come

    def _add_paragraph(self, out: Passage, name: str, before: Slot[Text] | None, first: Slot[Text] | None) -> None:
        opening = self._opening(name) if name else ""
        if self._options.times and out.words[0].span:
            opening = f"{time_mark(out.words[0].span.start_ms)} {opening}"
        text = opening + self._coded(escaped(out.text))
        beside = before or first
        if beside is None:
            return
        element = beside.data.element
        if element is None or element.name in ("tr", "body", "html"):
            wrapped, gap = text, "<br>"
        else:
            tag = element.tag if element.name in ("p", "li", "div", "dd", "blockquote") else "p"
            wrapped, gap = f"<{tag}>{text}</{tag}>", gap_before(self._text, beside.start) or "\n"
        if element is not None and element.name == "tr":
            count = sum(1 for _ in element.elements())
            wrapped, gap = f'<tr><td colspan="{count}">{text}</td></tr>', gap_before(self._text, beside.start)
        if before is not None:
            self._patches.append(Patch(before.stop, before.stop, gap + wrapped))
            self._anchor[out.key] = before.stop
        else:
            at = (beside.data.lead_block or (beside.start, 0))[0]
            self._patches.append(Patch(at, at, wrapped + gap))
            self._anchor[out.key] = at

    # headings

    def _sections(self) -> None:
        old: list[tuple[str, int, int]] = [(h.title, h.level, h.paragraph) for h in self._found.headings]
        now = [(s.title, s.level, s.first_paragraph_id) for s in self._transcript.sections]
        stood = [(s.title, s.level, s.first_paragraph_id) for s in self._original.sections]
        if now == stood:
            return
        for tag, a, b, c, d in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
            if tag == "equal":
                continue
            changed, added = self._found.headings[a:b], list(self._transcript.sections[c:d])
            while changed and added and changed[0].paragraph == added[0].first_paragraph_id:
                self._retitle(changed.pop(0), added.pop(0))
            for heading in changed:
                self._cut(heading.element.start, heading.element.stop)
            for section in added:
                self._new_heading(section)

    def _retitle(self, heading: Heading, section: Section) -> None:
        element = heading.element
        if heading.title != section.title:
            self._patches.append(Patch(element.body, element.end, self._coded(escaped(section.title))))
        if heading.level != section.level:
            for at in (element.start + 1, element.stop - 1 - len(element.tag)):
                if self._text[at : at + 2].lower() == element.name:
                    self._patches.append(Patch(at, at + 2, f"h{section.level}"))

    def _new_heading(self, section: Section) -> None:
        position = self._transcript.position_of(section.first_paragraph_id) or 0
        below = (p.id for p in self._transcript.paragraphs[position:])
        at = next((self._anchor[i] for i in below if i in self._anchor), None)
        if at is None:
            at = max((s.stop for s in self._found.slots), default=len(self._text))
        level = min(6, max(2, section.level))
        text = f"<h{level}>{self._coded(escaped(section.title))}</h{level}>"
        self._patches.append(Patch(at, at, text + (gap_before(self._text, at) or "\n")))

    def _title(self) -> None:
        title = self._transcript.meta.title
        if title == self._original.meta.title or not title:
            return
        for element in (self._found.title.element if self._found.title else None, self._found.head_title):
            if element is not None:
                self._patches.append(Patch(element.body, element.end, self._coded(escaped(title))))

    def _cut(self, start: int, stop: int) -> None:
        """Take something out with the white space, and the line break between two lines, before it."""
        at = space_before(self._text, start)
        line = re.search(r"<br\b[^<>]*>\s*$", self._text[max(0, at - 20) : at], re.IGNORECASE)
        if line and self._text[start] != "<":
            at -= len(line[0])
        elif self._text[start] != "<" and (line := re.match(r"\s*<br\b[^<>]*>", self._text[stop : stop + 20])):
            stop += len(line[0])
        self._patches.append(Patch(at, stop, ""))

    def _coded(self, text: str) -> str:
        return encodable(text, self._transcript.meta.encoding)


def time_mark(ms: int) -> str:
    """Return a time as a page shows it, exact in its attribute."""
    seconds = seconds_text(ms)
    return f'<time datetime="PT{seconds}S">{short_clock(ms)}</time>'


def stamp_like(mark: str, ms: int) -> str:
    """Write another time in a mark: in its attribute and in what is shown, each with the digits it has."""

    def shown(m: re.Match[str]) -> str:
        parts = re.split(r"[.,]", m[0])
        hours, minutes, seconds = ms // 3_600_000, ms // 60_000 % 60, ms // 1000 % 60
        many = parts[0].count(":") == 2 or hours > 0
        text = f"{hours}:{minutes:02d}:{seconds:02d}" if many else f"{minutes}:{seconds:02d}"
        wide = len(parts[0].partition(":")[0]) > 1 and len(text.partition(":")[0]) < 2
        mark_and_rest = m[0][len(parts[0]) :]
        rest = mark_and_rest[0] + f"{ms % 1000:03d}"[: len(mark_and_rest) - 1] if mark_and_rest else ""
        return ("0" if wide else "") + text + rest

    seconds = seconds_text(ms)
    if "<" not in mark:
        return _SHOWN.sub(shown, mark, count=1)
    mark = _SECONDS.sub(lambda m: m[1] + seconds, mark, count=1)
    mark = re.sub(r"(datetime\s*=\s*[\"']?PT)[\d.]+(?=S)", lambda m: m[1] + seconds, mark, count=1)
    head, close, tail = mark.partition(">")
    return head + close + _SHOWN.sub(shown, tail, count=1)


def pairs_of(outs: Iterable[Passage]) -> Iterator[tuple[Passage, bool]]:
    """Yield each paragraph and whether another person begins to speak there."""
    before: str | None = None
    for out in outs:
        name = out.speaker
        yield out, name != before
        before = name
