"""Insert words at a place in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from jamedit.document import Transcript
from jamedit.edits.base import position
from jamedit.edits.replace_text import ReplaceText
from jamedit.errors import StaleEditError


@dataclass(frozen=True, slots=True)
class InsertWords:
    """Insert the words of a text before word number `word_index`; they take the time of the gap there, if any."""

    paragraph_id: int
    word_index: int
    text: str
    label: str = "insert"

    def apply(self, transcript: Transcript) -> Transcript:
        """Return the transcript with the new words."""
        texts = [w.text for w in transcript.paragraphs[position(transcript, self.paragraph_id)].words]
        if not 0 <= self.word_index <= len(texts):
            raise StaleEditError("The place to insert at is no longer there; nothing was changed.")
        before, text = " ".join([*texts[: self.word_index], ""]), " ".join(self.text.split())
        whole = before + " ".join([text, *texts[self.word_index :]])
        changed = (len(before), len(before) + len(text))
        return ReplaceText(self.paragraph_id, (whole,), changed=changed).apply(transcript)
