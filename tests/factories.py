"""Records for tests: plain functions, valid by default."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

from conferences.models import (
    AgencyRole,
    AgendaItem,
    Conference,
    ItemAgency,
    ItemDirective,
    ItemReport,
    ItemRequest,
    Paper,
    ReportState,
    Sitting,
    TimeSlot,
)
from programme.history import attributed
from programme.models import (
    Agency,
    Author,
    BlockedPeriod,
    Committee,
    DayOff,
    Directive,
    DirectiveKind,
    Document,
    DocumentKind,
    Footnote,
    PlanningRules,
    Recipient,
    Section,
    SectionRole,
    SwappedDay,
    Target,
    TargetValue,
    Term,
    User,
)
from programme.roles import Role

counter = itertools.count(1)
PASSWORD = "Hội-trường-xanh-2025"


def make_user(role: str = Role.DRAFTER, **fields: Any) -> User:
    """A person who can log in with PASSWORD; an agency contact gets an agency."""
    n = next(counter)
    fields.setdefault("username", f"nguoi-{n}")
    fields.setdefault("name", f"Nguyễn Văn {n}")
    user = User(role=role, **fields)
    if role == Role.AGENCY_CONTACT and user.agency_id is None:
        user.agency = make_agency()
    user.set_password(PASSWORD)
    with attributed(by=_recorder()):
        user.save()
    return user


def make_committee(**fields: Any) -> Committee:
    fields.setdefault("name", "Tỉnh uỷ Hậu Giang")
    fields.setdefault("plenary_name", "Ban Chấp hành Đảng bộ tỉnh")
    fields.setdefault("standing_name", "Ban Thường vụ Tỉnh uỷ")
    fields.setdefault("place", "Hậu Giang")
    standing = Committee.objects.filter(name=fields["name"]).first()
    return standing or _saved(Committee(**fields))


def make_term(**fields: Any) -> Term:
    fields.setdefault("committee", make_committee())
    fields.setdefault("ordinal", 14)
    fields.setdefault("first_year", 2020)
    fields.setdefault("last_year", 2025)
    standing = Term.objects.filter(committee=fields["committee"], ordinal=fields["ordinal"]).first()
    return standing or _saved(Term(**fields))


def make_agency(name: str = "", **fields: Any) -> Agency:
    return _saved(Agency(name=name or f"Ban số {next(counter)}", **fields))


def make_directive(**fields: Any) -> Directive:
    fields.setdefault("kind", DirectiveKind.INSTRUCTION)
    fields.setdefault("number", str(next(counter)))
    fields.setdefault("symbol", "CT/TW")
    fields.setdefault("issuer", "Ban Bí thư")
    fields.setdefault("subject", "công tác phòng, chống thiên tai")
    return _saved(Directive(**fields))


def make_programme(**fields: Any) -> Document:
    """An annual work programme of 2025 with its three parts and no conference."""
    fields.setdefault("term", make_term())
    fields.setdefault("committee", fields["term"].committee)
    fields.setdefault("kind", DocumentKind.ANNUAL_WORK_PROGRAMME)
    fields.setdefault("year", 2025)
    fields.setdefault("dated_year", fields["year"] - 1)
    fields.setdefault(
        "title_lines", f"làm việc năm {fields['year']} của Ban Chấp hành Đảng bộ tỉnh"
    )
    programme = _saved(Document(**fields))
    frame = (
        (SectionRole.PURPOSE, "MỤC ĐÍCH, YÊU CẦU", "Chủ động trong công tác."),
        (SectionRole.CONFERENCES, "NỘI DUNG VÀ THỜI GIAN", ""),
        (SectionRole.IMPLEMENTATION, "TỔ CHỨC THỰC HIỆN", "Các cơ quan chủ động thực hiện."),
    )
    for position, (role, heading, text) in enumerate(frame, start=1):
        make_section(programme, role=role, heading=heading, text=text, position=position)
    return programme


TITLES = {
    DocumentKind.ANNUAL_WORK_PROGRAMME: "làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh",
    DocumentKind.ANNUAL_TASK_PROGRAMME: "thực hiện nhiệm vụ công tác năm 2025",
    DocumentKind.QUARTERLY_PROGRAMME: "công tác quý I năm 2025",
    DocumentKind.CONFERENCE_AGENDA: "hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21",
    DocumentKind.QUARTERLY_REPORT: "kết quả hoạt động của Ban Thường vụ Tỉnh uỷ quý I/2025",
}
OF_A_QUARTER = (DocumentKind.QUARTERLY_PROGRAMME, DocumentKind.QUARTERLY_REPORT)


def make_document(**fields: Any) -> Document:
    """A paper of any kind (an annual task programme unless told) of 2025, still without a body."""
    kind = fields.setdefault("kind", DocumentKind.ANNUAL_TASK_PROGRAMME)
    fields.setdefault("term", make_term())
    fields.setdefault("committee", fields["term"].committee)
    fields.setdefault("year", 2025)
    fields.setdefault("dated_year", fields["year"])
    fields.setdefault("title_lines", TITLES[kind])
    if kind in OF_A_QUARTER:
        fields.setdefault("quarter", 1)
        fields.setdefault("author", Author.STANDING_COMMITTEE)
    return _saved(Document(**fields))


def make_footnote(document: Document, mark: str = "", **fields: Any) -> Footnote:
    fields.setdefault("text", "Theo Quy chế làm việc.")
    return _saved(
        Footnote(document=document, mark=mark or str(document.footnotes.count() + 1), **fields)
    )


def make_target(document: Document, **fields: Any) -> Target:
    """A target at the end of its list, in the document's part for targets unless told."""
    parent = fields.get("parent")
    if "section" not in fields:
        fields["section"] = parent.section if parent else _part_for_targets(document)
    row = document.targets.filter(section=fields["section"], parent=parent)
    fields.setdefault("position", row.count() + 1)
    fields.setdefault("text", f"Kết nạp {100 + next(counter)} đảng viên")
    return _saved(Target(document=document, **fields))


