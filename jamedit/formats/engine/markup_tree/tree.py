"""XML and HTML as a tree of places: where every element, attribute and text is, so that a writer can patch it.

A parser that throws away places, or stops at the first fault, would lose what must come back byte for byte. Entities
are never defined here and nothing is ever fetched: a document type with entities of its own is refused.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jamedit.errors import UnreadableFileError

MAX_DEPTH = 200
_SHORTEST = len(" a=b>")  # of what is in a tag with an attribute, its name aside
TAG = r"</?[A-Za-z_:][\w:.\-]*+(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"
ENTITY = r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});"
_TAG = re.compile(r"<(/?)([A-Za-z_:][\w:.\-]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_LOOSE_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*+)([^<>]*+)>")  # HTML with a lone quote
_ATTRIBUTE = re.compile(r"(?<![^\s\"'<>/=])([^\s\"'<>/=]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'<>]++))")
BREAK = re.compile(r"<(?:[\w.\-]+:)?br\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(TAG)
_ENTITY = re.compile(ENTITY)
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    )
)
_RAW = frozenset((*("script", "style", "textarea", "title", "noscript", "template", "svg", "math", "iframe"),))
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "details", "dialog", "div", "dl", "dt", "dd", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul", "body"),
    )
)
_CLOSES = {  # what an opening tag closes, and what holds that closing up
    "li": (("li",), ("ul", "ol")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
}


class Run(NamedTuple):
    """Hold where text is that is no mark."""

    start: int
    end: int


class Attribute(NamedTuple):
    """Hold an attribute's value, entities read, and where the value is (quotes left out) and the whole begins."""

    value: str
    start: int
    end: int
    opens: int


@dataclass(slots=True, eq=False)
class Element:
    """Hold one element: `start` and `stop` are its edges, `body` and `end` those of what is between its tags.

    `name` is without a prefix and, in HTML, in small letters; `tag` is the name as written. `number` counts the
    elements of the tree, `parent` is the number of the element around it: a reference back would make a ring, and the
    tree of a large file would wait for the garbage collector.
    """

    name: str
    tag: str
    start: int
    body: int
    number: int = 0
    parent: int = -1
    end: int = -1
    stop: int = -1
    children: list[Element | Run] = field(default_factory=list)
    empty: bool = False  # written as <name/>
    attributes: dict[str, Attribute] | None = None  # once they were asked for

    def elements(self) -> Iterator[Element]:
        """Yield the elements directly inside."""
        return (c for c in self.children if type(c) is Element)

    def every(self, *names: str) -> Iterator[Element]:
        """Yield this and all elements inside with one of the names (all without names), in document order."""
        stack: list[Element] = [self]
        while stack:
            element = stack.pop()
            if not names or element.name in names:
                yield element
            inside = element.children
            if len(inside) > 1 or (inside and type(inside[0]) is Element):
                stack += [c for c in reversed(inside) if type(c) is Element]

    def first(self, name: str) -> Element | None:
        """Return the first element inside with this name, or None."""
        inside = self.children
        if inside and (child := inside[0]).__class__ is Element and child.name == name:
            return child
        return next((e for e in self.every(name) if e is not self), None)


class Tree:
    """Hold a text, the element around all of it, and the faults found (offset, what)."""

    def __init__(self, text: str, *, is_html: bool = False) -> None:
        self.text = text
        self.faults: list[tuple[int, str]] = []
        self.root = Element("", "", 0, 0, end=len(text), stop=len(text))
        self.numbered = [self.root]  # all elements
        self.with_text: list[Element] = []  # those with text directly inside, some more than once
        self._html = is_html
        self._line_ends: list[int] | None = None

    def every(self, name: str) -> list[Element]:
        """Return all elements with a name, in document order."""
        return [e for e in self.numbered if e.name == name]

    def attributes(self, element: Element) -> dict[str, Attribute]:
        """Return an element's attributes by their names without prefixes (`xmlns:…` left out)."""
        known = element.attributes
        if known is None:
            known = element.attributes = self._attributes(element)
        return known

    def values(self, element: Element) -> dict[str, str]:
        """Return the values of an XML element's attributes by their names: `attributes` without the places."""
        at = element.start + 1 + len(element.tag)
        if element.body - at < _SHORTEST:
            return {}
        found: dict[str, str] = {}
        for name, *quoted in _ATTRIBUTE.findall(self.text, at, element.body):
            if ":" in name:
                if name.startswith("xmlns:"):
                    continue
                name = name.rpartition(":")[2]
            if name not in found:
                found[name] = unescaped("".join(quoted))
        return found

    def _attributes(self, element: Element) -> dict[str, Attribute]:
        found: dict[str, Attribute] = {}
        at = element.start + 1 + len(element.tag)
        if element.body - at < _SHORTEST:
            return found
        make, kind = tuple.__new__, Attribute  # past the checks of NamedTuple: half of the time went into them
        for m in _ATTRIBUTE.finditer(self.text, at, element.body):
            group = m.lastindex or 2
            name, value = m.group(1, group)
            if ":" in name:
                if name.startswith("xmlns:"):
                    continue
                name = name.rpartition(":")[2]
            if self._html:
                name = name.lower()
            if name not in found:
                if "&" in value:
                    value = unescaped(value)
                found[name] = make(kind, (value, *m.span(group), m.start()))
        return found

    def parent(self, element: Element) -> Element | None:
        """Return the element around another one, None for the one around all."""
        return None if element.parent < 0 else self.numbered[element.parent]

    def line_of(self, at: int) -> int:
        """Return the number of the line, from 1, in which a place is."""
        if self._line_ends is None:
            self._line_ends = [m.start() for m in re.finditer("\n", self.text)]
        return bisect_left(self._line_ends, at) + 1

    def value(self, element: Element, name: str, default: str = "") -> str:
        """Return the value of an attribute."""
        attribute = self.attributes(element).get(name)
        return default if attribute is None else attribute.value

    def content(self, element: Element) -> str:
        """Return the text inside an element, marks left out, entities read."""
        return text_of(self.text[element.body : element.end])


