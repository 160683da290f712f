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
from collections.abc import Iterator
from dataclasses import replace
from statistics import median, quantiles

from benchmarks.fitting import score as fit_confidence
from benchmarks.quality import suggest_kinds, suggest_terms
from benchmarks.quality.labelled import CAPTIONS, SEEDS, SHARED
from benchmarks.quality.seed_gold import GoldRow, Seed, read_seed
from benchmarks.speed import suggestions as suggest_speed
from jamedit.document import Paragraph, Transcript, Word
from jamedit.document.tokens import key
from jamedit.suggest import Engine, Proposal, cleaners

CLEANERS = cleaners()
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
    return [*_rows(), *suggest_speed.rows()]


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
    """Yield recall, precision and the time of a second look on one transcript with gold."""
    label = seed.name[:3]
    counts = seed_counts(seed)
    for name, part, whole in (("gold rows mended", "mended", "rows"), ("gold rows touched", "touched", "rows")):
        note = f"{counts[part]} of {counts[whole]}" + ", 3 choices" * (part == "mended")
        yield f"{label} {name}", counts[part] / counts[whole], "share", note
    good, shown = counts["good"], counts["shown"]
    yield f"{label} shown on a gold row", good / max(1, shown), "share", f"{good} of {shown}"
    again = _again_ms(seed)
    note = f"{PER_PARAGRAPH} words, {len(again)} paragraphs"
    yield f"{label} one paragraph again, median", median(again), "ms", note
    yield f"{label} one paragraph again, 95 %", quantiles(again, n=20)[-1], "ms", ""


def seed_counts(seed: Seed) -> Counter[str]:
    """Count the rows of a transcript's gold, those mended and touched; proposals shown, and those on a row."""
    found = Engine(seed.glossary).find(seed.tokens)
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


def _again_ms(seed: Seed) -> list[float]:
    """Return how long each paragraph takes that is looked at again for having lost a word."""
    words = [Word(i, t) for i, t in enumerate(seed.tokens, 1)]
    starts = range(0, len(words), PER_PARAGRAPH)
    paragraphs = tuple(Paragraph(-1 - s, None, tuple(words[s : s + PER_PARAGRAPH])) for s in starts)
    transcript = Transcript(paragraphs, next_id=len(words) + 1)
    engine = Engine(seed.glossary)
    statistics = engine.transcript_statistics(transcript)
    engine.check(transcript, statistics=statistics)
    times = []
    for at, paragraph in enumerate(paragraphs):
        edited = replace(paragraph, words=paragraph.words[1:])
        changed = replace(transcript, paragraphs=(*paragraphs[:at], edited, *paragraphs[at + 1 :]))
        start = time.process_time()
        engine.check(changed, [at], statistics)
        times.append((time.process_time() - start) * 1000)
    return times


def _overlap(proposal: Proposal, start: int, end: int) -> bool:
    return proposal.start < end and start < proposal.end


def _mends(keys: list[str], proposal: Proposal, row: GoldRow) -> bool:
    """Return whether one of the first choices makes the words of the row, and of what lies around it, right."""
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
