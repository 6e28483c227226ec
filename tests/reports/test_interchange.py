"""The flat form says what the paper says, and gives the same paper back."""

from __future__ import annotations

import datetime
import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.errors import Unreadable
from reports.interchange import content, from_json, to_json
from reports.interchange.marked_texts import marked_text
from reports.interchange.paths import marker, with_paths
from reports.readers import lines, read_unguarded
from reports.readers.text import read_lines
from reports.tree import (
    DocumentKind,
    DocumentTree,
    Item,
    LeadIn,
    LeadLine,
    Meeting,
    Paragraph,
    Recipients,
    Section,
    Title,
)
from reports.writers import text as text_writer

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample papers are not here")


def programme(*blocks: Any, heading: str = "Hội nghị lần thứ 2 (đầu tháng 7/2025)") -> DocumentTree:
    return DocumentTree(
        DocumentKind.ANNUAL_PROGRAMME,
        title=Title(
            "CHƯƠNG TRÌNH", subject=("Làm việc năm 2025", "khóa XIV, nhiệm kỳ 2020 - 2025")
        ),
        blocks=(Section(1, "II.", "NỘI DUNG", (Meeting("1.", heading, blocks),)),),
    )


def scored(suffix: str) -> dict[str, Any]:
    score = runpy.run_path(str(SEEDS / "score.py"))
    tree = read_unguarded((SEEDS / f"seed-000.{suffix}").read_bytes()).tree
    truth = json.loads((SEEDS / "seed-000.json").read_text(encoding="utf-8"))
    result = score["score"](truth, to_json(tree))
    return {kind: (count.missing, count.extra) for kind, count in result.items()}


@needs_seeds
@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_the_annual_sample_scores_full_marks_in_every_row(suffix: str) -> None:
    wrong = {kind: count for kind, count in scored(suffix).items() if count != ([], [])}
    assert wrong == {}


@needs_seeds
@pytest.mark.parametrize("number", [2, 4])
def test_the_quarterly_samples_score_full_marks_too(number: int) -> None:
    score = runpy.run_path(str(SEEDS / "score.py"))
    for suffix in ("docx", "txt"):
        tree = read_unguarded((SEEDS / f"seed-00{number}.{suffix}").read_bytes()).tree
        truth = json.loads((SEEDS / f"seed-00{number}.json").read_text(encoding="utf-8"))
        result = score["score"](truth, to_json(tree))
        assert score["overall"](result).f1 == 1.0


@needs_seeds
def test_the_annual_sample_comes_back_from_its_flat_form() -> None:
    flat = to_json(read_unguarded((SEEDS / "seed-000.docx").read_bytes()).tree)
    by_lists = {**json.loads(json.dumps(flat)), "paper": None}
    assert {**to_json(from_json(by_lists)), "paper": None} == {**flat, "paper": None}
    assert to_json(from_json(json.loads(json.dumps(flat)))) == flat


def test_the_flat_form_has_every_key() -> None:
    assert list(to_json(programme())) == [
        "type",
        "header",
        "sections",
        "conferences",
        "items",
        "leads",
        "directives",
        "reviews",
        "targets",
        "sessions",
        "slots",
        "footnotes",
        "recipients",
        "signatory",
        "other_paragraphs",
        "paper",
    ]


def test_the_title_tells_term_tenure_and_period() -> None:
    header = content(programme()).header
    assert (header.term, header.tenure_from, header.tenure_to, header.period_year) == (
        "XIV",
        2020,
        2025,
        2025,
    )


def test_a_conference_is_taken_apart() -> None:
    assert to_json(programme())["conferences"] == [
        {
            "path": "II.1",
            "name": "Hội nghị",
            "kind": "regular",
            "ordinal": 2,
            "year": 2025,
            "quarter": None,
            "months": [7],
            "part": "early",
            "date_from": None,
            "date_to": None,
            "place": None,
            "raw_time": "đầu tháng 7/2025",
            "lead_in": None,
            "lead_ins": [],
        }
    ]


def test_a_text_is_copied_without_label_end_sign_marks_and_double_spaces() -> None:
    tree = programme(Item("(1)", "Tổng  kết[^1] “việc”;"))
    assert [(item.path, item.text) for item in content(tree).items] == [
        ("II.1.1", "Tổng kết “việc”")
    ]


def test_bullets_and_paragraphs_are_counted_under_their_parent() -> None:
    tree = programme(Item("(1)", "A:", (Item("-", "a,"), Item("+", "b."), Paragraph("c."))))
    assert [item.path for item in content(tree).items] == [
        "II.1.1",
        "II.1.1.-1",
        "II.1.1.-2",
        "II.1.1.p1",
    ]


