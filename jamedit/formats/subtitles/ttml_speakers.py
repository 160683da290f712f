"""Who speaks in a TTML file, and the patches that change it: agents renamed, added, given to captions, left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jamedit.formats.engine.cue_list.writing import CuePassage
from jamedit.formats.engine.markup_tree.patching import Slot, matched, space_before
from jamedit.formats.engine.markup_tree.tree import Element, escaped
from jamedit.formats.engine.patches import Patch
from jamedit.formats.subtitles.ttml_read import Document, Place

_NAMESPACE = re.compile(r"xmlns:([\w.\-]+)\s*=\s*[\"'][^\"']*(?:ttml|ttaf\w*)#metadata[\"']")

Voices = list[tuple[str, list[str]]]


def agent(prefix: str, identifier: str, name: str) -> str:
    """Return the element that defines a speaker."""
    named = f'<{prefix}:name type="full">{escaped(name)}</{prefix}:name>'
    return f'<{prefix}:agent xml:id="{identifier}" type="person">{named}</{prefix}:agent>'


class Cast:
    """Know the agents of a file and what their names are now; `patches` grows as new ones are needed."""

    def __init__(
        self, found: Document, text: str, slots: Sequence[Slot[Place]], cues: Sequence[CuePassage], *, speakers: bool
    ) -> None:
        self._found, self._text, self._speakers = found, text, speakers
        self._ids = {name: i for i, name in reversed(found.names.items()) if name}
        self.patches: list[Patch] = []
        self._new: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        declared = _NAMESPACE.search(text)
        self._prefix = declared[1] if declared else "ttm"
        self._declared = declared is not None
        if speakers:
            self._rename(slots, cues)
        elif found.agents:
            self._leave_out()

    def _rename(self, slots: Sequence[Slot[Place]], cues: Sequence[CuePassage]) -> None:
        """Change the name of an agent where all of its captions have the same new one."""
        now: dict[str, set[str]] = {}
        for out, slot in zip(cues, matched(slots, cues), strict=True):
            if slot and len(slot.parts) == len(out.voices):
                for part, (name, _) in zip(slot.parts, out.voices, strict=True):
                    now.setdefault(part.speaker, set()).add(name)
        for old, names in now.items():
            new = next(iter(names))
            known = self._found.agents.get(self._ids.get(old, ""))
            if len(names) == 1 and new and new != old and new not in (*self._ids, *self._renamed) and known is not None:
                place = known.first("name") or known
                if place.body >= place.end:
                    continue  # without a name of its own, as Apple has them: another agent is made
                self.patches.append(Patch(place.body, place.end, escaped(new)))
                self._renamed[new] = old

    def _leave_out(self) -> None:
        for known in self._found.agents.values():
            self.patches.append(Patch(space_before(self._text, known.start), known.stop, ""))
        for element in self._found.tree.root.every():
            if element.tag and (attribute := self._found.tree.attributes(element).get("agent")):
                self.patches.append(Patch(attribute.opens - 1, attribute.end + 1, ""))

    def renamed(self, voices: Voices) -> Voices:
        """Return voices with the names that the file has for them."""
        if not self._speakers:
            return [("", [w for _, words in voices for w in words])]
        return [(self._renamed.get(name, name), words) for name, words in voices]

    def assign(self, element: Element, name: str) -> Iterator[Patch]:
        """Yield the patch that gives a caption another speaker."""
        if not self._speakers:
            return
        attribute = self._found.tree.attributes(element).get("agent")
        if attribute:
            yield Patch(attribute.start, attribute.end, self._id(name) if name else "")
        else:
            at = element.start + 1 + len(element.tag)
            yield Patch(at, at, f' {self._prefix_declared()}:agent="{self._id(name) if name else ""}"')

    def attribute(self, name: str, model: Element | None) -> str:
        """Return the attribute that names a speaker, with a space before it; none for nobody."""
        return f' {self._prefix_declared()}:agent="{self._id(name)}"' if name and self._speakers else ""

    def _id(self, name: str) -> str:
        known = self._ids.get(name) or self._new.get(name)
        if known:
            return known
        if name not in self._found.names.values() and self._is_bare_id(name):
            return name
        number = len(self._found.agents) + len(self._new) + 1
        while f"speaker{number}" in self._found.agents:
            number += 1
        self._new[name] = f"speaker{number}"
        self._define(self._new[name], name)
        return self._new[name]

    def _is_bare_id(self, name: str) -> bool:
        """Tell whether a file uses a name as the id of an agent that it never defines."""
        return any(part.speaker == name for slot in self._found.slots for part in slot.parts)

    def _define(self, identifier: str, name: str) -> None:
        """Add an agent beside the others, or in a head of its own."""
        p = self._prefix_declared()
        text = agent(p, identifier, name)
        tree = self._found.tree
        head = tree.root.first("head")
        metadata = head.first("metadata") if head else None
        top = tree.root.first("tt")
        if self._found.agents:
            last = list(self._found.agents.values())[-1]
            gap = self._text[space_before(self._text, last.start) : last.start]
            self.patches.append(Patch(last.stop, last.stop, gap + text))
        elif metadata is not None and not metadata.empty:
            self.patches.append(Patch(metadata.end, metadata.end, text))
        elif head is not None and not head.empty:
            q = _of_same_kind(head)
            self.patches.append(Patch(head.body, head.body, f"<{q}metadata>{text}</{q}metadata>"))
        elif top is not None:
            q = _of_same_kind(top)
            wrapped = f"<{q}head><{q}metadata>{text}</{q}metadata></{q}head>"
            start, end = (head.start, head.stop) if head else (top.body, top.body)
            self.patches.append(Patch(start, end, wrapped))

    def _prefix_declared(self) -> str:
        top = self._found.tree.root.first("tt")
        if not self._declared and top is not None:
            at = top.start + 1 + len(top.tag)
            namespace = "http://www.w3.org/ns/ttml#metadata"
            self.patches.append(Patch(at, at, f' xmlns:{self._prefix}="{namespace}"'))
            self._declared = True
        return self._prefix


def _of_same_kind(element: Element) -> str:
    """Return the prefix that an element's neighbours have, with its colon."""
    prefix = element.tag.rpartition(":")[0]
    return f"{prefix}:" if prefix else ""
