"""The text fields of EBU STL: code tables, line breaks, and the control codes of teletext."""

from __future__ import annotations

import unicodedata

_MARKS = "\0\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030a\u0327\u0332\u030b\u0328\u030c"
_ACCENTS = {  # said before their letter
    0xC0 + i: mark for i, mark in enumerate(_MARKS) if i
}
_HIGH = {
    0xA0: "\xa0¡¢£$¥\ufffd§¤‘“«←↑→↓",
    0xB0: "°±²³×µ¶·÷’”»¼½¾¿",
    0xD0: "―¹®©™♪¬¦\ufffd\ufffd\ufffd\ufffd⅛⅜⅝⅞",
    0xE0: "ΩÆÐªĦ\ufffdĲĿŁØŒºÞŦŊŉ",
    0xF0: "ĸæđðħıĳŀłøœßþŧŋ\xad",
}
_LATIN = {start + i: character for start, row in _HIGH.items() for i, character in enumerate(row)}
_TABLES = {"01": "iso8859_5", "02": "iso8859_6", "03": "iso8859_7", "04": "iso8859_8"}
LINE, UNUSED = 0x8A, 0x8F


def text_of(field: bytes, table: str) -> str:
    """Return the lines of a text field; `table` is 00 for Latin, 01 Cyrillic, 02 Arabic, 03 Greek, 04 Hebrew.

    Unknown bytes become U+FFFD. Colours and other attributes of teletext take the room of a space.
    """
    lines = [_line(line, table) for line in field.replace(bytes([UNUSED]), b"").split(bytes([LINE]))]
    return "\n".join(filter(None, (line.strip() for line in lines)))


def _line(raw: bytes, table: str) -> str:
    kept = bytes(b if b >= 0x20 else 0x20 for b in raw if not 0x7F <= b <= 0x9F)
    codec = _TABLES.get(table)
    return kept.decode(codec, "replace") if codec else _latin(kept)


def _latin(raw: bytes) -> str:
    """Read ISO 6937, in which an accent is before its letter."""
    out: list[str] = []
    accent = ""
    for byte in raw:
        if byte in _ACCENTS:
            accent += _ACCENTS[byte]
            continue
        letter = chr(byte) if byte < 0x80 else _LATIN.get(byte, "\ufffd")
        out.append(unicodedata.normalize("NFC", letter + accent) if accent and letter != " " else letter)
        accent = ""
    return "".join(out)
