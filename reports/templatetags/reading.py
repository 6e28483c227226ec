"""What the review page asks of a row's status."""

from __future__ import annotations

from django import template

from reports.importer import RowStatus

register = template.Library()
CLASSES = {
    RowStatus.CREATED: "tag-good",
    RowStatus.CHANGED: "tag-changed",
    RowStatus.DOUBTFUL: "tag-warn",
}


@register.filter
def status_class(status: RowStatus) -> str:
    """The look of a status; a thing that stays as it is has none."""
    return CLASSES.get(status, "")
