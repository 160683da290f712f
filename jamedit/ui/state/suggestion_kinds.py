"""What the kinds of suggestions are called in the user's language.

Suggesters are loaded when the first name is asked for, which is after the window is shown.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from jamedit.suggest.declaration import Declaration

CONTEXT = "SuggestionKind"


@cache
def declaration_of(kind: str) -> Declaration | None:
    """Return the declaration of a kind, None for one that is not known."""
    from jamedit import suggest

    return suggest.declaration_of(kind)


def kind_title(kind: str) -> str:
    """Return the name of a kind on a card, or its id in words when it is not known."""
    declared = declaration_of(kind)
    return QCoreApplication.translate(CONTEXT, declared.title) if declared else kind.replace("_", " ").capitalize()


def kind_label(kind: str) -> str:
    """Return what a kind looks for, as the settings list it."""
    declared = declaration_of(kind)
    return QCoreApplication.translate(CONTEXT, declared.looks_for) if declared else kind
