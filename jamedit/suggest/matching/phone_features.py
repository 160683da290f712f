"""How alike two sounds are, weighed by how their phones are made in the mouth.

Every phone is written as its traits, one character each: where it is made, how, with voice or without. These strings
are compared, so that "b" for "p" costs one trait of three and "b" for "s" all, a weak vowel is lost more easily
than a stop, and all of it is done by one fast comparison of strings.
"""

from __future__ import annotations

from rapidfuzz.distance import Indel

# Places: 1 lips, 2 teeth, 3 ridge, 4 palate, 5 velum. Manners: S stop, N nasal, F fricative, Z hissing, L liquid,
# G glide, H breath. "+" and "-": with and without voice, where that alone tells two phones apart.
_CONSONANTS = (
    "p=1S- b=1S+ m=1N f=1F- v=1F+ w=1G T=2F- D=2F+ t=3S- d=3S+ n=3N s=3Z- z=3Z+ l=3L r=4L S=4Z- Z=4Z+ C=4SZ- j=4SZ+ "
    "y=4G k=5S- g=5S+ G=5N h=H"
)
# Vowels: i u high, e o middle, a open; f front, b back; the weak vowel is a character of its own; a diphthong has two.
_VOWELS = "E=if i=i A=ef e=e @=af ^=c a=ab o=ob O=ob1 u=u U=ub I=ai W=au Y=oi"
_TRAITS = str.maketrans(dict(pair.split("=") for pair in f"{_CONSONANTS} {_VOWELS}".split()))


def traits(phones: str) -> str:
    """Return phones (one character each, as in `jamedit.suggest.matching.phonetics`) as their traits."""
    return phones.translate(_TRAITS)


def similarity(a: str, b: str) -> float:
    """Return how alike two strings of traits are, 0 (nothing in common) to 1 (the same)."""
    return Indel.normalized_similarity(a, b)
