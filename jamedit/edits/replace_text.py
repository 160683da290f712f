"""Change the text of one or more neighbouring paragraphs: typing, pasting, deleting, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jamedit.alignment.carry_over import carry_over
from jamedit.alignment.cues import captions_of_all, carry_cues_over, deal_cues
from jamedit.document import Cue, Paragraph, Transcript, Word
from jamedit.document.tokens import token_spans, tokens
from jamedit.edits.base import Mint, keep_anchors, position
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """Put `texts`, one a paragraph, in the place of `count` paragraphs from `paragraph_id` on.

    Words keep ids and times by the rule of `alignment.carry_over`. `base` is an earlier state of the paragraphs:
    while somebody types, words are carried over from the paragraph as it was when typing began, so that a word which
    was first deleted and then typed again keeps its time. `changed` is where the change since `base` (or since now) is
    in the texts joined by newlines, in characters, end exclusive: nothing before or behind it is another word than it
    was.
    """

    paragraph_id: int
    texts: tuple[str, ...]
    count: int = 1
    base: tuple[Paragraph, ...] = ()
    changed: tuple[int, int] | None = None
    label: str = "typing"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the new text."""
        at = position(transcript, self.paragraph_id)
        old = transcript.paragraphs[at : at + self.count]
        if len(old) < self.count or self.count < 1:
            raise StaleEditError("The paragraphs to change are no longer there; nothing was changed.")
        wanted = [tokens(text) for text in self.texts]
        if [[w.text for w in p.words] for p in old] == wanted:
            return transcript
        mint = Mint(transcript.next_id, self._typed(old), [token for row in wanted for token in row])
        before = at and transcript.paragraphs[at - 1].end_ms
        after = (
            transcript.paragraphs[at + self.count].start_ms if at + self.count < len(transcript.paragraphs) else None
        )
        new = retyped(self.base or old, old, wanted, mint, before or None, after, self._untouched())
        return keep_anchors(transcript, transcript.splice(at, self.count, new, mint.next_id))

    def _untouched(self) -> tuple[int, int] | None:
        """Return how many words there are before the change and how many behind it."""
        if self.changed is None:
            return None
        start, end = self.changed
        spans = token_spans("\n".join(self.texts))
        return sum(e <= start for _, e in spans), sum(s >= end for s, _ in spans)

    def _typed(self, old: Sequence[Paragraph]) -> list[Word]:
        """Return the words typed since `base`, which carrying from there makes again."""
        known = {w.id for p in self.base for w in p.words}
        return [w for p in old for w in p.words if w.id not in known] if self.base else []


def retyped(
    base: Sequence[Paragraph],
    old: Sequence[Paragraph],
    wanted: Sequence[Sequence[str]],
    mint: Mint,
    floor_ms: int | None = None,
    ceiling_ms: int | None = None,
    untouched: tuple[int, int] | None = None,
) -> list[Paragraph]:
    """Return new paragraphs with the wanted words, carried from `base` and taking the places of `old`."""
    source = [w for p in base for w in p.words]
    flat = [t for texts in wanted for t in texts]
    words = carry_over(source, flat, mint, floor_ms=floor_ms, ceiling_ms=ceiling_ms, untouched=untouched)
    cues = carry_cues_over(captions_of_all(base), source, words)
    sizes = [len(texts) for texts in wanted]
    dealt = deal_cues(cues, words, sizes)
    bare = {w.id for p in base if not p.cues for w in p.words}
    captioned = {w.id for p in base if p.cues for w in p.words}
    shells = _shells(old, wanted, mint)
    made: list[Paragraph] = []
    at = 0
    for shell, size, block in zip(shells, sizes, dealt, strict=True):
        ids = {w.id for w in words[at : at + size]}
        was_bare = bool(ids & bare) and not ids & captioned  # had no captions and has joined none that had
        made.append(_filled(shell, words[at : at + size], () if was_bare else block))
        at += size
    return made


def _filled(shell: Paragraph, words: tuple[Word, ...], cues: tuple[Cue, ...]) -> Paragraph:
    if shell.words == words and shell.cues == cues:
        return shell
    return replace(shell, words=words, cues=cues)


def _shells(old: Sequence[Paragraph], wanted: Sequence[Sequence[str]], mint: Mint) -> list[Paragraph]:
    """Return, for every wanted paragraph, the old one whose id and speaker it takes.

    Untouched paragraphs at both ends stay themselves; the rest is paired in order; what is left over is new and
    has the speaker of the one before it.
    """
    texts = [[w.text for w in p.words] for p in old]
    tail = 0
    while tail < min(len(old), len(wanted)) - 1 and texts[-1 - tail] == list(wanted[-1 - tail]):
        tail += 1
    front = list(old[: max(1, len(old) - tail)])[: len(wanted) - tail]
    while len(front) < len(wanted) - tail:
        front.append(Paragraph(mint(), front[-1].speaker_id))
    return front + list(old[len(old) - tail :] if tail else ())
