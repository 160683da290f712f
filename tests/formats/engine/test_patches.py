"""Changing places in a text: order, overlaps, parts."""

from __future__ import annotations

from jamedit.formats.engine.patches import Patch, apply


def test_patches_may_come_in_any_order() -> None:
    assert apply("one two three", [Patch(8, 13, "3"), Patch(0, 3, "1")]) == "1 two 3"


def test_an_insertion_comes_before_what_replaces_the_text_there() -> None:
    assert apply("one two", [Patch(4, 7, "2"), Patch(4, 4, "a"), Patch(4, 4, "b")]) == "one ab2"


def test_of_two_that_overlap_the_first_and_longest_counts() -> None:
    assert apply("abcdef", [Patch(2, 5, "y"), Patch(1, 3, "x"), Patch(1, 4, "X")]) == "aXef"


def test_a_part_of_a_text_is_changed_alone() -> None:
    assert apply("abcdef", [Patch(3, 4, "-")], 2, 5) == "c-e"


def test_no_patch_leaves_the_text_as_it_is() -> None:
    assert apply("abc", []) == "abc"
