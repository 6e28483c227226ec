"""What saving a read paper would do to our records, row by row; nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conferences.models import AgendaItem, Conference, ItemState
from programme.citations import Citation, later_mention
from programme.dates import format_date
from programme.errors import RuleBroken
from programme.models import Committee
from programme.models.record import Record
from programme.vietnamese import fold_spaces, search_key
from reports import interchange
from reports.importer import fields, links
from reports.importer.founding import is_known_kind, new_committee, new_term
from reports.importer.rows import Plan, Row, RowStatus
from reports.importer.standing import PartPair, Standing, look_up
from reports.importer.year import (
    ImportedConference,
    ImportedItem,
    ImportedYear,
    identity,
    read_year,
)
from reports.tree import DocumentKind, DocumentTree

LONGEST_NAME = 100
ONLY_ANNUAL = (
    "Tệp này không phải Chương trình làm việc năm; hiện chỉ nhập được loại văn bản đó vào hồ sơ."
)


def plan(tree: DocumentTree, *, on_behalf_of: Committee | None = None) -> Plan:
    """What `save` would do with the paper: each thing created, matched, changed, same or doubtful.

    `on_behalf_of` overrules the issuer line. Raises `RuleBroken` when the paper is of another kind
    or does not say whose it is.
    """
    if tree.document_kind != DocumentKind.ANNUAL_PROGRAMME:
        raise RuleBroken(ONLY_ANNUAL)
    content = interchange.content(tree)
    year = read_year(tree, content)
    standing = look_up(year, on_behalf_of)
    committee = standing.committee or new_committee(year)
    return Plan(
        tree=tree,
        year=standing.number_of_year,
        committee_name=committee.name,
        document_id=standing.document.pk if standing.document else None,
        rows=tuple(_rows(year, standing)),
        findings=content.findings,
    )


def _rows(year: ImportedYear, standing: Standing) -> Iterator[Row]:
    yield _committee_row(year, standing)
    yield _term_row(year, standing)
    yield from _document_rows(year, standing)
    yield from _part_rows(standing.parts)
    yield from _recipient_rows(year, standing)
    yield from (_agency_row(name, standing) for name in year.agency_names)
    yield from (_directive_row(citation, standing) for citation in year.citations)
    for paper, conference in standing.conferences:
        yield from _conference_rows(paper, conference, standing)
    yield from _left_over_rows(standing)


def _committee_row(year: ImportedYear, standing: Standing) -> Row:
    if standing.committee is not None:
        return Row("cấp uỷ", standing.committee.name, RowStatus.MATCHED)
    name = new_committee(year).name
    if is_known_kind(year):
        return Row("cấp uỷ", name, RowStatus.CREATED, "Lập mới theo dòng cơ quan ban hành.")
    sentence = "Dòng cơ quan ban hành không phải tỉnh uỷ hay thành uỷ; hãy kiểm tra tên."
    return Row("cấp uỷ", name, RowStatus.DOUBTFUL, sentence)


def _term_row(year: ImportedYear, standing: Standing) -> Row:
    if standing.term is not None:
        return Row("nhiệm kỳ", str(standing.term), RowStatus.MATCHED)
    return Row("nhiệm kỳ", str(new_term(year)), RowStatus.CREATED, "Lập mới theo trích yếu.")


def _document_rows(year: ImportedYear, standing: Standing) -> Iterator[Row]:
    name = f"Chương trình làm việc năm {standing.number_of_year}"
    if standing.document is None:
        yield Row("chương trình", name, RowStatus.CREATED)
    else:
        wanted = fields.document_fields(year, standing.number_of_year)
        yield _compared("chương trình", name, standing.document, wanted)
    if year.header.number and year.date:
        sentence = "Tệp đã có số và ngày nhưng được nhập là bản đang soạn thảo, chưa phát hành."
        yield Row("chương trình", name, RowStatus.DOUBTFUL, sentence)


def _part_rows(pairs: Iterable[PartPair]) -> Iterator[Row]:
    for pair in pairs:
        name = _short(pair.paper.heading or pair.paper.text)
        if pair.paper.is_added:
            sentence = "Tệp không có phần chứa các hội nghị; phần này được thêm vào."
            yield Row("phần", name, RowStatus.DOUBTFUL, sentence)
        elif pair.section is None:
            yield Row("phần", name, RowStatus.CREATED)
        else:
            yield _compared("phần", name, pair.section, fields.section_fields(pair.paper))
        yield from _part_rows(pair.below)


def _recipient_rows(year: ImportedYear, standing: Standing) -> Iterator[Row]:
    if not year.recipients:
        return
    name = f"{len(year.recipients)} dòng nơi nhận"
    if not standing.recipients:
        yield Row("nơi nhận", name, RowStatus.CREATED)
    elif standing.recipients == list(year.recipients):
        yield Row("nơi nhận", name, RowStatus.SAME)
    else:
        yield Row("nơi nhận", name, RowStatus.CHANGED, "Thay danh sách nơi nhận theo tệp.")


def _agency_row(name: str, standing: Standing) -> Row:
    match = standing.agencies[name]
    if match.agency is None:
        return Row("cơ quan", name, RowStatus.CREATED, "Chưa có trong danh mục; sẽ được thêm.")
    if match.note:
        return Row("cơ quan", name, RowStatus.DOUBTFUL, match.note)
    return Row("cơ quan", name, RowStatus.MATCHED, _spelled(name, match.agency.name))


def _spelled(printed: str, ours: str) -> str:
    return "" if printed == ours else f"Trong danh mục ghi là {ours}."


def directive_name(citation: Citation) -> str:
    """What a plan calls a cited text: its later mention, with the date where it has one."""
    dated = f" ngày {format_date(citation.date)}" if citation.date else ""
    return f"{later_mention(citation)}{dated}"


def _directive_row(citation: Citation, standing: Standing) -> Row:
    name = directive_name(citation)
    match = standing.directives[identity(citation)]
    if match.directive is not None:
        return Row("văn bản chỉ đạo", name, RowStatus.MATCHED)
    if match.is_unclear:
        sentence = "Nhiều văn bản mang số ký hiệu này mà tệp không ghi ngày; chưa gắn văn bản nào."
        return Row("văn bản chỉ đạo", name, RowStatus.DOUBTFUL, sentence)
    return Row("văn bản chỉ đạo", name, RowStatus.CREATED)


def _conference_rows(
    paper: ImportedConference, conference: Conference | None, standing: Standing
) -> Iterator[Row]:
    wanted = fields.conference_fields(paper, standing.number_of_year)
    if conference is None:
        yield Row("hội nghị", paper.printed, RowStatus.CREATED, where=paper.path)
    else:
        yield _compared("hội nghị", paper.printed, conference, wanted, paper.path)
    yield from _conference_doubts(paper, standing.number_of_year)
    for item in paper.items:
        yield from _item_rows(item, conference, standing)


def _conference_doubts(paper: ImportedConference, number_of_year: int) -> Iterator[Row]:
    def doubt(sentence: str) -> Row:
        return Row("hội nghị", paper.printed, RowStatus.DOUBTFUL, sentence, paper.path)

    if fields.conference_fields(paper, number_of_year)["year"] != number_of_year:
        yield doubt(f"Hội nghị không họp trong năm {number_of_year}; hãy sửa tệp trước khi lưu.")
    if search_key(fold_spaces(paper.printed)) != search_key(paper.composed):
        yield doubt(f"Tiêu đề sẽ in lại thành “{paper.composed}”.")
    for note in paper.notes:
        yield doubt(f"Đoạn này không thuộc nội dung nào nên không được nhập: “{_short(note)}”.")


def _item_rows(item: ImportedItem, home: Conference | None, standing: Standing) -> Iterator[Row]:
    found = standing.items.get(item.path)
    if found is None:
        yield Row("nội dung", _short(item.text), RowStatus.CREATED, where=item.path)
    else:
        yield _item_row(item, found, home, standing)
    for child in item.children:
        yield from _item_rows(child, home, standing)


def _item_row(
    item: ImportedItem, found: AgendaItem, home: Conference | None, standing: Standing
) -> Row:
    name = _short(item.text)
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


def _left_over_rows(standing: Standing) -> Iterator[Row]:
    """What stands in the year and not on paper: an import takes nothing away."""
    if standing.document is None:
        return
    sentence = "Có trong chương trình mà không có trong tệp; được giữ nguyên."
    kept = {conference.pk for _, conference in standing.conferences if conference is not None}
    for conference in standing.document.conferences.live().exclude(pk__in=kept):
        yield Row("hội nghị", str(conference), RowStatus.DOUBTFUL, sentence)
    found = {item.pk for item in standing.items.values()}
    rows = standing.document.items.live().filter(conference__isnull=False)
    for item in rows.exclude(pk__in=found):
        yield Row("nội dung", _short(item.text), RowStatus.DOUBTFUL, sentence)


def _compared(what: str, name: str, record: Record, wanted: fields.Fields, where: str = "") -> Row:
    changed = fields.changes(record, wanted)
    if not changed:
        return Row(what, name, RowStatus.SAME, where=where)
    sentence = f"Sửa {fields.labels(record, changed)}."
    return Row(what, name, RowStatus.CHANGED, sentence, where)


def _short(text: str) -> str:
    line = fold_spaces(text)
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"
