"""Markdown (.md): front matter, headings as title and sections, `**Name:**` at turns.

Inside a paragraph every mark, link and image is a word as it stands, so that nothing is lost. List items, quotes and
table rows are paragraphs of their own; a fenced block is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jamedit.document import Section, Transcript
from jamedit.formats.base import Carries, Format, WriteOptions, has_extension
from jamedit.formats.builder import Builder, quiet_gc
from jamedit.formats.layout import Layout, layout_of
from jamedit.formats.names import Prefix, speaker_prefixes
from jamedit.formats.reading_out import OutParagraph, as_it_stood, joined, paragraphs
from jamedit.formats.textio import SourceText

_ID = "md"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z][\w -]{0,60}):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|\|)")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HASHES = re.compile(r"#{1,6}$")
_SIGNS = re.compile(
    r"^(?:#{1,6} \S|!\[[^\[\]\n]{0,99}\]\(|\*\*[^*\n]{1,99}\*\*)|\[[^\[\]\n]{1,99}\]\([^()\n]{1,300}\)", re.MULTILINE
)
_STANDARD = Layout()


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is Markdown."""
    signs = len(_SIGNS.findall(text[:20_000])) + 2 * bool(_FRONT.match(text))
    if has_extension(name, FORMAT.extensions):
        return 0.75
    return 0.55 if text.lstrip().startswith("# ") or signs >= 3 else 0.35 if signs else 0.0


@dataclass(slots=True)
class _Block:
    """Hold where a paragraph stands, and the headings above it with where the first one starts."""

    start: int
    end: int
    headings: list[tuple[int, str]] = field(default_factory=list)
    headings_at: int = -1


def read(source: SourceText, name: str) -> Transcript:
    """Read Markdown; every part is kept as it stands where it is not as the writer would put it."""
    builder, text = Builder(), source.text
    front = _FRONT.match(text)
    pairs = tuple((m[1], _unquoted(m[2])) for m in _PAIR.finditer(front[1] or "")) if front else ()
    blocks = list(_blocks(text, front.end() if front else 0))
    title = _title(blocks, dict(pairs).get("title", ""))
    with quiet_gc():
        layout = _add(builder, text, blocks, title)
    made = builder.transcript(source, name, _ID, layout, _STANDARD)
    properties = (*((k, v) for k, v in pairs if k not in ("title", "language")), *made.meta.properties)
    language = dict(pairs).get("language", "")
    return replace(made, meta=replace(made.meta, title=title, language=language, properties=properties))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _title(blocks: list[_Block], named: str) -> str:
    first = blocks[0].headings[:1] if blocks else []
    return first[0][1] if first and first[0][0] == 1 else named


def _add(builder: Builder, text: str, blocks: list[_Block], title: str) -> Layout:
    """Add the paragraphs and return how they were laid out."""
    layout = Layout(head=text, tail="")
    texts = [text[b.start : min(b.end, b.start + 90)] for b in blocks]
    speaker = ""
    for i, (block, prefix) in enumerate(zip(blocks, speaker_prefixes(texts, bold=True), strict=True)):
        headings = block.headings[1:] if not i and block.headings[:1] == [(1, title)] else block.headings
        for level, heading in headings:
            builder.section(heading, level)
        before, speaker = speaker, prefix.name or speaker
        words = _words(text[block.start + prefix.length : block.end])
        key = builder.paragraph(words, speaker)
        opens = block.headings_at if block.headings else block.start
        if not i:
            layout.head = text[:opens]
        if block.headings and (not i or text[opens : block.start] != _headings_text(headings)):
            layout.before[key] = text[opens : block.start]
        if text[block.start : block.end] != _usual(words, speaker if speaker != before else ""):
            layout.raw[key] = text[block.start + prefix.length : block.end]
            if prefix.name:
                layout.line[key] = text[block.start : block.start + prefix.length]
        _keep_gap(layout, key, text, block, blocks[i + 1] if i + 1 < len(blocks) else None)
    return layout


def _keep_gap(layout: Layout, key: int, text: str, block: _Block, following: _Block | None) -> None:
    if following is None:
        layout.tail = text[block.end :]
        return
    gap = text[block.end : following.headings_at if following.headings else following.start]
    if gap != layout.separator:
        layout.gap[key] = gap


def _words(raw: str) -> list[str]:
    words = raw.split()
    if words and words[0][0] == "\\" and _HASHES.match(words[0][1:]):
        words[0] = words[0][1:]  # put there so that the paragraph is not read as a heading
    return words


