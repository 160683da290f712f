"""Texts whose errors are known, with places of suggestions judged by the scorer that lies with the captions."""

from __future__ import annotations

import gzip
import importlib.util
import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.quality.seed_gold import read_seed
from jamedit.document import Glossary, glossary

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
CAPTIONS = SHARED / "data" / "captions" / "dev.jsonl.gz"
SEEDS = (
    "000_4e1d6e79918b38e2",
    "002_b8db13df95d9eb98",
    "004_9c5c1d9609634785.repaired",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold what a suggestion does: whether it touches an error, corrects it, or brings its words nearer."""

    start: int
    end: int
    kind: str
    touches: bool
    mends: bool
    gain: int
    blocks: tuple[int, ...]


class Labelled:
    """Hold one text as tokens with its glossary; `group` is its channel or its own name, for folds."""

    def __init__(
        self, group: str, tokens: list[str], terms: Glossary, prepared: tuple[Any, ...], unclear: list[tuple[int, int]]
    ) -> None:
        self.group, self.tokens, self.glossary = group, tokens, terms
        self._index, self.words, self.blocks, self.manual, self._terms = prepared
        self._unclear = unclear

    def judge(self, start: int, end: int, text: str) -> Decision | None:
        """Judge one suggestion; None where it changes no word, or nobody knows what is right."""
        if any(start < e and s < end for s, e in self._unclear):
            return None
        suggestion = {"start_token": start, "end_token": end, "replacement": text}
        found = scorer().judge(self.words, self.blocks, self._index, self._terms, suggestion)
        if not found["scored"] or not (found["s"] < found["e"] or found["rep"]):
            return None
        hits = tuple(found["hits"])
        return Decision(start, end, found["cls"], bool(hits), found["correct"], found["gain"], hits)


@cache
def scorer() -> Any:
    """Load the scorer that lies with the captions."""
    spec = importlib.util.spec_from_file_location("score_suggestions", SHARED / "score_suggestions.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "score_suggestions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def captions() -> Iterator[Labelled]:
    """Yield the videos whose captions were corrected."""
    with gzip.open(CAPTIONS, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            tokens, index, words, blocks, manual, terms = scorer().prepare(record)
            prepared = (index, words, blocks, manual, terms)
            yield Labelled(record["channel"], tokens, glossary.parse(record["glossary"]), prepared, [])


def seeds(names: Sequence[str] = SEEDS) -> Iterator[Labelled]:
    """Yield the transcripts with gold made by hand; every row is a block of the kind "seed"."""
    norm = scorer().norm
    for name in names:
        seed = read_seed(SHARED / "data" / "seeds" / f"{name}.txt")
        index = [i for i, t in enumerate(seed.tokens) if norm(t)]
        words = [norm(seed.tokens[i]) for i in index]
        blocks = []
        for row in seed.rows:
            start, end = bisect_left(index, row.start), bisect_left(index, row.end)
            right = [w for w in map(norm, row.words) if w]
            start, end, right = scorer().minimal(words, start, end, right)
            if row.kind != "quoted" and (start < end or right):
                blocks.append((start, end, right, "seed"))
        yield Labelled(name[:3], seed.tokens, seed.glossary, (index, words, blocks, [], set()), seed.unclear)
