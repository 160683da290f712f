"""Attacks: bytes thrown at readers, kills, and power cuts."""
