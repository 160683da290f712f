"""How right each kind of suggestion is on the captions, channel by channel, and how far confidence can be believed.

A suggestion is right when it brings its words closer to the editor's. The judge is the scorer that lies with the
material; suggestions that change no word (capitals, punctuation) cannot be judged by it and are not counted.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from jamedit.document import glossary
from jamedit.suggest import SUGGESTERS, suggest_tokens

SURE = 0.85
_STEPS = (0.1, 0.25, 0.5, 0.7, 0.85, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """Hold one suggestion with what the judge says of it."""

    channel: str
    video: str
    kind: str
    confidence: float
    right: bool
    touches: bool
    edit: tuple[int, int, tuple[str, ...]]


def tables(captions: Path, scorer: Path) -> str:
    """Return the tables of kinds, of confidence and of word error rates as text."""
    module = _load(scorer)
    with gzip.open(captions, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    prepared = {r["id"]: module.prepare(r) for r in records}
    judged = [j for r in records for j in _judged(module, r, prepared[r["id"]])]
    lines = [*_kinds(judged), "", *_reliability(judged), "", *_error_rates(records, prepared, judged)]
    return "\n".join(lines)


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_suggestions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _judged(module: Any, record: dict[str, Any], prepared: tuple[Any, ...]) -> Iterator[Judged]:
    tokens, index, words, blocks, _, terms = prepared
    typed = glossary.parse(record.get("glossary", []))
    for p in suggest_tokens(tokens, typed, None, "everything", title=record.get("title", "")):
        told = {"start_token": p.start, "end_token": p.end, "replacement": p.text, "confidence": p.confidence}
        j = module.judge(words, blocks, index, terms, told)
        if j["scored"] and (j["s"] < j["e"] or j["rep"]):
            edit = (j["s"], j["e"], tuple(j["rep"]))
            yield Judged(record["channel"], record["id"], p.kind, p.confidence, j["gain"] > 0, bool(j["hits"]), edit)


def _share(judged: Iterable[Judged]) -> str:
    listed = list(judged)
    right = sum(j.right for j in listed)
    return f"{len(listed):5} {right / len(listed):4.0%}" if listed else f"{'–':>10}"


def _kinds(judged: list[Judged]) -> Iterator[str]:
    channels = list(Counter(j.channel for j in judged))
    yield f"suggestions shown, share right; all, then those of at least {SURE} in all and in each channel"
    yield " ".join([f"{'kind':>12}", f"{'all':>10}", f"{'sure':>10}", *(f"{c[:10]:>10}" for c in channels)])
    for kind in (*SUGGESTERS, "together"):
        of_kind = [j for j in judged if kind in (j.kind, "together")]
        sure = [j for j in of_kind if j.confidence >= SURE]
        if of_kind:
            cells = [_share(j for j in sure if j.channel == c) for c in channels]
            yield " ".join([f"{kind:>12}", _share(of_kind), _share(sure), *cells])


def _reliability(judged: list[Judged]) -> Iterator[str]:
    yield "confidence, suggestions, share right, share that touches an edit"
    for low, high in pairwise(_STEPS):
        here = [j for j in judged if low <= j.confidence < high]
        touching = sum(j.touches for j in here) / max(1, len(here))
        yield f"{low:6.2f} to {min(high, 1):4.2f} {_share(here)} {touching:5.0%}"


def _error_rates(
    records: list[dict[str, Any]], prepared: dict[str, tuple[Any, ...]], judged: list[Judged]
) -> Iterator[str]:
    """Yield the word error rate of every channel before and after applying what is sure."""
    by_video: dict[str, list[Judged]] = defaultdict(list)
    for j in judged:
        if j.confidence >= SURE:
            by_video[j.video].append(j)
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for record in records:
        words, manual = prepared[record["id"]][2], prepared[record["id"]][4]
        after = _applied(words, by_video[record["id"]])
        for channel in (record["channel"], "together"):
            counted = (Levenshtein.distance(words, manual), Levenshtein.distance(after, manual), len(manual))
            sums[channel] = [a + b for a, b in zip(sums[channel], counted, strict=True)]
    yield f"word error rate before, after applying what is {SURE} sure, change"
    for channel, (before, after_all, total) in sums.items():
        yield f"{channel:>20} {before / total:.4f} {after_all / total:.4f} {(after_all - before) / before:+.1%}"


def _applied(words: list[str], judged: list[Judged]) -> list[str]:
    """Return words after all edits; edits that overlap come from no engine, which settles them."""
    result = list(words)
    for start, end, replacement in sorted((j.edit for j in judged), key=lambda e: (-e[0], -e[1])):
        result[start:end] = replacement
    return result
