"""One step of a person: a change kept so that it can be taken back as a whole, while it stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from programme import journal
from programme.actions import places, taking_back
from programme.actions.door import changing
from programme.errors import RuleBroken
from programme.history import Source, attributed
from programme.journal import Entry, Journal
from programme.models import Document, Step, User
from programme.models.record import Record
from programme.operations import Stale
from programme.roles import Action

LONGEST_LABEL = 300
LONGEST_TYPING = datetime.timedelta(minutes=10)
ALREADY = "Bước này đã được hoàn tác; hãy tải lại trang."
BUILT_ON = (
    "Không hoàn tác được “{label}”: {who} đã sửa “{what}” lúc {at}, sau bước này."
    " Hãy sửa từng chỗ, hoặc khôi phục bản trước trong lịch sử."
)
NO_PLACE = "Không hoàn tác được “{label}”: “{place}” không còn trong văn bản."
CLASH = "Không hoàn tác được “{label}”: chỗ cũ nay đã có nội dung khác trùng với nó."

_open: ContextVar[Step | None] = ContextVar("step", default=None)


@contextmanager
def taking(
    document: Document, *, by: User, label: str, action: Action = Action.EDIT_PROGRAMME
) -> Iterator[Step]:
    """Do a change of `document` as one step, all or nothing; yields the step, whose `pk` is known.

    Everything changed inside, by whatever actions, is undone together by `undo`. A step inside a
    step is part of the outer one. `label` is what the person did, as the history and a refusal
    tell it. Raises `NotAllowed` and `AlreadyIssued`.
    """
    outer = _open.get()
    if outer is not None and outer.document_id == document.pk:
        yield outer
        return
    with changing(document, by=by, reason=label, action=action) as locked:
        before = places.places_of(locked)
        step = Step(document=locked, by=by, label=label[:LONGEST_LABEL])
        step.save()
        token = _open.set(step)
        try:
            with journal.keeping() as kept:
                yield step
        finally:
            _open.reset(token)
        step.journal = _packed(locked, kept, before)
        step.save(update_fields=["journal"])


def undo(step: Step, *, by: User) -> Step:
    """Take a whole step back: former values, former places, and nothing of what it made.

    Raises `Stale` when the step was undone already, `AlreadyIssued`, `NotAllowed`, and `RuleBroken`
    naming who changed what and when, if anything the step touched was changed since. A later step
    that was itself undone does not count as a change.
    """
    reason = f"Hoàn tác: {step.label}"
    with changing(step.document, by=by, reason=reason), attributed(source=Source.RESTORE):
        locked = Step.objects.select_for_update(of=("self",)).filter(pk=step.pk).first()
        if locked is None or locked.undone_at is not None:
            raise Stale(ALREADY)
        entries = journal.unpacked(locked.journal.get("entries", []))
        _refuse_when_built_on(locked, entries)
        try:
            with transaction.atomic():
                raised = _take_back(locked, entries)
        except IntegrityError as error:
            raise RuleBroken(CLASH.format(label=locked.label)) from error
        locked.undone_at = timezone.now()
        # A whole that only got or lost parts was no record of the step, and is another version now.
        locked.journal["wholes"] = {key: before for key, (before, _) in raised.items()}
        after = {key: version for key, (_, version) in raised.items()}
        locked.journal["undone"] = after | _versions(entries)
        locked.save(update_fields=["undone_at", "journal"])
        return locked


def folded(step: Step) -> Step:
    """Typing that saves itself bit by bit is one step: the person's last one, when this goes on with it.

    It does when the same was done to the same records, or this only changes what that one made, and
    nobody has touched them in between.
    """
    last = step.document.steps.filter(by=step.by, pk__lt=step.pk).order_by("-pk").first()
    if last is None or last.undone_at is not None or not _goes_on(last, step):
        return step
    last.journal["versions"] |= step.journal["versions"]
    last.save(update_fields=["journal"])
    step.delete()
    return last


def _goes_on(last: Step, step: Step) -> bool:
    entries = journal.unpacked(step.journal["entries"])
    is_old = timezone.now() - last.at > LONGEST_TYPING
    if is_old or step.journal["moved"] or any(entry.before is None for entry in entries):
        return False
    versions = {entry.key: entry.version for entry in entries}
    known = last.journal["versions"]
    made = {one.key for one in journal.unpacked(last.journal["entries"]) if one.before is None}
    if versions.keys() <= made:
        return versions.items() <= known.items()
    return last.label == step.label and not last.journal["moved"] and versions == known


def last_step(document: Document, *, by: User) -> Step | None:
    """The person's latest step in a document that is not undone."""
    return document.steps.filter(by=by, undone_at__isnull=True).order_by("-pk").first()


def _packed(document: Document, kept: Journal, before: places.Places) -> dict[str, Any]:
    entries = kept.packed()
    touched = [(entry["model"], entry["pk"]) for entry in entries]
    labels = {label for label, _ in touched}
    return {
        "entries": entries,
        "versions": _versions(journal.unpacked(entries)),
        "lists": before.packed(touched),
        "moved": before.moved(places.places_of(document, only=labels), touched),
    }


def _versions(entries: Iterable[Entry]) -> dict[str, int | None]:
    """The version of each record now, None for one that does not exist."""
    standing = _standing(entries)
    return {
        entry.key: record.version if (record := standing.get(entry.key)) is not None else None
        for entry in entries
    }


