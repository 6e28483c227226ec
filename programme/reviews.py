"""When a directing text reaches its round years, and which items already plan to review it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from programme.milestones import USUAL_STEPS, due_date

# Up to this step the timeline is always shown; later steps only once they are near.
LAST_STEP_SHOWN = 15


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """A round number of years, its day, and the items that review the text at it."""

    years: int
    due: datetime.date
    is_past: bool
    is_this_year: bool
    items: tuple[Any, ...] = ()


def timeline(
    issued: datetime.date | None, links: Iterable[Any], *, today: datetime.date
) -> tuple[ReviewStep, ...]:
    """The steps of a text issued on a day: 3, 5, 10, 15, then on to the first that lies ahead.

    `links` join the text to items (`is_reviewed`, `item` with its `programme`); an item that does
    not say its years counts for the step that falls in its programme's year.
    """
    if issued is None:
        return ()
    reviewing = [link.item for link in links if link.is_reviewed]
    steps: list[ReviewStep] = []
    for years in USUAL_STEPS:
        due = due_date(issued, years)
        if years > LAST_STEP_SHOWN and steps and not steps[-1].is_past:
            break
        steps.append(
            ReviewStep(
                years=years,
                due=due,
                is_past=due < today,
                is_this_year=due.year == today.year,
                items=tuple(item for item in reviewing if _reviews(item, years, due)),
            )
        )
    return tuple(steps)


def _reviews(item: Any, years: int, due: datetime.date) -> bool:
    if item.review_years is not None:
        return bool(item.review_years == years)
    return bool(item.programme.year == due.year)
