"""Gaps between captions, and captions of fast speech."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from jamedit.captioning.profiles import PROFILES, Profile
from jamedit.captioning.resegment import captions
from jamedit.document import Paragraph, Span, Transcript, Word


def _talk(lengths: list[int], gaps: list[int]) -> Transcript:
    words, now = [], 0
    for i, length in enumerate(lengths):
        words.append(Word(i + 1, "bread" + "." * (i % 7 == 6), Span(now, now + length)))
        now += length + gaps[i % len(gaps)]
    return Transcript((Paragraph(len(words) + 1, None, tuple(words)),), next_id=len(words) + 2)


def _spans(talk: Transcript, profile: Profile) -> list[tuple[Span, int]]:
    cut = captions(talk, profile)
    return [(c.span, b - a) for p in cut.paragraphs for c, a, b in p.cue_ranges() if c.span]


talks = st.builds(
    _talk,
    st.lists(st.integers(60, 900), min_size=2, max_size=120),
    st.lists(st.sampled_from([0, 90, 240, 430, 700, 1_200, 3_000]), min_size=1, max_size=9),
)


@settings(deadline=None)
@given(talks)
def test_small_gaps_are_closed(talk: Transcript) -> None:
    for name, forbidden in (("netflix", range(84, 500)), ("broadcast", range(1, 1_000))):
        spans = [s for s, _ in _spans(talk, PROFILES[name])]
        gaps = [b.start_ms - a.end_ms for a, b in pairwise(spans)]
        assert not [g for g in gaps if g in forbidden or g < 0]


@settings(deadline=None)
@given(talks)
def test_captions_stay_near_what_is_said(talk: Transcript) -> None:
    profile = PROFILES["broadcast"]
    starts = {p.words[a].span for p in captions(talk, profile).paragraphs for _, a, _ in p.cue_ranges()}
    spoken = sorted(s.start_ms for s in starts if s)
    for (span, _), said in zip(_spans(talk, profile), spoken, strict=True):
        assert said - profile.lead_ms <= span.start_ms <= said + profile.lag_ms


def test_a_fast_caption_takes_time_from_the_slow_one_beside_it() -> None:
    slow, fast = [900] * 7, [150] * 7
    before = [(s, n) for s, n in _spans(_talk(slow + fast + slow, [20]), PROFILES["broadcast"])]
    assert all(n * 60_000 / s.length_ms <= 181 for s, n in before)
