"""Bytes to transcript and back.

`register` lists the formats, `base` says how to add one; `reading` and `writing` are the ways in and out.
"""
