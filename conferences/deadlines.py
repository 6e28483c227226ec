"""Until when the papers of a conference's items must lie in the office."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from conferences.meeting_days import Days, days_of
from conferences.models import AgendaItem, Conference
from programme.calendars import office_calendar, planning_rules
from programme.models import Committee
from programme.workdays import Calendar, add_working_days


@dataclass(frozen=True, slots=True)
class PaperRule:
    """How the office counts deadlines: its working days, and how many it wants when nothing is said."""

    calendar: Calendar
    usual_workdays: int

    def deadline(self, item: AgendaItem) -> datetime.date | None:
        """The last working day for the papers of an item; None while its conference has no date."""
        if item.conference is None or item.conference.date_from is None:
            return None
        return add_working_days(item.conference.date_from, -self.workdays(item), self.calendar)

    def workdays(self, item: AgendaItem) -> int:
        """How many working days ahead: the item's own number, else the office's usual one."""
        return self.usual_workdays if item.paper_workdays is None else item.paper_workdays


def paper_rule(committee: Committee, first_year: int, last_year: int) -> PaperRule:
    """The rule for conferences of these years; their papers may be due in the year before."""
    calendar = office_calendar(first_year - 1, last_year).workdays
    return PaperRule(calendar, planning_rules(committee).paper_workdays)


def window(conference: Conference) -> Days:
    """The days on which a conference may meet; the whole year while nothing is said."""
    whole_year = Days(datetime.date(conference.year, 1, 1), datetime.date(conference.year, 12, 31))
    return days_of(conference.planned_time) or whole_year
