"""Bytes to transcript and back. `register` lists the formats, `base` says how to add one."""

from jamedit.formats.base import Carries, Format, Group
from jamedit.formats.detect import detect
from jamedit.formats.losses import losses, lost, present
from jamedit.formats.options import WriteOptions
from jamedit.formats.reading import read_data, read_path
from jamedit.formats.register import FORMATS, format_for, format_named
from jamedit.formats.source import SourceText
from jamedit.formats.writing import render, write_path, written

__all__ = [
    "FORMATS",
    "Carries",
    "Format",
    "Group",
    "SourceText",
    "WriteOptions",
    "detect",
    "format_for",
    "format_named",
    "losses",
    "lost",
    "present",
    "read_data",
    "read_path",
    "render",
    "write_path",
    "written",
]
