"""Formats in XML, HTML and Word: what is read, small differences after edits, hostile files."""

from __future__ import annotations

import difflib
import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from examples_markup import SOUND, docx_of

from jamedit.document import Meta, Paragraph, Span, Timing, Transcript, Word
from jamedit.document.invariants import violations
from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import JameditError, UnreadableFileError
from jamedit.formats.detect import detect
from jamedit.formats.engine.time_expressions import Rates
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

XML = ("ttml", "srv1", "srv2", "srv3", "eaf")
PATCHED = (*XML, "otr", "html", "docx")


def read(text: str | bytes, name: str = "talk") -> Transcript:
    return read_data(text if isinstance(text, bytes) else text.encode(), name)


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


def said(transcript: Transcript) -> list[tuple[str, str]]:
    names = {s.id: s.name for s in transcript.speakers}
    return [(names.get(p.speaker_id or 0, ""), p.text) for p in transcript.paragraphs if p.words]


def turns(transcript: Transcript) -> list[tuple[str, str]]:
    """Return what is said in each turn, however it is cut into paragraphs."""
    names = {s.id: s.name for s in transcript.speakers}
    found = []
    for a, b in transcript.turns():
        part = transcript.paragraphs[a:b]
        found.append((names.get(part[0].speaker_id or 0, ""), " ".join(p.text for p in part if p.words)))
    return found


def texts(transcript: Transcript) -> list[str]:
    return [w.text for w in transcript.words()]


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("00:00:01.5", 1500),
        ("01:02:03", 3_723_000),
        ("00:00:01:05", 1200),
        ("1.5s", 1500),
        ("90m", 5_400_000),
        ("250ms", 250),
        ("50f", 2000),
        ("20000000t", 2000),
        ("12", 12_000),
        ("soon", None),
        ("-3s", None),
        ("1e99s", None),
    ],
)
def test_every_way_to_write_a_time_is_read_and_written_alike(text: str, ms: int | None) -> None:
    rates = Rates.of("25", "", "", "10000000")
    assert rates.milliseconds(text) == ms
    if ms is not None:
        assert rates.milliseconds(rates.like(ms, text)) == ms
        assert rates.milliseconds(rates.like(ms + 1000, text)) == ms + 1000


def test_drop_frame_rates_count_by_their_multiplier() -> None:
    assert Rates.of("30", "1000 1001", "", "").milliseconds("00:00:00:30") == 1001


def test_ttml_times_are_relative_to_their_parents_and_words_have_their_own() -> None:
    words = list(sound("ttml").words())
    assert [p.cues[0].span for p in sound("ttml").paragraphs] == [
        Span(11_200, 12_400),
        Span(13_000, 14_500),
        Span(15_000, 16_000),
    ]
    assert [(w.span, w.timing) for w in words[-2:]] == [
        (Span(15_000, 15_400), Timing.HEARD),
        (Span(15_400, 16_000), Timing.HEARD),
    ]
    assert [name for name, _ in said(sound("ttml"))] == ["Ines", "Omar", "Ines"]
    assert (sound("ttml").meta.title, sound("ttml").meta.language) == ("Soup", "en")


def test_rolling_captions_have_every_word_once_at_its_own_time() -> None:
    transcript = sound("srv3")
    words = list(transcript.words())
    assert [w.span.start_ms for w in words if w.span] == [80, 400, 880, 2160, 2560, 4240]
    assert {w.timing for w in words} == {Timing.HEARD}
    assert words[2].span == Span(880, 2160)
    assert words[0].confidence == pytest.approx(248 / 255)
    twice = (
        '<timedtext format="3"><body><p t="0" d="4000" w="1">one two</p><p t="900" d="10" w="1" a="1">one two</p>'
        '<p t="1000" d="3000" w="1">one two\nthree four</p><p t="2000" w="1" a="1">\n</p></body></timedtext>'
    )
    assert texts(read(twice)) == ["one", "two", "three", "four"]
    assert render(read(twice), "srv3").decode() == twice


def test_all_confidences_of_zero_say_nothing() -> None:
    text = '<timedtext format="3"><body><p t="1"><s ac="0">so</s><s t="9" ac="0"> on</s></p></body></timedtext>'
    assert {w.confidence for w in read(text).words()} == {None}


