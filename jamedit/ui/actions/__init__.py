"""What the user can ask for: one table, and what is made of it."""
