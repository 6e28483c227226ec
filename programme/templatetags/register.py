"""How the registers print what they hold."""

from __future__ import annotations

import datetime

from django import template

from programme.dates import format_date

register = template.Library()


@register.filter
def day(value: datetime.date | None) -> str:
    """ "24/3/2020", as official text writes it; empty for no day."""
    return format_date(value) if value else ""
