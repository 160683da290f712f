"""The phones of spoken words: from the decoder's dictionary, from espeak-ng where it is installed, by letter rules."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from jamedit.paths import resource
from jamedit.speech.sphinx.spoken_form import spoken_forms

Phones = str  # ARPABET without stress, separated by spaces

_ARPABET = {
    "a": "AA", "@": "AE", "^": "AH", "o": "AO", "W": "AW", "I": "AY", "e": "EH", "A": "EY", "i": "IH", "E": "IY",
    "O": "OW", "Y": "OY", "u": "UH", "U": "UW", "b": "B", "C": "CH", "d": "D", "D": "DH", "f": "F", "g": "G",
    "h": "HH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "G": "NG", "p": "P", "r": "R", "s": "S",
    "S": "SH", "t": "T", "T": "TH", "v": "V", "w": "W", "y": "Y", "z": "Z", "Z": "ZH",
}  # fmt: skip
_IPA = {  # the longest first; what is not listed is passed over
    "aɪə": "AY AH", "aʊə": "AW ER", "tʃ": "CH", "dʒ": "JH", "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW",
    "əʊ": "OW", "ɔɪ": "OY", "ɪə": "IH R", "eə": "EH R", "ʊə": "UH R", "ɑːɹ": "AA R", "ɔːɹ": "AO R", "ɜː": "ER",
    "iə": "IY AH", "əl": "AH L", "ɑː": "AA", "ɔː": "AO", "uː": "UW", "iː": "IY", "oː": "AO", "ɚ": "ER", "ɝ": "ER",
    "ɐ": "AH", "ə": "AH", "ʌ": "AH", "æ": "AE", "a": "AA", "ɑ": "AA", "ɒ": "AA", "ɔ": "AO", "ɛ": "EH", "e": "EY",
    "ɪ": "IH", "i": "IY", "o": "OW", "ʊ": "UH", "u": "UW", "ᵻ": "IH", "b": "B", "d": "D", "ð": "DH", "f": "F",
    "ɡ": "G", "g": "G", "h": "HH", "j": "Y", "k": "K", "l": "L", "m": "M", "n": "N", "ŋ": "NG", "p": "P",
    "ɹ": "R", "r": "R", "ɾ": "T", "s": "S", "ʃ": "SH", "t": "T", "θ": "TH", "v": "V", "w": "W", "x": "K",
    "z": "Z", "ʒ": "ZH", "ʔ": "",
}  # fmt: skip
_LETTER_NAMES = {
    "a": "EY", "b": "B IY", "c": "S IY", "d": "D IY", "e": "IY", "f": "EH F", "g": "JH IY", "h": "EY CH", "i": "AY",
    "j": "JH EY", "k": "K EY", "l": "EH L", "m": "EH M", "n": "EH N", "o": "OW", "p": "P IY", "q": "K Y UW",
    "r": "AA R", "s": "EH S", "t": "T IY", "u": "Y UW", "v": "V IY", "w": "D AH B AH L Y UW", "x": "EH K S",
    "y": "W AY", "z": "Z IY",
}  # fmt: skip
_IPA_PATTERN = re.compile("|".join(sorted(map(re.escape, _IPA), key=len, reverse=True)))
_LONGEST_WORD = 40  # letters that are asked about
_MOST_OF_A_WORD = 4  # pronunciations of one token that are tried


class Pronunciations:
    """Return how tokens are pronounced; `lookup` is the decoder's dictionary (None for a word that is not in it)."""

    def __init__(self, lookup: Callable[[str], str | None], sounds_like: Iterable[tuple[str, str]] = ()) -> None:
        self._lookup = lookup
        self._own = {word.casefold(): said for word, said in sounds_like}
        self._known: dict[str, tuple[Phones, ...]] = {}

    def of(self, token: str) -> tuple[Phones, ...]:
        """Return the pronunciations of a token, the likeliest first; none when it has no sound."""
        found = self._known.get(token)
        if found is None:
            found = self._known[token] = tuple(self._of(token))
        return found

    def prepare(self, tokens: Iterable[str]) -> None:
        """Ask espeak-ng, where it is installed, for all unknown words of a text at once: each call takes a while."""
        unknown = {
            word
            for token in set(tokens)
            for form in spoken_forms(token)
            for word in form
            if len(word) > 1 and word.isalpha() and not self._lookup(word)
        }
        _ask_espeak(sorted(unknown - _ipa_known.keys()))

    def _of(self, token: str) -> Iterable[Phones]:
        own = self._own.get(token.casefold().strip(".,;:!?\"'()[]"))
        forms = (*(spoken_forms(own) if own else ()), *spoken_forms(token))
        made: dict[Phones, None] = {}
        for form in forms:
            ways = [self._word(word) for word in form]
            if not all(ways):
                continue
            made[" ".join(way[0] for way in ways)] = None
            for at, variants in enumerate(ways):  # one word said otherwise at a time
                for variant in variants[1:]:
                    made[" ".join(variant if i == at else way[0] for i, way in enumerate(ways))] = None
        return list(made)[:_MOST_OF_A_WORD]

    def _word(self, word: str) -> list[Phones]:
        """Return the pronunciations of one spoken word."""
        if word == "'s":
            return ["Z"]
        if len(word) == 1 and word != "a" and word in _LETTER_NAMES:
            return [_LETTER_NAMES[word]]
        listed = [self._lookup(word), *(self._lookup(f"{word}({n})") for n in (2, 3))]
        found = [phones for phones in listed if phones]
        if found:
            return [*found, "EY"] if word == "a" and "EY" not in found else found
        if word.endswith("'s") and len(word) > 2:
            return [f"{stem} Z" for stem in self._word(word[:-2])]
        if word.endswith("s'"):
            return self._word(word[:-1])
        guessed = [_by_espeak(word), by_letters(word)]
        return list(dict.fromkeys(phones for phones in guessed if phones))


