"""One whole paper of each kind with invented contents, long enough for several sheets."""

from __future__ import annotations

from dataclasses import replace

from reports.tree import (
    Block,
    DocumentKind,
    DocumentTree,
    Footnote,
    Item,
    LeadIn,
    LeadLine,
    Masthead,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Signature,
    Title,
)

STANDING = "T/M BAN THƯỜNG VỤ"
COMMITTEE = "T/M TỈNH UỶ"
WORK = (
    "rà soát quy hoạch vùng nguyên liệu, công bố danh mục dự án kêu gọi đầu tư",
    "nâng chất lượng sinh hoạt chi bộ ở khu dân cư, ấp và khu phố",
    "số hoá hồ sơ đảng viên, liên thông dữ liệu giữa văn phòng và các ban",
    "kiểm tra việc giải ngân vốn đầu tư công, gỡ vướng cho các công trình giao thông",
    "chăm lo gia đình chính sách, người có công, hộ nghèo và hộ cận nghèo",
)


def _sentence(number: int, length: int = 3) -> str:
    """A sentence of that many pieces of work, another one for each number."""
    pieces = (WORK[(number + step) % len(WORK)] for step in range(length))
    return f"Việc thứ {number}: {'; '.join(pieces)}."


def _masthead(number_line: str, draft_mark: str = "") -> Masthead:
    return Masthead(
        issuer=("TỈNH UỶ HẬU GIANG",),
        number_line=number_line,
        draft_mark=draft_mark,
        party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
        place_date="Hậu Giang, ngày 05 tháng 12 năm 2026",
    )


RECIPIENTS = Recipients(("Các đồng chí Tỉnh uỷ viên;", "Các ban đảng;", "Lưu Văn phòng Tỉnh uỷ."))


def _signed(authority: str) -> Signature:
    return Signature(authority, "BÍ THƯ", "Nguyễn Văn An")


def _items(first: int, count: int, length: int = 3) -> tuple[Item, ...]:
    return tuple(Item(f"({n})", _sentence(first + n, length)) for n in range(1, count + 1))


def _bullets(first: int, count: int, length: int = 3) -> tuple[Item, ...]:
    return tuple(Item("-", _sentence(first + n, length)) for n in range(1, count + 1))


def _conference(number: int) -> Meeting:
    lead = LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ mục (1), (2) và (3).")
    other = LeadLine("Cơ quan chủ trì tham mưu: Ban Tổ chức Tỉnh uỷ mục (4).")
    items: tuple[Block, ...] = (
        *_items(number, 3),
        lead,
        LeadIn("Tổng kết các văn bản của Tỉnh uỷ:"),
        Item("(4)", "Các chương trình của tỉnh:", _bullets(number, 2, 2)),
        other,
    )
    return Meeting(
        f"{number}.", f"Hội nghị Ban Chấp hành lần thứ {number} (trong tháng {number}/2027)", items
    )


PROGRAMME = DocumentTree(
    DocumentKind.ANNUAL_PROGRAMME,
    _masthead("Số 21-CTr/TU"),
    Title(
        "CHƯƠNG TRÌNH",
        subject=("làm việc năm 2027 của Ban Chấp hành Đảng bộ tỉnh", "nhiệm kỳ 2025 - 2030"),
    ),
    (
        Paragraph("Ban Chấp hành Đảng bộ tỉnh xây dựng Chương trình làm việc như sau:"),
        Section(1, "I.", "MỤC ĐÍCH, YÊU CẦU", (Paragraph(_sentence(1, 5)),)),
        Section(1, "II.", "NỘI DUNG VÀ THỜI GIAN", tuple(map(_conference, range(3, 7)))),
        Section(1, "III.", "TỔ CHỨC THỰC HIỆN", (Paragraph(_sentence(7, 5)),)),
    ),
    RECIPIENTS,
    _signed(COMMITTEE),
)

DEEP = Section(
    2,
    "2.",
    "Về văn hoá - xã hội",
    (
        Section(
            3,
            "2.1.",
            "Giáo dục và đào tạo",
            (
                Section(4, "2.1.1.", "Giáo dục mầm non", (Paragraph(_sentence(11)),)),
                Section(
                    4,
                    "2.1.2.",
                    "Giáo dục phổ thông",
                    (
                        Item(
                            "(1)",
                            "Các việc của năm học mới:",
                            (
                                Item("a)", _sentence(12)),
                                Item("b)", "Các trường học:", _bullets(13, 2)),
                            ),
                        ),
                        Item(
                            "(2)", "Các việc còn lại:", (Item("-", "Ở xã:", (Item("+", "Họp."),)),)
                        ),
                    ),
                ),
            ),
        ),
    ),
)

