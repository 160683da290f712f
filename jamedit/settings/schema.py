"""Every setting in one table, which makes the file, its validation and the pages of the preferences.

To add one: a line in `SETTINGS`. Labels and helps are English sources; the window translates them in the context
"settings".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any

from jamedit.suggestion_kinds import DEFAULT_KINDS, KINDS

_LONGEST_TEXT = 2000
Value = Any  # bool, int, float, str, tuple[str, ...] or dict[str, tuple[str, ...]], as the kind of the setting says


class Kind(Enum):
    """Name the type of a value, which decides how it is edited."""

    FLAG = "yes or no"
    NUMBER = "a whole number"
    DECIMAL = "a number"
    CHOICE = "one of its choices"
    SEVERAL = "a list of its choices"
    TEXT = "a text"
    SECRET = "a text that is not shown"
    KEYS = "a table of actions with lists of keys"


@dataclass(frozen=True, slots=True)
class Setting:
    """Describe one setting; `name` is table and key of the settings file ("listening.step_back_ms").

    `low`, `high` and `step` bound numbers, in the unit in which they are kept; `choices` are (value, label); an
    empty label is made where the choice is shown.
    """

    name: str
    kind: Kind
    default: Value
    label: str
    help: str = ""
    low: float = 0
    high: float = 0
    step: float = 1
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def page(self) -> str:
        """Return the page of the preferences that it is on."""
        return self.name.partition(".")[0]

    def check(self, raw: object) -> Value:
        """Return a value as the program holds it; raise ValueError with "is not …" for an invalid one."""
        return _CHECKS[self.kind](self, raw)


def _flag(_: Setting, raw: object) -> bool:
    if not isinstance(raw, bool):
        raise ValueError("is neither true nor false")
    return raw


def _number(setting: Setting, raw: object) -> float:
    whole = setting.kind is Kind.NUMBER
    if isinstance(raw, bool) or not isinstance(raw, int if whole else (int, float)):
        raise ValueError(f"is not {setting.kind.value}")
    if not setting.low <= raw <= setting.high:  # this also refuses "nan"
        raise ValueError(f"is not between {setting.low:g} and {setting.high:g}")
    return raw if whole else float(raw)


def _choice(setting: Setting, raw: object) -> str:
    known = [value for value, _ in setting.choices]
    if not isinstance(raw, str) or raw not in known:
        raise ValueError(f"is not one of {', '.join(known)}")
    return raw


def _several(setting: Setting, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        raise ValueError(f"is not {setting.kind.value}")
    wanted = {_choice(setting, each) for each in raw}
    return tuple(value for value, _ in setting.choices if value in wanted)


def _text(setting: Setting, raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > _LONGEST_TEXT or not raw.isprintable():
        raise ValueError(f"is not a text of one line with at most {_LONGEST_TEXT} characters")
    return raw.strip()


def _keys(setting: Setting, raw: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(raw, Mapping):
        raise ValueError(f"is not {setting.kind.value}")
    return {str(action): _key_list(keys) for action, keys in raw.items()}


def _key_list(raw: object) -> tuple[str, ...]:
    listed = (raw,) if isinstance(raw, str) else raw
    if not isinstance(listed, Sequence) or not all(isinstance(each, str) for each in listed):
        raise ValueError("has an action whose keys are not a list of texts")
    return tuple(str(each) for each in listed if each)


_CHECKS = {
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.DECIMAL: _number,
    Kind.CHOICE: _choice,
    Kind.SEVERAL: _several,
    Kind.TEXT: _text,
    Kind.SECRET: _text,
    Kind.KEYS: _keys,
}

PAGES = (
    ("appearance", "Appearance"),
    ("listening", "Listening"),
    ("suggestions", "Suggestions"),
    ("align", "Alignment"),
    ("knowledge", "Knowledge"),
    ("models", "Language models"),
    ("align", "Alignment"),
    ("export", "Export"),
    ("keys", "Shortcuts"),
)

SETTINGS = (
    Setting(
        "appearance.theme",
        Kind.CHOICE,
        "system",
        "Theme",
        choices=(("system", "Same as the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting("appearance.text_size", Kind.NUMBER, 17, "Text size", "Of the transcript.", 10, 48, 1, "px"),
    Setting(
        "appearance.page_width",
        Kind.NUMBER,
        78,
        "Page width",
        "The column of text; 60 to 80 characters are easiest to read.",
        40,
        200,
        2,
        "characters",
    ),
    Setting("appearance.line_spacing", Kind.DECIMAL, 1.5, "Line spacing", "", 1.1, 2.5, 0.05, "lines"),
    Setting(
        "appearance.show_times",
        Kind.FLAG,
        True,
        "Show times beside the text",
        "A page that is too narrow for both leaves them out.",
    ),
    Setting(
        "listening.tab_plays",
        Kind.FLAG,
        True,
        "Tab plays and pauses in the text",
        "Switch it off to move to the next pane with Tab; F6 always does.",
    ),
    Setting(
        "listening.step_back_ms",
        Kind.NUMBER,
        1500,
        "Step back after a pause",
        "Playback resumes a little before the point where it stopped.",
        0,
        5000,
        100,
        "ms",
    ),
    Setting("listening.skip_short_ms", Kind.NUMBER, 3000, "Short skip", "", 500, 30_000, 500, "ms"),
    Setting("listening.skip_long_ms", Kind.NUMBER, 10_000, "Long skip", "", 1000, 120_000, 1000, "ms"),
    Setting("listening.volume", Kind.NUMBER, 100, "Volume", "", 0, 100, 5, "%"),
    Setting("listening.pause_while_typing", Kind.FLAG, False, "Pause while I type"),
    Setting(
        "listening.resume_after_ms",
        Kind.NUMBER,
        2000,
        "Resume after the last key",
        "Only with “Pause while I type”.",
        500,
        10_000,
        500,
        "ms",
    ),
    Setting(
        "suggestions.preset",
        Kind.CHOICE,
        "balanced",
        "How many suggestions",
        "Careful shows only what is nearly certain; everything also shows unlikely ones.",
        choices=(("careful", "Careful"), ("balanced", "Balanced"), ("everything", "Everything")),
    ),
    Setting(
        "suggestions.kinds",
        Kind.SEVERAL,
        DEFAULT_KINDS,
        "Kinds of suggestions",
        choices=tuple((kind, "") for kind in KINDS),  # what each is called its suggester declares
    ),
    Setting(
        "suggestions.spelling",
        Kind.CHOICE,
        "off",
        "Spelling",
        "As in the text: only a text that mixes both is changed, to the spelling that it has more often.",
        choices=(("off", "As in the text"), ("british", "British"), ("american", "American")),
    ),
    Setting(
        "suggestions.compounds",
        Kind.CHOICE,
        "off",
        "Compounds",
        choices=(("off", "As in the text"), ("together", "One word (dataset)"), ("apart", "Two words (data set)")),
    ),
    Setting(
        "suggestions.email",
        Kind.CHOICE,
        "off",
        "Email",
        choices=(("off", "As in the text"), ("email", "email"), ("e-mail", "e-mail")),
    ),
    Setting(
        "suggestions.okay",
        Kind.CHOICE,
        "off",
        "OK",
        choices=(("off", "As it is"), ("OK", "OK"), ("okay", "okay")),
    ),
    Setting(
        "suggestions.numbers",
        Kind.CHOICE,
        "off",
        "Numbers from ten up",
        choices=(("off", "As they are"), ("digits", "Digits (10)"), ("words", "Words (ten)")),
    ),
    Setting(
        "suggestions.percent",
        Kind.CHOICE,
        "off",
        "Percentages",
        choices=(("off", "As they are"), ("%", "%"), ("percent", "percent"), ("per cent", "per cent")),
    ),
    Setting(
        "knowledge.remember",
        Kind.CHOICE,
        "file",
        "Remember what I correct",
        "Words and short terms, never sentences. For a folder or all transcripts they are saved on closing.",
        choices=(("file", "For this transcript"), ("folder", "For its folder"), ("always", "For all my transcripts")),
    ),
    Setting(
        "models.masked_folder",
        Kind.TEXT,
        "",
        "Masked language model",
        "A folder in Hugging Face's format, with model.onnx and tokenizer.json. It runs on this computer. "
        "Leave empty for none.",
    ),
    Setting(
        "models.server_url",
        Kind.TEXT,
        "",
        "Server address",
        "OpenAI-compatible, such as http://localhost:8080/v1. Leave empty for none. You are asked for each transcript "
        "before any of its text is sent.",
    ),
    Setting("models.server_model", Kind.TEXT, "", "Server model"),
    Setting(
        "models.server_key",
        Kind.SECRET,
        "",
        "Server key",
        "Stored unencrypted in the settings file; the environment variable JAMEDIT_LLM_KEY takes precedence.",
    ),
    Setting("models.server_timeout_s", Kind.NUMBER, 120, "Wait for an answer", "", 5, 3600, 5, "seconds"),
    Setting(
        "align.engine",
        Kind.CHOICE,
        "sphinx",
        "Find words with",
        "PocketSphinx is built in and knows English. Whisper needs a model. espeak-ng needs the program of that name, "
        "and can only refine times that captions have.",
        choices=(
            ("sphinx", "PocketSphinx (English)"),
            ("whisper", "Whisper (languages of the model)"),
            ("rough", "espeak-ng (any language, rough)"),
        ),
    ),
    Setting(
        "align.model_folder",
        Kind.TEXT,
        "",
        "Whisper model",
        "A folder in CTranslate2's format, with model.bin, config.json and tokenizer.json. It runs on this computer.",
    ),
    Setting(
        "align.after_edits",
        Kind.FLAG,
        True,
        "Align again after edits",
        "The times of an edited paragraph are found again by themselves, where it was aligned with the recording. "
        "Words whose times you set stay.",
    ),
    Setting(
        "export.layer",
        Kind.CHOICE,
        "clean",
        "Words",
        "Clean leaves out hidden words, verbatim writes every word.",
        choices=(("clean", "Clean"), ("verbatim", "Verbatim")),
    ),
    Setting("export.speakers", Kind.FLAG, True, "Write speakers"),
    Setting("export.times", Kind.FLAG, False, "Write times in reading text"),
    Setting("export.word_times", Kind.FLAG, False, "Write word times in captions that can store them"),
    Setting(
        "export.speaker_labels",
        Kind.CHOICE,
        "keep",
        "Names before captions",
        "Speakers in front of the text of captions, as in “Ida: Good morning.”",
        choices=(("keep", "As in the file"), ("write", "Write them"), ("omit", "Leave them out")),
    ),
    Setting("export.sections", Kind.FLAG, True, "Write section titles"),
    Setting(
        "export.paragraphs",
        Kind.CHOICE,
        "keep",
        "Paragraphs",
        "New ones begin at a new speaker, at a pause, after three sentences or about eighty words.",
        choices=(("keep", "As they are"), ("lines", "One line each"), ("reader", "New ones for readers")),
    ),
    Setting(
        "export.captions",
        Kind.CHOICE,
        "keep",
        "Captions",
        "New ones are made from the word times and keep to the limits of a profile.",
        choices=(("keep", "As in the file"), ("new", "New ones")),
    ),
    Setting(
        "export.direction_marks",
        Kind.CHOICE,
        "keep",
        "Direction marks",
        "Keep the punctuation of right-to-left captions in place in simple players.",
        choices=(("keep", "As in the file"), ("add", "Add"), ("remove", "Remove")),
    ),
    # on no page: the export dialog has them, where a profile sets all figures at once
    Setting(
        "captions.profile",
        Kind.CHOICE,
        "reading",
        "Profile",
        "A set of limits to start from.",
        choices=(
            ("reading", "For reading"),
            ("netflix", "Netflix"),
            ("youtube", "YouTube"),
            ("broadcast", "Broadcast"),
        ),
    ),
    Setting("captions.line_length", Kind.NUMBER, 42, "Line length", "Maximum per line.", 10, 200, 1, "characters"),
    Setting("captions.lines", Kind.NUMBER, 2, "Lines", "Maximum per caption.", 1, 8, 1),
    Setting(
        "captions.shortest_ms",
        Kind.NUMBER,
        800,
        "Minimum duration",
        "How long a caption is shown, where there is room.",
        0,
        60_000,
        100,
        "ms",
    ),
    Setting(
        "captions.longest_ms",
        Kind.NUMBER,
        7000,
        "Maximum duration",
        "How long a caption is shown.",
        500,
        600_000,
        500,
        "ms",
    ),
    Setting("captions.cps", Kind.DECIMAL, 20.0, "Reading speed", "Maximum characters per second.", 1, 1000, 1, "per s"),
    Setting("captions.gap_ms", Kind.NUMBER, 0, "Minimum gap", "Between two captions.", 0, 5000, 10, "ms"),
    Setting(
        "keys.preset",
        Kind.CHOICE,
        "jamedit",
        "Shortcuts as in",
        choices=(
            ("jamedit", "jamedit"),
            ("otranscribe", "oTranscribe"),
            ("subtitle_edit", "Subtitle Edit"),
            ("elan", "ELAN"),
            ("pedal", "Foot pedal (F7, F8, F9)"),
        ),
    ),
    Setting("keys.overrides", Kind.KEYS, MappingProxyType({}), "Own shortcuts"),
)

# The switches of the house style, as the suggesters name them.
STYLE_SWITCHES = ("spelling", "compounds", "email", "okay", "numbers", "percent")

BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}
