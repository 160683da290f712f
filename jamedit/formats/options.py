"""What is chosen when a transcript is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jamedit.captioning.profiles import READING, Profile


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Choose what is written where a format can do both.

    `layer` "clean" leaves hidden words out. `times` puts a time before each paragraph of a reading text; captions
    have their times always. `paragraphs` "lines" writes each in one line, "reader" breaks the text again by the rule
    for readers. `captions` "new" cuts captions from the times of the words under `profile`; "keep" leaves them as they
    are, and only those that have no lines of their own are made under it. `word_times` puts the times of single words
    into captions of a format that can hold them beside its text. `direction_marks` adds the control characters that
    keep the punctuation of right-to-left captions at its place in simple players, or removes all there are.
    `speaker_labels` "write" puts names in front of the text of captions ("Ida: …"), "omit" takes them away, "keep" has
    them where the file had them.
    """

    layer: Literal["clean", "verbatim"] = "verbatim"
    speakers: bool = True
    times: bool = False
    sections: bool = True
    paragraphs: Literal["keep", "lines", "reader"] = "keep"
    captions: Literal["keep", "new"] = "keep"
    profile: Profile = READING
    word_times: bool = False
    direction_marks: Literal["keep", "add", "remove"] = "keep"
    speaker_labels: Literal["keep", "write", "omit"] = "keep"


DEFAULT = WriteOptions()
