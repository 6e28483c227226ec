"""Mending the words of a document where only one mending is right, as one step."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from conferences.actions import conferences, items, sittings
from conferences.models import AgendaItem, Conference, Sitting, TimeSlot
from programme.actions import documents, footnotes, steps, targets
from programme.actions.editing import Change
from programme.models import Document, Footnote, Recipient, Section, Step, Target, User
from programme.models.record import Record
from programme.operations import Stale
from reports.checks.documents import Remark, remarks_of, rule_of
from reports.kept_words import Mending

GONE = "Chỗ này đã được sửa, hoặc không còn sửa giúp được; hãy tải lại trang."
EDITS: Mapping[type[Record], Callable[..., object]] = {
    AgendaItem: items.edit,
    Conference: conferences.edit,
    Document: documents.edit,
    Footnote: footnotes.edit,
    Section: documents.edit_section,
    Sitting: sittings.edit_sitting,
    Target: targets.edit,
    TimeSlot: sittings.edit_slot,
}


def mend(
    document: Document, *, kind: str, key: str = "", today: datetime.date, by: User
) -> tuple[Step, int]:
    """Mend the finding `key`, or all findings of a kind that can be mended; the step and how many.

    The findings are found anew under the document's lock, so nothing is written over words that
    changed since. Raises `Stale` when there is nothing (any more) to mend, `AlreadyIssued` and
    `NotAllowed`.
    """
    rule = rule_of(kind)
    if rule is None:
        raise Stale(GONE)
    with steps.taking(document, by=by, label=f"Sửa giúp: {rule.name}") as step:
        fresh = Document.objects.select_related("committee", "term").get(pk=document.pk)
        found = [
            remark.mending
            for remark in remarks_of(fresh, today=today, mends=True)
            if remark.mending is not None and _is_meant(remark, kind, key)
        ]
        if not found:
            raise Stale(GONE)
        return step, _write(fresh, found, by)


def _is_meant(remark: Remark, kind: str, key: str) -> bool:
    return remark.finding.kind == kind and key in ("", remark.key)


def _write(document: Document, mendings: Iterable[Mending], by: User) -> int:
    """Each record is saved once with all its mended fields; how many places were mended."""
    wanted: dict[Record, dict[str, list[Mending]]] = defaultdict(lambda: defaultdict(list))
    for mending in mendings:
        wanted[mending.record][mending.field].append(mending)
    count = 0
    names: dict[int, str] = {}
    for record, fields in wanted.items():
        changes = {}
        for field, places in fields.items():
            text, mended = _mended(getattr(record, field), places)
            changes[field] = Change(getattr(record, field), text)
            count += mended
        if isinstance(record, Recipient):
            names[record.pk] = changes["name"].new
        else:
            EDITS[type(record)](record, changes=changes, version=record.version, by=by)
    if names:
        _rename_recipients(document, names, by)
    return count


def _mended(text: str, places: Iterable[Mending]) -> tuple[str, int]:
    """The text with its places mended from the last to the first; of two that overlap, one."""
    count, left = 0, len(text) + 1
    for place in sorted(places, key=lambda one: (one.start, one.end), reverse=True):
        if place.end > left:
            continue
        text = f"{text[: place.start]}{place.words}{text[place.end :]}"
        count, left = count + 1, place.start
    return text, count


def _rename_recipients(document: Document, names: Mapping[int, str], by: User) -> None:
    rows: list[Any] = list(document.recipients.order_by("position", "pk"))
    document.refresh_from_db(fields=["version"])
    documents.set_recipients(
        document,
        names=[names.get(row.pk, row.name) for row in rows],
        version=document.version,
        by=by,
    )
