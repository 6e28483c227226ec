"""Checks of a whole paper and of its records, and what each is called on screen."""
