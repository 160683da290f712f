"""Work off the caller's thread, with progress and cancel; knows no transcript."""

from jamedit.jobs.runner import Job, Runner

__all__ = ["Job", "Runner"]
