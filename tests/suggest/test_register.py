"""A kind is one file and one line: register and suggesters agree, and nothing is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jamedit.suggest import SUGGESTERS, cleaners, declaration_of, suggesters
from jamedit.suggestion_kinds import REGISTER, Entry


@pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: entry.kind)
def test_a_line_of_the_register_is_what_its_suggester_declares(entry: Entry) -> None:
    about = SUGGESTERS[entry.kind].about
    assert (about.kind, about.on) == (entry.kind, entry.on)
    assert about.title
    assert about.looks_for
    assert about.reasons
    assert declaration_of(entry.kind) is about


def test_every_file_of_a_suggester_has_one_line() -> None:
    (folder,) = suggesters.__path__
    files = sorted(path.stem for path in Path(folder).glob("[!_]*.py"))
    assert sorted(entry.suggester.partition(".")[0] for entry in REGISTER) == files


def test_kinds_have_different_names() -> None:
    for names in (
        [entry.kind for entry in REGISTER],
        [SUGGESTERS[entry.kind].about.title for entry in REGISTER],
        [SUGGESTERS[entry.kind].about.looks_for for entry in REGISTER],
    ):
        assert len(set(names)) == len(names)


def test_an_unknown_kind_declares_nothing() -> None:
    assert declaration_of("magic") is None
    assert "magic" not in SUGGESTERS


def test_kinds_that_mark_or_tidy_do_not_correct() -> None:
    assert {"filler", "rate"} <= cleaners()
    assert not {"glossary", "confusion"} & cleaners()


def loaded(code: str) -> set[str]:
    """Return the names of the modules that are loaded after running code in a new interpreter."""
    told = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(told.stdout.split())


def suggesters_in(modules: set[str]) -> set[str]:
    """Return the modules of suggesters among some."""
    return {name.rpartition(".")[2] for name in modules if name.startswith("jamedit.suggest.suggesters.")}


def test_the_package_loads_no_suggester_no_word_list_and_no_rapidfuzz() -> None:
    code = (
        "import jamedit.suggest\nfrom jamedit.suggest.language import lexicon\n"
        "jamedit.suggest.DEFAULT_KINDS, list(jamedit.suggest.SUGGESTERS)\n"
        "assert not any(made.cache_info().currsize for made in (lexicon.words, lexicon.table, lexicon.lexicon_of))"
    )
    modules = loaded(code)
    assert suggesters_in(modules) == set()
    assert "rapidfuzz" not in modules


def test_an_engine_loads_the_kinds_that_were_picked() -> None:
    code = "from jamedit.document import Glossary; from jamedit.suggest import Engine; Engine(Glossary(), ['filler'])"
    assert suggesters_in(loaded(code)) == {"fillers"}


def test_settings_load_nothing_of_the_suggesters() -> None:
    assert not [name for name in loaded("import jamedit.settings") if name.startswith("jamedit.suggest.")]
