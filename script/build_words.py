"""Make resources/words/en/pronunciations.tsv and pairs.bin from the data that comes with PocketSphinx.

Needs the pocketsphinx package (BSD licence); run once when that data or the lexicon changes:
python script/build_words.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "resources" / "words" / "en"
PHONES = (
    ("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW", "a @ ^ o W I e ^r A i E O Y u U"),
    ("B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH", "b C d D f g h j k l m n G p r s S t T v w y z Z"),
)
SIGNS = {phone: sign for names, signs in PHONES for phone, sign in zip(names.split(), signs.split(), strict=True)}
STEP = 0.25  # of log10, one unit of a stored strength
LEAST = 1.0  # pairs that are about as likely as chance says are left out
WRITE_ARPA = """
import sys, pocketsphinx
math = pocketsphinx.LogMath()
model = pocketsphinx.NGramModel(pocketsphinx.Config(), math, sys.argv[1])
model.write(sys.argv[2], pocketsphinx.NGramModel.str_to_type("arpa"))
"""


def main() -> None:
    """Write both files."""
    import pocketsphinx

    model = Path(pocketsphinx.get_model_path()) / "en-us"
    known = [line.split("\t")[0] for line in _lines(WORDS / "lexicon.tsv")]
    _write_pronunciations(model / "cmudict-en-us.dict", frozenset(known))
    with tempfile.TemporaryDirectory() as folder:
        arpa = Path(folder) / "model.arpa"
        # The writer fails after the pairs, at the triples, which are not wanted here.
        subprocess.run([sys.executable, "-c", WRITE_ARPA, str(model / "en-us.lm.bin"), str(arpa)], check=False)
        _write_pairs(arpa, known)


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if line and not line.startswith("#"):
            yield line


def _write_pronunciations(source: Path, known: frozenset[str]) -> None:
    """Write the words that the lexicon does not have, sorted by their bytes, one pronunciation each."""
    found = {}
    for line in _lines(source):
        word, *phones = line.split()
        if word not in known and word.isascii() and word.replace("'", "").isalpha():
            found.setdefault(word, "".join(SIGNS[p] for p in phones))
    rows = sorted(f"{word}\t{phones}\n".encode() for word, phones in found.items())
    (WORDS / "pronunciations.tsv").write_bytes(b"".join(rows))


def _write_pairs(arpa: Path, known: list[str]) -> None:
    """Write, for each word of the lexicon in its order, the words that follow it more or less often than by chance.

    Little-endian: the number of words and of pairs (32 bits each), where each word's pairs begin (32 bits, one more
    than words), the following words' numbers (16 bits, rising), strengths in steps of log10 (8 bits, signed).
    """
    number = {word: i for i, word in enumerate(known)}
    alone: dict[str, float] = {}
    after: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    section = ""
    for line in _lines(arpa):
        fields = line.split("\t")
        if line.startswith("\\"):
            section = line
        elif section == "\\1-grams:":
            alone[fields[1]] = float(fields[0])
        elif section == "\\2-grams:" and len(fields) == 4 and fields[1] in number and fields[2] in number:
            strength = float(fields[0]) - alone[fields[2]]
            if abs(strength) >= LEAST:
                after[number[fields[1]]].append((number[fields[2]], round(strength / STEP)))
    begins, follows, strengths = array("I", [0]), array("H"), array("b")
    for first in range(len(known)):
        for second, strength in sorted(after[first]):
            follows.append(second)
            strengths.append(strength)
        begins.append(len(follows))
    head = array("I", [len(known), len(follows)])
    (WORDS / "pairs.bin").write_bytes(b"".join(a.tobytes() for a in (head, begins, follows, strengths)))


if __name__ == "__main__":
    main()
