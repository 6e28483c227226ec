"""Whether the records still keep their own rules; reads only, each finding one Vietnamese sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.db.models import F, Max, Model, Q, QuerySet

from conferences.models import (
    AgendaItem,
    Conference,
    ConferenceKind,
    ItemAgency,
    ItemRequest,
    ItemState,
    Paper,
    Sitting,
    TimeSlot,
)
from programme import stored_files
from programme.findings import Finding, Severity
from programme.models import DocumentKind, Recipient, Section, Target, TargetValue
from programme.models.record import Record
from reports import files, originals

LISTS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Section, ("document_id", "parent_id")),
    (Recipient, ("document_id",)),
    (Conference, ("programme_id", "is_removed")),
    (AgendaItem, ("programme_id", "conference_id", "parent_id", "is_removed")),
    (Target, ("section_id", "parent_id")),
    (TargetValue, ("target_id",)),
    (Sitting, ("document_id", "parent_id")),
    (TimeSlot, ("document_id", "sitting_id", "parent_id")),
)
WITH_CONFERENCES = (DocumentKind.ANNUAL_WORK_PROGRAMME, DocumentKind.QUARTERLY_PROGRAMME)


def _differs(key: str, above: str) -> Q:
    """Rows that have something above them and another `key` than it; none on both sides agrees."""
    both_none = Q(**{f"{key}__isnull": True, f"{above}__{key}__isnull": True})
    return Q(**{f"{above}__isnull": False}) & ~Q(**{key: F(f"{above}__{key}")}) & ~both_none


# What hangs elsewhere than what it hangs under: the rows, the finding's kind and its sentence.
HOMES: tuple[tuple[type[Model], Q, str, str], ...] = (
    (
        AgendaItem,
        _differs("conference_id", "parent"),
        "item_home",
        "Nội dung bên dưới không cùng hội nghị với nội dung phía trên.",
    ),
    (
        AgendaItem,
        _differs("programme_id", "parent"),
        "item_programme",
        "Nội dung bên dưới không cùng chương trình với nội dung phía trên.",
    ),
    (
        AgendaItem,
        Q(is_removed=False, conference__is_removed=True),
        "item_in_removed_conference",
        "Nội dung nằm trong hội nghị đã xoá.",
    ),
    (
        AgendaItem,
        _differs("programme_id", "conference"),
        "item_conference",
        "Nội dung và hội nghị thuộc hai chương trình khác nhau.",
    ),
    (
        Section,
        _differs("document_id", "parent"),
        "section_home",
        "Phần văn bản không cùng văn bản với phần phía trên.",
    ),
    (
        Conference,
        ~Q(programme__kind__in=WITH_CONFERENCES),
        "conference_programme",
        "Hội nghị không thuộc chương trình làm việc năm hay chương trình công tác quý.",
    ),
    (
        Target,
        _differs("document_id", "section"),
        "target_home",
        "Chỉ tiêu không cùng văn bản với phần chứa nó.",
    ),
    (
        Target,
        _differs("section_id", "parent"),
        "target_parent",
        "Chỉ tiêu bên dưới không cùng phần văn bản với chỉ tiêu phía trên.",
    ),
    (
        TimeSlot,
        _differs("document_id", "sitting"),
        "slot_home",
        "Dòng chương trình không cùng văn bản với buổi họp.",
    ),
    (
        TimeSlot,
        _differs("sitting_id", "parent"),
        "slot_parent",
        "Dòng chương trình bên dưới không cùng buổi họp với dòng phía trên.",
    ),
)


def check_all() -> list[Finding]:
    """Every finding, in the order of the checks."""
    checks = (
        positions,
        homes,
        ordinals,
        lead_agencies_of_the_year,
        versions,
        history,
        cache,
        original_files,
        handed_in_files,
    )
    return [finding for check in checks for finding in check()]


def positions() -> Iterator[Finding]:
    """Each list counts 1, 2, 3 … without gap or repeat (R5)."""
    for model, keys in LISTS:
        rows: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for *key, position in model._default_manager.values_list(*keys, "position"):
            rows[tuple(key)].append(position)
        for key, found in rows.items():
            if sorted(found) != list(range(1, len(found) + 1)):
                named = ", ".join(f"{n}={v}" for n, v in zip(keys, key, strict=True))
                name = model._meta.verbose_name_plural
                yield _error(
                    "positions",
                    f"Thứ tự của danh sách {name} không liền nhau: {sorted(found)}.",
                    f"{model._meta.label} ({named})",
                )


def homes() -> Iterator[Finding]:
    """What hangs under something belongs to the same document and conference."""
    for model, stray, kind, sentence in HOMES:
        yield from _rows(model._default_manager.filter(stray), kind, sentence)


def ordinals() -> Iterator[Finding]:
    """Ordinals of regular conferences rise by one in their order; a thematic one bears none."""
    by_year: dict[int, list[Conference]] = defaultdict(list)
    for conference in Conference.objects.live().order_by("programme", "position"):
        by_year[conference.programme_id].append(conference)
    for found in by_year.values():
        numbered = [c.ordinal for c in found if c.ordinal is not None]
        if any(later != earlier + 1 for earlier, later in pairwise(numbered)):
            yield _warning(
                "ordinals",
                f"Số thứ tự hội nghị không liền nhau: {', '.join(map(str, numbered))}.",
                f"conferences.Conference programme_id={found[0].programme_id}",
            )
        for conference in found:
            if conference.kind == ConferenceKind.THEMATIC and conference.ordinal is not None:
                yield _warning(
                    "thematic_ordinal", "Hội nghị chuyên đề mang số thứ tự.", _place(conference)
                )


def lead_agencies_of_the_year() -> Iterator[Finding]:
    """No planned item is prepared by an agency that ended before its year began."""
    rows = ItemAgency.objects.filter(
        item__is_removed=False,
        item__state=ItemState.PLANNED,
        agency__valid_to__isnull=False,
    ).select_related("agency", "item__programme")
    for row in rows:
        if row.agency.valid_to and row.agency.valid_to.year < row.item.programme.year:
            yield _warning(
                "ended_agency",
                f"{row.agency.name} đã kết thúc hoạt động trước năm {row.item.programme.year}.",
                _place(row.item),
            )


def versions() -> Iterator[Finding]:
    """Every editable record has a version from 1."""
    for model in _records():
        yield from _rows(
            model._default_manager.filter(version__lt=1), "version", "Số phiên bản nhỏ hơn 1."
        )


def history() -> Iterator[Finding]:
    """Every record has history, each row says who (R22), the last one is no deletion."""
    for model in _records():
        past: Any = model.history  # type: ignore[attr-defined]  # every record is tracked
        last = dict(past.values_list("id").annotate(last=Max("history_id")))
        for pk in model._default_manager.exclude(pk__in=last.keys()).values_list("pk", flat=True):
            yield _error("no_history", "Bản ghi không có lịch sử.", f"{model._meta.label} {pk}")
        deleted = set(
            past.filter(history_id__in=last.values(), history_type="-").values_list("id", flat=True)
        )
        for pk in model._default_manager.filter(pk__in=deleted).values_list("pk", flat=True):
            message = "Lịch sử ghi là đã xoá nhưng bản ghi vẫn còn."
            yield _error("deleted_in_history", message, f"{model._meta.label} {pk}")
        nobody = past.filter(history_user=None).count()
        if nobody:
            message = f"{nobody} dòng lịch sử không ghi người thực hiện."
            yield _error("unattributed", message, model._meta.label)


def cache() -> Iterator[Finding]:
    """The cache holds only finished files of documents that stand (R12)."""
    for path in files.orphans():
        yield _warning("orphan_file", "Tệp trong bộ nhớ đệm không thuộc văn bản nào.", path.name)


def original_files() -> Iterator[Finding]:
    """Each imported original is still there, byte for byte (R12, R59)."""
    message = "Tệp gốc đã nhập bị mất hoặc không còn nguyên vẹn; hãy lấy lại từ bản sao lưu."
    for row in originals.missing():
        yield _error("original_missing", message, f"văn bản {row.document_id}", row.name)


def handed_in_files() -> Iterator[Finding]:
    """What agencies handed in is there byte for byte, and nothing lies there unrecorded (R12).

    A paper that was taken back stays: its row stands in the history.
    """
    message = "Tệp cơ quan đã nộp bị mất hoặc không còn nguyên vẹn; hãy lấy lại từ bản sao lưu."
    standing = [
        *((row.sha256, row.name, _place(row)) for row in Paper.objects.order_by("pk")),
        *(
            (row.attachment_sha256, row.attachment_name, _place(row))
            for row in ItemRequest.objects.exclude(attachment_sha256="").order_by("pk")
        ),
    ]
    for digest, name, where in standing:
        if not stored_files.is_whole(digest):
            yield _error("paper_missing", message, where, name)
    past: Any = (Paper.history, "sha256"), (ItemRequest.history, "attachment_sha256")
    known = {digest for rows, name in past for digest in rows.values_list(name, flat=True)}
    for path in stored_files.lying_there():
        if path.name not in known:
            yield _warning("paper_unknown", "Tệp trong kho không thuộc bản ghi nào.", path.name)


def _records() -> Iterable[type[Record]]:
    return [model for model in apps.get_models() if issubclass(model, Record)]


def _rows(rows: QuerySet[Any], kind: str, message: str) -> Iterator[Finding]:
    for row in rows.order_by("pk"):
        yield _error(kind, message, _place(row), str(row))


def _place(row: Model) -> str:
    return f"{row._meta.label} {row.pk}"


def _error(kind: str, message: str, where: str, about: str = "") -> Finding:
    return Finding(kind, Severity.ERROR, message, about, where)


def _warning(kind: str, message: str, where: str) -> Finding:
    return Finding(kind, Severity.WARNING, message, where=where)
