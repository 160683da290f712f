"""Captions that light up word by word: every line once, with the times of its words; the same bytes back."""

from __future__ import annotations

import pytest
from transcript_views import texts

from jamedit.document import Transcript
from jamedit.edits.cue_breaks import BreakCue
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.insert_words import InsertWords
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.set_time import SetTime
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

UNDERLINE, COLOUR = "<u>{}</u>", '<font color="#00ff00">{}</font>'
LINES = ["We bake rye &amp; oats", "bread.", "Bread,", "We bake rye &amp; oats", "every single\nmorning."]
WORDS = ["We", "bake", "rye", "&", "oats", "bread.", "Bread,", "We", "bake", "rye", "&", "oats", "every", "single"]


def clock(ms: int, format_id: str) -> str:
    return f"00:00:{ms // 1000:02d}{',' if format_id == 'srt' else '.'}{ms % 1000:03d}"


def lit_up(format_id: str, mark: str = UNDERLINE, *, pause: int = 0, said: str = "") -> str:
    """Return captions as recognisers write them: a word each, and the line without a mark in the pauses between."""
    shown: list[tuple[int, int, str]] = []
    at = 0
    for line in LINES:
        words = line.replace("\n", " \n").split(" ")
        for i, word in enumerate(words):
            if pause and i:
                shown.append((at, at + pause, said + " ".join(words)))
                at += pause
            lit = [mark.format(w) if n == i else w for n, w in enumerate(words)]
            lit = [w if n != i or word[0] != "\n" else "\n" + mark.format(word[1:]) for n, w in enumerate(lit)]
            shown.append((at, at + 300, said + " ".join(lit)))
            at += 300
    head = "WEBVTT\n\n" if format_id == "vtt" else ""
    blocks = [
        (f"{n}\n" if format_id == "srt" else "") + f"{clock(a, format_id)} --> {clock(b, format_id)}\n{text}\n"
        for n, (a, b, text) in enumerate(shown, 1)
    ]
    return head + "\n".join(blocks)


def captions(transcript: Transcript) -> list[str]:
    return [" ".join(w.text for w in p.words[a:b]) for p in transcript.paragraphs for _, a, b in p.cue_ranges()]


@pytest.mark.parametrize(
    ("format_id", "mark"), [("srt", UNDERLINE), ("srt", COLOUR), ("vtt", UNDERLINE), ("vtt", "<c.yellow>{}</c>")]
)
@pytest.mark.parametrize("pause", [0, 40])
def test_every_word_is_read_once_with_the_time_for_which_it_is_lit(format_id: str, mark: str, pause: int) -> None:
    data = lit_up(format_id, mark, pause=pause).encode()
    transcript = read_data(data, "talk")
    words = list(transcript.words())
    assert [w.text for w in words] == [*WORDS, "morning."]
    assert captions(transcript) == [" ".join(line.replace("&amp;", "&").split()) for line in LINES]
    assert [w.span.start_ms for w in words if w.span][:3] == [0, 300 + pause, 600 + 2 * pause]
    assert {w.timing.name for w in words} == {"HEARD"}
    assert transcript.meta.warnings == ()
    assert render(transcript, format_id) == data
    assert render(transcript, "srt" if format_id == "vtt" else "vtt").count(b"-->") == len(LINES)


def test_a_name_in_front_of_each_is_that_of_the_speaker() -> None:
    data = lit_up("srt", said="[SPEAKER_00]: ").encode()
    transcript = read_data(data, "talk")
    assert texts(transcript) == [*WORDS, "morning."]
    assert [s.name for s in transcript.speakers] == ["SPEAKER_00"]
    assert render(transcript, "srt") == data


@pytest.mark.parametrize("format_id", ["srt", "vtt"])
def test_a_changed_word_changes_wherever_its_line_is_shown(format_id: str) -> None:
    before = lit_up(format_id)
    transcript = read_data(before.encode(), "talk")
    p = transcript.paragraphs[0]
    changed = ReplaceText(p.id, (p.text.replace("rye", "R&D", 1),)).apply(transcript)
    after = render(changed, format_id).decode()
    new = "R&amp;D" if format_id == "vtt" else "R&D"
    assert after == before.replace("rye", new, 5)  # the line is there twice


@pytest.mark.parametrize("format_id", ["srt", "vtt"])
def test_edits_are_read_again_as_they_are(format_id: str) -> None:
    data = lit_up(format_id)
    transcript = read_data(data.encode(), "talk")
    for p in transcript.paragraphs:
        whole = [DeleteWords((p.id,), frozenset(w.id for w in p.words[a:b])) for _, a, b in p.cue_ranges()]
        single = [
            edit
            for n, w in enumerate(p.words)
            for edit in (DeleteWords((p.id,), frozenset({w.id})), InsertWords(p.id, n, "new"), BreakCue(p.id, w.id))
        ]
        for edit in [*whole, *single]:
            after = edit.apply(transcript)
            written = render(after, format_id)
            assert texts(read_data(written, "again", format_id)) == texts(after), written.decode()


def test_a_line_cut_in_two_is_no_longer_lit_and_others_are() -> None:
    transcript = read_data(lit_up("srt").encode(), "talk")
    p = transcript.paragraphs[0]
    after = render(BreakCue(p.id, p.words[2].id).apply(transcript), "srt").decode()
    assert "\nWe bake\n" in after
    assert after.count("<u>") == lit_up("srt").count("<u>") - 5


def test_a_line_with_another_time_is_no_longer_lit_and_others_are() -> None:
    before = lit_up("srt")
    transcript = read_data(before.encode(), "talk")
    p = transcript.paragraphs[0]
    after = render(SetTime(p.id, p.words[0].id, 1_400, end=True).apply(transcript), "srt").decode()
    line = "1\n00:00:00,000 --> 00:00:01,400\nWe bake rye &amp; oats\n\n"
    assert after == line + before[before.index("6\n00:") :]


@pytest.mark.parametrize(
    "shown",
    [
        ["<i>What</i> did you say?", "What did <i>you</i> say?", "So it is.", "And on.", "And on.", "We go now."],
        ["<i>La la la</i>", "<i>La la la</i>", "<i>La la la</i>"],
        ["la <u>la</u> la", "la <u>la</u> la", "la <u>la</u> la"],
        ["<b>No.</b>", "<b>No.</b>", "No.", "<b>No.</b>"],
    ],
)
def test_what_is_said_twice_stays(shown: list[str]) -> None:
    data = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{text}\n\n" for n, text in enumerate(shown, 1))
    plain = data
    for tag in "iub":
        plain = plain.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    transcript = read_data(data.encode(), "talk")
    assert texts(transcript) == texts(read_data(plain.encode(), "talk"))
    assert render(transcript, "srt") == data.encode()
