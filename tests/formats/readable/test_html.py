"""HTML: pages of our own, and who speaks on the pages of services."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from examples_markup import SOUND
from transcript_views import said

from jamedit.document import Meta, Transcript
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
