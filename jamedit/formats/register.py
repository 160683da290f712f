"""The register of formats: one line each, the module of a format being loaded when it is first used.

A more particular format comes before a more general one: of two that are equally sure of a text the first has it.
"""

from __future__ import annotations

from functools import partial

from jamedit.errors import UsageError
from jamedit.formats.base import Carries, Format, Group, at, has_extension
from jamedit.formats.clues import Clue, anything, holds, json, json_first, looks, xml

_READING, _CAPTIONS, _DATA, _RESEARCH = Group.READING, Group.CAPTIONS, Group.DATA, Group.RESEARCH


def _keeps(names: str = "") -> Carries:
    return Carries(**dict.fromkeys(names.split(), True))


def _row(
    format_id: str,
    name: str,
    extensions: str,
    group: Group,
    carries: Carries,
    place: str,
    clue: Clue = anything,
    surest: float = 1.0,
    *,
    magic: tuple[bytes, ...] = (),
    stamps: bool = False,
    on_request: bool = False,
    read_only: bool = False,
    labels: bool = False,
) -> Format:
    load = at(place)
    return Format(
        *(format_id, name, tuple(extensions.split()), group, carries, load, clue, surest, magic),
        stamps=stamps,
        words_on_request=on_request,
        writes=not read_only,
        labels=labels,
    )


_read = partial(_row, read_only=True)

_NOTHING = _keeps()
_SPEAKERS = _keeps("speakers")
_TIMES = _keeps("times")
_WORDS = _keeps("times words")
_CAST = _keeps("speakers sections")
_TURNS = _keeps("times speakers")
_SPOKEN = _keeps("times words speakers")
_SURE = _keeps("times words confidence")
_ASR = _keeps("times words confidence speakers")
_MEETING = _keeps("times speakers sections")
_ALL = _keeps("times words confidence speakers sections hidden")

_OFFICE = (b"PK", b"\xd0\xcf\x11\xe0")  # zipped, and the kind before that deserves a clear refusal
_PAGE = looks(r"(?i)\A\s*<(?:!|html|head|body)")
_OTR = json_first("text", "media")
_VTT, _SRT = holds("WEBVTT"), looks(r"-->|\d[^\S\n]*(?:[-–—−‐‑‒―=~] ?(?:>|&gt;|[›»＞])|[→⇒➔➜⟶])")
_SBV = looks(r"\d[ \t]*,[ \t]*\d+:\d")
_ASS = looks(r"(?im)\[(?:script info|events)\]|^dialogue:")
_WHISPER = looks(r"\[[ \t]*[\d:.,]+ ?s?[ \t]*[-–—→⇒]")
_PRINTED = "recognisers.whisper"
_DELIMITED = looks(r"\A\n*[^\n]*[,;|]")
_LABELS = looks(r"\A\s*-?\d[^\s]*[ ]*\t")
_CTM = looks(r"(?m)^[ \t]*\S+[ \t]+\S+[ \t]+(?:[-.\d]|\S+[ \t]+<ALT)")
_LRC = looks(r"\[\d{1,3}:\d\d")
_STAMP = looks(r"(?m)\d[:;]\d\d|^[ \t]*\d+[ \xa0][^\W\d]+\.?(?:,?[ \xa0]\d|[ \t]*$)")
_HASHED = looks(r"#\d{1,3}:\d\d:\d\d(?:-\d{1,3})?#")
_MARKDOWN = holds("#", "](", "**", "---")
_ASSEMBLYAI = json("words", "utterances", "audio_url")
_AZURE = json(
    *("recognizedPhrases", "combinedRecognizedPhrases", "combinedPhrases", "phrases", "NBest", "RecognitionStatus")
)
_WHISPER_JSON = json("segments", "words", "start", "text")
_FOUND = json("results")
_CPP = json("transcription")
_CHANNELS = json("channels", "metadata")
_ITEMS = json("transcripts", "items")
_TIMED, _TEXTS = xml("<timedtext"), xml("<transcript")
_WATSON = json("results")
_DRAFT = json("blocks")
_SLATE = json("children")
_MICRODVD, _MPL2 = looks(r"\{\d+\}[ \t]*\{\d*\}|\{DEFAULT\}"), looks(r"\[\d+\][ \t]*\[\d*\]")
_SUBVIEWER = looks(r"\d:\d\d:\d\d[.,:]\d{1,3}[ \t]*,|\[\d{1,2}:\d\d:\d\d\]")
_SPRUCE = looks(r"\d:\d\d:\d\d[:;.]\d\d[ \t]*,")
_TMPLAYER = looks(r"\d:\d\d:\d\d(?:,[12])?[:=]")
_SAMI = looks(r"(?i)<(?:sami|sync)\b")
_STM = looks(r"(?m)^[ \t]*\S+[ \t]+\S+[ \t]+\S+[ \t]+-?\d")
_CHAT = looks(r"(?m)^@(?:UTF8|Begin|Participants|Languages)")
_TTML = xml("<tt", ":tt")
_EXB, _TRS, _SCC = xml("<basic-transcription"), xml("<Trans"), holds("Scenarist_SCC")
_STL = tuple(page + b"STL" for page in (b"437", b"850", b"860", b"863", b"865"))

