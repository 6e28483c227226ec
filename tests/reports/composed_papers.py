"""One paper of each kind without conferences, from records with invented contents, composed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from programme.models import Document, Section
from reports.compose import compose
from reports.tree import DocumentTree
from tests import factories
from tests.reports.kind_trees import WORK

RECIPIENTS = ("Các đồng chí Tỉnh uỷ viên,", "Các ban đảng", "Lưu Văn phòng Tỉnh uỷ")
NAMES = (
    "annual_tasks",
    "quarterly_programme",
    "conference_agenda",
    "conference_agenda_with_header",
    "quarterly_report",
)
WITH_HEADER = tuple(name for name in NAMES if name != "conference_agenda")


def compose_all() -> dict[str, DocumentTree]:
    """The papers by name; the records stay, so call it inside a transaction."""
    return {
        "annual_tasks": compose(_tasks()),
        "quarterly_programme": compose(_quarter()),
        "conference_agenda": compose(_agenda()),
        "conference_agenda_with_header": compose(_agenda_with_header()),
        "quarterly_report": compose(_report()),
    }


def _sentence(number: int, length: int = 3) -> str:
    pieces = (WORK[(number + step) % len(WORK)] for step in range(length))
    return f"Việc thứ {number}: {'; '.join(pieces)}."


def _lines(label: str, numbers: Iterable[int], length: int = 3) -> str:
    return "\n".join(
        f"{label.format(position)}{_sentence(number, length)}"
        for position, number in enumerate(numbers, start=1)
    )


def _with_recipients(document: Document) -> Document:
    for name in RECIPIENTS:
        factories.make_recipient(document, name)
    return document


def _part(
    document: Document, heading: str, text: str = "", above: Section | None = None
) -> Section:
    return factories.make_section(document, parent=above, heading=heading, text=text)


def _tasks() -> Document:
    """A draft with parts four levels deep, typed lists, targets in all forms, and two notes."""
    document = factories.make_document(
        author_line="CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
        draft_ordinal=2,
        opening=f"Năm 2025 là năm cuối của nhiệm kỳ. {_sentence(1, 5)}",
        signer_position="Bí thư",
        signer_name="Nguyễn Văn An",
    )
    aims = _part(document, "MỤC TIÊU, NHIỆM VỤ TRỌNG TÂM VÀ CHỈ TIÊU")
    _part(document, "Mục tiêu", _sentence(2, 5), aims)
    _part(document, "Các nhiệm vụ trọng tâm", _lines("({}) ", range(3, 8)), aims)
    factories.make_section(
        document, parent=aims, role="targets", heading="Các chỉ tiêu chủ yếu", text="Gồm:"
    )
    _targets(document)
    work = _part(document, "NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU")
    party = _part(document, "Công tác xây dựng Đảng", above=work)
    _part(document, "Công tác dân vận", f"{_sentence(8)[:-1]}[^quyche].\n{_sentence(9)}", party)
    mixed = f"(1) Các việc của năm:\na) {_sentence(10)}\nb) Ở xã:\n- {_sentence(11)}\n+ Họp ấp.\n(2) {_sentence(12)}"
    economy = _part(document, "Phát triển kinh tế", above=_part(document, "Kinh tế", above=work))
    _part(document, "Nông nghiệp", mixed, economy)
    _part(document, "Công nghiệp", _sentence(13, 5), economy)
    implementation = _part(document, "TỔ CHỨC THỰC HIỆN")
    for number in (14, 15, 16):
        _part(document, "", _sentence(number), implementation)
    factories.make_footnote(document, "xa", text="Kết luận số 43-KL/TW ngày 07/01/2019.")
    factories.make_footnote(document, "quyche", text="Quy chế số 05-QC/TU ngày 09/3/2022.")
    return _with_recipients(document)


def _targets(document: Document) -> None:
    members = factories.make_target(document, text="Kết nạp 1.320 đảng viên, trong đó")
    towns = factories.make_target(document, parent=members, form="bullet", text="Khối xã 900")
    factories.make_target(document, parent=towns, form="bullet", text="Xã mới 120")
    factories.make_target(document, parent=members, form="bullet", text="Khối tỉnh 420")
    factories.make_target(document, text="Tốc độ tăng trưởng (GRDP) tăng 8,8%")
    factories.make_target(document, text="Công nhận 01 xã nông thôn mới[^xa]")
    factories.make_target(
        document, form="plain", text="Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ."
    )


def _quarter() -> Document:
    quarter = factories.make_document(
        kind="quarterly_programme",
        opening="Ban Thường vụ Tỉnh uỷ đề ra các nhiệm vụ trọng tâm như sau:",
        closing="Trên đây là Chương trình công tác quý I năm 2025 của Ban Thường vụ Tỉnh uỷ./.",
    )
    main = _part(quarter, "NHIỆM VỤ TRỌNG TÂM")
    for number in range(1, 6):
        _part(quarter, "", _sentence(number, 4), main)
    work = _part(quarter, "NHIỆM VỤ VÀ GIẢI PHÁP")
    for name, number in (("Về xây dựng Đảng", 6), ("Về kinh tế", 8)):
        field = _part(quarter, name, above=work)
        _part(quarter, "Việc thường xuyên", _sentence(number, 5), field)
        _part(quarter, "Việc mới", _lines("- ", range(number, number + 5), 4), field)
    return factories.issue(_with_recipients(quarter), number=33)


def _report() -> Document:
    report = factories.make_document(
        kind="quarterly_report",
        numbering="arabic",
        basis="Căn cứ Quy chế làm việc,\nCăn cứ Chương trình công tác quý I,",
        opening="Ban Thường vụ Tỉnh uỷ báo cáo kết quả như sau:",
        closing="Trên đây là báo cáo kết quả hoạt động quý I của Ban Thường vụ Tỉnh uỷ",
    )
    for number, name in enumerate(("Công tác tổ chức", "Công tác dân vận", "Việc khác"), start=1):
        _part(report, name, _lines("- ", range(number, number + 7)))
    return factories.issue(_with_recipients(report), number=15)


def _agenda(**fields: object) -> Document:
    """Half days whose times run on without gap, as K77 wants them."""
    fields.setdefault("is_conference_paper", True)
    agenda = factories.make_document(
        kind="conference_agenda", note="(Ngày 06/12/2025, cả ngày)", **fields
    )
    factories.make_sitting(agenda, start=_clock(450), end=_clock(660), part="morning")
    block = _slot(agenda, 450, 540, "Lấy phiếu tín nhiệm đối với các đồng chí Uỷ viên")
    factories.make_slot(agenda, parent=block, form="bullet", text="Địa điểm: Hội trường Tỉnh uỷ")
    people = factories.make_slot(agenda, parent=block, form="bullet", text="Thành phần")
    factories.make_slot(agenda, parent=people, form="bullet", text="Các đồng chí Tỉnh uỷ viên")
    factories.make_slot(agenda, parent=people, form="bullet", text="Các đồng chí khách mời")
    for number in range(6):
        _slot(agenda, 450 + 15 * number, 465 + 15 * number, _sentence(number), parent=block)
    session = _slot(agenda, 540, 660, "Sơ kết, tổng kết và triển khai các văn bản")
    for number in range(8):
        start = 540 + 15 * number
        row = _slot(agenda, start, start + 15, _sentence(number, 4), parent=session)
        factories.make_slot(agenda, parent=row, form="bullet", text=_sentence(number + 3))
    factories.make_slot(agenda, form="plain", text="Mời đại biểu nghỉ trưa.")
    factories.make_sitting(agenda, heading="BUỔI CHIỀU", start=_clock(810), part="afternoon")
    for number in range(3):
        start = 810 + 20 * number
        _slot(agenda, start, start + 20, _sentence(number + 6))
    factories.make_slot(agenda, start=_clock(870), text="Thường trực Tỉnh uỷ phát biểu chỉ đạo")
    return agenda


def _agenda_with_header() -> Document:
    agenda = _agenda(
        is_conference_paper=False, author="standing_committee", circulation_mark="Tài liệu hội nghị"
    )
    return factories.issue(_with_recipients(agenda), number=40)


def _slot(agenda: Document, start: int, end: int, text: str, **fields: object) -> object:
    """A row from one minute of the day to another."""
    return factories.make_slot(
        agenda,
        start=_clock(start),
        end=_clock(end),
        minutes=end - start,
        text=text,
        presenters="Văn phòng Tỉnh uỷ",
        **fields,
    )


def _clock(minute: int) -> datetime.time:
    return datetime.time(minute // 60, minute % 60)
