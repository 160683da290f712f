"""What a transcript is: frozen values, standard library only."""

from jamedit.document.change import Change
from jamedit.document.cue import Cue, CueSource
from jamedit.document.glossary import Glossary, Term
from jamedit.document.knowledge import Knowledge, Pair
from jamedit.document.paragraph import Paragraph
from jamedit.document.section import Section
from jamedit.document.span import Span
from jamedit.document.speaker import Speaker
from jamedit.document.suggestion import Suggestion
from jamedit.document.transcript import Meta, ReadWarning, Transcript
from jamedit.document.word import Timing, Word
from jamedit.document.word_time import WordTime

__all__ = [
    "Change",
    "Cue",
    "CueSource",
    "Glossary",
    "Knowledge",
    "Meta",
    "Pair",
    "Paragraph",
    "ReadWarning",
    "Section",
    "Span",
    "Speaker",
    "Suggestion",
    "Term",
    "Timing",
    "Transcript",
    "Word",
    "WordTime",
]
