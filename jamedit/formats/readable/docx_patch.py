"""Change a Word document in place: words inside their runs, names, headings, paragraphs that come and go."""

from __future__ import annotations

import copy
import html
import io
import re
from contextlib import suppress
from typing import Any

from jamedit.document import Section, Transcript
from jamedit.formats.engine.inline_markup import placed_words, retyped
from jamedit.formats.engine.markup_tree.patching import CurrentSpeaker, Slot, matched
from jamedit.formats.engine.page.patching import stamp_like
from jamedit.formats.engine.paragraphs.writing import paragraphs
from jamedit.formats.engine.passage import Passage
from jamedit.formats.options import WriteOptions
from jamedit.formats.readable.docx_new import printable
from jamedit.formats.readable.docx_read import Block, DocxContent, Heading, Piece
from jamedit.formats.readable.docx_zip import same_dates

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = re.compile(r"(?P<space><br\d+/>)|</?t\d+>|(?P<entity>&\w+;)")
_RUN = re.compile(r"<t(\d+)>(.*?)</t\1>", re.DOTALL)


class DocxPatch:
    """Turn a document into the present transcript."""

    def __init__(self, found: DocxContent, transcript: Transcript, original: Transcript, options: WriteOptions) -> None:
        self._found, self._transcript, self._original, self._options = found, transcript, original, options
        self._outs = list(paragraphs(transcript, options))
        self._places = matched(found.slots, self._outs)
        self._before = {w.id: w for w in original.words()}
        self._anchor: dict[int, Any] = {}  # paragraph, the element above which something can be put

    @property
    def nothing(self) -> bool:
        """Tell whether there is nothing to change."""
        now, then, options = self._transcript, self._original, self._options
        if options.times or not (options.speakers and options.sections):
            return False
        names, names_then = ({s.id: s.name for s in t.speakers} for t in (now, then))
        shown = [(o.key, o.texts, o.speaker) for o in self._outs]
        stood = [
            (p.id, [w.text for w in p.words], names_then.get(p.speaker_id or 0, "")) for p in then.paragraphs if p.words
        ]
        return (
            shown == stood
            and now.sections == then.sections
            and now.meta.title == then.meta.title
            and all(a.start_ms == b.start_ms for a, b in zip(now.paragraphs, then.paragraphs, strict=False))
            and bool(names) == bool(names_then)
        )

    def made(self) -> bytes | None:
        """Return the changed document; None when nothing of it is left."""
        if self._outs and not any(self._places):
            return None
        stays = {id(s) for s in self._places if s}
        for gone in self._found.slots:
            if id(gone) not in stays:
                self._remove(gone.data)
        speaking = CurrentSpeaker(self._found.slots)
        before: Block | None = None
        first = next((s.data for s in self._places if s), None)
        waiting: list[tuple[Passage, str]] = []
        for out, slot in zip(self._outs, self._places, strict=True):
            name = out.speaker
            if slot is None:
                new = (out, name if name != speaking.current else "")
                if before is None:
                    waiting.append(new)
                else:
                    before = self._after(before, *new)
                speaking.note_new(name)
                continue
            self._words(slot, out)
            self._time(slot, out)
            speaking.current = self._speaker(slot, name, speaking.at(slot))
            before = slot.data
            top = slot.data.waiting or slot.data
            self._anchor[out.key] = _top(top)
        for new_out, name in waiting:
            if first is not None:
                self._above(first, new_out, name)
        self._headings()
        self._title()
        data = io.BytesIO()
        self._found.docx.save(data)
        return same_dates(data.getvalue())

    # words

    def _words(self, slot: Slot[Block], out: Passage) -> None:
        if out.texts != slot.words:
            self._set_words(slot.data, out.texts)

    def _set_words(self, block: Block, texts: list[str]) -> None:
        """Put words into the runs of a block, each where its neighbours are."""
        parts, raw, at = [], [], 0
        for i, piece in enumerate(block.pieces):
            lead = min(len(piece.text), max(0, block.start - at))
            at += len(piece.text)
            parts.append(piece.text[:lead])
            text = html.escape(piece.text[lead:], quote=False)
            raw.append(f"<br{i}/>" if piece.kind == "space" and piece.text.isspace() else f"<t{i}>{text}</t{i}>")
        marked = "".join(raw)
        new = retyped(marked, placed_words(marked, _MARKS), [printable(t) for t in texts], escape=True)
        runs = {int(m[1]): html.unescape(m[2]) for m in _RUN.finditer(new)}
        outside = html.unescape(re.sub(r"<[^<>]*>", "", _RUN.sub("", new)))
        last = next((i for i in reversed(range(len(block.pieces))) if i in runs), None)
        for i, piece in enumerate(block.pieces):
            if piece.kind != "space":
                _set_text(piece, parts[i] + runs.get(i, "") + (outside if i == last and outside.strip() else ""))
            elif f"<br{i}/>" not in new and piece.element is not None and piece.text == "\n":
                piece.element.getparent().remove(piece.element)

    def _time(self, slot: Slot[Block], out: Passage) -> None:
        """Change the time that opens a paragraph where its first word begins at another one now."""
        word, old = out.words[0], self._before.get(slot.parts[0].word_id)
        if old is None or word.id != old.id or word.span is None or old.span is None or word.span == old.span:
            return
        block = slot.data
        start_ms = word.span.start_ms
        if start_ms == old.span.start_ms:
            return
        for which in (block, block.waiting):
            if which is not None and which.lead.ms is not None:
                a, b = which.lead.ms_at
                _replace(which, a, b, stamp_like(which.text[a:b], start_ms))
                return
        cell = block.cells[1]
        if cell is not None:
            _replace(cell, 0, len(cell.text), stamp_like(cell.text, start_ms))

    # who speaks

    def _speaker(self, slot: Slot[Block], name: str, current: str) -> str:
        block = slot.data
        cell = block.cells[0]
        which = block if block.lead.name else block.waiting if block.waiting and block.waiting.lead.name else None
        if cell is not None:
            known = slot.parts[0].speaker
            if name != known:
                _replace(cell, 0, len(cell.text), printable(name))
            return name or known
        if which is not None:
            if not self._options.speakers:
                a, b = (0, len(which.text)) if which.lead.alone else (which.lead.name_at[0], which.lead.length)
                _replace(which, a, b, "")
            elif name and name != which.lead.name:
                _replace(which, *which.lead.name_at, printable(name))
            return name or which.lead.name
        if name and name != current:
            _insert_name(block.element, printable(name))
            return name
        return name or current

    # paragraphs that come and go

    def _remove(self, block: Block) -> None:
        if block.row is not None:
            block.row.getparent().remove(block.row)
            return
        for which in (block, block.waiting):
            if which is None:
                continue
            if which.whole and which.element.find(f"{_W}pPr/{_W}sectPr") is None and _is_one_of_many(which.element):
                which.element.getparent().remove(which.element)
            else:
                for piece in which.pieces:
                    if piece.kind != "space":
                        _set_text(piece, "")
                    elif piece.text == "\n" and piece.element is not None:
                        piece.element.getparent().remove(piece.element)

    def _after(self, beside: Block, out: Passage, name: str) -> Block:
        made = self._like(beside, out, name)
        _top(beside).addnext(_top(made))
        self._anchor[out.key] = _top(made)
        return made

    def _above(self, beside: Block, out: Passage, name: str) -> None:
        made = self._like(beside, out, name)
        _top(beside.waiting or beside).addprevious(_top(made))
        self._anchor[out.key] = _top(made)

    def _like(self, beside: Block, out: Passage, name: str) -> Block:
        """Return a new paragraph, or row of a table, that looks like its neighbour."""
        text = printable(out.text)
        if beside.row is not None:
            row = copy.deepcopy(beside.row)
            _fill_row(beside, row, text, name)
            return Block(row, [], row=row)
        p = beside.element.makeelement(_W + "p", {})
        properties = beside.element.find(_W + "pPr")
        if properties is not None:
            mine = copy.deepcopy(properties)
            for section in mine.findall(_W + "sectPr"):
                mine.remove(section)
            p.append(mine)
        look = _look_of_text(beside)
        p.append(_run(p, text, look))
        if name:
            _insert_name(p, printable(name))
        return Block(p, [])

    # headings

    def _headings(self) -> None:
        if not self._options.sections:
            for heading in self._found.headings:
                heading.block.element.getparent().remove(heading.block.element)
            return
        now, then = self._transcript.sections, self._original.sections
        if now == then:
            return
        left = list(self._found.headings)
        for section in now:
            known = next((h for h in left if _is_same(h, section)), None)
            known = known or next((h for h in left if h.paragraph == section.first_paragraph_id), None)
            if known is None:
                self._new_heading(section)
                continue
            left.remove(known)
            if known.title != section.title:
                known.block.start = 0
                self._set_words(known.block, section.title.split())
        for heading in left:
            heading.block.element.getparent().remove(heading.block.element)

    def _new_heading(self, section: Section) -> None:
        position = self._transcript.position_of(section.first_paragraph_id) or 0
        below = (p.id for p in self._transcript.paragraphs[position:])
        anchor = next((self._anchor[i] for i in below if i in self._anchor), None)
        while anchor is not None and anchor.tag == _W + "tr":
            anchor = anchor.getparent()
        style = f"Heading {min(6, max(2, section.level))}"
        known = any(s.name == style for s in self._found.docx.styles)
        paragraph = self._found.docx.add_paragraph(style=style if known else None)
        paragraph.add_run(printable(section.title)).bold = None if known else True
        if anchor is not None:
            anchor.addprevious(paragraph._p)

    def _title(self) -> None:
        title = self._transcript.meta.title
        if not title or title == self._original.meta.title:
            return
        with suppress(AttributeError):  # the part of the properties is of another kind
            self._found.docx.core_properties.title = printable(title)[:255]
        if self._found.title is not None:
            self._found.title.start = 0
            self._set_words(self._found.title, title.split())


