"""Every icon that is shipped is shown somewhere, and every icon that is shown is shipped."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import jamedit.ui
from jamedit.paths import resource
from jamedit.ui.actions.table import ACTIONS

DRAWING = frozenset({"icon", "pixmap", "IconButton"})  # their first argument is the name of an icon
PASSING_ON = DRAWING | {"say", "_button", "__init__"}  # it may be one


def names(calls: frozenset[str]) -> Iterator[str]:
    """Yield the texts in the first arguments of calls in the window's source."""
    for path in Path(jamedit.ui.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and called(node.func) in calls:
                yield from (n.value for n in ast.walk(without_test(node.args[0])) if isinstance(n, ast.Constant))


def called(function: ast.expr) -> str:
    """Return the last part of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def without_test(node: ast.expr) -> ast.AST:
    """Leave the condition out of "this if condition else that"."""
    return ast.Tuple([node.body, node.orelse]) if isinstance(node, ast.IfExp) else node


def shipped() -> set[str]:
    """Return the names of the files."""
    return {path.stem for path in resource("icons").glob("*.svg")}


def test_every_icon_that_is_drawn_is_shipped():
    wanted = {*names(DRAWING), *(action.icon for action in ACTIONS if action.icon)}
    assert sorted(wanted - shipped()) == []
    assert {"check", "pause", "play", "user"} <= wanted


def test_every_icon_that_is_shipped_is_drawn():
    assert sorted(shipped() - {*names(PASSING_ON), *(action.icon for action in ACTIONS)}) == []