def _usual(words: list[str], name: str) -> str:
    opening = f"**{name}:** " if name else ""
    return opening + ("\\" if not opening and words and _HASHES.match(words[0]) else "") + " ".join(words)


def _blocks(text: str, at: int) -> Iterator[_Block]:
    """Yield the paragraphs in order; headings at the very end belong to an empty one."""
    waiting = _Block(0, 0)
    for start, end, heading in _parts(text, at):
        if heading:
            waiting.headings.append(heading)
            waiting.headings_at = start if waiting.headings_at < 0 else waiting.headings_at
            continue
        waiting.start, waiting.end = start, end
        yield waiting
        waiting = _Block(0, 0)
    if waiting.headings:
        waiting.start = waiting.end = len(text)
        yield waiting


def _parts(text: str, at: int) -> Iterator[tuple[int, int, tuple[int, str] | None]]:
    """Yield start and end of each heading and paragraph, and level and title of a heading."""
    open_at, last_end, fence = -1, at, ""
    for line in text[at:].split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        bare = line.strip()
        if fence:
            last_end = end
            if bare.startswith(fence):
                yield open_at, end, None
                open_at, fence = -1, ""
            continue
        heading, under = _HEADING.match(line), _UNDERLINE.match(line)
        opens_fence = _FENCE.match(line)
        if under and open_at >= 0 and text.count("\n", open_at, last_end) == 0 and not _ITEM.match(text, open_at):
            yield open_at, end, (1 if "=" in under[1] else 2, text[open_at:last_end].strip())
            open_at = -1
            continue
        if open_at >= 0 and (not bare or heading or opens_fence or _ITEM.match(line)):
            yield open_at, last_end, None
            open_at = -1
        if heading and heading[2].strip():
            yield start, end, (len(heading[1]), heading[2])
        elif bare:
            fence = opens_fence[1] if opens_fence else ""
            open_at, last_end = (open_at if open_at >= 0 else start), end
    if open_at >= 0:
        yield open_at, last_end, None


def write(transcript: Transcript, options: WriteOptions) -> str:
    """Write the title, `## section` headings, and paragraphs with `**Name:**` where the speaker changes."""
    layout = layout_of(transcript.meta, _ID, _STANDARD)
    sections: dict[int, list[Section]] = {}
    for section in transcript.sections if options.sections else ():
        sections.setdefault(section.first_paragraph_id, []).append(section)
    parts: list[tuple[int, str, str]] = []
    due: list[tuple[int, str]] = []  # headings of paragraphs that have no visible word
    shown = {out.paragraph.id: out for out in paragraphs(transcript, options)}
    title = transcript.meta.title if layout.head == "" or layout.before else ""
    for paragraph in transcript.paragraphs:
        due += [(s.level, s.title) for s in sections.get(paragraph.id, ())]
        out = shown.get(paragraph.id)
        if out is None and not (paragraph is transcript.paragraphs[-1] and (due or (title and not parts))):
            continue
        before = _heading_part(due, title if not parts else "", layout.before.get(paragraph.id), not parts)
        due = []
        parts.append((paragraph.id, before, _text(out, layout) if out else ""))
    return joined(parts, layout)


def _heading_part(headings: list[tuple[int, str]], title: str, kept: str | None, first: bool) -> str:
    """Return the headings above a paragraph: as they stood when they still say the same."""
    if kept is not None:
        stood = [h for _, _, h in _parts(kept, 0) if h]
        if stood == headings or (first and stood == [(1, title), *headings]):
            return kept
    return (f"# {title}\n\n" if title else "") + _headings_text(headings)


def _headings_text(headings: list[tuple[int, str]]) -> str:
    return "".join(f"{'#' * max(2, level)} {title}\n\n" for level, title in headings)


def _text(out: OutParagraph, layout: Layout) -> str:
    raw = layout.raw.get(out.paragraph.id)
    kept = layout.line.get(out.paragraph.id, "")
    name = _prefix(kept).name if kept else ""
    if raw is None:
        return out.time + _usual(out.words, out.speaker if out.opens_turn else "")
    opening = kept if name == out.speaker else ""
    if out.speaker and name != out.speaker and (out.opens_turn or kept):
        opening = f"**{out.speaker}:** "
    return out.time + opening + as_it_stood(out.words, raw)


def _prefix(opening: str) -> Prefix:
    return speaker_prefixes([opening + "…"], bold=True)[0]


FORMAT = Format(_ID, "Markdown", (".md", ".markdown"), Carries(speakers=True, sections=True), sniff, read, write)
