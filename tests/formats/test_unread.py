"""What a reader passed over: times and mark-up in plain text, XML and JSON of no known kind, files without words."""

from __future__ import annotations

from pathlib import Path

import pytest

from jamedit.cli.main import main
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data
from jamedit.session import files


def warned(text: str, name: str = "talk.txt") -> list[tuple[int, str]]:
    return [(w.line, w.message) for w in read_data(text.encode(), name).meta.warnings]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("Bread\n\n" + "".join(f"1.{n}0 - 2.{n}0 one loaf\n" for n in range(5)), 3, "times"),
        ("".join(f'<seg n="{n}">one loaf</seg>\nof rye\n' for n in range(5)), 1, "mark-up"),
        ("".join(f"one loaf (0:{n}1) of rye\n" for n in range(5)), 1, "times"),
    ],
)
def test_times_and_marks_that_become_text_are_told_of(text: str, line: int, what: str) -> None:
    [(at, message)] = warned(text)
    assert at == line
    assert message.startswith(what)


@pytest.mark.parametrize(
    "text", ["Ann: One loaf. ¤<1900> Bo: Two. ¤<4000>", f"1\n{'9' * 60}:00:01,000 --> 00:00:02,000\nloaf"]
)
def test_times_that_can_be_nothing_else_are_told_of_even_once(text: str) -> None:
    assert any(message == "times here, not understood, kept as text" for _, message in warned(text))


@pytest.mark.parametrize(("name", "format_name"), [("talk.srt", "SubRip"), ("talk.ctm", "CTM"), ("talk.JSON", "JSON")])
def test_a_file_that_is_not_what_its_name_says_is_told_of(name: str, format_name: str) -> None:
    [(line, message)] = warned("One loaf of rye.\n\nTwo of wheat.\n", name)
    assert line == 0
    assert message.startswith("read as plain text: nothing in it can be read as ")
    assert format_name in message


@pytest.mark.parametrize("name", ["talk.txt", "talk.lines.txt", "talk", "talk.md", "talk.tmp", "notes.log"])
def test_text_by_any_name_for_text_is_text(name: str) -> None:
    assert not warned("One loaf of rye.\n\nTwo of wheat.\n", name)


@pytest.mark.parametrize("text", ["null", ' "one loaf"\n', "-1.5e3", "\ufefftrue"])
def test_json_of_a_single_value_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"^talk\.json is JSON, but a single value and no transcript; .*\.$"):
        read_data(text.encode(), "talk.json")
    assert read_data(text.encode(), "talk.txt").word_count


@pytest.mark.parametrize(
    "text", ["At 10:30 we left.\n\nAt 11:45 we were back.\n", "We said x < y > z.\n" * 9, "A loaf.\n\n" * 90 + "0:05\n"]
)
def test_a_time_now_and_then_is_text(text: str) -> None:
    assert not warned(text)


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<plist><dict><key>text</key></dict></plist>\n',
        "<talk>\n<line at='1.5'>one loaf</line>\n</talk>\n",
        '<!DOCTYPE plist PUBLIC "x">\n<plist><string>one</string></plist>',
    ],
)
def test_unknown_xml_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"is XML \(<(plist|talk)>\), but not a transcript"):
        read_data(text.encode(), "talk.txt")


@pytest.mark.parametrize("text", ["<b>one</b> loaf", "<v Ann>one loaf</v>", "I <3 <tt> tags", "<i>so</i>"])
def test_text_with_a_few_tags_is_text(text: str) -> None:
    assert read_data(text.encode(), "talk.txt").word_count


EMPTY = {
    "a.vtt": "WEBVTT\n\n",
    "a.json": '{"paragraphs": []}',
    "b.json": '{"segments": [{"text": "", "start": 0, "end": 1}]}',
    "c.json": '{"paragraphs": [{"start": 1, "end": 2, "speaker": "Ann"}]}',
    "a.csv": "start,end,text\n",
    "a.txt": "",
    "b.txt": " \n\n",
    "c.txt": "\u200b\u200e\n\u2060\n",
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_file_without_words_is_an_error_and_nothing_is_written(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / name, tmp_path / "out.srt"
    source.write_text(EMPTY[name])
    assert main(["convert", str(source), str(target)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not target.exists()


@pytest.mark.parametrize("name", EMPTY)
def test_only_an_empty_file_is_opened_without_words(name: str, tmp_path: Path) -> None:
    source = tmp_path / name
    source.write_text(EMPTY[name])
    if EMPTY[name].strip():
        with pytest.raises(UnreadableFileError, match="no words"):
            files.read(source)
        return
    opened = files.read(source)
    opened.discard()
    assert len(opened.project.present.paragraphs) == 1


STAMPED_NOTES = "# Loaf\n\n" + "".join(f"**Ines:** [00:00:{n}5] One *loaf* of rye.\n\n" for n in range(1, 5))


def test_times_that_were_read_are_not_told_of() -> None:
    assert not warned(STAMPED_NOTES, "talk.md")
    left = STAMPED_NOTES.replace("rye.", "rye.\n- (0:12) so\n- (0:13) so")
    [(line, message)] = warned(left, "talk.md")
    assert (line > 0, message.startswith("times")) == (True, True)