def _standing(entries: Iterable[Entry]) -> dict[str, Any]:
    """The records of now, by the keys of their entries; one query for each model."""
    by_model: dict[str, list[int]] = {}
    for entry in entries:
        by_model.setdefault(entry.model, []).append(entry.pk)
    found: dict[str, Any] = {}
    for label, numbers in by_model.items():
        model = journal.model_of(Entry(label, 0, None))
        found |= {
            journal.key_of(label, pk): row
            for pk, row in model._base_manager.in_bulk(numbers).items()
        }
    return found


# ---- what stands in the way ----


def _refuse_when_built_on(step: Step, entries: list[Entry]) -> None:
    now, same = _versions(entries), _same_versions(step)
    for entry in entries:
        version = now[entry.key]
        while (entry.key, version) in same:
            version = same[entry.key, version]
        if version != step.journal["versions"][entry.key]:
            raise _built_on(step, journal.model_of(entry), entry.pk)
    for model, pk in _leaning(entries):
        raise _built_on(step, model, pk)


def _same_versions(step: Step) -> dict[tuple[str, int | None], int | None]:
    """Versions made by undoing later steps, each with the earlier version it equals."""
    later = Step.objects.filter(document_id=step.document_id, pk__gt=step.pk)
    same: dict[tuple[str, int | None], int | None] = {}
    for other in later.filter(undone_at__isnull=False):
        before = other.journal.get("wholes", {}) | {
            entry.key: entry.version for entry in journal.unpacked(other.journal["entries"])
        }
        for key, version in other.journal["undone"].items():
            if version != before.get(key):
                same[key, version] = before.get(key)
    return same


def _leaning(entries: list[Entry]) -> Iterator[tuple[type[Any], int]]:
    """Records of others that hang on what the step made, and would go with it."""
    created: dict[type[Any], list[int]] = {}
    for entry in entries:
        if entry.before is None:
            created.setdefault(journal.model_of(entry), []).append(entry.pk)
    ours = {model: set(numbers) for model, numbers in created.items()}
    touched = {(journal.model_of(entry), entry.pk) for entry in entries}
    for model, numbers in created.items():
        if not taking_back.is_of_document(model):
            continue
        for relation in model._meta.related_objects:
            other: Any = relation.related_model
            rows = other._base_manager.filter(**{f"{relation.field.name}__in": numbers})
            for pk in rows.values_list("pk", flat=True):
                if pk not in ours.get(other, ()) and (other, pk) not in touched:
                    yield other, pk


def _built_on(step: Step, model: type[Any], pk: int) -> RuleBroken:
    row = model.history.filter(id=pk).select_related("history_user").first()
    if row is None:
        return RuleBroken(NO_PLACE.format(label=step.label, place=str(model._meta.verbose_name)))
    at = timezone.localtime(row.history_date)
    what = _whole_of(model, row.instance)
    return RuleBroken(
        BUILT_ON.format(
            label=step.label, who=row.history_user, what=what, at=f"{at:%H:%M ngày %d/%m/%Y}"
        )
    )


def _whole_of(model: type[Any], record: Any) -> str:
    """The name of a record, or of the one it is part of: a link has no name of its own."""
    key = taking_back.part_keys().get(model)
    if key is None:
        return str(record)
    whole: Any = key.related_model
    return str(whole._base_manager.filter(pk=getattr(record, key.attname)).first() or record)


# ---- taking back ----


def _take_back(step: Step, entries: list[Entry]) -> dict[str, tuple[int, int]]:
    """Do it; the versions of the wholes whose parts came or went, before and after."""
    wholes = taking_back.linked_wholes(entries)
    _remove_created([entry for entry in entries if entry.before is None])
    records = [taking_back.restored(entry) for entry in entries if entry.before is not None]
    _require_homes(step, records)
    for model in places.ordered_models():
        label = model._meta.label_lower
        moved = set(step.journal["moved"].get(label, ()))
        own: list[Any] = [record for record in records if type(record) is model]
        returning = [record for record in own if record.pk in moved]
        places.settle(model, returning, step.journal["lists"].get(label, []))
        places.keep_places(model, [record for record in own if record.pk not in moved])
    for record in records:
        record.save()
        _take_children(record)
    return taking_back.touch_all(wholes)


def _remove_created(created: list[Entry]) -> None:
    lists: dict[type[Record], set[places.ListKey]] = {}
    for key, record in _standing(created).items():
        model = type(record)
        if key and places.list_fields(model):
            lists.setdefault(model, set()).add(places.list_of(record))
    for entry in reversed(created):
        taking_back.remove(entry)
    for model, keys in lists.items():
        places.close_up(model, keys)


def _require_homes(step: Step, records: list[Any]) -> None:
    """Refuse to put a record back into, or under, something that is gone."""
    returning = {(type(record), record.pk): record for record in records}
    for record in records:
        if getattr(record, "is_removed", False):
            continue
        for name in places.list_fields(type(record)):
            home: Any = type(record)._meta.get_field(name).related_model
            number = getattr(record, name)
            if home is None or number is None:
                continue
            found = returning.get((home, number)) or home._base_manager.filter(pk=number).first()
            if found is None or getattr(found, "is_removed", False):
                raise RuleBroken(NO_PLACE.format(label=step.label, place=found or record))


def _take_children(record: Any) -> None:
    """What was hung under a record since goes home with it: a list's children share its list."""
    model = type(record)
    names = places.list_fields(model)
    if "parent_id" not in names:
        return
    shared = [n for n in names if n.endswith("_id") and n != "parent_id"]
    for child in model._base_manager.filter(parent=record.pk):
        if any(getattr(child, n) != getattr(record, n) for n in shared):
            for name in shared:
                setattr(child, name, getattr(record, name))
            child.save()
            _take_children(child)
