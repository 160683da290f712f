"""A process that edits without end, to be killed: `editing_run.py SOURCE SEED` prints "number time" for every edit."""

from __future__ import annotations

import random
import sys
import time
import zlib
from pathlib import Path

from jamedit.document import Transcript
from jamedit.edits.hide_words import HideWords
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.speakers import AddSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.session import Session, files
from jamedit.session.history import MergeKey


def edit_at_random(session: Session, rng: random.Random) -> None:
    paragraph = rng.choice(session.transcript.paragraphs)
    what = rng.random()
    if what < 0.1 and session.history.can_undo:
        session.undo()
    elif what < 0.15 and session.history.can_redo:
        session.redo()
    elif what < 0.3:
        session.apply(SplitParagraph(paragraph.id, rng.randint(0, len(paragraph.words))))
    elif what < 0.4:
        session.apply(MergeParagraphs(paragraph.id))
    elif what < 0.5:
        session.apply(HideWords((paragraph.id,), frozenset(w.id for w in paragraph.words[:2])))
    elif what < 0.6:
        session.apply(AddSpeaker(rng.choice("ABC"), (paragraph.id,)))
    else:
        for letters in ("w", "wo", "wor"):  # joined to one step
            text = f"{paragraph.text} {letters}{rng.randint(0, 99)}"
            session.apply(ReplaceText(paragraph.id, (text,), base=(paragraph,)), merge=MergeKey(paragraph.id, "type"))


def state_of(transcript: Transcript) -> int:
    """Return a number that tells one state of a transcript from another."""
    return zlib.crc32(repr((transcript.paragraphs, transcript.speakers, transcript.next_id)).encode())


def main(source: str, seed: str) -> None:
    session = files.read(Path(source)).session()
    rng = random.Random(int(seed))
    for number in range(1, 1_000_000):
        edit_at_random(session, rng)
        print(number, time.monotonic(), session.history.head, state_of(session.transcript), flush=True)
        time.sleep(0.003)


if __name__ == "__main__":
    main(*sys.argv[1:3])