def test_a_dotted_number_replaces_the_chain_of_numbers() -> None:
    inner = Section(4, "2.1.3.", "C")
    blocks = (
        Section(1, "II.", "A", (Section(2, "2.", "B", (Section(3, "2.1.", "B", (inner,)),)),)),
    )
    tree = DocumentTree(DocumentKind.ANNUAL_TASKS, blocks=blocks)
    assert [section.path for section in content(tree).sections] == [
        "II",
        "II.2",
        "II.2.1",
        "II.2.1.3",
    ]


@pytest.mark.parametrize(
    ("label", "path"), [("(1)", "1"), ("I-", "I"), ("a)", "a"), ("1.1.", "1.1"), ("2 -", "2")]
)
def test_a_marker_is_the_label_without_its_signs(label: str, path: str) -> None:
    assert marker(label) == path
    assert [one for one, _, _ in with_paths((Item(label, "A"),))] == [path]


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("Cơ quan chủ trì tham mưu: Ban A.", [("II.1.3", "Ban A", "lead")]),
        (
            "Cơ quan chủ trì tham mưu: Ban A mục (1) và (3).",
            [("II.1.1", "Ban A", "lead"), ("II.1.3", "Ban A", "lead")],
        ),
        (
            "Cơ quan chủ trì tham mưu: Ban A phối hợp với Sở B.",
            [("II.1.3", "Ban A", "lead"), ("II.1.3", "Sở B", "coordinate")],
        ),
    ],
)
def test_a_lead_line_belongs_to_the_items_it_names_or_to_the_last(
    line: str, leads: list[tuple[str, str, str]]
) -> None:
    items = [Item(f"({number})", "Việc.") for number in (1, 2, 3)]
    read = content(programme(*items, LeadLine(line)))
    assert [(lead.item, lead.agency, lead.role) for lead in read.leads] == leads


def test_a_lead_line_naming_an_item_that_is_not_there_is_doubtful() -> None:
    read = content(programme(Item("(1)", "A."), LeadLine("Cơ quan chủ trì: Ban A mục (1) và (9).")))
    assert [(finding.kind, finding.where) for finding in read.findings] == [
        ("lead_label_missing", "II.1")
    ]


def test_a_closing_bracket_that_names_who_prepares_is_a_lead_and_no_text() -> None:
    read = content(programme(Item("(1)", "Báo cáo tài chính (Văn phòng Tỉnh ủy).")))
    assert [(item.text, read.leads[0].agency) for item in read.items] == [
        ("Báo cáo tài chính", "Văn phòng Tỉnh ủy")
    ]


def test_a_closing_bracket_of_the_title_stays() -> None:
    read = content(programme(Item("(1)", "Trình Văn kiện (lần thứ 1).")))
    assert (read.items[0].text, read.leads) == ("Trình Văn kiện (lần thứ 1)", ())


def test_items_under_a_lead_in_inherit_its_review() -> None:
    item = Item("(1)", "Nghị quyết số 02-NQ/TU ngày 02/12/2020 của Ban Chấp hành về việc A.")
    read = content(programme(LeadIn("Tổng kết các nghị quyết:"), item))
    assert [(one.at, one.review.kind, one.review.codes) for one in read.reviews] == [
        ("II.1.1", "tong_ket", ("02-NQ/TU",))
    ]
    assert read.mentions[0].mention.citation.date == datetime.date(2020, 12, 2)
    assert read.conferences[0].lead_ins[0].before == "II.1.1"


def test_bullets_under_a_review_give_one_review_with_all_codes() -> None:
    bullets = tuple(
        Item("-", f"Chương trình số 0{number}/CTr-UBND ngày 05/01/2021 về việc A.")
        for number in (2, 3)
    )
    read = content(programme(Item("(1)", "Tổng kết các chương trình sau:", bullets)))
    assert [(one.at, one.review.codes) for one in read.reviews] == [
        ("II.1.1", ("02/CTr-UBND", "03/CTr-UBND"))
    ]


def test_recipients_lose_their_dash_and_end_sign() -> None:
    tree = DocumentTree(
        DocumentKind.ANNUAL_PROGRAMME, recipients=Recipients(("Các đồng chí,", "Lưu VPTU."))
    )
    assert to_json(tree)["recipients"] == ["Các đồng chí", "Lưu VPTU"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ([], ""),
        ({}, "type"),
        ({"type": "letter"}, "type"),
        ({"type": "annual_programme", "header": 1}, "header"),
        ({"type": "annual_programme", "header": {"year": "2025"}}, "header.year"),
        ({"type": "annual_programme", "items": [1]}, "items[0]"),
        ({"type": "annual_programme", "items": [{"path": 1}]}, "items[0].path"),
        ({"type": "annual_programme", "conferences": [{"path": "II.1"}]}, "conferences[0].name"),
        (
            {
                "type": "annual_programme",
                "conferences": [{"path": "II.1", "name": "A", "date_from": "mai"}],
            },
            "conferences[0].date_from",
        ),
        ({"type": "annual_programme", "recipients": "A"}, "recipients"),
    ],
)
def test_a_wrong_value_is_refused_with_its_key(data: Any, key: str) -> None:
    with pytest.raises(Unreadable) as refused:
        from_json(data)
    assert (refused.value.code, f"“{key}”" in str(refused.value)) == ("json_shape", True)