@cache
def _espeak() -> str | None:
    return shutil.which("espeak-ng")


_ipa_known: dict[str, Phones] = {}  # what espeak-ng said


def _by_espeak(word: str) -> Phones:
    if word not in _ipa_known:
        _ask_espeak([word])
    return _ipa_known[word]


def _ask_espeak(words: Sequence[str]) -> None:
    """Learn what espeak-ng, if installed, makes of words; it is run as a program, so that its licence stays its own."""
    program = _espeak()
    asked = [word for word in words if word.isalpha() and len(word) <= _LONGEST_WORD]
    _ipa_known.update(dict.fromkeys(words, ""))
    if program is None or not asked:
        return
    try:
        done = subprocess.run(
            [program, "-q", "--ipa", "-v", "en-us", "--stdin"],
            input="".join(f"{word}.\n\n" for word in asked),
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    if len(lines) != len(asked):
        return
    for word, line in zip(asked, lines, strict=True):
        text = line.replace("ˈ", "").replace("ˌ", "").strip()
        _ipa_known[word] = " ".join(filter(None, (_IPA[m.group()] for m in _IPA_PATTERN.finditer(text))))


@cache
def _letter_rules() -> tuple[re.Pattern[str], tuple[str, ...]]:
    path = resource("words", "en", "letters.tsv")
    lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    rules = [(row[0], row[1] if len(row) > 1 else "") for row in lines]
    return re.compile("|".join(f"(?:{pattern})()" for pattern, _ in rules)), tuple(phones for _, phones in rules)


def by_letters(word: str) -> Phones:
    """Return the phones of a word that no dictionary has, by the letter rules; consonants alone are spelled."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if c.isascii() and c.isalpha())
    if not plain:
        return ""
    if not set(plain) & set("aeiouy"):
        return " ".join(_LETTER_NAMES[c] for c in plain[:8])
    pattern, sounds = _letter_rules()
    phones = pattern.sub(lambda m: sounds[(m.lastindex or 1) - 1], plain)
    return " ".join("ER" if p == "^r" else _ARPABET[p] for p in re.findall(r"\^r(?![aeiou@^AEIOUWYo])|.", phones))
