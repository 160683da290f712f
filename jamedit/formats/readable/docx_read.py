"""What a Word document says: title, headings as sections, paragraphs and tables of turns with who speaks and when."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jamedit.document import Timing, Word
from jamedit.errors import UnreadableFileError
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.markup_tree.patching import Slot
from jamedit.formats.engine.paragraphs.reading import NO_LEAD, Lead, Opening, columns_of, leads, spans_of, time_in
from jamedit.formats.readable.docx_zip import broken, checked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPENING = 120
_LENGTH = re.compile(
    r"(?=\d)(?:\d{1,3} ?(?:h|Std\.?|hr?s?)\.? ?)?(?:\d{1,3} ?(?:m|min)\.? ?)?(?:\d{1,3} ?(?:s|sec|Sek)\.?)?"
)
_NOTICE = re.compile(r"^\s*\S[^\n]{0,60} (?:started|stopped) transcription\s*$")
_LONGEST_HEAD = 6  # paragraphs
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
SPEAKER_STYLE = "Transcript Speaker"
TIME_STYLE = "Transcript Time"
UNNAMED_STYLE = "Transcript Unnamed"
_SPACES = {_W + k: "\n" for k in ("br", "cr")} | {_W + "tab": " ", _W + "noBreakHyphen": "-"}
_SKIPPED = {
    *(_W + k for k in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "footnoteReference")),
    *(_W + k for k in ("endnoteReference", "commentReference", "annotationRef", "pict", "object", "drawing")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}
_TOLD = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
    "commentReference": "comment",
    "txbxContent": "text box",
}


@dataclass(slots=True)
class Piece:
    """Hold a stretch of text and the element it is in; `kind` is "" for text, "space", "speaker" or "time"."""

    element: Any
    text: str
    bold: bool = False
    kind: str = ""


@dataclass(slots=True, eq=False)
class Block:
    """Hold a paragraph, or one line of it, on its way into the transcript.

    `start` is how many characters of it are before the first word: the name and the time.
    """

    element: Any
    pieces: list[Piece]
    level: int = 0  # of a heading; -1 is the title
    whole: bool = True
    unnamed: bool = False
    lead: Lead = NO_LEAD
    start: int = 0
    cells: tuple[Block | None, Block | None] = (None, None)  # speaker and time of a table's row
    row: Any = None
    waiting: Block | None = None  # the block above that holds only the name
    stamps: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text, breaks as newlines."""
        return "".join([p.text for p in self.pieces])


@dataclass(slots=True)
class Heading:
    """Hold a heading, and the paragraph below it once that is known."""

    block: Block
    title: str
    level: int
    paragraph: int = 0


