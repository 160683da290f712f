"""`jamedit suggest` with a language model server: naming it is consent, and only words that sound alike come of it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from jamedit.cli.main import DONE, WRONG, main


@pytest.fixture
def server():
    seen: list[tuple[str | None, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((self.headers["Authorization"], body))
            sent = json.loads(body["messages"][-1]["content"])["paragraphs"]
            texts = [t.replace("cackle", "Kaggle").replace("met", "gathered") for t in sent]
            answer = {"choices": [{"message": {"content": json.dumps({"paragraphs": texts[: len(texts)]})}}]}
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}/v1", seen
    made.shutdown()
    made.server_close()


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text("So um we met at the cackle competition.\n", encoding="utf-8")
    return path


def test_suggest_uses_a_server_that_is_named(server, talk, capsys, monkeypatch):
    url, seen = server
    monkeypatch.setenv("JAMEDIT_LLM_KEY", "sk-secret")
    assert main(["suggest", str(talk)]) == DONE
    assert seen == []
    capsys.readouterr()
    assert main(["suggest", str(talk), "--llm", url, "--llm-model", "tiny", "--json"]) == DONE
    found = json.loads(capsys.readouterr().out)["suggestions"]
    assert [(s["before"], s["after"], s["kind"]) for s in found] == [
        ("um", [""], "filler"),
        ("cackle", ["Kaggle"], "model"),
    ]
    assert [(key, body["model"]) for key, body in seen] == [("Bearer sk-secret", "tiny")]


def test_a_model_that_cannot_be_used_is_one_sentence(talk, tmp_path, capsys):
    for words in (["--llm", "nonsense"], ["--masked-model", str(tmp_path / "none")]):
        assert main(["suggest", str(talk), *words]) == WRONG
        said = capsys.readouterr().err
        assert said.startswith("jamedit: ")
        assert said.count("\n") == 1
