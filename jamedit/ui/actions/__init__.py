"""The actions of the user: one table, and the menus and shortcuts made from it."""
