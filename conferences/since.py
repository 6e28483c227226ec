"""What changed since somebody was last here, grouped by document and told in a few words."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse

from conferences.models import (
    AgencyRole,
    AgendaItem,
    Conference,
    ItemAgency,
    ItemReport,
    ItemRequest,
    ItemState,
    Paper,
    RequestState,
)
from programme.models import Document, DocumentState, Recipient, Section, User
from programme.models.record import Record
from programme.roles import Action, may

Values = dict[str, Any]
# What is said, in this order; "{}" is how many.
SENTENCES = {
    "created": "mới lập",
    "issued": "đã phát hành",
    "state": "đổi trạng thái",
    "new": "{} nội dung mới",
    "moved": "{} nội dung chuyển",
    "reworded": "{} nội dung sửa lời",
    "lead": "{} cơ quan chủ trì mới",
    "postponed": "{} nội dung hoãn",
    "dropped": "{} nội dung không đưa vào",
    "removed": "{} nội dung xoá",
    "meeting_new": "{} hội nghị mới",
    "meeting_moved": "{} hội nghị đổi thời gian",
    "meeting_removed": "{} hội nghị xoá",
    "prose": "{} phần lời văn sửa",
    "recipients": "nơi nhận sửa",
    "frame": "thông tin văn bản sửa",
    "papers": "{} tài liệu mới nộp",
    "reports": "{} báo cáo kết quả mới",
}
OF_A_NEW_PAPER = {"created", "issued", "new", "papers", "reports"}
ITEM_FIELDS = (
    "programme_id",
    "conference_id",
    "state",
    "is_removed",
    "text",
    "lead_in",
    "parent_id",
)
MEETING_FIELDS = (
    "programme_id", "is_removed", "first_month", "last_month", "part", "quarter", "date_from", "date_to",
)  # fmt: skip
MEETING_TIME = MEETING_FIELDS[2:]
FRAME_FIELDS = ("state", *Document.content_fields)


@dataclass(frozen=True, slots=True)
class Changed:
    """One document, or the requests of agencies: its name, where to look, what changed."""

    title: str
    url: str
    sentences: tuple[str, ...]


def changes_since(user: User, since: datetime.datetime) -> list[Changed]:
    """What this user may know of what changed after `since` (R47), in a fixed number of queries."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    visible = set(Document.objects.visible_to(user).order_by().values_list("pk", flat=True))
    _frames(counted, since)
    if may(user, Action.READ_DRAFTS):
        _items(counted, since)
        _leads(counted, since)
        _meetings(counted, since)
        _prose(counted, since)
        _handed_in(counted, since)
    else:
        # A draft's changes are nobody else's matter; that it was issued is told.
        for told in counted.values():
            for kind in told.keys() - {"issued"}:
                del told[kind]
    documents = Document.objects.visible_to(user).select_related("committee")
    rows = documents.filter(pk__in=[pk for pk in counted if pk in visible and counted[pk].total()])
    found = [_told(row, counted[row.pk]) for row in rows.order_by("-year", "kind", "pk")]
    return [*found, *_requests(user, since)]


def _told(document: Document, counted: Mapping[str, int]) -> Changed:
    if counted.get("created"):
        # Of a paper that was not there before, all is new: how much it holds is enough.
        counted = {kind: counted[kind] for kind in counted if kind in OF_A_NEW_PAPER}
    said = [words.format(counted[kind]) for kind, words in SENTENCES.items() if counted.get(kind)]
    return Changed(str(document), document.get_absolute_url(), tuple(said))


def _before_and_now(
    model: type[Record], names: Iterable[str], since: datetime.datetime
) -> list[tuple[Values | None, Values | None]]:
    """Each record touched after `since`: as it was then, as it is now; None where it was not. Three
    queries.
    """
    names = ("pk", *names)
    past: Any = model.history  # type: ignore[attr-defined]  # every record is tracked
    touched = set(past.filter(history_date__gt=since).order_by().values_list("id", flat=True))
    if not touched:
        return []
    last = (
        past.filter(history_date__lte=since)
        .order_by()
        .values("id")
        .annotate(last=Max("history_id"))
    )
    kept = past.filter(history_id__in=last.filter(id__in=touched).values("last")).exclude(
        history_type="-"
    )
    before = {row["id"]: row for row in kept.values("id", *names[1:])}
    rows = model._default_manager.filter(pk__in=touched).values(*names)
    now = {row["pk"]: row for row in rows}
    return [(before.get(pk), now.get(pk)) for pk in sorted(touched)]


def _items(counted: dict[int, Counter[str]], since: datetime.datetime) -> None:
    for old, new in _before_and_now(AgendaItem, ITEM_FIELDS, since):
        row = new or old
        kind = _item_change(old, new)
        if row is not None and kind:
            counted[row["programme_id"]][kind] += 1


