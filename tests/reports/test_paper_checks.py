"""The checks of a whole paper: places, spans, marks, order, frame, lists, agenda."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.findings import Finding, Severity, TextFinding
from reports.checks.paper import findings
from reports.checks.rules import RULES, place_words
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
from tests.timing import least_seconds

ROOT = Path(__file__).resolve().parents[2]
HEAD = Masthead(
    issuer=("TỈNH UỶ HẬU GIANG",),
    number_line="Số        -CTr/TU",
    party_title="ĐẢNG CỘNG SẢN VIỆT NAM",
    place_date="Hậu Giang, ngày      tháng     năm 2024",
)
FOOT = Recipients(("Các đồng chí Tỉnh uỷ viên;", "Lưu Văn phòng Tỉnh uỷ."))
SIGNED = Signature("T/M TỈNH UỶ", "BÍ THƯ", "Nguyễn Văn A")
TITLE = Title("CHƯƠNG TRÌNH", subject=("làm việc năm 2025 của Ban Chấp hành Đảng bộ tỉnh",))
HEADING = "Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 21 (trong tháng 4/2025)"
LEAD = LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ mục (1) và (2).")
OPEN = "Sơ kết công tác quý I, triển khai chương trình quý II/2025."
OTHER = "Trình Ban Chấp hành văn kiện Đại hội Đảng bộ tỉnh."


def paper(*blocks: Block, kind: DocumentKind = DocumentKind.ANNUAL_PROGRAMME) -> DocumentTree:
    return DocumentTree(kind, HEAD, TITLE, blocks, FOOT, SIGNED)


def meeting(*blocks: Block) -> DocumentTree:
    inner = (Meeting("1.", HEADING, blocks),)
    return paper(Section(1, "II.", "NỘI DUNG VÀ THỜI GIAN", inner))


def said(tree: DocumentTree) -> list[tuple[str, str]]:
    return [(one.kind, one.where) for one in findings(tree)]


def test_a_sound_paper_has_no_finding() -> None:
    assert findings(meeting(Item("(1)", OPEN), Item("(2)", OTHER), LEAD)) == []


def test_places_are_paths_and_come_in_reading_order() -> None:
    tree = replace(
        meeting(
            Item("(1)", f"{OPEN} Gắn với với kiểm tra ,giám sát."),
            Item("(2)", "Tổng kết 10 năm thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016."),
            LEAD,
        ),
        footnotes=(Footnote("1", "kiểm tra  giám sát[^1]"),),
        recipients=Recipients(("Các cơ quan  tham mưu;",)),
        signature=None,
        masthead=None,
    )
    assert said(tree) == [
        ("no_header", "masthead"),
        ("doubled_word", "II.1.1"),
        ("space_before_sign", "II.1.1"),
        ("review_misfit", "II.1.2"),
        ("citation_incomplete", "II.1.2"),
        ("note_without_mark", "fn1"),
        ("double_space", "fn1"),
        ("double_space", "recipients"),
        ("no_signature", "signature"),
    ]


def test_spans_count_in_the_text_with_its_marks() -> None:
    text = "Kế hoạch[^1] **trọng tâm** gắn với với kiểm tra."
    [found] = [
        one
        for one in findings(
            replace(paper(Paragraph(text)), footnotes=(Footnote("1", "Của Tỉnh uỷ."),))
        )
        if isinstance(one, TextFinding)
    ]
    assert (found.text, found.text[slice(*found.span or ())], found.mended_text) == (
        text,
        "với với",
        "Kế hoạch[^1] **trọng tâm** gắn với kiểm tra.",
    )


def test_a_mend_that_would_touch_a_mark_is_not_offered() -> None:
    text = "gắn với[^1] với kiểm tra"
    tree = replace(paper(Paragraph(text)), footnotes=(Footnote("1", "Của Tỉnh uỷ."),))
    [found] = [one for one in findings(tree) if isinstance(one, TextFinding)]
    assert (found.span, found.mend, found.mended_text) == ((4, 15), None, None)


def test_every_safe_mend_leaves_nothing_of_its_kind_behind() -> None:
    text = "Gắn với với kiểm tra  giám sát ,kỷ luật cuả Đảng,ngày 5/3/2024 (2021 -2025)"
    tree = paper(Paragraph(text))
    for _ in range(20):
        mended = [
            one.mended_text
            for one in findings(tree)
            if isinstance(one, TextFinding) and one.mended_text is not None
        ]
        if not mended:
            break
        tree = paper(Paragraph(mended[0]))
    assert tree.blocks == (
        Paragraph("Gắn với kiểm tra giám sát, kỷ luật của Đảng, ngày 05/3/2024 (2021 - 2025)"),
    )


def test_a_lead_line_with_a_number_that_is_not_there_is_an_error() -> None:
    line = LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ mục (1), (2) và (3).")
    [found] = findings(meeting(Item("(1)", OPEN), Item("(2)", OTHER), line))
    assert (found.kind, found.severity, found.message) == (
        "lead_label_missing",
        Severity.ERROR,
        "Dòng phân công nêu mục (3), nhưng phía trên không có mục này. Hãy xem lại số mục.",
    )


def test_a_lead_line_may_name_the_parts_of_an_item() -> None:
    items = (Item("1)", OPEN), Item("2)", "Các việc khác:"))
    line = LeadLine("Phân công chuẩn bị: Văn phòng mục 1), 2b); Ban Tổ chức mục 2a).")
    assert said(meeting(*items, line)) == []


def test_labels_of_a_meeting_end_without_a_sign() -> None:
    times = [Paragraph(f"Thời gian: tháng {month}/2024") for month in (3, 6)]
    lines = [Paragraph(f"Việc {name} của Văn phòng Tỉnh uỷ.") for name in ("một", "hai", "ba")]
    assert said(paper(*times, *lines)) == []


def test_an_item_that_no_line_covers_has_no_lead() -> None:
    first = LeadLine("Cơ quan chủ trì tham mưu: Văn phòng Tỉnh uỷ.")
    items = (Item("(1)", OPEN), first, Item("(2)", OTHER), Item("(3)", f"{OTHER[:-1]} lần hai."))
    second = LeadLine("Cơ quan chủ trì tham mưu: Ban Tổ chức Tỉnh uỷ.")
    assert said(meeting(*items, second)) == [("without_lead", "II.1.2")]
    in_brackets = replace(items[2], text=f"{OTHER} (Ban Tổ chức Tỉnh uỷ)")
    assert said(meeting(*items[:2], in_brackets, items[3], second)) == []


def test_numbers_left_out_are_found_at_the_next_one() -> None:
    blocks = (Section(1, "I.", "MỤC ĐÍCH"), Section(1, "III.", "TỔ CHỨC"))
    assert said(paper(*blocks)) == [("number_gap", "III")]


def test_a_lead_in_tells_the_kind_of_its_items() -> None:
    blocks = (
        LeadIn("Tổng kết các chỉ thị, nghị quyết của Tỉnh uỷ:"),
        Item("(1)", "Sơ kết công tác dân vận của hệ thống chính trị."),
        Item("(2)", OTHER),
        LEAD,
    )
    assert said(meeting(*blocks)) == [("lead_in_kind", "II.1.1")]


REPORT = DocumentKind.QUARTERLY_REPORT


def test_lines_of_a_report_end_alike_and_bear_dashes() -> None:
    texts = (
        "Giao chỉ tiêu năm 2024.",
        "Đề án.",
        "Kế hoạch đào tạo.",
        "Kết luận kiểm điểm;",
        "Công văn",
    )
    section = Section(
        1, "1.", "Về tổ chức", (*(Item("-", text) for text in texts), Paragraph("Chỉ thị khác."))
    )
    found = findings(paper(section, kind=REPORT))
    assert [(one.kind, one.where) for one in found] == [
        ("end_sign", "1.-4"),
        ("end_sign", "1.-5"),
        ("missing_dash", "1.p1"),
    ]
    assert [one.mended_text for one in found if isinstance(one, TextFinding)][:2] == [
        "Kết luận kiểm điểm.",
        "Công văn.",
    ]


def test_a_list_of_semicolons_closed_by_a_full_stop_is_right() -> None:
    items = tuple(Item("-", text) for text in ("thu đủ;", "chi đúng;", "tiết kiệm."))
    assert findings(paper(Section(1, "1.", "Về ngân sách", items), kind=REPORT)) == []


def test_two_authors_in_one_paper_are_pointed_out() -> None:
    tree = paper(
        Paragraph("Trên đây là Chương trình công tác của Ban Thường vụ Tỉnh uỷ."),
        kind=DocumentKind.QUARTERLY_PROGRAMME,
    )
    [found] = findings(tree)
    assert found.message == (
        "Văn bản ghi hai tác giả khác nhau (tiêu đề: Ban Chấp hành; câu kết: Ban Thường vụ; quyền"
        " hạn ký: Ban Chấp hành). Hãy thống nhất một tác giả."
    )


def test_head_foot_and_separator_are_looked_at_but_not_of_an_agenda() -> None:
    bare = DocumentTree(DocumentKind.ANNUAL_TASKS, title=replace(TITLE, separator="----"))
    assert said(bare) == [
        ("no_header", "masthead"),
        ("separator", "title"),
        ("no_recipients", "recipients"),
        ("no_signature", "signature"),
    ]
    assert said(replace(bare, masthead=replace(HEAD, issuer=()), title=TITLE)) == [
        ("no_issuer", "masthead"),
        ("no_recipients", "recipients"),
        ("no_signature", "signature"),
    ]
    assert said(replace(bare, document_kind=DocumentKind.CONFERENCE_AGENDA, title=TITLE)) == []


def test_footnotes_and_their_marks_belong_together() -> None:
    tree = replace(
        paper(Paragraph("dân vận[^1], mặt trận[^3]")),
        footnotes=(Footnote("1", "Một."), Footnote("2", "Hai.")),
    )
    assert [(one.kind, one.where) for one in findings(tree)] == [
        ("note_without_mark", "fn2"),
        ("mark_without_note", "fn3"),
        ("note_order", "fn3"),
    ]


def test_bodies_that_ended_may_not_be_addressed_after_their_end() -> None:
    gone = Recipients(("Ban cán sự đảng, đảng đoàn;", "Lưu Văn phòng Tỉnh uỷ."))
    late = replace(HEAD, place_date="Cần Thơ, ngày 05 tháng 01 năm 2026")
    tree = replace(paper(), recipients=gone)
    assert findings(tree) == []
    assert findings(replace(tree, masthead=None))[0].kind == "no_header"
    assert [one.message for one in findings(replace(tree, masthead=late))] == [
        f"“{name}” không còn hoạt động từ ngày 01/7/2025. Hãy thay bằng cơ quan kế tục hoặc bỏ."
        for name in ("Ban cán sự đảng", "đảng đoàn")
    ]


def test_the_times_of_an_agenda_are_added_up() -> None:
    tree = DocumentTree(
        DocumentKind.CONFERENCE_AGENDA,
        title=Title("CHƯƠNG TRÌNH", subject=("Hội nghị",), note="(Ngày 06/12/2023, cả ngày)"),
        blocks=(
            Section(
                1,
                "I.",
                "BUỔI SÁNG: Từ 7h30 đến 11h00",
                (
                    Item("1.", "Từ 7h30 đến 8h00 (20p): Khai mạc."),
                    Item("2.", "Từ 7h50 đến 9h00 (70p): Báo cáo."),
                    Item("3.", "Từ 9h00 đến 10h30 (90p): Thảo luận."),
                ),
            ),
        ),
    )
    assert said(tree) == [
        ("uncovered", "I"),
        ("wrong_minutes", "I.1"),
        ("overlap", "I.2"),
    ]


def test_reviews_of_an_agenda_are_measured_at_its_day() -> None:
    tree = DocumentTree(
        DocumentKind.CONFERENCE_AGENDA,
        title=Title("CHƯƠNG TRÌNH", note="(Ngày 06/12/2023, cả ngày)"),
        blocks=(Item("1.", "Báo cáo tổng kết 10 năm thực hiện Kết luận số 100-KL/TW ngày 18/8/2014"),),
    )  # fmt: skip
    [found] = [one for one in findings(tree) if one.severity is Severity.ERROR]
    assert found.message.startswith(
        "Kết luận số 100-KL/TW ngày 18/8/2014 đến ngày 18/8/2024 mới tròn 10 năm;"
    )


def test_each_kind_of_finding_has_a_name_and_a_rule() -> None:
    sources = [
        path for app in ("programme", "reports") for path in (ROOT / app / "checks").glob("*.py")
    ]
    named = {
        kind
        for path in sources
        for kind in re.findall(r"(?:\.finding|Finding)\(\s*\"(\w+)\"", path.read_text())
    }
    assert named - RULES.keys() == set()


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("II.1.3", "Mục II.1.3"),
        ("II.5.1.-1", "Mục II.5.1, gạch đầu dòng thứ nhất"),
        ("2.-2.-1", "Mục 2, gạch đầu dòng thứ hai, ý thứ nhất"),
        ("II.1.1.p3", "Mục II.1.1, đoạn thứ ba"),
        ("II.p2.p1", "Mục II, hội nghị thứ hai, đoạn thứ nhất"),
        ("II.S1.1", "Mục II, buổi thứ nhất, mục 1"),
        ("-12", "Gạch đầu dòng thứ 12"),
        ("r4", "Dòng thứ tư"),
        ("fn2", "Chú thích 2"),
        ("recipients", "Nơi nhận"),
        ("title", "Tiêu đề"),
        ("", "Văn bản"),
    ],
)
def test_places_are_said_as_the_office_says_them(where: str, words: str) -> None:
    assert place_words(where) == words


@pytest.mark.parametrize("year", [0, 9999, 10000])
def test_years_outside_the_calendar_break_nothing(year: int) -> None:
    title = Title("CHƯƠNG TRÌNH", subject=(f"làm việc năm {year:04d}",))
    odd = replace(HEAD, place_date=f"Hậu Giang, ngày 31 tháng 02 năm {year:04d}")
    tree = replace(meeting(Item("(1)", OPEN)), title=title, masthead=odd)
    assert all(isinstance(one, Finding) for one in findings(tree))
    assert datetime.MAXYEAR == 9999


PIECES = st.sampled_from(
    ("Chỉ thị", "số ", "42-CT/TW", " ngày ", "5/3/2024", "(", ")", "“", "”", '"', "  ", " ,", ",", ".", "...", "cuả",
     "câ", " n", "thực hiện ", "với ", "2021 -2025", "[^1]", "**", "05 năm", "5 năm", " trong đó ", "8.300 tỷ đồng",
     "Cơ cấu ", "20,84%", "Từ 7h30 đến 9h", "\t", "đ", "\u0301", "[bookmark: _x]", "Sơ kết ", "lần XV", "66/NQ-TW")
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=14).map("".join), min_size=1, max_size=4))
@settings(deadline=None, max_examples=150)
def test_spans_lie_in_their_text_whatever_is_typed(texts: list[str]) -> None:
    blocks = tuple(Item(f"({number})", text) for number, text in enumerate(texts, 1))
    for kind in (DocumentKind.CONFERENCE_AGENDA, DocumentKind.ANNUAL_PROGRAMME):
        tree = replace(paper(Meeting("1.", HEADING, blocks), kind=kind))
        for one in findings(tree):
            assert one.message.endswith(".")
            if isinstance(one, TextFinding) and one.span is not None:
                start, end = one.span
                assert 0 <= start <= end <= len(one.text)
                assert one.mended_text != one.text


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        "( ",
        "“a ",
        "với ",
        "5/3/2024 ",
        "42-CT/TW ",
        "2021 -",
        ".",
        ",",
        "a a ",
        "nh ",
        "\t",
    ],
)
def test_long_hostile_texts_take_time_in_step_with_their_length(piece: str) -> None:
    """Four times the text may take four times the time, not sixteen; ten leaves room for noise."""

    def seconds(length: int) -> float:
        tree = paper(Paragraph(piece * (length // len(piece))))
        return least_seconds(lambda: findings(tree))

    assert seconds(20_000) < max(0.5, 10 * seconds(5_000))


def test_a_raised_figure_is_no_number_to_count_with() -> None:
    """ "²" is a digit to Python and no number."""
    found = findings(paper(Paragraph("Diện tích 5 m² đất[^²], (²) và lần thứ ² quý ²/2025.")))
    assert [one.kind for one in found if one.kind == "mark_without_note"] == ["mark_without_note"]
