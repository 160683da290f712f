"""The main lines of CHAT as people read them: words stay, also those said twice or broken off; codes go.

See "Tools for Analyzing Talk, part 1: the CHAT transcription format" of TalkBank.
"""

from __future__ import annotations

import re

_BULLET = re.compile(r"[\x15\u2022](?:%\w{1,9}:\"[^\"\n\x15]{0,200}\"_)?(\d{1,12})_(\d{1,12})-?[\x15\u2022]")
_SAID = re.compile(r"\[=! ?([^\[\]]*)\]")  # paralinguistic: [=! laughs]
_CODE = re.compile(r"\[[^\[\]]*\]")
_EVENT = re.compile(r"(?<!\S)&=([^\s]+)")
_FILLER = re.compile(r"(?<!\S)&-([^\s]+)")
_FRAGMENT = re.compile(r"(?<!\S)&[+~]?([^\s=\-+~&]+)")
_PAUSE = re.compile(r"(?<!\S)\((?:\.{1,3}|\d{0,3}:?\d{1,4}(?:\.\d{0,3})?)\)")
_OPENING = re.compile(r"(?<!\S)\+(?:[\"^<,+]|\u2248)(?=\s|$)")
_OMITTED = re.compile(r"(?<!\S)0[A-Za-z]*(?=\s|$)")
_ENDINGS = (
    *((re.compile(r"(?<!\s)\s*+\+\.\.\.(?=\s|$)"), "…"), (re.compile(r"(?<!\s)\s*+\+\.\.\?(?=\s|$)"), "…?")),
    *((re.compile(r"(?<!\s)\s*+\+!\?(?=\s|$)"), "?!"), (re.compile(r"(?<!\s)\s*+\+//?\?(?=\s|$)"), "–?")),
    *((re.compile(r"(?<!\s)\s*+\+(?://?)\.(?=\s|$)"), "–"), (re.compile(r"(?<!\s)\s*+\+\"/?\.(?=\s|$)"), ".")),
    (re.compile(r"(?<!\s)\s*+\+\.(?=\s|$)"), "."),
)
_FORM = re.compile(r"(?<=\w)@[a-z][a-z:]*(?:\$\w+)?")  # dada@b: a babbled word
_PART = re.compile(r"(?<=\w)\((\w+)\)|\((\w+)\)(?=\w)")  # (be)cause: what was not said of a word
_INSIDE = re.compile(r"(?<=\w)[_+](?=\w)")  # New_York, ice+cream: one word
_SINGING = re.compile("[↑↓↗↘→⇗⇘∾∞≈≋≡⌈⌉⌊⌋∆∇°▁▔☺♋⁇∬Ϋ∲§⁎ǂˈˌ↫‹›]")
_LENGTHENED = re.compile(r"(?<=\w):+(?=\w|\s|$)")
_BEFORE_MARK = re.compile(r"(?<!\s\s)\s++([,.?!;:…–](?:\s|$))")


def bullets(line: str) -> list[tuple[str, int | None, int | None]]:
    """Return the parts of a main line with their times in milliseconds; the last part may have none."""
    parts: list[tuple[str, int | None, int | None]] = []
    at = 0
    for m in _BULLET.finditer(line):
        parts.append((line[at : m.start()], int(m[1]), int(m[2])))
        at = m.end()
    if line[at:].strip():
        parts.append((line[at:], None, None))
    return parts


def readable(raw: str) -> str:
    """Return what was said as plain text; laughs and the like are in brackets."""
    text = " ".join(raw.replace("\x15", " ").split())
    text = _SAID.sub(lambda m: f" \ue000{m[1].strip()}\ue001 ", text)
    text = _CODE.sub(" ", text)
    text = _EVENT.sub(lambda m: f"\ue000{m[1].replace(':', ' ').replace('_', ' ')}\ue001", text)
    text = _FILLER.sub(r"\1", text)
    text = _FRAGMENT.sub(r"\1-", text)
    text = _OPENING.sub(" ", _PAUSE.sub(" ", text))
    for pattern, mark in _ENDINGS:
        text = pattern.sub(mark, text)
    text = _OMITTED.sub(" ", text.replace("<", " ").replace(">", " "))
    text = _PART.sub(lambda m: m[1] or m[2], _FORM.sub("", text))
    text = _LENGTHENED.sub("", _SINGING.sub("", _INSIDE.sub(" ", text)))
    text = text.replace("‡", ",").replace("„", ",").replace("“", '"').replace("”", '"')
    text = _BEFORE_MARK.sub(r"\1", " ".join(text.split()))
    text = text.replace("\ue000", "[").replace("\ue001", "]")
    return text.strip() if any(c.isalnum() for c in text) else ""
