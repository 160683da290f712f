"""Examples of rules as transcripts; times and confidence are written between the words.

"word~0.3" is a word of confidence 0.3; "[1.5s]" opens a caption that is shown for 1.5 seconds and runs to the next one.
"""

from __future__ import annotations

import re

from jamedit.document import Cue, Paragraph, Span, Transcript, Word

_CAPTION = re.compile(r"\[(\d+(?:\.\d+)?)s\]")
_CONFIDENCE = re.compile(r"(.+)~(0(?:\.\d+)?|1)")


def transcript_of(example: str) -> Transcript:
    """Return an example as a transcript of one paragraph; captions follow one another from 0 ms on."""
    words: list[Word] = []
    cues: list[Cue] = []
    opened, end_ms = None, 0
    for token in example.split():
        caption = _CAPTION.fullmatch(token)
        if caption:
            opened = Span(end_ms, end_ms + round(1000 * float(caption[1])))
            end_ms = opened.end_ms
            continue
        words.append(_word(len(words) + 1, token))
        if opened is not None:
            cues.append(Cue(words[-1].id, opened))
            opened = None
    paragraph = Paragraph(len(words) + 1, None, tuple(words), tuple(cues))
    return Transcript((paragraph,), next_id=len(words) + 2)


def _word(word_id: int, token: str) -> Word:
    sure = _CONFIDENCE.fullmatch(token)
    return Word(word_id, sure[1], confidence=float(sure[2])) if sure else Word(word_id, token)
