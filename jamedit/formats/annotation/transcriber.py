"""Transcriber (.trs): turns with their speakers, moments in them, sections with topics. Only read.

Where a turn has several speakers, `<Who nb="2"/>` says which of them goes on. Events such as laughter are no text and
are told with their number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.formats.base import Codec
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.read_only import caption_of, finished
from jamedit.formats.engine.line_items.seconds import seconds_ms
from jamedit.formats.engine.markup_tree.tree import Element, Run, Tree, parse, text_of
from jamedit.formats.source import SourceText

_ID, _KIND = "transcriber", "a Transcriber file"
_ROOT = re.compile(r"<Trans[\s>]")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is a Transcriber file."""
    opens = text.lstrip("\ufeff \t\n").startswith("<")
    return 0.98 if opens and _ROOT.search(text[:20_000]) and "<Turn" in text else 0.0


def read(source: SourceText, name: str) -> Transcript:
    """Read a Transcriber file."""
    builder = Builder()
    with quiet_gc():
        reader = _Reader(parse(source.text, name), builder)
        reader.run()
        language = reader.language
        return finished(builder, replace(source.meta(name, _ID), language=language), _KIND)


class _Reader:
    """Put the turns of a file into a builder."""

    def __init__(self, tree: Tree, builder: Builder) -> None:
        self._tree, self._builder = tree, builder
        value = tree.value
        root = tree.root
        self._names = {value(e, "id"): " ".join(value(e, "name").split()) for e in root.every("Speaker")}
        self._topics = {value(e, "id"): " ".join(value(e, "desc").split()) for e in root.every("Topic")}
        self._events: Counter[str] = Counter()
        self._topic = ""
        trans = root.first("Trans")
        self.language = value(trans, "xml:lang") or value(trans, "lang") if trans else ""

    def run(self) -> None:
        """Read all turns, and say what is left out."""
        captions: list[Caption] = []
        for turn in self._tree.root.every("Turn"):
            title = self._title(turn)
            found = list(self._captions(turn))
            if found and title != self._topic:
                self._builder.captions(captions)
                captions = []
                if title:
                    self._builder.section(title)
                self._topic = title
            captions += found
        self._builder.captions(captions)
        for at, what in self._tree.faults:
            self._builder.warn(self._tree.line_of(at), f"{what}; read as far as possible")
        if self._events:
            names = ", ".join(name for name, _ in self._events.most_common(5))
            count = sum(self._events.values())
            said = f"1 event ({names}) is" if count == 1 else f"{count} events ({names}) are"
            self._builder.warn(0, f"{said} beside the words and not read")

    def _title(self, turn: Element) -> str:
        section = self._tree.parent(turn)
        if section is None or section.name != "Section":
            return self._topic
        return self._topics.get(self._tree.value(section, "topic"), "")

    def _captions(self, turn: Element) -> Iterator[Caption]:
        value = self._tree.value
        speakers = [self._names.get(code) or code for code in value(turn, "speaker").split()]
        end = seconds_ms(value(turn, "endTime"))
        for start, stop, number, text in self._pieces(turn, seconds_ms(value(turn, "startTime")), end):
            who = speakers[number - 1] if 0 < number <= len(speakers) else " and ".join(speakers)
            caption = caption_of(text, ordered(start, stop), who)
            if caption is not None:
                yield caption

    def _pieces(self, turn: Element, start: int, end: int) -> Iterator[tuple[int, int, int, str]]:
        """Yield begin, end, number of the speaker (0 all) and text of what is between two marks of a turn."""
        syncs = [seconds_ms(self._tree.value(e, "time")) for e in turn.elements() if e.name == "Sync"]
        ends = iter([*syncs[1:], end]) if syncs else iter(())
        stop = syncs[0] if syncs and syncs[0] > start else end
        number, texts = 0, list[str]()
        for child in turn.children:
            if isinstance(child, Run):
                texts.append(text_of(self._tree.text[child.start : child.end]))
            elif child.name in ("Sync", "Who"):
                yield start, stop, number, " ".join(texts)
                texts = []
                if child.name == "Sync":
                    start, stop, number = seconds_ms(self._tree.value(child, "time")), next(ends, end), 0
                else:
                    nb = self._tree.value(child, "nb")
                    number = int(nb) if nb.isdecimal() and len(nb) < 4 else 0
            elif child.name in ("Event", "Comment", "Background"):
                self._events[self._tree.value(child, "desc") or child.name.lower()] += 1
            else:
                texts.append(self._tree.content(child))
        yield start, stop, number, " ".join(texts)


CODEC = Codec(sniff, read)
