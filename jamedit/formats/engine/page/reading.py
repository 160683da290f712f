"""What an HTML page says: title, headings as sections, paragraphs with who speaks and when."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from jamedit.document import Span, Timing, Word
from jamedit.formats.engine.builder import Builder, Caption
from jamedit.formats.engine.inline_markup import Placed, placed_words
from jamedit.formats.engine.markup_tree.patching import Slot
from jamedit.formats.engine.markup_tree.tree import (
    BREAK,
    TAG,
    Attribute,
    Element,
    Run,
    Tree,
    parse,
    plain_sections,
    text_of,
)
from jamedit.formats.engine.paragraphs.reading import (
    NO_LEAD,
    Columns,
    Lead,
    Opening,
    columns_of,
    leads,
    spans_of,
    time_in,
)

# A time is no word, wherever it is in the text.
_STAMP = (
    r"<span\b(?=[^<>]*\b(?:data-timestamp|class=[\"']?timestamp)\b)[^<>]*+>[^<>]*+</span>"
    r"|<time\b[^<>]*+>[^<>]*+</time>|<span\b[^<>]*+>\s*\[\d{1,2}:\d\d(?::\d\d)?\]\s*</span>"
    r"|<(?:span|a|b|i|em|small|strong)\b(?=[^<>]*\bclass=[\"']?[^\"'<>]*\btime(?:stamp|code)?\b)[^<>]*+>"
    r"\s*[\[(]?\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?\s*</(?:span|a|b|i|em|small|strong)>"
)
_ENTITY = r"&(?:#\d{1,8};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z]\w{1,30};|(?:amp|lt|gt|quot|nbsp)\b)"
MARKS = re.compile(rf"(?P<space><br\b[^<>]*>)|{_STAMP}|{TAG}|<!--[^<>]*-->|(?P<entity>{_ENTITY})", re.IGNORECASE)
_STAMPS = re.compile(_STAMP, re.IGNORECASE)
_SECONDS = re.compile(r"data-timestamp\s*=\s*[\"']?(\d{1,9}(?:\.\d{1,9})?)")
_DATETIME = re.compile(r"datetime\s*=\s*[\"']?(?:PT)?(\d{1,9}(?:\.\d{1,9})?)S\b")
# What noScribe (start and end in the name of an anchor) and Hyperaudio (start and length) put around words.
_TIMED = re.compile(
    r"<(?:a|span)\b[^<>]*?\b(?:name=\"ts_(?P<start>\d{1,12})_(?P<end>\d{1,12})_(?P<speaker>[^\"<>]*)\""
    r"|data-m=\"(?P<at>\d{1,12})\"(?:[^<>]*?\bdata-d=\"(?P<length>\d{1,12})\")?)[^<>]*>"
)
_ANCHOR = re.compile(r"<a\b[^<>]*\bname=\"ts_\d+_\d+_([^\"<>]*)\"")
_HEADING = re.compile(r"h[1-6]$")
_CLASS = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", re.IGNORECASE)
_SPEAKERS = frozenset(("speaker", "speaker-name", "speakername", "speaker_name"))  # classes of nothing but names
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"\shidden(?=[\s/>])", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_SKIPPED = frozenset(
    (
        *("head", "script", "style", "title", "template", "noscript", "svg", "math", "iframe", "nav", "button"),
        *("select", "textarea", "input", "audio", "video", "canvas", "object"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul", "caption"),
    )
)
_OPENING = 120  # characters of a paragraph that tell who speaks


@dataclass(slots=True, eq=False)
class Heading:
    """Hold a heading: its element, what it says, and the paragraph below it once that is known."""

    element: Element
    title: str
    level: int
    paragraph: int = 0


@dataclass(slots=True, eq=False)
class Text:
    """Hold what is before a paragraph: a name and its place, the whole opening, a block that holds only that.

    `stamps` are the times in it: which word follows, milliseconds, and where the whole mark is.
    """

    element: Element | None
    name: str = ""
    name_at: tuple[int, int] = (0, 0)
    lead_at: tuple[int, int] = (0, 0)
    lead_block: tuple[int, int] | None = None
    time_at: tuple[int, int] | None = None
    stamps: list[tuple[int, int, int, int]] = field(default_factory=list)
    heard: set[int] = field(default_factory=set)  # words with a time of their own


@dataclass(slots=True, eq=False)
class _Block:
    """Hold a stretch of text on one line or in one paragraph, or a heading."""

    start: int
    end: int
    element: Element | None = None  # when it is all that is in it
    heading: Heading | None = None
    lead: Lead = NO_LEAD
    places: list[int] = field(default_factory=list)  # where each character of the opening is
    silent: bool = False  # our own page says that nobody known speaks
    cells: tuple[Element | None, Element | None] = (None, None)  # speaker and time of a table's row


@dataclass(slots=True)
class Page:
    """Hold what was read of a page."""

    tree: Tree
    slots: list[Slot[Text]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    title: Heading | None = None
    head_title: Element | None = None
    language: str = ""
    own: bool = False  # written by jamedit

    @property
    def title_text(self) -> str:
        """Return the title: the first heading's, else the one in the head."""
        if self.title:
            return self.title.title
        return self.tree.content(self.head_title) if self.head_title else ""


