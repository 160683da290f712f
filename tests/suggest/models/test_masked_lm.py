"""A masked language model from a folder, with a tiny one that is made here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jamedit.document import Paragraph, Transcript, Word, glossary
from jamedit.errors import CancelledError, ModelError
from jamedit.progress import CancelToken, Progress
from jamedit.suggest.models.base import ask

onnx = pytest.importorskip("onnx", reason="the package onnx is not installed: pip install -e '.[test]'")
pytest.importorskip("onnxruntime", reason="the package onnxruntime is not installed: pip install -e '.[test]'")
pytest.importorskip("tokenizers", reason="the package tokenizers is not installed: pip install -e '.[test]'")
np = pytest.importorskip("numpy")

from jamedit.suggest.models.masked_lm import MaskedModel  # noqa: E402
from jamedit.suggest.models.masked_lm_runtime import Runner  # noqa: E402

SIGNS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = "a the fell into whole hole wall wool in we met at cackle kag ##gle day horse house sea see".split()  # noqa: SIM905
VOCABULARY = {word: i for i, word in enumerate([*SIGNS, *WORDS])}
SIZE = len(VOCABULARY)


def make(folder: Path, *, seed: int | None = None, inputs: tuple[str, ...] = ("input_ids", "attention_mask")) -> Path:
    """Write a model: with a seed a random one, else one that expects every word but "whole" and would say "hole"."""
    folder.mkdir(parents=True, exist_ok=True)
    if seed is None:
        table = np.eye(SIZE, dtype=np.float32) * 12
        table[VOCABULARY["whole"], VOCABULARY["whole"]] = -4
        table[VOCABULARY["cackle"], VOCABULARY["cackle"]] = -4
        table[VOCABULARY["[MASK]"]] = -6
        for word, score in (("hole", 9), ("house", 11), ("wool", 3), ("kag", 5), ("##gle", 5)):
            table[VOCABULARY["[MASK]"], VOCABULARY[word]] = score
    else:
        table = np.random.default_rng(seed).normal(size=(SIZE, SIZE)).astype(np.float32) * 8
    helper, types = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "tiny",
        [helper.make_tensor_value_info(name, types.INT64, ["rows", "positions"]) for name in inputs],
        [helper.make_tensor_value_info("logits", types.FLOAT, ["rows", "positions", SIZE])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(folder / "model.onnx"))
    (folder / "config.json").write_text(json.dumps({"model_type": "bert", "vocab_size": SIZE}))
    write_tokenizer(folder)
    return folder


def write_tokenizer(folder: Path) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.WordPiece(VOCABULARY, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    ends = [("[CLS]", VOCABULARY["[CLS]"]), ("[SEP]", VOCABULARY["[SEP]"])]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    tokenizer.add_special_tokens(SIGNS)
    tokenizer.save(str(folder / "tokenizer.json"))


def transcript_of(*texts: str) -> Transcript:
    paragraphs, number = [], 0
    for i, text in enumerate(texts, 1):
        words = tuple(Word(number + n, t) for n, t in enumerate(text.split(), 1))
        number += len(words)
        paragraphs.append(Paragraph(90_000 + i, None, words))
    return Transcript(tuple(paragraphs), next_id=99_999)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "model")


def test_doubtful_words_are_marked_and_filled_with_what_sounds_alike(folder):
    model = MaskedModel(folder, glossary.parse(["Kaggle"]))
    assert [d.at for d in model.doubts("we fell into the whole in the wall".split())] == [4]  # noqa: SIM905
    transcript = transcript_of("the wall", "We fell into the whole, in the wall", "at a cackle day")
    found = list(ask(model, transcript))
    assert [(s.before, s.replacements, s.kind) for s in found] == [
        ("whole,", ("hole,",), "model"),  # "house" is likelier, and sounds otherwise
        ("cackle", ("Kaggle",), "model"),  # a term of two pieces for a word of one
    ]
    assert all(0.3 < s.confidence <= 0.9 for s in found)


def test_only_what_sounds_alike_is_a_candidate(folder):
    model = MaskedModel(folder, glossary.parse(["Kaggle"]))
    assert "Kaggle" in model._candidates("cackle")
    assert "hole" in model._candidates("whole")
    assert model._candidates("bartholomewsky") == ()


def test_positions_are_right_in_long_passages_and_every_input_a_model_has_is_given(tmp_path):
    folder = make(tmp_path / "m", inputs=("input_ids", "attention_mask", "token_type_ids"))
    text = " ".join(["the wall"] * 150 + ["the whole"] + ["the wall"] * 50)
    found = list(ask(MaskedModel(folder, glossary.parse(())), transcript_of("the wall", text)))
    assert [(s.before, s.word_ids) for s in found] == [("whole", (2 + 302,))]


@pytest.mark.parametrize("seed", range(5))
def test_a_random_model_does_no_harm(tmp_path, seed):
    talk = (
        "We met, at the “whole” wall 3 times — naïve 深度 … see the horse in a house; day 2. "
        "Hole, wool into the sea fell a cackle, the wall of the hole"
    )
    text = talk.split()
    model = MaskedModel(make(tmp_path / "m", seed=seed), glossary.parse(["Kaggle"]))
    found = [p for _, proposals in model.propose([text, [], ["—"], text * 40], Progress()) for p in proposals]
    assert found
    for p in found:
        assert 0 < p.confidence <= 0.9
        assert p.end == p.start + 1
        assert all(t for t in p.replacements)


def test_scores_keep_within_bounds_of_memory(folder, monkeypatch):
    monkeypatch.setattr("jamedit.suggest.models.masked_lm_runtime._OUTPUT_BYTES", 4 * SIZE * 40)
    runner = Runner.load(folder)
    sizes = []
    run = runner.run
    object.__setattr__(runner, "run", lambda ids, attention: sizes.append(ids.size) or run(ids, attention))
    model = MaskedModel(folder, glossary.parse(()))
    object.__setattr__(model, "_runner", runner)
    list(model.propose([("the whole wall " * 30).split()], Progress()))
    assert sizes
    assert max(sizes) <= 40


def test_cancelled_between_two_batches(folder):
    model = MaskedModel(folder, glossary.parse(()))
    token = CancelToken()
    found = model.propose(
        [["the", "whole"], ["the", "whole"]], Progress(lambda share, _: share and token.cancel(), token)
    )
    with pytest.raises(CancelledError):
        list(found)


def test_a_folder_without_a_model_is_refused_in_one_sentence(tmp_path, folder):
    def told() -> str:
        with pytest.raises(ModelError) as caught:
            list(MaskedModel(folder, glossary.parse(())).propose([["the", "whole"]], Progress()))
        assert "\n" not in str(caught.value)
        return str(caught.value)

    (folder / "model.onnx").write_bytes(b"no model")
    assert "cannot be loaded" in told()
    (folder / "model.onnx").unlink()
    assert "no model.onnx and no weights" in told()
    make(folder, inputs=("input_ids", "pixels"))
    assert "cannot be run" in told()
    tokenizer = (folder / "tokenizer.json").read_text()
    (folder / "tokenizer.json").write_text(tokenizer.replace("[MASK]", "[OTHER]"))
    assert "no token for a masked word" in told()
    for text, part in (("{}", "not a tokenizer"), ("{", "not JSON"), ("[" * 100_000, "not JSON")):
        (folder / "tokenizer.json").write_text(text)
        assert part in told()
    (folder / "config.json").unlink()
    assert "config.json cannot be read" in told()
    folder = tmp_path / "none"
    assert "There is no folder" in told()


def test_weights_without_the_packages_name_the_extra(folder, monkeypatch):
    (folder / "model.onnx").unlink()
    (folder / "model.safetensors").write_bytes(b"")
    monkeypatch.setitem(__import__("sys").modules, "transformers", None)
    with pytest.raises(ModelError, match=r"jamedit\[masked-torch\]"):
        Runner.load(folder)


def test_weights_are_run_with_transformers(tmp_path):
    torch = pytest.importorskip("torch", reason="the package torch is not installed: pip install -e '.[masked-torch]'")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed, see above")
    folder = tmp_path / "bert"
    torch.manual_seed(1)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    config = transformers.BertConfig(vocab_size=SIZE, max_position_embeddings=200, **sizes)
    transformers.BertForMaskedLM(config).save_pretrained(str(folder))
    write_tokenizer(folder)
    runner = Runner.load(folder)
    chances = runner.chances(runner.encode(["the", "whole", "wall"]), Progress())
    assert sorted(chances) == [0, 1, 2]
    assert all(chance < 0 for chance in chances.values())
    list(MaskedModel(folder, glossary.parse(())).propose([["the", "whole"]], Progress()))
