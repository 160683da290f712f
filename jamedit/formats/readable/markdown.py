"""Markdown (.md): front matter, headings as title and sections, `**Name:**` at turns, or headings that are names.

Inside a paragraph emphasis, code and links are marks around words and stay where the words do; an image is a word.
List items, quotes and
table rows are paragraphs of their own; a fenced block is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jamedit.document import Section, Span, Timing, Transcript, Word
from jamedit.document.timecode import clock_ms
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, quiet_gc
from jamedit.formats.engine.paragraphs.reading import spans_of
from jamedit.formats.engine.paragraphs.writing import ParagraphPassage, joined, paragraphs
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.options import WriteOptions
from jamedit.formats.readable.markdown_blocks import Block, blocks_of, headings_text, parts_of
from jamedit.formats.readable.markdown_escapes import escaped
from jamedit.formats.readable.markdown_marks import as_characters, changed, placed, plain
from jamedit.formats.readable.markdown_turns import STAMPS, Turn, respoken, retimed, said_in, turns_of, with_names
from jamedit.formats.source import SourceText

_ID = "md"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,60}):[ \t]*+((?:.*[^ \t\n])?)[ \t]*+$", re.MULTILINE)
_HASHES = re.compile(r"#{1,6}$")
_SIGNS = re.compile(
    r"^(?:#{1,6} \S|!\[[^\[\]\n]{0,99}\]\(|\*\*[^*\n]{1,99}\*\*)|\[[^\[\]\n]{1,99}\]\([^()\n]{1,300}\)", re.MULTILINE
)
_STANDARD = Layout()


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Markdown."""
    signs = len(_SIGNS.findall(text[:20_000])) + 2 * bool(_FRONT.match(text))
    if has_extension(name, (".md", ".markdown")):
        return 0.75
    return 0.55 if text.lstrip().startswith("# ") or signs >= 3 else 0.35 if signs else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read Markdown; every part is kept as it is where it is not as the writer would put it."""
    builder, text = Builder(), source.text
    front = _FRONT.match(text)
    pairs = tuple((m[1], _unquoted(m[2])) for m in _PAIR.finditer(front[1] or "")) if front else ()
    blocks = with_names(text, list(blocks_of(text, front.end() if front else 0)))
    title = _title(blocks, dict(pairs).get("title", ""))
    with quiet_gc():
        layout = _add(builder, text, blocks, title)
    made = builder.transcript(source, name, _ID, layout, _STANDARD)
    properties = (*((k, v) for k, v in pairs if k not in ("title", "language")), *made.meta.properties)
    language = dict(pairs).get("language", "")
    return replace(made, meta=replace(made.meta, title=title, language=language, properties=properties))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _title(blocks: list[Block], named: str) -> str:
    first = blocks[0].headings[:1] if blocks else []
    return first[0][1] if first and first[0][0] == 1 else named


def _add(builder: Builder, text: str, blocks: list[Block], title: str) -> Layout:
    """Add the paragraphs and return how they were laid out."""
    layout = Layout(head=text, tail="", marks=True)
    turns = turns_of(text, blocks)
    stamped = any(turn.ms is not None for turn in turns)
    raws = [text[b.start : b.end] for b in blocks]
    spoken = [_opening_and_words(raw, turn, stamped=stamped) for raw, turn in zip(raws, turns, strict=True)]
    points = [_points(raw[turn.length :], turn) if stamped else [] for raw, turn in zip(raws, turns, strict=True)]
    times = _times(points, [words for _, words in spoken])
    speaker = ""
    for i, (block, turn, (opening, words)) in enumerate(zip(blocks, turns, spoken, strict=True)):
        headings = block.headings[1:] if not i and block.headings[:1] == [(1, title)] else block.headings
        for level, heading in headings:
            builder.section(heading, level)
        before, speaker = speaker, turn.name or speaker
        if stamped:
            key = builder.timed_paragraph([_word(w, next(times)) for w in words], (), speaker)
        else:
            key = builder.paragraph(words, speaker)
        opens = block.headings_at if block.headings else block.start
        if not i:
            layout.head = text[:opens]
        if block.headings and (not i or text[opens : block.start] != headings_text(headings)):
            layout.before[key] = text[opens : block.start]
        if text[block.start : block.end] != _usual(words, speaker if speaker != before else ""):
            layout.raw[key] = text[block.start + len(opening) : block.end]
            if opening:
                layout.line[key] = opening
        _keep_gap(layout, key, text, block, blocks[i + 1] if i + 1 < len(blocks) else None)
    return layout


def _points(raw: str, turn: Turn) -> list[tuple[int, int]]:
    """Return the times in a paragraph, each with the number of words before it."""
    points = [(0, turn.ms)] if turn.ms is not None else []
    starts = [w.start for w in placed(raw, STAMPS)]
    inner = ((bisect_left(starts, m.start()), clock_ms(m[1])) for m in STAMPS.finditer(raw))
    return points + [(at, ms) for at, ms in inner if ms is not None]


def _times(points: Sequence[Sequence[tuple[int, int]]], words: Sequence[Sequence[str]]) -> Iterator[Span | None]:
    """Share out the time between the stamps of a text among all words."""
    all_points, at = list[tuple[int, int]](), 0
    for mine, inner in zip(words, points, strict=True):
        all_points += [(at + place, ms) for place, ms in inner if place < len(mine)]
        at += len(mine)
    yield from spans_of([len(w) for mine in words for w in mine], all_points)


def _word(text: str, span: Span | None) -> Word:
    return Word(0, text, span, None, Timing.ESTIMATED if span else Timing.NONE)


def _keep_gap(layout: Layout, key: int, text: str, block: Block, following: Block | None) -> None:
    if following is None:
        layout.tail = text[block.end :]
        return
    gap = text[block.end : following.headings_at if following.headings else following.start]
    if gap != layout.separator:
        layout.gap[key] = gap


def _opening_and_words(raw: str, turn: Turn, *, stamped: bool) -> tuple[str, list[str]]:
    """Divide a paragraph into its words and what is before: a name, or the backslash of what is no heading."""
    words = [w.text for w in placed(raw[turn.length :], STAMPS if stamped else None)]
    if not turn.length and raw.startswith("\\") and _HASHES.match(words[0][1:]):
        return "\\", [words[0][1:], *words[1:]]
    return raw[: turn.length], words


def _usual(words: list[str], name: str, *, as_they_are: bool = False) -> str:
    opening = f"**{escaped(name)}:** " if name else ""
    hashes = not opening and bool(words) and _HASHES.match(words[0])
    return opening + ("\\" if hashes else "") + (" ".join(map(escaped, words)) if as_they_are else plain(words))


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write the title, `## section` headings, and paragraphs with `**Name:**` where the speaker changes."""
    layout = layout_of(transcript.meta, _ID, _STANDARD)
    sections: dict[int, list[Section]] = {}
    for section in transcript.sections if options.sections else ():
        sections.setdefault(section.first_paragraph_id, []).append(section)
    parts: list[tuple[int, str, str]] = []
    due: list[tuple[int, str]] = []  # headings of paragraphs that have no visible word
    shown = {out.key: out for out in paragraphs(transcript, options)}
    stamped = any(said_in(opening).ms is not None for opening in layout.line.values() if opening != "\\")
    as_they_are = transcript.meta.source_format == _ID and not layout.marks  # read when marks were part of words
    title = transcript.meta.title if not layout.head.strip() or _is_headed(layout, transcript.meta.title) else ""
    for paragraph in transcript.paragraphs:
        due += [(s.level, s.title) for s in sections.get(paragraph.id, ())]
        out = shown.get(paragraph.id)
        if out is None and not (paragraph is transcript.paragraphs[-1] and (due or (title and not parts))):
            continue
        before = _heading_part(due, title if not parts else "", layout.before.get(paragraph.id), not parts)
        due = []
        parts.append(
            (paragraph.id, before, _text(out, layout, stamped=stamped, as_they_are=as_they_are) if out else "")
        )
    return joined(parts, layout)


