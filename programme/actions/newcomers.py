"""A new entry of a register made known to the apps above, whose records may have waited for it."""

from __future__ import annotations

from django.dispatch import Signal

from programme.models import Agency, Directive, User

# Sent by the model with `entry` and `by`; who hears it answers how many of its records now hold it.
became_known = Signal()


def tell(entry: Agency | Directive, *, by: User) -> int:
    """Let what named an entry before its register knew it hold it; how many records do."""
    answers = became_known.send(sender=type(entry), entry=entry, by=by)
    return sum(int(count or 0) for _, count in answers)
