"""Words typed twice are found; reduplication and words that meet are not."""

from __future__ import annotations

import pytest

from programme.checks.doubled_words import doubled_syllables, doubled_words
from tests.programme.checks.passages import marked, passage, passages


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tiếp tục thực hiện thực hiện các văn bản.", ("thực hiện thực hiện", "thực hiện")),
        ("Thực hiện thực hiện các văn bản.", ("Thực hiện thực hiện", "Thực hiện")),
        ("phát thải thấp gắn với với tăng trưởng xanh", ("với với", "với")),
        ("xấu, độc trên  trên không gian mạng", ("trên  trên", "trên")),
        ("Đề án số 08-ĐA/TU ngày ngày 16/10/2023", ("ngày ngày", "ngày")),
        ("tổng kết chuyên đề chuyên đề năm 2022", ("chuyên đề chuyên đề", "chuyên đề")),
        (
            "của Ban Thường vụ của Ban Thường vụ Tỉnh uỷ",
            ("của Ban Thường vụ của Ban Thường vụ", "của Ban Thường vụ"),
        ),
    ],
)
def test_a_row_of_words_typed_twice_is_found_once_with_its_mending(
    text: str, found: tuple[str, str]
) -> None:
    assert marked(doubled_words(passage(text))) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Luôn luôn gương mẫu, dần dần từng bước, ngày ngày phục vụ, người người thi đua.",
        "năm năm qua, tháng tháng họp, nhà nhà vui, ngành ngành cùng làm, song song với việc học",
        "vốn đầu tư tư nhân và giao thông thông minh",
        "Tờ trình trình Ban Chấp hành; đại biểu biểu quyết; theo quy định định kỳ",
        "Đại hội Hội Nông dân tỉnh; bảo đảm an toàn toàn diện; đánh giá giá trị",
        "cấp uỷ, cấp uỷ viên; của tỉnh, của huyện; 2025 2025",
        "Đảng uỷ xã, xã Vị Thanh; tổ chức chức năng; đơn vị vị trí việc làm",
        "làm ngày ngày càng tốt hơn",
        "từng bước, từng bước một",
        "",
    ],
)
def test_reduplication_and_words_that_meet_are_right(text: str) -> None:
    assert doubled_words(passage(text)) == []


def test_the_sentence_says_what_and_what_to_do() -> None:
    [found] = doubled_words(passage("gắn với với tăng trưởng", "II.2.1"))
    assert found.message == "Từ “với” bị lặp hai lần liền nhau. Hãy bỏ một lần."
    assert (found.where, found.about) == ("II.2.1", "gắn với với tăng trưởng")
    assert found.mended_text == "gắn với tăng trưởng"


def test_a_syllable_doubled_in_a_phrase_known_from_elsewhere_is_found() -> None:
    texts = passages("chào mừng Đại hội hội đảng bộ các cấp", "chỉ đạo đại hội đảng bộ các cấp")
    assert marked(doubled_syllables(texts)) == [("hội hội", "hội")]


@pytest.mark.parametrize(
    "texts",
    [
        ("chào mừng Đại hội hội đảng bộ các cấp",),
        ("Tờ trình trình Ban Chấp hành", "Tờ trình Ban Thường vụ", "Trình Ban Chấp hành"),
        ("vốn đầu tư tư nhân", "kinh tế tư nhân"),
        ("sống ngày ngày càng tốt", "ngày càng tốt"),
    ],
)
def test_a_syllable_doubled_where_two_words_may_meet_is_left_alone(texts: tuple[str, ...]) -> None:
    assert doubled_syllables(passages(*texts)) == []
