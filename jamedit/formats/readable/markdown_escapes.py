"""Words that Markdown would take for HTML or for a link of a dangerous kind: a backslash makes them text.

Only what could do harm is escaped, so that a text with emphasis and links stays as it is: tags, comments and
automatic links, and links or definitions of links to anything but places on the web, mail and telephone.
"""

from __future__ import annotations

import re

_HARMLESS = r"<?(?:(?i:https?://|ftps?://|mailto:|tel:)|[#./?]|[\w\-.~%/]++(?![\w\-.~%/:&\\]))"
_LIVE = re.compile(rf"(?<!\\)(\\*+)<(?=[A-Za-z/!?])|\](\\*+)(\((?!{_HARMLESS})|:(?!\w))")
_ESCAPED = re.compile(rf"(?<!\\)(\\++)(?=<[A-Za-z/!?])|(?<=\])(\\++)(?=\((?!{_HARMLESS})|:(?!\w))")


def escaped(text: str) -> str:
    """Return words as Markdown shows them; `unescaped` takes the backslashes off again."""
    if "<" not in text and "]" not in text:
        return text
    return _LIVE.sub(_with_backslash, text)


def unescaped(text: str) -> str:
    """Return what words were before `escaped`; those that it would not have written stay as they are."""
    if "\\" not in text:
        return text
    plain = _ESCAPED.sub(lambda m: "\\" * (len(m[0]) // 2), text)
    return plain if escaped(plain) == text else text


def _with_backslash(match: re.Match[str]) -> str:
    if match[3] is None:
        return "\\" * (2 * len(match[1]) + 1) + "<"
    return "]" + "\\" * (2 * len(match[2]) + 1) + match[3]
