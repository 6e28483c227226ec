"""The build of Vietnamese syllables: what may be one, and where its tone stands."""

from __future__ import annotations

import pytest

from programme.checks.syllables import is_syllable, with_tone_in_place

RIGHT = (
    "uỷ ủy hoà hòa khoá khóa thuý thúy quý quí quốc quyết quả quân quy giá già gì gìn giếng giết gia"
    " nghiêng nguyễn khuỷu huỳnh thuở yêu yếu yểm ý đảng ngành nghề kiểm cấp gặp ghế xoong khuya"
    " khoẻ khỏe ngoằn tuyên truyền tuần huân luật chuẩn thuế huệ rượu hươu lưỡi mười ruộng buổi"
    " thuốc tuột bước được người thương sách ích ếch huých loanh quanh quýt khuyết oai xoáy ngoéo"
    " boóc rưng ưa lừa cửa chịu đều ở ạ i"
)


@pytest.mark.parametrize("word", RIGHT.split())
def test_words_of_the_language_are_syllables(word: str) -> None:
    assert is_syllable(word) is True


@pytest.mark.parametrize(
    "word",
    [
        "cuả",
        "nghành",
        "câ",
        "tac",
        "ngiên",
        "cỉnh",
        "kà",
        "thựchiện",
        "qúa",
        "tòan",
        "lọai",
        "nguời",
    ],
)
def test_slips_of_the_keys_are_none(word: str) -> None:
    assert is_syllable(word) is False


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("cuả", "của"),
        ("tòan", "toàn"),
        ("lọai", "loại"),
        ("gía", "giá"),
        ("qúa", "quá"),
        ("của", None),
        ("hòa", None),
        ("uỷ", None),
        ("nghành", None),
        ("tac", None),
    ],
)
def test_a_misplaced_tone_has_one_right_place(typed: str, right: str | None) -> None:
    assert with_tone_in_place(typed) == right
