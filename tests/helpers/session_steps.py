"""What tests of a session share: a clock of their own, typing, and a project file."""

from __future__ import annotations

from jamedit.edits.replace_text import ReplaceText
from jamedit.session.history import MergeKey
from jamedit.session.journal import Journal


class Clock:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


def typed(session, text, kind="type"):
    p = session.transcript.paragraphs[0]
    return session.apply(ReplaceText(p.id, (text,)), merge=MergeKey(p.id, kind))


def kept(session, path):
    session.journal = Journal(path, session.project())
    return session
