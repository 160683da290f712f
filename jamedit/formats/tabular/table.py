"""Tables of captions or words (.tsv, .csv): a row each, with columns for start, end, speaker and text.

The first row names the columns, in any of the usual words; Whisper's own tables are of this kind. Times are clock
times, seconds or milliseconds. Columns of other names stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from jamedit.document import Span, Transcript
from jamedit.document.span import ordered
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder
from jamedit.formats.engine.clock_times import like_clock
from jamedit.formats.engine.line_items.frames import frame_rate, frames_ms, like_frames
from jamedit.formats.engine.line_items.reading import Item, ItemPassage, Place, Scheme, read_items
from jamedit.formats.engine.line_items.seconds import like_seconds
from jamedit.formats.engine.line_items.writing import reworded, write_items
from jamedit.formats.options import WriteOptions
from jamedit.formats.source import SourceText
from jamedit.formats.tabular.table_formulas import guarded, without_guard
from jamedit.formats.tabular.table_rows import Cell, Columns, Unit, columns_of, delimiter_of, rows_of, unquoted

_SHORTEST_MS, _MS_A_LETTER, _SLOWEST = 1_000, 75, 20  # of rows that do not tell when they end


def _sniff(delimiters: str, text: str, name: str) -> float:
    delimiter = delimiter_of(text[:20_000])
    if delimiter not in delimiters:
        return 0.0
    columns = columns_of(text[:20_000], delimiter, by_name=has_extension(name, (".tsv", ".csv")))
    return 0.0 if columns is None else 0.94 if columns.named else 0.65


def _items(text: str, builder: Builder) -> list[Item]:
    delimiter = delimiter_of(text)
    columns = columns_of(text, delimiter, by_name=True)
    items: list[Item] = []
    first = next((cells[0].start for cells in rows_of(text, delimiter)), 0)
    line = 1 + text.count("\n", 0, first)
    if columns is not None and columns.start is not None and frame_rate(text):
        builder.warn(line, f"times count frames; {columns.unit.frames} a second are assumed, as the file does not say")
    for number, cells in enumerate(rows_of(text, delimiter)):
        start, end = cells[0].start, cells[-1].row_end
        if number or columns is None or not columns.named:
            items += _items_of(text, cells, columns, line, builder)
        line += text.count("\n", start, end)
    if columns is not None and columns.end is None:
        _add_ends(items)
    return items


def _add_ends(items: Sequence[Item]) -> None:
    """Let each row of a table that tells only when it begins run to the next, as long as its words may take."""
    timed = [item for item in items if item.span]
    for item, following in zip_longest(timed, timed[1:]):
        begin = item.span.start_ms if item.span else 0
        needed = max(_SHORTEST_MS, _MS_A_LETTER * sum(map(len, item.words)))
        longest = needed if len(item.words) == 1 or following is None else _SLOWEST * needed
        after = following.span.start_ms if following and following.span else begin
        item.span = Span(begin, min(after, begin + longest) if after > begin else begin + needed)


def _items_of(text: str, cells: Sequence[Cell], columns: Columns | None, line: int, builder: Builder) -> Sequence[Item]:
    start, end = cells[0].start, cells[-1].row_end
    if columns is None or len(cells) <= columns.text:
        words = text[start:end].split()
        if not words:
            return ()
        builder.warn(line, "a row without a text column, kept as text")
        return (Item(start, end, (start, start + len(text[start:end].rstrip("\n"))), words),)
    item = _item(cells, columns, start, end)
    if item is None:
        return ()
    if item.span is None and columns.start is not None:
        builder.warn(line, "a row whose times cannot be read, kept as text")
    return (item,)


def _item(cells: Sequence[Cell], columns: Columns, start: int, end: int) -> Item | None:
    body = cells[columns.text]
    text = without_guard(body.text)
    words = text.split()
    if not words:
        return None
    item = Item(start, end, (body.start, body.end), words, shown=text.strip())
    item.new_body = partial(_rebuilt, words, columns.delimiter)
    spoken = _cell(cells, columns.speaker)
    if spoken is not None:
        item.speaker, item.speaker_at = " ".join(without_guard(spoken.text).split()), (spoken.start, spoken.end)
    first, last = _cell(cells, columns.start), _cell(cells, columns.end)
    begin = columns.unit.ms(first.text) if first else None
    finish = (columns.length_unit if columns.length else columns.unit).ms(last.text) if last else begin
    if first is None or begin is None or finish is None:
        return item
    item.span = ordered(begin, begin + finish if columns.length and last else finish)
    item.start_at = _inner(first)
    item.time = partial(_time, columns.unit)
    item.end_at = _inner(last) if last and not columns.length else None
    item.confidence, item.confidence_at = _confidence(_cell(cells, columns.confidence))
    return item


def _confidence(cell: Cell | None) -> tuple[float | None, Place | None]:
    try:
        value = float(cell.text) if cell else -1.0
    except ValueError:
        value = -1.0
    return (value, _inner(cell)) if cell and 0 <= value <= 1 else (None, None)


def _cell(cells: Sequence[Cell], at: int | None) -> Cell | None:
    return cells[at] if at is not None and at < len(cells) else None


def _inner(cell: Cell) -> Place:
    return (cell.start + cell.quoted, cell.end - cell.quoted)


def _time(unit: Unit, literal: str, ms: int) -> str:
    if frames_ms(literal, unit.frames) is not None:
        return like_frames(literal, ms, unit.frames)
    if ":" in literal:
        return like_clock(literal, ms)
    if literal.strip().endswith("s"):
        return f"{ms}ms" if literal.strip().endswith("ms") else f"{like_seconds(literal.strip()[:-1].strip(), ms)}s"
    if unit.per_ms == 1:
        return str(ms) if "." not in literal else f"{ms}.0"
    return like_seconds(literal, ms)


def _rebuilt(words: Sequence[str], delimiter: str, raw: str, out: ItemPassage) -> str:
    """Return a field with other words, in quotes where it was or has to be."""
    if out.texts == list(words):
        return raw
    quoted = unquoted(raw, delimiter)
    new = reworded(without_guard(raw if quoted is None else quoted), out.texts, _WORDS)
    return _field(new, delimiter, quoted=quoted is not None)


def _field(text: str, delimiter: str, *, quoted: bool = False) -> str:
    """Write a field, in quotes where it needs them; tables with tabs take quotes as they are.

    A text that a spreadsheet would take for a formula is guarded by an apostrophe, which `without_guard` takes off.
    """
    text = guarded(text)
    if not quoted and delimiter == "\t":
        return text
    if quoted or delimiter in text or "\n" in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def _clock_ms(out: ItemPassage) -> tuple[int, int]:
    return (out.span.start_ms, out.span.end_ms) if out.span else (0, 0)


def _row(delimiter: str, spoken: bool, out: ItemPassage) -> str:
    start, end = _clock_ms(out)
    times = (f"{ms}" if delimiter == "\t" else f"{ms // 1000}.{ms % 1000:03d}" for ms in (start, end))
    cells = [*times, *([_name(delimiter, out.speaker)] if spoken else []), _field(out.text, delimiter)]
    return delimiter.join(cells) + "\n"


def _name(delimiter: str, speaker: str) -> str:
    return _field(" ".join(speaker.split()), delimiter)


def _scheme(format_id: str, spoken: bool = True) -> Scheme:
    delimiter = "\t" if format_id == "tsv" else ","
    names = ["start", "end", *(["speaker"] if spoken else []), "text"]
    return Scheme(
        format_id,
        _items,
        partial(_row, delimiter, spoken),
        like_clock,
        head=lambda outs, transcript: delimiter.join(names) + "\n",
        escape_name=partial(_name, delimiter),
        grain="either",
    )


def _read(format_id: str, source: SourceText, name: str) -> Transcript:
    return read_items(source, name, _scheme(format_id))


def _write(format_id: str, transcript: Transcript, options: WriteOptions) -> str:
    spoken = options.speakers and any(p.speaker_id is not None for p in transcript.paragraphs)
    return write_items(transcript, options, _scheme(format_id, spoken))


_WORDS = Scheme("", lambda text, builder: [], lambda out: "", like_clock)


def _codec(format_id: str, delimiters: str) -> Codec:
    return Codec(partial(_sniff, delimiters), partial(_read, format_id), partial(_write, format_id))


TSV, CSV = _codec("tsv", "\t"), _codec("csv", ",;|")