def page(text: str, name: str, builder: Builder) -> Page:
    """Read a whole page into the builder."""
    tree = parse(text, name, is_html=True)
    found = Page(tree)
    top = tree.root.first("html")
    language = tree.value(top, "lang") if top else ""
    found.language = "" if language == "und" else language
    titles = ((e, tree.parent(e)) for e in tree.root.every("title"))
    found.head_title = next((e for e, around in titles if around and around.name != "svg"), None)
    metas = (e for e in tree.root.every("meta") if tree.value(e, "name") == "generator")
    found.own = any(tree.value(e, "content").startswith("jamedit") for e in metas)
    blocks = list(_Blocks(found).of(tree.root))
    if _ANCHOR.search(text):
        blocks = _of_noscribe(found, blocks)
    _find_leads(found, blocks)
    firsts = [b.heading for b in blocks if b.heading and b.heading.level == 1]
    if firsts and next(b.heading for b in blocks if b.heading) is firsts[0]:
        found.title = firsts[0]
    _add(found, blocks, builder)
    return found


class _Blocks:
    """Cut a page into blocks, in order."""

    def __init__(self, found: Page) -> None:
        self._tree, self._text, self._own = found.tree, found.tree.text, found.own
        self._around: set[int] = set()  # elements with a block inside, by their id()
        for block in self._tree.root.every(*_BLOCKS):
            outer = self._tree.parent(block)
            while outer is not None and id(outer) not in self._around:
                self._around.add(id(outer))
                outer = self._tree.parent(outer)

    def of(self, element: Element) -> Iterator[_Block]:
        """Yield the blocks inside an element."""
        if element.name == "table" and (rows := self._turns(element)):
            yield from rows
            return
        open_at = end = -1
        alone = not any(self._is_block(c) for c in element.elements())
        for child in element.children:
            if isinstance(child, Run) or not self._is_block(child):
                if isinstance(child, Element) and child.name in _SKIPPED and open_at < 0:
                    continue
                open_at = child.start if open_at < 0 else open_at
                end = child.end if isinstance(child, Run) else child.stop
                continue
            yield from self._texts(open_at, end, None)
            open_at = -1
            yield from self._block(child)
        yield from self._texts(open_at, end, element if alone and element.name in _BLOCKS else None)

    def _block(self, child: Element) -> Iterator[_Block]:
        values = self._tree.attributes(child)
        if child.name in _SKIPPED or self._is_hidden(child, values):
            return
        if self._own and "people" in _value(values, "class").split():
            return
        if _HEADING.match(child.name):
            title = self._tree.content(child)
            if title:
                yield _Block(child.start, child.stop, child, Heading(child, title, int(child.name[1])))
        else:
            yield from self.of(child)

    def _is_hidden(self, child: Element, values: dict[str, Attribute]) -> bool:
        """Tell whether no reader of the page sees an element; its mark needs no value."""
        if "hidden" in values or _NOT_SHOWN.search(_value(values, "style")):
            return True
        return _HIDDEN.search(_QUOTED.sub("", self._text[child.start : child.body])) is not None

    def _is_block(self, child: Element | Run) -> bool:
        if isinstance(child, Run):
            return False
        if child.name in _BLOCKS or child.name in ("script", "style", "template", "nav"):
            return True
        return id(child) in self._around

    def _texts(self, start: int, end: int, element: Element | None) -> Iterator[_Block]:
        """Yield a stretch of text, line by line where its lines are paragraphs of their own."""
        if start < 0:
            return
        lines = list(self._lines(start, end))
        if len(lines) == 1:
            yield _Block(*lines[0], element)
            return
        raw = self._text[start:end]
        apart = re.search(r"<br\b[^<>]*>\s*<br\b", raw, re.IGNORECASE) is not None
        texts = [Opening(text_of(self._text[a : min(b, a + 400)])[:_OPENING]) for a, b in lines]
        named = sum(bool(lead.name or lead.ms is not None) for lead in leads(texts))
        stamped = sum(bool(_STAMPS.match(self._text, a)) for a, _ in lines)
        if apart or named * 2 >= len(lines) or stamped * 2 >= len(lines):
            yield from (_Block(a, b) for a, b in lines)
        elif lines:
            yield _Block(lines[0][0], lines[-1][1], element)

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        edges = [(m.start(), m.end()) for m in BREAK.finditer(self._text, start, end)]
        for a, b in [*edges, (end, end)]:
            raw = self._text[at:a]
            if text_of(raw):
                lead, trail = len(raw) - len(raw.lstrip()), len(raw) - len(raw.rstrip())
                yield at + lead, a - trail
            at = b

    def _turns(self, table: Element) -> list[_Block]:
        """Return the rows of a table of turns; none when it is a table of something else."""
        if any(e is not table for e in table.every("table")):
            return []  # tables in tables lay a page out
        rows = [[c for c in row.elements() if c.name in ("td", "th")] for row in table.every("tr")]
        columns = columns_of([[self._tree.content(c) for c in row] for row in rows])
        if columns is None:
            return []
        return [b for row in rows[1 if columns.headed else 0 :] if (b := self._row(row, columns)) is not None]

    def _row(self, row: list[Element], columns: Columns) -> _Block | None:
        def cell(i: int | None) -> Element | None:
            return row[i] if i is not None and i < len(row) and self._tree.content(row[i]) else None

        text = cell(columns.text)
        if text is None:
            return None
        block = _Block(text.body, text.end, self._tree.parent(text))
        block.cells = (cell(columns.speaker), cell(columns.time))
        return block


