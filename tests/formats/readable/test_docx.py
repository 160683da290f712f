"""Word documents: tables of turns, tracked changes, looks that stay, and files that are refused."""

from __future__ import annotations

import gc
import io
import re
import time
import zipfile
from dataclasses import replace

import pytest
from examples_markup import docx_of
from format_examples import SOUND
from transcript_views import said, texts

from benchmarks.fuzz.checks import repacked
from benchmarks.speed import growth as bench_growth
from jamedit.document import Meta, Transcript
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def sound(format_id: str) -> Transcript:
    return read_data(SOUND[format_id].data, "example")


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
        (archive(word__x="a"), "contains no text of a Word document"),
        (
            archive(word__document_xml="").replace(b"document_xml", b"document.xml"),
            "not a Word document, or it is damaged",
        ),
        (
            archive(word__document="x", **{f"part{i}": "" for i in range(6_000)}).replace(
                b"word/document", b"word/document"
            ),
            "contains no text",
        ),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument file"),
        (OLE, "old Office format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (docx_of("one two")[:4_000], "not a Word document, or it is damaged"),
        (b"one two", "not a Word document, or it is damaged"),
    ],
)
def test_what_is_not_a_word_document_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError, match=message) as error:
        read_data(data, "talk.docx")
    assert str(error.value).startswith("talk.docx")


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (" " * 30_000_000, "unpacks to far more"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>', "defines entities"),
        ("<w:document><w:body>" * 400, "not a Word document, or it is damaged"),
    ],
)
def test_malicious_parts_of_a_document_are_refused(part: str, message: str) -> None:
    good = docx_of("one")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, part if name == "word/document.xml" else old.read(name))
    with pytest.raises(UnreadableFileError, match=message):
        read_data(out.getvalue(), "talk.docx")


BOUND_S = 20.0  # of the processor: each takes about one, and minutes where time grows with the square of the size


def test_a_document_that_declares_two_gigabytes_is_refused_unopened() -> None:
    data = bytearray(SOUND["docx"].data)
    sizes = [m.start() + 24 for m in re.finditer(re.escape(b"PK\x01\x02"), bytes(data))]
    names = [bytes(data[at + 22 :][: data[at + 4]]) for at in sizes]
    at = sizes[names.index(b"word/document.xml")]
    data[at : at + 4] = (2 << 30).to_bytes(4, "little")
    start = time.process_time()
    with pytest.raises(UnreadableFileError, match="unpacks to far more than any transcript needs"):
        read_data(bytes(data), "talk.docx")
    assert time.process_time() - start < BOUND_S


def test_a_document_whose_parts_are_longer_than_declared_is_refused() -> None:
    data = bytearray(SOUND["docx"].data)
    sizes = [m.start() + 24 for m in re.finditer(re.escape(b"PK\x01\x02"), bytes(data))]
    names = [bytes(data[at + 22 :][: data[at + 4]]) for at in sizes]
    at = sizes[names.index(b"word/document.xml")]
    data[at : at + 4] = (100).to_bytes(4, "little")
    with pytest.raises(UnreadableFileError, match="not a Word document, or it is damaged"):
        read_data(bytes(data), "talk.docx")


def test_a_document_read_many_times_leaves_nothing_behind() -> None:
    data = SOUND["docx"].data
    transcript = read_data(data, "talk.docx")
    changed = bench_growth.reworded(transcript)
    was_on = gc.isenabled()
    gc.disable()
    try:
        before = _documents()
        for _ in range(3):
            render(read_data(data, "talk.docx"), "docx")
            render(changed, "docx")
            render(replace(changed, meta=Meta()), "docx")
        assert _documents() == before
    finally:
        if was_on:
            gc.enable()


def _documents() -> int:
    """Count the parts of Word documents that still hold something."""
    parts = [
        each
        for each in gc.get_objects()
        if str(type(each).__module__).startswith("docx.") and hasattr(each, "__dict__")
    ]
    return sum(bool(vars(each)) and type(each).__name__.endswith("Part") for each in parts)


def test_a_document_whose_properties_are_of_another_kind_is_read() -> None:
    kind = b"application/vnd.openxmlformats-package.core-properties+xml"
    data = repacked(SOUND["docx"].data, "[Content_Types].xml", lambda old: old.replace(kind, b"application/x-other"))
    transcript = read_data(data, "talk.docx")
    assert transcript.word_count == read_data(SOUND["docx"].data, "talk.docx").word_count
    titled = replace(transcript, meta=replace(transcript.meta, title="Another"))
    assert read_data(render(titled, "docx"), "talk.docx").word_count == transcript.word_count


def teams_meeting(*turns: tuple[str, str, str]) -> bytes:
    """Return a document as Teams writes them: a paragraph a turn, with line breaks between name, time and text."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    def run(text: str, bold: str = "") -> str:
        return f'<w:r>{bold}<w:t xml:space="preserve">{text}</w:t></w:r>'

    bold = "<w:rPr><w:b/></w:rPr>"
    head = "".join(
        f"<w:p>{run(x)}</w:p>" for x in ("Frost talk-20260101-Meeting Recording", "January 1, 2026", "4m 2s")
    )
    line = "<w:r><w:br/></w:r>"
    body = "".join(
        f"<w:p>{line}{run(name, bold)}{run('   ' + time)}{line}{run(said)}</w:p>" for name, time, said in turns
    )
    part = "word/document.xml"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{part}" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        f'Target="{part}"/>'
        "</Relationships>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", links)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{head}{body}</w:body></w:document>'
        )
    return made.getvalue()


def test_a_meeting_of_teams_has_a_turn_a_paragraph() -> None:
    data = teams_meeting(("Ida Rey", "0:03", "Frost first."), ("Hall, Bo (Garden)", "1:00:05", "Then snow. All."))
    transcript = read_data(data, "meeting.docx")
    names = {s.id: s.name for s in transcript.speakers}
    assert [(names[p.speaker_id or 0], p.start_ms, p.text) for p in transcript.paragraphs] == [
        ("Ida Rey", 3_000, "Frost first."),
        ("Hall, Bo (Garden)", 3_605_000, "Then snow. All."),
    ]
    assert transcript.meta.title == "Frost talk-20260101-Meeting Recording"
    assert render(transcript, "docx") == data


@pytest.mark.parametrize("language", ["x" * 300, "en-" + "q" * 300, "\x1b[2J", "de DE", "<w/>"])
def test_a_language_that_is_no_tag_is_left_out_of_a_document(language: str) -> None:
    source = read_data(b"Good evening.\n", "talk.txt")
    document = render(replace(source, meta=replace(source.meta, language=language, title=language)), "docx")
    assert read_data(document, "talk.docx").meta.language == ""


def test_a_language_tag_is_written_into_a_document() -> None:
    source = read_data(b"Good evening.\n", "talk.txt")
    document = render(replace(source, meta=replace(source.meta, language="pt_BR")), "docx")
    assert read_data(document, "talk.docx").meta.language == "pt-BR"
