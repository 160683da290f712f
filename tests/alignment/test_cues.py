"""Captions dealt to paragraphs: each keeps its time, cut where a paragraph begins, however many there are."""

from __future__ import annotations

import time

from jamedit.alignment.cues import deal_cues
from jamedit.document import Cue, Span, Word


def test_a_caption_is_cut_by_letters_where_its_words_have_no_time() -> None:
    words = [Word(i, "ab" * i) for i in (1, 2, 3)]
    dealt = deal_cues([Cue(1, Span(0, 1200))], words, [1, 1, 1])
    assert [[(c.first_word_id, c.span) for c in block] for block in dealt] == [
        [(1, Span(0, 200))],
        [(2, Span(200, 600))],
        [(3, Span(600, 1200))],
    ]


def test_a_caption_ends_before_the_next_one() -> None:
    words = [Word(1, "aa"), Word(2, "aa"), Word(3, "aaaa", Span(900, 1000)), Word(4, "aaaa")]
    cues = [Cue(1, Span(0, 400)), Cue(3, Span(800, 1200))]
    dealt = deal_cues(cues, words, [1, 2, 1])
    assert [[(c.first_word_id, c.span) for c in block] for block in dealt] == [
        [(1, Span(0, 200))],
        [(2, Span(200, 400)), (3, Span(800, 1000))],
        [(4, Span(1000, 1200))],
    ]


def test_thousands_of_paragraphs_in_one_caption_take_no_square_of_time() -> None:
    def seconds(count: int) -> float:
        words = [Word(i, "word") for i in range(count)]
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            deal_cues([Cue(0, Span(0, 60_000))], words, [5] * (count // 5))
            best = min(best, time.process_time() - start)
        return best

    seconds(1000)
    assert seconds(40_000) < 12 * max(seconds(10_000), 0.005)
