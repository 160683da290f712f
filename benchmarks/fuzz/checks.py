"""What must hold for any bytes whatever: the checks of the fuzzer, and inputs made to hurt."""

from __future__ import annotations

import io
import re
import signal
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "helpers"))

from format_examples import BROKEN, SOUND

from jamedit import faults
from jamedit.captioning.profiles import PROFILES
from jamedit.document import Transcript
from jamedit.document.invariants import violations
from jamedit.errors import JameditError
from jamedit.formats.base import Group
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data
from jamedit.formats.register import format_named
from jamedit.formats.writing import render

faults.RAW = True  # what nobody foresaw is what is searched for
NAME = "any.bin"
MEGABYTE = 1 << 20
SECONDS, SECONDS_A_MEGABYTE = 4.0, 30.0  # to read and to write four times, the fuzzer's tracing included
BYTES, BYTES_A_BYTE = 128 * MEGABYTE, 250  # memory above that of the empty program
_DIGITS = re.compile(r"\d+")  # which word it is makes no other kind of fault
_LENGTH_A_BYTE, _LENGTH = 12, 4_000  # characters kept in the document, words and all
_ANEW = WriteOptions(
    layer="clean", times=True, paragraphs="reader", captions="new", profile=PROFILES["netflix"], word_times=True
)


class CheckError(Exception):
    """Name the check that failed."""


def check(data: bytes, format_id: str | None) -> bool:
    """Read and write some bytes; return whether they could be read, raise whatever is wrong with that."""
    allowed = SECONDS + SECONDS_A_MEGABYTE * len(data) / MEGABYTE
    start = time.process_time()
    with limited(allowed):
        done = _check(data, format_id)
    if time.process_time() - start > allowed:
        raise CheckError("takes too long")
    return done


def _check(data: bytes, format_id: str | None) -> bool:
    try:
        transcript = read_data(data, NAME, format_id)
    except JameditError as error:
        _is_sentence(str(error))
        return False
    broken = violations(transcript)
    if broken:
        raise CheckError(f"invariant: {_DIGITS.sub('0', broken[0])}")
    size = sum(len(w.text) + 1 for w in transcript.words()) + sum(len(v) for _, v in transcript.meta.properties)
    if size > _LENGTH + _LENGTH_A_BYTE * len(data):
        raise CheckError("the document is far larger than the file")
    known = format_named(format_id or transcript.meta.source_format)
    for target in {known.id, "txt", "json", "srt"}:
        if format_named(target).writes:
            _written(transcript, target, _ANEW if target in (known.id, "txt") else None)
    if known.writes:
        _is_stable(data, transcript, known.id)
    return True


def _written(transcript: Transcript, target: str, options: WriteOptions | None = None) -> bytes | None:
    try:
        return render(transcript, target, options or WriteOptions())
    except JameditError as error:
        _is_sentence(str(error))
        return None


def _is_sentence(text: str) -> None:
    if not text.endswith(".") or "\n" in text:
        raise CheckError(f"is no sentence: {text[:200]!r}")


def _is_stable(data: bytes, transcript: Transcript, format_id: str) -> None:
    """Check that what is written is read as the same and written again as the same.

    A caption or reading file that the reader had no doubts about is written back as it came.
    """
    once, known = _written(transcript, format_id), format_named(format_id)
    if once is None or known.binary is not None:
        return
    doubtless = not transcript.meta.warnings and known.group in (Group.CAPTIONS, Group.READING)
    if doubtless and once != data:
        raise CheckError("untouched, yet other bytes are written")
    again = read_data(once, NAME, format_id)
    if [w.text for w in again.words()] != [w.text for w in transcript.words()]:
        raise CheckError("what is written is read with other words")
    if _written(again, format_id) != once:
        raise CheckError("what is written is not written so again")


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Interrupt what takes far too long, a search that never ends included."""

    def late(*_: object) -> None:
        raise CheckError("does not come to an end")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, 3 * seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def fault(error: BaseException) -> tuple[str, str]:
    """Return what tells one fault from another, and its trace."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "/jamedit/" in f.filename]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    what = str(error) if isinstance(error, CheckError) else type(error).__name__
    where = "" if isinstance(error, CheckError) and "end" not in what else f" at {place}"
    return what + where, "".join(traceback.format_exception(error))


def seeds(format_id: str | None) -> list[bytes]:
    """Return the examples of a format, or of all: where the fuzzer starts."""
    chosen = [format_id] if format_id else list(SOUND)
    found = [table[i].data for table in (SOUND, BROKEN) for i in chosen]
    texts = [data for data in found if not data.startswith(b"PK")]
    return [*found, *(t.decode("utf-8", "replace").replace("\n", "\r\n").encode("utf-16") for t in texts[:1])]


_FILLERS = (
    *("<", ">", "{", "[", "(", '"', "'", "&", "-", "9", "#", "*", "|", ":", "\\", "\0", "\x85", "\t", " ", "\n", "a"),
    *(
        "<a>",
        "</a>",
        "<v A>",
        "{\\a}",
        "[a](",
        "&amp;",
        "&#9;",
        "-->",
        "->",
        "00:00:01,000 --> ",
        "a: ",
        "\\u",
        "a ",
        "a\n",
    ),
    *('{"a":', "[[", "\n\n", "1\n\n", "\r", " \n", "\u00e2\u20ac", "\ufffd", "# ", "> ", "- ", "```\n", "---\n", "=\n"),
)


def hostile(format_id: str, size: int, huge: int = 10 * MEGABYTE) -> Iterator[tuple[str, bytes]]:
    """Yield inputs that hurt readers which go back and forth: runs of one character at several places of an example.

    Runs are of `size` bytes; one line, one number and each member of a packed file become far longer, by `huge` bytes.
    """
    sound = SOUND[format_id].data
    if sound.startswith(b"PK"):
        yield from _bombs(sound, 30 * huge)
        return
    text = sound.decode("utf-8", "replace")
    lines = text.splitlines(keepends=True)
    for filler in _FILLERS:
        run = filler * (size // len(filler))
        for at in sorted({0, len(lines) // 2, len(lines)}):
            yield f"{filler!r} at line {at}", ("".join(lines[:at]) + run + "".join(lines[at:])).encode()
    middle = len(text) // 2
    for filler in ("a", "a ", "<", "9", "\\", "(", "["):
        run = filler * (size // len(filler))
        yield f"{filler!r} in the middle of a line", (text[:middle] + run + text[middle:]).encode()
    yield "itself many times", (sound + b"\n\n") * (huge // 5 // len(sound) + 1)
    yield "lone surrogates", (text + "\ud800" * 1000).encode("utf-16-le", "surrogatepass")
    yield "one huge line", b"a" * huge
    yield "one huge number", text.encode() + b"9" * huge


def _bombs(data: bytes, unpacked: int) -> Iterator[tuple[str, bytes]]:
    """Yield packed files whose members are huge when unpacked, or broken."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        for name in names:
            yield f"{name} huge when unpacked", repacked(data, name, lambda old: b"\0" * unpacked)
            yield f"{name} cut off", repacked(data, name, lambda old: old[: len(old) // 2])
            yield f"{name} nested", repacked(data, name, lambda old: b"<a>" * 200_000)


def repacked(data: bytes, chosen: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a packed file with one member changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == chosen else content)
    return out.getvalue()