def _value(values: dict[str, Attribute], name: str) -> str:
    return values[name].value if name in values else ""


def _find_leads(found: Page, blocks: list[_Block]) -> None:
    """Find out who opens which block; on a page of our own a class says so."""
    openings: list[Opening] = []
    texts = [b for b in blocks if b.heading is None and b.cells == (None, None)]
    names = {id(b) for b in texts if b.element and _names_speaker(found.tree.text[b.element.start : b.element.body])}
    for block in texts:
        opening, block.places = _opening(found.tree.text, block.start, block.end)
        if opening.whole and not opening.bold and block.element is not None:
            named = id(block) in names
            if named or block.element.name == "dt":
                sure = named and 2 * len(names) <= len(texts)  # each has something to say
                opening = opening._replace(bold=len(opening.text), sure=sure)
        if found.own:
            tag = found.tree.text[block.element.start : block.element.body] if block.element else ""
            block.silent = "nobody" in tag
            block.lead = _own_lead(found.tree.text, block, opening)
        openings.append(opening)
    if not found.own:
        for block, opening, lead in zip(texts, openings, leads(openings), strict=True):
            block.lead = lead if lead.name else _anchored(found, block, opening) or lead


def _names_speaker(tag: str) -> bool:
    """Tell whether the class of an element says that it holds the name of who speaks, and nothing else."""
    m = _CLASS.search(tag)
    return m is not None and not _SPEAKERS.isdisjoint((m[1] or m[2] or m[3] or "").lower().split())


def _of_noscribe(found: Page, blocks: list[_Block]) -> list[_Block]:
    """Leave out what noScribe puts above a transcript: its title, and how it was made."""

    def opens(block: _Block) -> bool:
        anchor = _ANCHOR.search(found.tree.text, block.start, block.end)
        text = text_of(found.tree.text[block.start : block.end])
        return anchor is not None and text.startswith(f"{html.unescape(anchor[1])}:")

    first = next((i for i, block in enumerate(blocks) if opens(block)), 0)
    titled = blocks[0] if first else None
    if titled is not None and titled.element is not None and titled.heading is None:
        found.title = Heading(titled.element, found.tree.content(titled.element), 1)
    return blocks[first:]


