"""Files that users take for transcripts and that hold none which can be read, each with what to do instead."""

from __future__ import annotations

_PICTURES = "holds its subtitles as pictures, not as text; turn them into text with a program for that (OCR) first."
_PROGRAM_STREAM = b"\0\0\1\xba"


def refusal(data: bytes, name: str) -> str | None:
    """Return the sentence that a file is refused with, None for one that may be a transcript."""
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"# VobSub index file"):
        return f"{name} is the index of VobSub subtitles: it says when pictures are shown, and the text is in them."
    if data.startswith(_PROGRAM_STREAM) and name.lower().endswith(".sub"):
        return f"{name} {_PICTURES}"
    if data.startswith(b"PG") and b"\0" in data[:13]:  # Blu-ray
        return f"{name} {_PICTURES}"
    if head.startswith(b"{\\rtf"):
        return f"{name} is a document in the form RTF, which is not read; save it as .docx or as plain text."
    if head.startswith(b"File Format=MacCaption_MCC"):
        return f"{name} has captions in the form of MacCaption, which are not read; export them as SCC or SRT."
    return None
