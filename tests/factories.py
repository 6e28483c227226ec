"""Records for tests: plain functions, valid by default."""

from __future__ import annotations

import datetime
import itertools
from typing import Any

from conferences.models import AgencyRole, AgendaItem, Conference, ItemAgency, ItemDirective
from programme.history import attributed
from programme.models import (
    Agency,
    Committee,
    Directive,
    DirectiveKind,
    Document,
    DocumentKind,
    Recipient,
    Section,
    SectionRole,
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
