"""Any JSON with the keys of recognisers through every reader: nothing crashes, the same text comes back."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import examples_json as ex
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jamedit.document.invariants import violations
from jamedit.errors import UnreadableFileError
from jamedit.formats.reading import read_data
from jamedit.formats.writing import render

LEAVES = st.sampled_from(
    [None, True, 0, -3, 2.5, 1e300, 10**30, "", " ", " word", "two words", "1.5", "PT1S", "9s", [], {}]
)


def mangled(draw: st.DrawFn, value: Any) -> Any:
    """Return a value with some of its parts replaced, dropped or doubled."""
    what = draw(st.integers(0, 60))
    if what == 0:
        return draw(LEAVES)
    if isinstance(value, list):
        kept = [mangled(draw, v) for v in value]
        return kept[1:] if what == 1 else kept * 2 if what == 2 else kept
    if isinstance(value, dict):
        return {k: mangled(draw, v) for k, v in value.items() if draw(st.integers(0, 40))}
    return value


@st.composite
def files(draw: st.DrawFn, format_id: str) -> str:
    return json.dumps(mangled(draw, json.loads(ex.SOUND[format_id].text)), indent=draw(st.sampled_from([None, 2])))


@pytest.mark.parametrize("format_id", ex.SOUND)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_mangled_files_are_read_or_refused(format_id: str, data: st.DataObject) -> None:
    text = data.draw(files(format_id))
    with suppress(UnreadableFileError):
        transcript = read_data(text.encode(), "any.json", format_id)
        assert violations(transcript) == []
        assert render(transcript, format_id).decode() == text
