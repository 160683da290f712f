"""The table of actions is complete."""

from __future__ import annotations

import pytest

from jamedit.paths import resource
from jamedit.ui.actions.menus import MENUS
from jamedit.ui.actions.table import ACTIONS, BY_ID, RULES

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("propagateSizeHints")]


def test_ids_are_unique_and_everything_named_exists():
    assert len(BY_ID) == len(ACTIONS)
    for action in ACTIONS:
        assert action.menu in MENUS
        assert action.rule in RULES
        assert action.group == "" or action.checkable
        assert action.icon == "" or resource("icons", f"{action.icon}.svg").is_file()
        assert "&" not in action.text


def test_every_rule_enables_something():
    assert {action.rule for action in ACTIONS} == set(RULES)
