"""Decoding: every kind of sound, damaged files, progress and cancelling."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from audio_makers import FORMATS, RATE, encode, noise, place_of, whole, write_wav

from jamedit.audio.clip import decode_span
from jamedit.audio.decode import blocks, own_rate
from jamedit.errors import CancelledError, UnreadableFileError
from jamedit.progress import CancelToken, Progress

SPEECH = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "speech"
needs_speech = pytest.mark.skipif(not SPEECH.is_dir(), reason="the shared speech recordings are not here")


def test_pcm_comes_back_sample_by_sample(tmp_path: Path) -> None:
    made = noise(25)
    assert np.abs(whole(write_wav(tmp_path / "a.wav", made)) - made).max() < 1e-4


@pytest.mark.parametrize(("name", "codec", "options"), FORMATS)
def test_sound_lies_where_it_was_put(tmp_path: Path, name: str, codec: str, options: dict[str, str]) -> None:
    made = noise(6)
    got = whole(encode(tmp_path / name, made, codec, **options))
    for at in (1.0, 4.5):
        piece = made[round(at * RATE) :][:8000]
        assert place_of(piece, got) == pytest.approx(at * RATE, abs=16)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("u8.wav", "pcm_u8"),
        ("s32.wav", "pcm_s32le"),
        ("f32.wav", "pcm_f32le"),
        ("f64.wav", "pcm_f64le"),
        ("b.aiff", "pcm_s16be"),
    ],
)
def test_every_kind_of_pcm_has_the_same_loudness(tmp_path: Path, name: str, codec: str) -> None:
    made = noise(2)
    assert np.abs(whole(encode(tmp_path / name, made, codec)) - made).max() < 0.01


@pytest.mark.parametrize("rate", [8000, 22_050, 48_000])
def test_any_rate_is_converted_to_the_wanted_one(tmp_path: Path, rate: int) -> None:
    path = write_wav(tmp_path / "a.wav", noise(3, rate=rate), rate)
    assert own_rate(path) == rate
    for asked in (rate, 16_000):
        assert sum(samples.size for _, samples in blocks(path, asked)) == pytest.approx(3 * asked, abs=2)


@pytest.mark.parametrize("channels", [2, 6])
def test_many_channels_become_one(tmp_path: Path, channels: int) -> None:
    import av

    path = tmp_path / "many.flac"
    layout = {2: "stereo", 6: "5.1"}[channels]
    with av.open(str(path), "w") as container:
        stream = container.add_stream("flac", rate=RATE, layout=layout)
        data = np.tile((noise(1) * 20000).astype(np.int16)[:, None], (1, channels)).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(data, format="s16", layout=layout)
        frame.sample_rate = RATE
        fifo = av.AudioFifo()
        frame.pts = 0
        fifo.write(frame)
        for piece in fifo.read_many(4096, partial=True):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    got = whole(path)
    assert got.size == RATE
    assert np.abs(got).max() > 0.2
    assert decode_span(path, 0, 500)[0].shape == (RATE // 2, 2)


@pytest.mark.parametrize("damage", ["middle", "tail", "cut"])
def test_what_is_sound_in_a_damaged_file_is_kept_in_its_place(tmp_path: Path, damage: str) -> None:
    made = noise(20)
    content = bytearray(encode(tmp_path / "a.flac", made, "flac").read_bytes())
    size = len(content)
    if damage == "cut":
        del content[size // 2 :]
    else:
        at = size // 2 if damage == "middle" else size - 3000
        content[at : at + 3000] = bytes(3000)
    path = tmp_path / "damaged.flac"
    path.write_bytes(content)
    got = whole(path)
    assert place_of(made[RATE : 2 * RATE], got) == RATE
    if damage == "middle":
        assert place_of(made[18 * RATE : 19 * RATE], got) == 18 * RATE


def test_nothing_to_decode_is_an_error(tmp_path: Path) -> None:
    content = bytearray(encode(tmp_path / "a.flac", noise(2), "flac").read_bytes())
    content[8300:] = bytes(len(content) - 8300)
    path = tmp_path / "dead.flac"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"dead\.flac"):
        list(blocks(path))


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    shares: list[float] = []
    list(blocks(encode(tmp_path / "a.mp3", noise(30), "libmp3lame"), progress=Progress(lambda s, _: shares.append(s))))
    assert shares == sorted(shares)
    assert shares[-1] > 0.95


def test_cancel_stops_between_packets(tmp_path: Path) -> None:
    token = CancelToken()
    progress = Progress(lambda share, _: token.cancel() if share > 0.2 else None, token)
    with pytest.raises(CancelledError):
        list(blocks(encode(tmp_path / "a.mp3", noise(30), "libmp3lame"), progress=progress))


@pytest.mark.shared
@needs_speech
def test_the_flac_with_a_broken_tail_gives_what_it_has() -> None:
    damaged, sound = (whole(next(SPEECH.rglob(f"p001.{suffix}"))) for suffix in ("flac", "wav"))
    assert damaged.size > 0.95 * sound.size
    assert place_of(sound[3 * RATE : 4 * RATE], damaged) == pytest.approx(3 * RATE, abs=2)
