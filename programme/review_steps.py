"""The round years at which texts are reviewed, as the office types them: "3, 5, 10, 15"."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_YEARS = 100
MOST_STEPS = 12
_SEPARATORS = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class ReviewSteps:
    """The years in rising order; with `fault`, a Vietnamese sentence, when they cannot be read."""

    years: tuple[int, ...] = ()
    fault: str = ""


def parse_review_steps(text: str) -> ReviewSteps:
    """Whole numbers of years between commas, semicolons or spaces; each once, rising."""
    words = [word for word in _SEPARATORS.split(text.strip()) if word]
    if not words:
        return ReviewSteps(fault="Hãy ghi ít nhất một mốc, ví dụ: 3, 5, 10, 15.")
    odd = [word for word in words if not _is_years(word)]
    if odd:
        return ReviewSteps(
            fault=f"“{odd[0][:20]}” không phải là số năm từ 1 đến {MOST_YEARS};"
            " hãy ghi các mốc cách nhau bằng dấu phẩy, ví dụ: 3, 5, 10, 15."
        )
    years = tuple(sorted({int(word) for word in words}))
    if len(years) > MOST_STEPS:
        return ReviewSteps(fault=f"Chỉ ghi nhiều nhất {MOST_STEPS} mốc.")
    return ReviewSteps(years)


def format_review_steps(years: tuple[int, ...]) -> str:
    """ "3, 5, 10, 15"."""
    return ", ".join(map(str, years))


def _is_years(word: str) -> bool:
    if not (word.isascii() and word.isdecimal() and len(word) <= 3):
        return False
    return 1 <= int(word) <= MOST_YEARS
