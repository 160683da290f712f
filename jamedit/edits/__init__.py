"""One undoable edit a file; each is a frozen value that makes a new transcript from an old one."""