TASKS = DocumentTree(
    DocumentKind.ANNUAL_TASKS,
    _masthead("Số        -CTr/TU", "Dự thảo lần 2"),
    Title(
        "CHƯƠNG TRÌNH",
        author_line="CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH",
        subject=("thực hiện nhiệm vụ công tác năm 2027",),
    ),
    (
        Paragraph(_sentence(1, 4)),
        Section(
            1,
            "I.",
            "MỤC TIÊU, CHỈ TIÊU",
            (
                Section(2, "1.", "Mục tiêu chung", (Paragraph(_sentence(2, 5)),)),
                Section(
                    2,
                    "2.",
                    "Chỉ tiêu",
                    (
                        Item("(1)", "Tốc độ tăng trưởng kinh tế tối thiểu 8,5%[^1]."),
                        Item("(2)", "Tỷ lệ hộ nghèo không quá 1,2%."),
                        Item("(3)", "Thu ngân sách từ 7.000 - 7.500 tỷ đồng, cao hơn năm 2026."),
                        *(Item(f"({n})", _sentence(n, 5)) for n in range(4, 12)),
                    ),
                ),
            ),
        ),
        Section(
            1,
            "II.",
            "NHIỆM VỤ VÀ GIẢI PHÁP",
            (
                Section(
                    2, "1.", "Về kinh tế", (*_items(20, 6, 5), Paragraph("Theo nghị quyết[^2]."))
                ),
                DEEP,
            ),
        ),
        Section(1, "III.", "TỔ CHỨC THỰC HIỆN", _items(30, 3)),
    ),
    RECIPIENTS,
    _signed(COMMITTEE),
    (
        Footnote("1", "Tính theo giá so sánh; số liệu của cơ quan thống kê."),
        Footnote("2", "Nghị quyết số 03-NQ/TU, ngày 05/01/2026 của Tỉnh uỷ."),
    ),
)

QUARTER = DocumentTree(
    DocumentKind.QUARTERLY_PROGRAMME,
    _masthead("Số 33-CTr/TU"),
    Title("CHƯƠNG TRÌNH", subject=("công tác quý I năm 2027",)),
    (
        Paragraph("Ban Thường vụ Tỉnh uỷ đề ra các nhiệm vụ trọng tâm như sau:"),
        Section(1, "I.", "NHIỆM VỤ TRỌNG TÂM", _items(0, 5)),
        Section(
            1,
            "II.",
            "NHIỆM VỤ VÀ GIẢI PHÁP",
            tuple(
                Section(
                    2,
                    f"{n}.",
                    name,
                    (
                        Section(3, f"{n}.1.", "Việc thường xuyên", (Paragraph(_sentence(n, 5)),)),
                        Section(3, f"{n}.2.", "Việc mới", _bullets(n, 6, 4)),
                    ),
                )
                for n, name in enumerate(("Về kinh tế", "Về xây dựng Đảng"), start=1)
            ),
        ),
        Paragraph("Trên đây là Chương trình công tác quý I năm 2027 của Ban Thường vụ Tỉnh uỷ."),
    ),
    RECIPIENTS,
    _signed(STANDING),
)


def _slots(hour: int, count: int) -> tuple[Item, ...]:
    return tuple(
        Item(
            f"{n}.",
            f"Từ {hour + n} giờ 00 đến {hour + n} giờ 45: {WORK[n % len(WORK)]} (45 phút; Văn phòng Tỉnh uỷ).",
            _bullets(n, 5),
        )
        for n in range(1, count + 1)
    )


AGENDA = DocumentTree(
    DocumentKind.CONFERENCE_AGENDA,
    Masthead(asterisk="", circulation_mark="TÀI LIỆU HỘI NGHỊ"),
    Title(
        "CHƯƠNG TRÌNH",
        subject=("Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 8",),
        note="(Ngày 06/12/2027, cả ngày)",
    ),
    (Section(1, "I.", "BUỔI SÁNG", _slots(6, 4)), Section(1, "II.", "BUỔI CHIỀU", _slots(12, 3))),
)

AGENDA_WITH_HEADER = replace(
    AGENDA,
    masthead=replace(_masthead("Số 40-CTr/TU"), circulation_mark="TÀI LIỆU HỘI NGHỊ"),
    recipients=RECIPIENTS,
    signature=_signed(STANDING),
)

REPORT = DocumentTree(
    DocumentKind.QUARTERLY_REPORT,
    _masthead("Số 15-BC/TU"),
    Title("BÁO CÁO", subject=("kết quả hoạt động của Ban Thường vụ Tỉnh uỷ quý I/2027",)),
    (
        Paragraph("Ban Thường vụ Tỉnh uỷ báo cáo kết quả công tác quý I như sau:"),
        *(
            Section(2, f"{n}.", name, _bullets(n, 7))
            for n, name in enumerate(
                ("Công tác chính trị, tư tưởng", "Công tác tổ chức", "Công tác dân vận"), start=1
            )
        ),
        Paragraph(
            "Trên đây là báo cáo kết quả hoạt động quý I năm 2027 của Ban Thường vụ Tỉnh uỷ."
        ),
    ),
    RECIPIENTS,
    _signed(STANDING),
)

WITH_HEADER = {
    "annual_programme": PROGRAMME,
    "annual_tasks": TASKS,
    "quarterly_programme": QUARTER,
    "conference_agenda_with_header": AGENDA_WITH_HEADER,
    "quarterly_report": REPORT,
}
ALL = {**WITH_HEADER, "conference_agenda": AGENDA}
