"""From a file to records by way of a look at it: read, correct, accept or discard."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from conferences.models import (
    AgendaItem,
    Conference,
    ItemAgency,
    ItemDirective,
    Sitting,
    TimeSlot,
)
from programme import journal
from programme.antivirus import refuse_infected
from programme.errors import RuleBroken, Unreadable
from programme.findings import Severity
from programme.history import Source, attributed
from programme.models import (
    Document,
    Footnote,
    Recipient,
    Section,
    Target,
    TargetValue,
    User,
)
from programme.models.record import Record
from programme.operations import Stale
from programme.roles import Action, require
from programme.vietnamese import fold_spaces, nfc
from reports import corrections, importer, originals, waiting
from reports.importer import Plan, Row, RowStatus
from reports.models import ImportSession, ImportState
from reports.readers import Reading, read_document, wire
from reports.tree import DocumentTree

# The document and everything that stands in it, with the way to the document.
PARTS: dict[type[Record], str] = {
    Document: "pk",
    Section: "document_id",
    Recipient: "document_id",
    Conference: "programme_id",
    AgendaItem: "programme_id",
    ItemAgency: "item_id",
    ItemDirective: "item_id",
    Target: "document_id",
    TargetValue: "target_id",
    Sitting: "document_id",
    TimeSlot: "document_id",
    Footnote: "document_id",
}
KEPT = timedelta(days=30)
LONGEST_LINE = 20_000
DECIDED = "Lần nhập này đã {state}; hãy tải lại trang."
OTHER_RELEASE = "Bản đọc này do phiên bản phần mềm trước lưu lại; hãy chọn lại tệp để đọc lần nữa."
NO_PLACE = "Không thấy dòng cần sửa; hãy tải lại trang."
TOO_LONG = "Một dòng dài nhất 20.000 ký tự."
HAS_MORE = "Dưới dòng này còn nội dung khác nên không để trống được; hãy bỏ các nội dung đó trước."


def receive(data: bytes, reading: Reading, *, name: str, by: User) -> ImportSession:
    """Store what was read of a file; nothing becomes a record yet.

    `reading` comes from `read_document(data, name)`, which takes its time and therefore stands
    outside the transaction. Readings older than 30 days are cleared away in passing.
    """
    require(by, Action.IMPORT_DOCUMENT)
    with transaction.atomic():
        clear_old(timezone.now())
        session = ImportSession(
            by=by,
            name=_file_name(name),
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            kind=reading.tree.document_kind.value,
            reading=wire.pack(reading),
            reprint=_reprint(reading.tree, by),
        )
        waiting.put(session.pk, data)
        session.save()
        return session


def read(data: bytes, name: str, *, by: User) -> Reading:
    """Read a file in the guarded process; raises `NotAllowed` and `Unreadable`.

    An infected file (R61) and a paper with a finding that blocks (a secrecy mark, R92) are refused
    before anything is stored.
    """
    require(by, Action.IMPORT_DOCUMENT)
    refuse_infected(data)
    reading = read_document(data, _file_name(name))
    for finding in reading.findings:
        if finding.severity is Severity.ERROR:
            raise Unreadable(finding.message, code=finding.kind)
    return reading


def reading_of(session: ImportSession) -> Reading:
    """What was read; `RuleBroken` when an earlier release stored it in another form."""
    try:
        return wire.unpack(session.reading)
    except (KeyError, TypeError, ValueError) as error:
        raise RuleBroken(OTHER_RELEASE) from error


def read_tree(session: ImportSession) -> DocumentTree:
    """The paper as it was read, without corrections."""
    return reading_of(session).tree


def corrected_tree(session: ImportSession) -> DocumentTree:
    """The paper as it would be saved."""
    return corrections.corrected(read_tree(session), session.corrections)


def correct(
    session: ImportSession, *, place: str, text: str, version: int, by: User
) -> ImportSession:
    """Put other words in one place; the words that were read take the correction back."""
    with transaction.atomic():
        locked = _locked(session, by)
        if locked.version != version:
            raise Stale
        tree = read_tree(locked)
        as_read = corrections.text_at(tree, place)
        if as_read is None:
            raise RuleBroken(NO_PLACE)
        typed = _typed(text, place)
        if not typed and corrections.has_more_below(tree, locked.corrections, place):
            raise RuleBroken(HAS_MORE, field="text")
        kept = {at: words for at, words in locked.corrections.items() if at != place}
        locked.corrections = kept if typed == as_read else {**kept, place: typed}
        locked.reprint = _reprint(corrections.corrected(tree, locked.corrections), by)
        locked.version += 1
        locked.save()
        return locked


def accept(session: ImportSession, *, version: int, by: User) -> ImportSession:
    """Write everything or nothing, keep the original file, and note what was done for an undo."""
    with transaction.atomic(), attributed(by=by, source=Source.IMPORT):
        locked = _locked(session, by)
        if locked.version != version:
            raise Stale
        data = waiting.take(locked.pk)
        plan = importer.plan(corrected_tree(locked))
        before = _order(plan)
        with journal.keeping() as kept:
            document = importer.save(plan, by=by)
        originals.keep(data, name=locked.name, document=document, by=by)
        locked.state, locked.document = ImportState.ACCEPTED, document
        locked.decided_at = timezone.now()
        locked.journal = {"entries": kept.packed(), "order": before, "marks": marks()}
        locked.version += 1
        locked.save()
        transaction.on_commit(partial(waiting.drop, locked.pk))
        return locked


def discard(session: ImportSession, *, by: User) -> ImportSession:
    """Decide that nothing of it is wanted; the bytes go at once."""
    with transaction.atomic():
        locked = _locked(session, by)
        locked.state, locked.decided_at = ImportState.DISCARDED, timezone.now()
        locked.version += 1
        locked.save()
        transaction.on_commit(partial(waiting.drop, locked.pk))
        return locked


def clear_old(now: datetime) -> None:
    """Forget readings older than 30 days, decided or not; records and originals stay."""
    for session in ImportSession.objects.filter(at__lt=now - KEPT).only("pk"):
        session.delete()
    transaction.on_commit(partial(waiting.sweep, (now - KEPT).timestamp()))


def ordered_rows(document: Document) -> Iterable[Record]:
    """Everything of a programme that has a place in a list."""
    yield from document.sections.all()
    yield from document.recipients.all()
    yield from document.conferences.all()
    yield from document.items.all()
    yield from document.targets.all()
    yield from document.sittings.all()
    yield from document.slots.all()


def marks() -> dict[str, int]:
    """The last history row of each model of a document: what is above came later."""
    return {
        model._meta.label_lower: model.history.aggregate(last=Max("history_id"))["last"] or 0  # type: ignore[attr-defined]  # set by tracked()
        for model in PARTS
    }


def _reprint(tree: DocumentTree, by: User) -> list[dict[str, str]]:
    """What would be printed otherwise; nothing when the paper cannot be planned: the page says why."""
    try:
        return [asdict(row) for row in importer.reprinted(importer.plan(tree), by=by)]
    except RuleBroken:
        return []


def reprint_of(session: ImportSession) -> list[Row]:
    """The stored differences as rows of a plan."""
    return [Row(**{**one, "status": RowStatus(one["status"])}) for one in session.reprint]


def _order(plan: Plan) -> dict[str, dict[str, int]]:
    """Position of each row that stands already, by model and number."""
    found: dict[str, dict[str, int]] = {}
    if plan.document_id is None:
        return found
    for row in ordered_rows(Document.objects.get(pk=plan.document_id)):
        found.setdefault(row._meta.label_lower, {})[str(row.pk)] = row.position  # type: ignore[attr-defined]  # rows of lists
    return found


def _locked(session: ImportSession, by: User) -> ImportSession:
    """The row of now, locked; refuses one that is not this person's or is decided already."""
    require(by, Action.IMPORT_DOCUMENT)
    locked = ImportSession.objects.visible_to(by).select_for_update().filter(pk=session.pk).first()
    if locked is None:
        raise RuleBroken(NO_PLACE)
    if not locked.is_waiting:
        raise Stale(DECIDED.format(state=locked.get_state_display().removeprefix("đã ")))
    return locked


def _typed(text: str, place: str) -> str:
    """Typed words as the reader would have read them: NFC, one space, no control characters."""
    if len(text) > LONGEST_LINE:
        raise RuleBroken(TOO_LONG, field="text")
    typed = [fold_spaces(_printable(line)) for line in nfc(text).splitlines()]
    kept = [line for line in typed if line]
    return "\n".join(kept) if place in corrections.MANY_LINES else " ".join(kept)


def _printable(text: str) -> str:
    return "".join(c for c in text if c == "\t" or not unicodedata.category(c).startswith("C"))


def _file_name(name: str) -> str:
    return fold_spaces(_printable(nfc(name)))[:255] or "tai-lieu"
