"""One undoable edit a file; each is a frozen value that makes a new transcript from an old one."""

from jamedit.edits.accept_suggestions import AcceptSuggestions, place_of
from jamedit.edits.assign_speaker import AssignSpeaker
from jamedit.edits.base import Edit
from jamedit.edits.cue_breaks import BreakCue, JoinCue
from jamedit.edits.delete_words import DeleteWords
from jamedit.edits.hide_words import HideWords
from jamedit.edits.insert_words import InsertWords
from jamedit.edits.merge_paragraphs import MergeParagraphs
from jamedit.edits.move_boundary import MoveBoundary
from jamedit.edits.move_times import MoveTimes
from jamedit.edits.notes import AddNote, ChangeNote
from jamedit.edits.replace_all import ReplaceAll, Replacement
from jamedit.edits.replace_text import ReplaceText
from jamedit.edits.sections import RemoveSection, RenameSection, SetSection
from jamedit.edits.set_time import SetTime
from jamedit.edits.set_word_time import SetWordTime
from jamedit.edits.speaker_range import SetSpeakerFrom, SetSpeakerOfWords
from jamedit.edits.speakers import (
    AddSpeaker,
    MergeSpeakers,
    RecolorSpeaker,
    RemoveSpeaker,
    RenameSpeaker,
    SetSpeaker,
)
from jamedit.edits.speakers_by_time import SetSpeakersByTime
from jamedit.edits.split_paragraph import SplitParagraph

__all__ = [
    "AcceptSuggestions",
    "AddNote",
    "AddSpeaker",
    "AssignSpeaker",
    "BreakCue",
    "ChangeNote",
    "DeleteWords",
    "Edit",
    "HideWords",
    "InsertWords",
    "JoinCue",
    "MergeParagraphs",
    "MergeSpeakers",
    "MoveBoundary",
    "MoveTimes",
    "RecolorSpeaker",
    "RemoveSection",
    "RemoveSpeaker",
    "RenameSection",
    "RenameSpeaker",
    "ReplaceAll",
    "ReplaceText",
    "Replacement",
    "SetSection",
    "SetSpeaker",
    "SetSpeakerFrom",
    "SetSpeakerOfWords",
    "SetSpeakersByTime",
    "SetTime",
    "SetWordTime",
    "SplitParagraph",
    "place_of",
]