FORMATS: tuple[Format, ...] = (
    _row("json", "jamedit JSON", ".json", _DATA, _ALL, "native.jamedit_json", json(), 0.98),
    _row("otr", "oTranscribe", ".otr", _READING, _TURNS, "readable.otr", _OTR, 0.97),
    _row("ttml", "TTML captions", ".ttml .dfxp .itt .xml", _CAPTIONS, _TURNS, "subtitles.ttml", _TTML, 0.98),
    _row("eaf", "ELAN annotations", ".eaf", _RESEARCH, _SPOKEN, "annotation.eaf", xml("<ANNOTATION_DOCUMENT"), 0.98),
    _read("exmaralda", "EXMARaLDA", ".exb", _RESEARCH, _TURNS, "annotation.exmaralda", _EXB, 0.98),
    _read("transcriber", "Transcriber", ".trs", _RESEARCH, _MEETING, "annotation.transcriber", _TRS, 0.98),
    _read("sami", "SAMI captions", ".smi .sami", _CAPTIONS, _TURNS, "subtitles.sami", _SAMI, 0.98),
    _row("html", "Web page", ".html .htm", _READING, _CAST, "readable.html", _PAGE, 0.96, stamps=True),
    _row("docx", "Word document", ".docx", _READING, _CAST, "readable.docx", magic=_OFFICE, stamps=True),
    _read("ebu-stl", "EBU STL subtitles", ".stl", _CAPTIONS, _TIMES, "subtitles.ebu_stl", magic=_STL),
    _row("srv3", "YouTube captions, version 3", ".srv3", _CAPTIONS, _SURE, "subtitles.youtube_xml:SRV3", _TIMED, 0.97),
    _row("srv2", "YouTube captions, version 2", ".srv2", _CAPTIONS, _TIMES, "subtitles.youtube_xml:SRV2", _TIMED, 0.97),
    _row("srv1", "YouTube captions, version 1", ".srv1", _CAPTIONS, _TIMES, "subtitles.youtube_xml:SRV1", _TEXTS, 0.97),
    _row("whisper-json", "Whisper JSON", ".whisper.json", _DATA, _ASR, "recognisers.whisper_json", _WHISPER_JSON, 0.95),
    _row("whisper-cpp", "whisper.cpp JSON", ".whispercpp.json", _DATA, _ASR, "recognisers.whisper_cpp", _CPP, 0.95),
    _row("json3", "YouTube json3", ".json3", _DATA, _SURE, "subtitles.youtube_json3", json("events"), 0.97),
    _row("vosk", "Vosk JSON", ".vosk.json", _DATA, _SURE, "recognisers.vosk", json("result", "partial", "text"), 0.95),
    _row("deepgram", "Deepgram JSON", ".deepgram.json", _DATA, _ASR, "recognisers.deepgram", _CHANNELS, 0.97),
    _row("assemblyai", "AssemblyAI JSON", ".assemblyai.json", _DATA, _ASR, "recognisers.assemblyai", _ASSEMBLYAI, 0.95),
    _row("revai", "Rev.ai JSON", ".revai.json", _DATA, _ASR, "recognisers.revai", json("monologues"), 0.97),
    _row(
        "speechmatics",
        "Speechmatics JSON",
        ".speechmatics.json",
        _DATA,
        _ASR,
        "recognisers.speechmatics",
        _FOUND,
        0.97,
    ),
    _row("aws", "AWS Transcribe JSON", ".aws.json", _DATA, _ASR, "recognisers.aws_transcribe", _ITEMS, 0.97),
    _row("google", "Google Speech JSON", ".google.json", _DATA, _ASR, "recognisers.google_speech", _FOUND, 0.9),
    _row("azure", "Azure Speech JSON", ".azure.json", _DATA, _ASR, "recognisers.azure_speech", _AZURE, 0.97),
    _read("watson", "Watson JSON", ".watson.json", _DATA, _ASR, "recognisers.watson", _WATSON, 0.96),
    _read("draftjs", "draft.js JSON", ".draftjs.json", _DATA, _ASR, "recognisers.draftjs", _DRAFT, 0.97),
    _read("slate", "slate JSON", ".slate.json", _DATA, _ASR, "recognisers.slate", _SLATE, 0.97),
    _row("podcast", "Podcast JSON", ".podcast.json", _DATA, _ASR, "subtitles.caption_list_json", json(), 0.55),
    _row("vtt", "WebVTT captions", ".vtt", _CAPTIONS, _TURNS, "subtitles.webvtt", _VTT, on_request=True, labels=True),
    _row("srt", "SubRip captions", ".srt", _CAPTIONS, _TIMES, "subtitles.srt", _SRT, 0.95, labels=True),
    _read("scc", "SCC closed captions", ".scc", _CAPTIONS, _TIMES, "subtitles.scc", _SCC, 0.99),
    _read("chat", "CHAT", ".cha", _RESEARCH, _SPOKEN, "annotation.chat", _CHAT, 0.98),
    _read("subviewer", "SubViewer subtitles", ".sub", _CAPTIONS, _TIMES, "subtitles.subviewer", _SUBVIEWER, 0.975),
    _read("microdvd", "MicroDVD subtitles", ".sub", _CAPTIONS, _TIMES, "subtitles.microdvd", _MICRODVD, 0.97),
    _read("spruce-stl", "Spruce STL subtitles", ".stl", _CAPTIONS, _TIMES, "subtitles.spruce_stl", _SPRUCE, 0.97),
    _read("mpl2", "MPL2 subtitles", ".mpl .mpl2", _CAPTIONS, _TIMES, "subtitles.mpl2", _MPL2, 0.96),
    _row("sbv", "SBV captions (YouTube)", ".sbv", _CAPTIONS, _TIMES, "subtitles.sbv", _SBV, 0.96, labels=True),
    _row("ass", "ASS/SSA subtitles", ".ass .ssa", _CAPTIONS, _TURNS, "subtitles.ass", _ASS),
    _row("textgrid", "Praat TextGrid", ".textgrid", _RESEARCH, _SPOKEN, "annotation.textgrid", holds("ooTextFile")),
    _row(
        "whisper",
        "Whisper lines",
        ".whisper.txt",
        _CAPTIONS,
        _TIMES,
        "recognisers.whisper",
        _WHISPER,
        0.97,
        labels=True,
    ),
    _row("tsv", "Tab-separated table (Whisper TSV)", ".tsv", _DATA, _TURNS, "tabular.table:TSV", holds("\t"), 0.94),
    _row("csv", "Table with commas or semicolons (CSV)", ".csv", _DATA, _TURNS, "tabular.table:CSV", _DELIMITED, 0.94),
    _row("labels", "Audacity labels", ".labels.txt", _RESEARCH, _TIMES, "annotation.audacity_labels", _LABELS, 0.93),
    _read("tmplayer", "TMPlayer subtitles", ".tmp", _CAPTIONS, _TIMES, "subtitles.tmplayer", _TMPLAYER, 0.93),
    _read("stm", "STM", ".stm", _RESEARCH, _TURNS, "annotation.stm", _STM, 0.925),
    _row("ctm", "CTM word times", ".ctm", _RESEARCH, _ASR, "annotation.ctm", _CTM, 0.92),
    _row("lrc", "LRC lyrics", ".lrc", _CAPTIONS, _WORDS, "subtitles.lrc", _LRC, 0.9),
    _row("f4", "f4 / MAXQDA transcript", ".f4.txt", _READING, _TURNS, "readable.f4", _HASHED, 0.9),
    _row("stamped", "Text with timestamps", ".stamped.txt", _READING, _TURNS, "readable.timestamped_text", _STAMP, 0.7),
    _row("md", "Markdown", ".md .markdown", _READING, _CAST, "readable.markdown", _MARKDOWN, 0.75, stamps=True),
    _row(
        "lines", "Caption lines without times", ".lines.txt", _CAPTIONS, _NOTHING, "readable.untimed_lines", surest=0.5
    ),
    _row("txt", "Plain text", ".txt .text", _READING, _SPEAKERS, "readable.plain", surest=0.3, stamps=True),
)


def format_named(format_id: str) -> Format:
    """Return the format with this id; raise UsageError, naming those there are, when there is none."""
    found = next((f for f in FORMATS if f.id == format_id.lower()), None)
    if found is None:
        raise UsageError(f"There is no format {format_id!r}; choose one of {', '.join(f.id for f in FORMATS)}.")
    return found


def format_for(name: str) -> Format | None:
    """Return the format to write for the ending of a file name: the longest ending, then the first listed."""
    fitting = [
        (len(e), -i) for i, f in enumerate(FORMATS) if f.writes for e in f.extensions if name.lower().endswith(e)
    ]
    return FORMATS[-max(fitting)[1]] if fitting else None


def only_read(name: str) -> Format | None:
    """Return the format of a file name's ending when it is only read, None for all others."""
    fitting = (f for f in FORMATS if has_extension(name, f.extensions)) if format_for(name) is None else iter(())
    return next(fitting, None)
