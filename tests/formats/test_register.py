"""The register: complete rows, formats loaded only when they are used, detection as if all were asked."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from format_examples import BROKEN, SOUND
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jamedit import formats
from jamedit.formats.base import Binary, Codec, Format
from jamedit.formats.detect import detect, known_by
from jamedit.formats.engine.text.textio import decode
from jamedit.formats.register import FORMATS

TEXTUAL = [f for f in FORMATS if not f.magic]
SAMPLES = [decode(e.data, "example").text for e in (*SOUND.values(), *BROKEN.values()) if not e.binary]
NAMES = ["", "talk", "talk.xyz", *(f"talk{ending}" for f in FORMATS for ending in f.extensions)]
CAPITALS = [text.upper() for text in SAMPLES]
REGISTER = {"base", "clues", "guard", "register", "source", "options"}
PIECES = [line + "\n" for text in SAMPLES for line in text.split("\n")[:40]]


def own_sniff(known: Format, text: str, name: str) -> float:
    """Ask a format's own function, whatever its clue says."""
    codec = known.load()
    assert isinstance(codec, Codec)
    return codec.sniff(text, name)


def asked_all(text: str, name: str) -> str:
    """Return the id of the format that is surest when every one is asked."""
    sample, among = known_by(text)
    return max((f for f in among if not f.magic), key=lambda f: own_sniff(f, sample, name)).id


def check(text: str, name: str) -> None:
    for known, sample in product(TEXTUAL, {text, known_by(text)[0]}):
        sure = own_sniff(known, sample, name)
        assert sure == 0 or known.may_be(sample, name), f"{known.id} has no clue of what it is {sure} sure of"
        assert sure <= known.surest, f"{known.id} is surer than it says"
    assert detect(text, name).id == asked_all(text, name)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Draw an example that is cut, doubled, mixed with another, or has some of its characters changed."""
    text = draw(st.sampled_from(SAMPLES + CAPITALS))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return "".join(draw(st.lists(st.sampled_from(PIECES), max_size=8)))
    cut, other = draw(st.integers(0, len(text))), draw(st.sampled_from(SAMPLES))
    if kind == 1:
        return text[cut:] + other[: draw(st.integers(0, len(other)))]
    if kind == 2:
        return draw(st.text(" \n\t\ufeff\xa0#1:[{<", max_size=6)) + text[:cut]
    old, new = draw(st.sampled_from("0123456789:.,;[]{}<>\"'-# \t\n\\")), draw(st.text(max_size=2))
    return text.replace(old, new, draw(st.integers(1, 9)))


@pytest.mark.parametrize("name", NAMES)
def test_detection_gives_what_trying_every_format_would_give(name: str) -> None:
    for text in SAMPLES:
        check(text, name)


@settings(max_examples=300, deadline=None)
@example(text='{"media":', name="")
@given(text=mutations(), name=st.sampled_from(NAMES))
def test_no_clue_hides_a_format_from_a_changed_file(text: str, name: str) -> None:
    check(text, name)


@pytest.mark.parametrize("known", FORMATS, ids=lambda f: f.id)
def test_a_row_says_what_its_module_has(known: Format) -> None:
    loaded = known.load()
    assert isinstance(loaded, Binary if known.magic else Codec)
    assert (loaded.write is not None) == known.writes
    assert (isinstance(loaded, Codec) and loaded.keeps_words is not None) == known.words_on_request
    assert (isinstance(loaded, Codec) and loaded.keeps_speakers is not None) == known.labels
    assert all(ending.startswith(".") and ending == ending.lower() for ending in known.extensions)


def loaded_after(code: str) -> set[str]:
    """Return the modules below `formats` that are loaded after a few lines of code in a process of its own."""
    lines = "import sys\n" + code + "\nprint(*(m for m in sys.modules if m.startswith('jamedit.formats.')))"
    told = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True).stdout
    return {name.removeprefix("jamedit.formats.") for name in told.split()}


def test_importing_the_register_loads_neither_engine_nor_format() -> None:
    assert loaded_after("import jamedit.formats.register") <= REGISTER


@pytest.mark.parametrize(
    ("format_id", "modules"),
    [
        ("srt", {"srt", "srt_times"}),
        ("vtt", {"webvtt", "webvtt_text", "webvtt_timestamps"}),
        ("ttml", {"ttml", "ttml_read", "ttml_speakers"}),
        ("revai", {"revai", "jamedit_json"}),
    ],
)
def test_opening_a_file_loads_its_own_format(format_id: str, modules: set[str], tmp_path: Path) -> None:
    path = tmp_path / "talk"
    path.write_bytes(SOUND[format_id].data)
    code = f"from pathlib import Path\nfrom jamedit.formats.reading import read_path\nread_path(Path({str(path)!r}))"
    loaded = loaded_after(code)
    assert {m.partition(".")[2] for m in loaded if "." in m and not m.startswith("engine.")} == modules


@pytest.mark.parametrize("text", ['{"text":', '[{"start":', '{"a": {"b":'])
def test_json_that_ends_before_a_value_is_known_as_some_format(text: str) -> None:
    assert detect(text, "talk.json").id in {f.id for f in FORMATS}


ROOMS = Path(formats.__file__).parent
FILES = sorted(p for p in ROOMS.glob("*/*.py") if p.parent.name != "engine" and p.stem != "__init__")
MAIN = {p.stem for p in FILES if re.search(r"\b(?:Codec|Binary|json_codec)\(", p.read_text("utf-8"))} | {
    "project",
    "rttm",
}


def format_of(stem: str) -> str:
    """Return the format that a file belongs to: its parts have its name in front of their own, `docx_read.py`."""
    return max((m for m in MAIN if stem == m or stem.startswith(f"{m}_")), key=len, default="")


def test_every_file_of_a_format_has_a_row() -> None:
    text = (ROOMS / "register.py").read_text("utf-8")
    places = {f"{p.parent.name}.{p.stem}" for p in FILES if p.stem in MAIN - {"project", "rttm"}}
    assert places == set(re.findall(r'"([a-z]+\.[a-z_0-9]+)[":]', text))


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}.{p.stem}")
def test_a_format_imports_no_other_format(path: Path) -> None:
    nodes = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ImportFrom)]
    names = [f"{n.module}.{a.name}".split(".") for n in nodes for a in n.names]
    rooms = {p.parent.name for p in FILES}
    others = {format_of(n[3]) for n in names if n[:2] == ["jamedit", "formats"] and n[2] in rooms}
    assert format_of(path.stem)
    assert others <= {format_of(path.stem)}
