"""Where a line or a caption may end: what it costs to break after each word of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jamedit.captioning.paragraphs import closes_sentence

SENTENCE, CLAUSE, OPENING, PLAIN, LEANS = 0, 2, 4, 6, 16  # the less the better

_CLAUSE_ENDS = tuple(",;:、，；：–—")
_QUOTES = "\"'“”‘’«»()[]¿¡-–—"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that the next one belongs to. English, and the plainest of German, French, Spanish and Italian.
_LEANING = _words("""
    a an the this that these those my your his her its our their some any no every each all both
    of in on at by to for from with without into onto over under about between through during before after against
    among around behind beside beyond near per than as like via upon within across toward towards
    and or but nor so because if when while where which who whose that whether although though unless until since
    i you he she we they it not very too more most less quite just is am are was were be been being have has had do
    does did will would can could should may might must shall i'm i'll i've i'd you're you'll you've he's she's we're
    we'll we've they're they'll they've don't doesn't didn't can't won't isn't aren't wasn't
    mr mr. mrs mrs. ms ms. dr dr. prof prof. st st.
    der das dem den des ein eine einen einem einer eines und oder aber mit von vom zum zur für auf aus bei nach über
    le la les un une du et ou mais dans pour avec sur sans chez
    el los las una del y o pero con por para sin il lo gli uno e di che
""")
# Words that open a new thought, so that a line may well end before them.
_OPENERS = _words("""
    and or but nor so because if when while where which who whose that whether although though unless until since
    in on at by to for from with without into over under about between through during before after than as
    und oder aber weil dass wenn mit von et ou mais que qui pour avec y pero porque para con
""")
_OBJECTS = _words("me him them us")  # they belong to the word before


DASHES = ("-", "–", "—", "‐", "‑", "−")  # before what another one says
NOTES = ("♪", "♫", "♬", "♩")  # before what is sung
MARKS = (*DASHES, *NOTES)
_OPENS_LINE = re.compile(rf"(?<!\S)[{re.escape(''.join(MARKS))}]|[{''.join(NOTES)}](?!\S)")
_BEFORE_DASH = (*".!?…。！？,;:、，；：\"'”’»)]）」』", *NOTES)


def begins_line(texts: Sequence[str]) -> list[int]:
    """Return the positions of words that begin a line of their own: the dash of another speaker, a note of a song.

    A dash inside a sentence ("so – that is it") and one between numbers begin none.
    """
    if not _OPENS_LINE.search(" ".join(texts)):
        return []  # by far the most common
    found, singing = [], False
    for at, text in enumerate(texts):
        if text.startswith(MARKS):
            note = text.startswith(NOTES)
            before = texts[at - 1] if at else ""
            opens = not singing or before.endswith(NOTES) if note else before.endswith(_BEFORE_DASH)
            if opens and at:
                found.append(at)
            singing = note and opens and not (len(text) > 1 and text.endswith(NOTES))
        elif text.endswith(NOTES):
            singing = False
        elif at and not singing and texts[at - 1].endswith(NOTES):
            found.append(at)  # speech after a song
    return found


def cost_after(texts: Sequence[str], at: int) -> int:
    """Return what it costs to break after one word that is not the last."""
    text, following = texts[at], texts[at + 1]
    return _cost(text, text.strip(_QUOTES).lower(), following, following.strip(_QUOTES).lower())


def costs(texts: Sequence[str]) -> list[int]:
    """Return for each word what it costs to break after it; the last one costs nothing."""
    bare = [text.strip(_QUOTES).lower() for text in texts]
    found = [_cost(texts[i], bare[i], texts[i + 1], bare[i + 1]) for i in range(len(texts) - 1)]
    return [*found, SENTENCE] if texts else []


def _cost(text: str, bare: str, following: str, next_bare: str) -> int:
    if text[-1] in ".!?…。！？\"'”’»)]" and closes_sentence(text):
        return SENTENCE
    if text.endswith(_CLAUSE_ENDS):
        return CLAUSE
    if bare in _LEANING:
        return LEANS
    if (
        next_bare in _OBJECTS
        or text.isdigit()
        or (text[0].isupper() and following[0].isupper() and not next_bare.isupper())
    ):
        return (PLAIN + LEANS) // 2  # a verb and its object, a number and what it counts, two names
    return OPENING if next_bare in _OPENERS else PLAIN
