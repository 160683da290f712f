"""A suggestion in its sentence: some text before, the words as they are, the proposal, some text after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import NamedTuple

from jamedit.document import Suggestion, Transcript
from jamedit.ui.style.theme import Theme


class Excerpt(NamedTuple):
    """Hold the four parts; the spaces between them are in them. `time_ms` is when the words are spoken, if known.

    With `kept` the words stay as they are, and `after` holds them.
    """

    lead: str
    before: str
    after: str
    tail: str
    time_ms: int | None = None
    kept: bool = False

    @property
    def text(self) -> str:
        """Return all of it in one line, as it is drawn."""
        return self.lead + self.before + self.after + self.tail

    def html(self, theme: Theme) -> str:
        """Return it as rich text: the old words struck through, the new ones bold and coloured, kept ones bold."""
        before = f'<span style="color:{theme.dim}"><s>{escape(self.before)}</s></span>' if self.before else ""
        look = "font-weight:700" if self.kept else f"color:{theme.accent};font-weight:700"
        after = f'<span style="{look}">{escape(self.after)}</span>' if self.after else ""
        return f"{escape(self.lead)}{before}{after}{escape(self.tail)}"


def excerpt(transcript: Transcript, suggestion: Suggestion, lead: int, tail: int, after: str | None = None) -> Excerpt:
    """Return a suggestion with at most `lead` and `tail` characters of text around it.

    `after` is shown in place of the best proposal when it is given. Where it leaves the words as they are, they are
    shown once. A suggestion whose place is not known is shown without a sentence.
    """
    proposal = suggestion.after if after is None else after
    if proposal and proposal == suggestion.before:
        shown = excerpt(transcript, replace(suggestion, hide=True), lead, tail)
        return shown._replace(before="", after=shown.before, kept=True)
    at = transcript.find_word(suggestion.word_ids[0], suggestion.paragraph_id) if suggestion.word_ids else None
    if at is None:
        return Excerpt("", suggestion.before, _spaced(suggestion.before, proposal), "")
    words = transcript.paragraphs[at[0]].words
    first, end = at[1], at[1] + len(suggestion.word_ids)
    left, cut_left = _within((w.text for w in reversed(words[:first])), lead)
    right, cut_right = _within((w.text for w in words[end:]), tail)
    before = " ".join(w.text for w in words[first:end])
    span = words[first].span
    return Excerpt(
        ("… " if cut_left else "") + "".join(f"{text} " for text in reversed(left)),
        before,
        _spaced(before, proposal),
        "".join(f" {text}" for text in right) + (" …" if cut_right else ""),
        span.start_ms if span else None,
    )


def _spaced(before: str, after: str) -> str:
    return f" {after}" if before and after else after


def _within(words: Iterable[str], room: int) -> tuple[list[str], bool]:
    """Return the words that fit into so many characters, and whether some did not."""
    taken: list[str] = []
    for word in words:
        room -= len(word) + 1
        if room < 0:
            return taken, True
        taken.append(word)
    return taken, False