def _part_for_targets(document: Document) -> Section:
    standing = document.sections.filter(role=SectionRole.TARGETS).first()
    return standing or make_section(document, role=SectionRole.TARGETS, heading="Các chỉ tiêu")


def make_target_value(target: Target, **fields: Any) -> TargetValue:
    fields.setdefault("position", target.values.count() + 1)
    fields.setdefault("value", 100)
    fields.setdefault("unit", "đảng viên")
    return _saved(TargetValue(target=target, **fields))


def make_sitting(document: Document, **fields: Any) -> Sitting:
    """A sitting at the end of its list, without times."""
    row = document.sittings.filter(parent=fields.get("parent"))
    fields.setdefault("position", row.count() + 1)
    fields.setdefault("heading", "BUỔI SÁNG")
    return _saved(Sitting(document=document, **fields))


def make_slot(document: Document, **fields: Any) -> TimeSlot:
    """A row at the end of its list, without times; `sitting=None` puts it outside any sitting."""
    parent = fields.get("parent")
    if "sitting" not in fields:
        fields["sitting"] = parent.sitting if parent else document.sittings.last()
    row = document.slots.filter(sitting=fields["sitting"], parent=parent)
    fields.setdefault("position", row.count() + 1)
    fields.setdefault("text", f"Thảo luận nội dung {next(counter)}")
    return _saved(TimeSlot(document=document, **fields))


def make_section(document: Document, **fields: Any) -> Section:
    fields.setdefault("position", document.sections.filter(parent=fields.get("parent")).count() + 1)
    fields.setdefault("heading", "PHẦN THÊM")
    return _saved(Section(document=document, **fields))


def make_recipient(document: Document, name: str = "Lưu Văn phòng Tỉnh uỷ") -> Recipient:
    return _saved(Recipient(document=document, name=name, position=document.recipients.count() + 1))


def make_conference(programme: Document, **fields: Any) -> Conference:
    fields.setdefault("position", programme.conferences.filter(is_removed=False).count() + 1)
    fields.setdefault("name", "Hội nghị Ban Chấp hành Đảng bộ tỉnh")
    fields.setdefault("year", programme.year)
    fields.setdefault("first_month", 3)
    return _saved(Conference(programme=programme, **fields))


