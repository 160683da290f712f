"""Speakers named in front of caption text: read, told from words, and written back."""

from __future__ import annotations

import difflib

import pytest
from pattern_attacks import grows_too_fast
from transcript_views import texts

from jamedit.document import Transcript
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.speakers import RenameSpeaker, SetSpeaker
from jamedit.formats.engine.cue_list.labels import find_labels
from jamedit.formats.losses import losses
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def srt(*captions: str) -> str:
    return "".join(
        f"{i + 1}\n00:00:{2 * i:02d},000 --> 00:00:{2 * i + 1:02d},500\n{text}\n\n" for i, text in enumerate(captions)
    )


def vtt(*captions: str) -> str:
    return "WEBVTT\n\n" + "".join(
        f"00:{2 * i:02d}.000 --> 00:{2 * i + 1:02d}.500\n{text}\n\n" for i, text in enumerate(captions)
    )


def sbv(*captions: str) -> str:
    return "".join(f"0:00:{2 * i:02d}.000,0:00:{2 * i + 1:02d}.500\n{text}\n\n" for i, text in enumerate(captions))


MAKERS = {"srt": srt, "vtt": vtt, "sbv": sbv}
EVERY_ONE = ("Mona Reed: we plant the", "Mona Reed: tulips today.", "Theo Park: Why?", "Mona Reed: Spring.")
BY_TURN = ("Mona:\nWe plant tulips", "all along the wall.", "Theo:\nWhy there?", "It is dry.", "Mona:\nIt is not.")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    names = {s.id: s.name for s in transcript.speakers}
    return [(names.get(p.speaker_id or 0, ""), p.text) for p in transcript.paragraphs]


def lines_changed(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]


@pytest.mark.parametrize("format_id", MAKERS)
@pytest.mark.parametrize("captions", [EVERY_ONE, BY_TURN], ids=["every caption", "every turn"])
def test_names_are_speakers_and_the_file_comes_back(format_id: str, captions: tuple[str, ...]) -> None:
    data = MAKERS[format_id](*captions).encode()
    transcript = read_data(data, "talk")
    assert {s.name.split()[0] for s in transcript.speakers} == {"Mona", "Theo"}
    assert "Mona" not in " ".join(texts(transcript))
    assert render(transcript, format_id) == data
    assert losses(transcript, format_id) == []


def test_a_speaker_goes_on_only_where_turns_are_named_once() -> None:
    assert said(read_data(srt(*BY_TURN).encode(), "talk"))[1] == ("Theo", "Why there? It is dry.")
    named = said(read_data(srt(*EVERY_ONE, "10:30 tulips: all").encode(), "talk"))
    assert named[-1] == ("", "10:30 tulips: all")


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("[SPEAKER_00]: Tulips.", "SPEAKER_00", "Tulips."),
        ("SPEAKER_1: Tulips.", "SPEAKER_1", "Tulips."),
        (">> MONA: TULIPS.", "MONA", "TULIPS."),
        ("&gt;&gt; Mona: Tulips.", "Mona", "Tulips."),
        ("[Mona Reed]: Tulips.", "Mona Reed", "Tulips."),
        ("<b>Speaker 2:</b> Tulips.", "Speaker 2", "Tulips."),
        ("Sprecher 2: Tulpen.", "Sprecher 2", "Tulpen."),
    ],
)
def test_a_label_that_is_nothing_else_needs_no_other(text: str, name: str, rest: str) -> None:
    assert said(read_data(srt(text, "And so on.").encode(), "talk"))[0] == (name, f"{rest} And so on.") or said(
        read_data(srt(text, "And so on.").encode(), "talk")
    )[0] == (name, rest)