def _own_lead(text: str, block: _Block, opening: Opening) -> Lead:
    m = re.match(r"(?:<time\b[^<>]*>[^<>]*</time>\s*)?<b class=\"speaker\">", text[block.start : block.end])
    name = opening.text[: opening.bold].strip()
    if m is None or not name.endswith(":"):
        return Lead()
    start = opening.text.index(name)
    length = opening.bold
    while length < len(opening.text) and opening.text[length].isspace():
        length += 1
    return Lead(name[:-1].strip(), (start, start + len(name) - 1), length=length)


def _anchored(found: Page, block: _Block, opening: Opening) -> Lead | None:
    """Return the name that opens a block of noScribe, which is that of its first anchor."""
    anchor = _ANCHOR.search(found.tree.text, block.start, block.end)
    name = html.unescape(anchor[1]) if anchor else ""
    text = opening.text.lstrip()
    if not name or not text.startswith(f"{name}: "):
        return None
    at = len(opening.text) - len(text)
    return Lead(name, (at, at + len(name)), length=at + len(name) + 2)


def _opening(text: str, start: int, end: int) -> tuple[Opening, list[int]]:
    """Return the first characters of a block without marks, and where each is in the source."""
    out: list[str] = []
    places: list[int] = []
    bold, depth, at = 0, 0, start
    leading = whole = True
    sure = False
    last = min(end, start + 4_000)
    for m in [*MARKS.finditer(text, start, last), None]:
        for i in range(at, m.start() if m else last):
            out.append(" " if text[i].isspace() else text[i])
            places.append(i)
            if leading and depth:
                bold = len(out)
            leading = leading and (depth > 0 or text[i].isspace())
            if len(out) > _OPENING:
                break
        if m is None or len(out) > _OPENING:
            whole = m is None and last == end
            break
        at = m.end()
        if m.lastgroup is not None:
            out.append("\n" if m.lastgroup == "space" else (html.unescape(m[0]).strip() or " ")[0])
            places.append(m.start())
        tag = m[0].lower()
        if tag.startswith(("<b>", "<b ", "<strong", "<cite")) or (tag.startswith("<span") and "speaker" in tag):
            depth += 1
            sure = sure or (leading and not bold and _names_speaker(m[0]))
        elif tag in ("</b>", "</strong>", "</cite>") or (tag == "</span>" and depth):
            depth = max(0, depth - 1)
    places.append(at if whole else places[-1] if places else start)
    return Opening("".join(out), bold, whole, sure), places


def _add(found: Page, blocks: list[_Block], builder: Builder) -> None:
    """Add all blocks to the builder: paragraphs with their words, times shared out, sections."""
    slots, headings = _slots(found, blocks)
    words = [(slot, placed) for slot, placed in slots]
    sizes = [len(w.text) for _, placed in words for w in placed]
    points, at = [], 0
    for slot, placed in words:
        points += [(at + i, ms) for i, ms, a, b in slot.data.stamps if i < len(placed) or a == b]
        at += len(placed)
    spans = spans_of(sizes, points)
    at = 0
    for number, (slot, placed) in enumerate(words):
        for heading in headings.get(number, ()):
            builder.section(heading.title, heading.level)
        mine = [
            Word(0, w.text, span, None, _timing(span, heard=i in slot.data.heard))
            for i, (w, span) in enumerate(zip(placed, spans[at : at + len(placed)], strict=True))
        ]
        at += len(placed)
        speaker = slot.parts[0].speaker
        key = builder.timed_paragraph(mine, (), speaker)
        slot.parts[0].word_id = key + 1
        for heading in headings.get(number, ()):
            heading.paragraph = key
        found.slots.append(slot)
    for heading in headings.get(len(words), ()):
        builder.section(heading.title, heading.level)


def _timing(span: Span | None, *, heard: bool) -> Timing:
    return Timing.NONE if span is None else Timing.HEARD if heard else Timing.ESTIMATED


