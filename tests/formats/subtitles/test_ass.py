"""ASS and SSA: tags, breaks, drawings, karaoke, styles, and fields in another order."""

from __future__ import annotations

from transcript_views import spans, texts, turns

from jamedit.document import Timing, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str, format_id: str | None = None, name: str = "talk.txt") -> Transcript:
    return read_data(text.encode(), name, format_id)


ASS = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def ass(*texts: str) -> str:
    return ASS + "".join(
        f"Dialogue: 0,0:00:0{i}.00,0:00:0{i + 1}.00,Sign,Ann,0,0,0,,{t}\n" for i, t in enumerate(texts)
    )


def test_ass_tags_breaks_drawings_and_braces() -> None:
    transcript = read(ass(r"{\pos(1,2)}one{\b1}two{\b0}\Nthree\hfour", r"{\p1}m 0 0 l 9{\p0}word", r"a\{b\}, c"))
    assert texts(transcript) == ["onetwo", "three", "four", "word", "a{b},", "c"]
    changed = ReplaceText(transcript.paragraphs[0].id, ("onetwo {three} four w\\Nord a{b}, c",)).apply(transcript)
    again = read(render(changed, "ass").decode())
    assert texts(again) == texts(changed)
    assert r"{\pos(1,2)}one{\b1}two{\b0}\N" in render(changed, "ass").decode()


def test_ass_karaoke_gives_the_times_of_words() -> None:
    transcript = read(ass(r"{\k20}Bak{\kf30}ing {\K10}the {\ko40}dark bread"))
    assert spans(transcript) == [(0, 500), (500, 600), (600, 777), (777, 1000)]
    assert [w.timing for w in transcript.words()] == [Timing.HEARD] * 2 + [Timing.ESTIMATED] * 2


def test_ass_keeps_style_and_margins_of_a_caption_that_is_split() -> None:
    from jamedit.edits.cue_breaks import BreakCue

    transcript = read(ass("one two"))
    p = transcript.paragraphs[0]
    text = render(BreakCue(p.id, p.words[1].id).apply(transcript), "ass").decode()
    assert text == ASS + (
        "Dialogue: 0,0:00:00.00,0:00:00.50,Sign,Ann,0,0,0,,one\nDialogue: 0,0:00:00.50,0:00:01.00,Sign,Ann,0,0,0,,two\n"
    )


def test_ass_in_several_styles_is_read_in_time() -> None:
    first, second = (
        ass("late").replace("0:00:00.00", "0:00:00.50"),
        "Dialogue: 0,0:00:00.00,0:00:01.00,Top,,0,0,0,,early\n",
    )
    assert texts(read(first + second)) == ["early", "late"]
    assert render(read(first + second), "ass").decode() == first + second


def test_ssa_with_another_order_of_fields() -> None:
    text = (
        "[Events]\nFormat: Marked, Start, End, Style, Actor, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,S,Bo,a, b\n"
    )
    assert turns(read(text)) == [("Bo", "a, b")]
