"""Tables: columns of many kinds, quotes, words with times, timecodes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from transcript_views import texts, turns

from jamedit.document import Span, Timing, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("start\tend\ttext\n0\t1500\ta b\n1500\t2500\tc\n", (0, 1500)),
        ("start,end,text\n0,1.5,a b\n1.5,2,c\n", (0, 1500)),
        ("start,end,text\n0,2,a b\n2,4,c\n", (0, 2000)),
        ("start_ms,duration,text\n500,1000,a b\n1500,500,c\n", (500, 1500)),
        ("Text;Start Time;End Time\na b;00:00:01,500;00:00:02,000\nc;00:00:02,000;0:03\n", (1500, 2000)),
        ('"start","end","text"\n"0.25","0.75","a b"\n"1","2","c"\n', (250, 750)),
        ("from\tto\tspeaker\tutterance\n0:01\t0:02\tAnn\ta b\n0:02\t0:03\tBob\tc\n", (1000, 2000)),
    ],
)
def test_tables_of_many_kinds(text: str, first: tuple[int, int]) -> None:
    transcript = read(text)
    assert texts(transcript) == ["a", "b", "c"]
    assert transcript.paragraphs[0].cues[0].span == Span(*first)
    assert render(transcript, transcript.meta.source_format).decode() == text


def test_table_fields_are_quoted_where_they_need_it() -> None:
    text = 'start,end,speaker,text,note\n0,1.5,Ann,so it is,"x, y"\n1.5,2.5,Bob,"one\ntwo ""three""",z\n'
    transcript = read(text)
    assert turns(transcript) == [("Ann", "so it is"), ("Bob", 'one two "three"')]
    p = transcript.paragraphs[0]
    changed = ReplaceText(p.id, ('so, "it" is',)).apply(transcript)
    assert render(changed, "csv").decode() == text.replace("so it is", '"so, ""it"" is"')


def test_tables_of_words_give_their_times_and_confidence() -> None:
    transcript = read("word,start,end,conf\nso,0.0,0.25,0.5\nit,0.25,0.5,0.75\nis,0.5,1.0,1.0\n")
    assert [(w.text, w.confidence, w.timing) for w in transcript.words()] == [
        ("so", 0.5, Timing.HEARD),
        ("it", 0.75, Timing.HEARD),
        ("is", 1.0, Timing.HEARD),
    ]
    assert not transcript.paragraphs[0].cues


def test_a_new_row_has_the_columns_of_its_neighbour() -> None:
    from jamedit.edits.cue_breaks import BreakCue
    from jamedit.edits.insert_words import InsertWords

    text = "id,start,end,text\n7,0.0,1.0,one\n"
    transcript = read(text)
    p = transcript.paragraphs[0]
    two = InsertWords(p.id, 0, "brand new").apply(transcript)
    cut = BreakCue(p.id, two.paragraphs[0].words[1].id).apply(two)
    again = read(render(cut, "csv").decode())
    assert texts(again) == ["brand", "new", "one"]
    assert len(again.paragraphs[0].cues) == 2


def test_timecodes_of_tables_count_frames() -> None:
    text = (
        '"Speaker Name","Start Time","End Time","Text"\n'
        '"Ines","00:00:00:08","00:00:04:12","Warm bread."\n"Omar","00:00:04:12","01:00:09:03","Hot, too."\n'
    )
    transcript = read(text, name="talk.csv")
    assert [(p.start_ms, p.end_ms) for p in transcript.paragraphs] == [(320, 4480), (4480, 3_609_120)]
    assert [w.message for w in transcript.meta.warnings] == [
        "times count frames; 25 a second are assumed, as the file does not say"
    ]
    assert render(transcript, "csv").decode() == text
    paragraph = transcript.paragraphs[0]
    cue = replace(paragraph.cues[0], span=Span(1000, 4480))
    moved = transcript.splice(0, 1, [replace(paragraph, cues=(cue,))])
    assert render(moved, "csv").decode() == text.replace("00:00:00:08", "00:00:01:00")
    faster = read(text.replace(":08", ":29"), name="talk.csv")
    assert faster.paragraphs[0].start_ms == 967


