"""The rows of a plan about conferences and their items."""

from __future__ import annotations

from collections.abc import Iterator

from conferences.models import AgendaItem, Conference, ItemState
from programme.vietnamese import fold_spaces, search_key
from reports.importer import fields, links
from reports.importer.items import ImportedConference, ImportedItem
from reports.importer.rows import Row, RowStatus, compared, short
from reports.importer.standing import Standing

NO_FIELD = (
    "Hồ sơ hội nghị không có ô cho dòng này nên không được nhập: “{note}”."
    " Nếu cần in, hãy ghi thành một nội dung hoặc một đoạn của phần văn bản."
)
KEPT = "Có trong chương trình mà không có trong tệp; được giữ nguyên."


def conference_rows(
    paper: ImportedConference, conference: Conference | None, standing: Standing
) -> Iterator[Row]:
    """A conference, what is doubtful about it, and its items."""
    wanted = fields.conference_fields(paper, standing.number_of_year)
    if conference is None:
        yield Row("hội nghị", paper.printed, RowStatus.CREATED, where=paper.path)
    else:
        yield compared("hội nghị", paper.printed, conference, wanted, paper.path)
    yield from _conference_doubts(paper, standing.number_of_year)
    for item in paper.items:
        yield from _item_rows(item, conference, standing)


def left_over_rows(standing: Standing) -> Iterator[Row]:
    """What stands in the year and not on paper: an import takes nothing away."""
    if standing.document is None:
        return
    kept = {conference.pk for _, conference in standing.conferences if conference is not None}
    for conference in standing.document.conferences.live().exclude(pk__in=kept):
        yield Row("hội nghị", str(conference), RowStatus.DOUBTFUL, KEPT)
    found = {item.pk for item in standing.items.values()}
    rows = standing.document.items.live().filter(conference__isnull=False)
    for item in rows.exclude(pk__in=found):
        yield Row("nội dung", short(item.text), RowStatus.DOUBTFUL, KEPT)


def _conference_doubts(paper: ImportedConference, number_of_year: int) -> Iterator[Row]:
    def doubt(sentence: str) -> Row:
        return Row("hội nghị", paper.printed, RowStatus.DOUBTFUL, sentence, paper.path)

    if fields.conference_fields(paper, number_of_year)["year"] != number_of_year:
        yield doubt(f"Hội nghị không họp trong năm {number_of_year}; hãy sửa tệp trước khi lưu.")
    if search_key(fold_spaces(paper.printed)) != search_key(paper.composed):
        yield doubt(f"Tiêu đề sẽ in lại thành “{paper.composed}”.")
    for note in paper.notes:
        yield doubt(NO_FIELD.format(note=note))


def _item_rows(item: ImportedItem, home: Conference | None, standing: Standing) -> Iterator[Row]:
    found = standing.items.get(item.place)
    if found is None:
        yield Row("nội dung", short(item.text), RowStatus.CREATED, where=item.path)
    else:
        yield _item_row(item, found, home, standing)
    for child in item.children:
        yield from _item_rows(child, home, standing)


def _item_row(
    item: ImportedItem, found: AgendaItem, home: Conference | None, standing: Standing
) -> Row:
    name = short(item.text)
    if found.state != ItemState.PLANNED:
        sentence = f"Nội dung này {found.get_state_display()} trong chương trình; được giữ nguyên."
        return Row("nội dung", name, RowStatus.DOUBTFUL, sentence, item.path)
    parts = []
    if changed := fields.changes(found, fields.item_fields(item)):
        parts.append(f"Sửa {fields.labels(found, changed)}.")
    if found.parent_id is None and (home is None or found.conference_id != home.pk):
        parts.append("Chuyển đến hội nghị này.")
    if links.agencies_differ(item, found, standing):
        parts.append("Sửa cơ quan chủ trì, phối hợp.")
    if links.directives_differ(item, found, standing):
        parts.append("Gắn thêm văn bản chỉ đạo.")
    status = RowStatus.CHANGED if parts else RowStatus.SAME
    return Row("nội dung", name, status, " ".join(parts), item.path)
