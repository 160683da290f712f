"""Tell the encoding of a text file from its bytes: marks, sound UTF-8, what the file declares, else the likeliest.

A part of 64 KiB is looked at, from the first byte above ASCII on. The library that knows the code pages of many
languages is asked first; where it is not sure, for a few words, plain rules give an answer that is sensible.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from jamedit.errors import UsageError
from jamedit.formats.engine.text.declared import declared

MARKS = {  # the longer ones first: the mark of UTF-32 begins like that of UTF-16
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
BARE = "-bare"  # UTF-16 and UTF-32 without a mark
_SAMPLE = 64 * 1024
_EAST_ASIAN = ("cp932", "euc_jp", "cp949", "gb18030", "cp950", "iso2022_jp")
# No text has these, but for a few by mishap; x15 is around every time of a CHAT transcript.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x15\x1a\x1b"))
_MOST_CONTROLS = 0.02
_FEW = 6  # bytes above ASCII say little
_CLOSE = 0.98  # of the score of the best, and another encoding is as likely
_PAIR_LEAST = 0.8  # share of double bytes that must be of the common kind
_COMMON_RUSSIAN = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёіїєґў")
_BETWEEN_LETTERS = frozenset("’‘–—\xad\xb7")  # characters that belong inside words
_CENTRAL = (*("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţéá", "čćđšž"),)


@cache
def _high() -> re.Pattern[bytes]:
    return re.compile(rb"[\x80-\xff]")


@cache
def _letter_inside() -> re.Pattern[str]:
    return re.compile("(?<=[A-Za-z])[\udcc0-\udcff](?=[A-Za-z])")


@cache
def _euro() -> re.Pattern[bytes]:
    """Find the euro and the French oe as ISO 8859-15 writes them, where windows-1252 has other characters."""
    return re.compile(rb"(?<=[\d ])\xa4(?![<\w])|(?<=[A-Za-z])[\xbc\xbd](?=[a-z])|[\xbc\xbd](?=uv|il|uf)")


@cache
def _beside_letters() -> re.Pattern[bytes]:
    """Find what is a letter in ISO 8859-15 and a character of another kind in windows-1252, as part of a word."""
    return re.compile(rb"[A-Za-z][\xa6\xa8\xb4\xb8\xbc-\xbe]|[\xa6\xa8\xb4\xb8\xbc-\xbe][A-Za-z]")


@cache
def _windows_only() -> re.Pattern[bytes]:
    return re.compile(rb"[\x80-\x9f]")


@cache
def _not_letters() -> re.Pattern[str]:
    return re.compile(r"[\W\d_]")


def encoding_of(data: bytes) -> str:
    """Return the name of a codec; one of `MARKS` when the file opens with a mark, with `BARE` for UTF-16 without."""
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return encoding
    wide = _wide(data)
    if wide:
        return wide
    if b"\x1b$" in data[:_SAMPLE] and data.isascii() and is_sound(data, "iso2022_jp"):
        return "iso2022_jp"
    return "utf-8" if is_sound(data, "utf-8") else declared(data) or _not_utf8(data)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text at all: too many are control characters."""
    head = data[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls <= max(16, _MOST_CONTROLS * len(head)):
        return False
    return not encoding_of(head).startswith(("utf-16", "utf-32"))


def _wide(data: bytes) -> str | None:
    """Return UTF-16 or UTF-32 where zero bytes are as Latin text leaves them."""
    head = data[:4096]
    if b"\x00" not in head:
        return None
    zeros = [head[i::4].count(0) for i in range(4)]
    most = len(head) // 16
    if min(zeros[1:]) > most and zeros[0] * 8 < min(zeros[1:]) and is_sound(data, "utf-32-le"):
        return "utf-32-le" + BARE
    if min(zeros[:3]) > most and zeros[3] * 8 < min(zeros[:3]) and is_sound(data, "utf-32-be"):
        return "utf-32-be" + BARE
    odd, even = zeros[1] + zeros[3], zeros[0] + zeros[2]
    if len(data) % 2 == 0 and max(odd, even) > len(head) // 4 and min(odd, even) * 8 < max(odd, even):
        return ("utf-16-le" if odd > even else "utf-16-be") + BARE
    return None


def is_sound(data: bytes, encoding: str) -> bool:
    """Tell whether all bytes are of an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def known_encoding(name: str, data: bytes) -> str:
    """Return the codec for an encoding that a user named, for a text; raise UsageError for one that is not known."""
    try:
        "x".encode(name, "replace")  # fails for what Python calls codecs and are no encodings
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        raise UsageError(
            f"There is no encoding {name!r}; try utf-8, cp1250 … cp1258, koi8-r, mac-roman, shift_jis, gb18030 or big5."
        ) from None
    of_mark = next((each for mark, each in MARKS.items() if data.startswith(mark)), "")
    if of_mark.startswith(found.name.removesuffix("-sig")):
        return of_mark
    if found.name in ("utf-16", "utf-32"):
        return f"{found.name}-le{BARE}"
    return found.name + BARE if found.name.startswith(("utf-16", "utf-32")) else found.name


def candidates(data: bytes) -> tuple[str, ...]:
    """Return the encodings that a text could be in, the likeliest first; one alone where nothing is in doubt.

    Those that give the same text count once.
    """
    first = encoding_of(data)
    if first.startswith("utf") or data.isascii() or declared(data):
        return (first,)
    from jamedit.formats.engine.text import encoding_guess

    sample = _sample(data)
    found = {sample.decode(first, "replace"): first}
    for code, _ in encoding_guess.guesses(sample):
        found.setdefault(sample.decode(code, "replace"), code)
    return tuple(found.values())


def is_certain(data: bytes) -> bool:
    """Tell whether another encoding is hardly as likely as the one that was found."""
    first = encoding_of(data)
    if first.startswith("utf") or data.isascii() or declared(data):
        return True
    from jamedit.formats.engine.text import encoding_guess

    sample = _sample(data)
    if len(_high().findall(sample)) < _FEW:
        return False
    likely = _likely(sample)
    best = next((score for code, score in likely if code == first), 0.0)
    text = sample.decode(first, "replace")
    if _is_misread(text, first):
        return False
    others = [score for code, score in likely if sample.decode(code, "replace") != text]
    return best >= encoding_guess.LEAST and max(others, default=0.0) <= _CLOSE * best


def is_doubtful(data: bytes, encoding: str, text: str) -> bool:
    """Tell whether an encoding was guessed, and the words of the text do not look as if it were the right one."""
    if encoding.startswith("utf") or data.isascii() or declared(data):
        return False
    return _is_misread(text, encoding)


def _is_misread(text: str, encoding: str) -> bool:
    from jamedit.formats.engine.text.misreading import looks_misread

    return encoding not in _EAST_ASIAN and looks_misread(text)


def _sample(data: bytes) -> bytes:
    """Return a part of a text, from the line of the first byte above ASCII on."""
    first = _high().search(data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    sample = data[start : start + _SAMPLE]
    if len(data) > start + _SAMPLE and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n") + 1]
    return sample


def _not_utf8(data: bytes) -> str:
    sample = _sample(data)
    sound = 0.0 if _has_letters_of_one_byte(sample) else _sound_utf8(sample, len(_high().findall(sample)))
    if sound > 0.9:
        return "utf-8"
    from jamedit.formats.engine.text import encoding_guess

    likely = _likely(sample) if sound <= 0.5 else encoding_guess.guesses(sample)
    if likely and likely[0][1] >= encoding_guess.LEAST and (sound <= 0.5 or likely[0][1] > 2 * encoding_guess.LEAST):
        return _western(sample, likely[0][0])
    return "utf-8" if sound > 0.5 else _western(sample, _by_rules(sample))


def _western(sample: bytes, encoding: str) -> str:
    """Return which of the two Western pages a text is in, by the few characters in which they differ."""
    if encoding == "cp1252" and _euro().search(sample) and not _windows_only().search(sample):
        return "iso8859-15"
    if encoding == "iso8859-15" and not (_euro().search(sample) or _beside_letters().search(sample)):
        return "cp1252"
    return encoding


def _likely(sample: bytes) -> tuple[tuple[str, float], ...]:
    """Return the encodings that a text could be in; only pages of Windows where its punctuation is theirs."""
    from jamedit.formats.engine.text import encoding_guess
    from jamedit.formats.engine.text.western import has_windows_punctuation, is_plain_or_english

    if not has_windows_punctuation(sample):
        return encoding_guess.guesses(sample)
    if is_plain_or_english(sample):
        return (("cp1252", 1.0),)
    return tuple(each for each in encoding_guess.guesses(sample) if each[0].startswith("cp125"))


def _has_letters_of_one_byte(sample: bytes) -> bool:
    """Tell whether most bytes that are not UTF-8 are single letters inside Latin words, as in "für"."""
    text = sample.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= c <= "\udcff" for c in text)
    inside = len(_letter_inside().findall(text)) if broken else 0
    return inside > 1 and 2 * inside > broken


def _by_rules(sample: bytes) -> str:
    """Return the encoding of a few words, which are too short for statistics of languages."""
    high = len(_high().findall(sample))
    return _cyrillic(sample, high) or _double_byte(sample) or _latin(sample)


def _sound_utf8(sample: bytes, high: int) -> float:
    """Return the share of the bytes above ASCII that are sound UTF-8; a broken place here and there is forgiven."""
    text = sample.decode("utf-8", "surrogateescape")
    return 1 - sum(0xDC80 <= ord(c) <= 0xDCFF for c in text) / high


def _cyrillic(sample: bytes, high: int) -> str | None:
    """Return the Cyrillic code page in which the text is of small letters, None when it is of none.

    What is small in one of them is large in the other.
    """
    letters = bytes(b for b in sample if b >= 0xC0 or b in b"\xa3\xb3\xb8\xa8\xbf\xba")
    if len(letters) < max(4, 0.8 * high):
        return None
    small = sum(0xE0 <= b <= 0xFF for b in letters)
    large = sum(0xC0 <= b <= 0xDF for b in letters)
    code, count = ("cp1251", small) if small >= large else ("koi8-r", large)
    text = letters.decode(code, "ignore").lower()
    common = sum(c in _COMMON_RUSSIAN for c in text)
    vowels = sum(c in "оеаиуыяюэ" for c in text)
    words = re.findall(rb"[\xa3\xb3\xb8\xa8\xc0-\xff]{3,}", sample)
    if sum(map(len, words)) < 0.6 * high or count < 0.7 * len(letters):
        return None
    return code if common > 0.9 * len(text) and 0.25 < vowels / len(text) < 0.65 else None


def _double_byte(sample: bytes) -> str | None:
    """Return the East Asian code in which nearly all characters are common ones, None when there is none."""
    scores = {code: _score(sample, code, weight) for code, weight in _ROWS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= _PAIR_LEAST else None


def _score(sample: bytes, code: str, weight: Callable[[bytes], float]) -> float:
    try:
        text = codecs.getincrementaldecoder(code)("strict").decode(sample, final=False)
    except UnicodeDecodeError:
        return 0.0
    counts = Counter(c for c in text if c > "\x7f")
    total = sum(counts.values())
    return sum(weight(c.encode(code, "ignore")) * n for c, n in counts.items()) / total if total > 1 else 0.0


def _japanese(raw: bytes) -> float:
    """Weigh a character of Shift JIS: kana and common signs count, half-width letters are mostly a mistake."""
    if len(raw) < 2:
        return -1.0
    return 1.0 if raw[0] in (0x81, 0x82, 0x83) or 0x88 <= raw[0] <= 0x97 else 0.5


def _japanese_euc(raw: bytes) -> float:
    kana = raw[:1] in (b"\xa4", b"\xa5")
    return 1.3 if kana else 0.9 if raw[:1] == b"\xa1" or 0xB0 <= raw[0] <= 0xCF else 0.2


def _simplified(raw: bytes) -> float:
    if len(raw) != 2 or raw[1] < 0xA1:
        return 0.2 if len(raw) == 2 else -1.0
    return 1.0 if raw[0] in (0xA1, 0xA3) or 0xB0 <= raw[0] <= 0xD7 else 0.5 if raw[0] > 0xD7 else 0.0


def _traditional(raw: bytes) -> float:
    return 1.0 if 0xA1 <= raw[0] <= 0xC6 else 0.4


def _korean(raw: bytes) -> float:
    if len(raw) < 2 or raw[1] < 0xA1:
        return 0.2
    return 1.1 if 0xB0 <= raw[0] <= 0xC8 else 0.9 if raw[0] in (0xA1, 0xA3) else 0.2


_ROWS: dict[str, Callable[[bytes], float]] = {
    "cp932": _japanese,
    "euc_jp": _japanese_euc,
    "cp949": _korean,
    "gb18030": _simplified,
    "cp950": _traditional,
}


def _latin(sample: bytes) -> str:
    from jamedit.formats.engine.text.western import LANGUAGES

    if not is_sound(sample, "cp1250"):
        return "cp1252"
    western = _fit(sample.decode("cp1252", "ignore"), LANGUAGES)
    return "cp1250" if _fit(sample.decode("cp1250", "ignore"), _CENTRAL) > western else "cp1252"


def _fit(text: str, languages: tuple[str, ...]) -> float:
    """Return how much of a text's letters and signs above ASCII one language writes, at best."""
    counts = Counter(c for c in text.lower() if c > "\x7f")
    signs = {c for c in counts if _not_letters().match(c)}
    inside = {c for c in signs - _BETWEEN_LETTERS if re.search(rf"\w{re.escape(c)}\w", text)}
    counts = Counter({c: n for c, n in counts.items() if c not in signs or c in inside})
    total = sum(counts.values())
    return max(sum(n for c, n in counts.items() if c in letters) for letters in languages) / total if total else 0.0
