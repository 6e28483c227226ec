"""The timed agenda of a conference: sittings as headings, their rows with times and presenters."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conferences.agenda import section_label
from conferences.models import Sitting, TimeSlot
from programme.clock_times import ClockSpan, format_short_span, format_span
from programme.dates import format_date
from programme.models import Document
from programme.vietnamese import search_key
from reports.compose import rows
from reports.compose.endings import bare
from reports.compose.rows import Row
from reports.tree import Block, Section


@dataclass(frozen=True, slots=True)
class _Under:
    """What the sittings of one list stand under: level, numbers taken, label, day, rung of rows."""

    level: int
    taken: int
    label: str = ""
    day: datetime.date | None = None
    rung: int = rows.FIGURE


@dataclass(frozen=True, slots=True)
class Sittings:
    """The sittings of an agenda by the one above, and its rows by sitting or by the row above."""

    sittings: Mapping[int | None, list[Sitting]]
    outermost: Mapping[int | None, list[TimeSlot]]
    below: Mapping[int, list[TimeSlot]]
    has_several_days: bool

    @classmethod
    def of(cls, document: Document) -> Sittings:
        """Two queries whatever the size."""
        sittings: dict[int | None, list[Sitting]] = defaultdict(list)
        days = set()
        for sitting in document.sittings.order_by("position", "pk"):
            sittings[sitting.parent_id].append(sitting)
            days.add(sitting.date)
        outermost: dict[int | None, list[TimeSlot]] = defaultdict(list)
        below: dict[int, list[TimeSlot]] = defaultdict(list)
        for slot in document.slots.order_by("position", "pk"):
            if slot.parent_id is None:
                outermost[slot.sitting_id].append(slot)
            else:
                below[slot.parent_id].append(slot)
        return cls(sittings, outermost, below, len(days - {None}) > 1)

    def blocks(self, *, level: int, taken: int = 0) -> tuple[Block, ...]:
        """Rows outside any sitting, then the sittings from `level` on, numbered behind `taken`."""
        loose = self._rows(self.outermost.get(None, ()), rung=rows.FIGURE)
        return (*loose, *self._headings(None, _Under(level, taken)))

    def _headings(self, parent: int | None, under: _Under) -> Iterator[Block]:
        number = under.taken
        for sitting in self.sittings.get(parent, ()):
            number += sitting.is_numbered
            label = section_label(under.level, number, under.label) if sitting.is_numbered else ""
            # "1." is taken where a heading over the rows has it.
            rung = rows.BRACKET if label[:1].isdigit() else under.rung
            inside = _Under(under.level + 1, 0, label, sitting.date or under.day, rung)
            below = (
                *self._rows(self.outermost.get(sitting.pk, ()), rung=rung),
                *self._headings(sitting.pk, inside),
            )
            source = f"sitting-{sitting.pk}/heading"
            yield Section(under.level, label, self._heading(sitting, under.day), below, source)

    def _heading(self, sitting: Sitting, day: datetime.date | None) -> str:
        """ "BUỔI SÁNG ngày 06/12/2023: Từ 7 giờ 30 đến 11 giờ", "NGÀY THỨ NHẤT (06/12/2023)".

        The day is printed when there are several, once, by the outermost heading that has it.
        """
        words = bare(sitting.heading)
        if self.has_several_days and sitting.date is not None and sitting.date != day:
            words = _dated(words, format_date(sitting.date))
        times = format_span(ClockSpan(sitting.start, sitting.end))
        return f"{words}: {times}" if times else words

    def _rows(self, slots: Sequence[TimeSlot], *, rung: int) -> tuple[Block, ...]:
        return rows.blocks(self._row_list(slots, is_last=True), rung=rung)

    def _row_list(self, slots: Sequence[TimeSlot], *, is_last: bool) -> tuple[Row, ...]:
        """One list; `is_last` says that no row begins after the row above it."""
        last = max((n for n, slot in enumerate(slots) if slot.start is not None), default=-1)
        return tuple(
            self._row(slot, is_last=is_last and index >= last) for index, slot in enumerate(slots)
        )

    def _row(self, slot: TimeSlot, *, is_last: bool) -> Row:
        times = format_short_span(ClockSpan(slot.start, slot.end, slot.minutes), is_open=is_last)
        presenters = f" ({slot.presenters.strip()})" if slot.presenters.strip() else ""
        words = f"{bare(slot.text)}{presenters}" if presenters else slot.text
        below = self._row_list(self.below.get(slot.pk, ()), is_last=is_last)
        source = f"slot-{slot.pk}/text"
        return Row(slot.form, f"{times}: {words}" if times else words, below, source)


def _dated(words: str, date: str) -> str:
    if date in words:
        return words
    return f"{words} ({date})" if "ngay" in search_key(words).split() else f"{words} ngày {date}"
