"""What corrections teach, and where it is looked for again."""