def _is_headed(layout: Layout, title: str) -> bool:
    """Tell whether the title was a heading in the file, not only in its front matter."""
    opening = (next((h for _, _, h in parts_of(kept, 0) if h), None) for kept in layout.before.values())
    return (1, title) in opening


def _heading_part(headings: list[tuple[int, str]], title: str, kept: str | None, first: bool) -> str:
    """Return the headings above a paragraph: as they were when they still say the same."""
    if kept is not None:
        stood = [h for _, _, h in parts_of(kept, 0) if h]
        if stood == headings or (first and stood == [(1, title), *headings]):
            return kept
    return (f"# {escaped(title)}\n\n" if title else "") + headings_text(headings)


def _text(out: ParagraphPassage, layout: Layout, *, stamped: bool, as_they_are: bool) -> str:
    raw, times = layout.raw.get(out.key), STAMPS if stamped else None
    if raw is None:
        return out.time + _usual(out.texts, out.speaker if out.opens_turn else "", as_they_are=as_they_are)
    text = raw if as_they_are and as_characters(raw, times) == out.texts else changed(raw, out.texts, times)
    opening = layout.line.get(out.key, "")
    stood = said_in(opening) if opening and opening != "\\" else Turn()
    if stood.name != out.speaker and (stood.name or out.opens_turn):
        opening = respoken(opening.removeprefix("\\"), stood.name, out.speaker)
    if not stood.name and opening in ("", "\\") and (opening or text != raw):
        opening = "\\" if _HASHES.match(out.texts[0]) else ""
    start = out.span.start_ms if out.span else None
    if stood.ms is None:
        return out.time + opening + text
    return (opening if start is None or start == stood.ms else retimed(opening, start)) + text


CODEC = Codec(sniff, read, write)