def _item_change(old: Values | None, new: Values | None) -> str:
    """The change of an item that matters most; "" of one that only changed its place in a list."""
    was_there = old is not None and not old["is_removed"]
    if new is None or new["is_removed"]:
        return "removed" if was_there else ""
    if old is None or not was_there:
        return "new"
    if new["state"] != old["state"] and new["state"] != ItemState.PLANNED:
        return str(new["state"])
    # What hangs under an item goes along with it and is not counted again.
    if new["conference_id"] != old["conference_id"] and new["parent_id"] is None:
        return "moved"
    has_new_words = (new["text"], new["lead_in"]) != (old["text"], old["lead_in"])
    return "reworded" if has_new_words else ""


def _leads(counted: dict[int, Counter[str]], since: datetime.datetime) -> None:
    """Agencies that lead an item which they did not lead before, of items that stood before."""
    names = ("item_id", "agency_id", "role", "item__programme_id", "item__is_removed")
    pairs = _before_and_now(ItemAgency, names[:3], since)
    led = {(old["item_id"], old["agency_id"]) for old, _ in pairs if _is_lead(old) and old}
    fresh = [
        new for _, new in pairs
        if new and _is_lead(new) and (new["item_id"], new["agency_id"]) not in led
    ]  # fmt: skip
    items = AgendaItem.objects.filter(pk__in={row["item_id"] for row in fresh}, is_removed=False)
    stood = AgendaItem.history.filter(history_date__lte=since).order_by().values("id")
    homes = dict(items.filter(pk__in=stood).values_list("pk", "programme_id"))
    for programme, _ in {(homes[row["item_id"]], row["agency_id"]) for row in fresh if row["item_id"] in homes}:  # fmt: skip
        counted[programme]["lead"] += 1


def _is_lead(row: Values | None) -> bool:
    return row is not None and row["role"] == AgencyRole.LEAD


def _meetings(counted: dict[int, Counter[str]], since: datetime.datetime) -> None:
    for old, new in _before_and_now(Conference, MEETING_FIELDS, since):
        row = new or old
        kind = _meeting_change(old, new)
        if row is not None and kind:
            counted[row["programme_id"]][kind] += 1


def _meeting_change(old: Values | None, new: Values | None) -> str:
    was_there = old is not None and not old["is_removed"]
    if new is None or new["is_removed"]:
        return "meeting_removed" if was_there else ""
    if old is None or not was_there:
        return "meeting_new"
    return "meeting_moved" if any(new[n] != old[n] for n in MEETING_TIME) else ""


def _frames(counted: dict[int, Counter[str]], since: datetime.datetime) -> None:
    for old, new in _before_and_now(Document, FRAME_FIELDS, since):
        if new is None:
            continue
        if old is None or new["state"] != old["state"]:
            is_issued = new["state"] == DocumentState.ISSUED
            counted[new["pk"]]["issued" if is_issued else "state"] += is_issued or old is not None
            counted[new["pk"]]["created"] += old is None
        elif any(new[name] != old[name] for name in FRAME_FIELDS):
            counted[new["pk"]]["frame"] += 1


def _prose(counted: dict[int, Counter[str]], since: datetime.datetime) -> None:
    for old, new in _before_and_now(Section, ("document_id", "heading", "text"), since):
        row = new or old
        if row is not None and (
            old is None or new is None
            or (old["heading"], old["text"]) != (new["heading"], new["text"])
        ):  # fmt: skip
            counted[row["document_id"]]["prose"] += 1
    for old, new in _before_and_now(Recipient, ("document_id", "name"), since):
        row = new or old
        if row is not None and (old is None or new is None or old["name"] != new["name"]):
            counted[row["document_id"]]["recipients"] += 1


def _handed_in(counted: dict[int, Counter[str]], since: datetime.datetime) -> None:
    for model, kind in ((Paper, "papers"), (ItemReport, "reports")):
        rows = model._default_manager.filter(at__gt=since).order_by()
        for programme in rows.values_list("item__programme", flat=True):
            counted[programme][kind] += 1


def _requests(user: User, since: datetime.datetime) -> list[Changed]:
    """New requests for the office; answers for the agency that asked."""
    rows = ItemRequest.objects.visible_to(user)
    if may(user, Action.EDIT_PROGRAMME):
        fresh = rows.filter(sent_at__gt=since).exclude(state=RequestState.WITHDRAWN).count()
        said: tuple[str, ...] = (f"{fresh} đề nghị mới",) if fresh else ()
    else:
        touched = ItemRequest.history.filter(history_date__gt=since).filter(~Q(history_type="+"))
        answered = rows.filter(pk__in=touched.order_by().values("id"))
        states = Counter(
            answered.exclude(state__in=(RequestState.SENT, RequestState.WITHDRAWN))
            .order_by().values_list("state", flat=True)
        )  # fmt: skip
        said = tuple(
            f"{states[state.value]} đề nghị {state.label}" for state in RequestState if states[state.value]
        )  # fmt: skip
    return [Changed("Đề nghị của cơ quan", reverse("request_list"), said)] if said else []
