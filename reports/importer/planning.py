"""What saving a read paper would do to our records, row by row; nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterator

from programme.citations import Citation, later_mention
from programme.dates import format_date
from programme.models import Committee, Document, DocumentKind
from reports import interchange
from reports.importer import fields
from reports.importer.founding import is_known_kind, is_term_printed, new_committee, new_term
from reports.importer.items import identity
from reports.importer.paper import ImportedPaper, read_paper
from reports.importer.planned_conferences import conference_rows, left_over_rows
from reports.importer.planned_prose import prose_rows
from reports.importer.rows import Plan, Row, RowStatus, compared
from reports.importer.standing import OF_A_QUARTER, Standing, look_up
from reports.tree import DocumentTree

NO_QUARTER = "Trích yếu không ghi quý; văn bản được nhập là của cả năm."


def plan(tree: DocumentTree, *, on_behalf_of: Committee | None = None) -> Plan:
    """What `save` would do with the paper: each thing created, matched, changed, same or doubtful.

    `on_behalf_of` overrules the issuer line. Raises `RuleBroken` with what the paper does not say:
    its year, its subject, or whose it is.
    """
    content = interchange.content(tree)
    paper = read_paper(tree, content)
    standing = look_up(paper, on_behalf_of)
    committee = standing.committee or new_committee(paper)
    return Plan(
        tree=tree,
        year=standing.number_of_year,
        name=_name(paper, standing),
        committee_name=committee.name,
        document_id=standing.document.pk if standing.document else None,
        rows=tuple(_rows(paper, standing)),
        findings=content.findings,
    )


def _name(paper: ImportedPaper, standing: Standing) -> str:
    """What the office calls the paper: kind and period."""
    period = Document(
        kind=paper.kind.value,
        year=standing.number_of_year,
        quarter=paper.header.period_quarter if paper.kind in OF_A_QUARTER else None,
        note=paper.note,
    )
    return str(period)


def _rows(paper: ImportedPaper, standing: Standing) -> Iterator[Row]:
    yield _committee_row(paper, standing)
    yield _term_row(paper, standing)
    yield from _document_rows(paper, standing)
    yield from prose_rows(paper, standing)
    yield from _recipient_rows(paper, standing)
    yield from (_agency_row(name, standing) for name in paper.agency_names)
    yield from (_directive_row(citation, standing) for citation in paper.citations)
    for conference, found in standing.conferences:
        yield from conference_rows(conference, found, standing)
    yield from left_over_rows(standing)


def _committee_row(paper: ImportedPaper, standing: Standing) -> Row:
    if standing.committee is not None:
        return Row("cấp uỷ", standing.committee.name, RowStatus.MATCHED)
    name = new_committee(paper).name
    if is_known_kind(paper):
        return Row("cấp uỷ", name, RowStatus.CREATED, "Lập mới theo dòng cơ quan ban hành.")
    sentence = "Dòng cơ quan ban hành không phải tỉnh uỷ hay thành uỷ; hãy kiểm tra tên."
    return Row("cấp uỷ", name, RowStatus.DOUBTFUL, sentence)


def _term_row(paper: ImportedPaper, standing: Standing) -> Row:
    if standing.term is not None:
        return Row("nhiệm kỳ", str(standing.term), RowStatus.MATCHED)
    name = str(new_term(paper, standing.number_of_year))
    if is_term_printed(paper):
        return Row("nhiệm kỳ", name, RowStatus.CREATED, "Lập mới theo trích yếu.")
    sentence = "Trích yếu không ghi đủ khoá và nhiệm kỳ; lấy theo lời văn bên dưới, hãy kiểm tra."
    return Row("nhiệm kỳ", name, RowStatus.DOUBTFUL, sentence)


def _document_rows(paper: ImportedPaper, standing: Standing) -> Iterator[Row]:
    what = "báo cáo" if paper.kind == DocumentKind.QUARTERLY_REPORT else "chương trình"
    name = _name(paper, standing)
    if standing.document is None:
        yield Row(what, name, RowStatus.CREATED)
    else:
        wanted = fields.document_fields(paper, standing.number_of_year)
        yield compared(what, name, standing.document, wanted)
    if paper.header.number and paper.date:
        sentence = "Tệp đã có số và ngày nhưng được nhập là bản đang soạn thảo, chưa phát hành."
        yield Row(what, name, RowStatus.DOUBTFUL, sentence)
    if paper.kind in OF_A_QUARTER and paper.header.period_quarter is None:
        yield Row(what, name, RowStatus.DOUBTFUL, NO_QUARTER)


def _recipient_rows(paper: ImportedPaper, standing: Standing) -> Iterator[Row]:
    if not paper.recipients:
        return
    name = f"{len(paper.recipients)} dòng nơi nhận"
    if not standing.recipients:
        yield Row("nơi nhận", name, RowStatus.CREATED)
    elif standing.recipients == list(paper.recipients):
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