@pytest.mark.parametrize(
    "captions",
    [
        ("Note: plant early.", "Note: water late.", "Warning: frost.", "Warning: wind."),
        ("10:30 break: tea", "11:30 break: soup"),
        ("https: is a scheme", "see https://tulips.example: all of it"),
        ("And then he said: no.", "And then he said: yes."),
        ("Step 1: dig.", "Step 2: plant.", "Step 3: wait."),
        ("[Music] la la", "[Music] la la", "(laughs) no", "[APPLAUSE] yes"),
        ("Tulips: a short history", "of a flower."),
        ("Achtung: Frost.", "Achtung: Wind.", "Attention : gel", "注意：霜", "注意：风"),
        ("she said: no", "she said: yes", "she said: no"),
        ("she's thinking: no", "she's thinking: yes", "it\u2019s like: no", "it\u2019s like: yes"),
        ("[Engine Revving] We go.", "Down the road.", "[GROANS] Oh no.", "And back.", "As we said."),
    ],
)
def test_words_with_a_colon_stay_words(captions: tuple[str, ...]) -> None:
    transcript = read_data(srt(*captions).encode(), "talk")
    assert transcript.speakers == ()
    assert " ".join(texts(transcript)) == " ".join(" ".join(captions).split())


def test_remarks_stay_words_beside_speakers() -> None:
    captions = (*EVERY_ONE, "Theo Park: mind:", "Note: it is late.", "And then she said: go.")
    assert said(read_data(srt(*captions).encode(), "talk"))[-1] == ("", "Note: it is late. And then she said: go.")


def test_marks_of_turns_open_paragraphs_and_are_no_words() -> None:
    data = srt(">> WE PLANT TULIPS\n>> WHY?", "THEY LAST.", ">>> IN OTHER NEWS").encode()
    transcript = read_data(data, "talk")
    assert said(transcript) == [("", "WE PLANT TULIPS"), ("", "WHY? THEY LAST."), ("", "IN OTHER NEWS")]
    assert render(transcript, "srt") == data


def test_two_who_share_a_caption_speak_their_own_lines() -> None:
    data = srt("- Mona: Tulips?\n- Theo: Yes.", "- Mona: Good.").encode()
    transcript = read_data(data, "talk")
    assert said(transcript) == [("Mona", "Tulips?"), ("Theo", "Yes."), ("Mona", "Good.")]
    assert render(transcript, "srt") == data


@pytest.mark.parametrize("format_id", MAKERS)
def test_another_speaker_changes_the_label_and_nothing_else(format_id: str) -> None:
    before = MAKERS[format_id](*EVERY_ONE)
    transcript = read_data(before.encode(), "talk")
    mona = transcript.speakers[0]
    after = render(SetSpeaker((transcript.paragraphs[1].id,), mona.id).apply(transcript), format_id).decode()
    assert lines_changed(before, after) == ["- Theo Park: Why?", "+ Mona Reed: Why?"]
    assert {name for name, _ in said(read_data(after.encode(), "talk"))} == {"Mona Reed"}


@pytest.mark.parametrize("format_id", MAKERS)
def test_a_new_name_is_in_every_label(format_id: str) -> None:
    before = MAKERS[format_id](*EVERY_ONE)
    transcript = read_data(before.encode(), "talk")
    renamed = RenameSpeaker(transcript.speakers[0].id, "M. Reed-Hall").apply(transcript)
    assert render(renamed, format_id).decode() == before.replace("Mona Reed", "M. Reed-Hall")


@pytest.mark.parametrize("format_id", MAKERS)
def test_a_deleted_word_leaves_the_label(format_id: str) -> None:
    before = MAKERS[format_id](*EVERY_ONE)
    transcript = read_data(before.encode(), "talk")
    paragraph = transcript.paragraphs[0]
    edited = DeleteWords((paragraph.id,), frozenset({paragraph.words[0].id})).apply(transcript)
    assert render(edited, format_id).decode() == before.replace("we plant", "plant", 1)


