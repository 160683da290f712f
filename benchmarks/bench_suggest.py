"""How right the suggestions are on real material beside the project, and how fast they come.

The captions table is printed in full by the scorer that lies with the material; the rows here are its summary, and
the hand-made gold of the transcripts: what share of its rows is found with the typed glossary, and what share of
the suggestions that are not cleaners touches a row. Times are those of one core. Missing material gives no rows for it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks import fit_confidence, suggest_kinds, suggest_terms
from benchmarks.labelled import CAPTIONS, SEEDS, SHARED
from benchmarks.seed_gold import GoldRow, Seed, read_seed
from jamedit.document import Paragraph, Transcript, Word
from jamedit.document.tokens import key
from jamedit.suggest import CLEANERS, Engine, Proposal

CHOICES = 3
PER_PARAGRAPH = 100
Row = tuple[str, float, str, str]


def run() -> list[Row]:
    """Return name, value, unit and note of every figure; print the tables of the captions."""
    if CAPTIONS.exists():
        print(captions_table(), flush=True)
        print(suggest_terms.table(), flush=True)
        print(suggest_kinds.tables(CAPTIONS, SHARED / "score_suggestions.py"), flush=True)
        print(fit_confidence.report(), flush=True)
    return list(_rows())


def captions_table(preset: str = "everything") -> str:
    """Return the scorer's report for the captions, with their glossaries."""
    command = f"{sys.executable} -m jamedit suggest --tokens --preset {preset}"
    scorer = [sys.executable, str(SHARED / "score_suggestions.py"), str(CAPTIONS), "--glossary", "--command", command]
    return subprocess.run(scorer, stdout=subprocess.PIPE, text=True, check=True).stdout


def _rows() -> Iterator[Row]:
    for name in SEEDS:
        path = SHARED / "data" / "seeds" / f"{name}.txt"
        if path.exists():
            yield from seed_rows(read_seed(path))


def seed_rows(seed: Seed) -> Iterator[Row]:
    """Yield recall, precision and speed on one transcript with gold."""
    label = seed.name[:3]
    start = time.process_time()
    proposals = Engine(seed.glossary).find(seed.tokens)
    seconds = time.process_time() - start
    counts = seed_counts(seed, proposals)
    for name, part, whole in (("gold rows mended", "mended", "rows"), ("gold rows touched", "touched", "rows")):
        note = f"{counts[part]} of {counts[whole]}" + ", 3 choices" * (part == "mended")
        yield f"{label} {name}", counts[part] / counts[whole], "share", note
    good, shown = counts["good"], counts["shown"]
    yield f"{label} shown on a gold row", good / max(1, shown), "share", f"{good} of {shown}"
    yield f"{label} speed, first time", len(seed.tokens) / seconds, "words/s", f"{len(seed.glossary.terms)} terms"
    whole, again = _check_ms(seed)
    yield f"{label} all suggestions, engine new", whole, "ms", f"{len(seed.tokens)} words"
    yield f"{label} one paragraph again", again, "ms", f"{PER_PARAGRAPH} words"


def seed_counts(seed: Seed, proposals: Sequence[Proposal] | None = None) -> Counter[str]:
    """Count the rows of a transcript's gold, those mended and touched; proposals shown, and those on a row."""
    found = Engine(seed.glossary).find(seed.tokens) if proposals is None else proposals
    gold = [r for r in seed.rows if r.kind != "quoted"]
    keys = [key(t) for t in seed.tokens]
    shown = [p for p in found if p.kind not in CLEANERS and not any(_overlap(p, *u) for u in seed.unclear)]
    return Counter(
        rows=len(gold),
        mended=sum(any(_mends(keys, p, r) for p in found) for r in gold),
        touched=sum(any(_overlap(p, r.start, r.end) for p in found) for r in gold),
        shown=len(shown),
        good=sum(any(_overlap(p, r.start, r.end) for r in gold) for p in shown),
    )


def _check_ms(seed: Seed) -> tuple[float, float]:
    """Return how long a transcript takes with an engine that is just made, and one paragraph after that."""
    words = [Word(i, t) for i, t in enumerate(seed.tokens, 1)]
    starts = range(0, len(words), PER_PARAGRAPH)
    paragraphs = tuple(Paragraph(-1 - s, None, tuple(words[s : s + PER_PARAGRAPH])) for s in starts)
    transcript = Transcript(paragraphs, next_id=len(words) + 1)
    start = time.process_time()
    engine = Engine(seed.glossary)
    survey = engine.survey_transcript(transcript)
    engine.check(transcript, survey=survey)
    whole = time.process_time() - start
    edited = replace(paragraphs[len(paragraphs) // 2], words=words[: PER_PARAGRAPH - 1])
    changed = replace(transcript, paragraphs=(edited, *paragraphs[1:]))
    start = time.process_time()
    engine.check(changed, [0], survey)
    return whole * 1000, (time.process_time() - start) * 1000


def _overlap(proposal: Proposal, start: int, end: int) -> bool:
    return proposal.start < end and start < proposal.end


def _mends(keys: list[str], proposal: Proposal, row: GoldRow) -> bool:
    """Tell whether one of the first choices makes the words of the row, and of what lies around it, right."""
    if not _overlap(proposal, row.start, row.end):
        return False
    start, end = min(proposal.start, row.start), max(proposal.end, row.end)
    wanted = [*keys[start : row.start], *row.words, *keys[row.end : end]]
    texts = [""] if proposal.hide else proposal.replacements[:CHOICES]
    made = ([*keys[start : proposal.start], *map(key, t.split()), *keys[proposal.end : end]] for t in texts)
    return any(list(filter(None, words)) == list(filter(None, wanted)) for words in made)


def misses(seed: Seed) -> Iterator[str]:
    """Yield one JSON line for every gold row that is not mended and every false alarm, to look at."""
    proposals = Engine(seed.glossary).find(seed.tokens)
    keys = [key(t) for t in seed.tokens]
    for row in seed.rows:
        if row.kind != "quoted" and not any(_mends(keys, p, row) for p in proposals):
            yield json.dumps({"missed": seed.tokens[row.start : row.end], "right": row.words}, ensure_ascii=False)
    for p in proposals:
        if p.kind not in CLEANERS and not any(_overlap(p, r.start, r.end) for r in seed.rows if r.kind != "quoted"):
            alarm = {"alarm": seed.tokens[p.start : p.end], "text": p.text, "confidence": round(p.confidence, 2)}
            yield json.dumps(alarm, ensure_ascii=False)
