"""Which language model server may have the text of which document: decided here, kept here, never in a project."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jamedit import paths
from jamedit.errors import JameditError

_MOST = 500
_LARGEST = 1 << 20  # bytes that are read


def key_of(document: Path, texts: Iterable[str]) -> str:
    """Return what tells a document from all others: where it is, and the paragraphs that it began with."""
    digest = hashlib.sha256(os.fsencode(os.path.abspath(document)))
    for text in texts:
        digest.update(text.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def agreed(key: str, origin: str) -> bool:
    """Return whether the user agreed to send a document to a server."""
    return _read().get(key) == origin


def agree(key: str, origin: str) -> None:
    """Remember that the user agreed; where that cannot be written the next start asks again."""
    from jamedit.storage import atomic

    kept = {**{k: v for k, v in _read().items() if k != key}, key: origin}
    with suppress(JameditError):
        atomic.write_text(_path(), json.dumps(dict(list(kept.items())[-_MOST:]), indent=1) + "\n")


def _path() -> Path:
    return paths.state_dir() / "ui" / "consents.json"


def _read() -> dict[str, str]:
    try:
        with _path().open("rb") as file:
            held = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in held.items() if isinstance(v, str)} if isinstance(held, dict) else {}