@pytest.mark.parametrize("format_id", MAKERS)
def test_labels_are_written_or_left_out_when_asked_for(format_id: str) -> None:
    source = read_data(b"Mona: We plant tulips.\n\nTheo: Why?\n\nMona: Spring.\n", "talk.txt")
    timed = read_data(render(read_data(srt(*BY_TURN).encode(), "talk"), "json"), "talk.json")
    written = render(timed, format_id, WriteOptions(speaker_labels="write"))
    assert b"Mona: We plant tulips\n" in written
    assert said(read_data(written, "talk")) == said(timed)
    assert b"Mona" not in render(read_data(written, "talk"), format_id, WriteOptions(speaker_labels="omit"))
    assert losses(timed, format_id, WriteOptions(speaker_labels="write")) == []
    assert source.speakers


def test_a_label_in_a_file_of_captions_cut_anew_stays() -> None:
    transcript = read_data(srt(*BY_TURN).encode(), "talk")
    again = render(transcript, "srt", WriteOptions(captions="new")).decode()
    assert "Theo:\nWhy there? It is dry." in again


def test_a_long_file_without_labels_has_none() -> None:
    assert not find_labels(["so the oven: warm", "is on"] * 3)


BOXED = ("[Mona] We plant.", "[Theo Park] Why?", "[Mona] Spring.", "[Theo Park] So?")


@pytest.mark.parametrize("format_id", MAKERS)
def test_who_is_named_once_in_brackets_speaks_beside_others(format_id: str) -> None:
    data = MAKERS[format_id](*BOXED, "[Ines] I came late.", "and am gone.", "[Sighs] Oh.", "[Mona] Bye.").encode()
    transcript = read_data(data, "talk")
    assert said(transcript)[-2:] == [("Ines", "I came late. and am gone. [Sighs] Oh."), ("Mona", "Bye.")]
    assert render(transcript, format_id) == data


def test_what_is_in_brackets_once_is_text_where_few_of_it_speak() -> None:
    sounds = [part for i in range(9) for part in (f"[Tractor {i} Passes] So it goes.", "And on.", "And on.")]
    transcript = read_data(srt(*BOXED, "And on.", *sounds).encode(), "talk")
    assert {s.name for s in transcript.speakers} == {"Mona", "Theo Park"}


ODD_NAMES = [
    "Dr. Tim O'Hara (he/him)",
    "M. Reed | Tulip Ltd",
    "Mona [Tulip Ltd]",
    "Mona's iPhone",
    "Mona\u2019s iPhone",
    "2nd speaker",
    "iPad (3)",
    "Inés María de la Fuente Ruiz y Soto Castro",
]


@pytest.mark.parametrize("format_id", MAKERS)
@pytest.mark.parametrize("name", ODD_NAMES)
def test_names_as_meeting_programs_write_them_are_speakers(format_id: str, name: str) -> None:
    turns = (f"{name}: we plant.", "Theo Park: Why?", f"{name}: one: two.", "Theo Park: So?")
    data = MAKERS[format_id](*turns).encode()
    transcript = read_data(data, "talk")
    assert said(transcript) == [(name, "we plant."), ("Theo Park", "Why?"), (name, "one: two."), ("Theo Park", "So?")]
    assert render(transcript, format_id) == data


def test_where_every_caption_is_named_one_who_speaks_once_is_named_too() -> None:
    turns = ["Mona Reed: We plant.", "Theo Park: Why?"] * 4
    named = said(read_data(vtt(*turns, "Mona's old laptop: hello", "Mona Reed: Who?").encode(), "talk"))
    assert named[-2] == ("Mona's old laptop", "hello")
    few = said(read_data(vtt("Mona Reed: We plant.", "bed by bed: all", "Mona Reed: Who?").encode(), "talk"))
    assert {name for name, _ in few} == {"Mona Reed"}


@pytest.mark.parametrize("line", ["Mona: <b>so</b>\n", ">> Mona: so\n", "Mona: <00:00:00.500>so\n"])
def test_a_caption_of_very_many_names_is_read_and_written_in_time(line: str) -> None:
    def there_and_back(data: bytes) -> None:
        transcript = read_data(data, "talk")
        assert render(transcript, "vtt") == data
        assert transcript.meta.warnings == ()

    assert not grows_too_fast(lambda n: vtt(line * (n // 4) + "so").encode(), there_and_back)
