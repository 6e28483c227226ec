"""One Unicode form, one search key and one spelling profile for Vietnamese text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.vietnamese import (
    SpellingProfile,
    capitalise_first,
    first_words,
    fold_spaces,
    from_roman,
    lower_first,
    nfc,
    prevailing_profile,
    profile_of,
    respell,
    roman,
    search_key,
)


def test_combining_marks_become_whole_letters():
    assert nfc(unicodedata.normalize("NFD", "Tỉnh ủy Hậu Giang")) == "Tỉnh ủy Hậu Giang"


def test_control_bidi_and_zero_width_characters_do_not_enter():
    assert nfc("số\u200b 42\u202e-CT\x00/TW\x1b\ufeff\u00ad\ud800") == "số 42-CT/TW"


def test_line_ends_and_tabs_stay():
    assert nfc("một\r\nhai\tba\u2028bốn") == "một\nhai\tba\nbốn"


def test_no_break_spaces_become_plain_spaces():
    assert nfc("quý\u00a0I\u202fnăm\u20072025") == "quý I năm 2025"


@given(st.text())
def test_what_entered_once_enters_again_unchanged(text):
    assert nfc(nfc(text)) == nfc(text)


def test_white_space_folds_to_single_spaces():
    assert fold_spaces("  của \u00a0 Bộ\nChính trị ") == "của Bộ Chính trị"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đảng ủy", "dang uy"),
        ("Đảng uỷ", "dang uy"),
        ("hoà bình", "hoa binh"),
        ("hòa bình", "hoa binh"),
        ("Chỉ thị số 42-CT/TW", "chi thi so 42-ct/tw"),
        ("42 – CT / TW", "42-ct/tw"),
        ("1735/CTr-UBND", "1735/ctr-ubnd"),
        ("“Học tập”,  làm theo…", "hoc tap lam theo"),
        ("1.320 đảng viên", "1.320 dang vien"),
        ("- Văn phòng Tỉnh ủy.", "van phong tinh uy"),
        ("NFD: " + unicodedata.normalize("NFD", "quý"), "nfd quy"),
        ("", ""),
    ],
)
def test_the_search_key_forgets_marks_case_and_punctuation(text, key):
    assert search_key(text) == key


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ủy", "uỷ"),
        ("Tỉnh ủy", "Tỉnh uỷ"),
        ("TỈNH ỦY", "TỈNH UỶ"),
        ("Ủy ban", "Uỷ ban"),
        ("khóa XIV", "khoá XIV"),
        ("hòa, hóa, họa", "hoà, hoá, hoạ"),
        ("thúy tùy lũy", "thuý tuỳ luỹ"),
        ("khỏe", "khoẻ"),
        ("HÓA", "HOÁ"),
    ],
)
def test_open_syllables_change_between_the_two_spellings(old, new):
    assert (respell(old, SpellingProfile.NEW), respell(new, SpellingProfile.OLD)) == (new, old)


@pytest.mark.parametrize(
    "word", ["quý", "quỷ", "QUÝ", "toán", "hoàn", "huỳnh", "loài", "ngoáy", "thuế", "tuyến", "quá"]
)
def test_qu_and_closed_syllables_keep_their_marks(word):
    assert (respell(word, SpellingProfile.NEW), respell(word, SpellingProfile.OLD)) == (word, word)


def test_the_mixed_profile_changes_nothing():
    assert respell("ủy, uỷ", SpellingProfile.MIXED) == "ủy, uỷ"


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("Tỉnh ủy khóa XIV", SpellingProfile.OLD),
        ("Tỉnh uỷ khoá XIV", SpellingProfile.NEW),
        ("Tỉnh ủy, cụ thể hoá", SpellingProfile.MIXED),
        ("quý I, toàn tỉnh", None),
    ],
)
def test_the_profile_of_a_text_is_told_by_its_open_syllables(text, profile):
    assert profile_of(text) is profile


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        ("Tỉnh ủy khóa XIV, Thành uỷ", SpellingProfile.OLD),
        ("Tỉnh uỷ khoá XIV, Thành ủy", SpellingProfile.NEW),
        ("Tỉnh ủy, cụ thể hoá", None),
        ("quý I, toàn tỉnh", None),
    ],
)
def test_the_prevailing_profile_is_that_of_most_words(text, profile):
    assert prevailing_profile(text) is profile


@given(st.text(alphabet="qhkoaeuyỳýỷỹỵòóỏõọàáảãạèéẻẽẹùúủũụ OAUYỦỶÝn", max_size=30))
def test_respelling_there_and_back_is_stable(text):
    new = respell(text, SpellingProfile.NEW)
    assert respell(respell(new, SpellingProfile.OLD), SpellingProfile.NEW) == new
    assert profile_of(new) in (None, SpellingProfile.NEW)


@pytest.mark.parametrize(
    ("number", "signs"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (21, "XXI"), (1944, "MCMXLIV")],
)
def test_roman_numbers_are_written_and_read(number, signs):
    assert (roman(number), from_roman(signs)) == (signs, number)


def test_a_number_without_roman_form_stays_in_digits():
    assert (roman(0), roman(4000), roman(-3)) == ("0", "4000", "-3")


@pytest.mark.parametrize("text", ["", "IIII", "VX", "Hậu", "I.", "12"])
def test_what_is_no_roman_number_reads_as_none(text):
    assert from_roman(text) is None


@given(st.integers(1, 3999))
def test_every_roman_number_reads_back(number):
    assert from_roman(roman(number).lower()) == number


def test_the_first_letter_changes_alone():
    assert (capitalise_first("ủy ban"), lower_first("Làm việc")) == ("Ủy ban", "làm việc")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Công tác cán bộ", "Công tác cán bộ"),
        ("Công tác cán bộ quý I", "Công tác cán…"),
        ("x" * 40, f"{'x' * 14}…"),
        ("", ""),
    ],
)
def test_a_long_text_is_cut_between_words_and_an_endless_word_within(text: str, shown: str) -> None:
    assert first_words(text, 15) == shown