def _is_same(heading: Heading, section: Section) -> bool:
    return (heading.title, heading.paragraph) == (section.title, section.first_paragraph_id)


def _top(block: Block) -> Any:
    return block.row if block.row is not None else block.element


def _is_one_of_many(p: Any) -> bool:
    """Tell whether a paragraph may go: a cell must keep one."""
    parent = p.getparent()
    return parent.tag != _W + "tc" or len(parent.findall(_W + "p")) > 1


def _set_text(piece: Piece, text: str) -> None:
    if piece.text == text or piece.element is None:
        return
    piece.text = text
    if piece.element.tag == _W + "t":
        piece.element.text = text
        piece.element.set(_SPACE, "preserve")


def _replace(block: Block, start: int, end: int, text: str) -> None:
    """Replace characters of a block; the first run they are in takes the new ones."""
    at = 0
    for piece in block.pieces:
        a, b = max(start - at, 0), min(end - at, len(piece.text))
        at += len(piece.text)
        if a >= b and not (a == b == 0 and text and start == end == at - len(piece.text)):
            continue
        if piece.kind == "space" and piece.text.isspace():
            continue
        _set_text(piece, piece.text[:a] + text + piece.text[b:])
        text = ""


def _insert_name(p: Any, name: str) -> None:
    """Put a name in bold type before the text of a paragraph."""
    run = _run(p, f"{name}: ", None)
    bold = p.makeelement(_W + "rPr", {})
    bold.append(p.makeelement(_W + "b", {}))
    run.insert(0, bold)
    properties = p.find(_W + "pPr")
    if properties is not None:
        properties.addnext(run)
    else:
        p.insert(0, run)


