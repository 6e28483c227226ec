"""Whatever the bytes are, the readers answer with a reading or with a known refusal."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.errors import Unreadable
from reports.interchange import from_json, to_json
from reports.readers import read_unguarded
from tests.bench.fuzz_readers import SLOWEST_SECONDS, run
from tests.reports.hostile import document, docx, paragraph

SNIPPETS = (
    "CHƯƠNG TRÌNH", "BÁO CÁO", "Làm việc năm 2025", "-----", "I. PHẦN", "II- PHẦN", "C. PHẦN", "1. Hội nghị A",
    "1. Hội nghị A lần thứ 2 (tháng 3/2025)", "(1) Việc.", "1.1. Mục", "a) Ý", "- Ý;", "+ Ý", "Nơi nhận:",
    "T/M TỈNH ỦY", "Số   -CTr/TU", "Dự thảo", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Mẫu, ngày 1 tháng 2 năm 2025",
    "Cơ quan chủ trì tham mưu: Ban A mục (1) và (2).", "Tổng kết các văn bản:", "Trên đây là", "[1] Chú thích", "A[1]",
    "[^1]", "**", "MẬT", "\t", "  ", "đoạn văn thường", "Từ 7h30 đến 8h", "\u202e", "\ufffd", "[\x02]", "(ngày 5/3)",
    "Chỉ thị số 42-CT/TW, ngày 24/3/2020 của Ban Bí thư về A",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=20), max_size=25).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", "\t", "\r\n"]).map(lambda by: by.join(parts))
)
TAGS = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>A</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>", "<w:br/>", "<w:tab/>", '<w:gridSpan w:val="x"/>', '<w:footnoteReference w:id="9"/>', "<w:sym/>",
    '<w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr></w:pPr>', "<w:del/>", "<w:sdt/>", "&amp;",
    "<w:rPr><w:vanish/></w:rPr>", "<w:pPr/>", "<w:txbxContent/>", "&#0;", "<!-- -->", "<?x?>", "]]>",
)  # fmt: skip
BASE = docx("".join(paragraph(text) for text in SNIPPETS if text.isprintable()))


def answer(data: bytes) -> str:
    """ "read", or the code of the refusal; every other exception fails the test."""
    try:
        tree = read_unguarded(data).tree
    except Unreadable as refused:
        return refused.code
    from_json(json.loads(json.dumps(to_json(tree))))
    return "read"


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    assert answer(text.encode("utf-8", "surrogatepass")) != "unknown"


@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_arrangement_of_word_elements_is_read_or_refused(body: str) -> None:
    assert answer(docx(main=document(paragraph("A") + body))) != "unknown"


@given(
    st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), max_size=12),
    st.integers(1, len(BASE)),
)
@settings(max_examples=200, deadline=None)
def test_a_word_file_with_changed_or_missing_bytes_is_read_or_refused(
    changes: list[tuple[int, int]], length: int
) -> None:
    data = bytearray(BASE)
    for place, value in changes:
        data[place] = value
    assert answer(bytes(data)) != "unknown"
    assert answer(bytes(data[:length])) != "unknown"


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert answer(data) != "unknown"


def test_damaged_papers_are_read_or_refused() -> None:
    answers, failures, slowest = run(120, seed=7)
    assert failures == []
    assert sum(answers.values()) == 120
    assert slowest < SLOWEST_SECONDS
