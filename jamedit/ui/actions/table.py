"""Every action of the user, declared once: menus, shortcuts, palette, key sheet and help are made of this table.

To add an action: a line in `ACTIONS`, and a handler of the same id in `window/handlers`. Texts are English
sources, translated in the context "actions". Keys are portable texts of QKeySequence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jamedit.ui.actions.panels import PANELS


@dataclass(frozen=True, slots=True)
class TextKey:
    """Name a key that the page itself understands, and where in the text it has that meaning."""

    key: str
    place: str = "in the text"


@dataclass(frozen=True, slots=True)
class Action:
    """Declare one action.

    `keys` work in the whole window, the first is shown in the menu. `text_keys` are the page's own: they are listed in
    the key sheet and are no shortcuts. `idle_keys` work where the focus has no use for them (Space on the waveform).
    `rule` is the name of the boolean that enables it. `group` makes checkable actions exclude one another. An action
    with `submenu` has no handler: the window fills its menu.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    rule: str = "has_document"
    checkable: bool = False
    tooltip: str = ""
    group: str = ""
    separator: bool = False  # a line above it in the menu
    submenu: bool = False
    text_keys: tuple[TextKey, ...] = ()
    idle_keys: tuple[str, ...] = ()

    @property
    def in_text(self) -> bool:
        """Return whether its only keys are the page's own."""
        return bool(self.text_keys) and not self.keys


RULES = (
    "always",
    "has_document",
    "has_recording",
    "has_suggestion",
    "has_fix",  # a fix by hand was made that may come again
    "has_speaker",  # somebody is in the list of speakers
    "can_undo",
    "can_redo",
    "has_selection",
    "can_align",  # there are words, and a recording
)

_FILE = (
    Action("file.open", "Open…", "file", ("Ctrl+O",), "folder-open", "always", tooltip="Open a transcript or project"),
    Action(
        "file.open_recording",
        "Open recording…",
        "file",
        ("Ctrl+Shift+O",),
        "file-audio",
        tooltip="Choose the recording of this transcript",
    ),
    Action("file.recent", "Open recent", "file", icon="history", rule="always", submenu=True),
    Action("file.unsaved", "Unsaved work", "file", icon="file-text", rule="always", submenu=True),
    Action(
        "file.encoding",
        "Choose encoding…",
        "file",
        tooltip="Read the file in another encoding, where letters are wrong",
    ),
    Action(
        "file.save",
        "Save project…",
        "file",
        ("Ctrl+S",),
        "save",
        separator=True,
        tooltip="Save transcript, changes and glossary as one file",
    ),
    Action("file.save_as", "Save project as…", "file", ("Ctrl+Shift+S",)),
    Action(
        "file.import_glossary",
        "Import glossary…",
        "file",
        ("Ctrl+Shift+G",),
        "book-marked",
        separator=True,
        tooltip="Read names and terms from a text file",
    ),
    Action(
        "file.import_speakers",
        "Import speakers…",
        "file",
        icon="users",
        tooltip="Assign the speakers of an RTTM file to the words, by their times",
    ),
    Action("file.export", "Export…", "file", ("Ctrl+E",), "file-output", tooltip="Write the transcript in any format"),
    Action("file.close", "Close", "file", ("Ctrl+W",), "x", separator=True, tooltip="Close this transcript"),
    Action("file.quit", "Quit", "file", ("Ctrl+Q",), rule="always"),
)

