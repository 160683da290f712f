"""A recording is probed, recognised by its content, and found beside its transcript or where it was moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from audio_makers import encode, noise, write_wav

from jamedit.audio.recording import find_beside, find_moved, fingerprint, probe
from jamedit.errors import UnreadableFileError

SPEECH = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "speech"


@pytest.mark.parametrize(
    ("name", "codec"), [("a.mp3", "libmp3lame"), ("a.opus", "libopus"), ("a.flac", "flac"), ("a.m4a", "aac")]
)
def test_probe_tells_length_and_size(tmp_path: Path, name: str, codec: str) -> None:
    path = encode(tmp_path / name, noise(3), codec)
    found = probe(path)
    assert found.duration_ms == pytest.approx(3000, abs=120)
    assert found.size == path.stat().st_size
    assert found.path == path


def test_fingerprint_follows_the_content_not_the_name(tmp_path: Path) -> None:
    one = write_wav(tmp_path / "one.wav", noise(9))
    moved = tmp_path / "moved.wav"
    moved.write_bytes(one.read_bytes())
    assert fingerprint(one) == fingerprint(moved)


@pytest.mark.parametrize("at", [0, 150_000, -1])
def test_fingerprint_sees_a_change_at_start_middle_and_end(tmp_path: Path, at: int) -> None:
    content = bytearray(300_000)
    plain, changed = tmp_path / "plain", tmp_path / "changed"
    plain.write_bytes(content)
    content[at] = 1
    changed.write_bytes(content)
    assert fingerprint(plain) != fingerprint(changed)


def bad_files(folder: Path) -> dict[str, Path]:
    (folder / "empty.mp3").touch()
    (folder / "text.mp3").write_text("1\n00:00:01,000 --> 00:00:02,000\nhello\n")
    (folder / "junk.wav").write_bytes(bytes(range(256)) * 40)
    (folder / "folder.wav").mkdir()
    (folder / "list.m3u8").write_text("#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nreal.wav\n#EXT-X-ENDLIST\n")
    (folder / "list.ffconcat").write_text("ffconcat version 1.0\nfile real.wav\n")
    write_wav(folder / "real.wav", noise(1))
    (folder / "head.wav").write_bytes((folder / "real.wav").read_bytes()[:20])
    return {p.name: p for p in folder.iterdir()} | {"gone.mp3": folder / "gone.mp3"}


@pytest.mark.parametrize(
    "name",
    ["empty.mp3", "text.mp3", "junk.wav", "folder.wav", "list.m3u8", "list.ffconcat", "head.wav", "gone.mp3"],
)
def test_what_is_not_a_recording_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        probe(bad_files(tmp_path)[name])
    sentence = str(caught.value)
    assert name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    import av
    import numpy as np

    path = tmp_path / "mute.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 64
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8))
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    with pytest.raises(UnreadableFileError, match="no audio"):
        probe(path)


@pytest.mark.parametrize(
    ("transcript", "present", "expected"),
    [
        ("talk.srt", ["talk.mp3", "other.mp3"], "talk.mp3"),
        ("talk.srt", ["talk.mp4", "talk.WAV"], "talk.WAV"),
        ("talk.en.vtt", ["talk.mkv"], "talk.mkv"),
        ("talk.en.vtt", ["talk.mkv", "talk.en.opus"], "talk.en.opus"),
        ("talk.txt", ["talk.pdf", "talks.mp3"], None),
        ("talk.v2.1.txt", ["talk.v2.1.ogg"], "talk.v2.1.ogg"),
    ],
)
def test_find_beside(tmp_path: Path, transcript: str, present: list[str], expected: str | None) -> None:
    for name in (transcript, *present):
        (tmp_path / name).touch()
    found = find_beside(tmp_path / transcript)
    assert (found.name if found else None) == expected


def test_find_beside_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert find_beside(tmp_path / "gone" / "talk.srt") is None


@pytest.mark.shared
@pytest.mark.skipif(not SPEECH.is_dir(), reason="the shared speech recordings are not here")
@pytest.mark.parametrize("suffix", ["aac", "aiff", "flac", "mp3", "mp4", "ogg", "wav", "webm"])
def test_probe_reads_every_common_format(suffix: str) -> None:
    found = probe(next(SPEECH.rglob(f"p001.{suffix}")))
    assert found.duration_ms == pytest.approx(9000, abs=450)


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "before" / "talk.mp3"
    path.parent.mkdir()
    path.write_bytes(b"sound" * 50_000)
    return path


def test_it_is_found_under_another_name_in_a_folder_below(talk, tmp_path):
    size, known = talk.stat().st_size, fingerprint(talk)
    moved = tmp_path / "after" / "sound" / "renamed.mp3"
    moved.parent.mkdir(parents=True)
    talk.rename(moved)
    assert find_moved(talk, size, known, [tmp_path / "after"]) == moved


def test_another_recording_of_the_same_name_is_not_it(talk, tmp_path):
    size, known = talk.stat().st_size, fingerprint(talk)
    other = tmp_path / "after" / "talk.mp3"
    other.parent.mkdir()
    other.write_bytes(b"noise" * 50_000)
    assert find_moved(talk, size, known, [tmp_path / "after", tmp_path / "missing"]) is None


def test_without_a_fingerprint_the_name_counts(talk, tmp_path):
    assert find_moved(tmp_path / "gone" / "talk.mp3", 0, "", [talk.parent]) == talk