WORDS_TIER = (
    SOUND["eaf"]
    .text.replace(
        "    <LINGUISTIC_TYPE ",
        '    <TIER LINGUISTIC_TYPE_REF="w" PARENT_REF="K" TIER_ID="words">\n'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{10 + i}" TIME_SLOT_REF1="{a}" TIME_SLOT_REF2="{b}">'
            f"<ANNOTATION_VALUE>{word}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n"
            for i, (a, b, word) in enumerate([("ts1", "x1", "salt"), ("x1", "ts2", "&amp;"), ("ts2", "ts3", "pepper")])
        )
        + "    </TIER>\n    <LINGUISTIC_TYPE ",
        1,
    )
    .replace("    </TIME_ORDER>", '        <TIME_SLOT TIME_SLOT_ID="x1"/>\n    </TIME_ORDER>')
)


def test_a_tier_of_words_gives_their_times_and_follows_edits() -> None:
    transcript = read(WORDS_TIER)
    assert render(transcript, "eaf").decode() == WORDS_TIER
    first = transcript.paragraphs[0]
    assert [(w.text, w.span, w.timing) for w in first.words] == [
        ("Salt", Span(0, 500), Timing.HEARD),
        ("&", Span(500, 1000), Timing.HEARD),
        ("pepper.", Span(1000, 1500), Timing.HEARD),
    ]
    kept = (first.words[0], replace(first.words[2], text="leek."))
    again = read(render(transcript.splice(0, 1, [replace(first, words=kept)]), "eaf"))
    assert [(w.text, w.span) for w in again.paragraphs[0].words] == [
        ("Salt", Span(0, 500)),
        ("leek.", Span(1000, 1500)),
    ]
    assert b"<ANNOTATION_VALUE>leek.</ANNOTATION_VALUE>" in render(again, "eaf")


def test_a_tier_that_says_something_else_is_told_of_and_kept() -> None:
    text = WORDS_TIER.replace(">salt<", ">sal<").replace(">&amp;<", ">y<").replace(">pepper<", ">pimienta<")
    transcript = read(text)
    assert [w.message for w in transcript.meta.warnings] == [
        "tier 'words' says more about 'K'; it is kept in the file, not in the text"
    ]
    assert render(transcript, "eaf").decode() == text


@pytest.mark.parametrize("format_id", PATCHED)
def test_words_that_come_and_go_are_read_again(format_id: str) -> None:
    transcript = sound(format_id)
    for at, paragraph in enumerate(transcript.paragraphs):
        new = Word(transcript.next_id, "R&D<x>", paragraph.words[-1].span, 1.0, paragraph.words[-1].timing)
        edited = replace(paragraph, words=(*paragraph.words[:-1], new, paragraph.words[-1]))
        after = transcript.splice(at, 1, [edited], transcript.next_id + 1)
        if len(paragraph.cues) <= 1 < len(paragraph.words):
            assert texts(read_data(render(after, format_id), "again", format_id)) == texts(after)
        if len(paragraph.words) > 2 and len(paragraph.cues) <= 1:
            after = transcript.splice(at, 1, [replace(paragraph, words=(paragraph.words[0], *paragraph.words[2:]))])
            assert texts(read_data(render(after, format_id), "again", format_id)) == texts(after)


@pytest.mark.parametrize("format_id", PATCHED)
def test_paragraphs_that_come_and_go_are_read_again(format_id: str) -> None:
    transcript = sound(format_id)
    count = len(transcript.paragraphs)
    for at in range(count if count > 1 else 0):
        gone = transcript.splice(at, 1, [])
        gone = replace(gone, sections=())
        again = read_data(render(gone, format_id), "again", format_id)
        assert turns(again) == turns(gone)
    id_ = transcript.next_id
    words = (Word(id_ + 1, "Quite", Span(70_000_000, 70_000_500), None, Timing.SET), Word(id_ + 2, "new."))
    speaker = transcript.paragraphs[-1].speaker_id
    more = transcript.splice(count, 0, [Paragraph(id_, speaker, words)], id_ + 3)
    again = read_data(render(more, format_id), "again", format_id)
    assert texts(again) == texts(more)
    assert said(again)[-1][0] == said(more)[-1][0]
    assert violations(again) == []


