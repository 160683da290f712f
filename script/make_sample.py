"""Make the sample talk from its script: the raw transcript, who speaks when, the gold, and the recording.

Run it as `python script/make_sample.py`; it needs espeak-ng, the sample itself does not. The same espeak-ng and the
same PyAV give the same bytes. The mark-up is described at the top of the script file.
"""

from __future__ import annotations

import io
import re
import subprocess
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
RATE = 22050  # what espeak-ng gives
CUE_PAUSE_MS, PART_PAUSE_MS = 280, 350
QUIET = 200  # of 32768: below this a sample is silence
BIT_RATE = 28_000

_VOICE = re.compile(r"voice (\w+) = (.+?) \| (\S+) \| (\d+) \| (\d+) \| (\d+)$")
_SAY = re.compile(r"say (.+?) = (.+)$")
_PAUSE = re.compile(r"pause (\d+)$")
_PART = re.compile(r"(\w+)(>?): (.+)$")
_MARK = re.compile(r"\{=(?P<kept>[^{}|]+)\}|\{(?P<wrong>[^{}|]+)\|(?P<right>[^{}|]*)\}")


@dataclass(frozen=True)
class Voice:
    """Hold how one speaker sounds."""

    name: str
    espeak: str
    speed: str
    pitch: str
    loudness: str


@dataclass(frozen=True)
class Piece:
    """Hold a piece of text as written and as it should be; `kind` is "", "misheard", "dropped" or "kept"."""

    written: str
    meant: str
    kind: str = ""

    @property
    def spoken(self) -> str:
        """Return the text as spoken: the right words, with the hesitations."""
        return self.written if self.kind == "dropped" else self.meant


@dataclass(frozen=True)
class Part:
    """Hold what one speaker says within a caption."""

    speaker: str
    pieces: tuple[Piece, ...]

    @property
    def written(self) -> str:
        """Return the text as the recogniser wrote it."""
        return "".join(p.written for p in self.pieces)

    @property
    def spoken(self) -> str:
        """Return the text as it is spoken."""
        return "".join(p.spoken for p in self.pieces)


@dataclass
class Cue:
    """Hold one caption: its parts, and the quiet before it in milliseconds."""

    pause_ms: int
    parts: list[Part]


@dataclass
class Script:
    """Hold the whole script."""

    voices: dict[str, Voice] = field(default_factory=dict)
    say: dict[str, str] = field(default_factory=dict)
    cues: list[Cue] = field(default_factory=list)


def pieces(text: str) -> Iterator[Piece]:
    """Cut a marked text into pieces."""
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() > done:
            yield Piece(text[done : mark.start()], text[done : mark.start()])
        if mark["kept"]:
            yield Piece(mark["kept"], mark["kept"], "kept")
        else:
            yield Piece(mark["wrong"], mark["right"], "misheard" if mark["right"] else "dropped")
        done = mark.end()
    if done < len(text):
        yield Piece(text[done:], text[done:])


def parse(text: str) -> Script:
    """Read a script; raise ValueError for a line that is none of the known shapes."""
    script, pause = Script(), 0
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := _VOICE.match(line):
            script.voices[match[1]] = Voice(*match.groups()[1:])
        elif match := _SAY.match(line):
            script.say[match[1]] = match[2]
        elif match := _PAUSE.match(line):
            pause = int(match[1])
        elif match := _PART.match(line):
            part = Part(script.voices[match[1]].name, tuple(pieces(match[3])))
            if match[2]:
                script.cues[-1].parts.append(part)
            else:
                script.cues.append(Cue(pause or CUE_PAUSE_MS, [part]))
                pause = 0
        else:
            raise ValueError(f"line {number} of the script is neither voice, say, pause nor speech: {line}")
    return script


def clock(ms: int) -> str:
    """Return a time as HH:MM:SS.mmm."""
    return f"{ms // 3600000:02}:{ms // 60000 % 60:02}:{ms // 1000 % 60:02}.{ms % 1000:03}"


@dataclass(frozen=True)
class Timed:
    """Hold a part with its place in the recording, in milliseconds, and the number of its caption."""

    part: Part
    cue: int
    start_ms: int
    end_ms: int


def transcript(timed: list[Timed]) -> tuple[str, list[tuple[int, int]]]:
    """Return the raw transcript in the shape Whisper prints, and line (from 1) and column (from 0) of every part."""
    lines: list[str] = []
    places = []
    for i, item in enumerate(timed):
        if i and item.cue == timed[i - 1].cue:
            places.append((len(lines), len(lines[-1]) + 1))
            lines[-1] += " " + item.part.written
            continue
        end = max(t.end_ms for t in timed if t.cue == item.cue)
        head = f"[{clock(item.start_ms)} --> {clock(end)}]   "
        lines.append(head + item.part.written)
        places.append((len(lines), len(head)))
    return "\n".join(lines) + "\n", places


