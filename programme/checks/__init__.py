"""Checks of the words of a paper: passages in, findings out; each a short pure function."""
