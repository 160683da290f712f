"""HTML: pages of our own, and who speaks on the pages of services."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from examples_markup import SOUND
from rough_changes import retyped
from transcript_views import said

from jamedit.document import Meta, Timing, Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str | bytes, name: str = "talk") -> Transcript:
    return read_data(text if isinstance(text, bytes) else text.encode(), name)


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


def test_a_page_is_well_formed_and_needs_nothing_from_outside() -> None:
    class Checker(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []
            self.ids: list[str] = []
            self.links: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            assert tag not in ("script", "link", "img", "iframe")
            if tag != "meta":
                self.open.append(tag)
            self.ids += [values["id"] or ""] if "id" in values else []
            self.links += [values["href"] or ""] if "href" in values else []

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    transcript = replace(sound("html"), meta=Meta(title="</title><script>x</script>", language="en"))
    section = transcript.sections[0]
    transcript = replace(transcript, sections=(section, replace(section, title="<b>"), *transcript.sections[1:]))
    page = render(transcript, "html").decode()
    checker = Checker()
    checker.feed(page)
    assert checker.open == []
    assert checker.links == [f"#{i}" for i in checker.ids]
    assert '<html lang="en">' in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "url(" not in page


TABLE = (
    "<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr><tr><td>00:00:01</td><td>Ines</td><td>Good morning.</td>"
    "</tr><tr><td>00:00:03</td><td>Omar</td><td>Hello.</td></tr><tr><td>00:00:05</td><td>Ines</td><td>Bye.</td></tr></table>"
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (TABLE, [("Ines", "Good morning."), ("Omar", "Hello."), ("Ines", "Bye.")]),
        (
            "<p>Speaker 1  00:00:10</p><p>One.</p><p>Speaker 2  00:00:12</p><p>Two.</p><p>Note: nothing.</p>",
            [("Speaker 1", "One."), ("Speaker 2", "Two."), ("Speaker 2", "Note: nothing.")],
        ),
        ("<p><b>Ines</b> (00:10): One.</p><p>Omar (00:12): Two.</p>", [("Ines", "One."), ("Omar", "Two.")]),
        (
            "<p>At 10:30 we met.</p><p>It was <b>late</b>: dark.</p>",
            [("", "At 10:30 we met."), ("", "It was late: dark.")],
        ),
    ],
)
def test_speakers_as_services_write_them(page: str, expected: list[tuple[str, str]]) -> None:
    assert said(read(f"<html><body>{page}</body></html>")) == expected


def rows(*cells: tuple[str, ...]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)


@pytest.mark.parametrize(
    "cells",
    [
        [("Dear friends", "good evening")],
        [("b2", "b1")],
        [("Pear", "Birne"), ("Apple", "Apfel")],
        [("Ines", "Warm bread.", "Warmes Brot."), ("Omar", "Hot, too.", "Auch heiß.")],
        [("0:01", "Warm bread", "from the oven")],
    ],
    ids=lambda cells: cells[0][0],
)
def test_words_side_by_side_in_a_table_are_no_speaker(cells: list[tuple[str, ...]]) -> None:
    transcript = read(f"<html><body><p>Before it.</p><table>{rows(*cells)}</table></body></html>")
    assert transcript.speakers == ()
    words = " ".join(w.text for w in transcript.words())
    assert all(cell in words for row in cells for cell in row if ":" not in cell)


@pytest.mark.parametrize(
    "cells",
    [
        [("Ines", "Warm bread for all."), ("Omar", "Hot, too.")],
        [("Ines:", "Yes."), ("Omar:", "No.")],
        [("Ines", "Yes."), ("Omar", "No."), ("Ines", "Why?")],
        [("0:01", "Ines", "Yes."), ("0:02", "Omar", "No.")],
    ],
    ids=str,
)
def test_a_table_of_turns_needs_no_headings(cells: list[tuple[str, ...]]) -> None:
    transcript = read(f"<html><body><table>{rows(*cells)}</table></body></html>")
    assert said(transcript) == [(row[-2].rstrip(":"), row[-1]) for row in cells]


@pytest.mark.parametrize(
    "page",
    [
        "<div><span class='speaker'>Ines</span><span class='time'>0:01</span><p>Warm bread.</p></div>"
        "<div><span class='speaker'>Omar</span><span class='time'>0:05</span><p>Hot, too.</p></div>",
        '<div class="speaker">Ines</div><div>0:01</div><p>Warm bread.</p>'
        '<div class="speaker">Omar</div><div>0:05</div><p>Hot, too.</p>',
    ],
    ids=["in a line", "in blocks"],
)
def test_a_class_says_who_speaks_and_when(page: str) -> None:
    text = f"<html><body>{page}</body></html>\n"
    transcript = read(text)
    assert said(transcript) == [("Ines", "Warm bread."), ("Omar", "Hot, too.")]
    assert [p.start_ms for p in transcript.paragraphs] == [1_000, 5_000]
    assert render(transcript, "html").decode() == text
    assert render(retyped(transcript, 0, "Stale"), "html").decode() == text.replace("Warm", "Stale")


def test_terms_that_come_again_are_speakers_and_others_are_words() -> None:
    said_by = [("Ines", "Warm."), ("Omar", "Hot."), ("Ines", "No."), ("Omar", "Yes.")]
    talk = "".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in said_by)
    assert said(read(f"<html><dl>{talk}</dl></html>")) == said_by
    assert read("<html><dl><dt>Yeast</dt><dd>Makes it rise.</dd></dl></html>").speakers == ()


@pytest.mark.parametrize("mark", ["hidden", 'hidden=""', 'class="a" hidden', 'style="color:red; display: none"'])
def test_what_a_page_hides_is_not_read(mark: str) -> None:
    assert read(f"<html><p>Warm bread.</p><p {mark}>A draft.</p></html>").word_count == 2


@pytest.mark.parametrize("mark", ['class="no hidden things"', 'title=" hidden "', 'aria-hidden="true"'])
def test_what_only_speaks_of_hiding_is_read(mark: str) -> None:
    assert read(f"<html><p>Warm bread.</p><p {mark}>A draft.</p></html>").word_count == 4


def test_names_in_cite_and_times_of_podcast_pages() -> None:
    text = (
        "<cite>Ines:</cite>\n<time>0:02</time>\n<p>Warm bread.</p>\n"
        "<cite>Omar:</cite>\n<time>0:14</time>\n<p>Hot, too.</p>\n<p>Very.</p>\n"
    )
    transcript = read(text, "talk.html")
    assert said(transcript) == [("Ines", "Warm bread."), ("Omar", "Hot, too."), ("Omar", "Very.")]
    assert [p.start_ms for p in transcript.paragraphs][:2] == [2_000, 14_000]
    assert render(transcript, "html").decode() == text
    changed = ReplaceText(transcript.paragraphs[1].id, ("Cold, too.",)).apply(transcript)
    assert render(changed, "html").decode() == text.replace("Hot", "Cold")


NOSCRIBE = (
    '<html><head><meta name="qrichtext" content="1"/></head><body><p><a name="ts_10_1500_S00"><b>Frost talk</b></a></p>'
    "<p>Transcribed with a program<br/>Audio file: frost.wav</p>"
    '<p><a name="ts_10_1500_S00">S00: Early frost, </a><a name="ts_1500_3000_S00"><span style="color:#78909C">'
    '[00:00:01]</span> all of May.</a></p><p><a name="ts_3200_3900_S01">S01: Really?</a></p></body></html>\n'
)


def test_a_page_of_noscribe_has_speakers_and_times() -> None:
    transcript = read_data(NOSCRIBE.encode(), "frost.html")
    names = {s.id: s.name for s in transcript.speakers}
    assert [(names[p.speaker_id or 0], p.start_ms, p.end_ms, p.text) for p in transcript.paragraphs] == [
        ("S00", 10, 3_000, "Early frost, all of May."),
        ("S01", 3_200, 3_900, "Really?"),
    ]
    assert transcript.meta.title == "Frost talk"
    assert render(transcript, "html") == NOSCRIBE.encode()
    assert render(retyped(transcript, 1, "snow,"), "html").decode() == NOSCRIBE.replace("frost, ", "snow, ")


def test_words_of_hyperaudio_have_their_times() -> None:
    def word(text: str, at: int, length: int, kind: str = "") -> str:
        return f'<span{kind} data-m="{at}" data-d="{length}">{text} </span>'

    speaker = ' class="speaker"'
    text = (
        f"<article><section><p>{word('Ida:', 1000, 0, speaker)}{word('Early', 1000, 200)}"
        f"{word('frost.', 1250, 400)}</p>"
        f"<p>{word('Bo:', 2000, 0, speaker)}{word('Really?', 2000, 300)}</p></section></article>\n"
    )
    transcript = read_data(text.encode(), "frost.html")
    assert [(w.text, w.span.start_ms, w.span.end_ms, w.timing) for w in transcript.words() if w.span] == [
        ("Early", 1000, 1200, Timing.HEARD),
        ("frost.", 1250, 1650, Timing.HEARD),
        ("Really?", 2000, 2300, Timing.HEARD),
    ]
    assert [s.name for s in transcript.speakers] == ["Ida", "Bo"]
    assert render(transcript, "html") == text.encode()