@pytest.mark.parametrize("format_id", ["ttml", "eaf", "otr", "html", "docx"])
def test_a_renamed_speaker_is_renamed_in_place_and_left_out_on_wish(format_id: str) -> None:
    transcript = sound(format_id)
    renamed = replace(transcript, speakers=tuple(replace(s, name=f"{s.name} Two") for s in transcript.speakers))
    assert said(read_data(render(renamed, format_id), "again", format_id)) == said(renamed)
    without = read_data(render(transcript, format_id, WriteOptions(speakers=False)), "again", format_id)
    assert texts(without) == texts(transcript)
    assert not {name for name, _ in said(without)} & {"Ines", "Omar"}


@pytest.mark.parametrize("format_id", ["ttml", "srv1", "srv3", "eaf"])
def test_a_moved_caption_changes_its_numbers_only(format_id: str) -> None:
    transcript = sound(format_id)
    paragraph = transcript.paragraphs[-1]
    cue = paragraph.cues[-1]
    assert cue.span is not None
    moved = replace(cue, span=Span(cue.span.start_ms + 120, cue.span.end_ms + 240))
    after = render(
        transcript.splice(len(transcript.paragraphs) - 1, 1, [replace(paragraph, cues=(*paragraph.cues[:-1], moved))]),
        format_id,
    )
    again = read_data(after, "again", format_id)
    assert again.paragraphs[-1].cues[-1].span == moved.span
    assert texts(again) == texts(transcript)
    assert len(changed_lines(SOUND[format_id].text, after.decode())) <= 4


@pytest.mark.parametrize("format_id", ["html", "docx"])
def test_sections_and_title_are_changed_in_place(format_id: str) -> None:
    transcript = sound(format_id)
    assert [s.title for s in transcript.sections] == ["Stock", "Serving"]
    assert transcript.meta.title == "On soup"
    sections = (replace(transcript.sections[0], title="Bones & stock"), replace(transcript.sections[1], title="New"))
    third = replace(sections[0], title="Waiting", first_paragraph_id=transcript.paragraphs[1].id, level=2)
    edited = replace(
        transcript, sections=(sections[0], third, sections[1]), meta=replace(transcript.meta, title="Soup, again")
    )
    again = read_data(render(edited, format_id), "again", format_id)
    assert [s.title for s in again.sections] == ["Bones & stock", "Waiting", "New"]
    assert again.meta.title == "Soup, again"
    assert said(again) == said(transcript)
    none = read_data(render(transcript, format_id, WriteOptions(sections=False)), "again", format_id)
    assert (none.sections, texts(none)) == ((), texts(transcript))


@pytest.mark.parametrize("format_id", ["html", "docx"])
def test_a_page_of_our_own_is_read_as_it_was(format_id: str) -> None:
    original = replace(sound("html"), meta=Meta(title="A <day> & night", language="de"))
    nobody = replace(original.paragraphs[2], speaker_id=None)
    original = original.splice(2, 1, [nobody])
    note = replace(original.paragraphs[0], words=(Word(900, "Note:"), Word(901, "(00:01)"), Word(902, "<b>")))
    original = replace(original.splice(0, 1, [note]), next_id=1000)
    data = render(original, format_id)
    again = read_data(data, f"page.{format_id}")
    assert said(again) == said(original)
    assert [(s.title, s.level) for s in again.sections] == [(s.title, s.level) for s in original.sections]
    assert (again.meta.title, again.meta.language) == ("A <day> & night", "de")
    assert render(again, format_id) == data
    timed = read_data(render(original, format_id, WriteOptions(times=True)), "timed", format_id)
    assert said(timed) == said(original)
    assert timed.paragraphs[-2].start_ms == 62_000


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