def _run(p: Any, text: str, look: Any) -> Any:
    run = p.makeelement(_W + "r", {})
    if look is not None:
        run.append(copy.deepcopy(look))
    t = p.makeelement(_W + "t", {_SPACE: "preserve"})
    t.text = text
    run.append(t)
    return run


def _look_of_text(block: Block) -> Any:
    """Return the character properties of a block's last text: its first may be the name's."""
    for piece in reversed(block.pieces):
        if piece.element is not None and piece.kind == "" and piece.text.strip():
            return piece.element.getparent().find(_W + "rPr")
    return None


def _fill_row(beside: Block, row: Any, text: str, name: str) -> None:
    cells, old = row.findall(_W + "tc"), beside.row.findall(_W + "tc")
    speaker = beside.cells[0]
    for new, stood in zip(cells, old, strict=True):
        is_text = beside.element is stood or beside.element.getparent() is stood
        is_speaker = speaker is not None and speaker.element.getparent() is stood
        wanted = text if is_text else name if is_speaker else ""
        if is_speaker and not name and speaker is not None:
            wanted = speaker.text
        done = False
        for t in new.iter(_W + "t"):
            t.text = "" if done else wanted
            t.set(_SPACE, "preserve")
            done = True
        paragraph = new.find(_W + "p")
        if not done and wanted and paragraph is not None:
            paragraph.append(_run(paragraph, wanted, None))
