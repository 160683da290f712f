"""No text makes a regular expression of jamedit take long: each gets long runs of what it likes."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from pattern_attacks import slow_texts

import jamedit
from jamedit.formats import unread
from jamedit.suggest.language import lexicon

ROOT = Path(jamedit.__file__).parent
_FUNCTIONS = {"compile", "match", "search", "sub", "subn", "split", "fullmatch", "findall", "finditer"}
_FIXED = {"match", "fullmatch"}  # what begins at one place; all else looks at every place
# Patterns made of values that only a call knows, with such values.
_LETTER_RULES = [lexicon.table(language, "letters") for language in lexicon.languages()]
_ENGLISH_LETTERS = lexicon.table("en", "letters")
_MADE: dict[str, tuple[dict[str, Any], ...]] = {
    "formats.clues._compiled": ({"pattern": "x"},),  # the patterns given to it are looked at one by one
    "formats.engine.text.encodings._fit": ({"c": "\u2022"},),
    "formats.unread.marks_in": ({"pattern": unread._TIMES}, {"pattern": unread._TAGS}),
    "ui.window.handlers.file.FileHandlers": ({"edited": "edited"},),
    "formats.tabular.table_rows.rows_of": ({"mark": ","}, {"mark": "\\|"}, {"mark": "\t"}),
    "suggest.matching.phonetics.Sounds": tuple({"rules": rules} for rules in _LETTER_RULES if rules),
    "speech.sphinx.pronunciations._letter_rules": ({"rules": _ENGLISH_LETTERS},),
    "suggest.models.llm_server.paragraphs_of": ({"count": 1}, {"count": 2}),
    "suggest.suggesters.variants._FOLDS": ({"p": "sch|sh"}, {"p": "ck|[cqg]h?"}, {"p": "(.)\\1+"}),
}


@dataclass(frozen=True)
class Found:
    """Hold a pattern, where it is, and how it is used."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


@cache
def _sources() -> dict[str, str]:
    """Return the code of every module by its name."""
    return {_name(path): path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")) if path.stem != "__main__"}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


def _with_patterns() -> Iterator[Any]:
    """Yield the modules that make patterns, those of the window as tests that need Qt."""
    for name, text in _sources().items():
        if re.search(r"\bre\.|looks\(", text):
            yield pytest.param(name, marks=[pytest.mark.gui] if name.startswith("jamedit.ui.") else [])


def _patterns(module: str) -> Iterator[Found]:
    """Yield every pattern that the code of a module makes, compiled with the values that the module has."""
    tree = ast.parse(_sources()[module])
    for top in tree.body:
        for node in ast.walk(top):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function = _function(node)
            if function is not None:
                yield from _compiled(module, top, node, function)


def _function(node: ast.Call) -> str | None:
    """Return which function of `re` a call is of, None for other calls."""
    called = node.func
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name) and called.value.id == "re":
        return called.attr if called.attr in _FUNCTIONS else None
    return "search" if isinstance(called, ast.Name) and called.id == "looks" else None


def _compiled(module: str, top: ast.stmt, node: ast.Call, function: str) -> Iterator[Found]:
    place = f"{module}:{node.lineno}"
    flags = next((k.value for k in node.keywords if k.arg == "flags"), None)
    if function == "compile" and len(node.args) > 1:
        flags = node.args[1]
    owner = getattr(top, "name", None) or _target(top)
    methods = _methods(module, owner) if function == "compile" else frozenset({function})
    names = vars(importlib.import_module(module))
    key = f"{module.removeprefix('jamedit.')}.{owner}"
    for extra in _MADE.get(key, ({},)):
        try:
            pattern = _value(node.args[0], names | extra)
        except NameError as error:
            raise AssertionError(f"{place}: add values of {error.name!r} to _MADE[{key!r}]") from None
        yield Found(place, re.compile(pattern, _value(flags, names) if flags is not None else 0), methods)


def _target(top: ast.stmt) -> str:
    if isinstance(top, ast.AnnAssign | ast.AugAssign):
        return ast.unparse(top.target)
    return ast.unparse(top.targets[0]) if isinstance(top, ast.Assign) else ""


def _value(node: ast.expr, names: dict[str, Any]) -> Any:
    return eval(compile(ast.Expression(node), "pattern", "eval"), dict(names))


def _methods(module: str, owner: str) -> frozenset[str]:
    """Return with which methods a pattern is used, all of them when that cannot be seen."""
    used = re.compile(rf"\b{re.escape(owner)}(?:\(\))?(?:\[[^\]]*\])?\.({'|'.join(sorted(_FUNCTIONS))})\b")
    where = [_sources()[module]] if owner.startswith("_") else list(_sources().values())
    found = {m for text in where for m in used.findall(text)}
    passed_on = any(re.search(rf"[(,=] ?{re.escape(owner)}\b(?!\(|\.|\[)", text) for text in where)
    return frozenset(found) if found and not passed_on else frozenset(found | {"search", "finditer"})


def _use(methods: frozenset[str]) -> Any:
    def use(pattern: re.Pattern[Any], text: Any) -> None:
        pattern.match(text)
        if "fullmatch" in methods:
            pattern.fullmatch(text)
        if "search" in methods:
            pattern.search(text)
        if methods - _FIXED - {"search"}:
            for _ in pattern.finditer(text):
                pass

    return use


@pytest.mark.parametrize("module", list(_with_patterns()))
def test_no_text_makes_a_pattern_slow(module: str) -> None:
    slow = [
        f"{found.place} {found.pattern.pattern!r} ({', '.join(sorted(found.methods))}): {text}"
        for found in _patterns(module)
        for text in islice(slow_texts(found.pattern, _use(found.methods)), 2)
    ]
    assert not slow, "\n".join(slow)
