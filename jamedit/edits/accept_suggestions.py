"""Accept one or many suggestions as one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from jamedit.alignment.carry_over import carry_over
from jamedit.alignment.cues import carry_cues_over
from jamedit.document import Paragraph, Suggestion, Transcript
from jamedit.document.tokens import tokens
from jamedit.edits.base import Mint
from jamedit.errors import StaleEditError


def place_of(transcript: Transcript, suggestion: Suggestion) -> tuple[int, int] | None:
    """Return (paragraph position, word position) of a suggestion, or None when its words are not as it found them."""
    if not suggestion.word_ids:
        return None
    place = transcript.find_word(suggestion.word_ids[0], suggestion.paragraph_id)
    if place is None:
        return None
    at, start = place
    words = transcript.paragraphs[at].words[start : start + len(suggestion.word_ids)]
    same = tuple(w.id for w in words) == suggestion.word_ids
    return place if same and " ".join(w.text for w in words) == suggestion.before else None


@dataclass(frozen=True, slots=True)
class AcceptSuggestions:
    """Put the chosen text of each suggestion into the transcript; "" hides its words, the same text confirms them.

    Suggestions whose words changed since are passed over; so is one that overlaps one before it in the list.
    """

    accepted: tuple[tuple[Suggestion, str], ...]

    @property
    def label(self) -> str:
        """Return "accept" or "accept_all"."""
        return "accept" if len(self.accepted) == 1 else "accept_all"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with all changes; raise StaleEditError when not one could be made."""
        by_paragraph: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
        for suggestion, text in self.accepted:
            place = place_of(transcript, suggestion)
            if place is None:
                continue
            at, start = place
            end = start + len(suggestion.word_ids)
            if not any(start < e and s < end for s, e, _ in by_paragraph[at]):
                by_paragraph[at].append((start, end, text))
        if not any(by_paragraph.values()):
            raise StaleEditError("The words of this suggestion have changed since; nothing was changed.")
        mint = Mint(transcript.next_id)
        paragraphs = list(transcript.paragraphs)
        for at, parts in by_paragraph.items():
            for start, end, text in sorted(parts, reverse=True):
                paragraphs[at] = _accepted(paragraphs[at], start, end, text, mint)
        return replace(transcript, paragraphs=tuple(paragraphs), next_id=mint.next_id)


def _accepted(paragraph: Paragraph, start: int, end: int, text: str, mint: Mint) -> Paragraph:
    old = paragraph.words
    chosen = old[start:end]
    if not text:
        part = tuple(replace(w, hidden=True) for w in chosen)
    elif text == " ".join(w.text for w in chosen):  # a doubtful place that a person says is right
        part = tuple(replace(w, confidence=1.0) for w in chosen)
    else:
        part = carry_over(chosen, tokens(text), mint)
    words = old[:start] + part + old[end:]
    return replace(paragraph, words=words, cues=carry_cues_over(paragraph.cues, old, words))