HEADINGS = {
    "de": "Startzeit;Endzeit;Sprecher;Text",
    "de again": "Anfang;Ende;Sprecherin;Transkript",
    "fr": "Début;Fin;Locuteur;Texte",
    "es": "Inicio;Fin;Hablante;Texto",
    "pt": "Início;Término;Falante;Transcrição",
    "it": "Inizio;Fine;Parlante;Testo",
    "nl": "Begintijd;Eindtijd;Spreker;Tekst",
    "sv": "Starttid;Sluttid;Talare;Innehåll",
    "fi": "Alkuaika;Loppu;Puhuja;Teksti",
    "pl": "Początek;Koniec;Mówca;Treść",
    "cs": "Začátek;Konec;Mluvčí;Přepis",
    "hu": "Kezdet;Vége;Beszélő;Szöveg",
    "ru": "Начало;Конец;Спикер;Текст",
    "uk": "Початок;Кінець;Мовець;Текст",
    "tr": "Başlangıç;Bitiş;Konuşmacı;Metin",
    "el": "Έναρξη;Λήξη;Ομιλητής;Κείμενο",
    "ar": "البداية;النهاية;المتحدث;النص",
    "he": "התחלה;סיום;דובר;תמלול",
    "ja": "開始;終了;話者;発話",
    "zh": "开始时间;结束时间;说话人;文本",
    "ko": "시작;종료;화자;텍스트",
    "mixed": "TC In;TC Out;NAME;Spoken_Text",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_headings_are_known_in_many_languages(heading: str) -> None:
    rows = "00:00:01,500;00:00:03,250;Rita;Frost, and snow.\n00:00:03,250;00:00:05,000;Emil;Ice.\n"
    data = f"{heading}\n{rows}".encode()
    transcript = read_data(data, "talk.csv")
    assert [s.name for s in transcript.speakers] == ["Rita", "Emil"]
    assert [(p.start_ms, p.end_ms, p.text) for p in transcript.paragraphs] == [
        (1500, 3250, "Frost, and snow."),
        (3250, 5000, "Ice."),
    ]
    assert transcript.meta.warnings == ()
    assert render(transcript, "csv") == data


@pytest.mark.parametrize(("length", "end_ms"), [("2.5", 3500), ("2500", 3500), ("2,5s", 3500), ("00:02.5", 3500)])
def test_lengths_are_seconds_beside_clock_times_unless_nobody_speaks_so_long(length: str, end_ms: int) -> None:
    data = f"Timestamp\tDuration\tName\tTranscript\n00:00:01\t{length}\tRita\tFrost.\n".encode()
    transcript = read_data(data, "talk.tsv")
    assert (transcript.paragraphs[0].start_ms, transcript.paragraphs[0].end_ms) == (1000, end_ms)
    assert render(transcript, "tsv") == data


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_a_first_line_that_names_the_mark_between_cells_is_no_row(mark: str, quote: str) -> None:
    rows = [("Start", "End", "Speaker", "Text"), ("0.5", "1.9", "Ines", "We bake"), ("2", "3", "Omar", "bread")]
    text = f"{quote}sep={mark}{quote}\n" + "".join(mark.join(row) + "\n" for row in rows)
    transcript = read(text, name="talk.csv")
    assert turns(transcript) == [("Ines", "We bake"), ("Omar", "bread")]
    assert transcript.paragraphs[0].start_ms == 500
    assert render(transcript, transcript.meta.source_format) == text.encode()


def test_rows_that_tell_only_when_they_begin_run_to_the_next() -> None:
    text = "Timestamp,Speaker,Text\n0:01,Ines,We bake bread\n0:05,Omar,Why bread\n59:00,Ines,Because\n"
    transcript = read(text, name="talk.csv")
    spans = [p.cues[0].span for p in transcript.paragraphs]
    assert spans == [Span(1_000, 5_000), Span(5_000, 25_000), Span(3_540_000, 3_541_000)]
    assert transcript.meta.warnings == ()
    assert render(transcript, "csv") == text.encode()


def test_rows_without_any_time_are_read() -> None:
    assert turns(read("Timestamp,Speaker,Text\n,Ines,We bake\n,Omar,Why\n", name="talk.csv"))[1] == ("Omar", "Why")
    assert turns(read("Speaker,Text\nInes,We bake\nOmar,Why\n", name="talk.csv"))[1] == ("Omar", "Why")
