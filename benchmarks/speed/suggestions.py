"""How fast suggestions come: processor time of one core, in processes in which nothing was looked at before.

Every figure is the best of a few runs, for what else the machine does slows processor time down, too. Words a second of
the captions: all videos one after the other as `jamedit suggest --tokens` goes through them, an engine for each, made
ready for its own glossary. Of a transcript with gold: an engine for its glossary, made and asked, when another one has
read the lists of the language before. From nothing to first suggestions: the engine is imported, reads its lists and
looks at all paragraphs; what the window itself needs is there before.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.labelled import CAPTIONS, SEEDS, SHARED
from benchmarks.quality.seed_gold import Seed, read_seed
from jamedit.document import Glossary, Paragraph, Transcript, Word, glossary

Row = tuple[str, float, str, str]
Figures = dict[str, float]
_RUNS = 3
_HOUR = 10_000  # words
_PER_PARAGRAPH = 80


def rows() -> Iterator[Row]:
    """Yield the rows for all material that is there."""
    if CAPTIONS.exists():
        best = _best("captions")
        yield "captions speed", best["words"] / best["seconds"], "words/s", f"{best['texts']:.0f} engines and texts"
    for name in SEEDS:
        path = SHARED / "data" / "seeds" / f"{name}.txt"
        if path.exists():
            yield from _seed_rows(read_seed(path), path)


def _seed_rows(seed: Seed, path: Path) -> Iterator[Row]:
    label, terms, words = seed.name[:3], f"{len(seed.glossary.terms)} terms", len(seed.tokens)
    best = _best("text", str(path))
    yield f"{label} speed, first time", words / best["seconds"], "words/s", f"{words} words, {terms}"
    yield f"{label} start-up of an engine", 1000 * best["start_up"], "ms", f"{terms}, lists read"
    if words >= _HOUR:
        best = _best("first", str(path))
        note = (
            f"{_HOUR} words, {terms}; {1000 * best['imports']:.0f} ms for imports, {1000 * best['lists']:.0f} for lists"
        )
        yield f"{label} first suggestions, from nothing", 1000 * best["seconds"], "ms", note
        yield f"{label} memory of that", best["megabytes"], "MB", "above the process before"


def _best(what: str, *more: str) -> Figures:
    """Return the figures of the quickest of a few new processes."""
    command = [sys.executable, "-m", "benchmarks.speed.suggestions", what, *more]
    runs = (subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout for _ in range(_RUNS))
    return min((json.loads(run) for run in runs), key=lambda figures: float(figures["seconds"]))


def captions() -> Figures:
    """Look at all captions, with an engine for each video."""
    from jamedit.suggest import Engine, suggest_tokens

    with gzip.open(CAPTIONS, "rt", encoding="utf-8") as file:
        records = list(map(json.loads, file))
    texts = [" ".join(s["text"] for s in r["auto"]).split() for r in records]
    Engine(Glossary()).find(["so"])  # reads the lists
    start = time.process_time()
    for record, tokens in zip(records, texts, strict=True):
        suggest_tokens(tokens, glossary.parse(record["glossary"]), title=record["title"])
    return {"seconds": time.process_time() - start, "words": sum(map(len, texts)), "texts": len(texts)}


def text(seed: Seed) -> Figures:
    """Look at a transcript when another engine has read the lists."""
    from jamedit.suggest import Engine

    Engine(Glossary()).find(["so"])
    start = time.process_time()
    engine = Engine(seed.glossary)
    assert engine.suggesters  # made at the first use
    ready = time.process_time()
    engine.find(seed.tokens)
    return {"seconds": time.process_time() - start, "start_up": ready - start}


def first(seed: Seed) -> Figures:
    """Look at an hour's transcript as the window does when it was opened."""
    words = [Word(number, token) for number, token in enumerate(seed.tokens[:_HOUR], 1)]
    starts = range(0, len(words), _PER_PARAGRAPH)
    paragraphs = (Paragraph(_HOUR + s + 1, None, tuple(words[s : s + _PER_PARAGRAPH])) for s in starts)
    transcript = Transcript(tuple(paragraphs), next_id=2 * _HOUR + 1)
    before, start = _megabytes(), time.process_time()
    from jamedit.suggest import Engine

    imported = time.process_time()
    Engine(Glossary()).find(["so"])
    listed = time.process_time()
    engine = Engine(seed.glossary)
    found = engine.check(transcript, statistics=engine.transcript_statistics(transcript))
    end = time.process_time()
    assert found
    times = {"seconds": end - start, "imports": imported - start, "lists": listed - imported}
    return times | {"megabytes": _megabytes() - before}


def _megabytes() -> float:
    """Return the largest resident size so far."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def main(what: str, *more: str) -> None:
    """Print the figures of one run in this process."""
    seeds = [read_seed(Path(path)) for path in more]
    figures = captions() if what == "captions" else {"text": text, "first": first}[what](*seeds)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
