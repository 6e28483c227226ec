"""The lines a conference prints about itself below its heading: which of them its record can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from programme.wording import MeetingHeading, parse_planned_time
from reports.interchange.meetings import CONTENTS

PLACE = re.compile(r"Địa điểm(?:\s+[^:]{1,30})?\s*:\s*(?P<place>\S.*)", re.I | re.S)
TIME = re.compile(r"Thời gian(?:\s+[^:]{1,30})?\s*:\s*", re.I)
LONGEST_PLACE = 300


@dataclass(frozen=True, slots=True)
class KeptNotes:
    """The heading with what its notes add to it, and the notes that no field can hold."""

    heading: MeetingHeading
    left: tuple[str, ...] = ()


def kept_notes(heading: MeetingHeading, notes: Iterable[str]) -> KeptNotes:
    """Place and time of a conference out of its notes; the words of a heading go before."""
    left = []
    for note in notes:
        place = _place(note)
        if place and heading.place in ("", place):
            heading = replace(heading, place=place)
        elif not _is_time_of(heading, note) and CONTENTS.fullmatch(note) is None:
            left.append(note)
    return KeptNotes(heading, tuple(left))


def _place(note: str) -> str:
    match = PLACE.fullmatch(note)
    place = match["place"].strip(" .,;") if match else ""
    return place if len(place) <= LONGEST_PLACE else ""


def _is_time_of(heading: MeetingHeading, note: str) -> bool:
    """Whether a note says nothing but the time that the conference already has."""
    if heading.time is None:
        return False
    words = TIME.sub("", note).strip(" ().:;")
    return parse_planned_time(words, year=heading.time.year) == heading.time