def test_a_table_of_turns_in_a_document() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(2, 3)
    for row, cells in zip(table.rows, [("00:01", "Ines", "Good."), ("00:05", "Omar", "Fine so.")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    transcript = read_data(out.getvalue(), "table.docx")
    assert said(transcript) == [("Ines", "Good."), ("Omar", "Fine so.")]
    assert [p.start_ms for p in transcript.paragraphs] == [1000, 5000]
    less = transcript.splice(0, 1, [])
    assert said(read_data(render(less, "docx"), "less.docx")) == [("Omar", "Fine so.")]


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    import docx
    from docx.oxml import parse_xml

    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    p = document.add_paragraph("one ")._p
    p.append(parse_xml(f"<w:ins {name}><w:r><w:t>two</w:t></w:r></w:ins>"))
    p.append(parse_xml(f"<w:del {name}><w:r><w:delText>three</w:delText></w:r></w:del>"))
    out = io.BytesIO()
    document.save(out)
    assert texts(read_data(out.getvalue(), "x.docx")) == ["one", "two"]


def test_an_edited_document_keeps_the_looks_of_the_rest() -> None:
    import docx

    transcript = sound("docx")
    first = transcript.paragraphs[0]
    words = tuple(replace(w, text="STOCK") if w.text == "Boil" else w for w in first.words)
    edited = docx.Document(io.BytesIO(render(transcript.splice(0, 1, [replace(first, words=words)]), "docx")))
    runs = [[(r.text, r.bold) for r in p.runs] for p in edited.paragraphs]
    assert runs[2] == [("Ines:", True), (" STOCK the ", None), ("bones", True), (", all of them.", None)]
    assert [p.style.name for p in edited.paragraphs][5] == "List Bullet"


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/"), text)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (archive(word__x="a"), "holds no text of a Word document"),
        (
            archive(word__document_xml="").replace(b"document_xml", b"document.xml"),
            "no Word document, or a damaged one",
        ),
        (
            archive(word__document="x", **{f"part{i}": "" for i in range(6_000)}).replace(
                b"word/document", b"word/document"
            ),
            "holds no text",
        ),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument file"),
        (OLE, "old Office kind"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (docx_of("one two")[:4_000], "no Word document, or a damaged one"),
        (b"one two", "no Word document, or a damaged one"),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message) as error:
        read_data(data, "talk.docx")
    assert str(error.value).startswith("talk.docx")


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (" " * 30_000_000, "unpacks to far more"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>', "defines entities"),
        ("<w:document><w:body>" * 400, "no Word document, or a damaged one"),
    ],
)
def test_hostile_parts_of_a_document_are_refused(part: str, message: str) -> None:
    good = docx_of("one")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, part if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableFileError, match=message):
        read_data(out.getvalue(), "talk.docx")


@pytest.mark.parametrize("format_id", XML)
def test_entities_and_deep_nesting_are_refused(format_id: str) -> None:
    for text in ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>', "<div>" * 300 + "word"):
        with pytest.raises(JameditError, match=r"^talk .*\.$"):
            read_data(text.encode(), "talk", format_id)


@pytest.mark.parametrize("format_id", [*XML, "html"])
@pytest.mark.parametrize("piece", ["<!-- ", "<", "<a b='", "<![CDATA[", "<!x ", "</p>", "&lt;font ", "<br", "<s "])
def test_much_of_anything_is_read_in_linear_time(format_id: str, piece: str) -> None:
    transcript = read_data((piece * 20_000 + " word").encode(), "talk", format_id)
    assert violations(transcript) == []


