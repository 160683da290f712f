"""Language models that propose words, off unless a user turns them on."""
