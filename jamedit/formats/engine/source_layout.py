"""What a file holds besides words, kept with the transcript so that untouched parts are written as they came."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace

from jamedit.document import Meta, Transcript
from jamedit.formats.engine.source_text import PROPERTY, Properties, keep_text, kept_text, source_text

_OPENING = '{"head":'  # how a layout begins
_NO_KEY = 1 << 62  # files kept by the first versions do not tell where their ids end

Texts = dict[int, str]
Labels = dict[int, list[tuple[int, str]]]


@dataclass(slots=True)
class Layout:
    """Hold what differs from how the writer of the same format would put it.

    Keys are ids: of a paragraph in reading text, of a caption's first word in captions. `head` and `tail` are the
    start and the end of the file, `separator` what is between two parts unless `gap` says otherwise.
    `before` comes before a part (headings), `raw` is the part itself, `line` a caption's line of times. `keys` are
    those of all captions in the order of the file, then the first id that the file did not use: they tell which
    caption of the file one is whose first word has changed, and which are gone. `repeats` says that captions show the
    line before again (`rolling`), and `lit` that they do so with another word of it marked.
    `labels` are the names in front of a caption's text, each with its place in the text without them; `label` is how
    most look, "{}" for the name, and empty in a file that has none; `carries` says that the speaker named last goes on.
    `marks` says that marks of emphasis were read as such, not as characters of the words.
    """

    head: str = ""
    tail: str = "\n"
    separator: str = "\n\n"
    before: Texts = field(default_factory=dict)
    raw: Texts = field(default_factory=dict)
    line: Texts = field(default_factory=dict)
    gap: Texts = field(default_factory=dict)
    keys: list[int] = field(default_factory=list)
    repeats: bool = False
    labels: Labels = field(default_factory=dict)
    label: str = ""
    carries: bool = False
    lit: bool = False
    marks: bool = False

    def order(self) -> list[int]:
        """Return the keys of all captions in the order of the file, and behind them one that none has."""
        return self.keys or [*sorted({*self.line, *self.gap}), _NO_KEY]

    @property
    def knows_captions(self) -> bool:
        """Tell whether anything is kept of single captions."""
        return bool(self.line or self.gap or self.labels)

    def to_property(self, standard: Layout) -> Properties:
        """Return the property to keep in Meta, none when the file is as the writer would have it."""
        if self == standard:
            return ()
        gone = {*(() if self.label else ("labels", "label", "carries")), *(() if self.lit else ("lit",))}
        gone |= set() if self.marks else {"marks"}
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in gone}
        return keep_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")))

    @classmethod
    def from_text(cls, text: str) -> Layout | None:
        """Return the layout that a kept text holds, None when it is the text of a file."""
        if not text.startswith(_OPENING):
            return None
        try:
            value = json.loads(text)
            whole = [value[key] for key in ("head", "tail", "separator")]
            parts = [{int(i): t for i, t in value[key].items()} for key in ("before", "raw", "line", "gap")]
            labels = {int(i): [(at, text) for at, text in found] for i, found in value.get("labels", {}).items()}
            keys, label = value.get("keys", []), value.get("label", "")
        except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
            return None
        named = [pair for found in labels.values() for pair in found]
        texts = [*whole, label, *(t for part in parts for t in part.values()), *(text for _, text in named)]
        numbers = [*keys, *(at for at, _ in named)] if isinstance(keys, list) else [None]
        if {*map(type, texts)} != {str} or {*map(type, numbers)} - {int}:
            return None  # from a project that somebody else made
        head, tail, separator = whole
        repeats, carries, lit, marks = (bool(value.get(key)) for key in ("repeats", "carries", "lit", "marks"))
        before, raw, line, gap = parts
        return cls(head, tail, separator, before, raw, line, gap, keys, repeats, labels, label, carries, lit, marks)


def layout_of(meta: Meta, format_id: str, standard: Layout) -> Layout:
    """Return how the file was laid out when it came in this format, else the writer's own way."""
    return Layout.from_text(source_text(meta, format_id) or "") or standard


def forget_layout(transcript: Transcript, format_id: str) -> Transcript:
    """Return the transcript without what kept its parts as they were in a file of this format."""
    return replace(transcript, meta=_cleared(transcript.meta, format_id))


def without_source(transcript: Transcript) -> Transcript:
    """Return the transcript without anything that was kept of its file; the same one when nothing was."""
    kept = tuple((k, v) for k, v in transcript.meta.properties if k != PROPERTY)
    if len(kept) == len(transcript.meta.properties):
        return transcript
    return replace(transcript, meta=replace(transcript.meta, properties=kept))


def _cleared(meta: Meta, format_id: str) -> Meta:
    """Forget how the file was laid out, but for what was before and after all text and before its sections."""
    if meta.source_format != format_id:
        return meta
    others = tuple((k, v) for k, v in meta.properties if k != PROPERTY)
    old = Layout.from_text(kept_text(meta) or "")
    if old is None:  # the very text of the file, or nothing
        return replace(meta, source_format="", properties=others)
    head = "" if "-->" in old.head else old.head
    tail = "\n" if "-->" in old.tail else old.tail
    rest = Layout(head, tail, old.separator, before=old.before, label=old.label, carries=old.carries)
    return replace(meta, properties=(*others, *rest.to_property(Layout())))
