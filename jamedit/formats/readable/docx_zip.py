"""The container of Word documents: what may be opened at all, and the parts as bytes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from jamedit.errors import UnreadableFileError

DOCUMENT = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_ENTRIES = 5_000
_LARGEST = 256 * 1024 * 1024  # of all parts unpacked
_LARGEST_TEXT = 64 * 1024 * 1024  # of the text alone
_TIGHTEST = 300  # times smaller than unpacked: no honest text is
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\0!\0(?:D\0O\0C\0|E\0N\0T\0)|\0<\0!\0[DE]")
_DATE = (1980, 1, 1, 0, 0, 0)


def sniff(data: bytes, name: str) -> float:
    """Say how sure it is that bytes are a Word document, or one of its kin that deserves a clear refusal."""
    if data.startswith(_OLE):
        return 0.9
    if not data.startswith(b"PK"):
        return 0.9 if name.lower().endswith(".docx") else 0.0
    kin = b"word/" in data or b"opendocument.text" in data[:200] or b"[Content_Types].xml" in data
    return 0.9 if kin or name.lower().endswith((".docx", ".odt")) else 0.0


def checked(data: bytes, name: str) -> None:
    """Raise UnreadableFileError for all that is no Word document fit to be opened."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnreadableFileError(f"{name} is protected by a password; save it without one.")
        raise UnreadableFileError(f"{name} is in the old Office format; save it as .docx.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, data, name)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise broken(name) from error
    except UnreadableFileError:
        raise
    except Exception as error:  # zlib and its kin have errors of their own
        raise broken(name) from error


def broken(name: str) -> UnreadableFileError:
    """Return the error for a document that cannot be opened."""
    return UnreadableFileError(f"{name} is not a Word document, or it is damaged; open it in Word and save it again.")


def _check(archive: zipfile.ZipFile, data: bytes, name: str) -> None:
    entries = archive.infolist()
    names = [e.filename for e in entries]
    if "mimetype" in names and b"opendocument" in archive.read("mimetype")[:200]:
        raise UnreadableFileError(f"{name} is an OpenDocument file; save it as .docx.")
    if DOCUMENT not in names:
        raise UnreadableFileError(f"{name} contains no text of a Word document; open it in Word and save it as .docx.")
    total = sum(e.file_size for e in entries)
    too_tight = any(e.file_size > 1_000_000 and e.file_size > _TIGHTEST * max(1, e.compress_size) for e in entries)
    if len(entries) > _MOST_ENTRIES or len(set(names)) != len(names) or total > _LARGEST or too_tight:
        raise UnreadableFileError(f"{name} unpacks to far more than any transcript needs; it is not opened.")
    if any(e.flag_bits & 1 for e in entries):
        raise UnreadableFileError(f"{name} is protected by a password; save it without one.")
    for entry in entries:
        if entry.filename.endswith((".xml", ".rels")):
            _check_part(archive, entry, name)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    if entry.file_size > _LARGEST_TEXT:
        raise UnreadableFileError(f"{name} unpacks to far more than any transcript needs; it is not opened.")
    with archive.open(entry) as part:
        head = part.read(64 * 1024)
        if _ENTITIES.search(head):
            raise UnreadableFileError(
                f"{name} defines entities of its own, which no Word document does; it is not opened."
            )
        while part.read(1024 * 1024):  # checks length and sum to the end
            pass


def let_go(document: Any) -> None:
    """Untie the parts of a document of python-docx, which hold on to one another and to all that was unpacked.

    Nothing can be done with it afterwards. The collector, which is kept quiet meanwhile, would free them very late.
    """
    package = document.part.package
    for part in [package, *package.iter_parts()]:
        vars(part).clear()


def same_dates(data: bytes) -> bytes:
    """Return a document whose bytes do not tell when it was put together."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = entry.external_attr
            new.writestr(info, old.read(entry))
    return out.getvalue()
