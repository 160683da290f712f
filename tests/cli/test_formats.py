"""`jamedit formats` names every format and what it carries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jamedit.cli.formats import markdown_table
from jamedit.cli.main import main
from jamedit.formats.register import FORMATS

ROOT = Path(__file__).resolve().parents[2]


def test_table_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert [line.split()[0] for line in lines[1 : len(FORMATS) + 1]] == [f.id for f in FORMATS]


def test_json_table_says_what_each_carries(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--json"]) == 0
    table = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert table["vtt"]["extensions"] == [".vtt"]
    assert all(table["json"]["carries"].values())
    assert not table["srt"]["carries"]["speakers"]


def test_the_page_of_formats_has_the_table_of_this_register() -> None:
    assert f"\n\n{markdown_table()}\n" in (ROOT / "docs" / "formats.md").read_text("utf-8")


def test_the_table_has_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats", "--json"]) == 0
    last = json.loads(capsys.readouterr().out)[-1]
    assert (last["id"], last["extensions"]) == ("jamedit", [".jamedit"])
    assert all(last["carries"].values())
