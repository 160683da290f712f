"""The pages for people name only what is there, and the README stays short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("docs", "resources", ".github")
PAGES = sorted([*ROOT.glob("*.md"), *(page for folder in FOLDERS for page in (ROOT / folder).rglob("*.md"))])
PLACES = (ROOT, ROOT / "jamedit")  # what paths in pages begin at
ELSEWHERE = ("~/", "build/", "NAME")  # in a user's home, made by a run, with a placeholder
OF_USERS = {"onnx/model.onnx"}  # files that are not of this project
LINK = re.compile(r"\]\(([^)#\s]+)|(?:src|srcset)=\"([^\"]+)\"")
PATH = re.compile(r"[\w.~-]+(?:/[\w.…-]*)+")
TEST = re.compile(r"`(test_\w+)`")


def relative(text: str) -> list[str]:
    """Return the targets of links that are files of the project."""
    return [target for found in LINK.findall(text) if (target := "".join(found)) and ":" not in target]


def named_paths(text: str) -> list[str]:
    """Return what looks like a path of the project in code marks."""
    marked = [span.split()[0] for span in re.findall(r"`([^`\n]+)`", text) if span.strip()]
    paths = [span for span in marked if PATH.fullmatch(span) and span not in OF_USERS]
    return [path for path in paths if not any(part in path for part in ELSEWHERE)]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    assert [target for target in relative(page.read_text("utf-8")) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_path_that_is_named_is_there(page: Path) -> None:
    named = named_paths(page.read_text("utf-8"))
    assert [path for path in named if not any((place / path).exists() for place in (*PLACES, page.parent))] == []


def test_paths_and_links_are_found_in_pages() -> None:
    text = "![x](docs/a.png) [y](b.md#part) [z](https://example.org/c) `script/fuzz 60 ID` `a b/c` `build/demo/`"
    assert relative(text) == ["docs/a.png", "b.md"]
    assert named_paths(text) == ["script/fuzz"]


def test_every_test_that_a_page_names_is_there() -> None:
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = TEST.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert named
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= 1000
