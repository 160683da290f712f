"""How good suggestions are, and how much work they save."""