def _slots(found: Page, blocks: list[_Block]) -> tuple[list[tuple[Slot[Text], list[Placed]]], dict[int, list[Heading]]]:
    """Return the paragraphs, and the headings by the number of the paragraph that follows them."""
    made: list[tuple[Slot[Text], list[Placed]]] = []
    headings: dict[int, list[Heading]] = {}
    speaker, waiting = "", None
    for block in blocks:
        if block.heading:
            if block.heading is not found.title:
                headings.setdefault(len(made), []).append(block.heading)
                found.headings.append(block.heading)
            continue
        if block.lead.alone:
            waiting = block
            speaker = block.lead.name or speaker
            continue
        slot, placed = _slot(found, block, waiting)
        name = slot.data.name
        speaker = "" if block.silent else name or speaker
        if placed:
            slot.parts = [Caption([w.text for w in placed], None, None, speaker)]
            made.append((slot, placed))
            waiting = None
    return made, headings


def _slot(found: Page, block: _Block, waiting: _Block | None) -> tuple[Slot[Text], list[Placed]]:
    text, lead = found.tree.text, block.lead
    body = _place(block, lead.length) if lead.length else block.start
    data = Text(block.element)
    for which in (waiting, block):
        if which is None:
            continue
        its = which.lead
        if its.name:
            data.name = its.name
            data.name_at = (_place(which, its.name_at[0]), _place(which, its.name_at[1] - 1) + 1)
            data.lead_at = (which.start, body if which is block else which.end)
        if its.ms is not None:
            data.time_at = (_place(which, its.ms_at[0]), _place(which, its.ms_at[1] - 1) + 1)
            data.stamps.append((0, its.ms, *data.time_at))
    if waiting is not None:
        edge = waiting.element
        data.lead_block = (edge.start, edge.stop) if edge else (waiting.start, waiting.end)
        told = ((_stamp_ms(m[0]), m) for m in _STAMPS.finditer(text, waiting.start, waiting.end))
        data.stamps += [(0, ms, m.start(), m.end()) for ms, m in told if ms is not None]
    _read_cells(found, block, data)
    raw = plain_sections(text[body : block.end])
    placed = placed_words(raw, MARKS)
    starts = [body + w.start for w in placed]
    timed = list(_TIMED.finditer(text, block.start, block.end))
    _read_timed(data, timed, starts, block.end)
    for m in () if timed else _STAMPS.finditer(text, block.start, block.end):
        ms = _stamp_ms(m[0])
        if ms is not None:
            after = bisect_left(starts, m.start())
            data.stamps.append((after, ms, m.start(), m.end()))
    data.stamps.sort(key=lambda s: (s[0], s[1]) if timed else (s[0], 0))
    element = block.element
    start, stop = (element.start, element.stop) if element else (block.start, block.end)
    return Slot(start, body, block.end, stop, data), placed


def _read_timed(data: Text, timed: list[re.Match[str]], starts: list[int], end: int) -> None:
    """Take the times that are around words: when they begin, and when they end."""
    stops = [*(m.start() for m in timed[1:]), end]
    for m, stop in zip(timed, stops, strict=False):
        first, last = bisect_left(starts, m.end()), bisect_left(starts, stop)
        begin = int(m["start"] or m["at"])
        done = int(m["end"]) if m["end"] else begin + int(m["length"] or 0)
        if first == last:
            continue
        data.stamps.append((first, begin, m.start(), m.start()))
        if done > begin:
            data.stamps.append((last, done, stop, stop))
            data.heard.update({first} if last == first + 1 else ())


def _read_cells(found: Page, block: _Block, data: Text) -> None:
    speaker, time = block.cells
    if speaker is not None:
        raw = found.tree.text[speaker.body : speaker.end]
        data.name = found.tree.content(speaker).rstrip(":").strip()
        inner = placed_words(raw, MARKS)
        end = inner[-1].end - (1 if inner[-1].text.endswith(":") else 0)
        data.name_at = (speaker.body + inner[0].start, speaker.body + end)
        data.lead_at = (speaker.body, speaker.body)
    ms = time_in(found.tree.content(time)) if time is not None else None
    if time is not None and ms is not None:
        data.stamps.append((0, ms, time.body, time.body))


def _stamp_ms(mark: str) -> int | None:
    m = _SECONDS.search(mark) or _DATETIME.search(mark)
    return round(float(m[1]) * 1000) if m else time_in(text_of(mark))


def _place(block: _Block, at: int) -> int:
    """Return where a character of a block's opening is in the source."""
    return block.places[min(at, len(block.places) - 1)]
