"""Numbers of records as addresses and forms name them: digits, and few enough for the database."""

from __future__ import annotations

# A longer number is nobody's; asked for one, the database ends in an error of its own.
MOST_DIGITS = 15


def is_record_number(given: str) -> bool:
    """Whether a record or a version may bear this number."""
    return given.isascii() and given.isdecimal() and len(given) <= MOST_DIGITS
