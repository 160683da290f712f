"""Change the text of blocks by its smallest difference, so that carets and what is laid out survive."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from jamedit.ui.editor.position_map import to_units

_KEEP = QTextCursor.MoveMode.KeepAnchor


def texts(document: QTextDocument, first: int, last: int) -> tuple[str, ...]:
    """Return the texts of blocks `first` to `last`, both included."""
    block = document.findBlockByNumber(first)
    found = []
    for _ in range(last - first + 1):
        found.append(block.text())
        block = block.next()
    return tuple(found)


def replace(document: QTextDocument, at: int, count: int, new: list[str]) -> None:
    """Put texts in the place of `count` blocks from block `at` on."""
    if count == len(new):
        _replace_each(document, at, new)
    elif count and new:
        old = "\n".join(texts(document, at, at + count - 1))
        _replace_at(document, document.findBlockByNumber(at).position(), old, "\n".join(new))
    elif count:
        _remove(document, at, count)
    else:
        _insert(document, at, new)


def _replace_each(document: QTextDocument, at: int, new: list[str]) -> None:
    """Put a text in the place of each block; Qt lays out what is on the screen once, after the last."""
    whole = QTextCursor(document)
    whole.beginEditBlock()
    block = document.findBlockByNumber(at)
    for text in new:
        old = block.text()
        if old != text and old.split() != text.split():
            _replace_at(document, block.position(), old, text)
        block = block.next()
    whole.endEditBlock()


def _replace_at(document: QTextDocument, position: int, old: str, new: str) -> None:
    head = common(old, new)
    tail = min(common(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    cursor = QTextCursor(document)
    cursor.setPosition(position + to_units(old, head))
    cursor.setPosition(position + to_units(old, len(old) - tail), _KEEP)
    cursor.insertText(new[head : len(new) - tail])


def _remove(document: QTextDocument, at: int, count: int) -> None:
    """Remove blocks with the break after them, or the one before them at the end of the text."""
    cursor = QTextCursor(document)
    cursor.setPosition(document.findBlockByNumber(at).position())
    following = document.findBlockByNumber(at + count)
    if following.isValid():
        cursor.setPosition(following.position(), _KEEP)
    else:
        cursor.movePosition(QTextCursor.MoveOperation.End, _KEEP)
    cursor.removeSelectedText()
    if not following.isValid() and at > 0:
        cursor.deletePreviousChar()


def _insert(document: QTextDocument, at: int, new: list[str]) -> None:
    cursor = QTextCursor(document)
    if at < document.blockCount():
        cursor.setPosition(document.findBlockByNumber(at).position())
        cursor.insertText("\n".join([*new, ""]))
    else:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("\n".join(["", *new]))


def common(a: str, b: str) -> int:
    """Return how many characters two texts share from their start, by halving."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[:middle] == b[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
