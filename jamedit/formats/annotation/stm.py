"""STM (.stm) of NIST's scoring tools: recording, channel, speaker, begin, end, `<labels>`, text. Only read.

Lines of `;;` are comments. Gaps between segments and segments that are not scored have no text. Of alternatives
(`{ well / we'll }`) the first is read, and that is told. Each recording is a section where there are several.
"""

from __future__ import annotations

import re
from itertools import groupby

from jamedit.document import Transcript
from jamedit.document.span import ordered
from jamedit.formats.base import Codec, has_extension
from jamedit.formats.engine.builder import Builder, Caption, quiet_gc
from jamedit.formats.engine.cue_list.read_only import caption_of, finished, share_of
from jamedit.formats.engine.line_items.seconds import seconds_ms
from jamedit.formats.source import SourceText

_ID, _KIND = "stm", "an STM file"
_NUMBER = r"-?\d{1,9}(?:\.\d{0,18})?"
_LINE = re.compile(
    rf"[ \t]*(\S+)[ \t]+(\S+)[ \t]+(\S+)[ \t]+({_NUMBER})[ \t]+({_NUMBER})(?:[ \t]++(<[^<>\s]*+>))?(?:[ \t]++(.*))?"
)
_NUMBERS = re.compile(_NUMBER)
_NO_TEXT = re.compile(
    r"(?:inter_segment_gap|excluded_region|ignore_time_segment_in_scoring)(?:[ \t].*)?", re.IGNORECASE
)
_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")


def sniff(text: str, name: str) -> float:
    """Say how sure it is that a text is STM."""
    lines = [line for line in text[:20_000].split("\n")[:200] if line.strip() and not line.startswith(";;")]
    share = share_of(lines, _fits)
    return 0.925 if share >= 0.9 else 0.8 if share and has_extension(name, (".stm",)) else 0.0


def _fits(line: str) -> bool:
    """Tell whether a line is STM; of CTM, whose third field is a time, hardly any is."""
    match = _LINE.fullmatch(line)
    return bool(match and not ("." in match[3] and _NUMBERS.fullmatch(match[3])) and _ms(match[4]) <= _ms(match[5]))


def _ms(literal: str) -> int:
    return seconds_ms(literal)


def read(source: SourceText, name: str) -> Transcript:
    """Read an STM file."""
    builder = Builder()
    with quiet_gc():
        found = _captions(source.text, builder)
        recordings = {recording for recording, _ in found}
        for recording, group in groupby(found, lambda f: f[0]):
            if len(recordings) > 1:
                builder.section(recording)
            builder.captions([caption for _, caption in group])
        return finished(builder, source.meta(name, _ID), _KIND)


def _captions(text: str, builder: Builder) -> list[tuple[str, Caption]]:
    found: list[tuple[str, Caption]] = []
    choices = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith(";;"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            builder.warn(number, "a line that is not a segment with its times, kept as text")
            caption, recording = caption_of(line, None), found[-1][0] if found else ""
        else:
            said = match[7] or ""
            if _NO_TEXT.fullmatch(match[3]) or _NO_TEXT.fullmatch(said.strip()):
                continue
            said, several = _first_choices(said)
            choices += several
            recording = match[1]
            caption = caption_of(said, ordered(_ms(match[4]), _ms(match[5])), _speaker(match[3], recording))
        if caption is not None:
            found.append((recording, caption))
    if choices:
        where = "1 place has" if choices == 1 else f"{choices} places have"
        builder.warn(0, f"{where} several readings, of which the first is taken")
    return found


def _first_choices(said: str) -> tuple[str, int]:
    """Return a text with the first of alternatives in their place, and how many there were; "@" says nothing."""
    count = 0
    for _ in range(8):  # alternatives may be inside others
        said, changed = _ALTERNATIVES.subn(lambda m: m[1].partition(" / ")[0].strip().replace("@", ""), said)
        count += changed
        if not changed:
            break
    return said, count


def _speaker(code: str, recording: str) -> str:
    """Return who speaks; a name that opens with that of the recording goes without it."""
    short = code.removeprefix(recording).strip("_-")
    return (short or code).replace("_", " ").strip() or code


CODEC = Codec(sniff, read)
