"""oTranscribe: who speaks behind a time."""

from __future__ import annotations

from transcript_views import said

from jamedit.document import Transcript
from jamedit.edits.replace_text import ReplaceText
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render


def read(text: str | bytes, name: str = "talk") -> Transcript:
    return read_data(text if isinstance(text, bytes) else text.encode(), name)


def test_names_typed_plainly_behind_times_say_who_speaks() -> None:
    stamp = '<span class=\\"timestamp\\" data-timestamp=\\"{}\\">{}</span>'
    text = (
        f'{{"text":"<p>Ines: Warm bread.</p><p>{stamp.format(14.2, "0:14")}&nbsp;Omar: Hot, too.</p>'
        f'<p>{stamp.format(62, "1:02")} <b>Ines:</b> Good.</p><p>Omar: Yes.</p>","media":"a.mp3","media-time":1}}'
    )
    transcript = read(text, "talk.otr")
    assert said(transcript) == [("Ines", "Warm bread."), ("Omar", "Hot, too."), ("Ines", "Good."), ("Omar", "Yes.")]
    assert [p.start_ms for p in transcript.paragraphs][1:3] == [14_200, 62_000]
    assert render(transcript, "otr").decode() == text
    changed = ReplaceText(transcript.paragraphs[1].id, ("Cold, too.",)).apply(transcript)
    assert render(changed, "otr").decode() == text.replace("Hot", "Cold")
