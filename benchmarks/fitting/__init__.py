"""The scripts that fit weights to texts with known errors."""
