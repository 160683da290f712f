"""Any well-formed caption file, with all that such files have: the same bytes back, and small differences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from transcript_views import texts

from jamedit.captioning.profiles import PROFILES
from jamedit.document import Span, Transcript
from jamedit.document.invariants import violations
from jamedit.formats.engine.source_layout import Layout, layout_of
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORD = st.sampled_from(["so", "the", "model", "reads.", "1984", "–", "caf\u00e9", "Dr.", "well,", "2%", "\u2026"])
LINE = st.lists(WORD, min_size=1, max_size=7).map(" ".join)


@dataclass(frozen=True)
class Made:
    """Hold a caption of a made file: what is before its text, and the text."""

    head: str
    text: str


def clock(ms: int, mark: str, hours: bool) -> str:
    rest = f"{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"
    return f"{ms // 3_600_000:02}:{rest}" if hours or ms >= 3_600_000 else rest


@st.composite
def times(draw: st.DrawFn, mark: str, hours: bool) -> str:
    """Make a line of times: in order or not, of no length, running past the hour."""
    start = draw(st.one_of(st.integers(0, 20_000), st.integers(3_590_000, 3_610_000)))
    end = max(0, start + draw(st.sampled_from([-900, 0, 1, 800, 2_500, 7_000])))
    return f"{clock(start, mark, hours)} --> {clock(end, mark, hours)}"


@st.composite
def srt_caption(draw: st.DrawFn) -> Made:
    number = draw(st.sampled_from(["", "1\n", "2\n", "07\n", " 3\n"]))
    settings_ = draw(st.sampled_from(["", "", " X1:10 X2:20 Y1:1 Y2:2"]))
    lines = draw(st.lists(LINE, min_size=1, max_size=3))
    around = draw(st.sampled_from(["{}", "<i>{}</i>", "{{\\an8}}{}", '<font color="#fff">{}</font>', "- {}", "{}\n"]))
    return Made(f"{number}{draw(times(',', True))}{settings_}\n", around.format("\n".join(lines)).rstrip("\n"))


@st.composite
def vtt_caption(draw: st.DrawFn) -> Made:
    note = draw(st.sampled_from(["", "", "NOTE about\nthis\n\n", "STYLE\n::cue { color: lime }\n\n"]))
    identifier = draw(st.sampled_from(["", "", "intro\n", "7\n", "a - b\n"]))
    placed = draw(st.sampled_from(["", "", " align:left", " line:0 position:20%"]))
    lines = draw(st.lists(LINE, min_size=1, max_size=2))
    around = draw(st.sampled_from(["{}", "<v Ines>{}", "<v Omar>{}</v>", "<c.x>{}</c>", "<b>{}</b>"]))
    hours = draw(st.booleans())
    return Made(f"{note}{identifier}{draw(times('.', hours))}{placed}\n", around.format("\n".join(lines)))


@st.composite
def whisper_caption(draw: st.DrawFn) -> Made:
    return Made(f"[{draw(times('.', draw(st.booleans())))}]" + draw(st.sampled_from([" ", "   "])), draw(LINE))


Joined = Callable[[list[Made]], str]
KINDS: dict[str, tuple[st.SearchStrategy[Made], Joined]] = {
    "srt": (srt_caption(), lambda made: "\n\n".join(m.head + m.text for m in made) + "\n"),
    "vtt": (
        vtt_caption(),
        lambda made: "WEBVTT - talk\nKind: captions\n\n" + "\n\n".join(m.head + m.text for m in made) + "\n",
    ),
    "whisper": (whisper_caption(), lambda made: "\n".join(m.head + m.text for m in made) + "\n"),
}


@pytest.mark.parametrize("format_id", KINDS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@quick
@given(data=st.data())
def test_a_file_comes_back_and_an_edit_changes_one_line(format_id: str, newline: str, data: st.DataObject) -> None:
    strategy, joined = KINDS[format_id]
    made = data.draw(st.lists(strategy, min_size=1, max_size=6))
    raw = joined(made).replace("\n", newline).encode()
    source = read_data(raw, "talk", format_id)
    assert violations(source) == []
    assert all("begin" in w.message for w in source.meta.warnings)  # odd times are reported, nothing else
    assert render(source, format_id) == raw
    assume(not layout_of(source.meta, format_id, Layout()).repeats)  # a line that is shown again changes there, too
    at = data.draw(st.integers(0, source.word_count - 1))
    word = list(source.words())[at]
    edited = retyped(source, word.id, "CHANGED")
    after = render(edited, format_id).decode().replace(newline, "\n")
    assert texts(read_data(after.encode(), "talk", format_id)) == texts(edited)
    before = joined(made)
    start = next(i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b)
    assert after[start:].startswith("CHANGED") or "CHANGED" in after[max(0, start - 7) : start + 7]
    assert after.count("CHANGED") == 1
    assert len(set(before.split("\n")) - set(after.split("\n"))) <= 1


@pytest.mark.parametrize("format_id", KINDS)
@quick
@given(data=st.data())
def test_changed_times_change_their_numbers_only(format_id: str, data: st.DataObject) -> None:
    strategy, joined = KINDS[format_id]
    made = data.draw(st.lists(strategy, min_size=1, max_size=5))
    text = joined(made)
    source = read_data(text.encode(), "talk", format_id)
    cues = [(i, k) for i, p in enumerate(source.paragraphs) for k in range(len(p.cues))]
    i, k = data.draw(st.sampled_from(cues))
    paragraph = source.paragraphs[i]
    moved = tuple(replace(c, span=Span(123_456, 125_678)) if n == k else c for n, c in enumerate(paragraph.cues))
    after = render(source.splice(i, 1, [replace(paragraph, cues=moved)]), format_id).decode()
    changed = [(a, b) for a, b in zip(text.split("\n"), after.split("\n"), strict=True) if a != b]
    assert [("-->" in a, "02:03" in b, "02:05" in b) for a, b in changed] == [(True, True, True)]


@pytest.mark.parametrize("format_id", KINDS)
@quick
@given(data=st.data())
def test_with_new_captions_every_word_is_there_once(format_id: str, data: st.DataObject) -> None:
    strategy, joined = KINDS[format_id]
    source = read_data(joined(data.draw(st.lists(strategy, min_size=1, max_size=6))).encode(), "talk", format_id)
    profile = data.draw(st.sampled_from([PROFILES["reading"], PROFILES["youtube"], PROFILES["broadcast"]]))
    for target in KINDS:
        again = read_data(render(source, target, WriteOptions(captions="new", profile=profile)), "talk", target)
        assert texts(again) == texts(source)
        assert violations(again) == []


def retyped(source: Transcript, word_id: int, text: str) -> Transcript:
    place = source.find_word(word_id)
    assert place is not None
    paragraph = source.paragraphs[place[0]]
    words = tuple(replace(w, text=text) if w.id == word_id else w for w in paragraph.words)
    return source.splice(place[0], 1, [replace(paragraph, words=words)])
