"""How offices vary what they type: labels, wrapped lines, raised footnote marks, cells with lists."""

from __future__ import annotations

import pytest

from reports.interchange import to_json
from reports.interchange.paths import marker
from reports.interchange.presenters import without_presenters_behind
from reports.readers import lines, read_unguarded, text
from reports.readers.cells import cell_items
from reports.readers.line import Line, Source
from reports.readers.shapes import Label, Shape, label_of
from reports.readers.typed_notes import with_typed_notes
from reports.tree import DocumentKind, Item, Meeting, Section


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("1.1- Chính trị, tư tưởng", Label(Shape.DOTTED_2, "1.1-", "Chính trị, tư tưởng")),
        ("2.1.3) Chăn nuôi", Label(Shape.DOTTED_3, "2.1.3)", "Chăn nuôi")),
        ("1/ Công tác cán bộ", Label(Shape.NUMBER, "1/", "Công tác cán bộ")),
        ("Phần thứ nhất", Label(Shape.LETTER_PART, "Phần thứ nhất", "")),
        ("PHẦN II: NHIỆM VỤ", Label(Shape.LETTER_PART, "PHẦN II:", "NHIỆM VỤ")),
        ("Phần thứ hai của báo cáo nêu rõ", None),
        ("05/NQ-HĐND ngày 08/7/2022", None),
        ("1.5 - 2 triệu đồng", None),
    ],
)
def test_labels_of_other_offices_are_told_from_figures(line: str, label: Label | None) -> None:
    assert label_of(line) == label


def test_a_part_counted_in_words_has_the_roman_number_in_paths() -> None:
    assert [marker(f"Phần thứ {word}") for word in ("nhất", "hai", "tư")] == ["I", "II", "IV"]


def test_the_heading_below_a_part_joins_it() -> None:
    tree = lines.read(
        text.read_lines(
            "BÁO CÁO\nquý I/2026\n-----\nPhần thứ nhất\nKẾT QUẢ\nĐã kết nạp 12 đảng viên."
        )
    ).tree
    (part,) = tree.blocks
    assert isinstance(part, Section)
    assert (part.label, part.heading) == ("Phần thứ nhất", "KẾT QUẢ")


def test_raised_marks_are_references_only_with_notes_below_and_never_units() -> None:
    typed = (
        Line("Diện tích 5 km², 2 × 10¹ hộ theo kế hoạch¹.", 1),
        Line("¹ Kế hoạch năm 2026.", 2),
    )
    assert with_typed_notes(typed)[0] == (
        Line("Diện tích 5 km², 2 × 10¹ hộ theo kế hoạch[^1].", 1),
        Line("Kế hoạch năm 2026.", 2, Source.FOOTNOTE, note="1"),
    )
    assert with_typed_notes(typed[:1])[0] == typed[:1]


def test_a_bracket_broken_over_two_lines_is_the_note_of_the_title() -> None:
    source = "CHƯƠNG TRÌNH\nHội nghị Tỉnh ủy\n(Thời gian: ngày 09/7/2026;\nđịa điểm: Hội trường)\n-----\n"
    title = lines.read(text.read_lines(source)).tree.title
    assert title is not None
    assert title.note == "(Thời gian: ngày 09/7/2026; địa điểm: Hội trường)"


def test_items_in_one_cell_share_its_agency() -> None:
    items = cell_items(
        Label(Shape.NUMBER, "1.", "Sơ kết"), ["Sơ kết", "2. Báo cáo", "- phụ lục"], is_below=True
    )
    made = items.lines(Line("", 7), "Cơ quan chủ trì: A", DocumentKind.ANNUAL_PROGRAMME)
    assert [line.text for line in made] == [
        "1. Sơ kết",
        "2. Báo cáo",
        "- phụ lục",
        "Cơ quan chủ trì: A (mục 1, 2)",
    ]


