"""Figures for the budgets of the design; not tests."""