def make_item(
    programme: Document,
    *,
    lead: Agency | None = None,
    directive: Directive | None = None,
    **fields: Any,
) -> AgendaItem:
    """An item at the end of its list; `conference=None` puts it into the pool."""
    parent = fields.get("parent")
    if parent is not None:
        fields.setdefault("conference", parent.conference)
    row = programme.items.filter(
        conference=fields.get("conference"),
        parent=parent,
        is_removed=fields.get("is_removed", False),
    )
    fields.setdefault("position", row.count() + 1)
    fields.setdefault("text", f"Báo cáo chuyên đề số {next(counter)}")
    item = _saved(AgendaItem(programme=programme, **fields))
    if lead is not None:
        _saved(ItemAgency(item=item, agency=lead, role=AgencyRole.LEAD))
    if directive is not None:
        _saved(ItemDirective(item=item, directive=directive, is_reviewed=True))
    return item


def make_day_off(**fields: Any) -> DayOff:
    fields.setdefault("date", datetime.date(2025, 8, 20))
    fields.setdefault("name", "Ngày truyền thống")
    return _saved(DayOff(**fields))


def make_swapped_day(**fields: Any) -> SwappedDay:
    fields.setdefault("day_off", datetime.date(2025, 3, 3))
    fields.setdefault("working_day", datetime.date(2025, 3, 8))
    return _saved(SwappedDay(**fields))


def make_blocked_period(**fields: Any) -> BlockedPeriod:
    fields.setdefault("first_day", datetime.date(2025, 10, 13))
    fields.setdefault("last_day", datetime.date(2025, 10, 17))
    fields.setdefault("name", "Đại hội Đảng bộ tỉnh")
    return _saved(BlockedPeriod(**fields))


def make_planning_rules(**fields: Any) -> PlanningRules:
    fields.setdefault("committee", make_committee())
    return _saved(PlanningRules(**fields))


def link(item: AgendaItem, agency: Agency, *, role: str = AgencyRole.LEAD) -> ItemAgency:
    """An agency more for an item."""
    position = item.item_agencies.count() + 1
    return _saved(ItemAgency(item=item, agency=agency, role=role, position=position))


def make_request(agency: Agency | None = None, **fields: Any) -> ItemRequest:
    """A request that waits for the office."""
    fields.setdefault("year", 2025)
    fields.setdefault("text", f"Báo cáo chuyên đề số {next(counter)}")
    fields.setdefault("reason", "Đến hạn sơ kết.")
    fields.setdefault("sent_by", _recorder())
    return _saved(ItemRequest(agency=agency or make_agency(), **fields))


def make_paper(item: AgendaItem, agency: Agency, **fields: Any) -> Paper:
    """A row of a paper; its bytes lie nowhere unless the test stores them."""
    n = next(counter)
    fields.setdefault("name", f"bao-cao-{n}.pdf")
    fields.setdefault("sha256", f"{n:064x}")
    fields.setdefault("size", 10)
    fields.setdefault("by", _recorder())
    return _saved(Paper(item=item, agency=agency, **fields))


def make_report(item: AgendaItem, agency: Agency, **fields: Any) -> ItemReport:
    fields.setdefault("state", ReportState.DONE)
    fields.setdefault("by", _recorder())
    return _saved(ItemReport(item=item, agency=agency, **fields))


def issue(document: Document, *, number: int = 12) -> Document:
    """The document as the registry leaves it: numbered, dated, signed, locked."""
    document.state = "issued"
    document.number = number
    document.date = document.date or datetime.date(document.year - 1, 12, 30)
    document.signer_position = "BÍ THƯ"
    document.signer_name = "Trần Văn An"
    return _saved(document)


def _saved(record: Any) -> Any:
    with attributed(by=_recorder()):
        record.save()
    return record


def _recorder() -> User:
    """The person under whose name the factories' records stand in the history."""
    standing = User.objects.filter(username="nguoi-ghi").first()
    if standing is not None:
        return standing
    recorder = User(username="nguoi-ghi", name="Người Ghi Chép", role=Role.ADMINISTRATOR)
    recorder.set_unusable_password()
    with attributed(by=recorder):
        recorder.save()
    return recorder
