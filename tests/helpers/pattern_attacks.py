"""Texts that hurt a regular expression, made from its own parse tree: long runs of what each repetition likes.

A pattern that goes back and forth does so where a repetition may give back what it took, or where a search begins
again inside a run. So every repetition gets a run of its own food, after what leads to it, before what it cannot use.
"""

from __future__ import annotations

import random
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Use = Callable[["re.Pattern[Any]", Any], object]

_CATEGORIES = {
    op.CATEGORY_DIGIT: "71",
    op.CATEGORY_NOT_DIGIT: "a :",
    op.CATEGORY_SPACE: " \n",
    op.CATEGORY_NOT_SPACE: "a7:",
    op.CATEGORY_WORD: "a7",
    op.CATEGORY_NOT_WORD: " -\n",
}
_ANY = "a 7\n<-:."
_BREAKERS = ("", "\0", "x", "\n", "!")
_MOST_ATTACKS = 300
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_LATE_S = 4.0
_LONG = 9  # times a body may come: only such repetitions make long runs
# The clock of a process may go in steps of 4 ms; where each character looks at each other one, it takes .1 s.
_QUICK_S, _LONG_S, _SHORT, _MOST = 0.04, 0.4, 8_000, 8.0


class _LateError(Exception):
    """The time is over."""


def slow_texts(pattern: re.Pattern[Any], use: Use) -> Iterator[str]:
    """Yield descriptions of texts for which the time of `use` grows faster than their length."""
    chosen = list(dict.fromkeys(attacks(pattern)))
    if len(chosen) > _MOST_ATTACKS:
        chosen = random.Random(3).sample(chosen, _MOST_ATTACKS)
    for begin, food, end in chosen:
        if grows_too_fast(
            lambda n, b=begin, f=food, e=end: _text(pattern, b, f, e, n), lambda text: use(pattern, text)
        ):
            yield f"{begin!r} + {food!r} * n + {end!r}"


def grows_too_fast(make: Callable[[int], Any], use: Callable[[Any], object]) -> bool:
    """Tell whether work grows faster than its text: four times the length may take four times the time, not sixteen."""
    taken = [min(_seconds(make(n), use) for _ in range(2)) for n in (_SHORT // 32, _SHORT)]
    if max(taken) > _LONG_S:
        return True
    return taken[1] > _QUICK_S and all(_ratio(make, use) > _MOST for _ in range(3))


def _ratio(make: Callable[[int], Any], use: Callable[[Any], object]) -> float:
    """Return how much longer four times the length takes."""
    return _seconds(make(4 * _SHORT), use) / max(_seconds(make(_SHORT), use), _QUICK_S / 2)


def _seconds(text: Any, use: Callable[[Any], object]) -> float:
    """Return the processor time that a use takes, given up after `_LATE_S`."""
    before = signal.signal(signal.SIGVTALRM, _late)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, _LATE_S)
    try:
        use(text)
    except _LateError:
        return _LATE_S
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - start


def _late(*_: object) -> None:
    raise _LateError


def _text(pattern: re.Pattern[Any], begin: str, food: str, end: str, length: int) -> Any:
    text = begin + food * (length // len(food)) + end
    return text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """Yield what is before a run, what the run repeats, and what is after it."""
    flags = pattern.flags & ~re.DEBUG
    tree = parser.parse(pattern.pattern, flags)
    rng = random.Random(7)
    nodes = list(_repetitions(tree.data, [], []))
    for before, body, after in nodes:
        foods = {_sample([item], rng) for item in body for _ in range(3)} | {_sample(body, rng) for _ in range(4)}
        foods |= {food[0] for food in foods if food}
        ends = {_sample(after, rng)[:-1] + "\0", _sample(after, rng)}
        begins = {"", _sample(before, rng), _sample(before, rng, most=1)}
        for food in sorted(foods - {""}):
            for begin in sorted(begins):
                yield from ((begin, food, end) for end in (*_BREAKERS, *sorted(ends)))


def _repetitions(
    items: list[Any], before: list[Any], after: list[Any]
) -> Iterator[tuple[list[Any], list[Any], list[Any]]]:
    """Yield the items before each repetition, its body and what comes after, from outside inwards."""
    for i, (kind, value) in enumerate(items):
        left, right = [*before, *items[:i]], [*items[i + 1 :], *after]
        if kind in _REPEATS:
            _, most, body = value
            if most >= _LONG:
                yield left, list(body), right
            yield from _repetitions(list(body), left, right)
        elif kind is op.SUBPATTERN:
            yield from _repetitions(list(value[-1]), left, right)
        elif kind is op.ATOMIC_GROUP:
            yield from _repetitions(list(value), left, right)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _repetitions(list(branch), left, right)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _repetitions(list(value[1]), left, right)


def _sample(items: list[Any], rng: random.Random, most: int = 3) -> str:
    """Return a text that the items may match."""
    return "".join(_one(kind, value, rng, most) for kind, value in items)


def _one(kind: Any, value: Any, rng: random.Random, most: int) -> str:
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL:
        return rng.choice([c for c in _ANY if ord(c) != value])
    if kind is op.ANY:
        return rng.choice("a 7:")
    if kind is op.IN:
        return _of_class(value, rng)
    if kind in _REPEATS:
        low, high, body = value
        return "".join(_sample(list(body), rng, most) for _ in range(rng.randint(low, max(low, min(high, low + most)))))
    if kind is op.SUBPATTERN:
        return _sample(list(value[-1]), rng, most)
    if kind is op.ATOMIC_GROUP:
        return _sample(list(value), rng, most)
    if kind is op.BRANCH:
        return _sample(list(rng.choice(value[1])), rng, most)
    return ""  # places, assertions, back references


def _of_class(items: list[Any], rng: random.Random) -> str:
    wanted = "".join(_members(items))
    if items[0][0] is op.NEGATE:
        among = [c for c in "a 7:<-\n.,[(\"'/\\\t=" if not _in_class(c, items[1:])]
        return rng.choice(among or ["\u20ac"])
    return rng.choice(wanted or "a")


def _members(items: list[Any]) -> Iterator[str]:
    for kind, value in items:
        if kind is op.LITERAL:
            yield chr(value)
        elif kind is op.RANGE:
            yield chr(value[0]) + chr(min(value[1], sys.maxunicode))
        elif kind is op.CATEGORY:
            yield _CATEGORIES.get(value, "a")


def _in_class(c: str, items: list[Any]) -> bool:
    def matches(kind: Any, value: Any) -> bool:
        if kind is op.LITERAL:
            return ord(c) == value
        if kind is op.RANGE:
            return value[0] <= ord(c) <= value[1]
        tests = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": lambda s: s.isalnum() or s == "_"}
        name = str(value).removeprefix("CATEGORY_")
        return not tests[name[4:]](c) if name.startswith("NOT_") else tests[name](c)

    return any(matches(kind, value) for kind, value in items)
