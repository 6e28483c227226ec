"""Whether a number inside a conference counts an item there, or goes on outside as the next heading."""

from __future__ import annotations

from dataclasses import dataclass

from reports.readers.headings import heads_outside
from reports.readers.ladder import counted
from reports.readers.shapes import Label


@dataclass(frozen=True, slots=True)
class ItemNumbers:
    """The numbers of one shape where a conference is open: its items' and those over it.

    `item_before` is the label of the last item of that shape, `heading_outside` that of the innermost
    open heading of that shape, the conference's own included; None where there is none.
    """

    item_before: Label | None
    heading_outside: Label | None
    is_meeting_unnumbered: bool

    def count_item(self, label: Label) -> bool:
        """Whether a label with an arabic number is an item's.

        Numbers that begin again, or go on with the items there, count items; one that goes on
        outside is the next heading.
        """
        number = counted(label)
        if number == _next(self.item_before):
            goes_on_outside = self.heading_outside is not None and number == _next(
                self.heading_outside
            )
            return not (goes_on_outside and heads_outside(label))
        is_unlike_outside = self.heading_outside is None
        return is_unlike_outside and (self.is_meeting_unnumbered or number == 1)


def _next(label: Label | None) -> int:
    """The number behind that of a label; 1 where none was printed yet."""
    return (counted(label) or 0) + 1 if label is not None else 1