def turns(timed: list[Timed], places: list[tuple[int, int]]) -> str:
    """Return who speaks when, one line a turn."""
    rows: list[list[str | int]] = []
    for item, (line, column) in zip(timed, places, strict=True):
        if rows and rows[-1][4] == item.part.speaker:
            rows[-1][3] = item.end_ms
        else:
            words = " ".join(item.part.written.split()[:4])
            rows.append([line, column, item.start_ms, item.end_ms, item.part.speaker, words])
    return _table("line col start_ms end_ms speaker text", rows)


def gold(timed: list[Timed], places: list[tuple[int, int]], terms: set[str]) -> str:
    """Return every place that is wrong, and the ones that only look it ("quoted"), one line a place."""
    rows: list[list[str | int]] = []
    for item, (line, start) in zip(timed, places, strict=True):
        column = start
        for i, piece in enumerate(item.part.pieces):
            if piece.kind:
                following = "".join(p.written for p in item.part.pieces[i + 1 :]).split()[:1]
                rows.append([line, column, piece.written, piece.meant, _kind(piece, following, terms), ""])
            column += len(piece.written)
    return _table("line col wrong correct kind note", rows)


def _kind(piece: Piece, following: list[str], terms: set[str]) -> str:
    if piece.kind == "kept":
        return "quoted"
    if piece.kind == "dropped":
        return "repeat" if [piece.written] == following else "filler"
    return "term" if any(word in terms for word in piece.meant.split()) else "word"


def _table(head: str, rows: list[list[str | int]]) -> str:
    lines = [head.split(), *([str(cell) for cell in row] for row in rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def speak(text: str, voice: Voice, say: dict[str, str]) -> bytes:
    """Return a text spoken by espeak-ng as 16-bit samples, without the quiet around it."""
    import numpy as np

    for written, said in say.items():
        text = re.sub(rf"(?<!\w){re.escape(written)}(?!\w)", said, text)
    command = ["espeak-ng", "-v", voice.espeak, "-s", voice.speed, "-p", voice.pitch, "-a", voice.loudness, "--stdout"]
    made = subprocess.run([*command, text], check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(made)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    heard = np.flatnonzero(np.abs(samples.astype(np.int32)) > QUIET)
    return samples[heard[0] : heard[-1] + 1].tobytes()


def record(script: Script) -> tuple[bytes, list[Timed]]:
    """Speak the whole script; return the samples and the place of every part."""
    sound, timed = bytearray(), []
    voices = {voice.name: voice for voice in script.voices.values()}
    for number, cue in enumerate(script.cues):
        for at, part in enumerate(cue.parts):
            sound += bytes(2 * (RATE * (PART_PAUSE_MS if at else cue.pause_ms) // 1000))
            start = _now(sound)
            sound += speak(part.spoken, voices[part.speaker], script.say)
            timed.append(Timed(part, number, start, _now(sound)))
    return bytes(sound) + bytes(2 * RATE), timed


def _now(sound: bytearray) -> int:
    return len(sound) * 500 // RATE


def write_opus(path: Path, sound: bytes) -> None:
    """Write 16-bit mono samples as Opus, the same bytes for the same sound."""
    import av
    import numpy as np

    samples = np.frombuffer(sound, "<i2").reshape(1, -1)
    with av.open(str(path), "w", format="ogg", options={"fflags": "+bitexact"}) as target:
        stream = target.add_stream("libopus", rate=48000, layout="mono", bit_rate=BIT_RATE)
        stream.codec_context.options = {"application": "audio", "vbr": "on"}
        resampler = av.AudioResampler("flt", "mono", 48000)
        frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
        frame.sample_rate = RATE
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            target.mux(stream.encode(part))
        target.mux(stream.encode(None))


def main() -> None:
    """Make every file of the sample again."""
    name = "research-jam"
    script = parse((SAMPLES / f"{name}.script.txt").read_text("utf-8"))
    terms = set((SAMPLES / f"{name}.glossary.txt").read_text("utf-8").split())
    sound, timed = record(script)
    text, places = transcript(timed)
    (SAMPLES / f"{name}.txt").write_text(text, "utf-8")
    (SAMPLES / f"{name}.turns.tsv").write_text(turns(timed, places), "utf-8")
    (SAMPLES / f"{name}.gold.tsv").write_text(gold(timed, places, terms), "utf-8")
    write_opus(SAMPLES / f"{name}.opus", sound)
    print(f"{name}: {len(text.split())} tokens, {len(sound) / 2 / RATE:.1f} s, in {SAMPLES}")


if __name__ == "__main__":
    main()
