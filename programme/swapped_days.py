"""Which days can be swapped: a working day goes off, a day off is worked."""

from __future__ import annotations

import datetime

from programme.dates import format_date
from programme.workdays import Calendar, is_working_day

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def weekday_name(day: datetime.date) -> str:
    """ "thứ Hai" … "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def swap_faults(
    day_off: datetime.date, working_day: datetime.date, calendar: Calendar
) -> dict[str, str]:
    """A Vietnamese sentence for each of the two days that cannot be swapped, by its field name.

    `calendar` holds the days off and worked days as they stand without the swap.
    """
    faults = {}
    if not is_working_day(day_off, calendar):
        faults["day_off"] = (
            f"Ngày {format_date(day_off)} là {weekday_name(day_off)}, vốn đã nghỉ;"
            " hãy chọn một ngày làm việc."
        )
    if is_working_day(working_day, calendar):
        faults["working_day"] = (
            f"Ngày {format_date(working_day)} là {weekday_name(working_day)}, vốn đã làm việc;"
            " hãy chọn thứ Bảy, Chủ nhật hoặc một ngày nghỉ."
        )
    return faults
