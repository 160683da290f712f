"""The glossary as text: what is typed stays as typed, and what comes from elsewhere joins it."""

from __future__ import annotations

from jamedit.document import Glossary, Term
from jamedit.document.glossary import parse_line


def read(text: str, name: str = "") -> Glossary:
    """Read a glossary as `document.glossary.parse` does, in time that grows with the text and not with its square."""
    terms: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        for term in parse_line(line):
            terms.setdefault(term.text, {}).update(dict.fromkeys(term.sounds_like))
    return Glossary(tuple(Term(term, tuple(forms)) for term, forms in terms.items()), name)


def line_of(term: Term) -> str:
    """Return the line that reads as this term."""
    return f"{term.text}: {', '.join(term.sounds_like)}" if term.sounds_like else term.text


def written(glossary: Glossary) -> str:
    """Return a glossary as text, one term a line."""
    return "\n".join(line_of(term) for term in glossary.terms)


def following(text: str, glossary: Glossary) -> str:
    """Return text that reads as the glossary, changed from `text` as little as can be.

    Comments, order and "long form (ABBR)" lines stay where the text need only be longer; else all is written again.
    """
    if read(text).terms == glossary.terms:
        return text
    longer = added(text, glossary)
    return longer if read(longer).terms == glossary.terms else written(glossary)


def added(text: str, more: Glossary) -> str:
    """Return the text with lines for those terms and wrong forms that it lacks."""
    known = {term.text: set(term.sounds_like) for term in read(text).terms}
    lines = []
    for term in more.terms:
        forms = tuple(form for form in term.sounds_like if form not in known.get(term.text, ()))
        if term.text not in known or forms:
            lines.append(line_of(Term(term.text, forms)))
    return "\n".join([*([text.rstrip("\n")] if text.strip() else []), *lines]) if lines else text


def terms_in(line: str) -> tuple[str, ...]:
    """Return the terms that a typed line stands for."""
    return tuple(term.text for term in parse_line(line))
