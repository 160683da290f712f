"""Whisper as an aligner: with a model that is made up, and with a real one where a folder is given.

JAMEDIT_TEST_WHISPER=FOLDER script/test tests/speech/whisper
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest

from jamedit.audio.speech_sound import read_span
from jamedit.errors import ModelError
from jamedit.paths import resource
from jamedit.speech.base import EngineChoice
from jamedit.speech.whisper import aligner, delay
from jamedit.speech.whisper.aligner import WhisperAligner

STEP, FRAMES = 20, 3000
FOLDER = os.environ.get("JAMEDIT_TEST_WHISPER", "")


class MadeUpModel:
    """Have the surface of a model of faster-whisper: a token is a letter, and each takes five steps from the start."""

    languages: tuple[str, ...] = ("en", "de", "no", "ja")
    made: list[dict[str, object]] = []  # noqa: RUF012

    def __init__(self, path: str, **options: object) -> None:
        if "broken" in path:
            raise RuntimeError("Unsupported model\nbinary version")
        self.made.append(options)
        self.model = SimpleNamespace(is_multilingual=len(self.languages) > 1, align=self._align)
        self.supported_languages = list(self.languages)
        self.hf_tokenizer = None
        self.feature_extractor = Extractor()
        self.asked: list[list[int]] = []

    def encode(self, features):
        assert features.shape == (80, FRAMES)
        return features

    def _align(self, encoded, start, texts, frames):
        (text,) = texts
        assert start == [1]
        assert 0 < frames <= FRAMES
        self.asked.append(text)
        pairs = [(token, min(5 * token + k, frames // 2)) for token in range(len(text) + 1) for k in range(5)]
        return [SimpleNamespace(alignments=pairs, text_token_probs=[0.9] * len(text))]

    def transcribe(self, sound, **options):
        assert sound.dtype == np.float32
        words = [SimpleNamespace(word=" Hello,", start=0.2, end=0.5), SimpleNamespace(word=" —", start=0.5, end=0.6)]
        good = SimpleNamespace(words=words, no_speech_prob=0.1, avg_logprob=-0.2, compression_ratio=1.0)
        loop = SimpleNamespace(words=words, no_speech_prob=0.1, avg_logprob=-0.2, compression_ratio=9.0)
        music = SimpleNamespace(words=words, no_speech_prob=0.9, avg_logprob=-2.0, compression_ratio=1.0)
        return iter([good, loop, music]), None


class Extractor:
    nb_max_frames = FRAMES

    def __call__(self, sound):
        return np.zeros((80, len(sound) // 160 + 1), np.float32)


class Letters:
    def __init__(self, tokenizer, multilingual, task, language) -> None:
        self.sot_sequence = [1]

    def encode(self, text: str) -> list[int]:
        return [ord(letter) for letter in text]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    return tmp_path


@pytest.fixture
def made_up(monkeypatch) -> type[MadeUpModel]:
    package, tokenizer, progress = ModuleType("faster_whisper"), ModuleType("tokenizer"), ModuleType("tqdm")
    package.WhisperModel = MadeUpModel
    tokenizer.Tokenizer = Letters
    progress.tqdm = SimpleNamespace(set_lock=lambda lock: None)
    monkeypatch.setitem(sys.modules, "faster_whisper", package)
    monkeypatch.setitem(sys.modules, "faster_whisper.tokenizer", tokenizer)
    monkeypatch.setitem(sys.modules, "tqdm", progress)
    monkeypatch.setattr(aligner, "program", lambda: None)
    monkeypatch.setattr(aligner, "delay_of", lambda model, folder: 0)
    monkeypatch.setattr(MadeUpModel, "made", [])
    return MadeUpModel


def sound(length_s: float) -> np.ndarray:
    return np.random.default_rng(0).normal(0, 2000, int(16_000 * length_s)).astype(np.int16)


def whisper(folder: Path, language: str = "en") -> WhisperAligner:
    return WhisperAligner(EngineChoice("whisper", language, str(folder)))


def test_words_get_the_times_of_their_tokens(made_up, folder):
    first, dash, second = whisper(folder).fit(sound(5), ["abc", "—", "de,"])
    assert (first.start_ms, first.end_ms) == (0, 4 * 100)  # a space and three letters
    assert dash is None
    assert (second.start_ms, second.end_ms) == (400, 800)


def test_a_model_runs_on_one_thread_of_the_processor_and_fetches_nothing(made_up, folder):
    whisper(folder).fit(sound(1), ["a"])
    (options,) = made_up.made
    assert options["cpu_threads"] == 1
    assert options["compute_type"] == "int8"
    assert options["device"] == "cpu"
    assert options["local_files_only"]


def test_it_is_loaded_once_and_not_before_it_is_needed(made_up, folder):
    made = whisper(folder)
    assert not made_up.made
    made.fit(sound(1), ["a"])
    made.fit(sound(1), ["b"])
    made.recognise(sound(1))
    assert len(made_up.made) == 1


def test_more_sound_or_text_than_it_takes_is_cut_in_the_middle(made_up, folder):
    made = whisper(folder)
    words = ["abcdefghi"] * 100  # a thousand tokens
    placed = made.fit(sound(50), words)
    assert len(placed) == len(words)
    assert max(map(len, made._model._whisper.asked)) <= 440
    starts = [place.start_ms for place in placed if place]
    assert starts == sorted(starts)
    assert starts[-1] > 30_000


def test_one_endless_word_is_no_endless_work(made_up, folder):
    assert len(whisper(folder).fit(sound(40), ["a" * 5000])) == 1


@pytest.mark.parametrize(("words", "length_s"), [([], 5), (["a"], 0), (["…"], 5), (["a"], 0.01)])
def test_nothing_to_find(made_up, folder, words, length_s):
    assert whisper(folder).fit(sound(length_s), words) == [None] * len(words)


def test_what_it_hears_is_folded_without_silence_and_loops(made_up, folder):
    assert [(w.text, w.start_ms, w.end_ms) for w in whisper(folder).recognise(sound(5))] == [("hello", 200, 500)]
    assert whisper(folder).recognise(sound(0)) == []


def test_a_language_goes_by_the_code_that_whisper_has(made_up, folder):
    made = whisper(folder, "nb-NO")
    made.fit(sound(1), ["a"])
    assert made._model.language == "no"


@pytest.mark.parametrize(("languages", "language", "said"), [
    (("en", "de"), "tlh", "does not know the language 'tlh'"),
    (("en",), "de", "knows English only, and this is de"),
])  # fmt: skip
def test_another_language_is_one_sentence(made_up, folder, monkeypatch, languages, language, said):
    monkeypatch.setattr(made_up, "languages", languages)
    with pytest.raises(ModelError, match=said):
        whisper(folder, language).fit(sound(1), ["a"])


def test_a_folder_that_is_not_there_or_lacks_a_file_is_one_sentence(made_up, folder):
    with pytest.raises(ModelError, match="There is no folder"):
        whisper(folder / "nowhere").recognise(sound(1))
    (folder / "model.bin").unlink()
    with pytest.raises(ModelError, match=r"has no model\.bin"):
        whisper(folder).recognise(sound(1))


def test_a_model_that_cannot_be_loaded_or_run_is_one_sentence(made_up, folder, monkeypatch):
    broken = folder / "broken"
    broken.mkdir()
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (broken / name).write_text("{}")
    with pytest.raises(ModelError, match=r"cannot be loaded .Unsupported model binary version."):
        whisper(broken).fit(sound(1), ["a"])
    monkeypatch.setattr(made_up, "encode", lambda self, features: 1 / 0)
    with pytest.raises(ModelError, match="cannot be run"):
        whisper(folder).fit(sound(1), ["a"])


def test_a_missing_package_is_one_sentence(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    with pytest.raises(ModelError, match="pip install 'jamedit"):
        whisper(folder).fit(sound(1), ["a"])


def test_another_voice_finds_the_edges_near_where_the_model_found_the_word(made_up, folder, monkeypatch):
    given = {}

    class Spoken:
        def say(self, words):
            return [sound(0.3)] * len(words)

    def follow(heard, voices, *, loose, near, judge):
        given["near"] = near
        return SimpleNamespace(places=[(10, 390), (900, 1200)])

    monkeypatch.setattr(aligner, "_voice", lambda choice: Spoken())
    monkeypatch.setattr(aligner, "follow", follow)
    close, far = whisper(folder).fit(sound(5), ["abc", "def"])
    assert given["near"] == [(0, 400), (400, 800)]
    assert (close.start_ms, close.end_ms, far.start_ms, far.end_ms) == (10, 390, 900, 1200)
    assert far.confidence < close.confidence


def test_the_delay_of_a_model_is_measured_once(made_up, folder, monkeypatch):
    calls = []
    monkeypatch.setattr(delay, "_known", {})
    monkeypatch.setattr(delay, "_measured", lambda model: calls.append(model) or 80)
    assert [delay.delay_of(None, str(folder)) for _ in range(2)] == [80, 80]
    assert len(calls) == 1


def test_a_model_whose_times_are_no_times_has_no_delay(made_up, folder):
    made = whisper(folder)
    assert delay._measured(made._model) == 0  # every letter takes 100 ms: words are seconds off


@pytest.mark.skipif(not FOLDER, reason="JAMEDIT_TEST_WHISPER is not set to the folder of a Whisper model (CTranslate2)")
@pytest.mark.parametrize("with_voice", [True, False])
def test_a_real_model_on_the_sample_talk(with_voice, monkeypatch):
    if not with_voice:
        monkeypatch.setattr(aligner, "program", lambda: None)
    rows = [line.split("\t") for line in resource("samples", "research-jam.words.tsv").read_text("utf-8").splitlines()]
    talk = read_span(resource("samples", "research-jam.opus"), 0, 18_500)
    made = whisper(Path(FOLDER))
    placed = made.fit(talk, [word for _, _, word in rows[1:]])
    off = [abs(place.start_ms - int(row[0])) for place, row in zip(placed, rows[1:], strict=True) if place]
    assert len(off) >= 0.95 * len(placed)
    assert sum(ms <= 100 for ms in off) >= (0.9 if with_voice else 0.7) * len(off)
    heard = {word.text for word in made.recognise(talk)}
    assert {"rules", "short", "questions", "captions"} <= heard