AGENCIES = ("Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "Công an tỉnh")
TEXTS = (
    "Sơ kết công tác quý I",
    "Báo cáo công tác tài chính Đảng năm 2024",
    "Tổng kết 10 năm thực hiện Chỉ thị số 41-CT/TW, ngày 05/02/2015 của Ban Bí thư (khóa XI) về lễ hội",
    "Sơ kết 03 năm thực hiện Nghị quyết số 07-NQ/TU ngày 09/11/2022 của Ban Chấp hành Đảng bộ tỉnh về A",
)


@st.composite
def flat_programmes(draw: st.DrawFn) -> dict[str, Any]:
    conferences, items, leads = [], [], []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        path = f"II.{number}"
        conferences.append(
            {
                "path": path,
                "name": draw(st.sampled_from(["Hội nghị Tỉnh ủy", "Hội nghị chuyên đề Tỉnh ủy"])),
                "ordinal": draw(st.none() | st.integers(1, 30)),
                "year": 2025,
                "months": [draw(st.integers(1, 12))],
                "part": draw(st.sampled_from(["whole", "early", "mid", "late"])),
            }
        )
        for place in range(1, draw(st.integers(0, 5)) + 1):
            items.append({"path": f"{path}.{place}", "text": draw(st.sampled_from(TEXTS))})
            if agency := draw(st.none() | st.sampled_from(AGENCIES)):
                leads.append({"item": f"{path}.{place}", "agency": agency, "role": "lead"})
    header = {"doc_kind": "CHƯƠNG TRÌNH", "title": "Làm việc năm 2025"}
    return {
        "type": "annual_programme",
        "header": header,
        "conferences": conferences,
        "items": draw(st.permutations(items)),
        "leads": leads,
    }


@given(flat_programmes())
@settings(max_examples=60, deadline=None)
def test_any_flat_programme_comes_back_the_same(flat: dict[str, Any]) -> None:
    back = to_json(from_json(flat))
    keys = ("path", "name", "ordinal", "year", "months", "part")
    conferences = [{key: one[key] for key in keys} for one in back["conferences"]]
    items = sorted((one["path"], one["text"]) for one in back["items"])
    assert conferences == flat["conferences"]
    assert items == sorted((one["path"], one["text"]) for one in flat["items"])
    assert sorted(map(repr, back["leads"])) == sorted(map(repr, flat["leads"]))
    again = to_json(from_json({**back, "paper": None}))
    assert {**again, "paper": None} == {**back, "paper": None}


@given(flat_programmes())
@settings(max_examples=30, deadline=None)
def test_a_programme_printed_as_text_reads_back_the_same(flat: dict[str, Any]) -> None:
    from_text = lines.read(read_lines(_printed(from_json(flat)))).tree
    assert {**to_json(from_text), "paper": None} == {**to_json(from_json(flat)), "paper": None}


def _printed(tree: DocumentTree) -> str:
    return text_writer.write(tree)


@pytest.mark.parametrize(
    ("text", "printed", "marked"),
    [
        ("Sơ kết[^1] công tác quý I.", "Sơ kết công tác quý I", "Sơ kết[^1] công tác quý I"),
        ("Sơ  kết **công tác**[^2].", "Sơ kết công tác", "Sơ kết **công tác**[^2]"),
        ("Báo cáo (Ban Tổ chức)[^1].", "Báo cáo", "Báo cáo[^1]"),
        ("Báo cáo.", "Báo cáo", "Báo cáo"),
        ("**Sơ kết**.", "Sơ kết", "**Sơ kết**"),
        ("**Sơ kết.**", "Sơ kết", "**Sơ kết**"),
        ("Báo cáo **tài chính (Ban Tổ chức)**", "Báo cáo tài chính", "Báo cáo **tài chính**"),
        ("Báo cáo (**Ban Tổ chức**)", "Báo cáo", "Báo cáo"),
        ("**Từ 7 giờ**: Khai mạc[^1] **chung**.", "Khai mạc chung", "Khai mạc[^1] **chung**"),
        ("Từ 7 giờ[^1]: Khai mạc.", "Khai mạc", "Khai mạc[^1]"),
        ("Chào cờ (5 phút) và[^1] khai mạc", "Chào cờ và khai mạc", "Chào cờ và khai mạc[^1]"),
    ],
)
def test_marks_keep_their_place_in_the_words_that_are_kept(
    text: str, printed: str, marked: str
) -> None:
    assert marked_text(text, printed) == marked
