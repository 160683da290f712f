"""The review of suggestions as cards."""

from jamedit.ui.panels.review.alike_dialog import AlikeDialog
from jamedit.ui.panels.review.keys import ReviewKeys
from jamedit.ui.panels.review.panel import ReviewPanel

__all__ = ["AlikeDialog", "ReviewKeys", "ReviewPanel"]
