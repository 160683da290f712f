"""What a user reads is in plain words: none of those listed here is in a menu, a setting, a help text or an error."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import jamedit
from jamedit.cli.main import COMMANDS
from jamedit.settings.schema import PAGES, SETTINGS
from jamedit.suggest import SUGGESTERS
from jamedit.suggest.other_kinds import OTHER_KINDS
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.table import ACTIONS

BANNED = re.compile(
    r"""\b(anew|alike|blanks?|caret|dearest|dress\w*|fresh\w*|heard|lessons?|likeliest|likeness|meant|signs?|stands?|stood
    |survey\w*|told|unasked|verdicts?|whoever)\b|(?<!there\ )\b(is|are)\ no\ (?!longer\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# fixed terms of the program, names of things in files
EXCEPTIONS = re.compile(r'\b[Aa]ll (\{count\} )?alike\b|"heard" and "meant"')
_TRANSLATED = ("tr", "_tr", "translate", "QT_TRANSLATE_NOOP")
_PACKAGE = Path(jamedit.__file__).parent


def _literals(call: ast.Call) -> Iterator[str]:
    """Yield the texts among the arguments of a call; what an f-string puts in is left out."""
    for argument in call.args:
        parts = [n.value for n in ast.walk(argument) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        yield "".join(parts)


def _texts_in_code() -> Iterator[tuple[str, str]]:
    """Yield where and text of every translated text and every error."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in _TRANSLATED or name.endswith(("Error", "Warning")):
                    yield from ((f"{path.relative_to(_PACKAGE)}:{node.lineno}", text) for text in _literals(node))


def _texts_in_tables() -> Iterator[tuple[str, str]]:
    """Yield where and text of what actions, settings and suggesters declare."""
    yield from (("menu", title) for title in MENUS.values())
    yield from (("page", title) for _, title in PAGES)
    for action in ACTIONS:
        yield from ((action.id, text) for text in (action.text, action.tooltip, *(k.place for k in action.text_keys)))
    for setting in SETTINGS:
        yield from ((setting.name, text) for text in (setting.label, setting.help, setting.unit, setting.kind.value))
        yield from ((setting.name, label) for _, label in setting.choices)
    for about in (*(s.about for s in SUGGESTERS.values()), *OTHER_KINDS.values()):
        yield from ((about.kind, text) for text in (about.title, about.looks_for, about.group.value))
        yield from ((about.kind, text) for text in (*about.reasons.values(), *(r.sentence for r in about.rules)))


def _helps() -> Iterator[tuple[str, str]]:
    """Yield name and help of every command."""
    for name, does in COMMANDS.items():
        parser = argparse.ArgumentParser(prog=name, description=does)
        import_module(f"jamedit.cli.{name}").add_arguments(parser)
        yield name, parser.format_help()


def test_no_odd_word_is_read_by_a_user():
    texts = [*_texts_in_code(), *_texts_in_tables(), *_helps()]
    known = {text for _, text in texts}
    assert {"Open transcript…", "Open recording…", "Line spacing", "Stutter"} <= known  # none of the sources is missed
    assert [(where, text) for where, text in texts if BANNED.search(EXCEPTIONS.sub("", text))] == []
