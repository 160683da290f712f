"""Load a masked language model in Hugging Face's format from a folder, and run it within bounds of memory.

The folder holds config.json, tokenizer.json and either model.onnx (also onnx/model.onnx), run with onnxruntime, or
weights (model.safetensors, pytorch_model.bin), run with transformers. Nothing is fetched; no code of the folder is run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jamedit.errors import ModelError
from jamedit.progress import Progress

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_ONNX = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")
_WEIGHTS = ("model.safetensors", "pytorch_model.bin")
_MASKS = ("[MASK]", "<mask>")
_OUTPUT_BYTES = 48_000_000  # of scores at once: rows x positions x vocabulary x 4
_MOST_POSITIONS = 160  # word pieces a row
_MOST_ROWS = 16
_WORDS_A_POSITION = 0.4
_LARGEST_JSON = 64_000_000
_LARGEST_MODEL = 4_000_000_000

# ids and attention (rows x positions) to scores (rows x positions x vocabulary)
Run = Callable[["Array", "Array"], "Array"]


class Encoded(NamedTuple):
    """Hold the word pieces of some words: ids, and for each the number of its word (None: a special token)."""

    ids: tuple[int, ...]
    words: tuple[int | None, ...]

    def range_of(self, word: int) -> tuple[int, int] | None:
        """Return the pieces of a word, None for one that was cut off."""
        positions = [at for at, number in enumerate(self.words) if number == word]
        return (positions[0], positions[-1] + 1) if positions else None


class Masked(NamedTuple):
    """Hold which word of a text is masked, with how many pieces."""

    text: Encoded
    word: int
    size: int


@dataclass(frozen=True)
class Runner:
    """Run one model; made with `load`."""

    tokenizer: Any
    run: Run
    mask: int
    vocabulary: int

    @classmethod
    def load(cls, folder: Path) -> Runner:
        """Load a model; raise ModelError with a sentence on what is missing and where to get it."""
        if not folder.is_dir():
            raise ModelError(f"There is no folder {folder}; choose the folder of a masked language model.")
        _json(folder / "config.json")
        tokenizer, mask = _tokenizer(folder)
        onnx = next((folder / name for name in _ONNX if (folder / name).is_file()), None)
        if onnx is not None:
            run = _with_onnx(onnx)
        elif any((folder / name).is_file() for name in _WEIGHTS):
            run = _with_transformers(folder)
        else:
            raise ModelError(f"{folder} contains no model.onnx and no weights; choose the folder of a masked model.")
        return cls(tokenizer, run, mask, int(tokenizer.get_vocab_size()))

    @property
    def _positions(self) -> int:
        """Return how many pieces a row may have, so that one row of scores keeps within bounds."""
        return max(16, min(_MOST_POSITIONS, _OUTPUT_BYTES // (4 * max(1, self.vocabulary))))

    @property
    def words(self) -> int:
        """Return how many words are well looked at together: with few pieces a word they all fit."""
        return max(8, int(_WORDS_A_POSITION * self._positions))

    def encode(self, words: Sequence[str]) -> Encoded:
        """Cut words into pieces; what goes beyond the bounds is left out."""
        coded = self.tokenizer.encode(list(words), is_pretokenized=True)
        positions = self._positions
        ids, numbers = coded.ids, coded.word_ids
        if len(ids) > positions:  # the closing token stays
            ids, numbers = [*ids[: positions - 1], ids[-1]], [*numbers[: positions - 1], numbers[-1]]
        return Encoded(tuple(ids), tuple(numbers))

    def pieces(self, text: str) -> tuple[int, ...]:
        """Return the pieces of one word, without the model's own special tokens; () when it has none for it."""
        coded = self.tokenizer.encode([text], is_pretokenized=True, add_special_tokens=False)
        unknown = {self.tokenizer.token_to_id(token) for token in ("[UNK]", "<unk>")} - {None}
        return () if unknown & set(coded.ids) else tuple(coded.ids)

    def chances(self, text: Encoded, progress: Progress) -> dict[int, float]:
        """Return the log of each word's chance where it is, the least of its pieces, the text unmasked."""
        if not text.ids:
            return {}
        progress.check()
        scores = self._scores([text.ids])[0]
        found: dict[int, float] = {}
        for at, (piece, word) in enumerate(zip(text.ids, text.words, strict=True)):
            if word is not None:
                found[word] = min(found.get(word, 0.0), float(_log_chances(scores[at])[piece]))
        return found

    def fill(
        self, gaps: Sequence[Masked], candidates: Sequence[Sequence[tuple[int, ...]]], progress: Progress
    ) -> list[list[float]]:
        """Return, for each gap, the log of the chance of each of its candidates (as many pieces as masks)."""
        rows = [self._row(gap) for gap in gaps]
        results: list[list[float]] = []
        for first, batch in self._batches(rows):
            progress.check()
            scores = self._scores([ids for ids, _ in batch])
            for n, (_, start) in enumerate(batch):
                gap = gaps[first + n]
                logs = [_log_chances(scores[n][start + k]) for k in range(gap.size)]
                mean = [sum(float(log[i]) for log, i in zip(logs, c, strict=True)) for c in candidates[first + n]]
                results.append(mean)
        return results

    def _row(self, gap: Masked) -> tuple[tuple[int, ...], int]:
        where = gap.text.range_of(gap.word)
        assert where is not None  # only words with a chance are masked, and those are in the text
        ids = gap.text.ids
        return (*ids[: where[0]], *(self.mask,) * gap.size, *ids[where[1] :]), where[0]

    def _batches(self, rows: Sequence[tuple[tuple[int, ...], int]]) -> Iterator[tuple[int, Sequence[Any]]]:
        longest = max((len(ids) for ids, _ in rows), default=1)
        size = max(1, min(_MOST_ROWS, _OUTPUT_BYTES // (4 * longest * max(1, self.vocabulary))))
        for first in range(0, len(rows), size):
            yield first, rows[first : first + size]

    def _scores(self, rows: Sequence[Sequence[int]]) -> Array:
        import numpy as np

        width = max(map(len, rows))
        ids = np.zeros((len(rows), width), dtype=np.int64)
        attention = np.zeros_like(ids)
        for n, row in enumerate(rows):
            ids[n, : len(row)] = row
            attention[n, : len(row)] = 1
        try:
            scores = self.run(ids, attention)
        except Exception as error:  # any failure inside a foreign model is reported in one sentence
            raise ModelError(f"The model cannot be run ({_in_one_line(error)}); choose another one.") from error
        if scores.ndim != 3 or scores.shape[:2] != ids.shape or scores.shape[2] < self.vocabulary:
            raise ModelError("The model does not score every word of its vocabulary; choose a masked language model.")
        return scores


def _log_chances(scores: Array) -> Array:
    import numpy as np

    shifted = np.nan_to_num(scores.astype(np.float64))
    shifted = shifted - shifted.max()
    logs: Array = shifted - np.log(np.exp(shifted).sum())
    return logs


def _json(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST_JSON:
            raise ModelError(f"{path} is larger than such a file can be; choose another model.")
        return json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}); choose the folder of a masked model.") from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path} is not JSON; download the model again.") from error


