"""The terms of the Party's Central Committee, by the day each national congress closed."""

from __future__ import annotations

import datetime
from itertools import pairwise

# Closing days of the congresses; a term lasts until the next congress closes.
_CLOSED = {
    "VI": datetime.date(1986, 12, 18),
    "VII": datetime.date(1991, 6, 27),
    "VIII": datetime.date(1996, 7, 1),
    "IX": datetime.date(2001, 4, 22),
    "X": datetime.date(2006, 4, 25),
    "XI": datetime.date(2011, 1, 19),
    "XII": datetime.date(2016, 1, 28),
    "XIII": datetime.date(2021, 2, 1),
    "XIV": datetime.date(2026, 1, 23),
}


def central_term(day: datetime.date) -> str | None:
    """The term in which a day lies ("XI" for 09/6/2014); None before the sixth congress closed."""
    term = None
    for name, closed in _CLOSED.items():
        if day >= closed:
            term = name
    return term


def is_of_central_term(day: datetime.date, term: str) -> bool:
    """Whether a text of that day may be of that term; a fortnight at either end is not judged.

    A term that is not in the list (older or later ones) is not judged either.
    """
    if term not in _CLOSED:
        return True
    near = datetime.timedelta(days=14)
    last = {one: _CLOSED[two] for one, two in pairwise(_CLOSED)}
    return _CLOSED[term] - near <= day and (term not in last or day <= last[term] + near)
