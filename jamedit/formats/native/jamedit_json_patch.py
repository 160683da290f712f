"""A changed transcript written into the jamedit JSON it was read from: keys and numbers of other programs stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from jamedit.document import Cue, Paragraph, Section, Transcript, Word
from jamedit.formats.engine.asr_json.text import Edits, Member, Place, elements, joined, members, quoted
from jamedit.formats.options import WriteOptions

_Parts = list[tuple[Place | None, str]]


class JsonPatch:
    """Write a transcript into a text; `word_value` and `cue_value` give what a new file would hold of them."""

    def __init__(
        self,
        text: str,
        original: Transcript,
        options: WriteOptions,
        word_value: Callable[[Word], dict[str, Any]],
        cue_value: Callable[[Cue, int], dict[str, Any]],
    ) -> None:
        self._text = text
        self._original = original
        self._options = options
        self._clean = options.layer == "clean"
        self._word_value = word_value
        self._cue_value = cue_value
        self._old_names = {s.id: s.name for s in original.speakers}
        self._start = len(text) - len(text.lstrip())
        self._top = members(text, self._start)
        self._edits = Edits(text)

    def with_transcript(self, present: Transcript, properties: dict[str, str], old: dict[str, str]) -> str:
        """Return the text with a transcript in it; `properties` are those to show, `old` those of the file."""
        self._put_paragraphs(present)
        self._put_list("speakers", self._speakers(present))
        self._put_list("sections", self._sections(present))
        self._put_meta(present, properties, old)
        return self._edits.applied(0, len(self._text))

    def _put_paragraphs(self, present: Transcript) -> None:
        at = self._top["paragraphs"]
        places = elements(self._text, at.start)
        known = {p.id: (p, place) for p, place in zip(self._original.paragraphs, places, strict=False)}
        names = {s.id: s.name for s in present.speakers} if self._options.speakers else {}
        parts: _Parts = []
        for p in present.paragraphs:
            speaker = names.get(p.speaker_id or 0)
            old = known.pop(p.id, None)
            if old is None or self._text[old[1].start] != "{":
                parts.append((old[1] if old else None, self._new_paragraph(p, speaker, old)))
            else:
                parts.append((old[1], self._paragraph(p, speaker, *old)))
        self._edits.put(at.start, at.end, joined(self._text, Place(at.start, at.end), places, parts))

    def _new_paragraph(self, p: Paragraph, speaker: str | None, old: tuple[Paragraph, Place] | None) -> str:
        if old is not None and old[0] == p and speaker == self._old_names.get(p.speaker_id or 0):
            return self._text[slice(*old[1])]
        words = self._visible(p)
        value: dict[str, Any] = {"speaker": speaker, "words": [self._word_value(w) for w in words]}
        if p.cues and not self._clean:
            value["cues"] = [v for _, v in self._cue_values(p, words)]
        return _dumped(value)

    def _visible(self, p: Paragraph) -> list[Word]:
        return [w for w in p.words if not (self._clean and w.hidden)]

    def _cue_values(self, p: Paragraph, words: Sequence[Word]) -> list[tuple[int, dict[str, Any]]]:
        place = {w.id: i for i, w in enumerate(words)}
        return [
            (c.first_word_id, self._cue_value(c, place[c.first_word_id])) for c in p.cues if c.first_word_id in place
        ]

    def _paragraph(self, p: Paragraph, speaker: str | None, old: Paragraph, place: Place) -> str:
        words, told = self._visible(p), self._old_names.get(old.speaker_id or 0)
        if p == old and speaker == told and len(words) == len(p.words):
            return self._text[slice(*place)]
        edits, there = Edits(self._text), members(self._text, place.start)
        if speaker != told:
            self._put(edits, place, there, "speaker", None if speaker is None else speaker)
        if words != list(old.words):
            self._put_words(edits, place, there, words, old)
        self._put_cues(edits, place, there, self._cue_values(p, words) if not self._clean else [], old)
        return edits.applied(*place)

    def _put(self, edits: Edits, place: Place, there: dict[str, Member], key: str, value: object) -> None:
        if key in there:
            like = self._text[there[key].start : there[key].end]
            literal = quoted(value, like) if isinstance(value, str) else _dumped(value)
            edits.put(there[key].start, there[key].end, literal)
        else:
            edits.add(place.start, key, _dumped(value))

    def _put_words(
        self, edits: Edits, place: Place, there: dict[str, Member], words: Sequence[Word], old: Paragraph
    ) -> None:
        at = there.get("words")
        items = elements(self._text, at.start) if at else []
        values = json.loads(self._text[at.start : at.end]) if at else []
        if at is None or len(items) != len(old.words) or not all(map(_is_one_word, values)):
            self._put(edits, place, there, "words", [self._word_value(w) for w in words])
            return
        known = {w.id: (w, item) for w, item in zip(old.words, items, strict=True)}
        parts: _Parts = []
        for w in words:
            before = known.pop(w.id, None)
            if before is None:
                parts.append((None, _dumped(self._word_value(w))))
            else:
                parts.append((before[1], self._word(w, *before)))
        edits.put(at.start, at.end, joined(self._text, Place(at.start, at.end), items, parts))

    def _word(self, w: Word, old: Word, item: Place) -> str:
        if w == old:
            return self._text[slice(*item)]
        if self._text[item.start] != "{":
            return _dumped(self._word_value(w))
        return self._object(item, self._word_value(old), self._word_value(w))

    def _object(self, place: Place, old: dict[str, Any], new: dict[str, Any]) -> str:
        """Return an object of the file with what differs between two values changed."""
        edits, there = Edits(self._text), members(self._text, place.start)
        for key, value in new.items():
            if key not in old or old[key] != value:
                self._put(edits, place, there, key, value)
        edits.drop(place.start, [key for key in old if key not in new])
        return edits.applied(*place)

    def _put_cues(
        self,
        edits: Edits,
        place: Place,
        there: dict[str, Member],
        cues: list[tuple[int, dict[str, Any]]],
        old: Paragraph,
    ) -> None:
        before = dict(self._cue_values(old, old.words))
        if cues == list(before.items()):
            return
        if not cues:
            edits.drop(place.start, ["cues"])
            return
        at = there.get("cues")
        if at is None or self._text[at.start] != "[":
            self._put(edits, place, there, "cues", [value for _, value in cues])
            return
        items = elements(self._text, at.start)
        values = json.loads(self._text[at.start : at.end])
        found = {
            v["first_word"]: item
            for v, item in zip(values, items, strict=True)
            if isinstance(v, dict) and "first_word" in v
        }
        known = {word_id: (v, found[v["first_word"]]) for word_id, v in before.items() if v["first_word"] in found}
        staying = {word_id for word_id, _ in cues}
        parts: _Parts = []
        for word_id, value in cues:
            if word_id not in known:  # a caption whose first word went opens at another one
                gone = ((i, v) for i, (v, _) in known.items() if i not in staying)
                word_id = next((i for i, v in gone if v | value == v | {"first_word": value["first_word"]}), word_id)
            was = known.pop(word_id, None)
            parts.append((None, _dumped(value)) if was is None else (was[1], self._object(was[1], was[0], value)))
        edits.put(at.start, at.end, joined(self._text, Place(at.start, at.end), items, parts))

    # what is beside the paragraphs

    def _put_list(self, key: str, parts: _Parts | None) -> None:
        if parts is None:
            return
        at = self._top.get(key)
        if at is None or self._text[at.start] != "[":
            value = [json.loads(text) for _, text in parts]
            self._put(self._edits, Place(self._start, len(self._text)), self._top, key, value)
            return
        items = elements(self._text, at.start)
        self._edits.put(at.start, at.end, joined(self._text, Place(at.start, at.end), items, parts))

    def _items(self, key: str) -> list[tuple[Any, Place]]:
        at = self._top.get(key)
        if at is None or self._text[at.start] != "[":
            return []
        return list(zip(json.loads(self._text[at.start : at.end]), elements(self._text, at.start), strict=True))

    def _speakers(self, present: Transcript) -> _Parts | None:
        """Return the list of speakers, None when it stays as it is."""
        wanted = list(present.speakers) if self._options.speakers else []
        if wanted and [(s.id, s.name) for s in wanted] == list(self._old_names.items()):
            return None
        by_name: dict[str, Place] = {}
        for value, item in self._items("speakers"):
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str):
                by_name[" ".join(name.split())] = item
        parts: _Parts = []
        for s in wanted:
            told = self._old_names.get(s.id, "")
            place = by_name.pop(told) if told in by_name else None
            if place is None:
                parts.append((None, _dumped({"name": s.name})))
            elif self._text[place.start] == "{":
                parts.append((place, self._object(place, {"name": told}, {"name": s.name})))
            else:
                parts.append((place, self._text[slice(*place)] if told == s.name else quoted(s.name)))
        return parts

    def _sections(self, present: Transcript) -> _Parts | None:
        """Return the list of sections, None when it stays as it is."""
        old = [_section(s, self._original) for s in self._original.sections]
        new = [_section(s, present) for s in present.sections] if self._options.sections else []
        if old == new:
            return None
        items = self._items("sections")
        parts: _Parts = []
        for section, value in zip(present.sections if new else (), new, strict=False):
            same = next((o for s, o in zip(self._original.sections, old, strict=True) if s == section), None)
            item = next((i for v, i in items if same and isinstance(v, dict) and _is_section(v, same)), None)
            if same and item:
                parts.append((item, self._object(item, same, value)))
            else:
                parts.append((None, _dumped(value)))
        return parts

    def _put_meta(self, present: Transcript, properties: dict[str, str], old: dict[str, str]) -> None:
        before, now = self._original.meta, present.meta
        told = {"title": before.title, "language": before.language, "properties": old}
        new: dict[str, Any] = {"title": now.title, "language": now.language, "properties": properties}
        if told == new:
            return
        at = self._top.get("meta")
        if at is None or self._text[at.start] != "{":
            self._put(self._edits, Place(self._start, len(self._text)), self._top, "meta", new)
            return
        self._edits.put(at.start, at.end, self._object(Place(at.start, at.end), told, new))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _is_one_word(value: object) -> bool:
    text = value.get("text") if isinstance(value, dict) else value
    return isinstance(text, str) and len(text.split()) == 1


def _section(section: Section, transcript: Transcript) -> dict[str, Any]:
    at = transcript.position_of(section.first_paragraph_id)
    return {"title": section.title, "first_paragraph": at or 0, "level": section.level}


def _is_section(value: dict[str, Any], section: dict[str, Any]) -> bool:
    keys = ("title", "first_paragraph")
    return all(value.get(key, 0) == section[key] for key in keys)