@dataclass(slots=True)
class DocxContent:
    """Hold what was read of a document; `docx` is python-docx's own object."""

    docx: Any
    slots: list[Slot[Block]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    title: Block | None = None
    own: bool = False

    def detail(self, name: str) -> str:
        """Return a property of the document, empty where it has none."""
        try:
            return str(getattr(self.docx.core_properties, name) or "")
        except (AttributeError, KeyError, ValueError):  # the part of the properties is of another kind or broken
            return ""

    @property
    def title_text(self) -> str:
        """Return the title: the paragraph that is one, else the property."""
        if self.title is not None:
            return " ".join(self.title.text.split())
        title = self.detail("title")
        return "" if title.casefold() == "word document" else " ".join(title.split())


def docx_content(data: bytes, name: str, builder: Builder) -> DocxContent:
    """Read a whole document into the builder.

    Raises UnreadableFileError with one sentence for all that is no Word document.
    """
    checked(data, name)
    import docx  # a third of a second that nobody else has to wait

    try:
        document = docx.Document(io.BytesIO(data))
        found = DocxContent(document)
        reader = _Reader(found)
        blocks = list(reader.blocks(document.element.body))
    except Exception as error:  # python-docx lets out whatever it stumbles over
        raise broken(name) from error
    if len(document.element.body) == 0:
        raise UnreadableFileError(f"{name} contains no text; choose another file.")
    _find_leads(found, blocks)
    blocks = _without_head(found, blocks)
    _add(found, blocks, builder)
    _tell(document, builder)
    return found


class _Reader:
    """Cut a document into blocks, in order."""

    def __init__(self, found: DocxContent) -> None:
        self._found = found
        self._levels: dict[str, int] = {}
        self._bold_styles: set[str] = set()
        self._kinds: dict[str, str] = {}
        self._unnamed = ""
        for style in found.docx.styles:
            self._style(style)
        self._level_of_default = 0

    def _style(self, style: Any) -> None:
        name = str(style.name or "")
        heading = _HEADING.match(name)
        if heading:
            self._levels[style.style_id] = min(6, max(1, int(heading[1])))
        elif name == "Title":
            self._levels[style.style_id] = -1
        elif name.lower().startswith("toc "):
            self._levels[style.style_id] = 99
        elif name == UNNAMED_STYLE:
            self._unnamed = style.style_id
        elif name in (SPEAKER_STYLE, TIME_STYLE):
            self._kinds[style.style_id] = "speaker" if name == SPEAKER_STYLE else "time"
            self._found.own = True
        if style.element.find(f"{_W}rPr/{_W}b") is not None:
            self._bold_styles.add(style.style_id)

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Yield the blocks of a body, a cell, or a content control."""
        stack = [iter(parent)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif element.tag == _W + "p":
                yield from self._paragraph(element)
            elif element.tag == _W + "tbl":
                rows = self._turns(element)
                if rows:
                    yield from rows
                else:
                    stack.append(iter(element))
            elif element.tag in (_W + "sdt", _W + "sdtContent", _W + "tr", _W + "tc", _W + "ins", _W + "customXml"):
                stack.append(iter(element))

    def _paragraph(self, p: Any) -> Iterator[Block]:
        style = p.find(f"{_W}pPr/{_W}pStyle")
        style_id = style.get(_W + "val") if style is not None else ""
        level = self._levels.get(style_id, 0)
        outline = p.find(f"{_W}pPr/{_W}outlineLvl")
        if not level and outline is not None and str(outline.get(_W + "val")) in "012345":
            level = int(outline.get(_W + "val")) + 1
        if level == 99:
            return
        pieces = list(self._pieces(p, style_id in self._bold_styles))
        block = Block(p, pieces, level, unnamed=bool(self._unnamed) and style_id == self._unnamed)
        if level or not any(piece.text == "\n" for piece in pieces):
            yield block
            return
        lines: list[list[Piece]] = [[]]
        for piece in pieces:
            lines[-1].append(piece)
            if piece.text == "\n":
                lines.append([])
        parts = [Block(p, line, whole=False) for line in lines if "".join(x.text for x in line).strip()]
        named = sum(bool(lead.name) and not lead.alone for lead in leads([_opening(b) for b in parts]))
        if len(parts) > 1 and named * 2 >= len(parts):
            yield from parts
        else:
            yield block

    def _pieces(self, p: Any, bold_paragraph: bool) -> Iterator[Piece]:
        stack: list[tuple[Any, bool, str]] = [(child, bold_paragraph, "") for child in reversed(p)]
        while stack:
            element, bold, kind = stack.pop()
            tag = element.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == _W + "t":
                if element.text:
                    yield Piece(element, "".join(" " if c in "\n\r\t" else c for c in element.text), bold, kind)
            elif tag in _SPACES:
                yield Piece(element, _SPACES[tag], bold, "space" if _SPACES[tag] != "-" else kind)
            else:
                if tag == _W + "r":
                    bold, kind = self._look(element, bold_paragraph)
                stack += [(child, bold, kind) for child in reversed(element)]

    def _look(self, run: Any, bold_paragraph: bool) -> tuple[bool, str]:
        style = run.find(f"{_W}rPr/{_W}rStyle")
        style_id = style.get(_W + "val") if style is not None else ""
        b = run.find(f"{_W}rPr/{_W}b")
        if b is not None:
            return b.get(_W + "val") not in ("0", "false", "off"), self._kinds.get(style_id, "")
        return bold_paragraph or style_id in self._bold_styles, self._kinds.get(style_id, "")

    def _turns(self, table: Any) -> list[Block]:
        """Return the rows of a table of turns; none when it is a table of something else."""
        rows = [[self._cell(tc) for tc in row.findall(_W + "tc")] for row in table.findall(_W + "tr")]
        if any(cell is None for row in rows for cell in row):
            return []
        columns = columns_of([[" ".join(c.text.split()) if c else "" for c in row] for row in rows])
        if columns is None:
            return []
        found = []
        elements = table.findall(_W + "tr")
        for element, row in list(zip(elements, rows, strict=True))[1 if columns.headed else 0 :]:
            at = columns.text
            text = row[at] if at < len(row) else None
            if text is None or not text.text.strip():
                continue
            speaker, time = (
                row[i] if i is not None and i < len(row) else None for i in (columns.speaker, columns.time)
            )
            text.cells = (speaker if speaker and speaker.text.strip() else None, time)
            text.row = element
            found.append(text)
        return found

    def _cell(self, tc: Any) -> Block | None:
        """Return the text of a cell as one block; None where it holds a table of its own."""
        if tc.find(_W + "tbl") is not None:
            return None
        paragraphs = tc.findall(_W + "p")
        pieces: list[Piece] = []
        for p in paragraphs:
            if pieces:
                pieces.append(Piece(None, "\n", kind="space"))
            pieces += self._pieces(p, False)
        return Block(paragraphs[0] if paragraphs else tc, pieces)


def _opening(block: Block) -> Opening:
    text = block.text
    bold = 0
    for piece in block.pieces:
        if not piece.bold and piece.text.strip():
            break
        bold += len(piece.text)
    return Opening(text[:_OPENING], min(bold, _OPENING), len(text) <= _OPENING)


def _find_leads(found: DocxContent, blocks: list[Block]) -> None:
    """Find out who opens which block; in a document of our own a style says so."""
    texts = [b for b in blocks if not b.level and b.row is None and b.text.strip()]
    if found.own:
        for block in texts:
            block.lead = _own_lead(block)
        return
    for block, lead in zip(texts, leads([_opening(b) for b in texts]), strict=True):
        block.lead = lead


def _without_head(found: DocxContent, blocks: list[Block]) -> list[Block]:
    """Leave out what Teams puts around a meeting: its title, date and length, and who started the transcript."""
    first = next((i for i, b in enumerate(blocks) if b.lead.name and b.lead.ms is not None), 0)
    head = [b for b in blocks[:first] if b.text.strip()]
    if not any(_LENGTH.fullmatch(b.text.strip()) for b in head) or len(head) > _LONGEST_HEAD or found.own:
        return blocks
    titles = [b for b in head if not _LENGTH.fullmatch(b.text.strip()) and not _NOTICE.search(b.text)]
    found.title = found.title or (titles[0] if titles else None)
    return [b for b in blocks[first:] if not _NOTICE.search(b.text)]


def _own_lead(block: Block) -> Lead:
    lead, at = Lead(), 0
    for piece in block.pieces:
        end = at + len(piece.text)
        if piece.kind == "time" and not lead.name and (ms := time_in(piece.text)) is not None:
            start = at + len(piece.text) - len(piece.text.lstrip())
            lead = lead._replace(ms=ms, ms_at=(start, at + len(piece.text.rstrip())), length=end)
        elif piece.kind == "speaker" and not lead.name:
            name = piece.text.strip().removesuffix(":").strip()
            start = at + piece.text.index(name)
            lead = lead._replace(name=name, name_at=(start, start + len(name)), length=end)
        elif piece.text.strip():
            break
        at = end
    return lead


def _add(found: DocxContent, blocks: list[Block], builder: Builder) -> None:
    """Add all blocks to the builder: paragraphs with their words, times shared out, sections."""
    made, headings = _slots(found, blocks)
    sizes = [len(w) for slot in made for w in slot.words]
    points, at = [], 0
    for slot in made:
        points += [(at + i, ms) for i, ms in slot.data.stamps]
        at += len(slot.words)
    spans = iter(spans_of(sizes, points))
    for number, slot in enumerate(made):
        above = headings.get(number, ())
        for heading in above:
            builder.section(heading.title, heading.level)
        words = []
        for text in slot.words:
            span = next(spans)
            words.append(Word(0, text, span, None, Timing.NONE if span is None else Timing.ESTIMATED))
        key = builder.timed_paragraph(words, (), slot.parts[0].speaker)
        slot.parts[0].word_id = key + 1
        for heading in above:
            heading.paragraph = key
        found.slots.append(slot)
    for heading in headings.get(len(made), ()):
        builder.section(heading.title, heading.level)


def _slots(found: DocxContent, blocks: list[Block]) -> tuple[list[Slot[Block]], dict[int, list[Heading]]]:
    made: list[Slot[Block]] = []
    headings: dict[int, list[Heading]] = {}
    speaker = ""
    waiting: Block | None = None
    first_heading = True
    for block in blocks:
        title = " ".join(block.text.split())
        if block.level and title:
            is_title = block.level == -1 or (block.level == 1 and first_heading and not made)
            first_heading = False
            if found.title is None and is_title:
                found.title = block
                continue
            heading = Heading(block, title, max(1, block.level))
            headings.setdefault(len(made), []).append(heading)
            found.headings.append(heading)
        elif block.lead.alone:
            waiting, speaker = block, block.lead.name or speaker
        elif title:
            block.waiting, block.start = waiting, block.lead.length
            _read_stamps(block)
            speaker = "" if block.unnamed else _name_of(block) or speaker
            words = block.text[block.start :].split()
            if words:
                made.append(Slot(0, 0, 0, 0, block, [Caption(words, None, None, speaker)]))
                waiting = None
    return made, headings


def _name_of(block: Block) -> str:
    speaker = block.cells[0]
    if speaker is not None:
        return " ".join(speaker.text.split()).rstrip(":").strip()
    return block.lead.name or (block.waiting.lead.name if block.waiting else "")


def _read_stamps(block: Block) -> None:
    time = block.cells[1]
    told = time_in(time.text) if time is not None else None
    waiting = block.waiting.lead.ms if block.waiting else None
    for ms in (told, waiting, block.lead.ms):
        if ms is not None:
            block.stamps = [(0, ms)]


def _tell(document: Any, builder: Builder) -> None:
    """Tell of what is in the document and not in the text."""
    counts: Counter[str] = Counter()
    for element in document.element.body.iter(*(_W + k for k in _TOLD)):
        counts[_TOLD[element.tag.removeprefix(_W)]] += 1
    for kind, count in counts.items():
        many = f"{count} {kind}{'es' if kind.endswith('x') else 's'} are" if count > 1 else f"1 {kind} is"
        builder.warn(0, f"{many} kept in the document and not read as text")