def unescaped(text: str) -> str:
    """Read the entities of a text; what is none stays as it is."""
    return _ENTITY.sub(lambda m: html.unescape(m[0]), text) if "&" in text else text


def escaped(text: str) -> str:
    """Write a text as content or attribute value."""
    return html.escape(text).replace("&#x27;", "'")


def text_of(raw: str) -> str:
    """Return the text of marked-up text, white space joined."""
    if "<" not in raw and "&" not in raw:
        return " ".join(raw.split())
    return " ".join(unescaped(_ANY_TAG.sub("", BREAK.sub(" ", plain_sections(raw)))).split())


def plain_sections(raw: str) -> str:
    """Write CDATA sections as escaped text, and leave out comments and instructions, where there are any."""
    if "<!" not in raw and "<?" not in raw:
        return raw
    out, at = [], 0
    for start, end, kind in _special(raw):
        out.append(raw[at:start])
        if kind == "cdata":
            out.append(html.escape(raw[start + 9 : end - 3 if raw.endswith("]]>", 0, end) else end], quote=False))
        at = end
    return "".join([*out, raw[at:]])


def _special(raw: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    while (at := raw.find("<", at)) >= 0:
        end, kind = _special_end(raw, at)
        if kind:
            yield at, end, kind
        at = max(end, at + 1)


def _special_end(text: str, at: int) -> tuple[int, str]:
    """Return where a comment, CDATA section, instruction or declaration ends, and its kind; one never closed is all."""
    if text[at + 1 : at + 2] not in ("!", "?"):
        return at, ""
    for opening, closing, kind in (("<!--", "-->", "comment"), ("<![CDATA[", "]]>", "cdata"), ("<?", "?>", "pi")):
        if text.startswith(opening, at):
            end = text.find(closing, at + len(opening))
            return (len(text) if end < 0 else end + len(closing)), kind
    if text[at + 2 : at + 3].isalpha():
        end = text.find(">", at)
        inside = text.find("[", at, end if end >= 0 else len(text))
        if inside >= 0:
            end = text.find("]", inside)
            end = text.find(">", end) if end >= 0 else -1
        return (len(text) if end < 0 else end + 1), "declaration"
    return at, ""


def parse(text: str, name: str, *, is_html: bool = False) -> Tree:
    """Return the tree of a text; unclosed and stray tags are put right and told in `faults`.

    Raises UnreadableFileError for a document type that defines entities, and for XML nested too deeply.
    """
    tree = Tree(text, is_html=is_html)
    parser = _Parser(tree, name, is_html)
    if is_html:
        parser.run_html()
    else:
        parser.run_xml()
    return tree


class _Parser:
    """Walk once over the text and hang what is found into the tree."""

    def __init__(self, tree: Tree, name: str, is_html: bool) -> None:
        self._tree, self._text, self._name, self._html = tree, tree.text, name, is_html
        self._open = [tree.root]
        self._folded = tree.text.lower() if is_html else ""
        self._names: dict[str, str] = {}

    def run_html(self) -> None:
        """Walk over HTML, where tags may be left out and the text of some elements is none."""
        text, at, done = self._text, 0, 0
        while (at := text.find("<", at)) >= 0:
            m = _TAG.match(text, at)
            if m is None:
                m = _LOOSE_TAG.match(text, at)
            end, kind = (m.end(), "tag") if m else _special_end(text, at)
            if not kind:
                at += 1  # a character like any other
                continue
            if at > done:
                self._run_of_text(done, at)
            if m is None:
                self._special(at, end, kind)
            elif m[1]:
                self._close(m)
            else:
                self._opening(m)
            done = at = max(end, self._resume)
        self._at_end(done)

    def run_xml(self) -> None:
        """Walk over XML, which closes what it opens: in one loop, as there are a hundred thousand tags in a file."""
        text, numbered, opened, names = self._text, self._tree.numbered, self._open, self._names
        find, tag_at = text.find, _TAG.match
        at = done = 0
        parent = opened[-1]
        while (at := find("<", at)) >= 0:
            m = tag_at(text, at)
            if m is None:
                end, kind = _special_end(text, at)
                if not kind:
                    at += 1  # a character like any other
                    continue
                self._run_of_text(done, at)
                self._special(at, end, kind)
                done = at = max(end, at + 1)
                continue
            if at > done and not text[done:at].isspace():
                self._add_run(done, at)
            slash, tag = m.group(1, 2)
            name = names.get(tag) or self._short(tag)
            done = m.end()
            if not slash:
                element = Element(name, tag, at, done, len(numbered), parent.number, done, done)
                numbered.append(element)
                parent.children.append(element)
                if text[done - 2] == "/":
                    element.empty = True
                else:
                    self._require_shallow()
                    opened.append(element)
                    parent = element
            elif parent.name == name and len(opened) > 1:  # as it should be, and nearly always is
                parent.end, parent.stop = at, done
                opened.pop()
                parent = opened[-1]
            else:
                self._close(m)
                parent = opened[-1]
            at = done
        self._at_end(done)

    def _at_end(self, done: int) -> None:
        self._run_of_text(done, len(self._text))
        for element in self._open[1:]:
            self._fault(element.start, f"<{element.tag}> is never closed")
            element.end = element.stop = len(self._text)

    def _require_shallow(self) -> None:
        if len(self._open) > MAX_DEPTH:
            raise UnreadableFileError(f"{self._name} is nested more than {MAX_DEPTH} deep, more than any transcript.")

    _resume = 0  # behind a raw element such as <script>, which is stepped over whole

    def _special(self, at: int, end: int, kind: str) -> None:
        if kind == "cdata":
            self._add_run(at, end)
        elif kind == "declaration" and not self._html and "<!ENTITY" in self._text[at:end]:
            raise UnreadableFileError(
                f"{self._name} defines entities of its own, which transcripts do not need and jamedit does not read; "
                "remove the document type at its top."
            )

    def _run_of_text(self, start: int, end: int) -> None:
        if end > start and not self._text[start:end].isspace():
            self._add_run(start, end)

    def _add_run(self, start: int, end: int) -> None:
        self._open[-1].children.append(Run(start, end))
        self._tree.with_text.append(self._open[-1])

    def _opening(self, m: re.Match[str]) -> None:
        tag = m[2]
        name = self._short(tag)
        self._close_implied(name, m.start())
        parent = self._open[-1]
        start, end = m.span()
        numbered = self._tree.numbered
        element = Element(name, tag, start, end, len(numbered), parent.number, end, end)
        numbered.append(element)
        parent.children.append(element)
        if self._text[end - 2] == "/" or name in _VOID:
            element.empty = True
        elif name in _RAW:
            self._raw(element)
        elif len(self._open) <= MAX_DEPTH:
            self._open.append(element)

    def _raw(self, element: Element) -> None:
        end = self._folded.find(f"</{element.name}", element.body)
        closing = -1 if end < 0 else self._text.find(">", end)
        element.end = len(self._text) if end < 0 else end
        element.stop = self._resume = len(self._text) if closing < 0 else closing + 1

    def _short(self, tag: str) -> str:
        short = self._names.get(tag)
        if short is None:
            short = tag.rpartition(":")[2]
            short = self._names[tag] = short.lower() if self._html else short
        return short

    def _close_implied(self, name: str, at: int) -> None:
        closed, bounds = _CLOSES.get(name, ((), ()))
        if name in _BLOCKS:
            self._close_upward(("p", "h1", "h2", "h3", "h4", "h5", "h6"), _BLOCKS, at)
        if closed:
            self._close_upward(closed, bounds, at)

    def _close_upward(self, names: tuple[str, ...], bounds: frozenset[str] | tuple[str, ...], at: int) -> None:
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].name in names:
                self._shut(i, at, at)
                return
            if self._open[i].name in bounds:
                return

    def _close(self, m: re.Match[str]) -> None:
        name = self._short(m[2])
        if self._open[-1].name == name and len(self._open) > 1:  # as it should be, and nearly always is
            element = self._open.pop()
            element.end, element.stop = m.span()
            return
        for i in range(len(self._open) - 2, 0, -1):
            if self._open[i].name == name:
                for element in self._open[i + 1 :]:
                    self._fault(element.start, f"<{element.tag}> is never closed")
                self._shut(i, m.start(), m.end())
                return
        self._fault(m.start(), f"</{m[2]}> has no opening tag")

    def _shut(self, at: int, end: int, stop: int) -> None:
        for element in self._open[at + 1 :]:
            element.end = element.stop = end
        self._open[at].end, self._open[at].stop = end, stop
        del self._open[at:]

    def _fault(self, at: int, what: str) -> None:
        if not self._html:
            self._tree.faults.append((at, what))
