"""The rows of a plan about parts, targets, sittings, rows of an agenda and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from programme.models.record import Record
from reports.importer import fields
from reports.importer.paper import ImportedPaper
from reports.importer.planned_conferences import KEPT
from reports.importer.rows import Row, RowStatus, compared, short
from reports.importer.standing import PartPair, SittingPair, SlotPair, Standing, TargetPair

KEPT_IN_PAPER = KEPT.replace("chương trình", "văn bản")


def prose_rows(paper: ImportedPaper, standing: Standing) -> Iterator[Row]:
    """Parts with their targets, the timetable, the notes, and what stands but is not on paper."""
    yield from _part_rows(standing.parts)
    yield from _slot_rows(standing.slots)
    yield from _sitting_rows(standing.sittings)
    for mark, text in paper.footnotes:
        yield _row("chú thích", f"[{mark}] {text}", standing.footnotes.get(mark), {"text": text})
    yield from _left_over_rows(paper, standing)


def _part_rows(pairs: Iterable[PartPair]) -> Iterator[Row]:
    for pair in pairs:
        name = pair.paper.heading or pair.paper.text
        if pair.paper.is_added:
            sentence = "Tệp không có phần chứa các hội nghị; phần này được thêm vào."
            yield Row("phần", short(name), RowStatus.DOUBTFUL, sentence)
        else:
            yield _row("phần", name, pair.section, fields.section_fields(pair.paper))
        yield from _target_rows(pair.targets)
        yield from _part_rows(pair.below)


def _target_rows(pairs: Iterable[TargetPair]) -> Iterator[Row]:
    for pair in pairs:
        wanted = fields.target_fields(pair.paper)
        yield _row("chỉ tiêu", pair.paper.text, pair.row, wanted, pair.paper.path)
        yield from _target_rows(pair.below)


def _sitting_rows(pairs: Iterable[SittingPair]) -> Iterator[Row]:
    for pair in pairs:
        wanted = fields.sitting_fields(pair.paper)
        yield _row("buổi họp", pair.paper.heading, pair.sitting, wanted, pair.paper.path)
        yield from _slot_rows(pair.slots)
        yield from _sitting_rows(pair.below)


def _slot_rows(pairs: Iterable[SlotPair]) -> Iterator[Row]:
    for pair in pairs:
        wanted = fields.slot_fields(pair.paper)
        yield _row("dòng chương trình", pair.paper.text, pair.row, wanted, pair.paper.path)
        yield from _slot_rows(pair.below)


def _row(
    what: str, name: str, record: Record | None, wanted: fields.Fields, where: str = ""
) -> Row:
    if record is None:
        return Row(what, short(name), RowStatus.CREATED, where=where)
    return compared(what, short(name), record, wanted, where)


def _left_over_rows(paper: ImportedPaper, standing: Standing) -> Iterator[Row]:
    """What stands in the document and not on paper: an import takes nothing away."""
    if standing.document is None:
        return
    parts, targets = _kept_parts(standing.parts)
    sittings, slots = _kept_sittings(standing.sittings)
    slots |= _kept_rows(standing.slots)
    left: tuple[tuple[str, Iterable[Record]], ...] = (
        ("phần", standing.document.sections.exclude(pk__in=parts)),
        ("chỉ tiêu", standing.document.targets.exclude(pk__in=targets)),
        ("buổi họp", standing.document.sittings.exclude(pk__in=sittings)),
        ("dòng chương trình", standing.document.slots.exclude(pk__in=slots)),
        ("chú thích", _notes_left(paper, standing)),
    )
    for what, records in left:
        for record in records:
            yield Row(what, short(str(record)), RowStatus.DOUBTFUL, KEPT_IN_PAPER)


def _notes_left(paper: ImportedPaper, standing: Standing) -> list[Record]:
    marks = {mark for mark, _ in paper.footnotes}
    return [note for mark, note in standing.footnotes.items() if mark not in marks]


def _kept_parts(pairs: Iterable[PartPair]) -> tuple[set[int], set[int]]:
    parts: set[int] = set()
    targets: set[int] = set()
    for pair in pairs:
        inner, inner_targets = _kept_parts(pair.below)
        parts |= inner | ({pair.section.pk} if pair.section else set())
        targets |= inner_targets | _kept_rows(pair.targets)
    return parts, targets


def _kept_sittings(pairs: Iterable[SittingPair]) -> tuple[set[int], set[int]]:
    sittings: set[int] = set()
    slots: set[int] = set()
    for pair in pairs:
        inner, inner_slots = _kept_sittings(pair.below)
        sittings |= inner | ({pair.sitting.pk} if pair.sitting else set())
        slots |= inner_slots | _kept_rows(pair.slots)
    return sittings, slots


def _kept_rows(pairs: Iterable[TargetPair] | Iterable[SlotPair]) -> set[int]:
    found: set[int] = set()
    for pair in pairs:
        found |= _kept_rows(pair.below) | ({pair.row.pk} if pair.row else set())
    return found