@pytest.mark.parametrize(
    ("encoding", "codec", "words"),
    [
        ("utf-16", "utf-16", "Grüße, Łódź"),
        ("UTF-16LE", "utf-16-le", "Grüße, Łódź"),
        ("iso-8859-1", "iso8859-1", "Grüße, fête"),
        ("iso-8859-2", "iso8859-2", "Łódź źle"),
        ("windows-1251", "cp1251", "Привет мир"),
        ("Shift_JIS", "shift_jis", "こんにちは 世界"),
    ],
)
def test_the_encoding_that_xml_declares_is_read_and_written(encoding: str, codec: str, words: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>\n<tt><body><p begin="1s" end="2s">{words}</p></body></tt>\n'
    transcript = read_data(text.encode(codec), "talk.ttml")
    assert texts(transcript) == words.split()
    assert render(transcript, "ttml") == text.encode(codec)
    paragraph = transcript.paragraphs[0]
    edited = transcript.splice(
        0, 1, [replace(paragraph, words=(replace(paragraph.words[0], text="☃"), paragraph.words[1]))]
    )
    again = read_data(render(edited, "ttml"), "talk.ttml")
    assert texts(again) == ["☃", words.split()[1]]


@pytest.mark.parametrize("format_id", [i for i in SOUND if i != "docx"])
def test_neighbours_are_not_confused(format_id: str) -> None:
    for name in ("", "talk.txt", "talk.xml", "talk.json", "talk.html"):
        assert detect(SOUND[format_id].text, name).id == format_id
    for other in (
        '{"text": " Hello", "segments": []}',
        "<b>bold</b> text",
        "<p>one",
        "I <3 <tt> tags",
        "<?xml version='1.0'?><rss/>",
    ):
        assert detect(other, "").id not in SOUND


@pytest.mark.parametrize("format_id", ["html", "docx", "otr"])
def test_a_turn_put_between_two_paragraphs_of_another_person_gives_the_second_its_name(format_id: str) -> None:
    transcript = sound(format_id)
    first = transcript.paragraphs[0]
    omar = next(s.id for s in transcript.speakers if s.name == "Omar")
    id_ = transcript.next_id
    aside = Paragraph(id_, omar, (Word(id_ + 1, "Oh."),))
    rest = Paragraph(id_ + 2, first.speaker_id, (Word(id_ + 3, "Well,"), Word(id_ + 4, "then.")))
    more = transcript.splice(1, 0, [aside, rest], id_ + 5)
    again = read_data(render(more, format_id), "again", format_id)
    assert said(again) == said(more)
    between = transcript.splice(1, 0, [aside], id_ + 2)
    assert said(read_data(render(between, format_id), "again", format_id)) == said(between)


@pytest.mark.parametrize("format_id", PATCHED)
def test_hidden_words_are_left_out_of_the_clean_layer(format_id: str) -> None:
    transcript = sound(format_id)
    first = transcript.paragraphs[0]
    hidden = transcript.splice(
        0, 1, [replace(first, words=(*first.words[:1], replace(first.words[1], hidden=True), *first.words[2:]))]
    )
    clean = read_data(render(hidden, format_id, WriteOptions(layer="clean")), "again", format_id)
    assert texts(clean) == [w.text for w in hidden.words() if not w.hidden]
    assert render(hidden, format_id) == SOUND[format_id].data


@pytest.mark.parametrize("mark", ['<p t="{}" d="{}">', '<text start="{}" dur="{}">'], ids=["srv3", "srv1"])
def test_automatic_captions_end_where_the_next_one_begins(mark: str) -> None:
    unit = 1000 if "start" in mark else 1
    rows = [(1000, 4000, "warm"), (3000, 4000, "fresh"), (5000, 3000, "bread")]
    close = "</text>" if unit > 1 else "</p>"
    lines = [mark.format(start // unit, length // unit) + text + close for start, length, text in rows]
    whole = "".join(lines)
    text = (
        f"<transcript>{whole}</transcript>" if unit > 1 else f'<timedtext format="3"><body>{whole}</body></timedtext>'
    )
    transcript = read(text)
    cues = [c.span for p in transcript.paragraphs for c in p.cues]
    assert cues == [Span(1000, 3000), Span(3000, 5000), Span(5000, 8000)]
    assert render(transcript, transcript.meta.source_format).decode() == text
    changed = ReplaceText(transcript.paragraphs[0].id, ("warm fresh cake",)).apply(transcript)
    assert render(changed, transcript.meta.source_format).decode() == text.replace("bread", "cake")


def test_names_typed_plainly_behind_times_say_who_speaks() -> None:
    stamp = '<span class=\\"timestamp\\" data-timestamp=\\"{}\\">{}</span>'
    text = (
        f'{{"text":"<p>Ines: Warm bread.</p><p>{stamp.format(14.2, "0:14")}&nbsp;Omar: Hot, too.</p>'
        f'<p>{stamp.format(62, "1:02")} <b>Ines:</b> Good.</p><p>Omar: Yes.</p>","media":"a.mp3","media-time":1}}'
    )
    transcript = read(text, "talk.otr")
    assert said(transcript) == [("Ines", "Warm bread."), ("Omar", "Hot, too."), ("Ines", "Good."), ("Omar", "Yes.")]
    assert [p.start_ms for p in transcript.paragraphs][1:3] == [14_200, 62_000]
    assert render(transcript, "otr").decode() == text
    changed = ReplaceText(transcript.paragraphs[1].id, ("Cold, too.",)).apply(transcript)
    assert render(changed, "otr").decode() == text.replace("Hot", "Cold")


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
