"""Lines of a glossary become terms."""

from __future__ import annotations

from jamedit.document import Term
from jamedit.document.glossary import parse, parse_line


def test_lines_of_a_glossary_become_terms():
    assert parse_line("Kaggle: cackle, cable") == [Term("Kaggle", ("cackle", "cable"))]
    assert parse_line("mixture density network (MDN)") == [Term("mixture density network"), Term("MDN")]
    assert parse_line("# names") == parse_line("   ") == []
    assert parse(["PyTorch", "PyTorch: pie torch"]).terms == (Term("PyTorch", ("pie torch",)),)
