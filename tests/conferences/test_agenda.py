"""Numbers of an agenda, grouping by lead, and the lead line both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferences.agenda import (
    LeadGroup,
    LeadPart,
    LeadReading,
    Leads,
    format_lead_line,
    group_leads,
    item_label,
    parse_lead_line,
    section_label,
)

OFFICE, ORGANISATION, AFFAIRS = "Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Nội chính Tỉnh ủy"
CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
CAUCUS = "Ban cán sự đảng, đảng đoàn"


def read(text: str) -> tuple[LeadPart, ...]:
    reading = parse_lead_line(text)
    return reading.parts if reading else ()


def test_labels_of_items_and_sections():
    assert (item_label(1), section_label(1, 4), section_label(2, 3)) == ("(1)", "IV.", "3.")
    assert (section_label(3, 2, "1."), section_label(4, 1, "2.1.")) == ("1.2.", "2.1.1.")


def test_consecutive_items_with_the_same_leads_form_one_group():
    office, organisation = Leads((OFFICE,)), Leads((ORGANISATION,))
    items = [("(1)", office), ("(2)", organisation), ("(3)", organisation), ("(4)", office)]
    assert group_leads(items) == (
        LeadGroup(("(1)",), office),
        LeadGroup(("(2)", "(3)"), organisation),
        LeadGroup(("(4)",), office),
    )


def test_an_item_without_leads_parts_a_group_and_is_in_none():
    office = Leads((OFFICE,))
    items = [("(1)", office), ("(2)", Leads(())), ("(3)", office)]
    assert group_leads(items) == (LeadGroup(("(1)",), office), LeadGroup(("(3)",), office))


def test_other_coordinators_make_another_group():
    alone, together = Leads((OFFICE,)), Leads((OFFICE,), (AFFAIRS,))
    assert len(group_leads([("(1)", alone), ("(2)", together)])) == 2


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (LeadGroup(("(1)",), Leads((OFFICE,))), "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy."),
        (
            LeadGroup(("(4)", "(5)"), Leads((ORGANISATION,))),
            "Cơ quan chủ trì tham mưu: Ban Tổ chức Tỉnh ủy mục (4) và (5).",
        ),
        (
            LeadGroup(("(8)", "(9)", "(10)"), Leads((OFFICE, ORGANISATION, AFFAIRS))),
            "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy và Ban Nội chính Tỉnh ủy"
            " mục (8), (9) và (10).",
        ),
        (
            LeadGroup(("(3)",), Leads((AFFAIRS,), ("Cục Thi hành án dân sự tỉnh",))),
            "Cơ quan chủ trì tham mưu: Ban Nội chính Tỉnh ủy phối hợp với Cục Thi hành án dân sự tỉnh.",
        ),
        (
            LeadGroup(("(1)",), Leads((OFFICE, "các huyện ủy"))),
            "Cơ quan chủ trì tham mưu: Văn phòng Tỉnh ủy; các huyện ủy.",
        ),
    ],
)
def test_a_group_is_one_sentence(group, line):
    assert format_lead_line(group) == line


def test_another_opening_may_be_asked_for():
    group = LeadGroup(("(1)",), Leads((OFFICE,)))
    assert (
        format_lead_line(group, opening="Cơ quan chuẩn bị")
        == "Cơ quan chuẩn bị: Văn phòng Tỉnh ủy."
    )


NAMES = st.lists(
    st.sampled_from(
        [OFFICE, ORGANISATION, AFFAIRS, CULTURE, CAUCUS, "các huyện ủy", "Hội Nông dân tỉnh"]
    ),
    max_size=4,
    unique=True,
).map(tuple)


@given(NAMES.filter(bool), NAMES, st.integers(1, 6), st.integers(1, 30))
def test_a_written_line_reads_back_as_the_group(leads, coordinators, count, first):
    labels = tuple(item_label(number) for number in range(first, first + count))
    line = format_lead_line(LeadGroup(labels, Leads(leads, coordinators)))
    printed = tuple(label.strip("()") for label in labels) if count > 1 else ()
    assert parse_lead_line(line) == LeadReading((LeadPart(leads, coordinators, printed),))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("mục (4) và (5)", ("4", "5")),
        ("từ mục (3) đến mục (7)", ("3", "4", "5", "6", "7")),
        ("mục 1, 2 và 3", ("1", "2", "3")),
        ("các mục 2) - 3)", ("2", "3")),
        ("nội dung b, c", ("b", "c")),
        ("(mục 2, 3)", ("2", "3")),
        ("mục 1.1 và 1.2", ("1.1", "1.2")),
        ("mục (1), (3) đến (5)", ("1", "3", "4", "5")),
    ],
)
def test_items_named_behind_an_agency(text, labels):
    assert read(f"Cơ quan chuẩn bị: {OFFICE} {text}.") == (LeadPart((OFFICE,), (), labels),)


@pytest.mark.parametrize(
    "opening",
    [
        "Cơ quan chủ trì tham mưu", "Cơ quan chuẩn bị", "Cơ quan tham mưu", "Phân công", "Đơn vị thực hiện",
        "Cơ quan chủ trì", "Đơn vị chủ trì", "- Cơ quan chủ trì, tham mưu", "CƠ QUAN CHỦ TRÌ",
    ],
)  # fmt: skip
def test_every_opening_is_known(opening):
    assert read(f"{opening}: {OFFICE}.") == (LeadPart((OFFICE,)),)


@pytest.mark.parametrize("opening", ["", "Phân công: "])
def test_agencies_may_stand_before_their_items(opening):
    assert read(f"{opening}{OFFICE} (mục 1); {ORGANISATION} (mục 2, 3).") == (
        LeadPart((OFFICE,), (), ("1",)),
        LeadPart((ORGANISATION,), (), ("2", "3")),
    )


def test_items_may_stand_before_their_agencies():
    assert read(f"Phân công: Mục (1): {OFFICE}; mục (2), (3): {ORGANISATION}.") == (
        LeadPart((OFFICE,), (), ("1",)),
        LeadPart((ORGANISATION,), (), ("2", "3")),
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Giao {AFFAIRS} chủ trì, phối hợp với {OFFICE}, {CULTURE}.",
        f"Cơ quan chủ trì: {AFFAIRS}; cơ quan phối hợp: {OFFICE}, {CULTURE}.",
        f"Đơn vị chủ trì: {AFFAIRS} phối hợp cùng {OFFICE} và {CULTURE}",
        f"Đơn vị chủ trì: {AFFAIRS} (phối hợp: {OFFICE}, {CULTURE})",
    ],
)
def test_coordinating_agencies_follow_phoi_hop(text):
    assert read(text) == (LeadPart((AFFAIRS,), (OFFICE, CULTURE)),)


def test_coordinators_behind_the_items_belong_to_the_same_part():
    assert read(f"Cơ quan chủ trì: {AFFAIRS} mục (1) và (2), phối hợp với {OFFICE}.") == (
        LeadPart((AFFAIRS,), (OFFICE,), ("1", "2")),
    )


@pytest.mark.parametrize("text", ["-nt-", "Cơ quan chủ trì: -nt-", "- nt -", "Như trên"])
def test_the_same_as_above_is_kept_as_printed(text):
    assert read(text) == (LeadPart(("-nt-",)),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Giao chỉ tiêu kết nạp đảng viên cho các đảng bộ trực thuộc Tỉnh ủy năm 2024",
        "(1) Sơ kết công tác quý I, triển khai chương trình công tác quý II/2025.",
        "Các cơ quan, đơn vị được phân công chủ trì báo cáo Ban Thường vụ Tỉnh ủy",
        "Phân công: ",
        "mục 1, " * 2000,
    ],
)
def test_other_lines_are_no_lead_lines(text):
    assert parse_lead_line(text) is None


def test_a_lead_line_may_stand_in_brackets_and_join_without_a_preposition() -> None:
    assert parse_lead_line("(Cơ quan chủ trì: Công an tỉnh, phối hợp Sở Y tế)") == LeadReading(
        (LeadPart(("Công an tỉnh",), ("Sở Y tế",)),)
    )
