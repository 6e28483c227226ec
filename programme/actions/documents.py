"""Changing a document's frame: the year itself, its prose parts and its recipients."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence

from programme.actions import footnotes, order
from programme.actions.door import changing, registering, save_valid
from programme.actions.editing import (
    Change,
    Changes,
    edited_meanwhile,
    merge,
    require_known_version,
    require_version,
)
from programme.carried_recipients import without_ended
from programme.errors import FieldConflict, RuleBroken
from programme.joining import joined
from programme.models import (
    Committee,
    Document,
    DocumentKind,
    Recipient,
    Section,
    SectionRole,
    Term,
    User,
)
from programme.roles import Action
from programme.vietnamese import roman

EMPTY_FRAME = (
    (SectionRole.PURPOSE, "MỤC ĐÍCH, YÊU CẦU"),
    (SectionRole.CONFERENCES, "NỘI DUNG VÀ THỜI GIAN"),
    (SectionRole.IMPLEMENTATION, "TỔ CHỨC THỰC HIỆN"),
)


def start_year(
    *,
    committee: Committee,
    term: Term,
    year: int,
    by: User,
    like: Document | None = None,
    keep: Collection[str] = (),
) -> Document:
    """A new annual work programme: an empty frame, or the frame of `like` with its year shifted.

    Recipients that ended before the year stay behind, but for those in `keep`.
    """
    with registering(by=by, reason=f"Lập chương trình năm {year}", action=Action.START_YEAR):
        if Document.objects.annual_programmes().filter(committee=committee, year=year).exists():
            raise RuleBroken(f"Đã có chương trình làm việc năm {year}.", field="year")
        programme = Document(
            kind=DocumentKind.ANNUAL_WORK_PROGRAMME,
            committee=committee,
            term=term,
            year=year,
            dated_year=year - 1,
            title_lines=title_lines(committee, term, year),
        )
        if like is None:
            save_valid(programme)
            _empty_frame(programme)
        else:
            _copy_frame(like, programme, keep)
        return programme


def title_lines(committee: Committee, term: Term, year: int) -> str:
    """The subject lines of an annual work programme (official-format.md, 9.1)."""
    return (
        f"làm việc năm {year} của {committee.plenary_name}\n"
        f"khoá {roman(term.ordinal)}, nhiệm kỳ {term.years}"
    )


def edit(document: Document, *, changes: Changes, version: int, by: User) -> Document:
    """Change fields of the document itself."""
    with changing(document, by=by, reason="Sửa thông tin văn bản") as locked:
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def add_section(
    document: Document,
    *,
    by: User,
    heading: str = "",
    text: str = "",
    parent: Section | None = None,
    role: str = SectionRole.OTHER,
    is_numbered: bool = True,
    after: int | None = None,
) -> Section:
    """A new prose part at the end of its list, or behind the part `after` (`order.FIRST`: first)."""
    with changing(document, by=by, reason="Thêm phần văn bản") as locked:
        siblings = locked.sections.filter(parent=parent)
        position = order.position_of_new(siblings, after)
        order.open_gap(siblings, position)
        section = Section(
            document=locked,
            parent=parent,
            position=position,
            role=role,
            heading=heading,
            text=text,
            is_numbered=is_numbered,
        )
        save_valid(section)
        return section


def edit_section(section: Section, *, changes: Changes, version: int, by: User) -> Section:
    """Change the heading or the paragraphs of a part."""
    with changing(section.document, by=by, reason="Sửa phần văn bản"):
        locked = Section.objects.select_for_update().get(pk=section.pk)
        merge(locked, changes, version=version)
        save_valid(locked)
        return locked


def move_section(section: Section, *, after: int | None, version: int, by: User) -> Section:
    """Put a part behind another of the same list; first when `after` is None."""
    with changing(section.document, by=by, reason="Chuyển phần văn bản") as document:
        locked = Section.objects.select_for_update().get(pk=section.pk)
        require_version(locked, version)
        siblings = document.sections.filter(parent=locked.parent).exclude(pk=locked.pk)
        order.close_gap(siblings, locked.position)
        locked.position = order.position_after(siblings, after)
        order.open_gap(siblings, locked.position)
        save_valid(locked)
        return locked


def remove_section(section: Section, *, version: int, by: User) -> None:
    """Delete a part and what stands under it; the history keeps the text."""
    with changing(section.document, by=by, reason="Xoá phần văn bản") as document:
        locked = Section.objects.select_for_update().get(pk=section.pk)
        require_version(locked, version)
        if locked.role == SectionRole.CONFERENCES:
            raise RuleBroken("Phần này chứa các hội nghị của năm nên không xoá được.")
        siblings = document.sections.filter(parent=locked.parent).exclude(pk=locked.pk)
        locked.delete()
        order.close_gap(siblings, locked.position)


def set_recipients(document: Document, *, names: Sequence[str], version: int, by: User) -> Document:
    """Replace the lines under "Nơi nhận" in this order; lines that stay keep their history."""
    with changing(document, by=by, reason="Sửa nơi nhận") as locked:
        require_version(locked, version)
        wanted = [name.strip() for name in names if name.strip()]
        rows = list(locked.recipients.all())
        for row in rows[len(wanted) :]:
            row.delete()
        for position, name in enumerate(wanted, start=1):
            row = rows[position - 1] if position <= len(rows) else Recipient(document=locked)
            row.name, row.position = name, position
            save_valid(row)
        return locked


def edit_recipients(document: Document, *, change: Change, version: int, by: User) -> Document:
    """`set_recipients` as typed, one a line, over the lines that the page showed.

    Other lines that somebody else wrote meanwhile stay; the same ones are met as a conflict. Other
    changes of the document stand in nobody's way.
    """
    with changing(document, by=by, reason="Sửa nơi nhận") as locked:
        require_known_version(locked, version)
        rows = locked.recipients.order_by("position").values_list("name", flat=True)
        standing, base = "\n".join(rows), change.base or ""
        names = change.new if standing in (base, change.new) else joined(base, change.new, standing)
        if names is None:
            label = str(Recipient._meta.verbose_name)
            met = FieldConflict("names", label, base, standing, change.new)
            last = Recipient.history.filter(document=locked).first()
            raise edited_meanwhile(locked, (met,), row=last)
        return set_recipients(locked, names=names.split("\n"), version=locked.version, by=by)


def _empty_frame(programme: Document) -> None:
    for position, (role, heading) in enumerate(EMPTY_FRAME, start=1):
        save_valid(Section(document=programme, position=position, role=role, heading=heading))


def _copy_frame(like: Document, programme: Document, keep: Collection[str]) -> None:
    """Prose and living recipients of `like`, its own year written as the new one."""
    for name in ("basis", "opening", "closing"):
        setattr(programme, name, _shifted(getattr(like, name), like, programme))
    for name in (
        "author",
        "author_line",
        "numbering",
        "spelling",
        "signer_position",
        "signer_name",
    ):
        setattr(programme, name, getattr(like, name))
    save_valid(programme)
    copies: dict[int | None, Section | None] = {None: None}
    for section in _parents_first(like):
        copy = Section(
            document=programme,
            parent=copies[section.parent_id],
            position=section.position,
            role=section.role,
            heading=section.heading,
            is_numbered=section.is_numbered,
            text=_shifted(section.text, like, programme),
        )
        save_valid(copy)
        copies[section.pk] = copy
    first_day = datetime.date(programme.year, 1, 1)
    names = like.recipients.values_list("name", flat=True)
    for position, name in enumerate(without_ended(names, first_day, keep), start=1):
        save_valid(Recipient(document=programme, position=position, name=name))
    prose = [programme.basis, programme.opening, programme.closing]
    prose += [words for part in copies.values() if part for words in (part.heading, part.text)]
    footnotes.copy_referred(like, programme, prose)


def _parents_first(document: Document) -> list[Section]:
    found: list[Section] = []
    waiting = list(document.sections.order_by("position"))
    placed: set[int | None] = {None}
    while waiting:
        ready = [section for section in waiting if section.parent_id in placed]
        found += ready
        placed |= {section.pk for section in ready}
        waiting = [section for section in waiting if section.pk not in placed]
    return found


def _shifted(text: str, like: Document, programme: Document) -> str:
    """The prose of the year `like` as the new year says it: its own year and, if another, its term.

    Other runs of years ("giai đoạn 2021 - 2025") name something that stands.
    """
    if like.term_id != programme.term_id:
        old, new = like.term, programme.term
        years = rf"(?<!\d){old.first_year}(\s*[-–]\s*){old.last_year}(?!\d)"
        text = re.sub(rf"(nhiệm kỳ\s+){years}", rf"\g<1>{new.first_year}\g<2>{new.last_year}", text)
        number = rf"\b(khoá|khóa)(\s+){roman(old.ordinal)}\b"
        text = re.sub(number, rf"\g<1>\g<2>{roman(new.ordinal)}", text)
    own_year = rf"(?<!\d)(?<!\d [-–] )(?<!\d[-–]){like.year}(?!\d|\s*[-–]\s*\d{{4}})"
    return re.sub(own_year, str(programme.year), text)