def _tokenizer(folder: Path) -> tuple[Any, int]:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise _missing("tokenizers") from error
    path = folder / "tokenizer.json"
    _json(path)
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the package raises plain Exception
        raise ModelError(f"{path} is not a tokenizer ({_in_one_line(error)}); download the model again.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    mask = next((i for token in _MASKS if (i := tokenizer.token_to_id(token)) is not None), None)
    if mask is None:
        raise ModelError(f"The model in {folder} has no token for a masked word; choose a masked language model.")
    return tokenizer, int(mask)


def _with_onnx(path: Path) -> Run:
    try:
        import onnxruntime
    except ImportError as error:
        raise _missing("onnxruntime") from error
    if path.stat().st_size > _LARGEST_MODEL:
        raise ModelError(f"{path} is larger than 4 GB; choose a smaller model.")
    options = onnxruntime.SessionOptions()
    options.enable_cpu_mem_arena = False  # what one batch needed is given back
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its own errors have no common base
        raise ModelError(f"{path} cannot be loaded ({_in_one_line(error)}); download the model again.") from error
    wanted = [each.name for each in session.get_inputs()]
    outputs = [each.name for each in session.get_outputs()]
    output = "logits" if "logits" in outputs else outputs[0]

    def run(ids: Array, attention: Array) -> Array:
        given = {"input_ids": ids, "attention_mask": attention, "token_type_ids": ids * 0}
        scores: Array = session.run([output], {name: given[name] for name in wanted})[0]
        return scores

    return run


def _with_transformers(folder: Path) -> Run:
    try:
        import torch
        from transformers import AutoModelForMaskedLM
    except ImportError as error:
        raise _missing("transformers and torch") from error
    try:
        model = AutoModelForMaskedLM.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False).eval()
    except Exception as error:  # its own errors have no common base
        raise ModelError(
            f"The weights in {folder} cannot be loaded ({_in_one_line(error)}); download the model again."
        ) from error

    def run(ids: Array, attention: Array) -> Array:
        with torch.inference_mode():
            given = {"input_ids": torch.from_numpy(ids), "attention_mask": torch.from_numpy(attention)}
            scores: Array = model(**given).logits.numpy()
        return scores

    return run


def _missing(packages: str) -> ModelError:
    extra = "masked-torch" if "torch" in packages else "masked"
    return ModelError(f"The packages {packages} are not installed; add them with: pip install 'jamedit[{extra}]'.")


def _in_one_line(error: BaseException) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(str(error).split()))[:200] or type(error).__name__
