"""Citations found in running text and written again."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.citations import (
    Citation,
    find,
    first_mention,
    format_mention,
    later_mention,
    parse_one,
    symbol_agrees,
)
from programme.directive_kinds import SYMBOLS_BY_KIND
from programme.vietnamese import fold_spaces, nfc
from tests.timing import least_seconds

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"

INSTRUCTION = Citation(
    "Chỉ thị",
    "42",
    "CT/TW",
    date(2020, 3, 24),
    "Ban Bí thư",
    "",
    "tăng cường công tác phòng ngừa thiên tai",
)


def codes(text: str) -> list[str]:
    return [mention.citation.code for mention in find(text)]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        (
            "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về tăng cường công tác phòng ngừa thiên tai",
            INSTRUCTION,
        ),
        (
            "Chỉ thị 46-CT/TW, ngày 27/7/2010 của Ban Bí thư (khóa X) về “Chống văn hóa độc hại”",
            Citation("Chỉ thị", "46", "CT/TW", date(2010, 7, 27), "Ban Bí thư", "X", "Chống văn hóa độc hại"),
        ),
        (
            "Chỉ thị số 22-CT/TU ngày 13/7/2022 của Ban Thường vụ Tỉnh ủy “về đội ngũ cán bộ vững vàng; tốt”",
            Citation("Chỉ thị", "22", "CT/TU", date(2022, 7, 13), "Ban Thường vụ Tỉnh ủy", "", "đội ngũ cán bộ vững vàng; tốt"),
        ),
        (
            'Hướng dẫn số 05-HD/VPTW ngày 27/5/2026 của Văn phòng Trung ương Đảng về "thể thức"',
            Citation("Hướng dẫn", "05", "HD/VPTW", date(2026, 5, 27), "Văn phòng Trung ương Đảng", "", "thể thức"),
        ),
        ("Nghị quyết số 99/2023/QH15 của Quốc hội", Citation("Nghị quyết", "99/2023", "QH15", None, "Quốc hội")),
        (
            "Chương trình số 1735/CTr-UBND ngày 15/12/2020 về bảo vệ môi trường",
            Citation("Chương trình", "1735", "CTr-UBND", date(2020, 12, 15), "", "", "bảo vệ môi trường"),
        ),
        (
            "Quy định số 08-QĐi/TW ngày 25/10/2018 của Ban Chấp hành Trung ương khoá XII",
            Citation("Quy định", "08", "QĐi/TW", date(2018, 10, 25), "Ban Chấp hành Trung ương", "XII"),
        ),
        (
            "Quy định số 1119-QĐ/TU ngày 01/6/2022 của Ban Thường vụ Tỉnh ủy",
            Citation("Quy định", "1119", "QĐ/TU", date(2022, 6, 1), "Ban Thường vụ Tỉnh ủy"),
        ),
        ("Nghị quyết số 28/2021/NQ-HĐND ngày 09/12/2021", Citation("Nghị quyết", "28/2021", "NQ-HĐND", date(2021, 12, 9))),
        (
            "Thông báo số 772-TB/VPTU ngày 24/10/2023 của Văn phòng Tỉnh ủy) tại buổi làm việc",
            Citation("Thông báo", "772", "TB/VPTU", date(2023, 10, 24), "Văn phòng Tỉnh ủy"),
        ),
        (
            "Nghị quyết số 20-NQ/TW ngày 16/6/2022 của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII về kinh tế tập thể",
            Citation(
                "Nghị quyết", "20", "NQ/TW", date(2022, 6, 16),
                "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng", "XIII", "kinh tế tập thể",
            ),
        ),
        (
            "Nghị quyết số 45-NQ/TW ngày 24/11/2023 Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII vào Chương trình",
            Citation(
                "Nghị quyết", "45", "NQ/TW", date(2023, 11, 24),
                "Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng", "XIII",
            ),
        ),
        (
            "Chỉ thị số 42 – CT / TW, ngày 07 tháng 02 năm 2023 của Ban Bí thư, về việc tăng cường",
            Citation("Chỉ thị", "42", "CT/TW", date(2023, 2, 7), "Ban Bí thư", "", "tăng cường"),
        ),
        ("Chỉ thị 42/CT-TW ngày 05.02.2015", Citation("Chỉ thị", "42", "CT-TW", date(2015, 2, 5))),
        ("Chỉ thị số 41-CT/TW ngày 05-3-2024", Citation("Chỉ thị", "41", "CT/TW", date(2024, 3, 5))),
        ("Kế hoạch số 12-KH/TU ngày 31/02/2024", Citation("Kế hoạch", "12", "KH/TU")),
        (
            "Đề án số 08-ĐA/TU ngày ngày 16/10/2023 nâng cao chất lượng tuyên truyền; Quy định",
            Citation("Đề án", "08", "ĐA/TU", date(2023, 10, 16), "", "", "nâng cao chất lượng tuyên truyền"),
        ),
        (
            "Chương trình hành động số 60-CTr/TU của Ban Chấp hành Đảng bộ tỉnh ngày 12/10/2021 về chuyển đổi số",
            Citation("Chương trình", "60", "CTr/TU", date(2021, 10, 12), "Ban Chấp hành Đảng bộ tỉnh", "", "chuyển đổi số"),
        ),
        (
            "Luật Cán bộ, công chức số 22/2008/QH12 ngày 13/11/2008 của Quốc hội",
            Citation("Luật", "22/2008", "QH12", date(2008, 11, 13), "Quốc hội"),
        ),
        (
            "Quyết định số 1010/QĐ-TTg ngày 10/8/2018 của Thủ tướng Chính phủ phê duyệt Đề án sắp xếp",
            Citation("Quyết định", "1010", "QĐ-TTg", date(2018, 8, 10), "Thủ tướng Chính phủ", "", "phê duyệt Đề án sắp xếp"),
        ),
        (
            "CHỈ THỊ SỐ 42-CT/TW NGÀY 24/3/2020 CỦA BAN BÍ THƯ VỀ THIÊN TAI",
            Citation("Chỉ thị", "42", "CT/TW", date(2020, 3, 24), "BAN BÍ THƯ", "", "THIÊN TAI"),
        ),
        ("Thông báo kết luận số 88-TB/TU", Citation("Thông báo", "88", "TB/TU")),
        ("Thông báo Kết luận số 88-KL/TW", Citation("Kết luận", "88", "KL/TW")),
        (
            "Quyết định số 5-QĐ/TU của Ban Tuyên giáo và Dân vận Tỉnh ủy và Kế hoạch",
            Citation("Quyết định", "5", "QĐ/TU", None, "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ),
        ("42-CT/TW ngày 24/3/2020", Citation("Chỉ thị", "42", "CT/TW", date(2020, 3, 24))),
    ],
)  # fmt: skip
def test_every_printed_form_is_understood(text, citation):
    assert parse_one(text) == citation


def test_numbers_that_share_a_symbol_share_date_and_issuer():
    found = find("theo Quyết định số 217, 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.")
    day = date(2013, 12, 12)
    assert [mention.citation for mention in found] == [
        Citation("Quyết định", "217", "QĐ/TW", day, "Bộ Chính trị"),
        Citation("Quyết định", "218", "QĐ/TW", day, "Bộ Chính trị"),
    ]
    assert [(mention.start, mention.end) for mention in found] == [(5, 22), (24, 66)]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII",
        "Nghị quyết số 18-NQ/TW và số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII",
        "Nghị quyết số 18-NQ/TW, 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII",
        "các Nghị quyết số 18 và 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII",
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII",
    ],
)
def test_joined_references_of_one_kind_take_what_the_last_one_prints(text):
    day, issuer = date(2017, 10, 25), "Ban Chấp hành Trung ương"
    assert [mention.citation for mention in find(text)] == [
        Citation("Nghị quyết", "18", "NQ/TW", day, issuer, "XII"),
        Citation("Nghị quyết", "19", "NQ/TW", day, issuer, "XII"),
    ]


def test_references_of_two_kinds_share_nothing():
    found = find("Nghị quyết số 18-NQ/TW và Chỉ thị số 19-CT/TW ngày 25/10/2017 của Ban Bí thư")
    assert found[0].citation == Citation("Nghị quyết", "18", "NQ/TW")


def test_a_citation_inside_a_subject_is_found_too():
    text = "Kết luận số 91-KL/TW ngày 12/8/2024 của Bộ Chính trị tiếp tục thực hiện Nghị quyết số 29-NQ/TW. Đẩy mạnh"
    outer, inner = find(text)
    assert (outer.citation.subject, inner.citation.code) == (
        "tiếp tục thực hiện Nghị quyết số 29-NQ/TW",
        "29-NQ/TW",
    )
    assert text[outer.start : outer.end] == text.partition(". Đẩy")[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hội nghị lần thứ 21, HIV/AIDS, 24/7, giai đoạn 2021 - 2025, Covid-19, 5G",
        "Luật Giáo dục 2019, Nghị quyết Đại hội XIII và Chương trình của Tỉnh ủy",
        "ngày 24/3/2020, quý I/2025, 1.320 đảng viên",
    ],
)
def test_what_has_no_number_and_symbol_is_no_reference(text):
    assert find(text) == ()
    assert parse_one(text) is None


def test_codes_join_number_and_symbol_as_their_authority_does():
    assert (Citation("Chỉ thị", "42", "CT/TW").code, Citation("Luật", "22/2008", "QH12").code) == (
        "42-CT/TW",
        "22/2008/QH12",
    )
    assert Citation("Chương trình", "1735", "CTr-UBND").code == "1735/CTr-UBND"


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 41-CT/TW, ngày 05/02/2015 của Ban Bí thư Trung ương Đảng (khóa XI) về việc “Tăng cường lễ hội”",
        "Chỉ thị 46-CT/TW, ngày 27/7/2010 của Ban Bí thư (khóa X) về “Chống sự xâm nhập”",
        "chỉ thị số 05 -CT/TW ngày 15/5/2016 của Bộ Chính trị “về đẩy mạnh học tập”",
        "Chương trình số 03/CTr-UBND ngày 13 tháng 01 năm 2021 về phát triển công nghiệp",
        "Đề án số 01-ĐA/TU (ngày 29/6/2021) của Tỉnh ủy khoá XIV, nhiệm kỳ 2020 - 2025 về cán bộ trẻ",
        "Kế hoạch số 60-KH/TU của Tỉnh ủy ngày 12/10/2021 về chuyển đổi số",
        "42-CT/TW",
    ],
)
def test_a_mention_is_written_again_in_the_same_words(text):
    (mention,) = find(text)
    assert (mention.start, mention.end, format_mention(mention)) == (0, len(text), text)


SYMBOLS = sorted(
    (kind, heads[0])
    for kind, heads in SYMBOLS_BY_KIND.items()
    if kind not in ("Luật", "Bộ luật", "Pháp lệnh")
)


@given(
    st.sampled_from(SYMBOLS),
    st.integers(1, 9999),
    st.sampled_from(["/TW", "/TU", "/VPTU", "-UBND", "-CP"]),
    st.dates(date(1945, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["", "Bộ Chính trị", "Ban Thường vụ Tỉnh ủy", "Ủy ban nhân dân tỉnh"]),
    st.sampled_from(["", "IX", "XIII"]),
    st.sampled_from(["", "luân chuyển cán bộ", "phòng, chống tham nhũng"]),
    st.booleans(),
)
def test_a_first_mention_reads_back_as_the_citation(
    kind, number, authority, day, issuer, term, subject, comma
):
    name, head = kind
    citation = Citation(
        name, f"{number:02d}", head + authority, day, issuer, term if issuer else "", subject
    )
    text = first_mention(citation, comma=comma)
    (mention,) = find(text)
    assert mention.citation == citation
    assert format_mention(mention) == text
    assert mention.form.comma_before_date is comma


def test_the_first_mention_is_full_and_later_ones_short():
    assert first_mention(INSTRUCTION) == (
        "Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư về tăng cường công tác phòng ngừa thiên tai"
    )
    assert first_mention(INSTRUCTION, comma=True).startswith(
        "Chỉ thị số 42-CT/TW, ngày 24/3/2020 của"
    )
    assert later_mention(INSTRUCTION) == "Chỉ thị số 42-CT/TW"
    assert (
        first_mention(Citation("Kết luận", "7", "KL/TW", term="XI"))
        == "Kết luận số 7-KL/TW khoá XI"
    )


def test_the_form_tells_how_it_was_printed():
    first, second = find(
        "Chỉ thị số 1-CT/TW, ngày 05/02/2015; Chỉ thị 2-CT/TW ngày 05/02/2015 về “A b”"
    )
    assert (first.form.has_so, first.form.comma_before_date, first.form.has_about) == (
        True,
        True,
        False,
    )
    assert (second.form.has_so, second.form.comma_before_date, second.form.quoted) == (
        False,
        False,
        True,
    )


def test_a_regulation_with_the_symbol_of_an_instruction_disagrees():
    citation = parse_one("Quy định số 144-CT/TW ngày 09/5/2024 của Bộ Chính trị")
    assert citation is not None
    assert symbol_agrees(citation.kind, citation.symbol, citation.date) is False


@given(st.text(alphabet='số 1-CT/TW về“”"().;,ngày của Ban Bí thư\n', max_size=300))
def test_any_text_is_read_without_an_error_and_in_order(text):
    mentions = find(text)
    assert all(0 <= mention.start < mention.end <= len(nfc(text)) for mention in mentions)


@pytest.mark.parametrize(
    "piece",
    [
        "số 1-",
        "số 1-CT/TW về ",
        "1, ",
        " ",
        "(",
        "“",
        "1-CT/TW (",
        "của Ban ",
        "Quyết định 1, 2 và ",
        "1-CT/TW" + " " * 99,
    ],
)
def test_a_hostile_text_of_100_kb_takes_no_more_than_linear_time(piece):
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        return least_seconds(lambda: find(text))

    # Quadratic reading would need a hundred times the time of a tenth of the text.
    assert seconds(100_000) < max(1.0, 30 * seconds(10_000))


def seed(number: int) -> dict[str, list[dict[str, str]]]:
    path = SEEDS / f"seed-{number:03d}.json"
    if not path.exists():
        pytest.skip("the acceptance data is not here")
    document: dict[str, list[dict[str, str]]] = json.loads(path.read_text(encoding="utf-8"))
    return document


def texts_of(document: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    texts = {f"fn{note['mark']}": note["text"] for note in document["footnotes"]}
    for key in ("slots", "other_paragraphs", "items"):
        texts.update({row["path"]: row["text"] for row in document[key]})
    return texts


def plain(value: str | None) -> str:
    return fold_spaces(nfc(value or ""))


@pytest.mark.parametrize("number", range(5))
def test_the_references_of_the_five_documents_are_found_exactly(number):
    document = seed(number)
    keys = ("at", "type", "number", "symbol", "date", "issuer", "term", "subject")
    expected = Counter(tuple(plain(row[key]) for key in keys) for row in document["directives"])
    found: Counter[tuple[str, ...]] = Counter()
    for path, text in texts_of(document).items():
        for mention in find(text):
            cited = mention.citation
            found[
                path, cited.kind, cited.number, cited.symbol, str(cited.date or ""),
                cited.issuer, cited.term, plain(cited.subject),
            ] += 1  # fmt: skip
    assert found == expected


@pytest.mark.parametrize("number", range(5))
def test_every_mention_of_the_five_documents_is_written_again_in_the_same_words(number):
    for text in map(nfc, texts_of(seed(number)).values()):
        for mention in find(text):
            assert format_mention(mention) == text[mention.start : mention.end]