_EDIT = (
    Action("edit.undo", "Undo", "edit", ("Ctrl+Z",), "undo-2", "can_undo"),
    Action("edit.redo", "Redo", "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "can_redo"),
    Action("edit.cut", "Cut", "edit", ("Ctrl+X",), "scissors", "has_selection", separator=True),
    Action("edit.copy", "Copy", "edit", ("Ctrl+C",), "copy", "has_selection"),
    Action("edit.paste", "Paste", "edit", ("Ctrl+V",)),
    Action("edit.select_all", "Select all", "edit", ("Ctrl+A",)),
    Action("edit.find", "Find…", "edit", ("Ctrl+F",), "search", separator=True),
    Action("edit.find_next", "Find next", "edit", ("F3", "Ctrl+F3")),
    Action(
        "edit.find_previous",
        "Find previous",
        "edit",
        ("Ctrl+Shift+F3",),
        text_keys=(TextKey("Shift+F3", "while the find bar is open"),),
    ),
    Action("edit.replace", "Replace…", "edit", ("Ctrl+H",), "replace"),
    Action(
        "edit.split",
        "Split paragraph",
        "edit",
        icon="split",
        separator=True,
        tooltip="Split at the cursor, at the time of the word",
        text_keys=(TextKey("Return", "in the text"),),
    ),
    Action(
        "edit.merge",
        "Merge with previous paragraph",
        "edit",
        ("Ctrl+M",),
        "merge",
        text_keys=(TextKey("Backspace", "at the start of a paragraph"),),
    ),
    Action(
        "edit.merge_next",
        "Merge with next paragraph",
        "edit",
        text_keys=(TextKey("Del", "at the end of a paragraph"),),
    ),
    Action(
        "edit.hide_words",
        "Hide or show in the clean text",
        "edit",
        ("Ctrl+Shift+X",),
        "eye-off",
        tooltip="Leave the word or the selection out of the clean text, or put it back",
    ),
    Action("edit.set_start", "Set start at the playhead", "edit", ("F11",), "skip-back", "has_recording"),
    Action("edit.set_end", "Set end at the playhead", "edit", ("F12",), "skip-forward", "has_recording"),
    Action(
        "edit.shift_times",
        "Shift times…",
        "edit",
        separator=True,
        tooltip="Move all times, or those from the cursor on, to later or earlier",
    ),
    Action(
        "edit.stretch_times",
        "Stretch between two points…",
        "edit",
        tooltip="Move all times so that two captions are right, where a recording runs faster or slower",
    ),
    Action(
        "edit.take_times",
        "Take times from another transcript…",
        "edit",
        icon="clock",
        tooltip="Give the words the times that they have in another file of the same talk",
    ),
    Action(
        "edit.align",
        "Align with the recording…",
        "edit",
        icon="locate-fixed",
        rule="can_align",
        tooltip="Find in the recording when each word is spoken: in the whole text or a part of it",
    ),
    Action(
        "edit.align_between",
        "Align between times set by hand",
        "edit",
        ("Ctrl+F11",),
        rule="can_align",
        tooltip="Find the words around the cursor between the two nearest words whose time you set",
    ),
    Action("edit.previous_paragraph", "Previous paragraph", "edit", ("Alt+Up",), "chevron-up", separator=True),
    Action("edit.next_paragraph", "Next paragraph", "edit", ("Alt+Down",), "chevron-down"),
    Action("edit.preferences", "Preferences…", "edit", ("Ctrl+,",), "settings", "always", separator=True),
)

_VIEW = (
    Action("view.times", "Show times", "view", icon="clock", rule="always", checkable=True),
    Action("view.text_larger", "Larger text", "view", ("Ctrl++", "Ctrl+="), "plus", "always"),
    Action("view.text_smaller", "Smaller text", "view", ("Ctrl+-",), "minus", "always"),
    Action("view.wave_in", "Zoom waveform in", "view", ("Alt+PgUp",), "zoom-in", "has_recording", separator=True),
    Action("view.wave_out", "Zoom waveform out", "view", ("Alt+PgDown",), "zoom-out", "has_recording"),
    Action("view.wave_fit", "Zoom waveform to whole recording", "view", ("Alt+Home",), "maximize-2", "has_recording"),
    Action(
        "view.theme_system",
        "Same as the system",
        "view.theme",
        rule="always",
        checkable=True,
        group="theme",
        separator=True,
    ),
    Action("view.theme_light", "Light", "view.theme", icon="sun", rule="always", checkable=True, group="theme"),
    Action("view.theme_dark", "Dark", "view.theme", icon="moon", rule="always", checkable=True, group="theme"),
    *(Action(f"view.panel_{p.id}", p.title, "view.panels", icon=p.icon, checkable=True) for p in PANELS),
    Action("view.next_pane", "Next pane", "view", ("F6",), rule="always", separator=True),
    Action("view.previous_pane", "Previous pane", "view", ("Shift+F6",), rule="always"),
    Action("view.menu_bar", "Go to the menu", "view", ("F10",), rule="always"),
    Action("view.full_screen", "Full screen", "view", ("Shift+F11",), rule="always", checkable=True),
)

_PLAY = (
    Action(
        "play.toggle",
        "Play or pause",
        "play",
        ("Ctrl+Space", "F4"),
        "play",
        "has_recording",
        text_keys=(TextKey("Tab"), TextKey("Esc")),
        idle_keys=("Space", "Esc"),
    ),
    Action("play.back", "Short skip back", "play", ("Ctrl+J",), "rewind", "has_recording", separator=True),
    Action("play.forward", "Short skip forward", "play", ("Ctrl+L",), "fast-forward", "has_recording"),
    Action("play.back_long", "Long skip back", "play", ("Ctrl+Shift+J",), "skip-back", "has_recording"),
    Action("play.forward_long", "Long skip forward", "play", ("Ctrl+Shift+L",), "skip-forward", "has_recording"),
    Action("play.slower", "Slower", "play", ("Ctrl+[",), "gauge", "has_recording", separator=True),
    Action("play.faster", "Faster", "play", ("Ctrl+]",), "gauge", "has_recording"),
    Action(
        "play.toggle_slow",
        "Normal speed or 0.75×",
        "play",
        ("Shift+F4",),
        rule="has_recording",
        tooltip="Switch between normal speed and 0.75×",
    ),
    Action(
        "play.again",
        "Play this again",
        "play",
        ("Ctrl+R",),
        "rotate-ccw",
        "has_recording",
        separator=True,
        tooltip="Play the caption, selection or word again",
    ),
    Action("play.loop", "Loop", "play", ("Ctrl+Shift+R",), "repeat", "has_recording", checkable=True),
    Action("play.last_slower", "Play last 3 seconds again, slower", "play", ("Shift+F3",), rule="has_recording"),
    Action(
        "play.follow",
        "Follow the playhead",
        "play",
        icon="locate-fixed",
        rule="has_recording",
        checkable=True,
        separator=True,
    ),
    Action("play.go_to_time", "Go to time…", "play", ("Ctrl+G",), "clock"),
)

_SPEAKERS = (
    *(
        Action(f"speakers.{n}", f"Speaker {n}", "speakers", (f"Ctrl+{n}",), "user", separator=n == 1)
        for n in range(1, 10)
    ),
    Action("speakers.none", "No speaker", "speakers", ("Ctrl+0",), "user-round", separator=True),
    Action(
        "speakers.pick",
        "Choose speaker…",
        "speakers",
        icon="users",
        text_keys=(TextKey("@", "at the start of a paragraph"),),
    ),
    Action("speakers.rename", "Rename speaker…", "speakers", ("F2",), "pencil", "has_speaker", separator=True),
    Action("speakers.new", "New speaker…", "speakers", icon="user-plus"),
)

_REVIEW = (
    Action("review.next", "Next suggestion", "review", ("F8",), "arrow-right", "has_suggestion"),
    Action("review.previous", "Previous suggestion", "review", ("Shift+F8",), "arrow-left", "has_suggestion"),
    Action(
        "review.accept",
        "Accept and go to the next",
        "review",
        ("Ctrl+Enter", "Ctrl+Return"),
        "check",
        "has_suggestion",
        separator=True,
    ),
    Action(
        "review.accept_alike",
        "Accept all alike…",
        "review",
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        "check-check",
        "has_suggestion",
    ),
    Action(
        "review.type",
        "Choose or type another replacement…",
        "review",
        ("Ctrl+T",),
        "pencil",
        "has_suggestion",
        tooltip="Go to the field of the suggestion: Up and Down choose, Enter accepts",
    ),
    Action("review.dismiss", "Dismiss", "review", ("Ctrl+D",), "x", "has_suggestion"),
    Action("review.dismiss_alike", "Dismiss all alike", "review", ("Ctrl+Shift+D",), "circle-x", "has_suggestion"),
    Action(
        "review.ask",
        "Suggest alternatives for this",
        "review",
        ("Ctrl+.",),
        "sparkles",
        separator=True,
        tooltip="Suggest what the word at the cursor, or the selection, may have been",
    ),
    Action(
        "review.next_doubtful",
        "Next doubtful time",
        "review",
        ("F7",),
        "clock",
        separator=True,
        tooltip="Go to the next words whose time is estimated, in doubt or missing",
    ),
    Action("review.previous_doubtful", "Previous doubtful time", "review", ("Shift+F7",)),
    Action("review.run_masked", "Run the masked language model", "review"),
    Action("review.ask_server", "Ask the language model server…", "review"),
    Action(
        "review.more_alike",
        "More like the last fix…",
        "review",
        ("F5",),
        "search",
        "has_fix",
        separator=True,
        tooltip="Show where else the words occur that your last fix changed",
    ),
    Action("review.remember_file", "Remember the last fix for this file", "review", ("Shift+F5",), rule="has_fix"),
    Action("review.remember_folder", "Remember the last fix for this folder", "review", ("Ctrl+F5",), rule="has_fix"),
    Action("review.remember_always", "Remember the last fix always", "review", ("Ctrl+Shift+F5",), rule="has_fix"),
)

_HELP = (
    Action("help.palette", "Command palette…", "help", ("Ctrl+Shift+P",), "command", "always"),
    Action("help.keys", "Keyboard shortcuts", "help", ("F1",), "keyboard", "always"),
    Action("help.first_steps", "First steps", "help", icon="book-open", rule="always"),
    Action("help.about", "About jamedit", "help", icon="info", rule="always", separator=True),
)

ACTIONS: tuple[Action, ...] = (*_FILE, *_EDIT, *_VIEW, *_PLAY, *_SPEAKERS, *_REVIEW, *_HELP)
BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
HANDLED: tuple[str, ...] = tuple(action.id for action in ACTIONS if not action.submenu)
