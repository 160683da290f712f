"""The characters of CEA-608 captions: what the plain, the special and the extended codes mean."""

from __future__ import annotations

_OTHERS = dict(zip(b"\x2a\x5c\x5e\x5f\x60\x7b\x7c\x7d\x7e\x7f", "áéíóúç÷Ññ█", strict=True))  # where it is not ASCII
_SPECIAL = "®°½¿™¢£♪à èâêîôû"  # codes 11 30 to 11 3F
_SPANISH_FRENCH = "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»"  # 12 20 to 12 3F
_PORTUGUESE_GERMAN = "ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤¦ÅåØø┌┐└┘"  # 13 20 to 13 3F


def plain(code: int) -> str:
    """Return the character of a single byte from 20 to 7F."""
    return _OTHERS.get(code) or chr(code)


def special(code: int) -> str:
    """Return the special character of the second byte, 30 to 3F."""
    return _SPECIAL[code - 0x30]


def extended(group: int, code: int) -> str:
    """Return the extended character of a pair whose first byte is 12 or 13; it replaces the one before it."""
    return (_SPANISH_FRENCH if group == 0x12 else _PORTUGUESE_GERMAN)[code - 0x20]
