"""Kinds of bodies that ended in the reorganisation of 2025: papers dated later may not address them."""

from __future__ import annotations

import datetime
import re

from programme.vietnamese import search_key

# From this day on provinces are merged and there is no district level (K72).
ENDED_ON = datetime.date(2025, 7, 1)
ENDED_KINDS = ("ban cán sự đảng", "đảng đoàn", "ban dân vận", "huyện uỷ", "đảng uỷ khối")


def ended_kinds_named(text: str, day: datetime.date) -> list[str]:
    """The ended kinds of bodies that a text of that day names, in the order of `ENDED_KINDS`.

    "Ban Tuyên giáo và Dân vận" goes on and is not one; before 01/7/2025 the answer is empty.
    """
    if day < ENDED_ON:
        return []
    words = search_key(text)
    return [kind for kind in ENDED_KINDS if re.search(rf"\b{search_key(kind)}\b", words)]


def named_in(text: str, kind: str) -> tuple[int, int]:
    """Where a text first names a kind of body, in either spelling; the whole text if nowhere."""
    pattern = re.escape(kind).replace("uỷ", "(?:uỷ|ủy)")
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match.span() if match else (0, len(text))