def test_bullets_in_one_cell_have_the_agency_one_by_one() -> None:
    items = cell_items(Label(Shape.DASH, "-", "Một"), ["Một", "- Hai"], is_below=False)
    made = items.lines(Line("", 7), "Cơ quan chủ trì: A", DocumentKind.QUARTERLY_PROGRAMME)
    assert [line.text for line in made] == [
        "- Một",
        "Cơ quan chủ trì: A",
        "- Hai",
        "Cơ quan chủ trì: A",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Khai mạc - Đ/c Bí thư Tỉnh ủy", ("Khai mạc", ("Đ/c Bí thư Tỉnh ủy",))),
        ("Khai mạc: đồng chí Bí thư", ("Khai mạc", ("đồng chí Bí thư",))),
        ("Bàn về kinh tế - xã hội", ("Bàn về kinh tế - xã hội", ())),
        ("Nghỉ - Hội nghị họp riêng", ("Nghỉ - Hội nghị họp riêng", ())),
    ],
)
def test_presenters_behind_a_dash_are_bodies_or_persons(
    words: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert without_presenters_behind(words) == expected


def test_a_conference_without_number_may_open_with_its_month() -> None:
    source = (
        "CHƯƠNG TRÌNH\nlàm việc năm 2025\n-----\nI/ HỘI NGHỊ\nTháng 3/2025: Hội nghị lần thứ 22\n"
        "- Sơ kết công tác quý I.\nHội nghị đã bàn kỹ trong tháng 3/2025."
    )
    (part,) = lines.read(text.read_lines(source)).tree.blocks
    assert isinstance(part, Section)
    (meeting,) = part.blocks
    assert isinstance(meeting, Meeting)
    assert meeting.heading == "Tháng 3/2025: Hội nghị lần thứ 22"
    assert meeting.blocks[0] == Item("-", "Sơ kết công tác quý I.")


def _report(body: str) -> dict[str, object]:
    return to_json(read_unguarded(f"BÁO CÁO\nquý II/2026\n-----\nI. KẾT QUẢ\n{body}".encode()).tree)


def test_bullets_with_their_own_word_are_reviews_of_their_own() -> None:
    found = _report(
        "1. Tổng kết các văn bản sau đây, cụ thể như sau đây:\n- Chỉ thị số 05-CT/TU;\n- Sơ kết Chỉ thị số 06-CT/TU."
    )
    reviews = found["reviews"]
    assert isinstance(reviews, list)
    assert [(row["at"], row["kind"], row["codes"]) for row in reviews] == [
        ("I.1", "tong_ket", ["05-CT/TU"]),
        ("I.1.-2", "so_ket", ["06-CT/TU"]),
    ]


def test_labels_of_a_lead_line_may_name_items_under_items() -> None:
    programme = (
        "CHƯƠNG TRÌNH\ncông tác quý II/2026\n-----\nI. NỘI DUNG\n1. Cho ý kiến về các việc sau:\n"
        "1.1. Dự thảo Kế hoạch;\n1.2. Dự thảo Quy chế.\n"
        "Cơ quan chủ trì: Văn phòng Tỉnh ủy (nội dung 1.2), Ban Nội chính Tỉnh ủy (nội dung 1.1)."
    )
    leads = to_json(read_unguarded(programme.encode()).tree)["leads"]
    assert [(row["item"], row["agency"]) for row in leads] == [
        ("I.1.2", "Văn phòng Tỉnh ủy"),
        ("I.1.1", "Ban Nội chính Tỉnh ủy"),
    ]


def test_who_coordinates_and_by_when_are_no_tasks() -> None:
    programme = (
        "CHƯƠNG TRÌNH\ncông tác quý I/2026\n-----\n1. Xây dựng Đảng\n1.1. Kiểm điểm năm 2025.\n"
        "- Chủ trì: Ban Tổ chức Tỉnh ủy.\n- Phối hợp: Văn phòng Tỉnh ủy.\n- Thời gian: tháng 01/2026."
    )
    found = to_json(read_unguarded(programme.encode()).tree)
    assert [row["path"] for row in found["items"]] == ["1.1"]
    assert [(row["agency"], row["role"]) for row in found["leads"]] == [
        ("Ban Tổ chức Tỉnh ủy", "lead"),
        ("Văn phòng Tỉnh ủy", "coordinate"),
    ]
