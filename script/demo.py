"""Finish the demonstration: mark who speaks in the cleaned sample, export it, and list the corrections in a page.

`python script/demo.py SAMPLE CLEANED.json REPORT.json FOLDER`; script/run makes the second and the third with
`jamedit clean`. Everything goes through the session, as in the window. FOLDER also gets a project of the sample with
its speakers marked and its errors still in it, for the pictures of the window.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

from jamedit.document import Transcript
from jamedit.document.glossary import parse
from jamedit.document.tokens import ends_sentence
from jamedit.edits.speakers import AddSpeaker
from jamedit.edits.split_paragraph import SplitParagraph
from jamedit.formats.native.project import create
from jamedit.formats.reading import read_path
from jamedit.formats.writing import write_path
from jamedit.session import Session


def nearest_sentence(transcript: Transcript, time_ms: int) -> tuple[int, int]:
    """Return paragraph and word position of the sentence that starts nearest to a time."""
    best, before = (sys.maxsize, 0, 0), "."
    for i, paragraph in enumerate(transcript.paragraphs):
        for k, word in enumerate(paragraph.words):
            if word.span and ends_sentence(before):
                best = min(best, (abs(word.span.start_ms - time_ms), i, k))
            before = word.text
    return best[1], best[2]


def mark_speaker(session: Session, start_ms: int, name: str) -> None:
    """Let a speaker have the word from a time on, to the end of the transcript: the next one takes over later."""
    at, word = nearest_sentence(session.transcript, start_ms)
    if word:
        session.apply(SplitParagraph(session.transcript.paragraphs[at].id, word), origin="demo")
    rest = session.transcript.paragraphs[at + bool(word) :]
    session.apply(AddSpeaker(name, tuple(p.id for p in rest)), origin="demo")


def readable(changes: list[dict[str, Any]]) -> str:
    """Return the report as a Markdown table, one change a line."""
    lines = ["# Corrections", "", "| time | before | after | kind | sure | in its place |", "|---|---|---|---|---|---|"]
    for row in changes:
        minutes, seconds = divmod((row["start_ms"] or 0) // 1000, 60)
        cells = [f"{minutes}:{seconds:02}", row["before"], row["after"] or "*left out*", row["kind"]]
        cells += [f"{row['confidence']:.0%}", f"… {row['context']} …"]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def with_speakers(transcript: Path, rows: list[dict[str, str]]) -> Session:
    """Open a transcript and mark every turn."""
    session = Session.new(read_path(transcript), transcript)
    for row in rows:
        mark_speaker(session, int(row["start_ms"]), row["speaker"])
    return session


def save_unreviewed(sample: Path, rows: list[dict[str, str]], path: Path) -> None:
    """Save the sample as a project whose speakers are marked and whose errors wait for a reviewer."""
    session = with_speakers(sample, rows)
    session.set_glossary(parse(sample.with_suffix(".glossary.txt").read_text("utf-8").splitlines()))
    session.set_info("recording", str(sample.with_suffix(".opus")))
    create(path, session.project())


def main(sample: str, cleaned: str, report: str, folder: str) -> None:
    """Make the demonstration and print what was done."""
    out = Path(folder)
    lines = Path(sample).with_suffix(".turns.tsv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    save_unreviewed(Path(sample), rows, out / "research-jam.jamedit")
    session = with_speakers(Path(cleaned), rows)
    for kind in ("json", "md", "txt", "srt", "vtt"):
        write_path(session.transcript, out / f"research-jam.{kind}")
    changes = json.loads(Path(report).read_text("utf-8"))["changes"]
    (out / "corrections.md").write_text(readable(changes), "utf-8")
    print(f"{len(changes)} corrections; {len(rows)} turns of {len(session.transcript.speakers)} speakers marked")


if __name__ == "__main__":
    main(*sys.argv[1:5])
