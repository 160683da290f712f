"""Helpers beside the rules, off unless a user turns them on: models that look at whole paragraphs.

All that is taken from one is proposals for single words or short runs of them by words that sound
similar; all else in its answer is dropped. `jamedit.suggest.models.masked_lm` runs a model from a folder,
`jamedit.suggest.models.llm_server` asks one over the network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import Protocol

from rapidfuzz.distance import Levenshtein

from jamedit.document import Paragraph, Suggestion, Transcript
from jamedit.document.tokens import key
from jamedit.progress import Progress
from jamedit.suggest.base import Proposal
from jamedit.suggest.language import lexicon
from jamedit.suggest.language.surface_form import bare_words, crosses_break, with_surface_form
from jamedit.suggest.matching.text_similarity import alike
from jamedit.suggest.other_kinds import MODEL

KIND = MODEL.kind
_WIDEST = 5  # words on either side of a change
_MOST_CHANGED = 0.3  # of the words of a paragraph; an answer that changes more is a rewrite
_FEW = 3  # changed words that are never a rewrite
_MOST_CHANGED_LENGTH = 1.5


class ParagraphModel(Protocol):
    """Look at passages of tokens and propose; raise ModelError when that is not possible."""

    def propose(
        self, passages: Sequence[Sequence[str]], progress: Progress
    ) -> Iterable[tuple[int, Sequence[Proposal]]]:
        """Yield the number of a passage with the proposals for it, as they come."""
        ...


def ask(
    model: ParagraphModel,
    transcript: Transcript,
    progress: Progress | None = None,
    taken: Iterable[Suggestion] = (),
    dismissed: Set[tuple[str, str, str]] = frozenset(),
) -> Iterator[Suggestion]:
    """Yield what a model proposes for a transcript, except where one of the suggestions `taken` is."""
    busy = {word_id for s in taken for word_id in s.word_ids}
    paragraphs = [p for p in transcript.paragraphs if any(not w.hidden for w in p.words)]
    passages = [[w.text for w in p.words if not w.hidden] for p in paragraphs]
    for number, proposals in model.propose(passages, progress or Progress()):
        for proposal in proposals:
            suggestion = _suggestion(paragraphs[number], proposal)
            if suggestion and not busy & set(suggestion.word_ids) and suggestion.alike_key not in dismissed:
                yield suggestion


def _suggestion(paragraph: Paragraph, proposal: Proposal) -> Suggestion | None:
    chosen = [w for w in paragraph.words if not w.hidden][proposal.start : proposal.end]
    positions = {w.id: at for at, w in enumerate(paragraph.words)}
    if not chosen or positions[chosen[-1].id] - positions[chosen[0].id] != len(chosen) - 1:
        return None  # a hidden word lies in between
    before = " ".join(w.text for w in chosen)
    ids, sure = tuple(w.id for w in chosen), round(proposal.confidence, 3)
    return Suggestion(paragraph.id, ids, before, proposal.replacements, proposal.kind, sure, proposal.reason)


def word_changes(
    sent: Sequence[str], answered: Sequence[str], confidence: float, language: str = lexicon.FALLBACK
) -> list[Proposal]:
    """Return what of an answer is a change of a few words into what sounds similar, by alignment with what was sent.

    Words that came or went, punctuation, and other wording are not taken over; an answer with much of that is a rewrite
    and gives nothing at all.
    """
    if not sent or not answered or len(answered) > _MOST_CHANGED_LENGTH * len(sent) + _FEW:
        return []
    old, new = list(map(key, sent)), list(map(key, answered))
    codes = Levenshtein.opcodes(old, new)
    changed = sum(max(c.src_end - c.src_start, c.dest_end - c.dest_start) for c in codes if c.tag != "equal")
    found: list[Proposal] = []
    for a, b, c, d in _runs(codes):
        text = bare_words(answered[c:d])
        if text and b - a <= _WIDEST and d - c <= _WIDEST and not crosses_break(sent, a, b):
            found += _parts(sent, a, b, answered, c, d, text, language)
    reworded = changed - sum(p.end - p.start for p in found)
    if reworded > max(_FEW, _MOST_CHANGED * len(sent)):
        return []
    return [replace(proposal, confidence=confidence, reason=("model", "")) for proposal in found]


def _runs(codes: Iterable[object]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs that differ, those side by side as one, and single equal words, for their capitals."""
    run: list[int] | None = None
    for code in codes:
        tag, a, b, c, d = (getattr(code, name) for name in ("tag", "src_start", "src_end", "dest_start", "dest_end"))
        if tag == "equal":
            if run:
                yield run[0], run[1], run[2], run[3]
            run = None
            yield from ((a + n, a + n + 1, c + n, c + n + 1) for n in range(b - a))
        else:
            run = [run[0] if run else a, b, run[2] if run else c, d]
    if run:
        yield run[0], run[1], run[2], run[3]


def _parts(
    sent: Sequence[str], a: int, b: int, answered: Sequence[str], c: int, d: int, text: str, language: str
) -> Iterator[Proposal]:
    """Yield one proposal for words that changed together, or one a word where each is like its own."""
    before = bare_words(sent[a:b])
    if not before or before == text:
        return
    if b - a == d - c > 1:
        pairs = [(bare_words(sent[a + n : a + n + 1]), bare_words(answered[c + n : c + n + 1])) for n in range(b - a)]
        if all(x == y or alike(x, y, language) for x, y in pairs):
            for n, (x, y) in enumerate(pairs):
                if x != y:
                    yield Proposal(a + n, a + n + 1, (with_surface_form(sent, a + n, a + n + 1, y),), KIND, 0.0)
            return
    if alike(before, text, language):
        yield Proposal(a, b, (with_surface_form(sent, a, b, text),), KIND, 0.0)
