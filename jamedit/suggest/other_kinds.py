"""Kinds of suggestions that no suggester makes: a language model does, or the user asks for them."""

from __future__ import annotations

from jamedit.suggest.declaration import Declaration, Group

MODEL = Declaration(
    "model",
    title="Language model",
    looks_for="Words that a language model would expect",
    group=Group.MENDS,
    reasons={"expected": "expected here: “{0}”", "model": "proposed by the server"},
    on=False,
)
ASKED = Declaration(
    "asked",
    title="On request",
    looks_for="Words that the user asked about",
    group=Group.MENDS,
    reasons={"sounds like": "sounds like “{0}”"},
    on=False,
)
OTHER_KINDS = {declaration.kind: declaration for declaration in (MODEL, ASKED)}
